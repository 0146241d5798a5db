"""关于调整领导小组成员的通知: who comes and who goes by one document, as a letter."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from workbench.adjustments import Adjustment, Holder, PostChange
from workbench.plan import get_plan
from workbench.reporting.document import Block, Document, Letterhead, Signature, Text
from workbench.rules.words import chinese_date

TITLE = "关于调整领导小组成员的通知"


def adjustment_notice(session: Session, adjustment: Adjustment, issued_on: date) -> Document:
    """The letter to all units; the group itself signs it, its number is given by hand."""
    group = get_plan(session).leading_group
    blocks = (
        Letterhead(group, "", TITLE),
        Text("各成员单位：", flush=True),
        *_account(adjustment),
        Signature(Text("特此通知。"), group, chinese_date(issued_on)),
    )
    return Document(
        title=(), subtitle="", author=f"{group}办公室", subject=TITLE, blocks=tuple(blocks)
    )


def _account(adjustment: Adjustment) -> Iterator[Block]:
    """One change is told in one sentence, several one by one."""
    by = f"根据{adjustment.document_number}文件，" if adjustment.document_number else ""
    day = chinese_date(adjustment.day)
    sentences = [word_change(change) for change in adjustment.changes]
    if len(sentences) == 1:
        yield Text(f"因工作变动，{by}经研究，自{day}起，{sentences[0]}")
    else:
        yield Text(f"因工作变动，{by}经研究，决定自{day}起对领导小组成员作如下调整：")
        for number, sentence in enumerate(sentences, 1):
            yield Text(f"{number}.{sentence}")
    yield Text("领导小组其他成员不变。")


def word_change(change: PostChange) -> str:
    """One post in a sentence: 李晓东同志（…局长）任领导小组成员，孙德同志不再担任…."""
    left, came = change.left, change.came
    if came is None:
        return _ended(left)
    if left is None or not left.name:
        return f"{_begun(came)}。"
    if not came.name:
        return f"{_leaving(left)}，接任人选（{came.post}）待定。"
    if left.member_id == came.member_id:
        return f"{came.name}同志的职务调整为{came.post}，继续担任领导小组{came.role}。"
    return f"{_begun(came)}，{_leaving(left)}。"


def _begun(came: Holder) -> str:
    if not came.name:
        return f"增设领导小组{came.role}一名（{came.post}），人选待定"
    return f"{came.name}同志（{came.post}）任领导小组{came.role}"


def _leaving(left: Holder) -> str:
    return f"{left.name}同志不再担任领导小组{left.role}"


def _ended(left: Holder | None) -> str:
    """A post that is no more."""
    if left is None or not left.name:
        return f"不再设领导小组{left.role}（{left.post}）。" if left else ""
    return f"{_leaving(left)}。"
