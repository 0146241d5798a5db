"""议定事项落实情况报告: what became of every decision of a meeting, and what came since a day."""

from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.decision_ledger import SETTLED, DecisionRow
from workbench.followup import DecisionNews
from workbench.reporting.document import (
    Align,
    Annex,
    Block,
    Column,
    Document,
    Signature,
    Table,
    Text,
)
from workbench.reporting.meeting_papers.events import tell
from workbench.reporting.meeting_papers.facts import MeetingFacts
from workbench.reporting.meeting_papers.words import NONE, held, wording
from workbench.reporting.wording import done_of, light, reason, short
from workbench.rules.schedule import ScheduleClass
from workbench.rules.words import chinese_date

ANNEX = "附件"


def word_progress(facts: MeetingFacts) -> Document:
    """One page of text, and every decision in the annex."""
    *texts, last = _account(facts)
    day = chinese_date(facts.as_of)
    return Document(
        title=(facts.meeting.title, "议定事项落实情况报告"),
        subtitle=f"（截至{day}）",
        author=facts.office,
        subject=f"{facts.meeting.title}议定事项落实情况报告",
        blocks=(*texts, Signature(last, facts.office, day), *_annex(facts)),
    )


def _account(facts: MeetingFacts) -> Iterator[Text]:
    meeting, rows = facts.meeting, [news.now for news in facts.news]
    if not rows:
        yield Text(f"{held(meeting)}，{NONE[meeting.state]}。")
        return
    yield Text(f"{held(meeting)}，议定事项{len(rows)}项。{_settled(rows)}{_carried_out(rows)}")
    yield Text(_moved(facts))
    late = [
        (number, row)
        for number, row in enumerate(rows, 1)
        if row.assessment.schedule_class is ScheduleClass.OVERDUE
    ]
    if late:
        told = "".join(
            f"第{number}项“{short(row.text)}”（{row.unit or '未定单位'}），{reason(row.assessment)}"
            for number, row in late
        )
        yield Text(told, lead=f"逾期{len(late)}项。")
    yield Text("逐项情况见附件。")


def _settled(rows: Sequence[DecisionRow]) -> str:
    """How many need no following up: 其中仅告知1项、已调整1项，不需另行办理。."""
    counted = Counter(row.settled for row in rows if row.settled)
    if not counted:
        return ""
    clause = "、".join(f"{word}{count}项" for word, count in counted.items())
    return f"其中{clause}，不需另行办理。"


def _carried_out(rows: Sequence[DecisionRow]) -> str:
    work = [row for row in rows if not row.settled]
    if not work:
        return ""
    waiting = [row for row in work if row.is_open]
    left = f"，未办结{len(waiting)}项" if 0 < len(waiting) < len(work) else ""
    done = done_of(len(work) - len(waiting), len(work), "办结")
    return f"需办理的{len(work)}项，{done}{left}。"


def _moved(facts: MeetingFacts) -> str:
    since = chinese_date(facts.since)
    moved = sum(news.has_moved for news in facts.news)
    return f"{since}以来，{f'有新情况的{moved}项' if moved else '没有新情况'}。"


def _annex(facts: MeetingFacts) -> Iterator[Block]:
    if not facts.news:
        return
    columns = (
        Column("序号", 14, Align.CENTRE),
        Column("议定事项", 51),
        Column("牵头单位", 28),
        Column("完成时限", 24, Align.CENTRE),
        Column("状态", 24, Align.CENTRE),
        Column("目前情况", 44),
        Column(f"{chinese_date(facts.since)}以来", 66),
    )
    rows = tuple(_row(number, news) for number, news in enumerate(facts.news, 1))
    yield Annex(ANNEX, f"{facts.meeting.title}议定事项落实情况", landscape=True)
    yield Table(columns, rows, large=True)


def _row(number: int, news: DecisionNews) -> tuple[str, ...]:
    row = news.now
    return (
        str(number),
        wording(row),
        row.unit or "—",
        chinese_date(row.due_on).replace("年", "年\n") if row.due_on else "—",
        f"○ {row.settled}" if row.settled else light(row.assessment),
        SETTLED.get(row.settled) or row.result or reason(row.assessment),
        tell(news),
    )
