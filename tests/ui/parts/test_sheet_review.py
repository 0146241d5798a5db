import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.fingers import press
from tests.ui.hands import read_all, show
from ui.parts.sheet_review import PasteReview, Reviewed


@pytest.fixture
def review(qtbot: QtBot) -> PasteReview:
    made = PasteReview()
    show(qtbot, made)
    return made


def test_what_is_wrong_is_listed_first_and_plain_figures_are_only_counted(
    review: PasteReview,
) -> None:
    review.ask(
        [
            Reviewed("plain", "甲", "5 件"),
            Reviewed("same", "乙", "6 件"),
            Reviewed("replaced", "丙", "7 件 → 8 件"),
            Reviewed("asked", "丁", "九件 即 9 件"),
            Reviewed("refused", "戊", "x：不是数。"),
        ]
    )
    assert read_all(review).splitlines()[1:] == [
        "2 个数值可直接采用（其中 1 个替换原数）；1 个需确认；1 个与现有数值相同；1 个不能采用",
        "戊　x：不是数。",
        "丁　九件 即 9 件",
        "丙　7 件 → 8 件",
    ]


def test_enter_takes_and_esc_drops(review: PasteReview, qtbot: QtBot) -> None:
    review.ask([Reviewed("plain", "甲", "5 件")])
    assert not review.findChildren(QScrollArea)[0].isVisible()
    with qtbot.waitSignal(review.accepted):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(review.dropped):
        press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    assert review.drop.hasFocus()
    with qtbot.waitSignal(review.dropped):
        press(Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", ["same", "refused"])
def test_what_cannot_be_taken_can_only_be_dropped(review: PasteReview, kind: str) -> None:
    line = Reviewed("same", "甲") if kind == "same" else Reviewed("refused", "甲", "不是数。")
    review.ask([line])
    assert not review.accept.isEnabled()
    assert review.drop.hasFocus()


def test_a_long_list_is_scrolled_by_key(review: PasteReview) -> None:
    review.ask([Reviewed("asked", f"第{n}项", "百 即 100") for n in range(30)])
    QApplication.processEvents()
    bar = review.findChildren(QScrollArea)[0].verticalScrollBar()
    press(Qt.Key.Key_PageDown)
    lower = bar.value()
    press(Qt.Key.Key_PageUp)
    assert lower > bar.value() == 0
    press(Qt.Key.Key_5)
    assert review.isVisible()
