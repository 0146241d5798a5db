"""What the registers of numbered papers share: whether each still holds, and revoking it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QPushButton

from ui.desk import Desk
from ui.pages.list_page import ListPage
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.rows_model import Column

VALID, REVOKED = "有效", "作废"


class Numbered(Protocol):
    """A paper that got a number and may have been revoked."""

    @property
    def document_number(self) -> str:
        """For instance 督办〔2019〕5号."""

    @property
    def revoked_on(self) -> date | None:
        """The day on which it ceased to hold."""


N = TypeVar("N", bound=Numbered)


def state(row: Numbered) -> str:
    """Whether a paper still holds."""
    return REVOKED if row.revoked_on else VALID


class Register(ListPage[N]):
    """Every paper that ever got a number, the latest first."""

    unit = "份"
    noun = "文书"

    def __init__(
        self,
        desk: Desk,
        *,
        title: str,
        columns: Sequence[Column[N]],
        acts: Sequence[QPushButton],
        side_acts: Sequence[QPushButton],
        chips: Sequence[FilterChip],
    ) -> None:
        self.state = FilterChip("状态", [(VALID, VALID), (REVOKED, REVOKED)])
        self.revoking = button("作废", self.revoke_chosen, tip="文号保留，不再使用")
        super().__init__(
            desk,
            title=title,
            columns=columns,
            acts=acts,
            side_acts=(*side_acts, self.revoking),
            chips=(*chips, self.state),
        )

    def summarise(self) -> str:
        """How many papers there are, and how many of them are revoked."""
        revoked = sum(row.revoked_on is not None for row in self.rows)
        return f"{len(self.rows)} 份" + (f"　{REVOKED} {revoked}" if revoked else "")

    def revoke_chosen(self) -> None:
        """Revoke the chosen paper once it is sure which one that is."""
        row = self.table.chosen_row()
        if row is not None:
            self.revoke(row, self.desk.clock().date())

    def revoke(self, row: N, today: date) -> None:
        """Have the workbench revoke a paper."""
        raise NotImplementedError
