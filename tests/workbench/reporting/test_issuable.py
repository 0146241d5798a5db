from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.workbench.office import TODAY, progress, refusal, task_id
from tests.workbench.reporting.office_papers import (
    bulletin,
    empty_plan,
    leader_id,
    of_leader,
    of_unit,
    of_year,
    paper,
    paragraph,
    told,
)
from tests.workbench.reporting.wordings import words_of
from workbench.archive import Form, archived_path, keep
from workbench.issued import IssuedFiles, IssueDraft, issue_paper
from workbench.papers import AnnexKind, PaperKey, PaperKind
from workbench.progress import record_progress
from workbench.reporting.document import Document, Masthead
from workbench.reporting.framing import Issue
from workbench.reporting.issuable import list_papers, paper_title, word_content, word_paper
from workbench.reporting.issues.frozen import to_json
from workbench.reporting.issues.rewording import linked, passages
from workbench.rewrites import rewrite_passage
from workbench.store import Store
from workbench.templates import get_template
from workbench.units import find_unit

NOVEMBER = PaperKey(PaperKind.BULLETIN, "2019-11")
DECEMBER, LATER = PaperKey(PaperKind.BULLETIN, "2019-12"), date(2019, 12, 31)


def titles(store: Store, kind: PaperKind) -> list[str]:
    return [choice.title for choice in store.read(list_papers, kind, TODAY)]


def issue(store: Store, document: Document, key: PaperKey = NOVEMBER, day: date = TODAY) -> None:
    """As 定稿 does it."""
    files = (
        keep(store.path, b"%PDF", Form.PDF),
        keep(store.path, b"PK", Form.WORD),
        keep(store.path, to_json(document), Form.DATA),
    )
    draft = IssueDraft(
        kind=key.kind,
        subject=key.subject,
        title=store.read(paper_title, key),
        number_word="通报",
        number=1,
        issued_on=day,
        as_of=day,
    )
    store.write(issue_paper, draft, IssuedFiles(*files))


def test_every_kind_lists_what_can_be_made(store: Store) -> None:
    assert titles(store, PaperKind.PHASE)[0] == "前期准备阶段推进情况报告"
    assert titles(store, PaperKind.BULLETIN)[:2] == ["2019年11月督查通报", "2019年10月督查通报"]
    assert titles(store, PaperKind.YEAR) == ["2019年度工作总结"]
    assert "财政局任务落实情况专报" in titles(store, PaperKind.UNIT)
    assert "编办任务落实情况专报" not in titles(store, PaperKind.UNIT)
    assert titles(store, PaperKind.LEADER)[0] == "领导参阅（冯玉臻）"
    assert len(titles(store, PaperKind.LEADER)) == 12


@pytest.mark.parametrize("kind", PaperKind)
def test_what_is_listed_can_be_made_under_its_title(store: Store, kind: PaperKind) -> None:
    for choice in store.read(list_papers, kind, TODAY)[:2]:
        document = store.read(word_paper, choice.key, TODAY)

        assert choice.title == store.read(paper_title, choice.key)
        assert document.title
        assert document.author == "呼和浩特创建知识产权强市领导小组办公室"


@pytest.mark.parametrize(
    ("kind", "subject", "sentence"),
    [
        (PaperKind.PHASE, "9", "方案没有第 9 个实施阶段，只有 1 到 4。"),
        (PaperKind.PHASE, "一", "“一”不是实施阶段的序号，请按 1、2、3、4 填写。"),
        (PaperKind.BULLETIN, "十一月", "“十一月”不是月份，请按 2020-06 填写。"),
        (PaperKind.YEAR, "", "“”不是年份，请按 2020 填写。"),
        (PaperKind.UNIT, "财政局", "没有找到这份文书的单位，请从列表中选择。"),
        (PaperKind.LEADER, "组长", "没有找到这份文书的领导，请从列表中选择。"),
    ],
)
def test_a_subject_that_is_none_is_refused(
    store: Store, kind: PaperKind, subject: str, sentence: str
) -> None:
    assert refusal(paper, store, kind, subject) == sentence
    assert refusal(store.read, paper_title, PaperKey(kind, subject)) == sentence


def test_who_is_gone_has_no_title(store: Store) -> None:
    said = refusal(store.read, paper_title, PaperKey(PaperKind.UNIT, str(uuid4())))

    assert said == "没有找到这份文书的单位，请从列表中选择。"


def test_a_draft_has_no_number_and_an_issue_its_own(store: Store) -> None:
    draft = bulletin(store)
    issued = store.read(word_paper, NOVEMBER, TODAY, TODAY, Issue("通报〔2019〕3号", LATER))

    assert draft.masthead == Masthead(
        "呼和浩特创建知识产权强市领导小组办公室文件", "通报〔2019〕　号", "2019年11月30日", low=True
    )
    assert issued.masthead == Masthead(
        "呼和浩特创建知识产权强市领导小组办公室文件", "通报〔2019〕3号", "2019年12月31日", low=True
    )


def test_a_template_can_be_tried_before_it_is_set(store: Store) -> None:
    template = replace(store.read(get_template, PaperKind.BULLETIN), opening="现通报如下。")
    document = store.read(word_paper, NOVEMBER, TODAY, TODAY, None, template)

    assert told(document).startswith("现通报如下。")


def test_rewritten_passages_stand_in_the_paper_with_todays_figures(store: Store) -> None:
    first = passages(store.read(word_content, NOVEMBER, TODAY))[0]
    ((lead, total, *rest),) = map(linked, first.paragraphs)
    store.write(rewrite_passage, NOVEMBER, first.key, [(lead, total, *rest, "形势严峻。")])
    store.write(record_progress, progress(store))

    said = paragraph(bulletin(store), "总体情况。")
    assert first.key == "总体情况#1"
    assert said.startswith("截至2019年11月30日，50项任务中")
    assert said.endswith("形势严峻。")
    assert "平均序时33%，尚未填报" in said


def test_each_section_of_a_short_paper_is_a_passage(busy_store: Store) -> None:
    found = passages(busy_store.read(word_content, NOVEMBER, TODAY))

    keys = [passage.key for passage in found]
    assert keys == ["总体情况#1", "报送情况#1", "进度情况#1", "督办情况#1", "工作要求#1"]


def test_what_was_issued_wrongly_is_corrected_in_the_next(store: Store) -> None:
    store.write(record_progress, progress(store))
    issue(store, bulletin(store))
    store.write(record_progress, progress(store, task_id=task_id(store, 32), percent=40))

    document = store.read(word_paper, DECEMBER, LATER)
    assert paragraph(document, "更正。") == (
        "《2019年11月督查通报》（通报〔2019〕1号）印发后，有关单位补报、更正了数据。"
        "按原统计截止日重新统计，现更正4处。"
    )
    assert paragraph(document, "1.") == (
        "总体情况：“50项任务中达进度1项、未报49项”更正为“50项任务中达进度2项、未报48项”。"
    )
    assert "已印发文书与此不一致的，以更正后的数据为准。" in told(document)


def test_what_holds_needs_no_correction(store: Store) -> None:
    issue(store, bulletin(store))

    assert "更正" not in told(store.read(word_paper, DECEMBER, LATER))


def test_an_archive_that_is_lost_is_told(store: Store) -> None:
    document = bulletin(store)
    issue(store, document)
    archived = archived_path(store.path, keep(store.path, to_json(document), Form.DATA), Form.DATA)
    archived.chmod(0o600)
    archived.unlink()

    said = told(store.read(word_paper, DECEMBER, LATER))
    assert "注：通报〔2019〕1号的归档文件缺失或被改动，未能核对更正。" in said


def test_a_unit_follows_its_own_last_paper(busy_store: Store) -> None:
    key = PaperKey(PaperKind.UNIT, str(busy_store.read(find_unit, "财政局")))
    document = busy_store.read(word_paper, key, TODAY)
    issue(busy_store, document, key)

    assert "更正" not in told(busy_store.read(word_paper, key, TODAY, TODAY))


def test_the_same_data_always_word_the_same_paper(busy_store: Store) -> None:
    for kind in PaperKind:
        choice = busy_store.read(list_papers, kind, TODAY)[0]
        first, second = (busy_store.read(word_paper, choice.key, TODAY) for _ in range(2))

        assert to_json(first) == to_json(second)


def test_a_paper_with_every_annex_explains_its_figures(busy_store: Store) -> None:
    subject = str(leader_id(busy_store))
    document = paper(busy_store, PaperKind.LEADER, subject, TODAY, AnnexKind.SOURCES)

    assert document.keyed
    assert "数据来源" in "\n".join(map(words_of, document.blocks))


def test_a_plan_without_tasks_and_targets_is_told_as_it_is(store: Store) -> None:
    store.write(empty_plan)

    assert "方案没有录入分工任务。" in told(bulletin(store))
    assert "方案没有提出目标指标。" in told(of_leader(store))
    assert "没有牵头任务。2019年11月没有应报的进展。" in told(of_unit(store, "财政局"))
    year = told(of_year(store))
    assert "方案没有录入分工任务。" in year
    assert "方案没有提出目标指标。" in year
    assert "方案没有安排在2019年到期的建设节点。" in year
