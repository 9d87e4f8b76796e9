"""Far ground in small panels, and a small map of all ground where a part is shown."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.geometry.frame import ALL_GROUND, Framing
from mapper.page.document import Document
from mapper.page.map_model import DrawnMap
from mapper.page.payload import Texts, make_payload
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Item, Text, every
from mapper.picture.insets import Insets, Map, Shown, not_on_small_maps, panels_on
from mapper.picture.making import called_in
from mapper.picture.picture_input import article_of
from mapper.picture.themes import theme_of
from mapper.style.words import load_words
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


def test_maps_without_insets_say_what_they_leave_out() -> None:
    asked: DrawnMap = {"insets": [{}], "beyond": [{"units": ["A"]}, {}], "globe": {}}  # type: ignore
    assert [*not_on_small_maps(asked).values()] == [1, 1]
    del asked["insets"]
    assert [*not_on_small_maps(asked).values()] == [1, 1]
    assert [*not_on_small_maps({}).values()] == [0, 0]  # type: ignore[typeddict-item]
