"""版式: how each kind of paper is made up, and what it will look like."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.forms.template import TemplateForm
from ui.pages.fresh import Fresh
from ui.pages.list_page import RefusalsIn
from ui.pages.paper_view import PaperView
from ui.parts.buttons import button
from ui.parts.page_header import PageHeader
from ui.parts.segments import Segments
from ui.samples import Sample, make_sample
from workbench.errors import InvalidInput, WorkbenchError
from workbench.papers import PaperKind
from workbench.templates import TemplateDraft, get_template, save_template, usual_template

FORM_WIDTH = 420
PAUSE = 400
"""Milliseconds without a key before the paper is made again."""
WHOLE = 0.5
"""Zoom at which the first page and the last are seen whole: mark, signature and 版记 at once."""
NOTHING = "还没有可以预览的文书；版式照样可以保存。"


class TemplatesPage(QWidget):
    """The kinds, the form of one, and beside it a paper made up by what is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._folder = TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self._draft: TemplateDraft | None = None
        self._is_making = False
        self._shown: PaperKind | None = None
        self.restoring = button("恢复默认", self.restore, tip="填入通常的版式，看过再保存")
        self.header = PageHeader("版式", self.restoring)
        self.kinds = Segments([str(kind) for kind in PaperKind])
        self.form = TemplateForm()
        self.view = PaperView(desk.jobs)
        self.view.preview.zoom_to(WHOLE)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(FORM_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.form, 2)
        both.addWidget(self.view, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.kinds, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda _: self._turn())
        self.form.submitted.connect(self._save)
        self.form.closed.connect(self.reload)
        self.form.edited.connect(lambda _: self.pause.start())
        self.pause.timeout.connect(self.make)
        self.view.again_wanted.connect(self.make)
        Fresh(self, self.desk.bus, self.reload)

    # The form

    def _kind(self) -> PaperKind:
        return PaperKind(self.kinds.value())

    def reload(self) -> None:
        """Show the kind as it is made up now; what is typed and not saved stays."""
        if self.form.kind is not self._kind() or not self.form.is_dirty():
            with QSignalBlocker(self.form):
                self.form.open_on(self.desk.store.read(get_template, self._kind()))
        self.make()

    def _turn(self) -> None:
        """Show another kind, unless what is typed for this one would be lost."""
        if not self.form.may_leave():
            with QSignalBlocker(self.kinds):
                self.kinds.pick(str(self.form.kind))
            return
        self.reload()

    def restore(self) -> None:
        """Fill in the usual template; it counts once it is saved."""
        self.form.propose(self.desk.store.read(usual_template, self._kind()))

    def _save(self, values: dict[str, object]) -> None:
        kind = self.form.kind
        with RefusalsIn(self.form):
            self.desk.store.write(save_template, *self.form.draft(values))
            self.form.saved()
            self.desk.bus.say(f"已保存{kind}版式，从下一份起使用")
            self.reload()

    # The paper beside it

    def make(self) -> None:
        """Make the paper by what is typed, as soon as the one in the making is done."""
        self.pause.stop()
        try:
            draft, _ = self.form.draft(self.form.typed())
        except InvalidInput as error:
            self.view.warn(f"{error.sentence}改正后预览会更新。")
            return
        self._draft = draft
        self.view.warn("")
        if self._shown is not draft.kind:
            self.view.wait()
        if not self._is_making:
            self._is_making = True
            today, folder = self.desk.clock().date(), Path(self._folder.name)
            args = (self.desk.store, draft, today, folder)
            self.desk.jobs.run(make_sample, *args, done=self._show, failed=self._refuse)

    def _show(self, sample: Sample) -> None:
        self._is_making = False
        if sample.draft != self._draft:
            self.make()
        elif sample.path is None:
            self._shown = None
            self.view.invite(NOTHING, "到文书", lambda: self.desk.bus.want("reports"))
        elif self._shown is sample.draft.kind:
            self.view.renew(sample.path, ())
        else:
            self._shown = sample.draft.kind
            self.view.open(sample.path, f"{sample.draft.kind}版式")

    def _refuse(self, error: WorkbenchError) -> None:
        self._is_making, self._shown = False, None
        self.view.invite(error.sentence, "再试一次", self.make)

    # What the window asks

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Given the keyboard as a whole, the view hands it to the form."""
        del event
        self.form.start()

    def take(self, wish: Mapping[str, object]) -> None:
        """Show the kind that is asked for: `{"view": "templates", "kind": PaperKind.PHASE}`."""
        if isinstance(kind := wish.get("kind"), PaperKind):
            self.kinds.pick(str(kind))
