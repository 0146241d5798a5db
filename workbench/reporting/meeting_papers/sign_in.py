"""签到表: everybody who is to come, with room to sign."""

from collections.abc import Iterator

from workbench.attendance import Presence
from workbench.reporting.document import Align, Band, Column, Document, Table, Text
from workbench.reporting.meeting_papers.facts import MeetingFacts, Person
from workbench.reporting.meeting_papers.words import when

COLUMNS = (
    Column("序号", 16, Align.CENTRE),
    Column("姓名", 24, Align.CENTRE),
    Column("单位及职务", 60),
    Column("签名", 32),
    Column("备注", 24, Align.CENTRE),
)
SPARE, SHEET = 3, 18
"""Empty rows for who comes unannounced, and on the sheet of a meeting that names nobody."""


def word_sign_in(facts: MeetingFacts) -> Document:
    """The sheet that lies at the door."""
    meeting = facts.meeting
    title = f"{meeting.title}签到表"
    place = f"\n地点：{meeting.place}" if meeting.place else ""
    blocks = (
        Text(""),
        Text(f"时间：{when(meeting)}{place}", flush=True),
        Table(COLUMNS, tuple(_rows(facts)), roomy=True),
    )
    return Document(title=(title,), subtitle="", author=facts.office, subject=title, blocks=blocks)


def _rows(facts: MeetingFacts) -> Iterator[tuple[str, ...] | Band]:
    guests = [p for p in facts.invited if p.presence is Presence.GUEST]
    people = [p for p in facts.invited if p.presence is not Presence.GUEST]
    people.extend(guests)
    for number, person in enumerate(people, 1):
        if guests and person is guests[0]:
            yield Band(Presence.GUEST)
        yield str(number), person.name, person.post, "", _remark(person)
    for number in range(len(people) + 1, len(people) + 1 + (SPARE if people else SHEET)):
        yield str(number), "", "", "", ""


def _remark(person: Person) -> str:
    """Only what is known to be otherwise than usual."""
    if person.stand_in:
        return f"{person.stand_in}代会"
    return person.presence if person.presence is Presence.EXCUSED else ""
