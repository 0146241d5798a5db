"""议定事项清单: every decision of a meeting in one table."""

from collections import Counter
from collections.abc import Iterator

from workbench.decision_ledger import DecisionRow
from workbench.reporting.document import Align, Annex, Block, Column, Document, Table, Text
from workbench.reporting.meeting_papers.facts import MeetingFacts
from workbench.reporting.meeting_papers.words import NONE, change, held, wording
from workbench.rules.words import chinese_date

UNTYPED = "类别待定"
COLUMNS = (
    Column("序号", 12, Align.CENTRE),
    Column("议定事项", 88),
    Column("类别", 22, Align.CENTRE),
    Column("牵头单位", 32),
    Column("配合单位", 36),
    Column("完成时限", 35, Align.CENTRE),
)


def word_decision_list(facts: MeetingFacts) -> Document:
    """The list as decided, on landscape sheets."""
    title = f"{facts.meeting.title}议定事项清单"
    return Document(
        title=(),
        subtitle="",
        author=facts.office,
        subject=title,
        blocks=(Annex("", title, landscape=True), Text(""), *_list(facts)),
    )


def _list(facts: MeetingFacts) -> Iterator[Block]:
    if not facts.decisions:
        yield Text(f"{held(facts.meeting)}，{NONE[facts.meeting.state]}。")
        return
    kinds = Counter(str(row.kind or UNTYPED) for row in facts.decisions)
    counted = "、".join(f"{kind}{count}项" for kind, count in kinds.items())
    yield Text(f"{held(facts.meeting)}，议定事项{len(facts.decisions)}项：{counted}。")
    rows = tuple(_row(facts, at, row) for at, row in enumerate(facts.decisions, 1))
    yield Table(COLUMNS, rows, large=True)


def _row(facts: MeetingFacts, number: int, row: DecisionRow) -> tuple[str, ...]:
    changed = change(facts, row)
    return (
        str(number),
        f"{wording(row)}{changed and f'（{changed}）'}",
        str(row.kind or UNTYPED),
        row.unit or "—",
        row.cooperating_names or "—",
        chinese_date(row.due_on) if row.due_on else "—",
    )
