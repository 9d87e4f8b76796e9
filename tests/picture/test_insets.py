# SPDX-License-Identifier: MIT
"""Far ground in small panels, and a small map of all ground where a part is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mapper.exports.pictures import drawn_film, drawn_picture
from mapper.geometry.frame import ALL_GROUND, Framing
from mapper.history.timeline import key_days
from mapper.history.timeline import timeline as steps_of
from mapper.page.document import Document
from mapper.page.map_model import DrawnMap
from mapper.page.payload import Texts, make_payload
from mapper.page.timeline_payload import make_timeline_payload
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Group, Item, Path, Picture, Text, every
from mapper.picture.insets import Insets, Map, Shown, panels_on
from mapper.picture.making import called_in
from mapper.picture.picture_input import Article, article_of
from mapper.picture.themes import theme_of
from mapper.style.words import load_words
from tests.ledger_text import ledger
from tests.page.test_framing import with_islets

WORDS = load_words("en")
# Little room beside the ground, and none.
TIGHT = ((320.0, 200.0), (60.0, 60.0))


def panels(
    *islets: float,
    size: tuple[float, float] = (900.0, 500.0),
    framing: Framing = ALL_GROUND,
    rows: str = "2021-08-01 Northfield blue",
) -> Insets:
    here = with_islets(*islets, rows=rows)
    texts = Texts(title="", lead="", words=WORDS, framing=framing)
    payload = make_payload(here, texts)
    article = article_of(Document(situation=here, payload=payload, texts=texts))
    shown: DrawnMap = article.payload  # type: ignore[assignment]
    ground = GroundShapes.of(shown)
    fit, drawn = ground.in_panel(size)
    return panels_on(
        Map(fit, drawn, []),
        Shown(shown, ground, theme_of(article, "light"), frozenset({1}), called_in(shown, {})),
    )


def texts_in(items: Sequence[Item]) -> list[str]:
    return [item.text for item in every(items) if isinstance(item, Text)]


def test_far_ground_stands_in_a_panel_with_its_name_on_its_side_of_the_map() -> None:
    west, east = panels(-60).boxes, panels(60).boxes
    assert (len(west), len(east)) == (1, 1)
    assert west[0][2] < 450 < east[0][0]


def test_what_would_be_too_small_has_a_scale_of_its_own_which_is_said() -> None:
    assert texts_in(panels(60).items) == ["5 km", "Isle 1"]


def test_panels_do_not_meet() -> None:
    (one, other) = panels(60, 90).boxes
    assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_far_ground_that_finds_no_room_is_named() -> None:
    found = panels(60, size=(60.0, 40.0))
    assert (found.items, found.missing) == ([], ("Isle 1",))


def test_a_map_of_all_its_ground_has_no_panels() -> None:
    assert panels() == Insets([], [])


def test_a_map_of_a_part_has_a_locator_in_its_upper_right_corner() -> None:
    (box,) = panels(framing=Framing(box=(0.0, 1.0, 0.5, 1.5))).boxes
    assert (box[1], box[2]) == (8, 892)


EASTVALE = ("Eastvale", (0.85, 0.85, 2.15, 2.15))
HAVEN = ("Haven", (1.4, 0.4, 1.6, 0.6))


def test_what_is_asked_for_is_shown_larger_with_its_edge_on_the_map() -> None:
    found = panels(framing=Framing(insets=(HAVEN,)))
    assert (len(found.boxes), len(found.edges)) == (1, 2)
    assert {"Haven", "10 km"} <= {*texts_in(found.items)}


def test_an_inset_has_the_names_of_what_is_marked_in_it_beside_its_own() -> None:
    found = panels(framing=Framing(insets=(HAVEN,)), rows="2021-08-01 Haven blue")
    assert texts_in(found.items).count("Haven") == 2


def test_a_name_that_is_wider_than_its_ground_stands_in_two_lines() -> None:
    found = panels(
        framing=Framing(insets=(("Haven, its harbour and the old lighthouse", HAVEN[1]),))
    )
    assert {"Haven, its harbour", "and the old lighthouse"} <= {*texts_in(found.items)}
    assert found.boxes[0][2] - found.boxes[0][0] < 180


def test_what_is_asked_for_stands_in_place_of_far_ground() -> None:
    assert "Isle 1" not in texts_in(panels(60, framing=Framing(insets=(HAVEN,))).items)
    assert panels(60, framing=Framing(insets=())) == Insets([], [])


def test_ground_that_an_inset_would_not_show_larger_has_none() -> None:
    found = panels(framing=Framing(insets=(("", (-1.0, -1.0, 3.0, 3.0)),)))
    assert (found.items, found.missing) == ([], ("",))


def test_a_unit_that_an_inset_is_called_after_is_not_named_in_it_once_more() -> None:
    found = panels(60, size=(1800.0, 1000.0))
    assert texts_in(found.items).count("Isle 1") == 1


def test_the_number_of_a_note_stands_in_the_inset_too() -> None:
    rows = "2021-08-01 Haven blue note"
    assert panels(framing=Framing(insets=(HAVEN,)), rows=rows).numbers == {1}
    assert panels(framing=Framing(insets=()), rows=rows).numbers == frozenset()


def test_a_globe_stands_in_a_corner_that_no_ground_is_in() -> None:
    (box,) = panels(framing=Framing(locator="globe")).boxes
    assert box[2] - box[0] == box[3] - box[1] == 85
    assert (box[1], box[2]) == (8, 892)


def test_a_globe_is_smaller_where_there_is_little_room_and_at_last_left_out() -> None:
    small, none = (panels(size=size, framing=Framing(locator="globe")) for size in TIGHT)
    (box,) = small.boxes
    assert 48 <= box[2] - box[0] < 72
    assert not none.boxes
    assert (small.unlocated, none.unlocated) == (False, True)


# Far ground that changes hands.
ROWS = "2021-08-01 Northfield blue\n2021-08-01 I1 blue\n2021-08-04 I1 red"


@cache
def days_with_islet(framing: Framing = ALL_GROUND) -> Article:
    """The toy country with an islet far away, on all days."""
    here = with_islets(60, rows=ROWS)
    records = ledger(ROWS)
    stops = key_days(records)
    texts = Texts(title="Toyland", lead="", words=WORDS, framing=framing)
    payload = make_timeline_payload(
        here, texts, steps_of(records, stops), stops, between=True, opening=stops[-1]
    )
    return article_of(Document(situation=here, payload=payload, texts=texts, kind="timeline"))


def insets_on(picture: Picture) -> list[Group]:
    return [one for one in every(picture.items) if isinstance(one, Group) and one.name == "inset"]


def test_an_animation_has_insets_which_stand_still_while_their_ground_changes() -> None:
    film = drawn_film(days_with_islet(), size="square")
    first, last = (insets_on(film.picture(nth)) for nth in (0, film.count - 1))
    assert [(one.x, one.y) for one in first] == [(one.x, one.y) for one in last] != []
    assert texts_in(first) == texts_in(last)
    assert "Isle 1" in texts_in(first)
    assert fills_of(first) != fills_of(last)


def test_small_maps_have_insets_without_names() -> None:
    picture = drawn_picture(days_with_islet(), size="social")
    insets = insets_on(picture)
    assert len(insets) == 2
    assert texts_in(insets) == []
    assert fills_of(insets[:1]) != fills_of(insets[1:])
    assert not picture.left_out


def test_an_inset_without_room_in_an_animation_is_reported() -> None:
    asked = days_with_islet(Framing(insets=(("", (-1.0, -1.0, 3.0, 3.0)),)))
    said = drawn_film(asked, size="social").picture(0).left_out
    assert "one inset that was asked for found no room" in said


def test_an_animation_has_the_globe_that_was_asked_for_at_one_place() -> None:
    film = drawn_film(days_with_islet(Framing(locator="globe")), size="square")
    globes = [
        [(one.x, one.y) for one in every(film.picture(nth).items)
         if isinstance(one, Group) and one.name == "globe"]
        for nth in range(film.count)
    ]  # fmt: skip
    assert globes[0] == globes[-1] != []


def fills_of(insets: Sequence[Group]) -> set[object]:
    return {one.paint.fill for one in every([*insets]) if isinstance(one, Path)}
