"""Types on days of the test's own choosing: the journal's clock is the machine's."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from workbench import journal
from workbench.store import Store, _tables

P = ParamSpec("P")
T = TypeVar("T")


def noon(day: date) -> datetime:
    """Local noon of a day."""
    return datetime.combine(day, time(12)).astimezone()


def on(
    day: date,
    store: Store,
    fn: Callable[Concatenate[Session, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Write as if it were that day."""

    def write(session: Session) -> T:
        result = fn(session, *args, **kwargs)
        session.info["action"].at = noon(day)
        return result

    return store.write(write)


def undo_on(day: date, store: Store) -> Any:
    return on(day, store, journal.undo, _tables())


def redo_on(day: date, store: Store) -> Any:
    return on(day, store, journal.redo, _tables())
