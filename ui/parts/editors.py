"""The widgets a form is filled in with. Each reads its text as a native value, or says why not.

All share: `edited` (signal), `value()`, `put(value)` and `raw()`, the text exactly as typed.
"""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from ui.theme import tokens
from workbench.errors import InvalidInput


class LineEdit(QLineEdit):
    """One line of text, without blanks at its ends."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda _: self.edited.emit())

    def value(self) -> object:
        """What is typed, as the value this editor stands for.

        Raises:
            InvalidInput: it cannot be read as one.
        """
        return self.raw().strip()

    def put(self, value: object) -> None:
        """Show a value; None shows nothing."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def raw(self) -> str:
        """The text exactly as typed."""
        return self.text()

    def retype(self, text: str) -> None:
        """Show a text exactly as it was typed before."""
        self.setText(text)
        self.setCursorPosition(0)


class TextEdit(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)
        self.textChanged.connect(self.edited)

    def value(self) -> object:
        """The text without blanks at its ends."""
        return self.raw().strip()

    def put(self, value: object) -> None:
        """Show a text; None shows nothing."""
        self.setPlainText("" if value is None else str(value))

    def raw(self) -> str:
        """The text exactly as typed."""
        return self.toPlainText()

    def retype(self, text: str) -> None:
        """Show a text exactly as it was typed before."""
        self.setPlainText(text)


class UnitEdit(LineEdit):
    """A line with a unit of measure behind what is typed."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.set_unit(unit)

    def set_unit(self, unit: str) -> None:
        """Count in another unit of measure; what is typed stays."""
        self._unit = unit
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + 4 * bool(unit), 0)
        self.update()

    def put(self, value: object) -> None:
        """Show a number without an exponent; None shows nothing."""
        super().put(f"{value:f}" if isinstance(value, Decimal) else value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the unit of measure behind the number."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(tokens().mute))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -11, 0), right, self._unit)


class NumberEdit(UnitEdit):
    """A number with its unit of measure; full-width digits and a typed unit are understood."""

    def __init__(self, unit: str, least: int | None, most: int | None, decimals: int) -> None:
        super().__init__(unit)
        self._least, self._most, self._decimals = least, most, decimals

    def value(self) -> object:
        """An int, or with decimals a Decimal; None when empty."""
        text = unicodedata.normalize("NFKC", self.raw()).replace(",", "").strip()
        text = text.removesuffix(self._unit).strip()
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise InvalidInput(self._wish()) from None
        if not self._fits(number):
            raise InvalidInput(self._wish())
        return number if self._decimals else int(number)

    def _fits(self, number: Decimal) -> bool:
        return (
            number.is_finite()
            and round(number, self._decimals) == number
            and (self._least is None or number >= self._least)
            and (self._most is None or number <= self._most)
        )

    def _wish(self) -> str:
        kind = f"最多 {self._decimals} 位小数的数" if self._decimals else "整数"
        match self._least, self._most:
            case None, None:
                return f"请填{kind}。"
            case least, None:
                return f"请填不小于 {least} 的{kind}。"
            case None, most:
                return f"请填不大于 {most} 的{kind}。"
            case _:
                return f"请填 {self._least} 到 {self._most} 之间的{kind}。"


class ChoiceEdit(QComboBox):
    """One of several; typing any part of its words finds it."""

    edited = Signal()

    def __init__(
        self, options: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options: list[tuple[object, str]] = []
        self._line = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(12)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        self.editTextChanged.connect(lambda _: self.edited.emit())
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options (value and words); what is typed stays."""
        typed = self.currentText()
        self._options = list(options)
        self.clear()
        self.addItems([words for _, words in options])
        self.setCurrentText(typed)

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Qt's own shows it only where nothing can be typed."""
        self._line.setPlaceholderText(text)

    def value(self) -> object:
        """The value of the option whose words are typed; None when empty.

        Raises:
            InvalidInput: no option, or more than one, has these words in it.
        """
        typed = self.raw().strip()
        if not typed:
            return None
        wanted = _plain(typed)
        exact = [value for value, words in self._options if _plain(words) == wanted]
        part = [value for value, words in self._options if wanted in _plain(words)]
        found = exact or part
        if len(found) != 1:
            raise InvalidInput(f"列表里没有“{typed}”，请从列表里选一个。")
        return found[0]

    def is_spelled_out(self) -> bool:
        """Whether the words of an option, or none, are typed in full."""
        typed = _plain(self.raw().strip())
        return not typed or typed in {_plain(words) for _, words in self._options}

    def put(self, value: object) -> None:
        """Show an option by its value; None shows nothing."""
        self.setCurrentText("" if value is None else dict(self._options)[value])

    def raw(self) -> str:
        """The text exactly as typed."""
        return self.currentText()

    def retype(self, text: str) -> None:
        """Show a text exactly as it was typed before."""
        self.setCurrentText(text)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: it must not change a value in passing."""
        event.ignore()


class SuggestEdit(ChoiceEdit):
    """Words of one's own, or some that are offered."""

    def value(self) -> object:
        """What is typed, without blanks at its ends."""
        return self.raw().strip()

    def put(self, value: object) -> None:
        """Show a text; None shows nothing."""
        self.setCurrentText("" if value is None else str(value))


def _plain(words: str) -> str:
    """Full-width and half-width, capital and small are the same to who types."""
    return unicodedata.normalize("NFKC", words).casefold()
