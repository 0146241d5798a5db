"""Any document value on paper."""

from pathlib import Path

import pytest

from reports.paper import build
from reports.typeset.paragraph import PITCH
from tests.reports.paper import Paper
from workbench.reporting.charts import PairedBars, RateBars, StackedBars
from workbench.reporting.document import (
    Align,
    Annex,
    Band,
    Block,
    Colophon,
    Column,
    Document,
    Heading,
    Masthead,
    Note,
    Signature,
    Table,
    Text,
)
from workbench.reporting.figures import Source, count_of, phrase

OFFICE = "呼和浩特创建知识产权强市领导小组办公室"
DAY = "2019年11月30日"


def printed(folder: Path, *blocks: Block, title: tuple[str, ...] = ()) -> Paper:
    path = folder / "文稿.pdf"
    document = Document(title, "", OFFICE, "试印", blocks)
    return Paper(path, build(document, path))


@pytest.mark.parametrize(
    "name", ["古丽·阿不都热合曼·艾合买提江", "张𬭎", "李祎", "云铎", "𬺈𫘝", "鿏"]
)
def test_rare_names_are_printed_whole(tmp_path: Path, name: str) -> None:
    table = Table((Column("姓名", 1, Align.CENTRE), Column("职务", 3)), ((name, "成员"),))

    paper = printed(tmp_path, Text(name), table, Signature(Text(name), name, DAY))

    assert paper.written.missing == ()
    assert paper.words.count(name) == 4


def test_a_character_that_no_font_has_is_reported_wherever_it_stands(tmp_path: Path) -> None:
    table = Table((Column("𠮷", 1), Column("职务", 3)), (Band("𠀁"), ("李𠀂", "")))

    paper = printed(tmp_path, Heading("𠀃"), Text("", lead="𠀄"), table, Text("𠀅"))

    assert paper.written.missing == ("𠀁", "𠀂", "𠀃", "𠀄", "𠀅", "𠮷")
    assert "李𠀂" in paper.words


def test_a_paragraph_of_three_thousand_characters_survives(tmp_path: Path) -> None:
    text = "".join(f"第{number}句话。" for number in range(500))

    paper = printed(tmp_path, Heading("一、甲"), Text(text), Text("完"))

    assert f"一、甲{text}完" in paper.words


def test_a_cell_of_sixty_lines_survives(tmp_path: Path) -> None:
    cell = "\n".join(f"第{number}行" for number in range(60))
    columns = (Column("序号", 1), Column("内容", 8))

    paper = printed(
        tmp_path, Annex("附件1", "台账", landscape=True), Table(columns, (("1", cell), ("2", "完")))
    )

    said = paper.words
    assert [n for n in range(60) if f"第{n}行" not in said] == []
    assert paper.written.pages > 1
    assert "（续）" in said
    assert said.endswith("完")


def test_an_annex_without_label_begins_with_its_title(tmp_path: Path) -> None:
    paper = printed(tmp_path, Text("正文"), Annex("", "通讯录"))

    assert [text.split()[0] for text in paper.texts] == ["正文", "通讯录"]


def test_every_class_of_a_chart_is_drawn(tmp_path: Path) -> None:
    names = ("已完成", "逾期", "欠进度", "达进度", "超进度", "未启动", "中止", "未报")
    chart = StackedBars("类别", ("甲",), tuple((name, (2,)) for name in names), "共16项。")

    said = printed(tmp_path, chart).words

    assert all(name in said for name in names)
    assert "16" in said


@pytest.mark.parametrize("lines", range(12, 23))
@pytest.mark.parametrize("last", [1, 3, 5])
def test_a_signature_never_stands_without_text_above_it(
    tmp_path: Path, lines: int, last: int
) -> None:
    filler = Text("国" * (28 * lines - 2))
    below = Text("文" * (28 * last - 2))

    paper = printed(tmp_path, filler, Signature(below, OFFICE, DAY))

    page = next(page for page in range(paper.written.pages) if OFFICE in paper.texts[page])
    body = [line for line in paper.lines(page) if "文" in line]
    assert len(body) >= min(2, last)
    assert paper.lines(page)[-2:] == [OFFICE, DAY]
    assert paper.words.count("文") == 28 * last - 2


def test_the_office_signs_two_characters_in_and_the_date_below_it(tmp_path: Path) -> None:
    paper = printed(tmp_path, Signature(Text("完。"), OFFICE, DAY))

    em = 156 / 25.4 * 72 / 28
    right = (28 + 156) / 25.4 * 72
    glyphs = paper.glyphs(0)
    office = [g for g in glyphs if g.text in set(OFFICE)]
    day = next(g for g in glyphs if g.text == "2")
    assert max(g.right for g in office) == pytest.approx(right - 2 * em, abs=2)
    assert day.left - min(g.left for g in office) == pytest.approx(2 * em, abs=2)
    assert office[0].middle > day.middle


def test_a_date_longer_than_the_office_stays_two_characters_in(tmp_path: Path) -> None:
    paper = printed(tmp_path, Signature(Text("完。"), "某办", "2019年11月30日"))

    right = (28 + 156) / 25.4 * 72
    last = [g for g in paper.glyphs(0) if g.text == "日"]
    assert last[0].right == pytest.approx(right - 2 * 156 / 25.4 * 72 / 28, abs=5)


def test_a_ledger_of_six_hundred_tasks_is_printed_whole(tmp_path: Path) -> None:
    columns = (Column("序号", 1, Align.CENTRE), Column("任务", 6), Column("进展", 6))
    rows = tuple((f"{n}", f"第{n}项任务", "已制定工作方案。" * 6) for n in range(1, 601))

    paper = printed(tmp_path, Annex("附件1", "台账", landscape=True), Table(columns, rows))

    said = paper.words
    assert [n for n in range(1, 601) if f"第{n}项任务" not in said] == []
    assert all("序号" in text for text in paper.texts)


@pytest.mark.parametrize(("pages", "low"), [(2, False), (1, True)])
def test_an_issued_paper_has_its_mark_above_and_its_printer_at_the_foot(
    tmp_path: Path, pages: int, *, low: bool
) -> None:
    text = Text("国" * (28 * 5 - 2))
    document = Document(
        title=("关于工作进展", "情况的通报"),
        subtitle="",
        author=OFFICE,
        subject="通报",
        blocks=(text, Signature(Text("完。"), OFFICE, DAY, sealed=True, annexes=("台账",))),
        masthead=Masthead("督查通报", "通报〔2019〕3号", DAY if low else "", low=low),
        colophon=Colophon("市委办公室", OFFICE, DAY),
    )

    paper = Paper(tmp_path / "通报.pdf", build(document, tmp_path / "通报.pdf"))

    assert paper.written.pages == pages
    assert paper.words.startswith("督查通报通报〔2019〕3号")
    assert "附件：1.台账" in paper.words
    packed = ["".join(line.split()) for line in paper.lines(pages - 1)]
    assert packed[-2:] == ["抄送：市委办公室。", f"{OFFICE}{DAY}印发"]


def test_figures_bear_their_numbers_and_can_be_asked_for_wherever_they_stand(
    tmp_path: Path,
) -> None:
    late = count_of("tasks.late", [Source("第1项"), Source("第2项")], "逾期的任务")
    words = phrase("逾期", late, "项")
    blocks = (
        Heading(words),
        Text(words, lead="总体。"),
        Table((Column("任务", 1),), (Band(words), (words,))),
        Note(words),
        Signature(Text(words), OFFICE, DAY),
    )
    document = Document(("题",), "", OFFICE, "通报", blocks, keyed=True)

    paper = Paper(tmp_path / "通报.pdf", build(document, tmp_path / "通报.pdf"))

    assert paper.words.count("逾期2¹项") == 6
    assert [mark.key for mark in paper.written.marks] == ["tasks.late"] * 6
    assert paper.outline() == [("逾期2项", 0)]


def test_text_after_tables_and_notes_goes_on_on_the_grid(tmp_path: Path) -> None:
    table = Table((Column("序号", 1),), (("1",),))

    paper = printed(tmp_path, Text("国"), table, Note("注"), Text("家"))

    first, second = (g.middle for g in paper.glyphs(0) if g.text in "国家")
    lines = (first - second) / PITCH
    assert lines == pytest.approx(round(lines), abs=0.02)
    assert round(lines) == 4


def test_the_reporting_rate_of_every_unit_is_drawn(tmp_path: Path) -> None:
    rows = tuple((f"第{n}局", n / 43, f"{n}/43") for n in range(1, 44))

    said = printed(tmp_path, RateBars("各单位填报率", rows, "最低的是第1局。")).words

    assert [name for name, _, words in rows if f"{name}" not in said or words not in said] == []
    assert said.endswith("最低的是第1局。")


def test_a_chart_of_very_many_categories_still_fits_a_page(tmp_path: Path) -> None:
    names = tuple(f"第{n}类任务" for n in range(60))
    pairs = tuple(n / 60 for n in range(60))

    stacked = printed(tmp_path, StackedBars("类别", names, (("逾期", (1,) * 60),), "共60项。"))
    paired = printed(tmp_path, PairedBars("进度", names, ("序时", pairs), ("实际", pairs), "同。"))

    for paper in (stacked, paired):
        assert [name for name in names if name not in paper.words] == []


def test_a_document_without_title_is_filed_under_its_subject(tmp_path: Path) -> None:
    assert b"/Title" in printed(tmp_path, Text("甲")).bytes
