"""The main job in the real window: typed by keyboard and mouse; out in list, export and PDF."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import write
from ui import command_line
from ui.pages.decision_list import DecisionList
from ui.pages.ledger import LedgerPage
from ui.pages.meetings import MeetingsPage
from ui.pages.target_list import TargetList
from ui.pages.targets import TargetsPage
from ui.parts.form import Form
from ui.start import make_window
from ui.window import Window

Type = Callable[[QWidget, str], None]
Page = TypeVar("Page", bound=QWidget)

ACCOUNT = "保护中心编制方案已报编委会审议，办公场所完成装修。"
DECISION = "由财政局牵头研究知识产权专项资金管理办法。"


class Flashes(QObject):
    """Notes every part that shows as a window of its own before it finds its place."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Show:
            is_popup = watched.windowType() != Qt.WindowType.Window
            self.seen += [watched] if watched.isWindow() and not is_popup else []
        return False


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: Callable[[], datetime]
) -> Iterator[Window]:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    made = make_window(tmp_path / "新的.db", clock)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.page() is not None, timeout=20_000)
    yield made
    qapp.removeEventFilter(flashes)
    assert flashes.seen == [made]
    for form in made.findChildren(Form):
        form.saved()
    made.close()
    made.deleteLater()


def press(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)


def page(qtbot: QtBot, window: Window, number: Qt.Key, kind: type[Page]) -> Page:
    qtbot.keyClick(window, number, Qt.KeyboardModifier.ControlModifier)
    shown = window.page()
    assert isinstance(shown, kind)
    return shown


def click(qtbot: QtBot, page: QWidget, words: str) -> None:
    button = next(
        b for b in page.findChildren(QPushButton) if b.isVisible() and b.text().startswith(words)
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_form(page: QWidget) -> Form:
    return next(form for form in page.findChildren(Form) if form.isVisible())


def test_an_entry_a_reading_and_a_decision_reach_list_export_and_paper(
    qtbot: QtBot, window: Window, tmp_path: Path, type_text: Type, clock: Callable[[], datetime]
) -> None:
    # One entry, by keyboard.
    ledger = page(qtbot, window, Qt.Key.Key_2, LedgerPage)
    ledger.filter_text("市级知识产权保护中心")
    ledger.table.choose_at(0)
    qtbot.keyClick(ledger.table, Qt.Key.Key_Return)
    qtbot.keyClicks(ledger.progress_form.editor("percent"), "35")
    type_text(ledger.progress_form.editor("text"), ACCOUNT)
    press(qtbot, window, Qt.Key.Key_S)
    chosen = ledger.table.chosen_row()
    assert chosen is not None
    assert [report.text for _, report in chosen.reports] == [ACCOUNT]

    # One reading with its baseline, begun by a click.
    targets = page(qtbot, window, Qt.Key.Key_4, TargetsPage).view()
    assert isinstance(targets, TargetList)
    targets.filter_text("年专利申请总量")
    targets.table.choose_at(0)
    click(qtbot, targets, "录入数据")
    form = next(form for form in targets.findChildren(Form) if form.isVisible())
    qtbot.keyClicks(form.editor("value"), "4205")
    qtbot.keyClicks(form.editor("baseline"), "3412")
    press(qtbot, window, Qt.Key.Key_S)
    target = targets.table.chosen_row()
    assert target is not None
    assert [(r.year, int(r.value)) for r in target.readings] == [(2018, 3412), (2019, 4205)]

    # One meeting and one decision, begun by clicks.
    meetings = page(qtbot, window, Qt.Key.Key_5, MeetingsPage)
    click(qtbot, meetings, "新建会议")
    form = shown_form(meetings)
    write(form, "is_held", "已开过：直接记议定事项")
    press(qtbot, window, Qt.Key.Key_S)
    click(qtbot, meetings, "记录议定事项")
    form = shown_form(meetings)
    type_text(form.editor("text"), DECISION)
    type_text(form.editor("unit_id"), "财政局")
    type_text(form.editor("due_on"), "2019-12-31")
    press(qtbot, window, Qt.Key.Key_S)
    meetings.show_view("decisions")
    decided = meetings.view()
    assert isinstance(decided, DecisionList)
    assert [row.text for row in decided.rows] == [DECISION]

    file = window.desk.store.path if window.desk else tmp_path
    for left in window.findChildren(Form):
        left.saved()
    window.close()
    _read_back(file, tmp_path, clock)


def _read_back(file: Path, folder: Path, clock: Callable[[], datetime]) -> None:
    """What was typed stands in the exports and in the PDF of the phase."""

    def run(*argv: str) -> Path:
        out = folder / f"{'-'.join(argv[:2])}.out"
        args = command_line.parse(["--file", str(file), *argv, "-o", str(out)])
        assert command_line.run(args, clock()) == 0
        return out

    entries = json.loads(run("export", "progress").read_text("utf-8"))
    assert [(e["task"], e["percent"], e["text"]) for e in entries] == [(11, 35, ACCOUNT)]
    readings = json.loads(run("export", "targets").read_text("utf-8"))[1]["readings"]
    assert [(r["year"], r["value"]) for r in readings] == [(2018, "3412"), (2019, "4205")]
    decisions = json.loads(run("export", "decisions").read_text("utf-8"))
    assert [(d["text"], d["lead"], d["due_on"]) for d in decisions] == [
        (DECISION, "财政局", "2019-12-31")
    ]
    document = pypdfium2.PdfDocument(run("report", "2"))
    text = re.sub(r"\s", "", "".join(p.get_textpage().get_text_bounded() for p in document))
    document.close()
    for words in (ACCOUNT, DECISION, "35%", "4205"):
        assert words in text
