"""版式: how a kind of paper is made up."""

from ui.parts.fields import Field, Number, Text, Ticks
from ui.parts.form import Form
from workbench.papers import AnnexKind, PaperKind
from workbench.records import checked
from workbench.templates import TemplateDraft, TemplateRow

SEALED = "sealed"
FIELDS: tuple[Field, ...] = (
    Field(name="mark", label="发文机关标志(&M)", hint="不填就不印红头，标题在最上面"),
    Field(name="number_word", label="文号代字(&N)", hint="通报", half=True),
    Number(
        name="named_from",
        label="点名起点(&F)",
        hint="0",
        unit="个百分点",
        least=0,
        most=100,
        half=True,
    ),
    Field(name="addressee", label="主送(&T)", hint="不填就没有主送"),
    Text(name="opening", label="固定开头(&O)", hint="每份文书正文前的一段，可以不填", lines=3),
    Text(name="closing", label="固定结尾(&E)", hint="每份文书正文后的一段，可以不填", lines=3),
    Field(name="signatory", label="署名(&G)"),
    Ticks(name="is_sealed", label="印章", options=((SEALED, "加盖印章，署名处留出位置"),)),
    Ticks(
        name="annexes",
        label="附件",
        hint="勾选的附件按这个顺序编号；数据来源说明每个数字从哪里来",
        options=tuple((kind, str(kind)) for kind in AnnexKind),
    ),
    Field(name="copies_to", label="抄送(&C)", hint="不填就没有抄送"),
    Field(name="printer", label="印发机关(&P)", hint="不填就不印版记"),
)


class TemplateForm(Form):
    """The template of one kind of paper; Esc takes back what was typed."""

    def __init__(self) -> None:
        super().__init__("版式", FIELDS, close_text="不改了")
        self.kind = PaperKind.PHASE
        self._seen = 0

    def open_on(self, row: TemplateRow) -> None:
        """Show how a kind is made up now; all of it counts as saved."""
        self.kind, self._seen = row.kind, row.version
        self.fill(_values(row), f"{row.kind}版式")

    def propose(self, row: TemplateRow) -> None:
        """Put other values in, to be looked at and saved."""
        for name, value in _values(row).items():
            self.editor(name).put(value)

    def typed(self) -> dict[str, object]:
        """What stands in the fields now.

        Raises:
            InvalidInput: a number cannot be read.
        """
        return {field.name: self.editor(field.name).value() for field in FIELDS}

    def draft(self, values: dict[str, object]) -> tuple[TemplateDraft, int]:
        """The checked draft, and the version of the template that it changes.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        is_sealed = bool(values["is_sealed"])
        named_from = values["named_from"] or 0
        given = values | {"kind": self.kind, "is_sealed": is_sealed, "named_from": named_from}
        return checked(TemplateDraft, given), self._seen


def _values(row: TemplateRow) -> dict[str, object]:
    values: dict[str, object] = {field.name: getattr(row, field.name) for field in FIELDS}
    return values | {"is_sealed": [SEALED] if row.is_sealed else []}
