# SPDX-License-Identifier: MIT
"""Hostile texts in every field of a war are in its data as they were, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.warm import Warm
from tests.hostile.corpus import GROUPS, TEXTS
from tests.hostile.texts import PARTS, lost, made, part
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
