import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import show, write
from ui.desk import Desk
from ui.forms.closing import ClosingForm
from ui.forms.meeting import MeetingForm
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
    names = ("kind", "number", "held_on", "place", "chair")
    draft, corrected = form.draft({name: form.editor(name).value() for name in names})
    assert (draft.kind, draft.number, corrected) == (MeetingKind.TOPIC, 4, office.id)


def test_before_a_decision_is_chosen_there_is_nothing_to_close(desk: Desk, qtbot: QtBot) -> None:
    closing = ClosingForm(desk)
    qtbot.addWidget(closing)
    with pytest.raises(InvalidInput, match="请先在列表里选一项议定事项。"):
        closing.draft({})
