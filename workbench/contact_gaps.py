"""缺什么: what is not known of how to reach a member, and what was not checked for a year."""

from collections.abc import Callable, Sequence
from datetime import date

from workbench.members import MemberRow

GAPS: dict[str, Callable[[MemberRow], bool]] = {
    "缺联系方式": lambda m: not m.phone and not m.mobile,
    "缺电话": lambda m: not m.phone,
    "缺手机": lambda m: not m.mobile,
    "缺传真": lambda m: not m.fax,
    "缺邮箱": lambda m: not m.email,
    "缺办公室": lambda m: not m.room,
    "缺联络员": lambda m: m.unit_id is not None and m.liaison is None,
    "缺联络员号码": lambda m: m.liaison is not None and not (m.liaison.phone or m.liaison.mobile),
}
"""What can be missing, and how it shows."""
NEEDED = ("缺电话", "缺手机", "缺联络员", "缺联络员号码")
"""What the office cannot do without."""
VALID_DAYS = 365


def lacks(row: MemberRow, gap: str) -> bool:
    """Whether something is missing; of a post that is 待定 nothing is."""
    return not row.is_vacant and GAPS[gap](row)


def count_gaps(rows: Sequence[MemberRow]) -> dict[str, int]:
    """How many members each gap concerns."""
    return {gap: sum(lacks(row, gap) for row in rows) for gap in GAPS}


def is_stale(row: MemberRow, as_of: date) -> bool:
    """久未核对: never checked, or more than 365 days ago."""
    if row.is_vacant:
        return False
    return row.verified_on is None or (as_of - row.verified_on).days > VALID_DAYS
