"""A figure as people type it into a cell: read without a guess, or refused with one sentence."""

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.errors import InvalidInput
from workbench.rules.numerals import NUMERALS, RANKS, neat, read_numeral, read_plain, size_of, tidy
from workbench.rules.words import quantity

SHARES = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10)}
"""Units of a share, in percent."""
SHARE_WORDS = {"百分之": "%", "千分之": "‰"}
TYPED = re.compile(rf"(百分之|千分之)?([{NUMERALS}0-9., ]*)(.*)")
SIZED_UNIT = re.compile(rf"([{''.join(RANKS)}]*)(.*)")
MYRIAD = 10_000
SHOWN = 20

WRONG_GROUPS = re.compile(r"([0-9]+),([0-9]+)[^0-9.,]*")
UNREADABLE = "“{}”读不成一个数，请填写数字，例如 6000 或 1.5。"
REFUSALS = (
    (re.compile(r"[-−–—负].*"), "数值不能是负数，请核对。"),
    (re.compile(r".*[A-Za-zＡ-Ｚａ-ｚ].*"), "“{}”里有字母，请只填数字。"),
    (re.compile(r".+(?:[-−–—~至]|(?<!达)到).+"), "“{}”是一个范围，请只填一个数。"),
    (
        re.compile(r".*(?:左右|上下|以上|以下|以内|约|近|余|多|几|不到|超|突破).*"),
        "“{}”不是确切的数，请填写确切的数。",
    ),
    (re.compile(r"(?:[, ]*[0-9]){19,}.*"), "“{}”的位数太多，请核对。"),
    (re.compile(r".*[0-9][^0-9.]+[0-9].*"), "“{}”不止一个数，或不止一种读法，请只填一个数。"),
)


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """What was typed, in the target's unit; not plain: `words` is confirmed before it counts."""

    value: Decimal
    is_plain: bool
    words: str


def read_figure(text: str, unit: str) -> TypedFigure:
    """Read what was typed for a target that counts in `unit` (件, 万元, %, or "" for none).

    Plain are digits, with or without the target's own unit behind them. Chinese numerals, 万 and
    亿, and units of the same dimension (亿元 for 万元, ‰ for %) are read, but not plain. A bare
    number with 万 or 亿 for a target in 万元 is one of 元: 2000万 is 2000 万元.

    Raises:
        InvalidInput: nothing, more than one reading, no exact number, below 0, another unit.
    """
    shown = tidy(text)
    typed = shown.replace("。", ".")
    if not typed:
        raise InvalidInput("请填写数值。", "value")
    plain = read_plain(typed.removesuffix(unit))
    if plain is not None:
        other = _other_reading(typed, plain, unit)
        if other or typed != shown:
            return _asked(shown, plain, unit, other)
        return TypedFigure(plain, is_plain=True, words=quantity(plain, unit))
    share, figure, behind = next(TYPED.finditer(typed)).groups("")
    behind = SHARE_WORDS.get(share, "") + behind
    amount, factor = read_numeral(figure), _factor(figure, behind, unit)
    if amount is None:
        raise InvalidInput(_what_is_wrong(shown), "value")
    if factor is None:
        raise InvalidInput(_what_is_wrong(shown, _wrong_unit(behind, unit)), "value")
    return _asked(shown, neat(amount * factor), unit)


def _asked(shown: str, value: Decimal, unit: str, other: str = "") -> TypedFigure:
    words = f"{shown} 即 {quantity(value, unit)}{other}"
    return TypedFigure(value, is_plain=False, words=words)


def _other_reading(typed: str, value: Decimal, unit: str) -> str:
    """What else plain digits may have been meant for, or nothing."""
    if typed.removesuffix(unit).endswith(".000"):
        return f"，不是 {quantity(value * 1000, unit)}"
    if unit == "%" and 0 < value <= 1 and not typed.endswith("%"):
        return f"，不是 {quantity(value * 100, unit)}"
    return ""


def _factor(figure: str, behind: str, unit: str) -> Decimal | None:
    """What turns the typed unit into the target's; None between dimensions."""
    size, base = _dimension(unit)
    if not behind:
        counts_small = size >= MYRIAD and ("万" in figure or "亿" in figure)
        return 1 / size if counts_small else Decimal(1)
    typed_size, typed_base = _dimension(behind)
    return typed_size / size if typed_base == base else None


def _dimension(unit: str) -> tuple[Decimal, str]:
    """Split 万元 into 10,000 and 元."""
    if unit in SHARES:
        return SHARES[unit], "%"
    ranks, base = next(SIZED_UNIT.finditer(unit)).groups()
    return Decimal(size_of(ranks)), base


def _wrong_unit(behind: str, unit: str) -> str:
    counted = f"按“{unit}”计" if unit else "没有计量单位"
    return f"“{{}}”的单位是“{behind[:SHOWN]}”，本指标{counted}，请核对。"


def _what_is_wrong(typed: str, otherwise: str = UNREADABLE) -> str:
    """The sentence for what cannot be taken: the first fault that is seen in it."""
    groups = WRONG_GROUPS.fullmatch(typed)
    if groups and len(typed) <= SHOWN:
        whole, decimal = "".join(groups.groups()), ".".join(groups.groups())
        return (
            f"“{typed}”的千位分隔不对：如指 {whole}，请填 {whole}；如指 {decimal}，请填 {decimal}。"
        )
    shown = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
    seen = (sentence for pattern, sentence in REFUSALS if pattern.fullmatch(typed))
    return next(seen, otherwise).replace("{}", shown)
