import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import show
from ui.forms.explanation import ExplanationForm
from workbench.errors import InvalidInput


def test_before_a_finding_is_chosen_there_is_nothing_to_explain(qtbot: QtBot) -> None:
    form = ExplanationForm()
    show(qtbot, form)
    with pytest.raises(InvalidInput, match="请先在列表里选一项。"):
        form.written({"note": "已核对"})
