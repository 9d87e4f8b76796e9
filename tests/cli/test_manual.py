# SPDX-License-Identifier: MIT
"""The examples of README and docs print what stands there: page by page, as one follows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.warm import Warm
from tests.manual import blocks, pages
from tests.reader import Reader

WITH_EXAMPLES = [
    page for page in pages() if any(block.runs for block in blocks(page.read_text("utf-8")))
]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_stands_there(
    page: Path, warm: Warm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Reader(warm, tmp_path).read(page)
