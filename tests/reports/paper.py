"""A written document, read back with another program than the one that wrote it."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw
from reportlab.platypus import Flowable

from reports.typeset.document import Written


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as a reader of the file finds it; places in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


class Paper:
    def __init__(self, path: Path, written: Written) -> None:
        self.path = path
        self.written = written
        self.bytes = path.read_bytes()

    @cached_property
    def texts(self) -> list[str]:
        with pypdfium2.PdfDocument(self.path) as pdf:
            return [page.get_textpage().get_text_range() for page in pdf]

    @property
    def words(self) -> str:
        """Everything the pages say, without white space and page numbers."""
        pages = (re.sub(r"(?m)^— \d+ —\s*$", "", text) for text in self.texts)
        return re.sub(r"\s", "", "".join(pages))

    def lines(self, page: int) -> list[str]:
        """The lines of a page in the order they were written, without its number."""
        return [
            line
            for line in self.texts[page].splitlines()
            if line.strip() and not re.fullmatch(r"— \d+ —", line.strip())
        ]

    def glyphs(self, page: int) -> list[Glyph]:
        with pypdfium2.PdfDocument(self.path) as pdf:
            text = pdf[page].get_textpage()
            return [
                Glyph(text.get_text_range(at, 1), *text.get_charbox(at))
                for at in range(text.count_chars())
            ]

    def objects(self) -> dict[int, bytes]:
        """Every object of the file by its number, as it is written."""
        found = re.findall(rb"(?s)(?:^|\n)(\d+) 0 obj\r?\n(.*?)\nendobj", self.bytes)
        return {int(number): content for number, content in found}

    def contents(self) -> list[str]:
        """What draws each page."""
        streams = (content.partition(b"stream\n") for content in self.objects().values())
        drawn = (
            zlib.decompress(data.removesuffix(b"\nendstream"))
            for head, _, data in streams
            if b"FlateDecode" in head and b"Length1" not in head and b"/N 3" not in head
        )
        return [text.decode("latin-1") for text in drawn]

    def drawings(self, page: int) -> int:
        """How many rules, boxes and bars a page has."""
        with pypdfium2.PdfDocument(self.path) as pdf:
            return len(list(pdf[page].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])))

    def outline(self) -> list[tuple[str, int]]:
        with pypdfium2.PdfDocument(self.path) as pdf:
            return [(entry.get_title(), entry.get_dest().get_index()) for entry in pdf.get_toc()]

    def sheets(self) -> list[tuple[float, float, int]]:
        """Width and height of each page's media box, and its rotation."""
        with pypdfium2.PdfDocument(self.path) as pdf:
            return [(*page.get_mediabox()[2:], page.get_rotation()) for page in pdf]


Print = Callable[[Sequence[Flowable]], Paper]
