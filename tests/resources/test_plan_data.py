import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from resources import resource
from workbench.plan_file import PlanFile, read_plan_file

PLAN = resource("plans", "hohhot-2019.toml")


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    return read_plan_file(PLAN)


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.with_suffix(".txt").read_text(encoding="utf-8")


Row = tuple[str, list[str], list[str], str]


def table_rows(text: str) -> list[tuple[str, list[Row]]]:
    """The 分工表 as the text has it, programme by programme."""
    programmes = set(re.findall(r"^（.）((?:实施|构建)\S+)$", text, re.MULTILINE))
    table = text.partition("推进计划\n")[2].partition("\n\n")[0]
    found: list[tuple[str, list[Row]]] = []
    for line in table.splitlines():
        cells = line.split()
        if cells[0] in programmes:
            found.append((cells.pop(0), []))
        rows = found[-1][1]
        match cells:
            case [content, lead, cooperating, schedule]:
                rows.append((content, lead.split("、"), cooperating.split("、"), schedule))
            case [content, lead, schedule]:
                rows.append((content, lead.split("、"), [], schedule))
            case [more_cooperating, more_schedule]:
                content, leads, cooperating_units, first_schedule = rows.pop()
                units = [*cooperating_units, *more_cooperating.split("、")]
                rows.append((content, leads, units, f"{first_schedule} {more_schedule}"))
    return found


def test_the_table_in_the_text_and_the_tasks_say_the_same(plan: PlanFile, text: str) -> None:
    rows = list(chain.from_iterable(rows for _, rows in table_rows(text)))
    tasks = [
        (task.content, list(task.lead), list(task.cooperating), task.schedule)
        for task in plan.tasks
    ]
    assert tasks == rows


def test_every_programme_has_its_rows(plan: PlanFile, text: str) -> None:
    counted = Counter(task.programme for task in plan.tasks)
    in_table = [(title, len(rows)) for title, rows in table_rows(text)]
    assert [(part.title, counted[part.number]) for part in plan.programmes] == in_table
    assert [counted[number] for number in range(1, 8)] == [4, 6, 8, 6, 6, 4, 16]


def test_eight_rows_have_no_cooperating_unit(plan: PlanFile) -> None:
    alone = [task.number for task in plan.tasks if not task.cooperating]
    assert alone == [21, 28, 34, 35, 36, 46, 48, 50]


def test_the_row_with_two_schedules_keeps_both_and_says_so(plan: PlanFile) -> None:
    row = plan.tasks[24]
    assert row.cooperating == ("工信局", "发改委")
    assert row.schedule == "2021年完成集聚区建设 2019-2021年"
    assert "照录" in row.source_note


def test_the_eighteen_clauses_stand_under_their_programmes(plan: PlanFile, text: str) -> None:
    section = text.partition("\n二、重点任务\n")[2].partition("\n三、实施步骤\n")[0]
    printed = re.findall(r"^(?:（(.)）(\S+)|(\d+)\.(\S+))$", section, re.MULTILINE)
    expected = []
    for mark, heading, number, words in printed:
        if mark:
            expected.append((heading, ""))
        else:
            expected.append((number, words))
    written = []
    for programme in plan.programmes:
        written.append((programme.clauses_heading, ""))
        clauses = [clause for clause in plan.clauses if clause.programme == programme.number]
        written += [(str(clause.number), clause.text) for clause in clauses]
    assert written == expected
    assert len(plan.clauses) == 18


def test_a_task_differs_from_its_clause_only_where_a_note_says_so(plan: PlanFile) -> None:
    clauses = {clause.number: clause.text for clause in plan.clauses}
    different = [
        task.number for task in plan.tasks if task.content[:-1] not in clauses[task.clause]
    ]
    assert different == [1, 9, 47]
    assert all(plan.tasks[number - 1].source_note for number in different)


def test_schedules_in_years_run_from_january_to_december(plan: PlanFile) -> None:
    for task in plan.tasks:
        years = [int(year) for year in re.findall(r"\d{4}", task.schedule)]
        assert task.starts_on == date(2019, 1, 1)
        assert task.due_on == date(max(years), 12, 31), task.number


def test_a_milestone_stands_for_each_step_that_the_schedule_names(plan: PlanFile) -> None:
    for task in plan.tasks:
        steps = re.findall(r"(\d{4})年([^\d；。\s]+)", task.schedule)
        milestones = [(str(step.due_on), step.title) for step in task.milestones]
        assert milestones == [(f"{year}-12-31", title) for year, title in steps]
    with_steps = [task.number for task in plan.tasks if task.milestones]
    assert with_steps == [8, 11, 19, 20, 25, 26, 27]
    assert [step.weight for step in plan.tasks[10].milestones] == [50, 50]


def test_the_phases_are_the_ones_of_the_text(plan: PlanFile, text: str) -> None:
    for phase in plan.phases:
        line = f"{phase.title}：{phase.deadline_text}。{'，'.join(phase.items)}。"
        assert f"\n{line}\n" in text
        assert phase.title == f"{phase.short_title}阶段"
    assert [len(phase.items) for phase in plan.phases] == [4, 4, 4, 4]
    assert [str(phase.deadline) for phase in plan.phases] == [
        "2019-06-30",
        "2019-12-31",
        "2020-12-31",
        "2021-12-31",
    ]


def test_the_roster_in_the_text_and_the_members_say_the_same(plan: PlanFile, text: str) -> None:
    roster = text.partition("组成人员如下：\n")[2].partition("办公室设在")[0]
    role, printed = "", []
    for line in filter(None, roster.splitlines()):
        label, _, person = line.rpartition("：")
        role = label or role
        printed.append((role, *person.split("\u3000")))
    assert [(member.role, member.name, member.post) for member in plan.members] == printed


def test_fifty_five_members_in_four_roles(plan: PlanFile) -> None:
    roles = Counter(member.role for member in plan.members)
    assert roles == {"组长": 1, "常务副组长": 1, "副组长": 10, "成员": 43}
    assert len({member.name for member in plan.members}) == 55


def test_every_member_of_the_lowest_role_speaks_for_one_unit_of_the_list(plan: PlanFile) -> None:
    units = {unit.short_name: unit for unit in plan.units}
    speaking = [member for member in plan.members if member.role == "成员"]
    assert [member.unit for member in speaking] == list(units)
    for member in speaking[1:]:
        assert member.unit
        assert member.post.startswith(units[member.unit].official_name)
    assert not any(member.unit for member in plan.members if member.role != "成员")


def test_names_padded_in_the_source_are_whole(plan: PlanFile) -> None:
    names = {member.name: member.post for member in plan.members}
    assert names["罗青"].startswith("市委副书记、副市长")
    assert names["孙德"] == "市统计局局长"


def test_units_are_named_as_the_document_names_them(plan: PlanFile, text: str) -> None:
    assert [unit.official_name for unit in plan.units if unit.official_name not in text] == []
    not_printed = [unit.short_name for unit in plan.units if unit.short_name not in text]
    derived = {unit.short_name for unit in plan.units if unit.source_note}
    assert set(not_printed) <= derived


def test_the_nine_banners_counties_and_districts_are_one_entry(plan: PlanFile) -> None:
    group = plan.groups[0]
    assert plan.unit_names["各旗县政府"] == group.name == "各旗县区政府"
    assert len(group.members) == 9
    assert group.members[0] == "土左旗政府"
    assert group.members[-1] == "赛罕区政府"


def test_all_member_units_are_the_units_of_the_roster(plan: PlanFile) -> None:
    assert plan.groups[1].name == "各成员单位"
    assert plan.groups[1].members == tuple(unit.short_name for unit in plan.units)


def test_every_target_quotes_the_text(plan: PlanFile, text: str) -> None:
    whole = squeeze(text)
    for target in plan.targets:
        assert squeeze(target.sentence) in whole, target.name
        assert target.group in text
        for figure in (target.value, target.high):
            assert figure is None or str(figure) in target.sentence or "百" in target.sentence
        if target.rate:
            assert f"{target.rate * 100:.0f}%" in target.sentence


def test_no_goal_of_the_text_is_left_without_a_target(plan: PlanFile, text: str) -> None:
    section = text.partition("（三）主要目标\n")[2].partition("\n二、重点任务")[0]
    for sentence in sorted({target.sentence for target in plan.targets}, key=len, reverse=True):
        section = section.replace(sentence, "")
    # with every quoted sentence taken out, headings and connecting words are what is left
    left = [words for words in re.split(r"[\s，；。：——]+", section) if words]
    headings = list(dict.fromkeys(target.group for target in plan.targets))[1:6]
    connecting = ["具体目标如下", "到2021年", "到2021年", "依托呼和浩特市商标受理窗口"]
    assert sorted(left) == sorted(headings + connecting)


def test_figures_that_stand_only_in_tasks_are_targets_too(plan: PlanFile, text: str) -> None:
    goals = text.partition("（三）主要目标\n")[2].partition("\n二、重点任务")[0]
    only_in_tasks = [target for target in plan.targets if target.sentence not in goals]
    assert [(target.name, target.kind, target.tasks) for target in only_in_tasks] == [
        ("高价值专利培育中心", "about", (2,)),
        ("知识产权领军企业百强", "at_least", (6,)),
        ("专利技术交易额", "rising", (19,)),
        ("运营的专利技术产业化产值", "rising", (19,)),
        ("知识产权学院和知识产权研究院", "between", (39,)),
    ]
    for target in only_in_tasks:
        assert target.sentence in plan.tasks[target.tasks[0] - 1].content


def test_every_figure_in_a_task_is_the_figure_of_a_target(plan: PlanFile) -> None:
    for task in plan.tasks:
        for figure in re.findall(r"\d+%?", task.content):
            related = [target for target in plan.targets if task.number in target.tasks]
            assert any(figure in target.sentence for target in related), (task.number, figure)


@pytest.mark.parametrize(
    ("name", "kind", "figures", "measure"),
    [
        ("年专利申请总量", "at_least", ["6000"], "当年值"),
        ("每万人有效发明专利拥有量", "more_than", ["10"], "时点值"),
        ("年商标注册量", "more_than", ["8000"], "当年值"),
        ("地理标志商标总数", "at_least", ["20"], "时点值"),
        ("高价值专利组合", "about", ["10"], "累计值"),
        ("作品著作权登记数量", "rising", [], "当年值"),
        ("知识产权密集型企业", "at_least", ["100"], "累计值"),
        ("知识产权管理规范贯标企事业单位", "between", ["100", "150"], "累计值"),
        ("知识产权托管服务覆盖小微企业", "at_least", ["1000"], "累计值"),
        ("年度知识产权行政执法办案数量", "yearly_growth", ["0.3"], "当年值"),
        ("维权援助服务企业数量", "yearly_growth", ["0.3"], "当年值"),
        ("知识产权保护中心", "milestone", [], ""),
        ("知识产权运营机构", "at_least", ["5"], "累计值"),
        ("知识产权质押融资金额", "average_growth", ["0.2"], "当年值"),
        ("重大原创成果", "qualitative", [], ""),
        ("知识产权保护社会满意度", "at_least", ["80"], "时点值"),
    ],
)
def test_a_target_is_typed_as_it_is_worded(
    plan: PlanFile, name: str, kind: str, figures: list[str], measure: str
) -> None:
    (target,) = (target for target in plan.targets if target.name == name)
    written = [figure for figure in (target.value, target.high, target.rate) if figure is not None]
    assert (target.kind, written, target.measure) == (kind, [*map(Decimal, figures)], measure)
    assert target.due_on == date(2021, 12, 31)


def test_the_office_and_the_safeguards_are_the_texts_own_words(plan: PlanFile, text: str) -> None:
    assert f"\n{plan.office.text}\n" in text
    assert f"由{plan.office.director}同志兼任" in plan.office.text
    assert plan.office.unit in plan.office.text
    assert len(plan.safeguards) == 4
    for mark, part in zip("一二三四", plan.safeguards, strict=True):
        assert f"\n（{mark}）{part.title}\n" in text
        assert all(f"\n{paragraph}\n" in text for paragraph in part.text.splitlines())


def test_the_head_of_the_document_is_as_printed(plan: PlanFile, text: str) -> None:
    assert plan.full_text == text
    head = plan.plan
    for words in (head.title, head.document_number, head.issuer, head.leading_group):
        assert words in text


@pytest.mark.parametrize("number", [2, 7, 8, 9, 11, 14, 19, 25, 26, 27, 31, 32, 42, 47])
def test_a_row_that_the_source_leaves_unclear_says_how_it_was_read(
    plan: PlanFile, number: int
) -> None:
    assert plan.tasks[number - 1].source_note.endswith("。")


def test_the_text_is_punctuated_in_full_width(plan: PlanFile, text: str) -> None:
    assert re.findall(r"[,;:()\xa0]", text) == []
    assert plan.plan.document_number == "呼政字〔2019〕84号"
