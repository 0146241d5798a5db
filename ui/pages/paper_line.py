"""One line of the shelf: a paper that one press makes, and which month or unit it is about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.parts.keys import bind
from ui.parts.picker import Picker
from ui.parts.press import Pressable
from ui.parts.words import ShortLabel, restyle, words
from ui.theme import Tone, icon
from workbench.issued import IssuedRow
from workbench.papers import PaperKey
from workbench.reporting.issuable import PaperChoice


class PaperLine(Pressable):
    """A paper by its title; at the right in small print how it stands."""

    def __init__(self, title: str, note: str = "") -> None:
        self._title, self._note = ShortLabel(title), words("", "mute")
        line = QHBoxLayout()
        line.setContentsMargins(10, 6, 6, 6)
        line.setSpacing(8)
        line.addWidget(self._title, 1)
        line.addWidget(self._note)
        super().__init__("row", title, line)
        self.setToolTip("生成并预览（空格）")
        self.say(title, note)

    def say(self, title: str, note: str, tone: Tone | None = None) -> None:
        """Show another title and how it stands."""
        self._title.set_text(title)
        self._note.setText(note)
        restyle(self._note, tone=tone)
        self.setAccessibleName(f"{title}，{note}" if note else title)

    def set_active(self, *, active: bool) -> None:
        """Mark the paper that is shown."""
        restyle(self, active=active)


class ChoiceLine(QWidget):
    """A kind of paper of which there are many, one for each month, unit, leader or year.

    One press makes the usual one, or the one made before; the arrow (or ↓) lists all.

    Args:
        title: of the kind.
        what: there is one for each of, for instance 月份.

    Signals:
        picked: the `PaperKey` that is wanted.
    """

    picked = Signal(object)

    def __init__(self, title: str, what: str) -> None:
        super().__init__()
        self._title, self._what = title, what
        self._issues: Mapping[PaperKey, IssuedRow] = {}
        self._names: dict[PaperKey, str] = {}
        self._key: PaperKey | None = None
        self.line = PaperLine(title)
        self.line.clicked.connect(self._press)
        self.arrow = QPushButton(icon("down"), "")
        self.arrow.setProperty("kind", "link")
        self.arrow.setToolTip(f"选{what}（↓）")
        self.arrow.setAccessibleName(f"{title}，选{what}")
        self.arrow.clicked.connect(self.open_list)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 4, 0)
        both.setSpacing(0)
        both.addWidget(self.line, 1)
        both.addWidget(self.arrow)
        bind(self.line, "Down", self.open_list)

    def offer(
        self,
        choices: Sequence[PaperChoice],
        usual: PaperKey | None,
        issues: Mapping[PaperKey, IssuedRow],
    ) -> None:
        """Offer these papers; the one made before stays proposed while it is among them.

        Args:
            choices: what can be made.
            usual: what one press makes until another one was picked; None lists all.
            issues: those that went out.
        """
        self._issues = issues
        self._names = {choice.key: choice.title for choice in choices}
        if self._key not in self._names:
            self._key = usual
        self.arrow.setEnabled(bool(choices))
        self._say()

    def mark(self, key: object) -> None:
        """Mark the paper that is open, if it is one of these; it is then the proposed one."""
        is_mine = key in self._names
        if isinstance(key, PaperKey) and is_mine:
            self._key = key
            self._say()
        self.line.set_active(active=is_mine)

    def open_list(self) -> None:
        """List all of them, to be found by typing."""
        if self._names:
            options = list(self._names.items())
            picker = Picker(options, self._key or options[0][0], self)
            picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            picker.picked.connect(self.picked)
            picker.open_under(self)

    def _say(self) -> None:
        if not self._key:
            self.line.say(self._title, f"选{self._what}…" if self._names else "还没有")
        elif issue := self._issues.get(self._key):
            self.line.say(self._names[self._key], f"已定稿{issue.number}号", "green")
        else:
            self.line.say(self._names[self._key], "")

    def _press(self) -> None:
        if self._key:
            self.picked.emit(self._key)
        else:
            self.open_list()
