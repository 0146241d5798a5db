"""附件 数据来源: figures and their rows, each row once."""

from datetime import date
from fractions import Fraction

from tests.workbench.reporting.wordings import say
from workbench.reporting.document import Table
from workbench.reporting.figures import Figure, Source, count_of, ruled, sum_of
from workbench.reporting.traced.sources import source_blocks

DAY = date(2019, 11, 25)


def tables(*figures: Figure) -> list[Table]:
    blocks = source_blocks({figure.key: figure for figure in figures})
    return [block for block in blocks if isinstance(block, Table)]


def rows(count: int) -> list[Source]:
    return [Source(f"第{number}项") for number in range(1, count + 1)]


def test_a_paper_without_figures_says_so() -> None:
    assert say(source_blocks({})) == "本文没有由数据得出的数字。"


def test_a_figure_stands_with_its_formula_and_the_numbers_of_its_rows() -> None:
    every, (a, b, c, d, e, f) = rows(6), rows(6)
    figures, _ = tables(
        count_of("all", every, "任务数"),
        count_of("some", (a, b, d, e, f), "欠进度的任务数"),
        count_of("two", (a, c), "逾期的任务数"),
        count_of("one", (c,), "中止的任务数"),
        count_of("none", (), "办结的任务数"),
    )

    assert figures.rows == (
        ("1", "6", "计数：任务数", "1—6（共6条）"),
        ("2", "5", "计数：欠进度的任务数", "1、2、4—6（共5条）"),
        ("3", "2", "计数：逾期的任务数", "1、3（共2条）"),
        ("4", "1", "计数：中止的任务数", "3"),
        ("5", "0", "计数：办结的任务数", "无"),
    )


def test_a_row_says_who_reported_when_and_in_which_file_and_stands_once() -> None:
    typed = Source("第1项财政局", Fraction(30), "填报30%", "财政局", DAY)
    filed = Source("第2项科技局", Fraction(1), "填报40%", "科技局", DAY, "批复.pdf")
    again = Source("第2项科技局", Fraction(40), "填报40%", "科技局", DAY, "批复.pdf")
    bare = Source("设置中的容许差")

    _, details = tables(
        sum_of("a", (typed, filed), "和"),
        sum_of("b", (again,), "和"),
        ruled("c", "10", (bare,), "设置"),
    )

    assert details.rows == (
        ("1", "第1项财政局", "填报30%", "财政局", "2019-11-25", "窗口录入"),
        ("2", "第2项科技局", "填报40%", "科技局", "2019-11-25", "批复.pdf"),
        ("3", "设置中的容许差", "—", "—", "—", "窗口录入"),
    )
