"""印前检查: what to look at before a paper is printed, and where. Imports no Qt."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from ui.papers import Check, Wish
from workbench.issued import IssuedRow, issued_before, list_issues
from workbench.ledger import TaskRow, list_tasks
from workbench.papers import PaperKey, PaperKind
from workbench.plan import list_phases
from workbench.reporting.document import Document, Note, Text
from workbench.reporting.issues.corrections import CORRECTED, UNREAD
from workbench.reporting.issues.rewording import BY_HAND
from workbench.reporting.roster import Roster
from workbench.rewrites import list_rewrites
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date
from workbench.scoreboard import list_targets
from workbench.store import Store
from workbench.target_checks import list_findings


def paper_checks(store: Store, key: PaperKey, as_of: date, document: Document) -> tuple[Check, ...]:
    """What to look at in a draft."""
    return (
        *_issue_checks(store, key, as_of, document),
        *_task_checks(store, key, as_of),
        *_target_checks(store, key, as_of),
        *_phase_checks(store, key),
    )


def _issue_checks(store: Store, key: PaperKey, as_of: date, document: Document) -> list[Check]:
    """How the draft stands beside what was issued, and what the office wrote into it."""
    found = []
    if out := next(iter(standing_issues(store, key)), None):
        said = f"已于{chinese_date(out.issued_on)}定稿{out.document_number}，这是之后的草稿"
        found.append(Check(said, is_fine=False, wish=issue_wish(out)))
    if before := store.read(issued_before, key, as_of):
        found.append(_correction_check(before, document))
    if rewritten := len(store.read(list_rewrites, key)):
        notes = sum(isinstance(b, Note) and BY_HAND in b.text for b in document.blocks)
        tail = f"，其中 {notes} 节断开了数字，纸上已注明" if notes else "，数字仍随数据更新"
        found.append(Check(f"{rewritten} 节用的是改写的文字{tail}", is_fine=not notes))
    return found


def _correction_check(before: IssuedRow, document: Document) -> Check:
    """Whether the paper issued before still says what the data say."""
    name, wish = before.document_number, issue_wish(before)
    if any(isinstance(block, Note) and UNREAD in block.text for block in document.blocks):
        return Check(f"{name}的归档文件缺失或被改动，{UNREAD}", is_fine=False, wish=wish)
    if count := count_corrections(document):
        said = f"{name}有 {count} 处数字后来变了，本期已写更正"
        return Check(said, is_fine=False, wish=wish)
    return Check(f"{name}的数字没有变，不用更正", is_fine=True)


def standing_issues(store: Store, key: PaperKey) -> list[IssuedRow]:
    """What a paper was issued as and not revoked, the last one first."""
    issues = store.read(list_issues, key.kind)
    return [row for row in issues if row.key == key and row.revoked_on is None]


def issue_wish(row: IssuedRow) -> Wish:
    """Shows an issued paper in the register."""
    return ("reports", {"view": "issued", "issue": row.id})


def count_corrections(document: Document) -> int:
    """How many corrections a paper says that it makes to the one before."""
    texts = (block.text for block in document.blocks if isinstance(block, Text))
    found = next(filter(None, (re.search(rf"{CORRECTED}(\d+)处", text) for text in texts)), None)
    return int(found[1]) if found else 0


def _task_checks(store: Store, key: PaperKey, as_of: date) -> list[Check]:
    tasks = store.read(list_tasks, as_of)
    if key.kind is PaperKind.UNIT:
        return _unit_checks(tasks, UUID(key.subject))
    units = {unit for task in tasks for unit in task.missing}
    return [
        _silent_check(tasks, {}),
        counted(
            len(units),
            f"{len(units)} 家单位本期未报齐，已点名",
            "各单位本期都已报齐",
            ("ledger", {"reporting": "本期未报"}),
        ),
    ]


def _unit_checks(tasks: Sequence[TaskRow], unit: UUID) -> list[Check]:
    """A paper about a unit speaks of the tasks that it leads."""
    duties = [(task, duty) for task in tasks for duty in task.duties if duty.unit_id == unit]
    missing = sum(duty.is_missing for _, duty in duties)
    return [
        _silent_check([task for task, _ in duties], {"lead": unit}),
        counted(
            missing,
            f"{missing} 项任务本期还没有报",
            "本期应报的都已报",
            ("collection", {"unit": unit}),
        ),
    ]


def _silent_check(tasks: Sequence[TaskRow], narrow: Mapping[str, object]) -> Check:
    silent = sum(t.assessment.schedule_class is ScheduleClass.UNREPORTED for t in tasks)
    return counted(
        silent,
        f"{silent} 项任务应已启动，从未填报",
        "已启动的任务都有填报",
        ("ledger", {"schedule_class": ScheduleClass.UNREPORTED, **narrow}),
    )


def _target_checks(store: Store, key: PaperKey, as_of: date) -> list[Check]:
    if key.kind is PaperKind.UNIT:
        return []
    targets = [row.verdict.state for row in store.read(list_targets, as_of)]
    bare = targets.count(VerdictState.NO_BASELINE)
    doubtful = sum(row.is_open for row in store.read(list_findings, as_of))
    return [
        counted(
            bare,
            f"{bare} 个指标缺基期数据，已注明",
            "各项指标都有基期数据",
            ("targets", {"verdict": VerdictState.NO_BASELINE}),
        ),
        counted(
            doubtful,
            f"{doubtful} 个指标数据待核实",
            "指标数据没有待核实的",
            ("targets", {"view": "checks"}),
        ),
    ]


def _phase_checks(store: Store, key: PaperKey) -> list[Check]:
    if key.kind is not PaperKind.PHASE:
        return []
    phase = next(row for row in store.read(list_phases) if row.number == int(key.subject))
    bare = [item for item in phase.items if not item.account]
    return [
        counted(
            len(bare),
            f"{len(bare)} 项阶段工作没有写落实情况",
            "阶段工作都写了落实情况",
            ("reports", {"item": bare[0].id} if bare else {}),
        )
    ]


def roster_checks(roster: Roster) -> Iterator[Check]:
    """Whom one cannot reach."""
    phones = sum(not member.phone for member in roster.people)
    mobiles = sum(not member.mobile for member in roster.people)
    liaisons = sum(m.unit_id is not None and m.liaison is None for m in roster.people)
    yield counted(
        phones, f"{phones} 人没有办公电话", "都有办公电话", ("members", {"gap": "缺电话"})
    )
    yield counted(mobiles, f"{mobiles} 人没有手机", "都有手机", ("members", {"gap": "缺手机"}))
    yield counted(
        liaisons,
        f"{liaisons} 人的单位没有联络员",
        "各单位都有联络员",
        ("members", {"gap": "缺联络员"}),
    )


def counted(count: int, problem: str, fine: str, wish: Wish) -> Check:
    """A line that opens the list of what it counts, if there is any."""
    return Check(problem, is_fine=False, wish=wish) if count else Check(fine, is_fine=True)
