"""Makes the application: bundled font, Fusion, Chinese for Qt's own words, the theme."""

import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.theme import Theme
from workbench.errors import WorkbenchError

FAMILY = "Noto Sans SC"
POINT_SIZE = 10


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make the one `QApplication`, before any widget, and take in what nobody catches."""
    application = QApplication(list(arguments))
    dress(application)
    sys.excepthook = report_error
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


def report_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The one hook for what nobody caught: a refusal is said, a bug also goes to stderr."""
    from ui.dialogs import show_error

    if isinstance(error, WorkbenchError):
        show_error(QApplication.activeWindow(), error.sentence)
        return
    sys.__excepthook__(kind, error, trace)
    if QApplication.activeModalWidget():
        return  # a bug that comes again and again is said once
    show_error(
        QApplication.activeWindow(),
        "程序自身出了错，刚才的操作没有完成；已经保存的内容都在，可以继续使用。",
        "程序出错",
    )


def _translate(application: QApplication) -> None:
    """Qt's own buttons and menus stay English until this is installed (DESIGN, trap 8)."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load("qtbase_zh_CN", folder)
    application.installTranslator(translator)
