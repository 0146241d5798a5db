"""Files that go out whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.errors import InvalidInput, StoreError
from workbench.place import MAGIC


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Write to the path that is given; it takes the place of `path` when all went well.

    Raises:
        InvalidInput: `path` is a database, which no paper or table may overwrite.
        StoreError: the folder is missing or cannot be written, or the disk is full.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        if _is_database(path):
            raise InvalidInput(f"“{path.name}”是数据文件，不能覆盖，请换一个文件名。", "path")
        yield draft
        draft.replace(path)
    except OSError as error:
        raise StoreError(
            f"“{path}”没有写成：文件夹不存在、不能写入或空间不足，请换一个位置。"
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC
