"""目标指标: the targets as a list, as a scoreboard, as a sheet to fill in, and what is doubtful."""

from PySide6.QtWidgets import QWidget

from ui.desk import Desk, PageSpec
from ui.pages.scoreboard import Scoreboard
from ui.pages.target_checks import TargetChecks
from ui.pages.target_list import TargetList
from ui.pages.views_page import ViewsPage
from ui.waiting import count_doubtful_figures


class TargetsPage(ViewsPage):
    """Four views of the targets; a wish that names none is meant for the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "目标指标", VIEWS)


def _grid(desk: Desk) -> QWidget:
    # Most days nobody fills in figures: the sheet is imported when it is first shown.
    from ui.pages.reading_grid import ReadingGrid

    return ReadingGrid(desk)


VIEWS = (
    PageSpec(key="list", title="清单", build=TargetList),
    PageSpec(key="scores", title="记分板", build=Scoreboard),
    PageSpec(key="grid", title="录入表", build=_grid),
    PageSpec(key="checks", title="待核实", build=TargetChecks, count=count_doubtful_figures),
)
