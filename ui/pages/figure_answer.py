"""这个数从哪里来: what a figure of the open paper counts, and the rows behind it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.papers import Wish
from ui.parts.buttons import button
from ui.parts.detail import Detail, Fact, Link, Paragraph, Part, Section, Title
from ui.parts.picker import Picker
from workbench.reporting.figures import Figure, Measure, Source
from workbench.rules.words import chinese_date
from workbench.scoreboard import list_targets
from workbench.tasks import task_titles

SHOWN = 100
"""Rows; more are shown on demand, for a panel of a thousand takes a second."""
NAMED = re.compile(r"第\d+项|指标\d+")
"""How rows name a task or a target."""
SHORT, ROOM = 12, 36
"""Characters of words that are no sentence, and of a line in a list."""
HOW = {
    Measure.COUNT: "数出来的，共 {} 条",
    Measure.SUM: "下列 {} 条相加",
    Measure.MEAN: "下列 {} 条平均",
    Measure.RULE: "按规则得出，依据 {} 条",
}


class FigureAnswer(Detail):
    """Shows one figure.

    Signals:
        wished: page and wish of a row that was opened.
        left: the user is done with it.
    """

    wished = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.back = button("返回", self._leave, key="Esc")
        super().__init__((self.back,), "点纸上的一个数字，这里说它从哪里来。", parent=parent)
        self._figure: Figure | None = None
        self._wishes: Mapping[str, Wish] = {}
        self.picked.connect(self._on_pick)

    def show_figure(self, figure: Figure, wishes: Mapping[str, Wish]) -> None:
        """Show a figure.

        Args:
            figure: of the open paper.
            wishes: where to see more, by how a row names it (`row_wishes`).
        """
        self._figure, self._wishes = figure, wishes
        self._show(figure, SHOWN)

    def start(self) -> None:
        """Bring the keyboard here."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.left.emit()

    def _show(self, figure: Figure, most: int) -> None:
        self.show_record("这个数从哪里来", None, [*_head(figure), *self._rows(figure, most)])

    def _rows(self, figure: Figure, most: int) -> Iterator[Part]:
        if figure.sources:
            yield Section("依据的记录")
        for source in figure.sources[:most]:
            yield from self._row(source)
        if (rest := len(figure.sources) - most) > 0:
            yield Link("ring", "grey", f"显示其余 {rest} 条", "", None)

    def _row(self, source: Source) -> Iterator[Part]:
        wish = self._wish(source.what)
        if wish:
            yield Link("ring", "blue", source.what, "", wish)
        else:
            yield Paragraph(source.what)
        said = (
            source.said,
            source.by,
            f"{chinese_date(source.on)}报" if source.on and source.by else "",
            f"来自文件“{source.file}”" if source.file else "",
        )
        if text := "　".join(filter(None, said)):
            yield Paragraph(text)

    def _wish(self, what: str) -> Wish | None:
        found = NAMED.match(what)
        return self._wishes.get(found.group()) if found else None

    def _on_pick(self, wish: Wish | None) -> None:
        if wish:
            self.wished.emit(wish)
        elif self._figure:
            self._show(self._figure, len(self._figure.sources))
            self.start()


def figure_name(figure: Figure) -> str:
    """A figure as lists name it: its words, and unless they are a sentence what it counts."""
    said = figure.words if len(figure.words) > SHORT else f"{figure.words}　{figure.formula}"
    return f"{said[:ROOM]}…" if len(said) > ROOM else said


def figure_list(figures: Iterable[Figure], parent: QWidget) -> Picker:
    """A list of figures to pick one from, to be found by typing."""
    options = [(figure, figure_name(figure)) for figure in figures]
    picker = Picker(options, options[0][0], parent)
    picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return picker


def row_wishes(desk: Desk) -> dict[str, Wish]:
    """The pages that show a task or a target, by how the rows behind figures name them."""
    tasks = desk.store.read(task_titles)
    targets = desk.store.read(list_targets, desk.as_of)
    return {
        **{f"第{number}项": ("ledger", {"task": task}) for task, number, _ in tasks},
        **{f"指标{row.number}": ("targets", {"target": row.id}) for row in targets},
    }


def _head(figure: Figure) -> Iterator[Part]:
    yield Title(figure.words)
    yield Paragraph(figure.formula)
    yield Fact("算法", HOW[figure.measure].format(len(figure.sources)))
