from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.workbench.office import problems
from workbench.contacts import ContactDraft
from workbench.decisions import DecisionDraft
from workbench.errors import InvalidInput
from workbench.meetings import MeetingDraft
from workbench.progress import ProgressDraft
from workbench.readings import ReadingDraft
from workbench.records import Draft, checked

PROGRESS: dict[str, object] = {
    "task_id": uuid4(),
    "unit_id": uuid4(),
    "period": "2019-11",
    "percent": "35",
    "text": "已完成第三方评估。",
    "reported_on": "2019-11-20",
}
READING: dict[str, object] = {"target_id": uuid4(), "year": 2019, "value": "5127"}
DECISION: dict[str, object] = {
    "meeting_id": uuid4(),
    "text": "出台办法",
    "unit_id": uuid4(),
    "due_on": "2019-12-31",
}


def test_typed_text_becomes_stripped_and_typed_values() -> None:
    draft = checked(ProgressDraft, PROGRESS | {"text": "\u3000\u00a0 已完成。\n"})
    assert (draft.text, draft.percent, draft.reported_on) == ("已完成。", 35, date(2019, 11, 20))
    assert checked(ReadingDraft, READING | {"value": " 1.20 "}).value == Decimal("1.20")


@pytest.mark.parametrize(
    ("draft", "values", "field", "sentence"),
    [
        (ProgressDraft, PROGRESS | {"percent": "101"}, "percent", "进度不能大于 100。"),
        (ProgressDraft, PROGRESS | {"percent": -1}, "percent", "进度不能小于 0。"),
        (ProgressDraft, PROGRESS | {"percent": ""}, "percent", "请填写进度。"),
        (
            ProgressDraft,
            PROGRESS | {"percent": "35%"},
            "percent",
            "进度应为整数，现在填的是“35%”。",
        ),
        (
            ProgressDraft,
            PROGRESS | {"percent": 35.5},
            "percent",
            "进度应为整数，现在填的是“35.5”。",
        ),
        (ProgressDraft, PROGRESS | {"text": "\u3000 "}, "text", "请填写进展情况。"),
        (
            ProgressDraft,
            PROGRESS | {"text": "长" * 5001},
            "text",
            "进展情况最多 5000 个字，请缩短。",
        ),
        (ProgressDraft, PROGRESS | {"period": ""}, "period", "请填写填报期。"),
        (
            ProgressDraft,
            PROGRESS | {"reported_on": "2019-02-30"},
            "reported_on",
            "填报日期不是有效日期，请按 2019-11-25 的样式填写。",
        ),
        (
            ProgressDraft,
            PROGRESS | {"reported_on": "昨天"},
            "reported_on",
            "填报日期不是有效日期，请按 2019-11-25 的样式填写。",
        ),
        (ProgressDraft, PROGRESS | {"reported_on": None}, "reported_on", "请填写填报日期。"),
        (ProgressDraft, PROGRESS | {"unit_id": "某局"}, "unit_id", "请从列表中选择填报单位。"),
        (ProgressDraft, PROGRESS | {"unit_id": 7}, "unit_id", "请从列表中选择填报单位。"),
        (ProgressDraft, PROGRESS | {"unit_id": None}, "unit_id", "请填写填报单位。"),
        (ProgressDraft, PROGRESS | {"text": "\ud800"}, "text", "进展情况填写有误，请核对。"),
        (ProgressDraft, PROGRESS | {"note": "x"}, "note", "note填写有误，请核对。"),
        (ReadingDraft, READING | {"value": "-1"}, "value", "数值不能小于 0。"),
        (ReadingDraft, READING | {"value": "NaN"}, "value", "数值应为数字，现在填的是“NaN”。"),
        (
            ReadingDraft,
            READING | {"value": "五千一百二十七件，其中发明专利一千零二十件"},
            "value",
            "数值应为数字，现在填的是“五千一百二十七件，其中发明专利一千零二十”。",
        ),
        (ReadingDraft, READING | {"value": "1e999999"}, "value", "数值位数太多，请核对。"),
        (ReadingDraft, READING | {"value": "0.1234567"}, "value", "数值位数太多，请核对。"),
        (ReadingDraft, READING | {"year": "1999"}, "year", "年份不能小于 2000。"),
        (DecisionDraft, DECISION | {"text": ""}, "text", "请填写议定事项。"),
        (MeetingDraft, {"kind": "茶话会"}, "kind", "会议类型填写有误，请核对。"),
        (
            ContactDraft,
            {"mobile": "打电话"},
            "mobile",
            "“打电话”不是电话号码，请只填号码，例如 0471-3301234、138-0000-1234 或 3301234转8021。",
        ),
        (ContactDraft, {"email": "无"}, "email", "电子邮箱格式不对，应像 name@example.cn。"),
    ],
)
def test_what_cannot_be_taken_is_said_under_its_field(
    draft: type[Draft], values: dict[str, object], field: str, sentence: str
) -> None:
    assert problems(checked, draft, values)[field] == sentence


def test_all_fields_are_told_at_once_and_the_first_is_the_sentence() -> None:
    with pytest.raises(InvalidInput) as caught:
        checked(ProgressDraft, PROGRESS | {"percent": 101, "text": "", "reported_on": "明天"})
    assert list(caught.value.problems) == ["percent", "text", "reported_on"]
    assert caught.value.sentence == "进度不能大于 100。"


def test_what_is_missing_is_asked_for_by_its_name_on_the_form() -> None:
    assert problems(checked, DecisionDraft, {}) == {
        "meeting_id": "请填写会议。",
        "text": "请填写议定事项。",
    }
