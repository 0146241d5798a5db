from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import ALT, all_problems, problems_in, read_all, save, show, write
from tests.ui.pdfs import read_text
from ui.desk import Creates, Desk, Takes
from ui.handouts import hand_out_roster
from ui.pages.member_columns import COLUMNS
from ui.pages.members import MembersPage
from workbench.handouts import HandoutDraft
from workbench.members import MemberRow, list_members
from workbench.reporting.export import export_members
from workbench.rules.masking import Mask
from workbench.store import Store

TODAY = date(2019, 11, 30)
HEAD, DIRECTOR, COLLEGE = 1, 35, 14
NO_NUMBER = "不是电话号码，请只填号码，例如 0471-3301234、138-0000-1234 或 3301234转8021。"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MembersPage:
    made = MembersPage(desk)
    show(qtbot, made)
    return made


def member(store: Store, rank: int) -> MemberRow:
    return next(row for row in store.read(list_members, TODAY) if row.rank == rank)


def choose(page: MembersPage, rank: int) -> None:
    row = next(row for row in page.rows if row.rank == rank)
    assert page.table.choose(row.id)


def cells(page: MembersPage, rank: int) -> list[str]:
    row = next(row for row in page.model.rows if row.rank == rank)
    return [column.text(row) for column in COLUMNS]


def shown(page: MembersPage) -> list[int]:
    return [row.rank for row in page.model.rows]


def summary(page: MembersPage) -> str:
    return read_all(page.header).split("\n")[1]


def open_contact(page: MembersPage, rank: int) -> None:
    choose(page, rank)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.currentWidget() is page.contact_form


def enter_contact(page: MembersPage, rank: int, **values: str) -> None:
    open_contact(page, rank)
    for name, text in values.items():
        write(page.contact_form, name, text)
    save(page.contact_form)


def open_liaison(page: MembersPage, rank: int) -> None:
    choose(page, rank)
    buttons = page.detail.findChildren(QPushButton)
    QTest.mouseClick(next(b for b in buttons if b.text() == "改联络员"), Qt.MouseButton.LeftButton)


def test_the_window_can_ask_everything_of_the_page(page: MembersPage) -> None:
    asked: object = page
    assert isinstance(asked, Creates)
    assert isinstance(asked, Takes)


def test_fifty_five_people_stand_by_rank_under_their_roles(page: MembersPage) -> None:
    assert shown(page) == list(range(1, 56))
    assert cells(page, 2) == [
        "2", "常务副组长", "张国平", "市政府党组成员、重大建设项目办公室主任", "—", "—", "—",
    ]  # fmt: skip
    assert summary(page) == "55 人　有电话 0 · 有手机 0 · 已定联络员 0 家"


def test_numbers_typed_by_keyboard_are_kept_masked_in_the_list_and_whole_beside_it(
    page: MembersPage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        enter_contact(
            page, COLLEGE, phone="0471-4606123", mobile="138-0000-1234", email="caohong@example.cn",
            room="行政楼 301",
        )  # fmt: skip
    assert said.args == ["已保存联系方式"]
    kept = member(desk.store, COLLEGE)
    assert (kept.phone, kept.mobile, kept.email, kept.room, kept.verified_on) == (
        "0471-4606123", "138-0000-1234", "caohong@example.cn", "行政楼 301", TODAY,
    )  # fmt: skip
    assert cells(page, COLLEGE)[4:6] == ["0471-4606123", "138****1234"]
    assert page.side.currentWidget() is page.detail
    for words in ("曹红", "138-0000-1234", "0471-4606123", "行政楼 301", "2019年11月30日核对"):
        assert words in read_all(page.detail).split("\n")
    assert summary(page) == "55 人　有电话 1 · 有手机 1 · 已定联络员 0 家"


def test_what_is_copied_from_the_list_is_masked_too(page: MembersPage, desk: Desk) -> None:
    enter_contact(page, COLLEGE, phone="138-0000-1234", mobile="138-0000-5678")
    page.table.copy_row()
    copied = page.table.rows_model.row_at(page.table.currentIndex())
    assert copied == member(desk.store, COLLEGE)
    assert [column.text(copied) for column in COLUMNS][4:6] == ["138****1234", "138****5678"]


def test_an_entered_number_stands_in_the_export_and_on_paper(
    page: MembersPage, desk: Desk, tmp_path: Path
) -> None:
    enter_contact(page, COLLEGE, phone="0471-4606123", mobile="138-0000-1234")
    exported = desk.store.read(export_members, TODAY, Mask.FULL)[COLLEGE - 1]
    assert (exported["name"], exported["mobile"]) == ("曹红", "138-0000-1234")
    paper = tmp_path / "通讯录.pdf"
    hand_out_roster(desk.store, TODAY, HandoutDraft(), paper, desk.clock())
    assert "曹红呼和浩特职业学院院长0471-4606123138****1234" in read_text(paper)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        (
            "phone",
            "ask at the desk",
            f"“ask at the desk”{NO_NUMBER}",
        ),
        (
            "mobile",
            "138-x",
            f"“138-x”{NO_NUMBER}",
        ),
        ("email", "caohong", "电子邮箱格式不对，应像 name@example.cn。"),
        ("verified_on", "2019-13-45", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("verified_on", "2019-12-01", "核对日期不能晚于今天。"),
    ],
)
def test_what_cannot_be_right_says_so_under_its_field_and_is_not_kept(
    page: MembersPage, desk: Desk, name: str, typed: str, sentence: str
) -> None:
    before = member(desk.store, COLLEGE)
    enter_contact(page, COLLEGE, **{name: typed})
    form = page.contact_form
    assert problems_in(form, name) == all_problems(form) == [sentence]
    assert page.side.currentWidget() is form
    assert form.is_dirty()
    assert member(desk.store, COLLEGE) == before
    form.saved()


def test_a_checked_number_keeps_its_day_until_another_is_typed(
    page: MembersPage, desk: Desk
) -> None:
    enter_contact(page, COLLEGE, phone="0471-4606123", verified_on="2019-11-04")
    enter_contact(page, COLLEGE, phone="0471-4606124")
    kept = member(desk.store, COLLEGE)
    assert (kept.phone, kept.verified_on) == ("0471-4606124", date(2019, 11, 4))


def test_ctrl_n_begins_with_the_first_member_when_none_is_chosen(
    page: MembersPage, qtbot: QtBot
) -> None:
    page.start_new()
    assert page.contact_form.accessibleName() == "改联系方式　冯玉臻"
    qtbot.waitUntil(lambda: page.contact_form.editor("phone").hasFocus())


def test_a_liaison_typed_in_belongs_to_the_unit(page: MembersPage, desk: Desk) -> None:
    open_liaison(page, COLLEGE)
    form = page.liaison_form
    assert form.accessibleName() == "改联络员　呼和浩特职业学院"
    for name, text in (("name", "孙德"), ("phone", "0471-4606777"), ("mobile", "13800005678")):
        write(form, name, text)
    save(form)
    liaison = member(desk.store, COLLEGE).liaison
    assert liaison is not None
    assert (liaison.name, liaison.phone, liaison.mobile) == (
        "孙德",
        "0471-4606777",
        "138-0000-5678",
    )
    assert cells(page, COLLEGE)[6] == "孙德"
    assert "138-0000-5678" in read_all(page.detail)
    assert summary(page).endswith("已定联络员 1 家")


def test_another_liaison_takes_the_place_of_the_first(page: MembersPage, desk: Desk) -> None:
    for name in ("孙德", "王宣"):
        open_liaison(page, COLLEGE)
        write(page.liaison_form, "name", name)
        save(page.liaison_form)
    assert cells(page, COLLEGE)[6] == "王宣"
    desk.store.undo()
    assert cells(page, COLLEGE)[6] == "孙德"


def test_a_liaison_needs_a_name_and_real_numbers(page: MembersPage, desk: Desk) -> None:
    open_liaison(page, COLLEGE)
    form = page.liaison_form
    write(form, "mobile", "none")
    write(form, "email", "at home")
    save(form)
    assert problems_in(form, "name", "mobile", "email") == [
        "请填写联络员姓名。",
        f"“none”{NO_NUMBER}",
        "电子邮箱格式不对，应像 name@example.cn。",
    ]
    assert member(desk.store, COLLEGE).liaison is None
    form.saved()


def test_a_city_leader_has_no_unit_and_so_no_liaison(
    page: MembersPage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        open_liaison(page, HEAD)
    assert said.args == ["这位成员没有对应的成员单位，不登记单位联络员。"]
    assert page.side.currentWidget() is page.detail
    assert "联络员" not in read_all(page.detail)


def test_the_filters_leave_those_who_still_lack_something(page: MembersPage, desk: Desk) -> None:
    enter_contact(page, COLLEGE, phone="0471-4606123")
    page.gap.pick("缺电话")
    assert COLLEGE not in shown(page)
    assert len(shown(page)) == 54
    page.gap.pick("缺手机")
    assert len(shown(page)) == 55
    page.gap.pick("缺联络员")
    assert shown(page) == list(range(13, 56))
    page.role.pick(member(desk.store, HEAD).role)
    assert shown(page) == []
    assert page.table.empty.isVisible()
    page.show_all()
    page.role.pick(member(desk.store, 3).role)
    assert shown(page) == list(range(3, 13))


@pytest.mark.parametrize("text", ["曹红", "职业学院", "138-0000-1234", "13800001234"])
def test_a_member_is_found_by_name_unit_or_number(page: MembersPage, text: str) -> None:
    enter_contact(page, COLLEGE, mobile="138-0000-1234")
    page.filter_text(text)
    assert shown(page) == [COLLEGE]


def test_another_page_can_ask_for_a_gap_or_for_one_member(page: MembersPage, desk: Desk) -> None:
    page.take({"gap": "缺联络员"})
    assert len(shown(page)) == 43
    page.take({"member": member(desk.store, DIRECTOR).id})
    assert len(shown(page)) == 55
    assert "云铎" in read_all(page.detail)


def test_on_a_day_before_the_group_was_formed_nobody_is_in_it(
    page: MembersPage, desk: Desk
) -> None:
    desk.as_of = date(2018, 12, 31)
    desk.bus.set_as_of(desk.as_of)
    assert shown(page) == []
    assert summary(page) == "0 人　有电话 0 · 有手机 0 · 已定联络员 0 家"


@pytest.mark.parametrize("open_form", [MembersPage.start_new, MembersPage.change_liaison])
def test_text_typed_for_one_member_is_not_lost_to_another(
    page: MembersPage, open_form: Callable[[MembersPage], None], qtbot: QtBot
) -> None:
    open_contact(page, COLLEGE)
    write(page.contact_form, "phone", "0471-4606123")
    qtbot.wait(1)
    page.contact_form.may_leave = lambda: False  # type: ignore[method-assign]  # the answer "stay"
    choose(page, DIRECTOR)
    open_form(page)
    assert page.side.currentWidget() is page.contact_form
    assert page.contact_form.editor("phone").raw() == "0471-4606123"
    page.contact_form.saved()


def move(page: MembersPage, key: Qt.Key) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, key, ALT)


def test_alt_and_an_arrow_move_a_post_by_one_rank(
    page: MembersPage, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, COLLEGE)
    with qtbot.waitSignal(desk.bus.said) as said:
        move(page, Qt.Key.Key_Down)
    assert said.args == ["曹红已移到第 15 位"]
    chosen = page.table.chosen_row()
    assert chosen
    assert (chosen.name, chosen.rank, chosen.founding_rank) == ("曹红", 15, 14)
    assert "现列第 15 位，成文时第 14 位" in read_all(page.detail)
    move(page, Qt.Key.Key_Up)
    assert member(desk.store, COLLEGE).name == "曹红"


def test_nobody_moves_past_another_role_or_in_another_order(
    page: MembersPage, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, HEAD)
    move(page, Qt.Key.Key_Up)
    with qtbot.waitSignal(desk.bus.said) as said:
        move(page, Qt.Key.Key_Down)
    assert said.args == ["组长和常务副组长不能互换先后，只能在同一职务内调整。"]
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(desk.bus.said) as said:
        move(page, Qt.Key.Key_Up)
    assert said.args == ["请先恢复按名次排列，再调整先后。"]
    page.table.setCurrentIndex(page.model.index(-1, 0))
    move(page, Qt.Key.Key_Up)
    assert member(desk.store, HEAD).name == "冯玉臻"


def test_who_was_not_checked_for_a_year_is_found(page: MembersPage) -> None:
    enter_contact(page, COLLEGE, phone="0471-4606123", verified_on="2018-11-29")
    enter_contact(page, DIRECTOR, phone="0471-4606124", verified_on="2018-11-30")
    page.check.pick("一年内核对过")
    assert shown(page) == [DIRECTOR]
    page.check.pick("久未核对")
    assert DIRECTOR not in shown(page)
    choose(page, COLLEGE)
    assert "2018年11月29日核对，已超过一年" in read_all(page.detail)
    assert "缺联系方式 53 人" in [words for _, words in page.gap._options]


def test_another_name_lets_the_liaison_follow_from_today(page: MembersPage, desk: Desk) -> None:
    open_liaison(page, COLLEGE)
    write(page.liaison_form, "name", "孙德")
    save(page.liaison_form)
    open_liaison(page, COLLEGE)
    form = page.liaison_form
    write(form, "name", "王宣")
    assert form.editor("since").raw() == "2019-11-30"
    assert "原联络员孙德保留到前一天" in read_all(form)
    write(form, "name", "孙德")
    assert form.editor("since").raw() == ""
    write(form, "name", "王宣")
    save(form)
    assert "2019年11月30日起" in read_all(page.detail)
    desk.as_of = date(2019, 11, 29)
    desk.bus.set_as_of(desk.as_of)
    assert cells(page, COLLEGE)[6] == "孙德"
