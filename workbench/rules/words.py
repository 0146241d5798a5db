"""How the office writes figures and dates inside a sentence.

Printed figures are rounded half up, as people do by hand, and never cross the limit that they are
compared with: 99.96 % of a goal is not printed as 100 %.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

FIRST_GROUPED = 10_000


def chinese_date(day: date) -> str:
    """Write a day as 2019年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def rounded(value: Fraction | Decimal, places: int) -> Decimal:
    """Round half away from zero, keeping exactly `places` decimals."""
    above, below = value.as_integer_ratio()
    whole = (2 * abs(above) * 10**places + below) // (2 * below)
    return Decimal(whole if above >= 0 else -whole).scaleb(-places)


def rounded_beside(value: Fraction, limit: Fraction, places: int) -> Decimal:
    """Round, with as many decimals more as keep the figure on its own side of the limit."""
    figure = rounded(value, places)
    while value != limit and (figure == limit or (figure < limit) != (value < limit)):
        places += 1
        figure = rounded(value, places)
    return figure


def number(value: Decimal) -> str:
    """Write a figure without idle zeros: 5127, 1.5, 12,000.

    Four digits stay together, longer ones are grouped by thousands (GB/T 15835-2011).
    """
    text = f"{value:,f}" if abs(value) >= FIRST_GROUPED else f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def quantity(value: Decimal, unit: str) -> str:
    """Write a figure with its unit of measure: 5127 件, 80%."""
    return f"{number(value)}%" if unit == "%" else f"{number(value)} {unit}".rstrip()


def percent(share: Fraction, limit: Fraction | None = None, places: int = 1) -> str:
    """Write a share as 85.5%, never on the other side of `limit` than it is."""
    if limit is None:
        figure = rounded(share * 100, places)
    else:
        figure = rounded_beside(share * 100, limit * 100, places)
    return f"{figure:f}%".replace("-", "−")
