"""A Word file, read back with what knows nothing of how it was written."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.word.build import build_word
from workbench.reporting.document import Block, Document

OFFICE = "呼和浩特创建知识产权强市领导小组办公室"
DAY = "2019年11月30日"


class Twin:
    """A paper as .docx."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = docx.Document(str(path))
        self.body = self.file.element.body

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of every paragraph outside tables that says anything."""
        return [(str(p.style and p.style.name), p.text) for p in self.file.paragraphs if p.text]

    def styled(self, *names: str) -> list[str]:
        return [text for name, text in self.paragraphs if name in names]

    @property
    def words(self) -> str:
        """Everything in order, without white space."""
        return re.sub(r"\s", "", "".join(self._said()))

    def _said(self) -> Iterator[str]:
        for part in self.file.iter_inner_content():
            if isinstance(part, Paragraph):
                yield part.text
            else:
                yield from (cell for row in rows(part) for cell in row)

    def part(self, name: str) -> BaseOxmlElement:
        with zipfile.ZipFile(self.path) as package:
            return parse_xml(package.read(name))

    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.path) as package:
            return {name: package.read(name) for name in package.namelist()}

    @property
    def times(self) -> set[datetime]:
        with zipfile.ZipFile(self.path) as package:
            return {datetime(*part.date_time) for part in package.infolist()}  # noqa: DTZ001


def rows(table: Table) -> list[list[str]]:
    """The texts of a table; a cell across several columns counts once."""
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row._tr.tc_lst]
        for row in table.rows
    ]


def write(folder: Path, *blocks: Block, **values: object) -> Twin:
    """A document of these blocks as a Word file."""
    path = folder / "文稿.docx"
    plain = {"title": (), "subtitle": "", "author": OFFICE, "subject": "试印", "blocks": blocks}
    build_word(Document(**plain | values), path)  # type: ignore[arg-type]  # fields by name
    return Twin(path)
