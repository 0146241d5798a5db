"""What the tests of the workbench type in, and how they look at what is kept."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, SQLModel

from workbench.decisions import DecisionDraft
from workbench.errors import InvalidInput, Missing, StoreError
from workbench.meetings import MeetingDraft, MeetingKind
from workbench.members import list_members
from workbench.progress import ProgressDraft
from workbench.readings import ReadingDraft
from workbench.records import pick
from workbench.reporting.export import EXPORTS
from workbench.scoreboard import list_targets
from workbench.settling import ClosingDraft
from workbench.store import Store, _tables
from workbench.tasks import task_titles
from workbench.units import find_unit

TODAY = date(2019, 11, 30)
AFTER_THE_PLAN = date(2022, 1, 1)
SUPERVISION = "市场监管局（知识产权局）"


def unit_id(store: Store, name: str = SUPERVISION) -> UUID:
    return store.read(find_unit, name)


def task_id(store: Store, number: int = 1) -> UUID:
    return next(key for key, found, _ in store.read(task_titles) if found == number)


def target_id(store: Store, number: int) -> UUID:
    return next(row.id for row in store.read(list_targets, TODAY) if row.number == number)


def progress(store: Store, **typed: Any) -> ProgressDraft:
    """A report by the lead unit of the first task, unless something else is typed."""
    values = {
        "task_id": task_id(store),
        "unit_id": unit_id(store),
        "period": "2019-11",
        "percent": 35,
        "text": "已完成第三方评估，方案报市政府审定。",
        "reported_on": date(2019, 11, 20),
    }
    return ProgressDraft.model_validate(values | typed)


def meeting(**typed: Any) -> MeetingDraft:
    values = {"kind": MeetingKind.FULL, "number": 1, "held_on": date(2019, 6, 20)}
    return MeetingDraft.model_validate(values | typed)


def decision(store: Store, meeting_id: UUID, **typed: Any) -> DecisionDraft:
    values = {
        "meeting_id": meeting_id,
        "text": "年底前出台质押融资风险补偿办法",
        "unit_id": unit_id(store, "财政局"),
        "due_on": date(2019, 12, 31),
    }
    return DecisionDraft.model_validate(values | typed)


def carried_out(store: Store, **typed: Any) -> ClosingDraft:
    """A decision as done, and the head of the group agrees, unless something else is typed."""
    head = store.read(list_members, TODAY)[0].id
    values = {"finished_on": TODAY, "result": "已印发。", "member_id": head, "remark": "同意"}
    return ClosingDraft.model_validate(values | typed)


def reading(store: Store, number: int = 2, **typed: Any) -> ReadingDraft:
    values = {"target_id": target_id(store, number), "year": 2019, "value": "5127"}
    return ReadingDraft.model_validate(values | typed)


def exported(store: Store, as_of: date = AFTER_THE_PLAN) -> str:
    """Everything that leaves the file, as one text."""
    kinds = {kind: store.read(export, as_of) for kind, export in EXPORTS.items()}
    return json.dumps(to_jsonable_python(kinds), ensure_ascii=False, sort_keys=True)


def every_row(store: Store) -> dict[str, list[Any]]:
    """Every record of every table but the journal; versions left out, for they only grow."""
    _tables()  # also those that nothing has imported yet

    def read(session: Session) -> dict[str, list[Any]]:
        return {
            table.name: sorted(
                map(repr, session.execute(pick(*(c for c in table.c if c.name != "version"))))
            )
            for table in SQLModel.metadata.tables.values()
            if table.name not in ("action", "change")
        }

    return store.read(read)


def pragma(store: Store, text: str) -> Any:
    """What SQLite answers over the store's own connection."""
    with store._engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {text}").scalar()


def execute(session: Session, statement: str) -> None:
    """Go past the store, as another program would."""
    session.connection().execute(sa.text(statement))


def refusal(call: Callable[..., object], *args: Any, **kwargs: Any) -> str:
    """The one sentence that the user gets to see."""
    with pytest.raises((InvalidInput, Missing, StoreError)) as caught:
        call(*args, **kwargs)
    return caught.value.sentence


def problems(call: Callable[..., object], *args: Any, **kwargs: Any) -> dict[str, str]:
    """The sentences under the fields of the form."""
    with pytest.raises(InvalidInput) as caught:
        call(*args, **kwargs)
    return dict(caught.value.problems)


def names_in(folder: Path) -> set[str]:
    """What lies in a folder, but for the lock, which stays."""
    return {file.name for file in folder.iterdir() if not file.name.endswith(".lock")}
