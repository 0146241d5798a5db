"""Whose fault it was: the user's input, something gone, or the machine. Everything else is a bug."""


class WorkbenchError(Exception):
    """An error with one Chinese sentence that can be shown to a secretary as it is."""

    @property
    def sentence(self) -> str:
        """What happened, what it means and what to do, in one Chinese sentence."""
        return str(self.args[0])


class InvalidInput(WorkbenchError):  # noqa: N818 - the vocabulary of DESIGN section 5
    """Something typed or given cannot be taken; `field` names the place where it was typed."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Missing(WorkbenchError):  # noqa: N818 - the vocabulary of DESIGN section 5
    """A record or file that was asked for is not there (any more)."""


class StoreError(WorkbenchError):
    """The file, the disk or another process stands in the way."""
