"""Find anything: one question over tasks, units, people, decisions, targets, notices, entries."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.decisions import OPENING, Decision
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.search_index import Card, Hit, HitKind, Rank, SearchIndex, fold
from workbench.tasks import Task
from workbench.units import Unit

LEAD = 8
"""How many characters stand before what was found in the middle of a long text."""
SOURCES = (
    (ProgressEntry.text, ""),
    (ProgressEntry.problems, "存在问题："),
    (ProgressEntry.next_step, "下一步："),
)
"""Where an entry is searched in, and what its line begins with."""


def find(session: Session, index: SearchIndex, text: str, limit: int = 50) -> list[Hit]:
    """What answers to a text, the best first: exact numbers and names, titles, then entries.

    Words parted by blanks must all be found. Chinese is found anywhere; names, targets and the
    beginnings of tasks also by pinyin.

    Args:
        session: of the read.
        index: everything but the entries, read on the same day.
        text: as typed.
        limit: how many hits of one kind at most.
    """
    words = [word for word in text.split() if fold(word)]
    if not words:
        return []
    ranked = ((_rank(card, words), card.hit) for card in index.cards)
    found = [(rank, hit) for rank, hit in ranked if rank is not None]
    found += [(Rank.ENTRY, hit) for hit in _entries(session, index, words, limit)]
    found.sort(key=lambda one: (one[0], list(HitKind).index(one[1].kind)))
    return [_from_match(hit, words) for hit in _first_of_each(found, limit)]


def _rank(card: Card, words: Sequence[str]) -> Rank | None:
    """How well the words find a card: written together, or all of them one by one."""
    ranks = [card.rank(fold(word)) for word in words]
    apart = None if None in ranks else max(rank for rank in ranks if rank is not None)
    if len(words) == 1:
        return apart
    together = card.rank(fold("".join(words)))
    return min((rank for rank in (together, apart) if rank is not None), default=None)


def _first_of_each(found: Sequence[tuple[Rank, Hit]], limit: int) -> Iterator[Hit]:
    counts: Counter[HitKind] = Counter()
    for _, hit in found:
        counts[hit.kind] += 1
        if counts[hit.kind] <= limit:
            yield hit


def _entries(
    session: Session, index: SearchIndex, words: Sequence[str], limit: int
) -> Iterator[Hit]:
    """The newest entries in which every word stands."""
    # Only ids are sorted, and only the few that are left are joined: all others cost one scan.
    newest = (
        pick(ProgressEntry.id)
        .where(*map(_stands_in_one, words), col(ProgressEntry.starts_on) <= index.as_of)
        .order_by(col(ProgressEntry.starts_on).desc(), col(ProgressEntry.id))
        .limit(limit)
        .subquery()
    )
    query = (
        pick(
            Task.id, Task.number, Decision.id, Decision.text, Unit.short_name,
            ProgressEntry.period, ProgressEntry.percent, *(source for source, _ in SOURCES),
        )
        .select_from(newest)
        .join(ProgressEntry, col(ProgressEntry.id) == newest.c.id)
        .outerjoin(Task, col(Task.id) == col(ProgressEntry.task_id))
        .outerjoin(Decision, col(Decision.id) == col(ProgressEntry.decision_id))
        .join(Unit, col(Unit.id) == col(ProgressEntry.unit_id))
        .order_by(
            col(ProgressEntry.starts_on).desc(), col(Task.number), col(Unit.position)
        )
    )  # fmt: skip
    for task, number, decision, text, unit, period, percent, *texts in session.execute(query):
        title = next(told for told in _told(texts) if words[0].lower() in told.lower())
        subject = f"第{number}项" if task else f"议定事项“{text[:OPENING]}”"
        note = f"{subject}　{unit}　{period}　{percent}%"
        page, wish = ("ledger", {"task": task}) if task else ("meetings", {"decision": decision})
        yield Hit(HitKind.ENTRY, title, note, page, wish)


def _told(texts: Sequence[str]) -> Iterator[str]:
    """The three texts of an entry as lines of an answer."""
    return (f"{name}{text}" for (_, name), text in zip(SOURCES, texts, strict=True))


def _stands_in_one(word: str) -> sa.ColumnElement[bool]:
    return sa.or_(*(col(source).contains(word, autoescape=True) for source, _ in SOURCES))


def _from_match(hit: Hit, words: Sequence[str]) -> Hit:
    """A long text from a little before the first word that stands in it."""
    places = [hit.title.lower().find(word.lower()) for word in words]
    first = min((place for place in places if place >= 0), default=0)
    return hit if first <= 2 * LEAD else replace(hit, title=f"…{hit.title[first - LEAD :]}")
