"""Starts the window, or runs one command (`python main.py --help`)."""

import gc
import sys
from collections.abc import Sequence
from datetime import datetime
from io import TextIOWrapper

from ui import command_line


def main(argv: Sequence[str]) -> int:
    """Read the command line and hand over; return the exit status."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A name that the terminal's code page lacks must not end a command in an error.
        sys.stdout.reconfigure(errors="backslashreplace")
    args = command_line.parse(argv)
    if args.run is not None:
        # A command is over before anything is worth collecting: a report takes a fifth less time.
        gc.disable()
        return command_line.run(args, _now())
    # Qt is needed for the window only.
    from ui.start import run_window

    return run_window(args.file, _now)


def _now() -> datetime:
    return datetime.now().astimezone()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
