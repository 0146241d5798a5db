"""年度核对 on the members page: sheets go out, come back, and every difference is looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from ui import dialogs
from ui.desk import Desk
from ui.pages.list_page import ListPage
from ui.parts.buttons import button
from ui.parts.detail import Detail, Fact, Paragraph, Part, Section, Title
from ui.staffing import read_check_sheets, write_check_sheets
from workbench.contact_check import CheckedPerson, Difference, confirm_people, take_difference
from workbench.contact_gaps import is_stale
from workbench.errors import WorkbenchError
from workbench.members import MemberRow

EMPTY = "（未登记）"
HOW = (
    "“发核对表”为每家单位写一份核对函（PDF，打印用）和一张核对表（Excel，单位改好后发回）。",
    "“读回核对表”逐项显示与名册不同的号码，看过一项、采用一项，没看过的不会改动。",
)


class Checking(QObject):
    """Begins and ends in the panel beside the list."""

    def __init__(self, page: ListPage[MemberRow]) -> None:
        super().__init__(page)
        self._page = page
        self.panel = CheckPanel(page.desk, self.send, self.read_back, page.close_form)
        self.differences = DifferencePanel(page.desk, self.start)
        for panel in (self.panel, self.differences):
            page.side.addWidget(panel)
        page.table.chosen.connect(lambda _: self._leave())

    def start(self) -> None:
        """Say how it goes, and what was not checked for a year."""
        if self._page.is_side_free():
            self.panel.say(self._page.rows)
            self._page.side.setCurrentWidget(self.panel)
            self.panel.sending.setFocus()

    def send(self) -> None:
        """Ask for a folder and write what goes out, in the worker."""
        desk = self._page.desk
        folder = dialogs.ask_folder(
            self._page.window(), "核对函和核对表放在哪个文件夹里", dialogs.documents()
        )
        if folder:
            now = desk.clock()
            place = folder / f"通讯信息核对{now.date()}"
            desk.bus.say("正在写出核对函和核对表……")
            args = (desk.store, desk.as_of, now, place)
            desk.jobs.run(write_check_sheets, *args, done=desk.bus.announce)

    def read_back(self) -> None:
        """Ask for the files that came back and show what differs."""
        desk, window = self._page.desk, self._page.window()
        paths = dialogs.ask_open_paths(window, "选择发回的核对表", dialogs.documents())
        if not paths:
            return
        try:
            found, people = read_check_sheets(desk.store, desk.as_of, paths)
        except WorkbenchError as error:
            dialogs.show_error(window, error.sentence)
            return
        self.differences.open(found, people)
        self._page.side.setCurrentWidget(self.differences)
        self.differences.taking.setFocus()

    def _leave(self) -> None:
        """Whoever picks a member wants to see that member; what came back stays until looked at."""
        if self._page.side.currentWidget() is self.panel:
            self._page.side.setCurrentWidget(self._page.detail)


class CheckPanel(Detail):
    """What 核对 is, and its two acts."""

    def __init__(
        self,
        desk: Desk,
        send: Callable[[], object],
        read_back: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        self.sending = button("发核对表", send, "primary")
        super().__init__(
            (self.sending, button("读回核对表", read_back), button("返回", leave)), HOW[0]
        )
        self._desk = desk

    def say(self, rows: Sequence[MemberRow]) -> None:
        """Count who was not checked for a year."""
        stale = sum(is_stale(row, self._desk.as_of) for row in rows)
        parts: list[Part] = [
            Fact("久未核对", f"{stale} 人一年以上没有核对过"),
            Section("怎么做"),
            *(Paragraph(sentence) for sentence in HOW),
        ]
        self.show_record("通讯信息年度核对", None, parts)


class DifferencePanel(Detail):
    """One difference at a time: taken, or left as it is."""

    def __init__(self, desk: Desk, leave: Callable[[], object]) -> None:
        self.taking = button("采用", self._take, "primary")
        acts = (self.taking, button("不采用", self._next), button("结束", leave))
        super().__init__(acts, HOW[1])
        self._desk, self._leave = desk, leave
        self._left: list[Difference] = []
        self._people: list[CheckedPerson] = []

    def open(self, found: list[Difference], people: list[CheckedPerson]) -> None:
        """Begin with the first difference."""
        self._left, self._people = found, people
        self._show()

    def _take(self) -> None:
        try:
            self._desk.store.write(take_difference, self._left[0], self._desk.clock().date())
        except WorkbenchError as error:
            self._desk.bus.say(error.sentence)
            return
        self._next()

    def _next(self) -> None:
        self._left = self._left[1:]
        self._show()

    def _show(self) -> None:
        if not self._left:
            self._desk.store.write(confirm_people, self._people, self._desk.clock().date())
            self._desk.bus.say(f"核对完毕，{len(self._people)} 人已登记核对日期。")
            self._leave()
            return
        first = self._left[0]
        parts: list[Part] = [
            Title(first.person.name),
            Fact("身份", f"{first.person.kind}　{first.person.post}"),
            Section(first.title),
            Fact("现登记", first.old or EMPTY),
            Fact("单位填", first.new or "停用"),
        ]
        if first.problem:
            parts.append(Fact("不能采用", first.problem, "red"))
        self.taking.setEnabled(not first.problem)
        self.show_record(f"还有 {len(self._left)} 项不同", None, parts)
