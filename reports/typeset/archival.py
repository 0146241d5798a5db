"""What an archive asks of a file (PDF/A-1b, ISO 19005-1): it says what it is and how colours look.

The rest is kept by who draws: every font embedded, nothing transparent, colours in RGB or grey.
"""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from reports.typeset.colour import srgb_profile

_CREATOR = "领导小组办公室工作台"
_PRODUCER = "ReportLab"
_METADATA = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def make_archival(document: PDFDocument) -> None:
    """Add what the standard asks for to a document that is about to be written."""
    facts = _facts(document.info)
    document.info = _Info(facts)
    catalog: Any = document.Catalog  # type: ignore[attr-defined]  # the stubs leave it out
    catalog.Metadata = _metadata(facts)
    catalog.OutputIntents = PDFArray([_output_intent()])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    document.encrypt = _LineEnds()


def _facts(info: PDFInfo) -> dict[str, str]:
    return {
        "Title": info.title,
        "Author": info.author,
        "Subject": info.subject,
        "Creator": _CREATOR,
        "Producer": _PRODUCER,
    }


class _Info(PDFInfo):
    """Only what the metadata say too; the day of the file is the day on the paper."""

    def __init__(self, facts: dict[str, str]) -> None:
        super().__init__()
        self.title, self.author, self.subject, *_ = facts.values()
        self._facts = facts

    def format(self, document: PDFDocument) -> bytes:
        words = {name: PDFString(text) for name, text in self._facts.items()}
        return PDFDictionary(words).format(document)


def _metadata(facts: dict[str, str]) -> PDFStream:
    """XMP; never compressed, so that whoever finds the file can read it."""
    words = {name.lower(): escape(text) for name, text in facts.items()}
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return PDFStream(PDFDictionary(kind), _METADATA.format(**words).encode())


def _output_intent() -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), filters=[PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )


class _LineEnds(NoEncryption):
    """Not a cipher: the one place where ReportLab hands over each stream before it is written."""

    def encode(self, content: bytes) -> "_Stream":
        return _Stream(content)


class _Stream(PDFObject):
    """A stream's bytes with the end of line before `endstream` that is no part of them."""

    def __init__(self, content: bytes | str) -> None:
        self._content = content.encode("latin-1") if isinstance(content, str) else content

    def __len__(self) -> int:
        return len(self._content)

    def format(self, _document: PDFDocument) -> bytes:
        return self._content + b"\n"
