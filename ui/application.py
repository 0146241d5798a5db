"""Makes the application: bundled font, Fusion, Chinese for Qt's own words, the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.theme import Theme

FAMILY = "Noto Sans SC"
POINT_SIZE = 10


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make the one `QApplication`, before any widget."""
    application = QApplication(list(arguments))
    dress(application)
    return application


def dress(application: QApplication) -> Theme:
    """Give an application our name, language, font and colours."""
    application.setApplicationName("leading-group-workbench")
    application.setApplicationDisplayName("领导小组办公室工作台")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _translate(application)
    QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Regular.ttf")))
    application.setFont(QFont(FAMILY, POINT_SIZE))
    return Theme(application)


def _translate(application: QApplication) -> None:
    """Qt's own buttons and menus stay English until this is installed (DESIGN, trap 8)."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
