"""到会: who stands in for a member, and who attends without being one."""

from ui.parts.fields import Field
from ui.parts.form import Form
from workbench.attendance import AttendanceDraft, AttendanceRow, Presence
from workbench.records import checked


class StandInForm(Form):
    """Opens on a member who does not come in person."""

    def __init__(self) -> None:
        fields = (Field(name="stand_in", label="代会人(&D)", hint="姓名，也可以写上职务"),)
        super().__init__("代会", fields, "记为代会")
        self._row: AttendanceRow

    def open_on(self, row: AttendanceRow) -> None:
        """Ask who comes."""
        self._row = row
        self.fill({"stand_in": row.stand_in}, f"代会　{row.name}")

    def draft(self, values: dict[str, object]) -> AttendanceDraft:
        """The checked line.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return attendance(self._row, Presence.STAND_IN, str(values["stand_in"]))


class GuestForm(Form):
    """Opens empty; one guest after the other."""

    def __init__(self) -> None:
        fields = (
            Field(name="name", label="姓名(&N)"),
            Field(name="post", label="单位及职务(&P)", hint="例如市司法局法制科科长"),
        )
        super().__init__("增加列席人员", fields, "增加")

    def draft(self, values: dict[str, object]) -> AttendanceDraft:
        """The checked line.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(AttendanceDraft, {"presence": Presence.GUEST, **values})


def attendance(row: AttendanceRow, presence: Presence, stand_in: str = "") -> AttendanceDraft:
    """The same line with another presence."""
    return AttendanceDraft(
        member_id=row.member_id,
        name=row.name,
        post=row.post,
        presence=presence,
        stand_in=stand_in,
    )
