from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.ui.pages.inspector import acts, choose, fields, offered, pick, press
from tests.workbench.supervisor import act, finish
from ui.desk import Desk
from ui.forms.act import FIELDS, ActForm
from ui.pages.ledger import LedgerPage
from ui.parts.form import Form
from workbench.rules.schedule import ScheduleClass, Status
from workbench.supervision import NEEDED, ActKind
from workbench.tasks import MilestoneDraft, record_milestone

TODAY = date(2019, 11, 30)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[LedgerPage]:
    made = LedgerPage(desk)
    show(qtbot, made)
    yield made
    for form in made.findChildren(Form):
        form.saved()


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
        "催办", "销号", "驳回", "领导批示", "人工认定", "记录节点", "佐证材料",
    }  # fmt: skip
    pick(page.supervising, "销号")
    save(page.supervising.form(ActKind.CLOSING))
    assert choose(page, 1).status is Status.CLOSED
    assert offered(page.supervising) == {"领导批示", "记录节点", "佐证材料"}
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
    assert offered(page.supervising) == {"恢复", "领导批示", "记录节点", "佐证材料"}


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
