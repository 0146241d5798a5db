"""今日: six counts that open lists, what to do first, the programmes and the phases."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.fresh import Fresh
from ui.pages.lights import chip
from ui.pages.list_page import MARGIN
from ui.parts.acts import Act, ActList
from ui.parts.buttons import button
from ui.parts.card import Card, CountCard
from ui.parts.empty import EmptyState
from ui.parts.marks import Bar, Chip
from ui.parts.page_header import PageHeader
from ui.parts.strips import Legend, Step, Steps, Strip, Strips
from ui.theme import Tone
from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow
from workbench.plan import PhaseRow
from workbench.promises import PromiseRow
from workbench.reporting.facts import ProgrammeFacts
from workbench.reporting.wording import NUMERALS
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date
from workbench.target_checks import FindingRow
from workbench.today import Today, read_today

Wish = tuple[str, Mapping[str, object]]
FIRST = 12
"""How many lines 先办这些 shows; the counts open the rest."""

CARDS: tuple[tuple[str, Tone, Wish], ...] = (
    ("逾期", "red", ("ledger", {"schedule_class": ScheduleClass.OVERDUE})),
    ("欠进度", "yellow", ("ledger", {"schedule_class": ScheduleClass.BEHIND})),
    ("本期未报", "red", ("ledger", {"reporting": "本期未报"})),
    ("30天内到期", "blue", ("ledger", {"due": "30天内到期"})),
    ("待落实议定事项", "yellow", ("meetings", {"state": "未办结"})),
    ("目标缺基期数据", "grey", ("targets", {"verdict": VerdictState.NO_BASELINE})),
)


class TodayPage(QWidget):
    """The desk in the morning."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.header = PageHeader("今日")
        self.cards = [self._card(*card) for card in CARDS]
        self.acts = ActList()
        self.acts.acted.connect(self._open)
        self.nothing = EmptyState()
        self.strips, self.steps = Strips(), Steps()
        self.report = button("生成阶段报告", self._make_report, "primary")
        self._phase = 1
        self._lay_out()
        Fresh(self, desk.bus, self.reload)

    def _card(self, label: str, tone: Tone, wish: Wish) -> CountCard:
        card = CountCard(label, tone)
        card.clicked.connect(lambda: self.desk.bus.want(*wish))
        return card

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(12)
        for card in self.cards:
            counts.addWidget(card, 1)
        body = QGridLayout()
        body.setSpacing(14)
        body.addWidget(self._first_card(), 0, 0, 3, 1)
        body.addWidget(self._programme_card(), 0, 1)
        body.addWidget(self._phase_card(), 1, 1)
        body.setRowStretch(2, 1)
        body.setColumnStretch(0, 11)
        body.setColumnStretch(1, 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 14, MARGIN, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addLayout(counts)
        column.addLayout(body, 1)

    def _first_card(self) -> Card:
        card = Card("先办这些")
        area = QScrollArea()
        area.setWidgetResizable(True)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.acts)
        lines.addWidget(self.nothing, 1)
        lines.addStretch(1)
        area.setWidget(inside)
        card.body.addWidget(area)
        return card

    def _programme_card(self) -> Card:
        card = Card("七类重点任务")
        card.head.addWidget(Legend())
        card.body.addWidget(self.strips)
        return card

    def _phase_card(self) -> Card:
        card = Card("四个阶段")
        card.body.setSpacing(12)
        card.body.addWidget(self.steps)
        card.body.addWidget(self.report)
        return card

    # Filling

    def reload(self) -> None:
        """Read the desk again."""
        today = self.desk.store.read(read_today, self.desk.as_of)
        self.header.set_summary(_summary(today))
        for card, (count, note) in zip(self.cards, _counts(today), strict=True):
            card.set_count(count, note)
        self._show_first(today)
        self.strips.set_strips([_strip(p, today.tolerance) for p in today.programmes])
        self.steps.set_steps([_step(phase, today) for phase in today.phases])
        self._phase = today.phase.number
        self.report.setText(f"生成第{NUMERALS[self._phase - 1]}阶段报告")

    def _show_first(self, today: Today) -> None:
        before = [*_broken(today.promises), *_doubt(today.doubtful)]
        acts = [*before, *map(_act, today.first)][:FIRST]
        self.acts.set_acts(acts)
        self.acts.setVisible(bool(acts))
        self.nothing.setVisible(not acts)
        self.nothing.say("没有逾期、欠进度和临期的事项。")

    # Acting

    def _open(self, row: object) -> None:
        if isinstance(row, DecisionRow):
            self.desk.bus.want("meetings", {"decision": row.id})
        elif isinstance(row, TaskRow):
            self.desk.bus.want("ledger", {"task": row.id, "report": not row.reports})
        elif isinstance(row, PromiseRow):
            self._remind(row)
        else:
            self.desk.bus.want("targets", {"view": "checks", "state": "待核实"})

    def _remind(self, promise: PromiseRow) -> None:
        if promise.task_id:
            wish: Wish = ("ledger", {"task": promise.task_id, "remind": promise.unit_id})
        else:
            wish = ("meetings", {"decision": promise.decision_id, "remind": promise.unit_id})
        self.desk.bus.want(*wish)

    def _make_report(self) -> None:
        self.desk.bus.want("reports", {"phase": self._phase})


def _summary(today: Today) -> str:
    phase = today.phase
    left = (phase.deadline - today.as_of).days
    when = f"还有 {left} 天" if left >= 0 else f"已过期限 {-left} 天"
    numeral = NUMERALS[phase.number - 1]
    return f"{chinese_date(today.as_of)} · 第{numeral}阶段 {phase.short_title}，{when}"


def _counts(today: Today) -> list[tuple[int, str]]:
    """The number of each card and the line under it, in the order of `CARDS`."""
    overdue, soon = today.overdue, today.due_soon
    longest = max((task.assessment.days or 0 for task in overdue), default=0)
    next_due = min((task.due_on for task in soon), default=None)
    silent = {unit for task in today.unreported for unit in task.missing}
    late = sum(d.assessment.schedule_class is ScheduleClass.OVERDUE for d in today.open_decisions)
    waiting = today.without_baseline
    return [
        (len(overdue), f"最长 {longest} 天" if overdue else "没有"),
        (len(today.behind), "比序时进度差得多" if today.behind else "没有"),
        (len(today.unreported), f"涉及 {len(silent)} 个单位" if silent else "全部报齐"),
        (len(soon), f"最近 {next_due:%m月%d日}" if next_due else "没有"),
        (len(today.open_decisions), f"{late} 项逾期" if late else "没有逾期"),
        (len(waiting), "补齐后才能评价" if waiting else "已补齐"),
    ]


def _broken(promises: Sequence[PromiseRow]) -> list[Act]:
    """What was promised and not kept comes before everything else: somebody waits for it."""
    return [
        Act(
            Chip("承诺已过", "red"),
            f"第{row.number}项　{row.text}" if row.number else row.text,
            f"{row.unit}　承诺 {row.promised_on.month}月{row.promised_on.day}日，"
            f"{'未报' if row.task_id else '未办结'}",
            "催办",
            row,
        )
        for row in promises
    ]


def _doubt(findings: Sequence[FindingRow]) -> list[Act]:
    """One line for all doubtful figures: a report with them says that they are not settled."""
    if not findings:
        return []
    kinds = Counter(finding.kind for finding in findings)
    note = "，".join(f"{kind} {count} 处" for kind, count in kinds.most_common())
    title = f"指标数据有 {len(findings)} 处待核实"
    return [Act(Chip("待核实", "yellow"), title, note, "核实", findings)]


def _act(row: TaskRow | DecisionRow) -> Act:
    if isinstance(row, DecisionRow):
        return Act(chip(row.assessment), row.text, f"{row.meeting}　{row.unit}", "查看", row)
    waiting = row.missing
    who = row.lead_names
    if len(row.duties) > 1 and waiting:
        who = f"{who}　未报 {len(waiting)}/{len(row.duties)}：{'、'.join(waiting)}"
    verb = "填报" if not row.reports else "查看"
    return Act(chip(row.assessment), f"第{row.number}项　{row.content}", who, verb, row)


def _strip(programme: ProgrammeFacts, tolerance: int) -> Strip:
    actual, expected = programme.actual, programme.expected
    behind = actual is not None and expected is not None and (expected - actual) * 100 > tolerance
    bar = Bar(
        None if actual is None else float(actual),
        None if expected is None else float(expected),
        "yellow" if behind else "green",
    )
    return Strip(programme.short_title, str(len(programme.tasks)), bar)


def _step(phase: PhaseRow, today: Today) -> Step:
    done, total = phase.done_by(today.as_of), len(phase.items)
    when = f"{phase.deadline:%Y-%m}"
    if done == total:
        return Step(phase.short_title, when, "已完成", "green", "check")
    if phase.deadline < today.as_of:
        return Step(phase.short_title, when, f"已过期 {done}/{total}", "red", "square")
    if phase.number == today.phase.number:
        return Step(phase.short_title, when, f"进行中 {done}/{total}", "blue", "disc")
    return Step(phase.short_title, when, "未开始", "grey", "ring")
