"""Red heads, signature and 版记 of the Word twin."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reports.word.styles import EM
from tests.reports.word.twin import DAY, OFFICE, Twin, write
from workbench.reporting.document import (
    Annex,
    Colophon,
    Letterhead,
    Masthead,
    MinutesHead,
    Signature,
    Text,
)
from workbench.rules.schedule import Light


def styled(twin: Twin, name: str) -> list[Paragraph]:
    return [p for p in twin.file.paragraphs if p.style is not None and p.style.name == name]


def from_right(paragraph: Paragraph) -> float:
    """Characters between the text and the right edge."""
    indent = paragraph.paragraph_format.right_indent
    assert indent is not None
    return round(float(indent.pt) / EM, 1)


def size_of(mark: Paragraph) -> tuple[float, int]:
    """Height of its letters in points, and their width in percent of it."""
    (run,) = mark._p.iter(qn("w:r"))
    scale, size = (next(run.iter(qn(f"w:{name}"))).get(qn("w:val")) for name in ("w", "sz"))
    return int(size) / 2, int(scale)


def is_kept(paragraph: Paragraph) -> bool:
    return bool(paragraph.paragraph_format.keep_with_next)


def has_rule(paragraph: Paragraph) -> bool:
    return bool(list(paragraph._p.iter(qn("w:pBdr"))))


def rules(paragraph: Paragraph) -> dict[str, str]:
    """Sides of its borders, with how thick they are in eighths of a point."""
    (border,) = paragraph._p.iter(qn("w:pBdr"))
    return {str(rule.tag).rpartition("}")[2]: str(rule.get(qn("w:sz"))) for rule in border}


def test_the_masthead_stands_above_the_title_over_a_red_rule(tmp_path: Path) -> None:
    head = Masthead(f"{OFFICE}文件", "报告〔2020〕1号")

    twin = write(tmp_path, Text("甲"), title=("关于甲", "的报告"), masthead=head)

    assert [name for name, _ in twin.paragraphs] == [
        "发文机关标志",
        "发文字号",
        "Title",
        "Body Text",
    ]
    (mark,), (number,) = styled(twin, "发文机关标志"), styled(twin, "发文字号")
    before = mark.paragraph_format.space_before
    assert before is not None
    assert round(before.mm) == 35
    assert size_of(mark)[1] < 100
    assert has_rule(number)
    assert number.text == "报告〔2020〕1号"


def test_a_low_masthead_has_number_and_day_on_one_line(tmp_path: Path) -> None:
    head = Masthead("督查通报", "通报〔2020〕3号", "2020年7月2日", low=True)

    twin = write(tmp_path, Text("甲"), masthead=head)

    (mark,), (number,) = styled(twin, "发文机关标志"), styled(twin, "发文字号")
    assert mark.paragraph_format.space_before == 0
    assert size_of(mark) == (24, 100)
    assert number.text == "通报〔2020〕3号\t2020年7月2日"
    assert has_rule(number)


@pytest.mark.parametrize("mark", ["纪要", f"{OFFICE}会议纪要" * 2, ""])
def test_a_mark_is_never_wider_than_the_text(tmp_path: Path, mark: str) -> None:
    for values in ({"masthead": Masthead(mark, "1号")}, {}):
        head = [] if values else [MinutesHead(mark, "1号", OFFICE, DAY, "纪要")]
        (found,) = styled(write(tmp_path, *head, **values), "发文机关标志")
        size, scale = size_of(found)
        assert len(mark) * size * scale / 100 <= 156 / 25.4 * 72
        assert size > 5


def test_minutes_have_their_number_office_and_day_above_the_rule(tmp_path: Path) -> None:
    head = MinutesHead("领导小组会议纪要", "〔2019〕1号", OFFICE, DAY, "第1次会议纪要")

    twin = write(tmp_path, head, Text("甲"))

    number, below = styled(twin, "发文字号")
    assert (number.text, below.text) == ("〔2019〕1号", f"\t{OFFICE}\t{DAY}")
    assert (has_rule(number), has_rule(below)) == (False, True)
    assert twin.styled("Title") == ["第1次会议纪要"]


@pytest.mark.parametrize(("light", "ink"), [(Light.RED, "B4261E"), (Light.BLUE, "1D5FBF")])
def test_a_letter_has_its_mark_in_the_margin_and_urgency_and_number_below(
    tmp_path: Path, light: Light, ink: str
) -> None:
    twin = write(tmp_path, Letterhead(OFFICE, "督办〔2020〕1号", "督办单", "特急", light))

    (mark,), (line,) = styled(twin, "发文机关标志"), styled(twin, "紧急程度")
    (frame,) = mark._p.iter(qn("w:framePr"))
    assert round(int(frame.get(qn("w:y"), 0)) / 56.69) == 30
    assert line.text == "特急\t督办〔2020〕1号"
    (color,) = line._p.iter(qn("w:color"))
    assert color.get(qn("w:val")) == ink
    assert twin.styled("Title") == ["督办单"]


def test_without_a_seal_the_day_begins_two_characters_right_of_the_office(tmp_path: Path) -> None:
    twin = write(tmp_path, Signature(Text("特此报告。"), OFFICE, DAY))

    (office,), (day,) = styled(twin, "Signature"), styled(twin, "Date")
    assert from_right(office) == 2
    # Nine half and three whole characters: 2019年11月30日.
    assert from_right(day) == len(OFFICE) - 7
    assert from_right(day) + 7 == from_right(office) + len(OFFICE) - 2


def test_a_short_office_moves_left_so_that_the_day_stands_two_characters_in(
    tmp_path: Path,
) -> None:
    twin = write(tmp_path, Signature(Text("甲"), "市委", DAY))

    (office,), (day,) = styled(twin, "Signature"), styled(twin, "Date")
    assert (from_right(office), from_right(day)) == (9, 2)


def test_with_a_seal_the_office_stands_in_the_middle_above_the_day(tmp_path: Path) -> None:
    twin = write(tmp_path, Signature(Text("甲"), "领导小组办公室", "2020年7月2日", sealed=True))

    (office,), (day,) = styled(twin, "Signature"), styled(twin, "Date")
    assert (from_right(office), from_right(day)) == (3.5, 4)


def test_a_long_office_with_a_seal_does_not_leave_the_text_and_moves_the_day(
    tmp_path: Path,
) -> None:
    twin = write(tmp_path, Signature(Text("甲"), OFFICE, DAY, sealed=True))

    (office,), (day,) = styled(twin, "Signature"), styled(twin, "Date")
    assert from_right(office) == 0
    assert from_right(day) == (len(OFFICE) - 7) / 2


def test_what_is_signed_lists_its_annexes_and_stays_together(tmp_path: Path) -> None:
    block = Signature(Text("特此报告。", lead="八、"), OFFICE, DAY, annexes=("台账", "名单"))

    twin = write(tmp_path, block)

    texts = [p.text for p in twin.file.paragraphs]
    assert texts == ["八、特此报告。", "", "附件：1.台账", "2.名单", "", OFFICE, DAY]
    *above, day = twin.file.paragraphs
    assert all(map(is_kept, above))
    assert not is_kept(day)
    first, second = twin.file.paragraphs[2:4]
    starts = [
        (f.left_indent.pt + f.first_line_indent.pt) / EM
        for f in (first.paragraph_format, second.paragraph_format)
        if f.left_indent is not None and f.first_line_indent is not None
    ]
    assert [round(start, 1) for start in starts] == [2, 5]


def test_the_colophon_stands_at_the_foot_of_the_text(tmp_path: Path) -> None:
    twin = write(tmp_path, Text("甲"), colophon=Colophon("各成员单位。", OFFICE, DAY))

    copies, printer = styled(twin, "版记")
    assert copies.text == "\t抄送：各成员单位。"
    assert printer.text == f"\t{OFFICE}\t{DAY}印发"
    frames = [next(line._p.iter(qn("w:framePr"))) for line in (copies, printer)]
    assert {frame.get(qn("w:vAnchor")) for frame in frames} == {"margin"}
    assert frames[1].get(qn("w:yAlign")) == "bottom"
    assert rules(copies) == {"top": "8", "bottom": "6"}
    assert rules(printer) == {"bottom": "8"}


def test_more_copies_take_more_room_above_the_last_row(tmp_path: Path) -> None:
    tops = []
    for copies in ("各成员单位", "各成员单位，" * 5, "各成员单位，" * 10):
        foot = Colophon(copies, OFFICE, DAY)
        (row, _) = styled(write(tmp_path, colophon=foot), "版记")
        tops.append(int(next(row._p.iter(qn("w:framePr"))).get(qn("w:y"), 0)) / 20)
    # The text area is 637.8 pt high; a row takes 21.
    assert tops == [tops[0], tops[0] - 21, tops[0] - 42]
    assert 637.8 - 2 * 21 - 20 < tops[0] < 637.8 - 2 * 21


def test_without_copies_the_colophon_is_one_line_between_two_rules(tmp_path: Path) -> None:
    (line,) = styled(write(tmp_path, colophon=Colophon("", OFFICE, DAY)), "版记")

    assert line.text == f"\t{OFFICE}\t{DAY}印发"
    assert rules(line) == {"top": "8", "bottom": "8"}


def test_a_long_title_stands_in_lines_of_nearly_equal_length(tmp_path: Path) -> None:
    title = "关于进一步做好呼和浩特市创建知识产权强市重点任务推进情况报送工作的通知"

    twin = write(
        tmp_path,
        Letterhead(OFFICE, "通知〔2020〕1号", title),
        Annex("附件1", title, landscape=True),
    )

    (letter,), (annex,) = twin.styled("Title"), twin.styled("附件标题")
    for lines, most in ((letter.split("\n"), 20), (annex.split("\n"), 29)):
        assert "".join(lines) == title
        assert len(lines) == 2
        assert max(map(len, lines)) <= most
        assert abs(len(lines[0]) - len(lines[1])) <= 2
