from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from ui.desk import Desk
from ui.forms.issue import IssueForm
from ui.papers import OtherPaper, Paper, What
from workbench.errors import InvalidInput
from workbench.issued import IssueDraft
from workbench.papers import PaperKey, PaperKind
from workbench.reporting.document import Document

KEY = PaperKey(PaperKind.BULLETIN, "2019-11")
AS_OF = date(2019, 11, 25)


def paper(what: What = KEY) -> Paper:
    document = Document(("通报",), "", "", "", ())
    return Paper(what, "2019年11月督查通报", AS_OF, Path("通报.pdf"), 1, (), document)


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> IssueForm:
    made = IssueForm(desk)
    show(qtbot, made)
    made.open_on(paper())
    return made


def test_number_and_today_are_proposed_and_what_it_means_is_said(form: IssueForm) -> None:
    assert form.accessibleName() == "定稿　2019年11月督查通报"
    assert form.editor("issued_on").raw() == "2019-11-30"
    shown = read_all(form)
    assert "文号：通报〔2019〕1号" in shown
    assert "不能再改，也不能撤销" in shown


def test_another_year_counts_anew(form: IssueForm) -> None:
    write(form, "issued_on", "2020-01-06")
    assert "文号：通报〔2020〕1号" in read_all(form)
    form.saved()


def test_the_draft_holds_all_that_is_registered(form: IssueForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.submitted) as sent:
        save(form)
    assert sent.args
    assert form.draft(sent.args[0]) == IssueDraft(
        kind=KEY.kind,
        subject="2019-11",
        title="2019年11月督查通报",
        number_word="通报",
        number=1,
        issued_on=date(2019, 11, 30),
        as_of=AS_OF,
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "请填成文日期。"), ("2019-11-24", "成文日期不能早于统计截止日。")],
)
def test_a_day_that_cannot_be_gets_no_number(form: IssueForm, typed: str, sentence: str) -> None:
    write(form, "issued_on", typed)
    assert "文号：" not in read_all(form)
    with pytest.raises(InvalidInput, match=sentence):
        form.draft({"issued_on": form.editor("issued_on").value()})
    form.saved()


def test_half_a_day_is_refused_under_its_field(form: IssueForm) -> None:
    write(form, "issued_on", "2019-13")
    save(form)
    assert problems_in(form, "issued_on")
    form.saved()


@pytest.mark.parametrize("what", [None, OtherPaper.ROSTER])
def test_only_papers_with_a_key_are_issued(desk: Desk, qtbot: QtBot, what: What | None) -> None:
    form = IssueForm(desk)
    show(qtbot, form)
    if what:
        form.open_on(paper(what))
    with pytest.raises(InvalidInput, match="请先生成要定稿的文书"):
        form.draft({"issued_on": date(2019, 11, 30)})
