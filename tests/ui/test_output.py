import re
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from ui.output import missing_sentence, write_roster
from workbench.members import (
    ContactDraft,
    LiaisonDraft,
    list_members,
    record_contact,
    record_liaison,
)
from workbench.reporting.roster import read_roster
from workbench.rules.masking import Mask
from workbench.store import Store

AS_OF = date(2019, 11, 30)


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


def everything_in(path: Path) -> str:
    """The text of a file, without what may stand between the figures of a number."""
    match path.suffix:
        case ".pdf":
            with pypdfium2.PdfDocument(path) as pdf:
                text = "".join(page.get_textpage().get_text_range() for page in pdf)
        case ".xlsx":
            with zipfile.ZipFile(path) as book:
                text = "".join(book.read(name).decode() for name in book.namelist())
        case _:
            text = path.read_text(encoding="utf-8")
    return re.sub(r"[\s-]", "", text) + path.read_bytes().decode("latin-1")


@pytest.mark.parametrize("form", ["pdf", "xlsx", "vcf"])
def test_no_mobile_leaves_the_office_in_full_unless_asked_for(
    reachable: Store, tmp_path: Path, form: str
) -> None:
    found = {}
    for mask in Mask:
        path = tmp_path / f"{mask.value}.{form}"
        assert write_roster(reachable.read(read_roster, AS_OF, mask), form, path) == ()
        text = everything_in(path)
        found[mask] = (len(set(re.findall(r"1380{4}\d{4}", text))), "0471330" in text)

    liaisons = 0 if form == "vcf" else 43
    assert found == {
        Mask.PUBLIC: (0, False),
        Mask.INTERNAL: (0, True),
        Mask.FULL: (55 + liaisons, True),
    }


def test_the_roster_on_paper_names_everybody_in_order(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "通讯录.pdf"

    write_roster(store.read(read_roster, AS_OF, Mask.INTERNAL), "pdf", path)

    text = re.sub(r"\s", "", everything_in(path))
    places = [text.index(f"{m.rank}{m.name}{m.post[:8]}") for m in store.read(list_members, AS_OF)]
    assert places == sorted(places)


def test_characters_that_no_font_has_are_named() -> None:
    assert missing_sentence(()) == ""
    assert missing_sentence(("𠀁", "𠮷")) == "字库缺字，纸上以“〓”代替：𠀁、𠮷。"
