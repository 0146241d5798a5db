"""Every paper that the office issues, by its key: worded, reworded, corrected and framed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from sqlmodel import Session

from workbench.errors import InvalidInput, Missing
from workbench.issued import IssuedRow
from workbench.ledger import list_tasks
from workbench.members import list_people
from workbench.papers import AnnexKind, PaperKey, PaperKind
from workbench.plan import PhaseRow, get_plan, list_phases
from workbench.reporting.document import Document
from workbench.reporting.facts import read_phase_facts
from workbench.reporting.framing import Content, Issue
from workbench.reporting.issues.corrected import with_corrections
from workbench.reporting.issues.corrections import correct
from workbench.reporting.issues.rewording import reword
from workbench.reporting.office import bulletin, leader_brief, unit_brief
from workbench.reporting.office.bulletin import word_bulletin
from workbench.reporting.office.bulletin_facts import read_bulletin
from workbench.reporting.office.leader_brief import word_leader
from workbench.reporting.office.leader_facts import list_leaders, read_leader
from workbench.reporting.office.one_sheet import Room, all_of, framed, one_sheet
from workbench.reporting.office.spans import month_span, months_until, year_span, years_until
from workbench.reporting.office.unit_brief import word_unit
from workbench.reporting.office.unit_facts import read_unit
from workbench.reporting.office.year_facts import read_year
from workbench.reporting.office.yearly import word_year
from workbench.reporting.phase import word_phase_report
from workbench.rewrites import list_rewrites
from workbench.templates import TemplateRow, get_template
from workbench.units import list_units

NOT_FOUND = "没有找到这份文书的{}，请从列表中选择。"


@dataclass(frozen=True, slots=True)
class Wording:
    """A paper whose facts are read: it may be worded more often, to fit one sheet.

    `as_of` is its 统计截止日, `lists` what it can name more or less of; () for papers as long as
    they are.
    """

    as_of: date
    word: Callable[[Room], Content]
    lists: Sequence[str] = ()

    def content(self, template: TemplateRow) -> Content:
        """What it says, so that it fits if it should."""
        if not self.lists:
            return self.whole
        return one_sheet(self.word, self.lists, template)

    @property
    def whole(self) -> Content:
        """What it says wherever that ends."""
        return self.word(all_of(self.lists))


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A paper that can be made, by the title that lists show."""

    key: PaperKey
    title: str


def word_paper(
    session: Session,
    key: PaperKey,
    today: date,
    as_of: date | None = None,
    issue: Issue | None = None,
    template: TemplateRow | None = None,
) -> Document:
    """The whole paper as it would go out today.

    Args:
        session: of the read.
        key: which paper.
        today: from the clock.
        as_of: 统计截止日; today unless given, and never after the phase, month or year.
        issue: number and day that it goes out under; None for a draft.
        template: how it is made up; that of its kind unless given.

    Raises:
        Missing: there is no such phase, unit or member.
        InvalidInput: the subject is none, or had not begun on that day.
    """
    chosen = template or get_template(session, key.kind)
    wording = _read(session, key, chosen, today, as_of)
    rewrites = list_rewrites(session, key)
    found = correct(session, key, wording.as_of, partial(_again, session, today))

    def finish(room: Room) -> Content:
        return with_corrections(reword(wording.word(room), rewrites), found)

    return framed(replace(wording, word=finish).content(chosen), chosen, issue)


def word_content(
    session: Session,
    key: PaperKey,
    today: date,
    as_of: date | None = None,
    template: TemplateRow | None = None,
) -> Content:
    """What the paper says in the program's words, for the office to reword; see `word_paper`."""
    chosen = template or get_template(session, key.kind)
    return _read(session, key, chosen, today, as_of).content(chosen)


def _read(
    session: Session, key: PaperKey, template: TemplateRow, today: date, as_of: date | None
) -> Wording:
    subject = key.subject
    match key.kind:
        case PaperKind.PHASE:
            phase = read_phase_facts(session, _phase_number(subject), today, as_of)
            return Wording(phase.as_of, lambda _: word_phase_report(phase, template))
        case PaperKind.BULLETIN:
            month = read_bulletin(session, subject, today, as_of)
            return Wording(month.as_of, partial(word_bulletin, month, template), bulletin.LISTS)
        case PaperKind.UNIT:
            unit = read_unit(session, _id(subject, "单位"), today, as_of)
            return Wording(unit.as_of, partial(word_unit, unit), unit_brief.LISTS)
        case PaperKind.LEADER:
            leader = read_leader(session, _id(subject, "领导"), today, as_of)
            return Wording(leader.as_of, partial(word_leader, leader), leader_brief.LISTS)
        case _:
            year = read_year(session, subject, today, as_of)
            return Wording(year.whole.as_of, lambda _: word_year(year, template))


def _again(session: Session, today: date, issued: IssuedRow) -> Document:
    """An issued paper from the data of today, counted to its own day, with every annex."""
    template = get_template(session, issued.kind)
    annexes = tuple(kind for kind in AnnexKind if kind is not AnnexKind.SOURCES)
    whole = replace(template, annexes=annexes)
    return framed(_read(session, issued.key, whole, today, issued.as_of).whole, whole)


def _phase_number(subject: str) -> int:
    if not subject.isdecimal():
        raise InvalidInput(f"“{subject}”不是实施阶段的序号，请按 1、2、3、4 填写。", "subject")
    return int(subject)


def _id(subject: str, word: str) -> UUID:
    try:
        return UUID(subject)
    except ValueError as error:
        raise Missing(NOT_FOUND.format(word)) from error


def list_papers(session: Session, kind: PaperKind, as_of: date) -> list[PaperChoice]:
    """The papers of a kind that can be made on a day.

    Phases in order; months and years since the plan began, newest first; units that lead tasks;
    leaders by rank.
    """
    plan = get_plan(session)
    match kind:
        case PaperKind.PHASE:
            phases = list_phases(session)
            return [_choice(kind, str(phase.number), _phase_title(phase)) for phase in phases]
        case PaperKind.BULLETIN:
            months = months_until(plan, as_of)
            return [_choice(kind, f"{m.first:%Y-%m}", _month_title(m.title)) for m in months]
        case PaperKind.YEAR:
            years = years_until(plan, as_of)
            return [_choice(kind, str(y.first.year), _year_title(y.title)) for y in years]
        case PaperKind.UNIT:
            leading = {duty.unit_id for row in list_tasks(session, as_of) for duty in row.duties}
            units = [unit for unit in list_units(session) if unit.id in leading]
            return [_choice(kind, str(u.id), _unit_title(u.short_name)) for u in units]
        case _:
            leaders = list_leaders(session, as_of)
            return [_choice(kind, str(row.id), _leader_title(row.name)) for row in leaders]


def _choice(kind: PaperKind, subject: str, title: str) -> PaperChoice:
    return PaperChoice(PaperKey(kind, subject), title)


def _phase_title(phase: PhaseRow) -> str:
    return f"{phase.title}推进情况报告"


def _month_title(month: str) -> str:
    return f"{month}督查通报"


def _year_title(year: str) -> str:
    return f"{year}度工作总结"


def _unit_title(unit: str) -> str:
    return f"{unit}任务落实情况专报"


def _leader_title(name: str) -> str:
    return f"领导参阅（{name}）"


def paper_title(session: Session, key: PaperKey) -> str:
    """What a paper is called in lists, in the register and as a file.

    Raises:
        Missing: there is no such phase, unit or member.
        InvalidInput: the subject is none.
    """
    match key.kind:
        case PaperKind.PHASE:
            return _phase_title(_phase(session, _phase_number(key.subject)))
        case PaperKind.BULLETIN:
            return _month_title(month_span(key.subject).title)
        case PaperKind.YEAR:
            return _year_title(year_span(key.subject).title)
        case PaperKind.UNIT:
            names = {row.id: row.short_name for row in list_units(session)}
            return _unit_title(_named(names, key.subject, "单位"))
        case _:
            names = {row.id: row.name for row in list_people(session)}
            return _leader_title(_named(names, key.subject, "领导"))


def _phase(session: Session, number: int) -> PhaseRow:
    phases = {phase.number: phase for phase in list_phases(session)}
    if number not in phases:
        raise Missing(f"方案没有第 {number} 个实施阶段，只有 1 到 {len(phases)}。")
    return phases[number]


def _named(names: Mapping[UUID, str], subject: str, word: str) -> str:
    key = _id(subject, word)
    if key not in names:
        raise Missing(NOT_FOUND.format(word))
    return names[key]
