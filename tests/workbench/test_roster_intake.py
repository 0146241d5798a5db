"""A list of people meets the roster of the plan, and some of it is taken."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from workbench.errors import InvalidInput
from workbench.liaisons import list_liaisons
from workbench.members import MemberRow, Role, list_members
from workbench.records import checked
from workbench.roster_intake import (
    IntakeDraft,
    Sameness,
    Standing,
    compare_person,
    propose_people,
)
from workbench.roster_taking import take_person
from workbench.store import Store
from workbench.units import find_unit

LATER = date(2020, 3, 2)
Person = Callable[..., IntakeDraft]


@pytest.fixture
def person() -> Person:
    def make(name: str, post: str, role: str = "成员", **more: object) -> IntakeDraft:
        values = {"name": name, "post": post, "role": role, "since": LATER} | more
        return checked(IntakeDraft, values)

    return make


def members(store: Store) -> list[MemberRow]:
    return store.read(list_members, LATER)


def named(store: Store, name: str) -> list[MemberRow]:
    return [row for row in members(store) if row.name == name]


def standing(store: Store, draft: IntakeDraft) -> Standing:
    liaisons = store.read(list_liaisons, LATER)
    return compare_person(draft, members(store), liaisons).standing


def unit(store: Store, name: str) -> UUID:
    return store.read(find_unit, name)


def test_a_list_is_read_with_the_units_of_the_file(store: Store) -> None:
    found = store.read(propose_people, "成员：孙德市统计局局长")
    assert [(p.name, p.post, p.unit) for p in found] == [
        ("孙德", "市统计局局长", unit(store, "统计局"))
    ]


@pytest.mark.parametrize(
    ("name", "post", "more", "expected"),
    [
        ("吴长春", "市教育局局长", {}, Standing.HELD),
        ("吴长春", "教育局局长", {}, Standing.HELD),
        ("范志忠", "新城区政府区长", {}, Standing.HELD),
        ("冯玉臻", "市委副书记、市长，内蒙古和林格尔新区党工委书记", {}, Standing.HELD),
        ("吴长春", "", {}, Standing.HELD),
        ("吴长春", "市教育局局长", {"mobile": "138-0000-1234"}, Standing.CHANGED),
        ("李红", "市教育局科长", {}, Standing.NAMESAKE),
        ("阿拉坦其其格·斯琴", "市教育局副局长", {}, Standing.NEW),
    ],
)
def test_a_person_is_compared_by_name_post_and_numbers(
    store: Store,
    person: Person,
    name: str,
    post: str,
    more: dict[str, str],
    expected: Standing,
) -> None:
    assert standing(store, person(name, post, **more)) is expected


def test_a_name_without_a_post_but_in_another_unit_may_be_somebody_else(
    store: Store, person: Person
) -> None:
    draft = person("吴长春", "", unit_id=unit(store, "科技局"))
    assert standing(store, draft) is Standing.NAMESAKE


def test_a_comparison_with_a_namesake_names_the_other_post(store: Store, person: Person) -> None:
    found = compare_person(person("李红", "市教育局科长"), members(store), [])
    assert found.words == "名单里的李红是“市外事办主任”。"


def test_a_new_person_gets_a_post_and_numbers_in_one_action(store: Store, person: Person) -> None:
    draft = person(
        "阿拉坦其其格·斯琴",
        "市教育局副局长",
        unit_id=unit(store, "教育局"),
        mobile="13800001234",
        email="office@example.cn",
    )
    store.write(take_person, draft)
    (row,) = named(store, draft.name)
    assert (row.role, row.post, row.unit) == (Role.MEMBER, "市教育局副局长", "教育局")
    assert (row.mobile, row.email, row.since) == ("138-0000-1234", "office@example.cn", LATER)
    assert standing(store, draft) is Standing.HELD
    assert store.undo_label() == "从名单录入阿拉坦其其格·斯琴（成员）"
    store.undo()
    assert named(store, draft.name) == []


def test_new_numbers_of_a_member_leave_the_others_as_they_are(store: Store, person: Person) -> None:
    store.write(take_person, person("吴长春", "市教育局局长", phone="0471-3301234"))
    store.write(take_person, person("吴长春", "市教育局局长", mobile="138-0000-1234"))
    (row,) = named(store, "吴长春")
    assert (row.phone, row.mobile) == ("0471-3301234", "138-0000-1234")
    assert len(members(store)) == 55


def test_a_namesake_is_not_taken_before_somebody_says_who_it_is(
    store: Store, person: Person
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        store.write(take_person, person("李红", "市教育局科长"))
    assert refusal.value.problems == {
        "sameness": "名单里已有李红，任“市外事办主任”，请选是不是同一人。"
    }


def test_the_same_person_leaves_the_old_post_and_keeps_the_numbers(
    store: Store, person: Person
) -> None:
    store.write(take_person, person("李红", "市外事办主任", mobile="138-0000-1234"))
    store.write(take_person, person("李红", "市教育局局长", sameness=Sameness.SAME))
    (row,) = named(store, "李红")
    assert (row.post, row.mobile, row.since) == ("市教育局局长", "138-0000-1234", LATER)
    assert len(members(store)) == 55


def test_two_people_with_one_name_are_kept_apart(store: Store, person: Person) -> None:
    store.write(take_person, person("李红", "市教育局科长", sameness=Sameness.OTHER))
    assert [row.post for row in named(store, "李红")] == ["市外事办主任", "市教育局科长"]
    assert len({row.id for row in named(store, "李红")}) == 2


def test_a_refusal_stands_at_the_field_that_can_be_mended(store: Store, person: Person) -> None:
    draft = person("阿拉坦其其格·斯琴", "市教育局副局长", since=date(2019, 1, 1))
    with pytest.raises(InvalidInput) as refusal:
        store.write(take_person, draft)
    assert list(refusal.value.problems) == ["since"]


def test_a_liaison_is_entered_then_corrected_then_followed(store: Store, person: Person) -> None:
    where = {"unit_id": unit(store, "教育局")}
    first = person("李红", "市教育局科长", "联络员", mobile="138-0000-1234", **where)
    assert standing(store, first) is Standing.NEW
    store.write(take_person, first)
    assert standing(store, first) is Standing.HELD
    more = person("李红", "", "联络员", phone="0471-3301234", **where)
    assert standing(store, more) is Standing.CHANGED
    store.write(take_person, more)
    (row,) = store.read(list_liaisons, LATER)
    assert (row.name, row.phone, row.mobile) == ("李红", "0471-3301234", "138-0000-1234")
    after = person("王冰", "", "联络员", since=date(2020, 6, 1), **where)
    assert standing(store, after) is Standing.FOLLOWS
    store.write(take_person, after)
    assert [row.name for row in store.read(list_liaisons, date(2020, 6, 1))] == ["王冰"]


def test_a_liaison_without_a_unit_is_refused(store: Store, person: Person) -> None:
    with pytest.raises(InvalidInput, match="请选择联络员所在的单位"):
        store.write(take_person, person("李红", "市民委科员", "联络员"))
