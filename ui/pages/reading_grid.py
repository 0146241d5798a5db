"""录入表: the figures of all targets, typed by keyboard alone, one undo for each."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.fresh import Fresh
from ui.pages.reading_paste import Pasting, read_pasted
from ui.pages.reading_places import Place, PlaceKey, place_of
from ui.pages.reading_sheets import Groups, SheetMaker, doubtful_places
from ui.pages.reading_words import Asking, PlaceWords
from ui.parts.segments import Segments
from ui.parts.sheet import Cell, Sheet
from ui.parts.sheet_choice import PickButton
from ui.parts.sheet_paste import place_block, read_block
from ui.parts.sheet_review import PasteReview
from ui.parts.sheet_view import SheetView
from ui.parts.words import words
from workbench.errors import InvalidInput, WorkbenchError
from workbench.plan import get_plan
from workbench.readings import delete_readings, explain_reading, record_reading, record_readings
from workbench.rules.figures import read_figure
from workbench.rules.periods import Frequency
from workbench.rules.words import quantity
from workbench.scoreboard import TargetRow, group_targets, list_targets
from workbench.target_checks import FindingRow, findings_of

BY_YEAR, BY_QUARTER, BY_PART = "按年", "按季", "分项"
ALL_YEARS = "各年"
KINDS = frozenset({"Target", "Reading", "Unit", "GroupMember", "ProgressEntry", "Plan"})
KEYS = "Enter 向下　Tab 向右　F2 修改　Delete 删除　Ctrl+V 粘贴"
NO_PARTS = "还没有分单位填报的指标。给指标选定分项填报的单位后，在这里逐个单位录入。"
NO_TARGETS = "还没有按数值评价的指标。"


class ReadingGrid(QWidget):
    """All targets with figures as a sheet: by year, by quarter, or one target by its units."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.mode = Segments((BY_YEAR, BY_QUARTER, BY_PART))
        self.target = PickButton[UUID]("指标")
        self.year = PickButton[int | None]("年份")
        self.view = SheetView("指标数据录入表", self._take)
        self.asking = Asking()
        self.about = PlaceWords()
        self.review = PasteReview()
        self._pasting = Pasting((), ())
        self._targets: Sequence[TargetRow] = ()
        self._groups: Groups = {}
        self._findings: dict[UUID, list[FindingRow]] = {}
        self._known: dict[PlaceKey, Decimal] | None = None
        self._taken: UUID | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for choice in (self.mode, self.target, self.year):
            head.addWidget(choice)
        head.addStretch(1)
        head.addWidget(words(KEYS, "mute"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        for part in (self.asking, self.about, self.review):
            column.addWidget(part)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        for choice in (self.mode.chosen, self.target.picked, self.year.picked):
            choice.connect(lambda _: self._show())
        self.view.moved.connect(self._tell)
        self.view.pasted.connect(self._read_pasted)
        self.view.removal_wanted.connect(self._remove)
        self.review.accepted.connect(self._accept)
        self.review.dropped.connect(self._end_review)
        self.asking.explained.connect(self._explain)
        self.asking.left.connect(self.view.setFocus)
        key = QShortcut(QKeySequence(Qt.Key.Key_F4), self, self._go_to_asking)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        Fresh(self, self.desk.bus, self.reload, KINDS)

    # Reading

    def reload(self) -> None:
        """Read the figures again; the cursor and what is being typed stay."""
        store, as_of = self.desk.store, self.desk.as_of
        targets = store.read(list_targets, as_of)
        self._targets = [target for target in targets if not target.is_judged]
        self._groups = store.read(group_targets, self._targets)
        self._findings = {}
        for finding in store.read(findings_of, targets, as_of):
            if finding.is_open:
                self._findings.setdefault(finding.reading.id, []).append(finding)
        if self._known is None:
            self._known = _figures(self._targets)
        self._show()

    # Showing

    def _show(self) -> None:
        """Show the sheet that is asked for, and what can be picked for it."""
        maker = SheetMaker(
            today=self.desk.clock().date(),
            begins=self.desk.store.read(get_plan).starts_on.year,
            known=self._known or {},
            findings=self._findings,
        )
        self.view.empty.say(NO_PARTS if self.mode.value() == BY_PART else NO_TARGETS)
        self.view.set_sheet(self._sheet(maker))

    def _sheet(self, maker: SheetMaker) -> Sheet:
        mode = self.mode.value()
        in_parts = [target for target in self._targets if target.parts]
        self.target.setVisible(mode == BY_PART and bool(in_parts))
        self.year.setVisible(mode == BY_QUARTER)
        if mode == BY_QUARTER:
            years = maker.years(self._targets)
            year = self.year.offer(_offered(years), years[-1])
            return maker.by_quarter(self._groups, year or years[-1])
        if mode == BY_YEAR or not in_parts:
            return maker.by_year(self._groups if mode == BY_YEAR else {})
        picked = self.target.offer([(t.id, t.name) for t in in_parts], in_parts[0].id)
        target = next(t for t in in_parts if t.id == picked)
        if target.frequency is Frequency.YEAR:
            return maker.by_part(target, None)
        self.year.show()
        offered = [(None, ALL_YEARS), *_offered(maker.years([target]))]
        return maker.by_part(target, self.year.offer(offered, None))

    def _tell(self, cell: Cell | None) -> None:
        self.about.show_place(cell.payload if cell else None)
        self._ask()

    def _ask(self) -> None:
        """Ask about the current figure, or else about the one just taken."""
        asking, cell = self.asking, self.view.chosen_cell()
        here = cell.payload.reading if cell else None
        held = asking.finding() if asking.is_typing() else None
        wanted = [held.reading.id] if held else [here.id if here else None, self._taken]
        asking.ask(next((self._findings[i] for i in wanted if i in self._findings), ()))

    # Typing

    def _take(self, cell: Cell, text: str, *, is_sure: bool) -> str:
        """Take one figure as one action, or ask whether it was read rightly."""
        place: Place = cell.payload
        if not text:
            raise InvalidInput("空着不会删除原来的数值；要删除，请按 Esc，再按 Delete。")
        figure = read_figure(text, place.target.goal.unit)
        if not (figure.is_plain or is_sure):
            return f"{figure.words}，再按 Enter 采用，Esc 改"
        draft, seen = place.draft(figure.value)
        self._taken = self.desk.store.write(record_reading, draft, seen)
        self.desk.bus.say(f"已录入{place.title} {quantity(figure.value, place.target.goal.unit)}")
        self._ask()
        return ""

    def _remove(self, lines: Sequence[Sequence[Cell]]) -> None:
        """Take out the chosen figures, as one step to undo."""
        places = [cell.payload for line in lines for cell in line if not cell.quiet]
        known = [place for place in places if place.reading]
        if not known:
            self.desk.bus.say("这里没有可以删除的数值。")
            return
        try:
            self.desk.store.write(delete_readings, [place.reading.id for place in known])
        except WorkbenchError as error:
            self.desk.bus.say(error.sentence)
        else:
            what = f"{known[0].title}数据" if len(known) == 1 else f"{len(known)} 个数据"
            self.desk.bus.say(f"已删除{what}")

    # Explaining

    def _go_to_asking(self) -> None:
        if self.asking.isVisible():
            self.asking.field.setFocus()
        else:
            self.desk.bus.say("这个数值没有需要说明的。")

    def _explain(self, finding: FindingRow, text: str) -> None:
        reading = finding.reading
        try:
            self.desk.store.write(explain_reading, reading.id, text, reading.version)
        except WorkbenchError as error:
            self.asking.refuse(error.sentence)
        else:
            self.view.setFocus()
            self.desk.bus.say(f"已保存说明：{finding.name}")

    # Pasting

    def _read_pasted(self, text: str) -> None:
        block, index = read_block(text), self.view.currentIndex()
        if not block:
            self.desk.bus.say("剪贴板里没有可以粘贴的数值。")
            return
        sheet = self.view.sheet_model.sheet
        first = index.column() - len(sheet.heads)
        self._pasting = read_pasted(place_block(block, sheet, index.row(), first))
        self.about.hide()
        self.review.ask(self._pasting.reviewed)

    def _accept(self) -> None:
        drafts = self._pasting.drafts
        try:
            self.desk.store.write(record_readings, drafts)
        except WorkbenchError as error:
            self.review.problem.say(error.sentence)
        else:
            self._end_review()
            taken = {place_of(draft) for draft, _ in drafts}
            doubtful = doubtful_places(self.view.sheet_model.sheet, taken)
            for place in doubtful[:1]:
                self.view.choose(*place)
            asked = f"，{len(doubtful)} 个有疑问，请逐个说明（▲）" if doubtful else ""
            self.desk.bus.say(f"已采用 {len(drafts)} 个数值{asked}")

    def _end_review(self) -> None:
        self.review.hide()
        self.about.show()
        self.view.setFocus()


def _offered(years: Sequence[int]) -> list[tuple[int | None, str]]:
    return [(year, f"{year}年") for year in years]


def _figures(targets: Sequence[TargetRow]) -> dict[PlaceKey, Decimal]:
    """Every figure by its place."""
    return {place_of(reading): reading.value for t in targets for reading in t.readings}
