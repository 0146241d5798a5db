import re
from dataclasses import asdict, fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImageReader, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resources import resource
from ui.theme import DARK, LIGHT, TONES, Theme, Tokens, icon, palette, style_sheet, tokens

READABLE = 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, relative luminance and contrast ratio."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    def luminance(name: str) -> float:
        colour = QColor(name)
        red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_that_is_read_has_enough_contrast(colours: Tokens) -> None:
    pairs = [
        (ink, ground)
        for ink in (colours.text, colours.sub, colours.mute, colours.accent)
        for ground in (colours.surface, colours.canvas, colours.hover, colours.selection)
        if (ink, ground) != (colours.mute, colours.selection)
    ]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    pairs += [
        (ink, ground)
        for ink in (colours.nav_text, colours.nav_title)
        for ground in (colours.nav, colours.nav_hover, colours.nav_selected)
    ]
    for tone in TONES:
        pairs += [
            (colours.ink(tone).name(), ground)
            for ground in (colours.ground(tone).name(), colours.surface, colours.selection)
        ]
    low = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < READABLE}
    assert low == {}


def test_both_sets_name_colours_only() -> None:
    for colours in (LIGHT, DARK):
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in asdict(colours).values())


def test_the_style_sheet_uses_every_token_or_the_painters_do() -> None:
    template = resource("styles", "workbench.qss").read_text(encoding="utf-8")
    painted = {f"{tone}_ground" for tone in TONES} | {"grey"}
    unused = {field.name for field in fields(Tokens) if f"${field.name}" not in template}
    assert unused <= painted


def test_no_rule_carries_a_colour_of_its_own() -> None:
    template = resource("styles", "workbench.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[^{}]*;)", template)


def test_every_picture_the_style_sheet_names_can_be_read() -> None:
    named = re.findall(r'url\("([^"]+)"\)', style_sheet(LIGHT))
    assert named
    assert all(QImageReader(name).canRead() for name in named)


def test_the_window_follows_the_system_while_it_runs(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("任务台账")
    qtbot.addWidget(label)
    label.show()
    theme = qapp.findChild(Theme)
    assert theme is not None
    change = qapp.styleHints().colorSchemeChanged
    change.emit(Qt.ColorScheme.Dark)
    assert tokens() is DARK
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
    assert qapp.styleSheet() == style_sheet(DARK)
    change.emit(Qt.ColorScheme.Light)
    assert tokens() is LIGHT
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)


def test_a_system_without_a_preference_gets_the_light_set(qapp: QApplication) -> None:
    Theme(qapp).follow(Qt.ColorScheme.Unknown)
    assert tokens() is LIGHT


def test_disabled_words_are_quiet_in_the_palette() -> None:
    made = palette(DARK)
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(DARK.mute)


def test_every_icon_the_program_names_is_there() -> None:
    names = [path.stem for path in resource("icons").glob("*.svg")]
    assert {"undo", "redo", "search", "calendar", "down", "clear"} <= set(names)
    assert not any(icon(name).pixmap(16).isNull() for name in names)
