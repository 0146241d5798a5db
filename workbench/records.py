"""What every record shares: id, version, column types, and drafts that answer in Chinese."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID, uuid4

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, Session, SQLModel
from sqlmodel._compat import SQLModelConfig

from workbench.errors import InvalidInput, Missing

WORDINGS = (
    ("missing", "请填写{label}。"),
    ("string_too_short", "请填写{label}。"),
    ("string_too_long", "{label}最多 {max_length} 个字，请缩短。"),
    ("greater_than_equal", "{label}不能小于 {ge}。"),
    ("less_than_equal", "{label}不能大于 {le}。"),
    ("int", "{label}应为整数，现在填的是“{input}”。"),
    ("decimal_max", "{label}位数太多，请核对。"),
    ("decimal", "{label}应为数字，现在填的是“{input}”。"),
    ("finite", "{label}应为数字，现在填的是“{input}”。"),
    ("date", "{label}不是有效日期，请按 2019-11-25 的样式填写。"),
    ("uuid", "请从列表中选择{label}。"),
    ("value_error", "{error}"),
)
"""What to say, by how the name of pydantic's error begins."""
UNKNOWN = "{label}填写有误，请核对。"

D = TypeVar("D", bound="Draft")
R = TypeVar("R", bound="Record")


class Record(SQLModel):
    """A row that the journal follows; `version` grows with every change: no update gets lost."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    version: int = Field(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - a class-level directive
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


class Draft(SQLModel):
    """Typed values on their way down: stripped, checked, with Chinese field titles."""

    model_config = SQLModelConfig(str_strip_whitespace=True, extra="forbid")


class DecimalText(sa.TypeDecorator[Decimal]):
    """An exact decimal kept as text: 1.2 stays 1.2 on every database."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> str | None:
        """Python to database."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:
        """Database to Python."""
        del dialect
        return None if value is None else Decimal(value)


class UuidList(sa.TypeDecorator[list[UUID]]):
    """Ids of other records, in order, kept as a JSON list."""

    impl = sa.JSON
    cache_ok = True

    def process_bind_param(self, value: list[UUID] | None, dialect: sa.Dialect) -> list[str]:
        """Python to database."""
        del dialect
        return [str(key) for key in value or ()]

    def process_result_value(self, value: list[str] | None, dialect: sa.Dialect) -> list[UUID]:
        """Database to Python."""
        del dialect
        return [UUID(key) for key in value or ()]


def choice(words: type[StrEnum]) -> sa.Enum:
    """Column type of a closed vocabulary: stored as the words themselves, backed by a CHECK."""
    return sa.Enum(
        words,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=f"{words.__name__.lower()}_word",
        length=20,
    )


def checked(draft: type[D], values: Mapping[str, object]) -> D:
    """Validate typed values into a draft; None is a field left empty, which is asked for if needed.

    Raises:
        InvalidInput: with one Chinese sentence per field, in `problems`.
    """
    try:
        return draft.model_validate({k: v for k, v in values.items() if v is not None})
    except ValidationError as error:
        raise InvalidInput.of(
            {str(e["loc"][0]) if e["loc"] else "": _sentence(draft, e) for e in error.errors()}
        ) from None


def _sentence(draft: type[Draft], error: Mapping[str, Any]) -> str:
    """Put one pydantic error into the office's words."""
    place = str(error["loc"][0]) if error["loc"] else ""
    field = draft.model_fields.get(place)
    label = (field.title if field else None) or place
    kind = "missing" if error["input"] in (None, "") else error["type"]
    wording = next((wording for start, wording in WORDINGS if kind.startswith(start)), UNKNOWN)
    return wording.format(label=label, input=str(error["input"])[:20], **error.get("ctx", {}))


def load(session: Session, table: type[R], key: UUID, word: str) -> R:
    """Get one record for editing.

    Raises:
        Missing: it has been deleted meanwhile; `word` says in Chinese what it was.
    """
    record = session.get(table, key)
    if record is None:
        raise Missing(f"这条{word}已被删除，可在“撤销”中找回。")
    return record


def pick(*columns: Any) -> sa.Select[Any]:
    """SELECT of columns for a list: rows leave the session as plain tuples, quickly (SPEED.md)."""
    return sa.select(*columns)


def put(session: Session, *records: Record) -> None:
    """Add records in an order that foreign keys can follow."""
    for record in records:
        session.add(record)
        session.flush()


def amend(record: Record, draft: Draft) -> None:
    """Take over every field of a draft into the record it describes."""
    for name in type(draft).model_fields:
        value = getattr(draft, name)
        if getattr(record, name) != value:
            setattr(record, name, value)
