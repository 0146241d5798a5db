from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from ui.dialogs import Leaving, ask_leaving, ask_save_path, confirm, show_error


def box() -> QMessageBox:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QMessageBox)
    return shown


def soon(act: Callable[[], object]) -> None:
    """Do it once the dialog that the test opens next is there."""
    QTimer.singleShot(0, act)


def press(words: str) -> None:
    button = next(b for b in box().buttons() if b.text().startswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_error_is_one_sentence_shown_as_plain_text() -> None:
    said: list[tuple[str, Qt.TextFormat]] = []

    def read() -> None:
        said.append((box().text(), box().textFormat()))
        press("知道了")

    soon(read)
    show_error(None, "“<工作台>.db”正由用户打开。")
    assert said == [("“<工作台>.db”正由用户打开。", Qt.TextFormat.PlainText)]


@pytest.mark.parametrize(("words", "answer"), [("删除", True), ("不改", False)])
def test_an_act_is_done_only_when_its_verb_is_pressed(words: str, *, answer: bool) -> None:
    soon(lambda: press(words))
    assert confirm(None, "删除会议", "删除这次会议和它的 3 项议定事项？", "删除") is answer


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_return_and_escape_change_nothing(key: Qt.Key) -> None:
    soon(lambda: QTest.keyClick(box(), key))
    assert not confirm(None, "删除会议", "删除这次会议？", "删除")


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Return, Leaving.SAVE),
        (Qt.Key.Key_Escape, Leaving.STAY),
        (Qt.Key.Key_D, Leaving.DISCARD),
    ],
)
def test_unsaved_text_is_saved_by_return_and_kept_by_escape(key: Qt.Key, answer: Leaving) -> None:
    keys = (
        Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_D else Qt.KeyboardModifier.NoModifier
    )
    soon(lambda: QTest.keyClick(box(), key, keys))
    assert ask_leaving(None, "填报进展") is answer


def file_dialog() -> tuple[QFileDialog, QLineEdit, QDialogButtonBox]:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name, buttons = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
    assert name is not None
    assert buttons is not None
    return dialog, name, buttons


def test_the_suggested_name_and_folder_are_taken_with_return(tmp_path: Path) -> None:
    suggested = tmp_path / "第二阶段推进情况报告.pdf"
    seen: list[str] = []

    def accept() -> None:
        _, name, buttons = file_dialog()
        seen.extend([name.text(), *(b.text() for b in buttons.buttons())])
        QTest.keyClick(name, Qt.Key.Key_Return)

    soon(accept)
    assert ask_save_path(None, "保存报告", suggested, "PDF 文件") == suggested
    assert seen == ["第二阶段推进情况报告.pdf", "保存(&S)", "取消"]


def test_a_name_without_its_kind_gets_it(tmp_path: Path, qtbot: QtBot) -> None:
    def type_name() -> None:
        _, name, _ = file_dialog()
        name.setText("报告")
        QTest.keyClick(name, Qt.Key.Key_Return)

    soon(type_name)
    chosen = ask_save_path(None, "保存报告", tmp_path / "第一阶段.pdf", "PDF 文件")
    assert chosen == tmp_path / "报告.pdf"
    assert qtbot is not None


def test_nothing_is_chosen_on_escape(tmp_path: Path) -> None:
    soon(lambda: QTest.keyClick(file_dialog()[0], Qt.Key.Key_Escape))
    assert ask_save_path(None, "保存报告", tmp_path / "第一阶段.pdf", "PDF 文件") is None
