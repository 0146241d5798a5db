"""会议议定: the meetings from agenda to minutes, and every decision until it is closed."""

from collections.abc import Mapping

from ui.desk import Desk, PageSpec
from ui.pages.decision_list import DecisionList
from ui.pages.meetings_view import MeetingsView
from ui.pages.views_page import ViewsPage
from ui.waiting import count_open_decisions


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


VIEWS = (
    PageSpec(key="meetings", title="会议", build=MeetingsView),
    PageSpec(key="decisions", title="议定事项", build=DecisionList, count=count_open_decisions),
)
