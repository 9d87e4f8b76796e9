# SPDX-License-Identifier: MIT
"""The bundled data: boundaries, places, ledger and the credits that come with them."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely
from numpy.typing import NDArray
from shapely import Geometry

GEODATA = Path(__file__).parents[1] / "geodata"
ADM1 = GEODATA / "AFG" / "ADM1"
# What was counted, as it was looked up.
COUNTED = Path(__file__).parent / "facts" / "tallies-2021.csv"
FOLDERS = ("AFG/ADM1", "AFG", "towns", "units", "world")
NEIGHBOURS = ("CHN", "IRN", "PAK", "TJK", "TKM", "UZB")
PERMITTED = {"Public domain", "Unicode-3.0", "CC BY 4.0", "CC0-1.0", "MIT"}
GEOD = pyproj.Geod(ellps="WGS84")
EQUAL_AREA = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:6933", always_xy=True)
# The day on which each provincial capital was reported, or claimed, to have fallen.
FELL = {
    "2021-08-06": "Zaranj",
    "2021-08-07": "Sheberghan",
    "2021-08-08": "Kunduz, Sar-e Pol, Taloqan",
    "2021-08-09": "Aybak",
    "2021-08-10": "Farah, Pul-e Khumri",
    "2021-08-11": "Fayzabad",
    "2021-08-12": "Firozkoh, Ghazni, Herat, Qala-e Naw",
    "2021-08-13": "Kandahar, Lashkar Gah, Pul-e Alam, Qalat, Tarinkot",
    "2021-08-14": "Asadabad, Gardez, Maymana, Mazar-i-Sharif, Mihtarlam, Nili, Sharana",
    "2021-08-15": "Bamyan, Charikar, Jalalabad, Kabul, Khost, Mahmud-i-Raqi, Maidan Shahr, Parun",
    "2021-09-06": "Bazarak",
}


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_provenance(folder: str) -> dict[str, Any]:
    return tomllib.loads((GEODATA / folder / "provenance.toml").read_text(encoding="utf-8"))


def decode(path: Path, name: str) -> dict[str, Geometry]:
    """Read as the TopoJSON specification says, by nothing that the build uses."""
    topology = json.loads(path.read_bytes())
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + origin for arc in topology["arcs"]]

    def ring(indices: list[int]) -> NDArray[np.float64]:
        runs = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([run[1:] if n else run for n, run in enumerate(runs)])

    shapes = {}
    for entry in topology["objects"][name]["geometries"]:
        many = [entry["arcs"]] if entry["type"] == "Polygon" else entry["arcs"]
        polygons = [shapely.Polygon(ring(r[0]), [ring(h) for h in r[1:]]) for r in many]
        shapes[entry["id"]] = polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)
    return shapes


def area_km2(shape: Geometry) -> float:
    """In the equal-area projection EPSG:6933."""
    flat = shapely.transform(shape, lambda xy: np.column_stack(EQUAL_AREA.transform(*xy.T)))
    return float(flat.area) / 1e6


def away_km(place: dict[str, str], shape: Geometry) -> float:
    """How far a place lies outside a shape."""
    point = shapely.Point(float(place["lon"]), float(place["lat"]))
    (lon, lat), (other_lon, other_lat) = shapely.shortest_line(point, shape).coords
    return float(GEOD.inv(lon, lat, other_lon, other_lat)[2]) / 1e3


def spelling(name: str) -> str:
    """What two spellings have in common that differ in case, marks and punctuation only."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", bare.casefold())


@pytest.fixture(scope="module")
def features() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((ADM1 / "full.geojson").read_bytes())["features"]
    return found


@pytest.fixture(scope="module")
def provinces(features: list[dict[str, Any]]) -> dict[str, Geometry]:
    return {f["id"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features}


@pytest.fixture(scope="module")
def page() -> dict[str, Geometry]:
    return decode(ADM1 / "page.topojson", "units")


@pytest.fixture(scope="module")
def countries() -> dict[str, Geometry]:
    return decode(GEODATA / "world" / "countries.topojson", "countries")


@pytest.fixture(scope="module")
def places() -> list[dict[str, str]]:
    return read_rows(GEODATA / "AFG" / "places.csv")


@pytest.fixture(scope="module")
def ledger() -> list[dict[str, str]]:
    return read_rows(GEODATA / "AFG" / "control-2021.csv")


def test_34_provinces_have_codes_of_their_own_in_order(features: list[dict[str, Any]]) -> None:
    codes = [feature["id"] for feature in features]
    assert len(codes) == 34
    assert codes == sorted(set(codes))
    assert codes == [feature["properties"]["code"] for feature in features]


def test_each_capital_lies_in_its_province(
    features: list[dict[str, Any]],
    provinces: dict[str, Geometry],
    places: list[dict[str, str]],
) -> None:
    points = {p["id"]: shapely.Point(float(p["lon"]), float(p["lat"])) for p in places}
    capitals = {feature["id"]: feature["properties"]["capital"] for feature in features}
    found = {
        code: [other for other, shape in provinces.items() if shape.contains(points[capital])]
        for code, capital in capitals.items()
    }
    assert found == {code: [code] for code in capitals}


def test_each_capital_lies_in_its_province_on_the_page(
    page: dict[str, Geometry], places: list[dict[str, str]]
) -> None:
    outside = [
        place["id"]
        for place in places
        if place["kind"] in {"capital", "town", "airport"}
        and not page[place["within"]].contains(
            shapely.Point(float(place["lon"]), float(place["lat"]))
        )
    ]
    assert outside == []


def test_each_label_lies_in_its_province(
    features: list[dict[str, Any]], provinces: dict[str, Geometry]
) -> None:
    entries = [feature["properties"] for feature in features]
    outside = [
        entry["code"]
        for entry in entries
        if not provinces[entry["code"]].contains(shapely.Point(entry["lon"], entry["lat"]))
    ]
    assert outside == []


def test_shapes_are_valid(provinces: dict[str, Geometry], page: dict[str, Geometry]) -> None:
    assert shapely.is_valid([*provinces.values(), *page.values()]).all()


def test_provinces_neither_overlap_nor_leave_gaps(provinces: dict[str, Geometry]) -> None:
    assert shapely.coverage_is_valid(list(provinces.values()))


def test_provinces_of_the_page_neither_overlap_nor_leave_gaps(page: dict[str, Geometry]) -> None:
    assert shapely.coverage_is_valid(list(page.values()))


def test_the_page_has_the_provinces_in_their_order(
    provinces: dict[str, Geometry], page: dict[str, Geometry]
) -> None:
    assert list(page) == list(provinces)


def test_the_page_stores_common_lines_once() -> None:
    entries = json.loads((ADM1 / "page.topojson").read_bytes())["objects"]["units"]["geometries"]
    rings = [ring for entry in entries for ring in entry["arcs"]]
    uses = Counter(arc if arc >= 0 else ~arc for ring in rings for arc in ring)
    assert set(uses.values()) == {1, 2}
    assert sum(times == 2 for times in uses.values()) >= 80


def test_files_are_small() -> None:
    assert (ADM1 / "page.topojson").stat().st_size <= 40_000
    assert (GEODATA / "world" / "countries.topojson").stat().st_size <= 1_300_000


def test_areas_of_the_page_are_within_0_1_percent(
    features: list[dict[str, Any]], page: dict[str, Geometry]
) -> None:
    stated = {f["id"]: f["properties"]["area_km2"] for f in features}
    drawn = {code: area_km2(shape) for code, shape in page.items()}
    assert drawn == pytest.approx(stated, rel=0.001)


def test_areas_agree_with_those_on_the_ellipsoid(
    features: list[dict[str, Any]], provinces: dict[str, Geometry]
) -> None:
    stated = {f["id"]: f["properties"]["area_km2"] for f in features}
    measured = {
        code: abs(GEOD.geometry_area_perimeter(shape)[0]) / 1e6 for code, shape in provinces.items()
    }
    assert stated == pytest.approx(measured, rel=0.001)


@pytest.mark.parametrize("folder", FOLDERS)
def test_provenance_has_the_hash_of_every_file(folder: str) -> None:
    stated = {entry["path"]: entry["sha256"] for entry in read_provenance(folder)["files"]}
    files = [p for p in (GEODATA / folder).iterdir() if p.is_file() and p.suffix != ".toml"]
    assert stated == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize("folder", FOLDERS)
def test_provenance_names_credit_and_terms(folder: str) -> None:
    about = read_provenance(folder)
    assert about["attribution"]
    assert {about["licence"], *(entry["licence"] for entry in about["files"])} <= PERMITTED
    assert all(entry["source"] and entry["producer"] for entry in about["files"])


def test_no_other_name_means_two_provinces(features: list[dict[str, Any]]) -> None:
    meant = defaultdict(set)
    for feature in features:
        meant[spelling(feature["properties"]["name"])].add(feature["id"])
    for row in read_rows(ADM1 / "aliases.csv"):
        meant[spelling(row["alias"])].add(row["code"])
    assert {name: codes for name, codes in meant.items() if len(codes) > 1} == {}


def test_every_other_name_is_that_of_a_known_province(provinces: dict[str, Geometry]) -> None:
    rows = read_rows(ADM1 / "aliases.csv")
    assert {row["code"] for row in rows} == set(provinces)
    assert {row["strength"] for row in rows} == {"strong", "weak"}


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("Hilmand", "AF-HEL"),
        ("Hirat", "AF-HER"),
        ("Nimruz", "AF-NIM"),
        ("Paktya", "AF-PIA"),
        ("Paktiya", "AF-PIA"),
        ("Sari Pul", "AF-SAR"),
        ("Urozgan", "AF-URU"),
        ("Maidan Wardak", "AF-WAR"),
        ("Jawzjan", "AF-JOW"),
        ("Day Kundi", "AF-DAY"),
        ("Panjshayr", "AF-PAN"),
        ("کونړ", "AF-KNR"),
    ],
)
def test_usual_spellings_are_known(alias: str, code: str) -> None:
    rows = read_rows(ADM1 / "aliases.csv")
    assert {row["code"] for row in rows if row["alias"] == alias} == {code}


def test_no_name_means_two_places_of_a_kind(places: list[dict[str, str]]) -> None:
    meant = defaultdict(set)
    for place in places:
        names = [place["name"], place["name_fa"], place["name_ps"], *place["aliases"].split("|")]
        for name in names:
            meant[place["kind"], spelling(name)].add(place["id"])
    assert {name: ids for name, ids in meant.items() if len(ids) > 1} == {}


def test_places_have_ids_of_their_own_within_a_province(
    places: list[dict[str, str]], provinces: dict[str, Geometry]
) -> None:
    ids = [place["id"] for place in places]
    assert len(set(ids)) == len(ids)
    assert all(place["id"].startswith(f"{place['within']}/") for place in places)
    assert {place["within"] for place in places} == set(provinces)


def test_places_lie_in_their_province_and_crossings_within_5_km_of_it(
    places: list[dict[str, str]], provinces: dict[str, Geometry]
) -> None:
    reach_km = {"crossing": 5.0}
    away = {place["id"]: away_km(place, provinces[place["within"]]) for place in places}
    kinds = {place["id"]: place["kind"] for place in places}
    assert {id_: km for id_, km in away.items() if km > reach_km.get(kinds[id_], 0.0)} == {}


def test_only_crossings_lead_to_another_country(places: list[dict[str, str]]) -> None:
    beyond = {place["name"]: place["beyond"] for place in places if place["beyond"]}
    assert beyond == {
        "Shir Khan Bandar": "TJK",
        "Islam Qala": "IRN",
        "Torghundi": "TKM",
        "Spin Boldak": "PAK",
        "Torkham": "PAK",
    }
    assert {place["name"] for place in places if place["kind"] == "crossing"} == set(beyond)


def test_towns_are_those_of_more_than_30_000_people(places: list[dict[str, str]]) -> None:
    towns = {p["name"]: int(p["population"]) for p in places if p["kind"] == "town"}
    assert len(towns) == 10
    assert min(towns.values()) > 30_000


def test_crossings_lie_at_the_border_with_the_country_beyond(
    places: list[dict[str, str]], countries: dict[str, Geometry]
) -> None:
    away = {
        place["name"]: away_km(place, countries[place["beyond"]])
        for place in places
        if place["kind"] == "crossing"
    }
    assert len(away) == 5
    # Islam Qala lies some 10 km from the line.
    assert {name: km for name, km in away.items() if km > 11} == {}


def test_every_row_of_the_ledger_names_a_known_place(
    ledger: list[dict[str, str]],
    places: list[dict[str, str]],
    features: list[dict[str, Any]],
) -> None:
    names = {feature["id"]: feature["properties"]["name"] for feature in features}
    known = {(p["kind"], p["name"], names[p["within"]], p["id"]) for p in places}
    known |= {("unit", name, "", code) for code, name in names.items()}
    known |= {("border", country, "Afghanistan", "") for country in ("Iran", "Pakistan")}
    rows = {(row["kind"], row["place"], row["within"], row["code"]) for row in ledger}
    assert rows - known == set()


def test_the_record_starts_with_the_capitals_and_says_how_that_is_known(
    ledger: list[dict[str, str]],
) -> None:
    """Zaranj was called the first to fall: so all 34 were held until then, which is inferred."""
    start = [row for row in ledger if row["date"] == "2021-05-01"]
    [zaranj] = [r for r in ledger if r["place"] == "Zaranj" and r["status"] == "taliban"]
    assert ledger[: len(start)] == start
    assert Counter(row["kind"] for row in start) == {"capital": 34}
    assert {(row["status"], row["basis"]) for row in start} == {("government", "inferred")}
    assert {(row["source"], row["source_url"]) for row in start} == {
        (zaranj["source"], zaranj["source_url"])
    }


def test_of_a_crossing_nothing_is_stated_before_it_fell(ledger: list[dict[str, str]]) -> None:
    assert {row["status"] for row in ledger if row["kind"] == "crossing"} == {"taliban"}


def test_every_row_names_a_source(ledger: list[dict[str, str]]) -> None:
    assert [row["place"] for row in ledger if not row["source"]] == []
    without_address = {row["kind"] for row in ledger if not row["source_url"]}
    assert without_address == {"border", "airport"}  # of an article that is not on the web


def test_of_provinces_nothing_is_known_before_their_seats_were_counted(
    ledger: list[dict[str, str]],
) -> None:
    rows = [row for row in ledger if row["kind"] == "unit"]
    counted = [row for row in rows if row["date"] <= "2021-07-14"]
    assert {row["date"] for row in counted} == {"2021-07-14"}
    assert {row["about"] for row in rows} == {"seats"}
    assert Counter(row["status"] for row in counted) == {"mixed": 30, "government": 4}
    assert {row["place"] for row in counted if row["status"] == "government"} == {
        "Daykundi",
        "Kabul",
        "Kunar",
        "Panjshir",
    }


def test_from_the_day_its_capital_falls_a_province_follows_by_inference(
    ledger: list[dict[str, str]],
) -> None:
    falls = [r for r in ledger if r["kind"] == "capital" and r["status"] == "taliban"]
    follows = [r for r in ledger if r["kind"] == "unit" and r["date"] > "2021-07-14"]
    same = ("date", "status", "source", "source_url")
    assert [(row["place"], *map(row.get, same)) for row in follows] == [
        (row["within"], *map(row.get, same)) for row in falls
    ]
    assert {row["basis"] for row in follows} == {"inferred"}


def test_a_province_that_follows_a_claim_says_so(ledger: list[dict[str, str]]) -> None:
    claimed = {r["within"] for r in ledger if r["kind"] == "capital" and r["basis"] == "claimed"}
    said = {r["place"]: r for r in ledger if r["kind"] == "unit" and "claim" in r["note"]}
    assert set(said) == claimed == {"Logar", "Panjshir", "Uruzgan", "Zabul"}
    assert {row["confidence"] for row in said.values()} == {"low"}


def test_a_fight_in_the_capital_leaves_its_province_as_it_was(
    ledger: list[dict[str, str]],
) -> None:
    assert {row["kind"] for row in ledger if row["status"] == "contested"} == {"capital"}


def test_every_status_is_one_of_five(ledger: list[dict[str, str]]) -> None:
    found = {row["status"] for row in ledger}
    assert found == {"government", "mixed", "contested", "taliban", "foreign"}


def test_what_is_annotated_on_5_august(ledger: list[dict[str, str]]) -> None:
    current = {(r["kind"], r["place"]): r["label"] for r in ledger if r["date"] <= "2021-08-05"}
    assert {place: label for place, label in current.items() if label} == {
        ("capital", "Lashkar Gah"): "Fighting in Lashkar Gah",
        ("capital", "Kandahar"): "Fighting in Kandahar",
        ("capital", "Herat"): "Fighting in Herat",
        ("crossing", "Islam Qala"): "Taliban take Islam Qala",
        ("crossing", "Spin Boldak"): "Taliban take Spin Boldak",
        ("border", "Iran"): "Border with Iran",
        ("border", "Pakistan"): "Border with Pakistan",
        ("airport", "Hamid Karzai International Airport"): "Airport secured by foreign forces",
    }


def test_the_ledger_is_in_order_of_date(ledger: list[dict[str, str]]) -> None:
    dates = [row["date"] for row in ledger]
    assert dates == sorted(dates)


def test_farah_is_contested_before_it_falls(ledger: list[dict[str, str]]) -> None:
    rows = [r["status"] for r in ledger if (r["place"], r["kind"]) == ("Farah", "capital")]
    assert rows == ["government", "contested", "taliban"]


def test_every_capital_is_held_by_the_taliban_at_the_end(ledger: list[dict[str, str]]) -> None:
    last = {row["place"]: row["status"] for row in ledger if row["kind"] == "capital"}
    assert Counter(last.values()) == {"taliban": 34}


def test_every_row_says_why_in_a_sentence(ledger: list[dict[str, str]]) -> None:
    assert [row["place"] for row in ledger if not row["note"].endswith(".")] == []


def test_the_capitals_fell_on_these_days(ledger: list[dict[str, str]]) -> None:
    falls: dict[str, set[str]] = defaultdict(set)
    for row in ledger:
        if row["kind"] == "capital" and row["status"] == "taliban":
            falls[row["date"]].add(row["place"])
    assert falls == {day: set(names.split(", ")) for day, names in FELL.items()}


def test_what_else_was_reported(ledger: list[dict[str, str]]) -> None:
    falls = ("unit", "taliban"), ("capital", "taliban")
    others = {
        (row["date"], row["place"], row["status"], row["basis"])
        for row in ledger
        if row["date"] != "2021-05-01"
        and row["date"] != "2021-07-14"
        and (row["kind"], row["status"]) not in falls
    }
    assert others == {
        ("2021-06-22", "Shir Khan Bandar", "taliban", "reported"),
        ("2021-07-08", "Islam Qala", "taliban", "reported"),
        ("2021-07-09", "Torghundi", "taliban", "reported"),
        ("2021-07-28", "Herat", "contested", "reported"),
        ("2021-07-31", "Kandahar", "contested", "reported"),
        ("2021-07-31", "Lashkar Gah", "contested", "reported"),
        ("2021-08-05", "Iran", "taliban", "assessed"),
        ("2021-08-05", "Pakistan", "taliban", "assessed"),
        ("2021-08-05", "Hamid Karzai International Airport", "foreign", "assessed"),
        ("2021-08-10", "Farah", "contested", "reported"),
        ("2021-08-15", "Torkham", "taliban", "reported"),
        ("2021-08-31", "Hamid Karzai International Airport", "taliban", "reported"),
    }


@pytest.fixture(scope="module")
def counts() -> list[dict[str, str]]:
    return read_rows(GEODATA / "AFG" / "tallies-2021.csv")


def test_every_count_names_who_counted_what_and_where_it_stands(
    counts: list[dict[str, str]],
) -> None:
    assert counts
    for row in counts:
        assert row["counted_by"]
        assert row["what"]
        assert row["source"]
        assert row["source_url"].startswith("https://")


def test_parts_of_a_count_are_no_more_than_the_whole(counts: list[dict[str, str]]) -> None:
    for row in counts:
        stated = [row[status] for status in ("government", "contested", "taliban")]
        parts = [int(text) for text in stated if text]
        assert parts
        assert sum(parts) <= int(row["of"] or sum(parts))


def test_no_counter_counts_twice_for_one_day(counts: list[dict[str, str]]) -> None:
    days = Counter((row["counted_by"], row["what"], row["date"]) for row in counts)
    assert set(days.values()) == {1}


def test_no_count_is_known_before_its_source_is_out(counts: list[dict[str, str]]) -> None:
    for row in counts:
        assert row["reported"] in row["source"]
        assert row["date"] <= row["reported"]


def test_the_counts_have_every_fact_and_no_other(counts: list[dict[str, str]]) -> None:
    facts = read_rows(COUNTED)
    stated = ("counted_by", "what", "of", "government", "contested", "taliban", "source")
    assert [[row[key] for key in stated] for row in counts] == [
        [row[key] for key in stated] for row in facts
    ]
    assert all(
        fact["date"].startswith(row["date"]) for fact, row in zip(facts, counts, strict=True)
    )


def test_countries_have_codes_and_names_of_their_own() -> None:
    topology = json.loads((GEODATA / "world" / "countries.topojson").read_bytes())
    entries = topology["objects"]["countries"]["geometries"]
    codes = Counter(entry["id"] for entry in entries)
    names = Counter(entry["properties"]["name"] for entry in entries)
    assert len(codes) == len(names) == len(entries) > 240
    assert [code for code in codes if not re.fullmatch("[A-Z]{3}", code)] == []


def test_countries_are_valid_and_do_not_overlap(countries: dict[str, Geometry]) -> None:
    assert shapely.is_valid(list(countries.values())).all()
    assert shapely.coverage_is_valid(list(countries.values()))


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_neighbours_share_a_line_with_afghanistan(
    code: str, countries: dict[str, Geometry]
) -> None:
    common = countries[code].intersection(countries["AFG"])
    assert common.length > 0.5
    assert common.area == 0


def test_no_other_country_touches_afghanistan(countries: dict[str, Geometry]) -> None:
    around = {code for code, shape in countries.items() if shape.intersects(countries["AFG"])}
    assert around == {"AFG", *NEIGHBOURS}


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("AFG", 641_900),
        ("PAK", 874_000),
        ("IRN", 1_622_500),
        ("TKM", 470_000),
        ("UZB", 449_000),
        ("TJK", 141_400),
        ("CHN", 9_350_000),
        ("RUS", 16_900_000),
    ],
)
def test_countries_have_their_ground(code: str, area: int, countries: dict[str, Geometry]) -> None:
    measured = sum(
        abs(GEOD.geometry_area_perimeter(part)[0]) for part in shapely.get_parts(countries[code])
    )
    assert measured / 1e6 == pytest.approx(area, rel=0.02)


def test_the_provinces_fill_the_country(
    provinces: dict[str, Geometry], countries: dict[str, Geometry]
) -> None:
    whole = shapely.union_all(list(provinces.values()))
    apart = whole.symmetric_difference(countries["AFG"]).area
    assert apart / whole.area < 0.001
