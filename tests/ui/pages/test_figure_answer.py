from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all
from ui.desk import Desk
from ui.pages.figure_answer import SHOWN, FigureAnswer, figure_name, row_wishes
from ui.parts.press import PressLine
from workbench.reporting.figures import Figure, Source, count_of, mean_of, ruled
from workbench.scoreboard import list_targets
from workbench.tasks import task_titles

LEFT = Qt.MouseButton.LeftButton
TASK = Source(
    "第11项“建设市级知识产权保护中心”",
    said="60%（2019年10月）",
    by="市场监管局",
    on=date(2019, 10, 24),
    file="市场监管局10月.xlsx",
)


@pytest.fixture
def answer(qtbot: QtBot) -> FigureAnswer:
    made = FigureAnswer()
    qtbot.addWidget(made)
    made.resize(262, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(answer: FigureAnswer, desk: Desk, figure: Figure) -> str:
    answer.show_figure(figure, row_wishes(desk))
    return read_all(answer)


def links(answer: FigureAnswer) -> list[PressLine]:
    return [line for line in answer.findChildren(PressLine) if line.isVisible()]


def test_a_count_is_shown_with_its_rows_who_reported_when_and_in_which_file(
    answer: FigureAnswer, desk: Desk
) -> None:
    shown = show(answer, desk, count_of("tasks.late", [TASK], "逾期的任务项数"))
    assert shown.split("\n")[:6] == [
        "这个数从哪里来",
        "1",
        "逾期的任务项数",
        "算法",
        "数出来的，共 1 条",
        "依据的记录",
    ]
    assert "60%（2019年10月）　市场监管局　2019年10月24日报　来自文件“市场监管局10月.xlsx”" in shown


@pytest.mark.parametrize(
    ("figure", "how"),
    [
        (mean_of("a", [Source("甲", Fraction(1, 2))], "平均进度"), "下列 1 条平均"),
        (ruled("b", "逾期12天", [], "到期未完成"), "按规则得出，依据 0 条"),
        (count_of("c", [], "没有填报的任务"), "数出来的，共 0 条"),
    ],
)
def test_the_way_it_follows_is_said(
    answer: FigureAnswer, desk: Desk, figure: Figure, how: str
) -> None:
    shown = show(answer, desk, figure)
    assert how in shown
    assert ("依据的记录" in shown) == bool(figure.sources)


def test_a_row_opens_the_task_or_target_it_names(
    answer: FigureAnswer, desk: Desk, qtbot: QtBot
) -> None:
    rows = [TASK, Source("指标2“年专利申请总量”"), Source("财政局"), Source("第99项“没有”")]
    show(answer, desk, count_of("x", rows, "条数"))
    task, target = links(answer)
    with qtbot.waitSignal(answer.wished) as wished:
        QTest.mouseClick(task, LEFT)
    ids = {number: key for key, number, _ in desk.store.read(task_titles)}
    assert wished.args == [("ledger", {"task": ids[11]})]
    with qtbot.waitSignal(answer.wished) as wished:
        QTest.mouseClick(target, LEFT)
    numbers = {row.number: row.id for row in desk.store.read(list_targets, desk.as_of)}
    assert wished.args == [("targets", {"target": numbers[2]})]


def test_many_rows_are_shown_on_demand(answer: FigureAnswer, desk: Desk) -> None:
    rows = [Source(f"单位{number}") for number in range(SHOWN + 20)]
    assert "单位119" not in show(answer, desk, count_of("x", rows, "单位数"))
    (rest,) = links(answer)
    assert rest.accessibleName() == "显示其余 20 条"
    QTest.mouseClick(rest, LEFT)
    assert "单位119" in read_all(answer)
    assert not links(answer)


def test_the_button_leads_back(answer: FigureAnswer, desk: Desk, qtbot: QtBot) -> None:
    show(answer, desk, count_of("x", [], "条数"))
    with qtbot.waitSignal(answer.left):
        QTest.mouseClick(answer.back, LEFT)


def test_lists_name_a_figure_by_what_it_counts_and_a_sentence_by_itself() -> None:
    assert figure_name(count_of("x", [TASK], "逾期的任务项数")) == "1　逾期的任务项数"
    words = "节点“完成选址”应于2019年8月31日完成，已超期91天"
    assert figure_name(ruled("y", words, [], "判定")) == words
    assert figure_name(ruled("y", words * 2, [], "判定")) == f"{(words * 2)[:36]}…"
