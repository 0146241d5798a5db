"""One field of a form: label above, editor, and under it in words what there is to say."""

import re

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.parts.fields import Editor, Field
from ui.parts.problem import ProblemLine
from ui.parts.words import restyle, words

MNEMONIC = re.compile(r"\(&\w\)|&")


class FieldBox(QWidget):
    """A field as it stands in a form."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor: Editor = field.editor()
        self.editor.setAccessibleName(MNEMONIC.sub("", field.label))
        self.editor.setPlaceholderText(field.hint or self.editor.placeholderText())
        label = QLabel(field.label)  # not plain text: the mnemonic is markup of its own
        label.setProperty("look", "small")
        label.setBuddy(self.editor)
        self.problem = ProblemLine()
        self.question = ProblemLine(asks=True)
        self._note = words("", "mute", wrap=True)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.editor, int(field.grows))
        for line in (self.problem, self.question, self._note):
            column.addWidget(line)
        column.addStretch(int(not field.grows))
        self.editor.edited.connect(lambda: self.say(""))
        self.editor.edited.connect(lambda: self.ask(""))

    def say(self, sentence: str) -> None:
        """Show what is wrong, "" for nothing; the editor's border says it too."""
        if sentence == self.problem.sentence():
            return
        self.problem.say(sentence)
        self._describe()
        restyle(self.editor, invalid=bool(sentence))

    def ask(self, sentence: str) -> None:
        """Show how a doubtful text was read, "" for no doubt."""
        self.question.say(sentence)
        self._describe()

    def tell(self, sentence: str) -> None:
        """Show what was understood of the text, "" for nothing."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self._describe()

    def _describe(self) -> None:
        """A screen reader gets what stands under the field together with it."""
        said = (self.problem.sentence(), self.question.sentence(), self._note.text())
        self.editor.setAccessibleDescription("".join(said))
