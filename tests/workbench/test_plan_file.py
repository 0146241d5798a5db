import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from resources import resource
from workbench.errors import InvalidInput, Missing
from workbench.plan_file import read_plan_file

PLAN = resource("plans", "hohhot-2019.toml")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped plan where a test may spoil it."""
    for file in (PLAN, PLAN.with_suffix(".txt")):
        shutil.copy(file, tmp_path)
    return tmp_path / PLAN.name


def spoil(path: Path, old: str, new: str) -> None:
    data = path.read_text(encoding="utf-8")
    assert old in data
    path.write_text(data.replace(old, new, 1), encoding="utf-8")


def refusal(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_plan_file(path)
    return caught.value.sentence


def test_a_plan_file_becomes_checked_values() -> None:
    plan = read_plan_file(PLAN)
    assert plan.plan.starts_on == date(2019, 1, 1)
    assert plan.targets[1].value == Decimal(6000)
    assert plan.tasks[0].lead == ("市场监管局（知识产权局）",)
    assert plan.full_text.startswith("呼和浩特市人民政府关于印发")


def test_a_unit_is_found_by_any_of_its_names() -> None:
    names = read_plan_file(PLAN).unit_names
    assert {names[name] for name in ("市文旅广电局", "文旅局", "文旅广电局")} == {"文旅局"}
    assert names["各旗县政府"] == "各旗县区政府"
    assert "某局" not in names


def test_a_file_saved_by_a_windows_editor_is_read(copy: Path) -> None:
    data = copy.read_text(encoding="utf-8").replace("\n", "\r\n")
    copy.write_bytes(b"\xef\xbb\xbf" + data.encode())
    assert read_plan_file(copy) == read_plan_file(PLAN)


PATENTS = """name = "年专利申请总量"
kind = "at_least"
value = "6000"
unit = "件"
measure = "当年值"
"""
LAST_MILESTONE = """title = "完成保护中心建设"
due_on = 2020-12-31
weight = 50"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'lead = ["人社局", "',
            'lead = ["某局", "',
            "方案数据第 35 项任务：牵头单位“某局”不在单位名单中。",
        ),
        (
            'cooperating = ["各旗县政府"',
            'cooperating = ["各旗政府"',
            "方案数据第 32 项任务：配合单位“各旗政府”不在单位名单中。",
        ),
        (
            '"土左旗政府", "托县政府"',
            '"土左旗政府", "各成员单位"',
            "方案数据第 1 个单位组：成员单位“各成员单位”不在单位名单中。",
        ),
        (
            'unit_in_charge = "教育局"',
            'unit_in_charge = "某局"',
            "方案数据第 45 项目标：负责单位“某局”不在单位名单中。",
        ),
        (
            'unit = "组织部"',
            'unit = "各成员单位"',
            "方案数据第 15 名成员：单位“各成员单位”不在单位名单中。",
        ),
        (
            '[office]\nunit = "市场监管局（知识产权局）"',
            '[office]\nunit = "某局"',
            "方案数据中办公室一项：所在单位“某局”不在单位名单中。",
        ),
        (
            'director = "云铎"',
            'director = "云锋"',
            "方案数据中办公室一项：主任“云锋”不在成员名单中。",
        ),
        (
            '"文旅广电局"',
            '"市科技局"',
            "方案数据第 19 个单位：名称“市科技局”与第 11 个单位重复。",
        ),
        (
            'aliases = ["各旗县政府"',
            'aliases = ["科技局"',
            "方案数据第 1 个单位组：名称“科技局”与第 11 个单位重复。",
        ),
        ("order = 5\n", "order = 6\n", "方案数据第 5 名成员：序号应为 5，写的是 6。"),
        (
            "[[tasks]]\nnumber = 12",
            "[[tasks]]\nnumber = 13",
            "方案数据第 12 项任务：序号应为 12，写的是 13。",
        ),
        (
            "number = 18\nprogramme = 7",
            "number = 18\nprogramme = 8",
            "方案数据第 18 条：没有第 8 项重点任务。",
        ),
        (
            "number = 12\nprogramme = 3\nclause = 6",
            "number = 12\nprogramme = 3\nclause = 9",
            "方案数据第 12 项任务：第 3 项重点任务没有第 9 条。",
        ),
        (
            "tasks = [10, 24]",
            "tasks = [10, 51]",
            "方案数据第 7 项目标：没有第 51 项任务。",
        ),
        (
            "ends_on = 2021-12-31",
            "ends_on = 2018-12-31",
            "方案数据：结束日期 2018-12-31 早于开始日期 2019-01-01。",
        ),
        (
            "deadline = 2019-06-30",
            "deadline = 2020-06-30",
            "方案数据：各阶段的期限应当先后有序。",
        ),
        (
            "deadline = 2019-06-30",
            "deadline = 2018-06-30",
            "方案数据第 1 个阶段：日期 2018-06-30 不在方案的 2019-01-01 至 2021-12-31 之内。",
        ),
        (
            "starts_on = 2019-01-01\ndue_on = 2021-12-31",
            "starts_on = 2022-01-01\ndue_on = 2021-12-31",
            "方案数据第 1 项任务：开始日期、各节点日期和期限应当先后有序。",
        ),
        (
            LAST_MILESTONE,
            LAST_MILESTONE.replace("2020-12", "2021-01"),
            "方案数据第 11 项任务：开始日期、各节点日期和期限应当先后有序。",
        ),
        (
            LAST_MILESTONE,
            LAST_MILESTONE.replace("50", "40"),
            "方案数据第 11 项任务：各节点权重合计应为 100，不是 90。",
        ),
        (
            LAST_MILESTONE,
            LAST_MILESTONE.replace("50", '"一半"'),
            "方案数据第 11 项任务：“milestones.2.weight”的写法不对，写的是“一半”。",
        ),
        (
            'title = "前期准备阶段"\n',
            "",
            "方案数据第 1 个阶段：缺少“title”。",
        ),
        (
            'issuer = "呼和浩特市人民政府"',
            'issuer = "  "',
            "方案数据：“plan.issuer”不能为空。",
        ),
        (
            'lead = ["组织部"]',
            "lead = []",
            "方案数据第 37 项任务：“lead”不能为空。",
        ),
        (
            'role = "常务副组长"',
            'role = "顾问"',
            "方案数据第 2 名成员：“role”的写法不对，写的是“顾问”。",
        ),
        (
            "[plan]\n",
            'remark = "x"\n[plan]\n',
            "方案数据：不认识“remark”这一项。",
        ),
        (
            PATENTS,
            PATENTS.replace("value", "worth"),
            "方案数据第 2 项目标：不认识“worth”这一项。",
        ),
        (
            PATENTS,
            PATENTS.replace('"6000"', '"6,000"'),
            "方案数据第 2 项目标：“value”的写法不对，写的是“6,000”。",
        ),
        (
            PATENTS,
            PATENTS.replace('value = "6000"\n', ""),
            "方案数据第 2 项目标：请填写目标值。",
        ),
        (
            PATENTS,
            PATENTS.replace('measure = "当年值"\n', ""),
            "方案数据第 2 项目标：请写明计量单位（unit）和口径（measure）。",
        ),
        (
            'value = "100"\nhigh = "150"',
            'value = "150"\nhigh = "100"',
            "方案数据第 13 项目标：区间的上限小于下限，请核对。",
        ),
        (
            'issuer = "呼和浩特市人民政府"',
            'issuer = "呼和浩特市人民政府',
            "方案文件“hohhot-2019.toml”第 11 行的写法有误，请检查。",
        ),
    ],
)
def test_a_slip_of_the_hand_is_refused_with_its_place(
    copy: Path, old: str, new: str, sentence: str
) -> None:
    spoil(copy, old, new)
    assert refusal(copy) == sentence


def test_a_section_of_the_wrong_shape_is_named(copy: Path) -> None:
    head = copy.read_text(encoding="utf-8").partition("[[programmes]]")[0]
    copy.write_text("programmes = [1]\n" + head, encoding="utf-8")
    assert refusal(copy) == "方案数据第 1 项重点任务：“programmes”的写法不对，写的是“1”。"


def test_a_file_cut_off_at_its_end_is_refused(copy: Path) -> None:
    copy.write_text('title = "', encoding="utf-8")
    assert refusal(copy) == "方案文件“hohhot-2019.toml”末尾的写法有误，请检查。"


def test_a_file_in_another_encoding_is_refused(copy: Path) -> None:
    copy.write_bytes('title = "方案"'.encode("gb18030"))
    assert refusal(copy) == "方案文件“hohhot-2019.toml”不是 UTF-8 编码，请另存为 UTF-8。"


@pytest.mark.parametrize("gone", ["hohhot-2019.toml", "hohhot-2019.txt"])
def test_a_missing_file_is_named(copy: Path, gone: str) -> None:
    copy.with_name(gone).unlink()
    with pytest.raises(Missing, match=f"打不开方案文件“{gone}”，请检查它是否还在原处。"):
        read_plan_file(copy)
