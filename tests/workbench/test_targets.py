from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.workbench.office import TODAY, problems, reading, refusal, target_id
from workbench.readings import delete_readings, record_reading
from workbench.rules.targets import TargetKind, VerdictState
from workbench.scoreboard import TargetRow, list_targets
from workbench.store import Store
from workbench.targets import AchievementDraft, record_achievement

CENTRE = 18  # 知识产权保护中心建成


def row(store: Store, number: int, as_of: date = TODAY) -> TargetRow:
    return store.read(list_targets, as_of)[number - 1]


def test_every_target_comes_in_the_order_of_the_plan_with_its_sentence(store: Store) -> None:
    rows = store.read(list_targets, TODAY)
    assert [target.number for target in rows] == list(range(1, 46))
    assert rows[1].sentence == "年专利申请总量达到6000件"
    assert (rows[1].goal.value, rows[1].goal.unit, rows[1].measure) == (
        Decimal(6000),
        "件",
        "当年值",
    )
    assert rows[1].tasks == (1,)


def test_what_is_about_has_the_offices_tolerance(store: Store) -> None:
    goal = row(store, 6).goal
    assert (goal.kind, goal.tolerance) == (TargetKind.ABOUT, Decimal("0.10"))


def test_a_target_without_its_base_is_not_judged(store: Store) -> None:
    store.write(record_reading, reading(store, 26, value="1.5"))
    assert row(store, 26).verdict.state is VerdictState.NO_BASELINE


def test_the_reading_of_the_base_year_is_the_baseline(store: Store) -> None:
    store.write(record_reading, reading(store, year=2018, value="3412"))
    store.write(record_reading, reading(store, year=2019, value="4205", source="知识产权局年报"))
    target = row(store, 2)
    assert target.goal.baseline == 3412
    assert [(r.year, r.value, r.source) for r in target.readings] == [
        (2018, Decimal(3412), ""),
        (2019, Decimal(4205), "知识产权局年报"),
    ]


def test_a_second_figure_of_a_year_corrects_the_first(store: Store) -> None:
    first = store.write(record_reading, reading(store))
    second = store.write(record_reading, reading(store, value="5128", note="年报更正"), 1)
    assert first == second
    (found,) = row(store, 2).readings
    assert (found.value, found.note, found.version) == (Decimal(5128), "年报更正", 2)


@pytest.mark.parametrize("seen", [0, 2])
def test_a_figure_entered_elsewhere_meanwhile_is_not_overwritten(store: Store, seen: int) -> None:
    store.write(record_reading, reading(store))
    assert problems(store.write, record_reading, reading(store, value="1"), seen) == {
        "year": "这一期的数据刚在别处改过，请重新打开后再改。"
    }


@pytest.mark.parametrize("year", [2017, 2022])
def test_a_year_outside_base_and_deadline_is_not_taken(store: Store, year: int) -> None:
    assert problems(store.write, record_reading, reading(store, year=year)) == {
        "year": "年份应在 2018 到 2021 之间。"
    }


def test_a_target_without_figures_takes_none(store: Store) -> None:
    assert problems(store.write, record_reading, reading(store, CENTRE)) == {
        "value": "这一项按是否实现评价，没有数值，请填写实现日期和依据。"
    }


def test_a_deleted_figure_comes_back_by_undo(store: Store) -> None:
    key = store.write(record_reading, reading(store))
    before = row(store, 2)
    store.write(delete_readings, [key])
    assert row(store, 2).readings == ()
    assert store.undo() == "删除指标“年专利申请总量”2019年数据"
    assert row(store, 2) == before


def test_a_target_is_reached_on_a_day_with_what_shows_it(store: Store) -> None:
    draft = AchievementDraft(achieved_on=TODAY, achieved_note="国知局批复")
    store.write(record_achievement, target_id(store, CENTRE), draft)
    target = row(store, CENTRE)
    assert (target.achieved_on, target.achieved_note) == (TODAY, "国知局批复")
    assert target.verdict.state is VerdictState.ATTAINED
    store.write(record_achievement, target_id(store, CENTRE), AchievementDraft())
    assert row(store, CENTRE).verdict.state is not VerdictState.ATTAINED


def test_a_target_is_not_reached_without_what_shows_it(store: Store) -> None:
    draft = AchievementDraft(achieved_on=TODAY, achieved_note="  ")
    assert problems(store.write, record_achievement, target_id(store, CENTRE), draft) == {
        "achieved_note": "请写明依据，例如批文、验收文件的名称和文号。"
    }


def test_a_target_with_figures_is_not_judged_by_hand(store: Store) -> None:
    assert problems(store.write, record_achievement, target_id(store, 2), AchievementDraft()) == {
        "achieved_on": "这一项按数值评价，请录入指标数据。"
    }


def test_a_target_or_figure_that_is_gone_is_missing(store: Store) -> None:
    gone = "这条{}已被删除，可在“撤销”中找回。"
    draft = reading(store, target_id=uuid4())
    assert refusal(store.write, record_reading, draft) == gone.format("指标")
    assert refusal(store.write, delete_readings, [uuid4()]) == gone.format("指标数据")
    assert refusal(store.write, record_achievement, uuid4(), AchievementDraft()) == gone.format(
        "指标"
    )
