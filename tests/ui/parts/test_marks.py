from typing import get_args

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.parts.marks import (
    Bar,
    Chip,
    ChipLabel,
    Mark,
    Shape,
    ShapeLabel,
    chip_width,
    paint_mark,
    paint_shape,
)
from ui.theme import TONES, tokens

SHAPES: tuple[Shape, ...] = get_args(Shape)
CELL = QRect(0, 0, 160, 36)


def blank() -> QImage:
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens().surface))
    return image


def painted(mark: Mark) -> QImage:
    image = blank()
    painter = QPainter(image)
    paint_mark(painter, mark, CELL)
    painter.end()
    return image


def length_of(image: QImage, colour: QColor) -> int:
    """How many pixels of a colour stand in the middle line."""
    middle = CELL.height() // 2
    return sum(image.pixelColor(x, middle) == colour for x in range(image.width()))


def test_no_two_shapes_look_alike() -> None:
    looks = []
    for shape in SHAPES:
        image = blank()
        painter = QPainter(image)
        paint_shape(painter, shape, QRectF(10, 10, 10, 10), QColor("black"))
        painter.end()
        looks.append(bytes(image.constBits()))
    assert len(set(looks)) == len(SHAPES)
    assert bytes(blank().constBits()) not in looks


@pytest.mark.parametrize("tone", TONES)
def test_a_chip_stands_on_its_tones_ground(tone: str) -> None:
    for known in TONES:
        if known == tone:
            chip = Chip("达进度", known)
            assert length_of(painted(chip), tokens().ground(known)) > 20


def test_a_chip_that_does_not_fit_stays_in_its_cell() -> None:
    long = painted(Chip("逾期三百六十五天又二十四小时" * 3, "red"))
    assert chip_width(Chip("逾期" * 20, "red"), QFont()) > CELL.width()
    assert long.pixelColor(CELL.width() - 4, 18) == tokens().ground("red")


def test_the_bar_is_as_long_as_the_progress() -> None:
    green = tokens().ink("green")
    lengths = [length_of(painted(Bar(share)), green) for share in (0.25, 0.5, 1.0)]
    assert lengths[0] * 2 == pytest.approx(lengths[1], abs=4)
    assert lengths[1] * 2 == pytest.approx(lengths[2], abs=4)
    assert length_of(painted(Bar(1.7)), green) == lengths[2]


def test_the_least_progress_is_seen_and_none_is_not() -> None:
    yellow = tokens().ink("yellow")
    assert length_of(painted(Bar(0.01, tone="yellow")), yellow) > 2
    assert length_of(painted(Bar(0.0, tone="yellow")), yellow) == 0
    assert painted(Bar(None)) != painted(Bar(0.0))


def test_the_tick_stands_where_the_schedule_expects_the_work() -> None:
    text = QColor(tokens().text)
    above = CELL.height() // 2 - 6

    def place(expected: float) -> list[int]:
        image = painted(Bar(None, expected))
        return [x for x in range(CELL.width() - 40) if image.pixelColor(x, above) == text]

    assert place(0.0)[0] < place(0.5)[0] < place(1.0)[0]
    assert place(1.5) == place(1.0)


def test_a_chip_by_itself_speaks_its_word_and_can_go(qtbot: QtBot) -> None:
    label = ChipLabel(Chip("逾期 12天", "red"))
    qtbot.addWidget(label)
    label.show()
    assert label.accessibleName() == "逾期 12天"
    assert label.width() == chip_width(Chip("逾期 12天", "red"), label.font())
    assert label.grab().toImage().pixelColor(20, 2) == tokens().ground("red")
    label.set_chip(None)
    assert label.sizeHint().width() == 0
    label.resize(40, 22)
    assert label.grab().toImage().pixelColor(20, 2) != tokens().ground("red")


def test_a_shape_before_a_line_is_painted_in_its_tone(qtbot: QtBot) -> None:
    label = ShapeLabel("square", "red")
    qtbot.addWidget(label)
    image = label.grab().toImage()
    assert image.pixelColor(5, label.height() // 2) == tokens().ink("red")
