# SPDX-License-Identifier: MIT
"""What parts of a page weigh."""

from __future__ import annotations

import pytest

from mapper.reading.table_inputs import read_inputs
from tests.benchmarks.weights import GROUPS, PARTS, REST, slim, weights
from tests.shown import day_page, days_page

MOST, MOST_GZIPPED = 315_000, 105_000


@pytest.fixture(scope="module")
def pages() -> list[str]:
    inputs = read_inputs()
    return [day_page(inputs), days_page(inputs)]


def test_each_module_of_a_group_stands_in_a_page_as_it_is(pages: list[str]) -> None:
    names = [name for group in GROUPS.values() for name in group]
    assert len(names) == len(set(names))
    assert [name for name in names if not any(slim(name) in page for page in pages)] == []


def test_the_parts_of_a_page_make_up_the_whole(pages: list[str]) -> None:
    found = weights(pages[0])
    parts = [found[name][0] for name in (*GROUPS, *PARTS, REST)]
    assert sum(parts) == found["the whole page"][0]


def test_the_embedded_map_is_no_heavier_than_it_may_be(pages: list[str]) -> None:
    raw, gzipped = weights(pages[0])["the whole page"]
    assert raw <= MOST
    assert gzipped <= MOST_GZIPPED
