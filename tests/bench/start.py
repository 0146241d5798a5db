"""First painted window and 今日 with its numbers, against an empty PySide6 window.

Prints ratios of medians over interleaved rounds of whole processes. Started by hand:
`python -m tests.bench.start`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from workbench.store import open_or_create

ROUNDS = 7
EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = """
import os, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.application import make_application
from ui.start import make_window
app = make_application(sys.argv[:1])
window = make_window(Path(sys.argv[1]), lambda: datetime.now().astimezone())
def look():
    if sys.argv[2] == "paint" or window.page() is not None:
        os._exit(0)
    QTimer.singleShot(2, look)
class Once:
    begun = False
paint = window.paintEvent
def painted(event):
    paint(event)
    if not Once.begun:
        Once.begun = True
        QTimer.singleShot(0, look)
window.paintEvent = painted
window.show()
app.exec()
"""


def main() -> None:
    """Run the three in turn and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "启动.db"
        open_or_create(file, datetime.now().astimezone()).close()
        cases = {
            "empty window": [EMPTY],
            "first paint": [OURS, str(file), "paint"],
            "今日 with numbers": [OURS, str(file), "today"],
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(ROUNDS + 1):
            for name, case in cases.items():
                times[name].append(seconds(case))
    floor = statistics.median(times["empty window"][1:])
    for name, found in times.items():
        median = statistics.median(found[1:])
        print(f"{name}: {median:.3f} s, {median / floor:.2f} x empty window")  # noqa: T201


def seconds(case: list[str]) -> float:
    """Wall time of one whole process."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", *case], check=True, env=environment, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
