# SPDX-License-Identifier: MIT
"""Stories in steps, for pages that a test draws."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

# Of the toy country, in the days of its stories.
STEPS = """
[[step]]
day = 2021-08-04
heading = "Fighting"
note = "In Eastvale."

[[step]]
days = [2021-08-04, 2021-08-10]
frame = "Eastvale"
place = "Eastvale"
heading = "Eastvale falls"
note = "After six days."
source = "Gazette"
url = "https://example.org/gazette"

[[step]]
day = 2021-08-20
heading = "Haven"
"""


@contextmanager
def steps_file(text: str) -> Iterator[Path]:
    """A file of steps, there while a page is drawn from it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "steps.toml"
        path.write_text(text, encoding="utf-8")
        yield path
