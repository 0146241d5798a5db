"""What is done with the paper that is open: print it, save it, open it elsewhere."""

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from ui import dialogs
from ui.desk import Desk
from ui.papers import Paper, save_copy
from ui.parts.buttons import button
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperActs(QObject):
    """The three buttons and what they do; the paper is printed in the worker.

    Signals:
        advanced: how many pages have gone to the printer.
    """

    advanced = Signal(int)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._paper: Paper | None = None
        self._pages: list[int] = []
        self._stop: Event | None = None
        self.printing = button("打印", self.print_paper, "primary")
        self.saving = button("保存 PDF", self.save)
        self.opening = button("用系统程序打开", self.open_outside)
        self.advanced.connect(self._tell)
        self.set_paper(None)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The primary one first."""
        return (self.printing, self.saving, self.opening)

    def set_paper(self, paper: Paper | None) -> None:
        """The paper that is open now; without one there is nothing to do."""
        self._paper = paper
        for each in (self.saving, self.opening):
            each.setEnabled(paper is not None)
        self._offer_printing()

    def _offer_printing(self) -> None:
        self.printing.setText("停止打印" if self._stop else "打印　Ctrl+P")
        self.printing.setEnabled(self._paper is not None or self._stop is not None)

    # Printing

    def print_paper(self) -> None:
        """Ask for the printer and print; pressed again, stop."""
        if self._stop:
            self._stop.set()
        elif self._paper is None:
            self._desk.bus.say("先点左边的一份文书，生成后再打印。")
        else:
            self._ask_printer(self._paper)

    def _ask_printer(self, paper: Paper) -> None:
        window = self._page.window()
        try:
            printer = dialogs.ask_printer(window, paper.title, paper.pages)
        except WorkbenchError as error:
            dialogs.show_error(window, error.sentence)
            return
        if printer:
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the open paper on a printer that is set up."""
        # Loads the system's printing; most days nobody prints.
        from ui.parts.printing import pages_asked_for, print_pages

        if self._paper is None:
            return
        self._stop = Event()
        self._pages = pages_asked_for(printer, self._paper.pages)
        self._offer_printing()
        args = (self._paper.path, self._pages, printer, self.advanced.emit, self._stop)
        self._desk.jobs.run(print_pages, *args, done=self._on_printed, failed=self._on_refusal)

    def _tell(self, done: int) -> None:
        self._desk.bus.say(f"正在打印　{done} / {len(self._pages)} 页")

    def _on_printed(self, is_whole: bool) -> None:  # noqa: FBT001 - what the worker answers
        self._end()
        self._desk.bus.say(f"已送往打印机，{len(self._pages)} 页。" if is_whole else "已停止打印。")

    def _on_refusal(self, error: WorkbenchError) -> None:
        self._end()
        dialogs.show_error(self._page.window(), error.sentence)

    def _end(self) -> None:
        self._stop = None
        self._offer_printing()

    # Saving and opening

    def save(self) -> None:
        """Save the paper as it is shown where the user wants it."""
        if self._paper is None:
            return
        title, name = self._paper.title, self._paper.path.name
        target = dialogs.ask_save_path(
            self._page.window(), f"保存{title}", dialogs.documents() / name, "PDF 文件"
        )
        if target:
            self._desk.jobs.run(save_copy, self._paper.path, target, done=self._desk.bus.say)

    def open_outside(self) -> None:
        """Open the paper with whatever the system shows a PDF with."""
        if self._paper is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self._paper.path)):
            dialogs.show_error(
                self._page.window(),
                "这台电脑上没有能打开 PDF 的程序，请先保存 PDF，再换一台电脑打开。",
            )
