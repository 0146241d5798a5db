from datetime import date
from pathlib import Path

import pytest

from reports.paper import build
from tests.ui.pdfs import read_text
from tests.workbench.office import TODAY, refusal, unit_id
from workbench.contact_check import (
    CheckSheet,
    Difference,
    compare,
    confirm_people,
    list_check_sheets,
    take_difference,
)
from workbench.contacts import ContactDraft
from workbench.exchange.contact_check import HEAD, read_check_workbook, write_check_workbook
from workbench.exchange.tabular import write_sheet
from workbench.liaisons import LiaisonDraft, list_liaisons, record_liaison
from workbench.members import list_members, record_contact
from workbench.reporting.contact_check import check_letters
from workbench.store import Store

STATISTICS = 36


@pytest.fixture
def sheet(store: Store) -> CheckSheet:
    """What the bureau of statistics gets: its member and its liaison."""
    member = store.read(list_members, TODAY)[STATISTICS - 1]
    contact = ContactDraft(phone="0471-3301234", mobile="138-0000-1234")
    store.write(record_contact, member.id, contact)
    liaison = LiaisonDraft(unit_id=unit_id(store, "统计局"), name="王宣", phone="0471-3301235")
    store.write(record_liaison, liaison)
    return find(store)


def find(store: Store) -> CheckSheet:
    sheets = store.read(list_check_sheets, TODAY)
    return next(sheet for sheet in sheets if sheet.unit == "统计局")


def row(sheet: CheckSheet, place: int, **typed: str) -> dict[str, str]:
    return {"id": str(sheet.people[place].id), **sheet.people[place].values, **typed}


def differences(sheet: CheckSheet, **typed: str) -> list[tuple[str, str, str, str]]:
    found = compare([sheet], [row(sheet, 0, **typed)])
    return [(each.title, each.old, each.new, each.problem) for each in found]


def test_every_unit_gets_its_own_people_and_nobody_elses(store: Store, sheet: CheckSheet) -> None:
    assert [(p.kind, p.name, p.post) for p in sheet.people] == [
        ("成员", "孙德", "市统计局局长"),
        ("联络员", "王宣", "统计局"),
    ]
    sheets = store.read(list_check_sheets, TODAY)
    assert sum(len(each.people) for each in sheets) == 44
    (early,) = store.read(list_check_sheets, date(2018, 1, 1))
    assert [person.kind for person in early.people] == ["联络员"]  # since when is not known


def test_the_letter_shows_what_is_known_and_leaves_room(
    store: Store, sheet: CheckSheet, tmp_path: Path
) -> None:
    paper = store.read(check_letters, [sheet], TODAY, date(2019, 12, 14))
    path = tmp_path / "核对函.pdf"
    assert build(paper, path).missing == ()
    printed = read_text(path)
    for words in ("0471-3301234", "138-0000-1234", "（未登记）", "更正为", "2019年12月14日前反馈"):
        assert words in printed
    assert "曹红" not in printed


def test_a_workbook_that_comes_back_as_it_went_out_differs_in_nothing(
    sheet: CheckSheet, tmp_path: Path
) -> None:
    path = tmp_path / "统计局.xlsx"
    write_check_workbook(sheet, path)
    rows = read_check_workbook(path)
    assert [found["name"] for found in rows] == ["孙德", "王宣"]
    assert compare([sheet], rows) == []


def test_what_a_unit_corrected_is_found_also_with_columns_moved(
    sheet: CheckSheet, tmp_path: Path
) -> None:
    path = tmp_path / "改过.xlsx"
    first, second = (str(person.id) for person in sheet.people)
    lines = [
        ("统计局", "", "", ""),
        (HEAD["id"], "手机", "姓名", "办公室"),
        (first, "139 0000 1234", "孙德", "501"),
        ("", "", "", ""),
        (second, "", "王宣", ""),
    ]
    write_sheet(("通讯信息核对表", "", "", ""), lines, path, "表")
    found = compare([sheet], read_check_workbook(path))
    assert [(each.person.name, each.field, each.new) for each in found] == [
        ("孙德", "mobile", "139-0000-1234"),
        ("孙德", "room", "501"),
    ]


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    write_sheet(("姓名",), [("孙德",)], path, "表")
    sentence = "“别的.xlsx”不是发出的核对表：没有“编号（请勿改动）”一栏。"
    assert refusal(read_check_workbook, path) == sentence


def test_an_empty_cell_takes_nothing_away_but_a_word_does(sheet: CheckSheet) -> None:
    assert differences(sheet, phone="", mobile=" ") == []
    assert differences(sheet, mobile="无") == [("手机", "138-0000-1234", "", "")]
    assert differences(sheet, fax="无") == []


def test_the_same_number_written_otherwise_is_no_difference(sheet: CheckSheet) -> None:
    assert differences(sheet, mobile="+86 13800001234", phone="（0471）3301234") == []


def test_what_is_no_number_is_shown_with_the_reason(store: Store, sheet: CheckSheet) -> None:
    (found,) = compare([sheet], [row(sheet, 0, mobile="138-0000-123")])
    assert found.problem == "手机号码应为 11 位，“138-0000-123”有 10 位，请核对。"
    assert refusal(store.write, take_difference, found, TODAY) == found.problem


def test_a_row_about_nobody_is_refused(sheet: CheckSheet) -> None:
    sentence = "“云铎”已不在名册中，请核对是否是最近发出的核对表。"
    assert refusal(compare, [sheet], [{"id": "x", "name": "云铎"}]) == sentence
    assert refusal(compare, [sheet], [{"id": "x"}]).startswith("“x”已不在名册中")


@pytest.mark.parametrize("place", [0, 1])
def test_one_value_is_taken_over_when_it_was_looked_at(
    store: Store, sheet: CheckSheet, place: int
) -> None:
    (found,) = compare([sheet], [row(sheet, place, room="501")])
    store.write(take_difference, found, TODAY)
    assert find(store).people[place].values["room"] == "501"
    rows = (store.read(list_members, TODAY)[STATISTICS - 1], store.read(list_liaisons, TODAY)[0])
    assert rows[place].verified_on == TODAY
    assert store.undo_label() == f"按核对表修改{sheet.people[place].name}的办公室"


def test_what_was_changed_here_meanwhile_is_not_overwritten(
    store: Store, sheet: CheckSheet
) -> None:
    (found,) = compare([sheet], [row(sheet, 0, room="501")])
    store.write(take_difference, found, TODAY)
    again = Difference(found.person, "room", "", "502")
    assert refusal(store.write, take_difference, again, TODAY) == (
        "孙德的办公室在这期间已改过，请重新读入核对表。"
    )


def test_who_was_looked_through_is_noted_down(store: Store, sheet: CheckSheet) -> None:
    store.write(confirm_people, sheet.people, TODAY)
    assert store.read(list_members, TODAY)[STATISTICS - 1].verified_on == TODAY
    assert store.undo_label() == "登记通讯信息核对（2人）"
