# SPDX-License-Identifier: MIT
"""What most parts have, and where that is in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.control.majority import outcome
from mapper.model.scheme import Role
from tests.toy import SCHEME

HELD = st.lists(
    st.tuples(st.sampled_from(["blue", "red", "contested"]), st.floats(0.001, 1e6)), max_size=8
)


def status(*held: tuple[str, float], below: float | None = None) -> str | None:
    return outcome(held, replace(SCHEME, contested_below=below)).status


def test_most_of_the_weight_decides() -> None:
    assert status(("red", 1), ("red", 1), ("blue", 1)) == "red"
    assert status(("red", 1), ("red", 1), ("blue", 5)) == "blue"


def test_two_that_are_equal_are_contested() -> None:
    assert status(("red", 2), ("blue", 1), ("blue", 1)) == "contested"
    assert status(("red", 0.3), ("blue", 0.1), ("blue", 0.2)) == "contested"


def test_less_than_half_is_contested() -> None:
    assert status(("red", 4), ("blue", 3), ("contested", 3)) == "contested"
    assert status(("red", 5), ("blue", 3), ("contested", 2)) == "red"


@pytest.mark.parametrize(("below", "found"), [(0.6, "red"), (0.61, "contested"), (0.3, "red")])
def test_the_scheme_says_from_which_share_on_it_is_clear(below: float, found: str) -> None:
    assert status(("red", 6), ("blue", 4), below=below) == found


def test_a_billionth_of_the_whole_decides_nothing() -> None:
    """Weights are sums of floats, and which of them is first in the last digit says nothing."""
    assert status(("red", 1.0), ("blue", 1.0 - 1.6e-9)) == "contested"
    assert status(("red", 1.0), ("blue", 1.0 - 2.4e-9)) == "red"
    assert status(("red", 0.6 - 0.9e-9), ("blue", 0.4), below=0.6) == "red"
    assert status(("red", 0.6 - 3e-9), ("blue", 0.4), below=0.6) == "contested"


def test_shares_stand_by_their_size_and_equal_ones_as_in_the_scheme() -> None:
    held = [("red", 1.0), ("contested", 2.0), ("blue", 1.0)]
    assert outcome(held, SCHEME).shares == (("contested", 50.0), ("blue", 25.0), ("red", 25.0))


def test_where_a_status_stands_alone_it_has_all() -> None:
    found = outcome([("red", 0.25)], SCHEME)
    assert (found.status, found.shares) == ("red", (("red", 100.0),))


def test_doubt_is_contested_before_it_is_unknown() -> None:
    blue, contested, red = SCHEME.statuses
    unknown = replace(contested, id="unknown", role=Role.UNKNOWN)
    scheme = replace(SCHEME, statuses=(blue, unknown, contested, red))
    assert outcome([("red", 1.0), ("blue", 1.0)], scheme).status == "contested"


def test_the_first_of_several_mixed_statuses_counts() -> None:
    blue, contested, red = SCHEME.statuses
    one, other = (replace(contested, id=id_, role=Role.MIXED) for id_ in ("parts", "patches"))
    scheme = replace(SCHEME, statuses=(blue, contested, red, one, other))
    assert outcome([("red", 1.0), ("blue", 1.0)], scheme).status == "parts"


def test_nothing_known_is_no_data() -> None:
    assert outcome([], SCHEME).status is None
    assert outcome([], SCHEME).shares == ()


def test_where_the_scheme_has_mixed_a_whole_in_parts_is_not_called_fought_over() -> None:
    mixed = replace(SCHEME.statuses[1], id="mixed", role=Role.MIXED)
    scheme = replace(SCHEME, statuses=(*SCHEME.statuses, mixed))
    assert outcome([("red", 1.0), ("blue", 1.0)], scheme).status == "mixed"
    assert outcome([("contested", 2.0), ("blue", 1.0)], scheme).status == "contested"


def test_without_a_contested_status_doubt_is_unknown_or_no_data() -> None:
    blue, contested, red = SCHEME.statuses
    unknown = replace(contested, id="unknown", role=Role.UNKNOWN)
    tie = [("red", 1.0), ("blue", 1.0)]
    assert outcome(tie, replace(SCHEME, statuses=(blue, unknown, red))).status == "unknown"
    assert outcome(tie, replace(SCHEME, statuses=(blue, red))).status is None


@given(HELD)
def test_shares_add_up_and_order_does_not_matter(held: list[tuple[str, float]]) -> None:
    found = outcome(held, SCHEME)
    assert sum(share for _, share in found.shares) == pytest.approx(100 if held else 0)
    assert outcome(held[::-1], SCHEME) == found
