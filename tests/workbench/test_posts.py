from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workbench.office import TODAY, problems, refusal, unit_id
from workbench.adjustments import list_adjustments, list_terms
from workbench.liaisons import LiaisonDraft, list_liaisons, record_liaison
from workbench.members import MemberRow, Role, list_members
from workbench.post_drafts import AdjustmentDraft, ChangeDraft, Succession
from workbench.posts import adjust_members
from workbench.record_words import Words
from workbench.store import Store

DAY = date(2020, 6, 1)
BEFORE = date(2019, 10, 1)
AFTER = date(2020, 10, 1)
NUMBER = "呼政任〔2020〕12号"
STATISTICS = 36
FOUNDED = date(2019, 1, 1)
NEW = "阿不都热合曼·买买提明·吐尔逊"


def member(store: Store, rank: int, day: date = TODAY) -> MemberRow:
    return store.read(list_members, day, vacant=True)[rank - 1]


def change(row: MemberRow, **typed: Any) -> ChangeDraft:
    """The post passes to somebody new, as it is, unless something else is typed."""
    values = {
        "appointment_id": row.appointment_id,
        "name": NEW,
        "role": row.role,
        "post": row.post,
        "unit_id": row.unit_id,
    }
    return ChangeDraft.model_validate(values | typed)


def adjust(store: Store, *changes: ChangeDraft, day: date = DAY, number: str = NUMBER) -> None:
    draft = AdjustmentDraft(day=day, document_number=number, changes=list(changes))
    store.write(adjust_members, draft)


def refused(store: Store, *changes: ChangeDraft, day: date = DAY) -> dict[str, str]:
    return problems(adjust, store, *changes, day=day)


def people(store: Store, day: date) -> set[tuple[str, str, str]]:
    return {(row.name, row.role, row.post) for row in store.read(list_members, day, vacant=True)}


def test_three_posts_of_2020_are_all_that_two_rosters_differ_by(store: Store) -> None:
    deputy, college, bureau = (member(store, rank) for rank in (3, 14, STATISTICS))
    known = {"succession": Succession.KNOWN, "member_id": bureau.id, "name": None}
    adjust(
        store,
        change(deputy, post="市政府副市长", **known),
        change(college),
        change(bureau, succession=Succession.VACANT, name=None),
    )
    before, after = people(store, BEFORE), people(store, AFTER)
    assert before - after == {(row.name, row.role, row.post) for row in (deputy, college, bureau)}
    assert after - before == {
        ("孙德", Role.DEPUTY, "市政府副市长"),
        (NEW, Role.MEMBER, college.post),
        ("待定", Role.MEMBER, bureau.post),
    }
    assert [row.rank for row in store.read(list_members, AFTER, vacant=True)] == list(range(1, 56))
    assert len(store.read(list_members, AFTER)) == 54
    assert store.undo_label() == f"人员调整（{NUMBER}）"
    store.undo()
    assert people(store, AFTER) == before


def test_who_leaves_stays_until_the_day_before(store: Store) -> None:
    adjust(store, change(member(store, STATISTICS)))
    days = (date(2020, 5, 31), DAY)
    assert [member(store, STATISTICS, day).name for day in days] == ["孙德", NEW]
    terms = store.read(list_terms, member(store, STATISTICS, DAY).appointment_id)
    assert [(term.name, term.since, term.until, term.basis) for term in terms] == [
        (NEW, DAY, None, NUMBER),
        ("孙德", FOUNDED, date(2020, 5, 31), ""),
    ]
    assert member(store, STATISTICS, DAY).founding_rank == STATISTICS


def test_two_members_can_change_places_by_one_document(store: Store) -> None:
    college, bureau = member(store, 14), member(store, STATISTICS)
    known = {"succession": Succession.KNOWN, "name": None}
    adjust(
        store,
        change(college, member_id=bureau.id, **known),
        change(bureau, member_id=college.id, **known),
    )
    assert (member(store, 14, DAY).id, member(store, STATISTICS, DAY).id) == (bureau.id, college.id)


def test_a_new_post_stands_behind_the_others_of_its_role(store: Store) -> None:
    adjust(store, ChangeDraft(name=NEW, role=Role.DEPUTY, post="市政府副市长"))
    assert (member(store, 13, DAY).name, member(store, 13, DAY).role) == (NEW, Role.DEPUTY)
    assert member(store, 13, DAY).founding_rank is None
    assert member(store, 14, DAY).id == member(store, 13).id
    assert [row.rank for row in store.read(list_members, BEFORE)] == list(range(1, 56))


def test_a_post_may_be_given_up(store: Store) -> None:
    row = member(store, STATISTICS)
    adjust(store, change(row, succession=Succession.ABOLISHED, name=None))
    assert len(store.read(list_members, DAY, vacant=True)) == 54
    (adjustment,) = store.read(list_adjustments)
    (change_of_post,) = adjustment.changes
    assert change_of_post.left
    assert (change_of_post.left.name, change_of_post.came) == ("孙德", None)


def test_a_post_that_comes_with_another_role_goes_behind_that_role(store: Store) -> None:
    row = member(store, STATISTICS)
    known = {"succession": Succession.KNOWN, "name": None, "member_id": row.id}
    adjust(store, change(row, role=Role.DEPUTY, **known))
    assert (member(store, 13, DAY).name, member(store, 13, DAY).role) == ("孙德", Role.DEPUTY)


def test_the_liaison_goes_along_if_wanted_and_history_is_kept(store: Store) -> None:
    row = member(store, STATISTICS)
    unit = unit_id(store, "统计局")
    store.write(record_liaison, LiaisonDraft(unit_id=unit, name="孙德"))
    adjust(store, change(row, liaison="李晓东", liaison_phone="3301234"))
    names = [member(store, STATISTICS, day).liaison for day in (BEFORE, AFTER)]
    assert [liaison and liaison.name for liaison in names] == ["孙德", "李晓东"]
    assert store.read(list_liaisons, AFTER)[0].phone == "3301234"


def test_a_vacant_post_is_in_no_list_of_people(store: Store) -> None:
    adjust(store, change(member(store, STATISTICS), succession=Succession.VACANT, name=None))
    vacant = member(store, STATISTICS, DAY)
    assert (vacant.is_vacant, vacant.name, vacant.phone) == (True, "待定", "")
    assert not member(store, 1, DAY).is_vacant
    name = store.read(lambda session: Words(session).name_of("Appointment", str(vacant.id)))
    assert name == f"{vacant.post}任职"
    adjust(store, change(vacant), day=date(2020, 7, 1))
    assert member(store, STATISTICS, AFTER).name == NEW


def test_two_people_of_one_name_are_kept_apart(store: Store) -> None:
    row = member(store, STATISTICS)
    assert refused(store, change(row, name="云铎")) == {
        "name": "名册中已有云铎，请说明是同一人还是同名的另一人。"
    }
    adjust(store, change(row, name="云铎", is_namesake=True))
    same = [row for row in store.read(list_members, DAY) if row.name == "云铎"]
    assert len({row.id for row in same}) == 2


@pytest.mark.parametrize("day", [date(2018, 5, 1), date(2019, 1, 1)])
def test_nothing_changes_before_the_group_was_there(store: Store, day: date) -> None:
    found = refused(store, change(member(store, STATISTICS)), day=day)
    assert found["day"].endswith("成立，调整日期应在这一天之后。")


def test_nobody_leaves_before_coming_or_twice(store: Store) -> None:
    first = member(store, STATISTICS)
    adjust(store, change(first))
    second = member(store, STATISTICS, DAY)
    found = refused(store, change(second, name="云铎"), day=DAY)
    assert found == {"day": f"“{second.post}”自2020年6月1日起任职，调整日期应在这一天之后。"}
    found = refused(store, change(first, name="云铎"), day=AFTER)
    assert found == {"appointment_id": f"“{first.post}”的任职已于2020年5月31日结束，请刷新后重选。"}


def test_who_comes_may_not_hold_another_post(store: Store) -> None:
    row, other = member(store, STATISTICS), member(store, 14)
    known = {"succession": Succession.KNOWN, "name": None}
    assert refused(store, change(row, member_id=other.id, **known)) == {
        "member_id": f"{other.name}在这一天仍任“{other.post}”（成员），请把这一职务一并调整。"
    }
    assert refused(store, change(row, member_id=row.id, **known)) == {
        "member_id": f"“{row.post}”没有变化：人和职务都与调整前相同。"
    }
    assert member(store, STATISTICS, AFTER) == row


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"name": None}, {"name": "请填写新任姓名。"}),
        ({"name": "待定"}, {"name": "人选未定的，请在“由谁接任”中选“待定”。"}),
        ({"post": ""}, {"post": "请填写单位及职务。"}),
        ({"succession": Succession.KNOWN}, {"member_id": "请从名册中选择接任人。"}),
        (
            {"unit_id": None, "liaison": "云铎"},
            {"liaison": "这一职务没有对应的成员单位，不登记联络员。"},
        ),
        (
            {"appointment_id": None, "succession": Succession.ABOLISHED},
            {"appointment_id": "请选择不再设的是哪个职务。"},
        ),
    ],
)
def test_what_is_missing_is_asked_for(
    store: Store, typed: dict[str, Any], problem: dict[str, str]
) -> None:
    assert refused(store, change(member(store, STATISTICS), **typed)) == problem
    assert store.read(list_adjustments) == []


def test_an_adjustment_without_changes_and_a_person_who_is_gone_are_refused(store: Store) -> None:
    assert refused(store) == {"appointment_id": "请至少填写一项调整。"}
    gone: UUID = uuid4()
    draft = change(
        member(store, STATISTICS), succession=Succession.KNOWN, name=None, member_id=gone
    )
    assert refusal(adjust, store, draft) == "这条成员已被删除，可在“撤销”中找回。"
    assert store.read(list_terms, gone) == []


def test_without_a_number_the_action_is_named_by_its_day(store: Store) -> None:
    adjust(store, change(member(store, STATISTICS)), number="")
    assert store.undo_label() == "人员调整（2020-06-01）"
