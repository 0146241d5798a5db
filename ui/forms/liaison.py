"""改联络员: whom the office calls in a unit."""

from uuid import UUID

from ui.parts.fields import Field
from ui.parts.form import Form
from workbench.members import LiaisonDraft, LiaisonRow
from workbench.records import checked

FIELDS = (
    Field(name="name", label="联络员姓名(&N)"),
    Field(name="phone", label="办公电话(&P)", hint="例如 0471-4606123 转 8012"),
    Field(name="mobile", label="手机(&M)", hint="例如 138-0000-1234"),
    Field(name="email", label="电子邮箱(&E)", hint="例如 name@example.cn"),
)


class LiaisonForm(Form):
    """Opens on a unit, with the liaison it has."""

    def __init__(self) -> None:
        super().__init__("改联络员", FIELDS)
        self._unit: UUID | None = None

    def open_on(self, unit_id: UUID, unit: str, liaison: LiaisonRow | None) -> None:
        """Show the unit's liaison, to be corrected or replaced."""
        self._unit = unit_id
        known = {field.name: getattr(liaison, field.name) for field in FIELDS} if liaison else {}
        self.fill(known, f"改联络员　{unit}")

    def draft(self, values: dict[str, object]) -> LiaisonDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(LiaisonDraft, {"unit_id": self._unit, **values})
