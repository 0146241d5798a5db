"""A document value as the sections of a Word file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from reports.charting import drawings
from reports.word.heads import (
    balanced,
    blank,
    colophon,
    letterhead,
    masthead,
    minutes_head,
    signature,
    text,
)
from reports.word.images import Pictures, qr_code
from reports.word.markup import Element, em, paragraph, run, runs, tag, twips
from reports.word.page import MM, TEXT_WIDTH, Sheet
from reports.word.styles import (
    ANNEX,
    ANNEX_TITLE,
    CAPTION,
    CARD_NAME,
    CARD_NOTE,
    EM,
    HEADINGS,
    LEAD,
    NORMAL,
    NOTE,
    PICTURE,
    SUBTITLE,
    TITLE,
)
from reports.word.tables import cell, gap, table
from reports.wording import Wording
from workbench.reporting import charts
from workbench.reporting import document as values

_ACROSS: Final = 3
"""Codes side by side."""
_CODE: Final = 38 * MM


@dataclass(frozen=True, slots=True)
class Section:
    """What stands on sheets of one kind."""

    sheet: Sheet
    elements: list[Element] = field(default_factory=list)


def sections(paper: values.Document, pictures: Pictures) -> list[Section]:
    """The whole paper; every annex and every letter begins a section of its own."""
    numbers = Wording.of(paper).numbers
    made = [Section(Sheet(), list(_opening(paper)))]
    for block in paper.blocks:
        match block:
            case values.Annex():
                _begin(made, Sheet(landscape=block.landscape))
            case values.Letterhead():
                _begin(made, Sheet(letter=True))
        writer = _Writer(numbers, pictures, made[-1].sheet.width)
        made[-1].elements.extend(writer.write(block))
    if paper.colophon:
        if made[-1].sheet.landscape:
            _begin(made, Sheet())
        made[-1].elements.extend(colophon(paper.colophon))
    return made


def _begin(made: list[Section], sheet: Sheet) -> None:
    """Begin a section; one that is still empty gives way to it."""
    if not made[-1].elements:
        made.pop()
    made.append(Section(sheet))


def _opening(paper: values.Document) -> Iterator[Element]:
    if paper.masthead:
        yield from masthead(paper.masthead)
    if paper.title:
        yield paragraph(TITLE, run("\n".join(paper.title)))
    if paper.subtitle:
        yield paragraph(SUBTITLE, run(paper.subtitle))
    if paper.subtitle or paper.masthead:
        yield blank()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes blocks into a text `width` points wide; `numbers` are those of its figures by key."""

    numbers: Mapping[str, int]
    pictures: Pictures
    width: float

    def write(self, block: values.Block) -> Iterator[Element]:
        match block:
            case values.Text():
                yield text(block, self.numbers)
            case values.Heading():
                yield paragraph(HEADINGS[block.level], *runs(block.text, self.numbers))
            case values.Note():
                yield paragraph(NOTE, *runs(block.text, self.numbers))
            case values.Table():
                yield from table(block, self.width, self.numbers)
            case values.NameList():
                yield _name_list(block)
            case values.Signature():
                yield from signature(block, self.numbers)
            case values.QrCards():
                yield from self._cards(block)
            case values.Annex() | values.Letterhead() | values.MinutesHead():
                yield from _head(block, self.width)
            case _:
                yield from self._chart(block)

    def _chart(self, block: charts.Chart) -> Iterator[Element]:
        """Title, pictures, and the sentence that says what to see."""
        title, caption = getattr(block, "title", ""), getattr(block, "caption", "")
        if title:
            yield paragraph(CAPTION, run(title))
        drawn = drawings(block)
        for number, drawing in enumerate(drawn, 1):
            stays = [tag("keepNext")] if caption and number == len(drawn) else ()
            shown = self.pictures.show(drawing, caption or title)
            yield paragraph(PICTURE, shown, properties=stays)
        if caption:
            yield paragraph(NOTE, *runs(caption, self.numbers))

    def _cards(self, block: values.QrCards) -> Iterator[Element]:
        """Codes in a table without rules, a row of which is never torn."""
        wide = twips(TEXT_WIDTH) // _ACROSS
        made = tag(
            "tbl",
            tag(
                "tblPr",
                tag("tblW", w=_ACROSS * wide, type="dxa"),
                tag("tblLayout", type="fixed"),
            ),
            tag("tblGrid", *(tag("gridCol", w=wide) for _ in range(_ACROSS))),
        )
        for at in range(0, len(block.cards), _ACROSS):
            row = block.cards[at : at + _ACROSS]
            cells = [cell(wide, *self._card(card)) for card in row]
            rest = [cell(wide, paragraph(CARD_NOTE)) for _ in range(_ACROSS - len(row))]
            made.append(tag("tr", tag("trPr", tag("cantSplit")), *cells, *rest))
        yield made
        yield gap()

    def _card(self, card: values.QrCard) -> Iterator[Element]:
        shown = self.pictures.show(qr_code(card.code, _CODE), card.name)
        yield paragraph(PICTURE, shown)
        yield paragraph(CARD_NAME, run(card.name))
        yield paragraph(CARD_NOTE, run(card.note))


def _head(
    block: values.Annex | values.Letterhead | values.MinutesHead, width: float
) -> Iterator[Element]:
    match block:
        case values.Letterhead():
            yield from letterhead(block)
        case values.MinutesHead():
            yield from minutes_head(block)
        case _:
            if block.label:
                yield paragraph(ANNEX, run(block.label))
            style = ANNEX_TITLE if block.label else TITLE
            yield paragraph(style, run(balanced(block.title, width)))


def _name_list(block: values.NameList) -> Element:
    """出席：and names; the lines below the first begin where the first name does."""
    lead = f"{block.lead}："
    names = "、".join(f"{before}{name}" for before, name in block.names)
    hang = em(lead)
    place = tag("ind", left=twips((2 + hang) * EM), hanging=twips(hang * EM))
    return paragraph(NORMAL, run(lead, LEAD), run(names), properties=[place])
