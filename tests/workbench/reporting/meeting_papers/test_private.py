"""不公开: out of every paper unless asked for, and nothing tells that it was left out."""

from datetime import date

import pytest

from tests.workbench.meeting_room import FINANCE, decide, decisions, hold
from tests.workbench.office import unit_id
from tests.workbench.reporting.meeting_papers.pages import paper, said
from tests.workbench.reporting.wordings import say
from tests.workbench.scripted_year import AUTUMN, THIRD, UNPRINTED, Year, propose
from tests.workbench.supervisor import draft
from workbench.acts import record_act
from workbench.agenda import list_agenda
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.store import Store
from workbench.supervision import ActKind

PRINTING_DECISIONS = (MeetingPaper.MINUTES, MeetingPaper.DECISIONS, MeetingPaper.PROGRESS)


@pytest.mark.parametrize("kind", list(MeetingPaper))
def test_no_paper_of_any_meeting_prints_it(store: Store, year: Year, kind: MeetingPaper) -> None:
    for held in (year.first, year.second, year.third):
        assert UNPRINTED[:6] not in said(store, kind, held)


@pytest.mark.parametrize("kind", PRINTING_DECISIONS)
def test_who_asks_gets_it_marked(store: Store, year: Year, kind: MeetingPaper) -> None:
    assert "研究对两家企业的专项奖励（不公开）。" in said(
        store, kind, year.first, with_private=True
    )


def test_numbers_have_no_gap_and_mean_the_same_in_both_copies(store: Store, year: Year) -> None:
    public = said(store, MeetingPaper.MINUTES, year.first)
    private = said(store, MeetingPaper.MINUTES, year.first, with_private=True)
    numbered = [line for line in public.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")]
    assert len(numbered) == 4
    assert all(line in private for line in numbered)
    assert "5.研究对两家企业的专项奖励（不公开）。" in private
    assert "会议议定以下4项事项" in public


def test_the_next_meetings_agenda_lists_it_only_if_asked_for(store: Store, year: Year) -> None:
    kept = [row.text for row in store.read(list_agenda, year.second)]
    assert UNPRINTED in kept
    assert "议题（共3项）" in said(store, MeetingPaper.AGENDA, year.second)
    asked = said(store, MeetingPaper.AGENDA, year.second, with_private=True)
    assert "议题（共4项）" in asked
    assert UNPRINTED[:6] in asked


def test_a_request_for_another_date_does_not_betray_it(store: Store, year: Year) -> None:
    key = next(row.id for row in decisions(store, AUTUMN) if not row.is_public)
    wish = {"decision_id": key, "unit_id": unit_id(store, FINANCE), "happened_on": AUTUMN}
    asked = draft(store, ActKind.EXTENSION_REQUEST, new_due_on=date(2020, 3, 31), **wish)
    store.write(record_act, ActKind.EXTENSION_REQUEST, asked)
    propose(store, year.third, AUTUMN)
    assert "申请改期" not in said(store, MeetingPaper.AGENDA, year.third, THIRD)
    assert "申请改期" in said(store, MeetingPaper.AGENDA, year.third, THIRD, with_private=True)


def test_a_meeting_that_decided_nothing_else_has_no_decisions_on_paper(store: Store) -> None:
    held = hold(store, number=9)
    decide(store, held, is_public=False)
    assert "尚未记录议定事项" in say(paper(store, MeetingPaper.DECISIONS, held).blocks)
