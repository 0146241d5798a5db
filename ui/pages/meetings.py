"""会议议定: the meetings from agenda to minutes, and every decision until it is closed."""

from collections.abc import Mapping

from ui.desk import Desk, PageSpec
from ui.pages.decision_list import DecisionList
from ui.pages.meetings_view import MeetingsView
from ui.pages.views_page import ViewsPage
from workbench.decision_ledger import list_meetings


class MeetingsPage(ViewsPage):
    """Two views; a wish that names none is meant for the decisions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "会议议定", VIEWS)

    def take(self, wish: Mapping[str, object]) -> None:
        """Show what is asked for."""
        super().take({"view": "decisions", **wish})

    def print_page(self) -> None:
        """Print the paper of the meeting that is worked on (Ctrl+P)."""
        self.show_view("meetings")
        view = self.view()
        if isinstance(view, MeetingsView):
            view.print_page()


def count_open(desk: Desk) -> str:
    """How many decisions are not carried out, "" for none."""
    waiting = sum(meeting.open for meeting in desk.store.read(list_meetings, desk.as_of))
    return str(waiting) if waiting else ""


VIEWS = (
    PageSpec(key="meetings", title="会议", build=MeetingsView),
    PageSpec(key="decisions", title="议定事项", build=DecisionList, count=count_open),
)
