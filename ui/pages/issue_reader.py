"""One issued paper, or the comparison of two: its pages, printing, saving, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.figure_answer import FigureAnswer, row_wishes
from ui.pages.paper_acts import PaperActs
from ui.pages.paper_view import PaperView
from ui.papers import Paper
from ui.parts.buttons import button
from ui.parts.keys import bind
from ui.parts.words import ShortLabel
from workbench.rules.words import chinese_date

SIDE_WIDTH = 300
BESIDE = 0.5
"""Upright pages stand two and two; a comparison is a wide table."""


class IssueReader(QWidget):
    """Takes the whole view; Esc leads back to the register.

    Signals:
        left: the user is done with it.
    """

    left = Signal()

    def __init__(self, desk: Desk, *savers: QPushButton) -> None:
        super().__init__()
        self._desk = desk
        self._paper: Paper | None = None
        self.savers = savers
        self.answer = FigureAnswer()
        self.acts = PaperActs(desk, self)
        self.view = PaperView(desk.jobs)
        self.view.again_wanted.connect(self.left)
        self._said = ShortLabel("", "card-title")
        self.back = button("返回", self.left.emit, key="Esc")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.back)
        line.addSpacing(8)
        line.addWidget(self._said, 1)
        for each in (*savers, self.acts.printing):
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(8)
        column.addLayout(line)
        column.addLayout(self._pages(), 1)
        self.view.warn("")
        bind(self, "Esc", self._leave, inside=True)

    def _pages(self) -> QHBoxLayout:
        self.answer.setFixedWidth(SIDE_WIDTH)
        self.answer.hide()
        self.answer.left.connect(self._end_answer)
        self.answer.wished.connect(lambda wish: self._desk.bus.want(*wish))
        self.view.preview.asked.connect(self.ask)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.view, 1)
        line.addWidget(self.answer)
        return line

    def wait(self) -> None:
        """A paper is being made or read."""
        self._said.set_text("")
        self.acts.set_paper(None)
        self.answer.hide()
        self.view.preview.end_search()
        self._offer(is_issue=False)
        self.view.wait()

    def open(self, paper: Paper) -> None:
        """Show its pages."""
        said = paper.title
        if row := paper.issue:
            said = f"{row.document_number}　{row.title}"
            if row.revoked_on:
                said += f"　（{chinese_date(row.revoked_on)}作废）"
        self._said.set_text(said)
        self._paper = paper
        self.acts.set_paper(paper)
        self._offer(is_issue=paper.issue is not None)
        self.view.open(paper.path, said)
        self.view.preview.zoom_to(BESIDE if paper.issue else 1.0)
        self.view.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why there is nothing to be seen."""
        self.view.invite(sentence, "返回登记簿", self.left.emit)

    # Where a figure comes from

    def take_figures(self, paper: Paper) -> None:
        """Let the figures of the shown paper be asked, now that their places are known."""
        self.view.preview.set_marks(paper.marks)

    def ask(self, key: str) -> None:
        """Say where a figure of the shown paper comes from."""
        if self._paper and (figure := self._paper.figures.get(key)):
            self.answer.show_figure(figure, row_wishes(self._desk))
            self.answer.show()
            self.view.preview.show_mark(key)

    def _end_answer(self) -> None:
        self.answer.hide()
        self.view.preview.show_mark("")
        self.view.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Close the answer, or else the paper."""
        if self.answer.isVisible():
            self._end_answer()
        else:
            self.left.emit()

    def _offer(self, *, is_issue: bool) -> None:
        for each in self.savers:
            each.setVisible(is_issue)
