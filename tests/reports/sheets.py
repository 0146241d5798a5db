"""A paper as a ruler would find it: every character with its place on the upright sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from reports.typeset.paragraph import BODY_SIZE, PITCH
from workbench.reporting.document import Document

MM = 72 / 25.4
LEFT, RIGHT, BOTTOM, TOP = 28 * MM, 184 * MM, 35 * MM, 260 * MM
_CENTRE = 0.33
"""Middle of a character above its baseline, in em, within a twentieth in all fonts."""
_LEVEL, _APART = 0.5, 1.6
"""How far two characters of a line are apart at most, in em: raised digits, spread text."""
_LEVELS = 6.0


@dataclass(frozen=True, slots=True)
class Ink:
    """One printed character: size and box in points from the lower left of the upright sheet.

    `start` and `baseline` are where it begins, as the page is read.
    """

    text: str
    size: float
    left: float
    bottom: float
    right: float
    top: float
    start: float
    baseline: float

    @property
    def is_body(self) -> bool:
        return abs(self.size - BODY_SIZE) < 0.1

    @property
    def line(self) -> float:
        """On which line of the grid its middle is; 0 is the middle of the first."""
        middle = self.baseline + _CENTRE * self.size
        return (TOP - BODY_SIZE / 2 - middle) / PITCH


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: whether it is read turned, and what stands on it."""

    number: int
    is_turned: bool
    inks: tuple[Ink, ...]

    @property
    def text_area(self) -> list[Ink]:
        """All but the page number."""
        return [ink for ink in self.inks if ink.top > BOTTOM - 1]

    @property
    def page_number(self) -> list[Ink]:
        return [ink for ink in self.inks if ink.top <= BOTTOM - 1]

    def body(self) -> dict[int, list[Ink]]:
        """Characters of the size of the text, by line of the grid, from the left."""
        lines: dict[int, list[Ink]] = {}
        for ink in sorted(self.inks, key=lambda ink: ink.left):
            if ink.is_body and not self.is_turned:
                lines.setdefault(round(ink.line), []).append(ink)
        return lines

    @property
    def lines(self) -> list[str]:
        """Every line of every paragraph and cell, wherever the file has its pieces."""
        lines: list[list[Ink]] = []
        ends: dict[int, list[Ink]] = {}
        for ink in sorted(self.inks, key=lambda ink: ink.start):
            level = round(ink.baseline / _LEVELS)
            near = (ends[at] for at in range(level - 1, level + 2) if at in ends)
            line = next((line for line in near if _follows(line[-1], ink)), None)
            if line is None:
                line = []
                lines.append(line)
            line.append(ink)
            ends[level] = line
        return ["".join(ink.text for ink in line) for line in lines]


def _follows(last: Ink, ink: Ink) -> bool:
    """Whether a character stands behind another in its line: cells lie further apart."""
    size = max(last.size, ink.size)
    is_level = abs(last.baseline - ink.baseline) < _LEVEL * size
    return is_level and 0 < ink.start - last.start < _APART * size


@dataclass(frozen=True)
class Issued:
    """A document with the file that was written of it."""

    document: Document
    path: Path

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        with pypdfium2.PdfDocument(self.path) as pdf:
            return tuple(
                Sheet(number, page.get_rotation() != 0, tuple(_inks(page)))
                for number, page in enumerate(pdf, 1)
            )


def _inks(page: pypdfium2.PdfPage) -> Iterator[Ink]:
    words, is_turned = page.get_textpage(), page.get_rotation() != 0
    x, y = pdfium.c_double(), pdfium.c_double()
    for at in range(words.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(words, at))
        if text.isspace() or pdfium.FPDFText_IsGenerated(words, at):
            continue
        pdfium.FPDFText_GetCharOrigin(words, at, x, y)
        size = pdfium.FPDFText_GetFontSize(words, at)
        place = (y.value, -x.value) if is_turned else (x.value, y.value)
        left, bottom, right, top = words.get_charbox(at)
        yield Ink(text, size, left, bottom, right, top, *place)
