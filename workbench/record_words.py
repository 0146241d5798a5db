"""A record of the journal in the office's words: its name, the titles of its fields, its values."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from workbench.journal import Change, plain
from workbench.kinds import AGENDA_SUBJECTS, KINDS, SUBJECTS, Values
from workbench.meetings import minutes_title
from workbench.records import DecimalText
from workbench.rewrites import text_of
from workbench.rules.masking import Mask
from workbench.rules.periods import Frequency, parse_period
from workbench.rules.targets.figures import period_title
from workbench.rules.words import chinese_date, number, percent, quantity

TITLES = {
    "applied_on": "调整生效日期", "basis": "任职依据",
    "end_basis": "免职依据", "founding_rank": "成文名次",
    "achieved_note": "依据", "achieved_on": "实现日期", "added_on": "添加日期", "aliases": "别名",
    "base_year": "基期年份", "clause_id": "条款", "clauses_heading": "条款标题",
    "content": "任务内容", "deadline": "时限", "deadline_text": "时限原文", "director_id": "主任",
    "document_number": "文号", "due_on": "到期日期", "ends_on": "结束日期", "filters": "筛选",
    "finished_on": "完成日期", "frequency": "填报频次", "full_text": "全文", "group": "类别",
    "group_id": "单位组", "handed_at": "外发时间", "high": "上限",
    "is_group": "是否单位组", "issued_on": "发单日期",
    "issuer": "发文机关", "items": "事项", "kind": "类型", "leading_group": "领导小组",
    "light": "灯", "measure": "口径", "meeting_id": "会议", "minutes_number": "纪要号",
    "minutes_on": "纪要日期", "member_id": "成员", "name": "名称", "number": "序号",
    "official_name": "全称", "old_due_on": "原时限", "old_finished_on": "原完成日期",
    "old_status": "原状态", "page": "页面", "paragraphs": "改写文字", "people": "人数",
    "phase_id": "阶段", "plan_id": "方案",
    "post": "单位及职务", "programme_id": "重点任务", "rank": "排序",
    "rate": "增幅", "reply_by": "回复时限", "result": "落实情况", "revoked_on": "作废日期",
    "role": "职责", "schedule": "推进计划", "sentence": "原文", "short_name": "简称",
    "short_title": "简称", "since": "起始日期", "source_note": "原文说明",
    "starts_on": "开始日期", "state": "会议状态", "status": "状态", "subject_id": "所属记录",
    "suspended_on": "中止日期", "task_id": "任务", "tasks": "相关任务", "text": "内容",
    "title": "标题", "tolerance": "容许差", "unit": "计量单位", "unit_id": "单位",
    "until": "截止日期", "value": "目标值", "weight": "权重", "year": "年份",
}  # fmt: skip
"""Titles of the fields that no form asks for; those of forms stand in their drafts."""
HIDDEN = frozenset({"id", "version", "position", "sequence", "sha256", "size", "explained"})
"""What only the program needs."""
HIDDEN_BESIDE: dict[str, frozenset[str]] = {
    "ProgressEntry": frozenset({"starts_on", "ends_on"}),
    "Evidence": frozenset({"subject"}),
    "Target": frozenset({"kind"}),
    "Meeting": frozenset({"minutes_year"}),
    "IssuedPaper": frozenset(
        {"subject", "number_word", "pdf_sha256", "docx_sha256", "data_sha256"}
    ),
    "Rewrite": frozenset({"subject", "edition", "passage"}),
}
"""What other fields of a kind say already."""
GONE = "已不在的{word}"


class Words:
    """Puts the journal's records into words; every record that is referred to is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[tuple[str, str], Values | None] = {}

    def name(self, kind: str, values: Values) -> str:
        """What people call a record: 第11项任务, 云铎, 指标“年专利申请总量”."""
        return KINDS[kind].name(values, self.name_of)

    def name_of(self, kind: str, key: str) -> str:
        """The same of the record that has this id, also if it is gone."""
        values = self._find(kind, key)
        return GONE.format(word=KINDS[kind].word) if values is None else self.name(kind, values)

    def value(self, kind: str, field: str, values: Values) -> str:
        """One value as people write it; "" for none."""
        value = values.get(field)
        if value in (None, "", [], {}):
            return ""
        if (kind, field) in SPECIAL:
            return SPECIAL[kind, field](self, values)
        column = KINDS[kind].table.__table__.c[field]  # type: ignore[attr-defined]
        if column.foreign_keys:
            return self.name_of(referred_kind(column), value)
        return _written(field, value, column.type)

    def sum_up(self, kind: str, values: Values) -> str:
        """All that a record says beside its name, in one line."""
        name = self.name(kind, values)
        said = ((field, self.value(kind, field, values)) for field in fields(kind))
        return "；".join(
            f"{title(kind, field)}：{text.rstrip('。')}"
            for field, text in said
            if text and not (_is_naming(field) and text in name)
        )

    def measure_of(self, target: str) -> str:
        """The unit of measure that a target is counted in."""
        return str((self._find("Target", target) or {}).get("unit", ""))

    def _find(self, kind: str, key: str) -> Values | None:
        if (kind, key) not in self._read:
            record = self._session.get(KINDS[kind].table, UUID(key))
            self._read[kind, key] = plain(record) if record else self._last_known(UUID(key))
        return self._read[kind, key]

    def _last_known(self, key: UUID) -> Values | None:
        latest = select(Change.before).where(Change.record_id == key)
        return self._session.exec(latest.order_by(col(Change.id).desc())).first()


def fields(kind: str) -> Iterator[str]:
    """The fields of a kind that mean something to people, in the order of its form."""
    hidden = HIDDEN | HIDDEN_BESIDE.get(kind, frozenset())
    return (name for name in KINDS[kind].table.model_fields if name not in hidden)


def _is_naming(field: str) -> bool:
    return field in {"kind", "period", "year", "quarter", "number"} or field.endswith("_id")


def title(kind: str, field: str) -> str:
    """What a field is called."""
    return KINDS[kind].table.model_fields[field].title or TITLES[field]


def referred_kind(column: sa.Column[Any]) -> str:
    """The kind of record that a foreign key points at."""
    (key,) = column.foreign_keys
    return next(
        name
        for name, kind in KINDS.items()
        if kind.table.__table__ is key.column.table  # type: ignore[attr-defined]
    )


def _written(field: str, value: Any, column: sa.types.TypeEngine[Any]) -> str:
    for kind, write in BY_TYPE:
        if isinstance(column, kind):
            return write(value)
    return BY_FIELD.get(field, str)(value)


def _listed(value: list[Any] | dict[str, Any]) -> str:
    """A list of words is written out, one of whole items is counted."""
    parts = list(value.values()) if isinstance(value, dict) else value
    if any(isinstance(part, dict) for part in parts):
        return f"{len(parts)}项"
    return "、".join(map(str, parts))


BY_TYPE: tuple[tuple[type[sa.types.TypeEngine[Any]], Callable[[Any], str]], ...] = (
    (sa.Date, lambda value: chinese_date(date.fromisoformat(value))),
    (sa.Boolean, lambda value: "是" if value else "否"),
    (DecimalText, lambda value: number(Decimal(value))),
    (sa.JSON, _listed),
)
BY_FIELD: dict[str, Callable[[Any], str]] = {
    "percent": lambda value: f"{value}%",
    "period": lambda value: parse_period(value).title,
    "frequency": lambda value: Frequency(value).word,
    "mask": lambda value: Mask(value).word,
    "handed_at": lambda value: f"{datetime.fromisoformat(value).astimezone():%Y-%m-%d %H:%M}",
}


def _figure(words: Words, values: Values) -> str:
    return quantity(Decimal(values["value"]), words.measure_of(values["target_id"]))


SPECIAL: dict[tuple[str, str], Callable[[Words, Values], str]] = {
    ("Reading", "value"): _figure,
    ("Reading", "quarter"): lambda _, values: period_title(values["year"], values["quarter"]),
    ("Target", "value"): lambda _, values: quantity(Decimal(values["value"]), values["unit"]),
    ("Target", "high"): lambda _, values: quantity(Decimal(values["high"]), values["unit"]),
    ("Target", "rate"): lambda _, values: percent(Fraction(values["rate"])),
    ("Target", "tolerance"): lambda _, v: percent(Fraction(v["tolerance"])),
    ("Plan", "tolerance"): lambda _, values: f"{values['tolerance']}个百分点",
    ("Plan", "due_day"): lambda _, values: f"{values['due_day']}日",
    ("Meeting", "minutes_number"): lambda _, v: minutes_title(
        v["minutes_year"], v["minutes_number"]
    ),
    ("Rewrite", "paragraphs"): lambda _, values: text_of(values["paragraphs"]),
    ("Decision", "cooperating"): lambda words, values: "、".join(
        words.name_of("Unit", unit) for unit in values["cooperating"]
    ),
    ("AgendaItem", "subject_id"): lambda words, values: words.name_of(
        AGENDA_SUBJECTS[values["kind"]], values["subject_id"]
    ),
    ("Evidence", "subject_id"): lambda words, values: words.name_of(
        SUBJECTS[values["subject"]], values["subject_id"]
    ),
}
"""Values that need more than themselves to be written."""
