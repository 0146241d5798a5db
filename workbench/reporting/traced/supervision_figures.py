"""Figures about supervision: slips, calls and other acts, promises, and who has not reported."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from workbench.collection import CollectionRow
from workbench.notices import NoticeKind, NoticeRow
from workbench.promises import PromiseOutcome, PromiseState
from workbench.reporting.figures import Figure, Phrase, Source, count_of, joined, phrase
from workbench.reporting.office.supervision_facts import Supervision
from workbench.rules.words import chinese_date
from workbench.supervision import ActKind, ActRow, Channel

NOTICE_KEYS = {
    NoticeKind.SUPERVISION: "notices.supervision",
    NoticeKind.REMINDER: "notices.reminding",
    NoticeKind.URGING: "notices.urging",
}
CHANNEL_KEYS = {
    Channel.PHONE: ("calls.phone", "电话"),
    Channel.LETTER: ("calls.letter", "发函"),
    Channel.VISIT: ("calls.visit", "现场"),
    Channel.MEETING: ("calls.meeting", "会议"),
}
ACT_KEYS = {
    ActKind.INSTRUCTION: ("acts.instructions", "领导批示{}次"),
    ActKind.EXTENSION: ("acts.extensions", "改期{}项次"),
    ActKind.SUSPENSION: ("acts.suspensions", "中止{}项"),
    ActKind.RESUMPTION: ("acts.resumptions", "恢复{}项"),
    ActKind.CLOSING: ("acts.closings", "销号{}项"),
    ActKind.REJECTION: ("acts.rejections", "退回办结申请{}项"),
}
"""Acts that a paper tells of beside slips and calls, and in which words."""
BROKEN = "承诺日期已过、至今没有填报的承诺数"


def supervision_phrase(done: Supervision) -> Phrase:
    """For instance 印发督办通知单2份，电话催办5次，销号1项; without any act that there was none."""
    told = [part for part in (_slips(done), _calls(done), *_acts(done)) if part]
    return joined("，", told) if told else phrase("没有督办文书和催办记录")


def _slips(done: Supervision) -> Phrase:
    return joined("、", _each_slip(done.notices))


def _each_slip(notices: Sequence[NoticeRow]) -> Iterable[Phrase]:
    verb = "印发"
    for kind, key in NOTICE_KEYS.items():
        rows = [row for row in notices if row.kind is kind]
        if rows:
            formula = f"期间印发且未作废的{kind.heading}份数"
            yield phrase(verb, kind.heading, count_of(key, map(notice_source, rows), formula), "份")
            verb = ""


def notice_source(row: NoticeRow) -> Source:
    """A slip that was issued."""
    said = f"发{row.unit}，{len(row.items)}项"
    return Source(row.document_number, said=said, by="办公室", on=row.issued_on)


def _calls(done: Supervision) -> Phrase:
    return joined("、", _each_channel(done))


def _each_channel(done: Supervision) -> Iterable[Phrase]:
    for channel, (key, word) in CHANNEL_KEYS.items():
        rows = [act for act in done.of_kind(ActKind.REMINDER) if act.channel is channel]
        if rows:
            sources = (act_source(act, done.names) for act in rows)
            yield phrase(f"{word}催办", count_of(key, sources, f"期间{word}催办的次数"), "次")


def _acts(done: Supervision) -> Iterable[Phrase]:
    for kind, (key, words) in ACT_KEYS.items():
        rows = done.of_kind(kind)
        if rows:
            before, after = words.split("{}")
            sources = (act_source(act, done.names) for act in rows)
            yield phrase(before, count_of(key, sources, f"期间“{kind}”的记录数"), after)


def act_source(act: ActRow, names: Mapping[UUID, str]) -> Source:
    """One act of supervision."""
    said = "，".join(word for word in (act.unit or act.member, act.reason, act.answer) if word)
    what = f"{act.kind}{names[act.subject_id]}"
    return Source(what, said=said, by=act.handled_by or "办公室", on=act.happened_on)


def count_promises(
    key: str, found: Iterable[PromiseOutcome], names: Mapping[UUID, str], formula: str
) -> Figure:
    """How many promises there are."""
    return count_of(key, (_promise_source(row, names) for row in found), formula)


def _promise_source(found: PromiseOutcome, names: Mapping[UUID, str]) -> Source:
    promise = found.promise
    return Source(
        what=f"{promise.unit}：{promise_subject(found, names)}",
        said=f"承诺{chinese_date(promise.promised_on)}前报送，{found.state}",
        by=promise.unit,
        on=found.reported_on or promise.reminded_on,
    )


def promise_subject(found: PromiseOutcome, names: Mapping[UUID, str]) -> str:
    """The task or decision that a promise was about, as sentences name it."""
    promise = found.promise
    return names[promise.task_id or promise.decision_id or promise.unit_id]


def broken(found: Iterable[PromiseOutcome]) -> list[PromiseOutcome]:
    """Promises whose day has passed in silence."""
    return [row for row in found if row.state is PromiseState.BROKEN]


def count_units(key: str, rows: Iterable[CollectionRow], formula: str) -> Figure:
    """How many units there are, each with what it owed and gave in the last period."""
    return count_of(key, map(_unit_source, rows), formula)


def _unit_source(row: CollectionRow) -> Source:
    tally = row.tallies[-1]
    days = [owed.reported_on for owed in row.current if owed.reported_on]
    return Source(
        what=row.unit,
        said=f"应报{tally.owed}项，已报{tally.given}项",
        by=row.unit if tally.given else "",
        on=max(days, default=None),
    )


def in_year(day: date, year: int) -> str:
    """A day as 6月10日, in another year in full."""
    return f"{day.month}月{day.day}日" if day.year == year else chinese_date(day)


def listed(texts: Sequence[str | Figure], most: int, between: str = "、") -> Phrase:
    """The first of some texts behind a colon, and 等 where more follow; "" if none is named."""
    if not texts[:most]:
        return phrase("")
    return phrase("：", joined(between, texts[:most]), "等" if len(texts) > most else "")
