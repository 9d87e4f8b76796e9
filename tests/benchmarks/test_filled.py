# SPDX-License-Identifier: MIT
"""Pictures of one day use their room: the ground fills its map, or reaches two of its edges."""

from __future__ import annotations

from functools import cache

import pytest

from mapper.page.map_model import Payload
from mapper.picture.picture_input import Article
from tests.benchmarks.filled import COUNTRIES, SIZES, Filled, article_for, filled, report

pytestmark = pytest.mark.slow

# The box around the ground takes this share of its map, …
FILLED = 0.58
# … but where a map so narrow would have no room for names beside the ground.
TALL = {"CHL": 0.2, "MMR": 0.5}

article_of_country = cache(article_for)


@cache
def shares(country: str, size: str) -> Filled:
    article: Article[Payload] = article_of_country(country)
    return filled(article, size)


@pytest.mark.parametrize("country", COUNTRIES)
def test_ground_fills_its_map_on_every_size(country: str) -> None:
    assert min(shares(country, size).box for size in SIZES) >= TALL.get(country, FILLED)


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_is_around_the_ground_is_known_to_the_edges_of_the_map(country: str) -> None:
    assert min(shares(country, size).around for size in SIZES) >= 0.999


@pytest.mark.parametrize(("country", "least"), [("MMR", 0.4), ("PHL", 0.5), ("SOM", 0.4)])
def test_on_a_square_tall_ground_has_its_texts_beside_it(country: str, least: float) -> None:
    assert shares(country, "square").drawn >= least


def test_the_report_says_how_many_maps_are_filled() -> None:
    found = {"AFG": {"square": Filled(0.5, 0.7, 0.3, 1.0), "story": Filled(0.5, 0.5, 0.2, 1.0)}}
    text = report(found)
    assert "| AFG | 70% | 50% |" in text
    assert "| AFG | 35% | 25% |" in text
    assert "In 1 of 2 pictures" in text
