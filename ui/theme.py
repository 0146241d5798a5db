"""The colours, and the one style sheet made of them; follows the system's light or dark."""

from dataclasses import asdict, dataclass
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource

Tone = Literal["green", "yellow", "red", "blue", "grey"]
TONES: tuple[Tone, ...] = get_args(Tone)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, as `#RRGGBB`; every ink on its ground is at least 4.5 : 1."""

    canvas: str
    surface: str
    backdrop: str
    line: str
    field_line: str
    hover: str
    text: str
    sub: str
    mute: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    nav: str
    nav_hover: str
    nav_selected: str
    nav_text: str
    nav_title: str
    nav_mark: str
    green: str
    green_ground: str
    yellow: str
    yellow_ground: str
    red: str
    red_ground: str
    blue: str
    blue_ground: str
    grey: str
    grey_ground: str

    def ink(self, tone: Tone) -> QColor:
        """The colour of a tone's words and shapes."""
        return QColor(getattr(self, tone))

    def ground(self, tone: Tone) -> QColor:
        """The colour behind a tone's words."""
        return QColor(getattr(self, f"{tone}_ground"))


LIGHT = Tokens(
    canvas="#F4F6F9", surface="#FFFFFF", backdrop="#DDE1E9",
    line="#E3E7ED", field_line="#C5CCD8", hover="#F4F7FB",
    text="#1D2430", sub="#566072", mute="#667085",
    accent="#1F5AA6", accent_hover="#184A8A", on_accent="#FFFFFF", selection="#E8F0FB",
    nav="#13294B", nav_hover="#1A3560", nav_selected="#1F4478", nav_text="#C9D6EA",
    nav_title="#FFFFFF", nav_mark="#E5B64B",
    green="#1B7A47", green_ground="#E4F4EB", yellow="#855600", yellow_ground="#FFF3D1",
    red="#B4261E", red_ground="#FDE8E6", blue="#1D5FBF", blue_ground="#E4EEFC",
    grey="#5D6675", grey_ground="#EEF1F5",
)  # fmt: skip
DARK = Tokens(
    canvas="#12151A", surface="#1A1F26", backdrop="#0B0E12",
    line="#2B323D", field_line="#3D4654", hover="#202732",
    text="#E7EBF1", sub="#A6B0BF", mute="#8E98A6",
    accent="#6FA5EA", accent_hover="#8BB8F0", on_accent="#0D1526", selection="#22324A",
    nav="#0D1526", nav_hover="#14233E", nav_selected="#1C3358", nav_text="#AFC0DA",
    nav_title="#FFFFFF", nav_mark="#E5B64B",
    green="#5FC58D", green_ground="#173326", yellow="#E2B34C", yellow_ground="#3A2E12",
    red="#F1877E", red_ground="#3F1D1B", blue="#7DB0F5", blue_ground="#1A2C48",
    grey="#9AA4B2", grey_ground="#262C35",
)  # fmt: skip


def tokens() -> Tokens:
    """The set in force: whichever the application's palette was made of."""
    return DARK if QGuiApplication.palette().base().color() == QColor(DARK.surface) else LIGHT


def icon(name: str) -> QIcon:
    """A small picture of `resources/icons`; its grey is at least 3.8 : 1 on light and on dark."""
    return QIcon(str(resource("icons", f"{name}.svg")))


def style_sheet(colours: Tokens) -> str:
    """The whole style sheet of the application."""
    template = Template(resource("styles", "workbench.qss").read_text(encoding="utf-8"))
    icons = resource("icons").as_posix()
    return template.substitute(asdict(colours), icons=icons)


def palette(colours: Tokens) -> QPalette:
    """What Fusion paints by itself with: selections, links, disabled words."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette(QColor(colours.surface), QColor(colours.canvas))
    for name, colour in (
        (role.WindowText, colours.text), (role.Text, colours.text), (role.ButtonText, colours.text),
        (role.Base, colours.surface), (role.AlternateBase, colours.canvas),
        (role.Highlight, colours.accent), (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent), (role.Link, colours.accent),
        (role.LinkVisited, colours.accent), (role.PlaceholderText, colours.mute),
        (role.ToolTipBase, colours.surface), (role.ToolTipText, colours.text),
        (role.Mid, colours.line),
    ):  # fmt: skip
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, name, QColor(colours.mute))
    return made


class Theme(QObject):
    """Dresses the application and changes its dress while it runs, when the system does."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        self.follow(hints.colorScheme())

    def follow(self, scheme: Qt.ColorScheme) -> None:
        """Put on the light or the dark set."""
        colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(palette(colours))
        self._application.setStyleSheet(style_sheet(colours))
