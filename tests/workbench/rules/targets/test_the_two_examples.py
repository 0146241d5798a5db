"""Patents and pledge financing: what is attained, what is missing, and what pace is needed.

Every figure in the sentences is computed by hand in the comments.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from workbench.rules.figures import read_figure
from workbench.rules.targets import Goal, TargetKind, Verdict, VerdictState, assess_target
from workbench.rules.targets.trajectory import Trajectory, trace
from workbench.rules.words import rounded

PATENTS = Goal(TargetKind.AT_LEAST, 2021, Decimal(6000), unit="件", base_year=2018)
PATENT_FIGURES = {2018: Decimal(3412), 2019: Decimal(4205), 2020: Decimal(5127)}
PLEDGES = Goal(TargetKind.AVERAGE_GROWTH, 2021, rate=Decimal("0.20"), unit="万元", base_year=2018)
PLEDGE_FIGURES = {
    2018: read_figure("1.2亿元", PLEDGES.unit).value,
    2019: read_figure("1.5亿元", PLEDGES.unit).value,
}


def followed(goal: Goal, figures: dict[int, Decimal], as_of: date) -> tuple[Verdict, Trajectory]:
    trajectory = trace(goal, figures, as_of)
    assert trajectory is not None
    return assess_target(goal, figures, as_of), trajectory


def test_patents_in_2020() -> None:
    verdict, trajectory = followed(PATENTS, PATENT_FIGURES, date(2020, 12, 31))
    # Missing: 6000 − 5127 = 873. Done: 1715 / 2588 = 0.6627.
    # On the line after two of three years: 3412 + 2588 · 2/3 = 5137.3; 5137.3 − 5127 = 10.3.
    # The one year left needs 873 more: 873 / 5127 = 17.03 %.
    assert verdict.state is VerdictState.BEHIND
    assert verdict.sentence == (
        "2020年 5127 件，目标 6000 件，还差 873 件，完成 (5127−3412)/(6000−3412)=66.3%，"
        "按时间进度应达 5137.3 件，少 10.3 件，2021年还需增加 873 件（增长 17.0%）。"
    )
    # Pace: 1715 / 2 = 857.5 a year; 5127 + 857.5 = 5984.5; 6000 − 5984.5 = 15.5.
    assert trajectory.sentence == (
        "2020年 5127 件，按目前每年增加 857.5 件，2021年可达 5984.5 件，比目标 6000 件少 15.5 件；"
        "2021年需增长 17.0%。"
    )
    assert trajectory.base == (2018, Decimal(3412))
    assert dict(trajectory.figures) == {2019: Decimal(4205), 2020: Decimal(5127)}
    course = [rounded(needed, 1) for _, needed in trajectory.course]
    assert course == [3412, Decimal("4274.7"), Decimal("5137.3"), 6000]
    assert (trajectory.level, trajectory.ends_at) == (Fraction(6000), Fraction("5984.5"))


def test_patents_without_their_baseline() -> None:
    verdict, trajectory = followed(
        PATENTS, {2019: Decimal(4205), 2020: Decimal(5127)}, date(2020, 12, 31)
    )
    assert "完成 5127/6000=85.5%（缺基期数据，2018年的数值补填后按增量计算）" in verdict.sentence
    # 5127 − 4205 = 922; 5127 + 922 = 6049; 6049 − 6000 = 49.
    assert trajectory.sentence == (
        "2020年 5127 件，缺基期数据，按2019年至2020年每年增加 922 件，2021年可达 6049 件，"
        "比目标 6000 件多 49 件；2021年需增长 17.0%。"
    )


def test_pledge_financing_in_2019() -> None:
    verdict, trajectory = followed(PLEDGES, PLEDGE_FIGURES, date(2019, 12, 31))
    # 15,000 / 12,000 − 1 = 25 %, above 20 %: attained so far; 3000 of the 2400 due by now.
    # Needed in 2021: 12,000 · 1.2³ = 20,736; 20,736 / 15,000 = 1.3824 = 1.1758².
    assert (verdict.state, verdict.progress) == (VerdictState.ATTAINED, Fraction(5, 4))
    assert verdict.sentence == (
        "2019年 15,000 万元，基期2018年 12,000 万元，年均增长=(15,000/12,000)^(1/1)−1=25.0%，"
        "达到20%以上，后两年还需年均增长 17.6%。"
    )
    # Pace: 15,000 · 1.25² = 23,437.5; 23,437.5 − 20,736 = 2701.5.
    assert trajectory.sentence == (
        "2019年 15,000 万元，按目前年均增长 25.0%，2021年可达 23,437.5 万元，"
        "比年均增长 20% 应达的 20,736 万元多 2701.5 万元；后两年需年均增长 17.6%。"
    )
    assert [int(needed) for _, needed in trajectory.course] == [12_000, 14_400, 17_280, 20_736]


def test_pledge_financing_without_its_baseline() -> None:
    verdict, trajectory = followed(PLEDGES, {2019: PLEDGE_FIGURES[2019]}, date(2019, 12, 31))
    assert (verdict.state, verdict.progress) == (VerdictState.NO_BASELINE, None)
    assert verdict.sentence == "缺基期数据，不能计算增长：请补填2018年的数值。"
    assert trajectory.sentence == verdict.sentence
    assert (trajectory.course, trajectory.level, trajectory.ends_at) == ((), None, None)
