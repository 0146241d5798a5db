import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.jobs import Jobs
from workbench.errors import StoreError, WorkbenchError


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def refuse() -> None:
    raise StoreError("磁盘已满，没有保存。")


def test_a_job_runs_in_the_worker_and_answers_in_the_windows_thread(
    jobs: Jobs, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    answers: list[int] = []

    def work(number: int) -> int:
        threads.append(threading.current_thread())
        return number * 2

    def take(answer: int) -> None:
        threads.append(threading.current_thread())
        answers.append(answer)

    jobs.run(work, 21, done=take)
    assert answers == []
    qtbot.waitUntil(lambda: answers == [42])
    assert threads[0] is not threading.current_thread()
    assert threads[1] is threading.current_thread()


def test_jobs_keep_their_order(jobs: Jobs, qtbot: QtBot) -> None:
    ran: list[int] = []
    for number in range(20):
        jobs.run(ran.append, number)
    qtbot.waitUntil(lambda: ran == list(range(20)))


def test_the_window_hears_when_work_begins_and_when_it_is_over(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[bool] = []
    jobs.busy.connect(said.append)
    jobs.run(int)
    jobs.run(int)
    qtbot.waitUntil(lambda: said == [True, False])


def test_a_refusal_goes_to_the_jobs_own_callback(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[WorkbenchError] = []
    with qtbot.assertNotEmitted(jobs.refused):
        jobs.run(refuse, failed=errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].sentence == "磁盘已满，没有保存。"


def test_a_refusal_nobody_takes_is_said_as_its_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.refused) as heard:
        jobs.run(refuse)
    assert heard.args == ["磁盘已满，没有保存。"]


def test_a_bug_in_a_job_is_raised_where_the_hook_for_bugs_sees_it(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as bugs:
        jobs.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


class Page(QLabel):
    def show_sentence(self, error: WorkbenchError) -> None:
        self.setText(error.sentence)


def test_a_widget_that_is_gone_is_not_called(jobs: Jobs, qtbot: QtBot) -> None:
    page = Page()
    jobs.run(str, done=page.setText)
    jobs.run(refuse, failed=page.show_sentence)
    jobs.run(int)
    delete(page)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(jobs.busy):
        pass
    assert bugs == []


def test_closing_drops_what_waits_and_ends_the_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    begun, go_on = threading.Event(), threading.Event()
    ran: list[str] = []

    def hold() -> None:
        begun.set()
        go_on.wait(5)
        ran.append("first")

    jobs.run(hold, done=lambda _: ran.append("answered"))
    jobs.run(ran.append, "second")
    assert begun.wait(5)
    threading.Timer(0.05, go_on.set).start()
    jobs.close()
    qtbot.wait(20)
    assert ran == ["first"]
    assert not any(t.name.startswith("workbench") for t in threading.enumerate())
