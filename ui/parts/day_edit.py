"""A date, typed in any usual way or picked from a calendar, always shown as 2019-11-30."""

import re
import unicodedata
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.calendar import CalendarPopup
from ui.parts.editors import LineEdit
from ui.theme import icon
from workbench.errors import InvalidInput

WRITTEN = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d\d)(\d\d)"
)


def read_day(text: str) -> date | None:
    """Read a typed date: 2019-11-30, 2019.11.30, 2019/11/30, 2019年11月30日 or 20191130.

    Raises:
        InvalidInput: it is none of these, or no day of the calendar.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    found = WRITTEN.fullmatch(plain)
    try:
        year, month, day = (int(part) for part in found.groups() if part) if found else (0, 0, 0)
        return date(year, month, day)
    except ValueError:
        raise InvalidInput("没有这一天，日期请写成 2019-11-30 这样。") from None


class DayEdit(LineEdit):
    """A date field; ↑ and ↓ go a day on or back, Alt+↓ opens the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("年-月-日")
        opener = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setText("打开日历")
        opener.setToolTip("打开日历（Alt+↓）")
        opener.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._tidy)

    def value(self) -> object:
        """The date, None when empty."""
        return read_day(self.raw())

    def open_calendar(self) -> None:
        """Let the day be picked."""
        popup = CalendarPopup(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.picked.connect(self.put)
        popup.open_under(self, self._day())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """↑ and ↓ go a day on or back, with Alt they open the calendar."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif step and (day := self._day()):
            self.put(day + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def _day(self) -> date | None:
        try:
            return read_day(self.raw())
        except InvalidInput:
            return None

    def _tidy(self) -> None:
        day = self._day()
        if day and self.raw() != day.isoformat():
            self.put(day)
