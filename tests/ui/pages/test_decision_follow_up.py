"""A decision after its meeting: reports, acts, and the way to its task and back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.ui.pages.inspector import pick
from tests.ui.pages.meeting_hands import close_first_in
from tests.ui.pages.secretary import choose, decisions, meetings
from ui.desk import Desk
from ui.pages.collection import CollectionPage
from ui.pages.decision_list import DecisionList
from ui.pages.ledger import LedgerPage
from ui.parts.cell_grid import CellButton
from ui.parts.press import PressLine
from workbench.agenda import AgendaDraft, AgendaKind, record_agenda
from workbench.decisions import DecisionDraft, DecisionKind, record_decision
from workbench.holding import begin_meeting, close_meeting, hold_meeting
from workbench.meetings import MeetingDraft, MeetingKind, record_meeting
from workbench.progress import list_entries
from workbench.rules.schedule import Status
from workbench.supervision import ActKind
from workbench.units import find_unit

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2019, 11, 30)


@pytest.fixture(scope="module")
def autumn_file(autumn_file: Path, now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first meeting is closed."""
    return close_first_in(autumn_file, tmp_path_factory.mktemp("closed"), now)


@pytest.fixture
def page(autumn_desk: Desk, qtbot: QtBot) -> DecisionList:
    made = DecisionList(autumn_desk)
    show(qtbot, made)
    return made


def cell(page: DecisionList, title: str) -> list[str]:
    column = next(column for column in page.model.columns if column.title == title)
    return [column.text(row) for row in page.model.rows]


def follow(page: DecisionList | LedgerPage, words: str) -> None:
    """Press the line of another record."""
    lines = page.detail.findChildren(PressLine)
    line = next(line for line in lines if line.isVisible() and words in line.accessibleName())
    QTest.mouseClick(line, LEFT)


def test_enter_reports_on_a_decision(page: DecisionList) -> None:
    row = choose(page, "专项资金")
    assert cell(page, "填报") == ["0/1", "0/1", "—"]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = page.forms.progress
    assert form.accessibleName() == "填报进展　领导小组第1次全体会议第1项"
    assert form.editor("unit_id").raw() == "财政局"
    write(form, "percent", "60")
    save(form)
    assert problems_in(form, "text") == ["请填写进展情况。"]
    write(form, "text", "办法已报市政府审议。")
    save(form)
    (entry,) = page.desk.store.read(list_entries, row.id, TODAY)
    assert (entry.unit, entry.percent) == ("财政局", 60)
    assert cell(page, "填报") == ["1/1", "0/1", "—"]
    assert "办法已报市政府审议。" in read_all(page.detail)


def test_a_report_of_the_same_period_is_corrected(page: DecisionList) -> None:
    row = choose(page, "专项资金")
    for percent in ("30", "60"):
        page.report()
        write(page.forms.progress, "percent", percent)
        write(page.forms.progress, "text", "正在起草。")
        save(page.forms.progress)
    (entry,) = page.desk.store.read(list_entries, row.id, TODAY)
    assert entry.percent == 60


def test_what_owes_nothing_says_so_and_a_running_meeting_s_decision_is_worded(
    page: DecisionList, qtbot: QtBot
) -> None:
    choose(page, "工作机构")
    with qtbot.waitSignal(page.desk.bus.said) as said:
        page.report()
    assert said.args == ["这项议定事项不用填报：会议结束后，没有办结的新增工作才填报。"]
    with qtbot.waitSignal(page.desk.bus.said) as said:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0].startswith("领导小组第1次全体会议已结束，议定事项只能看。")
    draft = MeetingDraft(kind=MeetingKind.FULL, number=2, held_on=TODAY)
    key = page.desk.store.write(hold_meeting, draft)
    page.desk.store.write(record_decision, DecisionDraft(meeting_id=key, text="开展专项检查。"))
    choose(page, "专项检查")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.currentWidget() is page.forms.decision


def test_a_wish_from_the_collection_begins_the_report_of_a_unit(
    page: DecisionList, qtbot: QtBot
) -> None:
    collection = CollectionPage(page.desk)
    show(qtbot, collection)
    unit = page.desk.store.read(find_unit, "财政局")
    collection.table.choose(unit)
    key = decisions(page.desk.store)[0].id
    page.take({"decision": key, "report": unit})
    assert page.side.currentWidget() is page.forms.progress
    assert page.forms.progress.editor("unit_id").raw() == "财政局"


def test_each_unit_of_a_group_that_leads_a_decision_reports_for_itself(page: DecisionList) -> None:
    store = page.desk.store
    draft = MeetingDraft(kind=MeetingKind.FULL, number=2, held_on=date(2019, 10, 8))
    key = store.write(hold_meeting, draft)
    typed = DecisionDraft(
        meeting_id=key,
        text="配备专人。",
        kind=DecisionKind.NEW_WORK,
        unit_id=store.read(find_unit, "各旗县区政府"),
        due_on=date(2020, 3, 31),
    )
    store.write(record_decision, typed)
    store.write(close_meeting, key, date(2019, 10, 9))
    choose(page, "配备专人")
    cells = [c for c in page.detail.findChildren(CellButton) if c.isVisible()]
    assert len(cells) == 9
    QTest.mouseClick(next(c for c in cells if "武川县政府" in c.accessibleName()), LEFT)
    form = page.forms.progress
    assert form.editor("unit_id").raw() == "武川县政府"
    write(form, "percent", "20")
    write(form, "text", "已上会研究。")
    save(form)
    assert cell(page, "填报")[0] == "1/9"


def test_a_decision_opens_its_task_and_its_meeting(page: DecisionList, qtbot: QtBot) -> None:
    row = choose(page, "编制")
    with qtbot.waitSignal(page.desk.bus.wanted) as asked:
        follow(page, "第11项")
    assert asked.args == ["ledger", {"task": row.task_id}]
    wish = {"view": "meetings", "meeting": row.meeting_id, "step": "decisions"}
    with qtbot.waitSignal(page.desk.bus.wanted) as asked:
        follow(page, "会议纪要〔2019〕1号")
    assert asked.args == ["meetings", wish]
    with qtbot.waitSignal(page.desk.bus.wanted) as asked:
        page.open_meeting()
    assert asked.args == ["meetings", wish]


def test_a_task_shows_what_meetings_decided_about_it_and_opens_it(
    page: DecisionList, qtbot: QtBot
) -> None:
    ledger = LedgerPage(page.desk)
    show(qtbot, ledger)
    ledger.table.choose_at(10)
    assert "领导小组第1次全体会议第2项：抓紧落实保护中心编制和办公场所。" in read_all(ledger.detail)
    with qtbot.waitSignal(page.desk.bus.wanted) as asked:
        follow(ledger, "抓紧落实")
    assert asked.args == ["meetings", {"decision": decisions(page.desk.store)[1].id}]


def test_how_often_it_came_up_is_counted(page: DecisionList) -> None:
    store = page.desk.store
    row = decisions(store)[0]
    key = store.write(
        record_meeting, MeetingDraft(kind=MeetingKind.FULL, number=2, held_on=date(2019, 10, 8))
    )
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=row.id, text=row.text)
    store.write(record_agenda, key, [line])
    assert cell(page, "上会") == ["1 次"] * 3
    store.write(begin_meeting, key)
    assert cell(page, "上会") == ["2 次", "1 次", "1 次"]
    choose(page, "专项资金")
    assert "第2次上会" in "".join(
        line.accessibleName() for line in page.detail.findChildren(PressLine)
    )


def test_it_is_handed_in_sent_back_and_kept_open(page: DecisionList) -> None:
    choose(page, "专项资金")
    pick(page.supervising, "申请办结")
    form = page.supervising.form(ActKind.CLOSING_REQUEST)
    write(form, "finished_on", "2019-11-28")
    write(form, "reason", "办法已印发。")
    save(form)
    assert decisions(page.desk.store)[0].status is Status.CLOSING_REQUESTED
    assert "2019年11月28日完成，申请办结\n办法已印发。" in read_all(page.detail)
    pick(page.supervising, "驳回")
    form = page.supervising.form(ActKind.REJECTION)
    write(form, "reason", "没有附件")
    form.save()
    assert decisions(page.desk.store)[0].status is Status.UNDER_WAY
    assert page.model.rows[0].is_open


def test_who_has_not_reported_can_be_listed_alone(page: DecisionList) -> None:
    page.reporting.pick("本期未报")
    assert len(page.model.rows) == 2
    assert len(meetings(page.desk.store)) == 1
