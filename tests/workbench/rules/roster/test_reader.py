"""What the corpus does not show by itself: the founding paragraph whole, notes, and odd cards."""

import tomllib
from pathlib import Path

import pytest

from resources import resource
from workbench.rules.minutes import UnitName
from workbench.rules.roster import ProposedMember, read_roster

Units = tuple[UnitName[str], ...]
CORPUS = Path(__file__).parent / "corpus"


def only(text: str, units: Units) -> ProposedMember[str]:
    (found,) = read_roster(text, units)
    return found


def test_the_founding_paragraph_gives_the_55_members_of_the_plan(plan_units: Units) -> None:
    plan = tomllib.loads(resource("plans", "hohhot-2019.toml").read_text("utf-8"))
    expected = [(m["name"], m["role"], m["post"], m.get("unit")) for m in plan["members"]]
    paste = (CORPUS / "01-founding-paragraph.txt").read_text("utf-8")
    found = [(p.name, p.role, p.post, p.unit) for p in read_roster(paste, plan_units)]
    assert len(found) == 55
    assert found == expected


def test_nobody_is_read_from_the_text_of_the_plan(plan_units: Units) -> None:
    plan = tomllib.loads(resource("plans", "hohhot-2019.toml").read_text("utf-8"))
    clauses = "\n".join(clause["text"] for clause in plan["clauses"])
    assert read_roster(clauses, plan_units) == ()


def test_a_line_number_leads_back_to_the_paste(plan_units: Units) -> None:
    found = read_roster("组长：冯玉臻\n\n成员：\n王斌 市发改委主任\n", plan_units)
    assert [(person.name, person.line) for person in found] == [("冯玉臻", 1), ("王斌", 4)]


def test_what_is_missing_is_said(plan_units: Units) -> None:
    assert only("成员：王斌", plan_units).notes == ("没有写职务。",)
    assert only("市民委：海鹰 主任", plan_units).notes == ("“市民委”不在单位名单中。",)
    assert only("成员：待定 市统计局局长", plan_units).notes == ("人选没有定。",)


def test_two_people_with_one_name_are_kept_apart_and_pointed_out(plan_units: Units) -> None:
    first, second = read_roster("成员：\n李红 市外事办主任\n李红 市教育局副局长", plan_units)
    assert (first.post, second.post) == ("市外事办主任", "市教育局副局长")
    assert first.notes == ("名单里还有同名的人（第3行），分别列出，请确认。",)


def test_a_mobile_number_that_is_too_short_is_pointed_out(plan_units: Units) -> None:
    found = only("王斌 市发改委主任 138-0000-123", plan_units)
    assert found.notes == ("手机号码“138-0000-123”位数不对，请核对。",)


def test_the_numbers_of_a_line_with_several_people_are_given_to_nobody(plan_units: Units) -> None:
    found = read_roster("王斌 市发改委主任、周强 副市长 13800001234", plan_units)
    assert [person.contact.mobile for person in found] == ["", ""]
    assert found[0].notes == ("一行里有几个人，号码没有分给谁，请补填。",)


@pytest.mark.parametrize(
    ("written", "phone", "mobile"),
    [
        ("3301-8021", "3301-8021", ""),
        ("3301 8021", "33018021", ""),
        ("+86 471 3301234", "0471-3301234", ""),
        ("（0471）3301234-8021", "0471-3301234转8021", ""),
        ("3301234/35", "3301234/35", ""),
        ("0086-138-0000-1234", "", "138-0000-1234"),
        ("１３８　００００　１２３４", "", "138-0000-1234"),
        ("3301234、138-0000-1234", "3301234", "138-0000-1234"),
        ("2019-2021年", "", ""),
    ],
)
def test_a_number_is_found_however_it_is_written(
    plan_units: Units, written: str, phone: str, mobile: str
) -> None:
    contact = only(f"王斌 市发改委主任 {written}", plan_units).contact
    assert (contact.phone, contact.mobile) == (phone, mobile)


def test_a_row_may_have_more_empty_cells_than_headings(plan_units: Units) -> None:
    found = only("姓名,职务\n王斌,市发改委主任,,", plan_units)
    assert (found.name, found.post) == ("王斌", "市发改委主任")


def test_a_row_of_a_sheet_may_lack_its_empty_cells(plan_units: Units) -> None:
    found = only("姓名\t职务\t手机\t备注\n王斌\t市发改委主任", plan_units)
    assert (found.name, found.post) == ("王斌", "市发改委主任")


def test_cells_on_lines_of_their_own_end_with_the_total(plan_units: Units) -> None:
    table = "姓名\n职务\n王斌\n市发改委主任\n合计\n1人\n周强 副市长"
    assert [p.name for p in read_roster(table, plan_units)] == ["王斌", "周强"]


def test_a_card_in_the_coding_of_an_old_telephone_is_read(plan_units: Units) -> None:
    name = "".join(f"={byte:02X}" for byte in "云铎".encode("gb18030"))
    for charset in ("UTF-8", "NONSENSE"):
        parameters = f"CHARSET={charset};ENCODING=QUOTED-PRINTABLE"
        card = f"BEGIN:VCARD\nN;{parameters}:{name};;;;\nnonsense\nEND:VCARD"
        assert only(card, plan_units).name == "云铎"


def test_a_card_that_is_cut_off_or_nameless_hurts_nobody(plan_units: Units) -> None:
    assert read_roster("BEGIN:VCARD\nTITLE:局长\nEND:VCARD", plan_units) == ()
    assert only("BEGIN:VCARD\nFN:王斌\nTITLE:主任\n", plan_units).post == "主任"


def test_an_empty_paste_names_nobody(plan_units: Units) -> None:
    assert read_roster("\n \n", plan_units) == ()
    assert read_roster("王斌 主任", ())[0].unit is None
