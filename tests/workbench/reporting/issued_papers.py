"""Two papers a month apart, for the tests that compare and correct them."""

from datetime import date
from uuid import uuid4

from workbench.issued import IssuedRow
from workbench.papers import PaperKind
from workbench.reporting.document import (
    Annex,
    Band,
    Block,
    Column,
    Document,
    Heading,
    Signature,
    Table,
    Text,
)
from workbench.reporting.figures import Figure, Measure, phrase

COLUMNS = (Column("序号", 1), Column("任务内容", 5), Column("进度", 2), Column("备注", 2))


def figure(key: str, words: str) -> Figure:
    return Figure(key, words, None, Measure.RULE, "规则", ())


def late(words: str) -> Text:
    return Text(phrase("共50项，逾期", figure("tasks.late", words), "项；其余正常。"))


def row(number: int, content: str, percent: str, note: str = "") -> tuple[str, ...]:
    progress = phrase(figure(f"task-{number}.actual", percent))
    return (str(number), content, progress, note)


def late_list(*rows: tuple[str, ...] | Band, label: str = "附件1") -> tuple[Block, ...]:
    return (Annex(label, "欠进度和逾期清单", landscape=True), Table(COLUMNS, rows))


def paper(*blocks: Block) -> Document:
    return Document(
        title=("督查通报",),
        subtitle="",
        author="领导小组办公室",
        subject="督查通报",
        blocks=blocks,
    )


def usual(words: str, percent: str, last: str = "请抓紧办理。") -> Document:
    """One heading, one figure in the text, one in an annex."""
    return paper(
        Heading("一、总体情况"),
        late(words),
        Signature(Text(last), "领导小组办公室", "2020年7月3日"),
        *late_list(Band("人才"), row(11, "建设保护中心", percent)),
    )


def issued(number: int, month: int) -> IssuedRow:
    return IssuedRow(
        id=uuid4(),
        kind=PaperKind.BULLETIN,
        subject=f"2020-{month:02}",
        title=f"2020年{month}月督查通报",
        number_word="通报",
        year=2020,
        number=number,
        issued_on=date(2020, month + 1, 3),
        as_of=date(2020, month, 28),
        pdf_sha256="0" * 64,
        docx_sha256="1" * 64,
        data_sha256="2" * 64,
    )
