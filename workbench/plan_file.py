"""Reads a plan document kept as data: a hand-edited TOML file and the full text beside it.

The head of the file says how it is written. Reading refuses what the tables could not hold or the
rules could not count, and names the place, so that whoever edits the file finds the slip.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from workbench.errors import InvalidInput, Missing
from workbench.plan_data import (
    GroupData,
    MemberData,
    PlanFile,
    TargetData,
    TaskData,
    UnitData,
)
from workbench.rules.targets import WITHOUT_FIGURES, Goal

__all__ = ["PlanFile", "TargetData", "TaskData", "read_plan_file"]

_PARTS = {
    "programmes": "项重点任务",
    "clauses": "条",
    "phases": "个阶段",
    "units": "个单位",
    "groups": "个单位组",
    "tasks": "项任务",
    "targets": "项目标",
    "members": "名成员",
    "safeguards": "项保障措施",
}
_NUMBERED = ("programmes", "clauses", "phases", "tasks", "targets", "members", "safeguards")
_T = TypeVar("_T")


def read_plan_file(path: Path) -> PlanFile:
    """The plan in the TOML file at `path`, with the text that its `plan.text` names beside it.

    Raises:
        InvalidInput: the file cannot be taken as it is; the sentence names the place.
        Missing: one of the two files cannot be opened.
    """
    try:
        plan = PlanFile.model_validate(_parse(path))
    except ValidationError as error:
        raise InvalidInput(_sentence(error)) from error
    for fault in _faults(plan):
        raise InvalidInput(fault)
    return plan.model_copy(update={"full_text": _read(path.with_name(plan.plan.text))})


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Windows editors put a mark at the start
    except OSError as error:
        raise Missing(f"打不开方案文件“{path.name}”，请检查它是否还在原处。") from error
    except UnicodeDecodeError as error:
        raise InvalidInput(f"方案文件“{path.name}”不是 UTF-8 编码，请另存为 UTF-8。") from error


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        raise InvalidInput(f"方案文件“{path.name}”{where}的写法有误，请检查。") from error


def _sentence(error: ValidationError) -> str:
    """Say the first thing that pydantic found wrong in one Chinese sentence."""
    first = error.errors()[0]
    place, keys = "方案数据", first["loc"]
    if len(keys) > 1 and isinstance(keys[1], int):
        place, keys = _place(str(keys[0]), keys[1]), keys[2:] or keys[:1]
    key = "“" + ".".join(str(part + 1 if isinstance(part, int) else part) for part in keys) + "”"
    match first["type"]:
        case "missing":
            return f"{place}：缺少{key}。"
        case "extra_forbidden":
            return f"{place}：不认识{key}这一项。"
        case "string_too_short" | "too_short":
            return f"{place}：{key}不能为空。"
        case "value_error":
            return f"{place}：{first['ctx']['error']}。"
        case _:
            return f"{place}：{key}的写法不对，写的是“{str(first['input'])[:20]}”。"


def _place(section: str, index: int) -> str:
    return f"方案数据第 {index + 1} {_PARTS[section]}"


def _placed(section: str, parts: Sequence[_T]) -> Iterator[tuple[str, _T]]:
    return ((_place(section, index), part) for index, part in enumerate(parts))


def _faults(plan: PlanFile) -> Iterator[str]:
    """What does not agree between the parts, one sentence each."""
    return chain(
        _number_faults(plan),
        _clause_faults(plan),
        _name_faults(plan),
        _unknown_names(plan),
        _day_faults(plan),
        _target_faults(plan),
    )


def _number_faults(plan: PlanFile) -> Iterator[str]:
    for section in _NUMBERED:
        for index, part in enumerate(getattr(plan, section)):
            number = part.order if isinstance(part, MemberData) else part.number
            if number != index + 1:
                yield f"{_place(section, index)}：序号应为 {index + 1}，写的是 {number}。"


def _clause_faults(plan: PlanFile) -> Iterator[str]:
    for place, clause in _placed("clauses", plan.clauses):
        if not 1 <= clause.programme <= len(plan.programmes):
            yield f"{place}：没有第 {clause.programme} 项重点任务。"
    clauses = {(clause.programme, clause.number) for clause in plan.clauses}
    for place, task in _placed("tasks", plan.tasks):
        if (task.programme, task.clause) not in clauses:
            yield f"{place}：第 {task.programme} 项重点任务没有第 {task.clause} 条。"


def _name_faults(plan: PlanFile) -> Iterator[str]:
    owners: dict[str, str] = {}
    parts: chain[tuple[str, UnitData | GroupData]] = chain(
        _placed("units", plan.units), _placed("groups", plan.groups)
    )
    for place, part in parts:
        for name in part.names:
            if owners.setdefault(name, place) != place:
                yield f"{place}：名称“{name}”与{owners[name].removeprefix('方案数据')}重复。"


def _unknown_names(plan: PlanFile) -> Iterator[str]:
    units = {name for unit in plan.units for name in unit.names}
    for known, mentions in ((units, _single_units(plan)), (plan.unit_names, _row_units(plan))):
        for place, label, names in mentions:
            for name in names:
                if name not in known:
                    yield f"{place}：{label}“{name}”不在单位名单中。"
    if plan.office.director not in {member.name for member in plan.members}:
        yield f"方案数据中办公室一项：主任“{plan.office.director}”不在成员名单中。"


def _row_units(plan: PlanFile) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Place, label and names wherever a row of the table names units or groups."""
    for place, task in _placed("tasks", plan.tasks):
        yield place, "牵头单位", task.lead
        yield place, "配合单位", task.cooperating


def _single_units(plan: PlanFile) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The same wherever a group would make no sense."""
    for place, group in _placed("groups", plan.groups):
        yield place, "成员单位", group.members
    for place, target in _placed("targets", plan.targets):
        yield place, "负责单位", [target.unit_in_charge] if target.unit_in_charge else []
    for place, member in _placed("members", plan.members):
        yield place, "单位", [member.unit] if member.unit else []
    yield "方案数据中办公室一项", "所在单位", [plan.office.unit]


def _day_faults(plan: PlanFile) -> Iterator[str]:
    first, last = plan.plan.starts_on, plan.plan.ends_on
    if last < first:
        yield f"方案数据：结束日期 {last} 早于开始日期 {first}。"
    deadlines = [phase.deadline for phase in plan.phases]
    if deadlines != sorted(deadlines):
        yield "方案数据：各阶段的期限应当先后有序。"
    days = chain(
        ((place, phase.deadline) for place, phase in _placed("phases", plan.phases)),
        ((place, task.starts_on) for place, task in _placed("tasks", plan.tasks)),
        ((place, task.due_on) for place, task in _placed("tasks", plan.tasks)),
        ((place, target.due_on) for place, target in _placed("targets", plan.targets)),
    )
    for place, day in days:
        if not first <= day <= last:
            yield f"{place}：日期 {day} 不在方案的 {first} 至 {last} 之内。"


def _target_faults(plan: PlanFile) -> Iterator[str]:
    for place, target in _placed("targets", plan.targets):
        for number in target.tasks:
            if not 1 <= number <= len(plan.tasks):
                yield f"{place}：没有第 {number} 项任务。"
        if target.kind not in WITHOUT_FIGURES and not (target.unit and target.measure):
            yield f"{place}：请写明计量单位（unit）和口径（measure）。"
        try:
            _goal(target)
        except InvalidInput as error:
            yield f"{place}：{error.sentence}"


def _goal(target: TargetData) -> Goal:
    """Let the rules refuse figures that they could not judge."""
    figures = target.model_dump(include={"value", "high", "rate", "tolerance"}, exclude_none=True)
    return Goal(target.kind, target.due_on.year, base_year=target.base_year, **figures)
