from datetime import date
from pathlib import Path

import pytest

from reports.paper import build
from tests.ui.pdfs import read_text
from tests.workbench.test_posts import DAY, NEW, NUMBER, STATISTICS, adjust, change, member
from workbench.adjustments import Holder, PostChange, list_adjustments
from workbench.members import Role
from workbench.post_drafts import Succession
from workbench.reporting.adjustment import adjustment_notice, word_change
from workbench.reporting.document import Document, Signature, Text
from workbench.store import Store

ISSUED = date(2020, 6, 3)


def notice(store: Store) -> Document:
    (adjustment,) = store.read(list_adjustments)
    return store.read(adjustment_notice, adjustment, ISSUED)


def texts(paper: Document) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Text)]


def holder(name: str, post: str = "市统计局局长", role: Role = Role.MEMBER) -> Holder:
    return Holder(None, name, role, post)


def test_one_change_is_told_in_one_sentence(store: Store) -> None:
    adjust(store, change(member(store, STATISTICS)))
    assert texts(notice(store)) == [
        "各成员单位：",
        (
            f"因工作变动，根据{NUMBER}文件，经研究，自2020年6月1日起，{NEW}同志（市统计局局长）"
            "任领导小组成员，孙德同志不再担任领导小组成员。"
        ),
        "领导小组其他成员不变。",
    ]


def test_several_changes_are_told_one_by_one(store: Store, tmp_path: Path) -> None:
    deputy, college, bureau = (member(store, rank) for rank in (3, 14, STATISTICS))
    known = {"succession": Succession.KNOWN, "member_id": bureau.id, "name": None}
    adjust(
        store,
        change(deputy, post="市政府副市长", **known),
        change(college),
        change(bureau, succession=Succession.VACANT, name=None),
        number="",
    )
    paper = notice(store)
    assert texts(paper) == [
        "各成员单位：",
        "因工作变动，经研究，决定自2020年6月1日起对领导小组成员作如下调整：",
        f"1.孙德同志（市政府副市长）任领导小组副组长，{deputy.name}同志不再担任领导小组副组长。",
        f"2.{NEW}同志（呼和浩特职业学院院长）任领导小组成员，曹红同志不再担任领导小组成员。",
        "3.孙德同志不再担任领导小组成员，接任人选（市统计局局长）待定。",
        "领导小组其他成员不变。",
    ]
    path = tmp_path / "调整通知.pdf"
    assert build(paper, path).missing == ()
    printed = read_text(path)
    assert "关于调整领导小组成员的通知" in printed
    assert NEW in printed
    assert printed.index("特此通知。") < printed.index("2020年6月3日")


def test_the_group_signs_it_on_the_day_of_issue(store: Store) -> None:
    adjust(store, change(member(store, STATISTICS)))
    *_, signature = notice(store).blocks
    assert isinstance(signature, Signature)
    assert (signature.below.text, signature.office, signature.day) == (
        "特此通知。",
        member_group(store),
        "2020年6月3日",
    )


def member_group(store: Store) -> str:
    return notice(store).author.removesuffix("办公室")


@pytest.mark.parametrize(
    ("left", "came", "sentence"),
    [
        (None, holder("云铎"), "云铎同志（市统计局局长）任领导小组成员。"),
        (holder(""), holder("云铎"), "云铎同志（市统计局局长）任领导小组成员。"),
        (None, holder(""), "增设领导小组成员一名（市统计局局长），人选待定。"),
        (holder("孙德"), None, "孙德同志不再担任领导小组成员。"),
        (holder(""), None, "不再设领导小组成员（市统计局局长）。"),
        (
            holder("孙德"),
            holder("孙德", "市统计局党组书记、局长"),
            "孙德同志的职务调整为市统计局党组书记、局长，继续担任领导小组成员。",
        ),
    ],
)
def test_every_kind_of_change_reads_as_the_office_writes(
    left: Holder | None, came: Holder | None, sentence: str
) -> None:
    assert word_change(PostChange(left, came)) == sentence


def test_adjustments_come_by_document_and_day_the_latest_first(store: Store) -> None:
    adjust(store, change(member(store, STATISTICS)))
    adjust(store, change(member(store, 14), name="云铎", is_namesake=True), number="")
    found = [(a.day, a.document_number, len(a.changes)) for a in store.read(list_adjustments)]
    assert found == [(DAY, NUMBER, 1), (DAY, "", 1)]
