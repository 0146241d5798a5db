from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.pages.paper_shelf import PaperShelf, phase_key, usual_key
from ui.papers import OtherPaper
from ui.parts.picker import Picker
from workbench.issued import IssuedRow
from workbench.papers import PaperKey, PaperKind
from workbench.plan import list_phases
from workbench.reporting.issuable import PaperChoice, list_papers
from workbench.store import Store

TODAY = date(2019, 11, 30)
LEFT = Qt.MouseButton.LeftButton
NOVEMBER = PaperKey(PaperKind.BULLETIN, "2019-11")
KINDS = (PaperKind.BULLETIN, PaperKind.UNIT, PaperKind.LEADER, PaperKind.YEAR)


def issued(key: PaperKey, number: int, revoked_on: date | None = None) -> IssuedRow:
    return IssuedRow(
        uuid4(), key.kind, key.subject, "通报", "通报", 2019, number, TODAY, TODAY, "", "", "",
        revoked_on,
    )  # fmt: skip


@pytest.fixture
def shelf(store: Store, qtbot: QtBot) -> PaperShelf:
    made = PaperShelf(store.read(list_phases))
    qtbot.addWidget(made)
    made.resize(248, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    offer(made, store)
    return made


def offer(shelf: PaperShelf, store: Store, *issues: IssuedRow) -> None:
    shelf.show_state(store.read(list_phases), issues, TODAY, None)
    shelf.offer({kind: store.read(list_papers, kind, TODAY) for kind in KINDS}, issues, TODAY)


def name(shelf: PaperShelf, kind: PaperKind) -> str:
    return shelf.choices[kind].line.accessibleName()


def popup() -> Picker:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Picker)
    return found


def test_one_press_makes_this_months_and_this_years_paper(shelf: PaperShelf, qtbot: QtBot) -> None:
    assert name(shelf, PaperKind.BULLETIN) == "2019年11月督查通报"
    for kind, key in (
        (PaperKind.BULLETIN, NOVEMBER),
        (PaperKind.YEAR, PaperKey(PaperKind.YEAR, "2019")),
    ):
        with qtbot.waitSignal(shelf.picked) as picked:
            QTest.mouseClick(shelf.choices[kind].line, LEFT)
        assert picked.args == [key]


def test_where_none_is_the_usual_one_a_press_lists_all_to_be_found_by_typing(
    shelf: PaperShelf, qtbot: QtBot, store: Store
) -> None:
    line = shelf.choices[PaperKind.UNIT]
    assert line.line.accessibleName() == "单位专报，选单位…"
    QTest.mouseClick(line.line, LEFT)
    typed = popup().findChild(QLineEdit)
    assert typed
    typed.setText("财政")
    with qtbot.waitSignal(shelf.picked) as picked:
        QTest.keyClick(typed, Qt.Key.Key_Return)
    choices = {c.key: c.title for c in store.read(list_papers, PaperKind.UNIT, TODAY)}
    assert picked.args
    assert choices[picked.args[0]].startswith("财政局")
    shelf.mark(picked.args[0])
    assert name(shelf, PaperKind.UNIT).startswith("财政局")
    with qtbot.waitSignal(shelf.picked) as again:
        QTest.mouseClick(line.line, LEFT)
    assert again.args == picked.args
    offer(shelf, store)
    assert name(shelf, PaperKind.UNIT).startswith("财政局")


def test_the_down_key_and_the_arrow_list_all_months(shelf: PaperShelf, qtbot: QtBot) -> None:
    line = shelf.choices[PaperKind.BULLETIN]
    line.line.setFocus()
    QTest.keyClick(line.line, Qt.Key.Key_Down)
    popup().close()
    QTest.mouseClick(line.arrow, LEFT)
    with qtbot.waitSignal(shelf.picked) as picked:
        popup().picked.emit(PaperKey(PaperKind.BULLETIN, "2019-09"))
    popup().close()
    assert picked.args == [PaperKey(PaperKind.BULLETIN, "2019-09")]


def test_what_went_out_is_said_and_what_was_revoked_is_not(shelf: PaperShelf, store: Store) -> None:
    first = phase_key(1)
    offer(shelf, store, issued(NOVEMBER, 3), issued(first, 1), issued(phase_key(2), 2, TODAY))
    assert name(shelf, PaperKind.BULLETIN) == "2019年11月督查通报，已定稿3号"
    assert "已定稿　通报〔2019〕1号　2019-11-30" in shelf.cards[first].accessibleName()
    assert "定稿" not in shelf.cards[phase_key(2)].accessibleName()


def test_a_kind_of_which_there_is_none_says_so_and_opens_nothing(
    shelf: PaperShelf, qtbot: QtBot
) -> None:
    shelf.offer(dict.fromkeys(KINDS, ()), (), TODAY)
    assert name(shelf, PaperKind.UNIT) == "单位专报，还没有"
    with qtbot.assertNotEmitted(shelf.picked):
        QTest.mouseClick(shelf.choices[PaperKind.BULLETIN].line, LEFT)
    assert not shelf.choices[PaperKind.UNIT].arrow.isEnabled()
    assert QApplication.activePopupWidget() is None


def test_the_other_papers_and_the_phases_are_one_press_each(
    shelf: PaperShelf, qtbot: QtBot
) -> None:
    for button, what in (
        *((line, other) for other, line in shelf.others.items()),
        *((card, key) for key, card in shelf.cards.items()),
    ):
        with qtbot.waitSignal(shelf.picked) as picked:
            QTest.mouseClick(button, LEFT)
        assert picked.args == [what]
    assert list(shelf.others) == [OtherPaper.TIMELINE, OtherPaper.ROSTER]


def test_all_of_it_is_in_view_on_a_small_screen(shelf: PaperShelf) -> None:
    last = shelf.others[OtherPaper.ROSTER]
    assert last.mapTo(shelf, last.rect().bottomLeft()).y() < 600


def test_after_the_plan_the_latest_paper_is_the_usual_one() -> None:
    choices = [PaperChoice(PaperKey(PaperKind.YEAR, str(year)), "") for year in (2021, 2020)]
    assert usual_key(choices, date(2023, 1, 5)) == PaperKey(PaperKind.YEAR, "2021")
    assert usual_key(choices, date(2020, 1, 5)) == PaperKey(PaperKind.YEAR, "2020")
    assert usual_key([], TODAY) is None
