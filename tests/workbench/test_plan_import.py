"""The shipped plan arrives whole; that its data agree with the text is tests/resources' matter."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from resources import resource
from workbench.members import Appointment, Member, Office
from workbench.plan import Clause, Phase, PhaseItem, Plan, Programme, Safeguard
from workbench.plan_file import PlanFile, read_plan_file
from workbench.store import Store
from workbench.targets import Target
from workbench.tasks import Milestone, Task, TaskUnit
from workbench.units import GroupMember, Unit, UnitRole, find_unit, group_members, unit_names

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def data() -> PlanFile:
    return read_plan_file(resource("plans", "hohhot-2019.toml"))


def rows(store: Store, table: type[Any], order: str) -> Rows:
    def read(session: Session) -> Rows:
        records = session.exec(select(table).order_by(col(getattr(table, order))))
        return [record.model_dump() for record in records]

    return store.read(read)


def own(parts: Any, *left_out: str) -> Rows:
    return [part.model_dump(exclude=set(left_out)) for part in parts]


def within(found: Rows, expected: Rows) -> None:
    """Every key of what is expected, in the same order; found may know more (ids, states)."""
    assert [{name: row[name] for name in expected[0]} for row in found] == expected


def test_the_document_arrives(store: Store, data: PlanFile) -> None:
    (plan,) = rows(store, Plan, "title")
    expected = data.plan.model_dump(exclude={"text"}) | {"full_text": data.full_text}
    assert {name: plan[name] for name in expected} == expected
    assert len(data.full_text) > 10_000


@pytest.mark.parametrize(
    ("table", "part", "left_out"),
    [
        (Programme, "programmes", ()),
        (Clause, "clauses", ("programme",)),
        (Phase, "phases", ("items",)),
        (Safeguard, "safeguards", ()),
    ],
)
def test_the_parts_of_the_text_arrive_with_their_notes(
    store: Store, data: PlanFile, table: type[Any], part: str, left_out: tuple[str, ...]
) -> None:
    within(rows(store, table, "number"), own(getattr(data, part), *left_out))


def test_clauses_stand_under_their_programme(store: Store, data: PlanFile) -> None:
    numbers = {row["id"]: row["number"] for row in rows(store, Programme, "number")}
    found = [numbers[row["programme_id"]] for row in rows(store, Clause, "number")]
    assert found == [clause.programme for clause in data.clauses]


def test_phase_items_stand_under_their_phase_in_order(store: Store, data: PlanFile) -> None:
    items = rows(store, PhaseItem, "number")
    for phase, expected in zip(rows(store, Phase, "number"), data.phases, strict=True):
        assert tuple(i["text"] for i in items if i["phase_id"] == phase["id"]) == expected.items


def test_units_arrive_in_order_with_every_name(store: Store, data: PlanFile) -> None:
    found = rows(store, Unit, "position")
    within(found[: len(data.units)], own(data.units, "aliases"))
    aliases = [unit.aliases for unit in data.units] + [group.aliases for group in data.groups]
    assert [tuple(row["aliases"]) for row in found] == aliases
    assert [row["short_name"] for row in found if row["is_group"]] == [g.name for g in data.groups]
    assert [row["source_note"] for row in found if row["is_group"]] == [
        group.source_note for group in data.groups
    ]


def test_every_name_in_the_document_finds_its_unit(store: Store, data: PlanFile) -> None:
    names = store.read(unit_names)
    for name, short_name in data.unit_names.items():
        assert names[store.read(find_unit, name)] == short_name


def test_groups_have_their_members_in_order_from_the_first_day(
    store: Store, data: PlanFile
) -> None:
    names, groups = store.read(unit_names), store.read(group_members, data.plan.starts_on)
    printed = {names[group]: [names[unit] for unit in units] for group, units in groups.items()}
    assert printed == {
        group.name: [data.unit_names[name] for name in group.members] for group in data.groups
    }
    assert {row["since"] for row in rows(store, GroupMember, "position")} == {data.plan.starts_on}


def test_tasks_arrive_verbatim_in_order(store: Store, data: PlanFile) -> None:
    left_out = ("programme", "clause", "lead", "cooperating", "milestones")
    found = rows(store, Task, "number")
    within(found, own(data.tasks, *left_out))
    numbers = {
        row["id"]: row["number"] for t in (Programme, Clause) for row in rows(store, t, "number")
    }
    assert [(numbers[row["programme_id"]], numbers[row["clause_id"]]) for row in found] == [
        (task.programme, task.clause) for task in data.tasks
    ]


@pytest.mark.parametrize(
    ("role", "named"),
    [
        (UnitRole.LEAD, lambda task: task.lead),
        (UnitRole.COOPERATING, lambda task: task.cooperating),
    ],
)
def test_the_units_of_a_task_arrive_in_their_order(
    store: Store, data: PlanFile, role: UnitRole, named: Callable[[Any], tuple[str, ...]]
) -> None:
    names = store.read(unit_names)
    found: dict[UUID, list[str]] = {}
    for row in rows(store, TaskUnit, "position"):
        if row["role"] is role:
            found.setdefault(row["task_id"], []).append(names[row["unit_id"]])
    for task, expected in zip(rows(store, Task, "number"), data.tasks, strict=True):
        assert found.get(task["id"], []) == [data.unit_names[name] for name in named(expected)]


def test_milestones_arrive_with_their_task(store: Store, data: PlanFile) -> None:
    steps = rows(store, Milestone, "position")
    for task, expected in zip(rows(store, Task, "number"), data.tasks, strict=True):
        own_steps = [step for step in steps if step["task_id"] == task["id"]]
        assert len(own_steps) == len(expected.milestones)
        if own_steps:
            within(own_steps, own(expected.milestones))


def test_targets_arrive_with_their_sentence_and_unit(store: Store, data: PlanFile) -> None:
    found = rows(store, Target, "number")
    within(found, own(data.targets, "unit_in_charge", "tasks", "base_year", "measure"))
    assert [row["measure"] or "" for row in found] == [target.measure for target in data.targets]
    assert [tuple(row["tasks"]) for row in found] == [target.tasks for target in data.targets]
    names = store.read(unit_names)
    assert [row["unit_id"] and names[row["unit_id"]] for row in found] == [
        target.unit_in_charge and data.unit_names[target.unit_in_charge] for target in data.targets
    ]


def test_growth_counts_from_the_year_before_the_plan_where_it_names_none(
    store: Store, data: PlanFile
) -> None:
    for row, target in zip(rows(store, Target, "number"), data.targets, strict=True):
        without_figures = target.kind in ("milestone", "qualitative")
        assert row["base_year"] == (None if without_figures else target.base_year or 2018)


def test_members_arrive_by_rank_with_their_notes(store: Store, data: PlanFile) -> None:
    people = {row["id"]: row["name"] for row in rows(store, Member, "name")}
    names = store.read(unit_names)
    found = rows(store, Appointment, "rank")
    assert [
        (
            row["rank"],
            row["role"],
            people[row["member_id"]],
            row["post"],
            row["unit_id"] and names[row["unit_id"]],
            row["source_note"],
            row["since"],
            row["until"],
        )
        for row in found
    ] == [
        (
            person.order,
            person.role,
            person.name,
            person.post,
            person.unit and data.unit_names[person.unit],
            person.source_note,
            data.plan.starts_on,
            None,
        )
        for person in data.members
    ]
    assert len(people) == 55


def test_the_office_arrives(store: Store, data: PlanFile) -> None:
    (office,) = rows(store, Office, "text")
    assert office["text"] == data.office.text
    assert store.read(unit_names)[office["unit_id"]] == data.unit_names[data.office.unit]


def test_nothing_has_happened_yet(store: Store) -> None:
    for table, order in ((Task, "number"), (Milestone, "position"), (PhaseItem, "number")):
        for row in rows(store, table, order):
            assert row.get("done_on") is None
            assert row.get("finished_on") is None
