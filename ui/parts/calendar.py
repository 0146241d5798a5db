"""The one calendar: opens under a button or a date field."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.popups import open_under


class CalendarPopup(QFrame):
    """A calendar that opens under a widget and closes with the day picked.

    Args:
        parent: whom it belongs to.
        today: offers the way back to this day.

    Signals:
        picked: `datetime.date`.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, today: date | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Red is for lateness.
            self.calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.calendar.activated.connect(lambda day: self._pick(day.toPython()))
        self.calendar.clicked.connect(lambda day: self._pick(day.toPython()))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)
        if today:
            back = button(f"回到今天（{today.isoformat()}）", lambda: self._pick(today), "link")
            column.addWidget(back, alignment=Qt.AlignmentFlag.AlignHCenter)

    def open_under(self, widget: QWidget, day: date | None) -> None:
        """Open below `widget`, inside its screen, with `day` chosen (today without one)."""
        if day:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        open_under(self, widget)
        self.calendar.setFocus()

    def _pick(self, day: date) -> None:
        self.close()
        self.picked.emit(day)
