"""改写: the passages of the open paper, and the chosen one to be worded anew."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout

from ui.desk import Desk
from ui.pages.figure_answer import figure_list
from ui.pages.list_page import RefusalsIn
from ui.paper_wording import PaperWording, Wording
from ui.parts.buttons import button
from ui.parts.fields import FigureText
from ui.parts.figure_text import FigureTextEdit, lost_figures
from ui.parts.form import Form
from ui.parts.keys import bind
from ui.parts.words import words
from workbench.reporting.figures import Figure
from workbench.reporting.issues.rewording import linked
from workbench.rewrites import restore_passage, rewrite_passage

TEXT = "paragraphs"
FIELDS = (FigureText(name=TEXT, label="这一节的文字(&W)"),)
LINKED = "蓝底的数字随数据更新，可以移动、不能改写；删掉就断开。"
SHOWN = 6
"""Passages in view at once."""
ROOM = 14
"""Characters that a passage is known by beside its heading."""


class PaperEditor(QFrame):
    """The passages as a list, below them the form with the text of one.

    Signals:
        chosen: the key of a figure of the passage now shown.
        left: the user is done.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._desk = desk
        self._paper: PaperWording | None = None
        self._row = -1
        self.list = QListWidget()
        self.list.setAccessibleName("各节")
        self.form = Form("改写", FIELDS, "保存改写")
        self.restoring = button("恢复原文", self.restore, "link")
        self.inserting = button("插入数字", self.offer_figures, "link", key="F4")
        self._lay_out()
        self.list.currentRowChanged.connect(self._turn)
        self.form.submitted.connect(lambda _: self._save())
        self.form.closed.connect(self.left)
        self.form.edited.connect(lambda _: self._tell())
        bind(self.list, "Esc", self.form.close_form)

    def _lay_out(self) -> None:
        self.form.setProperty("kind", "plain")
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 0, 10, 0)
        acts.addWidget(words("改写哪一节", "small"), 1)
        acts.addWidget(self.inserting)
        acts.addWidget(self.restoring)
        rows = QHBoxLayout()
        rows.setContentsMargins(16, 0, 16, 0)
        rows.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        column.addLayout(acts)
        column.addLayout(rows)
        column.addWidget(self.form, 1)

    # What the page calls

    def open_on(self, paper: PaperWording) -> None:
        """Begin with the first passage."""
        self._paper, self._row = paper, -1
        self._list(paper.passages, 0)
        self._turn(0)
        self.form.start()

    def renew(self, paper: PaperWording) -> None:
        """The paper was made again; what is being typed stays, and so does the cursor."""
        shown, is_dirty = self._passage(), self.form.is_dirty()
        rows = [n for n, row in enumerate(paper.passages) if shown and row.passage == shown.passage]
        if is_dirty and not rows:
            return  # The passage is no longer there: its text is first to be copied or given up.
        row = rows[0] if rows else 0
        self._paper = paper
        self._list(paper.passages, row)
        if is_dirty or (rows and self._text.reads(paper.passages[row].current)):
            self._row = row
            self._offer(paper, paper.passages[row])
        else:
            self._show(paper, row)

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; asks when something would."""
        return self.form.may_leave()

    # The passages

    def _list(self, passages: Sequence[Wording], row: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for passage in passages:
                self.list.addItem(_name(passage))
            self.list.setCurrentRow(row)
        row_height, edge = self.list.sizeHintForRow(0), 2 * self.list.frameWidth()
        self.list.setMinimumHeight(row_height + edge)
        self.list.setMaximumHeight(row_height * min(len(passages), SHOWN) + edge)

    def _turn(self, row: int) -> None:
        if row == self._row or self._paper is None:
            return
        if self.form.may_leave():
            self._show(self._paper, row)
            return
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(self._row)

    def _show(self, paper: PaperWording, row: int) -> None:
        self._row = row
        passage = paper.passages[row]
        self.form.fill({TEXT: passage.current}, passage.title)
        self._offer(paper, passage)
        for key in self._text.figures():
            self.chosen.emit(key)
            return

    def _offer(self, paper: PaperWording, passage: Wording) -> None:
        """What can be done with the passage that is shown."""
        self._text.offer(paper.figures)
        self.restoring.setEnabled(passage.is_rewritten)
        self._tell()

    @property
    def _text(self) -> FigureTextEdit:
        editor = self.form.editor(TEXT)
        assert isinstance(editor, FigureTextEdit)  # noqa: S101 - as `FIELDS` says
        return editor

    def _passage(self) -> Wording | None:
        return self._paper.passages[self._row] if self._paper and self._row >= 0 else None

    def _tell(self) -> None:
        """Say which of the program's figures stand in the text no longer."""
        if passage := self._passage():
            lost = [figure.words for figure in lost_figures(passage.original, self._text.figures())]
            said = f"已断开 {len(lost)} 个数字（{'、'.join(lost)}），纸上会注明。"
            self.form.tell(TEXT, said if lost else LINKED)

    # What is done with one

    def _save(self) -> None:
        passage, paper = self._passage(), self._paper
        if passage is None or paper is None:
            return
        if self._text.reads(passage.original):
            self._give_back(paper, passage)
            return
        rows = [linked(paragraph) for paragraph in self._text.paragraphs()]
        with RefusalsIn(self.form):
            self._desk.store.write(rewrite_passage, paper.key, passage.passage, rows)
            self.form.saved()
            self._desk.bus.say(f"已保存改写：{passage.title}")

    def restore(self) -> None:
        """Give the passage back to the program's wording; 撤销 brings the office's words again."""
        if (passage := self._passage()) and (paper := self._paper):
            self._give_back(paper, passage)

    def _give_back(self, paper: PaperWording, passage: Wording) -> None:
        self.form.saved()
        if not passage.is_rewritten:
            self._desk.bus.say("文字和原文一样，没有改写。")
            return
        with RefusalsIn(self.form):
            self._desk.store.write(restore_passage, paper.key, passage.passage)
            self._desk.bus.say(f"已恢复原文：{passage.title}")

    def offer_figures(self) -> None:
        """List every figure of the paper, to be put in where the cursor stands."""
        if self._paper is None or not self._paper.figures:
            return
        picker = figure_list(self._paper.figures.values(), self)
        picker.picked.connect(self._put_in)
        picker.open_under(self.inserting)

    def _put_in(self, figure: Figure) -> None:
        self._text.insert_figure(figure)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)


def _name(passage: Wording) -> str:
    """For instance 二、存在的问题（已改写）　目前有3项任务…."""
    opening = passage.current[0][:ROOM] if passage.current else ""
    return f"{passage.title}{'（已改写）' if passage.is_rewritten else ''}　{opening}…"
