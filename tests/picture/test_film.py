# SPDX-License-Identifier: MIT
"""Animations: what is the same on all frames stands still, and what changed is drawn anew."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import shapely
from PIL import Image
from shapely import box

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_film, moves
from mapper.picture.film import must_move
from mapper.picture.film_model import MOST_ASKED, MOST_OF_ALL, Film
from mapper.picture.film_of_days import changing_in
from mapper.picture.ink import NOTHING, Group, Text, every
from mapper.picture.picture_input import Article, article_of
from mapper.picture.png import Rasterizer, size_in_pixels
from mapper.picture.redrawn import Piece, frames_of, patches_of, pieces_of
from mapper.picture.state_on_day import ShownHolding
from mapper.picture.svg import svg, texts_of
from mapper.verbs.look import Look
from tests.drawn import RAID, faces_of
from tests.picture.maps import many_days, toy, toy_changes, toy_days
from tests.shown import ground_document

SIZE = "300x300"


def names_at(film: Film, nth: int) -> dict[tuple[str, str], tuple[float, float]]:
    """Where every name on the map of a frame and every label of its key stands, by text and face:
    figures, which change, have neither a halo nor bold letters.
    """
    return {
        (piece.item.text, piece.item.face): (piece.x + piece.item.x, piece.y + piece.item.y)
        for piece in pieces_of(film.picture(nth).items)
        if isinstance(piece.item, Text)
        if piece.item.halo != NOTHING or piece.item.face == "bold"
    }


@pytest.mark.parametrize("size", ["social", "square", "story", "article", "600x600", "400x400"])
def test_no_name_and_no_line_of_the_key_moves_from_frame_to_frame(size: str) -> None:
    film = drawn_film(many_days(), size=size)
    stand: dict[tuple[str, str], tuple[float, float]] = {}
    for nth in range(film.count):
        for name, at in names_at(film, nth).items():
            assert stand.setdefault(name, at) == at, name
    assert {("Government", "bold"), ("Taliban", "bold")} <= stand.keys()


def test_places_change_that_are_not_the_same_on_all_days() -> None:
    blue, red = (ShownHolding(one, last=0, stale=False, extra={}) for one in ("blue", "red"))
    older = replace(blue, stale=True)
    states = [
        {"back": blue, "gone": red, "same": blue},
        {"back": red, "same": older, "late": red},
        {"back": blue, "same": older, "late": red},
    ]
    assert changing_in(states) == {"back", "gone", "late"}


def test_every_frame_says_its_day_in_words() -> None:
    film = drawn_film(toy_days(), size=SIZE)
    said = [texts_of(film.picture(nth)) for nth in range(film.count)]
    days = [next(text for text in one if re.fullmatch(r"\d August 2021", text)) for one in said]
    assert days == ["1 August 2021", "3 August 2021", "4 August 2021"]


def test_the_figures_are_those_of_the_day() -> None:
    film = drawn_film(toy_days(), size="social")
    first, last = (" ".join(texts_of(film.picture(nth))) for nth in (0, film.count - 1))
    assert "Blue · 75.0 %" in first
    assert "Blue · 25.0 %" in last


def test_a_status_that_comes_later_has_its_place_in_the_key_from_the_start() -> None:
    film = drawn_film(toy_days(), size=SIZE)
    assert names_at(film, 0)["Red", "bold"] == names_at(film, 2)["Red", "bold"]


def test_a_frame_that_is_patched_looks_as_one_that_is_drawn_whole() -> None:
    film = drawn_film(toy_days(), size=SIZE)
    size = size_in_pixels(film.picture(0))
    patched = list(frames_of(size, patches_of(film)))
    with Rasterizer() as drawn:
        for nth, frame in enumerate(patched):
            whole = Image.open(io.BytesIO(drawn(svg(film.picture(nth), text="pixels")))).convert(
                "RGB"
            )
            apart = np.abs(np.asarray(whole, dtype=int) - np.asarray(frame, dtype=int))
            assert (apart.max(axis=2) > 40).sum() <= 20


def test_only_what_changed_is_drawn_anew() -> None:
    film = drawn_film(toy_days(), size="social")
    _, *patches = patches_of(film)
    assert len(patches) == film.count - 1
    assert any(patches)
    for own in patches:
        sizes = [Image.open(io.BytesIO(one.content)).size for one in own]
        assert sum(wide * high for wide, high in sizes) < 0.6 * 1200 * 630


def test_a_line_of_a_path_that_stays_is_not_drawn_anew() -> None:
    frame = drawn_film(toy_days(), size=SIZE).picture(0)
    again = [Piece(replace(piece.item), piece.x, piece.y) for piece in pieces_of(frame.items)]
    first = {look for piece in pieces_of(frame.items) for look, _ in piece.looks()}
    assert first == {look for piece in again for look, _ in piece.looks()}


def test_drawn_ground_is_that_of_each_day() -> None:
    film = drawn_film(article_of(ground_document(faces_of(), Look())), size=SIZE)
    assert film.count > 1
    said = [texts_of(film.picture(nth)) for nth in range(film.count)]
    assert said[0] != said[-1]
    assert any("km²" in text for text in said[0])


def test_a_small_film_credits_the_towns_and_not_the_countries_that_ask_for_nothing() -> None:
    article = article_of(ground_document(faces_of(), Look()))
    small, large = (
        " ".join(texts_of(drawn_film(article, size=size).picture(0))) for size in (SIZE, "600x600")
    )
    assert "GeoNames" in small
    assert "Natural Earth" not in small
    assert "Natural Earth" in large


def test_no_name_of_a_country_stands_on_ground_of_any_frame() -> None:
    film = drawn_film(article_of(ground_document(faces_of(RAID), Look())), size="1200x675")
    at = {text: at for (text, _), at in names_at(film, 0).items()}
    for nth in range(film.count):
        items = film.picture(nth).items
        (units,) = (one for one in every(items) if isinstance(one, Group) and one.name == "units")
        ground = shapely.union_all(
            [shapely.Polygon(ring) for path in units.items for ring in path.lines]  # type: ignore[attr-defined]
        )
        for name in ("IRAN", "PAKISTAN"):
            x, y = at[name]
            assert not ground.intersects(box(x - 20, y - 10, x + 20, y))


def test_around_drawn_ground_its_country_has_a_name_and_borders() -> None:
    article = article_of(ground_document(faces_of(RAID), Look()))
    assert article.payload["context"]["own"] == ""
    assert "AFGHANISTAN" in {text for text, _ in names_at(drawn_film(article, size="1200x675"), 0)}


def test_what_is_not_drawn_on_a_day_is_land() -> None:
    film = drawn_film(article_of(ground_document(faces_of(RAID), Look())), size="1200x675")
    first = film.picture(0)
    with Rasterizer() as drawn:
        frame = Image.open(io.BytesIO(drawn(svg(first)))).convert("RGB")
    x, y = names_at(film, 0)["Farah", "regular"]
    between = frame.getpixel((round(x * first.zoom), round((y + 20) * first.zoom)))
    assert between == frame.getpixel((20, 20))


@pytest.mark.parametrize(
    ("kind", "form", "moving"),
    [(toy, "webp", False), (toy_days, "webp", True), (toy_days, "png", False),
     (toy_days, "gif", True), (toy_changes, "avif", False)],
)  # fmt: skip
def test_many_days_move_where_the_format_can(kind, form: str, moving: bool) -> None:  # type: ignore[no-untyped-def]
    article: Article = kind()
    assert moves(article, form) is moving


@pytest.mark.parametrize("kind", [toy, toy_changes])
def test_one_picture_is_no_gif(kind) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match="gif: shows many days, and here is one picture — give a"):
        moves(kind(), "gif")


def test_one_day_makes_no_film() -> None:
    with pytest.raises(UsageError, match="an animation needs two days that differ, and there is"):
        drawn_film(toy_days("2021-08-01 Northfield blue"), size=SIZE)


def test_too_many_days_make_no_film() -> None:
    must_move(MOST_ASKED)
    with pytest.raises(UsageError, match="asks for 401 days, and an animation has at most 400"):
        must_move(MOST_ASKED + 1)


def test_of_all_days_so_many_are_shown_as_one_watches() -> None:
    days = [date.fromordinal(date(2021, 1, 1).toordinal() + nth) for nth in range(90)]
    turns = [f"{day} Eastvale {'red' if nth % 2 else 'blue'}" for nth, day in enumerate(days)]
    film = drawn_film(toy_days("\n".join(turns)), size=SIZE)
    assert film.count == MOST_OF_ALL
    assert film.picture(0).left_out == ("30 days have no map of their own",)


def test_letters_stay_on_the_paper() -> None:
    for size in ("social", "400x400", "600x400", "column"):
        picture = drawn_film(many_days(), size=size).picture(3)
        for piece in pieces_of(picture.items):
            if isinstance(piece.item, Text):
                x0, _, x1, y1 = piece.box
                assert x0 >= -3, (size, piece.item.text)
                assert x1 <= picture.width + 3
                assert y1 <= picture.height + 6
        assert any(isinstance(item, Text) for item in every(picture.items))


def film_with_events(*days: tuple[int, int]) -> Film:
    """Five days of the toy country, with an air strike on each of some spans of days."""
    article = toy_days("2021-08-01 Eastvale red\n2021-08-03 Eastvale blue\n2021-08-05 Eastvale red")
    events = [
        {"id": f"event:{nth}", "at": [1.5, 0.5], "mark": "strike", "title": "Air strike",
         "short": f"{first + 1} Aug", "days": [first, last], "date": "2021-08-01"}
        for nth, (first, last) in enumerate(days)
    ]  # fmt: skip
    key = [{"sort": "event", "mark": "strike", "label": "Air strike"}]
    payload = {**article.payload, "events": events, "happenedKey": key}
    return drawn_film(article.showing(payload), size="square")


def test_an_event_stands_on_the_frames_of_its_days_and_in_the_key_of_all() -> None:
    film = film_with_events((2, 2))
    texts = [texts_of(film.picture(nth)) for nth in range(film.count)]
    assert ["3 Aug" in said for said in texts] == [False, True, False]
    assert all("Air strike" in said for said in texts)


def test_an_event_between_two_frames_stands_on_the_later_one() -> None:
    film = film_with_events((1, 1))
    found = ["2 Aug" in texts_of(film.picture(nth)) for nth in range(film.count)]
    assert found == [False, True, False]


def test_an_event_after_the_last_day_is_told_and_not_in_the_key() -> None:
    film = film_with_events((9, 9))
    drawn = film.picture(0)
    assert "Air strike" not in texts_of(drawn)
    assert any("before the first day or after the last" in said for said in drawn.left_out)
