"""The chart of a target as a value: its figures, its course, where its pace ends."""

from datetime import date

import pytest

from tests.workbench.reporting.figures import (
    CASES,
    CENTRE,
    CONTENT,
    LOANS,
    PATENTS,
    PER_HEAD,
    SETS,
    SPRING,
    STANDARDS,
    TRADE,
    TRADEMARKS,
    WORKS,
    correct,
    record,
    record_all,
    row,
)
from workbench.reporting.charts import ChartMark, TrajectoryChart
from workbench.reporting.trajectories import is_at_risk, trajectory_chart, trajectory_charts
from workbench.rules.periods import Frequency
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets
from workbench.store import Store


def chart(store: Store, number: int, as_of: date = SPRING) -> TrajectoryChart:
    found = trajectory_chart(row(store, number, as_of), as_of)
    assert found is not None
    return found


def words(mark: ChartMark | None) -> str:
    return mark.words if mark else ""


def test_a_chart_holds_figures_course_and_outlook(store: Store) -> None:
    record_all(store)

    drawn = chart(store, PATENTS)

    assert (drawn.title, drawn.unit) == ("2　年专利申请总量", "单位：件（当年值）")
    assert drawn.years == (2018, 2021)
    assert drawn.figures == (
        ChartMark(2018, 3412, "3412"),
        ChartMark(2019, 4205, "4205"),
        ChartMark(2020, 5127, "5127"),
    )
    assert [year for year, _ in drawn.course] == [2018, 2019, 2020, 2021]
    assert [need for _, need in drawn.course] == pytest.approx([3412, 4274.67, 5137.33, 6000], 1e-5)
    assert drawn.level == ChartMark(2021, 6000, "目标 6000")
    # (5127−3412)/2 = 857.5 a year.
    assert drawn.ends_at == ChartMark(2021, 5984.5, "按走势 5984.5")
    assert (drawn.paced_from, drawn.running) == (2020, None)


def test_the_caption_is_the_sentence_of_the_trajectory_as_paper_has_it(store: Store) -> None:
    record_all(store)

    caption = chart(store, PATENTS).caption

    assert "2021年可达5984.5件，比目标6000件少15.5件" in caption
    way = row(store, PATENTS).trajectory
    assert way is not None
    assert caption.replace(" ", "") == way.sentence.replace(" ", "")


@pytest.mark.parametrize(
    ("number", "level", "ends_at"),
    [
        (PER_HEAD, "超过 10", "按走势 7.5"),  # (6.4−5.85) a year
        (SETS, "下限 9", "按走势 9"),
        (LOANS, "应达 20,736", "按走势 23,437.5"),  # 12,000·1.2³ and 15,000·1.25²
    ],
)
def test_what_has_to_be_reached_is_worded_by_the_kind_of_target(
    store: Store, number: int, level: str, ends_at: str
) -> None:
    record_all(store)

    drawn = chart(store, number)

    assert (words(drawn.level), words(drawn.ends_at)) == (level, ends_at)


def test_a_figure_of_a_year_that_is_not_over_is_marked(store: Store) -> None:
    record_all(store)

    drawn = chart(store, PATENTS, date(2020, 12, 10))

    assert drawn.running == (2020, "未结束")


def test_a_figure_of_some_quarters_names_them_and_does_not_set_the_pace(store: Store) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER)
    record(store, PATENTS, {2018: "3412", 2019: "4205"})
    record(store, PATENTS, {2020: "2600"}, quarter=2)

    drawn = chart(store, PATENTS)

    assert drawn.running == (2020, "上半年")
    assert drawn.paced_from == 2019
    assert words(drawn.ends_at) == "按走势 5791"  # 4205 + 2·793


def test_one_figure_without_base_has_no_outlook(store: Store) -> None:
    record(store, CONTENT, {2019: "76"})

    drawn = chart(store, CONTENT)

    assert drawn.figures == (ChartMark(2019, 76, "76"),)
    assert (words(drawn.level), drawn.ends_at) == ("目标 80", None)


def test_a_base_alone_is_a_chart_on_screen(store: Store) -> None:
    record(store, STANDARDS, {2018: "40"})

    drawn = chart(store, STANDARDS)

    assert [figure.words for figure in drawn.figures] == ["40"]
    assert drawn.paced_from == 2018


def test_the_newest_figure_alone_and_running_is_its_own_beginning(store: Store) -> None:
    record(store, CONTENT, {2020: "79"})

    drawn = chart(store, CONTENT, date(2020, 12, 10))

    assert (drawn.paced_from, drawn.ends_at) == (2020, None)


def test_without_a_base_for_growth_there_is_neither_course_nor_level(store: Store) -> None:
    record(store, CASES, {2019: "55", 2020: "60"})

    drawn = chart(store, CASES)

    assert (drawn.course, drawn.level, drawn.ends_at) == ((), None, None)
    assert drawn.years == (2019, 2021)
    assert "缺基期数据" in drawn.caption


def test_in_the_last_year_the_outlook_has_become_the_figure(store: Store) -> None:
    record(store, PATENTS, {2018: "3412", 2019: "4205", 2021: "6100"})

    drawn = chart(store, PATENTS, date(2022, 1, 5))

    assert drawn.figures[-1] == ChartMark(2021, 6100, "6100")
    assert drawn.ends_at is None


def test_targets_without_figures_have_no_chart(store: Store) -> None:
    assert trajectory_chart(row(store, PATENTS), SPRING) is None
    assert trajectory_chart(row(store, CENTRE), SPRING) is None
    assert trajectory_charts(store.read(list_targets, SPRING), SPRING) == ()


def test_charts_stand_in_the_order_of_their_targets(store: Store) -> None:
    record_all(store)

    drawn = trajectory_charts(store.read(list_targets, SPRING), SPRING)

    numbers = [int(one.title.split("　")[0]) for one in drawn]
    assert numbers == [PATENTS, PER_HEAD, TRADEMARKS, SETS, LOANS, CONTENT]


@pytest.mark.parametrize(
    ("number", "figures", "expected"),
    [
        (PATENTS, {2018: "3412", 2019: "4300"}, False),  # on the course, and beyond at the end
        (PATENTS, {2018: "3412", 2019: "3500"}, True),  # behind
        (TRADEMARKS, {2018: "2000", 2019: "4000"}, True),  # ends at 8000: not more than it
        (TRADEMARKS, {2018: "2000", 2019: "4001"}, False),
        (WORKS, {2018: "310"}, False),
        (CASES, {2019: "55"}, False),
        (CENTRE, {}, False),
    ],
)
def test_at_risk_is_what_is_behind_or_will_not_arrive_at_its_pace(
    store: Store, number: int, figures: dict[int, str], *, expected: bool
) -> None:
    record(store, number, figures)

    assert is_at_risk(row(store, number, date(2020, 3, 1))) is expected


def test_a_target_on_its_way_can_be_at_risk(store: Store) -> None:
    record(store, PATENTS, {2019: "4500", 2020: "4600"})

    target = row(store, PATENTS)

    assert target.verdict.state is VerdictState.ON_THE_WAY
    assert is_at_risk(target)


def test_long_figures_are_grouped(store: Store) -> None:
    record(store, TRADE, {2018: "123456789", 2019: "234567890.5"})

    assert [f.words for f in chart(store, TRADE).figures] == ["123,456,789", "234,567,890.5"]
