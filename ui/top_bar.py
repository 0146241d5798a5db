"""The line over every page: the search over everything, the 统计截止日, undo and redo."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.parts.buttons import put_icon_behind
from ui.parts.search_box import SearchBox
from ui.parts.words import restyle
from ui.theme import icon

HEIGHT = 54
HINT = "搜索任务、单位、人员、议定事项、文号，或拼音首字母　Ctrl+F"


class TopBar(QWidget):
    """Passes on what is typed and clicked; knows no page.

    Signals:
        day_picked: the new 统计截止日 (`datetime.date`).
        undo_asked, redo_asked: a button was used.
    """

    day_picked = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.box = _search_box()
        self.day = DayButton(today)
        self.day.picked.connect(self.day_picked)
        self.undo = _icon_button("undo", "撤销")
        self.undo.clicked.connect(self.undo_asked)
        self.redo = _icon_button("redo", "重做")
        self.redo.clicked.connect(self.redo_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 0, 22, 0)
        line.setSpacing(12)
        line.addWidget(self.box, 9)
        line.addStretch(4)
        for part in (self.day, self.undo, self.redo):
            line.addWidget(part)
        self.set_undo(None, None)

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


def _search_box() -> SearchBox:
    made = SearchBox(HINT)
    made.setObjectName("search")
    made.setMinimumWidth(240)
    made.setMaximumWidth(470)
    made.setAccessibleName("查找")
    return made


def _icon_button(name: str, verb: str) -> QPushButton:
    made = QPushButton(icon(name), verb)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
