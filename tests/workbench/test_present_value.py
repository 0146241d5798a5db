from uuid import UUID

import pytest

from tests.workbench.office import refusal, task_id
from workbench.decisions import TaskField, present_value
from workbench.store import Store


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (TaskField.DUE_ON, "2020年12月31日"),
        (TaskField.LEAD, "市场监管局（知识产权局）"),
        (TaskField.SCHEDULE, "2019年完成"),
        (TaskField.CONTENT, "建设市级知识产权保护中心"),
    ],
)
def test_what_a_task_says_before_it_is_changed(store: Store, field: TaskField, words: str) -> None:
    assert store.read(present_value, task_id(store, 11), field).startswith(words)


def test_a_task_that_is_gone_says_nothing(store: Store) -> None:
    said = refusal(store.read, present_value, UUID(int=0), TaskField.LEAD)
    assert said == "这条任务已被删除，可在“撤销”中找回。"
