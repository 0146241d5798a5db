"""写说明: one line that says why a doubtful figure is right as it stands."""

from uuid import UUID

from ui.parts.fields import Field
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.target_checks import FindingRow

FIELDS = (Field(name="note", label="说明(&T)", hint="例如2020年起含实用新型，数据已与来文核对"),)


class ExplanationForm(Form):
    """Opens on a finding; what is written is kept with the figure."""

    def __init__(self) -> None:
        super().__init__("写说明", FIELDS, "保存说明")
        self._finding: FindingRow | None = None

    def open_on(self, finding: FindingRow) -> None:
        """Show what is doubtful, and what was said to it."""
        self._finding = finding
        title = f"写说明　第 {finding.number} 项　{finding.name}\n{finding.sentence}"
        self.fill({"note": finding.reading.note}, title)

    def written(self, values: dict[str, object]) -> tuple[UUID, str, int]:
        """Which figure, what is said to it, and the version that was looked at.

        Raises:
            InvalidInput: no finding was chosen.
        """
        if self._finding is None:
            raise InvalidInput("请先在列表里选一项。")
        reading = self._finding.reading
        return reading.id, str(values["note"]), reading.version
