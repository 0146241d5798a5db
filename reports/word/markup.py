"""Paragraphs and runs of a Word file: words go in as text, never as markup."""

from collections.abc import Iterable, Iterator, Mapping

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.typeset.fonts import clean
from workbench.reporting.figures import Figure, parts_of

Element = BaseOxmlElement
FIGURE_KEY = "FigureKey"
_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF))
TWIPS = 20
"""To a point."""
HALF_POINTS = 2


def tag(name: str, /, *children: Element | None, **values: object) -> Element:
    """An element of WordprocessingML with its children; None among them is left out."""
    made = OxmlElement(f"w:{name}", {qn(f"w:{key}"): str(value) for key, value in values.items()})
    made.extend(child for child in children if child is not None)
    return made


def value(name: str, val: object) -> Element:
    """An element that is its value."""
    return tag(name, val=val)


def twips(points: float) -> int:
    """Points in the unit of Word's lengths."""
    return round(points * TWIPS)


def words(text: str) -> str:
    """Text as the PDF has it, without what no XML may hold."""
    return clean(text).translate(_NOT_IN_XML)


def run(text: str, style: str = "", *properties: Element) -> Element:
    """A run in a character style; a line feed breaks the line.

    Marks that Chinese and Latin share (“”……—) are taken as Chinese ones.
    """
    hint = tag("rFonts", hint="eastAsia")
    made = tag("r", tag("rPr", value("rStyle", style) if style else None, hint, *properties))
    for at, line in enumerate(words(text).split("\n")):
        if at:
            made.append(tag("br"))
        written = tag("t")
        written.text = line
        written.set(qn("xml:space"), "preserve")
        made.append(written)
    return made


def tab() -> Element:
    """Goes on at the next stop of the paragraph."""
    return tag("r", tag("tab"))


def paragraph(style: str, *content: Element, properties: Iterable[Element] = ()) -> Element:
    """Runs in a paragraph style; `properties` are in the order that the schema wants."""
    return tag("p", tag("pPr", value("pStyle", style), *properties), *content)


def runs(text: str, numbers: Mapping[str, int], style: str = "") -> Iterator[Element]:
    """The text as runs, a small number raised after every figure that has one.

    Args:
        text: plain words or a phrase with figures.
        numbers: of the figures by their keys; none where the paper is not keyed.
        style: of the characters.
    """
    for part in parts_of(text):
        if not isinstance(part, Figure):
            if part:
                yield run(part, style)
            continue
        yield run(part.words, style)
        if part.key in numbers:
            yield run(str(numbers[part.key]), FIGURE_KEY)


def em(text: str) -> float:
    """How many characters wide a text is; Latin letters and digits are half as wide."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)
