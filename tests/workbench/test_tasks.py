from datetime import date
from uuid import uuid4

from tests.workbench.office import TODAY, problems, refusal, task_id
from workbench.store import Store
from workbench.tasks import (
    MilestoneDraft,
    MilestoneRow,
    list_assignees,
    milestones_by_task,
    parts_by_task,
    programme_titles,
    record_milestone,
    task_titles,
)
from workbench.units import UnitRole


def milestones(store: Store, number: int) -> tuple[MilestoneRow, ...]:
    return store.read(milestones_by_task)[task_id(store, number)]


def test_the_tasks_come_in_the_order_of_the_table(store: Store) -> None:
    titles = store.read(task_titles)
    assert [number for _, number, _ in titles] == list(range(1, 51))
    assert titles[24][2].startswith("建设知识产权服务业集聚发展示范区")


def test_the_programme_of_a_task_is_known_by_number_and_title(store: Store) -> None:
    programmes = store.read(programme_titles)
    assert sorted(programmes.values())[6] == (7, "构建知识产权发展环境体系")


def test_the_parts_of_a_task_come_leads_first_as_printed(store: Store) -> None:
    parts = store.read(parts_by_task)[task_id(store, 12)]
    assert [(part.role, part.unit) for part in parts] == [
        (UnitRole.LEAD, "市中院"),
        (UnitRole.LEAD, "市场监管局（知识产权局）"),
        (UnitRole.LEAD, "文旅局"),
        (UnitRole.LEAD, "公安局"),
        (UnitRole.LEAD, "司法局"),
        (UnitRole.COOPERATING, "各旗县区政府"),
    ]


def test_whoever_has_a_part_may_report_leads_first_and_groups_as_their_members(
    store: Store,
) -> None:
    def names(number: int, day: date = TODAY) -> list[str]:
        return [row.short_name for row in store.read(list_assignees, task_id(store, number), day)]

    assert names(14)[0] == "市场监管局（知识产权局）"
    assert len(names(14)) == 11
    assert names(14)[-1] == "文旅局"
    assert "各旗县区政府" not in names(14)
    assert names(14, date(2018, 1, 1)) == ["市场监管局（知识产权局）", "各旗县区政府", "文旅局"]
    assert store.read(list_assignees, uuid4(), TODAY) == []


def test_milestones_come_by_their_dates(store: Store) -> None:
    first, second = milestones(store, 11)
    assert (first.due_on, first.weight, first.done_on) == (date(2019, 12, 31), 50, None)
    assert second.plan.title == "完成保护中心建设"
    assert second.plan.due_on == date(2020, 12, 31)


def test_a_milestone_is_reached_on_a_day_with_what_shows_it(store: Store) -> None:
    step = milestones(store, 11)[0]
    draft = MilestoneDraft(done_on=TODAY, account="已挂牌并申报。")
    store.write(record_milestone, step.id, draft, TODAY)
    reached = milestones(store, 11)[0]
    assert (reached.done_on, reached.account, reached.version) == (TODAY, "已挂牌并申报。", 2)
    assert reached.plan.done_on == TODAY
    store.write(record_milestone, step.id, MilestoneDraft(), TODAY)
    assert milestones(store, 11)[0].done_on is None


def test_a_milestone_is_not_reached_in_the_future(store: Store) -> None:
    step = milestones(store, 11)[0]
    draft = MilestoneDraft(done_on=date(2019, 12, 1))
    assert problems(store.write, record_milestone, step.id, draft, TODAY) == {
        "done_on": "完成日期不能晚于今天。"
    }
    assert milestones(store, 11)[0] == step


def test_a_milestone_that_is_gone_is_missing(store: Store) -> None:
    assert refusal(store.write, record_milestone, uuid4(), MilestoneDraft(), TODAY) == (
        "这条节点已被删除，可在“撤销”中找回。"
    )
