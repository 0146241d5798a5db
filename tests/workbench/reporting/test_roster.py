import re
from datetime import date

import pytest
from sqlmodel import Session, select

from tests.workbench.reporting.wordings import AS_OF, say
from workbench.contacts import ContactDraft
from workbench.journal import describe
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import Appointment, Member, MemberRow, list_members, record_contact
from workbench.reporting.document import Band, Table, Text
from workbench.reporting.roster import Roster, read_roster, roster_document
from workbench.rules.masking import Mask
from workbench.rules.ordering import Order
from workbench.store import Store


@pytest.fixture
def reachable(store: Store) -> Store:
    """A file in which the first member with a unit and that unit's liaison can be reached."""
    contact = ContactDraft(phone="0471-3301234", mobile="138-0000-1234", email="office@example.cn")
    store.write(record_contact, with_unit(store).id, contact)
    values = {"unit_id": with_unit(store).unit_id, "name": "云铎", "mobile": "13800001234"}
    store.write(record_liaison, LiaisonDraft.model_validate(values | {"phone": "0471-4601234"}))
    return store


def with_unit(store: Store) -> MemberRow:
    return next(m for m in store.read(list_members, AS_OF) if m.unit_id)


def roster(store: Store, mask: Mask = Mask.INTERNAL, as_of: date = AS_OF) -> Roster:
    return store.read(read_roster, as_of, mask, "市政府办公室")


def row_of(found: Roster, store: Store) -> tuple[str, ...]:
    return found.rows[with_unit(store).rank - 1]


def test_the_roster_has_everybody_by_rank_under_their_roles(store: Store) -> None:
    found = roster(store)
    (table,) = [b for b in roster_document(found).blocks if isinstance(b, Table)]

    members = store.read(list_members, AS_OF)
    printed = [row for row in table.rows if not isinstance(row, Band)]
    assert [row[:3] for row in printed] == [(str(m.rank), m.name, m.post) for m in members]
    assert [row[0] for row in printed] == [str(rank) for rank in range(1, 56)]
    bands = {row.text: at for at, row in enumerate(table.rows) if isinstance(row, Band)}
    assert bands == {"组长": 0, "常务副组长": 2, "副组长": 4, "成员": 15}


def test_the_roster_says_how_many_and_as_of_when(store: Store) -> None:
    said = say(roster_document(roster(store)).blocks)

    assert "共55人，按职务排序，截至2019年11月30日。" in said
    assert "办公室主任由云铎同志兼任" in said


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        (Order.STROKE, ("1", "成员", "丁秀君"), ("55", "成员", "魏红军")),
        (Order.PINYIN, ("1", "副组长", "毕国臣"), ("55", "成员", "朱建国")),
        (Order.UNIT, ("1", "组长", "冯玉臻"), ("55", "成员", "李晓东")),
    ],
)
@pytest.mark.parametrize("mask", [Mask.INTERNAL, Mask.PUBLIC])
def test_in_another_order_everybody_is_numbered_anew_with_the_role_beside(
    store: Store, order: Order, first: tuple[str, ...], last: tuple[str, ...], mask: Mask
) -> None:
    found = store.read(read_roster, AS_OF, mask, "", order)
    head, table, foot = roster_document(found).blocks[1:]

    assert isinstance(table, Table)
    assert [column.title for column in table.columns[:4]] == ["序号", "职务", "姓名", "单位及职务"]
    assert (table.rows[0][:3], table.rows[-1][:3]) == (first, last)  # type: ignore[index]
    assert {len(row) for row in table.rows} == {len(table.columns)}  # type: ignore[arg-type]
    assert isinstance(head, Text)
    assert f"共55人，{order.word}，截至" in head.text
    assert foot == Text(order.rule)


def test_the_rule_under_the_list_names_the_characters_that_have_no_place(store: Store) -> None:
    def rename(session: Session) -> None:
        describe(session, "改名")
        session.exec(select(Member).where(Member.name == "冯玉臻")).one().name = "𠮷玉𫠣"

    store.write(rename)
    found = store.read(read_roster, AS_OF, Mask.INTERNAL, "", Order.STROKE)

    assert found.members[-1].name == "𠮷玉𫠣"
    assert found.rule == f"{Order.STROKE.rule}“𠮷、𫠣”没有数据，排在最后。"
    assert "没有数据" not in roster(store).rule


def test_a_full_roster_has_every_number(reachable: Store) -> None:
    row = row_of(roster(reachable, Mask.FULL), reachable)

    assert row[3:] == (
        "0471-3301234",
        "138-0000-1234",
        "office@example.cn",
        "云铎",
        "0471-4601234\n138-0000-1234",
    )


def test_an_internal_roster_hides_the_middle_of_mobiles(reachable: Store) -> None:
    row = row_of(roster(reachable), reachable)

    assert row[3:] == (
        "0471-3301234",
        "138****1234",
        "office@example.cn",
        "云铎",
        "0471-4601234\n138****1234",
    )


def test_a_public_roster_has_names_and_posts_and_no_empty_columns(reachable: Store) -> None:
    found = roster(reachable, Mask.PUBLIC)

    assert [column.title for column in found.columns] == ["序号", "姓名", "单位及职务"]
    assert {len(row) for row in found.rows} == {3}
    for member in found.members:
        assert (member.phone, member.mobile, member.email) == ("", "", "")
        assert member.liaison is None


@pytest.mark.parametrize("mask", [Mask.PUBLIC, Mask.INTERNAL])
def test_a_mobile_hidden_in_another_field_does_not_leave_the_office(
    store: Store, mask: Mask
) -> None:
    contact = ContactDraft(phone="13800001234", email="13800001234@example.cn")
    store.write(record_contact, with_unit(store).id, contact)

    said = say(roster_document(roster(store, mask)).blocks)

    assert re.search(r"1380{4}1234", said) is None


def test_a_mobile_written_into_a_post_or_a_note_does_not_leave_the_office(store: Store) -> None:
    def rewrite(session: Session) -> None:
        describe(session, "改职务")
        post = session.exec(select(Appointment).where(Appointment.rank == 14)).one()
        post.post, post.source_note = "院长13800001234", "电话 138-0000-1234"

    store.write(rewrite)

    member = roster(store).members[13]
    assert (member.post, member.source_note) == ("院长138****1234", "电话 138****1234")


def test_only_a_roster_with_whole_numbers_says_for_whom_it_is(store: Store) -> None:
    marks = {mask: roster_document(roster(store, mask)).watermark for mask in Mask}

    assert marks == {Mask.PUBLIC: "", Mask.INTERNAL: "", Mask.FULL: "仅供市政府办公室使用"}


def test_the_address_of_a_liaison_is_masked_too(store: Store) -> None:
    values = {"unit_id": with_unit(store).unit_id, "name": "云铎", "email": "13800001234@qq.cn"}
    store.write(record_liaison, LiaisonDraft.model_validate(values))

    liaison = roster(store).members[with_unit(store).rank - 1].liaison
    assert liaison is not None
    assert liaison.email == "138****1234@qq.cn"


def test_nobody_was_in_the_group_before_the_plan(store: Store) -> None:
    assert roster(store, as_of=date(2018, 12, 31)).members == ()
