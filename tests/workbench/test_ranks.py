from datetime import date

import pytest

from tests.workbench.office import TODAY, refusal
from workbench.members import MemberRow, list_members
from workbench.post_drafts import AdjustmentDraft, ChangeDraft, Succession
from workbench.posts import adjust_members
from workbench.ranks import move_post
from workbench.store import Store


def order(store: Store, day: date = TODAY) -> list[int | None]:
    return [row.founding_rank for row in store.read(list_members, day, vacant=True)]


def row(store: Store, rank: int) -> MemberRow:
    return store.read(list_members, TODAY)[rank - 1]


def move(store: Store, rank: int, target: int) -> None:
    store.write(move_post, row(store, rank).appointment_id, row(store, target).appointment_id)


@pytest.mark.parametrize(
    ("rank", "target", "moved"),
    [
        (36, 35, [34, 36, 35, 37]),
        (35, 36, [34, 36, 35, 37]),
        (34, 37, [35, 36, 37, 34]),
        (37, 34, [37, 34, 35, 36]),
        (36, 36, [34, 35, 36, 37]),
    ],
)
def test_a_post_takes_the_place_of_another(
    store: Store, rank: int, target: int, moved: list[int]
) -> None:
    move(store, rank, target)
    assert order(store) == [*range(1, 34), *moved, *range(38, 56)]
    assert [row.rank for row in store.read(list_members, TODAY)] == list(range(1, 56))


def test_the_order_is_corrected_for_every_day_and_can_be_taken_back(store: Store) -> None:
    founded = order(store)
    change = ChangeDraft(
        appointment_id=row(store, 36).appointment_id,
        succession=Succession.VACANT,
        post=row(store, 36).post,
    )
    day = date(2019, 11, 1)
    store.write(adjust_members, AdjustmentDraft(day=day, changes=[change]))
    vacant = store.read(list_members, TODAY, vacant=True)[35]
    store.write(move_post, vacant.appointment_id, row(store, 14).appointment_id)
    assert store.undo_label() == f"调整{vacant.post}的名次"
    assert order(store)[13] == order(store, date(2019, 10, 1))[13] == 36
    store.undo()
    assert order(store) == founded


def test_nobody_moves_past_another_role(store: Store) -> None:
    assert refusal(move, store, 13, 12) == "成员和副组长不能互换先后，只能在同一职务内调整。"


def test_moving_names_who_was_moved(store: Store) -> None:
    move(store, 36, 35)
    assert store.undo_label() == "调整孙德的名次"
