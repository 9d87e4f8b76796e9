# SPDX-License-Identifier: MIT
"""A slice of `make fuzz`, the same on every machine; and what it does with a case that fails."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mapper.errors import PageError
from mapper.page.finished import read_page
from tests.hostile.fuzz import Tally, again, by_outcome, command_for
from tests.hostile.grammar import WAYS, changed
from tests.hostile.mutations import seeds

SLICE = 4
SEED = 1


@pytest.mark.parametrize("name", sorted(seeds()))
def test_what_keeps_to_the_grammar_is_read_or_refused_in_a_line(name: str, tmp_path: Path) -> None:
    tally = by_outcome(name, SEED, SLICE, tmp_path)
    assert (tally.cases, tally.faults) == (SLICE, {})


@pytest.mark.parametrize("name", sorted(seeds()))
def test_a_change_is_the_same_for_the_same_dice(name: str) -> None:
    data = seeds()[name].data
    one, other = (changed(name, data, random.Random(7)) for _ in range(2))
    assert one == other


def test_every_grammar_is_that_of_a_format() -> None:
    assert [
        ending for ending, _ in WAYS if not any(map(str.endswith, seeds(), [ending] * 99))
    ] == []


def test_a_case_that_fails_is_kept_with_the_command_that_reads_it_again(tmp_path: Path) -> None:
    tally = Tally("dates.txt")
    tally.add("", "KeyError at dates.py:1: 'x'", b"2021-13-01\n", tmp_path)
    (kept,) = tmp_path.iterdir()
    assert [*tally.faults.values()] == [f"KeyError at dates.py:1: 'x': {command_for(kept)}"]
    assert again(kept).startswith("MapperError: ")


def test_outcomes_that_differ_in_names_and_numbers_are_one(tmp_path: Path) -> None:
    tally = Tally("table.csv")
    for said in ("x.csv:3: 'Kabul' has no status", "x.csv:14: 'Herat' has no status", ""):
        tally.add(said, "", b"", tmp_path)
    assert (tally.cases, len(tally.outcomes)) == (3, 2)


def test_a_page_with_a_declaration_that_is_none_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html>\n<![]TO>\n", encoding="utf-8")
    with pytest.raises(PageError, match=r"is no page of mapper's"):
        read_page(page)
