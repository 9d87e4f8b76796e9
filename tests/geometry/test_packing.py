# SPDX-License-Identifier: MIT
"""Arcs as short texts, there and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.packing import pack_arc, pack_number, pack_topology, unpack_numbers

NUMBERS = st.integers(-(2**40), 2**40)


@given(steps=st.lists(st.lists(NUMBERS, min_size=2, max_size=2)))
def test_what_is_packed_comes_back(steps: list[list[int]]) -> None:
    assert unpack_numbers(pack_arc(steps)) == [number for step in steps for number in step]


@given(number=NUMBERS)
def test_a_number_needs_no_escape_in_json_or_html(number: int) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]+", pack_number(number))


@pytest.mark.parametrize(
    ("number", "text"), [(0, "A"), (1, "C"), (-1, "D"), (15, "e"), (16, "gB"), (-16, "hB")]
)
def test_small_numbers_are_one_letter_and_larger_ones_two(number: int, text: str) -> None:
    assert pack_number(number) == text


def test_only_the_arcs_of_a_topology_change() -> None:
    topology = {"type": "Topology", "arcs": [[[0, 0], [1, -1]]], "objects": {}}
    assert pack_topology(topology) == topology | {"arcs": ["AACD"]}
