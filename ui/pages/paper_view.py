"""The middle of 报告文书: an invitation, a paper in the making, or its pages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.jobs import Jobs
from ui.parts.busy import Busy
from ui.parts.buttons import button
from ui.parts.empty import EmptyState
from ui.parts.marks import ShapeLabel
from ui.parts.preview import Preview
from ui.parts.words import ShortLabel

if TYPE_CHECKING:
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.typeset.canvas import Mark

INVITED, MAKING, OPEN = range(3)


class PaperView(QStackedWidget):
    """Shows one of the three.

    Signals:
        again_wanted: 重新生成 was pressed.
        figures_wanted: 数字来源 was pressed.
    """

    again_wanted = Signal()
    figures_wanted = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview(jobs)
        self._invitation = EmptyState()
        self._busy = Busy("正在生成……")
        self._paper = QWidget()
        self._warning = QFrame()
        self._said = ShortLabel("", "body")
        self._where = ShortLabel("", "small")
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._make_warning())
        column.addWidget(self.preview, 1)
        column.addLayout(self._make_foot())
        for part in (_card(self._invitation), _card(self._busy), self._paper):
            self.addWidget(part)
        self.preview.turned.connect(self._tell_page)
        self.preview.refused.connect(
            lambda sentence: self.invite(sentence, "重新生成", self.again_wanted.emit)
        )

    def _make_warning(self) -> QFrame:
        self._warning.setProperty("kind", "warning")
        line = QHBoxLayout(self._warning)
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(ShapeLabel("triangle", "yellow"))
        line.addWidget(self._said, 1)
        self.again = button("重新生成", self.again_wanted.emit, "link")
        line.addWidget(self.again)
        return self._warning

    def _make_foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        self.figures = button(
            "数字来源",
            self.figures_wanted.emit,
            "link",
            key="F4",
            tip="看一个数从哪里来；也可以点纸上的数",
        )
        find = button("查找", self.preview.begin_search, "link", tip="在纸上查找（纸上 Ctrl+F）")
        self.figures.hide()
        line.addWidget(self._where, 1)
        line.addWidget(self.figures)
        line.addWidget(find)
        for sign, verb, act, key in (
            ("－", "缩小", self.preview.zoom_out, "Ctrl+-"),
            ("适合宽度", "适合宽度", self.preview.fit_width, "Ctrl+0"),
            ("＋", "放大", self.preview.zoom_in, "Ctrl++"),
        ):
            made = button(sign, act, "link", tip=f"{verb}（{key}，或按住 Ctrl 滚动）")
            made.setAccessibleName(verb)
            line.addWidget(made)
        return line

    def invite(self, sentence: str, verb: str, act: Callable[[], object]) -> None:
        """Say what can be made here, with the button that makes it."""
        self._invitation.say(sentence, verb, act)
        self.setCurrentIndex(INVITED)

    def wait(self) -> None:
        """A paper is being made."""
        self.setCurrentIndex(MAKING)

    def open(self, path: Path, title: str, marks: Sequence["Mark"] = ()) -> None:
        """Show a paper's pages from the first one on."""
        self.preview.setAccessibleName(f"{title}预览")
        self.preview.open(path, marks)
        self.setCurrentIndex(OPEN)

    def renew(self, path: Path, marks: Sequence["Mark"]) -> None:
        """Show the same paper as it was made again; the place in it stays."""
        self.preview.renew(path, marks)

    def offer_figures(self, *, there_are: bool) -> None:
        """Offer the list of the paper's figures, if it has any."""
        self.figures.setVisible(there_are)

    def warn(self, sentence: str) -> None:
        """Say why the pages may no longer be right, "" for nothing."""
        self._said.set_text(sentence)
        self._warning.setVisible(bool(sentence))

    def _tell_page(self, page: int, count: int) -> None:
        self._where.set_text(f"第 {page} / {count} 页" if count else "")


def _card(content: QWidget) -> QFrame:
    made = QFrame()
    made.setProperty("kind", "card")
    QVBoxLayout(made).addWidget(content)
    return made
