"""定稿: a paper is worded with its number, laid out, archived and registered in one go.

Runs in the worker and imports no Qt.
"""

from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from ui.paper_making import lay_out
from ui.papers import Check, Paper
from workbench.archive import Form, archived_path, keep
from workbench.issued import IssuedFiles, IssueDraft, issue_paper, list_issues
from workbench.managed import PRIVATE
from workbench.reporting.framing import Issue
from workbench.reporting.issuable import word_paper
from workbench.reporting.issues.frozen import to_json
from workbench.store import Store


def publish(store: Store, draft: IssueDraft, today: date, folder: Path) -> Paper:
    """Issue a paper; return it as it is in the archive.

    The number is taken with the record, and that comes last: whatever fails before leaves neither
    a file in the archive nor a gap among the numbers.

    Args:
        store: the open file.
        draft: checked, with the number that it will bear.
        today: from the clock.
        folder: in which the paper gets a folder of its own, to be looked at.

    Raises:
        InvalidInput: another paper has taken the number meanwhile.
        StoreError: a disk is full or cannot be written.
    """
    from reports.word.build import build_word

    issue = Issue(draft.document_number, draft.issued_on)
    document = store.read(word_paper, draft.key, today, draft.as_of, issue)
    paper = lay_out(draft.key, draft.title, draft.as_of, document, (), folder)
    twin = paper.path.with_suffix(Form.WORD)
    build_word(document, twin)
    with ExitStack() as undone:
        files = IssuedFiles(
            pdf=_archive(store.path, paper.path.read_bytes(), Form.PDF, undone),
            docx=_archive(store.path, twin.read_bytes(), Form.WORD, undone),
            data=_archive(store.path, to_json(document), Form.DATA, undone),
        )
        issue_id = store.write(issue_paper, draft, files)
        undone.pop_all()
    row = next(row for row in store.read(list_issues, draft.kind) if row.id == issue_id)
    said = Check(f"已定稿 {row.document_number}，PDF、Word 和数据已归档", is_fine=True)
    return replace(paper, checks=(said, *paper.checks), issue=row)


def _archive(database: Path, data: bytes, form: Form, undone: ExitStack) -> str:
    """Keep a file; if the paper is not issued in the end, it goes unless it was there before."""
    path = archived_path(database, sha256(data).hexdigest(), form)
    if not path.exists():
        undone.callback(_discard, path)
    return keep(database, data, form)


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.chmod(PRIVATE)  # Windows deletes no read-only file.
        path.unlink()
        path.parent.rmdir()
