from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.numerals import LONGEST, read_numeral, tidy
from workbench.rules.words import number

DIGITS = "零一二三四五六七八九"


def in_chinese(value: int) -> str:
    """Write a whole number in full, by the schoolbook: 10,050,003 is 一千零五万零三."""
    if not value:
        return "零"
    words, gap = "", False
    for place in range(15, -1, -1):
        digit = value // 10**place % 10
        section = value // 10 ** (place // 4 * 4) % 10_000
        if digit:
            words += (
                ("零" if gap and words else "") + DIGITS[digit] + ("", "十", "百", "千")[place % 4]
            )
            gap = False
        else:
            gap = True
        if place == 12 and section:
            words += "万"
        if place == 8 and value >= 10**8:
            words += "亿"
        if place == 4 and section:
            words += "万"
    return words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6000, "六千"),
        (2005, "二千零五"),
        (10_050_003, "一千零五万零三"),
        (100_002_000, "一亿零二千"),
        (1_000_000_000_000, "一万亿"),
        (115, "一百一十五"),
    ],
)
def test_the_writer_of_these_tests_writes_as_people_do(value: int, words: str) -> None:
    assert in_chinese(value) == words


@given(st.integers(0, 10**16 - 1) | st.integers(0, 99_999))
def test_a_number_written_in_full_is_read_back(value: int) -> None:
    words = in_chinese(value)
    assert read_numeral(words) == value
    assert read_numeral(words.replace("二千", "两千").replace("二万", "两万")) == value


@given(st.integers(0, 10**16 - 1) | st.integers(0, 99_999))
def test_a_number_in_the_characters_of_cheques_is_read_back(value: int) -> None:
    formal = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    assert read_numeral(in_chinese(value).translate(formal)) == value


@given(st.decimals(0, 10**12, places=4))
def test_a_printed_number_is_read_back(value: Decimal) -> None:
    assert read_numeral(number(value)) == value


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_ranks_in_digits_add_up(millions: int, rest: int) -> None:
    assert read_numeral(f"{millions}亿{rest}万") == millions * 10**8 + rest * 10**4
    assert read_numeral(f"{millions}万{rest:04d}") == millions * 10**4 + rest


@given(st.text(alphabet="零一二两三九十百千万亿点壹拾〇0123 ,.", max_size=12))
def test_what_is_no_number_is_none_and_nothing_else_happens(text: str) -> None:
    value = read_numeral(text)
    assert value is None or (value.is_finite() and 0 <= value < 10 ** (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", "10"),
        ("十五", "15"),
        ("三百五十", "350"),
        ("三百五", "350"),
        ("三百零五", "305"),
        ("一百十五", "115"),
        ("一百一十五", "115"),
        ("两千零五", "2005"),
        ("两千五", "2500"),
        ("两千零五十", "2050"),
        ("一万二", "12000"),
        ("一万二千", "12000"),
        ("一万零二百", "10200"),
        ("一万零五", "10005"),
        ("十万一千", "101000"),
        ("十万零一千", "101000"),
        ("一亿二", "120000000"),
        ("一亿二千万", "120000000"),
        ("两千万", "20000000"),
        ("三点五", "3.5"),
        ("三点五万", "35000"),
        ("零点零五", "0.05"),
        ("零", "0"),
        ("〇", "0"),
        ("二〇二一", "2021"),
        ("二○", "20"),
        ("五一二七", "5127"),
        ("1.2亿", "120000000"),
        ("2000万", "20000000"),
        ("1千万", "10000000"),
        ("5百", "500"),
        ("1.5万亿", "1500000000000"),
        ("3万5千", "35000"),
        ("1万2000", "12000"),
        ("6 000", "6000"),
        ("1,234,567.5", "1234567.5"),
        (".5", "0.5"),
        ("5.", "5"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str) -> None:
    assert str(read_numeral(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "千", "万", "三五", "二三百", "三千五千", "五十三百", "三万五万", "三亿二亿"),
        *("一亿二千", "两千零", "零五", "零零", "一万零", "三点", "点五", "三点五点六", "三点x"),
        *("3万5", "3千5万", "1万10000", "1.5亿2000万", "1亿0.5万", "60,00", "6,000 000"),
        *("1.2.3", "0,500", "6,000,00", "1" * 19, "六千x", "1,0万"),
        *("一" * 19, f"三点{'一' * 18}", "6,00万"),
    ],
)
def test_what_could_be_two_numbers_or_none_is_none(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (" ６，０００．５　件 ", "6,000.5件"),
        ("6\u00a0000\u202f件", "6 000件"),
        ("6, 000", "6,000"),
        ("8５％", "85%"),
        ("2\u200b000萬", "2000万"),
        ("达到，超过", "达到，超过"),
        ("１００－１５０～", "100-150~"),
    ],
)
def test_spaces_and_full_width_signs_are_tidied(typed: str, text: str) -> None:
    assert tidy(typed) == text


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("三亿零一", 300_000_001), ("一亿二三", None), ("一万三四", None), ("一万二", 12_000)],
)
def test_only_a_digit_alone_behind_a_rank_counts_the_next_lower_place(
    text: str, value: int | None
) -> None:
    assert read_numeral(text) == value
