"""What kind of word stands in a list of people: a role, a title, a name."""

import re
import unicodedata

from workbench.rules.minutes.script import plain

ROLES = ("常务副组长", "副组长", "组长", "成员", "联络员")
ROLE_WORD = "|".join(r"\s*".join(role) for role in ROLES)
TITLES = (
    "书记|市长|区长|县长|旗长|盟长|镇长|乡长|局长|主任|部长|校长|院长|主席|处长|科长|股长|所长|站长|队长"
    "|馆长|台长|社长|会长|厅长|司长|秘书长|检察长|理事长|董事长|总经理|经理|总监|行长|常委|委员|成员|科员"
    "|调研员|巡视员|专员|干事|干部|秘书|助理|负责人|工程师|教授|研究员|审判员|法官|检察官|会计师?|职员|顾问"
)
TITLE_IN = re.compile(rf"(?:{TITLES})(?:（[^（）]*）)?(?=[、，]|$)")
TITLE_END = re.compile(rf"(?:{TITLES})(?:（[^（）]*）)?$")
AUTHORITY = (
    "中共|呼和浩特|内蒙古|自治区|国家|市|区委|县委|旗委|党组|党委|党工委|管委会|办公室|机关|纪委|纪检"
    "|人大|政协|分管|原|兼"
)
TITLE_HEAD = rf"(?:常务|第一|执行)?副?(?:{TITLES})|[一二三四]级(?:主任|调研|巡视)"
BODY_END = re.compile(
    "(?:局|委|办|部|院|处|室|中心|学校|大学|公司|集团|银行|协会|联合会|政府|区|县|旗|厅)(?:（[^（）]*）)?$"
)
HAN = r"\u3007\u3400-\u9fff\U00020000-\U000323af"
NAME = rf"[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}}){{1,3}}|[{HAN}]{{2,8}}"
IMPOSSIBLE = re.compile(
    "[局委办部院处室厅府副区县旗市省]|单位|名单|小组|组长|通知|附件|备注|职务|姓名|合计|总计|小计|共计|电话|手机"
    "|序号|联系|联络|成员|如下|高级|党组|党委|工作|领导|同志|人员|无线|制表"
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁"
    "韦昌马苗凤花方俞任袁柳史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊甄曲"
    "封芮储靳段巫乌焦巴弓牧谷车侯全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白蒲从鄂索赖卓蔺"
    "屠蒙池乔胥能苍双闻莘党翟谭贡劳申扶冉宰雍桑桂牛寿通边燕冀尚农温庄晏柴瞿阎连习艾容向古易慎廖终衡步耿"
    "满弘匡文寇广禄阙欧师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰关相查荆红游权盖益桓公仝肖覃佟苟亢海闫"
    "斯阿买额布呼图娜萨特宝朝达哈其格策森道丹乃恩热伟照赛锡钢青苏浩毅图诺胜"
)
VACANT = frozenset({"待定", "暂缺", "空缺"})
DOTS = re.compile(rf"(?<=[{HAN}])\s*[•‧・∙⋅]\s*(?=[{HAN}])")
GENDER = re.compile(r"\s[男女](?=\s)")
PEOPLE = re.compile(
    r"\s(?:汉|蒙古?|满|回|藏|壮|朝鲜|达斡尔|鄂温克|鄂伦春|维吾尔)族?(?=\s)"
    r"|\s(?:19|20)[0-9]{2}[.年][0-9]{1,2}月?(?=\s)"
)
DASHES = re.compile(rf"(?<=[{HAN}])[-—–]+(?=[{HAN}0-9])")
PADDED = re.compile(rf"(?<![{HAN}·])([{HAN}])\s+(?=[{HAN}])")


def even_out(line: str) -> str:
    """A line in one form of each sign, with the blanks inside padded names (罗    青) taken out."""
    signs = DOTS.sub("·", plain(unicodedata.normalize("NFKC", line)).replace("\t", " ")).replace(
        "、、", "、"
    )
    for aside in (GENDER, PEOPLE, DASHES):
        signs = aside.sub(" ", signs)
    return PADDED.sub(r"\1", signs)


def role_of(text: str) -> str:
    """The role that a text consists of, "" for none."""
    word = re.sub(r"\s", "", text)
    return word if word in ROLES else ""


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name: Han characters, in several parts or one."""
    return bool(re.fullmatch(NAME, text)) and not IMPOSSIBLE.search(text)


def is_likely_name(text: str) -> bool:
    """Whether a text is probably a name: it begins as names do, or has a “·” inside."""
    return text in VACANT or (is_name(text) and (text[0] in SURNAMES or "·" in text))
