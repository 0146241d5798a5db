"""What stands behind the labels of a decision: 责任单位：…；完成时限：… and the like."""

import re
from dataclasses import dataclass

from workbench.rules.minutes.script import plain

LABEL = re.compile(
    r"(?:(?P<lead>牵头(?:单位|部门)?|主办单位|承办单位)"
    r"|(?P<shared>(?:责任|落实)(?:单位|部门|主体))"
    r"|(?P<help>(?:配合|协办|协助)(?:单位|部门)?)"
    r"|(?P<due>(?:完成|办结|办理)?(?:时限|期限|时间)(?:要求)?))\s*："
)
EDGE = " \n\t，、；。（"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text up to its first label, and the values behind the labels ("" where there is none)."""

    body: str
    lead: str = ""
    shared: str = ""
    help: str = ""
    due: str = ""

    def joined(self, more: "Labelled") -> "Labelled":
        """The same text with the values of a line that follows it."""
        return Labelled(
            self.body,
            more.lead or self.lead,
            more.shared or self.shared,
            more.help or self.help,
            more.due or self.due,
        )


def read_labels(text: str) -> Labelled:
    """Part a text at its labels."""
    labels = list(LABEL.finditer(plain(text)))
    if not labels:
        return Labelled(text.strip())
    ends = [label.start() for label in labels[1:]] + [len(text)]
    values = {
        str(label.lastgroup): _value(text[label.end() : end])
        for label, end in zip(labels, ends, strict=True)
    }
    return Labelled(text[: labels[0].start()].rstrip(EDGE + "(;,").lstrip(), **values)


def _value(text: str) -> str:
    """A value without the bracket that closes around all labels."""
    value = text.strip(EDGE)
    signs = plain(value)
    return value[:-1] if signs.endswith("）") and signs.count("）") > signs.count("（") else value
