"""The sheet of GB/T 9704-2012 in Word: sections upright and landscape, numbers outside."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.document import DocumentPart

from reports.word.markup import Element, paragraph, run, tag, twips, value, words
from reports.word.styles import FOOTER, HEADER, HEITI, RED

MM: Final = 72 / 25.4
TEXT_WIDTH, TEXT_HEIGHT = 156 * MM, 225 * MM
_A4: Final = (210 * MM, 297 * MM)
_TOP, _RIGHT, _BOTTOM, _LEFT = 37 * MM, 26 * MM, 35 * MM, 28 * MM
_SMALL: Final = 14.0
"""Size of the page number; one character of it keeps it from the side."""
_NUMBER: Final = 28 * MM
"""Its middle from the lower edge of the upright sheet: 7 mm below the text."""
_LINE_PITCH: Final = 579
"""22 lines to the page."""
_HEAD: Final = 15 * MM
_RULES: Final = ((20 * MM + 2.0 + 1.6 + 0.7, 0.7), (20 * MM + 2.0, 2.0))
"""At the foot of a letter: upper edges from the lower edge of the sheet, and heights."""
_RULE_LENGTH: Final = 170 * MM
_WATERMARK: Final = (150 * MM, 24.0)
_VML: Final = (
    f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_LETTERS: Final = "_x0000_t136"
_SHAPE_OF_LETTERS: Final = (
    f'<v:shapetype {_VML} id="{_LETTERS}" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/>'
    "</v:shapetype>"
)
"""What Word itself writes for letters that fill a line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's paper; a `letter` counts its pages for itself and does not number the first."""

    landscape: bool = False
    letter: bool = False

    @property
    def width(self) -> float:
        """Of the text, in points."""
        return TEXT_HEIGHT if self.landscape else TEXT_WIDTH


class Sheets:
    """The sections of one file; what stands above and below the text is written once for all."""

    def __init__(self, part: DocumentPart, behind: str) -> None:
        self._part = part
        self._behind = behind
        self._foot = cache(self._new_foot)
        self._head = cache(self._new_head)

    def properties(self, sheet: Sheet) -> Element:
        """What ends a section on such sheets."""
        wide, high = reversed(_A4) if sheet.landscape else _A4
        orient = {"orient": "landscape"} if sheet.landscape else {}
        return tag(
            "sectPr",
            *self._references(sheet),
            value("type", "nextPage"),
            tag("pgSz", w=twips(wide), h=twips(high), **orient),
            _margins(sheet),
            tag("pgNumType", start=1) if sheet.letter else None,
            tag("titlePg") if sheet.letter else None,
            tag("docGrid", type="lines", linePitch=_LINE_PITCH),
        )

    def _references(self, sheet: Sheet) -> list[Element]:
        kinds = ["default", "even", *(["first"] if sheet.letter else [])]
        heads = [("headerReference", kind, self._head()) for kind in kinds if self._behind]
        feet = [("footerReference", k, self._foot(k, landscape=sheet.landscape)) for k in kinds]
        made = []
        for name, kind, key in (*heads, *feet):
            made.append(tag(name, type=kind))
            made[-1].set(qn("r:id"), key)
        return made

    def _new_head(self) -> str:
        part, key = self._part.add_header_part()  # type: ignore[no-untyped-call]
        letters = _drawn(parse_xml(_SHAPE_OF_LETTERS), _watermark(self._behind))
        line = paragraph(HEADER, run(self._behind), letters)
        part.element[:] = [line]
        return str(key)

    def _new_foot(self, kind: str, *, landscape: bool) -> str:
        part, key = self._part.add_footer_part()  # type: ignore[no-untyped-call]
        if kind == "first":
            line = paragraph(FOOTER, _drawn(*_letter_rules()))
        elif landscape:
            line = paragraph(FOOTER, _drawn(_turned(_number(kind), kind)))
        else:
            line = _number(kind)
        part.element[:] = [line]
        return str(key)


def _margins(sheet: Sheet) -> Element:
    """A landscape sheet is the upright one turned: its head lies at the left edge of that."""
    sides = (_LEFT, _TOP, _RIGHT, _BOTTOM) if sheet.landscape else (_TOP, _RIGHT, _BOTTOM, _LEFT)
    top, right, bottom, left = map(twips, sides)
    foot = twips(_NUMBER - _SMALL / 2)
    return tag(
        "pgMar",
        top=top,
        right=right,
        bottom=bottom,
        left=left,
        header=twips(_HEAD),
        footer=min(foot, bottom - twips(_SMALL)),
        gutter=0,
    )


def _number(kind: str) -> Element:
    """— 1 — at the outer side, one character in."""
    side = "left" if kind == "even" else "right"
    field = tag("fldSimple", run("1"), instr=" PAGE ")
    place = (tag("ind", **{side: twips(_SMALL)}), value("jc", side))
    return paragraph(FOOTER, run("— "), field, run(" —"), properties=place)


def _turned(number: Element, kind: str) -> Element:
    """The number where the upright sheet has it, to be read when the sheet is turned back."""
    length = 80.0
    start = _LEFT if kind == "even" else _A4[0] - _RIGHT - length
    box = _shape(_NUMBER - _SMALL / 2, start, _SMALL + 2, length, 'filled="f" stroked="f"')
    text = parse_xml(
        f'<v:textbox {_VML} style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent/>'
        "</v:textbox>"
    )
    text[0].append(number)
    box.append(text)
    return box


def _letter_rules() -> list[Element]:
    left = (_A4[0] - _RULE_LENGTH) / 2
    ink = f'fillcolor="#{RED}" stroked="f"'
    return [_shape(left, _A4[1] - top, _RULE_LENGTH, high, ink) for top, high in _RULES]


def _shape(left: float, top: float, width: float, height: float, look: str) -> Element:
    """A rectangle that lies at this place of the sheet, whatever the text does."""
    place = (
        f"position:absolute;margin-left:{left:.2f}pt;margin-top:{top:.2f}pt;"
        f"width:{width:.2f}pt;height:{height:.2f}pt;"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    return parse_xml(f'<v:rect {_VML} style="{place}" {look}/>')


def _watermark(text: str) -> Element:
    """Word's own kind of watermark: a line of letters across the middle of the sheet."""
    long, high = _WATERMARK
    wide = min(long, high * len(text))
    place = (
        f"position:absolute;width:{wide:.2f}pt;height:{high:.2f}pt;rotation:325;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = parse_xml(
        f'<v:shape {_VML} id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049"'
        f' type="#{_LETTERS}" style="{place}" o:allowincell="f" fillcolor="#DEDEDE" stroked="f">'
        f'<v:textpath style="font-family:{HEITI};font-size:1pt"/></v:shape>'
    )
    shape[0].set("string", words(text))
    return shape


def _drawn(*shapes: Element) -> Element:
    return tag("r", tag("pict", *shapes))
