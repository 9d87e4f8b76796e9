# SPDX-License-Identifier: MIT
"""What the heading of the key says is held: ground, or only the places that were reported."""

from __future__ import annotations

import pytest

from tests.browser.days import comparison_of, timeline_of
from tests.browser.pages import toy_page

TOWNS = "2021-08-01 Haven blue\n2021-08-05 Haven red"
GROUND = f"{TOWNS}\n2021-08-01 Eastvale red"


@pytest.mark.parametrize(
    ("page", "of_towns", "of_ground"),
    [
        (toy_page, "Who holds the places reported", "Who holds the ground"),
        (timeline_of, "Who holds the places reported", "Who holds the ground"),
        (
            comparison_of,
            "Who held the places reported, before and after",
            "Who held the ground, before and after",
        ),
    ],
)
def test_over_towns_alone_the_key_speaks_of_no_ground(page, of_towns: str, of_ground: str) -> None:  # type: ignore[no-untyped-def]
    assert f">{of_towns}</h2>" in page(TOWNS)
    assert f">{of_ground}</h2>" in page(GROUND)
