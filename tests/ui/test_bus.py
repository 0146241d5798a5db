import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from ui.bus import Bus


def test_a_change_made_in_a_worker_is_told_in_the_windows_thread(qtbot: QtBot) -> None:
    bus = Bus()
    told_in: list[QThread] = []
    bus.changed.connect(lambda _: told_in.append(QThread.currentThread()))
    worker = threading.Thread(target=bus.tell, args=(frozenset({"Task"}),))
    with qtbot.waitSignal(bus.changed) as heard:
        worker.start()
    worker.join()
    assert heard.args == [frozenset({"Task"})]
    assert told_in == [bus.thread()]


def test_a_change_made_in_the_windows_thread_is_told_at_once(qtbot: QtBot) -> None:
    bus = Bus()
    with qtbot.assertNotEmitted(bus.said), qtbot.waitSignal(bus.changed, timeout=0):
        bus.tell(frozenset({"Decision"}))


def test_a_wish_reaches_the_window_with_its_page(qtbot: QtBot) -> None:
    bus = Bus()
    with qtbot.waitSignal(bus.wanted) as heard:
        bus.want("ledger", {"schedule_class": "逾期"})
    assert heard.args == ["ledger", {"schedule_class": "逾期"}]
    with qtbot.waitSignal(bus.wanted) as heard:
        bus.want("today")
    assert heard.args == ["today", {}]
