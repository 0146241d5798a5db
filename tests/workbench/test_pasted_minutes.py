from datetime import date

from tests.workbench.meeting_room import hold
from tests.workbench.office import refusal, unit_id
from workbench.pasted_minutes import propose_decisions, propose_passage
from workbench.store import Store
from workbench.units import UnitDraft, add_alias, add_unit

PASTE = "会议议定：\n1. 住建局牵头，市财政部门配合，下次会议前拿出方案。\n"


def test_dates_are_counted_from_the_meeting_and_the_next_one(store: Store) -> None:
    held = hold(store, next_on=date(2019, 9, 20))
    (found,) = store.read(propose_decisions, held, PASTE)
    assert found.due_on == date(2019, 9, 20)
    passage = store.read(propose_passage, held, "财政局月底前下达资金。")
    assert (passage.leads, passage.due_on) == ((unit_id(store, "财政局"),), date(2019, 6, 30))


def test_a_unit_is_known_once_it_is_added_or_mapped(store: Store) -> None:
    held = hold(store)
    (before,) = store.read(propose_decisions, held, PASTE)
    assert before.leads == ()
    draft = UnitDraft(short_name="住建局", official_name="市住房和城乡建设局")
    added = store.write(add_unit, draft)
    store.write(add_alias, unit_id(store, "财政局"), "财政部门")
    (after,) = store.read(propose_decisions, held, PASTE)
    assert (after.leads, after.cooperating) == ((added,), (unit_id(store, "财政局"),))
    assert after.unknown == ()


def test_a_meeting_that_is_gone_has_no_minutes(store: Store) -> None:
    held = hold(store)
    store.undo()
    for propose in (propose_decisions, propose_passage):
        assert refusal(store.read, propose, held, PASTE) == "这条会议已被删除，可在“撤销”中找回。"
