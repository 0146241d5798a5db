"""What the tests of issued papers send out, and a process that issues until it is killed."""

import hashlib
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from workbench.archive import Form, keep
from workbench.issued import (
    IssuedFiles,
    IssueDraft,
    IssuedRow,
    issue_paper,
    list_issues,
    next_number,
)
from workbench.papers import PaperKey, PaperKind
from workbench.records import checked
from workbench.store import Store, open_store

DAY = date(2020, 7, 3)
JUNE = PaperKey(PaperKind.BULLETIN, "2020-06")
SECOND_PHASE = PaperKey(PaperKind.PHASE, "2")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def issue_draft(store: Store, key: PaperKey = JUNE, **typed: object) -> IssueDraft:
    """The next paper of a kind, unless something else is typed."""
    day = typed.get("issued_on", DAY)
    assert isinstance(day, date)
    values = {
        "kind": key.kind,
        "subject": key.subject,
        "title": "2020年6月推进情况的通报",
        "number_word": "通报",
        "number": store.read(next_number, key.kind, day.year),
        "issued_on": day,
        "as_of": date(2020, 6, 30),
    }
    return checked(IssueDraft, values | typed)


def issue(store: Store, key: PaperKey = JUNE, **typed: object) -> IssuedRow:
    """Archive three files, issue a paper, and look it up in the register."""
    draft = issue_draft(store, key, **typed)
    data = f"{draft.document_number}{draft.title}".encode()
    kept = [keep(store.path, data + form.encode(), form) for form in Form]
    issued = store.write(issue_paper, draft, IssuedFiles(*kept))
    return next(row for row in store.read(list_issues) if row.id == issued)


def issue_until_killed(path: Path, now: datetime, told: Connection) -> None:
    """Issue one paper after the other; send the number of each that is confirmed."""
    with open_store(path, now) as store:
        while True:
            told.send(issue(store).number)
