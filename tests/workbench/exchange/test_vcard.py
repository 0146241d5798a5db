from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from workbench.exchange.vcard import write_vcards
from workbench.members import MemberRow, list_members
from workbench.reporting.roster import read_roster
from workbench.rules.masking import Mask
from workbench.store import Store

AS_OF = date(2019, 11, 30)
GROUP = "呼和浩特创建知识产权强市领导小组"


@pytest.fixture
def members(store: Store) -> list[MemberRow]:
    return store.read(list_members, AS_OF)


@pytest.fixture
def member(members: list[MemberRow]) -> MemberRow:
    """One member with everything that a card can hold."""
    return replace(
        next(m for m in members if m.unit),
        phone="0471-3301234",
        mobile="138-0000-1234",
        email="office@example.cn",
    )


def cards(members: list[MemberRow], folder: Path) -> list[Any]:
    path = folder / "成员.vcf"
    write_vcards(members, GROUP, path)
    return list(vobject.readComponents(path.read_bytes().decode()))


def numbers(card: Any) -> dict[str, str]:
    return {",".join(tel.params["TYPE"]): tel.value for tel in card.contents.get("tel", [])}


def test_every_member_has_a_card_in_the_order_of_rank(
    members: list[MemberRow], tmp_path: Path
) -> None:
    read = cards(members, tmp_path)

    assert [card.fn.value for card in read] == [m.name for m in members]
    assert [card.title.value for card in read] == [m.post for m in members]
    assert [card.org.value for card in read] == [[m.unit or GROUP] for m in members]
    assert [card.note.value for card in read] == [GROUP + m.role for m in members]
    assert [card.n.value.family for card in read] == [m.name for m in members]
    assert {card.version.value for card in read} == {"3.0"}


def test_numbers_and_address_are_kept_apart_by_kind(member: MemberRow, tmp_path: Path) -> None:
    (card,) = cards([member], tmp_path)

    assert numbers(card) == {"WORK,VOICE": "0471-3301234", "CELL,VOICE": "138-0000-1234"}
    assert card.email.value == "office@example.cn"


def test_two_numbers_in_one_field_stay_together(member: MemberRow, tmp_path: Path) -> None:
    (card,) = cards([replace(member, phone="0471-3301234,3301235转8")], tmp_path)

    assert numbers(card)["WORK,VOICE"] == "0471-3301234,3301235转8"


def test_what_is_not_known_is_left_out(members: list[MemberRow], tmp_path: Path) -> None:
    (card,) = cards(members[:1], tmp_path)

    assert "tel" not in card.contents
    assert "email" not in card.contents


def test_a_masked_number_is_left_out_for_nobody_can_dial_it(
    store: Store, member: MemberRow, tmp_path: Path
) -> None:
    masked = replace(member, mobile="138****1234", email="138****1234@example.cn")

    (card,) = cards([masked], tmp_path)

    assert numbers(card) == {"WORK,VOICE": "0471-3301234"}
    assert "email" not in card.contents
    public = store.read(read_roster, AS_OF, Mask.PUBLIC)
    assert not any("tel" in card.contents for card in cards(list(public.members), tmp_path))


@pytest.mark.parametrize(
    "name",
    [
        "罗,青;市\\长",
        "第一行\n第二行",
        "=1+1",
        "古丽·阿不都热合曼·艾合买提江",
        "张𬭎祎",
        "BEGIN:VCARD",
    ],
)
def test_a_name_comes_back_as_it_was(member: MemberRow, tmp_path: Path, name: str) -> None:
    (card,) = cards([replace(member, name=name, post=name, unit=name)], tmp_path)

    assert card.fn.value == name
    assert card.n.value.family == name
    assert card.title.value == name
    assert card.org.value == [name]


def test_a_carriage_return_cannot_begin_a_line_of_its_own(
    member: MemberRow, tmp_path: Path
) -> None:
    (card,) = cards([replace(member, name="罗\r\nTEL:110")], tmp_path)

    assert card.fn.value == "罗\nTEL:110"
    assert len(numbers(card)) == 2


def test_lines_end_with_crlf_and_fold_at_75_octets_between_characters(
    member: MemberRow, tmp_path: Path
) -> None:
    posts = [f"{'a' * shift}{'副市长、𬭎市公安局党委书记' * 12}" for shift in range(4)]

    path = tmp_path / "成员.vcf"
    write_vcards([replace(member, post=post) for post in posts], GROUP, path)

    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)  # no character is cut: every line is UTF-8
    unfolded = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line.removeprefix("TITLE:") for line in unfolded if line.startswith("TITLE:")] == posts
