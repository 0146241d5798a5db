from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import CONTROL, problems_in, save, show, write
from ui.desk import Desk
from ui.pages.ledger import MISSING, LedgerPage
from ui.pages.list_page import ListPage
from ui.pages.members import MembersPage
from ui.parts.form import Form
from ui.start import PAGES
from workbench.records import checked
from workbench.views import ViewDraft, list_views, save_view

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
Typing = Callable[[QWidget, str], None]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> LedgerPage:
    made = LedgerPage(desk)
    show(qtbot, made)
    return made


def menu_of(page: ListPage[object] | LedgerPage | MembersPage) -> QMenu:
    QTest.mouseClick(page.views, LEFT_BUTTON)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words_in(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, *path: str) -> None:
    """Follow the words into the menu, then close it as Qt would."""
    for words in path:
        action = next(action for action in menu.actions() if action.text() == words)
        below = action.menu()
        if isinstance(below, QMenu):
            menu = below
        else:
            action.trigger()
    QApplication.processEvents()
    while popup := QApplication.activePopupWidget():
        popup.close()


def keep(page: LedgerPage | MembersPage, name: str) -> Form:
    choose(menu_of(page), "保存当前筛选……")
    form = page.side.currentWidget()
    assert isinstance(form, Form)
    write(form, "name", name)
    save(form)
    return form


def numbers(page: LedgerPage) -> list[int]:
    return [row.number for row in page.model.rows]


@pytest.fixture
def said(desk: Desk) -> Iterator[list[str]]:
    heard: list[str] = []
    desk.bus.said.connect(heard.append)
    yield heard
    desk.bus.said.disconnect(heard.append)


# 本页查找


def test_words_narrow_the_page_and_the_keyboard_reaches_them(
    page: LedgerPage, type_text: Typing
) -> None:
    field = page.filters.field
    assert field.toolTip() == "查找任务内容、单位、序号（Ctrl+Shift+F）"
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL | SHIFT)
    assert field.hasFocus()
    type_text(field, "知识产权法庭")
    assert numbers(page) == [12]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert numbers(page) == [12]
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL | SHIFT)
    assert field.selectedText() == "知识产权法庭"
    QTest.keyClicks(field, "11")
    assert numbers(page) == [11]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert len(numbers(page)) == 50


def test_a_unit_is_found_in_the_rows_of_its_group_too(page: LedgerPage) -> None:
    page.take({"words": "托县政府"})
    assert [row.lead_names for row in page.model.rows]
    assert all("托县政府" in [d.unit for d in row.duties] for row in page.model.rows)
    assert page.filters.field.text() == "托县政府"


def test_another_wish_takes_the_words_away(page: LedgerPage) -> None:
    page.take({"words": "托县政府"})
    page.take({"reporting": MISSING})
    assert page.filters.typed() == ""


# Saving


def test_an_unfiltered_page_has_nothing_to_save(page: LedgerPage) -> None:
    menu = menu_of(page)
    assert words_in(menu) == ["还没有保存的视图", "保存当前筛选……"]
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())
    menu.close()


def test_the_present_filters_are_kept_under_a_name_and_set_again(
    page: LedgerPage, desk: Desk, said: list[str]
) -> None:
    page.programme.pick(4)
    page.lead.pick(page.rows[20].leads[0].unit_id)
    page.filter_text("质押")
    kept = numbers(page)
    assert kept
    keep(page, "质押融资")
    assert said == ["已保存视图“质押融资”"]
    (view,) = desk.store.read(list_views, "ledger")
    assert view.filters == {
        "programme": "4",
        "lead": str(page.rows[20].leads[0].unit_id),
        "words": "质押",
    }
    page.show_all()
    page.schedule_class.pick(page.rows[0].assessment.schedule_class)
    choose(menu_of(page), "质押融资")
    assert numbers(page) == kept
    assert (page.programme.value(), page.filters.typed()) == (4, "质押")
    assert page.schedule_class.value() is None
    assert len(said) == 1


def test_a_name_that_is_taken_is_refused_under_its_field(page: LedgerPage, desk: Desk) -> None:
    page.filter_text("质押")
    keep(page, "质押")
    form = keep(page, "质押")
    assert problems_in(form, "name") == ["已有名为“质押”的视图，请换一个名称。"]
    write(form, "name", "")
    save(form)
    assert problems_in(form, "name") == ["请填写名称。"]
    write(form, "name", "融资")
    save(form)
    assert [view.name for view in desk.store.read(list_views, "ledger")] == ["融资", "质押"]
    assert page.side.currentWidget() is page.detail


def test_a_form_with_unsaved_text_is_not_pushed_aside(
    page: LedgerPage, when_asked: Callable[[Callable[..., object]], None]
) -> None:
    page.filter_text("质押")
    page.start_new()
    QTest.keyClicks(page.progress_form.editor("percent"), "35")
    when_asked(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    choose(menu_of(page), "保存当前筛选……")
    assert page.side.currentWidget() is page.progress_form
    page.progress_form.saved()


# Choosing and forgetting


def test_a_value_that_is_gone_is_left_out_and_said(
    page: LedgerPage, desk: Desk, said: list[str]
) -> None:
    filters = {"lead": str(uuid4()), "programme": "9", "due": "30天内到期", "nobody": "x"}
    draft = {"page": "ledger", "name": "旧", "filters": filters}
    desk.store.write(save_view, checked(ViewDraft, draft))
    choose(menu_of(page), "旧")
    assert said == ["视图“旧”中重点任务、牵头单位的条件已不存在，没有采用；其余条件已设好。"]
    assert (page.programme.value(), page.lead.value()) == (None, None)
    assert page.due.value() == "30天内到期"


def test_a_view_is_deleted_and_comes_back_with_undo(
    page: LedgerPage, desk: Desk, said: list[str]
) -> None:
    page.filter_text("质押")
    keep(page, "A&B")
    assert "A&&B" in words_in(menu_of(page))
    choose(menu_of(page), "删除视图", "A&&B")
    assert said[-1] == "已删除视图“A&B”"
    assert desk.store.read(list_views, "ledger") == []
    desk.store.undo()
    assert [view.name for view in desk.store.read(list_views, "ledger")] == ["A&B"]


def test_each_page_has_its_own_views(page: LedgerPage, desk: Desk, qtbot: QtBot) -> None:
    members = MembersPage(desk)
    show(qtbot, members)
    members.gap.pick("缺手机")
    keep(members, "缺手机的")
    menu = menu_of(members)
    assert words_in(menu)[0] == "缺手机的"
    menu.close()
    menu = menu_of(page)
    assert words_in(menu)[0] == "还没有保存的视图"
    menu.close()


def test_every_list_page_keeps_its_views_under_its_own_key(desk: Desk, qtbot: QtBot) -> None:
    pages = {spec.key: spec.build(desk) for spec in PAGES}
    for page in pages.values():
        qtbot.addWidget(page)
    lists = {key: page.key for key, page in pages.items() if isinstance(page, ListPage)}
    assert len(lists) >= 5
    assert all(key == kept for key, kept in lists.items())
