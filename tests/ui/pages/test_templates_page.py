"""版式: how each kind of paper is made up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.ui.pdfs import read_text
from tests.ui.test_dialogs import press as answer
from ui.desk import Desk
from ui.pages.paper_view import INVITED, OPEN
from ui.pages.templates import TemplatesPage
from workbench.papers import AnnexKind, PaperKind
from workbench.templates import TemplateDraft, get_template, save_template

SLOW = 20_000
"""Milliseconds in which a machine with other work has made a paper."""
LEFT = Qt.MouseButton.LeftButton
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def page(autumn_desk: Desk, qtbot: QtBot) -> TemplatesPage:
    made = TemplatesPage(autumn_desk)
    made.kinds.pick(str(PaperKind.UNIT))
    show(qtbot, made)
    wait_made(made, qtbot)
    return made


def wait_made(page: TemplatesPage, qtbot: QtBot) -> None:
    """Until the paper shows what is typed."""

    def is_made() -> bool:
        view = page.view
        waits = page.pause.isActive() or page._is_making
        is_open = view.currentIndex() == OPEN and view.preview.page_count() > 0
        # The preview keeps the paper before until the pages of the new one are measured.
        return not waits and is_open and view.preview._path.is_file()

    qtbot.waitUntil(is_made, timeout=SLOW)


def paper(page: TemplatesPage, qtbot: QtBot) -> str:
    """The words of the paper that is shown."""
    wait_made(page, qtbot)
    return read_text(page.view.preview._path)


def click(page: QWidget, words: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text().startswith(words))
    QTest.mouseClick(button, LEFT)


def shown(page: TemplatesPage, qtbot: QtBot, words: str) -> bool:
    """Whether the paper comes to have these words."""
    qtbot.waitUntil(lambda: words in paper(page, qtbot), timeout=SLOW)
    return True


def test_the_kind_is_shown_as_it_is_made_up_now(page: TemplatesPage, qtbot: QtBot) -> None:
    office = page.desk.store.read(get_template, PaperKind.UNIT).signatory
    assert page.form.texts()["signatory"] == office
    assert shown(page, qtbot, "专报〔2019〕")
    assert not page.form.is_dirty()


def test_what_is_typed_is_soon_seen_on_the_paper_and_nothing_is_saved(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    before = page.desk.store.read(get_template, PaperKind.UNIT)
    write(page.form, "opening", "现将有关情况专报如下。")
    write(page.form, "number_word", "知专")
    assert shown(page, qtbot, "现将有关情况专报如下。")
    assert shown(page, qtbot, "知专〔2019〕")
    assert page.desk.store.read(get_template, PaperKind.UNIT) == before
    page.form.saved()


def test_ctrl_s_saves_and_a_second_change_is_saved_too(page: TemplatesPage) -> None:
    said: list[str] = []
    page.desk.bus.said.connect(said.append)
    for words in ("市委领导", "市政府领导"):
        write(page.form, "addressee", words)
        save(page.form)
        assert page.desk.store.read(get_template, PaperKind.UNIT).addressee == words
    assert said == ["已保存单位专报版式，从下一份起使用"] * 2
    assert not page.form.is_dirty()


def test_what_was_saved_is_taken_back_by_undo(page: TemplatesPage) -> None:
    write(page.form, "mark", "改了")
    save(page.form)
    page.desk.store.undo()
    assert page.form.texts()["mark"] == "单位专报"
    assert not page.form.is_dirty()


def test_boxes_are_ticked_for_the_seal_and_the_annexes(page: TemplatesPage) -> None:
    for words in ("加盖印章，署名处留出位置", str(AnnexKind.SOURCES)):
        box = next(b for b in page.form.findChildren(QCheckBox) if b.text() == words)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    save(page.form)
    row = page.desk.store.read(get_template, PaperKind.UNIT)
    assert row.is_sealed
    assert row.annexes == (AnnexKind.SOURCES,)


def test_what_cannot_be_taken_is_said_under_its_field_and_above_the_paper(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    write(page.form, "named_from", "101")
    qtbot.waitUntil(lambda: not page.pause.isActive())
    assert "请填 0 到 100 之间的整数。改正后预览会更新。" in read_all(page)
    write(page.form, "named_from", "5")
    write(page.form, "number_word", "")
    save(page.form)
    (problem,) = problems_in(page.form, "number_word")
    assert "文号代字" in problem
    write(page.form, "number_word", "专报")
    qtbot.waitUntil(lambda: not page.pause.isActive())
    assert "改正后预览会更新" not in read_all(page)
    page.form.saved()


def test_the_usual_template_is_filled_in_and_counts_once_saved(page: TemplatesPage) -> None:
    write(page.form, "mark", "专报")
    save(page.form)
    click(page, "恢复默认")
    assert page.form.texts()["mark"] == "单位专报"
    assert page.form.is_dirty()
    assert page.desk.store.read(get_template, PaperKind.UNIT).mark == "专报"
    save(page.form)
    assert page.desk.store.read(get_template, PaperKind.UNIT).mark == "单位专报"


def test_another_kind_is_shown_with_its_own_paper(page: TemplatesPage, qtbot: QtBot) -> None:
    page.take({"view": "templates", "kind": PaperKind.BULLETIN})
    assert page.form.texts()["number_word"] == "通报"
    assert shown(page, qtbot, "通报〔2019〕")
    page.take({"view": "templates"})
    assert page.kinds.value() == "督查通报"


@pytest.mark.parametrize(
    ("words", "kind", "saved"),
    [
        ("继续填写", "单位专报", "单位专报"),
        ("不保存", "督查通报", "单位专报"),
        ("保存", "督查通报", "改了"),
    ],
)
def test_what_is_typed_is_never_lost_by_showing_another_kind(
    page: TemplatesPage, when_asked: WhenAsked, words: str, kind: str, saved: str
) -> None:
    said: list[str] = []
    page.desk.bus.said.connect(said.append)
    write(page.form, "mark", "改了")
    when_asked(answer(words))
    click(page.kinds, "督查通报")
    assert page.kinds.value() == page.form.kind == kind
    assert page.desk.store.read(get_template, PaperKind.UNIT).mark == saved
    assert page.form.is_dirty() == (words == "继续填写")
    assert said == ["已保存单位专报版式，从下一份起使用"] * (words == "保存")
    page.form.saved()


def test_esc_takes_back_what_was_typed(page: TemplatesPage, when_asked: WhenAsked) -> None:
    write(page.form, "mark", "改了")
    when_asked(answer("不保存"))
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.form.texts()["mark"] == "单位专报"


def test_a_template_changed_elsewhere_is_refused_in_the_form_and_the_text_stays(
    page: TemplatesPage,
) -> None:
    write(page.form, "mark", "我的")
    row = page.desk.store.read(get_template, PaperKind.UNIT)
    values = {name: getattr(row, name) for name in TemplateDraft.model_fields}
    page.desk.store.write(save_template, TemplateDraft(**(values | {"mark": "别人的"})), 0)
    save(page.form)
    assert "这份版式刚在别处改过，请重新打开后再改。" in read_all(page.form)
    assert page.form.texts()["mark"] == "我的"
    page.form.saved()


def test_typing_faster_than_the_paper_is_made_shows_the_last_word(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    for words in ("甲机关", "乙机关", "丙机关"):
        write(page.form, "signatory", words)
        page.make()
    assert shown(page, qtbot, "丙机关")
    assert "甲机关" not in paper(page, qtbot)
    page.form.saved()


def test_without_a_paper_of_its_kind_the_page_says_so(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.samples.list_papers", lambda *_: [])
    page = TemplatesPage(desk)
    page.kinds.pick(str(PaperKind.YEAR))
    show(qtbot, page)
    qtbot.waitUntil(lambda: page.view.currentIndex() == INVITED, timeout=SLOW)
    assert "还没有可以预览的文书；版式照样可以保存。" in read_all(page)
    with qtbot.waitSignal(desk.bus.wanted):
        click(page.view, "到文书")


def test_a_folder_that_is_gone_is_said_and_can_be_tried_again(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    page._folder.cleanup()
    page.make()
    qtbot.waitUntil(lambda: page.view.currentIndex() == INVITED, timeout=SLOW)
    assert "临时文件夹不能写入" in read_all(page)
    Path(page._folder.name).mkdir()
    click(page.view, "再试一次")
    assert shown(page, qtbot, "专报〔2019〕")


def test_the_keyboard_comes_to_the_first_field(page: TemplatesPage) -> None:
    page.setFocus()
    assert page.form.editor("mark").hasFocus()
