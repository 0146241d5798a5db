from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from ui.dialogs import Leaving, ask_leaving, ask_save_path, confirm, show_error

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
