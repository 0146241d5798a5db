"""文书 of a meeting: one click makes a paper and shows its pages; slips are issued."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui import dialogs
from ui.desk import Desk
from ui.forms.meeting_slips import MeetingSlipsForm
from ui.meeting_papers import MeetingWish, make_meeting_paper, number_meeting_slips
from ui.pages.list_page import RefusalsIn
from ui.pages.meeting_shelf import SLIPS, MeetingShelf
from ui.pages.meeting_step import MeetingNow
from ui.pages.paper_acts import PaperActs
from ui.pages.paper_view import PaperView
from ui.pages.print_panel import PrintPanel
from ui.papers import Paper
from ui.slips import Issued, batch_name, issue_slips
from workbench.errors import WorkbenchError
from workbench.meetings import MeetingState
from workbench.orders import draw_meeting_orders
from workbench.reporting.meeting_papers.papers import MeetingPaper

SIDE_WIDTH = 224
FIRST: dict[MeetingState, MeetingPaper] = {
    MeetingState.PREPARING: MeetingPaper.INVITATION,
    MeetingState.UNDER_WAY: MeetingPaper.AGENDA,
    MeetingState.CLOSED: MeetingPaper.MINUTES,
}
"""What is mostly wanted."""
NO_SLIPS = "这次会议没有要印发的督办通知单：会议结束后，没有办结的新增工作才发。"
CHANGED = "内容已变化，预览还是变化前的。"


class PapersStep(QWidget):
    """The papers, the one that is open, and what is done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.now: MeetingNow
        self._meeting: UUID | None = None
        self._name: str = MeetingPaper.MINUTES
        self._paper: Paper | None = None
        self._folder = TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self.shelf = MeetingShelf()
        self.view = PaperView(desk.jobs)
        self.acts = PaperActs(desk, self)
        self.panel = PrintPanel(self.acts.buttons())
        self.form = MeetingSlipsForm(desk)
        self.side = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.side.addWidget(self.panel)
        self.side.addWidget(self.form)
        self.side.setFixedWidth(SIDE_WIDTH)
        three = QHBoxLayout(self)
        three.setContentsMargins(0, 0, 0, 0)
        three.setSpacing(12)
        three.addWidget(self.shelf)
        three.addWidget(self.view, 1)
        three.addWidget(self.side)

    def _connect(self) -> None:
        self.shelf.picked.connect(self.make)
        self.shelf.private_turned.connect(lambda _: self._again())
        self.view.again_wanted.connect(self._again)
        self.form.submitted.connect(self._issue)
        self.form.closed.connect(self._close_form)

    def show_now(self, now: MeetingNow) -> None:
        """Show the meeting as it stands; an open paper stays as it is, and says so."""
        self.now = now
        if self._paper and now.meeting.id == self._meeting:
            self.view.warn(CHANGED)
            return
        self._meeting = now.meeting.id
        self._name = FIRST[now.meeting.state]
        self._open_none()

    def start(self) -> None:
        """Put the keyboard on the paper that is mostly wanted."""
        self.shelf.cards[self._name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_none(self) -> None:
        self._paper = None
        self.acts.set_paper(None)
        self.shelf.mark(self._name)
        self.panel.show_checks((), opens=False)
        self.panel.show_items(None, self.desk.as_of)
        self.view.warn("")
        self._invite()

    def _invite(self) -> None:
        self.view.invite(f"{self._name}还没有生成。", f"生成{self._name}", self._again)

    def _again(self) -> None:
        self.make(self._name)

    # Making a paper

    def make(self, name: str) -> None:
        """Make a paper and show it; slips ask first, for they are registered."""
        if not self.form.may_leave():
            return
        self._close_form()
        self._name = name
        self._open_none()
        if name == SLIPS:
            self._begin_slips()
            return
        self.view.wait()
        wish = MeetingWish(
            MeetingPaper(name), self.now.meeting.id, with_private=self.shelf.private.isChecked()
        )
        args = (self.desk.store, wish, self.desk.as_of, Path(self._folder.name))
        done = partial(self._open, wish)
        self.desk.jobs.run(make_meeting_paper, *args, done=done, failed=self._refuse)

    def _open(self, wish: MeetingWish, paper: Paper) -> None:
        if (wish.kind, wish.meeting_id) != (self._name, self._meeting):
            return  # another one was asked for meanwhile
        self._paper = paper
        self.acts.set_paper(paper)
        self.view.open(paper.path, paper.title)
        self.panel.show_checks(paper.checks, opens=True)

    def _refuse(self, error: WorkbenchError) -> None:
        self.view.invite(error.sentence, "再试一次", self._again)

    def print_page(self) -> None:
        """Print the paper that is open."""
        self.acts.print_paper()

    # Slips

    def _begin_slips(self) -> None:
        meeting, private = self.now.meeting.id, self.shelf.private.isChecked()
        store, day = self.desk.store, self.desk.as_of
        orders = store.read(draw_meeting_orders, meeting, day, with_private=private)
        if not orders:
            self.view.invite(NO_SLIPS, "", self._again)
            return
        said = f"{len(orders)} 个牵头单位各一张。在右边填好，登记并出 PDF。"
        self.view.invite(said, "", self._again)
        self.form.open_on(len(orders))
        self.side.setCurrentWidget(self.form)
        self.form.start()

    def _close_form(self) -> None:
        self.side.setCurrentWidget(self.panel)

    def _issue(self, values: dict[str, object]) -> None:
        form, desk = self.form, self.desk
        with RefusalsIn(form):
            draft = form.draft(values)
            notices = number_meeting_slips(
                desk.store,
                self.now.meeting.id,
                draft,
                with_private=self.shelf.private.isChecked(),
            )
            title = f"{batch_name(notices)}放在哪个文件夹里"
            folder = dialogs.ask_folder(self.window(), title, dialogs.documents())
            if folder is None:
                return
            # Closed at once: a second Ctrl+S must not issue a second batch.
            form.saved()
            self._close_form()
            desk.bus.say(f"正在印发{batch_name(notices)}……")
            args = (desk.store, notices, draft.handled_by, folder / batch_name(notices))
            desk.jobs.run(issue_slips, *args, done=self._tell)

    def _tell(self, issued: Issued) -> None:
        self.view.invite(issued.sentence, "再看一次", self._again)
        self.desk.bus.announce(issued.sentence)
