# SPDX-License-Identifier: MIT
"""Packed files of polygons: what is in them counts, and nothing of them stays or leads astray."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from mapper.errors import BoundaryError
from mapper.model.limits import limits
from mapper.polygons.polygon_history import PolygonHistory, read_history
from mapper.polygons.reading import ReadAs
from mapper.style.scheme_files import load_scheme
from tests.boundaries.files import write, write_geojson
from tests.polygons.test_polygon_history import EAST, FIRST, SECOND, WEST, front

SCHEME = load_scheme("three-way")
Days = list[tuple[date, tuple[str, ...]]]
BOTH: Days = [(FIRST, ("taliban",)), (SECOND, ("government", "contested"))]


@pytest.fixture
def drawn(tmp_path: Path) -> tuple[bytes, bytes]:
    """What is in the files of two days."""
    first = write_geojson(tmp_path / "first.json", [({"status": "taliban"}, WEST)])
    rows = [({"status": "government"}, WEST), ({"status": "contested"}, EAST)]
    second = write_geojson(tmp_path / "second.json", rows)
    return first.read_bytes(), second.read_bytes()


def pack(path: Path, members: Mapping[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def read(*sources: Path) -> PolygonHistory:
    return read_history(sources, ReadAs(scheme=SCHEME))


def days(history: PolygonHistory) -> Days:
    return [(day.day, day.statuses) for day in history.days]


def told(history: PolygonHistory) -> list[str]:
    return [str(problem) for problem in history.problems]


def test_files_may_be_packed_one_by_one(tmp_path: Path, drawn: tuple[bytes, bytes]) -> None:
    (tmp_path / "front").mkdir()
    for day, content in zip((FIRST, SECOND), drawn, strict=True):
        (tmp_path / "front" / f"f-{day}.geojson.gz").write_bytes(gzip.compress(content))
    assert days(read(tmp_path / "front")) == BOTH


@pytest.mark.parametrize(
    "names",
    [
        ("f-2021-08-05.geojson", "f-2021-08-06.geojson"),
        ("maps/f-2021-08-05.geojson", "maps/f-2021-08-06.geojson"),
        ("2021-08-05/front.geojson", "2021-08-06/front.geojson"),
        ("2021-08-05/maps/front.json", "2021-08-06/maps/front.json"),
    ],
)
def test_an_archive_is_as_good_as_a_folder(
    tmp_path: Path, drawn: tuple[bytes, bytes], names: tuple[str, str]
) -> None:
    packed = pack(tmp_path / "front.zip", dict(zip(names, drawn, strict=True)))
    assert days(read(packed)) == BOTH
    assert told(read(packed)) == []


def test_archives_may_hold_packed_files(tmp_path: Path, drawn: tuple[bytes, bytes]) -> None:
    names = ("f-2021-08-05.geojson.gz", "f-2021-08-06.geojson.gz")
    members = dict(zip(names, map(gzip.compress, drawn), strict=True))
    assert days(read(pack(tmp_path / "front.zip", members))) == BOTH


def test_files_of_one_name_are_told_apart(tmp_path: Path, drawn: tuple[bytes, bytes]) -> None:
    names = ("a/f-2021-08-05.geojson", "b/f-2021-08-05.geojson")
    history = read(pack(tmp_path / "front.zip", dict(zip(names, drawn, strict=True))))
    assert days(history) == [(FIRST, ("government", "taliban", "contested"))]
    assert told(history) == [
        "front.zip: 1 day is drawn in several files, which are joined, 2021-08-05: "
        "front.zip/a/f-2021-08-05.geojson, front.zip/b/f-2021-08-05.geojson"
    ]


def test_a_packed_shapefile_goes_by_the_day_of_its_archive(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    made = write(tmp_path / "made" / "front.shp", front("taliban"))
    members = {path.name: path.read_bytes() for path in made.parent.iterdir()}
    packed = pack(tmp_path / "front-2021-08-05.zip", members)
    assert days(read(packed)) == [(FIRST, ("taliban",))]


def test_the_name_of_the_file_goes_before_that_of_its_archive(
    tmp_path: Path, drawn: tuple[bytes, bytes]
) -> None:
    packed = pack(tmp_path / "export-2022-01-01.zip", {"f-2021-08-05.geojson": drawn[0]})
    assert days(read(packed)) == BOTH[:1]


def test_google_earth_packs_its_pictures_too(tmp_path: Path) -> None:
    plain = write(tmp_path / "front.kml", [({"Name": "taliban"}, WEST)], driver="KML")
    members = {"doc.kml": plain.read_bytes(), "files/pin.png": b"x"}
    history = read(pack(tmp_path / "front-2021-08-05.kmz", members))
    assert days(history) == BOTH[:1]
    assert told(history) == []


def test_other_files_are_passed_over(tmp_path: Path, drawn: tuple[bytes, bytes]) -> None:
    members = {
        "f-2021-08-05.geojson": drawn[0],
        "__MACOSX/._f-2021-08-05.geojson": b"x",
        "maps/._f.geojson": b"x",
        "readme.txt": b"x",
        "list.json": b'{"rows": []}',
    }
    history = read(pack(tmp_path / "front.zip", members))
    assert days(history) == BOTH[:1]
    assert told(history) == [
        "front.zip: 2 files of no format for polygons left out — readme.txt, …"
    ]


def test_an_archive_without_polygons_is_told(tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match="holds no polygon files"):
        read(pack(tmp_path / "front.zip", {"readme.txt": b"x"}))


@pytest.mark.parametrize("name", ["../../f-2021-08-05.geojson", "/tmp/f-2021-08-05.geojson"])
def test_names_in_an_archive_lead_nowhere_else(
    tmp_path: Path, drawn: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whatever a member is called, it is written into a folder that is gone afterwards."""
    spare = tmp_path / "a" / "b" / "c"
    spare.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    packed = pack(tmp_path / "front.zip", {name: drawn[0]})
    before = sorted(tmp_path.rglob("*"))
    assert days(read(packed)) == BOTH[:1]
    assert sorted(tmp_path.rglob("*")) == before


# --- damage ---------------------------------------------------------------------------------


def spoiled(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[: middle - 10] + b"\xff" * 20 + content[middle + 10 :]


def with_flags(content: bytes, local: int, central: int, value: int) -> bytes:
    """An archive of one member with a byte in both of its headers set."""
    changed = bytearray(content)
    changed[content.index(b"PK\3\4") + local] = value
    changed[content.index(b"PK\1\2") + central] = value
    return bytes(changed)


def test_a_damaged_archive_is_a_problem_and_the_others_stay(
    tmp_path: Path, drawn: tuple[bytes, bytes]
) -> None:
    folder = tmp_path / "front"
    folder.mkdir()
    (folder / "f-2021-08-06.geojson").write_bytes(drawn[1])
    whole = gzip.compress(drawn[0])
    zipped = pack(tmp_path / "whole.zip", {"f-2021-08-05.geojson": drawn[0]}).read_bytes()
    (folder / "a.geojson.gz").write_bytes(b"\x1f\x8b broken")
    (folder / "b.geojson.gz").write_bytes(whole[:-20])
    (folder / "c.geojson.gz").write_bytes(spoiled(whole))
    (folder / "d.zip").write_bytes(b"PK nothing")
    (folder / "e.zip").write_bytes(with_flags(zipped, 6, 8, 1))
    (folder / "f.zip").write_bytes(with_flags(zipped, 8, 10, 97))
    history = read(folder)
    assert days(history) == BOTH[1:]
    assert all(problem.stops for problem in history.problems)
    assert told(history) == [
        "a.geojson.gz: cannot be unpacked (damaged)",
        "b.geojson.gz: cannot be unpacked (damaged)",
        "c.geojson.gz: cannot be unpacked (damaged)",
        "d.zip: cannot be unpacked (no archive, or only a part of one)",
        "e.zip: cannot be unpacked (it needs a password)",
        "f.zip: cannot be unpacked (packed in a way that is not known here)",
    ]


def test_what_unpacks_to_more_than_all_that_people_draw_is_refused(
    tmp_path: Path, drawn: tuple[bytes, bytes]
) -> None:
    """The limit is one for all archives together, and holds whatever they say of their size."""
    folder = tmp_path / "front"
    folder.mkdir()
    for day, content in zip((FIRST, SECOND), drawn, strict=True):
        (folder / f"f-{day}.geojson.gz").write_bytes(gzip.compress(content))
    with limits(unpacked_bytes=sum(map(len, drawn))):
        assert days(read(folder)) == BOTH
    less = limits(unpacked_bytes=sum(map(len, drawn)) - 1)
    with less, pytest.raises(BoundaryError, match=r"all of it has more than [0-9,]+ bytes, which"):
        read(folder)


def test_archives_of_endless_many_files_are_refused(
    tmp_path: Path, drawn: tuple[bytes, bytes]
) -> None:
    members = dict(zip(("f-2021-08-05.geojson", "f-2021-08-06.geojson"), drawn, strict=True))
    with limits(files=1), pytest.raises(BoundaryError, match="has 2 files, and 1 are read at mo"):
        read(pack(tmp_path / "front.zip", members))
