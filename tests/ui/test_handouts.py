from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import vobject
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from tests.ui.pdfs import read_text
from tests.workbench.office import problems, refusal
from ui.handouts import hand_out_members, hand_out_roster, write_register
from workbench.contacts import ContactDraft
from workbench.errors import InvalidInput, StoreError
from workbench.handouts import HandoutDraft, HandoutFormat, HandoutRow, list_handouts
from workbench.members import list_members, record_contact
from workbench.rules.masking import Mask
from workbench.store import Store

TODAY = date(2019, 11, 30)


def full(form: HandoutFormat = HandoutFormat.PDF) -> HandoutDraft:
    return HandoutDraft(mask=Mask.FULL, format=form, recipient="市政府办公室", purpose="发会议通知")


@pytest.fixture
def reachable(store: Store) -> Store:
    college = store.read(list_members, TODAY)[13]
    contact = ContactDraft(phone="0471-4606123", mobile="138-0000-1234")
    store.write(record_contact, college.id, contact)
    return store


def register(store: Store) -> Sequence[HandoutRow]:
    return store.read(list_handouts)


def test_a_masked_roster_leaves_without_being_registered(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "通讯录.pdf"

    said = hand_out_roster(reachable, TODAY, HandoutDraft(), path, now)

    assert said == f"已导出成员通讯录（内部），55 人：{path}。"
    assert "138****1234" in (text := read_text(path))
    assert "1380000" not in text.replace("-", "")
    assert register(reachable) == []


def test_whoever_is_named_is_registered_also_with_a_masked_one(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    named = HandoutDraft(recipient="市档案馆")

    hand_out_roster(reachable, TODAY, named, path := tmp_path / "通讯录.pdf", now)

    (row,) = register(reachable)
    assert (row.recipient, row.mask, row.people) == ("市档案馆", Mask.INTERNAL, 55)
    assert "仅供" not in read_text(path)


def test_the_recipient_stands_behind_every_page_of_a_whole_one(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    for form in (HandoutFormat.PDF, HandoutFormat.QR):
        path = tmp_path / "通讯录.pdf"
        hand_out_roster(reachable, TODAY, full(form), path, now)
        with PdfDocument(path) as pdf:
            said = [page.get_textpage().get_text_bounded() for page in pdf]
        assert len(said) > 1
        assert all("仅供市政府办公室使用" in page for page in said)
    formats = {row.format for row in register(reachable)}
    assert formats == {HandoutFormat.PDF, HandoutFormat.QR}


def test_a_whole_workbook_holds_everybody_in_order(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "通讯录.xlsx"
    hand_out_roster(reachable, TODAY, full(HandoutFormat.XLSX), path, now)

    heading, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert heading[:6] == ["序号", "职务", "姓名", "单位及职务", "办公电话", "手机"]
    assert [row[0] for row in rows] == list(range(1, 56))
    assert rows[13][1:6] == [
        "成员", "曹红", "呼和浩特职业学院院长", "0471-4606123", "138-0000-1234",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [HandoutFormat.VCARD3, HandoutFormat.VCARD4])
def test_whole_cards_are_read_back_by_another_program(
    reachable: Store, tmp_path: Path, now: datetime, form: HandoutFormat
) -> None:
    path = tmp_path / "通讯录.vcf"
    hand_out_roster(reachable, TODAY, full(form), path, now)

    cards = list(vobject.readComponents(path.read_text(encoding="utf-8")))
    assert len(cards) == 55
    assert (cards[13].fn.value, cards[13].title.value) == ("曹红", "呼和浩特职业学院院长")
    assert [tel.value for tel in cards[13].contents["tel"]] == ["0471-4606123", "138-0000-1234"]


def test_without_recipient_and_purpose_nothing_whole_is_written(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    nobody = HandoutDraft(mask=Mask.FULL)
    sentences = {
        "recipient": "完整版含全部号码，请填写接收人。",
        "purpose": "完整版含全部号码，请填写用途。",
    }

    for hand_out in (hand_out_roster, hand_out_members):
        assert problems(hand_out, reachable, TODAY, nobody, tmp_path / "a.pdf", now) == sentences

    assert not (tmp_path / "a.pdf").exists()
    assert register(reachable) == []


def test_what_could_not_be_written_is_not_registered(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    gone = tmp_path / "没有" / "通讯录.xlsx"
    for hand_out in (hand_out_roster, hand_out_members):
        with pytest.raises(StoreError, match="不存在"):
            hand_out(reachable, TODAY, full(HandoutFormat.XLSX), gone, now)
    with pytest.raises(InvalidInput, match="文件夹"):
        hand_out_roster(reachable, TODAY, full(), tmp_path, now)

    assert register(reachable) == []


def test_cards_for_outlook_are_a_zip(reachable: Store, tmp_path: Path, now: datetime) -> None:
    cards = HandoutDraft(format=HandoutFormat.OUTLOOK)

    said = refusal(hand_out_roster, reachable, TODAY, cards, tmp_path / "名片.vcf", now)
    hand_out_roster(reachable, TODAY, cards, tmp_path / "名片.ZIP", now)

    assert said == "Outlook 一次只读一张名片，所以每人一个文件、装进压缩包，文件名请以 .zip 结尾。"
    assert [path.name for path in tmp_path.glob("名片*")] == ["名片.ZIP"]


def test_a_day_without_members_has_no_roster(store: Store, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "通讯录.pdf"

    said = refusal(hand_out_roster, store, date(2018, 12, 31), full(), path, now)

    assert said == "这一天还没有领导小组成员，请核对日期。"
    assert not path.exists()


def test_members_leave_whole_for_another_program_and_are_registered(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "成员.json"

    said = hand_out_members(reachable, TODAY, full(HandoutFormat.JSON), path, now)

    assert said == f"已导出 55 条（完整）：{path}。"
    assert "138-0000-1234" in path.read_text(encoding="utf-8")
    assert [row.format for row in register(reachable)] == [HandoutFormat.JSON]


def test_the_register_is_printed_and_holds_no_number(
    reachable: Store, tmp_path: Path, now: datetime
) -> None:
    hand_out_roster(reachable, TODAY, full(), tmp_path / "a.pdf", now)

    said = write_register(reachable, path := tmp_path / "登记表.pdf", TODAY)

    assert said == f"已保存外发登记表：{path}。"
    text = read_text(path)
    assert "完整PDF通讯录市政府办公室发会议通知55" in text
    assert "1380000" not in text.replace("-", "")
