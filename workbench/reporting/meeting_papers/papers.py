"""The papers of a meeting by their names."""

from collections.abc import Callable
from enum import StrEnum

from workbench.reporting.document import Document
from workbench.reporting.meeting_papers.agenda import word_agenda
from workbench.reporting.meeting_papers.decision_list import word_decision_list
from workbench.reporting.meeting_papers.facts import MeetingFacts
from workbench.reporting.meeting_papers.invitation import word_invitation
from workbench.reporting.meeting_papers.minutes import word_minutes
from workbench.reporting.meeting_papers.progress import word_progress
from workbench.reporting.meeting_papers.sign_in import word_sign_in


class MeetingPaper(StrEnum):
    """What can be printed of a meeting; its slips are notices (`workbench.orders`)."""

    INVITATION = "会议通知"
    AGENDA = "会议议程"
    SIGN_IN = "签到表"
    MINUTES = "会议纪要"
    DECISIONS = "议定事项清单"
    PROGRESS = "议定事项落实情况报告"


WORDINGS: dict[MeetingPaper, Callable[[MeetingFacts], Document]] = {
    MeetingPaper.INVITATION: word_invitation,
    MeetingPaper.AGENDA: word_agenda,
    MeetingPaper.SIGN_IN: word_sign_in,
    MeetingPaper.MINUTES: word_minutes,
    MeetingPaper.DECISIONS: word_decision_list,
    MeetingPaper.PROGRESS: word_progress,
}


def word_meeting_paper(kind: MeetingPaper, facts: MeetingFacts) -> Document:
    """One of the papers from the facts of the meeting."""
    return WORDINGS[kind](facts)
