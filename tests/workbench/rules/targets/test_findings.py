from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.targets.figures import Figure, Measure
from workbench.rules.targets.findings import Finding, FindingKind, Severity, find_problems
from workbench.rules.targets.said import Said

YEAR, TOTAL, STOCK = Measure.YEAR, Measure.TOTAL, Measure.STOCK
WHERE = "第1项任务2020年10月进展（科技局）"


def years(**values: str) -> list[Figure]:
    """The city's whole years: y2019="4205"."""
    return [Figure(int(year[1:]), 4, Decimal(value)) for year, value in values.items()]


def found(
    figures: list[Figure], measure: str = YEAR, unit: str = "件", said: tuple[Said, ...] = ()
) -> list[str]:
    return [finding.sentence for finding in find_problems(measure, unit, figures, said)]


def test_a_finding_says_what_where_and_how_bad() -> None:
    assert find_problems(YEAR, "件", years(y2019="4205", y2020="9000")) == (
        Finding(
            FindingKind.JUMP,
            Severity.DOUBT,
            2020,
            4,
            "",
            # 4795/4205
            "2020年 9000 件，比2019年 4205 件增加 114.0%，变动超过一半，请核实并说明。",
        ),
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("1000", "1500", None),
        ("1000", "1501", "比2019年 1000 件增加 50.1%"),
        ("100000", "150001", "比2019年 100,000 件增加 50.001%"),
        ("1000", "500", None),
        ("1000", "499", "比2019年 1000 件减少 50.1%"),
        ("0", "0", None),
        ("0", "1", "，2019年为 0，变动超过一半"),
    ],
)
def test_a_jump_is_more_than_half(before: str, after: str, words: str | None) -> None:
    sentences = found(years(y2019=before, y2020=after))
    assert len(sentences) == (words is not None)
    assert all(words in sentence for sentence in sentences if words)


def test_a_quarter_is_compared_with_the_same_quarter() -> None:
    figures = [
        Figure(2019, 1, Decimal(800)),
        Figure(2019, 4, Decimal(4000)),
        Figure(2020, 1, Decimal(2000)),
        Figure(2020, 2, Decimal(2400)),
    ]
    assert found(figures) == [
        "2020年一季度 2000 件，比2019年一季度 800 件增加 150.0%，变动超过一半，请核实并说明。"
    ]


def test_a_missing_year_is_stepped_over_and_named() -> None:
    assert found(years(y2018="100", y2020="200")) == [
        "2020年 200 件，比2018年 100 件增加 100.0%，变动超过一半，请核实并说明。"
    ]


def test_a_district_is_compared_with_itself() -> None:
    figures = [Figure(2019, 4, Decimal(10), unit="赛罕区")]
    figures.append(Figure(2020, 4, Decimal(1000), unit="新城区"))
    assert found(figures) == []
    figures.append(Figure(2020, 4, Decimal(20), unit="赛罕区"))
    assert found(figures) == [
        "赛罕区2020年 20 件，比2019年 10 件增加 100.0%，变动超过一半，请核实并说明。"
    ]


def test_a_total_cannot_fall_and_a_fall_is_no_jump_besides() -> None:
    (finding,) = find_problems(TOTAL, "家", years(y2019="60", y2020="20"))
    assert (finding.kind, finding.severity) == (FindingKind.FALL, Severity.ERROR)
    assert finding.sentence == ("2020年 20 家，少于2019年的 60 家，累计值不应下降，请核对。")


def test_a_total_is_held_against_the_highest_before() -> None:
    sentences = found(years(y2018="60", y2019="50", y2020="55", y2021="60"), TOTAL, "家")
    assert [sentence.partition("，累")[0] for sentence in sentences] == [
        "2019年 50 家，少于2018年的 60 家",
        "2020年 55 家，少于2018年的 60 家",
    ]


def test_within_a_year_its_figures_cannot_fall() -> None:
    figures = [
        Figure(2019, 4, Decimal(4000)),
        Figure(2020, 2, Decimal(2000)),
        Figure(2020, 3, Decimal(1900)),
    ]
    assert found(figures) == [
        (
            "2020年前三季度 1900 件，少于2020年上半年的 2000 件，"
            "当年值从1月1日起算，年内不应下降，请核对。"
        )
    ]


@pytest.mark.parametrize(("measure", "unit"), [(STOCK, "件"), (YEAR, "%"), ("", "件")])
def test_stocks_and_ratios_may_fall_within_a_year(measure: str, unit: str) -> None:
    figures = [Figure(2020, 2, Decimal(50)), Figure(2020, 3, Decimal(49))]
    assert found(figures, measure, unit) == []


def districts(*values: str, year: int = 2020) -> list[Figure]:
    names = ("新城区", "回民区", "玉泉区")
    return [
        Figure(year, 4, Decimal(value), unit=name)
        for name, value in zip(names, values, strict=False)
    ]


def test_districts_that_do_not_add_up_are_asked_about() -> None:
    (finding,) = find_problems(YEAR, "件", [*years(y2020="5127"), *districts("2990", "2000")])
    assert (finding.kind, finding.severity, finding.unit) == (
        FindingKind.SUM,
        Severity.DOUBT,
        "",
    )
    assert finding.sentence == (
        "2020年各旗县区合计 4990 件（已填 2 个），与全市 5127 件相差 137 件，请核实并说明。"
    )
    assert found([*years(y2020="5127"), *districts("3127", "2000")]) == []


def test_a_district_that_is_still_missing_explains_a_sum_that_is_too_small() -> None:
    city, before = years(y2019="300", y2020="300"), districts("100", "100", "100", year=2019)
    assert found([*city, *before, *districts("100", "100")]) == []
    assert found([*city, *before, *districts("150", "151")])[-1] == (
        "2020年各旗县区合计 301 件（已填 2 个），与全市 300 件相差 1 件，请核实并说明。"
    )


def test_a_part_is_not_larger_than_the_whole() -> None:
    first, second = find_problems(YEAR, "件", [*years(y2020="300"), *districts("301")])
    assert (first.kind, first.severity, first.unit) == (
        FindingKind.PART,
        Severity.ERROR,
        "新城区",
    )
    assert first.sentence == "新城区2020年 301 件，大于全市的 300 件，请核对。"
    assert second.kind is FindingKind.SUM
    assert found([*years(y2020="300"), *districts("300")]) == []


@pytest.mark.parametrize("unit", ["%", "‰", "件/万人"])
def test_ratios_do_not_add_up_and_a_part_may_be_above(unit: str) -> None:
    assert found([*years(y2020="80"), *districts("90", "75")], STOCK, unit) == []


def test_districts_without_the_city_are_compared_with_nothing() -> None:
    assert found([*years(y2019="10"), *districts("300")]) == []


def test_a_figure_of_another_measure_is_named_and_compared_with_nothing() -> None:
    figures = [Figure(2019, 4, Decimal(100), YEAR), Figure(2020, 4, Decimal(900), TOTAL)]
    (finding,) = find_problems(YEAR, "件", figures)
    assert (finding.kind, finding.severity) == (FindingKind.MEASURE, Severity.ERROR)
    assert finding.sentence == (
        "2020年的数据按累计值填报，指标口径是当年值，未计入评价，请按口径更正。"
    )
    district = Figure(2020, 2, Decimal(1), STOCK, "新城区")
    assert found([district])[0].startswith("新城区2020年上半年的数据按时点值填报，")
    assert found([Figure(2020, 4, Decimal(900), TOTAL)], "") == []


@pytest.mark.parametrize(
    ("measure", "said", "contradicts"),
    [
        # The year 2020 stands at 5127.
        (YEAR, Said(WHERE, 2020, 4, Decimal(5127)), False),
        (YEAR, Said(WHERE, 2020, 4, Decimal(5000)), True),
        (YEAR, Said(WHERE, 2020, 4, Decimal(5200)), True),
        (YEAR, Said(WHERE, 2020, 4, Decimal(4300), is_running=True), False),
        (YEAR, Said(WHERE, 2020, 4, Decimal(5200), is_running=True), True),
        (YEAR, Said(WHERE, 2020, 3, Decimal(5000)), False),
        (YEAR, Said(WHERE, 2020, 3, Decimal(5200)), True),
        (YEAR, Said(WHERE, 2019, 4, Decimal(5200)), False),
        (YEAR, Said(WHERE, 2021, 1, Decimal(5200)), False),
        # What the year added may be less than the total, and no earlier total more than a later.
        (TOTAL, Said(WHERE, 2020, 4, Decimal(300)), False),
        (TOTAL, Said(WHERE, 2020, 4, Decimal(5200)), True),
        (TOTAL, Said(WHERE, 2019, 4, Decimal(5200)), True),
        # A stock may go either way until the day it is counted.
        (STOCK, Said(WHERE, 2020, 4, Decimal(5200), is_running=True), False),
        (STOCK, Said(WHERE, 2020, 3, Decimal(5200)), False),
        (STOCK, Said(WHERE, 2020, 4, Decimal(5126)), True),
    ],
)
def test_a_report_contradicts_only_what_cannot_both_be_true(
    measure: str, said: Said, *, contradicts: bool
) -> None:
    problems = find_problems(measure, "件", years(y2020="5127"), [said])
    assert [finding.kind for finding in problems] == [FindingKind.TEXT] * contradicts


def test_a_report_is_quoted_beside_the_figure() -> None:
    said = Said(WHERE, 2020, 4, Decimal(5200), is_running=True)
    assert found(years(y2020="5127"), said=(said,)) == [
        "第1项任务2020年10月进展（科技局）写的是 5200 件，与2020年的 5127 件不一致，请核实并说明。"
    ]


def test_a_report_speaks_of_the_city() -> None:
    district = Figure(2020, 4, Decimal(300), unit="新城区")
    assert found([district], said=(Said(WHERE, 2020, 4, Decimal(5127)),)) == []


def test_the_nearest_figure_answers_a_report() -> None:
    figures = [Figure(2020, 4, Decimal(5127)), Figure(2020, 3, Decimal(3800))]
    (sentence,) = found(figures, said=(Said(WHERE, 2020, 2, Decimal(3900)),))
    assert "与2020年前三季度的 3800 件不一致" in sentence


FIGURES = st.builds(
    Figure,
    st.integers(2018, 2021),
    st.integers(1, 4),
    st.integers(0, 100).map(Decimal),
    st.sampled_from(["", *Measure]),
    st.sampled_from(["", "新城区", "回民区"]),
)
LISTS = st.lists(FIGURES, unique_by=lambda figure: (figure.period, figure.unit))
MEASURES = st.sampled_from(["", *Measure])
UNITS = st.sampled_from(["件", "%"])
QUARTERS = st.sampled_from([(4,), (1, 2, 3, 4)])


@given(MEASURES, UNITS, LISTS)
def test_findings_come_by_period_and_errors_first(
    measure: str, unit: str, figures: list[Figure]
) -> None:
    problems = find_problems(measure, unit, figures)
    order = [(f.year, f.quarter, f.severity is Severity.DOUBT) for f in problems]
    assert all(one <= other for one, other in pairwise(order))


@given(MEASURES, UNITS, LISTS)
def test_a_finding_is_about_a_figure_that_is_there(
    measure: str, unit: str, figures: list[Figure]
) -> None:
    known = {(figure.year, figure.quarter, figure.unit) for figure in figures}
    for finding in find_problems(measure, unit, figures):
        assert (finding.year, finding.quarter, finding.unit) in known


@given(MEASURES, UNITS, LISTS)
def test_the_order_of_the_figures_does_not_matter(
    measure: str, unit: str, figures: list[Figure]
) -> None:
    problems = find_problems(measure, unit, figures)
    assert set(find_problems(measure, unit, figures[::-1])) == set(problems)


@given(MEASURES, UNITS, st.integers(0, 10_000), QUARTERS)
def test_figures_that_stay_the_same_raise_no_doubt(
    measure: str, unit: str, value: int, quarters: tuple[int, ...]
) -> None:
    figures = [
        Figure(year, quarter, Decimal(value), measure)
        for year in range(2018, 2022)
        for quarter in quarters
    ]
    said = [Said(WHERE, 2020, 4, Decimal(value))]
    assert find_problems(measure, unit, figures, said) == ()
