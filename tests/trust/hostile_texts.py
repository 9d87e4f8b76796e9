# SPDX-License-Identifier: MIT
"""All hostile texts in all fields, in data and on pages: `python -m tests.trust.hostile_texts`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tests.hostile.pages import PAGES
from tests.hostile.texts import FORMATS, REFUSED, TAKEN
from tests.trust.outcome import Outcome

ROOT = Path(__file__).parents[2]
# The tests that try a slice otherwise, with what they put each text into.
TESTS = {
    "tests/cli/test_hostile_texts.py": f"written into {len(FORMATS)} formats and read back",
    "tests/browser/test_hostile_corpus.py": f"on {len(PAGES)} kinds of pages, every panel open",
}


def tried() -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        asked = [sys.executable, "-m", "pytest", "-q", "-n0", f"--junitxml={report}", *TESTS]
        subprocess.run(asked, cwd=ROOT, env={**os.environ, "LONG": "1"}, check=False)
        cases = [*ElementTree.parse(report).iter("testcase")]
    faults = [
        case for case in cases if case.find("failure") is not None or case.find("error") is not None
    ]
    ran = {case.get("classname", "").rpartition(".")[2] for case in cases}
    assert ran >= {Path(path).stem for path in TESTS}
    return Outcome(
        {
            **{f"texts, each in every field, {told}": len(TAKEN) for told in TESTS.values()},
            "texts that no table may hold, refused in one line": len(REFUSED),
        },
        [f"{case.get('classname')} {case.get('name')}" for case in faults],
    )


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--record", type=Path)
    given = asked.parse_args()
    found = tried()
    if given.record:
        found.write(given.record)
    sys.exit(bool(found.failed))


if __name__ == "__main__":
    main()
