"""How the tests supervise on a page: its buttons, its menu, its forms."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from ui.forms.act import ActForm
from ui.pages.decision_list import DecisionList
from ui.pages.ledger import LedgerPage
from ui.pages.supervising import Supervising
from ui.parts.field_box import FieldBox
from workbench.ledger import TaskRow
from workbench.store import Store
from workbench.supervision import ActRow, list_acts

TODAY = date(2019, 11, 30)
CLICK = Qt.MouseButton.LeftButton


def choose(page: LedgerPage, number: int) -> TaskRow:
    page.table.choose_at(number - 1)
    row = page.table.chosen_row()
    assert row is not None
    return row


def acts(store: Store) -> list[ActRow]:
    return store.read(list_acts, TODAY)


def fields(form: ActForm) -> list[str]:
    """The fields that are asked for, as they are read."""
    boxes = [box for box in form.findChildren(FieldBox) if box.isVisible()]
    return [box.editor.accessibleName() for box in boxes]


def press(page: LedgerPage | DecisionList, name: str) -> None:
    """Click a button under the chosen record."""
    buttons = page.detail.findChildren(QPushButton)
    QTest.mouseClick(next(b for b in buttons if b.accessibleName() == name), CLICK)


def menu_of(supervising: Supervising) -> QMenu:
    QTest.mouseClick(supervising.more, CLICK)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(supervising: Supervising, words: str) -> None:
    """Take an act from the menu 更多 by its words."""
    menu = menu_of(supervising)
    action = next(a for a in menu.actions() if a.text() == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def offered(supervising: Supervising) -> set[str]:
    """What can be done now: buttons and entries of the menu that are enabled."""
    menu = menu_of(supervising)
    entries = {a.text() for a in menu.actions() if a.isEnabled()}
    menu.close()
    return entries | {kind for kind, made in supervising.buttons.items() if made.isEnabled()}
