from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.ui.pages.paper_hands import (
    FIRST,
    FOURTH,
    LEFT,
    LONG,
    ROSTER,
    SECOND,
    THIRD,
    TIMELINE,
    lines,
    made,
    opened,
    press,
    set_day,
    warning,
)
from tests.ui.pdfs import count_pages, read_text
from ui.desk import Creates, Desk, Prints, Takes
from ui.pages.paper_view import INVITED, MAKING, OPEN
from ui.pages.reports import ReportsPage
from ui.papers import What
from workbench.contacts import ContactDraft
from workbench.members import list_members, record_contact
from workbench.papers import PaperKey, PaperKind
from workbench.plan import list_phases
from workbench.rules.schedule import ScheduleClass

TODAY = date(2019, 11, 30)
BULLETIN = PaperKey(PaperKind.BULLETIN, "2019-11")
CONTROL = Qt.KeyboardModifier.ControlModifier
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportsPage:
    made = ReportsPage(desk)
    show(qtbot, made)
    return made


def test_the_window_can_ask_of_the_page_what_a_paper_needs(page: ReportsPage) -> None:
    asked: object = page
    assert isinstance(asked, Prints)
    assert isinstance(asked, Takes)
    assert not isinstance(asked, Creates)


def test_the_cards_say_how_every_phase_stands(page: ReportsPage) -> None:
    assert [card.accessibleName() for card in page.shelf.cards.values()] == [
        "第一阶段　前期准备，2019年6月前　阶段工作 0/4，可以生成　截至 2019-06-30",
        "第二阶段　制度完善，2019年12月前　阶段工作 0/4，可以生成　截至 2019-11-30",
        "第三阶段　项目推进，2020年12月前　阶段工作 0/4，未到阶段，可先预览　截至 2019-11-30",
        "第四阶段　实施完成，2021年12月前　阶段工作 0/4，未到阶段，可先预览　截至 2019-11-30",
    ]


def test_nothing_is_made_unasked_and_the_running_phase_is_offered(
    page: ReportsPage, qtbot: QtBot
) -> None:
    assert page.view.currentIndex() == INVITED
    assert not page.acts.printing.isEnabled()
    assert "生成报告后，这里列出打印前要看的几点。" in read_all(page.panel)
    offer = next(b for b in page.view.findChildren(QPushButton) if b.text() == "生成第二阶段报告")
    QTest.mouseClick(offer, LEFT)
    assert page.view.currentIndex() == MAKING
    qtbot.waitUntil(lambda: page.view.currentIndex() == OPEN, timeout=LONG)


@pytest.mark.parametrize(
    "what",
    [
        *(FIRST, SECOND, THIRD, FOURTH, ROSTER, TIMELINE),
        BULLETIN,
        PaperKey(PaperKind.YEAR, "2019"),
    ],
)
def test_one_click_shows_all_pages_of_a_paper(page: ReportsPage, qtbot: QtBot, what: What) -> None:
    paper = opened(page, qtbot, what)
    assert paper.what == what
    assert page.view.currentIndex() == OPEN
    assert page.view.preview.page_count() == count_pages(paper.path) > 1
    assert f"第 1 / {paper.pages} 页" in read_all(page.view)
    assert f"{paper.pages} 页" in read_all(page.header)
    qtbot.waitUntil(lambda: 0 in page.view.preview._images)


def test_the_later_of_two_quick_clicks_is_shown(page: ReportsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.shelf.cards[FIRST], LEFT)
    paper = opened(page, qtbot, ROSTER)
    assert paper.what is ROSTER
    qtbot.wait(50)
    assert page.open.paper is paper


def test_the_checks_open_the_lists_they_speak_of(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    opened(page, qtbot, SECOND)
    with qtbot.waitSignal(desk.bus.wanted) as wanted:
        press(page, "项任务应已启动")
    assert wanted.args == ["ledger", {"schedule_class": ScheduleClass.UNREPORTED}]
    with qtbot.waitSignal(desk.bus.wanted) as wanted:
        press(page, "家单位本期未报齐")
    assert wanted.args == ["ledger", {"reporting": "本期未报"}]


def test_checks_of_another_day_open_nothing_for_the_lists_stand_otherwise(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    opened(page, qtbot, FIRST)
    assert not [line for line in lines(page) if "本期未报齐" in line.accessibleName()]
    assert "家单位本期未报齐，已点名" in read_all(page.panel)
    set_day(desk, date(2019, 6, 30))
    qtbot.waitUntil(lambda: any("本期未报齐" in line.accessibleName() for line in lines(page)))


def test_what_is_typed_about_a_phase_stands_in_its_report(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    opened(page, qtbot, SECOND)
    press(page, "领导小组决策")
    assert page.side.currentWidget() is page.form
    write(page.form, "account", "召开领导小组第一次会议，议定5项")
    write(page.form, "done_on", "2019-09-12")
    with qtbot.waitSignal(desk.bus.said) as said:
        save(page.form)
    assert said.args == ["已保存阶段工作落实情况"]
    item = desk.store.read(list_phases)[1].items[0]
    assert (item.account, item.done_on) == ("召开领导小组第一次会议，议定5项", date(2019, 9, 12))
    assert "阶段工作 1/4" in page.shelf.cards[SECOND].accessibleName()
    assert page.side.currentWidget() is page.panel
    assert next(line for line in lines(page) if line.hasFocus()).accessibleName() == item.text
    assert warning(page) == "数据已变化，预览还是变化前的。"
    QTest.mouseClick(page.view.again, LEFT)
    paper = made(page, qtbot)
    assert warning(page) == ""
    assert "召开领导小组第一次会议，议定5项。2019年9月12日完成。" in read_text(paper.path)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2019-02-30", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("2019-12-01", "完成日期不能晚于今天。"),
    ],
)
def test_a_day_that_cannot_be_is_refused_under_its_field(
    page: ReportsPage, desk: Desk, typed: str, sentence: str
) -> None:
    page.open_item(desk.store.read(list_phases)[1].items[0])
    write(page.form, "done_on", typed)
    save(page.form)
    assert problems_in(page.form, "done_on") == [sentence]
    assert desk.store.read(list_phases)[1].items[0].done_on is None
    page.form.saved()


def test_escape_leads_back_to_the_checks(page: ReportsPage, desk: Desk) -> None:
    page.open_item(desk.store.read(list_phases)[1].items[0])
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.panel


def test_another_paper_closes_a_form_that_holds_nothing_new(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    page.open_item(desk.store.read(list_phases)[1].items[0])
    opened(page, qtbot, ROSTER)
    assert page.side.currentWidget() is page.panel


def test_another_paper_waits_while_text_is_not_saved(
    page: ReportsPage, when_asked: WhenAsked, desk: Desk
) -> None:
    page.open_item(desk.store.read(list_phases)[1].items[0])
    write(page.form, "account", "已办理。")
    when_asked(lambda dialog: dialog.reject())
    QTest.mouseClick(page.shelf.cards[FIRST], LEFT)
    assert page.view.currentIndex() == INVITED
    assert page.form.editor("account").raw() == "已办理。"
    page.form.saved()


def test_a_check_leads_to_the_phase_item_that_lacks_its_account(
    page: ReportsPage, desk: Desk
) -> None:
    third = desk.store.read(list_phases)[1].items[2]
    page.take({"item": third.id})
    assert page.form.accessibleName() == "阶段工作　完善制度"


def test_another_page_can_ask_for_the_report_of_a_phase(page: ReportsPage, qtbot: QtBot) -> None:
    page.take({"phase": 3})
    assert made(page, qtbot).title == "项目推进阶段推进情况报告"


def test_a_chosen_day_is_the_day_of_the_next_report(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    opened(page, qtbot, SECOND)
    set_day(desk, date(2019, 9, 30))
    assert warning(page) == "统计截止日已改，预览还是截至2019年11月30日的。"
    assert page.shelf.cards[SECOND].accessibleName().endswith("截至 2019-09-30")
    assert opened(page, qtbot, SECOND).as_of == date(2019, 9, 30)
    assert warning(page) == ""
    set_day(desk, TODAY)
    assert warning(page) == "统计截止日已改，预览还是截至2019年9月30日的。"


def test_a_roster_is_outdated_by_a_new_number_but_not_by_other_work(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    opened(page, qtbot, ROSTER)
    assert "阶段工作" not in read_all(page.panel)
    page.open_item(desk.store.read(list_phases)[1].items[0])
    write(page.form, "account", "已办理。")
    save(page.form)
    assert warning(page) == ""
    college = desk.store.read(list_members, TODAY)[13]
    desk.store.write(record_contact, college.id, ContactDraft(phone="0471-4606123"))
    assert warning(page) == "数据已变化，预览还是变化前的。"


def test_page_keys_turn_the_pages_wherever_the_focus_is(page: ReportsPage, qtbot: QtBot) -> None:
    paper = opened(page, qtbot, ROSTER)
    card = page.shelf.cards[SECOND]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_End)
    assert f"第 {paper.pages} / {paper.pages} 页" in read_all(page.view)
    QTest.keyClick(card, Qt.Key.Key_Minus, CONTROL)
    assert page.view.preview.zoom() < 1


def test_the_paper_goes_whole_to_the_printer_page_by_page(
    page: ReportsPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    paper = opened(page, qtbot, ROSTER)
    said: list[str] = []
    desk.bus.said.connect(said.append)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    page.acts.print_on(printer)
    assert page.acts.printing.text() == "停止打印"
    qtbot.waitUntil(lambda: page.acts.printing.text() != "停止打印", timeout=LONG)
    assert count_pages(tmp_path / "打印.pdf") == paper.pages
    assert said[0] == f"正在打印　1 / {paper.pages} 页"
    assert said[-1] == f"已送往打印机，{paper.pages} 页。"


def test_printing_can_be_stopped(
    page: ReportsPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    opened(page, qtbot, TIMELINE)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    page.acts.print_on(printer)
    with qtbot.waitSignal(
        desk.bus.said, check_params_cb=lambda s: s == "已停止打印。", timeout=LONG
    ):
        QTest.mouseClick(page.acts.printing, LEFT)
    assert page.acts.printing.text().startswith("打印")


def closing(said: list[str]) -> Callable[[QDialog], object]:
    """Read a message and close it."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.accept()

    return act


def test_without_a_printer_one_sentence_says_what_to_do(
    page: ReportsPage, qtbot: QtBot, when_asked: WhenAsked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list, raising=True
    )
    opened(page, qtbot, ROSTER)
    said: list[str] = []
    when_asked(closing(said))
    page.print_page()
    assert said == ["没有找到打印机，请检查是否开机、连好；也可以先保存 PDF，换一台电脑打印。"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_off_is_reported_and_can_be_tried_again(
    page: ReportsPage, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    opened(page, qtbot, ROSTER)
    said: list[str] = []
    when_asked(closing(said))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "没有" / "打印.pdf"))
    page.acts.print_on(printer)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert "没有接受这份文件" in said[0]
    assert page.acts.printing.text() == "打印　Ctrl+P"
    assert page.acts.printing.isEnabled()


def test_ctrl_p_without_a_paper_says_what_comes_first(
    page: ReportsPage, qtbot: QtBot, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        page.print_page()
    assert said.args == ["先点左边的一份文书，生成后再打印。"]


def test_saving_writes_the_paper_that_is_shown(
    page: ReportsPage, qtbot: QtBot, desk: Desk, when_asked: WhenAsked, tmp_path: Path
) -> None:
    paper = opened(page, qtbot, FIRST)
    target = tmp_path / "第一阶段.pdf"
    suggested: list[str] = []

    def name_it(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        suggested.append(name.text())
        name.setText(str(target))
        QTest.keyClick(name, Qt.Key.Key_Return)

    when_asked(name_it)
    with qtbot.waitSignal(desk.bus.said, timeout=LONG) as said:
        QTest.mouseClick(page.acts.saving, LEFT)
    assert suggested == ["前期准备阶段推进情况报告（截至2019-06-30）.pdf"]
    assert said.args == [f"已保存：{target}"]
    assert target.read_bytes() == paper.path.read_bytes()


@pytest.mark.parametrize(
    ("kind", "suffix"), [("word", ".docx"), ("annexes", ".xlsx"), ("saving", ".pdf")]
)
def test_one_press_and_a_name_save_the_paper_for_word_and_its_annexes_for_excel(
    page: ReportsPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
    suffix: str,
) -> None:
    paper = opened(page, qtbot, BULLETIN)
    asked: list[Path] = []

    def ask(_: object, __: str, suggested: Path, ___: str) -> Path:
        asked.append(suggested)
        return tmp_path / suggested.name

    monkeypatch.setattr("ui.dialogs.ask_save_path", ask)
    with qtbot.waitSignal(page.desk.bus.said, timeout=LONG):
        QTest.mouseClick(getattr(page.acts, kind), LEFT)
    tail = "附件" if kind == "annexes" else ""
    assert asked[0].name == f"{paper.path.stem}{tail}{suffix}"
    assert (tmp_path / asked[0].name).stat().st_size > 1000


def test_ctrl_s_saves_the_pdf(
    page: ReportsPage, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened(page, qtbot, TIMELINE)
    assert not page.acts.annexes.isEnabled()
    monkeypatch.setattr("ui.dialogs.ask_save_path", lambda *_: tmp_path / "时间轴.pdf")
    with qtbot.waitSignal(desk.bus.said, timeout=LONG):
        QTest.keyClick(page.view.preview, Qt.Key.Key_S, CONTROL)
    assert (tmp_path / "时间轴.pdf").exists()


def test_nothing_is_saved_without_a_paper_or_without_a_name(
    page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("ui.dialogs.ask_save_path", lambda *_: asked.append(1))
    for act in (page.acts.save, page.acts.save_word, page.acts.save_annexes):
        act()
    assert not asked
    opened(page, qtbot, ROSTER)
    with qtbot.assertNotEmitted(page.desk.jobs.busy):
        page.acts.save()
    assert asked


def test_words_are_looked_for_on_the_pages(page: ReportsPage, qtbot: QtBot) -> None:
    opened(page, qtbot, ROSTER)
    find = next(b for b in page.view.findChildren(QPushButton) if b.text() == "查找")
    QTest.mouseClick(find, LEFT)
    assert page.view.preview.bar.isVisible()


def test_a_folder_that_cannot_be_written_is_named(
    page: ReportsPage, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened(page, qtbot, ROSTER)
    target = tmp_path / "没有" / "报告.pdf"
    monkeypatch.setattr("ui.dialogs.ask_save_path", lambda *_: target)
    with qtbot.waitSignal(desk.jobs.refused, timeout=LONG) as refused:
        page.acts.save()
    assert refused.args is not None
    assert str(target.parent) in refused.args[0]


def test_without_a_program_for_pdf_one_sentence_says_so(
    page: ReportsPage, qtbot: QtBot, when_asked: WhenAsked, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(page, qtbot, ROSTER)
    monkeypatch.setattr("ui.pages.paper_acts.QDesktopServices.openUrl", lambda _: False)
    said: list[str] = []
    when_asked(closing(said))
    QTest.mouseClick(page.acts.opening, LEFT)
    assert said == ["这台电脑上没有能打开 PDF 的程序，请先保存 PDF，再换一台电脑打开。"]


class Viewer(QObject):
    """Stands in for the system's PDF program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_systems_own_program_gets_the_paper(page: ReportsPage, qtbot: QtBot) -> None:
    paper = opened(page, qtbot, ROSTER)
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]  # takes str
    QTest.mouseClick(page.acts.opening, LEFT)
    QDesktopServices.unsetUrlHandler("file")
    assert viewer.opened == [str(paper.path)]


def test_a_paper_that_went_away_can_be_made_again(page: ReportsPage, qtbot: QtBot) -> None:
    paper = opened(page, qtbot, TIMELINE)
    qtbot.waitUntil(lambda: 0 in page.view.preview._images)
    paper.path.unlink()
    QTest.keyClick(page.view.preview, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.view.currentIndex() == INVITED)
    assert "打不开，文件已不在或不是 PDF，请重新生成。" in read_all(page.view)
    again = next(
        b for b in page.view.findChildren(QPushButton) if b.isVisible() and b.text() == "重新生成"
    )
    QTest.mouseClick(again, LEFT)
    qtbot.waitUntil(lambda: page.view.currentIndex() == OPEN, timeout=LONG)


def test_a_paper_that_cannot_be_made_says_why(page: ReportsPage, qtbot: QtBot, desk: Desk) -> None:
    set_day(desk, date(2018, 12, 31))
    QTest.mouseClick(page.shelf.others[ROSTER], LEFT)
    qtbot.waitUntil(lambda: page.view.currentIndex() == INVITED, timeout=LONG)
    assert "这一天还没有领导小组成员，请核对统计截止日。" in read_all(page.view)


def test_the_temporary_papers_are_gone_when_the_page_is(desk: Desk, qtbot: QtBot) -> None:
    page = ReportsPage(desk)
    page.resize(1190, 684)
    with qtbot.waitExposed(page):
        page.show()
    paper = opened(page, qtbot, ROSTER)
    folder = paper.path.parent.parent
    qtbot.waitUntil(lambda: 0 in page.view.preview._images)
    assert folder.exists()
    delete(page)
    assert not folder.exists()
