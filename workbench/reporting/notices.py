"""督办通知单, 提醒单, 催办单 on paper: one letter for each unit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlmodel import Session

from workbench.notices import NoticeItem, NoticeKind, NoticeRow
from workbench.plan import PlanRow, get_plan
from workbench.reporting.document import (
    Align,
    Block,
    Column,
    Document,
    Letterhead,
    Signature,
    Table,
    Text,
)
from workbench.reporting.wording import classes_clause, light, reason
from workbench.rules.schedule import Light, ScheduleClass
from workbench.rules.words import chinese_date

COLUMNS = (
    Column("序号", 13, Align.CENTRE),
    Column("任务内容", 62),
    Column("完成时限", 22, Align.CENTRE),
    Column("类别", 23, Align.CENTRE),
    Column("说明", 50),
)
"""序号 is the task's number in the 分工表, so that both sides talk of the same task."""
SPIRIT = {
    NoticeKind.SUPERVISION: ("现予督办", "请高度重视，逐项抓紧办理"),
    NoticeKind.REMINDER: ("特此提醒", "请对照时限提前安排"),
    NoticeKind.URGING: ("现予催办", "请逐项抓紧办理"),
}
"""How a slip ends its account, and how it begins its request."""
SHAPES = {Light.RED: "■", Light.YELLOW: "▲", Light.BLUE: "◎"}


def notice_letters(session: Session, notices: Sequence[NoticeRow]) -> Document:
    """Word slips, one letter after the other, each on pages of its own.

    The same slips always make the same document: they say what they said when they were issued.
    """
    plan = get_plan(session)
    first, last = notices[0], notices[-1]
    name = first.document_number
    return Document(
        title=(),
        subtitle="",
        author=f"{plan.leading_group}办公室",
        subject=f"{first.kind.heading} {name if first is last else f'{name}至{last.number}号'}",
        blocks=tuple(block for notice in notices for block in _letter(plan, notice)),
    )


def _letter(plan: PlanRow, notice: NoticeRow) -> Iterator[Block]:
    office = f"{plan.leading_group}办公室"
    colour = f"{SHAPES[notice.light]} {notice.colour}"
    yield Letterhead(office, notice.document_number, notice.kind.heading, colour, notice.light)
    yield Text(f"{notice.addressee}：", flush=True)
    yield Text(_occasion(plan, notice))
    yield _table(notice)
    yield Signature(Text(_request(notice)), office, chinese_date(notice.issued_on))


def _occasion(plan: PlanRow, notice: NoticeRow) -> str:
    """Why the unit gets this letter: how many tasks, how they stand, what was not reported."""
    account, _ = _spirit(notice)
    classes = classes_clause(Counter(item.schedule_class for item in notice.items))
    return (
        f"根据{_basis(plan, notice)}，你单位牵头的以下{len(notice.items)}项{_noun(notice)}，"
        f"截至{chinese_date(notice.issued_on)}，{classes}{_silence(notice)}。{account}。"
    )


def _basis(plan: PlanRow, notice: NoticeRow) -> str:
    """The plan, or the one meeting that decided all that is on the slip."""
    if not _is_of_one_meeting(notice):
        return f"《{plan.title}》（{plan.document_number}）"
    item = notice.items[0]
    return f"{item.meeting}（{item.minutes}）"


def _is_of_one_meeting(notice: NoticeRow) -> bool:
    first, *others = {item.meeting for item in notice.items}
    return bool(first) and not others


def _noun(notice: NoticeRow) -> str:
    """What a slip is about: tasks of the plan, decisions of meetings, or both."""
    kinds = {"议定事项" if item.meeting else "任务" for item in notice.items}
    return "和".join(sorted(kinds))


def _silence(notice: NoticeRow) -> str:
    missing = Counter(period for item in notice.items if (period := _missing(item)))
    return "".join(f"，{period}进展未报{count}项" for period, count in missing.items())


def _missing(item: NoticeItem) -> str:
    """The period not reported on; of a task never reported on its class says so already."""
    return "" if item.schedule_class is ScheduleClass.UNREPORTED else item.missing


def explain(item: NoticeItem) -> str:
    """Why a task is on a slip."""
    missing = _missing(item)
    return f"{reason(item)}{missing}进展未报。" if missing else reason(item)


def _table(notice: NoticeRow) -> Table:
    """What one meeting decided is numbered on its own: not everything it decided need be there."""
    if _is_of_one_meeting(notice):
        rows = tuple((str(at), i.content, *_state(i)) for at, i in enumerate(notice.items, 1))
        return Table(
            (COLUMNS[0], replace(COLUMNS[1], title="议定事项"), *COLUMNS[2:]), rows, large=True
        )
    return Table(COLUMNS, tuple(map(_row, notice.items)), large=True)


def _row(item: NoticeItem) -> tuple[str, ...]:
    if item.meeting:
        return "—", f"{item.content}（{item.meeting}议定）", *_state(item)
    return str(item.number), item.content, *_state(item)


def _state(item: NoticeItem) -> tuple[str, ...]:
    due_on = chinese_date(item.due_on).replace("年", "年\n") if item.due_on else "—"
    return due_on, light(item), explain(item)


def _spirit(notice: NoticeRow) -> tuple[str, str]:
    """A blue slip only reminds, whatever its heading."""
    return SPIRIT[NoticeKind.REMINDER if notice.light is Light.BLUE else notice.kind]


def _request(notice: NoticeRow) -> str:
    _, request = _spirit(notice)
    overdue = any(item.schedule_class is ScheduleClass.OVERDUE for item in notice.items)
    silent = any(item.missing for item in notice.items)
    return (
        f"{request}，于{chinese_date(notice.reply_by)}前将办理情况和下一步措施书面报领导小组办公室。"
        f"{'已逾期的，请说明原因、明确完成时间。' if overdue else ''}"
        f"{'未报的进展请一并补报。' if silent else ''}"
    )
