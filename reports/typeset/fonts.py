"""The five typefaces of the paper: loaded when first used, what each draws, what none can draw.

Fandol covers GB 2312 only, so each role falls back, character by character, on
NotoSerifSC-Regular. A character that this does not know either is printed as 〓 and reported:
nothing is ever left out silently.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, Literal, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.graphics import shapes
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from reports.typeset.linebreak import RAISED, Unit
from resources import resource

Role = Literal["title", "body", "heading", "kai", "song"]
"""小标宋, 仿宋, 黑体, 楷体 and 宋体 (page numbers)."""

FALLBACK: Final = "NotoSerifSC-Regular"
FONTS: Final[dict[Role, str]] = {
    "title": "NotoSerifSC-Bold",
    "body": "FandolFang-Regular",
    "heading": "NotoSansSC-Regular",
    "kai": "FandolKai-Regular",
    "song": FALLBACK,
}
CENTRE: Final = {
    "NotoSerifSC-Bold": 0.377,
    "FandolFang-Regular": 0.296,
    "NotoSansSC-Regular": 0.358,
    "FandolKai-Regular": 0.288,
    FALLBACK: 0.372,
}
"""Middle of 国 above the baseline, in em: fonts on one line are aligned there."""

_HEAVY_LATIN: Final = frozenset[Role](("body", "kai"))
"""Roles whose Latin letters and digits are far bolder than their characters: 宋体 draws those."""

RAISED_SIZE: Final = 0.55
"""Of a raised digit, in em: drawn like a digit, small and high, and read as what it is (²)."""

BLACK: Final = "#000000"
_SUBSTITUTE = ord("〓")
_DIGITS: Final = "0123456789"
_WORD = re.compile(
    rf"[A-Za-z0-9.%/:@_+{RAISED}-]+(?:,\d[A-Za-z0-9.%/:@_+{RAISED}-]*)*|——|……|[\s\S]"
)
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u1680\u2000-\u200a\u202f\u205f]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)


class Run(NamedTuple):
    """A piece of text in one role and colour; without a role it takes that of its paragraph.

    Where text with a `mark` was printed is told when the document is written.
    """

    text: str
    role: Role | None = None
    ink: str = BLACK
    mark: str = ""


Runs = str | Sequence[Run]
"""Plain text, or pieces of different roles on one line. Never markup: nothing needs escaping."""


def as_runs(runs: Runs) -> Sequence[Run]:
    """Plain text as its only piece."""
    return [Run(runs)] if isinstance(runs, str) else runs


def plain(runs: Runs) -> str:
    """The text of `runs` on one line, without the numbers of its figures: for bookmarks."""
    shown = (run.text for run in as_runs(runs) if not (run.mark and run.text[:1] in RAISED))
    return "".join(map(clean, shown)).replace("\n", "")


def raised(number: int) -> str:
    """A number in small digits, to stand after a figure."""
    return str(number).translate(str.maketrans(_DIGITS, RAISED))


class PaperFont(TTFont):
    """A TrueType font that reports what it cannot draw and tells readers what it drew."""

    def __init__(self, name: str) -> None:
        super().__init__(name, str(resource("fonts", f"{name}.ttf")))
        self._substituted: set[int] = set()
        self._missing: WeakKeyDictionary[PDFDocument, set[str]] = WeakKeyDictionary()
        for raised, digit in zip(RAISED, _DIGITS, strict=True):
            for table in (self.face.charToGlyph, self.face.charWidths):
                table[ord(raised)] = table[ord(digit)]

    def draws(self, char: str) -> bool:
        """Whether the font has a shape of its own for the character."""
        code = ord(char)
        return code in self.face.charToGlyph and code not in self._substituted

    def missing_in(self, doc: PDFDocument) -> set[str]:
        """Characters that the document asked of this font in vain."""
        return self._missing.get(doc, set())

    def splitString(  # noqa: N802 - overrides ReportLab, which asks here for every text it draws
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Encode the text; a missing character shows 〓 and still reads as what it is."""
        for char in set(text):
            if not self.draws(char):
                self._missing.setdefault(doc, set()).add(char)
                self._substituted.add(ord(char))
                self.face.charToGlyph[ord(char)] = self.face.charToGlyph[_SUBSTITUTE]
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - overrides ReportLab
        """Embed the subsets; characters above U+FFFF map to surrogate pairs, not to five digits."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if isinstance(stream, PDFStream) and name.startswith("toUnicodeCMap:"):
                stream.content = re.sub(r"<([0-9A-F]{5,6})>", _surrogates, stream.content)


def _surrogates(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def load_font(name: str) -> PaperFont:
    """The font of that name, registered with ReportLab the first time."""
    font = PaperFont(name)
    pdfmetrics.registerFont(font)
    if name == FALLBACK:
        # Drawings begin in this font before they choose one; the stock one is never embedded.
        shapes.STATE_DEFAULTS["fontName"] = FALLBACK
    return font


def missing_in(doc: PDFDocument) -> tuple[str, ...]:
    """Every character of the document that no font has (all end at the fallback), by code."""
    return tuple(sorted(load_font(FALLBACK).missing_in(doc)))


def measure(runs: Runs, role: Role) -> list[Unit]:
    """The characters of `runs` with font and width, ready to be broken into lines."""
    units: list[Unit] = []
    for run in as_runs(runs):
        shapes_of = _shapes(run.role or role, run.ink)
        start = len(units)
        for word in _WORD.findall(clean(run.text)):
            units.append(shapes_of.free[word[0]])
            units.extend(shapes_of.glued[char] for char in word[1:])
        if run.mark:
            units[start:] = [replace(unit, mark=run.mark) for unit in units[start:]]
    return units


class _Shapes(dict[str, Unit]):
    """The unit of each character in one role and colour, made once and shared by all texts."""

    def __init__(self, role: Role, ink: str, *, glued: bool) -> None:
        super().__init__()
        self._own = load_font(FONTS[role])
        self._fallback = load_font(FALLBACK)
        self._latin = self._fallback if role in _HEAVY_LATIN else self._own
        self._ink = ink
        self._glued = glued

    def __missing__(self, char: str) -> Unit:
        is_raised = char in RAISED
        font = self._latin if char.isascii() or is_raised else self._own
        if not font.draws(char):
            font = self._fallback
        width = font.stringWidth(char, RAISED_SIZE if is_raised else 1)
        glued = self._glued or is_raised
        unit = self[char] = Unit(char, width, font.fontName, self._ink, glued, is_raised)
        return unit


class _RoleShapes(NamedTuple):
    free: _Shapes
    glued: _Shapes


@cache
def _shapes(role: Role, ink: str) -> _RoleShapes:
    return _RoleShapes(_Shapes(role, ink, glued=False), _Shapes(role, ink, glued=True))


def clean(text: str) -> str:
    """Text with one kind of line end and of space, without controls and half surrogate pairs."""
    text = _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    return text.encode("utf-8", "replace").decode()
