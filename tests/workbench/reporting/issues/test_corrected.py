from dataclasses import replace
from datetime import date

from workbench.reporting.document import Heading, Note, Text
from workbench.reporting.framing import Content
from workbench.reporting.issues.corrected import with_corrections

FOUND = (Heading("更正"), Text("现更正1处。"), Text("“逾期1项”更正为“逾期2项”。", lead="1."))
LAST = Text("请抓紧办理。")
CONTENT = Content(("通报",), "", "通报", date(2019, 11, 30), (Text("共50项。"),), LAST)


def test_nothing_to_correct_changes_nothing() -> None:
    assert with_corrections(CONTENT, ()) == CONTENT


def test_a_short_paper_corrects_below_its_last_paragraph() -> None:
    corrected = with_corrections(CONTENT, FOUND)

    assert corrected.body == (*CONTENT.body, LAST, Text("现更正1处。", lead="更正。"), FOUND[2])
    assert corrected.last.text == "已印发文书与此不一致的，以更正后的数据为准。"


def test_a_paper_in_sections_gets_one_more() -> None:
    sections = (Heading("一、总体情况"), Heading("（一）任务", level=2), Heading("二、下一步"))
    corrected = with_corrections(replace(CONTENT, body=sections), FOUND)

    assert corrected.body == (*sections, LAST, Heading("三、更正"), *FOUND[1:])


def test_a_note_alone_stands_above_the_last_paragraph() -> None:
    note = Note("注：归档文件缺失。")
    corrected = with_corrections(CONTENT, (note,))

    assert (corrected.body, corrected.last) == ((*CONTENT.body, note), LAST)
