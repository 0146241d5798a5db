import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
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
from workbench.store import Store, open_store

AS_OF = date(2019, 11, 30)
ROSTERS = [form for form in HandoutFormat if form is not HandoutFormat.JSON]


@pytest.fixture(scope="module")
def reachable_file(seeded: Path, now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file in which everybody and every liaison has a mobile, made once."""
    path = Path(shutil.copy(seeded, tmp_path_factory.mktemp("reachable") / "工作台.db"))
    with open_store(path, now) as store:
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
    return path


@pytest.fixture
def reachable(reachable_file: Path, now: datetime, tmp_path: Path) -> Iterator[Store]:
    """An own copy of that file, open."""
    with open_store(Path(shutil.copy(reachable_file, tmp_path / "通讯.db")), now) as opened:
        yield opened


class Outgoing(NamedTuple):
    """A file that leaves the office, and what was said of it."""

    path: Path
    said: str


Hand = Callable[[HandoutFormat, Mask], Outgoing]


@pytest.fixture(scope="module")
def hand_out(reachable_file: Path, now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Hand:
    """Write the roster for the 市政府办公室; each format under each mask only once."""

    @cache
    def write(form: HandoutFormat, mask: Mask) -> Outgoing:
        folder = tmp_path_factory.mktemp("handed_out")
        with open_store(Path(shutil.copy(reachable_file, folder / "通讯.db")), now) as store:
            roster = store.read(read_roster, AS_OF, mask, "市政府办公室")
        path = folder / f"{mask.value}{form.suffix}"
        return Outgoing(path, write_roster(roster, form, path))

    return write


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
        # What an archive reads first (XMP) lies open, all else is compressed.
        is_open = stream.startswith(b"<?xpacket")
        data = stream if is_open else zlib.decompressobj().decompress(stream)
        yield data.decode("latin-1")
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
    hand_out: Hand, form: HandoutFormat
) -> None:
    found = {mask: found_in(hand_out(form, mask).path) for mask in Mask}

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


def test_everybody_is_scanned_from_the_printed_sheet(reachable: Store, hand_out: Hand) -> None:
    sheet = hand_out(HandoutFormat.QR, Mask.FULL)

    assert sheet.said == ""

    text = everything_in(sheet.path)
    roster = reachable.read(read_roster, AS_OF, Mask.FULL)
    for member in roster.members:
        assert f"FN:{member.name}" in text
        assert f"TEL;TYPE=CELL,VOICE:1380000{member.rank:04}" in text


@pytest.mark.parametrize(
    "form",
    [
        HandoutFormat.QR, HandoutFormat.VCARD3, HandoutFormat.VCARD4, HandoutFormat.OUTLOOK,
    ],
)  # fmt: skip
def test_cards_say_how_many_numbers_they_leave_out(hand_out: Hand, form: HandoutFormat) -> None:
    said = {mask: hand_out(form, mask).said for mask in Mask}

    left_out = "名片里没有写入隐去的 55 个号码，电话打不出去。"
    assert said == {Mask.PUBLIC: "", Mask.INTERNAL: left_out, Mask.FULL: ""}


def test_characters_that_no_font_has_are_named(store: Store, tmp_path: Path) -> None:
    assert missing_sentence(()) == ""
    assert missing_sentence(("𠀁", "𠮷")) == "字库缺字，纸上以“〓”代替：𠀁、𠮷。"
    roster = store.read(read_roster, AS_OF, Mask.PUBLIC)
    rare = renamed(replace(roster, members=roster.members[:3]), ["冯𠮷"])
    for form in (HandoutFormat.PDF, HandoutFormat.QR):
        assert write_roster(rare, form, tmp_path / "a") == missing_sentence("𠮷")
    assert hidden_sentence(roster) == ""


def renamed(roster: Roster, names: Sequence[str]) -> Roster:
    first = [replace(m, name=n) for m, n in zip(roster.members, names, strict=False)]
    return replace(roster, members=(*first, *roster.members[len(names) :]))
