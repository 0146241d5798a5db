from dataclasses import replace
from datetime import date

import pytest

from workbench.reporting.document import QrCards, Text
from workbench.reporting.qr_cards import qr_document
from workbench.reporting.roster import Roster, read_roster
from workbench.rules.masking import Mask
from workbench.store import Store

AS_OF = date(2019, 11, 30)


@pytest.fixture
def roster(store: Store) -> Roster:
    return store.read(read_roster, AS_OF, Mask.INTERNAL)


def note(roster: Roster) -> str:
    (text,) = [block for block in qr_document(roster).blocks if isinstance(block, Text)]
    return text.text


def test_everybody_has_a_code_in_order_with_name_and_post_below(roster: Roster) -> None:
    (cards,) = [block for block in qr_document(roster).blocks if isinstance(block, QrCards)]

    assert [(card.name, card.note) for card in cards.cards] == [
        (member.name, member.post) for member in roster.members
    ]
    assert all(f"FN:{card.name}\r\n" in card.code for card in cards.cards)


def test_the_sheet_says_that_hidden_numbers_are_not_in_the_codes(roster: Roster) -> None:
    said = "共55人，截至2019年11月30日。用手机扫码即可存为联系人，不需要网络。"
    first, *others = roster.members
    masked = replace(roster, members=(replace(first, mobile="138****1234"), *others))

    assert note(roster) == said
    assert note(masked) == f"{said}隐去的号码没有写进二维码。"


def test_a_sheet_with_whole_numbers_says_for_whom_it_is(store: Store) -> None:
    full = store.read(read_roster, AS_OF, Mask.FULL, "市政府办公室")

    assert qr_document(full).watermark == "仅供市政府办公室使用"
    assert qr_document(replace(full, mask=Mask.INTERNAL)).watermark == ""


def test_a_post_that_nobody_holds_has_no_code(roster: Roster) -> None:
    first, *others = roster.members
    vacant = replace(roster, members=(replace(first, id=first.appointment_id), *others))

    (cards,) = [block for block in qr_document(vacant).blocks if isinstance(block, QrCards)]

    assert len(cards.cards) == 54
    assert note(vacant).startswith("共54人")
