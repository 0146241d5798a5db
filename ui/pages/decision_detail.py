"""What stands beside the decisions: the chosen one with its meeting, reports, acts and result."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from ui.pages.decision_columns import is_late, lacks
from ui.pages.task_detail import act_parts, entry_parts, unit_parts
from ui.parts.detail import Entry, Fact, Link, Paragraph, Part, Section
from workbench.decision_ledger import DecisionRow
from workbench.decisions import VALUES, DecisionKind
from workbench.progress import EntryRow
from workbench.rules.schedule import Status
from workbench.rules.words import chinese_date
from workbench.supervision import ActRow


def decision_parts(
    row: DecisionRow,
    task: str,
    times: int,
    names: Mapping[UUID, str],
    acts: Sequence[ActRow] = (),
    entries: Sequence[EntryRow] = (),
) -> list[Part]:
    """All of it.

    Args:
        row: the decision.
        task: what it belongs to, "" for nothing.
        times: how often it came up, the meeting that made it included.
        names: of the units.
        acts: of supervision.
        entries: what was reported on it.
    """
    parts = [*wording_parts(row, names), _meeting(row, times)]
    if row.task_id:
        parts.append(Link("disc", "blue", task, "任务台账", ("ledger", {"task": row.task_id})))
    parts += unit_parts(row.duties, owes=row.owes_reports)
    if row.result:
        parts += [Section("落实情况"), Entry(_ended(row), row.result)]
    if row.duties or entries:
        parts += entry_parts(entries, len(row.duties), "还没有进展记录，按 Enter 填报。")
    return parts + act_parts(acts)


def wording_parts(row: DecisionRow, names: Mapping[UUID, str]) -> list[Part]:
    """What was decided, by whom it is done and by when, and what it still lacks."""
    missing = lacks(row)
    parts: list[Part] = [
        Paragraph(row.text),
        Fact("类别", str(row.kind or "未定")),
        Fact("牵头", row.unit or "未定"),
        Fact("完成时限", chinese_date(row.due_on) if row.due_on else "未定"),
        Fact("状态", row.assessment.sentence, "red" if is_late(row) else None),
    ]
    if row.cooperating_names:
        parts.insert(3, Fact("配合", row.cooperating_names))
    if row.kind is DecisionKind.ADJUSTMENT and row.field:
        value = getattr(row, VALUES[row.field])
        parts.append(Fact(f"{row.field}", f"改为{names.get(value, value) or '……'}"))
    if missing:
        parts.append(Fact("还缺", "、".join(missing), "yellow"))
    if not row.is_public:
        parts.append(Fact("公开", "不公开，不印出"))
    return parts


def _ended(row: DecisionRow) -> str:
    day = chinese_date(row.finished_on) if row.finished_on else ""
    return f"{day}{'办结' if row.status is Status.CLOSED else '完成，申请办结'}"


def _meeting(row: DecisionRow, times: int) -> Link:
    said = (row.meeting, row.minutes, f"第{times}次上会" if times > 1 else "")
    wish = {"view": "meetings", "meeting": row.meeting_id, "step": "decisions"}
    text = "　".join(filter(None, said))
    return Link("ring", "grey", text, chinese_date(row.held_on), ("meetings", wish))
