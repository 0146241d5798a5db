from datetime import date

import pytest

from tests.workbench.office import TODAY
from workbench.contact_gaps import count_gaps, is_stale, lacks
from workbench.contacts import ContactDraft
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import MemberRow, list_members, record_contact
from workbench.post_drafts import AdjustmentDraft, ChangeDraft, Succession
from workbench.posts import adjust_members
from workbench.store import Store


def member(store: Store, rank: int = 36) -> MemberRow:
    return store.read(list_members, TODAY, vacant=True)[rank - 1]


def test_what_is_missing_is_counted(store: Store) -> None:
    row = member(store)
    contact = ContactDraft(mobile="138-0000-1234", fax="3301234", email="sd@example.cn", room="501")
    store.write(record_contact, row.id, contact)
    assert row.unit_id
    store.write(record_liaison, LiaisonDraft(unit_id=row.unit_id, name="孙德"))
    assert count_gaps(store.read(list_members, TODAY)) == {
        "缺联系方式": 54,
        "缺电话": 55,
        "缺手机": 54,
        "缺传真": 54,
        "缺邮箱": 54,
        "缺办公室": 54,
        "缺联络员": 42,
        "缺联络员号码": 1,
    }
    assert set(count_gaps([]).values()) == {0}


@pytest.mark.parametrize(
    ("verified_on", "said"),
    [(None, "久"), (date(2018, 11, 29), "久"), (date(2018, 11, 30), "近"), (TODAY, "近")],
)
def test_what_was_not_checked_for_a_year_is_stale(
    store: Store, verified_on: date | None, said: str
) -> None:
    store.write(record_contact, member(store).id, ContactDraft(verified_on=verified_on))
    assert is_stale(member(store), TODAY) is (said == "久")


def test_a_vacant_post_lacks_nothing(store: Store) -> None:
    row = member(store)
    change = ChangeDraft(
        appointment_id=row.appointment_id, succession=Succession.VACANT, post=row.post
    )
    draft = AdjustmentDraft(day=date(2019, 11, 1), changes=[change])
    store.write(adjust_members, draft)
    assert member(store).is_vacant
    assert not lacks(member(store), "缺电话")
    assert not is_stale(member(store), TODAY)
