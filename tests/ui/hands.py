"""What the tests do to the widgets with hands and eyes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.editors import ChoiceEdit
from ui.parts.field_box import FieldBox
from ui.parts.form import Form
from ui.parts.problem import ProblemLine

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Put a page or form on the screen, active, as large as it is at 1366×768."""
    qtbot.addWidget(widget)
    widget.resize(1190, 684)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()


def write(form: Form, name: str, text: str) -> None:
    """Type over what stands in a field: digits and letters by key, Chinese by input method."""
    editor = form.editor(name)
    editor.setFocus()
    QTest.keySequence(editor, QKeySequence.StandardKey.SelectAll)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    if text.isascii() and not isinstance(editor, ChoiceEdit):
        QTest.keyClicks(editor, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(editor, event)


def save(form: Form) -> None:
    """Press Ctrl+S."""
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)


def problems_in(form: Form, *names: str) -> list[str]:
    """The sentences that stand under these fields."""
    boxes = [box for box in form.findChildren(FieldBox) if box.editor in map(form.editor, names)]
    return [box.problem.sentence() for box in boxes if box.problem.isVisible()]


def questions(form: Form) -> list[str]:
    """What is asked about the fields before it is taken."""
    boxes = form.findChildren(FieldBox)
    return [box.question.sentence() for box in boxes if box.question.isVisible()]


def all_problems(form: Form) -> list[str]:
    """Every sentence that stands anywhere in a form."""
    return [line.sentence() for line in form.findChildren(ProblemLine) if line.isVisible()]


def read_all(widget: QWidget) -> str:
    """All words that can be read in a widget, top down."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answer(words: str) -> Callable[[], None]:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button = next(b for b in box.buttons() if b.text().startswith(words))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return press
