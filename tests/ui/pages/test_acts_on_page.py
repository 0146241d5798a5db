from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.workbench.supervisor import act, finish
from ui.desk import Desk
from ui.forms.act import FIELDS, ActForm
from ui.pages.ledger import LedgerPage
from ui.pages.meetings import MeetingsPage
from ui.pages.supervising import Supervising
from ui.parts.cell_grid import CellButton
from ui.parts.field_box import FieldBox
from ui.parts.form import Form
from workbench.ledger import TaskRow
from workbench.progress import list_entries
from workbench.rules.schedule import ScheduleClass, Status
from workbench.store import Store
from workbench.supervision import NEEDED, ActKind, ActRow, list_acts
from workbench.tasks import MilestoneDraft, record_milestone

TODAY = date(2019, 11, 30)
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[LedgerPage]:
    made = LedgerPage(desk)
    show(qtbot, made)
    yield made
    for form in made.findChildren(Form):
        form.saved()


@pytest.fixture
def meetings(autumn_desk: Desk, qtbot: QtBot) -> Iterator[MeetingsPage]:
    made = MeetingsPage(autumn_desk)
    show(qtbot, made)
    made.table.choose_at(0)
    yield made
    for form in made.findChildren(Form):
        form.saved()


def choose(page: LedgerPage, number: int) -> TaskRow:
    page.table.choose_at(number - 1)
    row = page.table.chosen_row()
    assert row is not None
    return row


def acts(store: Store) -> list[ActRow]:
    return store.read(list_acts, TODAY)


def fields(form: ActForm) -> list[str]:
    """The fields that are asked for, as they are read."""
    boxes = [box for box in form.findChildren(FieldBox) if box.isVisible()]
    return [box.editor.accessibleName() for box in boxes]


def press(page: LedgerPage | MeetingsPage, name: str) -> None:
    """Click a button under the chosen record."""
    buttons = page.detail.findChildren(QPushButton)
    QTest.mouseClick(next(b for b in buttons if b.accessibleName() == name), CLICK)


def menu_of(supervising: Supervising) -> QMenu:
    QTest.mouseClick(supervising.more, CLICK)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(supervising: Supervising, words: str) -> None:
    """Take an act from the menu 更多 by its words."""
    menu = menu_of(supervising)
    action = next(a for a in menu.actions() if a.text() == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def offered(supervising: Supervising) -> set[str]:
    """What can be done now: buttons and entries of the menu that are enabled."""
    menu = menu_of(supervising)
    entries = {a.text() for a in menu.actions() if a.isEnabled()}
    menu.close()
    return entries | {kind for kind, made in supervising.buttons.items() if made.isEnabled()}


# 催办


def test_a_reminder_typed_by_keyboard_is_kept_and_shown_beside_the_list(
    page: LedgerPage, desk: Desk
) -> None:
    choose(page, 11)
    press(page, "催办")
    form = page.supervising.form(ActKind.REMINDER)
    assert form.editor("unit_id").raw() == "市场监管局（知识产权局）"
    assert (form.editor("channel").raw(), form.editor("happened_on").raw()) == (
        "电话",
        "2019-11-30",
    )
    write(form, "answer", "正在会签。")
    write(form, "promised_on", "2019-12-05")
    write(form, "handled_by", "办公室")
    save(form)
    assert page.side.currentWidget() is page.detail
    (row,) = acts(desk.store)
    assert (row.unit, row.answer, row.promised_on) == (
        "市场监管局（知识产权局）",
        "正在会签。",
        date(2019, 12, 5),
    )
    told = read_all(page.detail)
    assert "督办记录" in told
    assert "2019-11-30　催办（办公室）　电话　市场监管局（知识产权局）" in told
    assert "答复：正在会签。\n承诺 2019年12月5日" in told
    desk.store.undo()
    assert "督办记录" not in read_all(page.detail)


def test_the_unit_that_has_not_reported_is_proposed(page: LedgerPage, desk: Desk) -> None:
    finish(desk.store, 4, "土左旗政府", "托县政府")
    choose(page, 4)
    press(page, "催办")
    form = page.supervising.form(ActKind.REMINDER)
    assert form.editor("unit_id").raw() == "和林县政府"


def test_who_handled_the_last_one_is_proposed_for_the_next(page: LedgerPage) -> None:
    choose(page, 11)
    press(page, "催办")
    form = page.supervising.form(ActKind.REMINDER)
    write(form, "handled_by", "办公室")
    save(form)
    choose(page, 12)
    press(page, "催办")
    assert form.editor("handled_by").raw() == "办公室"
    assert form.editor("answer").raw() == ""


# 改期


def test_an_extension_shows_old_and_new_and_the_row_moves(page: LedgerPage) -> None:
    choose(page, 11)
    press(page, "改期")
    form = page.supervising.form(ActKind.EXTENSION)
    for name, text in (
        ("new_due_on", "2022-06-30"), ("basis", "会议纪要"), ("reason", "选址调整。"),
    ):  # fmt: skip
        write(form, name, text)
    save(form)
    assert choose(page, 11).due_on == date(2022, 6, 30)
    assert "时限 2020-12-31 → 2022-06-30\n选址调整。\n依据：会议纪要" in read_all(page.detail)


def test_a_milestone_is_put_off_by_its_name(page: LedgerPage) -> None:
    step = choose(page, 11).milestones[0]
    press(page, "改期")
    form = page.supervising.form(ActKind.EXTENSION)
    for name, text in (
        ("milestone_id", step.title), ("new_due_on", "2020-03-31"), ("basis", "纪要"),
        ("reason", "选址"),
    ):  # fmt: skip
        write(form, name, text)
    save(form)
    assert f"节点“{step.title}” 2019-12-31 → 2020-03-31" in read_all(page.detail)


def test_milestones_that_are_done_or_not_there_are_not_offered(
    page: LedgerPage, desk: Desk
) -> None:
    done, _ = choose(page, 11).milestones
    desk.store.write(record_milestone, done.id, MilestoneDraft(done_on=TODAY), TODAY)
    choose(page, 11)
    press(page, "改期")
    form = page.supervising.form(ActKind.EXTENSION)
    write(form, "milestone_id", done.title)
    save(form)
    (sentence,) = problems_in(form, "milestone_id")
    assert sentence.startswith("列表里没有")
    form.saved()
    page.close_form()
    choose(page, 1)
    press(page, "改期")
    assert fields(form) == ["新的时限", "日期", "依据", "事由", "经办人"]


# 申请办结, 销号, 驳回, 领导批示


def test_a_task_goes_from_request_to_closing_by_the_buttons(page: LedgerPage, desk: Desk) -> None:
    finish(desk.store)
    choose(page, 1)
    press(page, "申请办结")
    form = page.supervising.form(ActKind.CLOSING_REQUEST)
    write(form, "finished_on", "2019-11-28")
    save(form)
    assert problems_in(form, "reason") == ["申请办结要有佐证材料，没有材料的请写明理由。"]
    write(form, "reason", "方案已印发。")
    save(form)
    assert choose(page, 1).status is Status.CLOSING_REQUESTED
    assert offered(page.supervising) == {
        "催办", "销号", "驳回", "领导批示", "人工认定", "记录节点",
    }  # fmt: skip
    pick(page.supervising, "销号")
    save(page.supervising.form(ActKind.CLOSING))
    assert choose(page, 1).status is Status.CLOSED
    assert offered(page.supervising) == {"领导批示", "记录节点"}
    assert "完成日期 2019-11-28\n方案已印发。" in read_all(page.detail)
    assert "没有附言。" in read_all(page.detail)


def test_open_units_are_named_on_top_of_the_form(page: LedgerPage, desk: Desk) -> None:
    act(desk.store, ActKind.CLOSING_REQUEST)
    choose(page, 1)
    pick(page.supervising, "销号")
    form = page.supervising.form(ActKind.CLOSING)
    save(form)
    assert "还有单位没有报到 100%：市场监管局（知识产权局），不能销号。" in read_all(form)
    assert page.side.currentWidget() is form


def test_a_leaders_remark_is_recorded_under_the_leaders_name(page: LedgerPage, desk: Desk) -> None:
    choose(page, 1)
    pick(page.supervising, "领导批示")
    form = page.supervising.form(ActKind.INSTRUCTION)
    save(form)
    assert problems_in(form, "member_id", "reason") == ["请填写批示领导。", "请填写批示内容。"]
    write(form, "member_id", "冯玉臻")
    write(form, "reason", "请抓紧推进。")
    save(form)
    (row,) = acts(desk.store)
    assert (row.member, row.reason) == ("冯玉臻", "请抓紧推进。")


# 中止, 人工认定


def test_what_is_suspended_can_only_be_resumed(page: LedgerPage) -> None:
    choose(page, 1)
    pick(page.supervising, "中止")
    form = page.supervising.form(ActKind.SUSPENSION)
    write(form, "basis", "会议纪要")
    write(form, "reason", "机构改革")
    save(form)
    choose(page, 1)
    assert offered(page.supervising) == {"恢复", "领导批示", "记录节点"}


def test_a_class_set_by_hand_shows_in_the_list_and_can_be_withdrawn(
    page: LedgerPage, desk: Desk
) -> None:
    choose(page, 1)
    assert "取消认定" not in offered(page.supervising)
    pick(page.supervising, "人工认定")
    form = page.supervising.form(ActKind.RULING)
    write(form, "ruled_class", "达进度")
    write(form, "reason", "上级验收在先")
    save(form)
    row = choose(page, 1)
    column = next(c for c in page.model.columns if c.title == "类别")
    assert column.mark is not None
    assert getattr(column.mark(row), "word", "") == "达进度·人工"
    assert "2019年11月30日人工认定为达进度，理由：上级验收在先。" in read_all(page.detail)
    assert "认定为达进度\n上级验收在先" in read_all(page.detail)
    pick(page.supervising, "取消认定")
    form = page.supervising.form(ActKind.RULING_END)
    write(form, "reason", "已按规则填报")
    save(form)
    assert choose(page, 1).assessment.schedule_class is ScheduleClass.UNREPORTED
    assert [row.kind for row in acts(desk.store)] == [ActKind.RULING_END, ActKind.RULING]


def test_a_milestone_is_recorded_from_the_menu(page: LedgerPage) -> None:
    choose(page, 11)
    pick(page.supervising, "记录节点")
    assert page.side.currentWidget() is page.milestone_form


# The forms


@pytest.mark.parametrize("kind", ActKind)
def test_each_form_asks_for_what_its_act_needs_and_says_what_is_empty(
    page: LedgerPage, desk: Desk, kind: ActKind
) -> None:
    choose(page, 11)
    page.supervising.open(kind)
    form = page.supervising.form(kind)
    names = [field.name for field in FIELDS if field.name in form._boxes]
    assert {*NEEDED[kind], "happened_on", "handled_by"} <= set(names)
    for name in names:
        form.editor(name).put(None)
    save(form)
    assert problems_in(form, "happened_on") == ["请填写日期。"]
    form.editor("happened_on").put(TODAY)
    save(form)
    assert len(problems_in(form, *NEEDED[kind])) == len(NEEDED[kind]) or kind is ActKind.CLOSING
    assert acts(desk.store) == []


def test_nothing_is_recorded_for_a_day_to_come(page: LedgerPage) -> None:
    choose(page, 1)
    press(page, "催办")
    form = page.supervising.form(ActKind.REMINDER)
    write(form, "happened_on", "2019-12-01")
    save(form)
    assert problems_in(form, "happened_on") == ["日期不能晚于今天。"]


def test_the_cursor_begins_in_the_first_empty_field(page: LedgerPage) -> None:
    choose(page, 1)
    press(page, "改期")
    form = page.supervising.form(ActKind.EXTENSION)
    assert form.editor("new_due_on").hasFocus()
    page.close_form()
    finished = page.supervising.form(ActKind.REJECTION)
    page.supervising.open(ActKind.REJECTION)
    assert finished.editor("reason").hasFocus()


def test_a_full_form_keeps_the_cursor_where_it_is(page: LedgerPage) -> None:
    choose(page, 1)
    page.supervising.open(ActKind.REJECTION)
    form = page.supervising.form(ActKind.REJECTION)
    write(form, "reason", "材料不全")
    write(form, "handled_by", "办公室")
    form.start()
    assert form.editor("handled_by").hasFocus()


def test_one_act_after_another_is_opened_while_nothing_is_typed(page: LedgerPage) -> None:
    choose(page, 1)
    press(page, "催办")
    form = page.supervising.form(ActKind.REMINDER)
    page.supervising.open(ActKind.EXTENSION)
    assert page.side.currentWidget() is page.supervising.form(ActKind.EXTENSION)
    page.supervising.open(ActKind.REMINDER)
    assert page.side.currentWidget() is form


def test_a_form_without_a_subject_asks_for_one(desk: Desk, qtbot: QtBot) -> None:
    form = ActForm(desk, ActKind.RESUMPTION)
    qtbot.addWidget(form)
    with pytest.raises(Exception, match="请先在列表里选一项。"):
        form.draft({})


def test_without_a_chosen_row_nothing_opens(page: LedgerPage) -> None:
    page.supervising.open(ActKind.REMINDER)
    page.supervising.open_menu()
    page.report_for(None)
    assert page.side.currentWidget() is page.detail
    assert QApplication.activePopupWidget() is None


# The nine units


def test_each_unit_of_a_group_is_a_cell_that_opens_its_report(page: LedgerPage, desk: Desk) -> None:
    finish(desk.store, 4, "新城区政府", on=date(2019, 11, 20))
    row = choose(page, 4)
    cells = page.detail.findChildren(CellButton)
    assert [cell.accessibleName() for cell in cells if cell.isVisible()] == [
        f"{duty.unit}，{'100%' if duty.unit == '新城区政府' else '从未填报'}" for duty in row.duties
    ]
    latest = next(c for c in page.model.columns if c.title == "最近填报")
    assert latest.text(row) == "11-20 1/9"
    assert latest.tip is not None
    assert latest.tip(row).startswith("本期未报：土左旗政府、")
    wanted = next(cell for cell in cells if cell.accessibleName().startswith("武川县政府"))
    QTest.mouseClick(wanted, CLICK)
    form = page.progress_form
    assert page.side.currentWidget() is form
    assert form.editor("unit_id").raw() == "武川县政府"
    write(form, "percent", "40")
    write(form, "text", "已完成摸底。")
    save(form)
    entries = desk.store.read(list_entries, row.id, TODAY)
    assert ("武川县政府", 40) in [(entry.unit, entry.percent) for entry in entries]
    assert latest.text(choose(page, 4)) == "11-30 2/9"


def test_before_the_due_day_a_silent_unit_is_not_red(page: LedgerPage, desk: Desk) -> None:
    finish(desk.store, 4, "新城区政府", on=date(2019, 11, 20))
    desk.as_of = date(2019, 12, 10)
    desk.bus.set_as_of(desk.as_of)
    choose(page, 4)
    names = [c.accessibleName() for c in page.detail.findChildren(CellButton) if c.isVisible()]
    assert "新城区政府，100% 应报" in names


def test_a_wish_begins_a_report_or_a_reminder(page: LedgerPage) -> None:
    row = choose(page, 4)
    page.take({"task": row.id, "report": True})
    assert page.side.currentWidget() is page.progress_form
    page.take({"task": row.id, "remind": row.duties[4].unit_id})
    form = page.supervising.form(ActKind.REMINDER)
    assert page.side.currentWidget() is form
    assert form.editor("unit_id").raw() == row.duties[4].unit
    page.take({"task": row.id})
    assert page.side.currentWidget() is page.detail


# 议定事项


def test_a_decision_is_chased_and_put_off_on_its_page(meetings: MeetingsPage) -> None:
    store = meetings.desk.store
    press(meetings, "催办")
    form = meetings.supervising.form(ActKind.REMINDER)
    assert form.editor("unit_id").raw() == "财政局"
    save(form)
    pick(meetings.supervising, "改期")
    form = meetings.supervising.form(ActKind.EXTENSION)
    assert fields(form) == ["新的时限", "日期", "依据", "事由", "经办人"]
    for name, text in (("new_due_on", "2020-03-31"), ("basis", "纪要"), ("reason", "待批")):
        write(form, name, text)
    save(form)
    row = meetings.table.chosen_row()
    assert row is not None
    assert row.due_on == date(2020, 3, 31)
    told = read_all(meetings.detail)
    assert "时限 2019-11-15 → 2020-03-31" in told
    assert [row.kind for row in acts(store)[:2]] == [ActKind.EXTENSION, ActKind.REMINDER]


def test_a_closed_decision_shows_its_closing_and_offers_no_chasing(meetings: MeetingsPage) -> None:
    meetings.table.choose_at(2)
    assert "2019-08-28　销号" in read_all(meetings.detail)
    assert offered(meetings.supervising) == {"领导批示", "改会议", "删除"}


def test_a_decision_ruled_by_hand_shows_it(meetings: MeetingsPage) -> None:
    pick(meetings.supervising, "人工认定")
    form = meetings.supervising.form(ActKind.RULING)
    write(form, "ruled_class", "达进度")
    write(form, "reason", "部门协商中")
    save(form)
    state = next(c for c in meetings.model.columns if c.title == "状态")
    row = meetings.table.chosen_row()
    assert row is not None
    assert state.text(row) == "达进度·人工"


def test_a_wish_begins_a_reminder_on_a_decision(meetings: MeetingsPage) -> None:
    row = meetings.model.rows[1]
    meetings.take({"decision": row.id, "remind": row.unit_id})
    form = meetings.supervising.form(ActKind.REMINDER)
    assert meetings.side.currentWidget() is form
    assert form.editor("unit_id").raw() == row.unit


def test_without_a_chosen_decision_nothing_opens(meetings: MeetingsPage) -> None:
    meetings.filter_text("没有这件事")
    meetings.supervising.open(ActKind.REMINDER)
    assert meetings.side.currentWidget() is meetings.detail
