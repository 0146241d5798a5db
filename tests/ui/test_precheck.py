from dataclasses import replace

import pytest

from ui.papers import Check
from ui.precheck import Doubt, PrinterFacts, PrinterState, Urgency, precheck

OFFICE = PrinterFacts("办公室", PrinterState.READY, "A4", (210, 297), (4.2, 4.2, 4.2, 4.2))
MISSING = Check("字库缺字，纸上以“〓”代替：𠮷", is_fine=False)


def sentences(printer: PrinterFacts) -> list[str]:
    doubts = precheck((), printer)
    assert all(doubt.urgency is Urgency.SPOILS for doubt in doubts)
    return [doubt.sentence for doubt in doubts]


def test_where_all_is_fine_there_is_nothing_to_say() -> None:
    assert not precheck((Check("字体齐全，没有缺字", is_fine=True),), OFFICE)


def test_what_is_not_fine_about_the_paper_is_said_once_more() -> None:
    open_finding = Check("3 家单位本期未报齐，已点名。", is_fine=False)
    assert precheck((MISSING, Check("好", is_fine=True), open_finding), OFFICE) == (
        Doubt(Urgency.NOTICE, "字库缺字，纸上以“〓”代替：𠮷。"),
        Doubt(Urgency.NOTICE, "3 家单位本期未报齐，已点名。"),
    )


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (PrinterState.GONE, "找不到打印机“办公室”，请检查是否开机、连好。"),
        (PrinterState.STOPPED, "打印机“办公室”已停用或出错，请检查是否开机、有纸、没有卡纸。"),
    ],
)
def test_a_printer_that_is_off_is_named(state: PrinterState, sentence: str) -> None:
    assert sentences(replace(OFFICE, state=state)) == [sentence]


@pytest.mark.parametrize(
    ("name", "size", "share"),
    [("A3", (297.0, 420.0), "141%"), ("Letter", (215.9, 279.4), "94%")],
)
def test_another_paper_than_a4_is_told_with_the_scale(
    name: str, size: tuple[float, float], share: str
) -> None:
    said = sentences(replace(OFFICE, paper=name, size=size))
    assert said == [f"选的纸是 {name}，不是 A4，页面按 {share} 打印；请换成 A4。"]


def test_a_sheet_set_across_is_told_instead_of_its_size() -> None:
    said = sentences(replace(OFFICE, size=(297, 210)))
    assert said == ["打印机设成了横向，整页会缩小；请改成纵向，横排的表会自己转过来。"]


def test_what_falls_where_the_printer_cannot_print_is_told_by_its_sides() -> None:
    said = sentences(replace(OFFICE, margins=(4, 18, 4, 25)))
    sides = "上边 18 毫米（文书只留 15 毫米）、下边 25 毫米（文书只留 20 毫米）"
    assert said == [f"这台打印机打不到纸边：{sides}，会缺字少线；请调小它的页边距或换一台。"]


def test_what_is_doubtful_about_the_printer_comes_first() -> None:
    found = precheck((MISSING,), replace(OFFICE, state=PrinterState.GONE))
    assert [doubt.urgency for doubt in found] == [Urgency.SPOILS, Urgency.NOTICE]
