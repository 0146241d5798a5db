"""Asks Apache PDFBox preflight whether papers are valid PDF/A-1b.

Started by hand: `python -m tests.bench.pdfa FILE…`. Needs Java and the jars named below, in the
folder that `PDFBOX` names (Debian: libpdfbox2-java, libactivation-java and libjaxb-api-java).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

JARS = (
    "preflight",
    "pdfbox2",
    "xmpbox",
    "fontbox2",
    "commons-logging",
    "javax.activation",
    "jaxb-api",
)
VALIDATOR = "org.apache.pdfbox.preflight.Validator_A1b"


def main(papers: Sequence[str]) -> int:
    """Print what each paper violates; the number of papers that do."""
    return sum(not is_valid(paper) for paper in papers)


def is_valid(paper: str) -> bool:
    """Ask about one paper, and print the answer."""
    folder = Path(os.environ.get("PDFBOX", "/usr/share/java"))
    jars = os.pathsep.join(str(folder / f"{jar}.jar") for jar in JARS)
    command = ["java", "-cp", jars, VALIDATOR, paper]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    print(found.stdout.strip() or found.stderr.strip())  # noqa: T201 - what it is started for
    return found.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
