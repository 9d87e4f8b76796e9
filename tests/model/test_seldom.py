# SPDX-License-Identifier: MIT
"""Garbage is looked for seldom for a time, and then as before, whoever comes or goes first."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from mapper.model.seldom import SELDOM, collected_seldom

USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_who_comes_first_may_go_first() -> None:
    first, second = collected_seldom(), collected_seldom()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() == SELDOM
    second.__exit__(None, None, None)
    assert gc.get_threshold() == USUAL


def test_an_error_ends_it() -> None:
    with pytest.raises(ValueError, match="a"), collected_seldom():
        raise ValueError("a")
    assert gc.get_threshold() == USUAL


@pytest.mark.parametrize("own", [(0, 10, 10), (10**6, 5, 5)])
def test_who_looks_more_seldom_or_not_at_all_goes_on_so(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with collected_seldom():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own
