"""报告文书: the papers as they are made, those that were issued, and how each kind is made up."""

from PySide6.QtWidgets import QWidget

from ui.desk import Desk, PageSpec, Prints
from ui.pages.reports import ReportsPage
from ui.pages.views_page import ViewsPage


class PapersPage(ViewsPage):
    """Three views; a wish that names none is meant for the papers themselves."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "报告文书", VIEWS)

    def print_page(self) -> None:
        """Print what is open in the shown view (Ctrl+P)."""
        view: object = self.view()
        if isinstance(view, Prints):
            view.print_page()


def _issued(desk: Desk) -> QWidget:
    # Most days nobody looks up an old paper: the register is imported when it is first shown.
    from ui.pages.issued import IssuedPage

    return IssuedPage(desk)


def _templates(desk: Desk) -> QWidget:
    # Set up once, seldom changed.
    from ui.pages.templates import TemplatesPage

    return TemplatesPage(desk)


VIEWS = (
    PageSpec(key="papers", title="文书", build=ReportsPage),
    PageSpec(key="issued", title="已定稿", build=_issued),
    PageSpec(key="templates", title="版式", build=_templates),
)
