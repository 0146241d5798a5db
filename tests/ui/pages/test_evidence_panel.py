from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from ui.desk import Desk
from ui.pages.ledger import LACKING, LedgerPage
from workbench.evidence import Subject, evidence_folder, list_evidence
from workbench.tasks import MilestoneDraft, record_milestone

LEFT = Qt.MouseButton.LeftButton
WhenAsked = Callable[[Callable[[QDialog], object]], None]


class Viewer(QObject):
    """Stands for the system's program that shows files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> LedgerPage:
    made = LedgerPage(desk)
    show(qtbot, made)
    made.table.choose_at(10)
    made.show_evidence()
    return made


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "挂牌批文.pdf"
    path.write_bytes(b"%PDF-1.4 approved")
    return path


def drop(page: LedgerPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    panel, middle = page.evidence_panel, QPointF(50, 50)
    no_keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, LEFT, no_keys)
    panel.dragEnterEvent(enter)
    assert enter.isAccepted()
    panel.dropEvent(QDropEvent(middle, Qt.DropAction.CopyAction, data, LEFT, no_keys))


def press(page: LedgerPage, words: str) -> None:
    buttons = page.evidence_panel.findChildren(QPushButton)
    QTest.mouseClick(next(b for b in buttons if b.text().startswith(words)), LEFT)


def test_a_dropped_file_is_kept_and_shown(page: LedgerPage, desk: Desk, letter: Path) -> None:
    assert "还没有佐证材料" in read_all(page.evidence_panel)
    drop(page, letter)
    rows = desk.store.read(list_evidence)
    assert [(row.name, row.subject) for row in rows] == [("挂牌批文.pdf", Subject.TASK)]
    assert "挂牌批文.pdf" in read_all(page.evidence_panel)


def test_a_file_is_picked_in_a_dialog(
    page: LedgerPage, desk: Desk, letter: Path, when_asked: WhenAsked
) -> None:
    def pick(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(letter))
        dialog.accept()

    when_asked(pick)
    press(page, "添加文件")
    assert len(desk.store.read(list_evidence)) == 1


def test_a_file_can_stand_for_a_milestone(page: LedgerPage, desk: Desk, letter: Path) -> None:
    task = page.table.chosen_row()
    assert task is not None
    page.evidence_panel.subject.put(task.milestones[0].id)
    drop(page, letter)
    assert desk.store.read(list_evidence)[0].subject_id == task.milestones[0].id


def test_what_cannot_be_taken_is_said_and_the_rest_is_kept(
    page: LedgerPage, desk: Desk, letter: Path, tmp_path: Path
) -> None:
    drop(page, tmp_path, letter)
    assert "不是普通文件，请选一个文件。" in read_all(page.evidence_panel)
    assert len(desk.store.read(list_evidence)) == 1


def test_one_click_opens_a_file(page: LedgerPage, letter: Path) -> None:
    drop(page, letter)
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show_file")  # type: ignore[arg-type] # the stub asks for bytes, Qt takes a name
    QTest.mouseClick(page.evidence_panel.files.lines[0].link, LEFT)
    QDesktopServices.unsetUrlHandler("file")
    assert [path.read_bytes() for path in viewer.shown] == [letter.read_bytes()]


def test_a_lost_file_is_said(page: LedgerPage, desk: Desk, letter: Path) -> None:
    drop(page, letter)
    next(evidence_folder(desk.store.path).iterdir()).unlink()
    QTest.mouseClick(page.evidence_panel.files.lines[0].link, LEFT)
    assert "不在文件夹里了" in read_all(page.evidence_panel)


def test_the_last_file_is_removed_and_brought_back(
    page: LedgerPage, desk: Desk, letter: Path
) -> None:
    press(page, "移除")
    drop(page, letter)
    press(page, "移除")
    assert desk.store.read(list_evidence) == []
    desk.store.undo()
    assert len(desk.store.read(list_evidence)) == 1
    press(page, "返回")
    assert page.side.currentWidget() is page.detail


def test_what_is_said_to_be_done_without_evidence_is_listed(
    page: LedgerPage, desk: Desk, letter: Path
) -> None:
    page.take({"evidence": LACKING})
    assert page.model.rowCount() == 0
    page.show_all()
    page.table.choose_at(10)
    task = page.table.chosen_row()
    assert task is not None
    done = MilestoneDraft(done_on=desk.as_of, account="已挂牌。")
    desk.store.write(record_milestone, task.milestones[0].id, done, desk.as_of)
    page.take({"evidence": LACKING})
    assert [row.number for row in page.model.rows] == [11]
    page.show_evidence()
    page.evidence_panel.subject.put(task.milestones[0].id)
    drop(page, letter)
    assert page.model.rowCount() == 0
