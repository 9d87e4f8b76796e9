# SPDX-License-Identifier: MIT
"""What ground lies around a position."""

from __future__ import annotations

from dataclasses import replace

from mapper.boundaries.parents import Parents
from tests.toy import boundaries, neighbour


def test_the_country_around_a_position() -> None:
    parents = Parents(boundaries(), (neighbour(),))
    assert parents.around((3.0, 0.0)) == {"farland", "far"}
    assert parents.around((0.5, 0.5)) == frozenset()


def test_the_embedded_provinces_lie_around_other_units_of_their_country() -> None:
    parents = Parents(replace(boundaries(), country="AFG"), ())
    assert {"kandahar", "afkan"} <= parents.around((65.7, 31.6))
    assert {"herat", "هرات"} <= parents.known
