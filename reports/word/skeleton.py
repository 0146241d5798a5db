"""An empty Word file of ours: python-docx's own brings English styles, a theme and a thumbnail."""

import zipfile
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.word.markup import tag, value
from reports.word.styles import font_table, style_sheet

UNIX: Final = 3
"""In the head of every entry: the same bytes on every system."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment of a zip: a file's own time would make other bytes of the same paper."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE: Final = f"{_PACKAGE}/metadata/core-properties"


def new_file() -> WordDocument:
    """A file without a paragraph, with our styles, settings and fonts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, text in _texts().items():
            package.writestr(name, text)
    data.seek(0)
    return Document(data)


def packed(paper: WordDocument) -> bytes:
    """The file's bytes, the same for the same paper whenever it is written."""
    saved, data = BytesIO(), BytesIO()
    paper.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = UNIX
            out.writestr(entry, parts.read(name), zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _texts() -> dict[str, str | bytes]:
    made = {"styles": style_sheet(), "settings": _settings(), "fontTable": font_table()}
    document = parse_xml(f"<w:document {nsdecls('w', 'r')}><w:body/></w:document>")
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": f'<coreProperties xmlns="{_CORE}"/>',
        "word/document.xml": serialize_part_xml(document),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in made)
        ),
        **{f"word/{name}.xml": serialize_part_xml(root) for name, root in made.items()},
    }


def _settings() -> BaseOxmlElement:
    """Odd and even pages differ; punctuation is drawn together; Word 2013 and later."""
    mode = "compatibilityMode"
    return tag(
        "settings",
        value("defaultTabStop", 640),
        tag("evenAndOddHeaders"),
        value("drawingGridVerticalSpacing", 579),
        value("characterSpacingControl", "compressPunctuation"),
        tag(
            "compat",
            tag("compatSetting", name=mode, uri="http://schemas.microsoft.com/office/word", val=15),
        ),
        tag("themeFontLang", val="zh-CN", eastAsia="zh-CN"),
    )


def _content_types() -> str:
    kinds = {name: name for name in ("styles", "settings", "fontTable")}
    lines = [
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **kinds}.items()
    ]
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{''.join(lines)}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = [
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    ]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'
