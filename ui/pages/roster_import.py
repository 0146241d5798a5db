"""导入名单 on the members page: the paste takes the whole page until one goes back."""

from functools import cached_property

from PySide6.QtCore import QObject

from ui.pages.list_page import ListPage
from ui.pages.roster_paste import RosterPaste
from workbench.members import MemberRow


class RosterImport(QObject):
    """Puts the paste in the place of the list; what waits there stays until the program ends."""

    def __init__(self, page: ListPage[MemberRow]) -> None:
        super().__init__(page)
        self._page = page
        self._is_open = False

    @cached_property
    def paste(self) -> RosterPaste:
        """Made when it is first wanted, most days never."""
        paste = RosterPaste(self._page.desk)
        paste.left.connect(self.leave)
        paste.hide()
        self._page.column.addWidget(paste, 1)
        return paste

    def start(self) -> None:
        """Show the paste, unless a form beside the list still holds unsaved text."""
        if self._page.is_side_free():
            self._page.close_form()
            self._show(is_open=True)
            self.paste.start()

    def leave(self) -> None:
        """Show the list again."""
        if self._is_open:
            self._show(is_open=False)
            self._page.table.setFocus()

    def _show(self, *, is_open: bool) -> None:
        self._is_open = is_open
        page = self._page
        for part in (page.header, page.filters, page.table, page.side):
            part.setVisible(not is_open)
        self.paste.setVisible(is_open)
