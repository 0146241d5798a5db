"""What a form can ask for; each kind knows the editor it is filled in with."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.parts.day_edit import DayEdit
from ui.parts.editors import ChoiceEdit, LineEdit, NumberEdit, SuggestEdit, TextEdit
from ui.parts.figure_edit import FigureEdit
from ui.parts.figure_text import FigureTextEdit
from ui.parts.several_edit import SeveralEdit
from ui.parts.ticks_edit import TicksEdit

Editor = LineEdit | TextEdit | ChoiceEdit | FigureTextEdit | TicksEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of text.

    Args:
        name: the key in the form's values.
        label: with its mnemonic, "下一步(&N)".
        hint: an example or explanation, shown in the empty field.
        half: shares its line with the half field before or after it.
        grows: takes all the height that the form has left.
    """

    name: str
    label: str
    hint: str = ""
    half: bool = False
    grows: bool = False

    def editor(self) -> Editor:
        """A new, empty widget for it."""
        return LineEdit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Several lines of text."""

    lines: int = 4

    def editor(self) -> Editor:
        """A new, empty widget for several lines."""
        return TextEdit(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText(Field):
    """Paragraphs with figures in them that are not typed: a tuple of phrases."""

    grows: bool = True

    def editor(self) -> Editor:
        """A new, empty widget for such paragraphs."""
        return FigureTextEdit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Field):
    """A number with its unit of measure: an int, with `decimals` a Decimal, None when empty."""

    unit: str = ""
    least: int | None = None
    most: int | None = None
    decimals: int = 0

    def editor(self) -> Editor:
        """A new, empty widget for a number."""
        return NumberEdit(self.unit, self.least, self.most, self.decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Field):
    """A figure as people write it, in its unit of measure: a Decimal, None when empty."""

    unit: str = ""

    def editor(self) -> Editor:
        """A new, empty widget for a figure."""
        return FigureEdit(self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Field):
    """A date, typed or picked; None when empty."""

    def editor(self) -> Editor:
        """A new, empty widget for a date."""
        return DayEdit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of several (pairs of value and words), found by typing a part; None when empty."""

    options: Sequence[tuple[object, str]] = ()

    def editor(self) -> Editor:
        """A new, empty widget for a choice."""
        return ChoiceEdit(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Field):
    """Some of many, a list of their values; the options come with `set_options`."""

    def editor(self) -> Editor:
        """A new, empty widget for several."""
        return SeveralEdit(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Field):
    """Some of a few (pairs of value and words), each with a box: a list of their values."""

    options: Sequence[tuple[object, str]] = ()

    def editor(self) -> Editor:
        """New boxes, none of them ticked."""
        return TicksEdit(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested(Field):
    """One line of text, offered what was written before; the options come with `set_options`."""

    def editor(self) -> Editor:
        """A new, empty widget for a text with offers."""
        return SuggestEdit(())
