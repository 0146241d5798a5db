"""What kind of line each line of a paste is, and which lines are one paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from workbench.rules.minutes.labels import LABEL
from workbench.rules.minutes.script import plain

COUNT = "[一二三四五六七八九十]+"
ORDINALS = tuple(
    re.compile(rf"\s*(?:{pattern})\s*")
    for pattern in (
        f"{COUNT}、",
        f"（{COUNT}）",
        r"[0-9]{1,2}[.、](?:(?![0-9])|(?=[0-9]+[年月日]))",
        r"（[0-9]{1,2}）|[0-9]{1,2}）",
        "[①-⑳]",
        f"第{COUNT}[，、：]",
        f"{COUNT}[是要]",
        "[●•·▪◆■○◇☆*–—-]+",
    )
)
INLINE = tuple(
    re.compile(rf"(?:^|(?<=[：；。，\s]))(?:{pattern})")
    for pattern in (f"{COUNT}[是要]", f"第{COUNT}[，、：]", r"（[0-9]{1,2}）", "[①-⑳]")
)
FORMALITY = re.compile(
    r"\s*(?:会议)?(?:时\s*间|地\s*点|主\s*持人?|记录人?|出席|参加|参会|到会|列席|请假|缺席|议题|议程|主题|名称"
    r"|分送|主送|抄送|抄报|报送|发送)(?:人员|单位|领导|同志|[^，。：]{0,4}的有?)?\s*(?:（[^）]*）)?\s*："
)
ASIDE = re.compile(r"\s*(?:（[^（）]*）|(?:备?注|附件?)[：0-9]?.*|.*日印发)\s*")
ENDED = re.compile(r"[。；：！？]\s*$")
GOES_ON = re.compile(r"[，、]\s*$")
WRAP_WIDTH = 50


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the paste, or several that a fixed width had broken; `line` counts from 1."""

    text: str
    line: int

    @property
    def style(self) -> int | None:
        """Which form of numbering or bullet it begins with, None without one."""
        return _mark(self.text)[0]

    @property
    def body(self) -> str:
        """The text without its number or bullet."""
        return self.text[_mark(self.text)[1] :].strip()

    @property
    def is_formality(self) -> bool:
        """Whether it belongs to the frame of a document: who came, where, who gets a copy."""
        return bool(FORMALITY.match(plain(self.text)))

    @property
    def is_aside(self) -> bool:
        """Whether it is a remark in brackets, a note, an attachment's mark or the printing date."""
        return bool(ASIDE.fullmatch(plain(self.text)))

    @property
    def is_label(self) -> bool:
        """Whether it begins with 牵头单位：, 完成时限： or the like."""
        return bool(LABEL.match(plain(self.text).lstrip(" （")))


def _mark(text: str) -> tuple[int | None, int]:
    """The form of the number or bullet that a text begins with, and where it ends."""
    signs = plain(text)
    for style, form in enumerate(ORDINALS):
        match = form.match(signs)
        if match:
            return style, match.end()
    return None, 0


def paragraphs(lines: Sequence[tuple[int, str]]) -> list[Paragraph]:
    """Join what a fixed line width has broken; blank lines part paragraphs."""
    width = max((_width(line) for _, line in lines), default=0)
    found: list[Paragraph] = []
    is_open = False
    for number, line in lines:
        paragraph = Paragraph(line, number)
        if is_open and line.strip() and not _begins(paragraph):
            found[-1] = Paragraph(found[-1].text + line, found[-1].line)
        elif line.strip():
            found.append(paragraph)
        is_full = width >= WRAP_WIDTH and _width(line) >= width * 0.9
        is_open = bool(GOES_ON.search(plain(line))) or (is_full and not ENDED.search(plain(line)))
    return found


def _begins(paragraph: Paragraph) -> bool:
    return paragraph.style is not None or paragraph.is_label or paragraph.is_formality


def _width(line: str) -> int:
    return sum(1 + (east_asian_width(sign) in "WF") for sign in line.rstrip())


def parts(text: str) -> Iterator[str]:
    """A text parted before 一是, 第一，, （1） or ① inside it; as one when there are no two."""
    signs = plain(text)
    for form in INLINE:
        marks = [match.start() for match in form.finditer(signs)]
        if len(marks) > 1:
            yield from (
                text[start:end] for start, end in zip([0, *marks], [*marks, len(text)], strict=True)
            )
            return
    yield text


def without_mark(text: str) -> str:
    """A part of a text without the 一是 or ① that it begins with, and the sign that it ends on."""
    start = next((mark.end() for form in INLINE if (mark := form.match(plain(text)))), 0)
    return text[start:].strip().rstrip("；;")


def sentences(text: str) -> list[str]:
    """A text parted behind each 。, ！ and ？."""
    return _pieces(r"[^。！？]+[。！？]*", text)


def clauses(text: str) -> list[str]:
    """A text parted behind each ；."""
    return _pieces("[^；]+；*", text)


def _pieces(form: str, text: str) -> list[str]:
    return [text[match.start() : match.end()] for match in re.finditer(form, plain(text))]
