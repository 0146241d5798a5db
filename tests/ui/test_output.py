import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
import zxingcpp

from ui.output import hidden_sentence, missing_sentence, write_records, write_roster
from workbench.contacts import ContactDraft
from workbench.handouts import HandoutFormat
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import list_members, record_contact
from workbench.reporting.export import export_members
from workbench.reporting.roster import Roster, read_roster
from workbench.rules.masking import Mask
from workbench.store import Store

AS_OF = date(2019, 11, 30)
ROSTERS = [form for form in HandoutFormat if form is not HandoutFormat.JSON]


@pytest.fixture
def reachable(store: Store) -> Store:
    """Everybody and every liaison has a mobile."""
    for member in store.read(list_members, AS_OF):
        mobile = f"138-0000-{member.rank:04}"
        contact = ContactDraft(phone=f"0471-330{member.rank:04}", mobile=mobile)
        store.write(record_contact, member.id, contact)
        if member.unit_id:
            values = {
                "unit_id": member.unit_id,
                "name": "云铎",
                "mobile": f"1380000{5000 + member.rank}",
            }
            store.write(record_liaison, LiaisonDraft.model_validate(values))
    return store


class Found(NamedTuple):
    """What of the numbers can be found in a file."""

    mobiles: int
    has_office_numbers: bool


def everything_in(path: Path) -> str:
    """All that a file holds, without what may stand between the figures of a number."""
    texts = [path.read_bytes().decode("latin-1")]
    if path.suffix == ".pdf":
        texts += [*_of_pdf(path)]
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            texts += [package.read(name).decode() for name in package.namelist()]
    else:
        texts.append(path.read_text(encoding="utf-8-sig"))
    return re.sub(r"\r\n[ \t]|[\s\-]", "", "\f".join(texts))


def _of_pdf(path: Path) -> Iterator[str]:
    """What a reader sees, scans and looks up, and every stream of the file decompressed."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", path.read_bytes(), re.DOTALL)
    for stream in streams:
        yield zlib.decompressobj().decompress(stream).decode("latin-1")
    with pypdfium2.PdfDocument(path) as pdf:
        yield str(pdf.get_metadata_dict())
        yield from (str(pdf.get_attachment(at).get_data()) for at in range(pdf.count_attachments()))
        for page in pdf:
            yield page.get_textpage().get_text_range()
            yield from (code.text for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil()))


def found_in(path: Path) -> Found:
    text = everything_in(path)
    return Found(len(set(re.findall(r"1380{4}\d{4}", text))), "0471330" in text)


@pytest.mark.parametrize("form", ROSTERS)
def test_no_mobile_leaves_the_office_in_full_unless_asked_for(
    reachable: Store, tmp_path: Path, form: HandoutFormat
) -> None:
    found = {}
    for mask in Mask:
        path = tmp_path / f"{mask.value}{form.suffix}"
        write_roster(reachable.read(read_roster, AS_OF, mask, "市政府"), form, path)
        found[mask] = found_in(path)

    tables = {HandoutFormat.PDF, HandoutFormat.XLSX, HandoutFormat.CSV}
    liaisons = 43 if form in tables else 0
    assert found == {
        Mask.PUBLIC: (0, False),
        Mask.INTERNAL: (0, True),
        Mask.FULL: (55 + liaisons, True),
    }


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_no_mobile_leaves_with_the_members_for_another_program(
    reachable: Store, tmp_path: Path, form: str
) -> None:
    found = {}
    for mask in Mask:
        path = tmp_path / f"{mask.value}.{form}"
        write_records(reachable.read(export_members, AS_OF, mask), "members", form, path)
        found[mask] = found_in(path)

    assert found == {Mask.PUBLIC: (0, False), Mask.INTERNAL: (0, True), Mask.FULL: (98, True)}


def test_the_roster_on_paper_names_everybody_in_order(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "通讯录.pdf"

    write_roster(store.read(read_roster, AS_OF, Mask.INTERNAL), HandoutFormat.PDF, path)

    text = everything_in(path)
    places = [text.index(f"{m.rank}{m.name}{m.post[:8]}") for m in store.read(list_members, AS_OF)]
    assert places == sorted(places)


def test_everybody_is_scanned_from_the_printed_sheet(reachable: Store, tmp_path: Path) -> None:
    path = tmp_path / "名片.pdf"
    roster = reachable.read(read_roster, AS_OF, Mask.FULL, "市政府办公室")

    assert write_roster(roster, HandoutFormat.QR, path) == ""

    text = everything_in(path)
    for member in roster.members:
        assert f"FN:{member.name}" in text
        assert f"TEL;TYPE=CELL,VOICE:1380000{member.rank:04}" in text


@pytest.mark.parametrize(
    "form",
    [
        HandoutFormat.QR, HandoutFormat.VCARD3, HandoutFormat.VCARD4, HandoutFormat.OUTLOOK,
    ],
)  # fmt: skip
def test_cards_say_how_many_numbers_they_leave_out(
    reachable: Store, tmp_path: Path, form: HandoutFormat
) -> None:
    said = {
        mask: write_roster(reachable.read(read_roster, AS_OF, mask, "甲"), form, tmp_path / "a")
        for mask in Mask
    }

    left_out = "名片里没有写入隐去的 55 个号码，电话打不出去。"
    assert said == {Mask.PUBLIC: "", Mask.INTERNAL: left_out, Mask.FULL: ""}


def test_characters_that_no_font_has_are_named(store: Store, tmp_path: Path) -> None:
    assert missing_sentence(()) == ""
    assert missing_sentence(("𠀁", "𠮷")) == "字库缺字，纸上以“〓”代替：𠀁、𠮷。"
    roster = store.read(read_roster, AS_OF, Mask.PUBLIC)
    rare = renamed(roster, ["冯𠮷"])
    for form in (HandoutFormat.PDF, HandoutFormat.QR):
        assert write_roster(rare, form, tmp_path / "a") == missing_sentence("𠮷")
    assert hidden_sentence(roster) == ""


def renamed(roster: Roster, names: Sequence[str]) -> Roster:
    first = [replace(m, name=n) for m, n in zip(roster.members, names, strict=False)]
    return replace(roster, members=(*first, *roster.members[len(names) :]))
