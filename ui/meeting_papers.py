"""Makes the papers of a meeting: reads, typesets, and says what to look at before printing.

Runs in the worker and imports no Qt. The slips of a meeting are issued by `ui.slips`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from ui.papers import Check, OtherPaper, Paper, dated, font_check, new_file
from workbench.meetings import MeetingState
from workbench.notices import NoticeDraft, NoticeRow, number_notices
from workbench.orders import draw_meeting_orders
from workbench.reporting.meeting_papers.facts import MeetingFacts, read_meeting_facts
from workbench.reporting.meeting_papers.papers import MeetingPaper, word_meeting_paper
from workbench.store import Store

NEEDED: dict[MeetingPaper, tuple[str, ...]] = {
    MeetingPaper.INVITATION: ("hour", "place", "topics", "invited"),
    MeetingPaper.AGENDA: ("hour", "place", "chair", "topics"),
    MeetingPaper.SIGN_IN: ("hour", "place", "invited"),
    MeetingPaper.MINUTES: ("place", "chair", "recorder", "roll", "opinion"),
}
"""What each paper says of a meeting, if it is known."""
WORDS = {
    "hour": "没有填会议时间",
    "place": "没有填地点",
    "chair": "没有填主持人",
    "recorder": "没有填记录人",
    "opinion": "没有写“会议认为”",
    "topics": "没有排定议程",
    "invited": "没有参会人员名单",
    "roll": "没有记录出席情况",
}


@dataclass(frozen=True, slots=True)
class MeetingWish:
    """Which paper of which meeting: changes are told `since` a day, its own unless given."""

    kind: MeetingPaper
    meeting_id: UUID
    since: date | None = None
    with_private: bool = False


def make_meeting_paper(store: Store, wish: MeetingWish, as_of: date, folder: Path) -> Paper:
    """One paper of a meeting, dated `as_of`.

    Raises:
        Missing: the meeting is gone.
        StoreError: the folder cannot be written.
    """
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.paper import build

    facts = store.read(
        read_meeting_facts, wish.meeting_id, as_of, wish.since, with_private=wish.with_private
    )
    document = word_meeting_paper(wish.kind, facts)
    is_progress = wish.kind is MeetingPaper.PROGRESS
    path = new_file(folder, dated(document.subject, as_of) if is_progress else document.subject)
    written = build(document, path)
    checks = (font_check(written.missing), *_checks(facts, wish))
    title = document.subject
    return Paper(OtherPaper.MEETING, title, as_of, path, written.pages, checks, document)


def number_meeting_slips(
    store: Store, meeting_id: UUID, draft: NoticeDraft, *, with_private: bool = False
) -> list[NoticeRow]:
    """The slips of a meeting, numbered: `issue_slips` writes and registers them.

    Raises:
        InvalidInput: nobody has anything open, or the reply would be due before the day of issue.
    """
    orders = store.read(draw_meeting_orders, meeting_id, draft.issued_on, with_private=with_private)
    return store.read(number_notices, draft, orders)


def _checks(facts: MeetingFacts, wish: MeetingWish) -> Iterator[Check]:
    known = _known(facts)
    lacking = [name for name in NEEDED.get(wish.kind, ()) if not known[name]]
    yield from (Check(WORDS[name], is_fine=False) for name in lacking)
    if not lacking:
        yield Check("纸上要写的都已记录", is_fine=True)
    is_closed = facts.meeting.state is MeetingState.CLOSED
    if wish.kind is MeetingPaper.MINUTES and not is_closed:
        yield Check("会议还没有结束，这是草稿", is_fine=False)
    if wish.with_private:
        yield Check("含不公开的议定事项，只供内部使用", is_fine=False)


def _known(facts: MeetingFacts) -> dict[str, object]:
    meeting = facts.meeting
    return {
        "hour": meeting.hour,
        "place": meeting.place,
        "chair": meeting.chair,
        "recorder": meeting.recorder,
        "opinion": meeting.opinion,
        "topics": facts.topics,
        "invited": facts.invited,
        "roll": facts.roll,
    }
