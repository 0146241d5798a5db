"""A file as the program wrote it before papers were issued."""

from datetime import datetime
from pathlib import Path

from tests.workbench.issuer import JUNE, issue
from tests.workbench.migrations.older import older_file
from tests.workbench.office import exported, progress
from workbench.issued import list_issues
from workbench.migrations import SCHEMA
from workbench.papers import PaperKind
from workbench.place import read_schema
from workbench.progress import record_progress
from workbench.rewrites import list_rewrites, rewrite_passage
from workbench.store import open_store
from workbench.templates import TemplateDraft, get_template, save_template


def test_a_file_of_the_fourth_schema_keeps_its_records_and_takes_papers(
    path: Path, now: datetime, tmp_path: Path
) -> None:
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
        before = exported(store)
    old = older_file(path, tmp_path / "旧.db", 4)
    assert read_schema(old) == 4
    with open_store(old, now) as store:
        assert exported(store) == before
        assert store.read(get_template, PaperKind.BULLETIN).version == 0
        draft = TemplateDraft(kind=PaperKind.BULLETIN, number_word="呼知通", signatory="办公室")
        store.write(save_template, draft, 0)
        store.write(rewrite_passage, JUNE, "一、总体情况#1", [("平稳。",)])
        assert len(store.read(list_rewrites, JUNE)) == 1
        row = issue(store, number_word="呼知通")
        assert store.read(list_issues) == [row]
        store.check()
    assert read_schema(old) == SCHEMA
