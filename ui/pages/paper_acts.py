"""What is done with the paper that is open: print it, save it, open it elsewhere."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import dialogs
from ui.desk import Desk
from ui.papers import Paper, save_annexes, save_copy, save_word
from ui.parts.buttons import button
from ui.parts.layouts import beside
from ui.parts.words import words
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


T = TypeVar("T")


class PaperActs(QObject):
    """The buttons and what they do; the paper is printed and saved in the worker.

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
        self.saving = button("PDF", self.save, tip="保存 PDF（Ctrl+S）")
        self.word = button("Word", self.save_word, tip="保存 Word，用来继续修改")
        self.annexes = button("Excel", self.save_annexes, tip="保存附件的表格，一个附件一张工作表")
        for made, spoken in (
            (self.saving, "保存 PDF"),
            (self.word, "保存 Word"),
            (self.annexes, "保存 Excel 附件"),
        ):
            made.setAccessibleName(spoken)
        self.opening = button("用系统程序打开", self.open_outside, "link")
        QShortcut(QKeySequence.StandardKey.Save, self.saving, self.save)
        self.advanced.connect(self._tell)
        self.set_paper(None)

    def buttons(self, *between: QWidget) -> tuple[QWidget, ...]:
        """The primary one first; a page has its own ones between."""
        return (self.printing, self._savers(), *between, self.opening)

    def _savers(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(words("保存", "sub"))
        line.addWidget(beside(self.saving, self.word, self.annexes), 1)
        return made

    def set_paper(self, paper: Paper | None) -> None:
        """The paper that is open now; without one there is nothing to do."""
        self._paper = paper
        for each in (self.saving, self.word, self.opening):
            each.setEnabled(paper is not None)
        self.annexes.setEnabled(paper is not None and paper.has_annex_tables)
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
            printer = dialogs.ask_printer(window, paper.title, paper.pages, paper.checks)
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
        if paper := self._paper:
            self._save(paper.path.name, "PDF 文件", save_copy, paper.path)

    def save_word(self) -> None:
        """Save the same paper for Word."""
        if paper := self._paper:
            self._save(f"{paper.path.stem}.docx", "Word 文件", save_word, paper.document)

    def save_annexes(self) -> None:
        """Save the tables of its annexes for Excel."""
        if paper := self._paper:
            name = f"{paper.path.stem}附件.xlsx"
            self._save(name, "Excel 文件", save_annexes, paper.document)

    def _save(self, name: str, kind: str, act: Callable[[T, Path], str], source: T) -> None:
        window = self._page.window()
        target = dialogs.ask_save_path(window, f"保存{name}", dialogs.documents() / name, kind)
        if target:
            self._desk.jobs.run(act, source, target, done=self._desk.bus.say)

    def open_outside(self) -> None:
        """Open the paper with whatever the system shows a PDF with."""
        if self._paper is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self._paper.path)):
            dialogs.show_error(
                self._page.window(),
                "这台电脑上没有能打开 PDF 的程序，请先保存 PDF，再换一台电脑打开。",
            )
