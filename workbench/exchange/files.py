"""Files that go out whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile

from workbench.errors import InvalidInput, StoreError
from workbench.place import MAGIC


def save_file(path: Path, data: bytes) -> None:
    """Write beside the target, then rename: a reader sees the old file or the new one.

    Raises:
        InvalidInput: `path` is a folder or device, or a database, which no paper or table may
            overwrite.
        StoreError: the folder is not there or is not writable, or the disk is full; what was
            there before is as it was.
    """
    draft = path.parent / f".{token_hex(8)}.part"
    try:
        _refuse(path)
        with draft.open("xb") as file:
            file.write(data)
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise StoreError(_sentence(path, error)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def check_target(path: Path) -> None:
    """Refuse a place that cannot be written, before any work is done for it; see `save_file`."""
    try:
        _refuse(path)
        with TemporaryFile(dir=path.parent):
            return
    except OSError as error:
        raise StoreError(_sentence(path, error)) from error


def _refuse(path: Path) -> None:
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(MAGIC)) == MAGIC:
                raise InvalidInput(f"“{path.name}”是数据文件，不能覆盖，请换一个文件名。", "path")
    elif path.exists():
        raise InvalidInput(f"“{path}”是文件夹或设备，不能写成文件，请另取一个文件名。", "path")


def _sentence(path: Path, error: OSError) -> str:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return f"文件夹“{path.parent}”不存在，请先建立文件夹或换一个位置。"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"磁盘空间不足，“{path.name}”没有保存，请清理磁盘后重试。"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"“{path}”不能写入，请关闭正打开它的程序，或换一个文件夹保存。"
    return f"“{path.name}”没有保存，文件名可能太长或磁盘有故障，请换一个位置或文件名重试。"
