from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import InvalidInput
from workbench.rules.figures import read_figure
from workbench.rules.numerals import HALF_WIDTH, NUMERALS
from workbench.rules.words import number, quantity

UNITS = ("件", "家", "万元", "亿元", "万件", "%", "‰", "")


def refused(text: str, unit: str = "件") -> str:
    with pytest.raises(InvalidInput) as caught:
        read_figure(text, unit)
    assert caught.value.problems == {"value": caught.value.sentence}
    return caught.value.sentence


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("6000", "件", "6000"),
        ("6,000", "件", "6000"),
        ("6，000", "件", "6000"),
        ("6 000", "件", "6000"),
        ("6\u00a0000", "件", "6000"),
        ("1,234,567.5", "元", "1234567.5"),
        ("６０００", "件", "6000"),
        ("６０００．５", "件", "6000.5"),
        ("6000件", "件", "6000"),
        (" 6000 件 ", "件", "6000"),
        ("2000万元", "万元", "2000"),
        ("85", "%", "85"),
        ("85%", "%", "85"),
        ("８５％", "%", "85"),
        ("0.5%", "%", "0.5"),
        ("0", "%", "0"),
        ("0", "件", "0"),
        ("12", "", "12"),
        ("5千克", "千克", "5"),
        (".5", "亿元", "0.5"),
    ],
)
def test_plain_figures_are_taken_at_once(text: str, unit: str, value: str) -> None:
    figure = read_figure(text, unit)
    assert figure.is_plain
    assert str(figure.value) == value
    assert figure.words == quantity(Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "unit", "value", "words"),
    [
        ("六千件", "件", "6000", "六千件 即 6000 件"),
        ("六千", "件", "6000", "六千 即 6000 件"),
        ("两千零五", "件", "2005", "两千零五 即 2005 件"),
        ("一万二", "件", "12000", "一万二 即 12,000 件"),
        ("壹万贰仟", "元", "12000", "壹万贰仟 即 12,000 元"),
        ("零", "件", "0", "零 即 0 件"),
        ("百分之二十", "%", "20", "百分之二十 即 20%"),
        ("百分之 85.5", "%", "85.5", "百分之85.5 即 85.5%"),
        ("千分之五", "%", "0.5", "千分之五 即 0.5%"),
        ("85‰", "%", "8.5", "85‰ 即 8.5%"),
        ("0.5%", "‰", "5", "0.5% 即 5 ‰"),
        ("八成", "%", "80", "八成 即 80%"),
        ("2000万", "件", "20000000", "2000万 即 20,000,000 件"),
        ("2000万", "", "20000000", "2000万 即 20,000,000"),
        ("2000万", "万元", "2000", "2000万 即 2000 万元"),
        ("2000萬", "万元", "2000", "2000万 即 2000 万元"),
        ("1.2亿", "万元", "12000", "1.2亿 即 12,000 万元"),
        ("1.2亿元", "万元", "12000", "1.2亿元 即 12,000 万元"),
        ("1亿2000万元", "亿元", "1.2", "1亿2000万元 即 1.2 亿元"),
        ("12345.6元", "万元", "1.23456", "12345.6元 即 1.23456 万元"),
        ("六千", "万元", "6000", "六千 即 6000 万元"),
        ("2万", "千克", "20000", "2万 即 20,000 千克"),
        ("五千克", "千克", "5", "五千克 即 5 千克"),
        ("50000件", "万件", "5", "50000件 即 5 万件"),
        ("1。5", "亿元", "1.5", "1。5 即 1.5 亿元"),
        ("6.000", "件", "6.000", "6.000 即 6 件，不是 6000 件"),
        ("0.85", "%", "0.85", "0.85 即 0.85%，不是 85%"),
    ],
)
def test_other_figures_say_what_they_are_read_as(
    text: str, unit: str, value: str, words: str
) -> None:
    figure = read_figure(text, unit)
    assert not figure.is_plain
    assert str(figure.value) == value
    assert figure.words == words


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        ("", "件", "请填写数值。"),
        ("\u3000 ", "件", "请填写数值。"),
        (
            "60,00",
            "件",
            "“60,00”的千位分隔不对：如指 6000，请填 6000；如指 60.00，请填 60.00。",
        ),
        ("1，5件", "件", "“1,5件”的千位分隔不对：如指 15，请填 15；如指 1.5，请填 1.5。"),
        ("-5", "件", "数值不能是负数，请核对。"),
        ("－5", "件", "数值不能是负数，请核对。"),
        ("负五", "件", "数值不能是负数，请核对。"),
        ("1e5", "件", "“1e5”里有字母，请只填数字。"),
        ("NaN", "件", "“NaN”里有字母，请只填数字。"),
        ("100-150家", "家", "“100-150家”是一个范围，请只填一个数。"),
        ("八至十", "家", "“八至十”是一个范围，请只填一个数。"),
        ("约6000件", "件", "“约6000件”不是确切的数，请填写确切的数。"),
        ("12件左右", "件", "“12件左右”不是确切的数，请填写确切的数。"),
        ("500余件", "件", "“500余件”不是确切的数，请填写确切的数。"),
        ("12和15", "件", "“12和15”不止一个数，或不止一种读法，请只填一个数。"),
        ("50 60", "件", "“50 60”不止一个数，或不止一种读法，请只填一个数。"),
        ("3万5", "元", "“3万5”不止一个数，或不止一种读法，请只填一个数。"),
        ("1.2.3", "件", "“1.2.3”读不成一个数，请填写数字，例如 6000 或 1.5。"),
        ("三五", "件", "“三五”读不成一个数，请填写数字，例如 6000 或 1.5。"),
        ("达到6000", "件", "“达到6000”读不成一个数，请填写数字，例如 6000 或 1.5。"),
        ("件", "件", "“件”读不成一个数，请填写数字，例如 6000 或 1.5。"),
        ("{}", "件", "“{}”读不成一个数，请填写数字，例如 6000 或 1.5。"),
        ("1" * 19, "件", "“1111111111111111111”的位数太多，请核对。"),
        ("1" * 40, "件", f"“{'1' * 20}…”的位数太多，请核对。"),
        ("50家", "件", "“50家”的单位是“家”，本指标按“件”计，请核对。"),
        ("80%", "件", "“80%”的单位是“%”，本指标按“件”计，请核对。"),
        ("百分之八十", "件", "“百分之八十”的单位是“%”，本指标按“件”计，请核对。"),
        ("百分之80%", "%", "“百分之80%”的单位是“%%”，本指标按“%”计，请核对。"),
        ("6000元", "%", "“6000元”的单位是“元”，本指标按“%”计，请核对。"),
        ("12件", "", "“12件”的单位是“件”，本指标没有计量单位，请核对。"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_one_sentence(
    text: str, unit: str, sentence: str
) -> None:
    assert refused(text, unit) == sentence


def test_a_wrongly_grouped_figure_too_long_to_be_shown_twice_is_only_refused() -> None:
    assert refused(f"{'1' * 30},00") == f"“{'1' * 20}…”的位数太多，请核对。"


@given(st.decimals(0, 10**11, places=6), st.sampled_from(UNITS))
def test_a_printed_figure_is_read_back(value: Decimal, unit: str) -> None:
    assert read_figure(number(value), unit).value == value
    assert read_figure(quantity(value, unit), unit).value == value


@given(st.integers(0, 10**9), st.sampled_from(UNITS[:5]))
def test_a_whole_printed_figure_is_plain(value: int, unit: str) -> None:
    assert read_figure(quantity(Decimal(value), unit), unit).is_plain


@given(st.integers(0, 10**11))
def test_money_is_the_same_in_every_unit_of_money(cents: int) -> None:
    yuan = Decimal(cents) / 100
    assert read_figure(f"{yuan:f}元", "万元").value * 10**4 == yuan
    assert read_figure(f"{yuan:f}万元", "亿元").value * 10**4 == yuan
    assert read_figure(f"{yuan:f}亿元", "元").value == yuan * 10**8


@given(
    st.text()
    | st.text(alphabet="0123456789,.，。 一二三十百千万亿点零%‰件家元百分之-约至a{}", max_size=10),
    st.sampled_from(UNITS),
)
def test_anything_typed_is_a_figure_or_refused(text: str, unit: str) -> None:
    try:
        figure = read_figure(text, unit)
    except InvalidInput:
        assert refused(text, unit).endswith("。")
    else:
        assert figure.value.is_finite()
        assert figure.value >= 0
        assert set(text.translate(HALF_WIDTH)) & set(f"0123456789{NUMERALS}")
