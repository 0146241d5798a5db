from dataclasses import replace
from typing import Any

import pytest

from tests.workbench.office import problems, refusal
from workbench.papers import AnnexKind, PaperKind
from workbench.records import checked
from workbench.store import Store
from workbench.templates import TemplateDraft, TemplateRow, get_template, save_template

OFFICE = "呼和浩特创建知识产权强市领导小组办公室"
LOW = (PaperKind.UNIT, PaperKind.LEADER)


def draft(**typed: object) -> TemplateDraft:
    values = {
        "kind": PaperKind.BULLETIN,
        "number_word": "呼知通",
        "signatory": "领导小组办公室",
    }
    return checked(TemplateDraft, values | typed)


def save(store: Store, seen: int = 0, **typed: object) -> None:
    store.write(save_template, draft(**typed), seen)


def template(store: Store, kind: PaperKind = PaperKind.BULLETIN) -> TemplateRow:
    return store.read(get_template, kind)


# The usual one


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_of_paper_has_a_usual_template(store: Store, kind: PaperKind) -> None:
    row = template(store, kind)
    assert (row.kind, row.version, row.signatory) == (kind, 0, OFFICE)
    assert row.mark == (str(kind) if kind in LOW else f"{OFFICE}文件")
    assert row.printer == ("" if kind in LOW else OFFICE)
    assert not row.is_sealed
    assert (row.addressee, row.opening, row.closing, row.copies_to) == ("", "", "", "")


def test_each_kind_has_a_word_of_its_own_in_its_number(store: Store) -> None:
    words = [template(store, kind).number_word for kind in PaperKind]
    assert words == ["报告", "通报", "专报", "参阅", "总结"]


def test_annexes_of_the_usual_template(store: Store) -> None:
    assert template(store).annexes == (AnnexKind.LATE, AnnexKind.ON_TIME)
    assert template(store, PaperKind.UNIT).annexes == ()
    phase = template(store, PaperKind.PHASE)
    assert set(AnnexKind) - set(phase.annexes) == {AnnexKind.SOURCES}


# The office's own


def test_what_is_saved_comes_back_as_it_was_typed(store: Store) -> None:
    typed: dict[str, Any] = {
        "mark": " 领导小组办公室通报 ",
        "addressee": "各旗县区人民政府",
        "is_sealed": True,
        "opening": "按照领导小组要求，",
        "closing": "请各单位对照整改。",
        "copies_to": "市委办公室，市政府办公室。",
        "printer": "领导小组办公室",
        "named_from": 20,
        "annexes": [AnnexKind.SOURCES, AnnexKind.LATE],
    }
    save(store, **typed)
    assert template(store) == TemplateRow(
        kind=PaperKind.BULLETIN,
        version=1,
        mark="领导小组办公室通报",
        number_word="呼知通",
        addressee="各旗县区人民政府",
        signatory="领导小组办公室",
        is_sealed=True,
        opening="按照领导小组要求，",
        closing="请各单位对照整改。",
        copies_to="市委办公室，市政府办公室。",
        printer="领导小组办公室",
        named_from=20,
        annexes=(AnnexKind.LATE, AnnexKind.SOURCES),
    )


def test_annexes_come_back_as_kinds_not_as_words(store: Store) -> None:
    save(store, annexes=["数据来源", "目标指标"])
    annexes = template(store).annexes
    assert annexes == (AnnexKind.TARGETS, AnnexKind.SOURCES)
    assert {type(kind) for kind in annexes} == {AnnexKind}


def test_other_kinds_keep_their_templates(store: Store) -> None:
    save(store)
    assert template(store, PaperKind.YEAR).version == 0


def test_a_template_is_changed_in_place(store: Store) -> None:
    save(store, annexes=[AnnexKind.LATE])
    save(store, seen=1, annexes=[AnnexKind.LEDGER], named_from=30)
    row = template(store)
    assert (row.version, row.named_from, row.annexes) == (2, 30, (AnnexKind.LEDGER,))


@pytest.mark.parametrize("seen", [0, 2])
def test_a_template_changed_elsewhere_is_not_overwritten(store: Store, seen: int) -> None:
    save(store)
    sentence = refusal(save, store, seen=seen, named_from=30)
    assert sentence == "这份版式刚在别处改过，请重新打开后再改。"
    assert template(store).named_from == 0


def test_a_template_that_is_no_longer_there_was_changed_elsewhere_too(store: Store) -> None:
    assert "刚在别处改过" in refusal(save, store, seen=1)


def test_changes_of_a_template_are_taken_back_one_by_one(store: Store) -> None:
    usual = template(store)
    save(store, annexes=[AnnexKind.LATE])
    saved = template(store)
    save(store, seen=1, annexes=[])
    assert store.undo() == "设置督查通报版式"
    assert replace(template(store), version=1) == saved
    assert {type(kind) for kind in template(store).annexes} == {AnnexKind}
    store.undo()
    assert template(store) == usual
    store.redo()
    assert template(store).annexes == (AnnexKind.LATE,)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number_word": " "}, {"number_word": "请填写文号代字。"}),
        ({"number_word": "字" * 17}, {"number_word": "文号代字最多 16 个字，请缩短。"}),
        ({"signatory": ""}, {"signatory": "请填写署名。"}),
        ({"mark": "长" * 41}, {"mark": "发文机关标志最多 40 个字，请缩短。"}),
        ({"opening": "长" * 2001}, {"opening": "固定开头最多 2000 个字，请缩短。"}),
        ({"named_from": -1}, {"named_from": "点名起点不能小于 0。"}),
        ({"named_from": 101}, {"named_from": "点名起点不能大于 100。"}),
        ({"named_from": "二十"}, {"named_from": "点名起点应为整数，现在填的是“二十”。"}),
        ({"annexes": ["附图"]}, {"annexes": "附件填写有误，请核对。"}),
        ({"kind": "简报"}, {"kind": "文书填写有误，请核对。"}),
        ({"kind": None}, {"kind": "请填写文书。"}),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    typed: dict[str, object], said: dict[str, str]
) -> None:
    assert problems(draft, **typed) == said


# Annexes in the text


def test_an_annex_is_referred_to_by_its_place_and_not_at_all_when_it_is_off(store: Store) -> None:
    save(store, annexes=[AnnexKind.TARGETS, AnnexKind.LATE])
    row = template(store)
    assert row.label(AnnexKind.LATE) == "附件1"
    assert row.label(AnnexKind.TARGETS) == "附件2"
    assert row.label(AnnexKind.LEDGER) == ""


def test_annexes_that_a_paper_cannot_have_fall_away_but_for_the_sources(store: Store) -> None:
    save(store, annexes=list(AnnexKind))
    row = template(store).only({AnnexKind.LEDGER, AnnexKind.LATE})
    assert row.annexes == (AnnexKind.LATE, AnnexKind.LEDGER, AnnexKind.SOURCES)
    assert row.label(AnnexKind.SOURCES) == "附件3"


def test_an_annex_ticked_twice_follows_once(store: Store) -> None:
    save(store, annexes=["目标指标", "目标指标"])
    assert template(store).annexes == (AnnexKind.TARGETS,)
