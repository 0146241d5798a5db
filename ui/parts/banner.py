"""A sentence over a list that says what stands in the way, with the act that takes it away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.parts.buttons import button
from ui.parts.marks import ShapeLabel
from ui.parts.words import ShortLabel


class Banner(QFrame):
    """Hidden while nothing stands in the way."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "warning")
        self._said = ShortLabel("", "body")
        self.act = button("", self._do, "link")
        self._act: Callable[[], object] = lambda: None
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(ShapeLabel("triangle", "yellow"))
        line.addWidget(self._said, 1)
        line.addWidget(self.act)
        self.hide()

    def say(self, sentence: str, verb: str, act: Callable[[], object]) -> None:
        """Say what stands in the way, and offer what takes it away."""
        self._said.set_text(sentence)
        self.setAccessibleName(sentence)
        self.act.setText(verb)
        self.act.setAccessibleName(verb)
        self._act = act
        self.show()

    def _do(self) -> None:
        self._act()
