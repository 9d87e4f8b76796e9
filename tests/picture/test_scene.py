# SPDX-License-Identifier: MIT
"""What there is to write on a map, and where."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from mapper.picture.figures import in_reading_order
from mapper.picture.label_placement.boxes import Box, Floats
from mapper.picture.label_placement.ground_cells import GroundCells
from mapper.picture.label_placement.place import place_labels
from mapper.picture.label_placement.polygons import RingLines
from mapper.picture.label_placement.spots import AreaLabel, NameLines, Placed, Stage
from mapper.picture.scene import middle_in, name_forms

VIEW = (0.0, 0.0, 300.0, 300.0)


def square(x: float, y: float, side: float) -> list[Floats]:
    return [shapely.get_coordinates(shapely.box(x, y, x + side, y + side))]


def unit(
    id_: str, ground: list[Floats], *, width: float = 40, shy: bool = False, nth: float = 0
) -> AreaLabel:
    """The name of a square unit in one line; of equals what is `shy` comes last."""
    (x0, y0), (x1, y1) = ground[0].min(axis=0), ground[0].max(axis=0)
    return AreaLabel(
        id=f"u:{id_}",
        place=id_,
        priority=4 + shy + nth,
        outline=RingLines.of(ground),
        at=((x0 + x1) / 2, (y0 + y1) / 2),
        forms=(NameLines(texts=(id_,), width=width, height=14),),
        size=float((x1 - x0) * (y1 - y0)),
        shy=shy,
        led=True,
    )


def placed_on(
    units: dict[str, list[Floats]], labels: list[AreaLabel], view: Box = VIEW
) -> dict[str, Placed]:
    cells = GroundCells(view, {id_: [ground] for id_, ground in units.items()})
    return {one.label.place: one for one in place_labels(labels, Stage(view, cells=cells))}


def test_the_middle_of_a_wide_unit_lies_half_way_along_its_widest_part() -> None:
    (ring,) = shapely.get_parts(
        shapely.union_all([shapely.box(20, 100, 280, 130), shapely.box(20, 80, 80, 150)])
    )
    outline = RingLines.of([shapely.get_coordinates(ring)])
    assert middle_in(outline, (50, 115), VIEW) == (150, 115)


def test_the_middle_of_a_unit_cut_by_the_frame_is_that_of_what_is_seen() -> None:
    seen = RingLines.of(square(200, 100, 100))
    assert middle_in(seen, (320, 170), VIEW) == (250, 150)


def test_the_middle_of_a_unit_too_low_for_a_line_is_its_own() -> None:
    assert middle_in(RingLines.of(square(100, 100, 10)), (104, 105), VIEW) == (104, 105)


def test_a_name_too_wide_for_its_unit_stands_off_it_with_a_line() -> None:
    ground = square(100, 100, 30)
    (one,) = placed_on({"Cape": ground}, [unit("Cape", ground)]).values()
    assert one.spot.leader is not None
    assert one.spot.leader[0].tolist() == [115, 115]
    assert not shapely.box(*one.spot.box).intersects(shapely.box(100, 100, 130, 130))


def test_off_its_unit_a_name_stands_in_fewer_words() -> None:
    ground = square(100, 100, 30)
    brief = NameLines(texts=("C.",), width=38, height=14)
    label = replace(unit("Cape", ground), brief=1)
    (one,) = placed_on({"Cape": ground}, [replace(label, forms=(*label.forms, brief))]).values()
    assert one.spot.leader is not None
    assert one.spot.texts == ("C.",)


def test_a_name_never_stands_on_another_unit() -> None:
    units = {"Cape": square(100, 100, 30), "Bay": square(130, 0, 170), "Sound": square(0, 0, 99)}
    (one,) = placed_on(units, [unit("Cape", units["Cape"])]).values()
    others = shapely.union_all([shapely.Polygon(units[id_][0]) for id_ in ("Bay", "Sound")])
    assert not shapely.box(*one.spot.box).intersects(others)


def test_a_unit_between_others_has_no_name_off_it() -> None:
    units = {"Inland": square(140, 140, 20), "All": [*square(0, 0, 300), *square(140, 140, 20)]}
    assert placed_on(units, [unit("Inland", units["Inland"])]) == {}


def test_a_name_without_any_room_stands_as_a_number() -> None:
    units = {"Inland": square(140, 140, 20), "All": [*square(0, 0, 300), *square(140, 140, 20)]}
    digits = NameLines(texts=("00",), width=14, height=14)
    label = replace(unit("Inland", units["Inland"]), short=digits)
    cells = GroundCells(VIEW, {id_: [ground] for id_, ground in units.items()})
    (one,) = place_labels([label], Stage(VIEW, cells=cells, most=1))
    assert one.spot.texts == ("00",)
    assert shapely.covers(shapely.box(140, 140, 160, 160), shapely.box(*one.spot.box))
    assert place_labels([label], Stage(VIEW, cells=cells)) == []


def test_a_number_runs_over_the_border_of_a_unit_that_is_smaller_than_it() -> None:
    units = {"Inland": square(145, 145, 10), "All": [*square(0, 0, 300), *square(145, 145, 10)]}
    digits = NameLines(texts=("00",), width=14, height=14)
    label = replace(unit("Inland", units["Inland"]), short=digits)
    cells = GroundCells(VIEW, {id_: [ground] for id_, ground in units.items()})
    (one,) = place_labels([label], Stage(VIEW, cells=cells, most=1))
    assert (one.spot.x, one.spot.y) == (150, 150)


def test_the_number_of_ground_with_news_may_stand_on_other_ground_with_a_line() -> None:
    units = {"Speck": square(148, 148, 3), "All": [*square(0, 0, 300), *square(148, 148, 3)]}
    digits = NameLines(texts=("00",), width=14, height=14)
    label = replace(unit("Speck", units["Speck"]), short=digits)
    stage = Stage(VIEW, most=1, cells=GroundCells(VIEW, {id_: [of] for id_, of in units.items()}))
    assert place_labels([label], stage) == []
    (one,) = place_labels([replace(label, priority=1.5)], stage)
    assert one.spot.leader is not None


def test_numbers_count_from_above() -> None:
    places = {"south": square(50, 200, 40), "north": square(50, 20, 40)}
    digits = NameLines(texts=("00",), width=14, height=14)
    labels = [
        replace(unit(id_, ground, width=400), short=digits, led=False)
        for id_, ground in places.items()
    ]
    found = in_reading_order(place_labels(labels, Stage(VIEW, most=9)))
    assert {one.label.place: one.spot.texts for one in found} == {"north": ("1",), "south": ("2",)}


def test_what_is_without_data_is_not_named_beside_a_larger_unit_that_has_no_name() -> None:
    view = (0.0, 0.0, 80.0, 80.0)
    held, empty = square(0, 0, 79), square(20, 20, 50)
    names = [unit("held", held, width=200), unit("empty", empty, shy=True)]
    assert [*placed_on({"held": held}, names, view)] == []
    small = [unit("held", square(0, 0, 40), width=200), unit("empty", empty, shy=True)]
    assert [*placed_on({"held": held}, small, view)] == ["empty"]


def test_the_name_of_a_country_keeps_off_units_that_lie_over_it() -> None:
    country = AreaLabel(
        id="c:FAR",
        priority=7,
        outline=RingLines.of(square(0, 0, 100)),
        at=(50.0, 50.0),
        forms=(NameLines(texts=("FARLAND",), width=30, height=14),),
        open=True,
    )
    (one,) = placed_on({"a": square(50, 0, 200)}, [country]).values()
    assert one.spot.box[2] <= 50
    assert placed_on({"a": square(0, 0, 200)}, [country]) == {}


def test_a_long_name_goes_on_between_words_and_behind_a_hyphen() -> None:
    forms = name_forms("Ivano-Frankivsk Oblast", "unit")
    assert [form.texts for form in forms] == [
        ("Ivano-Frankivsk Oblast",),
        ("Ivano-Frankivsk", "Oblast"),
        ("Ivano-", "Frankivsk", "Oblast"),
    ]
    assert [form.width for form in forms] == sorted((form.width for form in forms), reverse=True)
    assert [form.texts for form in name_forms("Kyiv", "unit")] == [("Kyiv",)]


def test_cells_know_the_unit_in_their_middle_and_where_there_is_none() -> None:
    cells = GroundCells(VIEW, {"a": [square(0, 0, 40)], "b": [square(40, 0, 40)]})
    at = cells.at(np.array([[20, 20], [60, 20], [20, 60], [-1, 5]]))
    assert at.tolist() == [1, 2, 0, 0]
    assert cells.are_free(np.array([[0, 40, 300, 300], [70, 30, 90, 50]])).tolist() == [True, False]
    assert cells.spans(0, 40)[0] == (0, 4)
    assert cells.spans(0, 40)[-1] == (76, 80)
