from collections import Counter
from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from tests.workbench.office import TODAY, problems, refusal, unit_id
from workbench.contacts import ContactDraft
from workbench.journal import describe
from workbench.liaisons import LiaisonDraft, list_liaisons, record_liaison
from workbench.members import (
    Appointment,
    Member,
    Role,
    get_office,
    list_members,
    list_people,
    record_contact,
)
from workbench.records import checked
from workbench.store import Store


def test_the_members_come_by_rank_with_role_and_post(store: Store) -> None:
    members = store.read(list_members, TODAY)
    assert [member.rank for member in members] == list(range(1, 56))
    assert Counter(member.role for member in members) == {
        Role.HEAD: 1,
        Role.EXECUTIVE_DEPUTY: 1,
        Role.DEPUTY: 10,
        Role.MEMBER: 43,
    }
    assert (members[0].name, members[0].unit, members[0].liaison) == ("冯玉臻", "", None)
    assert (members[35].name, members[35].unit) == ("孙德", "统计局")
    assert members[35].source_note.startswith("原文“孙德”与职务间无空格")


def test_the_office_is_where_the_document_puts_it(store: Store) -> None:
    office = store.read(get_office)
    assert (office.unit, office.director) == ("市场监管局（知识产权局）", "云铎")


def test_the_roster_is_of_the_day(store: Store) -> None:
    def succeed(session: Session) -> None:
        describe(session, "人员调整")
        former = session.exec(select(Appointment).where(Appointment.rank == 36)).one()
        former.until = date(2019, 8, 31)
        successor = Appointment(
            **former.model_dump(exclude={"id", "version", "since", "until"}),
            since=date(2019, 9, 1),
        )
        successor.member_id = session.exec(select(Member.id).where(Member.name == "李晓东")).one()
        session.add(successor)

    store.write(succeed)

    def holder(day: date) -> str:
        return store.read(list_members, day)[35].name

    assert (holder(date(2019, 8, 31)), holder(date(2019, 9, 1))) == ("孙德", "李晓东")
    assert store.read(list_members, date(2018, 12, 31)) == []


def test_how_to_reach_a_member_is_kept(store: Store) -> None:
    member = store.read(list_members, TODAY)[35]
    draft = ContactDraft(
        phone="0471-3301234", mobile="138-0000-1234", email="sd@example.cn", verified_on=TODAY
    )
    store.write(record_contact, member.id, draft)
    found = store.read(list_members, TODAY)[35]
    assert (found.phone, found.mobile, found.email) == (
        "0471-3301234",
        "138-0000-1234",
        "sd@example.cn",
    )
    assert (found.verified_on, found.version) == (TODAY, 2)
    assert store.undo_label() == "修改孙德的联系方式"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("０４７１－３３０１２３４", "0471-3301234"),
        ("（0471）3301234", "0471-3301234"),
        ("0471-3301234转8001", "0471-3301234转8001"),
        ("+86 138-0000-1234", "138-0000-1234"),
        ("138-0000-1234、139-0000-1234", "138-0000-1234、139-0000-1234"),
        (" ", ""),
    ],
)
def test_numbers_are_kept_as_people_write_them(typed: str, kept: str) -> None:
    assert checked(ContactDraft, {"phone": typed}).phone == kept


@pytest.mark.parametrize("typed", ["找小王", "12", "=138", "0471-3301234;x", "1" * 41])
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert "phone" in problems(checked, ContactDraft, {"phone": typed})


def test_what_is_no_address_and_no_name_is_said_under_its_field() -> None:
    found = problems(
        checked, LiaisonDraft, {"unit_id": uuid4(), "name": "云铎2", "email": "at home"}
    )
    assert found == {
        "name": "姓名里不应有“2”，一次只填一个人的姓名。",
        "email": "电子邮箱格式不对，应像 name@example.cn。",
    }


def test_everybody_who_was_ever_a_member_can_be_chosen(store: Store) -> None:
    people = store.read(list_people)
    assert (len(people), people[0].name, people[35].post) == (55, "冯玉臻", "市统计局局长")


@pytest.mark.parametrize("typed", ["ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｎ", "wang@example.cn", ""])
def test_an_address_is_kept_in_half_width(typed: str) -> None:
    assert checked(ContactDraft, {"email": typed}).email in ("wang@example.cn", "")


def test_a_units_liaison_stands_beside_its_member(store: Store) -> None:
    unit = unit_id(store, "统计局")
    store.write(record_liaison, LiaisonDraft(unit_id=unit, name="孙德", phone="0471-3301234"))
    (liaison,) = store.read(list_liaisons, TODAY)
    assert (liaison.unit, liaison.name, liaison.phone) == ("统计局", "孙德", "0471-3301234")
    assert store.read(list_members, TODAY)[35].liaison == liaison
    assert store.undo_label() == "登记统计局联络员"


def test_a_new_liaison_takes_the_place_of_the_one_before(store: Store) -> None:
    unit = unit_id(store, "统计局")
    for name in ("孙德", "李晓东"):
        store.write(record_liaison, LiaisonDraft(unit_id=unit, name=name))
    assert [row.name for row in store.read(list_liaisons, TODAY)] == ["李晓东"]
    store.undo()
    assert [row.name for row in store.read(list_liaisons, TODAY)] == ["孙德"]


def test_liaisons_come_in_the_order_of_the_units(store: Store) -> None:
    for unit in ("统计局", "和林格尔新区管委会", "财政局"):
        store.write(record_liaison, LiaisonDraft(unit_id=unit_id(store, unit), name="孙德"))
    assert [row.unit for row in store.read(list_liaisons, TODAY)] == [
        "和林格尔新区管委会",
        "财政局",
        "统计局",
    ]


def test_a_member_or_unit_that_is_gone_is_missing(store: Store) -> None:
    gone = "这条{}已被删除，可在“撤销”中找回。"
    draft = LiaisonDraft(unit_id=uuid4(), name="孙德")
    assert refusal(store.write, record_contact, uuid4(), ContactDraft()) == gone.format("成员")
    assert refusal(store.write, record_liaison, draft) == gone.format("单位")


def test_a_name_with_a_middle_dot_is_kept_whole(store: Store) -> None:
    name = "阿不都热合曼·买买提明·吐尔逊"
    store.write(record_liaison, LiaisonDraft(unit_id=unit_id(store, "统计局"), name=name))
    assert store.read(list_liaisons, TODAY)[0].name == name
