from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.calendar import CalendarPopup
from ui.parts.day_edit import DayEdit, read_day
from ui.parts.popups import open_under
from workbench.errors import InvalidInput

FRAME = 2  # the offscreen platform pretends a frame round every window
LAST = date(2019, 11, 30)


@pytest.mark.parametrize(
    "typed",
    ["2019-11-30", "2019.11.30", "2019/11/30", "2019年11月30日", "20191130", " ２０１９-１１-３０ ",
     "2019 年 11 月 30 日"],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert read_day(typed) == LAST


@pytest.mark.parametrize("typed", ["2019-02-29", "2019-13-01", "昨天", "11-30", "2019-11", "0"])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(InvalidInput, match="没有这一天，日期请写成 2019-11-30 这样。"):
        read_day(typed)


@pytest.fixture
def editor(qtbot: QtBot) -> DayEdit:
    made = DayEdit()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def calendar() -> CalendarPopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    return popup


def test_a_typed_day_is_shown_in_the_one_form(editor: DayEdit) -> None:
    QTest.keyClicks(editor, "2019.11.30")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.raw() == "2019-11-30"
    assert editor.value() == LAST


def test_a_half_typed_day_is_left_as_it_is(editor: DayEdit) -> None:
    QTest.keyClicks(editor, "2019-1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.raw() == "2019-1"


def test_an_empty_day_is_none(editor: DayEdit) -> None:
    assert editor.value() is None


def test_up_and_down_go_a_day_on_and_back(editor: DayEdit) -> None:
    editor.put(LAST)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.value() == date(2019, 12, 1)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.value() == date(2019, 11, 29)


def test_a_day_is_picked_from_the_calendar_by_keyboard(editor: DayEdit) -> None:
    editor.put(LAST)
    QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    days = calendar().calendar.findChild(QTableView)
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Left)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert editor.value() == date(2019, 11, 29)
    assert QApplication.activePopupWidget() is None


def test_escape_closes_the_calendar_and_changes_nothing(editor: DayEdit) -> None:
    editor.actions()[0].trigger()
    QTest.keyClick(calendar(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert editor.raw() == ""


def test_the_calendar_is_chinese_and_knows_no_red_days(editor: DayEdit) -> None:
    editor.open_calendar()
    shown = calendar().calendar
    assert shown.locale().language() == shown.locale().Language.Chinese
    assert shown.firstDayOfWeek() == Qt.DayOfWeek.Monday
    sunday = shown.weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert not sunday.hasProperty(sunday.Property.ForegroundBrush)
    calendar().close()


def test_a_click_in_the_calendar_picks(editor: DayEdit, qtbot: QtBot) -> None:
    popup = CalendarPopup(editor)
    popup.open_under(editor, LAST)
    days = popup.calendar.findChild(QTableView)
    assert days is not None
    cells = (days.model().index(row, column) for row in range(1, 7) for column in range(7))
    first = next(cell for cell in cells if cell.data() == 1)
    with qtbot.waitSignal(popup.picked) as picked:
        QTest.mouseClick(
            days.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            days.visualRect(first).center(),
        )  # fmt: skip
    assert picked.args == [date(2019, 11, 1)]
    popup.deleteLater()


def test_the_calendar_leads_back_to_today(editor: DayEdit, qtbot: QtBot) -> None:
    popup = CalendarPopup(editor, LAST)
    popup.open_under(editor, date(2021, 12, 31))
    back = next(b for b in popup.findChildren(QPushButton) if "今天" in b.text())
    assert back.text() == "回到今天（2019-11-30）"
    with qtbot.waitSignal(popup.picked) as picked:
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert picked.args == [LAST]
    popup.deleteLater()


def test_a_popup_stays_on_the_screen(qtbot: QtBot) -> None:
    anchor, popup = QWidget(), QWidget(None, Qt.WindowType.Popup)
    for widget in (anchor, popup):
        qtbot.addWidget(widget)
    popup.setFixedSize(300, 200)
    room = anchor.screen().availableGeometry()
    anchor.setGeometry(room.right() - 50, room.bottom() - 40, 50, 40)
    anchor.show()
    open_under(popup, anchor)
    assert popup.x() + popup.width() <= room.right() + 1 + FRAME
    assert popup.y() + popup.height() <= anchor.y() + FRAME
    popup.close()
    anchor.move(QPoint(10, 10))
    open_under(popup, anchor)
    below = popup.y() - anchor.mapToGlobal(QPoint(0, anchor.height())).y()
    assert 0 < below <= 2 + FRAME
    popup.close()
