"""Slips on paper: 信函格式, one letter after the other."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from reports.paper import build
from reports.typeset.page import TEXT_WIDTH
from tests.reports.paper import Paper
from workbench.ledger import list_tasks
from workbench.notices import NoticeDraft, NoticeKind, NoticeRow, number_notices, reply_day
from workbench.orders import draw_orders
from workbench.reporting.document import Document, Letterhead, Text
from workbench.reporting.notices import notice_letters
from workbench.rules.schedule import Light
from workbench.store import open_store

DAY = date(2019, 11, 30)
MM = 72 / 25.4
SHEET = 297 * MM


@pytest.fixture(scope="module")
def batch(
    autumn_file: Path, tmp_path_factory: pytest.TempPathFactory, now: datetime
) -> tuple[list[NoticeRow], Document]:
    copy = Path(shutil.copy(autumn_file, tmp_path_factory.mktemp("督办") / "秋.db"))
    with open_store(copy, now) as store:
        kind = NoticeKind.SUPERVISION
        draft = NoticeDraft(kind=kind, issued_on=DAY, reply_by=reply_day(DAY))
        orders = draw_orders(kind, store.read(list_tasks, DAY))
        rows = store.read(number_notices, draft, orders)
        return rows, store.read(notice_letters, rows)


@pytest.fixture(scope="module")
def paper(
    batch: tuple[list[NoticeRow], Document], tmp_path_factory: pytest.TempPathFactory
) -> Paper:
    path = tmp_path_factory.mktemp("全部") / "全部.pdf"
    return Paper(path, build(batch[1], path))


def words(text: str) -> str:
    return "".join(text.split())


def test_every_slip_begins_a_page_with_its_number_colour_and_addressee(
    paper: Paper, batch: tuple[list[NoticeRow], Document]
) -> None:
    rows, _ = batch
    first_pages = [words(text) for text in paper.texts if "督办通知单" in text]
    assert len(first_pages) == len(rows) > 10
    for row, text in zip(rows, first_pages, strict=True):
        assert row.document_number in text
        assert row.colour in text
        assert f"{row.addressee}：" in text
        assert "根据《呼和浩特市创建知识产权强市实施方案》" in text
    assert paper.written.missing == ()


def test_every_task_and_the_signature_are_on_paper(
    paper: Paper, batch: tuple[list[NoticeRow], Document]
) -> None:
    rows, _ = batch
    assert paper.words.count("2019年12月7日前") == len(rows)
    for item in (item for row in rows for item in row.items):
        assert words(item.content)[:12] in paper.words


def test_each_letter_counts_its_own_pages_and_shows_no_number_on_the_first(paper: Paper) -> None:
    assert paper.written.pages > len([text for text in paper.texts if "督办通知单" in text])
    for text, before in zip(paper.texts[1:], paper.texts, strict=False):
        if "督办通知单" in text:
            assert "—" not in text
        elif "督办通知单" in before:
            assert "— 2 —" in text


def test_the_mark_stands_30_mm_below_the_edge_and_the_number_at_the_right(paper: Paper) -> None:
    glyphs = [glyph for glyph in paper.glyphs(0) if glyph.text.strip()]
    mark = glyphs[: len("呼和浩特创建知识产权强市领导小组办公室")]
    assert "".join(glyph.text for glyph in mark) == "呼和浩特创建知识产权强市领导小组办公室"
    assert max(glyph.top for glyph in mark) == pytest.approx(SHEET - 30 * MM, abs=2.5)
    number = next(g for g in glyphs if g.text == "号")
    assert number.right == pytest.approx(28 * MM + TEXT_WIDTH, abs=2)


def test_the_mark_of_a_long_name_stays_within_the_text(tmp_path: Path) -> None:
    office = "国家知识产权强市建设示范城市创建工作领导小组办公室"
    head = Letterhead(office, "提醒〔2019〕1号", "提醒单", "◎ 蓝色提醒", Light.BLUE)
    path = tmp_path / "长.pdf"
    written = build(Document((), "", office, "提醒单", (head, Text("正文。"))), path)
    glyphs = Paper(path, written).glyphs(0)[: len(office)]
    assert min(glyph.left for glyph in glyphs) >= 28 * MM - 1
    assert max(glyph.right for glyph in glyphs) <= 28 * MM + TEXT_WIDTH + 1


def test_the_same_slips_give_the_same_bytes(
    paper: Paper, batch: tuple[list[NoticeRow], Document], tmp_path: Path
) -> None:
    build(batch[1], tmp_path / "再.pdf")
    assert (tmp_path / "再.pdf").read_bytes() == paper.bytes
