"""印发督办通知单: what the slips of a meeting have in common."""

from ui.desk import Desk
from ui.parts.fields import Day, Field
from ui.parts.form import Form
from workbench.notices import NoticeDraft, NoticeKind, reply_day
from workbench.records import checked

FIELDS = (
    Day(name="issued_on", label="发单日期(&D)"),
    Day(name="reply_by", label="回复时限(&R)"),
    Field(name="handled_by", label="经办人(&H)", hint="可以不填"),
)


class MeetingSlipsForm(Form):
    """One slip for each unit that leads an open decision of the meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("印发督办通知单", FIELDS, "登记并出 PDF")
        self._desk = desk

    def open_on(self, units: int) -> None:
        """Begin a batch for so many units."""
        day = self._desk.as_of
        values = {"issued_on": day, "reply_by": reply_day(day)}
        self.fill(values, f"印发督办通知单　{units} 个单位")

    def draft(self, values: dict[str, object]) -> NoticeDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(NoticeDraft, {"kind": NoticeKind.SUPERVISION, **values})
