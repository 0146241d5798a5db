import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from ui.application import report_error
from workbench.errors import StoreError

ROOT = Path(__file__).parents[2]


def test_qts_own_buttons_are_chinese(qtbot: QtBot) -> None:
    kind = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kind.Ok | kind.Cancel | kind.Save | kind.Close | kind.Discard)
    message = QMessageBox()
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    for widget in (box, message):
        qtbot.addWidget(widget)
    words = {button.text().split("(")[0] for button in [*box.buttons(), *message.buttons()]}
    assert words == {"确定", "取消", "保存", "关闭", "丢弃", "是", "否"}


def test_qts_own_menus_are_chinese(qtbot: QtBot) -> None:
    line = QLineEdit("云铎")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    words = [re.split(r"[(\t]", action.text())[0] for action in menu.actions() if action.text()]
    assert words == ["撤消", "重做", "剪切", "复制", "粘贴", "删除", "全选"]
    menu.deleteLater()


def test_dates_and_calendars_are_chinese(qtbot: QtBot) -> None:
    assert QLocale().name() == "zh_CN"
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    qtbot.addWidget(edit)
    calendar = edit.calendarWidget()
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.locale().standaloneMonthName(11) == "十一月"
    assert calendar.locale().dayName(1, QLocale.FormatType.NarrowFormat) == "一"


def test_the_bundled_font_is_used_and_no_other_is_needed(qapp: QApplication) -> None:
    font = QFontInfo(qapp.font())
    assert (font.family(), font.pointSize()) == ("Noto Sans SC", 10)


def test_a_refusal_nobody_caught_is_said_and_a_bug_goes_to_stderr_too(
    when_asked: Callable[[Callable[[QDialog], object]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        report_error(KeyError, KeyError("the same bug again"), None)
        dialog.accept()

    for error in (StoreError("磁盘已满，没有保存。"), ZeroDivisionError("bug")):
        when_asked(read)
        report_error(type(error), error, None)
    assert said[0] == "磁盘已满，没有保存。"
    assert said[1].startswith("程序自身出了错")
    assert "ZeroDivisionError: bug" in capsys.readouterr().err


START = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from ui.application import make_application, report_error
from ui.desk import PageSpec
from ui.window import Window
from workbench.errors import StoreError

application = make_application(["workbench"])
assert sys.excepthook is report_error

def open_store():
    # The worker begins after the first paint.
    heavy = {"sqlmodel", "sqlalchemy", "alembic", "reportlab", "pydantic", "xlsxwriter"}
    print("at first paint:", sorted(heavy & set(sys.modules)), window.isVisible())
    raise StoreError("到此为止。")

page = PageSpec(key="today", title="今日", build=lambda desk: QLabel())
window = Window([page], open_store, lambda: datetime(2019, 11, 30, tzinfo=UTC), Path("a.db"))
window.jobs.busy.connect(lambda busy: None if busy else QTimer.singleShot(0, window.close))
window.show()
sys.exit(application.exec())
"""


def test_the_window_is_painted_before_anything_heavy_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", START],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "This plugin does not" not in line]
    assert complaints == []
    assert done.stdout == "at first paint: [] True\n"
    assert done.returncode == 0
