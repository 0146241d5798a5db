"""Targets added by hand, and corrected without making their figures mean something else."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlmodel import Session, func, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.plan import Plan
from workbench.readings import Reading
from workbench.records import amend, load, put
from workbench.rules.periods import Frequency
from workbench.rules.targets import LAST_QUARTER, WITHOUT_FIGURES
from workbench.targets import Target, TargetDraft


def record_target(
    session: Session, draft: TargetDraft, target_id: UUID | None = None, seen: int = 0
) -> UUID:
    """Add a target by hand, at the end, or correct what one asks for.

    Args:
        session: of the write.
        draft: the checked form.
        target_id: of the target to correct; None adds one.
        seen: its version that the form showed.

    Raises:
        InvalidInput: the numbers do not fit the kind, it has no unit of measure, its figures would
            mean something else, or somebody else corrected it meanwhile.
    """
    if draft.kind not in WITHOUT_FIGURES and not (draft.unit and draft.measure):
        missing = "measure" if draft.unit else "unit"
        raise InvalidInput(f"请填写{'口径' if draft.unit else '计量单位'}。", missing)
    if target_id:
        target = _correct(session, draft, load(session, Target, target_id, "指标"), seen)
        describe(session, f"修改指标“{target.name}”")
    else:
        target = Target.model_validate(draft.model_dump() | _place(session))
        put(session, target)
        describe(session, f"增加指标“{target.name}”")
    target.goal({})
    return target.id


def _place(session: Session) -> dict[str, object]:
    last = session.exec(select(func.coalesce(func.max(Target.number), 0))).one()
    return {"number": last + 1, "plan_id": session.exec(select(Plan.id)).one()}


def _correct(session: Session, draft: TargetDraft, target: Target, seen: int) -> Target:
    if target.version != seen:
        raise InvalidInput("这项指标刚在别处改过，请重新打开后再改。", "name")
    readings = session.exec(select(Reading).where(Reading.target_id == target.id)).all()
    problems = dict(_conflicts(draft, target, readings)) if readings else {}
    if problems:
        raise InvalidInput.of(problems)
    amend(target, draft)
    return target


def _conflicts(
    draft: TargetDraft, target: Target, readings: Sequence[Reading]
) -> Iterator[tuple[str, str]]:
    """What the figures that are there would no longer fit, by field."""
    years = [reading.year for reading in readings]
    if draft.kind in WITHOUT_FIGURES:
        yield "kind", "这项指标已有数据，不能改为没有数值的类型；请先删除数据。"
    if draft.unit != target.unit:
        yield "unit", f"已有数据的单位是“{target.unit}”，改了就对不上；请先删除数据再改单位。"
    if draft.base_year and draft.base_year > min(years):
        yield "base_year", f"已有{min(years)}年的数据，基期年份不能晚于{min(years)}年。"
    if draft.due_on.year < max(years):
        yield "due_on", f"已有{max(years)}年的数据，到期日期不能早于{max(years)}年。"
    if draft.frequency is Frequency.YEAR and any(r.quarter != LAST_QUARTER for r in readings):
        yield "frequency", "已有按季的数据，不能改为按年填报；请先删除按季的数据。"
    if draft.parts_id != target.parts_id and any(reading.unit_id for reading in readings):
        yield "parts_id", "已有分单位的数据，不能改分项填报；请先删除分单位的数据。"
