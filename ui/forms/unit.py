"""新增单位: a unit that minutes name and the list does not have yet."""

from ui.parts.fields import Field
from ui.parts.form import Form
from workbench.records import checked
from workbench.units import UnitDraft

FIELDS = (
    Field(name="short_name", label="简称(&N)", hint="列表和报告里的叫法，例如住建局"),
    Field(name="official_name", label="全称(&O)", hint="例如市住房和城乡建设局"),
)


class UnitForm(Form):
    """Opens on the name that was found."""

    def __init__(self) -> None:
        super().__init__("新增单位", FIELDS, "保存单位")
        self.name = ""

    def open_on(self, name: str) -> None:
        """Propose the name as it was written, without 市 as its short one."""
        self.name = name
        values = {"short_name": name.removeprefix("市"), "official_name": name}
        self.fill(values, f"新增单位　{name}")

    def draft(self, values: dict[str, object]) -> UnitDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(UnitDraft, values)
