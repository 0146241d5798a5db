"""定稿: the number and the day that a paper goes out under."""

from datetime import date

from ui.desk import Desk
from ui.papers import Paper
from ui.parts.fields import Day
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.issued import IssueDraft, next_number
from workbench.papers import PaperKey
from workbench.records import checked
from workbench.templates import get_template

FIELDS = (Day(name="issued_on", label="成文日期(&D)"),)
CONFIRM = (
    "文号：{}\n定稿后这份文书的 PDF、Word 和数据按现在的样子归档，不能再改，也不能撤销；"
    "以后数据有变，下一期写更正。"
)


class IssueForm(Form):
    """Opens on a draft; proposes the next number of its kind and today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("定稿", FIELDS, "定稿")
        self._desk = desk
        self._paper: Paper | None = None
        self.edited.connect(lambda _: self._foretell())

    def open_on(self, paper: Paper) -> None:
        """Propose today."""
        self._paper = paper
        self.fill({"issued_on": self._desk.clock().date()}, f"定稿　{paper.title}")
        self._foretell()

    def draft(self, values: dict[str, object]) -> IssueDraft:
        """The checked draft with its number.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        day = values["issued_on"]
        if not isinstance(day, date):
            raise InvalidInput("请填成文日期。", "issued_on")
        return self._draft(day)

    def _draft(self, day: date) -> IssueDraft:
        paper, store = self._paper, self._desk.store
        if paper is None or not isinstance(paper.what, PaperKey):
            raise InvalidInput("请先生成要定稿的文书。")
        key = paper.what
        if day < paper.as_of:
            raise InvalidInput("成文日期不能早于统计截止日。", "issued_on")
        values = {
            "kind": key.kind,
            "subject": key.subject,
            "title": paper.title,
            "number_word": store.read(get_template, key.kind).number_word,
            "number": store.read(next_number, key.kind, day.year),
            "issued_on": day,
            "as_of": paper.as_of,
        }
        return checked(IssueDraft, values)

    def _foretell(self) -> None:
        """Say which number it will be."""
        try:
            draft = self.draft({"issued_on": self.editor("issued_on").value()})
        except InvalidInput:
            self.tell("issued_on", "")
            return
        self.tell("issued_on", CONFIRM.format(draft.document_number))
