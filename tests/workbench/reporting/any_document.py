"""Documents of every shape that the types allow, for properties that hold of all of them."""

from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from workbench.reporting.document import Document
from workbench.reporting.figures import Figure, Measure, Source, phrase

words = st.text("逾期3项，。%“”\n\U00020bb7é", max_size=6)
sources = st.builds(Source, words, st.fractions(), words, words, st.none() | st.dates(), words)
figures = st.builds(
    Figure,
    st.sampled_from(("tasks.late", "tasks.total", "task-11.actual")),
    words,
    st.none() | st.fractions(),
    st.sampled_from(Measure),
    words,
    st.lists(sources, max_size=2).map(tuple),
)
phrases = st.lists(words | figures, max_size=4).map(lambda parts: phrase(*parts))
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: words | phrases,
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    Fraction: st.fractions(),
    NoneType: st.none(),
}


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Every value that a type allows."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is UnionType or isinstance(hint, UnionType):
        return st.one_of(*map(any_of, get_args(hint)))
    if get_origin(hint) is tuple:
        first, *others = get_args(hint)
        if others == [...]:
            return st.lists(any_of(first), max_size=2).map(tuple)
        return st.tuples(any_of(first), *map(any_of, others))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    assert isinstance(hint, type)
    assert is_dataclass(hint)
    hints = get_type_hints(hint)
    return st.builds(hint, **{name: any_of(part) for name, part in hints.items()})


documents: st.SearchStrategy[Document] = any_of(Document)
