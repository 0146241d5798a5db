"""人员调整: one post after the other that changes hands by one document, saved together."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.forms.adjustment_fields import FIELDS, SHARED, STAYS
from ui.parts.buttons import button
from ui.parts.figure_edit import Unsure
from ui.parts.form import Form
from ui.parts.layouts import empty_out
from ui.parts.marks import ShapeLabel
from ui.parts.words import ShortLabel
from workbench.errors import InvalidInput
from workbench.members import MemberRow, PersonRow, Role, list_members, list_people
from workbench.post_drafts import AdjustmentDraft, ChangeDraft, Succession, check_change
from workbench.records import checked
from workbench.rules.names import read_name
from workbench.units import list_units

NAMESAKE = (
    "名册中已有{}（{}）。是同一人，请在“由谁接任”里选“名册中的人”；是另一人，再保存一次就采用。"
)


class AdjustmentForm(Form):
    """Collects the changes of a document; each is checked before the next one is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("人员调整", FIELDS, save_text="保存调整")
        self._desk = desk
        self._posts: dict[object, MemberRow] = {}
        self._people: Sequence[PersonRow] = ()
        self._changes: list[tuple[ChangeDraft, dict[str, str]]] = []
        self._namesake = ""
        self._is_adding = False
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(16, 0, 16, 0)
        self._lines.setSpacing(0)
        self._more = button("再加一项", self.add, key="Ctrl+Enter", tip="同一文件调整的下一个职务")
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.add)
        self._put_in_place()
        self.edited.connect(self._on_edit)

    def _put_in_place(self) -> None:
        column = self.layout()
        if not isinstance(column, QVBoxLayout):
            raise TypeError(column)
        foot = QWidget()
        room = QVBoxLayout(foot)
        room.setContentsMargins(16, 0, 16, 0)
        room.addWidget(self._more)
        column.insertLayout(1, self._lines)
        column.insertWidget(3, foot)
        # What was added takes room from the fields, which scroll: the page gets no higher.
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    # What the page calls

    def open_new(self, row: MemberRow | None) -> None:
        """Begin an adjustment, with the post of a member if one is chosen."""
        store, day = self._desk.store, self._desk.as_of
        posts = store.read(list_members, day, vacant=True)
        self._posts = {post.appointment_id: post for post in posts}
        self._people = store.read(list_people)
        self.set_options(
            "appointment_id", [(p.appointment_id, f"{p.rank} {p.name}　{p.post}") for p in posts]
        )
        self.set_options("member_id", [(p.id, f"{p.name}　{p.post}") for p in self._people])
        self.set_options("unit_id", [(unit.id, unit.short_name) for unit in store.read(list_units)])
        self._begin({"day": self._desk.clock().date()}, row)
        self.saved()

    def draft(self, values: dict[str, object]) -> AdjustmentDraft | None:
        """The checked draft of all changes; None when one more was only added to them.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        shared = {name: values.pop(name) for name in SHARED}
        if self._is_adding:
            changes = [*self._changes, (self._change(values), self.texts())]
            self._begin(shared, None)
            self._set_changes(changes)
            self.editor("appointment_id").setFocus()
            return None
        others = [change for change, _ in self._changes]
        own = [] if others and self._is_blank(values) else [self._change(values)]
        head = checked(AdjustmentDraft, shared)
        return head.model_copy(update={"changes": [*others, *own]})

    def add(self) -> None:
        """Keep what is typed as one change and ask for the next."""
        self._is_adding = True
        self.save()
        self._is_adding = False

    def saved(self) -> None:
        """Nothing is left to be saved, of the earlier changes neither."""
        super().saved()
        self._set_changes([])

    def is_dirty(self) -> bool:
        """Whether a change, added or half typed, is not saved yet."""
        return bool(self._changes) or super().is_dirty()

    # One change

    def _begin(self, shared: Mapping[str, object], row: MemberRow | None) -> None:
        self._namesake = ""
        values = {**shared, "succession": Succession.NEW, "role": Role.MEMBER}
        if row:
            values |= {"appointment_id": row.appointment_id, **_taken_over(row)}
        self.fill(values)
        self._arrange()

    def _change(self, values: dict[str, object]) -> ChangeDraft:
        asked = {name: value for name, value in values.items() if value != ""}
        namesake = self._namesake_of(str(values["name"] or ""))
        change = checked(ChangeDraft, {**asked, "is_namesake": bool(namesake)})
        check_change(change)
        if namesake and self._namesake != namesake.name:
            self._namesake = namesake.name
            question = NAMESAKE.format(namesake.name, namesake.post)
            raise Unsure(question, "name")
        return change

    def _namesake_of(self, typed: str) -> PersonRow | None:
        name = "".join(typed.split())
        return next((person for person in self._people if person.name == name), None)

    def _is_blank(self, values: Mapping[str, object]) -> bool:
        return not any(values[name] for name in ("appointment_id", "name", "member_id", "post"))

    def _on_edit(self, name: str) -> None:
        if name == "name":
            self._tell_name()
        elif name == "appointment_id":
            self._take_over(self._posts.get(self._picked(name)))
        elif name == "succession":
            self._arrange()

    def _picked(self, name: str) -> object:
        """What a choice stands at, None while its words are half typed."""
        try:
            return self.editor(name).value()
        except InvalidInput:
            return None

    def _tell_name(self) -> None:
        try:
            note = read_name(self.editor("name").raw()).note
        except InvalidInput:
            note = ""
        self.tell("name", note)

    def _take_over(self, post: MemberRow | None) -> None:
        """Who follows mostly has the same post."""
        for name, value in _taken_over(post).items() if post else ():
            self.editor(name).put(value)

    def _arrange(self) -> None:
        """Ask only for what the way of succession needs."""
        succession = self._picked("succession")
        self.show_field("name", shown=succession in {None, Succession.NEW})
        self.show_field("member_id", shown=succession is Succession.KNOWN)
        for name in STAYS:
            self.show_field(name, shown=succession is not Succession.ABOLISHED)

    # The changes so far

    def _set_changes(self, changes: list[tuple[ChangeDraft, dict[str, str]]]) -> None:
        self._changes = changes
        empty_out(self._lines)
        for number, (change, _) in enumerate(changes):
            self._lines.addWidget(_line(self._sum_up(change), partial(self._reopen, number)))

    def _sum_up(self, change: ChangeDraft) -> str:
        before = self._posts.get(change.appointment_id)
        person = next((p.name for p in self._people if p.id == change.member_id), None)
        after = person or change.name or str(change.succession)
        return (
            f"{before.name} → {after}　{before.post}" if before else f"新增　{after}　{change.post}"
        )

    def _reopen(self, number: int) -> None:
        """Put a change back into the fields, once nothing else stands in them."""
        if super().is_dirty():
            self.problems({"": "请先把正在填写的一项加进来（Ctrl+Enter），再修改前面的。"})
            return
        changes = list(self._changes)
        _, texts = changes.pop(number)
        self.retype(texts, "人员调整")
        self._clean = {}  # what is back in the fields is not saved
        self._arrange()
        self._set_changes(changes)


def _taken_over(row: MemberRow) -> dict[str, object]:
    return {"role": row.role, "post": row.post, "unit_id": row.unit_id}


def _line(text: str, act: Callable[[], object]) -> QWidget:
    """A change that was added: one line, for a form has little room."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(ShapeLabel("check", "green"))
    line.addWidget(ShortLabel(text, "body"), 1)
    line.addWidget(button("修改", act, "link"))
    return made
