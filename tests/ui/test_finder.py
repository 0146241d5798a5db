from collections.abc import Callable, Iterator
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.workbench.office import meeting, task_id
from ui.desk import Desk
from ui.finder import SHOWN, Finder
from ui.parts.search_box import SearchBox
from ui.start import PAGES
from workbench.decisions import DecisionDraft, record_decision
from workbench.holding import hold_meeting
from workbench.search import find
from workbench.search_index import read_index
from workbench.tasks import task_titles
from workbench.units import find_unit

Typing = Callable[[QWidget, str], None]


@pytest.fixture
def box(qtbot: QtBot, autumn_desk: Desk) -> Iterator[SearchBox]:
    """A box that the keyboard is in, with somebody who answers."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = SearchBox("查找")
    column.addWidget(made)
    column.addWidget(QLineEdit())
    column.addStretch(1)
    window.resize(1000, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    Finder(autumn_desk, made)
    made.begin()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def shown(box: SearchBox) -> list[str]:
    """The lines under the box, headings included."""
    found = box.found().list
    return [found.item(row).text() for row in range(found.count())]


def search(qtbot: QtBot, box: SearchBox, text: str) -> list[str]:
    """Type a text over what stands in the box and wait for the answer."""
    box.clear()
    box.setText(text)
    qtbot.waitUntil(box.found().isVisible)
    return shown(box)


def test_what_is_found_stands_by_kind_the_best_kind_first(box: SearchBox, qtbot: QtBot) -> None:
    lines = search(qtbot, box, "yd")
    assert lines[:2] == ["成员　1 项", "云铎　成员　市市场监管局（知识产权局）局长"]
    assert "单位　2 项" in lines


def test_a_kind_with_many_hits_shows_the_best_and_says_how_many(
    box: SearchBox, autumn_desk: Desk, qtbot: QtBot
) -> None:
    lines = search(qtbot, box, "专利")
    headings = [line for line in lines if line.startswith("任务　")]
    count = sum("专利" in content for _, _, content in autumn_desk.store.read(task_titles))
    assert headings == [f"任务　前 {SHOWN} 项，共 {count} 项，多输几个字可缩小范围"]
    lines = search(qtbot, box, "工作方案")
    assert lines[0] == f"进展　前 {SHOWN} 项，共 50 项以上，多输几个字可缩小范围"
    assert len(lines) == 1 + SHOWN


def test_a_line_opens_its_page_at_the_right_record(
    box: SearchBox, autumn_desk: Desk, qtbot: QtBot
) -> None:
    search(qtbot, box, "第11项")
    with qtbot.waitSignal(autumn_desk.bus.wanted) as wanted:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert wanted.args == ["ledger", {"task": task_id(autumn_desk.store, 11)}]


def test_nothing_found_says_what_can_be_looked_for(box: SearchBox, qtbot: QtBot) -> None:
    assert search(qtbot, box, "没有这件事") == []
    assert box.found().sentence.text().startswith("没有找到“没有这件事”。可以查找任务、单位、")


def test_the_latest_text_wins(box: SearchBox, autumn_desk: Desk, qtbot: QtBot) -> None:
    """Two questions at once: the worker does not even look for the first."""
    asked: list[str] = []
    read = autumn_desk.store.read

    def watch(fn: Callable[..., object], *args: object) -> object:
        if fn is find:
            asked.append(str(args[1]))
        return read(fn, *args)

    autumn_desk.store.read = watch  # type: ignore[method-assign,assignment] # eyes on the worker
    go_on = Event()
    autumn_desk.jobs.run(go_on.wait, 5)
    box.setText("云铎")
    for text in ("罗青", "云铎"):
        box.typed.emit(text)
    go_on.set()
    qtbot.waitUntil(box.found().isVisible)
    assert set(asked) == {"云铎"}
    assert "云铎" in shown(box)[1]


def test_what_was_recorded_meanwhile_is_found(
    box: SearchBox, autumn_desk: Desk, qtbot: QtBot
) -> None:
    store = autumn_desk.store
    assert search(qtbot, box, "风险补偿") != []
    before = [line for line in shown(box) if line.startswith("议定事项")]
    held = store.write(hold_meeting, meeting(number=7))
    draft = DecisionDraft(
        meeting_id=held,
        text="出台风险补偿办法",
        unit_id=store.read(find_unit, "财政局"),
        due_on=date(2019, 12, 31),
    )
    store.write(record_decision, draft)
    qtbot.wait(20)
    assert before == []
    assert "议定事项　1 项" in search(qtbot, box, "风险补偿")


def test_another_day_is_looked_at_afresh(box: SearchBox, autumn_desk: Desk, qtbot: QtBot) -> None:
    assert any(line.startswith("议定事项") for line in search(qtbot, box, "编制"))
    autumn_desk.as_of = date(2019, 7, 1)
    box.clear()
    assert not any(line.startswith("议定事项") for line in search(qtbot, box, "编制"))


def test_what_was_typed_before_anybody_answered_is_answered(
    box: SearchBox, autumn_desk: Desk, qtbot: QtBot
) -> None:
    box.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword
    box.setText("云铎")
    box.blockSignals(False)  # noqa: FBT003
    Finder(autumn_desk, box)
    qtbot.waitUntil(box.found().isVisible)
    assert "成员　1 项" in shown(box)


def test_an_emptied_box_asks_nobody(box: SearchBox, qtbot: QtBot) -> None:
    search(qtbot, box, "云铎")
    box.clear()
    assert box.found().isHidden()


def test_the_index_is_read_while_the_first_word_is_typed(qtbot: QtBot, autumn_desk: Desk) -> None:
    read: list[object] = []
    real = autumn_desk.store.read

    def watch(fn: Callable[..., object], *args: object) -> object:
        read.append(fn)
        return real(fn, *args)

    autumn_desk.store.read = watch  # type: ignore[method-assign,assignment] # eyes on the worker
    box = SearchBox("查找")
    qtbot.addWidget(box)
    Finder(autumn_desk, box)
    box.entered.emit()
    qtbot.waitUntil(lambda: read == [read_index])
    box.entered.emit()
    with qtbot.waitSignal(autumn_desk.jobs.busy):
        pass
    assert read == [read_index]


def test_every_page_that_a_hit_opens_is_there(autumn_desk: Desk) -> None:
    index = autumn_desk.store.read(read_index, autumn_desk.as_of)
    assert {card.hit.page for card in index.cards} | {"notices"} <= {page.key for page in PAGES}
