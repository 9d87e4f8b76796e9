# SPDX-License-Identifier: MIT
"""Lakes and rivers on pictures, and that they stay quiet."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import shapely

from mapper.exports.pictures import drawn_picture
from mapper.page.waters import Drawn, packed
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Path, Picture, Text, every
from mapper.picture.picture_input import Article
from mapper.picture.svg import texts_of
from mapper.picture.themes import GROUNDS, LIGHT, theme_of
from mapper.picture.waters import waters_in
from mapper.style.lines import line_tables
from mapper.style.palette import contrast
from tests.picture.maps import afghanistan, drawn_once, many_days, toy

INK, WATER, RIVER = LIGHT["ink"], LIGHT["water"], LIGHT["river"]
# In Afghanistan, and on the toy country, which is 220 km wide.
BROOK = Drawn("Brook", [shapely.LineString([(61, 31), (62, 31), (63.9, 31)])])
MERE = Drawn("Mere", [shapely.LinearRing([(62, 33), (64, 33), (64, 34), (62, 34)])])
SMALL_BROOK = Drawn("Brook", [shapely.LineString([(0.1, 0.3), (1.9, 0.3)])])
SMALL_MERE = Drawn("Mere", [shapely.LinearRing([(0.6, 1.2), (1.4, 1.2), (1.4, 1.8)])])
# A thin line is seen, and no more.
LEAST_CONTRAST, MOST_CONTRAST = 1.3, 5.5


def watered(article: Article, river: Drawn = BROOK, lake: Drawn = MERE) -> Any:
    payload: Any = {**article.payload, "water": packed([[river], [], [], [lake]], 0.01)}
    return article.showing(payload, article.day_words)


@cache
def drawn() -> Picture:
    return drawn_picture(watered(afghanistan()))


def strokes(picture: Picture) -> set[str]:
    return {path.paint.stroke for path in paths(picture)}


def paths(picture: Picture) -> list[Path]:
    return [item for item in every(picture.items) if isinstance(item, Path)]


def place_of(name: str, picture: Picture) -> tuple[float, float]:
    texts = (item for item in every(picture.items) if isinstance(item, Text))
    ((x, y),) = ((text.x, text.y) for text in texts if text.text == name)
    return x, y


def number_of(picture: Picture, **paint: Any) -> int:
    """The number of the last path that is painted so."""
    return max(
        nth
        for nth, path in enumerate(paths(picture))
        if all(getattr(path.paint, key) == value for key, value in paint.items())
    )


def test_a_river_lies_under_fronts_and_a_lake_over_them_and_under_the_outline() -> None:
    picture = drawn()
    front = number_of(picture, stroke=INK, width=line_tables({})["front"]["width"])
    outline = number_of(picture, stroke=INK, width=line_tables({})["outline"]["width"])
    river, lake = number_of(picture, stroke=RIVER), number_of(picture, fill=WATER)
    assert river < front < lake < outline


def test_lakes_and_rivers_are_named_behind_all_others() -> None:
    names = {*texts_of(drawn())}
    assert {"Brook", "Mere"} < names
    assert {*texts_of(drawn_once(afghanistan))} - names <= {
        "Helmand River",
        "Amu Darya",
        "Panj",
    }


def test_the_name_of_a_lake_keeps_off_its_islands() -> None:
    island = shapely.LinearRing([(62.9, 33.4), (62.9, 33.5), (63.1, 33.5), (63.1, 33.4)])
    round_it = Drawn("Mere", [*MERE.lines, island])
    beside = place_of("Mere", drawn_picture(watered(afghanistan(), lake=round_it)))
    assert beside != place_of("Mere", drawn())


@pytest.mark.parametrize(("side", "rivers", "lakes"), [(300, 1, 1), (800, 0, 1), (3000, 0, 0)])
def test_what_would_be_seen_beside_where_it_lies_is_not_drawn(
    side: int, rivers: int, lakes: int
) -> None:
    article = watered(toy(), SMALL_BROOK, SMALL_MERE)
    box = (0.0, 0.0, float(side), float(side))
    found = waters_in(article.payload["water"], GroundShapes.of(article.payload).fit(box), box)
    assert len([line for lines in found.rivers for line in lines]) == rivers
    assert len(found.lakes) == lakes
    assert len(found.named) == rivers + lakes


def test_small_maps_have_lakes_and_rivers() -> None:
    assert RIVER in strokes(drawn_picture(watered(many_days("2021-07-01,2021-08-05")), size="a4"))


@pytest.mark.parametrize("theme", GROUNDS)
def test_rivers_are_seen_on_every_status_and_louder_on_none(theme: str) -> None:
    painted = theme_of(afghanistan(), theme)
    grounds = [painted.land, painted.none, *painted.status.values()]
    found = [contrast(painted.river, ground) for ground in grounds]
    assert min(found) > LEAST_CONTRAST
    assert max(found) < MOST_CONTRAST
