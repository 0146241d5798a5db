from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.rules.targets import Goal, TargetKind, VerdictState, assess_target
from workbench.rules.targets.trajectory import Trajectory, trace
from workbench.rules.words import percent

PATENTS = Goal(TargetKind.AT_LEAST, 2021, Decimal(6000), unit="件", base_year=2018)
KNOWN = {2018: "3412", 2019: "4205", 2020: "5127"}
TEN = Goal(TargetKind.MORE_THAN, 2021, Decimal(10), unit="件", base_year=2018)
PORTFOLIOS = Goal(TargetKind.ABOUT, 2021, Decimal(10), unit="个")
STANDARDS = Goal(
    TargetKind.BETWEEN, 2021, Decimal(100), high=Decimal(150), unit="家", base_year=2018
)
AID = Goal(TargetKind.YEARLY_GROWTH, 2021, rate=Decimal("0.30"), unit="家", base_year=2018)
PLEDGES = Goal(TargetKind.AVERAGE_GROWTH, 2021, rate=Decimal("0.20"), unit="万元", base_year=2018)
WORKS = Goal(TargetKind.RISING, 2021, unit="件", base_year=2018)
ENDS = {year: date(year, 12, 31) for year in range(2018, 2022)}


def traced(
    goal: Goal, figures: dict[int, str], as_of: date, part_year: int | None = None
) -> Trajectory:
    values = {year: Decimal(figure) for year, figure in figures.items()}
    trajectory = trace(goal, values, as_of, part_year)
    assert trajectory is not None
    return trajectory


@pytest.mark.parametrize("kind", [TargetKind.MILESTONE, TargetKind.QUALITATIVE])
def test_what_has_no_figures_has_no_way_to_follow(kind: TargetKind) -> None:
    assert trace(Goal(kind, 2021), {}, ENDS[2020]) is None


@pytest.mark.parametrize(
    ("goal", "figures", "year", "sentence"),
    [
        # (6001−3412)/2 = 1294.5; 6001+1294.5
        (
            PATENTS,
            KNOWN | {2020: "6001"},
            2020,
            "2020年 6001 件，已达到目标 6000 件，按目前每年增加 1294.5 件，2021年可达 7295.5 件。",
        ),
        # 3300−3412 = −112; 3300−2·112; 6000−3076; (6000/3300)^(1/2) = 1.3484
        (
            PATENTS,
            {2018: "3412", 2019: "3300"},
            2019,
            (
                "2019年 3300 件，按目前每年减少 112 件，2021年将降至 3076 件，"
                "比目标 6000 件少 2924 件；后两年需年均增长 34.8%。"
            ),
        ),
        # 6000/3412 = 1.7585
        (
            PATENTS,
            {2018: "3412", 2020: "3412"},
            2020,
            (
                "2020年 3412 件，按目前没有增减的走势，2021年仍为 3412 件，"
                "比目标 6000 件少 2588 件；2021年需增长 75.8%。"
            ),
        ),
        (PATENTS, KNOWN | {2021: "5999"}, 2021, "2021年 5999 件，比目标 6000 件少 1 件。"),
        (PATENTS, KNOWN | {2021: "6000"}, 2021, "2021年 6000 件，已达到目标 6000 件。"),
        (PATENTS, KNOWN, 2021, "2020年 5127 件，缺2021年数据，不再推算。"),
        # 2018 to 2020: 4 a year
        (
            TEN,
            {2018: "4", 2020: "8"},
            2020,
            (
                "2020年 8 件，按目前每年增加 2 件，2021年可达 10 件，刚好等于目标 10 件，尚未超过；"
                "2021年需增长 25.0%。"
            ),
        ),
        (
            TEN,
            {2018: "4", 2020: "10"},
            2020,
            (
                "2020年 10 件，按目前每年增加 3 件，2021年可达 13 件，比目标 10 件多 3 件；"
                "2021年还需继续增加。"
            ),
        ),
        (
            TEN,
            {2018: "4", 2020: "11"},
            2020,
            "2020年 11 件，已超过目标 10 件，按目前每年增加 3.5 件，2021年可达 14.5 件。",
        ),
        # 9/5 = 1.8
        (
            PORTFOLIOS,
            {2019: "3", 2020: "5"},
            2020,
            (
                "2020年 5 个，按2019年至2020年每年增加 2 个，2021年可达 7 个，"
                "比目标下限 9 个少 2 个；2021年需增长 80.0%。"
            ),
        ),
        # 100/60 = 1.6667
        (
            STANDARDS,
            {2018: "0", 2020: "60"},
            2020,
            (
                "2020年 60 家，按目前每年增加 30 家，2021年可达 90 家，比目标下限 100 家少 10 家；"
                "2021年需增长 66.7%。"
            ),
        ),
        # 1.5^(1/2) = 1.2247; 150·1.2247 = 183.7; 150·1.3 = 195
        (
            AID,
            {2018: "100", 2019: "130", 2020: "150"},
            2020,
            (
                "2020年 150 家，按目前年均增长 22.5%，2021年可达 183.7 家，"
                "比每年增长 30% 应达的 195 家少 11.3 家；2021年需增长 30.0%。"
            ),
        ),
        # 130·1.3² = 219.7
        (
            AID,
            {2018: "100", 2019: "130"},
            2019,
            (
                "2019年 130 家，按目前年均增长 30.0%，2021年可达 219.7 家，"
                "刚好等于每年增长 30% 应达的 219.7 家；后两年每年需增长 30.0%。"
            ),
        ),
        # 6000·0.5² = 1500; 12,000·1.2³ = 20,736; (20,736/6000)^(1/2) = 1.859
        (
            PLEDGES,
            {2018: "12000", 2019: "6000"},
            2019,
            (
                "2019年 6000 万元，按目前年均下降 50.0%，2021年将降至 1500 万元，"
                "比年均增长 20% 应达的 20,736 万元少 19,236 万元；后两年需年均增长 85.9%。"
            ),
        ),
        # 30,000·2.5² = 187,500
        (
            PLEDGES,
            {2018: "12000", 2019: "30000"},
            2019,
            (
                "2019年 30,000 万元，按目前年均增长 150.0%，2021年可达 187,500 万元，"
                "比年均增长 20% 应达的 20,736 万元多 166,764 万元；后两年不减少即可。"
            ),
        ),
        (PLEDGES, {2018: "12000", 2019: "0"}, 2019, "2019年 0 万元，不能推算以后的增长。"),
        (
            WORKS,
            {2018: "100", 2019: "120"},
            2019,
            "2019年 120 件，按目前每年增加 20 件，2021年可达 160 件；后两年每年不应低于上年。",
        ),
        (
            WORKS,
            {2018: "100", 2019: "120", 2020: "110"},
            2020,
            "2020年 110 件，按目前每年增加 5 件，2021年可达 115 件；2021年不应低于上年。",
        ),
    ],
)
def test_the_sentence_follows_the_figures(
    goal: Goal, figures: dict[int, str], year: int, sentence: str
) -> None:
    assert traced(goal, figures, ENDS[year]).sentence == sentence


@pytest.mark.parametrize(
    ("goal", "figures", "sentence"),
    [
        (PATENTS, {}, "目标 6000 件，尚无数据，请填报。"),
        # (6000/3412)^(1/3) = 1.207
        (
            PATENTS,
            {2018: "3412"},
            (
                "目标 6000 件，基期2018年 3412 件，尚无以后年度的数据，请填报；"
                "2019年至2021年需年均增长 20.7%。"
            ),
        ),
        (
            PATENTS,
            {2020: "5127"},
            "2020年 5127 件，缺基期数据，只有一年的数据，不能推算走势；2021年需增长 17.0%。",
        ),
        (
            PORTFOLIOS,
            {2020: "5"},
            "2020年 5 个，只有一年的数据，不能推算走势；2021年需增长 80.0%。",
        ),
        (PORTFOLIOS, {2020: "0"}, "2020年 0 个，只有一年的数据，不能推算走势。"),
        (PLEDGES, {2020: "5"}, "缺基期数据，不能计算增长：请补填2018年的数值。"),
        (Goal(TargetKind.RISING, 2021), {}, "尚无数据，请填报。"),
    ],
)
def test_what_cannot_be_followed_says_why(
    goal: Goal, figures: dict[int, str], sentence: str
) -> None:
    trajectory = traced(goal, figures, ENDS[2020])
    assert trajectory.sentence == sentence
    assert trajectory.ends_at is None


def test_a_year_that_is_not_over_does_not_slow_the_pace() -> None:
    trajectory = traced(PATENTS, KNOWN | {2020: "3800"}, date(2020, 10, 1))
    # 4205−3412 = 793; 4205+2·793 = 5791; (6000/4205)^(1/2) = 1.1945
    assert trajectory.sentence == (
        "2020年已有 3800 件，按2018年至2019年每年增加 793 件，2021年可达 5791 件，"
        "比目标 6000 件少 209 件；2020年至2021年需年均增长 19.5%。"
    )
    assert trajectory.figures[-1] == (2020, Decimal(3800))


def test_a_year_that_is_not_over_counts_once_it_is_ahead() -> None:
    trajectory = traced(PLEDGES, {2018: "12000", 2019: "15000", 2020: "30000"}, date(2020, 6, 30))
    # (30,000/12,000)^(1/2) = 1.5811; 30,000·1.5811 = 47,434.2
    assert trajectory.sentence == (
        "2020年已有 30,000 万元，按目前年均增长 58.1%，2021年可达 47,434.2 万元，"
        "比年均增长 20% 应达的 20,736 万元多 26,698.2 万元；2021年不减少即可。"
    )


def test_the_last_year_before_its_end_is_named_alone() -> None:
    trajectory = traced(PATENTS, KNOWN | {2021: "3000"}, date(2021, 7, 1))
    assert trajectory.sentence == (
        "2021年已有 3000 件，按2018年至2020年每年增加 857.5 件，2021年可达 5984.5 件，"
        "比目标 6000 件少 15.5 件；2021年需增长 17.0%。"
    )


def test_a_first_year_that_is_not_over_shows_no_pace() -> None:
    trajectory = traced(PATENTS, {2018: "3412", 2019: "900"}, date(2019, 4, 1))
    assert trajectory.sentence == (
        "2019年已有 900 件，待全年数据报齐后推算走势；2019年至2021年需年均增长 20.7%。"
    )
    assert trajectory.ends_at is None


def test_the_first_quarters_alone_do_not_end_a_target() -> None:
    trajectory = traced(PATENTS, KNOWN | {2021: "3000"}, date(2022, 1, 5), 2021)
    assert trajectory.sentence == "2021年已有 3000 件，缺2021年全年数据，不再推算。"
    assert trajectory.needed_rate is None


def course(goal: Goal, figures: dict[int, str], year: int) -> list[float]:
    return [float(needed) for _, needed in traced(goal, figures, ENDS[year]).course]


def test_the_course_of_a_level_is_the_line_of_the_verdict() -> None:
    assert course(PATENTS, {2018: "3000"}, 2018) == [3000, 4000, 5000, 6000]
    assert course(PATENTS, {2020: "5"}, 2020) == [0, 2000, 4000, 6000]
    assert course(PATENTS, {2018: "7000"}, 2018) == [6000, 6000, 6000, 6000]


def test_without_a_base_year_nothing_is_asked_for_before_the_end() -> None:
    trajectory = traced(PORTFOLIOS, {2019: "3"}, ENDS[2019])
    assert trajectory.course == ((2021, Fraction(9)),)
    assert (trajectory.first_year, trajectory.due_year) == (2019, 2021)


def test_each_year_of_a_yearly_growth_starts_from_the_year_before() -> None:
    # 100·1.3, 150·1.3, 195·1.3
    assert course(AID, {2018: "100", 2019: "150"}, 2019) == [100, 130, 195, 253.5]


def test_rising_asks_for_the_figure_before() -> None:
    figures = {2018: "100", 2019: "120", 2020: "110"}
    assert course(WORKS, figures, 2020) == [100, 100, 120, 110]


def test_what_is_more_is_never_printed_as_less() -> None:
    goal = Goal(TargetKind.AVERAGE_GROWTH, 2021, rate=Decimal("0.2"), unit="亿元", base_year=2018)
    # 1.2·1.2³ = 2.0736: 2.1 would stand above 2.08
    trajectory = traced(goal, {2018: "1.2", 2021: "2.08"}, ENDS[2021])
    assert trajectory.sentence == (
        "2021年 2.08 亿元，比年均增长 20% 应达的 2.07 亿元多 0.01 亿元。"
    )


KINDS = st.sampled_from([PATENTS, TEN, PORTFOLIOS, STANDARDS, AID, PLEDGES, WORKS])
FIGURES = st.dictionaries(st.integers(2017, 2022), st.integers(0, 10_000).map(str), max_size=6)
DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
PARTS = st.none() | st.integers(2018, 2021)


@given(KINDS, FIGURES, DAYS, PARTS)
def test_a_course_ends_at_its_level(
    goal: Goal, figures: dict[int, str], as_of: date, part_year: int | None
) -> None:
    trajectory = traced(goal, figures, as_of, part_year)
    ends = trajectory.course[-1] if trajectory.course else (2021, None)
    assert ends == (trajectory.due_year, trajectory.level)
    assert trajectory.sentence.endswith("。")


@given(KINDS, FIGURES, DAYS, st.integers(1, 5000))
def test_a_higher_last_figure_never_lowers_where_the_pace_ends(
    goal: Goal, figures: dict[int, str], as_of: date, more: int
) -> None:
    known = [year for year in figures if 2018 < year <= min(2021, as_of.year)]
    assume(known)
    higher = figures | {max(known): str(int(figures[max(known)]) + more)}
    before, after = traced(goal, figures, as_of).ends_at, traced(goal, higher, as_of).ends_at
    if before is not None:
        assert after is not None
        assert after >= before


@given(KINDS, FIGURES, st.sampled_from(list(ENDS.values())))
def test_the_sentence_agrees_with_the_verdict(
    goal: Goal, figures: dict[int, str], as_of: date
) -> None:
    values = {year: Decimal(figure) for year, figure in figures.items()}
    verdict, trajectory = assess_target(goal, values, as_of), traced(goal, figures, as_of)
    if verdict.state is VerdictState.ATTAINED and goal.kind is TargetKind.AT_LEAST:
        assert "已达到目标" in trajectory.sentence
    if trajectory.needed_rate is not None and verdict.value is not None and goal is not AID:
        assert percent(trajectory.needed_rate) in verdict.sentence
    if trajectory.ends_at is not None and trajectory.level is not None and goal is PLEDGES:
        is_met = trajectory.ends_at >= trajectory.level
        assert is_met == (verdict.state is VerdictState.ATTAINED)
