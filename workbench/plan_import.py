"""Puts a plan kept as data into a new file: one journalled write."""

from uuid import UUID

from sqlmodel import Session

from workbench.journal import Turn, describe
from workbench.members import Appointment, Member, Office, Role
from workbench.plan import Clause, Phase, PhaseItem, Plan, Programme, Safeguard
from workbench.plan_file import PlanFile, TargetData, TaskData
from workbench.records import put
from workbench.rules.targets import WITHOUT_FIGURES, Measure, TargetKind
from workbench.targets import Target
from workbench.tasks import Milestone, Task, TaskUnit
from workbench.units import GroupMember, Unit, UnitRole


def import_plan(session: Session, data: PlanFile) -> None:
    """Take over everything the document says."""
    describe(session, f"导入《{data.plan.title}》", Turn.IMPORT)
    plan = Plan(
        **data.plan.model_dump(exclude={"text"}),
        full_text=data.full_text,
    )
    put(session, plan)
    units = _units(session, data, plan)
    _phases(session, data, plan)
    _tasks(session, data, plan, units)
    for target in data.targets:
        put(session, _target(target, plan, units))
    _members(session, data, plan, units)


def _units(session: Session, data: PlanFile, plan: Plan) -> dict[str, UUID]:
    """Units, then groups with their members from the plan's first day on; ids by every name."""
    ids: dict[str, UUID] = {}
    for position, unit in enumerate(data.units, 1):
        row = Unit(
            **unit.model_dump(exclude={"aliases"}), aliases=list(unit.aliases), position=position
        )
        put(session, row)
        ids |= dict.fromkeys(unit.names, row.id)
    for position, group in enumerate(data.groups, len(data.units) + 1):
        row = Unit(
            short_name=group.name,
            official_name=group.name,
            aliases=list(group.aliases),
            is_group=True,
            position=position,
            source_note=group.source_note,
        )
        put(session, row)
        ids |= dict.fromkeys(group.names, row.id)
        for place, name in enumerate(group.members, 1):
            put(
                session,
                GroupMember(
                    group_id=row.id, unit_id=ids[name], position=place, since=plan.starts_on
                ),
            )
    return ids


def _phases(session: Session, data: PlanFile, plan: Plan) -> None:
    for phase in data.phases:
        row = Phase(**phase.model_dump(exclude={"items"}), plan_id=plan.id)
        put(session, row)
        for number, text in enumerate(phase.items, 1):
            put(session, PhaseItem(phase_id=row.id, number=number, text=text))
    for part in data.safeguards:
        put(session, Safeguard(**part.model_dump(), plan_id=plan.id))


def _tasks(session: Session, data: PlanFile, plan: Plan, units: dict[str, UUID]) -> None:
    programmes: dict[int, UUID] = {}
    for programme in data.programmes:
        row = Programme(**programme.model_dump(), plan_id=plan.id)
        put(session, row)
        programmes[programme.number] = row.id
    clauses: dict[int, UUID] = {}
    for clause in data.clauses:
        own = clause.model_dump(exclude={"programme"})
        text = Clause(**own, programme_id=programmes[clause.programme])
        put(session, text)
        clauses[clause.number] = text.id
    for task in data.tasks:
        _task(session, task, programmes[task.programme], clauses[task.clause], units)


def _task(
    session: Session, data: TaskData, programme: UUID, clause: UUID, units: dict[str, UUID]
) -> None:
    own = data.model_dump(exclude={"programme", "clause", "lead", "cooperating", "milestones"})
    task = Task(**own, programme_id=programme, clause_id=clause)
    put(session, task)
    for role, names in ((UnitRole.LEAD, data.lead), (UnitRole.COOPERATING, data.cooperating)):
        for position, name in enumerate(names, 1):
            part = TaskUnit(task_id=task.id, unit_id=units[name], role=role, position=position)
            put(session, part)
    for position, step in enumerate(data.milestones, 1):
        put(session, Milestone(**step.model_dump(), task_id=task.id, position=position))


def _target(data: TargetData, plan: Plan, units: dict[str, UUID]) -> Target:
    kind = TargetKind(data.kind)
    own = data.model_dump(exclude={"kind", "measure", "tasks", "base_year", "unit_in_charge"})
    if kind not in WITHOUT_FIGURES:
        own["measure"] = Measure(data.measure)
        own["base_year"] = data.base_year or plan.starts_on.year - 1
    if data.unit_in_charge:
        own["unit_id"] = units[data.unit_in_charge]
    return Target(**own, kind=kind, plan_id=plan.id, tasks=list(data.tasks))


def _members(session: Session, data: PlanFile, plan: Plan, units: dict[str, UUID]) -> None:
    ids: dict[str, UUID] = {}
    for person in data.members:
        member = Member(name=person.name)
        put(session, member)
        ids.setdefault(person.name, member.id)
        appointment = Appointment(
            member_id=member.id,
            role=Role(person.role),
            rank=person.order,
            founding_rank=person.order,
            post=person.post,
            unit_id=units[person.unit] if person.unit else None,
            since=plan.starts_on,
            source_note=person.source_note,
        )
        put(session, appointment)
    office = data.office.model_dump(exclude={"unit", "director"})
    unit, director = units[data.office.unit], ids[data.office.director]
    put(session, Office(**office, unit_id=unit, director_id=director))
