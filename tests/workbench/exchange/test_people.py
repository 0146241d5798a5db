"""Lists that come in as files, good ones and hostile ones."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from workbench.errors import InvalidInput
from workbench.exchange import office_text, people
from workbench.exchange.people import read_people

LINE = "成员：孙德市统计局局长\r\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:吴长春\r\nTITLE:市教育局局长\r\nEND:VCARD\r\n"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(path: Path, **parts: str) -> Path:
    """An office file of these parts, which begin with "xl/" or "word/"."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def book(path: Path, sheet: str, target: str = "worksheets/sheet1.xml", **more: str) -> Path:
    """A workbook with one sheet, given as the XML of its rows."""
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="a" r:id="r1"/><sheet name="b" r:id="r1" state="hidden"/>'
        '<sheet name="c" r:id="r9"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Target="{target}"/>'
        "</Relationships>",
        SHEET: f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
    }
    return packed(path, **(parts | more))


def cell(place: str, inside: str, kind: str = "n") -> str:
    return f'<c r="{place}" t="{kind}">{inside}</c>'


def refused(path: Path) -> str:
    with pytest.raises(InvalidInput) as refusal:
        read_people(path)
    assert list(refusal.value.problems) == ["path"]
    return refusal.value.sentence


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(("name", "text"), [("名单.csv", LINE), ("名片.vcf", CARD)])
def test_a_text_is_read_in_the_coding_that_fits(
    tmp_path: Path, name: str, text: str, coding: str
) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode(coding))
    assert read_people(path) == text


def test_a_text_in_big_endian_is_read_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_bytes(LINE.encode("utf-16-be"))
    assert read_people(path) == LINE


@pytest.mark.parametrize(
    "data",
    [
        CARD.encode("gb18030") + b"\xff\xff",
        CARD.encode("utf-8-sig") + b"\xff",
        "FN:\ue000\ue001".encode(),
        b"FN:\x00\x01\x00\x02\x00",
    ],
)
def test_a_card_in_a_wrong_coding_gets_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "名片.vcf"
    path.write_bytes(data)
    assert refused(path) == (
        "“名片.vcf”的文字编码认不出，会成乱码；请另存为 UTF-8 编码，或打开后复制、粘贴。"
    )


def test_a_workbook_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet("成员")
        page.write_row(0, 0, ["姓名", "职务", "手机"])
        page.write_row(1, 0, ["吴长春", "市教育局局长", 13800001234])
        page.write_string(3, 1, "两行\n的格")
        page.write_formula(4, 0, '=HYPERLINK("x")', value="王斌")
        made.add_worksheet("隐藏").hide()
    assert read_people(path).split("\n") == [
        "姓名\t职务\t手机",
        "吴长春\t市教育局局长\t13800001234",
        "\t两行  的格",
        "王斌",
        "",
    ]


def test_odd_cells_are_read_as_far_as_they_say_something(tmp_path: Path) -> None:
    runs = "<r><t>阿拉坦</t></r><r><t>其其格</t></r><rPh><t>alatan</t></rPh>"
    shared = f"<sst {MAIN}><si>{runs}</si></sst>"
    row = (
        cell("A1", "<v>0</v>", "s")
        + cell("B1", "<v>7</v>", "s")
        + cell("C1", "<is><t>局长</t></is>", "inlineStr")
        + cell("D1", "<v>1.3800001234E10</v>")
        + cell("E1", "<v>#REF!</v>", "e")
        + cell("F1", "<v>Every</v>")
        + "<c><v>12.0</v></c>"
    )
    path = book(tmp_path / "a.xlsx", f"<row>{row}</row>", **{"xl/sharedStrings.xml": shared})
    assert read_people(path) == "阿拉坦其其格\t\t局长\t13800001234\t\tEvery\t12\n"


def test_a_sheet_may_be_named_from_the_root(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", f"<row>{cell('A1', '<v>1</v>')}</row>", f"/{SHEET}")
    assert read_people(path) == "1\n"


def test_a_word_file_gives_its_paragraphs_and_tables(tmp_path: Path) -> None:
    def run(text: str) -> str:
        return f"<w:p><w:r>{text}</w:r></w:p>"

    cells = "".join(f"<w:tc>{run(f'<w:t>{text}</w:t>')}</w:tc>" for text in ("吴长春", "局长"))
    text = (
        f"<w:document {WORD}><w:body>{run('<w:t>组长：</w:t><w:tab/><w:t>冯玉臻</w:t><w:br/>')}"
        f"<w:sdt><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:sdt></w:body></w:document>"
    )
    path = packed(tmp_path / "名单.docx", **{"word/document.xml": text})
    assert read_people(path) == "组长：\t冯玉臻\n\n吴长春\t局长"


@pytest.mark.parametrize(
    "sheet",
    [
        "<row><c r='XFD1048576'><v>1</v></c></row>",
        "<row><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
        "<row><c r='A1'><v>1</v></row>",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><row/>",
    ],
)
def test_a_made_up_sheet_is_refused(tmp_path: Path, sheet: str) -> None:
    assert refused(book(tmp_path / "a.xlsx", sheet)).startswith("“a.xlsx”打不开：")


def test_a_sheet_with_too_many_rows_or_signs_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"<row>{cell('A1', '<v>123456</v>')}</row>" for _ in range(3))
    path = book(tmp_path / "a.xlsx", rows)
    monkeypatch.setattr(office_text, "LONGEST_TEXT", 12)
    refused(path)
    monkeypatch.undo()
    monkeypatch.setattr(office_text, "MOST_ROWS", 2)
    refused(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    refused(book(tmp_path / "a.xlsx", " " * (9 << 20)))


def test_a_package_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    refused(packed(tmp_path / "a.xlsx", **{f"x{number}": "" for number in range(2_001)}))


def test_a_damaged_package_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "<row/>")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    refused(path)


def test_a_deeply_nested_word_file_is_refused(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 3_000 + "</w:sdt>" * 3_000
    text = f"<w:document {WORD}><w:body>{deep}</w:body></w:document>"
    refused(packed(tmp_path / "a.docx", **{"word/document.xml": text}))


def test_a_zip_of_something_else_is_named_as_such(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", readme="x")
    assert "不是表格或文稿" in refused(path)


@pytest.mark.parametrize("magic", [b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_an_old_format_says_what_to_do(tmp_path: Path, magic: bytes) -> None:
    path = tmp_path / "名单.xls"
    path.write_bytes(magic)
    assert "请另存为 xlsx" in refused(path)


def test_a_file_that_is_gone_or_too_large_gets_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "打不开" in refused(tmp_path / "没有.csv")
    path = tmp_path / "名单.csv"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(people, "LARGEST", 10)
    assert "8 MB" in refused(path)


def test_mutants_are_read_or_refused(tmp_path: Path) -> None:
    """Every byte of the package turned, a few at a time: nothing but a refusal may come out."""
    path = book(tmp_path / "a.xlsx", f"<row>{cell('A1', '<v>1</v>')}</row>")
    whole = path.read_bytes()
    for place in range(4, len(whole), 3):
        out = io.BytesIO(whole)
        out.seek(place)
        out.write(bytes([whole[place] ^ 0x5A]))
        path.write_bytes(out.getvalue())
        try:
            read_people(path)
        except InvalidInput as error:
            assert error.sentence.startswith("“a.xlsx”")  # noqa: PT017 - most are refused, not all
