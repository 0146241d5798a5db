from tests.workbench.meeting_room import decide, hold
from tests.workbench.office import TODAY, meeting
from tests.workbench.reporting.wordings import report, say
from workbench.decisions import DecisionKind
from workbench.meetings import record_meeting
from workbench.store import Store


def test_what_is_only_told_is_printed_without_unit_and_date(store: Store) -> None:
    decide(store, hold(store), kind=DecisionKind.INFORMATION, unit_id=None, due_on=None)
    said = say(report(store, as_of=TODAY).blocks)
    assert "○ 仅告知" in said
    assert "仅告知，不需办理。" in said


def test_an_open_decision_without_a_unit_names_none(store: Store) -> None:
    decide(store, hold(store), kind=None, unit_id=None, text="落实编制。")
    said = say(report(store, as_of=TODAY).blocks)
    assert "领导小组第1次全体会议议定：落实编制。2019年12月31日到期" in said


def test_what_is_not_public_stays_out_of_the_report(store: Store) -> None:
    decide(store, hold(store), is_public=False)
    said = say(report(store, as_of=TODAY).blocks)
    assert "质押融资风险补偿办法" not in said


def test_a_meeting_that_is_only_planned_was_not_held(store: Store) -> None:
    store.write(record_meeting, meeting())
    assert "尚未记录领导小组和办公室会议" in say(report(store, as_of=TODAY).blocks)
