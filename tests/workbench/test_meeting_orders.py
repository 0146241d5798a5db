"""督办通知单 of one meeting: every unit is told what it has to do."""

from datetime import date
from uuid import UUID

from tests.workbench.meeting_room import FINANCE, HELD, close, decide, hold, report
from tests.workbench.office import AFTER_THE_PLAN, TODAY, carried_out, unit_id
from workbench.decisions import DecisionKind
from workbench.notices import NoticeOrder
from workbench.orders import draw_meeting_orders
from workbench.rules.schedule import Light
from workbench.settling import close_decision
from workbench.store import Store

MORNING_AFTER = date(2019, 6, 22)


def orders(store: Store, held: UUID, day: date, *, with_private: bool = False) -> list[NoticeOrder]:
    return store.read(draw_meeting_orders, held, day, with_private=with_private)


def test_each_lead_unit_gets_one_slip_with_all_its_open_work(store: Store) -> None:
    held = hold(store)
    decide(store, held, text="出台办法")
    decide(store, held, text="落实编制", unit_id=unit_id(store, "编办"))
    decide(store, held, text="落实资金")
    decide(store, held, text="通报情况", kind=DecisionKind.INFORMATION)
    close(store, held)
    drawn = orders(store, held, MORNING_AFTER)
    assert [[item.content for item in order.items] for order in drawn] == [
        ["出台办法", "落实资金"],
        ["落实编制"],
    ]
    assert {item.minutes for order in drawn for item in order.items} == {"会议纪要〔2019〕1号"}


def test_what_nobody_needed_to_report_on_yet_is_a_blue_slip(store: Store) -> None:
    held = hold(store)
    decide(store, held)
    close(store, held)
    assert [order.light for order in orders(store, held, MORNING_AFTER)] == [Light.BLUE]
    assert [order.light for order in orders(store, held, date(2019, 6, 26))] == [Light.RED]
    assert [order.light for order in orders(store, held, AFTER_THE_PLAN)] == [Light.RED]


def test_what_goes_well_is_a_blue_slip(store: Store) -> None:
    held = hold(store)
    key = decide(store, held)
    close(store, held)
    report(store, key, FINANCE, percent=95)
    assert [order.light for order in orders(store, held, TODAY)] == [Light.BLUE]


def test_other_meetings_closed_work_and_drafts_are_left_out(store: Store) -> None:
    first = hold(store)
    done = decide(store, first)
    close(store, first)
    store.write(close_decision, done, carried_out(store, finished_on=HELD))
    second = hold(store, number=2)
    decide(store, second)
    assert orders(store, first, TODAY) == []
    assert orders(store, second, TODAY) == []


def test_what_is_not_public_is_on_a_slip_only_if_asked_for(store: Store) -> None:
    held = hold(store)
    decide(store, held, is_public=False)
    close(store, held)
    assert orders(store, held, TODAY) == []
    assert len(orders(store, held, TODAY, with_private=True)) == 1
