from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from workbench.ledger import list_tasks
from workbench.papers import AnnexKind, PaperKind
from workbench.reporting.figures import Source, count_of
from workbench.reporting.wording import (
    classes_clause,
    closed,
    done_of,
    light,
    numeral,
    reason,
    refer,
    share,
    short,
    task_title,
)
from workbench.rules.schedule import ScheduleClass, Status, WorkState, assess
from workbench.rules.targets import Goal, TargetKind, assess_target
from workbench.store import Store
from workbench.templates import get_template

NUMERALS = [
    (1, "一"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (31, "三十一"), (99, "九十九"),
]  # fmt: skip
START, DUE = date(2019, 1, 1), date(2019, 12, 31)


@pytest.mark.parametrize(("number", "word"), NUMERALS)
def test_a_number_becomes_a_chinese_numeral(number: int, word: str) -> None:
    assert numeral(number) == word


def test_counts_are_listed_class_by_class() -> None:
    counts = {ScheduleClass.OVERDUE: 2, ScheduleClass.ON_SCHEDULE: 48}
    assert classes_clause(counts) == "逾期2项、达进度48项"


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, "—"), (Fraction(0), "0%"), (Fraction(1, 3), "33%"), (Fraction(1), "100%")],
)
def test_a_share_is_a_whole_percent_and_the_unknown_a_dash(
    value: Fraction | None, printed: str
) -> None:
    assert share(value) == printed


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("建设“一带一路”知识产权智库。", "建设“一带一路”知识产权智库"),
        ("推进设立知识产权法庭，充分发挥知识产权司法保护主导作用。", "推进设立知识产权法庭"),
        ("一" * 30, "一" * 23 + "…"),
    ],
)
def test_a_task_is_called_by_its_opening_words(text: str, opening: str) -> None:
    assert short(text) == opening


def test_a_light_is_printed_with_shape_and_word() -> None:
    late = assess(WorkState(Status.UNDER_WAY, START, date(2019, 6, 30)), date(2019, 7, 1))
    soon = assess(WorkState(Status.UNDER_WAY, START, DUE, actual=Fraction(1)), date(2019, 12, 20))
    assert light(late) == "■ 逾期"
    assert light(soon).startswith("◎ ")
    assert light(soon).endswith("·临期")


def test_a_class_set_by_hand_shows_that_it_is() -> None:
    work = WorkState(Status.UNDER_WAY, START, date(2019, 6, 30), actual=Fraction(1, 2))
    ruled = replace(assess(work, date(2019, 7, 5)), by_hand=True)

    assert light(ruled) == "■ 逾期·人工"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("已挂牌", "已挂牌。"),
        ("已挂牌。", "已挂牌。"),
        ("抓紧！", "抓紧！"),
        ("会议要求“抓紧。”", "会议要求“抓紧。”"),
        ("done.", "done."),
    ],
)
def test_typed_text_gets_a_stop_where_it_has_none(typed: str, printed: str) -> None:
    assert closed(typed) == printed


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [
        (0, 1, "尚未办结"),
        (1, 1, "已办结"),
        (0, 3, "均未办结"),
        (1, 3, "已办结1项"),
        (3, 3, "已全部办结"),
    ],
)
def test_none_one_some_and_all_read_naturally(done: int, total: int, words: str) -> None:
    assert done_of(done, total, "办结") == words


def test_the_measure_word_is_that_of_what_is_counted() -> None:
    assert done_of(2, 5, "报齐", "个") == "已报齐2个"


def test_a_reason_on_paper_has_no_spaces_between_characters_and_figures() -> None:
    work = WorkState(Status.UNDER_WAY, START, date(2019, 6, 30), actual=Fraction(1, 2))

    assert reason(assess(work, date(2019, 7, 5))) == (
        "应于2019年6月30日完成，已超期5天，最近填报50%。"
    )


def test_a_formula_keeps_its_figures_apart() -> None:
    figures = {2018: Decimal(3412), 2019: Decimal(4205)}
    goal = Goal(
        TargetKind.AT_LEAST,
        2021,
        Decimal(6000),
        unit="件",
        base_year=2018,
        baseline=figures[2018],
    )
    verdict = assess_target(goal, figures, date(2020, 3, 1))

    said = reason(verdict)

    assert "4205件" in said
    assert "(4205−3412)/(6000−3412)=30.6%" in said
    assert " " not in said


def test_a_title_within_quotation_marks_has_single_ones(store: Store) -> None:
    row = store.read(list_tasks, START)[5]

    assert task_title(row) == "第6项“实施‘知识产权领军企业百强’计划”"


def test_a_figure_is_counted_like_a_number() -> None:
    two = count_of("tasks.done", [Source("甲"), Source("乙")], "办结数")

    assert done_of(two, 5, "办结") == done_of(2, 5, "办结") == "已办结2项"
    assert done_of(two, 5, "办结").parts == ("已办结", two, "项")
    assert done_of(two, 2, "办结").parts == ("已全部办结",)


def test_the_reader_is_referred_to_what_follows(store: Store) -> None:
    template = store.read(get_template, PaperKind.PHASE)
    matters = {AnnexKind.LATE: "逾期任务", AnnexKind.LEDGER: "明细"}

    assert refer(template, matters) == "逾期任务见附件1，明细见附件5。"
    assert refer(template.only({AnnexKind.LEDGER}), matters) == "明细见附件1。"
    assert refer(template.only(()), matters) == ""
