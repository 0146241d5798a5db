from datetime import date
from fractions import Fraction

import pytest

from workbench.reporting.wording import classes_clause, light, numeral, share, short
from workbench.rules.schedule import ScheduleClass, Status, WorkState, assess

START, DUE = date(2019, 1, 1), date(2019, 12, 31)


@pytest.mark.parametrize(("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (19, "十九")])
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
