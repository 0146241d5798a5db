"""导入名单 on the members page: the paste takes the whole page until one goes back."""

from PySide6.QtCore import QObject

from ui.pages.list_page import ListPage
from ui.pages.roster_paste import RosterPaste
from workbench.members import MemberRow


class RosterImport(QObject):
    """Puts the paste in the place of the list; what waits there stays until the program ends."""

    def __init__(self, page: ListPage[MemberRow]) -> None:
        super().__init__(page)
        self._page = page
        self.paste = RosterPaste(page.desk)
        self.paste.left.connect(self.leave)
        self.paste.hide()
        page.column.addWidget(self.paste, 1)

    def start(self) -> None:
        """Show the paste, unless a form beside the list still holds unsaved text."""
        if self._page.is_side_free():
            self._page.close_form()
            self._show(is_open=True)
            self.paste.start()

    def leave(self) -> None:
        """Show the list again."""
        if self.paste.isVisibleTo(self._page):
            self._show(is_open=False)
            self._page.table.setFocus()

    def _show(self, *, is_open: bool) -> None:
        page = self._page
        for part in (page.header, page.filters, page.table, page.side):
            part.setVisible(not is_open)
        self.paste.setVisible(is_open)
