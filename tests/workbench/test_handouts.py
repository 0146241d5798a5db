from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, func, select

from tests.workbench.office import problems, refusal
from workbench.handouts import (
    Handout,
    HandoutDraft,
    HandoutFormat,
    HandoutRow,
    check_handout,
    list_handouts,
    record_handout,
    withdraw_handout,
)
from workbench.journal import list_steps
from workbench.records import checked
from workbench.rules.masking import Mask
from workbench.store import Store

FULL = {"mask": Mask.FULL, "recipient": "市政府办公室", "purpose": "发会议通知"}


def draft(**values: object) -> HandoutDraft:
    return checked(HandoutDraft, values)


def register(store: Store, now: datetime, **values: object) -> UUID:
    return store.write(record_handout, draft(**values), 55, now)


def test_the_register_says_when_what_to_whom_and_what_for(store: Store, now: datetime) -> None:
    key = register(store, now, **FULL, format=HandoutFormat.VCARD4)

    assert store.read(list_handouts) == [
        HandoutRow(
            id=key,
            handed_at=now,
            mask=Mask.FULL,
            format=HandoutFormat.VCARD4,
            recipient="市政府办公室",
            purpose="发会议通知",
            people=55,
        )
    ]


def test_the_latest_stands_first(store: Store, now: datetime) -> None:
    for hours, recipient in ((1, "乙"), (2, "丙"), (0, "甲")):
        register(store, now + timedelta(hours=hours), recipient=recipient)

    assert [row.recipient for row in store.read(list_handouts)] == ["丙", "乙", "甲"]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"mask": Mask.FULL}, {"recipient": "接收人", "purpose": "用途"}),
        (FULL | {"recipient": " "}, {"recipient": "接收人"}),
        (FULL | {"purpose": ""}, {"purpose": "用途"}),
    ],
)
def test_whole_numbers_leave_only_to_somebody_and_for_something(
    store: Store, now: datetime, values: dict[str, object], asked: dict[str, str]
) -> None:
    sentences = {name: f"完整版含全部号码，请填写{title}。" for name, title in asked.items()}

    assert problems(check_handout, draft(**values)) == sentences
    assert problems(register, store, now, **values) == sentences
    assert store.read(list_handouts) == []


@pytest.mark.parametrize("mask", [Mask.PUBLIC, Mask.INTERNAL])
def test_masked_rosters_leave_without_a_word(mask: Mask) -> None:
    check_handout(draft(mask=mask))


def test_a_number_typed_as_recipient_or_purpose_is_masked(store: Store, now: datetime) -> None:
    typed = {"recipient": "云铎 138-0000-1234", "purpose": "打 13800001234"}
    register(store, now, **FULL | typed)

    (row,) = store.read(list_handouts)
    assert (row.recipient, row.purpose) == ("云铎 138****1234", "打 138****1234")


@pytest.mark.parametrize(
    ("field", "sentence"),
    [("recipient", "接收人最多 40 个字，请缩短。"), ("purpose", "用途最多 100 个字，请缩短。")],
)
def test_what_is_too_long_is_refused_at_its_field(field: str, sentence: str) -> None:
    assert problems(draft, **{field: "长" * 101}) == {field: sentence}


def test_a_line_of_the_register_cannot_be_undone(store: Store, now: datetime) -> None:
    register(store, now, **FULL)

    assert refusal(store.undo) == "没有可以撤销的操作。"
    assert len(store.read(list_handouts)) == 1


def test_what_was_not_written_after_all_is_struck_out_and_stays_in_the_journal(
    store: Store, now: datetime
) -> None:
    store.write(withdraw_handout, register(store, now, **FULL))

    assert store.read(list_handouts) == []
    struck, registered, *_ = [step.label for step in store.read(list_steps)]
    assert registered == "印发：外发完整通讯录给市政府办公室"
    assert struck == "印发：给市政府办公室的通讯录没有写成，取消登记"


def test_the_database_keeps_no_number_of_anybody(store: Store, now: datetime) -> None:
    register(store, now, **FULL)

    def read(session: Session) -> int:
        return session.exec(select(func.count()).select_from(Handout)).one()

    assert store.read(read) == 1
    assert not {"phone", "mobile", "email"} & set(Handout.model_fields)


@pytest.mark.parametrize("form", HandoutFormat)
def test_every_format_has_a_suffix(form: HandoutFormat) -> None:
    assert form.suffix.startswith(".")
