"""Sheets, sections and what stands above and below the text."""

from pathlib import Path

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section

from tests.reports.word.twin import OFFICE, Twin, write
from workbench.reporting.document import Annex, Colophon, Letterhead, Text


def sides(section: Section) -> list[int]:
    lengths = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    return [round(length.mm) for length in lengths if length is not None]


def letter(title: str = "关于召开会议的通知", office: str = OFFICE) -> Letterhead:
    return Letterhead(office, "通知〔2019〕1号", title, "特急")


def feet(twin: Twin, at: int) -> dict[str, str]:
    """Which footer part each kind of page of a section has."""
    section = twin.file.sections[at]._sectPr
    keys = {f.get(qn("w:type")): f.get(qn("r:id")) for f in section.iter(qn("w:footerReference"))}
    return {
        str(kind): str(twin.file.part.rels[str(key)].target_part.partname)
        for kind, key in keys.items()
    }


def test_the_sheet_is_that_of_the_standard_with_22_lines(tmp_path: Path) -> None:
    twin = write(tmp_path, Text("甲"))

    (section,) = twin.file.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert sides(section) == [37, 26, 35, 28]
    (grid,) = section._sectPr.iter(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch"), 0))
    assert 22 <= 225 / 25.4 * 1440 / pitch < 22.1


def test_twenty_eight_characters_fill_the_line(tmp_path: Path) -> None:
    styles = write(tmp_path, Text("甲")).file.styles
    normal = styles["Normal"].element

    size = int(next(normal.iter(qn("w:sz"))).get(qn("w:val"))) / 2
    spacing = int(next(s for s in normal.rPr if s.tag == qn("w:spacing")).get(qn("w:val"))) / 20

    assert size == 16
    assert 28 <= 156 / 25.4 * 72 / (size + spacing) < 28.2


def test_the_first_line_of_a_paragraph_stands_two_characters_in(tmp_path: Path) -> None:
    styles = write(tmp_path, Text("甲")).file.styles

    for name in ("Body Text", "Heading 1", "Heading 2"):
        (indent,) = styles[name].element.iter(qn("w:ind"))
        assert indent.get(qn("w:firstLineChars")) == "200"


def test_wide_annexes_lie_landscape_and_the_next_stand_upright_again(tmp_path: Path) -> None:
    twin = write(
        tmp_path,
        Text("甲"),
        Annex("附件1", "台账", landscape=True),
        Text("乙"),
        Annex("附件2", "名单"),
        Text("丙"),
    )

    first, wide, last = twin.file.sections
    assert [s.orientation for s in (first, wide, last)] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert sides(wide) == [28, 37, 26, 35]
    assert sides(last) == sides(first)
    assert feet(twin, 2) == feet(twin, 0)
    assert not set(feet(twin, 1).values()) & set(feet(twin, 0).values())


def test_an_annex_that_begins_the_paper_leaves_no_sheet_before_it(tmp_path: Path) -> None:
    twin = write(tmp_path, Annex("", "签到表", landscape=True), Text("甲"))

    assert [s.orientation for s in twin.file.sections] == [WD_ORIENT.LANDSCAPE]
    assert twin.paragraphs == [("Title", "签到表"), ("Body Text", "甲")]


def test_page_numbers_stand_outside_and_are_fields(tmp_path: Path) -> None:
    twin = write(tmp_path, Text("甲"), Annex("附件1", "台账", landscape=True), Text("乙"))

    assert twin.file.settings.odd_and_even_pages_header_footer is True
    for at in (0, 1):
        for kind, side in (("default", "right"), ("even", "left")):
            foot = twin.part(feet(twin, at)[kind].lstrip("/"))
            assert "".join(t.text or "" for t in foot.iter(qn("w:t"))) == "— 1 —"
            (field,) = foot.iter(qn("w:fldSimple"))
            assert field.get(qn("w:instr")) == " PAGE "
            (place,) = (jc.get(qn("w:val")) for jc in foot.iter(qn("w:jc")))
            assert place == side


def test_on_a_landscape_sheet_the_number_stands_where_the_upright_one_has_it(
    tmp_path: Path,
) -> None:
    twin = write(tmp_path, Annex("附件1", "台账", landscape=True), Text("乙"))

    for kind, top in (("default", 184 - 80 * 25.4 / 72), ("even", 28)):
        foot = twin.part(feet(twin, 0)[kind].lstrip("/"))
        (box,) = foot.iter("{urn:schemas-microsoft-com:vml}rect")
        style = dict(item.split(":") for item in box.get("style", "").split(";"))
        assert abs(float(style["margin-top"][:-2]) * 25.4 / 72 - top) < 0.1
        assert abs((float(style["margin-left"][:-2]) + 7) * 25.4 / 72 - 28) < 0.1
        assert "layout-flow:vertical" in box[0].get("style", "")


def test_every_letter_counts_its_pages_for_itself_and_numbers_them_from_the_second(
    tmp_path: Path,
) -> None:
    twin = write(tmp_path, letter("甲的通知"), Text("甲"), letter("乙的通知"), Text("乙"))

    assert len(twin.file.sections) == 2
    for at, section in enumerate(twin.file.sections):
        assert section.different_first_page_header_footer is True
        (number,) = section._sectPr.iter(qn("w:pgNumType"))
        assert number.get(qn("w:start")) == "1"
        first = twin.part(feet(twin, at)["first"].lstrip("/"))
        assert not list(first.iter(qn("w:fldSimple")))
        assert len(list(first.iter("{urn:schemas-microsoft-com:vml}rect"))) == 2
    assert feet(twin, 0) == feet(twin, 1)


def test_the_watermark_says_on_every_page_for_whom_it_is(tmp_path: Path) -> None:
    twin = write(
        tmp_path, letter(), Annex("附件", "名单", landscape=True), watermark="仅供“市档案馆”使用"
    )

    for section in twin.file.sections:
        kinds = {h.get(qn("w:type")) for h in section._sectPr.iter(qn("w:headerReference"))}
        first = {"first"} if section.different_first_page_header_footer else set()
        assert kinds == {"default", "even"} | first
    head = twin.part("word/header1.xml")
    assert "".join(t.text or "" for t in head.iter(qn("w:t"))) == "仅供“市档案馆”使用"
    paths = list(head.iter("{urn:schemas-microsoft-com:vml}textpath"))
    assert paths[-1].get("string") == "仅供“市档案馆”使用"


def test_without_a_watermark_there_is_no_header(tmp_path: Path) -> None:
    assert not [name for name in write(tmp_path, Text("甲")).parts() if "header" in name]


def test_the_colophon_stands_on_an_upright_sheet(tmp_path: Path) -> None:
    foot = Colophon("各成员单位", OFFICE, "2019年11月30日")

    upright = write(tmp_path, Text("甲"), colophon=foot)
    assert len(upright.file.sections) == 1
    turned = write(tmp_path, Annex("附件", "台账", landscape=True), Text("甲"), colophon=foot)
    assert [s.orientation for s in turned.file.sections] == [
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
