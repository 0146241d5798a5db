"""Lists of people that somebody sends in as a file, opened as text for `rules.roster`."""

import codecs
import re
from pathlib import Path

from workbench.errors import InvalidInput
from workbench.exchange.office_text import DOCUMENT, WORKBOOK, document_lines, sheet_lines
from workbench.exchange.packages import Package

LARGEST = 8 << 20
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""What no list of people holds: text read in the wrong coding is full of it."""
KINDS = "xlsx、csv、docx、vcf 或 txt"


def read_people(path: Path) -> str:
    """The text of a workbook, csv, Word file, vCard or plain text; cells are apart by tabs.

    A text is taken as UTF-8, UTF-16 or GB 18030, whichever fits.

    Raises:
        InvalidInput: with one sentence: it cannot be opened, is too large, of another kind,
            damaged, or in a coding that cannot be told.
    """
    data = _load(path)
    if data.startswith(ZIP):
        return _office_text(path.name, data)
    if data.startswith((OLD_OFFICE, PDF)):
        raise InvalidInput(
            f"“{path.name}”是旧格式或 PDF，读不了；请另存为 {KINDS}，或打开后复制、粘贴。", "path"
        )
    return _decoded(path.name, data)


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise InvalidInput(
            f"“{path.name}”打不开，请看它是否还在、是否正由别的程序使用。", "path"
        ) from None
    if len(data) > LARGEST:
        raise InvalidInput(f"“{path.name}”超过 8 MB，不像一份名单，请核对是否选错了文件。", "path")
    return data


def _office_text(name: str, data: bytes) -> str:
    package = Package(name, data)
    if package.has(WORKBOOK):
        return "\n".join(sheet_lines(package))
    if package.has(DOCUMENT):
        return "\n".join(document_lines(package))
    raise InvalidInput(f"“{name}”不是表格或文稿，请选 {KINDS} 文件。", "path")


def _decoded(name: str, data: bytes) -> str:
    marked = next((coding for bom, coding in BOMS if data.startswith(bom)), None)
    for coding in [marked] if marked else _guesses(data):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if not STRANGE.search(text):
            return text
    raise InvalidInput(
        f"“{name}”的文字编码认不出，会成乱码；请另存为 UTF-8 编码，或打开后复制、粘贴。", "path"
    )


def _guesses(data: bytes) -> list[str]:
    """Without a mark: UTF-16 has zero bytes wherever a digit or line break stands."""
    if b"\x00" in data:
        little = data[1::2].count(0) >= data[::2].count(0)
        return ["utf-16-le" if little else "utf-16-be"]
    return ["utf-8", "gb18030"]
