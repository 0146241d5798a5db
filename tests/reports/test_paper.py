"""Any document value on paper."""

from pathlib import Path

import pytest

from reports.paper import build
from tests.reports.paper import Paper
from workbench.reporting.document import (
    Align,
    Annex,
    Band,
    Block,
    Column,
    Document,
    Heading,
    Signature,
    StackedBars,
    Table,
    Text,
)

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


def test_a_document_without_title_is_filed_under_its_subject(tmp_path: Path) -> None:
    assert b"/Title" in printed(tmp_path, Text("甲")).bytes
