"""改联络员: whom the office calls in a unit."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Day, Field
from ui.parts.form import Form
from workbench.liaisons import LiaisonDraft, LiaisonRow
from workbench.records import checked

FIELDS = (
    Field(name="name", label="联络员姓名(&N)"),
    Day(name="since", label="担任联络员日期(&S)"),
    Field(name="phone", label="办公电话(&P)", hint="0471-4606123", half=True),
    Field(name="mobile", label="手机(&M)", hint="138-0000-1234", half=True),
    Field(name="fax", label="传真(&F)", hint="0471-4606124", half=True),
    Field(name="room", label="办公室(&R)", hint="1 号楼 512", half=True),
    Field(name="email", label="电子邮箱(&E)", hint="例如 name@example.cn"),
    Day(name="verified_on", label="核对日期(&D)", hint="最近一次核对号码的日期"),
)
SUCCESSION = "换人：原联络员{}保留到前一天。只是改正姓名的，请清空这个日期。"


class LiaisonForm(Form):
    """Opens on a unit, with the liaison it has; another name is another person, from today on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("改联络员", FIELDS)
        self._desk = desk
        self._unit: UUID | None = None
        self._known: LiaisonRow | None = None
        self.edited.connect(self._on_edit)

    def open_on(self, unit_id: UUID, unit: str, liaison: LiaisonRow | None) -> None:
        """Show the unit's liaison, to be corrected or replaced."""
        self._unit, self._known = unit_id, None
        known = {field.name: getattr(liaison, field.name) for field in FIELDS} if liaison else {}
        self.fill(known, f"改联络员　{unit}")
        self._known = liaison

    def draft(self, values: dict[str, object]) -> LiaisonDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(LiaisonDraft, {"unit_id": self._unit, **values})

    def _on_edit(self, name: str) -> None:
        known = self._known
        if name == "name" and known:
            is_other = self.editor("name").raw().strip() not in {"", known.name}
            self.editor("since").put(self._desk.clock().date() if is_other else known.since)
            self.tell("since", SUCCESSION.format(known.name) if is_other else "")
