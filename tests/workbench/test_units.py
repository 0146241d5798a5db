from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from tests.workbench.office import TODAY, problems, unit_id
from workbench.journal import describe
from workbench.store import Store
from workbench.units import (
    GroupMember,
    UnitDraft,
    add_alias,
    add_unit,
    expand,
    find_unit,
    group_members,
    list_units,
    unit_names,
)


def test_units_come_in_the_order_of_the_document_without_the_groups(store: Store) -> None:
    units = store.read(list_units)
    assert len(units) == 43
    assert not any(unit.is_group for unit in units)
    everyone = store.read(list_units, groups=True)
    assert everyone[:43] == units
    assert [unit.short_name for unit in everyone[43:]] == ["各旗县区政府", "各成员单位"]


@pytest.mark.parametrize("name", ["文旅局", "市文旅广电局", "文旅广电局", " 文旅局\u3000"])
def test_a_unit_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    assert store.read(unit_names)[unit_id(store, name)] == "文旅局"


@pytest.mark.parametrize("name", ["某局", "", "文旅"])
def test_a_unit_that_nobody_knows_is_said_under_its_field(store: Store, name: str) -> None:
    assert problems(store.read, find_unit, name) == {
        "unit_id": f"“{name}”不在单位名单中，请从列表中选择。"
    }


def test_a_unit_that_is_added_stands_behind_the_others_and_is_found(store: Store) -> None:
    draft = UnitDraft(short_name="税务局", official_name="国家税务总局呼和浩特市税务局")
    key = store.write(add_unit, draft)
    assert store.read(find_unit, "国家税务总局呼和浩特市税务局") == key
    assert store.read(list_units)[-1].id == key
    assert store.undo() == "新增单位税务局"


def test_a_name_that_somebody_uses_is_mapped_to_its_unit(store: Store) -> None:
    key = unit_id(store, "财政局")
    store.write(add_alias, key, " 市财政部门 ")
    assert store.read(find_unit, "市财政部门") == key


def test_a_name_belongs_to_one_unit(store: Store) -> None:
    taken = "“财政局”已是财政局的名称，请直接选用。"
    education = unit_id(store, "教育局")
    assert problems(store.write, add_alias, education, "财政局") == {"name": taken}
    assert problems(store.write, add_alias, education, " ") == {"name": "请填写别名。"}
    for field, other in (("short_name", "official_name"), ("official_name", "short_name")):
        draft = UnitDraft.model_validate({field: "财政局", other: "某新设机构"})
        assert problems(store.write, add_unit, draft) == {field: taken}


def test_a_group_stands_for_its_members_of_that_day(store: Store) -> None:
    def move(session: Session) -> None:
        describe(session, "调整单位组")
        members = session.exec(
            select(GroupMember).where(GroupMember.group_id == group).order_by(GroupMember.position)  # type: ignore[arg-type]
        ).all()
        members[0].until = date(2019, 8, 31)
        newcomer = GroupMember(group_id=group, unit_id=other, position=10, since=date(2019, 9, 1))
        session.add(newcomer)

    group, other = unit_id(store, "各旗县区政府"), unit_id(store, "财政局")
    before = store.read(group_members, TODAY)[group]
    store.write(move)
    assert len(before) == 9
    assert store.read(group_members, date(2019, 8, 31))[group] == before
    assert store.read(group_members, date(2019, 9, 1))[group] == (*before[1:], other)
    assert store.read(group_members, date(2018, 12, 31)) == {}


def test_groups_are_replaced_where_they_stand_and_nobody_is_named_twice() -> None:
    one, two, three, group = (uuid4() for _ in range(4))
    assert expand([two, group, one], {group: (one, two, three)}) == (two, one, three)
    assert expand([], {}) == ()
