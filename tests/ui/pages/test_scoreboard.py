from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from tests.workbench.office import reading
from ui.desk import Desk
from ui.pages.scoreboard import Scoreboard
from ui.pages.target_list import TargetList
from ui.parts.scores import ChipButton, ScoreCard, ScoreLine
from workbench.readings import record_reading
from workbench.rules.targets import VerdictState
from workbench.scoreboard import FROM_TASKS, TargetRow, list_targets

PATENTS, TRADEMARKS = 2, 4
INNOVATION = "知识产权驱动产业创新发展能力显著提升"


@pytest.fixture
def board(desk: Desk, qtbot: QtBot) -> Scoreboard:
    for number, year, value in ((PATENTS, 2018, "3412"), (PATENTS, 2019, "6100")):
        desk.store.write(record_reading, reading(desk.store, number, year=year, value=value))
    made = Scoreboard(desk)
    show(qtbot, made)
    return made


def targets(desk: Desk) -> list[TargetRow]:
    return desk.store.read(list_targets, desk.as_of)


def card(board: Scoreboard, heading: str) -> ScoreCard:
    return next(card for card in board.groups if card.accessibleName() == heading)


def spoken(card: ScoreCard, kind: type[QPushButton]) -> list[str]:
    return [made.accessibleName() for _, made in card.openers if isinstance(made, kind)]


def press(board: Scoreboard, words: str) -> None:
    """Go to what a screen reader calls by these words, and press Enter."""
    button = next(made for _, made in board.openers() if made.accessibleName().startswith(words))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_the_groups_are_the_plans_and_those_of_the_tasks_come_last(board: Scoreboard) -> None:
    headings = [card.accessibleName() for card in board.groups]
    assert headings[0] == "主要目标"
    assert headings[1] == INNOVATION
    assert headings[-1] == FROM_TASKS
    assert [len(spoken(card, ScoreLine)) for card in board.groups] == [1, 13, 5, 7, 8, 6, 5]


def test_a_group_says_how_many_of_it_are_where(board: Scoreboard) -> None:
    assert spoken(card(board, INNOVATION), ChipButton) == [
        f"{INNOVATION}，已实现 1 项",
        f"{INNOVATION}，推进中 4 项",
        f"{INNOVATION}，缺基期数据 1 项",
        f"{INNOVATION}，缺数据 7 项",
    ]


def test_a_line_says_where_its_target_stands_and_why(board: Scoreboard, desk: Desk) -> None:
    patents = next(row for row in targets(desk) if row.number == PATENTS)
    assert patents.verdict.state is VerdictState.ATTAINED
    first = spoken(card(board, INNOVATION), ScoreLine)[0]
    assert first == f"第2项 年专利申请总量，已实现，{patents.verdict.sentence}"


def test_the_counts_at_the_top_are_those_of_all_targets(board: Scoreboard, desk: Desk) -> None:
    states = [row.verdict.state for row in targets(desk)]
    for state, count_card in board.counts.items():
        assert count_card.accessibleName().startswith(f"{state} {states.count(state)}，")
    assert "没有" in read_all(board.counts[VerdictState.BEHIND])
    assert "45 项　截至2019年11月30日" in read_all(board)


@pytest.mark.parametrize("day", [date(2019, 11, 30), date(2022, 1, 10)])
def test_every_number_opens_a_list_of_exactly_that_many_rows(
    board: Scoreboard, desk: Desk, qtbot: QtBot, day: date
) -> None:
    desk.as_of = day
    desk.bus.set_as_of(day)
    wishes: list[Mapping[str, object]] = []
    desk.bus.wanted.connect(lambda key, wish: wishes.append(wish) if key == "targets" else None)
    opened = TargetList(desk)
    qtbot.addWidget(opened)
    opened.reload()
    counted: list[int] = []
    for button in (*board.counts.values(), *(made for _, made in board.openers())):
        if not isinstance(button, ScoreLine):
            words = button.accessibleName().split("，")
            number = words[0] if button in board.counts.values() else words[1]
            counted.append(int("".join(filter(str.isdigit, number))))
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = []
    for wish in wishes:
        opened.take(wish)
        shown.append(opened.model.rowCount())
    assert len(wishes) > 20
    assert shown == counted


def test_enter_on_a_line_opens_its_target(board: Scoreboard, desk: Desk, qtbot: QtBot) -> None:
    trademarks = next(row for row in targets(desk) if row.number == TRADEMARKS)
    with qtbot.waitSignal(desk.bus.wanted) as asked:
        press(board, "第4项")
    assert asked.args == ["targets", {"target": trademarks.id}]


def test_the_arrows_go_through_the_lines(board: Scoreboard) -> None:
    lines = [made for _, made in board.openers() if isinstance(made, ScoreLine)]
    lines[1].setFocus()
    QTest.keyClick(lines[1], Qt.Key.Key_Down)
    assert lines[2].hasFocus()
    QTest.keyClick(lines[2], Qt.Key.Key_Up)
    assert lines[1].hasFocus()


def test_a_change_elsewhere_is_shown_and_the_keyboard_stays_on_its_line(
    board: Scoreboard, desk: Desk
) -> None:
    line = card(board, INNOVATION).openers[-3][1]
    line.setFocus()
    desk.store.write(record_reading, reading(desk.store, TRADEMARKS, value="8214"))
    assert spoken(card(board, INNOVATION), ChipButton)[0].endswith("已实现 2 项")
    focused = board.focusWidget()
    assert focused is not line
    assert focused.accessibleName() == line.accessibleName()


def test_a_hidden_board_reads_again_only_when_it_is_shown(board: Scoreboard, desk: Desk) -> None:
    board.hide()
    desk.store.write(record_reading, reading(desk.store, TRADEMARKS, value="8214"))
    assert spoken(card(board, INNOVATION), ChipButton)[0].endswith("已实现 1 项")
    board.show()
    assert spoken(card(board, INNOVATION), ChipButton)[0].endswith("已实现 2 项")


def test_what_has_nothing_to_do_with_targets_leaves_the_board_alone(
    board: Scoreboard, desk: Desk
) -> None:
    before = board.groups
    desk.bus.tell(frozenset({"Member"}))
    assert board.groups is before
