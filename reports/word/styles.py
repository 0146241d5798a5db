"""The styles of the Word twin under the names that Word knows, and the fonts of a 公文.

Sizes and places are those of the PDF (GB/T 9704-2012); a PC without a font takes the next of its
row in the font table.
"""

from dataclasses import dataclass
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from reports.word.markup import FIGURE_KEY, HALF_POINTS, tag, twips, value

SIZE: Final = 16.0
"""3号."""
_CLOSER: Final = -0.25
"""In points: 28 characters of 3号 fit the line only when they are drawn together a little.

A character grid would say the same to Word, but LibreOffice spreads the text over one.
"""
PITCH: Final = 28.95
"""22 lines fill the page."""
EM: Final = 442.2 / 28
"""What a character of the text takes on the grid, in points."""
RED: Final = "D7000F"

XIAOBIAOSONG, FANGSONG, HEITI, KAITI, SONGTI = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
FALLBACKS: Final = {
    XIAOBIAOSONG: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,SimSun",
    FANGSONG: "仿宋,FangSong",
    HEITI: "SimHei",
    KAITI: "楷体,KaiTi",
    SONGTI: "SimSun",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; lengths in points, `indent` in characters.

    Args:
        id: by which paragraphs name it.
        name: under which Word shows it; its own names are translated by Word.
        line: exact height of its lines; 0 lets a picture be as high as it is.
        level: in the outline of the document from 0, or None.
        with_next: never last on a page.
    """

    id: str
    name: str
    font: str = FANGSONG
    size: float = SIZE
    line: float = PITCH
    align: str = "both"
    indent: int = 0
    before: float = 0
    after: float = 0
    level: int | None = None
    with_next: bool = False
    ink: str = ""


NORMAL = "Normal"
BODY, FLUSH, TITLE, SUBTITLE = "BodyText", "Salutation", "Title", "Subtitle"
HEADINGS: Final = {1: "Heading1", 2: "Heading2"}
ANNEX, ANNEX_TITLE, CAPTION, NOTE = "Annex", "AnnexTitle", "Caption", "Note"
SIGNATURE, DATE, MARK, NUMBER, URGENCY = "Signature", "Date", "Mark", "PaperNumber", "Urgency"
DENSE, LARGE, ROOMY = "TableDense", "TableLarge", "TableRoomy"
PICTURE, GAP, COLOPHON, FOOTER, HEADER = "Picture", "Gap", "Colophon", "Footer", "Header"
CARD_NAME, CARD_NOTE = "CardName", "CardNote"
LEAD = "Lead"

STYLES: Final = (
    Style(NORMAL, "Normal"),
    Style(BODY, "Body Text", indent=2),
    Style(FLUSH, "Salutation"),
    Style(TITLE, "Title", XIAOBIAOSONG, 22, align="center", with_next=True),
    Style(SUBTITLE, "Subtitle", KAITI, align="center"),
    Style(HEADINGS[1], "heading 1", HEITI, indent=2, level=0, with_next=True),
    Style(HEADINGS[2], "heading 2", KAITI, indent=2, level=1, with_next=True),
    Style(ANNEX, "附件", HEITI, level=0, with_next=True),
    Style(ANNEX_TITLE, "附件标题", XIAOBIAOSONG, 22, align="center", before=PITCH, with_next=True),
    Style(CAPTION, "caption", HEITI, 10.5, 15, "center", with_next=True),
    Style(NOTE, "注", KAITI, 10.5, 15, after=6),
    Style(SIGNATURE, "Signature", align="right"),
    Style(DATE, "Date", align="right"),
    Style(MARK, "发文机关标志", XIAOBIAOSONG, 30, 40, "center", with_next=True, ink=RED),
    Style(NUMBER, "发文字号", align="center", with_next=True),
    Style(URGENCY, "紧急程度", HEITI, align="left", with_next=True),
    Style(DENSE, "表格小字", size=9, line=12.5),
    Style(LARGE, "表格", size=10.5, line=14.5),
    Style(ROOMY, "填写表格", size=12, line=16),
    Style(PICTURE, "图", line=0, align="center"),
    Style(CARD_NAME, "名片姓名", HEITI, 12, 16, "center"),
    Style(CARD_NOTE, "名片职务", size=8, line=10.5, align="center", after=8),
    Style(GAP, "间隔", size=1, line=1),
    Style(COLOPHON, "版记", size=14, line=21, align="left"),
    Style(FOOTER, "footer", SONGTI, 14, 14, "left"),
    Style(HEADER, "header", HEITI, 10.5, 14, "center", ink="808080"),
)


def style_sheet() -> BaseOxmlElement:
    """All styles, and what every paragraph begins from."""
    language = tag("lang", val="zh-CN", eastAsia="zh-CN")
    return tag(
        "styles",
        tag(
            "docDefaults",
            tag("rPrDefault", tag("rPr", _fonts(FANGSONG), *_sizes(SIZE), language)),
            tag("pPrDefault"),
        ),
        *map(_paragraph_style, STYLES),
        tag(
            "style",
            value("name", "Default Paragraph Font"),
            type="character",
            styleId="DefaultParagraphFont",
            default=1,
        ),
        _character_style(LEAD, "引题", _fonts(HEITI)),
        _character_style(FIGURE_KEY, "数据编号", value("vertAlign", "superscript")),
    )


def font_table() -> BaseOxmlElement:
    """The fonts with what stands in for each on a PC that lacks it."""
    return tag("fonts", *(_font(name, others) for name, others in FALLBACKS.items()))


def _paragraph_style(style: Style) -> BaseOxmlElement:
    is_normal = style.id == NORMAL
    return tag(
        "style",
        value("name", style.name),
        None if is_normal else value("basedOn", NORMAL),
        None if style.level is None else value("next", BODY),
        tag("qFormat"),
        tag("pPr", *_paragraph_properties(style)),
        tag(
            "rPr",
            _fonts(style.font),
            value("color", style.ink) if style.ink else None,
            value("spacing", twips(_CLOSER) if style.size == SIZE else 0),
            *_sizes(style.size),
        ),
        type="paragraph",
        styleId=style.id,
        default=int(is_normal),
        customStyle=int(not style.name.isascii()),
    )


def _paragraph_properties(style: Style) -> list[BaseOxmlElement | None]:
    chars, wide = style.indent * 100, twips(style.indent * EM)
    return [
        *((tag("keepNext"), tag("keepLines")) if style.with_next else ()),
        *(_habits() if style.id == NORMAL else ()),
        _spacing(style),
        tag("ind", firstLineChars=chars, firstLine=wide) if chars else None,
        value("jc", style.align),
        None if style.level is None else value("outlineLvl", style.level),
    ]


_OFF: Final = ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
"""Of paragraphs: their lines are as high as the grid of the page, but tables are not on it."""


def _habits() -> list[BaseOxmlElement]:
    """No single lines, no mark at the wrong end of a line or beyond it, no gaps around digits."""
    off = [value(name, 0) for name in _OFF]
    return [tag("widowControl"), tag("kinsoku"), *off]


def _spacing(style: Style) -> BaseOxmlElement:
    line, rule = (twips(style.line), "exact") if style.line else (240, "auto")
    around = {"before": twips(style.before), "after": twips(style.after)}
    return tag("spacing", **around, line=line, lineRule=rule)


def _character_style(key: str, name: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    return tag(
        "style",
        value("name", name),
        tag("qFormat"),
        tag("rPr", *properties),
        type="character",
        styleId=key,
        customStyle=1,
    )


def _fonts(name: str) -> BaseOxmlElement:
    return tag("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _sizes(points: float) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    half = round(points * HALF_POINTS)
    return value("sz", half), value("szCs", half)


def _font(name: str, others: str) -> BaseOxmlElement:
    return tag(
        "font",
        value("altName", others),
        value("charset", "86"),
        value("family", "auto"),
        value("pitch", "default"),
        name=name,
    )
