"""The rows behind figures: who reported what, when, and in which file."""

from datetime import date
from fractions import Fraction

from tests.workbench.office import progress, reading, task_id, unit_id
from tests.workbench.reporting.wordings import AS_OF, meet
from workbench.decision_ledger import list_decisions
from workbench.evidence import Subject, attach
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import record_progress
from workbench.readings import record_reading
from workbench.reporting.figures import Measure, Source, figures_in, parts_of
from workbench.reporting.traced.origins import (
    decision_source,
    duty_source,
    reading_source,
    report_sources,
    target_source,
    task_source,
)
from workbench.reporting.traced.task_figures import (
    reported_phrase,
    task_actual,
    task_expected,
)
from workbench.scoreboard import list_targets
from workbench.store import Store

KEPT = ("0" * 64, 12)
LEAD = "市场监管局（知识产权局）"


def task(store: Store, number: int) -> TaskRow:
    return store.read(list_tasks, AS_OF)[number - 1]


def test_a_report_comes_with_its_unit_day_and_files(store: Store) -> None:
    entry = store.write(record_progress, progress(store))
    for name in ("照片.jpg", "批复.pdf"):
        store.write(attach, Subject.ENTRY, entry, name, KEPT, AS_OF)

    (source,) = report_sources(task(store, 1))

    assert source == Source(
        f"第1项{LEAD}",
        Fraction(35, 100),
        "填报35%（2019年11月）",
        LEAD,
        date(2019, 11, 20),
        "批复.pdf、照片.jpg",
    )
    whole = task_source(task(store, 1))
    assert whole.what == "第1项“促进知识产权创造提质增量”"
    assert whole.said == "达进度，序时30%，实际35%"
    assert (whole.by, whole.on, whole.file) == (source.by, source.on, source.file)


def test_a_report_that_has_not_come_is_a_row_without_a_day(store: Store) -> None:
    row = task(store, 1)

    assert duty_source(row, row.duties[0]) == Source(f"第1项{LEAD}", said="2019年11月未报")
    assert report_sources(row) == ()
    assert task_source(row).said == "未报，序时30%"


def test_what_a_unit_gave_this_period_is_its_report(store: Store) -> None:
    store.write(record_progress, progress(store))
    row = task(store, 1)

    given = duty_source(row, row.duties[0])

    assert given.value == 1
    assert given.said == "填报35%（2019年11月）"


def test_a_figure_of_a_target_comes_with_its_source_and_file(store: Store) -> None:
    kept = store.write(record_reading, reading(store, 2, source="市统计局"))
    store.write(attach, Subject.READING, kept, "年报.xlsx", KEPT, AS_OF)
    target = next(t for t in store.read(list_targets, AS_OF) if t.number == 2)

    source = reading_source(target, target.readings[0])

    assert source == Source(
        "指标2“年专利申请总量”2019年", Fraction(5127), "5127", "市统计局", None, "年报.xlsx"
    )
    assert target_source(target).file == "年报.xlsx"
    assert "2019年5127 件" in target_source(target).said


def test_a_decision_is_said_by_its_meeting(store: Store) -> None:
    meet(store, ("出台办法。",), due_on=date(2019, 11, 15))
    (row,) = store.read(list_decisions, AS_OF, 10)

    source = decision_source(row)

    assert source.what == "领导小组第1次全体会议议定“出台办法”"
    assert source.said.startswith("逾期")


def test_the_progress_of_a_group_is_the_mean_of_its_reports(store: Store) -> None:
    for unit, percent in (("托县政府", 10), ("武川县政府", 21)):
        about = {"task_id": task_id(store, 4), "unit_id": unit_id(store, unit)}
        store.write(record_progress, progress(store, **about, percent=percent))
    row = task(store, 4)

    (figure,) = figures_in([task_actual(row)]).values()
    (expected,) = figures_in([task_expected(row)]).values()

    assert (figure.key, figure.words, figure.measure) == ("task-4.actual", "16%", Measure.MEAN)
    assert [source.by for source in figure.sources] == ["托县政府", "武川县政府"]
    assert expected.formula == "第4项序时进度，起止日期之间按天数折算"
    assert reported_phrase(row).startswith("本期9个单位已填报2个，未填报的有土左旗政府、和林县")
    assert figures_in([reported_phrase(row)])["task-4.given"].holds


def test_a_group_that_is_silent_or_has_all_reported_is_told_in_a_word(store: Store) -> None:
    assert reported_phrase(task(store, 9)) == "本期3个单位均未填报"
    for duty in task(store, 9).duties:
        about = {"task_id": task_id(store, 9), "unit_id": duty.unit_id}
        store.write(record_progress, progress(store, **about))

    assert reported_phrase(task(store, 9)) == "本期3个单位已全部填报"
    assert parts_of(task_actual(task(store, 2))) == ("—",)
