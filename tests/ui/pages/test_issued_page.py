"""已定稿: the register of issued papers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fingers import keys, press
from tests.ui.hands import read_all, show
from tests.ui.issues import issue
from ui.desk import Desk
from ui.issued_papers import find_figures
from ui.pages.issued import IssuedPage
from ui.pages.issued_register import COLUMNS
from ui.pages.paper_view import INVITED, OPEN
from ui.parts.picker import Picker
from ui.parts.press import PressLine
from workbench.archive import Form, archived_path
from workbench.issued import IssuedRow, list_issues, revoke_issue
from workbench.papers import PaperKind
from workbench.reporting.figures import Source, count_of, phrase
from workbench.tasks import task_titles

LEFT = Qt.MouseButton.LeftButton
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> IssuedPage:
    for subject, number, day, text in (
        ("2019-09", 1, date(2019, 9, 30), "逾期2项。"),
        ("2019-10", 2, date(2019, 10, 31), "逾期3项。"),
    ):
        issue(desk.store, PaperKind.BULLETIN, subject, number, day, text)
    issue(desk.store, PaperKind.PHASE, "1", 1, date(2019, 11, 29), "第一阶段。")
    revoked = next(row for row in desk.store.read(list_issues) if row.subject == "2019-09")
    desk.store.write(revoke_issue, revoked.id, date(2019, 10, 8))
    made = IssuedPage(desk)
    show(qtbot, made)
    return made


def choose(page: IssuedPage, number: str) -> IssuedRow:
    row = next(row for row in page.register.rows if row.document_number == number)
    assert page.register.table.choose(row.id)
    return row


def click(page: QWidget, words: str) -> None:
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    button = next(b for b in buttons if words in (b.accessibleName(), b.text()))
    QTest.mouseClick(button, LEFT)


def cells(page: IssuedPage) -> list[list[str]]:
    model = page.register.model
    rows = [model.row_at(model.index(n, 0)) for n in range(model.rowCount())]
    return [[column.text(row) for column in COLUMNS] for row in rows if row]


def wait_open(page: IssuedPage, qtbot: QtBot) -> None:
    view = page.reader.view
    qtbot.waitUntil(
        lambda: view.currentIndex() == OPEN and view.preview.page_count() > 0, timeout=20_000
    )


def test_the_register_holds_every_paper_the_latest_first(page: IssuedPage) -> None:
    assert cells(page) == [
        ["报告〔2019〕1号", "1阶段报告", "2019-11-29", "2019-11-29", "有效"],
        ["通报〔2019〕2号", "2019-10督查通报", "2019-10-31", "2019-10-31", "有效"],
        ["通报〔2019〕1号", "2019-09督查通报", "2019-09-30", "2019-09-30", "作废"],
    ]
    assert page.register.summarise() == "3 份　作废 1"


def test_it_is_narrowed_by_kind_state_year_and_words(page: IssuedPage) -> None:
    register = page.register

    def left() -> list[str]:
        return [row[0][:2] + row[0][-2:] for row in cells(page)]

    register.kind.pick(PaperKind.BULLETIN)
    assert left() == ["通报2号", "通报1号"]
    register.state.pick("有效")
    assert left() == ["通报2号"]
    register.show_all()
    register.year.pick(2019)
    register.filter_text("09")
    assert left() == ["通报1号"]
    register.filter_text("没有")
    assert "没有符合条件的文书。" in read_all(page)
    click(page, "清除筛选")
    assert len(left()) == 3


def test_an_empty_register_says_how_it_fills(desk: Desk, qtbot: QtBot) -> None:
    page = IssuedPage(desk)
    show(qtbot, page)
    assert "生成一份文书后按“定稿”。" in read_all(page)
    with qtbot.waitSignal(desk.bus.wanted) as wanted:
        click(page, "到文书")
    assert wanted.args == ["reports", {"view": "papers"}]
    assert page.register.summarise() == "0 份"


def test_beside_the_list_stands_when_it_went_out_and_what_was_archived(page: IssuedPage) -> None:
    row = choose(page, "通报〔2019〕1号")
    said = read_all(page.register.detail)
    for words in ("2019年9月30日", "作废", "2019年10月8日", row.pdf_sha256[:16], "Word", "数据"):
        assert words in said
    assert not page.register.revoking.isEnabled()


def test_enter_opens_the_paper_and_esc_leads_back_to_its_line(
    page: IssuedPage, qtbot: QtBot
) -> None:
    choose(page, "通报〔2019〕2号")
    page.register.table.setFocus()
    press(Qt.Key.Key_Return)
    wait_open(page, qtbot)
    assert page.reader.view.preview.hasFocus()
    assert "通报〔2019〕2号　2019-10督查通报" in read_all(page)
    press(Qt.Key.Key_Escape)
    assert page.register.table.hasFocus()
    chosen = page.register.table.chosen_row()
    assert chosen is not None
    assert chosen.document_number == "通报〔2019〕2号"


def test_a_revoked_paper_says_so_while_it_is_read(page: IssuedPage, qtbot: QtBot) -> None:
    page.open(choose(page, "通报〔2019〕1号"))
    wait_open(page, qtbot)
    assert "（2019年10月8日作废）" in read_all(page)


def test_esc_in_the_search_ends_only_the_search(page: IssuedPage, qtbot: QtBot) -> None:
    page.open(choose(page, "通报〔2019〕2号"))
    wait_open(page, qtbot)
    preview = page.reader.view.preview
    QTest.keyClick(preview, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    keys("逾期")
    qtbot.waitUntil(lambda: preview.bar.count.text() == "第 1 处，1 处")
    press(Qt.Key.Key_Escape)
    assert page.currentWidget() is page.reader
    press(Qt.Key.Key_Escape)
    assert page.currentWidget() is page.register


@pytest.fixture
def figured(page: IssuedPage, qtbot: QtBot) -> IssuedPage:
    """A paper with a figure in it is read."""
    task = next(number for _, number, _ in page.desk.store.read(task_titles))
    rows = (Source(f"第{task}项"), Source("第99项"))
    text = phrase("逾期", count_of("tasks.late", rows, "逾期的任务数"), "项。")
    day = date(2019, 11, 29)
    page.open(issue(page.desk.store, PaperKind.BULLETIN, "2019-11", 3, day, text))
    wait_open(page, qtbot)
    preview = page.reader.view.preview
    qtbot.waitUntil(lambda: bool(preview._spots.of("tasks.late")), timeout=20_000)
    return page


def test_a_figure_of_an_issued_paper_says_where_it_comes_from(
    figured: IssuedPage, qtbot: QtBot
) -> None:
    reader = figured.reader
    QTest.keyClick(reader.view.preview, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    assert "逾期的任务数" in read_all(reader.answer)
    with qtbot.waitSignal(figured.desk.bus.wanted) as wanted:
        QTest.mouseClick(reader.answer.findChildren(PressLine)[0], LEFT)
    assert wanted.args[0] == "ledger"
    press(Qt.Key.Key_Escape)
    assert not reader.answer.isVisible()
    assert figured.currentWidget() is reader
    press(Qt.Key.Key_Escape)
    assert figured.currentWidget() is figured.register


def test_an_unknown_figure_is_not_answered(figured: IssuedPage) -> None:
    figured.reader.ask("tasks.none")
    assert not figured.reader.answer.isVisible()


def test_places_found_too_late_are_not_those_of_another_paper(figured: IssuedPage) -> None:
    marked = find_figures(figured._paper, Path(figured._folder.name)) if figured._paper else None
    assert marked is not None
    figured.reader.view.preview.set_marks(())
    figured._paper = None
    figured._take_figures(marked)
    assert not figured.reader.view.preview._spots.of("tasks.late")


@pytest.mark.parametrize("is_lost", [False, True])
def test_an_altered_or_lost_paper_says_so_instead_of_pages(
    page: IssuedPage, desk: Desk, qtbot: QtBot, *, is_lost: bool
) -> None:
    row = choose(page, "通报〔2019〕2号")
    path = archived_path(desk.store.path, row.pdf_sha256, Form.PDF)
    path.chmod(0o600)
    path.write_bytes(b"other")
    if is_lost:
        path.unlink()
    click(page, "打开")
    qtbot.waitUntil(lambda: page.reader.view.currentIndex() == INVITED)
    assert "通报〔2019〕2号的归档文件缺失或被改动，请从备份中找回。" in read_all(page)
    click(page, "返回登记簿")
    assert page.currentWidget() is page.register


@pytest.mark.parametrize(
    ("words", "form"),
    [("保存 PDF", Form.PDF), ("保存 Word", Form.WORD), ("保存数据", Form.DATA)],
)
def test_what_was_archived_is_saved_as_the_same_bytes(
    page: IssuedPage, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path, words: str, form: Form
) -> None:
    row = choose(page, "通报〔2019〕2号")
    page.open(row)
    wait_open(page, qtbot)
    target = tmp_path / f"副本{form}"

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert field.text() == f"通报〔2019〕2号 2019-10督查通报{form}"
        field.setText(str(target))
        QTest.keyClick(field, Qt.Key.Key_Return)

    when_asked(accept)
    with qtbot.waitSignal(page.desk.bus.announced) as said:
        click(page, words)
    assert said.args == [f"已保存：{target}"]
    archived = archived_path(page.desk.store.path, dict(row.files)[form], form)
    assert target.read_bytes() == archived.read_bytes()


def test_saving_that_is_thought_better_of_saves_nothing(
    page: IssuedPage, qtbot: QtBot, when_asked: WhenAsked
) -> None:
    page.save(Form.PDF)  # nothing is open: nothing is asked
    page.open(choose(page, "通报〔2019〕2号"))
    wait_open(page, qtbot)
    when_asked(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    click(page, "保存 PDF")


def test_two_papers_are_chosen_and_compared(page: IssuedPage, qtbot: QtBot) -> None:
    choose(page, "通报〔2019〕2号")
    click(page, "与另一份比较")
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    press(Qt.Key.Key_Return)  # the one of the same kind comes first
    wait_open(page, qtbot)
    assert "通报〔2019〕1号与通报〔2019〕2号对照" in read_all(page)
    assert not any(button.isVisible() for button in page.reader.savers)
    assert page.reader.acts.printing.isEnabled()


def test_a_single_paper_has_nothing_to_be_compared_with(desk: Desk, qtbot: QtBot) -> None:
    issue(desk.store, PaperKind.YEAR, "2019", 1, date(2019, 11, 29), "年度总结。")
    page = IssuedPage(desk)
    show(qtbot, page)
    page.register.choose_other()
    page.register.open_chosen()
    page.register.revoke_chosen()
    choose(page, "总结〔2019〕1号")
    assert not page.register.comparing.isEnabled()
    page.register.choose_other()
    assert QApplication.activePopupWidget() is None


def test_revoking_keeps_the_number_and_can_be_undone(page: IssuedPage, desk: Desk) -> None:
    said: list[str] = []
    desk.bus.said.connect(said.append)
    choose(page, "通报〔2019〕2号")
    click(page, "作废")
    assert said == ["已作废通报〔2019〕2号"]
    assert [row[-1] for row in cells(page)] == ["有效", "作废", "作废"]
    desk.store.undo()
    assert [row[-1] for row in cells(page)] == ["有效", "有效", "作废"]


def test_the_archive_is_checked_at_a_press(page: IssuedPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.bus.announced) as said:
        click(page, "核对归档文件")
    assert said.args == ["3 份文书的归档文件都在，没有改动。"]


def test_printing_means_the_paper_that_is_read(
    page: IssuedPage, desk: Desk, qtbot: QtBot, when_asked: WhenAsked
) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        page.print_page()
    assert said.args == ["先打开一份文书再打印。"]
    page.open(choose(page, "通报〔2019〕2号"))
    wait_open(page, qtbot)
    when_asked(lambda dialog: dialog.accept())  # 没有找到打印机
    page.print_page()


def test_a_wish_shows_its_line_in_the_register(page: IssuedPage, qtbot: QtBot) -> None:
    row = choose(page, "通报〔2019〕1号")
    page.open(choose(page, "通报〔2019〕2号"))
    wait_open(page, qtbot)
    page.setFocus()
    assert page.reader.view.preview.hasFocus()
    page.take({"view": "issued", "issue": row.id})
    assert page.currentWidget() is page.register
    assert page.register.table.chosen_row() == row
    page.setFocus()
    assert page.register.table.hasFocus()
