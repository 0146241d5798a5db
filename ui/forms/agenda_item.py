"""增加议题: a line of one's own on the agenda."""

from ui.parts.fields import Field, Text
from ui.parts.form import Form
from workbench.agenda import AgendaDraft
from workbench.records import checked

FIELDS = (
    Text(name="text", label="议题(&T)", hint="例如研究2020年工作要点", lines=3),
    Field(name="note", label="说明(&N)", hint="谁汇报、哪个单位准备，可以不填"),
)


class AgendaItemForm(Form):
    """Opens empty, or on a line to be worded anew."""

    def __init__(self) -> None:
        super().__init__("增加议题", FIELDS, "列入议程")
        self.corrected: AgendaDraft | None = None

    def open_new(self) -> None:
        """Begin a line that nothing else asks for."""
        self.corrected = None
        self.fill({}, "增加议题")

    def open_on(self, draft: AgendaDraft) -> None:
        """Show a line to be worded anew; what it is about stays."""
        self.corrected = draft
        self.fill({"text": draft.text, "note": draft.note}, "改议题")

    def draft(self, values: dict[str, object]) -> AgendaDraft:
        """The checked line.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        kept = self.corrected.model_dump() if self.corrected else {}
        return checked(AgendaDraft, kept | values)
