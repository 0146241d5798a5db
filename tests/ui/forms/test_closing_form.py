from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.workbench.meeting_room import closed_meeting_with_work, the_decision
from tests.workbench.office import TODAY
from ui.desk import Desk
from ui.forms.act import ActForm, Matter
from ui.forms.closing import CLOSES, STAYS_OPEN, ClosingForm
from ui.pages.list_page import RefusalsIn
from workbench.acts import record_act
from workbench.errors import InvalidInput
from workbench.rules.schedule import Status
from workbench.settling import close_decision
from workbench.supervision import ActKind, list_acts


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> ClosingForm:
    made = ClosingForm(desk)
    show(qtbot, made)

    def take(values: dict[str, object]) -> None:
        with RefusalsIn(made):
            desk.store.write(close_decision, *made.draft(values))
            made.saved()

    made.submitted.connect(take)
    return made


@pytest.fixture
def key(desk: Desk) -> UUID:
    return closed_meeting_with_work(desk.store)


def remark(form: ClosingForm, desk: Desk, key: UUID, words: str) -> None:
    form.open_on(the_decision(desk.store, key, TODAY))
    for name, text in (("result", "办法已印发。"), ("member_id", "冯玉臻"), ("remark", words)):
        write(form, name, text)


@pytest.mark.parametrize("words", ["同意", "圈阅", "同意。"])
def test_consent_closes_it_and_the_form_says_so_before(
    form: ClosingForm, desk: Desk, key: UUID, words: str
) -> None:
    remark(form, desk, key, words)
    assert CLOSES in read_all(form)
    save(form)
    row = the_decision(desk.store, key, TODAY)
    assert (row.status, row.finished_on, row.result) == (Status.CLOSED, TODAY, "办法已印发。")


def test_any_other_remark_is_kept_and_keeps_it_open_and_the_form_says_so_before(
    form: ClosingForm, desk: Desk, key: UUID
) -> None:
    remark(form, desk, key, "请财政局再核实金额")
    assert STAYS_OPEN in read_all(form)
    assert STAYS_OPEN in form.editor("remark").accessibleDescription()
    save(form)
    assert the_decision(desk.store, key, TODAY).is_open
    (act,) = desk.store.read(list_acts, TODAY, decision_id=key)
    assert (act.kind, act.reason, act.answer) == (
        ActKind.INSTRUCTION,
        "请财政局再核实金额",
        "办法已印发。",
    )


def test_an_empty_remark_foretells_nothing_and_is_asked_for(
    form: ClosingForm, desk: Desk, key: UUID
) -> None:
    remark(form, desk, key, "同意")
    write(form, "remark", "")
    assert CLOSES not in read_all(form)
    save(form)
    assert problems_in(form, "remark") == ["请填写领导批示。"]


def test_what_is_handed_in_is_shown_to_be_remarked_on(
    form: ClosingForm, desk: Desk, key: UUID, qtbot: QtBot
) -> None:
    asking = ActForm(desk, ActKind.CLOSING_REQUEST)
    show(qtbot, asking)
    asking.submitted.connect(
        lambda values: desk.store.write(record_act, asking.kind, asking.draft(values))
    )
    row = the_decision(desk.store, key, TODAY)
    matter = Matter(caption="第1项", status=row.status, units=(), unit_id=None, decision_id=key)
    asking.open_on(matter)
    write(asking, "finished_on", "2019-11-20")
    write(asking, "reason", "办法已印发，没有附件。")
    save(asking)
    form.open_on(the_decision(desk.store, key, TODAY))
    assert form.editor("finished_on").raw() == "2019-11-20"
    assert form.editor("result").raw() == "办法已印发，没有附件。"


def test_what_was_handed_in_can_be_sent_back(desk: Desk, key: UUID, qtbot: QtBot) -> None:
    row = the_decision(desk.store, key, TODAY)
    for kind, name, text in (
        (ActKind.CLOSING_REQUEST, "finished_on", "2019-11-20"),
        (ActKind.REJECTION, "reason", "材料不全。"),
    ):
        acting = ActForm(desk, kind)
        show(qtbot, acting)
        acting.submitted.connect(
            lambda values, form=acting: desk.store.write(record_act, form.kind, form.draft(values))
        )
        matter = Matter(caption="第1项", status=row.status, units=(), unit_id=None, decision_id=key)
        acting.open_on(matter)
        write(acting, name, text)
        if kind is ActKind.CLOSING_REQUEST:
            write(acting, "reason", "没有附件。")
        save(acting)
        row = the_decision(desk.store, key, TODAY)
    assert (row.status, row.finished_on) == (Status.UNDER_WAY, None)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2019-12-01", "办结日期不能晚于今天。"),
        ("2019-06-01", "办结日期不能早于会议召开日期。"),
        ("", "请填写办结日期。"),
    ],
)
def test_it_cannot_be_done_before_the_meeting_or_after_today(
    form: ClosingForm, desk: Desk, key: UUID, typed: str, sentence: str
) -> None:
    remark(form, desk, key, "同意")
    write(form, "finished_on", typed)
    save(form)
    assert problems_in(form, "finished_on") == [sentence]
    assert the_decision(desk.store, key, TODAY).is_open


def test_before_a_decision_is_chosen_there_is_nothing_to_close(form: ClosingForm) -> None:
    with pytest.raises(InvalidInput, match="请先在列表里选一项议定事项。"):
        form.draft({})
