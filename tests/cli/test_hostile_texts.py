# SPDX-License-Identifier: MIT
"""Hostile texts in every field of a war are in its data as they were, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.warm import Warm
from tests.hostile.attacked import SHOWN, Attack, write, write_counts, write_events, write_table
from tests.hostile.corpus import GROUPS, TEXTS
from tests.hostile.texts import PARTS, REFUSED, harmless, lost, made, part
from tests.long import tried


def test_the_corpus_has_texts_against_all_that_is_written() -> None:
    assert len(TEXTS) >= 500
    assert all(len(group) > 10 for group in GROUPS.values())


@pytest.mark.parametrize("nth", tried(range(PARTS), [5]))
def test_texts_are_in_every_format_as_they_are_and_make_no_element(
    warm: Warm, tmp_path: Path, nth: int
) -> None:
    attack = part(nth)
    assert [*lost(warm, attack, tmp_path), *made(warm, attack, tmp_path)] == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("control.csv", write_table),
        ("events.csv", write_events),
        ("counts.csv", write_counts),
    ],
)
@pytest.mark.parametrize("text", REFUSED)
def test_a_table_that_is_no_text_is_refused_in_one_line_and_nothing_is_written(
    warm: Warm,
    tmp_path: Path,
    name: str,
    written: Callable[[Attack, Path], None],
    text: str,
) -> None:
    write(harmless(part(0)), tmp_path)
    written(Attack((text,)), tmp_path / name)
    before = {*tmp_path.iterdir()}
    done = warm.run(["draw", *SHOWN, "-o", "page.html"], tmp_path)
    (line,) = done.err.decode().splitlines()
    assert done.code
    assert line.startswith(f"{name}:2: the file holds zero bytes, so it is not a text table")
    assert {*tmp_path.iterdir()} == before
