import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fingers import keys
from tests.ui.hands import show
from ui.parts.several_edit import SeveralEdit
from workbench.errors import InvalidInput

OPTIONS = [(1, "财政局"), (2, "科技局"), (3, "市场监管局（知识产权局）"), (4, "Ａ园区")]


@pytest.fixture
def field(qtbot: QtBot) -> SeveralEdit:
    made = SeveralEdit(OPTIONS)
    show(qtbot, made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", []),
        ("财政局", [1]),
        ("科技局、财政局", [2, 1]),
        ("财政局，科技;市场 a园区", [1, 2, 3, 4]),
        ("、财政局、财政局、", [1]),
        ("市场监管局(知识产权局)", [3]),
    ],
)
def test_units_are_told_apart_by_any_usual_sign(
    field: SeveralEdit, typed: str, value: list[int]
) -> None:
    keys(typed)
    assert field.value() == value


@pytest.mark.parametrize(("typed", "wrong"), [("财政局、园林局", "园林局"), ("局", "局")])
def test_a_name_that_is_none_or_several_is_refused(
    field: SeveralEdit, typed: str, wrong: str
) -> None:
    keys(typed)
    with pytest.raises(InvalidInput) as refused:
        field.value()
    assert refused.value.sentence == f"列表里没有“{wrong}”，请从列表里选，几个之间用“、”隔开。"


def test_the_last_name_is_completed_and_those_before_it_stay(field: SeveralEdit) -> None:
    keys("财政局、知识")
    popup = field.completer().popup()
    assert popup
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.raw() == "财政局、市场监管局（知识产权局）"


def test_what_was_chosen_is_shown_in_its_order(field: SeveralEdit) -> None:
    field.put([3, 1])
    assert field.raw() == "市场监管局（知识产权局）、财政局"
    field.put(None)
    assert field.raw() == ""


def test_other_options_leave_what_is_typed(field: SeveralEdit) -> None:
    keys("住建局")
    field.set_options([*OPTIONS, (5, "住建局")])
    assert field.value() == [5]
