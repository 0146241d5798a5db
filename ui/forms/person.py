"""采用名单中的人: what the rules read from a list of people, put right by a person and taken."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent

from ui.desk import Desk
from ui.pages.roster_rows import ASKED, HELD, TAKEN, PersonRow
from ui.parts.fields import Choice, Day, Field
from ui.parts.form import Form
from workbench.records import checked
from workbench.roster_intake import IntakeDraft, IntakeRole, Sameness, Standing
from workbench.units import list_units

FIELDS = (
    Field(name="name", label="姓名(&N)", half=True),
    Choice(
        name="role",
        label="组内职务(&R)",
        options=[(role, str(role)) for role in IntakeRole],
        half=True,
    ),
    Field(name="post", label="单位及职务(&T)", hint="例如 市教育局局长"),
    Choice(
        name="sameness",
        label="和名单里同名的(&A)",
        hint="是同一人，还是重名",
        options=[(sameness, str(sameness)) for sameness in Sameness],
    ),
    Choice(name="unit_id", label="单位(&U)", hint="输入几个字查找", half=True),
    Day(name="since", label="任职日期(&D)", hint="空着就是今天", half=True),
    Field(name="phone", label="办公电话(&P)", half=True),
    Field(name="mobile", label="手机(&M)", half=True),
    Field(name="fax", label="传真(&F)", half=True),
    Field(name="email", label="电子邮箱(&E)", half=True),
)
DATED = frozenset({Standing.NEW, Standing.NAMESAKE, Standing.FOLLOWS})
"""Who comes on a day; for the others only numbers change."""


class PersonForm(Form):
    """One proposed person at a time; Enter takes, Esc goes back to the list and loses nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("采用名单中的人", FIELDS, "采用", "回到列表")
        self._desk = desk
        self.shown_row: PersonRow | None = None
        self.offer_units()

    def offer_units(self) -> None:
        """Offer the units as they stand."""
        units = self._desk.store.read(list_units)
        with QSignalBlocker(self):
            self.set_options("unit_id", [(unit.id, unit.short_name) for unit in units])

    def show_person(self, row: PersonRow) -> None:
        """Show one as it stands."""
        self.shown_row = row
        with QSignalBlocker(self):
            self.retype(row.texts, f"第 {row.number} 位　{row.state}")
        self.arrange(row)
        self.setEnabled(row.state not in {TAKEN, HELD})

    def arrange(self, row: PersonRow) -> None:
        """Ask for what taking this one needs, and say what is doubtful."""
        standing = row.comparison.standing
        asks = standing is Standing.NAMESAKE
        self.show_field("sameness", shown=asks)
        self.show_field("since", shown=standing in DATED)
        self.tell("name", "" if asks else row.notes)
        self.tell("sameness", row.notes if asks else "")

    def typed(self) -> dict[str, str]:
        """What stands in the form, without the fields that are empty."""
        return {name: text for name, text in self.texts().items() if text}

    def draft(self, values: dict[str, object]) -> IntakeDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        today = self._desk.clock().date()
        return checked(IntakeDraft, values | {"since": values["since"] or today})

    def start(self) -> None:
        """Put the cursor into the question that is open, or else into the name."""
        asked = next((n for n in ASKED if not self.editor(n).raw() and self._is_shown(n)), "name")
        self.editor(asked).setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_shown(self, name: str) -> bool:
        return self.editor(name).isVisibleTo(self)

    def close_form(self) -> None:
        """Go back to the list: what is typed is kept there, so nothing is asked."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)
