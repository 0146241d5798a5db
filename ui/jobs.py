"""Work away from the window's thread: one worker, so that jobs keep their order."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from workbench.errors import WorkbenchError

T = TypeVar("T")


class Jobs(QObject):
    """Runs functions one after another in a worker thread and answers in the window's thread.

    A `WorkbenchError` goes to the job's `failed` callback, or as its Chinese sentence to the signal
    `refused` when the job has none. Any other exception is a bug and is raised again in the
    window's thread, where the hook for bugs sees it.

    Signals:
        refused: the sentence of a `WorkbenchError` that nobody else took.
        busy: True while at least one job waits or runs.
    """

    refused = Signal(str)
    busy = Signal(bool)

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workbench")
        self._open = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        fn: Callable[..., T],
        *args: Any,
        done: Callable[[T], object] | None = None,
        failed: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Call `fn(*args)` in the worker; `done` gets its answer or `failed` its error.

        A callback that is a method of a widget which is gone by then is not called.
        """
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)  # noqa: FBT003 - a signal takes no keywords
        future = self._worker.submit(fn, *args)
        answer = partial(self._answer, done=done, failed=failed)
        future.add_done_callback(lambda ended: self._finished.emit(partial(answer, ended)))

    def close(self) -> None:
        """Drop the jobs that wait, let the running one end unanswered, leave no thread behind."""
        self._finished.disconnect()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, answer: Callable[[], None]) -> None:
        self._open -= 1
        if self._open == 0:
            self.busy.emit(False)  # noqa: FBT003
        answer()

    def _answer(
        self,
        ended: Future[T],
        done: Callable[[T], object] | None,
        failed: Callable[[WorkbenchError], object] | None,
    ) -> None:
        error = ended.exception()
        if error is None:
            if done and _is_there(done):
                done(ended.result())
        elif not isinstance(error, WorkbenchError):
            raise error
        elif failed is None:
            self.refused.emit(error.sentence)
        elif _is_there(failed):
            failed(error)


def _is_there(callback: Callable[..., object]) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
