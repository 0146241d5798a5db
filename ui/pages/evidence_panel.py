"""佐证材料 of one task, in the place of its detail: the files, and one button to add more."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.desk import Desk
from ui.dialogs import ask_open_paths
from ui.parts.acts import Act, ActList
from ui.parts.buttons import button
from ui.parts.editors import ChoiceEdit
from ui.parts.empty import EmptyState
from ui.parts.marks import Chip
from ui.parts.problem import ProblemLine
from ui.parts.words import words
from workbench.errors import WorkbenchError
from workbench.evidence import (
    EvidenceRow,
    Subject,
    attach,
    detach,
    keep_file,
    list_evidence,
    open_evidence,
)
from workbench.ledger import TaskRow

KILOBYTE = 1024


class EvidencePanel(QFrame):
    """Files of a task and of its milestones; files can also be dropped here.

    Signals:
        closed: the user is done.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAcceptDrops(True)
        self._desk = desk
        self._subjects: Mapping[UUID, Subject] = {}
        self._rows: list[EvidenceRow] = []
        self._title = words("", "card-title", wrap=True)
        self.subject = ChoiceEdit(())
        self.subject.setAccessibleName("证明什么")
        self._problem = ProblemLine()
        self.files = ActList()
        self.files.acted.connect(self._open)
        self._empty = EmptyState()
        self._empty.say("还没有佐证材料。把文件拖到这里，或按“添加文件”。")
        self._lay_out()

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.addWidget(button("添加文件", self.ask, "primary"), 2)
        acts.addWidget(button("移除最后一个", self.remove_last), 1)
        acts.addWidget(button("返回", self.closed.emit), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(words("新文件证明什么", "small"))
        column.addWidget(self.subject)
        column.addWidget(self._problem)
        column.addWidget(self.files)
        column.addWidget(self._empty, 1)
        column.addStretch(1)
        column.addLayout(acts)

    def open_on(self, task: TaskRow) -> None:
        """Show the files of a task and of its milestones."""
        self._title.setText(f"佐证材料　第{task.number}项")
        steps = [(step.id, f"节点：{step.title}") for step in task.milestones]
        self._subjects = {
            task.id: Subject.TASK,
            **{step.id: Subject.MILESTONE for step in task.milestones},
        }
        self.subject.set_options([(task.id, "任务完成情况"), *steps])
        self.subject.put(task.id)
        self._problem.say("")
        self.reload()

    def reload(self) -> None:
        """Read the files again."""
        rows = self._desk.store.read(list_evidence)
        self._rows = [row for row in rows if row.subject_id in self._subjects]
        self.files.set_acts([_act(row) for row in self._rows])
        self._empty.setVisible(not self._rows)

    def ask(self) -> None:
        """Ask which files to add."""
        self.add(ask_open_paths(self.window(), "添加佐证材料", Path.home()))

    def add(self, paths: list[Path]) -> None:
        """Keep these files; what cannot be taken is said, the others are kept."""
        said = ""
        for path in paths:
            try:
                self._add(path)
            except WorkbenchError as error:
                said += error.sentence
        self._problem.say(said)
        self.reload()

    def _add(self, path: Path) -> None:
        store, subject = self._desk.store, self.subject.value()
        assert isinstance(subject, UUID)  # noqa: S101 - one of the options, the first to begin with
        kept = keep_file(store.path, path)
        day = self._desk.clock().date()
        store.write(attach, self._subjects[subject], subject, path.name, kept, day)
        self._desk.bus.say(f"已添加佐证材料“{path.name}”")

    def remove_last(self) -> None:
        """Take the file added last off its record; 撤销 brings it back."""
        if self._rows:
            self._desk.store.write(detach, self._rows[-1].id)
            self._desk.bus.say(f"已移除佐证材料“{self._rows[-1].name}”")
            self.reload()

    def _open(self, row: object) -> None:
        try:
            path = open_evidence(self._desk.store.path, row)  # type: ignore[arg-type] # our payload
        except WorkbenchError as error:
            self._problem.say(error.sentence)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._problem.say(f"系统里没有能打开“{path.suffix}”文件的程序。")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls()])


def _act(row: EvidenceRow) -> Act:
    size = f"{max(1, row.size // KILOBYTE)} KB"
    return Act(
        Chip(str(row.subject), "blue", "check"), row.name, f"{row.added_on}　{size}", "打开", row
    )
