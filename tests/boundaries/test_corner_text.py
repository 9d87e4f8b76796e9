# SPDX-License-Identifier: MIT
"""Corners out of texts: the same as any reader of JSON finds there, or none."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.boundaries import corner_text
from mapper.boundaries.corner_text import CornerReader, without_coordinates
from mapper.boundaries.geojson import read_drawn
from mapper.boundaries.text_pieces import INSTEAD
from tests.examples import costly

RING = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def listed(text: str) -> list[Any] | None:
    """What a reader that keeps nothing makes of a text, as nested lists of decimals."""
    found = CornerReader().corners(text.encode())
    if found is None:
        return None
    rings = [ring.tolist() for ring in found.rings()]
    ends = np.cumsum(found.ring_counts)
    polygons = [rings[end - n : end] for n, end in zip(found.ring_counts, ends, strict=True)]
    return polygons if found.depth == 4 else polygons[0]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "coordinates",
    [
        [RING],
        [RING, RING[::-1]],
        [[RING], [RING, RING], [RING]],
        [[[0.1, -2.5, 3], [1e3, 2, 0.25]]],
        [[[-0.0, 12345678901234]]],
    ],
)
def test_polygons_are_their_corners(coordinates: list[Any], indent: int | None) -> None:
    assert listed(json.dumps(coordinates, indent=indent)) == coordinates
    assert listed(json.dumps(coordinates, separators=(",", ":"))) == coordinates


@pytest.mark.parametrize(
    "text",
    [
        *("", "]", "[]", "[[]]", "[[[]]]", "[[[1,2]]", "[[[1,2]]]]", "[[[1,2]]],", "[1,2]"),
        *("[[1,2],[3,4]]", "[[[1]]]", "[[[1,2,3,4]]]", "[[[1,2],[3,4,5]]]", "[[[1,2][3,4]]]"),
        *("[[[1,2],,[3,4]]]", "[[[1,2],[[3,4]]]]", "[[[1,2]],[3,4]]", "[[[1,2]],[[3,4],]]"),
        *("[[[01,2]]]", "[[[1.,2]]]", "[[[+1,2]]]", "[[[NaN,2]]]", "[[[true,2]]]", '[[["1",2]]]'),
        *("[[[1,2]\f]]", "[[[1 2]]]", "[[[1,2],]]", ",[[[1,2]]]", "[[[1234567890123456,2]]]"),
        *("[[[1,2],[3,4],[1234567890123456,2]]]",),
        *("[[[1,2]]] [[[1,2]]]", "[[[[[1,2]]]]]", "[[[1,2],[3,null]]]", "[[[1,2]x]]"),
    ],
)
def test_what_is_not_plainly_polygons_is_none(text: str) -> None:
    assert listed(text) is None


def test_a_whole_number_below_nothing_is_nothing() -> None:
    found = CornerReader().corners(b"[[[-0,0],[-0.0,0]]]")
    assert found is not None
    assert np.signbit(found.places[:, 0]).tolist() == [False, True]


NUMBERS = st.one_of(
    st.integers(-180, 180), st.floats(-180, 180), st.floats(allow_nan=False, allow_infinity=False)
)
PLACES = st.lists(NUMBERS, min_size=2, max_size=2)


@given(st.lists(st.lists(PLACES, min_size=1), min_size=1), st.data())
def test_any_text_is_read_as_json_or_not_at_all(rings: list[Any], data: st.DataObject) -> None:
    text = json.dumps(rings)
    place = data.draw(st.integers(0, len(text)))
    spoilt = text[:place] + data.draw(st.sampled_from(["", "]", "[", ",", " ", "0", "-", "e"]))
    for one in (text, spoilt + text[place:], spoilt + text[place + 1 :]):
        found = listed(one)
        assert found is None or found == json.loads(one)
    # Numbers as long as that of other readers are left to these.
    assert listed(text) == rings or max(abs(n) for r in rings for p in r for n in p) > 1e14


def test_corners_that_were_read_are_not_read_again() -> None:
    reader = CornerReader()
    with patch.object(corner_text, "_told", side_effect=corner_text._told) as told:
        for text in (b"[[[1,2],[3,4]]]", b"[[[1,2],[5,6],[3,4]]]", b"[[[1,2],[3,4],[5,6]]]"):
            reader.corners(text)
    assert [call.args for call in told.call_args_list] == [([b"[[[1,2", b",[3,4"],), ([b",[5,6"],)]


def test_a_part_that_is_no_corner_is_as_unknown_as_before() -> None:
    reader = CornerReader()
    for text in (b"[[[1,2],[3,x]]]", b"[[[1,2],[3,4]]]", b"[[[1,2],[3,x]]]", b"[[[1,2],[5,6]]]"):
        found = reader.corners(text)
        assert (found is None) == (b"x" in text)
    assert found is not None
    assert found.places.tolist() == [[1, 2], [5, 6]]


@pytest.mark.parametrize(
    ("text", "corners"),
    [
        (b"[[[1,2],[3,4] ,[5.5,-0.0]]]", [[1, 2], [3, 4], [5.5, 0]]),
        (b"[[[1,2,0],[3,4,1],[5,6,2]]]", [[1, 2, 0], [3, 4, 1], [5, 6, 2]]),
        (b"[[[1,2],[3,4],[1e2,6E-1]]]", [[1, 2], [3, 4], [100, 0.6]]),
    ],
)
def test_new_corners_are_read_all_at_once(text: bytes, corners: list[list[float]]) -> None:
    found = CornerReader().corners(text)
    assert found is not None
    assert found.places.tolist() == corners


@pytest.mark.parametrize(
    "text",
    [
        *("[[[1,2],[3,4],[true,6]]]", "[[[1,2],[3,4],[NaN,6]]]", '[[[1,2],[3,4],["5",6]]]'),
        *("[[[1,2],.5,[3,4]]]", "[[[1,2],[3,4],5,[6,7]]]", "[[[1,2],[3,4],[5]]]"),
        *("[[[1,2],[3,4],[5,6,7]]]", "[[[1,2],[3,4],[null,6]]]", "[[[1,2],[3,4],[{},6]]]"),
    ],
)
def test_what_is_no_corner_among_new_ones_is_none(text: str) -> None:
    assert listed(text) is None


FEW_PLACES = st.sampled_from([[1, 2], [3, 4], [11, 2], [1, 2.5], [3, 4, 5], [[1, 2]], [1]])


@costly(30)
@given(st.lists(st.lists(st.lists(FEW_PLACES, min_size=1), min_size=1), min_size=2), st.data())
def test_a_text_that_is_mostly_one_before_says_the_same_by_itself(
    days: list[Any], data: st.DataObject
) -> None:
    """What is found again of texts before are blocks of them, here of few corners."""
    reader = CornerReader()
    small = {"LONG_BYTES": 1, "PARTS_OF_BLOCK": 2, "FEW": data.draw(st.integers(1, 9))}
    with patch.multiple(corner_text, **small):
        for rings in days:
            text = json.dumps(rings).encode()
            found, alone = reader.corners(text), CornerReader().corners(text)
            assert (found is None) == (alone is None)
            if found is not None and alone is not None:
                assert found.places.tolist() == alone.places.tolist()
                assert found.ring_lengths.tolist() == alone.ring_lengths.tolist()
                assert found.ring_counts.tolist() == alone.ring_counts.tolist()


def test_of_a_long_line_only_what_is_drawn_anew_is_taken_apart() -> None:
    dice, reader = Random(4), CornerReader()
    ring = [[nth, dice.random()] for nth in range(1000)]
    reader.corners(json.dumps([ring]).encode())
    looked_at: list[bytes] = []
    take_apart = reader._parts.blocks

    def blocks(text: bytes) -> Any:
        looked_at.append(text)
        return take_apart(text)

    with patch.object(reader._parts, "blocks", blocks):
        for _ in range(50):
            place = dice.randrange(1, 999)
            ring[place : place + dice.randrange(4)] = [[place, dice.random()]] * dice.randrange(4)
            found = reader.corners(json.dumps([ring]).encode())
            assert found is not None
            assert found.places.tolist() == ring
    assert sum(text.count(b"]") for text in looked_at) < 0.15 * 50 * len(ring)


def test_so_many_parts_are_kept_and_no_more() -> None:
    reader = CornerReader()
    with patch.object(corner_text, "MOST", 2):
        for nth in range(5):
            found = reader.corners(b"[[[1,%d],[3,4]]]" % nth)
            assert found is not None
            assert found.places.tolist() == [[1, nth], [3, 4]]


def test_very_many_corners_are_all_there() -> None:
    ring = [[nth, nth / 7] for nth in range(5000)]
    assert listed(json.dumps([ring])) == [ring]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b'{"a":1}', None),
        (b'{"coordinates":7}', None),
        (b'{"coordinates":[', None),
        (b'{"coordinates":[[1,2]],"b":"]"}', (b'{"coordinates":@,"b":"]"}', b"[[1,2]]")),
        (b'{"coordinates" : [[1,2] ]\n}', (b'{"coordinates" : @\n}', b"[[1,2] ]")),
        (b'{"coordinates":[1,2],"b":%d}' % INSTEAD, None),
    ],
)
def test_a_feature_without_its_coordinates(text: bytes, found: tuple[bytes, bytes] | None) -> None:
    told = without_coordinates(text)
    here = str(INSTEAD).encode()
    assert told == (found and (found[0].replace(b"@", here), found[1]))


def feature(geometry: Any, /, **properties: Any) -> str:
    whole = {"type": "Feature", "properties": properties, "geometry": geometry}
    return f'{{"type":"FeatureCollection","features":[{json.dumps(whole)}]}}'


def polygon(coordinates: Any, kind: str = "Polygon", **more: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates, **more}


@pytest.mark.parametrize(
    "text",
    [
        feature(polygon([RING])),
        feature(polygon([[RING], [RING]], "MultiPolygon")),
        feature(polygon([RING], "MultiPolygon")),
        feature(polygon([[RING]])),
        feature(polygon([RING], "LineString")),
        feature(polygon([RING[:4]])),
        feature(polygon([RING[:3]])),
        feature(polygon([[[*place, 1] for place in RING]])),
        feature(polygon([RING], bbox=[0, 0, 1, 1])),
        feature(polygon([RING], more=1)),
        feature({"type": "GeometryCollection", "geometries": [polygon([RING])]}),
        feature(None, coordinates=[[RING]]),
        feature(polygon([RING]), geometry=polygon([RING[::-1]])),
        feature(polygon([RING])).replace('"type": "Polygon"', '"coordinates": 1, "type": "A"'),
    ],
)
def test_a_file_says_the_same_whoever_reads_its_corners(tmp_path: Path, text: str) -> None:
    path = tmp_path / "day.geojson"
    path.write_text(text, encoding="utf-8")
    with patch("mapper.boundaries.geojson.in_pieces", return_value=None):
        plain = read_drawn(path)
    with patch("mapper.boundaries.geojson.LEAST_BYTES", 0):
        found = read_drawn(path)
    assert (plain is None) == (found is None)
    if plain is not None and found is not None:
        assert found.columns == plain.columns
        assert shapely.to_wkb(found.shapes).tolist() == shapely.to_wkb(plain.shapes).tolist()
