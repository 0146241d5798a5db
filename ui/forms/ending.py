"""结束会议: on which day the minutes get their number, and by whom."""

from datetime import date

from ui.desk import Desk
from ui.parts.fields import Day, Field
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.meetings import MeetingRow

FIELDS = (
    Day(name="day", label="纪要日期(&D)"),
    Field(name="handled_by", label="经办人(&J)", hint="记在任务的变更记录里，可以不填"),
)


class EndingForm(Form):
    """Opens on a meeting that is under way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("结束会议", FIELDS, "结束会议，编纪要号", "返回")
        self._desk = desk

    def open_on(self, meeting: MeetingRow) -> None:
        """Propose today, or the day the meeting was held when that is later."""
        today = min(self._desk.clock().date(), self._desk.as_of)
        day = meeting.minutes_on or max(today, meeting.held_on)
        self.fill({"day": day}, f"结束{meeting.title}")

    def day(self, values: dict[str, object]) -> date:
        """The day typed.

        Raises:
            InvalidInput: it is empty.
        """
        day = values["day"]
        if not isinstance(day, date):
            raise InvalidInput("请填写纪要日期。", "day")
        return day
