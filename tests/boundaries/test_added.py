# SPDX-License-Identifier: MIT
"""Sets that a user has added: what is kept of them, and which of two of one name is meant."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
import shapely
from shapely import box

from mapper.boundaries.added import about_added, added_names, file_of, remove, screen_tolerance
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_called, load_bundled
from mapper.boundaries.listing import list_as_data
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.survey import survey
from mapper.errors import BoundaryError, DataProblems, OutputError, UsageError
from mapper.verbs.boundaries import Wanted, add
from tests.boundaries.files import Row, vintage_rows, write_geojson

DAY = date(2026, 3, 4)
BILA, ZVENY = box(30, 49, 31, 50), box(31, 49, 32, 50)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the user's data, with nothing in it."""
    monkeypatch.setenv("MAPPER_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def raion(name: str, own: str, code: str, shape: shapely.Geometry) -> Row:
    fields = {
        "ADM0_PCODE": "UA",
        "ADM1_EN": "Kyivska",
        "ADM1_PCODE": "UA32",
        "ADM2_EN": name,
        "ADM2_UK": own,
        "ADM2_PCODE": code,
        "validOn": "2022-01-01",
    }
    return fields, shape


RAIONS = (
    raion("Bilotserkivskyi", "Білоцерківський", "UA3202", BILA),
    raion("Zvenyhorodskyi", "Звенигородський", "UA3206", ZVENY),
)


def kept(folder: Path, rows: tuple[Row, ...] = RAIONS, **wanted: object) -> BoundarySet:
    """The set of a file of rows, added and read again."""
    path = write_geojson(folder / "raions.geojson", rows)
    about, _ = add(survey(path), str(path), Wanted(**wanted), DAY)  # type: ignore[arg-type]
    return load_bundled(about.name)


def test_units_are_kept_with_names_codes_parents_and_areas(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "raions.geojson", RAIONS)
    before, after = survey(path).ground, kept(tmp_path)
    assert after.name == "UKR/ADM2"
    assert after.level == 2
    assert after.units == before.units
    assert after.area_km2 == pytest.approx(before.area_km2)
    assert {(a.text, a.lang) for a in before.aliases} <= {(a.text, a.lang) for a in after.aliases}


def test_a_table_finds_them_by_code_name_other_name_and_oblast(tmp_path: Path) -> None:
    places = kept(tmp_path).gazetteer()
    for text in ("UA3202", "Bilotserkivskyi", "Білоцерківський"):
        assert [place.id for place in places.units_named(text)] == ["UA3202"]
    assert places.is_parent("Kyivska")
    assert places.is_parent("Україна")


def test_where_it_is_from_stands_beside_it(tmp_path: Path) -> None:
    kept(tmp_path, credit="Ministry", licence="CC0")
    about = about_added("UKR/ADM2")
    assert (about.form, about.vintage, about.day) == ("COD-AB v1", "2022-01-01", "2026-03-04")
    assert (about.credit, about.licence, about.units) == ("Ministry", "CC0", 2)
    assert len(about.sha256) == 64
    assert about.source == str(tmp_path / "raions.geojson")


def test_every_run_says_whose_they_are(tmp_path: Path) -> None:
    [told] = kept(tmp_path).notes
    assert str(told) == (
        "UKR/ADM2: yours, added on 2026-03-04 from raions.geojson (COD-AB v1, 2022-01-01)"
    )


def test_the_same_file_is_kept_as_the_same_bytes(tmp_path: Path) -> None:
    kept(tmp_path)
    first = file_of("UKR/ADM2").read_bytes()
    kept(tmp_path, force=True)
    assert file_of("UKR/ADM2").read_bytes() == first


def test_towns_lie_in_the_unit_around_them(tmp_path: Path) -> None:
    ground = kept(tmp_path)
    [bila] = [place for place in ground.places if place.name == "Bila Tserkva"]
    [lviv] = [place for place in ground.places if place.name == "Lviv"]
    assert (bila.within, lviv.within) == ("UA3202", "UKR")


def test_neighbours_keep_one_border_when_it_is_simplified(tmp_path: Path) -> None:
    border = [(31, 49 + step / 50) for step in range(51)]
    bent = [(x + (nth % 3) / 500, y) for nth, (x, y) in enumerate(border)]
    west = shapely.Polygon([(30, 49), *bent, (30, 50)])
    east = shapely.Polygon([(32, 50), *reversed(bent), (32, 49)])
    rows = (raion("West", "", "UA3202", west), raion("East", "", "UA3206", east))
    simple = kept(tmp_path, rows, tolerance_deg=0.05).shapes
    assert shapely.coverage_is_valid(simple)
    assert shapely.get_num_coordinates(simple).sum() < 30
    exact = kept(tmp_path, rows, tolerance_deg=0.0, force=True).shapes
    assert shapely.equals_exact(exact, (west, east), tolerance=1e-6, normalize=True).all()


def test_what_was_added_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    kept(tmp_path)
    with pytest.raises(OutputError, match=r"was added on 2026-03-04 from .*force"):
        kept(tmp_path)
    assert kept(tmp_path, force=True)


def test_the_users_own_first_level_is_meant_instead_of_the_bundled_one(tmp_path: Path) -> None:
    ground = kept(tmp_path, name="UKR/ADM1")
    assert len(load_bundled("Ukraine").units) == len(ground.units) == 2
    assert "the bundled set is back after" in str(ground.notes[0])
    remove("UKR/ADM1")
    assert len(load_bundled("UKR/ADM1").units) == 27


def test_the_embedded_set_stays(tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match="AFG/ADM1: is the embedded set"):
        kept(tmp_path, name="AFG/ADM1", force=True)
    assert kept(tmp_path, name="AFG/ADM2").name == "AFG/ADM2"


def test_a_level_that_was_added_is_listed_as_ones_own(tmp_path: Path) -> None:
    kept(tmp_path)
    own = [row for row in list_as_data() if row["added"]]
    assert [(row["name"], row["units"], row["vintage"]) for row in own] == [
        ("UKR/ADM2", 2, "COD-AB v1 2022-01-01")
    ]


@pytest.mark.parametrize("name", ["{here}/mine", "UKR/../../../mine", "../mine"])
def test_what_was_not_added_is_never_removed(tmp_path: Path, data: Path, name: str) -> None:
    kept(tmp_path)
    for folder in (tmp_path, data):
        (folder / "mine.zip").write_bytes(b"somebody's own")
    with pytest.raises(BoundaryError, match=r"no set of this name was added — added are: UKR/ADM2"):
        remove(name.format(here=tmp_path))
    assert (tmp_path / "mine.zip").is_file()
    assert (data / "mine.zip").is_file()


def test_removed_it_is_gone_with_its_folder(tmp_path: Path, data: Path) -> None:
    kept(tmp_path)
    remove("UKR/ADM2")
    assert added_names() == ()
    assert [*(data / "boundaries").iterdir()] == []
    with pytest.raises(BoundaryError, match="no set of this name was added — nothing was added"):
        remove("UKR/ADM2")


def test_a_level_that_is_not_there_names_who_publishes_it_and_the_command() -> None:
    with pytest.raises(BoundaryError) as told:
        bundled_called("Ukraine/ADM2")
    for word in ("OCHA", "geoBoundaries", "GADM", "boundaries add FILE|URL --as UKR/ADM2"):
        assert word in str(told.value)


def test_a_file_of_no_country_and_level_is_refused_with_what_is_needed(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "sea.geojson", [({"name": "A"}, box(0, 0, 1, 1))])
    with pytest.raises(BoundaryError, match=r"in doubt.*none; nothing in it says.* — say it with"):
        add(survey(path), "sea.geojson", Wanted(), DAY)


def test_fields_and_shapes_that_disagree_are_in_doubt(tmp_path: Path) -> None:
    rows = [raion("Bila", "", "UA3202", box(2, 47, 3, 48))]
    path = write_geojson(tmp_path / "raions.geojson", rows)
    assert survey(path).doubts == ("its fields name Ukraine, and its shapes lie in France",)


@pytest.mark.parametrize("name", ["UKR/ADM7", "Atlantis/ADM2", "raions"])
def test_a_name_that_is_none_is_a_usage_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="write it as UKR/ADM2"):
        kept(tmp_path, name=name)


def test_units_of_several_times_are_not_kept(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "vintages.geojson", vintage_rows())
    with pytest.raises(UsageError, match="exist at different times, and adding them needs"):
        add(survey(path), "vintages.geojson", Wanted(name="FJI/ADM1"), DAY)


def test_units_that_no_table_can_tell_apart_are_not_kept(tmp_path: Path) -> None:
    rows = (raion("Bila", "", "UA3202", BILA), raion("Zveny", "", "UA3202", ZVENY))
    path = write_geojson(tmp_path / "raions.geojson", rows)
    found = survey(path, BoundaryOptions(code_field="ADM2_PCODE"))
    with pytest.raises(DataProblems, match="have one ADM2_PCODE"):
        add(found, "raions.geojson", Wanted(), DAY)


def packed(about: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("about.json", about)
    return stream.getvalue()


@pytest.mark.parametrize("content", [b"PK", packed("{}"), packed("[]"), packed("{")])
def test_a_damaged_set_is_named_with_what_mends_it(tmp_path: Path, content: bytes) -> None:
    kept(tmp_path)
    file_of("UKR/ADM2").write_bytes(content)
    with pytest.raises(BoundaryError, match=r"what was added is damaged .* add it again"):
        load_bundled("UKR/ADM2")


@pytest.mark.parametrize("units", ['{"type": "Topology"}', "[]", "null"])
def test_units_that_cannot_be_read_are_damaged(tmp_path: Path, units: str) -> None:
    kept(tmp_path)
    about = json.dumps(asdict(about_added("UKR/ADM2")))
    with zipfile.ZipFile(file_of("UKR/ADM2"), "w") as archive:
        archive.writestr("about.json", about)
        archive.writestr("units.topojson", units)
    with pytest.raises(BoundaryError, match=r"what was added is damaged .* add it again"):
        load_bundled("UKR/ADM2")


def test_a_set_under_the_name_of_another_is_damaged(tmp_path: Path) -> None:
    kept(tmp_path)
    file_of("UKR/ADM2").rename(file_of("UKR/ADM3"))
    with pytest.raises(BoundaryError, match=r"what was added is damaged .* add it again"):
        load_bundled("UKR/ADM3")


def test_a_damaged_set_hides_no_other_on_the_list(tmp_path: Path) -> None:
    kept(tmp_path)
    file_of("UKR/ADM2").write_bytes(b"PK")
    rows = {row["name"]: row for row in list_as_data()}
    assert (
        rows["UKR/ADM2"]["added"]["fault"]
        .partition(": ")[2]
        .startswith("what was added is damaged")
    )
    assert rows["UKR/ADM1"]["units"] == 27


def test_a_level_that_is_said_gives_units_the_first_level_around_them(tmp_path: Path) -> None:
    rows = [
        ({"name": "Lyman", "id": nth}, shape)
        for nth, shape in enumerate((box(33.8, 49.5, 34.2, 49.8), box(23.8, 49.7, 24.1, 49.9)))
    ]
    path = write_geojson(tmp_path / "raions.geojson", rows)
    add(survey(path), str(path), Wanted(name="UKR/ADM2"), DAY)
    units = load_bundled("UKR/ADM2").units
    assert [unit.shown for unit in units] == ["Lyman (Poltava)", "Lyman (Lviv)"]


def test_a_name_other_than_that_of_the_fields_is_told(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "raions.geojson", RAIONS)
    about, told = add(survey(path), str(path), Wanted(name="POL/ADM3"), DAY)
    assert about.name == "POL/ADM3"
    said = [problem.what for problem in told if problem.code == "kept"]
    assert "its fields say level 2; kept as POL/ADM3" in said
    assert "its fields name Ukraine; kept as POL/ADM3" in said


def strip(folder: Path, width_deg: float, number: int) -> BoundarySet:
    """Squares of a width side by side."""
    west = [30 + nth * width_deg for nth in range(number)]
    rows = [
        raion(f"N{nth}", "", f"UA{nth:02}", box(x, 49, x + width_deg, 49 + width_deg))
        for nth, x in enumerate(west)
    ]
    return survey(write_geojson(folder / "strip.geojson", rows)).ground


def test_borders_of_a_few_units_move_by_what_cannot_be_seen_of_all(tmp_path: Path) -> None:
    assert screen_tolerance(strip(tmp_path, 1.0, 4)) == pytest.approx(4 / 8000)


def test_borders_of_many_units_move_by_what_cannot_be_seen_of_one(tmp_path: Path) -> None:
    assert screen_tolerance(strip(tmp_path, 0.05, 60)) == pytest.approx(0.05 / 200)
