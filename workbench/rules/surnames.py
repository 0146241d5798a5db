"""Surnames of more than one character, and those that are read otherwise than the word."""

COMPOUND = frozenset({
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯",
    "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙",
    "仲孙", "轩辕", "令狐", "钟离", "宇文", "长孙", "慕容", "鲜于", "闾丘", "司空", "端木",
    "呼延", "拓跋", "百里", "东郭", "南门", "西门", "第五", "单于", "夹谷", "纳兰", "完颜",
})  # fmt: skip
"""Surnames of two characters: those of 百家姓 and those still borne."""

READINGS = {
    "单": "shan4", "曾": "zeng1", "解": "xie4", "仇": "qiu2", "查": "zha1", "任": "ren2",
    "朴": "piao2", "盖": "ge3", "区": "ou1", "繁": "po2", "乐": "yue4", "纪": "ji3",
    "翟": "zhai2", "葛": "ge3", "缪": "miao4", "洗": "xian3", "员": "yun4", "华": "hua4",
    "覃": "qin2", "隗": "wei3", "召": "shao4", "秘": "bi4", "燕": "yan1", "那": "na1",
    "牟": "mu4", "种": "chong2", "卜": "bu3", "薄": "bo2", "祭": "zhai4", "哈": "ha3",
    "万俟": "mo4 qi2", "尉迟": "yu4 chi2", "单于": "chan2 yu2", "长孙": "zhang3 sun1",
    "澹台": "tan2 tai2", "令狐": "ling2 hu2", "鲜于": "xian1 yu2",
}  # fmt: skip
"""Where the usual reading as a surname is not the first one as a word; tones by number."""


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name, as far as sorting and reading need them.

    Only for that: the person's name is kept whole. A name of several parts (with “·”) is not
    split; a surname of two characters leaves at least one for the given name.
    """
    if not name.isalnum():
        return "", name
    size = 2 if name[:2] in COMPOUND and name[2:] else 1
    return name[:size], name[size:]
