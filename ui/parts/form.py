"""A form: labelled fields in a column, each problem in words under its field."""

from collections.abc import Iterable, Mapping, Sequence

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
from ui.parts.editors import ChoiceEdit, UnitEdit
from ui.parts.field_box import FieldBox
from ui.parts.fields import Editor, Field
from ui.parts.figure_edit import Unsure
from ui.parts.problem import ProblemLine
from ui.parts.several_edit import SeveralEdit
from workbench.errors import InvalidInput


class Form(QFrame):
    """Fields in, a plain dict out; knows nothing of what the fields mean.

    Ctrl+S saves, Esc closes, and nothing typed goes away without a question.

    Args:
        title: what is being filled in; also named in that question.
        fields: in reading order.
        save_text: what the saving button says.
        close_text: what the closing button says.

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
        close_text: str = "关闭",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title = QLabel()
        self._title.setProperty("look", "card-title")
        self._title.setWordWrap(True)
        self._whole = ProblemLine()
        self._fields = tuple(fields)
        self._left_out: set[str] = set()
        self._boxes: dict[str, FieldBox] = {}
        self._area = QScrollArea(self)
        self._fill_area()
        self._lay_out(save_text, close_text)
        self._set_title(title)
        self._clean = self.texts()
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)

    def _fill_area(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self._area.setWidget(body)  # first: what moves with a widget is styled once more
        grid = self._grid = QGridLayout(body)
        grid.setContentsMargins(16, 4, 16, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setRowStretch(len(self._fields), int(not any(field.grows for field in self._fields)))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for field in self._fields:
            box = self._boxes[field.name] = FieldBox(field, body)
            box.editor.edited.connect(lambda name=field.name: self.edited.emit(name))
        self._place_fields()

    def _place_fields(self) -> None:
        """Put what is asked for in reading order, two half fields to a line."""
        place = 0
        for field in self._fields:
            box = self._boxes[field.name]
            self._grid.removeWidget(box)
            if field.name not in self._left_out:
                place += 0 if field.half else place % 2
                width = 1 if field.half else 2
                self._grid.addWidget(box, place // 2, place % 2, 1, width)
                self._grid.setRowStretch(place // 2, int(field.grows))
                place += width

    def _lay_out(self, save_text: str, close_text: str) -> None:
        save = QPushButton(f"{save_text}　Ctrl+S")
        save.setProperty("kind", "primary")
        save.clicked.connect(self.save)
        close = QPushButton(f"{close_text}　Esc")
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
            box.ask("")
            box.tell("")
        self.problems({})
        if title is not None:
            self._set_title(title)
        self.saved()
        self._area.verticalScrollBar().setValue(0)

    def texts(self) -> dict[str, str]:
        """What is typed in every field, exactly, by its name."""
        return {name: box.editor.raw() for name, box in self._boxes.items()}

    def retype(self, texts: Mapping[str, str], title: str) -> None:
        """Show what `texts` gave before (what is not given becomes empty), with nothing said."""
        for name, box in self._boxes.items():
            box.editor.retype(texts.get(name, ""))
            box.tell("")
        self.problems({})
        self.ask({})
        self._set_title(title)
        self.saved()

    def editor(self, name: str) -> Editor:
        """The widget of a field."""
        return self._boxes[name].editor

    def set_options(self, name: str, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options (value and words) in a `Choice` or `Several`."""
        editor = self.editor(name)
        if not isinstance(editor, ChoiceEdit | SeveralEdit):
            raise TypeError(name)
        editor.set_options(options)

    def set_unit(self, name: str, unit: str) -> None:
        """Count in another unit of measure in a `Number` or `Figure`."""
        editor = self.editor(name)
        if not isinstance(editor, UnitEdit):
            raise TypeError(name)
        editor.set_unit(unit)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Ask for a field, or leave it out; one left out is None whatever is typed in it."""
        if shown == (name in self._left_out):
            self._left_out ^= {name}
            self._boxes[name].setVisible(shown)
            self._place_fields()

    def tell(self, name: str, sentence: str) -> None:
        """Say quietly under a field what was understood, "" for nothing."""
        self._boxes[name].tell(sentence)

    def start(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._boxes.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def problems(self, sentences: Mapping[str, str]) -> None:
        """Show each sentence under its field, what belongs to no field on top; focus the first."""
        asked = {name: box for name, box in self._boxes.items() if name not in self._left_out}
        self._whole.say("".join(s for name, s in sentences.items() if name not in asked))
        for name, box in self._boxes.items():
            box.say(sentences.get(name, ""))
        self._go_to(box for name, box in asked.items() if name in sentences)

    def _go_to(self, boxes: Iterable[FieldBox]) -> None:
        """Put the cursor into the first of these fields."""
        for box in boxes:
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(box)
            return

    def ask(self, questions: Mapping[str, str]) -> None:
        """Show what is asked under each field before it is taken as typed; focus the first."""
        for name, box in self._boxes.items():
            box.ask(questions.get(name, ""))
        self._go_to(box for name, box in self._boxes.items() if name in questions)

    def refuse(self, error: InvalidInput) -> None:
        """Show a refusal of the workbench, or a mere question, at the fields it names."""
        if isinstance(error, Unsure):
            self.ask(error.problems)
        else:
            self.problems(error.problems)

    def saved(self) -> None:
        """What is in the form is now on disk."""
        self._clean = self.texts()

    def is_dirty(self) -> bool:
        """Whether something typed is not saved yet."""
        return self.texts() != self._clean

    def save(self) -> None:
        """Emit `submitted` with every field's value, or show which could not be read."""
        values: dict[str, object] = {}
        wrong: dict[str, str] = {}
        asked: dict[str, str] = {}
        for name, box in self._boxes.items():
            try:
                values[name] = None if name in self._left_out else box.editor.value()
            except Unsure as question:
                asked[name] = question.sentence
            except InvalidInput as error:
                wrong[name] = error.sentence
        self.ask(asked)
        self.problems(wrong)
        if not wrong and not asked:
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
