"""待核实: doubtful figures, where they come from, and what was said to them."""

from datetime import date

import pytest

from tests.workbench.office import progress, reading, task_id, unit_id
from workbench.progress import record_progress
from workbench.readings import explain_reading, record_reading
from workbench.rules.targets import Measure
from workbench.rules.targets.findings import FindingKind, Severity
from workbench.store import Store
from workbench.target_checks import FindingRow, list_findings

LATER = date(2021, 3, 1)


def findings(store: Store, as_of: date = LATER) -> list[FindingRow]:
    return store.read(list_findings, as_of)


def test_good_figures_raise_no_doubt(store: Store) -> None:
    for year, value in ((2018, "3412"), (2019, "4205"), (2020, "5127")):
        store.write(record_reading, reading(store, year=year, value=value))
    assert findings(store) == []


def test_a_jump_is_doubtful_until_it_is_explained(store: Store) -> None:
    store.write(record_reading, reading(store, year=2019, value="4205"))
    store.write(record_reading, reading(store, year=2020, value="9000"))
    (found,) = findings(store)
    assert (found.number, found.kind, found.severity) == (2, FindingKind.JUMP, Severity.DOUBT)
    assert (found.period, found.unit, found.is_open) == ("2020年", "", True)
    assert "9000 件" in found.sentence
    store.write(explain_reading, found.reading.id, "企业集中申报", found.reading.version)
    (explained,) = findings(store)
    assert (explained.is_open, explained.reading.note) == (False, "企业集中申报")


def test_a_figure_of_later_is_not_doubted_before(store: Store) -> None:
    store.write(record_reading, reading(store, year=2019, value="4205"))
    store.write(record_reading, reading(store, year=2020, value="9000"))
    assert findings(store, date(2019, 12, 31)) == []


def test_a_figure_that_counts_something_else_is_named(store: Store) -> None:
    store.write(record_reading, reading(store, measure=Measure.TOTAL))
    (found,) = findings(store)
    assert (found.kind, found.severity) == (FindingKind.MEASURE, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年专利申请5200件，完成任务。", 1),
        ("全年专利申请5127件，完成任务。", 0),
        ("各项工作有序推进。", 0),
    ],
)
def test_a_report_that_says_another_figure_is_named(store: Store, text: str, count: int) -> None:
    store.write(record_reading, reading(store, year=2020))
    draft = progress(store, period="2020-12", text=text, reported_on=date(2020, 12, 25))
    store.write(record_progress, draft)
    found = findings(store)
    assert len(found) == count
    for row in found:
        assert row.kind is FindingKind.TEXT
        assert "5200 件" in row.sentence
        assert "第1项任务2020年12月进展" in row.sentence


def test_a_report_on_another_task_says_nothing_about_the_target(store: Store) -> None:
    store.write(record_reading, reading(store, year=2020))
    draft = progress(
        store,
        task_id=task_id(store, 11),
        period="2020-12",
        text="全年专利申请5200件。",
        unit_id=unit_id(store, "市场监管局（知识产权局）"),
        reported_on=date(2020, 12, 25),
    )
    store.write(record_progress, draft)
    assert findings(store) == []
