import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from ui.desk import Desk
from ui.forms.closing import ClosingForm
from ui.forms.meeting import ASKED, HELD, MeetingForm
from workbench.decision_ledger import list_meetings
from workbench.errors import InvalidInput
from workbench.meetings import MeetingDraft, MeetingKind, record_meeting


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> MeetingForm:
    made = MeetingForm(desk)
    show(qtbot, made)
    for kind, number in ((MeetingKind.FULL, 1), (MeetingKind.OFFICE, 4)):
        draft = MeetingDraft(kind=kind, number=number, held_on=desk.as_of)
        desk.store.write(record_meeting, draft)
    return made


def test_the_next_number_of_the_kind_is_proposed(form: MeetingForm) -> None:
    form.open_new()
    assert form.editor("kind").raw() == "领导小组全体会议"
    assert form.editor("number").raw() == "2"
    write(form, "kind", "办公室会议")
    assert form.editor("number").raw() == "5"
    write(form, "kind", "协调会")
    assert form.editor("number").raw() == "1"


def test_a_number_typed_by_the_user_stays(form: MeetingForm) -> None:
    form.open_new()
    write(form, "number", "7")
    write(form, "kind", "办公室会议")
    assert form.editor("number").raw() == "7"


def test_while_the_kind_is_being_typed_the_number_waits(form: MeetingForm) -> None:
    form.open_new()
    write(form, "kind", "座谈会")
    assert form.editor("number").raw() == "2"


def test_a_meeting_that_is_corrected_keeps_its_number(form: MeetingForm, desk: Desk) -> None:
    office = desk.store.read(list_meetings, desk.as_of)[0]
    assert office.kind is MeetingKind.OFFICE
    form.open_on(office)
    write(form, "kind", "专题会议")
    assert form.editor("number").raw() == "4"
    draft, corrected = form.draft({name: form.editor(name).value() for name in ASKED})
    assert (draft.kind, draft.number, corrected) == (MeetingKind.TOPIC, 4, office.id)


def test_before_a_decision_is_chosen_there_is_nothing_to_close(desk: Desk, qtbot: QtBot) -> None:
    closing = ClosingForm(desk)
    qtbot.addWidget(closing)
    with pytest.raises(InvalidInput, match="请先在列表里选一项议定事项。"):
        closing.draft({})


def test_who_was_not_appointed_on_the_day_is_flagged_under_the_name(form: MeetingForm) -> None:
    form.open_new()
    write(form, "chair", "赵英杰")
    write(form, "held_on", "2018-01-05")
    assert "“赵英杰”2018年1月5日不在领导小组任职，请核对主持人。" in read_all(form)
    write(form, "chair", "没有这人")
    assert "成员名册中没有“没有这人”，请核对主持人。" in read_all(form)
    write(form, "chair", "")
    assert "请核对主持人" not in read_all(form)


def test_a_day_that_is_half_typed_flags_nobody(form: MeetingForm) -> None:
    form.open_new()
    write(form, "chair", "没有这人")
    write(form, "held_on", "2018-01-")
    assert "成员名册中没有“没有这人”，请核对主持人。" in read_all(form)


def test_what_is_to_come_has_not_been_held(form: MeetingForm, desk: Desk) -> None:
    form.open_new()
    write(form, "held_on", "2019-12-20")
    write(form, HELD, "已开过")
    form.submitted.connect(lambda values: refuse(form, values))
    save(form)
    assert problems_in(form, HELD) == ["召开日期还没有到，请选“筹备”。"]
    del desk


def refuse(form: MeetingForm, values: dict[str, object]) -> None:
    try:
        form.draft(values)
    except InvalidInput as error:
        form.refuse(error)
