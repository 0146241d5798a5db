from datetime import date
from pathlib import Path

import pytest

from ui.pages.paper_shelf import phase_key
from ui.paper_making import make_paper
from ui.papers import save_copy
from workbench.errors import StoreError
from workbench.store import Store

TODAY = date(2019, 11, 30)


def test_what_is_saved_is_what_was_shown(store: Store, tmp_path: Path) -> None:
    paper = make_paper(store, phase_key(1), TODAY, None, tmp_path)
    target = tmp_path / "报告.pdf"
    assert save_copy(paper.path, target) == f"已保存：{target}"
    assert target.read_bytes() == paper.path.read_bytes()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    source = tmp_path / "报告.pdf"
    source.write_bytes(b"%PDF")
    target = tmp_path / "没有" / "报告.pdf"
    with pytest.raises(StoreError, match="没有"):
        save_copy(source, target)
    assert not target.parent.exists()


def test_a_paper_that_is_gone_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="请重新生成后再保存"):
        save_copy(tmp_path / "没有.pdf", tmp_path / "报告.pdf")
    assert list(tmp_path.iterdir()) == []
