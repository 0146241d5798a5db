from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import answer, problems_in, read_all, save, show
from ui.desk import Desk
from ui.pages.paper_editor import LINKED, TEXT, PaperEditor
from ui.paper_wording import PaperWording, read_wording
from ui.parts.figure_text import FigureTextEdit
from ui.parts.picker import Picker
from workbench.papers import PaperKey, PaperKind
from workbench.rewrites import Link, list_rewrites

TODAY = date(2019, 11, 30)
LEFT = Qt.MouseButton.LeftButton
KEY = PaperKey(PaperKind.PHASE, "2")
Typing = Callable[[QWidget, str], None]
WhenAsked = Callable[[Callable[[QDialog], object]], None]


def wording(desk: Desk) -> PaperWording:
    return read_wording(desk.store, KEY, TODAY, None)


@pytest.fixture
def editor(autumn_desk: Desk, qtbot: QtBot) -> PaperEditor:
    made = PaperEditor(autumn_desk)
    show(qtbot, made)
    made.resize(430, 640)
    made.open_on(wording(autumn_desk))
    return made


def text(editor: PaperEditor) -> FigureTextEdit:
    found = editor.form.editor(TEXT)
    assert isinstance(found, FigureTextEdit)
    return found


def choose(editor: PaperEditor, title: str) -> None:
    rows = [editor.list.item(row).text() for row in range(editor.list.count())]
    row = next(row for row, words in enumerate(rows) if words.startswith(title))
    editor.list.scrollToItem(editor.list.item(row))
    place = editor.list.visualItemRect(editor.list.item(row)).center()
    QTest.mouseClick(editor.list.viewport(), LEFT, pos=place)


def said(editor: PaperEditor) -> str:
    return read_all(editor.form)


def after_first_figure(editor: PaperEditor) -> None:
    """Put the cursor behind the first figure of the text."""
    whole = text(editor).document().toRawText()
    cursor = text(editor).textCursor()
    cursor.setPosition(whole.index("\ufffc") + 1)
    text(editor).setTextCursor(cursor)
    text(editor).setFocus()


def test_the_passages_are_listed_by_their_headings_and_the_first_is_open(
    editor: PaperEditor, autumn_desk: Desk
) -> None:
    titles = [passage.title for passage in wording(autumn_desk).passages]
    assert editor.list.count() == len(titles) > 3
    assert editor.list.item(0).text().startswith(f"{titles[0]}　")
    assert editor.form.accessibleName() == titles[0]
    assert text(editor).hasFocus()
    assert not editor.restoring.isEnabled()


def test_the_chosen_passage_comes_with_its_figures_and_is_shown_on_the_paper(
    editor: PaperEditor, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(editor.chosen) as chosen:
        choose(editor, "一、")
    assert chosen.args == [next(iter(text(editor).figures()))]
    assert LINKED in said(editor)


def test_words_typed_around_figures_are_kept_with_the_figures_linked(
    editor: PaperEditor, autumn_desk: Desk, type_text: Typing, qtbot: QtBot
) -> None:
    choose(editor, "一、")
    figures = text(editor).figures()
    text(editor).moveCursor(QTextCursor.MoveOperation.End)
    type_text(text(editor), "各单位要抓紧。")
    with qtbot.waitSignal(autumn_desk.bus.said) as told:
        save(editor.form)
    assert told.args == [f"已保存改写：{editor.form.accessibleName()}"]
    (row,) = autumn_desk.store.read(list_rewrites, KEY).values()
    links = [part for rows in row.paragraphs for part in rows if isinstance(part, Link)]
    assert {link.key: link.words for link in links} == figures
    assert not editor.form.is_dirty()
    editor.renew(wording(autumn_desk))
    assert "（已改写）" in editor.list.currentItem().text()
    assert editor.restoring.isEnabled()


def test_a_deleted_figure_is_said_to_be_disconnected_until_it_is_back(
    editor: PaperEditor,
) -> None:
    choose(editor, "一、")
    words = next(iter(text(editor).figures().values()))
    after_first_figure(editor)
    QTest.keyClick(text(editor), Qt.Key.Key_Backspace)
    assert f"已断开 1 个数字（{words}），纸上会注明。" in said(editor)
    QTest.keyClick(text(editor), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert LINKED in said(editor)


def test_a_disconnected_figure_can_be_put_in_again_from_the_list(editor: PaperEditor) -> None:
    choose(editor, "一、")
    key = next(iter(text(editor).figures()))
    after_first_figure(editor)
    QTest.keyClick(text(editor), Qt.Key.Key_Backspace)
    QTest.mouseClick(editor.inserting, LEFT)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    typed = picker.findChild(QLineEdit)
    assert typed
    assert editor._paper
    typed.setText(editor._paper.figures[key].formula)
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert LINKED in said(editor)
    assert editor.focusWidget() is text(editor)


def test_the_programs_words_come_back(
    editor: PaperEditor, autumn_desk: Desk, type_text: Typing
) -> None:
    before = text(editor).raw()
    type_text(text(editor), "经研究，")
    save(editor.form)
    editor.renew(wording(autumn_desk))
    assert text(editor).raw() != before
    QTest.mouseClick(editor.restoring, LEFT)
    assert autumn_desk.store.read(list_rewrites, KEY) == {}
    editor.renew(wording(autumn_desk))
    assert text(editor).raw() == before


def test_saving_the_programs_own_words_rewrites_nothing(
    editor: PaperEditor, autumn_desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autumn_desk.bus.said) as told:
        save(editor.form)
    assert told.args == ["文字和原文一样，没有改写。"]
    assert autumn_desk.store.read(list_rewrites, KEY) == {}


def test_an_empty_passage_is_refused_at_its_field(editor: PaperEditor, autumn_desk: Desk) -> None:
    text(editor).selectAll()
    QTest.keyClick(text(editor), Qt.Key.Key_Delete)
    save(editor.form)
    assert problems_in(editor.form, TEXT)[0].startswith("请填写这一节的文字")
    assert autumn_desk.store.read(list_rewrites, KEY) == {}
    editor.form.saved()


def test_another_passage_waits_while_text_is_not_saved(
    editor: PaperEditor, when_asked: WhenAsked, type_text: Typing
) -> None:
    type_text(text(editor), "经研究，")
    typed = text(editor).raw()
    when_asked(lambda dialog: dialog.reject())
    choose(editor, "一、")
    assert text(editor).raw() == typed
    assert editor.list.currentRow() == 0
    when_asked(lambda _: answer("不保存")())
    choose(editor, "一、")
    assert editor.list.currentRow() == 1
    assert editor.may_leave()


def test_what_is_being_typed_stays_when_the_paper_is_made_again(
    editor: PaperEditor, autumn_desk: Desk, type_text: Typing
) -> None:
    type_text(text(editor), "经研究，")
    typed = text(editor).raw()
    editor.renew(wording(autumn_desk))
    assert text(editor).raw() == typed
    editor.form.saved()


def test_text_stays_with_its_passage_when_others_come_before_it(
    editor: PaperEditor, autumn_desk: Desk, type_text: Typing
) -> None:
    choose(editor, "一、")
    type_text(text(editor), "经研究，")
    typed, now = text(editor).raw(), wording(autumn_desk)
    first = replace(now.passages[0], passage="新增#1", title="新增")
    editor.renew(replace(now, passages=(first, *now.passages)))
    assert editor.list.currentRow() == 2
    assert text(editor).raw() == typed
    save(editor.form)
    assert list(autumn_desk.store.read(list_rewrites, KEY)) == [now.passages[1].passage]


def test_a_passage_that_went_away_leaves_only_when_nothing_is_typed_in_it(
    editor: PaperEditor, autumn_desk: Desk, type_text: Typing
) -> None:
    now = wording(autumn_desk)
    rest = replace(now, passages=now.passages[1:])
    type_text(text(editor), "经研究，")
    editor.renew(rest)
    assert editor.form.accessibleName() == now.passages[0].title
    editor.form.saved()
    editor.renew(rest)
    assert editor.form.accessibleName() == now.passages[1].title


def test_the_cursor_stays_when_the_saved_text_comes_back_from_the_paper(
    editor: PaperEditor, autumn_desk: Desk, type_text: Typing
) -> None:
    choose(editor, "一、")
    after_first_figure(editor)
    type_text(text(editor), "约")
    place = text(editor).textCursor().position()
    save(editor.form)
    editor.renew(wording(autumn_desk))
    assert text(editor).textCursor().position() == place > 0
    assert editor.restoring.isEnabled()


def test_escape_leaves(editor: PaperEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(text(editor), Qt.Key.Key_Escape)
    editor.list.setFocus()
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor.list, Qt.Key.Key_Escape)


def test_nothing_happens_before_a_paper_is_open(autumn_desk: Desk, qtbot: QtBot) -> None:
    bare = PaperEditor(autumn_desk)
    show(qtbot, bare)
    bare.offer_figures()
    bare.restore()
    save(bare.form)
    QTest.keyClicks(text(bare), "a")
    assert QApplication.activePopupWidget() is None
    bare.form.saved()
