"""The steps of one piece of work in a row: which are done, how each stands, and which is shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.parts.marks import Shape, ShapeLabel
from ui.parts.press import Pressable
from ui.parts.words import ShortLabel, restyle, words
from ui.theme import Tone


class StepBar(QWidget):
    """Buttons in the order of the work.

    Signals:
        chosen: the name of the step that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """The steps as names and words."""
        super().__init__(parent)
        self._names = [name for name, _ in steps]
        self._value = self._names[0]
        self.buttons: dict[str, StepButton] = {}
        group = QButtonGroup(self)  # ← and → go from one to the next
        group.setExclusive(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for number, (name, title) in enumerate(steps, start=1):
            made = self.buttons[name] = StepButton(number, title)
            made.clicked.connect(partial(self.pick, name))
            group.addButton(made)
            line.addWidget(made, 1)

    def value(self) -> str:
        """The step that is shown."""
        return self._value

    def pick(self, name: str) -> None:
        """Show a step."""
        self._value = name
        for each, made in self.buttons.items():
            restyle(made, active=each == name)
        self.chosen.emit(name)

    def turn(self, places: int) -> None:
        """Show the next step, or with -1 the one before."""
        place = self._names.index(self._value) + places
        self.pick(self._names[min(max(place, 0), len(self._names) - 1)])

    def say(self, name: str, shape: Shape, tone: Tone, note: str) -> None:
        """Say how a step stands."""
        self.buttons[name].say(shape, tone, note)


class StepButton(Pressable):
    """One step: a mark, its number and name, and how it stands."""

    def __init__(self, number: int, title: str) -> None:
        self._title = title
        self._mark = ShapeLabel("ring", "grey")
        self._note = ShortLabel("", "mute")
        line = QHBoxLayout()
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(6)
        line.addWidget(self._mark)
        line.addWidget(words(f"{number} {title}"))
        line.addWidget(self._note, 1)
        super().__init__("card", title, line)

    def say(self, shape: Shape, tone: Tone, note: str) -> None:
        """Show how it stands."""
        self._mark.set_shape(shape, tone)
        self._note.set_text(note)
        self.setAccessibleName(f"{self._title}，{note}" if note else self._title)
