"""Where 更正 stands in a paper: its last section, or the last paragraphs of a short one."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.reporting.document import Block, Heading, Text
from workbench.reporting.framing import Content
from workbench.reporting.wording import numeral

CLOSING = Text("已印发文书与此不一致的，以更正后的数据为准。")


def with_corrections(content: Content, found: Sequence[Block]) -> Content:
    """The paper with what has to be corrected of the one before it; the same if nothing has.

    Args:
        content: of the paper.
        found: as `corrections.correct` words it: a heading with its blocks, or a note alone.
    """
    sections = [block for block in content.body if isinstance(block, Heading) and block.level == 1]
    match found:
        case [Heading() as heading, Text() as opening, *rest]:
            if sections:
                title = Heading(f"{numeral(len(sections) + 1)}、{heading.text}")
                blocks: list[Block] = [title, opening, *rest]
            else:
                blocks = [replace(opening, lead=f"{heading.text}。"), *rest]
            return replace(content, body=(*content.body, content.last, *blocks), last=CLOSING)
        case _:
            return replace(content, body=(*content.body, *found))
