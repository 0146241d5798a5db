from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, questions, read_all, save, show, write
from ui.desk import Desk
from ui.forms.target import FIELDS, TargetForm
from ui.parts.editors import ChoiceEdit
from workbench.errors import InvalidInput
from workbench.rules.periods import Frequency
from workbench.rules.targets import Measure, TargetKind
from workbench.scoreboard import TargetRow, list_targets
from workbench.target_setting import record_target
from workbench.targets import TargetDraft
from workbench.units import find_unit

TODAY = date(2019, 11, 30)
PATENTS, EXPERTS, GROWTH, CENTRE, LOANS, LEADERS = 2, 6, 16, 18, 26, 42
COUNTED = ["unit", "measure", "base_year", "frequency", "parts_id"]
ALWAYS = ["sentence", "name", "group", "kind", "due_on", "unit_id", "data_source", "source_note"]


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> TargetForm:
    made = TargetForm(desk)
    made.submitted.connect(lambda values: take(desk, made, values))
    show(qtbot, made)
    return made


def take(desk: Desk, form: TargetForm, values: dict[str, object]) -> None:
    """Save as the page does."""
    try:
        desk.store.write(record_target, *form.draft(values))
    except InvalidInput as error:
        form.refuse(error)
    else:
        form.saved()


def target(desk: Desk, number: int) -> TargetRow:
    return next(row for row in desk.store.read(list_targets, TODAY) if row.number == number)


def shown(form: TargetForm) -> dict[str, str]:
    """The fields that are asked for, and what stands in them."""
    editors = {field.name: form.editor(field.name) for field in FIELDS}
    return {name: editor.raw() for name, editor in editors.items() if editor.isVisible()}


def draft(form: TargetForm) -> TargetDraft:
    values = {
        f.name: form.editor(f.name).value() for f in FIELDS if form.editor(f.name).isVisible()
    }
    return form.draft({f.name: None for f in FIELDS} | values)[0]


def test_a_new_target_asks_for_no_numbers_until_its_kind_is_known(form: TargetForm) -> None:
    form.open_new("主要目标")
    assert list(shown(form)) == ALWAYS
    assert shown(form)["group"] == "主要目标"
    assert shown(form)["due_on"] == "2021-12-31"
    assert not form.is_dirty()


@pytest.mark.parametrize(
    ("sentence", "filled", "understood"),
    [
        (
            "年商标注册量突破8000件",
            {"kind": "超过", "value": "8000", "unit": "件", "measure": "当年值"},
            "读作：超过 8000 件；刚好 8000 件不算；口径当年值；年份未写明。",
        ),
        (
            "到2020年，建立10个左右高价值专利培育中心",
            {"kind": "左右", "value": "10", "tolerance": "", "unit": "个", "measure": "累计值"},
            "读作：10 个左右；允许的幅度未写明，按默认幅度计；口径累计值；2020年底前。",
        ),
        (
            "知识产权管理规范贯标企事业单位达到100-150家",
            {"kind": "区间", "value": "100", "high": "150", "unit": "家", "measure": ""},
            "读作：100—150 家；口径未写明；年份未写明。",
        ),
        (
            "知识产权质押融资金额年均增幅20%以上",
            {"kind": "年均增长", "rate": "20", "unit": "", "measure": "当年值"},
            "读作：年均增长 20% 以上；口径当年值；年份未写明。",
        ),
    ],
)
def test_the_sentence_fills_what_its_kind_needs_and_says_how_it_was_read(
    form: TargetForm, sentence: str, filled: dict[str, str], understood: str
) -> None:
    form.open_new()
    write(form, "sentence", sentence)
    seen = shown(form)
    assert {name: text for name, text in seen.items() if name in filled} == filled
    assert set(seen) == {*ALWAYS, *COUNTED, *filled}
    assert seen["base_year"] == "2018"
    assert understood in read_all(form)
    assert form.editor("sentence").accessibleDescription() == understood


def test_what_is_not_understood_stays_text_and_says_so(form: TargetForm) -> None:
    form.open_new()
    write(form, "sentence", "逐步引入一批国内知名知识产权服务机构")
    assert shown(form)["kind"] == "定性目标"
    assert list(shown(form)) == ALWAYS
    assert "“一批”没有写明数量，按定性目标，请核对。" in read_all(form)


def test_the_year_of_the_sentence_is_when_it_is_due(form: TargetForm) -> None:
    form.open_new()
    write(form, "sentence", "到2020年，地理标志商标总数达到20件")
    assert shown(form)["due_on"] == "2020-12-31"
    write(form, "sentence", "")
    assert shown(form)["due_on"] == "2021-12-31"
    assert shown(form)["kind"] == ""
    assert "读作" not in read_all(form)


def test_what_a_person_typed_is_never_overwritten(form: TargetForm) -> None:
    form.open_new()
    write(form, "sentence", "年专利申请总量达到6000件")
    write(form, "value", "6500")
    write(form, "unit", "项")
    write(form, "sentence", "年专利申请总量突破8000件")
    assert shown(form)["kind"] == "超过"
    assert shown(form)["value"] == "6500"
    assert shown(form)["unit"] == "项"
    write(form, "value", "")
    write(form, "sentence", "年专利申请总量突破9000件")
    assert shown(form)["value"] == "9000"


def test_a_target_is_added_by_keyboard_alone(form: TargetForm, desk: Desk) -> None:
    form.open_new()
    form.start()
    assert form.editor("sentence").hasFocus()
    write(form, "sentence", "版权质押融资金额达到2000万元")
    QTest.keyClick(form.editor("sentence"), Qt.Key.Key_Tab)
    assert form.editor("name").hasFocus()
    for name, text in (
        ("name", "版权质押融资金额"),
        ("group", "保障措施"),
        ("measure", "当年值"),
        ("frequency", "每季度"),
        ("unit_id", "财政局"),
        ("data_source", "部门台账"),
        ("source_note", "会议增列"),
    ):
        write(form, name, text)
    save(form)
    added = desk.store.read(list_targets, TODAY)[-1]
    assert (added.number, added.name, added.group) == (46, "版权质押融资金额", "保障措施")
    assert (added.goal.kind, added.goal.value) == (TargetKind.AT_LEAST, Decimal(2000))
    assert (added.goal.unit, added.measure) == ("万元", Measure.YEAR)
    assert added.frequency is Frequency.QUARTER
    assert added.unit_in_charge == "财政局"
    assert (added.data_source, added.source_note) == ("部门台账", "会议增列")
    assert not form.is_dirty()


def test_a_growth_and_a_tolerance_are_typed_in_percent(form: TargetForm) -> None:
    form.open_new()
    for name, text in (
        ("sentence", "维权援助服务企业数量每年增长30%以上"),
        ("name", "维权援助服务企业数量"),
        ("group", "主要目标"),
        ("unit", "家"),
    ):
        write(form, name, text)
    assert draft(form).rate == Decimal("0.3")
    write(form, "rate", "12.5%")
    assert draft(form).rate == Decimal("0.125")
    write(form, "kind", "左右")
    write(form, "value", "10")
    write(form, "tolerance", "15")
    assert draft(form).tolerance == Decimal("0.15")
    assert draft(form).rate is None


def test_a_figure_that_is_not_plain_is_asked_about_first(form: TargetForm, desk: Desk) -> None:
    form.open_on(target(desk, PATENTS))
    write(form, "value", "七千")
    save(form)
    assert questions(form) == ["七千 即 7000 件，再保存一次就采用。"]
    assert form.editor("value").hasFocus()
    assert target(desk, PATENTS).goal.value == 6000
    save(form)
    assert target(desk, PATENTS).goal.value == 7000


def test_figures_are_read_in_the_unit_that_is_typed(form: TargetForm, desk: Desk) -> None:
    form.open_on(target(desk, PATENTS))
    write(form, "unit", "万元")
    write(form, "value", "1.2亿元")
    save(form)
    assert questions(form) == ["1.2亿元 即 12,000 万元，再保存一次就采用。"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("sentence", "", "请填写方案原文。"),
        ("name", "", "请填写指标名称。"),
        ("group", "", "请填写类别。"),
        ("kind", "", "请填写指标类型。"),
        ("value", "", "请填写目标值。"),
        ("value", "0", "目标值应大于 0，请核对。"),
        ("value", "很大", "“很大”读不成一个数，请填写数字，例如 6000 或 1.5。"),
        ("unit", "", "请填写计量单位。"),
        ("measure", "", "请填写口径。"),
        ("base_year", "2021", "基期年份应早于目标年份，请核对。"),
        ("due_on", "2021-13-01", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("unit_id", "卫健委和别的", "列表里没有“卫健委和别的”，请从列表里选一个。"),
    ],
)
def test_every_refusal_stands_at_its_field_and_nothing_is_stored(
    form: TargetForm, desk: Desk, field: str, typed: str, sentence: str
) -> None:
    form.open_on(target(desk, PATENTS))
    before = target(desk, PATENTS)
    settle(form)
    write(form, field, typed)
    save(form)
    assert problems_in(form, field) == [sentence]
    assert target(desk, PATENTS) == before


def settle(form: TargetForm) -> None:
    """Type every read field over, so that an empty sentence takes nothing away."""
    for name in ("kind", "value", "unit", "measure"):
        write(form, name, form.editor(name).raw())


def test_a_range_upside_down_is_refused_at_its_upper_end(form: TargetForm, desk: Desk) -> None:
    form.open_on(target(desk, 13))
    write(form, "high", "90")
    save(form)
    assert problems_in(form, "high") == ["区间的上限小于下限，请核对。"]


def test_a_target_changed_elsewhere_meanwhile_is_not_written_over(
    form: TargetForm, desk: Desk
) -> None:
    form.open_on(target(desk, PATENTS))
    other = TargetForm(desk)
    other.open_on(target(desk, PATENTS))
    take(desk, other, {f.name: other.editor(f.name).value() for f in FIELDS} | {"name": "专利"})
    write(form, "name", "专利申请量")
    save(form)
    assert problems_in(form, "name") == ["这项指标刚在别处改过，请重新打开后再改。"]
    other.deleteLater()


@pytest.mark.parametrize("number", [PATENTS, EXPERTS, 11, 13, GROWTH, CENTRE, LOANS, LEADERS])
def test_a_target_shown_and_saved_as_it_stands_stays_as_it_is(
    form: TargetForm, desk: Desk, number: int
) -> None:
    before = target(desk, number)
    form.open_on(before)
    assert not form.is_dirty()
    assert "读作" not in read_all(form)
    save(form)
    assert target(desk, number) == before


def test_a_corrected_sentence_moves_what_was_read_and_leaves_what_was_settled_by_hand(
    form: TargetForm, desk: Desk
) -> None:
    form.open_on(target(desk, LEADERS))
    write(form, "sentence", "到2020年实施“百强”计划，培育一批企业")
    assert (shown(form)["kind"], shown(form)["value"]) == ("达到/以上", "100")
    assert shown(form)["due_on"] == "2020-12-31"
    form.saved()
    form.open_on(target(desk, PATENTS))
    write(form, "sentence", "年专利申请总量达到7000件")
    assert shown(form)["value"] == "7000"


def test_a_group_of_units_can_be_chosen_to_report_its_parts(form: TargetForm, desk: Desk) -> None:
    form.open_on(target(desk, PATENTS))
    parts = form.editor("parts_id")
    assert isinstance(parts, ChoiceEdit)
    write(form, "parts_id", "旗县区")
    save(form)
    row = target(desk, PATENTS)
    assert row.parts_id == desk.store.read(find_unit, "各旗县区政府")
    assert isinstance(row.parts_id, UUID)
    assert len(row.parts) == 9


def test_a_frequency_set_elsewhere_is_kept(form: TargetForm, desk: Desk) -> None:
    row = target(desk, PATENTS)
    form.open_on(row)
    write(form, "frequency", "每季度")
    values = {f.name: form.editor(f.name).value() for f in FIELDS}
    take(desk, form, values | {"frequency": Frequency.HALF_YEAR})
    form.open_on(target(desk, PATENTS))
    assert shown(form)["frequency"] == "每半年"
