from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from sqlmodel import Session

from tests.workbench.office import problems, task_id, unit_id
from workbench.collection import Collection, CollectionRow, Tally, add_up, read_collection
from workbench.journal import describe
from workbench.ledger import list_tasks
from workbench.plan import SettingsDraft, get_plan, record_settings
from workbench.progress import ProgressDraft, record_progress
from workbench.records import checked, load
from workbench.rules.periods import Frequency, ReportState
from workbench.rules.schedule import Status
from workbench.store import Store
from workbench.tasks import Task, set_frequency
from workbench.units import MembershipDraft, join_group, leave_group

AS_OF = date(2019, 11, 30)
EDUCATION, SCIENCE = "教育局", "科技局"


def row(collection: Collection, unit: str) -> CollectionRow:
    return next(r for r in collection.rows if r.unit == unit)


def report(store: Store, number: int, unit: str, period: str, day: date) -> None:
    values = {
        "task_id": task_id(store, number),
        "unit_id": unit_id(store, unit),
        "period": period,
        "percent": 10,
        "text": "已启动。",
        "reported_on": day,
    }
    store.write(record_progress, checked(ProgressDraft, values))


def test_every_lead_unit_of_every_open_task_owes_a_report_each_period(store: Store) -> None:
    collection = store.read(read_collection, AS_OF)
    assert [p.code for p in collection.periods] == [f"2019-{m:02d}" for m in range(6, 12)]
    owed = sum(len(task.duties) for task in store.read(list_tasks, AS_OF))
    assert [tally.owed for tally in collection.totals] == [owed] * 6
    assert {owed.number for owed in row(collection, EDUCATION).current} == {36, 39}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2019, 11, 25), ReportState.REPORTED),
        (date(2019, 11, 26), ReportState.LATE),
        (None, ReportState.MISSING),
    ],
)
def test_a_report_is_on_time_late_or_missing(
    store: Store, day: date | None, state: ReportState
) -> None:
    if day:
        report(store, 39, EDUCATION, "2019-11", day)
    current = {
        owed.number: owed for owed in row(store.read(read_collection, AS_OF), EDUCATION).current
    }
    assert current[39].state is state
    assert current[39].reported_on == day


def test_before_the_due_day_nothing_is_missing_yet(store: Store) -> None:
    now = store.read(read_collection, date(2019, 11, 25)).totals[-1]
    assert (now.missing, now.waiting) == (0, now.owed)
    assert now.state is ReportState.DUE
    late = store.read(read_collection, date(2019, 11, 26)).totals[-1]
    assert late.missing == late.owed
    assert late.state is ReportState.MISSING


def test_completeness_and_timeliness_are_shares_of_what_was_owed(store: Store) -> None:
    report(store, 39, EDUCATION, "2019-11", date(2019, 11, 20))
    report(store, 36, EDUCATION, "2019-11", date(2019, 11, 28))
    tally = row(store.read(read_collection, AS_OF, 1), EDUCATION).total
    assert (tally.completeness, tally.timeliness) == (Fraction(1), Fraction(1, 2))
    assert tally.state is ReportState.LATE


def test_a_tally_of_nothing_has_no_shares_and_no_state() -> None:
    nothing = add_up([])
    assert (nothing.completeness, nothing.timeliness, nothing.state) == (None, None, None)
    assert Tally(owed=2, on_time=2).state is ReportState.REPORTED
    assert Tally(owed=2, on_time=2).given == 2


def test_a_task_reported_by_quarter_is_owed_in_the_quarters_last_month_only(store: Store) -> None:
    store.write(set_frequency, task_id(store, 39), Frequency.QUARTER)
    owed = {
        p.code: [o.number for o in row(store.read(read_collection, p.ends_on), EDUCATION).current]
        for p in store.read(read_collection, date(2019, 12, 31), 3).periods
    }
    assert owed == {"2019-10": [36], "2019-11": [36], "2019-12": [36, 39]}
    store.write(set_frequency, task_id(store, 39), None)
    assert len(row(store.read(read_collection, AS_OF), EDUCATION).current) == 2


def test_the_plans_own_frequency_and_due_day_count(store: Store) -> None:
    draft = checked(SettingsDraft, {"frequency": "quarter", "due_day": 10, "tolerance": 5})
    store.write(record_settings, draft)
    collection = store.read(read_collection, AS_OF)
    assert collection.periods[-1].code == "2019-Q4"
    assert collection.due_on == date(2019, 12, 10)
    assert store.read(get_plan).tolerance == 5


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"due_day": 0}, "due_day", "每期截止日不能小于 1。"),
        ({"due_day": 32}, "due_day", "每期截止日不能大于 31。"),
        ({"tolerance": 51}, "tolerance", "容许差不能大于 50。"),
    ],
)
def test_settings_out_of_range_are_refused(
    values: dict[str, object], field: str, sentence: str
) -> None:
    assert problems(checked, SettingsDraft, values) == {field: sentence}


def membership(store: Store, unit: str, day: date) -> MembershipDraft:
    values = {
        "group_id": unit_id(store, "各旗县区政府"),
        "unit_id": unit_id(store, unit),
        "day": day,
    }
    return checked(MembershipDraft, values)


def owing(store: Store, day: date) -> set[str]:
    """Who owes a report on task 4, which the group leads, in the month of a day."""
    collection = store.read(read_collection, day, 1)
    return {r.unit for r in collection.rows if any(o.number == 4 for o in r.current)}


def test_a_change_of_membership_changes_only_periods_after_it(store: Store) -> None:
    before = owing(store, date(2019, 9, 30))
    assert len(before) == 9
    store.write(join_group, membership(store, "经济技术开发区管委会", date(2019, 10, 1)))
    store.write(leave_group, membership(store, "托县政府", date(2019, 10, 31)))
    assert owing(store, date(2019, 9, 30)) == before
    assert owing(store, date(2019, 10, 31)) == before | {"经济技术开发区管委会"}
    assert owing(store, date(2019, 11, 30)) == before - {"托县政府"} | {"经济技术开发区管委会"}
    task = next(t for t in store.read(list_tasks, AS_OF) if t.number == 4)
    assert len(task.duties) == 9


def test_joining_twice_and_leaving_what_one_is_not_in_are_refused(store: Store) -> None:
    twice = membership(store, "托县政府", AS_OF)
    stranger = membership(store, SCIENCE, AS_OF)
    said = problems(store.write, join_group, twice)
    assert said == {"unit_id": "托县政府已在“各旗县区政府”中。"}
    said = problems(store.write, leave_group, stranger)
    assert said == {"unit_id": "科技局那天不在“各旗县区政府”中。"}


@pytest.mark.parametrize(
    ("status", "dates", "is_owed"),
    [
        ("已销号", {"finished_on": date(2019, 10, 31)}, False),
        ("已销号", {"finished_on": date(2019, 11, 1)}, True),
        ("中止", {"suspended_on": date(2019, 11, 30)}, False),
        ("中止", {"suspended_on": date(2019, 12, 1)}, True),
        ("推进中", {"starts_on": date(2019, 12, 1)}, False),
    ],
)
def test_what_is_over_suspended_or_not_begun_is_not_owed(
    store: Store, status: str, dates: dict[str, date], *, is_owed: bool
) -> None:
    def change(session: Session, key: UUID) -> None:
        task = load(session, Task, key, "任务")
        describe(session, "改状态")
        task.status = Status(status)
        for name, day in dates.items():
            setattr(task, name, day)

    store.write(change, task_id(store, 39))
    numbers = [o.number for o in row(store.read(read_collection, AS_OF), EDUCATION).current]
    assert (39 in numbers) is is_owed
