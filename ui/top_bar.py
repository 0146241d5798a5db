"""The line over every page: narrowing, the 统计截止日, undo and redo."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.parts.buttons import put_icon_behind
from ui.parts.words import restyle
from ui.theme import icon

HEIGHT = 54
PAUSE_MS = 150


class TopBar(QWidget):
    """Passes on what is typed and clicked; knows no page.

    Signals:
        typed: the text in the box, once typing pauses.
        day_picked: the new 统计截止日 (`datetime.date`).
        undo_asked, redo_asked: a button was used.
    """

    typed = Signal(str)
    day_picked = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self.typed.emit(self.box.text()))
        self.box: QLineEdit = self._make_box()
        self.day = DayButton(today)
        self.day.picked.connect(self.day_picked)
        self.undo = _icon_button("undo", "撤销")
        self.undo.clicked.connect(self.undo_asked)
        self.redo = _icon_button("redo", "重做")
        self.redo.clicked.connect(self.redo_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 0, 22, 0)
        line.setSpacing(12)
        line.addWidget(self.box, 5)
        line.addStretch(4)
        for part in (self.day, self.undo, self.redo):
            line.addWidget(part)
        self.set_undo(None, None)
        self.set_hint(None)

    def _make_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("search")
        box.setMaximumWidth(470)
        box.setMinimumWidth(240)
        box.setClearButtonEnabled(True)
        box.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        box.setAccessibleName("筛选本页")
        box.textChanged.connect(lambda text: self._pause.start(PAUSE_MS if text else 0))
        return box

    def set_hint(self, hint: str | None) -> None:
        """Say what can be typed on this page; None hides the box where nothing can."""
        self.box.setVisible(hint is not None)
        self.box.setPlaceholderText(f"{hint}　Ctrl+F" if hint else "")

    def set_text(self, text: str) -> None:
        """Show what this page is narrowed to, without narrowing again."""
        self._pause.stop()
        self.box.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword
        self.box.setText(text)
        self.box.blockSignals(False)  # noqa: FBT003

    def set_undo(self, undo: str | None, redo: str | None) -> None:
        """Offer to take back `undo` and to do `redo` again; None where there is nothing."""
        for one, verb, label, key in (
            (self.undo, "撤销", undo, "Ctrl+Z"),
            (self.redo, "重做", redo, "Ctrl+Shift+Z"),
        ):
            one.setEnabled(label is not None)
            one.setAccessibleName(f"{verb}：{label}" if label else verb)
            one.setToolTip(f"{verb}：{label}（{key}）" if label else f"没有可{verb}的操作")


class DayButton(QPushButton):
    """Shows the 统计截止日 and opens a calendar; stands out while it is not today.

    Signals:
        picked: `datetime.date`.
    """

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        put_icon_behind(self, "down")
        self.clicked.connect(self.open_calendar)
        self.set_day(today)

    def set_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.setText(f"统计截止日　{day.isoformat()} ")
        self.setAccessibleName(f"统计截止日 {day.isoformat()}")
        self.setToolTip("所有统计算到这一天" + ("（今天）" if day == self._today else "，不是今天"))
        restyle(self, active=day != self._today)

    def open_calendar(self) -> None:
        """Let the day be picked."""
        from ui.parts.calendar import CalendarPopup

        popup = CalendarPopup(self, self._today)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.picked.connect(self.picked)
        popup.open_under(self, self._day)


def _icon_button(name: str, verb: str) -> QPushButton:
    made = QPushButton(icon(name), verb)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
