from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Session, select

from tests.workbench.office import TODAY, refusal
from tests.workbench.reporting.busy_autumn import UNPRINTED
from tests.workbench.reporting.office_papers import (
    cells,
    doubtful,
    leader_id,
    notes,
    of_leader,
    paper,
    paragraph,
    told,
)
from tests.workbench.reporting.wordings import close_tasks, meet
from workbench.decisions import Decision
from workbench.journal import describe
from workbench.members import Appointment, Role
from workbench.papers import AnnexKind, PaperKind
from workbench.reporting.office.leader_brief import word_leader
from workbench.reporting.office.leader_facts import list_leaders, read_leader
from workbench.store import Store
from workbench.tasks import MilestoneDraft, milestones_by_task, record_milestone
from workbench.units import find_unit


def wide(store: Store, place: int = 0, day: date = TODAY) -> str:
    """All that the paper could say, were the sheet larger."""
    content = word_leader(store.read(read_leader, leader_id(store, place), day))
    cells = [row for block in content.body for row in getattr(block, "rows", ())]
    texts = [getattr(block, "text", "") for block in (*content.body, content.last)]
    return "\n".join((*texts, *("|".join(row) for row in cells)))


def test_the_whole_comes_first_in_three_paragraphs(busy_store: Store) -> None:
    document = of_leader(busy_store)

    assert document.title == ("呼和浩特市创建知识产权强市工作情况",)
    assert paragraph(document, "任务。") == (
        "截至2019年11月30日，50项任务中已完成1项、欠进度10项、达进度35项、超进度4项，"
        "平均序时35%、实际32%。"
    )
    assert paragraph(document, "指标。").startswith("45项中已实现2项")
    assert paragraph(document, "报送和议定。") == (
        "2019年11月应报单位31个，已报齐16个。议定事项5项，已办结1项，未办结4项，其中逾期2项。"
    )


def test_what_waits_for_a_word_is_asked(busy_store: Store) -> None:
    said = wide(busy_store)

    assert "需要您决定的事项4项。" in said
    assert (
        "第11项“建设市级知识产权保护中心”|市场监管局（知识产权局）申请改期至2021年6月30日：选址未定"
        "|是否同意改期"
    ) in said
    assert "“提出保护中心建设进度表”|2019年11月19日完成并申请办结" in said
    assert "议定的“出台质押融资风险补偿办法”（财政局）|应于2019年11月10日完成" in said
    assert UNPRINTED[:6] not in said


def test_what_comes_next_is_named_with_its_day(busy_store: Store) -> None:
    said = wide(busy_store)

    assert (
        "下一步节点：今后90天内到期5项：12月20日“抓紧落实保护中心编制和办公场所”（编办）；" in said
    )
    assert "12月31日制度完善阶段结束、第11项完成市级知识产权保护中心挂牌" in said


def test_what_a_leader_wrote_is_followed_up_for_that_leader_alone(busy_store: Store) -> None:
    assert (
        "您批示过、尚未办结的事项1件：11月20日批示第11项“建设市级知识产权保护中心”，目前欠进度。"
        "呈组长冯玉臻同志阅示。"
    ) in wide(busy_store)
    assert "批示过" not in wide(busy_store, 3)
    assert "呈副组长刘文玉同志阅示。" in wide(busy_store, 3)


def test_every_figure_follows_from_its_rows(busy_store: Store) -> None:
    subject = str(leader_id(busy_store))

    assert doubtful(paper(busy_store, PaperKind.LEADER, subject, TODAY, *AnnexKind)) == []


def test_units_silent_twice_are_one_matter(store: Store) -> None:
    document = of_leader(store)

    assert paragraph(document, "请决定。") == "需要您决定的事项1项。"
    ((_, who, account, question),) = cells(document)
    assert who.endswith("等31个单位")
    assert (account, question) == ("最近两个到期的填报期应报而一项未报", "是否通报批评")


def test_long_overdue_tasks_are_asked_about(store: Store) -> None:
    said = wide(store, 0, date(2020, 3, 1))

    assert "第11项“建设市级知识产权保护中心”（市场监管局（知识产权局））|节点" in said
    assert "|是否约谈或改期" in said


def test_when_all_is_done_nothing_is_asked(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2019, 3, 1))
    document = of_leader(store, 0, date(2020, 3, 1))

    assert paragraph(document, "请决定。") == "目前没有需要您决定的事项。"
    assert "2020年3月没有应报单位。" in told(document)
    assert notes(document) == ["今后90天内没有到期的节点。"]


def test_an_overdue_decision_of_nobody_is_asked_about_too(store: Store) -> None:
    meet(store, ("出台办法",), due_on=date(2019, 8, 31))

    assert "议定的“出台办法”（财政局）" in wide(store)


def test_what_is_reached_or_has_no_date_is_not_to_come(store: Store) -> None:
    meet(store, ("抓紧推进",))
    store.write(_undate)
    steps = {s.title: s for row in store.read(milestones_by_task).values() for s in row}
    centre = next(title for title in steps if title.startswith("完成市级知识产权保护中心"))
    store.write(record_milestone, steps[centre].id, MilestoneDraft(done_on=TODAY), TODAY)

    said = wide(store)
    assert "第11项" not in said
    assert "抓紧推进" not in said


def _undate(session: Session) -> None:
    """A meeting may leave open until when."""
    describe(session, "更正完成时限")
    session.exec(select(Decision)).one().due_on = None


def test_a_leader_with_a_unit_is_told_how_it_stands(store: Store) -> None:
    unit = store.read(find_unit, "组织部")
    store.write(_appoint, leader_id(store, 4), unit)

    said = paragraph(of_leader(store, 4), "本单位任务。")
    assert said == "组织部牵头1项，未报1项。"


def _appoint(session: Session, member: UUID, unit: UUID) -> None:
    """As the roster has it where a deputy also heads a bureau."""
    describe(session, "更正任职单位")
    post = session.exec(select(Appointment).where(Appointment.member_id == member)).one()
    post.unit_id = unit


def test_leaders_are_those_above_the_members(store: Store) -> None:
    roles = [row.role for row in store.read(list_leaders, TODAY)]

    assert roles == [Role.HEAD, Role.EXECUTIVE_DEPUTY, *[Role.DEPUTY] * 10]


def test_whoever_leads_nothing_gets_no_paper(store: Store) -> None:
    said = refusal(of_leader, store, 12)
    assert said == "朱建国不是组长或副组长，领导参阅只呈组长、副组长。"
    said = refusal(paper, store, PaperKind.LEADER, str(uuid4()))
    assert said == "截至统计截止日，这位同志不在领导小组任职，请从列表中选择。"
    said = refusal(of_leader, store, 0, date(2018, 12, 31))
    assert said == "统计截止日不能早于方案开始的2019年1月1日。"
