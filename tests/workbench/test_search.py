from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from tests.workbench import issuer
from tests.workbench.office import TODAY, decision, meeting, progress, target_id, task_id, unit_id
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.journal import describe
from workbench.ledger import list_tasks
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import list_members
from workbench.notices import (
    NoticeDraft,
    NoticeKind,
    issue_notices,
    list_notices,
    number_notices,
    revoke_notice,
)
from workbench.orders import draw_orders
from workbench.pinyin import spell
from workbench.progress import record_progress
from workbench.records import load
from workbench.search import find
from workbench.search_index import Hit, HitKind, SearchIndex, fold, read_index
from workbench.store import Store
from workbench.units import Unit, list_units

Search = Callable[..., list[Hit]]


@pytest.fixture
def search(store: Store) -> Search:
    """Types a text into the box of a fresh office."""

    def find_as_of(text: str, as_of: date = TODAY, **options: int) -> list[Hit]:
        return store.read(find, store.read(read_index, as_of), text, **options)

    return find_as_of


@pytest.fixture
def index(store: Store) -> SearchIndex:
    return store.read(read_index, TODAY)


def report(
    store: Store, number: int = 1, unit: str = "市场监管局（知识产权局）", **typed: str
) -> None:
    values = {"task_id": task_id(store, number), "unit_id": unit_id(store, unit)}
    store.write(record_progress, progress(store, **values | typed))


def issue(store: Store, units: int) -> None:
    orders = draw_orders(NoticeKind.SUPERVISION, store.read(list_tasks, date(2020, 6, 30)))
    draft = NoticeDraft(
        kind=NoticeKind.SUPERVISION, issued_on=date(2020, 6, 30), reply_by=date(2020, 7, 10)
    )
    store.write(issue_notices, store.read(number_notices, draft, orders[:units]))


def titles(hits: list[Hit], kind: HitKind | None = None) -> list[str]:
    return [hit.title for hit in hits if kind in (None, hit.kind)]


# Numbers


@pytest.mark.parametrize("text", ["11", "第11项", "第 11 项", "１１", " 11 "])
def test_a_number_finds_the_task_and_the_target_of_that_number_first(
    search: Search, store: Store, text: str
) -> None:
    task, target, *_ = search(text)
    assert (task.kind, task.page, task.wish) == (
        HitKind.TASK,
        "ledger",
        {"task": task_id(store, 11)},
    )
    assert (target.kind, target.page, target.wish) == (
        HitKind.TARGET,
        "targets",
        {"target": target_id(store, 11)},
    )


@pytest.mark.parametrize(
    "text",
    [
        "督办〔2020〕5号",
        "督办(2020)5号",
        "督办（2020）5号",
        "督办20205",
        "督办 2020 5",
        "督办[2020]5",
    ],
)
def test_a_document_number_finds_its_notice_however_it_is_typed(
    search: Search, store: Store, text: str
) -> None:
    issue(store, 16)
    first = search(text)[0]
    wanted = next(row for row in store.read(list_notices) if row.number == 5)
    assert (first.kind, first.title, first.page) == (HitKind.NOTICE, "督办〔2020〕5号", "notices")
    assert first.wish == {"notice": wanted.id}


def test_a_part_of_a_document_number_finds_all_that_have_it(search: Search, store: Store) -> None:
    issue(store, 12)
    assert len(titles(search("督办2020"), HitKind.NOTICE)) == 12
    assert set(titles(search("20201"), HitKind.NOTICE)) == {
        "督办〔2020〕1号",
        "督办〔2020〕10号",
        "督办〔2020〕11号",
        "督办〔2020〕12号",
    }


def test_a_revoked_notice_says_so(search: Search, store: Store) -> None:
    issue(store, 1)
    notice = store.read(list_notices)[0]
    assert search("督办20201")[0].note == f"{notice.unit}　2020年6月30日"
    store.write(revoke_notice, notice.id, date(2020, 7, 1))
    assert search("督办20201")[0].note == f"{notice.unit}　2020年6月30日　已作废"


# Tasks, targets, units


def test_a_task_is_found_by_its_wording_and_by_its_units(search: Search, store: Store) -> None:
    court = search("知识产权法庭")[0]
    assert (court.kind, court.wish) == (HitKind.TASK, {"task": task_id(store, 12)})
    assert court.note == "第12项　市中院"
    assert court in search("中院")


@pytest.mark.parametrize("text", ["zscqft", "zhishichanquanfating", "tjslzscqft"])
def test_the_opening_of_a_task_is_found_by_its_pinyin(
    search: Search, store: Store, text: str
) -> None:
    assert search(text)[0].wish == {"task": task_id(store, 12)}


def test_a_target_is_found_by_name_pinyin_and_the_plans_sentence(
    search: Search, store: Store
) -> None:
    wanted = {"target": target_id(store, 2)}
    assert search("年专利申请总量")[0].wish == wanted
    assert search("nzlsqzl")[0].wish == wanted
    assert wanted in [hit.wish for hit in search("6000件")]


@pytest.mark.parametrize(
    "text", ["文旅局", "市文旅广电局", "文旅广电局", "wlj", "wenlvju", "swlgdj"]
)
def test_a_unit_is_found_by_every_name_it_goes_by(search: Search, text: str) -> None:
    first = next(hit for hit in search(text) if hit.kind is HitKind.UNIT)
    assert (first.title, first.note) == ("文旅局", "市文旅广电局")


def test_a_unit_opens_the_tasks_that_name_it(search: Search, store: Store) -> None:
    rows = store.read(list_tasks, TODAY)
    for unit in ("财政局", "托县政府"):
        first = search(unit)[0]
        assert (first.page, first.wish) == ("ledger", {"words": unit})
    named = [f"{row.lead_names}{row.cooperating_names}" for row in rows]
    assert any("财政局" in names for names in named)
    assert not any("托县政府" in names for names in named), "only through its group"


def test_a_unit_that_no_task_names_opens_its_members(search: Search, store: Store) -> None:
    pages = {search(unit.short_name)[0].page for unit in store.read(list_units)}
    assert pages == {"ledger", "members"}


def test_a_unit_of_two_equal_names_is_not_named_twice(search: Search) -> None:
    assert search("呼和浩特职业学院")[0].note == ""


# People


def test_every_member_is_found_by_name_and_by_the_initials_of_each_reading(
    store: Store,
) -> None:
    index = store.read(read_index, TODAY)
    members = store.read(list_members, TODAY)
    spelt = spell(member.name for member in members)
    for member in members:
        wish = {"member": member.id}
        assert wish in [hit.wish for hit in store.read(find, index, member.name)]
        for place, readings in enumerate(spelt[member.name]):
            for reading in readings:
                letters = [others[0][0] for others in spelt[member.name]]
                letters[place] = reading[0]
                found = store.read(find, index, "".join(letters))
                assert wish in [hit.wish for hit in found], (member.name, letters)


@pytest.mark.parametrize("text", ["云铎", "yd", "yunduo", "YUNDUO", "云 铎", "yun duo"])
def test_a_member_is_the_first_to_be_found(search: Search, text: str) -> None:
    first = search(text)[0]
    assert (first.kind, first.title, first.page) == (HitKind.MEMBER, "云铎", "members")
    assert first.note == "成员　市市场监管局（知识产权局）局长"


def test_a_member_is_found_by_role_and_post(search: Search) -> None:
    assert "冯玉臻" in titles(search("组长"), HitKind.MEMBER)
    assert titles(search("市场监管局 局长"), HitKind.MEMBER) == ["云铎"]


def test_a_liaison_is_found_and_opens_the_member_of_the_unit(search: Search, store: Store) -> None:
    member = next(row for row in store.read(list_members, TODAY) if row.name == "云铎")
    values = {"unit_id": member.unit_id, "name": "罗青", "phone": "138-0000-1234"}
    store.write(record_liaison, LiaisonDraft.model_validate(values))
    liaison = next(hit for hit in search("luoqing") if hit.note.startswith("联络员"))
    assert liaison.note == "联络员　市场监管局（知识产权局）"
    assert liaison.wish == {"member": member.id}


def test_one_letter_is_no_pinyin(search: Search) -> None:
    assert search("y") == []


# Decisions and entries


def test_a_decision_is_found_by_wording_unit_and_meeting(search: Search, store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    key = store.write(record_decision, decision(store, held))
    expected = "领导小组第1次全体会议　财政局　2019-12-31前"
    for text in ("风险补偿办法", "财政局 办法", "第1次全体会议"):
        found = [hit for hit in search(text) if hit.kind is HitKind.DECISION]
        assert [(hit.page, hit.wish, hit.note) for hit in found] == [
            ("meetings", {"decision": key}, expected)
        ]
    assert not titles(search("风险补偿办法", date(2019, 6, 19)), HitKind.DECISION)


def test_an_entry_is_found_by_each_of_its_texts_and_opens_its_task(
    search: Search, store: Store
) -> None:
    report(store, text="选址已完成。", problems="编制未批复。", next_step="申报预算。")
    for text, title in (
        ("选址", "选址已完成。"),
        ("批复", "存在问题：编制未批复。"),
        ("申报预算", "下一步：申报预算。"),
        ("选址 编制", "选址已完成。"),
    ):
        entry = next(hit for hit in search(text) if hit.kind is HitKind.ENTRY)
        assert (entry.title, entry.page) == (title, "ledger")
        assert entry.wish == {"task": task_id(store, 1)}
        assert entry.note == "第1项　市场监管局（知识产权局）　2019-11　35%"
    assert not titles(search("选址 没有"), HitKind.ENTRY)


def test_what_was_reported_later_is_not_known_yet(search: Search, store: Store) -> None:
    report(store, text="选址已完成。")
    assert titles(search("选址", date(2019, 11, 1)))
    assert not titles(search("选址", date(2019, 10, 31)))


def test_the_newest_entries_come_first_and_no_more_than_wanted(
    search: Search, store: Store
) -> None:
    for month in (9, 11, 10):
        report(store, period=f"2019-{month:02d}", text=f"{month}月选址")
    assert titles(search("选址")) == ["11月选址", "10月选址", "9月选址"]
    assert titles(search("选址", limit=2)) == ["11月选址", "10月选址"]


@pytest.mark.parametrize("text", ["100%", "a_b", "PCT", "pct", "'", '"'])
def test_signs_are_looked_for_as_they_stand(search: Search, store: Store, text: str) -> None:
    assert not titles(search(text), HitKind.ENTRY)
    report(store, text=f"完成{text.upper()}登记")
    assert titles(search(text), HitKind.ENTRY) == [f"完成{text.upper()}登记"]


# All together


@pytest.mark.parametrize("text", ["", "  ", "（）", "〔"])
def test_nothing_typed_finds_nothing(search: Search, text: str) -> None:
    assert search(text) == []


def test_what_nobody_knows_is_not_found(search: Search) -> None:
    assert search("统筹发改旗县甲乙丙") == []
    assert search("财政局 甲乙丙") == []


def test_names_come_before_titles_and_titles_before_entries(search: Search, store: Store) -> None:
    report(store, text="财政局已拨付质押贴息。")
    kinds = list(dict.fromkeys(hit.kind for hit in search("财政局")))
    assert kinds == [HitKind.UNIT, HitKind.TASK, HitKind.MEMBER, HitKind.ENTRY]
    kinds = list(dict.fromkeys(hit.kind for hit in search("质押")))
    assert kinds == [HitKind.TARGET, HitKind.TASK, HitKind.ENTRY]


def test_each_kind_is_cut_by_itself(search: Search) -> None:
    counts = [len(titles(search("知识产权", limit=3), kind)) for kind in HitKind]
    assert max(counts) == 3
    assert sum(counts) > 3


def test_a_long_wording_is_shown_from_where_it_was_found(search: Search) -> None:
    hit = next(hit for hit in search("行政执法力度") if hit.kind is HitKind.TASK)
    assert hit.title.startswith("…")
    assert 0 < hit.title.index("行政执法力度") < 12


def test_a_name_that_changed_is_found_in_an_index_read_afterwards(
    search: Search, store: Store
) -> None:
    def rename(session: Session) -> None:
        describe(session, "改单位名称")
        load(session, Unit, unit_id(store, "财政局"), "单位").short_name = "财政和国资局"

    assert not titles(search("财政和国资"), HitKind.UNIT)
    store.write(rename)
    assert titles(search("czhgzj"), HitKind.UNIT) == ["财政和国资局"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=8) | st.text("知识产权云铎ydzscq11〔号督办 %_\\'", max_size=8))
def test_any_text_is_answered_and_twice_alike(store: Store, index: SearchIndex, text: str) -> None:
    hits = store.read(find, index, text)
    assert hits == store.read(find, index, text)
    assert bool(hits) <= bool(fold(text))


def test_an_issued_paper_is_found_by_its_number_and_title(search: Search, store: Store) -> None:
    row = issuer.issue(store)

    for typed in (row.document_number, "通报20201", "6月推进情况"):
        first = search(typed)[0]
        assert (first.kind, first.title) == (HitKind.NOTICE, "通报〔2020〕1号")
        assert (first.page, first.wish) == ("reports", {"view": "issued", "issue": row.id})
