"""What stands above a text in red and below it: marks, numbers, rules, signature and 版记."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap
from math import ceil
from typing import Final

from reports.typeset.fonts import measure
from reports.typeset.linebreak import balance_lines
from reports.word.markup import (
    HALF_POINTS,
    Element,
    em,
    paragraph,
    run,
    runs,
    tab,
    tag,
    twips,
    value,
)
from reports.word.page import MM, TEXT_HEIGHT, TEXT_WIDTH
from reports.word.styles import (
    BODY,
    COLOPHON,
    DATE,
    EM,
    FLUSH,
    LEAD,
    MARK,
    NUMBER,
    PITCH,
    RED,
    SIGNATURE,
    TITLE,
    URGENCY,
)
from reports.word.tables import gap
from workbench.reporting.document import (
    Colophon,
    Letterhead,
    Masthead,
    MinutesHead,
    Signature,
    Text,
)
from workbench.rules.schedule import Light

INKS: Final = {Light.RED: "B4261E", Light.YELLOW: "855600", Light.BLUE: "1D5FBF"}
_LETTER_SIZE, _TITLE_SIZE = 22.0, 22.0
_MARK_TOP: Final = 35 * MM
"""Below the upper edge of the text area."""
_NARROWEST: Final = 0.6
"""A long mark is set in narrow letters before it is set in small ones."""
_RULE: Final = 10
"""Eighths of a point."""
_RULE_BELOW: Final = 9
"""In points from the foot of a line that is lower by as much as the rule takes."""
_LETTER_TOP, _LETTER_WIDTH, _SHEET = 30 * MM, 170 * MM, 210 * MM
_SMALL: Final = 14.0
"""4号, the size of 版记."""
_ROW: Final = 21.0
"""Height of its lines."""
_AROUND: Final = 18.0
"""What its rules and the space at them take."""
_INSET: Final = twips(_SMALL)
"""One character of it on each side."""
_BELOW_LETTER: Final = 10.0
_SLACK: Final = 2.0
"""In points: a page of 22 lines must not miss its last one by a hair."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How high a mark is, where it begins, and where the line below it does, in points."""

    size: float
    top: float
    below: float
    narrowest: float = 1

    @property
    def line(self) -> float:
        return self.size + 6

    @property
    def spacing(self) -> Element:
        after = max(0.0, self.below - self.top - self.line - _SLACK)
        sizes = {"before": twips(self.top), "after": twips(after), "line": twips(self.line)}
        return tag("spacing", **sizes, lineRule="exact")


_HIGH = _Form(45, _MARK_TOP, 7 * PITCH, _NARROWEST)
_LOW = _Form(24, 0, PITCH, _NARROWEST)
_MINUTES = _Form(30, _MARK_TOP, 6 * PITCH)


def masthead(head: Masthead) -> Iterator[Element]:
    """发文机关标志, 文号, the red rule and the blank lines above the title."""
    yield _mark(head.mark, _LOW if head.low else _HIGH)
    if head.day:
        yield _sides(head.number, head.day)
    else:
        yield paragraph(NUMBER, run(head.number), properties=_red_rule())
    yield from (blank() for _ in range(1 if head.low else 2))


def minutes_head(head: MinutesHead) -> Iterator[Element]:
    """The head of 纪要 (GB/T 9704-2012, section 10.3)."""
    yield _mark(head.mark, _MINUTES)
    yield paragraph(NUMBER, run(head.number))
    yield _sides(head.office, head.day, inset=1)
    yield from headline(head.title)


def letterhead(head: Letterhead) -> Iterator[Element]:
    """The head of a letter (section 10.1): its mark is placed from the edges of the sheet."""
    place = tag(
        "framePr",
        w=twips(_LETTER_WIDTH),
        wrap="notBeside",
        hAnchor="page",
        vAnchor="page",
        x=twips((_SHEET - _LETTER_WIDTH) / 2),
        y=twips(_LETTER_TOP),
    )
    rule = tag("bottom", val="thickThinSmallGap", sz=24, space=5, color=RED)
    line = tag("spacing", line=twips(_LETTER_SIZE + 6), lineRule="exact")
    mark = run(head.office, "", *_size(head.office, _LETTER_SIZE, narrowest=1))
    yield paragraph(MARK, mark, properties=(place, tag("pBdr", rule), line))
    stop = tag("tabs", tag("tab", val="right", pos=twips(TEXT_WIDTH)))
    before = tag("spacing", before=twips(_BELOW_LETTER))
    urgency = run(head.urgency, LEAD, value("color", INKS[head.light]))
    yield paragraph(URGENCY, urgency, tab(), run(head.number), properties=(stop, before))
    yield from headline(head.title)


def blank() -> Element:
    """A line without text."""
    return paragraph(BODY)


def headline(title: str) -> Iterator[Element]:
    """A title with a blank line on each side."""
    yield blank()
    yield paragraph(TITLE, run(balanced(title, TEXT_WIDTH)))
    yield blank()


def balanced(title: str, width: float) -> str:
    """A title that needs several lines, in lines of nearly equal length, as the PDF has it."""
    lines = balance_lines(measure(title, "title"), width / _TITLE_SIZE - 1)
    return "\n".join(line.text for line in lines)


def signature(block: Signature, numbers: Mapping[str, int]) -> Iterator[Element]:
    """The last paragraph, 附件说明, office and date, none of which stands alone on a page."""
    yield text(block.below, numbers, is_kept=True)
    if block.annexes:
        yield _kept_blank()
        yield from starmap(_annex_line, enumerate(block.annexes, 1))
    office, day = _places(block)
    for _ in range(2 if block.sealed else 1):
        yield _kept_blank()
    yield paragraph(SIGNATURE, run(block.office), properties=(tag("keepNext"), _from_right(office)))
    yield paragraph(DATE, run(block.day), properties=[_from_right(day)])


def text(block: Text, numbers: Mapping[str, int], *, is_kept: bool = False) -> Element:
    """A paragraph of the text; one that is kept stands with what follows it."""
    style = FLUSH if block.flush else BODY
    lead = runs(block.lead, numbers, LEAD)
    kept = [tag("keepNext")] if is_kept else ()
    return paragraph(style, *lead, *runs(block.text, numbers), properties=kept)


def colophon(foot: Colophon) -> Iterator[Element]:
    """版记 at the foot of the text area of the last page: two frames with rules between.

    LibreOffice loses a frame whose paragraphs have other rules, so each row has one of its own.
    """
    last = {"top": 8, "bottom": 8}
    if foot.copies:
        words = f"抄送：{foot.copies.rstrip('。.')}。"
        rows = ceil(em(words) / (TEXT_WIDTH / _SMALL - em("抄送：") - 2))
        top = TEXT_HEIGHT - (rows + 1) * _ROW - _AROUND
        yield _colophon_row(
            tab(), run(words), place={"y": twips(top)}, rules={"top": 8, "bottom": 6}
        )
        last = {"bottom": 8}
    sides = (tab(), run(foot.printer), tab(), run(f"{foot.day}印发"))
    yield _colophon_row(*sides, place={"yAlign": "bottom"}, rules=last)
    yield gap()


def _colophon_row(
    *content: Element, place: Mapping[str, object], rules: Mapping[str, int]
) -> Element:
    """As wide as the text, its words one character in; rules in eighths of a point."""
    wide, hang = twips(TEXT_WIDTH), twips(_SMALL * (1 + em("抄送：")))
    anchor = {"wrap": "notBeside", "vAnchor": "margin", "hAnchor": "margin", "xAlign": "left"}
    lines = (tag(side, val="single", sz=size, space=3) for side, size in rules.items())
    starts = (("left", _INSET), ("right", wide - _INSET))
    stops = tag("tabs", *(tag("tab", val=side, pos=at) for side, at in starts))
    indent = tag("ind", left=hang, right=_INSET, hanging=hang)
    properties = (tag("framePr", w=wide, **anchor, **place), tag("pBdr", *lines), stops, indent)
    return paragraph(COLOPHON, *content, properties=properties)


def _mark(mark: str, form: _Form) -> Element:
    size = _size(mark, form.size, form.narrowest)
    return paragraph(MARK, run(mark, "", *size), properties=[form.spacing])


def _size(mark: str, most: float, narrowest: float) -> list[Element]:
    """As high as it may be, narrower and then smaller where it would be wider than the text."""
    chars = max(em(mark), 1.0)
    half = int(min(most, TEXT_WIDTH / (chars * narrowest)) * HALF_POINTS)
    scale = min(100, int(100 * TEXT_WIDTH / (chars * half / HALF_POINTS)))
    return [value("w", scale), value("sz", half), value("szCs", half)]


def _sides(left: str, right: str, inset: float = 0) -> Element:
    """Two texts at the sides, so many characters in, above the red rule."""
    places = {"left": twips(inset * EM), "right": twips(TEXT_WIDTH - inset * EM)}
    stops = tag("tabs", *(tag("tab", val=side, pos=at) for side, at in places.items() if at))
    start = [tab()] if inset else []
    texts = (*start, run(left), tab(), run(right))
    return paragraph(NUMBER, *texts, properties=_red_rule(stops, value("jc", "left")))


def _red_rule(stops: Element | None = None, align: Element | None = None) -> list[Element]:
    """Line and rule together are one line of the grid; the rule lies 4 mm below the characters."""
    rule = tag("bottom", val="single", sz=_RULE, space=_RULE_BELOW, color=RED)
    line = twips(PITCH - _RULE_BELOW - _RULE / 8)
    found = (tag("pBdr", rule), stops, tag("spacing", line=line, lineRule="exact"), align)
    return [part for part in found if part is not None]


def _kept_blank() -> Element:
    return paragraph(FLUSH, properties=[tag("keepNext")])


def _annex_line(number: int, title: str) -> Element:
    """附件：1.… with the next ones below the first; the lines of a title are below its first."""
    lead = "附件：" if number == 1 else ""
    start, hang = 2 + em("附件："), em(f"{number}.")
    place = tag("ind", left=twips((start + hang) * EM), hanging=twips((hang + em(lead)) * EM))
    return paragraph(FLUSH, run(f"{lead}{number}.{title}"), properties=(tag("keepNext"), place))


def _places(block: Signature) -> tuple[float, float]:
    """How many characters office and date stand from the right.

    Sealed: the date four, the office in the middle above it. Else the office two, and the date
    begins two characters to the right of where the office begins.
    """
    office, day = em(block.office), em(block.day)
    if block.sealed:
        # A name that is too wide to be centred there moves the day with it.
        middle = max(4 + day / 2, office / 2)
        return middle - office / 2, middle - day / 2
    return 2 + max(0.0, day + 2 - office), 2 + max(0.0, office - day - 2)


def _from_right(chars: float) -> Element:
    return tag("ind", right=twips(chars * EM))
