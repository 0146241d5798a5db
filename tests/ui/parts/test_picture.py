from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.parts.picture import Picture, PictureView
from ui.theme import DARK, LIGHT, palette

WIDE = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50">
<rect width="200" height="50" fill="#1B7A47"/></svg>"""


class Draughtsman:
    """Draws at once, and remembers for what it was asked."""

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def draw(self, is_dark: bool, show: Callable[[bytes], object]) -> None:  # noqa: FBT001
        self.asked.append(is_dark)
        show(WIDE)


@pytest.fixture
def draughtsman() -> Draughtsman:
    return Draughtsman()


@pytest.fixture
def view(draughtsman: Draughtsman, qtbot: QtBot) -> PictureView:
    made = PictureView(Picture("年商标注册量走势", draughtsman.draw))
    qtbot.addWidget(made)
    made.resize(300, 100)
    return made


def test_the_drawing_comes_a_moment_after_it_is_shown_and_keeps_its_shape(
    view: PictureView, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(view):
        view.show()
    assert not view.is_drawn()
    qtbot.waitUntil(view.is_drawn)
    assert view.height() == view.width() / 4
    view.resize(400, view.height())
    assert view.height() == 100
    assert view.grab().toImage().pixelColor(200, 50).name() == "#1b7a47"


def test_who_cannot_see_it_hears_its_words(view: PictureView) -> None:
    assert view.accessibleName() == "年商标注册量走势"


def test_what_was_passed_over_or_closed_is_not_drawn(
    view: PictureView, draughtsman: Draughtsman, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(view):
        view.show()
    view.hide()
    qtbot.wait(200)
    assert draughtsman.asked == []
    view.show()
    qtbot.waitUntil(view.is_drawn)
    view.hide()
    view.show()
    qtbot.wait(200)
    assert draughtsman.asked == [False]


def test_it_is_drawn_anew_when_the_light_changes(
    view: PictureView, draughtsman: Draughtsman, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(view.is_drawn)
    try:
        qapp.setPalette(palette(DARK))
        qtbot.waitUntil(lambda: len(draughtsman.asked) > 1)
    finally:
        qapp.setPalette(palette(LIGHT))
    assert draughtsman.asked[-1] is True
