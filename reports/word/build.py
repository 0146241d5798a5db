"""Writes the Word twin of a paper: from the same value as the PDF, to be edited by the office."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from docx.opc.coreprops import CoreProperties

from reports.word.blocks import sections
from reports.word.images import Pictures
from reports.word.markup import words
from reports.word.page import Sheets
from reports.word.skeleton import new_file, packed
from workbench.exchange.files import save_file
from workbench.reporting.document import Document, MinutesHead, Signature

_DAY: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MOST: Final = 255
"""Characters that Word keeps of a property."""


def build_word(document: Document, path: Path) -> None:
    """Write the document as .docx; the same document always gives the same bytes.

    Raises:
        InvalidInput: `path` is a folder or a database.
        StoreError: the file cannot be written; nothing is left behind.
    """
    paper = new_file()
    body, sheets = paper.element.body, Sheets(paper.part, document.watermark)
    *before, last = sections(document, Pictures(paper.part))
    for section in before:
        body.extend(section.elements)
        section.elements[-1].pPr.append(sheets.properties(section.sheet))
    body.extend(last.elements)
    body.append(sheets.properties(last.sheet))
    _describe(paper.core_properties, document)
    save_file(path, packed(paper))


def _describe(properties: CoreProperties, document: Document) -> None:
    """Title, author, subject; made on the day of the paper, whenever the file is written."""
    properties.title = words("".join(document.title) or document.subject)[:_MOST]
    properties.author = properties.last_modified_by = words(document.author)[:_MOST]
    properties.subject = words(document.subject)[:_MOST]
    properties.language = "zh-CN"
    if day := _day(document):
        properties.created = properties.modified = day


def _day(document: Document) -> datetime | None:
    days = [block.day for block in document.blocks if isinstance(block, Signature | MinutesHead)]
    for text in (*days, document.subtitle):
        if found := _DAY.search(text):
            year, month, day = map(int, found.groups())
            return datetime(year, month, day, tzinfo=UTC)
    return None
