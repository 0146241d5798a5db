"""What every record shares: its id, its version, its column types, and drafts that answer in Chinese."""

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

D = TypeVar("D", bound="Draft")
R = TypeVar("R", bound="Record")


class Record(SQLModel):
    """A row that the journal follows; `version` grows with every change and guards against lost updates."""

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


def choice(words: type[StrEnum]) -> sa.Enum:
    """Column type of a closed vocabulary: stored as the words themselves, with a CHECK behind it."""
    return sa.Enum(
        words,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=f"{words.__name__.lower()}_word",
        length=20,
    )


def checked(draft: type[D], values: Mapping[str, object]) -> D:
    """Validate typed values into a draft.

    Raises:
        InvalidInput: with one Chinese sentence per field, in `problems`.
    """
    try:
        return draft.model_validate(dict(values))
    except ValidationError as error:
        raise InvalidInput.of(
            {str(e["loc"][0]) if e["loc"] else "": _sentence(draft, e) for e in error.errors()}
        ) from None


def _sentence(draft: type[Draft], error: Mapping[str, Any]) -> str:
    """Put one pydantic error into the office's words."""
    place = str(error["loc"][0]) if error["loc"] else ""
    field = draft.model_fields.get(place)
    label = (field.title if field else None) or place
    limits = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(limits["error"])
        case "missing" | "string_too_short" | "none_required" | "uuid_type":
            return f"请填写{label}。"
        case "string_too_long":
            return f"{label}最多 {limits['max_length']} 个字，请缩短。"
        case "greater_than_equal":
            return f"{label}不能小于 {limits['ge']}。"
        case "less_than_equal":
            return f"{label}不能大于 {limits['le']}。"
        case kind if kind.startswith(("int", "decimal", "finite")):
            return f"{label}应为数字，现在填的是“{error['input']}”。"
        case kind if kind.startswith("date"):
            return f"{label}不是有效日期，请按 2019-11-25 的样式填写。"
        case kind if kind.startswith("uuid"):
            return f"请从列表中选择{label}。"
        case _:
            return f"{label}填写有误，请核对。"


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
