"""The paper that is open on 报告文书, and whether it still says what the data say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.paper_making import make_paper, paper_day
from ui.paper_wording import PaperWording, read_wording
from ui.papers import OtherPaper, Paper, What
from workbench.errors import WorkbenchError
from workbench.papers import PaperKey
from workbench.rules.words import chinese_date

ROSTER_KINDS = frozenset({"Member", "Appointment", "Liaison", "Unit", "Office", "Plan"})
"""What the roster is made of; the other papers are made of everything."""
CHANGED = "数据已变化，预览还是变化前的。"


class OpenPaper(QObject):
    """Has papers made in the worker, one of them at a time; the later of two wishes counts.

    Args:
        desk: the open file and what goes with it.
        what: is offered to begin with.
        page: that it belongs to; with it the temporary files go.

    Signals:
        opened: the `Paper` that was asked for.
        renewed: the same `Paper`, made again since it was worded anew.
        refused: the sentence that says why there is none.
    """

    opened = Signal(object)
    renewed = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, what: What, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._is_outdated = False
        self._folder = TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
        page.destroyed.connect(self._folder.cleanup)
        desk.bus.changed.connect(self._on_change)
        self.what = what
        self.paper: Paper | None = None

    @property
    def folder(self) -> Path:
        """Where the papers lie that are looked at."""
        return Path(self._folder.name)

    @property
    def today(self) -> date:
        """From the clock."""
        return self._desk.clock().date()

    @property
    def chosen_day(self) -> date | None:
        """统计截止日, where the user set another one than today."""
        return None if self._desk.as_of == self.today else self._desk.as_of

    @property
    def is_draft(self) -> bool:
        """Whether the open paper can be reworded and issued."""
        paper = self.paper
        return bool(paper and isinstance(paper.what, PaperKey) and not paper.issue)

    def doubt(self) -> str:
        """Why the pages may no longer be right, "" when they are or there are none."""
        paper = self.paper
        if paper is None or paper.issue:
            return ""
        if self._is_outdated:
            return CHANGED
        if paper_day(self._desk.store, paper.what, self.today, self.chosen_day) != paper.as_of:
            return f"统计截止日已改，预览还是截至{chinese_date(paper.as_of)}的。"
        return ""

    def make(self, what: What) -> None:
        """Have a paper made; until then there is none."""
        self.what, self.paper = what, None
        self._run(self._on_made)

    def put(self, paper: Paper) -> None:
        """Open one that was made elsewhere, if it is still the one that is wanted."""
        self._is_outdated = False
        self._on_made(paper)

    def read_wording(self, done: Callable[[PaperWording], None]) -> None:
        """Read how the passages of the draft are worded."""
        args = (self._desk.store, self.what, self.today, self.chosen_day)
        self._desk.jobs.run(read_wording, *args, done=done)

    def _run(self, done: Callable[[Paper], None]) -> None:
        self._is_outdated = False
        args = (self._desk.store, self.what, self.today, self.chosen_day, self.folder)
        self._desk.jobs.run(make_paper, *args, done=done, failed=self._on_refused)

    def _on_made(self, paper: Paper) -> None:
        if paper.what == self.what:
            self.paper = paper
            self.opened.emit(paper)

    def _on_made_again(self, paper: Paper) -> None:
        if paper.what == self.what:
            self.paper = paper
            self.renewed.emit(paper)

    def _on_refused(self, error: WorkbenchError) -> None:
        self.refused.emit(error.sentence)

    def _on_change(self, kinds: frozenset[str]) -> None:
        if self.what is not OtherPaper.ROSTER or kinds & ROSTER_KINDS:
            self._is_outdated = True
        if "Rewrite" in kinds and self.is_draft:
            self._run(self._on_made_again)
