"""Files that go out whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import StoreError


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Write to the path that is given; it takes the place of `path` when all went well.

    Raises:
        StoreError: the folder is missing or cannot be written, or the disk is full.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        raise StoreError(
            f"“{path}”没有写成：文件夹不存在、不能写入或空间不足，请换一个位置。"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
