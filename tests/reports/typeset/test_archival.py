"""What PDF/A-1b (ISO 19005-1) asks for, read in the file itself."""

import re
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reports.typeset.colophon import colophon
from reports.typeset.document import write_document
from reports.typeset.masthead import Masthead
from reports.typeset.page import next_sheet
from reports.typeset.paragraph import HEADING1, Text
from reports.typeset.qr import Card, qr_rows
from reports.typeset.rates import Rate, rate_bars
from tests.reports.paper import Paper

FORBIDDEN = rb"/(?:SMask|Encrypt|JavaScript|AA|EmbeddedFiles|LZWDecode|DeviceCMYK)\b"
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}


@pytest.fixture
def filed(tmp_path: Path) -> Paper:
    """A file with everything that can be drawn."""
    path = tmp_path / "存档.pdf"
    story = [
        Masthead("督查通报", "督办〔2020〕5号"),
        Text("一、总体", HEADING1),
        *rate_bars([Rate("甲局", 0.5, "50%")]),
        *qr_rows([Card("甲", "云铎", "局长")]),
        *next_sheet("landscape"),
        Text("李𠮷"),
        *colophon("各单位", "办公室", "2020年11月30日"),
    ]
    written = write_document(
        path, story, title="甲<乙>&丙", author="办公室", subject="", behind="仅供存档"
    )
    return Paper(path, written)


def metadata(filed: Paper) -> ET.Element:
    start = filed.bytes.index(b"<x:xmpmeta")
    end = filed.bytes.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")
    return ET.fromstring(filed.bytes[start:end])  # noqa: S314 - our own file


def said(filed: Paper, path: str) -> str:
    found = metadata(filed).find(f".//{path}", NAMES)
    assert found is not None
    return "".join(found.itertext())


def test_the_metadata_say_which_part_of_the_standard_it_keeps(filed: Paper) -> None:
    assert (said(filed, "pdfaid:part"), said(filed, "pdfaid:conformance")) == ("1", "B")


def test_metadata_and_document_information_say_the_same(filed: Paper) -> None:
    (info,) = [c for c in filed.objects().values() if b"/Producer" in c]
    keys = set(re.findall(rb"/([A-Z]\w+)", info))

    assert keys == {b"Title", b"Author", b"Subject", b"Creator", b"Producer"}
    assert said(filed, "dc:title") == "甲<乙>&丙"
    assert said(filed, "dc:creator") == "办公室"
    assert said(filed, "dc:description") == ""
    assert said(filed, "xmp:CreatorTool") == "领导小组办公室工作台"
    assert said(filed, "pdf:Producer").encode() in info


def test_the_metadata_can_be_read_without_a_filter(filed: Paper) -> None:
    (stream,) = [c for c in filed.objects().values() if b"/Type /Metadata" in c]

    assert b"/Filter" not in stream.partition(b"stream")[0]


def test_colours_are_meant_as_srgb(filed: Paper) -> None:
    assert filed.bytes.count(b"/GTS_PDFA1") == 1
    (profile,) = [c for c in filed.objects().values() if b"/N 3" in c]
    head, _, data = profile.partition(b"stream\n")
    (length,) = re.findall(rb"/Length (\d+)", head)
    assert zlib.decompress(data[: int(length)])[36:40] == b"acsp"


def test_every_stream_is_as_long_as_it_says_and_ends_on_a_line_of_its_own(filed: Paper) -> None:
    streams = re.findall(rb"(?s)/Length (\d+)[^>]*>>\nstream\n(.*?)endstream", filed.bytes)

    assert len(streams) == filed.bytes.count(b"\nendstream") > 5
    assert [len(data) - int(length) for length, data in streams] == [1] * len(streams)


def test_nothing_is_transparent_hidden_or_active(filed: Paper) -> None:
    assert re.findall(FORBIDDEN, filed.bytes) == []
    assert set(re.findall(rb"(?i)/ca ([\d.]+)", filed.bytes)) <= {b"1"}


def test_every_font_is_embedded_and_no_standard_one_is_named(filed: Paper) -> None:
    fonts = len(re.findall(rb"/Type /Font\b", filed.bytes))

    assert fonts == filed.bytes.count(b"/FontFile2") > 3
    assert b"Helvetica" not in filed.bytes


def test_the_file_has_an_identity_a_version_and_a_language(filed: Paper) -> None:
    assert filed.bytes.startswith(b"%PDF-1.4\n%")
    assert re.search(rb"/ID\s*\n?\[<", filed.bytes)
    assert b"/Lang (zh-CN)" in filed.bytes
