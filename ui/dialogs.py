"""The only message boxes and file dialogs of the program."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.parts.doubts import DoubtsDialog, Printing
from ui.precheck import Doubt, precheck
from workbench.errors import StoreError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    # What papers are made of is heavy: not before the first one is made.
    from ui.papers import Check


class Leaving(Enum):
    """What to do with text that was typed and not saved."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


def show_error(parent: QWidget | None, sentence: str, title: str = "没有办成") -> None:
    """Show why something could not be done."""
    box = _box(parent, title, sentence, QMessageBox.Icon.Warning)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(parent: QWidget | None, title: str, sentence: str, verb: str) -> bool:
    """Ask before an act that is hard to take back; `verb` is what its button says."""
    box = _box(parent, title, sentence, QMessageBox.Icon.Question)
    act = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("不改", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is act


def ask_leaving(parent: QWidget | None, what: str) -> Leaving:
    """Ask what to do with unsaved text in `what` ("填报进展")."""
    sentence = f"“{what}”里有还没有保存的内容。"
    box = _box(parent, "还没有保存", sentence, QMessageBox.Icon.Question)
    save = box.addButton("保存(&S)", QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("不保存(&D)", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("继续填写(&C)", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    if clicked is save:
        return Leaving.SAVE
    return Leaving.DISCARD if clicked is discard else Leaving.STAY


def documents() -> Path:
    """Where the user keeps papers: save dialogs begin here."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask_save_path(parent: QWidget | None, title: str, suggested: Path, kind: str) -> Path | None:
    """Ask where to save; an existing file is only taken after a question.

    Args:
        parent: the window it belongs to.
        title: what is saved, "保存第二阶段报告".
        suggested: folder and name to begin with; its suffix is added where none is typed.
        kind: the kind of file in words, "PDF 文件".
    """
    dialog = QFileDialog(parent, title, str(suggested.parent), f"{kind} (*{suggested.suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix)
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_open_paths(parent: QWidget | None, title: str, start: Path) -> list[Path]:
    """Ask for files to read, beginning in `start`; none when the user thinks better of it."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return [Path(path) for path in dialog.selectedFiles()] if dialog.exec() else []


def ask_folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    """Ask for a folder to put files into, beginning at `start`."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_printer(
    parent: QWidget | None, title: str, pages: int, checks: Sequence["Check"] = ()
) -> "QPrinter | None":
    """Ask which printer, which of `pages` pages and how many copies; then, if need be, 打印预检.

    Args:
        parent: the window it belongs to.
        title: of the paper.
        pages: how many it has.
        checks: of the paper; what is not fine is shown once more before it is printed.

    Raises:
        StoreError: there is no printer.
    """
    # Loads the system's printing; most days nobody prints.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    from ui.parts.printing import printer_facts

    if not QPrinterInfo.availablePrinterNames():
        raise StoreError("没有找到打印机，请检查是否开机、连好；也可以先保存 PDF，换一台电脑打印。")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印{title}")
    dialog.setMinMax(1, pages)
    while dialog.exec():
        doubts = precheck(checks, printer_facts(printer))
        answer = ask_doubts(parent, title, doubts) if doubts else Printing.GO
        if answer is not Printing.CHOOSE:
            return printer if answer is Printing.GO else None
    return None


def ask_doubts(parent: QWidget | None, title: str, doubts: Sequence[Doubt]) -> Printing:
    """Show what is doubtful about printing a paper, and ask whether to print it all the same."""
    dialog = DoubtsDialog(title, doubts, parent)
    dialog.exec()
    return dialog.answer


def _box(parent: QWidget | None, title: str, sentence: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(icon, title, sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
