"""One field of a form: label above, editor, and under it the problem in words."""

import re

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.parts.fields import Editor, Field
from ui.parts.problem import ProblemLine
from ui.parts.words import restyle

MNEMONIC = re.compile(r"\(&\w\)|&")


class FieldBox(QWidget):
    """A field as it stands in a form."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.editor: Editor = field.editor()
        self.editor.setAccessibleName(MNEMONIC.sub("", field.label))
        self.editor.setPlaceholderText(field.hint or self.editor.placeholderText())
        label = QLabel(field.label)  # not plain text: the mnemonic is markup of its own
        label.setProperty("look", "small")
        label.setBuddy(self.editor)
        self.problem = ProblemLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.editor)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.editor.edited.connect(lambda: self.say(""))

    def say(self, sentence: str) -> None:
        """Show what is wrong, "" for nothing; the editor's border says it too."""
        if sentence == self.problem.sentence():
            return
        self.problem.say(sentence)
        self.editor.setAccessibleDescription(sentence)
        restyle(self.editor, invalid=bool(sentence))
