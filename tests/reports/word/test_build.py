"""The whole Word twin, read back."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from reports.word.build import build_word
from tests.reports.word.twin import DAY, OFFICE, Twin, rows, write
from tests.workbench.reporting.wordings import words_of
from workbench.errors import InvalidInput, StoreError
from workbench.reporting.charts import Gantt, Trajectories
from workbench.reporting.document import (
    Annex,
    Band,
    Column,
    Document,
    Heading,
    MinutesHead,
    Signature,
    Table,
    Text,
)

ORDERS = {
    "pPr": "pStyle keepNext keepLines framePr widowControl pBdr tabs kinsoku overflowPunct "
    "autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts color spacing w sz szCs vertAlign lang",
    "tblPr": "tblW jc tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan shd vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg docGrid",
    "style": "name basedOn next qFormat pPr rPr",
    "pBdr": "top left bottom right between",
    "font": "altName charset family pitch",
    "settings": "defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing "
    "characterSpacingControl compat themeFontLang",
}
"""As the schema of ISO/IEC 29500-1 wants them: Word refuses a file with another order."""


@pytest.fixture(scope="module")
def twins(
    autumn_reports: dict[int, Document], tmp_path_factory: pytest.TempPathFactory
) -> dict[int, Twin]:
    """The four phase reports of the autumn as Word files."""
    folder = tmp_path_factory.mktemp("twins")
    for number, report in autumn_reports.items():
        build_word(report, folder / f"{number}.docx")
    return {number: Twin(folder / f"{number}.docx") for number in autumn_reports}


def bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def said(document: Document) -> Iterator[str]:
    """Everything a phase report says as text; words in pictures are no text."""
    for block in document.blocks:
        match block:
            case Table():
                yield block.caption
                yield "".join(column.title for column in block.columns)
                yield from (
                    row.text if isinstance(row, Band) else "".join(row) for row in block.rows
                )
            case Signature():
                numbered = (f"{n}.{title}" for n, title in enumerate(block.annexes, 1))
                yield words_of(block.below)
                yield "附件：" * bool(block.annexes) + "".join(numbered)
                yield block.office + block.day
            case Trajectories():
                yield block.title
            case Gantt():
                pass
            case _:
                yield words_of(block)


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_the_twin_says_what_the_document_says_in_the_same_order(
    twins: dict[int, Twin], autumn_reports: dict[int, Document], phase: int
) -> None:
    rest = twins[phase].words
    for text in filter(None, map(bare, said(autumn_reports[phase]))):
        assert text in rest
        rest = rest.partition(text)[2]


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_headings_are_real_ones_that_the_navigation_shows(
    twins: dict[int, Twin], autumn_reports: dict[int, Document], phase: int
) -> None:
    blocks = autumn_reports[phase].blocks
    for level in (1, 2):
        wanted = [b.text for b in blocks if isinstance(b, Heading) and b.level == level]
        assert twins[phase].styled(f"Heading {level}") == wanted
    labels = [block.label for block in blocks if isinstance(block, Annex)]
    assert twins[phase].styled("附件") == labels
    styles = twins[phase].file.styles.element
    levels = {
        style.get(qn("w:styleId")): level.get(qn("w:val"))
        for style in styles.iter(qn("w:style"))
        for level in style.iter(qn("w:outlineLvl"))
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Annex": "0"}


def test_tables_hold_what_the_documents_tables_hold(
    twins: dict[int, Twin], autumn_reports: dict[int, Document]
) -> None:
    wanted = [
        [
            [c.title for c in t.columns],
            *([r.text] if isinstance(r, Band) else list(r) for r in t.rows),
        ]
        for t in autumn_reports[2].blocks
        if isinstance(t, Table)
    ]
    found = [rows(table) for table in twins[2].file.tables]

    assert [[[bare(c) for c in row] for row in table] for table in found] == [
        [[bare(c) for c in row] for row in table] for table in wanted
    ]


def test_twice_the_same_document_gives_the_same_bytes_whatever_the_clock_says(
    twins: dict[int, Twin], autumn_reports: dict[int, Document], tmp_path: Path
) -> None:
    build_word(autumn_reports[2], tmp_path / "再.docx")

    assert (tmp_path / "再.docx").read_bytes() == twins[2].path.read_bytes()
    assert twins[2].times == {datetime(1980, 1, 1)}  # noqa: DTZ001 - a zip knows no zone


def test_everything_stands_in_the_order_that_word_wants(
    twins: dict[int, Twin], tmp_path: Path
) -> None:
    for twin in (twins[2], write(tmp_path, Text("甲"), watermark="仅供市档案馆使用")):
        for name in twin.parts():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            for kind, order in ORDERS.items():
                for element in twin.part(name).iter(qn(f"w:{kind}")):
                    found = [str(child.tag).rpartition("}")[2] for child in element]
                    places = [order.split().index(child) for child in found]
                    assert places == sorted(places), (name, kind, found)


def test_properties_say_what_the_paper_is(tmp_path: Path) -> None:
    signed = Signature(Text("特此报告。"), OFFICE, DAY)

    core = write(tmp_path, signed, title=("关于甲", "的报告")).file.core_properties

    assert (core.title, core.author, core.subject) == ("关于甲的报告", OFFICE, "试印")
    assert (core.language, core.last_modified_by) == ("zh-CN", OFFICE)
    assert core.created is not None
    assert core.created == core.modified
    assert core.created.strftime("%Y-%m-%d") == "2019-11-30"


def test_minutes_are_dated_by_their_head_and_other_papers_by_their_subtitle(
    tmp_path: Path,
) -> None:
    head = MinutesHead("会议纪要", "〔2019〕1号", OFFICE, "", "第1次会议纪要")

    core = write(tmp_path, head, subtitle="（截至2020年3月1日）").file.core_properties

    assert core.title == "试印"
    assert core.created is not None
    assert (core.created.year, core.created.month, core.created.day) == (2020, 3, 1)


def test_a_paper_without_a_day_has_none(tmp_path: Path) -> None:
    core = write(tmp_path, Text("甲")).file.core_properties

    assert (core.created, core.modified) == (None, None)


def test_a_very_long_title_is_cut_in_the_properties_only(tmp_path: Path) -> None:
    twin = write(tmp_path, title=("题" * 300,))

    assert twin.file.core_properties.title == "题" * 255
    assert "题" * 300 in twin.words


def test_what_no_xml_may_hold_is_dropped_and_nothing_is_markup(tmp_path: Path) -> None:
    bad = "甲\x00\x0b乙\ufffe\uffff丙\ud800<w:b/>&amp;“丁”\u200b\ufeff𠮷"
    table = Table((Column(bad, 1),), ((bad,), Band(bad)), caption=bad)

    twin = write(tmp_path, Heading(bad), Text(bad, lead=bad), table, title=(bad,), watermark=bad)

    good = "甲乙丙?<w:b/>&amp;“丁”𠮷"
    assert twin.words == good * 8
    assert twin.file.core_properties.title == good.replace("甲乙", "甲\n乙")


def test_a_paragraph_of_three_thousand_characters_survives(tmp_path: Path) -> None:
    text = "".join(f"第{number}句话。" for number in range(500))
    cell = "\n".join(f"第{number}行" for number in range(60))

    twin = write(tmp_path, Text(text), Table((Column("说明", 1),), ((cell,),)))

    assert text in twin.words
    assert bare(cell) in twin.words


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    document = Document((), "", OFFICE, "试印", (Text("甲"),))

    with pytest.raises(InvalidInput, match="是文件夹或设备，不能写成文件"):
        build_word(document, tmp_path)
    with pytest.raises(StoreError, match="不存在，请先建立文件夹"):
        build_word(document, tmp_path / "没有" / "文稿.docx")
    assert list(tmp_path.iterdir()) == []
