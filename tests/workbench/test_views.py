import pytest

from tests.workbench.office import problems, refusal
from workbench.records import checked
from workbench.store import Store
from workbench.views import ViewDraft, delete_view, list_views, save_view


def draft(name: str = "本月逾期", page: str = "ledger", **filters: str) -> ViewDraft:
    return checked(ViewDraft, {"page": page, "name": name, "filters": filters})


def names(store: Store, page: str = "ledger") -> list[str]:
    return [view.name for view in store.read(list_views, page)]


def test_a_view_keeps_the_filters_of_its_page_under_its_name(store: Store) -> None:
    store.write(save_view, draft(schedule_class="逾期", words="专利"))
    store.write(save_view, draft("缺电话", "members", gap="缺电话"))
    (view,) = store.read(list_views, "ledger")
    assert (view.name, view.filters) == ("本月逾期", {"schedule_class": "逾期", "words": "专利"})
    assert names(store, "members") == ["缺电话"]
    assert names(store, "targets") == []


def test_views_come_by_name(store: Store) -> None:
    for name in ("B", "A", "C"):
        store.write(save_view, draft(name))
    assert names(store) == ["A", "B", "C"]


def test_a_page_has_one_view_of_a_name(store: Store) -> None:
    store.write(save_view, draft())
    assert problems(store.write, save_view, draft()) == {
        "name": "已有名为“本月逾期”的视图，请换一个名称。"
    }
    store.write(save_view, draft(page="targets"))
    assert names(store) == names(store, "targets") == ["本月逾期"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "请填写名称。"), ("  ", "请填写名称。"), ("长" * 41, "名称最多 40 个字，请缩短。")],
)
def test_a_view_needs_a_name_that_fits_a_menu(name: str, sentence: str) -> None:
    assert problems(draft, name) == {"name": sentence}


def test_a_deleted_view_is_gone_until_it_is_undone(store: Store) -> None:
    key = store.write(save_view, draft())
    store.write(delete_view, key)
    assert names(store) == []
    assert refusal(store.write, delete_view, key) == "这条视图已被删除，可在“撤销”中找回。"
    assert store.undo() == "删除视图“本月逾期”"
    assert names(store) == ["本月逾期"]
    assert store.undo() == "保存视图“本月逾期”"
    assert names(store) == []
