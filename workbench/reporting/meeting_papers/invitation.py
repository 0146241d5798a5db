"""会议通知: when, where, about what and for whom, and the slip that comes back."""

from collections.abc import Iterator
from datetime import date

from workbench.attendance import Presence
from workbench.meetings import MeetingKind
from workbench.reporting.document import (
    Align,
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Signature,
    Table,
    Text,
)
from workbench.reporting.meeting_papers.facts import MeetingFacts, Person
from workbench.reporting.meeting_papers.words import when
from workbench.reporting.wording import names
from workbench.rules.words import chinese_date

COLUMNS = (
    Column("姓名", 26, Align.CENTRE),
    Column("职务", 50, Align.CENTRE),
    Column("联系电话", 36, Align.CENTRE),
    Column("备注", 44, Align.CENTRE),
)
LINES = 6
"""Room for so many people of one unit on the slip."""


def word_invitation(facts: MeetingFacts) -> Document:
    """The letter and its slip."""
    title = f"关于召开{facts.meeting.title}的通知"
    blocks = (
        Letterhead(facts.office, "", title),
        Text(_addressees(facts), flush=True),
        Text(f"经研究，决定召开{facts.meeting.title}。现将有关事项通知如下。"),
        *_particulars(facts),
        Text(""),
        Signature(Text("附件：参会回执"), facts.office, chinese_date(_day(facts))),
        *_slip(facts),
    )
    return Document(title=(), subtitle="", author=facts.office, subject=title, blocks=blocks)


def _day(facts: MeetingFacts) -> date:
    """Nobody is invited to a meeting that is over: printed later, it is dated like the meeting."""
    return min(facts.as_of, facts.meeting.held_on)


def _addressees(facts: MeetingFacts) -> str:
    is_full = facts.meeting.kind is MeetingKind.FULL
    return "领导小组各成员，各成员单位：" if is_full else "各有关单位："


def _particulars(facts: MeetingFacts) -> Iterator[Block]:
    yield Heading("一、会议时间")
    later = "" if facts.meeting.hour else "，具体时间另行通知"
    yield Text(f"{when(facts.meeting)}{later}。")
    yield Heading("二、会议地点")
    yield Text(f"{facts.meeting.place or '另行通知'}。")
    yield Heading("三、会议议题")
    yield from _topics(facts)
    yield Heading("四、参会人员")
    yield from _people(facts)
    yield Heading("五、有关要求")
    yield Text(
        "请参会人员提前安排好工作，准时参会。因故不能参会的，请提前请假，并说明代会人员。"
        "请将参会回执填好后于会前报领导小组办公室。"
    )


def _topics(facts: MeetingFacts) -> Iterator[Text]:
    if not facts.topics:
        yield Text("另行通知。")
    elif len(facts.topics) == 1:
        yield Text(f"{facts.topics[0].text.rstrip('。')}。")
    else:
        for number, topic in enumerate(facts.topics, 1):
            yield Text(f"{number}.{topic.text.rstrip('。')}。")


def _people(facts: MeetingFacts) -> Iterator[Text]:
    guests = [p for p in facts.invited if p.presence is Presence.GUEST]
    others = [p for p in facts.invited if p.presence is not Presence.GUEST]
    if not facts.invited:
        yield Text("另行通知。")
    if others:
        yield Text(_listed(others), lead="出席：" if guests else "")
    if guests:
        yield Text(_listed(guests), lead="列席：")


def _listed(people: list[Person]) -> str:
    count = f"，共{len(people)}人" if len(people) > 1 else ""
    return f"{names([person.name for person in people])}{count}。"


def _slip(facts: MeetingFacts) -> Iterator[Block]:
    meeting = facts.meeting
    yield Annex("附件", f"{meeting.title}参会回执")
    yield Text("")
    yield Text(f"会议时间：{when(meeting)}", flush=True)
    yield Text("单位（盖章）：", flush=True)
    yield Table(COLUMNS, (("",) * len(COLUMNS),) * LINES, roomy=True)
    yield Text("填表人：　　　　　　　　联系电话：", flush=True)
