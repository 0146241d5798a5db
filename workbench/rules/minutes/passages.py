"""Which passages of a paste are decisions: the items and sentences to be proposed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import zip_longest

from workbench.rules.minutes.labels import Labelled, read_labels
from workbench.rules.minutes.layout import Paragraph, clauses, parts, sentences, without_mark
from workbench.rules.minutes.script import plain

DECIDES = re.compile(
    r"\s*(?:会议|经研究)，?(?:研究|一致|还|最后|并)*(?P<opener>议定|决定|要求|明确|确定)"
    r"(?:以下|如下)?(?:事项)?[，：]?"
    r"|\s*会议，?(?:研究|一致|审议|讨论|并|还|原则)*(?:同意|通过)"
)
REPORTS = re.compile(
    r"\s*(?:会议|大家|与会[^，。]{0,8})，?(?:还|一致)*"
    "(?:认为|指出|听取|强调|传达|学习|回顾|分析|肯定|通报|介绍|观看)"
)
TURNS = re.compile(r"\s*会议")
ANNOUNCES = re.compile(
    r"[^。]*(?:议定|决定|确定|明确|要求|决议|意见|部署|定了|任务)[^。]{0,16}：\s*"
)
TITLE = re.compile(r"[^，。；：]*(?:议定|决定)(?:事项|内容)[^，。；：]{0,4}")
TALK = re.compile("汇报|讨论|发言|传达|学习|通报|基本情况|出席")
SUMMARY = re.compile("议定|决定|总结|要求|明确|确定|任务|安排|下一步")
TOPIC = re.compile("关于|其他|有关")
COMPLETE = re.compile(r"[。；！？]\s*$")
LONGEST_HEADING = 40

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to be proposed; `line` is where it begins in the paste, counted from 1."""

    said: Labelled
    line: int


class Mode(Enum):
    """What stands where: decisions, talk, or what only its own words can tell."""

    DECISIONS = auto()
    TALK = auto()
    OPEN = auto()


@dataclass(slots=True)
class Collector:
    """Goes through the paragraphs of a paste and collects what was decided.

    `is_order` tells whether a sentence that stands anywhere is a decision; `is_own` whether a
    sentence among decisions is one of its own, not the end of the one before; `is_whole` whether
    a clause says who and by when.
    """

    is_order: Test
    is_own: Test
    is_whole: Test
    passages: list[Passage] = field(default_factory=list)
    _announced: bool = False
    _section: Mode | None = None
    _heading_style: int | None = None
    _item_style: int | None = None
    _in_formalities: bool = False

    def collect(self, paragraphs: Sequence[Paragraph]) -> None:
        """Take a stretch of paragraphs."""
        for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
            if paragraph.is_label:
                self._add_labels(paragraph.text)
            elif not self._took_announcement(paragraph) and not self._passed_frame(paragraph):
                self._take(paragraph, following)

    def _add_labels(self, text: str) -> None:
        if self.passages:
            last = self.passages.pop()
            self.passages.append(Passage(last.said.joined(read_labels(text)), last.line))

    def _passed_frame(self, paragraph: Paragraph) -> bool:
        """Who came, where, copies to whom: with the lines that go on with it."""
        if paragraph.is_formality:
            self._in_formalities = True
        elif paragraph.style is not None or COMPLETE.search(plain(paragraph.text)):
            self._in_formalities = False
        return self._in_formalities or paragraph.is_aside

    def _took_announcement(self, paragraph: Paragraph) -> bool:
        """会议议定如下：, with what stands before it in the same paragraph."""
        *before, last = sentences(paragraph.text) or [""]
        if paragraph.is_formality:
            return False
        signs = plain(last).strip()
        if not ANNOUNCES.fullmatch(signs) and (before or not TITLE.fullmatch(signs)):
            return False
        self._prose("".join(before), paragraph.line, Mode.OPEN)
        self._announced, self._in_formalities = True, False
        self._section = self._item_style = None
        return True

    def _take(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        if paragraph.style is None:
            self._prose(paragraph.text, paragraph.line, self._section or Mode.OPEN)
        elif self._is_heading(paragraph, following):
            title = paragraph.body
            known = Mode.TALK if TALK.search(title) else Mode.DECISIONS
            self._section = known if TALK.search(title) or SUMMARY.search(title) else None
            self._heading_style, self._item_style = paragraph.style, None
        else:
            self._item(paragraph)

    def _is_heading(self, paragraph: Paragraph, following: Paragraph | None) -> bool:
        text = plain(paragraph.body)
        if following is None or following.is_formality or following.is_aside or following.is_label:
            return False
        if COMPLETE.search(text) or len(text) > LONGEST_HEADING:
            return False
        if TOPIC.match(text):
            return True
        is_one_of_many = paragraph.style in {self._item_style, following.style}
        return not is_one_of_many and not self.is_own(text)

    def _item(self, paragraph: Paragraph) -> None:
        if paragraph.style == self._heading_style:
            self._section = None
        mode = self._section or (Mode.DECISIONS if self._announced else Mode.OPEN)
        text = paragraph.body
        if TURNS.match(text):
            self._prose(text, paragraph.line, mode)
        elif mode is not Mode.TALK:
            for part in self._parts(text):
                if mode is Mode.DECISIONS or self.is_order(part):
                    self._propose(part, paragraph.line)
                    self._item_style = paragraph.style

    def _prose(self, text: str, line: int, mode: Mode) -> None:
        """Sentences, each under the last 会议认为 or 会议决定 before it."""
        found: list[str] = []
        for sentence in sentences(text):
            signs = plain(sentence)
            decides = DECIDES.match(signs)
            mode = Mode.DECISIONS if decides else _turned(signs, mode)
            begins = decides.end() if decides and decides["opener"] else 0
            for part in self._parts(sentence[begins:]):
                goes_on = found and not decides and not self.is_own(part)
                if mode is Mode.DECISIONS and goes_on:
                    found[-1] += part
                elif mode is Mode.DECISIONS or (mode is Mode.OPEN and self.is_order(part)):
                    found.append(part)
        for passage in found:
            self._propose(passage, line)

    def _parts(self, text: str) -> list[str]:
        """The text parted at 一是, 二是 or ；, where the parts stand alone."""
        ahead, *marked = parts(text)
        if sum(self.is_own(without_mark(part)) for part in marked) > 1:
            return [ahead, *marked] if self.is_own(ahead) else marked
        apart = clauses(text)
        return apart if all(map(self.is_whole, apart)) else [text]

    def _propose(self, text: str, line: int) -> None:
        said = read_labels(without_mark(text))
        if said.body:
            self.passages.append(Passage(said, line))


def _turned(signs: str, mode: Mode) -> Mode:
    """What a sentence that decides nothing by its first words turns the talk to."""
    if REPORTS.match(signs):
        return Mode.TALK
    return Mode.OPEN if TURNS.match(signs) else mode
