"""Office files (zip packages of XML) that somebody sends in, opened with care (FAULTS.md).

Nothing is unpacked to disk, nothing in them is followed or executed, and what is too large or odd
is refused before it is parsed.
"""

import io
import zipfile
import zlib

# Entities are what makes XML dangerous: a part that declares any is refused before it is parsed.
from xml.etree import ElementTree as ET

from workbench.errors import InvalidInput

LARGEST_PART = 8 << 20
MOST_PARTS = 2_000
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
Element = ET.Element
FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, LookupError)
"""What a damaged, locked or made-up package can raise."""


class Package:
    """A package in memory; its parts are read one at a time.

    Args:
        name: of the file, for the sentence that refuses it.
        data: all its bytes.

    Raises:
        InvalidInput: it is no package, or holds more parts than any office file.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        try:
            self._package = zipfile.ZipFile(io.BytesIO(data))
        except FAULTS:
            raise self.refusal() from None
        if len(self._package.infolist()) > MOST_PARTS:
            raise self.refusal()

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._package.NameToInfo

    def parse(self, part: str) -> Element:
        """The root of an XML part.

        Raises:
            InvalidInput: it is not there, is too large, declares entities, or is damaged.
        """
        if not self.has(part) or self._package.getinfo(part).file_size > LARGEST_PART:
            raise self.refusal()
        try:
            data = self._package.read(part)
            if any(word in data for word in DECLARATIONS):
                raise self.refusal()
            # Read as UTF-8 whatever the part says, so that no declaration hides in another coding.
            parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - see above
            return ET.fromstring(data, parser)  # noqa: S314 - see above
        except (*FAULTS, ET.ParseError):
            raise self.refusal() from None

    def refusal(self) -> InvalidInput:
        """The sentence for a file that cannot be read."""
        return InvalidInput(
            f"“{self._name}”打不开：文件已损坏、有密码或大得不像名单；"
            "请用 Excel 或 WPS 打开后另存再试。",
            "path",
        )
