from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from tests.ui.hands import read_all
from ui.dialogs import (
    Leaving,
    ask_doubts,
    ask_leaving,
    ask_printer,
    ask_save_path,
    confirm,
    show_error,
)
from ui.papers import Check
from ui.parts.doubts import Printing
from ui.precheck import Doubt, Urgency
from workbench.errors import StoreError

NO_KEY = Qt.KeyboardModifier.NoModifier
WhenAsked = Callable[[Callable[[QDialog], object]], None]


def press(words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        buttons = dialog.findChildren(QPushButton)
        button = next(b for b in buttons if b.text().startswith(words))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


def strike(key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> Callable[[QDialog], None]:
    return lambda dialog: QTest.keyClick(dialog, key, keys)


def test_an_error_is_one_sentence_shown_as_plain_text(when_asked: WhenAsked) -> None:
    said: list[tuple[str, Qt.TextFormat]] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append((dialog.text(), dialog.textFormat()))
        press("知道了")(dialog)

    when_asked(read)
    show_error(None, "“<工作台>.db”正由用户打开。")
    assert said == [("“<工作台>.db”正由用户打开。", Qt.TextFormat.PlainText)]


@pytest.mark.parametrize(("words", "answer"), [("删除", True), ("不改", False)])
def test_an_act_is_done_only_when_its_verb_is_pressed(
    when_asked: WhenAsked, words: str, *, answer: bool
) -> None:
    when_asked(press(words))
    assert confirm(None, "删除会议", "删除这次会议和它的 3 项议定事项？", "删除") is answer


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_return_and_escape_change_nothing(when_asked: WhenAsked, key: Qt.Key) -> None:
    when_asked(strike(key))
    assert not confirm(None, "删除会议", "删除这次会议？", "删除")


@pytest.mark.parametrize(
    ("key", "keys", "answer"),
    [
        (Qt.Key.Key_Return, NO_KEY, Leaving.SAVE),
        (Qt.Key.Key_Escape, NO_KEY, Leaving.STAY),
        (Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier, Leaving.DISCARD),
    ],
)
def test_unsaved_text_is_saved_by_return_and_kept_by_escape(
    when_asked: WhenAsked, key: Qt.Key, keys: Qt.KeyboardModifier, answer: Leaving
) -> None:
    when_asked(strike(key, keys))
    assert ask_leaving(None, "填报进展") is answer


def name_of(dialog: QDialog) -> QLineEdit:
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    return name


def test_the_suggested_name_and_folder_are_taken_with_return(
    when_asked: WhenAsked, tmp_path: Path
) -> None:
    suggested = tmp_path / "第二阶段推进情况报告.pdf"
    seen: list[str] = []

    def accept(dialog: QDialog) -> None:
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        seen.extend([name_of(dialog).text(), *(button.text() for button in box.buttons())])
        QTest.keyClick(name_of(dialog), Qt.Key.Key_Return)

    when_asked(accept)
    assert ask_save_path(None, "保存报告", suggested, "PDF 文件") == suggested
    assert seen == ["第二阶段推进情况报告.pdf", "保存(&S)", "取消"]


def test_a_name_without_its_kind_gets_it(when_asked: WhenAsked, tmp_path: Path) -> None:
    def type_name(dialog: QDialog) -> None:
        name_of(dialog).setText("报告")
        QTest.keyClick(name_of(dialog), Qt.Key.Key_Return)

    when_asked(type_name)
    chosen = ask_save_path(None, "保存报告", tmp_path / "第一阶段.pdf", "PDF 文件")
    assert chosen == tmp_path / "报告.pdf"


def test_nothing_is_chosen_on_escape(when_asked: WhenAsked, tmp_path: Path) -> None:
    when_asked(strike(Qt.Key.Key_Escape))
    assert ask_save_path(None, "保存报告", tmp_path / "第一阶段.pdf", "PDF 文件") is None


DOUBTS = (Doubt(Urgency.SPOILS, "选的纸是A3。"), Doubt(Urgency.NOTICE, "2 家单位未报齐。"))


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (press("仍要打印"), Printing.GO),
        (press("换打印机"), Printing.CHOOSE),
        (press("先不打印"), Printing.STOP),
        (strike(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier), Printing.GO),
        (strike(Qt.Key.Key_Return), Printing.STOP),
        (strike(Qt.Key.Key_Escape), Printing.STOP),
    ],
)
def test_a_doubtful_paper_is_printed_only_when_that_is_pressed(
    when_asked: WhenAsked, act: Callable[[QDialog], None], answer: Printing
) -> None:
    when_asked(act)
    assert ask_doubts(None, "督查通报", DOUBTS) is answer


def test_every_doubt_is_said_with_its_word(when_asked: WhenAsked) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        said.extend([dialog.windowTitle(), read_all(dialog)])
        press("先不打印")(dialog)

    when_asked(read)
    ask_doubts(None, "督查通报", DOUBTS)
    title, text = said
    assert title == "打印预检：督查通报"
    assert text.split("\n") == [
        "打印前请先看这几点", "先处理", "选的纸是A3。", "请留意", "2 家单位未报齐。",
    ]  # fmt: skip


def set_up_system(
    monkeypatch: pytest.MonkeyPatch, sizes: list[QPageSize.PageSizeId | None]
) -> None:
    """A system with one printer, whose dialog is answered with these sheets; None cancels it."""

    def answer(dialog: QPrintDialog) -> bool:
        size = sizes.pop(0)
        if size is not None:
            dialog.printer().setPageSize(QPageSize(size))
        return size is not None

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["办公室"])
    monkeypatch.setattr(QPrintDialog, "exec", answer)


A3, SHEET = QPageSize.PageSizeId.A3, QPageSize.PageSizeId.A4


def test_without_a_doubt_nothing_more_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up_system(monkeypatch, [SHEET])
    printer = ask_printer(None, "督查通报", 3)
    assert printer is not None
    assert printer.docName() == "督查通报"


def test_a_printer_that_was_not_chosen_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up_system(monkeypatch, [None])
    assert ask_printer(None, "督查通报", 3) is None


def test_the_wrong_paper_can_be_changed_before_a_sheet_is_spoiled(
    monkeypatch: pytest.MonkeyPatch, when_asked: WhenAsked
) -> None:
    set_up_system(monkeypatch, [A3, SHEET])
    when_asked(press("换打印机"))
    printer = ask_printer(None, "督查通报", 3)
    assert printer is not None
    assert printer.pageLayout().pageSize().id() == SHEET


@pytest.mark.parametrize(("words", "is_printed"), [("仍要打印", True), ("先不打印", False)])
def test_an_open_finding_is_shown_once_more_and_the_user_decides(
    monkeypatch: pytest.MonkeyPatch, when_asked: WhenAsked, words: str, *, is_printed: bool
) -> None:
    set_up_system(monkeypatch, [SHEET])
    when_asked(press(words))
    checks = (Check("2 家单位本期未报齐", is_fine=False),)
    assert (ask_printer(None, "督查通报", 3, checks) is not None) is is_printed


def test_without_a_printer_the_sentence_says_what_else_can_be_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(StoreError, match=r"^没有找到打印机，.*保存 PDF，.*。$"):
        ask_printer(None, "督查通报", 3)
