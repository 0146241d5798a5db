from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.fingers import NO_MODIFIER, focused, keys, press
from tests.ui.hands import CONTROL, show
from tests.ui.parts.sheets import CLOSED, Book, cell, line, small_sheet, with_figure
from ui.parts.sheet import Cell, Sheet
from ui.parts.sheet_table import Step
from ui.parts.sheet_view import SheetView

Key = Qt.Key
WhenAsked = Callable[[Callable[[QDialog], object]], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def view(book: Book, qtbot: QtBot) -> Iterator[SheetView]:
    """The sheet between two fields, the cursor on the first gap of the last year."""
    page = QWidget()
    column = QVBoxLayout(page)
    made = SheetView("录入表", book.take)
    for part in (QLineEdit(), made, QLineEdit()):
        column.addWidget(part)
    show(qtbot, page)
    made.set_sheet(small_sheet())
    made.setFocus()
    yield made
    page.close()


def place(view: SheetView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def stand(view: SheetView, row: int, column: int) -> None:
    view.setCurrentIndex(view.sheet_model.index(row, column))


def click(view: SheetView, row: int, column: int) -> None:
    middle = view.visualRect(view.sheet_model.index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_the_cursor_begins_at_the_first_gap_of_the_last_column(view: SheetView) -> None:
    assert place(view) == (1, 3)
    full = with_figure(with_figure(small_sheet(), 1, 1, "1"), 4, 1, "2")
    view.set_sheet(Sheet())
    view.set_sheet(full)
    assert place(view) == (4, 2)


def test_a_sheet_without_gaps_begins_at_its_last_column(view: SheetView) -> None:
    full = with_figure(with_figure(small_sheet(), 1, 1, "1"), 4, 1, "2")
    full = with_figure(with_figure(full, 4, 0, "3"), 2, 0, "4")
    view.set_sheet(Sheet())
    view.set_sheet(full)
    assert place(view) == (1, 3)


@pytest.mark.parametrize(
    ("begin", "key", "modifier", "end"),
    [
        ((1, 3), Key.Key_Down, NO_MODIFIER, (2, 3)),
        ((2, 3), Key.Key_Down, NO_MODIFIER, (4, 3)),
        ((4, 3), Key.Key_Down, NO_MODIFIER, (4, 3)),
        ((4, 3), Key.Key_Up, NO_MODIFIER, (2, 3)),
        ((2, 3), Key.Key_Left, NO_MODIFIER, (2, 2)),
        ((2, 2), Key.Key_Left, NO_MODIFIER, (2, 2)),
        ((2, 2), Key.Key_Right, NO_MODIFIER, (2, 3)),
        ((2, 3), Key.Key_Home, NO_MODIFIER, (2, 2)),
        ((2, 2), Key.Key_End, NO_MODIFIER, (2, 3)),
        ((2, 3), Key.Key_Home, CONTROL, (1, 2)),
        ((2, 2), Key.Key_End, CONTROL, (4, 3)),
        ((4, 3), Key.Key_PageUp, NO_MODIFIER, (1, 3)),
        ((1, 3), Key.Key_PageDown, NO_MODIFIER, (4, 3)),
        ((1, 2), Key.Key_Return, NO_MODIFIER, (4, 2)),
        ((4, 2), Key.Key_Return, SHIFT, (1, 2)),
        ((4, 3), Key.Key_Return, NO_MODIFIER, (4, 3)),
        ((1, 3), Key.Key_Tab, NO_MODIFIER, (2, 3)),
        ((2, 3), Key.Key_Backtab, SHIFT, (1, 3)),
    ],
)
def test_the_cursor_walks_over_figures_only(
    view: SheetView,
    begin: tuple[int, int],
    key: Key,
    modifier: Qt.KeyboardModifier,
    end: tuple[int, int],
) -> None:
    stand(view, *begin)
    press(key, modifier)
    assert place(view) == end


def test_tab_leaves_behind_the_last_cell_and_ctrl_tab_from_anywhere(view: SheetView) -> None:
    before, after = view.window().findChildren(QLineEdit)[:2]
    stand(view, 4, 3)
    press(Key.Key_Tab)
    assert after.hasFocus()
    view.setFocus()
    stand(view, 1, 3)
    press(Key.Key_Tab, CONTROL)
    assert after.hasFocus()
    view.setFocus()
    press(Key.Key_Backtab, CONTROL | SHIFT)
    assert before.hasFocus()


def test_figures_typed_go_down_with_enter_and_right_with_tab(view: SheetView, book: Book) -> None:
    keys("42")
    press(Key.Key_Return)
    assert place(view) == (2, 3)
    keys("9")
    press(Key.Key_Tab)
    assert place(view) == (4, 2)
    assert book.taken == [("", "42"), ("8214", "9")]
    assert view.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifier", "end"),
    [
        (Key.Key_Up, NO_MODIFIER, (1, 3)),
        (Key.Key_Down, NO_MODIFIER, (4, 3)),
        (Key.Key_Enter, SHIFT, (1, 3)),
        (Key.Key_Backtab, SHIFT, (1, 3)),
    ],
)
def test_a_figure_is_also_taken_by_going_elsewhere(
    view: SheetView,
    book: Book,
    key: Key,
    modifier: Qt.KeyboardModifier,
    end: tuple[int, int],
) -> None:
    stand(view, 2, 3)
    keys("9")
    press(key, modifier)
    assert (place(view), book.taken) == (end, [("8214", "9")])


def test_f2_corrects_what_stands_there_and_typing_replaces_it(view: SheetView, book: Book) -> None:
    stand(view, 2, 3)
    press(Key.Key_F2)
    press(Key.Key_End)
    keys("0")
    press(Key.Key_Return)
    stand(view, 2, 3)
    keys("7")
    press(Key.Key_Return)
    assert book.taken == [("8214", "82140"), ("8214", "7")]


def test_what_stands_there_already_is_not_taken_again(view: SheetView, book: Book) -> None:
    stand(view, 2, 3)
    press(Key.Key_F2)
    press(Key.Key_Return)
    assert (place(view), book.taken) == ((4, 3), [])


def test_esc_drops_what_is_typed(view: SheetView, book: Book) -> None:
    keys("42")
    press(Key.Key_Escape)
    assert view.field() is None
    assert (place(view), book.taken) == ((1, 3), [])
    assert view.hasFocus()


def test_a_shortcut_on_esc_does_not_take_the_key_from_the_field(view: SheetView) -> None:
    keys("4")
    assert view.field() is not None
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, NO_MODIFIER)
    event.ignore()
    QApplication.sendEvent(focused(), event)
    assert event.isAccepted()


def test_a_question_stands_at_the_cell_until_it_is_confirmed(view: SheetView, book: Book) -> None:
    keys("百")
    press(Key.Key_Return)
    assert view.note.sentence() == "百 即 100"
    press(Key.Key_Down)
    assert book.taken == []
    press(Key.Key_Tab)
    assert book.taken == [("", "百")]
    assert place(view) == (2, 3)


def test_a_text_changed_after_the_question_is_asked_about_anew(view: SheetView, book: Book) -> None:
    keys("百")
    press(Key.Key_Return)
    press(Key.Key_Backspace)
    assert view.note.sentence() == ""
    keys("百")
    press(Key.Key_Return)
    assert book.taken == []
    press(Key.Key_Return)
    assert book.taken == [("", "百")]


def test_a_refused_text_stays_with_its_sentence_at_the_cell(view: SheetView, book: Book) -> None:
    keys("abc")
    press(Key.Key_Return)
    field = view.field()
    assert field is not None
    assert (field.text(), field.property("invalid")) == ("abc", True)
    assert view.note.sentence() == "“abc”不是数。"
    under = view.note.geometry()
    rect = view.visualRect(view.currentIndex()).translated(view.viewport().pos())
    assert under.top() > rect.bottom()
    assert under.right() <= view.width()
    assert book.taken == []


def test_at_the_lower_end_the_sentence_stands_above_its_cell(view: SheetView, book: Book) -> None:
    view.setFixedHeight(220)
    stand(view, 4, 3)
    view.scrollToBottom()
    keys("abc")
    press(Key.Key_Return)
    QApplication.processEvents()
    rect = view.visualRect(view.currentIndex()).translated(view.viewport().pos())
    assert view.note.geometry().bottom() < rect.top()
    assert book.taken == []


def test_the_sentence_goes_with_its_cell_when_the_sheet_is_scrolled(view: SheetView) -> None:
    view.setFixedHeight(150)
    keys("abc")
    press(Key.Key_Return)
    before = view.note.y()
    view.verticalScrollBar().setValue(20)
    assert view.note.y() != before


def test_a_plain_figure_is_taken_when_the_focus_leaves(view: SheetView, book: Book) -> None:
    keys("42")
    view.window().findChildren(QLineEdit)[0].setFocus()
    assert book.taken == [("", "42")]
    assert view.field() is None


def test_a_text_that_cannot_be_taken_stays_open_and_comes_first(
    view: SheetView, book: Book
) -> None:
    keys("abc")
    click(view, 4, 3)
    field = view.field()
    assert field is not None
    assert field.text() == "abc"
    assert field.hasFocus()
    assert place(view) == (1, 3)
    assert book.taken == []


def test_another_window_in_front_takes_nothing(view: SheetView, book: Book) -> None:
    keys("42")
    view.leave_field(Qt.FocusReason.ActiveWindowFocusReason)
    assert book.taken == []
    assert view.field() is not None
    press(Key.Key_Escape)
    view.leave_field(Qt.FocusReason.MouseFocusReason)
    assert book.taken == []


def test_a_closed_cell_says_why_and_takes_nothing(view: SheetView, book: Book) -> None:
    for key in (Key.Key_5, Key.Key_F2):
        stand(view, 2, 2)
        press(key)
        assert view.note.sentence() == CLOSED
        assert view.field() is None
        press(Key.Key_Right)
        assert view.note.sentence() == ""
    assert book.taken == []


def test_a_double_click_opens_a_cell_or_says_why_not(view: SheetView) -> None:
    for row, column, sentence in ((2, 2, CLOSED), (2, 3, "")):
        click(view, row, column)
        middle = view.visualRect(view.sheet_model.index(row, column)).center()
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert view.note.sentence() == sentence
    assert view.field() is not None


def test_a_click_on_a_head_or_heading_leaves_the_cursor(view: SheetView) -> None:
    click(view, 4, 1)
    click(view, 0, 3)
    assert place(view) == (1, 3)
    click(view, 4, 2)
    assert place(view) == (4, 2)


def test_text_given_at_once_by_an_input_method_begins_the_typing(view: SheetView) -> None:
    stand(view, 2, 2)
    keys("１")
    assert view.field() is None
    stand(view, 2, 3)
    keys("１")
    field = view.field()
    assert field is not None
    assert field.text() == "１"


def test_a_composition_begins_the_typing(view: SheetView) -> None:
    QApplication.sendEvent(view, QInputMethodEvent("liu", []))
    done = QInputMethodEvent()
    done.setCommitString("六")
    QApplication.sendEvent(view, done)
    field = view.field()
    assert field is not None
    assert field.text() == "六"


def test_a_range_is_copied_as_spreadsheets_take_it(view: SheetView) -> None:
    stand(view, 1, 2)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "3412\t\n\t8214\n\t"


def test_paste_and_delete_are_left_to_the_page(view: SheetView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("1\t2")
    with qtbot.waitSignal(view.pasted) as pasted:
        press(Key.Key_V, CONTROL)
    assert pasted.args == ["1\t2"]
    stand(view, 2, 3)
    with qtbot.waitSignal(view.removal_wanted) as removal:
        press(Key.Key_Delete)
    assert removal.args is not None
    ((chosen,),) = removal.args
    assert [one.raw for one in chosen] == ["8214"]


def test_another_figure_behind_it_leaves_what_is_typed(view: SheetView) -> None:
    keys("42")
    view.set_sheet(with_figure(small_sheet(), 1, 1, "7"))
    field = view.field()
    assert field is not None
    assert field.text() == "42"


def test_other_lines_wait_until_the_typing_ends(view: SheetView) -> None:
    keys("42")
    other = small_sheet()
    view.set_sheet(Sheet(other.heads, other.titles, other.lines[:3]))
    assert view.sheet_model.rowCount() == 5
    press(Key.Key_Escape)
    assert view.sheet_model.rowCount() == 3
    assert place(view) == (1, 3)


def test_other_lines_keep_the_cursor_at_its_line_and_title(view: SheetView) -> None:
    sheet = small_sheet()
    stand(view, 4, 2)
    view.set_sheet(Sheet(sheet.heads, sheet.titles, sheet.lines[3:]))
    assert place(view) == (1, 2)
    view.set_sheet(Sheet(sheet.heads, sheet.titles, sheet.lines[:3]))
    assert place(view) == (1, 3)
    closed = line(2, "商标", cell("8000"), cell("8214", CLOSED))
    view.set_sheet(Sheet(sheet.heads, sheet.titles, (closed,)))
    assert view.choose(2, "2030年")
    assert place(view) == (0, 2)


def test_an_empty_sheet_can_be_walked_without_harm(view: SheetView) -> None:
    view.set_sheet(Sheet())
    assert view.empty.isVisible()
    for key in (Key.Key_Down, Key.Key_5, Key.Key_F2, Key.Key_Return, Key.Key_C):
        press(key)
    assert view.chosen_cell() is None
    assert not view.step(Step.RIGHT)


def test_without_a_cursor_the_first_arrow_goes_to_the_first_figure(view: SheetView) -> None:
    view.setCurrentIndex(view.sheet_model.index(-1, -1))
    press(Key.Key_Down)
    assert place(view) == (1, 2)


def test_the_page_hears_where_the_cursor_is(view: SheetView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.moved) as moved:
        stand(view, 2, 3)
    assert moved.args is not None
    (current,) = moved.args
    assert isinstance(current, Cell)
    assert current.text == "8214"


def test_a_cell_explains_itself_on_hover(view: SheetView) -> None:
    delegate = view.itemDelegate()
    option = QStyleOptionViewItem()
    corner = QPoint(3, 3)
    event = QHelpEvent(QEvent.Type.ToolTip, corner, view.mapToGlobal(corner))
    assert delegate.helpEvent(event, view, option, view.sheet_model.index(2, 2))
    assert QToolTip.text() == f"<qt>{CLOSED}</qt>"
    assert delegate.helpEvent(event, view, option, view.sheet_model.index(1, 3))
    assert not delegate.helpEvent(event, view, option, view.sheet_model.index(-1, -1))
    QToolTip.hideText()


def test_heads_give_way_where_the_room_is_short(view: SheetView) -> None:
    sheet = small_sheet()
    first, name = sheet.heads
    view.set_sheet(Sheet((replace(first, yields=1), name), sheet.titles, sheet.lines))
    assert not view.isColumnHidden(0)
    view.setFixedWidth(330)
    QApplication.processEvents()
    assert view.isColumnHidden(0)
    assert not view.horizontalScrollBar().isVisible()
    view.setFixedWidth(500)
    QApplication.processEvents()
    assert not view.isColumnHidden(0)
    assert view.columnWidth(1) > name.width


def test_every_kind_of_cell_is_painted_differently(view: SheetView) -> None:
    def colours(row: int, column: int) -> set[str]:
        rect = view.visualRect(view.sheet_model.index(row, column)).adjusted(4, 4, -4, -4)
        image = view.viewport().grab(rect).toImage()
        return {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }

    sheet = small_sheet()
    first = sheet.lines[1]
    cells = (
        Cell(text="3412", raw="3412", label="基期", doubt="yellow", is_fresh=True),
        Cell(text="1", raw="1", quiet=True),
    )
    changed = replace(first, cells=cells)
    view.set_sheet(Sheet(sheet.heads, sheet.titles, (sheet.lines[0], changed, *sheet.lines[2:])))
    assert colours(4, 2) == {"#ffffff"}
    assert colours(2, 2) == {"#f4f6f9"}
    assert colours(1, 3) != colours(4, 3)
    assert "#855600" in colours(1, 2)
    assert "#667085" in colours(1, 2)
    wide = replace(cells[0], text="123,456,789,012", label="基期的说明", doubt=None)
    changed = replace(first, cells=(wide, cells[1]))
    view.set_sheet(Sheet(sheet.heads, sheet.titles, (sheet.lines[0], changed, *sheet.lines[2:])))
    view.setColumnWidth(2, 120)
    assert "#667085" not in colours(1, 2)


# Leaving


def test_leaving_takes_what_is_plain(view: SheetView, book: Book) -> None:
    keys("12")
    assert view.may_leave()
    assert book.taken == [("", "12")]
    assert view.field() is None


@pytest.mark.parametrize(
    ("key", "leaves"), [(Key.Key_D, True), (Key.Key_C, False), (Key.Key_S, False)]
)
def test_leaving_asks_about_what_cannot_be_taken(
    view: SheetView, book: Book, when_asked: WhenAsked, key: Qt.Key, *, leaves: bool
) -> None:
    keys("约")
    when_asked(lambda dialog: QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier))
    assert view.may_leave() is leaves
    assert (view.field() is None) is leaves
    assert book.taken == []


def test_leaving_and_saving_takes_what_was_asked_about(
    view: SheetView, book: Book, when_asked: WhenAsked
) -> None:
    keys("百")
    when_asked(lambda dialog: QTest.keyClick(dialog, Key.Key_Return))
    assert view.may_leave()
    assert book.taken == [("", "百")]
