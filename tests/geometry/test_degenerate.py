# SPDX-License-Identifier: MIT
"""A slice of the degenerate pairs; `make degenerate` cuts ten thousand, each in every way."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.geometry.degenerate import KINDS, WAYS, pairs

OF_EACH = 40


@pytest.mark.parametrize("kind", KINDS)
def test_degenerate_polygons_are_cut_as_all_others(kind: str) -> None:
    ours = (pair for pair in pairs() if pair.kind == kind)
    for nth, pair in enumerate(islice(ours, OF_EACH)):
        assert [*WAYS[nth % len(WAYS)](pair)] == []


def test_a_pair_is_the_same_whenever_it_is_drawn() -> None:
    first, again = (next(pairs(4711)) for _ in range(2))
    assert [s.wkt for s in first.shapes] == [s.wkt for s in again.shapes]
