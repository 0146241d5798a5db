from datetime import date
from pathlib import Path

import pytest

from tests.ui.pdfs import count_pages, read_text
from ui.samples import OMITTED, make_sample
from workbench.papers import AnnexKind, PaperKind
from workbench.store import Store
from workbench.templates import TemplateDraft, TemplateRow, get_template

DAY = date(2019, 11, 30)


def draft_of(store: Store, kind: PaperKind, **changes: object) -> TemplateDraft:
    row: TemplateRow = store.read(get_template, kind)
    values = {name: getattr(row, name) for name in TemplateDraft.model_fields}
    return TemplateDraft(**(values | changes))


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_of_paper_shows_what_is_typed_for_it(
    autumn_store: Store, tmp_path: Path, kind: PaperKind
) -> None:
    draft = draft_of(autumn_store, kind, mark="样张标志", number_word="样字", opening="样张开头。")
    sample = make_sample(autumn_store, draft, DAY, tmp_path)
    assert sample.draft == draft
    assert sample.path is not None
    text = read_text(sample.path)
    for words in ("样张标志", "样字〔2019〕", "样张开头。"):
        assert words in text


def test_the_annexes_are_named_but_not_made(autumn_store: Store, tmp_path: Path) -> None:
    draft = draft_of(
        autumn_store, PaperKind.PHASE, annexes=[AnnexKind.LEDGER], copies_to="市委办公室。"
    )
    sample = make_sample(autumn_store, draft, DAY, tmp_path)
    assert sample.path is not None
    text = read_text(sample.path)
    assert "附件：任务进展明细" in text or "附件：1.任务进展明细" in text
    assert "抄送：市委办公室。" in text
    assert OMITTED in text
    assert count_pages(sample.path) == 2


def test_where_there_is_no_paper_of_a_kind_there_is_no_sample(store: Store, tmp_path: Path) -> None:
    draft = draft_of(store, PaperKind.YEAR)
    assert make_sample(store, draft, date(2018, 1, 1), tmp_path).path is None
