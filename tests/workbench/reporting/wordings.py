"""What the tests of the reports read of a document value, and the states they put a file into."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from tests.workbench.office import decision, meeting
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.journal import describe
from workbench.papers import PaperKey, PaperKind
from workbench.reporting.charts import Gantt, PairedBars, RateBars, StackedBars, Trajectories
from workbench.reporting.document import (
    Annex,
    Band,
    Block,
    Document,
    Heading,
    Letterhead,
    MinutesHead,
    NameList,
    Note,
    QrCards,
    Signature,
    Table,
    Text,
)
from workbench.reporting.issuable import word_paper
from workbench.rules.schedule import Status
from workbench.store import Store
from workbench.tasks import Task

AS_OF = date(2019, 11, 30)
END = date(2021, 12, 31)


def report(store: Store, phase: int = 2, as_of: date = AS_OF) -> Document:
    return store.read(word_paper, paper_of(phase), as_of, as_of)


def paper_of(phase: int) -> PaperKey:
    return PaperKey(PaperKind.PHASE, str(phase))


def overview(store: Store, phase: int = 2, as_of: date = AS_OF) -> str:
    return told(report(store, phase, as_of), "总体情况")


def meet(store: Store, texts: tuple[str, ...] = (), due_on: date = END) -> list[UUID]:
    """A meeting of July 2019 and what it decided."""
    held = store.write(hold_meeting, meeting(number=1, held_on=date(2019, 7, 12)))
    return [
        store.write(record_decision, decision(store, held, text=text, due_on=due_on))
        for text in texts
    ]


def words_of(block: Block) -> str:  # noqa: C901, PLR0911 - one answer a kind of block
    """Everything a block says."""
    match block:
        case Heading(text=text) | Note(text=text):
            return text
        case Text(text=text, lead=lead):
            return lead + text
        case Table(rows=rows, caption=caption):
            lines = (r.text if isinstance(r, Band) else "|".join(r) for r in rows)
            return "\n".join(filter(None, (caption, *lines)))
        case StackedBars() | PairedBars() | RateBars():
            return f"{block.title}\n{block.caption}"
        case Trajectories(title=title, charts=charts):
            drawn = (f"{chart.title}|{chart.unit}|{chart.caption}" for chart in charts)
            return "\n".join((title, *drawn))
        case Annex(label=label, title=title):
            return label + title
        case Signature(below=below, office=office, day=day):
            return "\n".join((words_of(below), office, day))
        case Gantt():
            return "\n".join(f"{row.name}|{row.note}" for row in block.rows)
        case NameList(lead=lead, names=names):
            return f"{lead}：{'、'.join(map(''.join, names))}"
        case Letterhead() | MinutesHead():
            return "\n".join(_heads(block))
        case QrCards(cards=cards):
            return "\n".join(f"{card.name}|{card.note}" for card in cards)


def _heads(block: Letterhead | MinutesHead) -> tuple[str, ...]:
    below = block.urgency if isinstance(block, Letterhead) else f"{block.mark}\n{block.day}"
    return block.office, block.number, block.title, below


def say(blocks: Iterable[Block]) -> str:
    return "\n".join(map(words_of, blocks))


def section(paper: Document, title: str) -> list[Block]:
    """The blocks from a heading or annex to the next of its rank."""
    starts = [
        at
        for at, block in enumerate(paper.blocks)
        if isinstance(block, Annex) or (isinstance(block, Heading) and block.level == 1)
    ]
    begin = next(at for at in starts if words_of(paper.blocks[at]).endswith(title))
    end = next((at for at in starts if at > begin), len(paper.blocks))
    return list(paper.blocks[begin:end])


def told(paper: Document, title: str) -> str:
    return say(section(paper, title))


def annexes(paper: Document) -> list[str]:
    return [words_of(block) for block in paper.blocks if isinstance(block, Annex)]


def close_tasks(store: Store, numbers: Iterable[int], finished_on: date) -> None:
    _decide(store, numbers, Status.CLOSED, finished_on)


def suspend_tasks(store: Store, numbers: Iterable[int], since: date) -> None:
    _decide(store, numbers, Status.SUSPENDED, since)


def _decide(store: Store, numbers: Iterable[int], status: Status, day: date) -> None:
    """Many tasks at once, without the acts that lead there: those have their own tests."""
    wanted = set(numbers)

    def change(session: Session) -> None:
        describe(session, f"任务{status}")
        for task in session.exec(select(Task)):
            if task.number in wanted:
                task.status = status
                task.finished_on = day if status is Status.CLOSED else None
                task.suspended_on = day if status is Status.SUSPENDED else None

    store.write(change)
