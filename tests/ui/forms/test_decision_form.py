from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, problems_in, questions, read_all, save, show, write
from tests.workbench.meeting_room import close, decide, decisions, hold
from tests.workbench.office import task_id, unit_id
from ui.desk import Desk
from ui.forms.decision import DecisionForm
from ui.pages.list_page import RefusalsIn
from workbench.decision_ledger import DecisionRow, list_meetings
from workbench.decisions import DecisionKind, TaskField, record_decision
from workbench.meetings import MeetingKind

TODAY = date(2019, 11, 30)
ALWAYS = {"text", "kind", "task_id", "is_public"}
BY_WHOM = {"unit_id", "cooperating", "due_on"}


class Typist:
    """The form on a desk, as a page uses it."""

    def __init__(self, desk: Desk, form: DecisionForm) -> None:
        self.desk, self.form = desk, form
        form.submitted.connect(self._save)

    def open_new(self, meeting: UUID) -> None:
        self.form.open_new(self.desk.store.read(list_meetings, TODAY), meeting)

    def open_on(self, decision: DecisionRow) -> None:
        self.form.open_on(self.desk.store.read(list_meetings, TODAY), decision)

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            write(self.form, name, text)
        save(self.form)

    def _save(self, values: dict[str, object]) -> None:
        with RefusalsIn(self.form):
            self.desk.store.write(record_decision, *self.form.draft(values))
            self.form.saved()

    def shown(self) -> set[str]:
        names = self.form.texts()
        return {name for name in names if self.form.editor(name).isVisible()}

    def recorded(self) -> list[DecisionRow]:
        return decisions(self.desk.store, TODAY)


@pytest.fixture
def typist(desk: Desk, qtbot: QtBot) -> Typist:
    form = DecisionForm(desk)
    show(qtbot, form)
    return Typist(desk, form)


@pytest.fixture
def held(desk: Desk) -> UUID:
    return hold(desk.store)


def test_while_the_meeting_runs_the_text_is_enough(typist: Typist, held: UUID) -> None:
    typist.open_new(held)
    typist.form.start()
    assert typist.form.editor("text").hasFocus()
    assert typist.shown() == ALWAYS | BY_WHOM
    typist.type(text="研究保护中心编制。")
    (row,) = typist.recorded()
    assert (row.text, row.kind, row.unit_id, row.due_on) == ("研究保护中心编制。", None, None, None)
    assert not typist.form.is_dirty()


def test_a_new_work_has_a_lead_several_who_cooperate_and_a_date(typist: Typist, held: UUID) -> None:
    typist.open_new(held)
    typist.type(
        text="落实编制。",
        kind="新增",
        unit_id="编办",
        cooperating="财政局、人社",
        due_on="2019.12.31",
        task_id="11 建设",
        is_public="不公开",
    )
    (row,) = typist.recorded()
    assert (row.kind, row.unit, row.cooperating_names) == ("新增工作", "编办", "财政局、人社局")
    assert (row.due_on, row.task_number, row.is_public) == (date(2019, 12, 31), 11, False)


def test_what_is_only_told_asks_for_nobody_and_no_date(typist: Typist, held: UUID) -> None:
    typist.open_new(held)
    write(typist.form, "unit_id", "编办")
    write(typist.form, "kind", "仅告知")
    assert typist.shown() == ALWAYS
    typist.type(text="通报进展。")
    (row,) = typist.recorded()
    assert (row.kind, row.unit_id) == (DecisionKind.INFORMATION, None)


@pytest.mark.parametrize(
    ("field", "name", "typed", "value"),
    [
        ("完成时限", "new_due_on", "2020-06-30", ("new_due_on", date(2020, 6, 30))),
        ("推进计划", "new_text", "2020年底建成", ("new_text", "2020年底建成")),
        ("任务内容", "new_text", "建设中心。", ("new_text", "建设中心。")),
    ],
)
def test_a_change_of_a_task_asks_which_task_which_field_and_its_new_value(
    typist: Typist, held: UUID, field: str, name: str, typed: str, value: tuple[str, object]
) -> None:
    typist.open_new(held)
    write(typist.form, "kind", "调整任务")
    assert typist.shown() == ALWAYS | {"field"}
    write(typist.form, "field", field)
    assert typist.shown() == ALWAYS | {"field", name}
    typist.type(text="同意调整。", task_id="11 建设", **{name: typed})
    (row,) = typist.recorded()
    assert (row.task_number, row.field) == (11, field)
    assert getattr(row, value[0]) == value[1]
    assert row.unit
    assert row.due_on


@pytest.mark.parametrize(
    ("field", "present"),
    [
        ("完成时限", "现在是：2020年12月31日"),
        ("牵头单位", "现在是：市场监管局（知识产权局）"),
        ("推进计划", "现在是：2019年完成"),
        ("任务内容", "现在是：建设市级知识产权保护中心"),
    ],
)
def test_what_the_task_says_now_is_told_beside_the_new_value(
    typist: Typist, held: UUID, field: str, present: str
) -> None:
    typist.open_new(held)
    write(typist.form, "kind", "调整任务")
    write(typist.form, "field", field)
    assert "现在是" not in read_all(typist.form)
    typist.form.editor("task_id").put(task_id(typist.desk.store, 11))
    assert present in read_all(typist.form)


def test_another_lead_is_chosen_from_the_list(typist: Typist, held: UUID) -> None:
    typist.open_new(held)
    write(typist.form, "kind", "调整任务")
    write(typist.form, "field", "牵头单位")
    typist.type(text="改由编办牵头。", task_id="11 建设", new_unit_id="编办")
    assert typist.recorded()[0].new_unit_id == unit_id(typist.desk.store, "编办")


def test_while_a_kind_is_half_typed_nothing_moves(typist: Typist, held: UUID) -> None:
    typist.open_new(held)
    write(typist.form, "kind", "仅告知")
    QTest.keyClick(typist.form.editor("kind"), Qt.Key.Key_Backspace)
    assert typist.form.editor("kind").raw() == "仅告"
    assert typist.shown() == ALWAYS


def test_a_date_that_has_passed_is_asked_about_and_taken_the_second_time(
    typist: Typist, held: UUID
) -> None:
    typist.open_new(held)
    typist.type(text="上报方案。", due_on="2019-11-01")
    asked = "完成时限2019年11月1日已经过去，确定这样记吗？再保存一次就采用。"
    assert questions(typist.form) == [asked]
    assert all_problems(typist.form) == [asked]
    assert typist.form.editor("due_on").hasFocus()
    assert typist.recorded() == []
    typist.type(due_on="2019-11-02")
    assert "11月2日" in questions(typist.form)[0]
    save(typist.form)
    assert [row.due_on for row in typist.recorded()] == [date(2019, 11, 2)]
    assert questions(typist.form) == []


def test_the_next_decision_is_asked_about_anew(typist: Typist, held: UUID) -> None:
    typist.open_new(held)
    for count in (1, 2):
        typist.type(text="上报方案。", due_on="2019-11-01")
        assert len(questions(typist.form)) == 1
        save(typist.form)
        assert len(typist.recorded()) == count
        typist.form.begin_next(held)


def test_a_date_that_stands_there_already_is_not_asked_about_again(
    typist: Typist, held: UUID
) -> None:
    decide(typist.desk.store, held, due_on=date(2019, 9, 30))
    typist.open_on(typist.recorded()[0])
    typist.type(text="改过的原话。")
    assert questions(typist.form) == []
    assert typist.recorded()[0].text == "改过的原话。"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("text", "", "请填写议定事项。"),
        ("unit_id", "园林局", "列表里没有“园林局”，请从列表里选一个。"),
        ("cooperating", "园林局", "列表里没有“园林局”，请从列表里选，几个之间用“、”隔开。"),
        ("due_on", "2019-02-30", "没有这一天，日期请写成 2019-11-30 这样。"),
    ],
)
def test_what_cannot_be_taken_is_said_under_its_field(
    typist: Typist, held: UUID, field: str, typed: str, sentence: str
) -> None:
    typist.open_new(held)
    typist.type(**({"text": "上报方案。"} | {field: typed}))
    assert problems_in(typist.form, field) == [sentence]
    assert all_problems(typist.form) == [sentence]
    assert typist.recorded() == []


def test_a_date_before_the_meeting_is_refused_even_after_the_question(
    typist: Typist, held: UUID
) -> None:
    typist.open_new(held)
    typist.type(text="上报方案。", due_on="2019-06-01")
    save(typist.form)
    assert problems_in(typist.form, "due_on") == ["完成时限不能早于会议召开日期。"]


def test_the_meeting_is_asked_for_only_where_several_are_under_way(
    typist: Typist, held: UUID
) -> None:
    store = typist.desk.store
    other = hold(store, kind=MeetingKind.OFFICE)
    typist.open_new(held)
    assert typist.form.editor("meeting_id").isVisible()
    assert typist.form.editor("meeting_id").raw() == "领导小组第1次全体会议"
    typist.type(text="一。", meeting_id="办公室第1次会议")
    assert [row.meeting_id for row in typist.recorded()] == [other]
    close(store, held)
    typist.open_new(other)
    assert not typist.form.editor("meeting_id").isVisible()


def test_a_correction_shows_all_there_is_and_keeps_its_place(typist: Typist, held: UUID) -> None:
    store = typist.desk.store
    values = {
        "kind": DecisionKind.ADJUSTMENT,
        "task_id": task_id(store, 11),
        "field": TaskField.DUE_ON,
        "new_due_on": date(2020, 6, 30),
        "is_public": False,
    }
    decide(store, held, **values)
    (before,) = typist.recorded()
    typist.open_on(before)
    assert typist.form.accessibleName() == "改议定事项　领导小组第1次全体会议第1项"
    assert typist.shown() == ALWAYS | {"field", "new_due_on"}
    typist.type(new_due_on="2020-09-30")
    (after,) = typist.recorded()
    assert (after.id, after.position, after.is_public) == (before.id, 1, False)
    assert after.new_due_on == date(2020, 9, 30)
