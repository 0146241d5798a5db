from datetime import date
from pathlib import Path

import pytest

from reports.paper import build
from tests.ui.pdfs import read_text
from tests.workbench.office import meeting, progress
from tests.workbench.supervisor import draft
from tests.workbench.typist import on
from workbench.acts import record_act
from workbench.holding import hold_meeting
from workbench.progress import delete_progress, record_progress
from workbench.reporting.comparison import comparison_document
from workbench.reporting.document import Annex, Band, Document, Table, Text
from workbench.store import Store
from workbench.supervision import ActKind

MAY, JUNE, JULY = date(2020, 5, 8), date(2020, 6, 8), date(2020, 7, 8)


@pytest.fixture
def summer(store: Store) -> Store:
    """An entry of May is deleted in June, a deadline moved, a meeting held."""
    entry = on(MAY, store, record_progress, progress(store))
    on(JUNE, store, delete_progress, entry)
    on(JUNE, store, record_act, ActKind.EXTENSION, draft(store, ActKind.EXTENSION))
    on(JULY, store, hold_meeting, meeting())
    return store


def paper(store: Store, first: date = MAY, second: date = JULY) -> Document:
    return store.read(comparison_document, first, second)


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def note(document: Document) -> str:
    return next(block.text for block in document.blocks if isinstance(block, Text))


def test_the_sheet_lies_across_and_says_whose_it_is_and_of_which_days(summer: Store) -> None:
    document = paper(summer)
    annex = document.blocks[0]
    assert isinstance(annex, Annex)
    assert annex.landscape
    assert annex.title.endswith("领导小组办公室工作变化对照")
    assert document.author.endswith("领导小组办公室")
    assert document.subject == "变化对照（2020-05-08与2020-07-08）"
    assert note(document) == (
        "2020年5月8日与2020年7月8日两日日终的记录相比，共4处变化。"
        "按记录时间计；其间改了又改回、撤销了的不列。"
    )


def test_rows_stand_numbered_under_their_kinds(summer: Store) -> None:
    rows = table(paper(summer)).rows
    bands = [row.text for row in rows if isinstance(row, Band)]
    assert bands == ["任务（1处）", "进展（1处）", "督办（1处）", "会议（1处）"]
    cells = [row for row in rows if not isinstance(row, Band)]
    assert [row[0] for row in cells] == ["1", "2", "3", "4"]
    assert cells[0][1:] == (
        "第1项任务", "到期日期", "2021年12月31日", "2022年6月30日", "2020-06-08",
    )  # fmt: skip
    assert cells[1][2:] == (
        "删除",
        "进度：35%；进展情况：已完成第三方评估，方案报市政府审定；填报日期：2019年11月20日",
        "—",
        "2020-06-08",
    )
    assert cells[3][1:4] == ("领导小组第1次全体会议", "新增", "—")


def test_two_equal_evenings_are_said_to_be_equal(summer: Store) -> None:
    document = paper(summer, JULY, JULY)
    assert note(document) == "2020年7月8日与2020年7月8日两日日终的记录相同，没有变化。"
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_the_paper_reads_back_as_the_table_says(summer: Store, tmp_path: Path) -> None:
    document = paper(summer)
    written = build(document, tmp_path / "对照.pdf")
    assert (written.pages, written.missing) == (1, ())
    text = read_text(tmp_path / "对照.pdf")
    for row in table(document).rows:
        cells = (row.text,) if isinstance(row, Band) else row
        assert all("".join(cell.split()) in text for cell in cells)


def test_the_same_two_days_give_the_same_bytes(summer: Store, tmp_path: Path) -> None:
    for name in ("甲.pdf", "乙.pdf"):
        build(paper(summer), tmp_path / name)
    assert (tmp_path / "甲.pdf").read_bytes() == (tmp_path / "乙.pdf").read_bytes()
