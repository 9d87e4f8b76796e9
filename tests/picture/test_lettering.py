# SPDX-License-Identifier: MIT
"""Labels on the map: they never collide, and names of provinces never leave them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations

import pytest
import shapely
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from mapper.picture.blocks import Setting
from mapper.picture.compared import Compared, changed_payload
from mapper.picture.ground import GroundShapes, PxShapes
from mapper.picture.ink import Box
from mapper.picture.label_placement.boxes import box_corners
from mapper.picture.label_placement.spots import AreaLabel, MarkLabel, NumberLabel, Placed
from mapper.picture.layouts import layout_named
from mapper.picture.panel import Panel, map_panel
from mapper.picture.picture_input import Article, names_in
from mapper.picture.scene import INSET
from mapper.picture.state_on_day import map_on
from mapper.picture.themes import theme_of
from tests.picture.maps import WORDS, afghanistan, toy, two_days

SIZES = st.tuples(st.integers(220, 1500), st.integers(180, 1200))
LANGUAGES = st.sampled_from([None, "fa", "ps"])


@cache
def ground(article_name: str) -> GroundShapes:
    return GroundShapes.of((afghanistan() if article_name == "afghanistan" else toy()).payload)


def panel(
    article: Article, size: tuple[float, float], lang: str | None = None, thin: bool = False
) -> Panel:
    payload = article.payload
    names = {place["id"]: place["name"] for place in payload["places"]}
    names |= names_in(article, lang) if lang else {}
    numbers = frozenset(note["n"] for note in payload["annotations"])
    where = ground("afghanistan" if article is afghanistan() else "toy")
    return map_panel(payload, where, theme_of(article, "light"), size, numbers, names, thin=thin)


def shape(one: Placed) -> shapely.Geometry:
    corners = one.spot.corners if one.spot.corners is not None else box_corners(one.spot.box)
    return shapely.Polygon(corners)


def inside(box: Box, size: tuple[float, float]) -> bool:
    width, height = size
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height


def stands_right(one: Placed, drawn: PxShapes) -> bool:
    """Whether the name of a unit lies in it, or with a line to it where there is none."""
    if one.spot.leader is not None:
        start = shapely.Point(one.spot.leader[0])
        off = shapely.area(shapely.intersection(drawn.whole, shape(one))) < 1
        return bool(off and shapely.covers(unit_of(one, drawn), start))
    return bool(shapely.covers(unit_of(one, drawn), shape(one)))


def unit_of(one: Placed, drawn: PxShapes) -> shapely.Geometry:
    parts = [shapely.Polygon(r[0], r[1:]) for r in drawn.units[one.label.place] if r]
    return shapely.union_all([shapely.make_valid(part) for part in parts])


Test = Callable[..., None]


def on_any_map(test: Test) -> Test:
    """Tried on maps of any size and language, which are the same for all that is so tried."""
    tried = settings(max_examples=25, deadline=None)(given(SIZES, LANGUAGES, st.booleans())(test))
    return seed(7)(tried)


@cache
def placed_on(size: tuple[float, float], lang: str | None, thin: bool) -> tuple[Placed, ...]:
    return tuple(panel(afghanistan(), size, lang, thin).figures.placed)


@on_any_map
def test_a_province_and_a_town_in_it_never_stand_on_the_map_by_one_name(
    size: tuple[float, float], lang: str | None, thin: bool
) -> None:
    payload = afghanistan().payload
    names = {place["id"]: place["name"] for place in payload["places"]}
    names |= names_in(afghanistan(), lang) if lang else {}
    placed = placed_on(size, lang, thin)
    towns = {names[one.label.place] for one in placed
             if isinstance(one.label, MarkLabel) and one.label.place in names}  # fmt: skip
    units = {" ".join(one.spot.texts) for one in placed
             if isinstance(one.label, AreaLabel) and one.label.place}  # fmt: skip
    assert not towns & units


def test_the_word_for_a_province_tells_it_from_its_city() -> None:
    found = panel(afghanistan(), (1000, 800)).figures
    texts = {one.label.id: " ".join(one.spot.texts) for one in found.placed}
    assert texts["u:AF-KAN"] == "Kandahar province"
    assert "u:AF-KAB" not in texts  # It is held as its city is.


def test_a_province_without_room_is_not_missed_beside_its_city() -> None:
    """The city's name says it: a message would count a name that is read."""
    found = panel(afghanistan(), (380, 300)).figures
    named = {one.label.id for one in found.placed}
    assert "u:AF-KAN" not in named
    assert "t:AF-KAN/kandahar" in named
    assert "u:AF-KAN" not in found.unnamed


@on_any_map
def test_no_label_touches_another_or_the_edge(
    size: tuple[float, float], lang: str | None, thin: bool
) -> None:
    names = [one for one in placed_on(size, lang, thin) if not isinstance(one.label, NumberLabel)]
    for one, other in combinations(names, 2):
        assert shapely.area(shapely.intersection(shape(one), shape(other))) < 0.01, (
            one.label.id,
            other.label.id,
        )
    assert all(inside(one.spot.box, size) for one in names)


@pytest.mark.parametrize("lang", [None, "fa", "ps"])
def test_provinces_are_named_on_a_map_of_usual_size(lang: str | None) -> None:
    placed = panel(afghanistan(), (640, 480), lang).figures.placed
    assert any(isinstance(one.label, AreaLabel) and one.label.place for one in placed)


@on_any_map
def test_the_name_of_a_province_stands_in_it_or_off_all_of_them(
    size: tuple[float, float], lang: str | None, thin: bool
) -> None:
    _, drawn = ground("afghanistan").in_panel(size)
    placed = placed_on(size, lang, thin)
    names = [one for one in placed if isinstance(one.label, AreaLabel) and one.label.place]
    assert [one.label.id for one in names if not stands_right(one, drawn)] == []


@settings(max_examples=15, deadline=None)
@given(
    st.tuples(st.integers(160, 900), st.integers(120, 700)), LANGUAGES, st.sampled_from([0, 1, 2])
)
def test_maps_of_a_comparison_have_their_labels_apart_and_in_place(
    size: tuple[float, float], lang: str | None, which: int
) -> None:
    article = two_days()
    names = {place["id"]: place["name"] for place in article.payload["places"]}
    names |= names_in(article, lang) if lang else {}
    theme = theme_of(article, "light")
    compared = Compared(
        Setting(article, theme, WORDS), layout_named("article"), ground("afghanistan"), names
    )
    sides = [map_on(article.payload, side, days=[]) for side in compared.sides]
    payload = [*sides, changed_payload(compared)][which]
    placed = map_panel(
        payload, compared.ground, theme, size, frozenset(), names, thin=True
    ).figures.placed
    for one, other in combinations(placed, 2):
        assert shapely.area(shapely.intersection(shape(one), shape(other))) < 0.01
    assert all(inside(one.spot.box, size) for one in placed)
    _, drawn = compared.ground.in_panel(size)
    for one in placed:
        if isinstance(one.label, AreaLabel) and one.label.place:
            assert stands_right(one, drawn), one.label.id


@settings(max_examples=15, deadline=None)
@given(st.tuples(st.integers(340, 1500), st.integers(260, 1200)))
def test_every_number_is_on_the_map(size: tuple[float, float]) -> None:
    placed = panel(afghanistan(), size).figures.placed
    numbers = [one for one in placed if isinstance(one.label, NumberLabel)]
    assert len(numbers) == len(afghanistan().payload["annotations"])
    assert all(inside(one.spot.box, size) for one in numbers)


def test_a_larger_map_has_more_names() -> None:
    counts = [len(panel(afghanistan(), size).figures.placed) for size in ((330, 260), (730, 560))]
    assert counts[0] < counts[1]


def test_names_keep_from_the_edge() -> None:
    placed = panel(toy(), (400, 300)).figures.placed
    assert placed
    assert all(one.spot.box[0] >= INSET for one in placed)


@pytest.mark.parametrize("size", [(340, 275), (360, 280), (400, 300)])
@pytest.mark.parametrize("thin", [False, True])
def test_a_small_map_names_what_is_fought_over(size: tuple[float, float], thin: bool) -> None:
    placed = panel(afghanistan(), size, thin=thin).figures.placed
    names = {one.label.place for one in placed if isinstance(one.label, MarkLabel)}
    assert {"AF-HER/herat", "AF-KAN/kandahar", "AF-HEL/lashkar-gah"} <= names


def test_the_same_map_has_the_same_labels() -> None:
    first, again = (panel(afghanistan(), (500, 400)).figures.placed for _ in range(2))
    assert [(one.label.id, one.spot.x, one.spot.y) for one in first] == [
        (one.label.id, one.spot.x, one.spot.y) for one in again
    ]
