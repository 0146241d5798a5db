"""Saved views: a page's filters under a name."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.records import Draft, Record, load, put


class ViewDraft(Draft):
    """What is saved: the page, the name given, and each filter's value as text."""

    page: str
    name: str = Field(title="名称", min_length=1, max_length=40)
    filters: dict[str, str] = Field(default_factory=dict, sa_type=sa.JSON)


class SavedView(Record, ViewDraft, table=True):
    """One saved view."""

    __tablename__ = "saved_view"
    __table_args__ = (sa.UniqueConstraint("page", "name", name="one_view_a_name"),)


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One saved view as the page offers it."""

    id: UUID
    name: str
    filters: dict[str, str]


def save_view(session: Session, draft: ViewDraft) -> UUID:
    """Keep the filters of a page under a name.

    Raises:
        InvalidInput: the page has a view of that name.
    """
    taken = select(SavedView.id).where(SavedView.page == draft.page, SavedView.name == draft.name)
    if session.exec(taken).first():
        raise InvalidInput(f"已有名为“{draft.name}”的视图，请换一个名称。", "name")
    describe(session, f"保存视图“{draft.name}”")
    view = SavedView.model_validate(draft.model_dump())
    put(session, view)
    return view.id


def delete_view(session: Session, view_id: UUID) -> None:
    """Forget a saved view; undo brings it back."""
    view = load(session, SavedView, view_id, "视图")
    describe(session, f"删除视图“{view.name}”")
    session.delete(view)


def list_views(session: Session, page: str) -> list[ViewRow]:
    """The views of a page by name."""
    query = select(SavedView).where(SavedView.page == page).order_by(col(SavedView.name))
    return [ViewRow(view.id, view.name, view.filters) for view in session.exec(query)]
