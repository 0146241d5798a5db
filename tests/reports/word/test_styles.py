"""Fonts and styles of the Word twin."""

from pathlib import Path

from docx.oxml.ns import qn

from tests.reports.word.twin import write
from workbench.reporting.document import Text


def test_fonts_have_their_official_names_for_every_script(tmp_path: Path) -> None:
    styles = write(tmp_path, Text("甲")).file.styles

    def font(name: str) -> str:
        fonts = styles[name].element.rPr.find(qn("w:rFonts"))
        (only,) = {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
        return str(only)

    assert {
        name: font(name) for name in ("Title", "Body Text", "Heading 1", "Heading 2", "Footer")
    } == {
        "Title": "方正小标宋简体",
        "Body Text": "仿宋_GB2312",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "Footer": "宋体",
    }


def test_a_pc_without_a_font_is_told_what_to_take_instead(tmp_path: Path) -> None:
    table = write(tmp_path, Text("甲")).part("word/fontTable.xml")

    others = {font.get(qn("w:name")): str(font[0].get(qn("w:val"))).split(",") for font in table}
    assert "仿宋" in others["仿宋_GB2312"]
    assert "FangSong" in others["仿宋_GB2312"]
    assert "SimSun" in others["方正小标宋简体"]
    assert "楷体" in others["楷体_GB2312"]
    assert set(others) == {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}


def test_the_text_is_chinese_and_begins_from_the_normal_style(tmp_path: Path) -> None:
    twin = write(tmp_path, Text("甲"))

    (language,) = twin.part("word/styles.xml").iter(qn("w:lang"))
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    defaults = [s.name for s in twin.file.styles if s.element.get(qn("w:default")) == "1"]
    assert defaults == ["Normal", "Default Paragraph Font"]


def test_marks_that_latin_shares_are_set_as_chinese_ones(tmp_path: Path) -> None:
    twin = write(tmp_path, Text("“甲”——……"))

    (run,) = twin.body.iter(qn("w:r"))
    assert run.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"
