"""A form: labelled fields in a column, each problem in words under its field."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs import Leaving, ask_leaving
from ui.parts.editors import ChoiceEdit, NumberEdit
from ui.parts.field_box import FieldBox
from ui.parts.fields import Editor, Field
from ui.parts.problem import ProblemLine
from workbench.errors import InvalidInput


class Form(QFrame):
    """Fields in, a plain dict out; knows nothing of what the fields mean.

    Ctrl+S saves, Esc closes, and nothing typed goes away without a question.

    Args:
        title: what is being filled in; also named in that question.
        fields: in reading order.
        save_text: what the saving button says.

    Signals:
        submitted: `dict[str, object]`, when saving is asked for and every field could be read.
            Whoever listens saves, then calls `saved()`, `problems(…)` or `refuse(…)`.
        closed: the user is done with the form.
        edited: the name of the field in which something was typed or picked.
    """

    submitted = Signal(object)
    closed = Signal()
    edited = Signal(str)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save_text: str = "保存",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title = QLabel()
        self._title.setProperty("look", "card-title")
        self._title.setWordWrap(True)
        self._whole = ProblemLine()
        self._boxes: dict[str, FieldBox] = {}
        for field in fields:
            box = self._boxes[field.name] = FieldBox(field)
            box.editor.edited.connect(lambda name=field.name: self.edited.emit(name))
        self._area = self._scrolling(fields)
        self._lay_out(save_text)
        self._set_title(title)
        self._clean = self._raw()
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)

    def _scrolling(self, fields: Sequence[Field]) -> QScrollArea:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 4, 16, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        place = 0
        for field in fields:
            place += 0 if field.half else place % 2
            width = 1 if field.half else 2
            grid.addWidget(self._boxes[field.name], place // 2, place % 2, 1, width)
            place += width
        grid.setRowStretch(place // 2 + 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def _lay_out(self, save_text: str) -> None:
        save = QPushButton(f"{save_text}　Ctrl+S")
        save.setProperty("kind", "primary")
        save.clicked.connect(self.save)
        close = QPushButton("关闭　Esc")
        close.clicked.connect(self.close_form)
        top, acts = QVBoxLayout(), QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(self._title)
        top.addWidget(self._whole)
        acts.setContentsMargins(16, 0, 16, 0)
        acts.setSpacing(8)
        acts.addWidget(save, 2)
        acts.addWidget(close, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._area, 1)
        column.addLayout(acts)

    # What the page calls

    def fill(self, values: Mapping[str, object], title: str | None = None) -> None:
        """Put values in (what is not given becomes empty); all of it counts as saved."""
        for name, box in self._boxes.items():
            box.editor.put(values.get(name))
        self.problems({})
        if title is not None:
            self._set_title(title)
        self.saved()
        self._area.verticalScrollBar().setValue(0)

    def editor(self, name: str) -> Editor:
        """The widget of a field."""
        return self._boxes[name].editor

    def set_options(self, name: str, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options (value and words) in a `Choice`."""
        editor = self.editor(name)
        if not isinstance(editor, ChoiceEdit):
            raise TypeError(name)
        editor.set_options(options)

    def set_unit(self, name: str, unit: str) -> None:
        """Count in another unit of measure in a `Number`."""
        editor = self.editor(name)
        if not isinstance(editor, NumberEdit):
            raise TypeError(name)
        editor.set_unit(unit)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Ask for a field, or leave it out; one left out should be empty."""
        self._boxes[name].setVisible(shown)

    def start(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._boxes.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def problems(self, sentences: Mapping[str, str]) -> None:
        """Show each sentence under its field, what belongs to no field on top; focus the first."""
        self._whole.say("".join(s for name, s in sentences.items() if name not in self._boxes))
        first = None
        for name, box in self._boxes.items():
            box.say(sentences.get(name, ""))
            first = first or (box if name in sentences else None)
        if first:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(first)

    def refuse(self, error: InvalidInput) -> None:
        """Show a refusal of the workbench at the fields it names."""
        self.problems(error.problems)

    def saved(self) -> None:
        """What is in the form is now on disk."""
        self._clean = self._raw()

    def is_dirty(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._raw() != self._clean

    def save(self) -> None:
        """Emit `submitted` with every field's value, or show which could not be read."""
        values: dict[str, object] = {}
        wrong: dict[str, str] = {}
        for name, box in self._boxes.items():
            try:
                values[name] = box.editor.value()
            except InvalidInput as error:
                wrong[name] = error.sentence
        self.problems(wrong)
        if not wrong:
            self.submitted.emit(values)

    def may_leave(self) -> bool:
        """Whether the form may be closed or filled anew; asks when typed text would be lost."""
        if not self.is_dirty():
            return True
        match ask_leaving(self.window(), self._title.text()):
            case Leaving.SAVE:
                self.save()
                return not self.is_dirty()
            case Leaving.DISCARD:
                self.saved()
                return True
            case _:
                return False

    def close_form(self) -> None:
        """Close, if nothing would be lost or the user wants it so."""
        if self.may_leave():
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def _raw(self) -> dict[str, str]:
        return {name: box.editor.raw() for name, box in self._boxes.items()}
