"""Targets whose figures an office would have, for the tests of what is made of them."""

from datetime import date
from typing import Any

from tests.workbench.office import reading
from workbench.readings import record_reading
from workbench.scoreboard import TargetRow, list_targets
from workbench.store import Store
from workbench.target_setting import record_target
from workbench.targets import TargetDraft

SPRING = date(2021, 3, 1)
"""2020 is over, 2021 has begun."""
PATENTS, PER_HEAD, TRADEMARKS, BRANDS, SETS, WORKS = 2, 3, 4, 5, 6, 11
STANDARDS, CASES, CENTRE, LOANS, CONTENT, TRADE = 13, 15, 18, 26, 40, 43

AUTUMN = {
    PATENTS: {2018: "3412", 2019: "4205", 2020: "5127"},
    PER_HEAD: {2018: "5.85", 2019: "6.4"},
    TRADEMARKS: {2018: "6120", 2019: "8214", 2020: "9120"},
    SETS: {2018: "6", 2019: "7", 2020: "8"},
    LOANS: {2018: "12000", 2019: "15000"},
    CONTENT: {2019: "76", 2020: "79"},
}


def record(store: Store, number: int, figures: dict[int, str], **values: Any) -> None:
    for year, value in figures.items():
        draft = reading(store, number, year=year, value=value, **values)
        store.write(record_reading, draft)


def record_all(store: Store) -> None:
    for number, figures in AUTUMN.items():
        record(store, number, figures)


def row(store: Store, number: int, as_of: date = SPRING) -> TargetRow:
    return next(target for target in store.read(list_targets, as_of) if target.number == number)


def correct(store: Store, number: int, **values: Any) -> None:
    """Type something else into the form of a target."""
    target = row(store, number)
    own = {name: getattr(target, name, None) for name in TargetDraft.model_fields}
    goal = ("kind", "value", "high", "rate", "unit", "base_year")
    own |= {name: getattr(target.goal, name) for name in goal}
    draft = TargetDraft.model_validate(own | values)
    store.write(record_target, draft, target.id, target.version)
