"""Whose fault it was: the user's input, something gone, or the machine. All else is a bug."""

from collections.abc import Mapping
from typing import Self


class WorkbenchError(Exception):
    """An error with one Chinese sentence that can be shown to a secretary as it is."""

    @property
    def sentence(self) -> str:
        """What happened, what it means and what to do, in one Chinese sentence."""
        return str(self.args[0])


class InvalidInput(WorkbenchError):  # noqa: N818 - the vocabulary of DESIGN section 5
    """Something typed or given cannot be taken; `problems` maps field names to sentences."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.problems: Mapping[str, str] = {field: sentence}

    @classmethod
    def of(cls, problems: Mapping[str, str]) -> Self:
        """Several fields at once; the first problem is the sentence."""
        error = cls(next(iter(problems.values())))
        error.problems = dict(problems)
        return error


class Missing(WorkbenchError):  # noqa: N818 - the vocabulary of DESIGN section 5
    """A record or file that was asked for is not there (any more)."""


class StoreError(WorkbenchError):
    """The file, the disk or another process stands in the way."""
