import csv
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import Session, select

from workbench.contacts import ContactDraft
from workbench.exchange.roster import write_roster_csv, write_roster_sheet
from workbench.journal import describe
from workbench.members import Member, list_members, record_contact
from workbench.reporting.roster import read_roster
from workbench.rules.masking import Mask
from workbench.rules.ordering import Order
from workbench.store import Store

AS_OF = date(2019, 11, 30)


def sheet(store: Store, folder: Path, mask: Mask = Mask.INTERNAL) -> list[list[object]]:
    path = folder / "通讯录.xlsx"
    write_roster_sheet(store.read(read_roster, AS_OF, mask), path)
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["成员通讯录"]
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_the_sheet_reads_back_as_the_roster(store: Store, tmp_path: Path) -> None:
    member = store.read(list_members, AS_OF)[12]
    contact = ContactDraft(phone="0471-3301234", mobile="138-0000-1234")
    store.write(record_contact, member.id, contact)

    head, *rows = sheet(store, tmp_path)

    assert head == [
        "序号",
        "职务",
        "姓名",
        "单位及职务",
        "办公电话",
        "手机",
        "电子邮箱",
        "联络员",
        "联络员电话",
    ]
    members = store.read(list_members, AS_OF)
    assert [row[:4] for row in rows] == [[m.rank, str(m.role), m.name, m.post] for m in members]
    assert rows[12][4:6] == ["0471-3301234", "138****1234"]


def test_a_public_sheet_holds_no_number_at_all(store: Store, tmp_path: Path) -> None:
    member = store.read(list_members, AS_OF)[12]
    store.write(record_contact, member.id, ContactDraft(phone="0471-3301234"))

    head, *rows = sheet(store, tmp_path, Mask.PUBLIC)

    assert head == ["序号", "职务", "姓名", "单位及职务"]
    assert len(rows) == 55


@pytest.mark.parametrize("mask", [Mask.PUBLIC, Mask.INTERNAL])
def test_the_csv_says_the_same_as_the_sheet(store: Store, tmp_path: Path, mask: Mask) -> None:
    member = store.read(list_members, AS_OF)[12]
    store.write(record_contact, member.id, ContactDraft(mobile="138-0000-1234"))
    path = tmp_path / "通讯录.csv"

    write_roster_csv(store.read(read_roster, AS_OF, mask), path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    head, *rows = sheet(store, tmp_path, mask)
    assert read[0] == head
    assert [row[1:] for row in read[1:]] == [row[1:] for row in rows]
    assert [row[0] for row in read[1:]] == [str(rank) for rank in range(1, 56)]


def test_by_strokes_the_sheet_is_numbered_anew_and_says_at_the_foot_how_it_is_ordered(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "通讯录.xlsx"
    found = store.read(read_roster, AS_OF, Mask.INTERNAL, "", Order.STROKE)
    write_roster_sheet(found, path)

    _, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[:3] for row in rows[:2]] == [[1, "成员", "丁秀君"], [2, "成员", "王冰"]]
    assert len(rows) == 55
    with ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert f"<oddFooter>&amp;L{Order.STROKE.rule}</oddFooter>" in page


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("x")', "001"])
def test_a_name_that_looks_like_a_formula_stays_text(
    store: Store, tmp_path: Path, name: str
) -> None:
    def rename(session: Session) -> None:
        describe(session, "改名")
        session.exec(select(Member).where(Member.name == "冯玉臻")).one().name = name

    store.write(rename)

    assert sheet(store, tmp_path)[1][2] == name
