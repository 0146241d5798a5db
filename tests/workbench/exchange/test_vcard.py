from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.exchange.vcard import Preset, count_hidden, qr_card, write_vcards
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


def texts(members: Sequence[MemberRow], folder: Path, preset: Preset = Preset.V3) -> list[str]:
    """What the files say: one of all cards, or for Outlook one for each."""
    path = folder / f"成员{preset}"
    write_vcards(members, GROUP, path, preset)
    if preset is not Preset.OUTLOOK:
        return [path.read_bytes().decode()]
    with ZipFile(path) as package:
        return [package.read(name).decode() for name in package.namelist()]


def cards(members: Sequence[MemberRow], folder: Path, preset: Preset = Preset.V3) -> list[Any]:
    files = texts(members, folder, preset)
    return [card for text in files for card in vobject.readComponents(text)]


def numbers(card: Any) -> dict[str, str]:
    return {",".join(tel.params["TYPE"]): tel.value for tel in card.contents.get("tel", [])}


@pytest.mark.parametrize(
    ("preset", "version"), [(Preset.V3, "3.0"), (Preset.V4, "4.0"), (Preset.OUTLOOK, "3.0")]
)
def test_every_member_has_a_card_in_the_order_of_rank(
    members: list[MemberRow], tmp_path: Path, preset: Preset, version: str
) -> None:
    read = cards(members, tmp_path, preset)

    assert [card.fn.value for card in read] == [m.name for m in members]
    assert [card.title.value for card in read] == [m.post for m in members]
    assert [card.org.value for card in read] == [[m.unit or GROUP] for m in members]
    assert [card.note.value for card in read] == [GROUP + m.role for m in members]
    assert [card.n.value.family for card in read] == [m.name for m in members]
    assert {card.version.value for card in read} == {version}


@pytest.mark.parametrize(
    ("preset", "kinds", "email"),
    [
        (Preset.V3, ("WORK,VOICE", "CELL,VOICE", "WORK,FAX"), "INTERNET"),
        (Preset.V4, ("work,voice", "cell,voice", "work,fax"), "work"),
        (Preset.OUTLOOK, ("WORK,VOICE", "CELL,VOICE", "WORK,FAX"), "INTERNET"),
    ],
)
def test_numbers_and_address_are_kept_apart_by_kind(
    member: MemberRow, tmp_path: Path, preset: Preset, kinds: tuple[str, ...], email: str
) -> None:
    (card,) = cards([replace(member, fax="0471-3301235")], tmp_path, preset)

    typed = ("0471-3301234", "138-0000-1234", "0471-3301235")
    assert numbers(card) == dict(zip(kinds, typed, strict=True))
    assert card.email.value == "office@example.cn"
    assert card.email.params["TYPE"] == [email]


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("0471-3301234、3301235转8", ["0471-3301234", "3301235转8"]),
        ("0471-3301234/35", ["0471-3301234/35"]),
        ("0471-3301234、138****1234", ["0471-3301234"]),
    ],
)
def test_two_numbers_in_one_field_are_dialled_one_by_one(
    member: MemberRow, tmp_path: Path, typed: str, dialled: list[str]
) -> None:
    (card,) = cards([replace(member, phone=typed, mobile="")], tmp_path)

    assert [tel.value for tel in card.contents["tel"]] == dialled


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
    assert count_hidden([masked, member]) == 2
    public = store.read(read_roster, AS_OF, Mask.PUBLIC)
    assert not any("tel" in card.contents for card in cards(list(public.members), tmp_path))


WRITTEN = st.text(
    st.one_of(
        st.sampled_from('阿拉坦其其格斯琴云铎·，；：,;:\\"=\n祎𬭎𠮷𬺈'),
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=WRITTEN, post=WRITTEN, preset=st.sampled_from(Preset))
def test_what_was_typed_comes_back_as_it_was(
    member: MemberRow, tmp_path: Path, name: str, post: str, preset: Preset
) -> None:
    typed = replace(member, name=name, post=post, unit=name)

    (card,) = cards([typed], tmp_path, preset)

    assert (card.fn.value, card.title.value, card.org.value) == (name, post, [name])
    assert (card.n.value.family, card.n.value.given) == (name, "")
    assert [tel.value for tel in card.contents["tel"]] == [member.phone, member.mobile]


@pytest.mark.parametrize("preset", Preset)
@pytest.mark.parametrize(
    "name",
    [
        "阿拉坦其其格·斯琴",
        "古丽·阿不都热合曼·艾合买提江·木哈买提",
        "张𬭎祎",
        "罗,青;市\\长",
        "第一行\n第二行",
        "=1+1",
        "BEGIN:VCARD",
    ],
)
def test_a_name_is_kept_whole(member: MemberRow, tmp_path: Path, name: str, preset: Preset) -> None:
    (card,) = cards([replace(member, name=name)], tmp_path, preset)

    assert card.fn.value == name
    assert (card.n.value.family, card.n.value.given, card.n.value.additional) == (name, "", "")


def test_outlook_gets_one_file_a_card_and_is_told_that_texts_are_utf_8(
    member: MemberRow, tmp_path: Path
) -> None:
    path = tmp_path / "名片.zip"
    write_vcards([member, replace(member, name="罗/青")], GROUP, path, Preset.OUTLOOK)
    first = path.read_bytes()

    with ZipFile(path) as package:
        assert package.namelist() == [f"001_{member.name}.vcf", "002_罗_青.vcf"]
        lines = package.read("002_罗_青.vcf").decode().split("\r\n")
    assert {line.partition(":")[0] for line in lines if "罗/青" in line} == {
        "N;CHARSET=utf-8",
        "FN;CHARSET=utf-8",
    }
    write_vcards([member, replace(member, name="罗/青")], GROUP, path, Preset.OUTLOOK)
    assert path.read_bytes() == first


def test_a_scanned_card_is_unfolded_and_says_what_a_telephone_keeps(member: MemberRow) -> None:
    post = "副市长、市公安局党委书记" * 12

    card = vobject.readOne(text := qr_card(replace(member, post=post), GROUP))

    assert f"TITLE:{post}\r\n" in text
    assert "note" not in card.contents
    assert (card.fn.value, card.title.value) == (member.name, post)
    assert numbers(card) == {"WORK,VOICE": "0471-3301234", "CELL,VOICE": "138-0000-1234"}


def test_a_carriage_return_cannot_begin_a_line_of_its_own(
    member: MemberRow, tmp_path: Path
) -> None:
    (card,) = cards([replace(member, name="罗\r\nTEL:110")], tmp_path)

    assert card.fn.value == "罗\nTEL:110"
    assert len(numbers(card)) == 2


@pytest.mark.parametrize("preset", Preset)
def test_lines_end_with_crlf_and_fold_at_75_octets_between_characters(
    member: MemberRow, tmp_path: Path, preset: Preset
) -> None:
    posts = [f"{'a' * shift}{'副市长、𬭎市公安局党委书记' * 12}" for shift in range(4)]
    members = [replace(member, post=post) for post in posts]

    raw = "".join(texts(members, tmp_path, preset)).encode()
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)  # no character is cut: every line is UTF-8
    unfolded = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    titles = [line for line in unfolded if line.startswith("TITLE")]
    assert [line.partition(":")[2] for line in titles] == posts
