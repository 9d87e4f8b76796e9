# SPDX-License-Identifier: MIT
"""Features that stand in file after file, to the letter, are read once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import shapely

from mapper.boundaries.geojson import read_drawn
from mapper.boundaries.text_pieces import INSTEAD, SMALL, Remembered, in_pieces
from tests.benchmarks.real_fronts import WholeMap

SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]


def feature(**properties: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any, **members: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **members, "features": [*features]})


@pytest.mark.parametrize("indent", [None, 1])
def test_a_text_is_its_features_and_what_is_around_them(indent: int | None) -> None:
    whole = {"type": "FeatureCollection", "features": [feature(name="A"), feature(name="ب")]}
    pieces = in_pieces(json.dumps(whole, indent=indent, ensure_ascii=False).encode("utf-8-sig"))
    assert pieces is not None
    assert json.loads(pieces.around) == {"type": "FeatureCollection", "features": [INSTEAD]}
    assert [*map(json.loads, pieces.features)] == whole["features"]


@pytest.mark.parametrize(
    "text",
    [
        collection(),
        collection({"id": 1, **feature()}),
        collection(feature(), INSTEAD),
    ],
)
def test_another_text_is_not_taken_apart(text: str) -> None:
    assert in_pieces(text.encode()) is None


def as_a_whole(path: Path) -> Any:
    with patch("mapper.boundaries.geojson.in_pieces", return_value=None):
        return read_drawn(path)


def must_be_read_alike(path: Path) -> None:
    whole, again = as_a_whole(path), read_drawn(path)
    assert (whole is None) == (again is None)
    if whole is not None and again is not None:
        assert whole.columns == again.columns
        assert shapely.to_wkb(whole.shapes).tolist() == shapely.to_wkb(again.shapes).tolist()


@pytest.mark.parametrize(
    "text",
    [
        collection(feature(name="A"), feature(name="A"), feature(name="B")),
        collection(feature(name='{"type":"Feature","a":1}'), feature()),
        collection(feature(within=feature()), feature()),
        collection(feature(name="A"), other=[feature(), feature()]),
        collection(feature(name="A"), 7, feature(name="B")),
        collection(feature(name="A"), {**feature(), "id": 7}),
        collection(feature(name="A"), crs={"type": "name", "properties": {"name": "EPSG:32641"}}),
        collection(feature(name="A")) + "]",
        collection(feature(name="A")).replace('"features"', '"features": [1], "features"'),
        collection(feature(name="A")).replace('"name": "A"', '"name": "A", "name": "B"'),
        collection(feature(name="A")).replace("[1, 1]", "[NaN, 1]"),
        json.dumps([feature(name="A")]),
        collection(feature(name="A"))[:-40],
        collection(feature(name="A"))[:-1] + ', "name": "front"}',
        collection(feature(name="A"))[:-1] + ', "more": [1]}',
    ],
)
def test_a_text_in_pieces_says_what_it_says_as_a_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "day.geojson"
    path.write_text(text, encoding="utf-8")
    must_be_read_alike(path)


def test_days_of_a_map_are_read_alike(tmp_path: Path) -> None:
    folder = WholeMap(4, corners=800, areas=12, points=20).write(tmp_path)
    for file in sorted(folder.iterdir()):
        must_be_read_alike(file)


def test_what_was_read_before_is_not_read_again() -> None:
    asked: list[bytes] = []

    def read(pieces: Sequence[bytes]) -> list[str]:
        asked.extend(pieces)
        return [piece.decode()[:1] for piece in pieces]

    large = b"L" * (SMALL + 1)
    remembered: Remembered[str] = Remembered()
    assert remembered.of([b"a", large, b"a"], read) == ["a", "L", "a"]
    assert remembered.of([large, b"b"], read) == ["L", "b"]
    assert asked == [b"a", large, b"b"]
    remembered.of([b"a"], read)
    assert asked == [b"a", large, b"b"]
    # Of what is large only the last file is kept.
    remembered.of([large], read)
    assert asked == [b"a", large, b"b", large]


def test_so_much_is_kept_and_no_more() -> None:
    asked: list[bytes] = []

    def read(pieces: Sequence[bytes]) -> list[int]:
        asked.extend(pieces)
        return [len(piece) for piece in pieces]

    remembered: Remembered[int] = Remembered()
    with patch("mapper.boundaries.text_pieces.MOST_BYTES", 3):
        for piece in (b"ab", b"c", b"de", b"de", b"c"):
            remembered.of([piece], read)
    assert asked == [b"ab", b"c", b"de", b"c"]
