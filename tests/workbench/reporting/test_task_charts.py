"""What the charts of the papers show, and the sentence below each."""

from datetime import date
from uuid import UUID

import pytest

from tests.workbench.reporting.figures import PATENTS, SPRING, TRADEMARKS, record
from tests.workbench.reporting.wordings import AS_OF, close_tasks, suspend_tasks
from workbench.collection import CollectionRow, Tally
from workbench.ledger import list_tasks
from workbench.reporting.charts import StackedBars
from workbench.reporting.facts import group_programmes
from workbench.reporting.figures import Measure, figures_in
from workbench.reporting.task_charts import (
    classes_chart,
    pace_chart,
    rate_chart,
    verdicts_chart,
)
from workbench.reporting.traced.unit_figures import rate_phrase
from workbench.rules.targets import VerdictState
from workbench.scoreboard import group_targets, list_targets
from workbench.store import Store

ALL_GIVEN = "图3　各单位到期应报的进展均已填报。"
NEARLY = "图3　填报率最低的是财政局，为99.9%。"


def row(unit: str, on_time: int, owed: int, late: int = 0, waiting: int = 0) -> CollectionRow:
    missing = owed - waiting - on_time - late
    return CollectionRow(UUID(int=0), unit, (Tally(owed, on_time, late, missing),), ())


def verdicts(store: Store, as_of: date) -> StackedBars:
    return verdicts_chart(4, store.read(group_targets, store.read(list_targets, as_of)))


def test_the_programme_with_the_most_late_tasks_is_named(autumn_store: Store) -> None:
    programmes = group_programmes(autumn_store.read(list_tasks, AS_OF))

    chart = classes_chart(1, programmes)

    assert sum(sum(counts) for _, counts in chart.series) == 50
    assert chart.categories[2] == "保护工程"
    assert chart.caption == "图1　“实施知识产权保护工程”逾期、欠进度和未报的任务最多，4项。"


def test_programmes_with_equally_many_late_tasks_are_named_together(store: Store) -> None:
    close_tasks(store, set(range(1, 51)) - {1, 5}, date(2019, 10, 1))

    chart = classes_chart(1, group_programmes(store.read(list_tasks, AS_OF)))

    named = "“实施知识产权质量提升工程”、“实施知识产权强企工程”"
    assert chart.caption == f"图1　{named}逾期、欠进度和未报的任务最多，各1项。"


def test_where_nothing_is_late_the_chart_says_so(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2019, 10, 1))

    chart = classes_chart(2, group_programmes(store.read(list_tasks, AS_OF)))

    assert chart.caption == "图2　各类重点任务均没有逾期、欠进度和未报的任务。"
    assert [name for name, _ in chart.series] == ["已完成"]


def test_a_programme_that_is_not_measured_has_no_bars(autumn_store: Store) -> None:
    suspend_tasks(autumn_store, range(1, 51), date(2019, 10, 1))

    chart = pace_chart(2, group_programmes(autumn_store.read(list_tasks, AS_OF)))

    assert set(chart.first[1]) == set(chart.second[1]) == {0.0}


@pytest.mark.parametrize(
    ("rows", "bars", "caption"),
    [
        (
            [row("财政局", 1, 2), row("科技局", 0, 4)],
            (("科技局", 0.0, "0/4"), ("财政局", 0.5, "1/2")),
            "图3　填报率最低的是科技局，为0%。",
        ),
        (
            [row(name, 1, 3) for name in ("甲局", "乙局", "丙局", "丁局")] + [row("戊局", 1, 1)],
            None,
            "图3　填报率最低的是甲局、乙局、丙局等4个单位，为33%。",
        ),
        ([row("财政局", 2, 2), row("科技局", 0, 1, 1)], None, ALL_GIVEN),
        ([row("财政局", 1, 2), row("科技局", 2, 4)], None, "图3　各单位填报率均为50%。"),
        ([row("财政局", 1, 3)], (("财政局", 1 / 3, "1/3"),), "图3　填报率最低的是财政局，为33%。"),
        ([row("财政局", 999, 1000), row("科技局", 1, 1)], None, NEARLY),
    ],
)  # fmt: skip
def test_the_lowest_rate_comes_first_and_is_named(
    rows: list[CollectionRow], bars: tuple[tuple[str, float, str], ...] | None, caption: str
) -> None:
    chart = rate_chart(3, rows)

    assert bars in (None, chart.rows)
    assert [rate for _, rate, _ in chart.rows] == sorted(rate for _, rate, _ in chart.rows)
    assert chart.caption == caption


def test_what_is_not_due_yet_does_not_lower_a_rate() -> None:
    rows = [row("财政局", 1, 3, waiting=2), row("科技局", 0, 2, waiting=2)]

    assert rate_chart(1, rows).rows == (("财政局", 1.0, "1/1"),)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([row("财政局", 0, 2, waiting=2)], ""),
        ([row("财政局", 0, 2)], "各单位应报进展2份，均未填报。"),
        ([row("财政局", 2, 2)], "各单位应报进展2份，已全部填报。"),
        (
            [row("财政局", 1, 2, 1), row("科技局", 1, 1)],
            "各单位应报进展3份，已全部填报，其中迟报1份。",
        ),
        (
            [row("财政局", 1, 3, 1), row("科技局", 1, 1)],
            "各单位应报进展4份，已报3份，其中迟报1份，报送率75%。",
        ),
        ([row("财政局", 1, 2)], "各单位应报进展2份，已报1份，报送率50%。"),
    ],
)
def test_reports_are_counted_naturally(rows: list[CollectionRow], said: str) -> None:
    phrase = rate_phrase("reports", rows)

    assert phrase == said
    found = figures_in([phrase]).values()
    assert all(figure.holds for figure in found)
    assert {f.measure for f in found if f.key != "reports.rate"} <= {Measure.SUM}


def test_the_group_with_the_most_targets_behind_is_named(store: Store) -> None:
    for number in (PATENTS, TRADEMARKS):
        record(store, number, {2018: "100", 2019: "101", 2020: "102", 2021: "103"})
    day = date(2022, 1, 31)

    chart = verdicts(store, day)

    groups = store.read(group_targets, store.read(list_targets, day))
    behind = {
        heading: sum(target.verdict.state is VerdictState.BEHIND for target in targets)
        for heading, targets in groups.items()
    }
    most = max(behind, key=lambda heading: behind[heading])
    assert chart.caption == f"图4　“{most}”滞后的指标最多，{behind[most]}项。"
    assert sum(sum(counts) for _, counts in chart.series) == 45


def test_targets_that_cannot_be_judged_are_told_where_none_is_behind(store: Store) -> None:
    assert verdicts(store, SPRING).caption.startswith("图4　没有滞后的指标；“")
    assert "缺数据而不能评价的最多，" in verdicts(store, SPRING).caption


def test_a_chart_of_attained_targets_has_nothing_to_complain_of(store: Store) -> None:
    record(store, PATENTS, {2018: "3412", 2019: "9000"})
    attained = [t for t in store.read(list_targets, AS_OF) if t.number == PATENTS]

    chart = verdicts_chart(1, {"目标": attained})

    assert chart.series == (("已实现", (1,)),)
    assert chart.caption == "图1　各类指标数据齐全，没有滞后的。"
