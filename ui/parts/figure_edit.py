"""A figure as people write it: what could be misread is said and asked before it is taken."""

from ui.parts.editors import UnitEdit
from workbench.errors import InvalidInput
from workbench.rules.figures import read_figure


class Unsure(InvalidInput):
    """What was typed has been read, but not beyond doubt; the sentence says as what."""


class FigureEdit(UnitEdit):
    """6,000, ６０００ 件, 六千 or 2000万; in the unit of measure that stands behind it."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self._asked = ""

    def value(self) -> object:
        """A Decimal in the unit of measure; None when empty.

        Raises:
            Unsure: not plain; read once more, the same text is taken.
            InvalidInput: it is no figure in this unit.
        """
        typed = self.raw().strip()
        if not typed:
            return None
        figure = read_figure(typed, self._unit)
        if not figure.is_plain and figure.words != self._asked:
            self._asked = figure.words
            raise Unsure(f"{figure.words}，再保存一次就采用。")
        return figure.value

    def put(self, value: object) -> None:
        """Show a figure; what was asked about is forgotten."""
        self._asked = ""
        super().put(value)
