from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import show, write
from ui.desk import Desk
from ui.forms.achievement import AchievementForm
from workbench.errors import InvalidInput
from workbench.scoreboard import TargetRow, list_targets
from workbench.targets import AchievementDraft, record_achievement

CENTRE = 18


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> AchievementForm:
    made = AchievementForm(desk)
    show(qtbot, made)
    return made


def centre(desk: Desk) -> TargetRow:
    return desk.store.read(list_targets, desk.as_of)[CENTRE - 1]


def test_before_a_target_is_chosen_there_is_nothing_to_judge(form: AchievementForm) -> None:
    with pytest.raises(InvalidInput, match="请先在列表里选一项指标。"):
        form.draft({})


def test_a_judgement_is_shown_to_be_corrected(form: AchievementForm, desk: Desk) -> None:
    judged = AchievementDraft(achieved_on=date(2019, 11, 8), achieved_note="呼编发〔2019〕31号")
    desk.store.write(record_achievement, centre(desk).id, judged)
    form.open_on(centre(desk))
    assert form.editor("achieved_on").raw() == "2019-11-08"
    assert form.editor("achieved_note").raw() == "呼编发〔2019〕31号"
    assert form.accessibleName() == "评定　知识产权保护中心"


def test_nothing_is_reached_in_the_future(form: AchievementForm, desk: Desk) -> None:
    form.open_on(centre(desk))
    write(form, "achieved_on", "2019-12-01")
    values = {name: form.editor(name).value() for name in ("achieved_on", "achieved_note")}
    with pytest.raises(InvalidInput) as refused:
        form.draft(values)
    assert refused.value.problems == {"achieved_on": "实现日期不能晚于今天。"}
