from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from sqlmodel import Session

from tests.workbench.office import TODAY, progress, task_id, unit_id
from workbench.journal import describe
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import record_progress
from workbench.records import load
from workbench.rules.periods import Frequency, ReportState
from workbench.rules.schedule import ScheduleClass, Status
from workbench.store import Store
from workbench.tasks import Task


def row(store: Store, number: int = 1, as_of: date = TODAY) -> TaskRow:
    return store.read(list_tasks, as_of)[number - 1]


def report(store: Store, number: int, unit: str, **typed: object) -> None:
    keys = {"task_id": task_id(store, number), "unit_id": unit_id(store, unit)}
    store.write(record_progress, progress(store, **keys, **typed))


def test_every_task_of_the_table_is_a_row_in_its_order(store: Store) -> None:
    rows = store.read(list_tasks, TODAY)
    assert [task.number for task in rows] == list(range(1, 51))
    assert [task.programme_number for task in rows] == sorted(t.programme_number for t in rows)


def test_a_row_says_what_the_table_says(store: Store) -> None:
    task = row(store, 25)
    assert task.lead_names == "新城区政府、市场监管局（知识产权局）"
    assert task.cooperating_names == "工信局、发改委"
    assert task.programme == "构建知识产权综合服务体系"
    assert task.schedule == "2021年完成集聚区建设 2019-2021年"
    assert [step.title for step in task.milestones] == ["完成集聚区建设"]
    assert "原表另起一行" in task.source_note


def test_without_any_report_all_lead_units_are_missing(store: Store) -> None:
    task = row(store, 12)
    assert task.missing == ("市中院", "市场监管局（知识产权局）", "文旅局", "公安局", "司法局")
    assert (task.reported, task.last_reported_on, task.reports) == (0, None, ())
    assert task.assessment.actual is None


def test_the_row_counts_who_has_reported_this_period(store: Store) -> None:
    report(store, 12, "市中院", period="2019-11", reported_on=date(2019, 11, 20), percent=40)
    report(store, 12, "文旅局", period="2019-11", reported_on=date(2019, 11, 28), percent=20)
    report(store, 12, "公安局", period="2019-10", reported_on=date(2019, 10, 20), percent=90)
    task = row(store, 12)
    assert {duty.unit: duty.state for duty in task.duties} == {
        "市中院": ReportState.REPORTED,
        "市场监管局（知识产权局）": ReportState.MISSING,
        "文旅局": ReportState.LATE,
        "公安局": ReportState.MISSING,
        "司法局": ReportState.MISSING,
    }
    assert task.reported == 2
    assert task.last_reported_on == date(2019, 11, 28)
    assert [(unit, found.percent) for unit, found in task.reports] == [
        ("市中院", 40),
        ("文旅局", 20),
        ("公安局", 90),
    ]
    assert task.assessment.actual == Fraction(1, 2)


def test_before_the_due_day_a_report_is_due_and_not_missing(store: Store) -> None:
    duties = row(store, as_of=date(2019, 11, 25)).duties
    assert [duty.state for duty in duties] == [ReportState.DUE]
    assert duties[0].is_missing


def test_what_comes_later_is_not_seen_on_an_earlier_day(store: Store) -> None:
    report(store, 1, "市场监管局（知识产权局）", period="2019-10", percent=30)
    report(store, 1, "市场监管局（知识产权局）", period="2019-11", percent=50)
    (duty,) = row(store, as_of=date(2019, 10, 31)).duties
    assert duty.latest
    assert duty.latest.percent == 30


def test_a_cooperating_unit_may_report_and_owes_nothing(store: Store) -> None:
    report(store, 11, "编办", percent=80)
    task = row(store, 11)
    assert task.reports == ()
    assert task.missing == ("市场监管局（知识产权局）",)


def test_a_group_counts_as_its_members_and_its_progress_is_their_mean(store: Store) -> None:
    report(store, 31, "新城区政府", percent=100)
    report(store, 31, "赛罕区政府", percent=50)
    task = row(store, 31)
    assert task.lead_names == "各旗县区政府"
    assert (len(task.duties), task.reported, len(task.missing)) == (9, 2, 7)
    assert task.assessment.actual == Fraction(3, 4)


def test_a_unit_named_beside_its_group_owes_one_report(store: Store) -> None:
    assert len(row(store, 14).duties) == 10


def settle(session: Session, key: UUID, values: dict[str, object]) -> None:
    describe(session, "改任务")
    task = load(session, Task, key, "任务")
    for name, value in values.items():
        setattr(task, name, value)


@pytest.mark.parametrize(
    ("values", "schedule_class"),
    [
        ({"status": Status.CLOSED, "finished_on": date(2019, 11, 1)}, ScheduleClass.DONE),
        ({"status": Status.SUSPENDED, "suspended_on": date(2019, 11, 1)}, ScheduleClass.SUSPENDED),
    ],
)
def test_on_what_is_closed_or_suspended_nobody_is_missing(
    store: Store, values: dict[str, object], schedule_class: ScheduleClass
) -> None:
    store.write(settle, task_id(store), values)
    task = row(store)
    assert task.assessment.schedule_class is schedule_class
    assert not task.owes_reports
    assert task.missing == ()


def test_a_task_may_be_reported_on_less_often_than_the_others(store: Store) -> None:
    store.write(settle, task_id(store), {"frequency": Frequency.QUARTER})
    report(store, 1, "市场监管局（知识产权局）", period="2019-Q4", reported_on=date(2019, 11, 20))
    (duty,) = row(store).duties
    assert (duty.period.code, duty.state) == ("2019-Q4", ReportState.REPORTED)
    assert row(store, 2).duties[0].period.code == "2019-11"
