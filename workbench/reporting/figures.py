"""Figures that know where they come from, and texts that know where their figures stand.

A paper's wording is made of plain strings and figures; a reader of the paper may ask any figure
for the rows behind it, and an editor may move it in the text without losing them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import chain

from workbench.rules.words import number, percent


class Measure(Enum):
    """How a figure follows from its rows."""

    COUNT = "计数"
    SUM = "合计"
    MEAN = "平均"
    RULE = "规则"
    """A sentence or value that a rule of the workbench gives; the formula says which."""


@dataclass(frozen=True, slots=True)
class Source:
    """One row behind a figure.

    Args:
        what: the thing counted: 第11项“建设市级知识产权保护中心”.
        value: what it gives to a sum or mean; 1 where rows are counted.
        said: what was recorded about it, for instance 60%（2020年10月）.
        by: who reported it, or "".
        on: the day of the report.
        file: the file that it came in or that shows it, or "" where it was typed.
    """

    what: str
    value: Fraction = Fraction(1)
    said: str = ""
    by: str = ""
    on: date | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a paper.

    Args:
        key: the same whenever the paper is made, for instance tasks.late.
        words: how it is printed.
        value: what the words say; None where they say more than one number.
        measure: how it follows from `sources`.
        formula: the same in words.
        sources: the rows behind it.
    """

    key: str
    words: str
    value: Fraction | None
    measure: Measure
    formula: str
    sources: tuple[Source, ...]

    @property
    def holds(self) -> bool:
        """Whether the rows give the value."""
        values = [source.value for source in self.sources]
        match self.measure:
            case Measure.COUNT:
                return self.value == len(values)
            case Measure.SUM:
                return self.value == sum(values)
            case Measure.MEAN:
                return bool(values) and self.value == sum(values, Fraction(0)) / len(values)
            case _:
                return bool(self.formula)


class Phrase(str):
    """A text of a paper with its figures in it; to all who do not ask it is its words.

    Joining it with others by `+` or in an f-string gives plain words: use `phrase`.
    """

    __slots__ = ("parts",)
    parts: tuple[str | Figure, ...]


def phrase(*parts: str | Figure) -> Phrase:
    """Join plain words, figures and phrases."""
    flat = tuple(chain.from_iterable(map(parts_of, parts)))
    made = Phrase("".join(part.words if isinstance(part, Figure) else part for part in flat))
    made.parts = flat
    return made


def parts_of(text: str | Figure) -> tuple[str | Figure, ...]:
    """The words and figures of a text, in order."""
    return text.parts if isinstance(text, Phrase) else (text,)


def joined(between: str, texts: Iterable[str | Figure]) -> Phrase:
    """Join texts with words between them."""
    parts: list[str | Figure] = []
    for text in texts:
        parts += [between, text] if parts else [text]
    return phrase(*parts)


def figures_in(texts: Iterable[str]) -> dict[str, Figure]:
    """Every figure of some texts by its key, in the order of their first appearance."""
    parts = chain.from_iterable(map(parts_of, texts))
    found: dict[str, Figure] = {}
    for part in parts:
        if isinstance(part, Figure):
            found.setdefault(part.key, part)
    return found


def count_of(key: str, sources: Iterable[Source], formula: str) -> Figure:
    """How many rows there are."""
    rows = tuple(sources)
    return Figure(key, str(len(rows)), Fraction(len(rows)), Measure.COUNT, formula, rows)


def sum_of(key: str, sources: Iterable[Source], formula: str) -> Figure:
    """What the rows add up to."""
    rows = tuple(sources)
    total = sum((row.value for row in rows), Fraction(0))
    return Figure(
        key, number(Decimal(total.numerator) / total.denominator), total, Measure.SUM, formula, rows
    )


def mean_of(key: str, sources: Iterable[Source], formula: str) -> Figure:
    """The mean of shares of 1, in whole percent; there is at least one row."""
    rows = tuple(sources)
    mean = sum((row.value for row in rows), Fraction(0)) / len(rows)
    return Figure(key, percent(mean, places=0), mean, Measure.MEAN, formula, rows)


def ruled(key: str, words: str, sources: Iterable[Source], formula: str) -> Figure:
    """What a rule says of the rows, in its own words."""
    return Figure(key, words, None, Measure.RULE, formula, tuple(sources))
