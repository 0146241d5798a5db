"""Issued papers out of the archive: to be read, saved once more, and compared.

Runs in the worker. What comes out of the archive is a copy under a name that
people can read; the archived file itself is given to nobody.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ui.paper_making import lay_out
from ui.papers import Paper, new_file, save_copy
from ui.parts.pdf import read_sizes
from workbench.archive import Form, open_archived, verify_archive
from workbench.errors import Missing, StoreError
from workbench.issued import IssuedRow
from workbench.reporting.document import Document
from workbench.reporting.issues.frozen import from_json
from workbench.reporting.issues.issue_changes import comparison_document
from workbench.store import Store


def file_name(row: IssuedRow) -> str:
    """What to save an issued paper as, without its suffix."""
    return f"{row.document_number} {row.title}"


def open_issue(store: Store, row: IssuedRow, folder: Path) -> Paper:
    """An issued paper as it went out, byte for byte.

    Raises:
        Missing: it is no longer in the archive, or was altered.
        StoreError: the folder cannot be written.
    """
    path = new_file(folder, file_name(row))
    save_copy(open_archived(store.path, row, Form.PDF), path)
    pages = len(read_sizes(path))
    return Paper(row.key, row.title, row.as_of, path, pages, (), _data_of(store, row), (), row)


def find_figures(paper: Paper, folder: Path) -> Paper:
    """The same paper with the places of its figures.

    It is set once more from its archived data. Where that gives other bytes, as a program of
    another year may, no place is known for certain and none is told.

    Raises:
        StoreError: the folder cannot be written.
    """
    again = lay_out(paper.what, paper.title, paper.as_of, paper.document, (), folder)
    is_same = again.path.read_bytes() == paper.path.read_bytes()
    return replace(paper, marks=again.marks if is_same else ())


def _data_of(store: Store, row: IssuedRow) -> Document:
    """What it was made from; a paper whose data are lost can still be read."""
    try:
        return _read(store, row)
    except (Missing, StoreError):
        return Document((row.title,), "", "", row.title, ())


def save_issue(store: Store, row: IssuedRow, form: Form, target: Path) -> str:
    """Save a copy of what was archived; return the sentence that says where.

    Raises:
        Missing: it is no longer in the archive, or was altered.
        StoreError: the target cannot be written.
        InvalidInput: the target is a folder or a database.
    """
    return save_copy(open_archived(store.path, row, form), target)


def compare_issues(store: Store, one: IssuedRow, other: IssuedRow, folder: Path) -> Paper:
    """What the later of two issued papers says differently, as a paper to be read and printed.

    Raises:
        Missing: the data of one are no longer in the archive, or were altered.
        StoreError: they cannot be read, or the folder cannot be written.
    """
    old, new = sorted((one, other), key=lambda row: (row.as_of, row.issued_on, row.number))
    document = comparison_document(old, new, _read(store, old), _read(store, new))
    return lay_out(new.key, document.subject, new.as_of, document, (), folder)


def _read(store: Store, row: IssuedRow) -> Document:
    return from_json(open_archived(store.path, row, Form.DATA).read_bytes())


def check_archive(store: Store, rows: Sequence[IssuedRow]) -> str:
    """The sentence that says whether every archived file is what it was."""
    broken = verify_archive(store.path, rows)
    if not broken:
        return f"{len(rows)} 份文书的归档文件都在，没有改动。"
    return f"归档文件缺失或被改动：{'、'.join(broken)}。请从备份中找回。"
