"""Charts as SVG, painted by Qt as the window paints them."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reports import pictures
from reports.pictures import trajectory_svg
from reports.typeset.strokes import Inks
from tests.reports.charts import CHARTS, PATENTS
from ui.theme import DARK, LIGHT, Tokens

WIDTH = 420
BOTH = pytest.mark.parametrize("dark", [False, True])


def painted(svg: bytes, surface: str) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(surface))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def rgb(name: str) -> tuple[int, int, int]:
    colour = QColor(name)
    return colour.red(), colour.green(), colour.blue()


def shares(image: QImage) -> dict[str, float]:
    """How much of a picture each colour covers."""
    counted: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name().upper()
            counted[name] = counted.get(name, 0) + 1
    return {name: count / image.width() / image.height() for name, count in counted.items()}


@pytest.mark.parametrize("name", CHARTS)
@BOTH
@pytest.mark.usefixtures("qapp")
def test_qt_paints_lines_on_the_surface_and_no_areas(name: str, *, dark: bool) -> None:
    tokens = DARK if dark else LIGHT

    image = painted(trajectory_svg(CHARTS[name], WIDTH, dark=dark), tokens.surface)

    covered = shares(image)
    assert image.width() == WIDTH
    assert covered[tokens.surface] > 0.8
    # A clip, or a line taken for an area, would be black.
    assert covered.get("#000000", 0) == 0


@BOTH
@pytest.mark.usefixtures("qapp")
def test_the_figures_are_in_the_accent_of_the_window(*, dark: bool) -> None:
    tokens = DARK if dark else LIGHT

    image = painted(trajectory_svg(PATENTS, WIDTH, dark=dark), tokens.surface)

    accent = rgb(tokens.accent)
    # The writer cuts colours to whole percents.
    assert any(
        all(0 <= wanted - found <= 3 for wanted, found in zip(accent, rgb(name), strict=True))
        for name in shares(image)
    )


@pytest.mark.parametrize(("inks", "tokens"), [(pictures.LIGHT, LIGHT), (pictures.DARK, DARK)])
def test_the_inks_are_those_of_the_window(inks: Inks, tokens: Tokens) -> None:
    named = [f"#{ink.hexval()[2:].upper()}" for ink in (inks.ink, inks.figures, inks.pale)]

    assert named == [tokens.text, tokens.accent, tokens.line]
    assert f"#{inks.ground.hexval()[2:].upper()}" == tokens.surface


def test_words_stay_words_in_the_family_of_the_window() -> None:
    svg = trajectory_svg(PATENTS, WIDTH, dark=False).decode()

    words = re.findall(r'<text [^>]*style="font-family: ([^;]+);[^>]*>([^<]*)</text>', svg)
    assert {"单位：件（当年值）", "5127", "目标 6000"} <= {text for _, text in words}
    assert {family for family, _ in words} == {"Noto Sans SC"}
    assert "clipPath" not in svg


@pytest.mark.usefixtures("qapp")
def test_signs_in_a_name_do_not_break_the_picture() -> None:
    svg = trajectory_svg(replace(PATENTS, title="2　<专利>&“商标”"), WIDTH, dark=True)

    assert "2　&lt;专利&gt;&amp;“商标”" in svg.decode()
    assert QSvgRenderer(QByteArray(svg)).isValid()


def test_a_rare_character_is_drawn_in_the_fallback() -> None:
    svg = trajectory_svg(replace(PATENTS, title="2　𠮷市企业"), WIDTH, dark=False)

    assert "font-family: Noto Serif SC" in svg.decode()


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert trajectory_svg(PATENTS, WIDTH, dark=False) == trajectory_svg(PATENTS, WIDTH, dark=False)
