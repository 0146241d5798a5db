"""How to reach somebody: what is kept of a person, checked and written in one way."""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator
from sqlmodel import Field

from workbench.errors import InvalidInput
from workbench.records import Draft
from workbench.rules.names import read_name
from workbench.rules.phones import read_phones

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def _phone(value: str) -> str:
    try:
        return read_phones(value)
    except InvalidInput as error:
        raise ValueError(error.sentence) from None


def _email(value: str) -> str:
    value = unicodedata.normalize("NFKC", value).strip()
    if value and not EMAIL.fullmatch(value):
        raise ValueError("电子邮箱格式不对，应像 name@example.cn。")
    return value


def _name(value: str) -> str:
    try:
        return read_name(value).text
    except InvalidInput as error:
        raise ValueError(error.sentence) from None


Phone = Annotated[str, AfterValidator(_phone)]
"""Numbers as `read_phones` writes them."""
Email = Annotated[str, AfterValidator(_email)]
Name = Annotated[str, AfterValidator(_name)]
"""A name as `read_name` keeps it."""


class ContactDraft(Draft):
    """How to reach a person, and when that was last checked."""

    phone: Phone = Field(default="", title="办公电话")
    mobile: Phone = Field(default="", title="手机")
    fax: Phone = Field(default="", title="传真")
    email: Email = Field(default="", title="电子邮箱")
    room: str = Field(default="", title="办公室", max_length=60)
    verified_on: date | None = Field(default=None, title="核对日期")
