from datetime import date

import pytest

from tests.workbench.office import TODAY, progress, refusal, task_id, unit_id
from tests.workbench.reporting.busy_autumn import UNPRINTED
from tests.workbench.reporting.office_papers import (
    bulletin,
    doubtful,
    notes,
    paper,
    paragraph,
    tables,
    told,
)
from tests.workbench.reporting.wordings import close_tasks
from tests.workbench.supervisor import act
from workbench.papers import AnnexKind, PaperKind
from workbench.plan import SettingsDraft, record_settings
from workbench.progress import record_progress
from workbench.reporting.document import Annex, Table
from workbench.reporting.office.bulletin import word_bulletin
from workbench.reporting.office.bulletin_facts import read_bulletin
from workbench.rules.periods import Frequency
from workbench.store import Store
from workbench.supervision import ActKind
from workbench.templates import get_template


def test_it_tells_of_a_busy_month(busy_store: Store) -> None:
    document = bulletin(busy_store)

    assert document.title == ("2019年11月督查通报",)
    assert paragraph(document, "总体情况。") == (
        "截至2019年11月30日，50项任务中已完成1项、欠进度10项、达进度35项、超进度4项，"
        "平均序时35%、实际32%。滞后任务和未报齐的单位见附件1，达进度任务见附件2。"
    )
    assert paragraph(document, "报送情况。") == "11月应报单位31个，已报齐16个，未报齐15个。"
    assert paragraph(document, "进度情况。") == "滞后10项，比上月底好转9项、退步4项。"
    assert paragraph(document, "督办情况。") == (
        "印发督办通知单12份，电话催办2次、现场催办1次，领导批示1次，销号1项；未兑现的承诺1项。"
    )
    assert paragraph(document, "工作要求。") == (
        "请滞后任务的牵头单位说明原因、限期赶上；请未报齐的单位抓紧补报；"
        "12月进展请于12月25日前报送。"
    )


def test_who_is_silent_and_late_is_named_in_full_where_the_annex_has_room(
    busy_store: Store,
) -> None:
    document = bulletin(busy_store)

    assert notes(document)[0].startswith("部分未报15个：科技局、财政局、商务局")
    listed = [b for b in document.blocks if isinstance(b, Table) and "未报齐" in b.caption]
    assert listed[0].caption == "2019年11月未报齐进展的单位"
    assert len(listed[0].rows) == 15


def test_every_figure_follows_from_its_rows(busy_store: Store) -> None:
    assert doubtful(bulletin(busy_store)) == []
    everything = paper(busy_store, PaperKind.BULLETIN, "2019-11", TODAY, *AnnexKind)
    assert doubtful(everything) == []
    assert everything.keyed


def test_what_is_kept_from_print_is_not_told(busy_store: Store) -> None:
    assert not any(UNPRINTED in text for text in bulletin(busy_store).texts)


def test_without_sheet_limits_everything_is_named(busy_store: Store) -> None:
    facts = busy_store.read(read_bulletin, "2019-11", TODAY)
    content = word_bulletin(facts, busy_store.read(get_template, PaperKind.BULLETIN))
    said = "\n".join(getattr(block, "text", "") for block in content.body)

    assert "滞后任务牵头单位：市场监管局（知识产权局）7项" in said
    assert "好转：第6项由欠进度转为达进度" in said
    assert "退步：" in said
    assert "未兑现：市场监管局（知识产权局）承诺11月28日前报送第3项" in said


def test_nothing_reported_is_said_as_it_is(store: Store) -> None:
    document = bulletin(store)

    assert "50项任务中未报50项，平均序时33%，尚未填报进展。" in told(document)
    assert paragraph(document, "报送情况。") == "11月应报单位31个，均未报齐。"
    assert paragraph(document, "进度情况。") == "没有逾期和欠进度的任务，各项类别与上月底相同。"
    assert paragraph(document, "督办情况。") == "没有督办文书和催办记录。"
    assert notes(document)[0].startswith("一项未报31个：")
    assert doubtful(document) == []


def test_before_the_due_day_nobody_is_late(store: Store) -> None:
    said = paragraph(bulletin(store, day=date(2019, 11, 20)), "报送情况。")

    assert said == "11月应报单位31个，均未报齐（11月25日截止，尚未到期）。"


def test_the_first_month_is_compared_with_nothing(store: Store) -> None:
    said = paragraph(bulletin(store, "2019-01", date(2019, 1, 31)), "进度情况。")

    assert said == "没有逾期和欠进度的任务，本月为方案实施的第一个月，不与上月比较。"


def test_when_all_is_closed_nobody_owes_anything(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2019, 9, 1))
    document = bulletin(store)

    assert paragraph(document, "报送情况。") == "2019年11月没有应报单位。"
    assert paragraph(document, "工作要求。") == "12月进展请于12月25日前报送。"
    assert notes(document) == []
    assert tables(document) == []
    assert "未报齐的单位" not in told(document)


def test_who_has_reported_everything_is_counted(store: Store) -> None:
    close_tasks(store, [n for n in range(1, 51) if n != 32], date(2019, 9, 1))
    store.write(record_progress, progress(store, task_id=task_id(store, 32)))

    said = paragraph(bulletin(store), "报送情况。")
    assert said == "11月应报单位1个，已报齐。"


def test_a_quarter_is_named_by_its_quarter(store: Store) -> None:
    store.write(record_settings, SettingsDraft(frequency=Frequency.QUARTER))

    said = bulletin(store, "2020-06", date(2020, 6, 30))
    assert paragraph(said, "报送情况。") == "第二季度应报单位31个，均未报齐。"
    assert "第三季度进展请于9月25日前报送" in told(said)


def test_a_bulletin_counts_no_further_than_its_month(busy_store: Store) -> None:
    assert "截至2019年10月31日" in told(bulletin(busy_store, "2019-10"))


def test_without_the_annexes_the_text_does_not_refer_to_them(busy_store: Store) -> None:
    document = paper(busy_store, PaperKind.BULLETIN, "2019-11", TODAY, AnnexKind.SOURCES)

    assert "附件1，" not in told(document)
    assert [b.title for b in document.blocks if isinstance(b, Annex)] == ["数据来源"]


@pytest.mark.parametrize(
    ("month", "sentence"),
    [
        ("2019-13", "“2019-13”不是月份，请按 2020-06 填写。"),
        ("2018-12", "方案从2019年1月1日开始实施，没有2018年12月的材料。"),
        ("2019-12", "截至2019年11月30日，2019年12月还没有开始，请核对统计截止日。"),
    ],
)
def test_a_month_that_is_none_is_refused(store: Store, month: str, sentence: str) -> None:
    assert refusal(bulletin, store, month) == sentence


def test_a_letter_that_is_no_slip_is_a_call(store: Store) -> None:
    called = {"unit_id": unit_id(store), "channel": "函"}
    act(store, ActKind.REMINDER, **called)

    assert paragraph(bulletin(store), "督办情况。") == "发函催办1次。"
