"""Issued papers for the tests: small ones, archived and registered like the real."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.paper import build
from workbench.archive import Form, keep
from workbench.issued import IssuedFiles, IssueDraft, IssuedRow, issue_paper, list_issues
from workbench.papers import PaperKind
from workbench.reporting.document import Document, Text
from workbench.reporting.issues.frozen import to_json
from workbench.store import Store


def issue(
    store: Store, kind: PaperKind, subject: str, number: int, day: date, text: str
) -> IssuedRow:
    """Issue a paper of one sentence; its Word twin is none that Word would open."""
    title = f"{subject}{kind}"
    document = Document((title,), "", "办公室", title, (Text(text),))
    draft = IssueDraft(
        kind=kind, subject=subject, title=title, number_word=kind[-2:], number=number,
        issued_on=day, as_of=day,
    )  # fmt: skip
    files = IssuedFiles(
        pdf=keep(store.path, _pdf(document), Form.PDF),
        docx=keep(store.path, f"Word: {text}".encode(), Form.WORD),
        data=keep(store.path, to_json(document), Form.DATA),
    )
    issue_id = store.write(issue_paper, draft, files)
    return next(row for row in store.read(list_issues) if row.id == issue_id)


@cache
def _pdf(document: Document) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "文书.pdf")
        build(document, path)
        return path.read_bytes()
