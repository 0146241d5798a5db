from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from workbench.rules.words import chinese_date, number, percent, quantity, rounded


def test_a_date_has_no_leading_zeros() -> None:
    assert chinese_date(date(2020, 2, 9)) == "2020年2月9日"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("6000", "6000"),
        ("9999.5", "9999.5"),
        ("10000", "10,000"),
        ("20000000", "20,000,000"),
        ("1E+3", "1000"),
        ("1.50", "1.5"),
        ("100", "100"),
        ("0", "0"),
        ("0.30", "0.3"),
        ("-12000.0", "−12,000"),
    ],
)
def test_a_number_has_no_idle_zeros_and_is_grouped_from_five_digits(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("unit", "text"), [("件", "80 件"), ("%", "80%"), ("", "80")], ids=["count", "percent", "none"]
)
def test_a_unit_stands_apart_unless_it_is_a_percent_sign(unit: str, text: str) -> None:
    assert quantity(Decimal(80), unit) == text


def test_halves_are_rounded_away_from_zero() -> None:
    assert rounded(Decimal("0.25"), 1) == Decimal("0.3")
    assert rounded(Decimal("-0.25"), 1) == Decimal("-0.3")
    assert rounded(Fraction(1, 3), 2) == Decimal("0.33")


def test_a_percentage_is_rounded_as_by_hand() -> None:
    assert percent(Fraction(5127, 6000)) == "85.5%"
    assert percent(Fraction(-1, 20)) == "−5.0%"
    assert percent(Fraction(1, 3), places=0) == "33%"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(9996, 10000), "99.96%"),
        (Fraction(99999, 100000), "99.999%"),
        (Fraction(10001, 10000), "100.01%"),
        (Fraction(1), "100.0%"),
        (Fraction(999, 1000), "99.9%"),
        (Fraction(11, 10), "110.0%"),
    ],
)
def test_a_percentage_never_crosses_its_limit(share: Fraction, text: str) -> None:
    assert percent(share, limit=Fraction(1)) == text
