"""Every figure of the phase reports, in the states of an office's file: its rows give it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.workbench.office import progress, task_id, unit_id
from tests.workbench.reporting.figures import PATENTS, SETS, correct, record, record_all, row
from tests.workbench.reporting.wordings import AS_OF, close_tasks, meet, report, suspend_tasks
from tests.workbench.scripted_year import hold_the_year
from workbench.papers import AnnexKind, PaperKind
from workbench.progress import record_progress
from workbench.reporting.document import Annex, Document, Signature, Table, Text, texts_of
from workbench.reporting.facts import PhaseFacts, read_phase_facts
from workbench.reporting.figures import Figure, Measure, figures_in, parts_of
from workbench.reporting.framing import frame
from workbench.reporting.phase import word_phase_report
from workbench.store import Store, open_store
from workbench.templates import TemplateRow, get_template
from workbench.units import list_units

ALL = range(1, 51)
DISTRICTS = "各旗县区政府"


def autumn(store: Store) -> date:
    """As the autumn left it."""
    assert store.path
    return AS_OF


def all_done(store: Store) -> date:
    close_tasks(store, ALL, date(2021, 6, 30))
    return date(2021, 12, 31)


def half_a_year(store: Store) -> date:
    """Three meetings, tasks suspended and closed, a group half silent, figures of districts."""
    hold_the_year(store)
    for unit, figure in (("土左旗政府", 10), ("托县政府", 33), ("赛罕区政府", 34)):
        group = {"task_id": task_id(store, 4), "unit_id": unit_id(store, unit)}
        store.write(record_progress, progress(store, **group, percent=figure))
    store.write(record_progress, progress(store, problems="编制2名未批。", period="2020-06"))
    suspend_tasks(store, [5, 28], date(2019, 10, 1))
    close_tasks(store, [1, 3, 40], date(2019, 11, 1))
    districts = next(u for u in store.read(list_units, groups=True) if u.short_name == DISTRICTS)
    correct(store, PATENTS, parts_id=districts.id)
    for part in row(store, PATENTS).parts:
        record(store, PATENTS, {2020: "100"}, unit_id=part.id, source="各旗县区报送")
    record(store, SETS, {2018: "1", 2019: "4", 2020: "9", 2021: "3"})
    return date(2021, 1, 31)


def with_figures(store: Store) -> date:
    record_all(store)
    meet(store, ("出台办法", "落实编制"), due_on=date(2019, 11, 15))
    return AS_OF


def every_annex(session: Session) -> TemplateRow:
    template = get_template(session, PaperKind.PHASE)
    return replace(template, annexes=tuple(AnnexKind), named_from=15)


def keyed(session: Session, phase: int, day: date) -> Document:
    """A report that explains its figures."""
    template = every_annex(session)
    content = word_phase_report(read_phase_facts(session, phase, day, day), template)
    return frame(content, template.only({part.kind for part in content.annexes}))


@dataclass(frozen=True, slots=True)
class State:
    """The four reports of a file in one of its states, each keyed, and what they speak of."""

    reports: dict[int, Document]
    facts: dict[int, PhaseFacts]


@pytest.fixture(scope="module", params=[autumn, all_done, half_a_year, with_figures])
def state(
    request: pytest.FixtureRequest,
    seeded: Path,
    autumn_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    now: datetime,
) -> State:
    """One of the states that an office's file can be in."""
    begins = autumn_file if request.param in (autumn, all_done) else seeded
    copy = Path(shutil.copy(begins, tmp_path_factory.mktemp("state") / "工作台.db"))
    with open_store(copy, now) as store:
        day = request.param(store)
        phases = (1, 2, 3, 4)
        return State(
            {phase: store.read(keyed, phase, day) for phase in phases},
            {phase: store.read(read_phase_facts, phase, day, day) for phase in phases},
        )


def figures_of(document: Document) -> Iterator[Figure]:
    for text in document.texts:
        yield from (part for part in parts_of(text) if isinstance(part, Figure))


def is_printed(figure: Figure) -> bool:
    """Whether the words say the value, rounded as they are written."""
    if figure.value is None:
        return True
    words = figure.words.replace(",", "").replace("−", "-")
    if words.endswith("%"):
        return abs(figure.value * 100 - Fraction(words[:-1])) <= Fraction(1, 2)
    return figure.value == Fraction(words)


def test_the_rows_of_every_figure_give_it_and_the_words_print_it(state: State) -> None:
    for document in state.reports.values():
        found = figures_in(document.texts)

        assert [f.key for f in found.values() if not f.holds or not is_printed(f)] == []
        assert [f.key for f in found.values() if not f.formula] == []
        unfounded = [f.key for f in found.values() if not f.sources and f.words != "0"]
        assert unfounded == []


def test_the_rows_of_every_figure_of_an_empty_file_give_it(store: Store) -> None:
    for phase in (1, 2, 3, 4):
        found = figures_in(store.read(keyed, phase, AS_OF).texts)

        assert len(found) > len(ALL)
        assert [f.key for f in found.values() if not f.holds or not is_printed(f)] == []


def test_one_key_is_one_figure_wherever_it_stands(state: State) -> None:
    for document in state.reports.values():
        known: dict[str, Figure] = {}
        for figure in figures_of(document):
            assert known.setdefault(figure.key, figure) == figure


# Digits that are no figures: dates, numbers of documents, lists, tasks, charts and annexes, and
# whatever stands in quotation marks.
NO_FIGURES = re.compile(
    r"\d+年(?:\d+月(?:\d+日)?)?|〔\d+〕\d+号|第[\d、]+[项次]|图\d|附件\d|^\d+\.|“[^”]*”"
)


def written_by_people(facts: PhaseFacts) -> list[str]:
    reports = [report for task in facts.tasks for _, report in task.reports]
    texts = [t for r in reports for t in (r.text, r.problems, r.next_step)]
    texts += [item.account for item in facts.phase.items]
    texts += [decision.text for decision in facts.decisions]
    return sorted({text.rstrip("。") for text in texts if text}, key=len, reverse=True)


def running_text(document: Document) -> Iterator[str]:
    """What stands between the figures, block by block, up to the first annex."""
    for block in document.blocks:
        if isinstance(block, Annex):
            return
        if isinstance(block, Text | Signature):
            parts = (part for text in texts_of(block) for part in parts_of(text))
            yield "".join("＃" if isinstance(part, Figure) else part for part in parts)


def test_every_number_of_the_running_text_is_a_figure(state: State) -> None:
    for phase, document in state.reports.items():
        typed = written_by_people(state.facts[phase])
        left = []
        for text in running_text(document):
            for words in typed:
                text = text.replace(words, "")  # noqa: PLW2901 - one piece after the other
            left.append(NO_FIGURES.sub("", text))

        assert [text for text in left if re.search(r"\d", text)] == []


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row for row in table.rows if isinstance(row, tuple)]


def test_the_annex_explains_every_figure_under_the_number_that_it_bears(
    state: State,
) -> None:
    document = state.reports[1]

    *_, last = [at for at, block in enumerate(document.blocks) if isinstance(block, Annex)]
    assert document.blocks[last] == Annex("附件7", "数据来源", landscape=True)
    found = figures_in(t for block in document.blocks[:last] for t in texts_of(block))
    figures, rows = [block for block in document.blocks[last:] if isinstance(block, Table)]
    assert [row[:2] for row in cells(figures)] == [
        (str(place), figure.words) for place, figure in enumerate(found.values(), 1)
    ]
    named = {row[1] for row in cells(rows)}
    assert {source.what for figure in found.values() for source in figure.sources} == named
    assert document.keyed


def test_without_the_annex_figures_carry_no_numbers(store: Store) -> None:
    document = report(store, 1)

    assert not document.keyed
    assert figures_in(document.texts)


def test_counts_of_the_text_are_counts_of_rows(autumn_store: Store) -> None:
    found = figures_in(autumn_store.read(keyed, 2, AS_OF).texts)

    classes = [found[f"tasks.{name}"] for name in ("behind", "on-time", "ahead")]
    assert all(figure.measure is Measure.COUNT for figure in classes)
    late = found.get("tasks.late")
    total = sum(figure.value or 0 for figure in classes) + (late.value or 0 if late else 0)
    assert total == found["tasks.total"].value == len(ALL)
    assert found["tasks.expected"].measure is Measure.MEAN
    assert found["reports.owed"].measure is Measure.SUM
