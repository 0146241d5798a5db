from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.parts.marks import paint_mark
from ui.parts.sparkline import Spark
from ui.theme import LIGHT

CELL = QRect(0, 0, 80, 36)
DASHES, LINE, DOT = LIGHT.mute, LIGHT.sub, LIGHT.green


def painted(spark: Spark) -> QImage:
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    paint_mark(painter, spark, CELL)
    painter.end()
    return image


def places(image: QImage, is_ink: Callable[[QColor], bool]) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if is_ink(image.pixelColor(x, y))
    ]


def green(colour: QColor) -> bool:
    """The ink of the last point, or what smoothing has left of it."""
    return colour.green() - colour.red() > 60


def any_ink(colour: QColor) -> bool:
    return colour != QColor(LIGHT.surface)


def middle(found: list[tuple[int, int]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@pytest.fixture(autouse=True)
def _light(qtbot: QtBot) -> None:
    """The colours come from the application."""


def test_the_last_point_stands_at_its_year_and_height() -> None:
    image = painted(Spark([(2018, 10.0), (2019, 30.0)], (2018, 2021), 50.0, "green"))
    x, y = middle(places(image, green))
    assert x == pytest.approx(3.4 + 73.2 / 3, abs=1)
    assert y == pytest.approx(17.5, abs=1)


def test_what_is_to_be_reached_goes_in_dashes_across_the_cell() -> None:
    image = painted(Spark([(2018, 10.0)], (2018, 2021), 50.0, "green"))
    across = [x for x, y in places(image, any_ink) if abs(y - 9) <= 1]
    assert min(across) == 0
    assert max(across) > 70
    assert len(set(across)) < 75
    bare = painted(Spark([(2018, 10.0), (2019, 50.0)], (2018, 2021), None, "green"))
    assert max(x for x, _ in places(bare, any_ink)) < 40


def test_a_figure_alone_is_a_point_in_the_middle() -> None:
    image = painted(Spark([(2018, 10.0)], (2018, 2018), None, "green"))
    assert middle(places(image, green))[1] == pytest.approx(17.5, abs=1)


def test_a_part_of_a_year_is_an_open_point_apart_from_the_line() -> None:
    points = [(2018, 10.0), (2019, 30.0), (2021, 20.0)]
    whole = painted(Spark(points, (2018, 2021), None, "green"))
    part = painted(Spark(points, (2018, 2021), None, "green", is_open=True))
    x, y = (round(at) for at in middle(places(part, green)))
    assert part.pixelColor(x, y) == QColor(LIGHT.surface)
    assert green(whole.pixelColor(x, y))
    between = [place for place in places(part, any_ink) if 34 < place[0] < 70]
    assert between == []
