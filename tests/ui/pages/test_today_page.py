from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.workbench.office import reading, unit_id
from tests.workbench.supervisor import act, decide
from ui.desk import Desk
from ui.pages.decision_list import DecisionList
from ui.pages.ledger import LedgerPage
from ui.pages.list_page import ListPage
from ui.pages.target_checks import TargetChecks
from ui.pages.target_list import TargetList
from ui.pages.today import CARDS, TodayPage
from ui.parts.words import ShortLabel
from workbench.readings import record_reading
from workbench.supervision import ActKind

AS_OF = date(2019, 11, 30)

PAGES: dict[str, Callable[[Desk], ListPage[Any]]] = {
    "ledger": LedgerPage,
    "meetings": DecisionList,
    "targets": TargetList,
}


def shown(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def count_of(page: TodayPage, place: int) -> int:
    return int(page.cards[place].accessibleName().split()[1].split("，")[0])


@pytest.mark.parametrize("day", [date(2019, 3, 1), AS_OF, date(2020, 12, 20), date(2022, 1, 10)])
@pytest.mark.parametrize("place", range(len(CARDS)))
def test_every_number_opens_a_list_of_exactly_that_many_rows(
    qtbot: QtBot, autumn_desk: Desk, place: int, day: date
) -> None:
    autumn_desk.as_of = day
    page = shown(qtbot, autumn_desk)
    wanted: list[tuple[str, Mapping[str, object]]] = []
    autumn_desk.bus.wanted.connect(lambda key, wish: wanted.append((key, wish)))
    qtbot.mouseClick(page.cards[place], Qt.MouseButton.LeftButton)
    key, wish = wanted[0]
    opened = PAGES[key](autumn_desk)
    qtbot.addWidget(opened)
    opened.reload()
    opened.take(wish)
    assert opened.model.rowCount() == count_of(page, place)


def test_what_is_late_stands_before_what_is_behind(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    words = [line.link.accessibleName() for line in page.acts.lines]
    assert words[0] == "查看：研究制定知识产权专项资金管理办法。"
    assert len(words) > 1


def test_a_line_opens_its_task(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    with qtbot.waitSignal(autumn_desk.bus.wanted) as asked:
        qtbot.mouseClick(page.acts.lines[1].link, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert asked.args[0] == "ledger"


def test_doubtful_figures_are_one_line_that_opens_exactly_them(
    qtbot: QtBot, autumn_desk: Desk
) -> None:
    store = autumn_desk.store
    for number, value in ((2, "9800"), (12, "300")):
        known = {2: (2019, 1), 12: (2020, 0)}[number]
        draft = reading(store, number, year=known[0], value=value)
        store.write(record_reading, draft, known[1])
    store.write(record_reading, reading(store, 12, year=2019, value="400"))
    autumn_desk.as_of = date(2020, 3, 1)
    page = shown(qtbot, autumn_desk)
    line = next(line for line in page.acts.lines if line.link.text() == "核实")
    told = [label.accessibleName() for label in line.findChildren(ShortLabel)]
    assert told == ["指标数据有 2 处待核实", "变动过半 1 处，累计值下降 1 处"]
    with qtbot.waitSignal(autumn_desk.bus.wanted) as asked:
        qtbot.mouseClick(line.link, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    key, wish = asked.args
    opened = TargetChecks(autumn_desk)
    qtbot.addWidget(opened)
    opened.reload()
    opened.take(wish)
    assert key == "targets"
    assert [row.number for row in opened.model.rows] == [2, 12]


def test_the_button_makes_the_report_of_the_running_phase(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    assert page.report.text() == "生成第二阶段报告"
    with qtbot.waitSignal(autumn_desk.bus.wanted) as asked:
        qtbot.mouseClick(page.report, Qt.MouseButton.LeftButton)
    assert asked.args == ["reports", {"phase": 2}]


def test_another_day_is_another_desk(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    autumn_desk.as_of = date(2022, 1, 10)
    autumn_desk.bus.set_as_of(autumn_desk.as_of)
    assert count_of(page, 0) > 0
    assert page.report.text() == "生成第四阶段报告"


def test_a_promise_not_kept_comes_first_and_opens_the_next_reminder(
    qtbot: QtBot, desk: Desk
) -> None:
    act(desk.store, ActKind.REMINDER, promised_on=date(2019, 11, 28))
    page = shown(qtbot, desk)
    line = page.acts.lines[0]
    told = [label.accessibleName() for label in line.findChildren(ShortLabel)]
    assert told[1] == "市场监管局（知识产权局）　承诺 11月28日，未报"
    with qtbot.waitSignal(desk.bus.wanted) as asked:
        qtbot.mouseClick(line.link, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    key, wish = asked.args
    opened = LedgerPage(desk)
    qtbot.addWidget(opened)
    opened.reload()
    opened.take(wish)
    assert key == "ledger"
    assert opened.side.currentWidget() is opened.supervising.form(ActKind.REMINDER)


def test_a_promise_about_a_decision_opens_the_decision(qtbot: QtBot, desk: Desk) -> None:
    key = decide(desk.store)
    unit = unit_id(desk.store, "财政局")
    typed = {"decision_id": key, "unit_id": unit, "promised_on": date(2019, 11, 28)}
    act(desk.store, ActKind.REMINDER, **typed)
    page = shown(qtbot, desk)
    line = page.acts.lines[0]
    told = [label.accessibleName() for label in line.findChildren(ShortLabel)]
    assert told[1] == "财政局　承诺 11月28日，未办结"
    with qtbot.waitSignal(desk.bus.wanted) as asked:
        qtbot.mouseClick(line.link, Qt.MouseButton.LeftButton)
    assert asked.args == ["meetings", {"decision": key, "remind": unit}]
