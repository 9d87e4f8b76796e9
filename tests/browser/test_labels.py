# SPDX-License-Identifier: MIT
"""Names and numbers on the map: inside their ground, apart from each other, by their claim.

What the modules say is checked against shapely. Everything is in px on the screen, y down.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import LineString, Point, Polygon, affinity, box

Js = Callable[..., Any]
Label = dict[str, Any]

VIEW = {"view": [0, 0, 400, 300]}
SQUARE = [[[100, 100], [200, 100], [200, 200], [100, 200]]]
# A C, open to the right: its middle lies outside of it.
C = [[[0, 0], [90, 0], [90, 30], [30, 30], [30, 60], [90, 60], [90, 90], [0, 90]]]
HOLED = [[[0, 0], [100, 0], [100, 100], [0, 100]], [[40, 40], [60, 40], [60, 60], [40, 60]]]
EPSILON = 1e-6


def area(
    id_: str, *, width: float = 40, height: float = 14, broken: Any = (), **more: Any
) -> Label:
    """The name of an area in one line, and `broken` in other ways."""
    forms = [{"lines": [id_], "width": width, "height": height}, *broken]
    plain = {"rings": SQUARE, "at": [150, 150], "priority": 4, "forms": forms}
    return {"id": id_, "kind": "area"} | plain | more


def town(id_: str, **more: Any) -> Label:
    """The name beside a mark."""
    plain = {"width": 50, "height": 14, "at": [200, 150], "radius": 5, "priority": 3}
    return {"id": id_, "kind": "mark"} | plain | more


def number(id_: str, **more: Any) -> Label:
    plain = {"radius": 9, "at": [200, 150], "avoid": 6, "priority": 0}
    return {"id": id_, "kind": "number"} | plain | more


def line(id_: str, **more: Any) -> Label:
    plain = {"width": 80, "height": 14, "line": [[50, 150], [350, 150]], "priority": 2}
    return {"id": id_, "kind": "line"} | plain | more


def mark(label: Label) -> dict[str, Any]:
    """The mark of a label as an obstacle."""
    (x, y), reach = label["at"], label.get("radius", 5)
    id_ = label.get("place", label["id"])
    return {"id": id_, "box": [x - reach, y - reach, x + reach, y + reach]}


def place(js: Js, labels: list[Label], **options: Any) -> dict[str, Label]:
    """The placed labels by id, in their order; an obstacle may be a box alone."""
    given = options.get("obstacles", [])
    options["obstacles"] = [{"box": one} if isinstance(one, list) else one for one in given]
    placed = js("labels.mjs").call("placeLabels", labels, VIEW | options)
    return {label["id"]: label for label in placed}


def ground(label: Label, placed: Label) -> Polygon:
    """What a placed label covers."""
    if placed.get("angle") is None:
        return box(*placed["box"])
    x, y, width, height = placed["x"], placed["y"], label["width"], label["height"]
    upright = box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return affinity.rotate(upright, placed["angle"], origin=(x, y))


# --- the geometry underneath ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "rings", "inside"),
    [
        ([15, 45], C, True),
        ([60, 45], C, False),
        ([60, 15], C, True),
        ([50, 50], HOLED, False),
        ([20, 50], HOLED, True),
        ([-1, 50], HOLED, False),
        ([150, 150], [*HOLED, *SQUARE], True),
    ],
)
def test_a_point_is_in_the_rings_or_not(js: Js, at: Any, rings: Any, inside: bool) -> None:
    assert js("polygons.mjs").call("pointInRings", at, rings) is inside


def test_boxes_that_touch_do_not_overlap(js: Js) -> None:
    module = js("boxes.mjs")
    assert module.call("boxesOverlap", [0, 0, 10, 10], [10, 0, 20, 10]) is False
    assert module.call("boxesOverlap", [0, 0, 10, 10], [9, 9, 20, 20]) is True
    assert module.call("boxesOverlap", [0, 0, 10, 10], [11, 0, 20, 10], 2) is True
    assert module.call("boxesOverlap", [0, 0, 10, 10], [12, 0, 20, 10], 2) is False
    assert module.call("sharedArea", [0, 0, 10, 10], [6, 7, 20, 20]) == 12
    assert module.call("sharedArea", [0, 0, 10, 10], [20, 20, 30, 30]) == 0


def test_turned_boxes_overlap_as_shapely_says(js: Js) -> None:
    chance = random.Random(11)
    turns = [
        [chance.uniform(0, 100), chance.uniform(0, 100), 60, 12, chance.uniform(-90, 90)]
        for _ in range(40)
    ]
    shapes = [Polygon(js_corners) for js_corners in map(corners_of, turns)]
    pairs = list(combinations(range(len(turns)), 2))
    found = js("boxes.mjs").run(
        """(module, [turns, pairs]) => {
            const corners = turns.map((turn) => module.turnedCorners(...turn));
            return pairs.map(([a, b]) => module.convexOverlap(corners[a], corners[b]));
        }""",
        [turns, pairs],
    )
    assert found == [shapes[a].intersects(shapes[b]) for a, b in pairs]
    assert True in found
    assert False in found


def corners_of(turn: list[float]) -> list[tuple[float, float]]:
    x, y, width, height, angle = turn
    upright = box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return list(affinity.rotate(upright, angle, origin=(x, y)).exterior.coords)


def test_the_largest_polygon_is_that_of_the_largest_outer_ring(js: Js) -> None:
    module = js("polygons.mjs")
    assert module.call("largestPolygon", [C, SQUARE]) == SQUARE
    assert module.call("largestPolygon", [SQUARE, [SQUARE[0][::-1]], C]) == SQUARE
    assert module.call("largestPolygon", []) == []


def test_gaps_lie_between_spans(js: Js) -> None:
    module = js("polygons.mjs")
    assert module.call("gapsBetween", [[6, 8], [2, 3], [2.5, 5]], 0, 10) == [
        [0, 2],
        [5, 6],
        [8, 10],
    ]
    assert module.call("gapsBetween", [], 0, 10) == [[0, 10]]
    assert module.call("gapsBetween", [[-5, 20]], 0, 10) == []


def test_text_is_measured_with_the_room_between_its_letters(js: Js) -> None:
    widths = js("labels.mjs").run(
        """(module) => {
            const measure = module.measurer("sans-serif");
            return [measure("", 12), measure("Kabul", 12), measure("Kabul", 24),
                    measure("Kabul", 12, 2), measure("Kabul", 12, 0, 700)];
        }"""
    )
    none, plain, double, spaced, bold = widths
    assert none == 0
    assert plain > 20
    assert double == pytest.approx(2 * plain, rel=0.05)
    assert spaced == pytest.approx(plain + 10)
    assert bold > plain


# --- names inside areas -----------------------------------------------------------------------


def test_a_name_stands_where_it_would_like_to_be(js: Js) -> None:
    placed = place(js, [area("a")])["a"]
    assert (placed["x"], placed["y"], placed["anchor"]) == (150, 150, "middle")
    assert placed["box"] == [130, 143, 170, 157]


def test_a_name_moves_inside_its_shape(js: Js) -> None:
    polygon = [[[x + 10, y + 10] for x, y in C[0]]]
    placed = place(js, [area("a", rings=polygon, at=[90, 55])])["a"]
    assert Polygon(polygon[0]).buffer(-2 + EPSILON).contains(box(*placed["box"]))


def test_a_name_that_does_not_fit_is_dropped(js: Js) -> None:
    assert place(js, [area("wide", width=97)]) == {}
    assert place(js, [area("high", height=97)]) == {}
    # The corners would fit in the C, the room between them is not its own.
    assert place(js, [area("c", rings=C, width=80, height=40, at=[45, 45])]) == {}


def test_what_has_no_ground_has_no_name(js: Js) -> None:
    assert place(js, [area("a", rings=[])]) == {}


def test_a_name_fits_up_to_two_pixels_from_the_border(js: Js) -> None:
    placed = place(js, [area("a", width=95)])["a"]
    assert placed["box"][0] >= 102
    assert placed["box"][2] <= 198


def test_a_name_keeps_out_of_a_hole(js: Js) -> None:
    placed = place(js, [area("a", rings=HOLED, at=[50, 50], width=60)])["a"]
    assert Polygon(HOLED[0], HOLED[1:]).contains(box(*placed["box"]))


def test_a_long_name_takes_two_lines_where_one_does_not_fit(js: Js) -> None:
    lines = [{"lines": ["Sar-e", "Pol"], "width": 40, "height": 28}]
    placed = place(js, [area("a", width=120, broken=lines)])["a"]
    assert placed["lines"] == ["Sar-e", "Pol"]
    x0, y0, x1, y1 = placed["box"]
    assert (x1 - x0, y1 - y0) == (40, 28)
    assert place(js, [area("a", broken=lines)])["a"]["lines"] == ["a"]


def test_a_name_goes_around_what_stands_in_its_shape(js: Js) -> None:
    placed = place(js, [area("a")], obstacles=[[140, 90, 160, 165]], padding=3)["a"]
    assert not box(137, 87, 163, 168).buffer(-EPSILON).intersects(box(*placed["box"]))
    full = [[100, 100, 200, 140], [100, 150, 200, 200]]
    assert place(js, [area("a")], obstacles=full) == {}


def test_a_name_stays_in_the_view(js: Js) -> None:
    half = [[[-100, 100], [60, 100], [60, 200], [-100, 200]]]
    placed = place(js, [area("a", rings=half, at=[-20, 150])])["a"]
    assert placed["box"][0] >= 0
    outside = [[[-100, 100], [30, 100], [30, 200], [-100, 200]]]
    assert place(js, [area("a", rings=outside, at=[-20, 150])]) == {}


# --- names beside marks -----------------------------------------------------------------------


def side_of(placed: Label, at: list[float]) -> tuple[str, str]:
    x0, y0, x1, y1 = placed["box"]
    across = "right" if x0 >= at[0] else "left" if x1 <= at[0] else "middle"
    middle = (y0 + y1) / 2
    return across, "up" if middle < at[1] else "down" if middle > at[1] else "level"


def test_sides_are_tried_in_the_usual_order(js: Js) -> None:
    """Every side that was taken is closed for the next try, by a speck in it alone."""
    label = town("a")
    specks: list[Any] = []
    sides = []
    for _ in range(8):
        placed = place(js, [label], obstacles=specks, padding=0)["a"]
        x0, y0, x1, y1 = placed["box"]
        across, updown = side_of(placed, label["at"])
        sides.append((across, updown))
        x = x0 + 1 if across == "left" else x1 - 1
        y = {"up": y0 + 1, "level": y0 + 5, "down": y1 - 1}[updown]
        specks.append([x, y, x + 0.1, y + 0.1])
    assert sides == [
        ("right", "up"),
        ("right", "level"),
        ("right", "down"),
        ("left", "up"),
        ("left", "level"),
        ("left", "down"),
        ("middle", "up"),
        ("middle", "down"),
    ]


def test_the_anchor_is_on_the_side_of_the_mark(js: Js) -> None:
    label = town("a")
    right = place(js, [label])["a"]
    assert (right["anchor"], right["x"]) == ("start", right["box"][0])
    walls = [[226, 144, 300, 156], [100, 144, 174, 156]]
    left = place(js, [label], obstacles=walls[:1], padding=0)["a"]
    assert (left["anchor"], left["x"]) == ("end", left["box"][2])
    above = place(js, [label], obstacles=walls, padding=0)["a"]
    assert (above["anchor"], above["x"]) == ("middle", 200)


def test_a_name_minds_other_marks_and_not_its_own(js: Js) -> None:
    label = town("t:a", place="a")
    own = mark(label)
    assert side_of(place(js, [label], obstacles=[own])["t:a"], label["at"]) == ("right", "up")
    other = {"id": "b", "box": [230, 130, 240, 170]}
    assert side_of(place(js, [label], obstacles=[own, other])["t:a"], label["at"])[0] == "left"


def test_a_name_keeps_off_the_mark_of_another_place(js: Js) -> None:
    """Free, but right beside the other mark, it would be read as the name of that one."""
    label = town("a")
    beside = {"id": "b", "box": [261, 140, 270, 160]}
    assert side_of(place(js, [label], obstacles=[beside])["a"], label["at"])[0] == "left"
    assert side_of(place(js, [label], obstacles=[beside["box"]])["a"], label["at"])[0] == "right"


def test_a_name_that_must_be_read_stands_at_a_corner_where_all_sides_are_taken(js: Js) -> None:
    boxes = [[186, 144, 191, 155], [209, 144, 214, 155], [195, 137, 200, 141], [195, 161, 200, 164]]
    around = [{"id": f"mark {nth}", "box": box} for nth, box in enumerate(boxes)]
    assert place(js, [town("a")], obstacles=around) == {}
    placed = place(js, [town("a", must=True)], obstacles=around)["a"]
    assert side_of(placed, [200, 150]) == ("right", "down")


def test_a_name_at_the_edge_of_the_view_turns_inwards(js: Js) -> None:
    placed = place(js, [town("a", at=[380, 150]), town("b", at=[200, 4])])
    assert side_of(placed["a"], [380, 150])[0] == "left"
    assert placed["b"]["box"][1] >= 0
    assert place(js, [town("c", at=[401, 150])]) == {}


# --- numbers ----------------------------------------------------------------------------------


def test_a_number_stands_beside_its_mark(js: Js) -> None:
    placed = place(js, [number("n")], obstacles=[[194, 144, 206, 156]], padding=0)["n"]
    far = math.dist((placed["x"], placed["y"]), (200, 150))
    assert far == pytest.approx(6 + 9 + 1)
    assert placed["leader"] is None


def test_a_number_without_a_mark_stands_on_its_place(js: Js) -> None:
    placed = place(js, [number("n", avoid=0)])["n"]
    assert (placed["x"], placed["y"]) == (200, 150)


def test_a_number_leaves_the_best_side_to_the_name(js: Js) -> None:
    placed = place(js, [number("n", place="a"), town("a", place="a")])
    assert side_of(placed["a"], [200, 150]) == ("right", "up")


def test_a_number_moves_out_of_a_crowd_on_a_line(js: Js) -> None:
    crowd = [[175, 125, 225, 175]]
    placed = place(js, [number("n")], obstacles=crowd)["n"]
    assert not box(*placed["box"]).intersects(box(*crowd[0]))
    start, end = placed["leader"]
    assert math.dist(start, (200, 150)) == pytest.approx(6)
    assert math.dist(end, (placed["x"], placed["y"])) == pytest.approx(9)
    assert Point(start).distance(LineString([(200, 150), (placed["x"], placed["y"])])) < EPSILON


def test_the_line_of_a_number_goes_through_the_gap(js: Js) -> None:
    #   +------+
    #   |  o  ---(1)
    #   +------+
    walls = [
        [180, 132, 220, 134],
        [180, 132, 182, 168],
        [180, 166, 220, 168],
        [218, 132, 220, 146],
        [218, 154, 220, 168],
    ]
    placed = place(js, [number("n")], obstacles=walls)["n"]
    assert placed["x"] > 220
    assert placed["y"] == pytest.approx(150)


def test_names_keep_off_the_line_of_a_number(js: Js) -> None:
    crowd = [[x, y, x + 2, y + 2] for x in (180, 218) for y in (132, 166)]
    crowd += [
        [199, 130, 201, 132],
        [199, 168, 201, 170],
        [178, 149, 180, 151],
        [220, 149, 222, 151],
    ]
    alone = place(js, [number("n")], obstacles=crowd)["n"]
    leader = LineString(alone["leader"])
    everywhere = [[[0, 0], [400, 0], [400, 300], [0, 300]]]
    middle = list(leader.centroid.coords[0])
    speck = area("a", at=middle, rings=everywhere, width=4, height=4)
    placed = place(js, [number("n"), speck], obstacles=crowd)
    assert placed["n"] == alone
    assert box(*placed["a"]["box"]).distance(leader) >= 2 - EPSILON


def test_a_number_is_never_dropped(js: Js) -> None:
    everything = [[-1000, -1000, 1000, 1000]]
    placed = place(js, [number("n"), number("m", avoid=0)], obstacles=everything)
    assert set(placed) == {"n", "m"}
    view = box(0, 0, 400, 300)
    assert all(view.contains(box(*one["box"])) for one in placed.values())


def test_many_numbers_at_one_place_are_all_there_and_apart(js: Js) -> None:
    placed = place(js, [number(f"n{n:02}", priority=n) for n in range(24)])
    assert len(placed) == 24
    for one, other in combinations(placed.values(), 2):
        assert not box(*one["box"]).intersects(box(*other["box"]))


def test_a_number_whose_place_is_out_of_view_is_left_out(js: Js) -> None:
    assert place(js, [number("n", at=[-1, 150])]) == {}


# --- names along lines ------------------------------------------------------------------------


def test_a_name_lies_along_its_line(js: Js) -> None:
    placed = place(js, [line("b", line=[[50, 50], [250, 250]])])["b"]
    assert placed["angle"] == pytest.approx(45)
    assert placed["x"] == pytest.approx(placed["y"])


@pytest.mark.parametrize(
    "end", [[350, 150], [50, 150], [200, 290], [200, 10], [90, 40], [310, 260]]
)
def test_a_name_along_a_line_is_upright(js: Js, end: list[float]) -> None:
    placed = place(js, [line("b", line=[[200, 150], end])])["b"]
    assert -90 < placed["angle"] <= 90


def test_the_straightest_stretch_is_taken(js: Js) -> None:
    zigzag = [[20 + 10 * n, 60 + 24 * (n % 2)] for n in range(16)]
    placed = place(js, [line("b", line=[*zigzag, [180, 60], [300, 60]])])["b"]
    assert placed["angle"] == pytest.approx(0, abs=3)
    assert placed["x"] > 200


def test_a_line_too_short_or_too_winding_has_no_name(js: Js) -> None:
    zigzag = [[20 + 10 * n, 60 + 60 * (n % 2)] for n in range(30)]
    bow = [[50, 150], [140, 112], [230, 150]]
    assert place(js, [line("b", line=[[100, 100], [170, 100]])]) == {}
    assert place(js, [line("b", line=zigzag)]) == {}
    assert place(js, [line("b", line=bow, width=150)]) == {}
    assert "b" in place(js, [line("b", line=bow)])


def test_a_turned_name_is_in_the_way_as_it_lies_not_as_its_box(js: Js) -> None:
    diagonal = line("b", line=[[100, 50], [300, 250]], width=200)
    aside = town("t", at=[240, 80])
    placed = place(js, [diagonal, aside])
    assert set(placed) == {"b", "t"}
    assert box(*placed["t"]["box"]).intersects(box(*placed["b"]["box"]))
    assert not box(*placed["t"]["box"]).intersects(ground(diagonal, placed["b"]))


# --- all together -----------------------------------------------------------------------------


def test_the_higher_claim_takes_the_room(js: Js) -> None:
    narrow = [[[100, 100], [150, 100], [150, 120], [100, 120]]]
    labels = [area(id_, rings=narrow, at=[125, 110]) for id_ in ("b", "a")]
    assert list(place(js, labels)) == ["a"]
    labels[0]["priority"] = 1
    assert list(place(js, labels)) == ["b"]


def test_labels_come_in_order_of_claim(js: Js) -> None:
    labels = [town("b", at=[50, 50]), town("a", at=[50, 200]), number("n", at=[300, 50])]
    assert list(place(js, labels)) == ["n", "a", "b"]


def test_a_name_moves_aside_for_one_that_comes_after(js: Js) -> None:
    """The first would like the right, which is all the second has; it has the left as well."""
    first = town("first", at=[100, 150], priority=1)
    strip = [[[110, 141], [166, 141], [166, 159], [110, 159]]]
    second = area("second", rings=strip, at=[138, 150], priority=2)
    alone = place(js, [first])["first"]
    assert side_of(alone, first["at"])[0] == "right"
    both = place(js, [first, second])
    assert set(both) == {"first", "second"}
    assert side_of(both["first"], first["at"])[0] == "left"


def test_a_name_is_never_given_up_for_one_that_comes_after(js: Js) -> None:
    first = town("first", at=[100, 150], priority=1)
    walls = [[0, 100, 94, 200], [94, 100, 160, 130], [94, 170, 160, 200]]
    second = town("second", at=[170, 150], priority=2)
    walls_right = [[177, 100, 300, 200], [150, 100, 180, 142], [150, 158, 180, 200]]
    placed = place(js, [second, first], obstacles=[*walls, *walls_right], padding=0)
    assert list(placed) == ["first"]


def test_the_order_in_which_labels_are_given_does_not_matter(js: Js) -> None:
    labels, obstacles = layout(random.Random(3))
    module = js("labels.mjs")
    options = VIEW | {"obstacles": obstacles}
    first = module.call("placeLabels", labels, options)
    random.Random(4).shuffle(labels)
    assert module.call("placeLabels", labels, options) == first


def test_nothing_to_place(js: Js) -> None:
    assert js("labels.mjs").call("placeLabels", [], VIEW) == []


def blob(chance: random.Random, centre: tuple[float, float], least: float, most: float) -> Any:
    """A ragged ring around a centre."""
    turns = [2 * math.pi * step / 60 for step in range(60)]
    return [
        [
            centre[0] + chance.uniform(least, most) * math.cos(turn),
            centre[1] + chance.uniform(least, most) * math.sin(turn),
        ]
        for turn in turns
    ]


def layout(chance: random.Random) -> tuple[list[Label], list[Any]]:
    """A country of twelve ragged units with a town each, some in the news, and one border."""
    labels: list[Label] = []
    for row in range(3):
        for column in range(4):
            name = f"{row}{column}"
            centre = (50 + 100 * column, 50 + 100 * row)
            ring = [blob(chance, centre, 34, 50)]
            width, lines = chance.uniform(20, 80), {"lines": ["a", "b"], "width": 20, "height": 28}
            more = {"rings": ring, "at": list(centre), "width": width, "broken": [lines]}
            labels.append(area(f"u:{name}", **more))
            at = [centre[0] + chance.uniform(-25, 25), centre[1] + chance.uniform(-25, 25)]
            labels.append(town(f"t:{name}", place=name, at=at, width=chance.uniform(20, 70)))
            if chance.random() < 0.4:
                labels.append(number(f"n:{name}", place=name, at=at))
    way = [[x, 150 + chance.uniform(-12, 12)] for x in range(20, 400, 20)]
    labels.append(line("b:border", line=way))
    towns = [label for label in labels if label["kind"] == "mark"]
    return labels, [mark(one) for one in towns]


@pytest.mark.parametrize("padding", [0, 3])
def test_in_any_layout_nothing_overlaps_and_nothing_leaves_its_unit(js: Js, padding: int) -> None:
    layouts = [layout(random.Random(seed)) for seed in range(60)]
    results = js("labels.mjs").run(
        """(module, [layouts, options]) => layouts.map(
            ([labels, obstacles]) => module.placeLabels(labels, { ...options, obstacles }),
        )""",
        [layouts, VIEW | {"padding": padding}],
    )
    shown = {"area": 0, "mark": 0, "number": 0, "line": 0}
    for (labels, obstacles), placed in zip(layouts, results, strict=True):
        by_id = {label["id"]: label for label in labels}
        check_layout(by_id, obstacles, {one["id"]: one for one in placed}, padding)
        for one in placed:
            shown[one["kind"]] += 1
    # The layouts are crowded, and not so crowded that there is nothing to check.
    assert shown["area"] > 250
    assert shown["mark"] > 350
    assert shown["line"] > 10


def check_layout(
    labels: dict[str, Label], marks: list[Any], placed: dict[str, Label], padding: float
) -> None:
    shapes = {id_: ground(labels[id_], one) for id_, one in placed.items()}
    view = box(*VIEW["view"]).buffer(EPSILON)
    assert all(view.contains(shape) for shape in shapes.values())
    assert {id_ for id_, label in labels.items() if label["kind"] == "number"} <= set(placed)
    drawn = np.array([*shapes.values()])
    near = shapely.distance(drawn[:, None], drawn) < padding - EPSILON
    assert np.argwhere(np.triu(near, 1)).tolist() == []
    obstacles = shapely.box(*np.transpose([one["box"] for one in marks]))
    near = shapely.distance(drawn[:, None], obstacles) < padding - EPSILON
    own = [[labels[id_].get("place") == one["id"] for one in marks] for id_ in shapes]
    assert np.argwhere(near & ~np.array(own)).tolist() == []
    for id_, shape in shapes.items():
        label = labels[id_]
        if label["kind"] == "area":
            inside = Polygon(label["rings"][0])
            assert inside.contains(shape)
            assert inside.exterior.distance(shape) >= 2 - EPSILON


# How often a mark is looked at, and a corner of a shape, until all labels are placed.
COUNT_LOOKS = """(module, [labels, options]) => {
  const looks = { marks: 0, corners: 0 };
  const counted = (list, what, counts) => new Proxy(list, {
    get: (target, key) => {
      if (counts(key)) looks[what] += 1;
      return Reflect.get(target, key);
    },
  });
  const ofMark = ({ id, box }) => ({ id, box: counted(box, "marks", (key) => key === "0") });
  const ofRings = (rings) =>
    rings?.map((ring) => counted(ring, "corners", (key) => typeof key === "string" && key >= 0));
  const obstacles = options.obstacles.map(ofMark);
  const watched = labels.map((label) => ({ ...label, rings: ofRings(label.rings) }));
  module.placeLabels(watched, { ...options, obstacles });
  return looks;
}"""


def test_a_full_map_is_laid_out_with_few_looks(js: Js) -> None:
    """The work, not the time: 5 looks at each mark for each label, and 190 at each corner of a
    shape, took 8 ms; the limits leave room for better layouts.
    """
    labels, obstacles = layout(random.Random(1))
    steps = [(step, 400 * step) for step in range(4)]
    many = [
        moved(label, right) | {"id": f"{step}{label['id']}"}
        for step, right in steps
        for label in labels
    ]
    marks = [
        {"id": one["id"], "box": [x0 + right, y0, x1 + right, y1]}
        for _, right in steps
        for one in obstacles
        for x0, y0, x1, y1 in [one["box"]]
    ]
    options = {"view": [0, 0, 1600, 300], "obstacles": marks}
    looks = js("labels.mjs").run(COUNT_LOOKS, [many, options])
    corners = sum(len(ring) for label in many for ring in label.get("rings", ()))
    assert len(many) > 110
    assert 0 < looks["marks"] < 20 * len(many) * len(marks)
    assert 0 < looks["corners"] < 1000 * corners


def moved(label: Label, right: float) -> Label:
    def shift(value: Any) -> Any:
        if isinstance(value[0], (int, float)):
            return [value[0] + right, value[1]]
        return [shift(one) for one in value]

    places = {key: shift(label[key]) for key in ("at", "rings", "line") if key in label}
    return label | places
