"""Each kind of block in the Word twin."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from docx.oxml.ns import qn
from PIL import Image

from tests.reports.charts import CHARTS
from tests.reports.word.twin import OFFICE, Twin, rows, write
from workbench.reporting.charts import (
    Chart,
    Gantt,
    GanttRow,
    PairedBars,
    RateBars,
    StackedBars,
    Trajectories,
)
from workbench.reporting.document import (
    Annex,
    Column,
    Heading,
    NameList,
    Note,
    QrCard,
    QrCards,
    Table,
    Text,
)
from workbench.reporting.figures import Source, count_of, phrase

LATE = count_of("tasks.late", [Source("甲"), Source("乙"), Source("丙")], "逾期的任务")
TOTAL = count_of("tasks.total", [Source("甲")] * 50, "全部任务")
BARS = StackedBars(
    "各类任务", ("甲", "乙"), (("逾期", (1, 2)), ("达进度", (3, 0))), "图1　甲最多。"
)
CHARTED: list[tuple[Chart, int, str, str]] = [
    (BARS, 1, BARS.title, BARS.caption),
    (
        PairedBars("进度", ("甲",), ("序时", (0.5,)), ("实际", (0.4,)), "图2　差10点。"),
        1,
        "进度",
        "图2　差10点。",
    ),
    (RateBars("填报率", (("甲", 0.6, "3/5"),), "图3　甲最低。"), 1, "填报率", "图3　甲最低。"),
    (
        Trajectories("指标走势", (CHARTS["patents"], CHARTS["flat"], CHARTS["percent"])),
        2,
        "指标走势",
        "",
    ),
    (
        Gantt(
            date(2019, 1, 1),
            date(2021, 12, 31),
            date(2020, 6, 30),
            (),
            (GanttRow("甲", "60%", date(2019, 1, 1), date(2020, 12, 31), 0.6, ()),),
        ),
        1,
        "",
        "",
    ),
]


def pictures(twin: Twin) -> list[Image.Image]:
    images = (data for name, data in twin.parts().items() if name.startswith("word/media/"))
    return [Image.open(BytesIO(data)) for data in images]


def raised(twin: Twin) -> list[str]:
    return [
        run.text
        for paragraph in twin.file.paragraphs
        for run in paragraph.runs
        if run.style.name == "数据编号"
    ]


def test_texts_have_the_styles_that_word_names(tmp_path: Path) -> None:
    twin = write(
        tmp_path,
        Text("市人民政府：", flush=True),
        Heading("一、总体情况"),
        Text("共50项。", lead="任务。"),
        Heading("（一）甲", level=2),
        Note("据手工改写。"),
        Annex("附件1", "台账"),
        title=("关于甲", "的报告"),
        subtitle="（截至2020年6月30日）",
    )

    assert twin.paragraphs == [
        ("Title", "关于甲\n的报告"),
        ("Subtitle", "（截至2020年6月30日）"),
        ("Salutation", "市人民政府："),
        ("Heading 1", "一、总体情况"),
        ("Body Text", "任务。共50项。"),
        ("Heading 2", "（一）甲"),
        ("注", "据手工改写。"),
        ("附件", "附件1"),
        ("附件标题", "台账"),
    ]
    (text,) = (p for p in twin.file.paragraphs if p.text == "任务。共50项。")
    assert [run.style.name for run in text.runs] == ["引题", "Default Paragraph Font"]


def test_names_follow_their_lead_and_go_on_below_the_first(tmp_path: Path) -> None:
    twin = write(tmp_path, NameList("出席", (("市财政局", "李祎"), ("", "云铎"))))

    (paragraph,) = twin.file.paragraphs
    assert paragraph.text == "出席：市财政局李祎、云铎"
    hanging = paragraph.paragraph_format.first_line_indent
    assert hanging is not None
    assert hanging < 0
    # An indent in characters, even of the style, would count for Word instead of this one.
    assert paragraph.style is not None
    assert not list(paragraph.style.element.iter(qn("w:ind")))


def test_in_a_keyed_paper_figures_bear_their_numbers_in_the_order_of_reading(
    tmp_path: Path,
) -> None:
    text = Text(phrase("共", TOTAL, "项，逾期", LATE, "项。"))
    table = Table((Column("逾期", 1),), ((phrase(LATE, "项"),),))
    again = Text(phrase("逾期", LATE, "项"))

    twin = write(tmp_path, text, again, table, keyed=True)

    assert twin.words == "共501项，逾期32项。逾期32项逾期32项"
    assert raised(twin) == ["1", "2", "2"]


def test_otherwise_figures_are_plain_words(tmp_path: Path) -> None:
    twin = write(tmp_path, Text(phrase("共", TOTAL, "项，逾期", LATE, "项。")))

    assert twin.words == "共50项，逾期3项。"
    assert raised(twin) == []


@pytest.mark.parametrize(("chart", "count", "title", "caption"), CHARTED)
def test_charts_are_pictures_for_print_with_their_words_around(
    tmp_path: Path, chart: Chart, count: int, title: str, caption: str
) -> None:
    twin = write(tmp_path, chart)

    assert twin.styled("Caption") == [title] * bool(title)
    assert twin.styled("注") == [caption] * bool(caption)
    assert len(twin.file.inline_shapes) == count
    shape = twin.file.inline_shapes[0]
    (image, *_) = pictures(twin)
    assert abs(image.width / (shape.width.pt / 72) - 300) < 1
    assert len(image.getcolors(256) or []) > 2
    described = {shape._inline.docPr.get("descr") for shape in twin.file.inline_shapes}
    assert described == {caption or title}


def test_pictures_have_numbers_of_their_own(tmp_path: Path) -> None:
    twin = write(tmp_path, BARS, *(chart for chart, _, _, _ in CHARTED))

    shapes = [shape._inline.docPr.get("id") for shape in twin.file.inline_shapes]
    assert len(set(shapes)) == len(shapes) == 7


def test_codes_are_read_back_by_a_scanner(tmp_path: Path) -> None:
    code = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李祎\r\nORG:{OFFICE}\r\nEND:VCARD\r\n"
    cards = tuple(QrCard(code.replace("李祎", name), name, "成员") for name in "甲乙丙丁")

    twin = write(tmp_path, QrCards(cards))

    read = [zxingcpp.read_barcodes(image)[0].text for image in pictures(twin)]
    assert sorted(read) == sorted(card.code for card in cards)
    (table,) = twin.file.tables
    assert rows(table) == [["甲成员", "乙成员", "丙成员"], ["丁成员", "", ""]]
