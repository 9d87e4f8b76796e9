# SPDX-License-Identifier: MIT
"""Files that were damaged: every reader of every format says so in one line, or reads them.

`python -m tests.hostile.mutations --cases 200 [NAME …]` tries more than the tests do. A case is a
file, a number and what was done to it; the same numbers give the same cases on every machine.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

import mapper
from mapper.errors import MapperError
from tests.hostile.cells import CELLS, reader_of

# s of processor time, which is the same under load: what takes longer hangs.
HANGS = 5

TABLE = (
    "place,status,date,source\nWestmarch,government,2021-08-01,Desk\n"
    'Eastvale,taliban,2021-08-02,"a, b"\nNorthfell,contested,2021-08-03,\n'
)
ROWS = [dict(zip(TABLE.split("\n")[0].split(","), line.split(","), strict=False))
        for line in TABLE.split("\n")[1:4]]  # fmt: skip
NAMES = ("Westmarch", "Eastvale", "Northfell")


@dataclass(frozen=True)
class Seed:
    """A sound file by its name, made once it is asked for, and what reads it; of a cell, what reads
    its bytes.
    """

    name: str
    made: Callable[[], bytes]
    read: Callable[[Path], object]
    at_once: Callable[[bytes], object] | None = None

    @cached_property
    def data(self) -> bytes:
        return self.made()

    @property
    def sound(self) -> list[bytes]:
        """What is changed: the file, or one of the cells."""
        return self.data.split(b"\n") if self.at_once else [self.data]


# --- sound files -----------------------------------------------------------------------------


def _collection(kind: str = "Polygon") -> dict[str, Any]:
    def shape(x: int) -> dict[str, Any]:
        ring = [[x, 10], [x + 1, 10], [x + 1, 11], [x, 11], [x, 10]]
        coordinates: Any = [ring] if kind == "Polygon" else [x + 0.5, 10.5]
        return {"type": kind, "coordinates": coordinates}

    features = [
        {
            "type": "Feature",
            "properties": {
                "name": name,
                "code": f"T{x}",
                "status": "taliban",
                "date": "2021-08-01",
            },
            "geometry": shape(x),
        }
        for x, name in enumerate(NAMES)
    ]
    return {"type": "FeatureCollection", "features": features}


def units_as_data() -> dict[str, Any]:
    """Three units as GeoJSON, with names and codes."""
    data = _collection()
    for feature in data["features"]:
        feature["properties"] = {key: feature["properties"][key] for key in ("name", "code")}
    return data


def _kml(kind: str = "Polygon") -> bytes:
    def shape(x: int) -> str:
        if kind == "Point":
            return f"<Point><coordinates>{x}.5,10.5</coordinates></Point>"
        ring = f"{x},10 {x + 1},10 {x + 1},11 {x},11 {x},10"
        return (
            f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates>"
            "</LinearRing></outerBoundaryIs></Polygon>"
        )

    marks = "".join(
        f"<Placemark><name>{name}</name>{shape(x)}</Placemark>" for x, name in enumerate(NAMES)
    )
    return (
        '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>'
        f"<name>taliban</name>{marks}</Folder></Document></kml>"
    ).encode()


def _topojson() -> bytes:
    arcs = [[[x, 10], [x + 1, 10], [x + 1, 11], [x, 11], [x, 10]] for x in range(3)]
    shapes = [
        {"type": "Polygon", "arcs": [[x]], "properties": {"name": name}}
        for x, name in enumerate(NAMES)
    ]
    units = {"type": "GeometryCollection", "geometries": shapes}
    return json.dumps({"type": "Topology", "objects": {"units": units}, "arcs": arcs}).encode()


def _polygons() -> bytes:
    return json.dumps(_collection()).encode()


def _by_gdal(ending: str, kind: str = "Polygon") -> bytes:
    import geopandas
    from pyogrio import set_gdal_config_options

    set_gdal_config_options({"OGR_CURRENT_DATE": "2021-08-05T00:00:00.000Z"})
    frame = geopandas.GeoDataFrame.from_features(_collection(kind)["features"], crs="EPSG:4326")
    made = another_folder()
    frame.to_file(made / f"units{ending}", engine="pyogrio")
    if ending != ".shp":
        return (made / f"units{ending}").read_bytes()
    return _zipped({path.name: path.read_bytes() for path in sorted(made.iterdir())})


def _zipped(parts: dict[str, bytes]) -> bytes:
    """Stored, so that what is changed is a member, and not only its sum."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _xlsx() -> bytes:
    from tests.hostile.bombs import xlsx

    rows = [line.split(",") for line in TABLE.strip().split("\n")]
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    told = "".join(
        f'<row r="{n}" hidden="{n % 2}">'
        + "".join(cell.format(letter, n, text) for letter, text in zip("ABCD", row, strict=False))
        + "</row>"
        for n, row in enumerate(rows, start=1)
    )
    merged = '<mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>'
    return xlsx(f'<dimension ref="A1:D4"/><sheetData>{told}</sheetData>{merged}')


def _ods() -> bytes:
    from tests.hostile.bombs import ods

    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = [line.split(",") for line in TABLE.strip().split("\n")]
    return ods("".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    ))  # fmt: skip


def _parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), out)
    return out.getvalue()


def _exported(kind: str, ending: str) -> bytes:
    path = another_folder() / f"made{ending}"
    with quiet():
        mapper.export(_drawn(kind), path)
    return path.read_bytes()


def _page(kind: str) -> bytes:
    path = another_folder() / "page.html"
    with quiet():
        _drawn(kind).save(path)
    return INERT.sub(rb"\1\2", path.read_bytes())


@cache
def _drawn(kind: str) -> Any:
    """A history of faces, or a page of a kind."""
    if kind == "history":
        return mapper.faces(units_file())
    if kind == "map":
        return mapper.draw(table_file(), units_file())
    if kind == "timeline":
        return mapper.timeline(table_file(), units_file())
    if kind == "faces":
        return mapper.draw(units_file())
    days = {"start": "2021-08-01", "end": "2021-08-03"}
    return mapper.compare_map(mapper.diff(table_file(), boundaries=units_file(), **days))


SCHEME = b"""id = "ours"
title = "Two"
description = "Of a test."
[[actors]]
id = "a"
label = "A"
[[statuses]]
id = "government"
label = "Government"
role = "control"
actor = "a"
color = "#224466"
definition = "Holds it."
synonyms = ["gov"]
[[statuses]]
id = "taliban"
label = "Taliban"
role = "contested"
color = "#664422"
definition = "Fought over."
"""
STYLE = b"""[colors.light]
paper = "#ffffff"
[statuses]
contested = { color = "#d36a00", color_dark = "#ffb347" }
[fonts]
family = ["Georgia", "serif"]
[sizes]
title = 28
"""
STEPS = b"""[[step]]
day = 2021-08-01
heading = "First"
note = "What happened"
[[step]]
days = [2021-08-01, 2021-08-03]
heading = "Then"
frame = "changes"
"""
ALIASES = b"name,within,place_id,place_name,score,accept\nThe West,,T0,Westmarch,90,yes\n"
SETTINGS = b'scheme = "new"\n[draw]\ntitle = "T"\n[limits]\nrows = 5000\n'
EVENTS = b"date,title,place,kind,note\n2021-08-02,Battle,Eastvale,battle,of a day\n"
JOBS = b"""[defaults]
title = "Two days"
[[jobs]]
name = "a"
run = "draw"
table = "control.csv"
output = "a.html"
[[jobs]]
run = "export"
table = "control.csv"
output = "{day}-{form}.{form}"
each = { day = ["2021-08-01", "2021-08-03"], form = ["svg", "png"] }
"""
# Tables in the forms that others write, each with what is known of it alone.
FORMS = {
    "plain.md": "A day:\n\n| place | status | date |\n|:---|---|--:|\n"
    "| [Westmarch](x) | **taliban** | 2021-08-01 |\n| Eastvale | government | 5 Aug 2021 |\n",
    "page.wiki": '{| class="wikitable"\n! place !! status !! date\n|-\n'
    '| rowspan="2" | [[Westmarch]] || taliban || 2021-08-01<ref>x</ref>\n|-\n'
    "| government || 2021-08-03\n|}\n",
    "marks.lua": 'local a = { x = "x" }\nreturn {\n'
    '{ lat = "10.5", long = "0.5", mark = "Location dot red.svg", marksize = "8", '
    'label = "Westmarch", link = a.x }, -- source: Desk\n'
    '{ lat = "10.5", long = "1.5", mark = "80x80-red-lime-anim.gif", label = "[[Eastvale]]" },\n'
    "}\n",
    "tagged.csv": "Where,Who,When\n#adm1+name,#status,#date\nWestmarch,taliban,2021-08-01\n",
    "wide.csv": "place,2021-08-01,2021-08-03\nWestmarch,taliban,government\nEastvale,,contested\n",
    "conflict.csv": "event_date,sub_event_type,actor1,location,admin1,latitude,longitude,"
    "geo_precision\n"
    "2021-08-01,Non-state actor overtakes territory,Taliban,Westmarch,West,10.5,0.5,1\n"
    "2021-08-02,Government regains territory,Government,Eastvale,East,10.5,1.5,3\n",
    "coded.csv": "geonameid,date,status,status_isw\n12,20210801,RU,RU\n13,20210802,UA,\n",
    "keyed.json": '{"2021-08-01": {"Westmarch": "taliban"}, '
    '"2021-08-03": {"Eastvale": "contested"}}',
}
TALLIES = b"date,counted_by,what,government,taliban,of\n2021-08-02,Desk,units,1,2,3\n"


# What nothing reads of a page, and what makes it large: its scripts and styles.
INERT = re.compile(rb"(<(?:style|script(?![^>]*json))[^>]*>).*?(</(?:style|script)>)", re.DOTALL)


def _check(path: Path) -> object:
    return mapper.check(path)


def _table(path: Path) -> object:
    return mapper.read_table(path)


def _rows(path: Path) -> object:
    return mapper.check(path, units())


def _bounds(path: Path) -> object:
    return mapper.load_boundaries(path)


def _ground(path: Path) -> object:
    return mapper.faces(path)


def _history(path: Path) -> object:
    return mapper.stats(path)


def _embed(path: Path) -> object:
    return mapper.embed(path, "https://example.org/")


def _scheme(path: Path) -> object:
    return mapper.load_scheme(path)


def _styled(path: Path) -> object:
    return mapper.draw(table_file(), units(), look=mapper.Look(style=str(path)))


def _told(path: Path) -> object:
    return mapper.timeline(table_file(), units(), steps=path)


def _with(**options: Any) -> Callable[[Path], object]:
    def read(path: Path) -> object:
        given = {name: str(path) for name in options}
        return mapper.draw(table_file(), units(), options=mapper.TableOptions(**given))

    return read


def _jobs(path: Path) -> object:
    from mapper.cli.job_file import read_jobs

    return read_jobs(path)


def _settings(path: Path) -> object:
    from mapper.cli.main import COMMANDS, loaded
    from mapper.cli.settings import settings_of

    # The limits in it hold for a whole run, and this is not the whole run.
    return copy_context().run(settings_of, path, "draw", COMMANDS, loaded)


@cache
def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="mapper-mutations-"))


def another_folder() -> Path:
    return Path(tempfile.mkdtemp(dir=folder()))


@cache
def units_file() -> Path:
    path = folder() / "units.geojson"
    path.write_text(json.dumps(_collection()))
    return path


@cache
def units() -> Any:
    """What is read beside the file that is damaged."""
    with quiet():
        return mapper.load_boundaries(units_file())


@cache
def table_file() -> Path:
    path = folder() / "control.csv"
    path.write_text(TABLE)
    return path


@cache
def seeds() -> dict[str, Seed]:
    """Every sound file by its name, without those whose readers are the same."""
    return {seed.name: seed for seed in _seeds()}


def _seeds() -> Iterator[Seed]:
    yield Seed("table.csv", TABLE.encode, _rows)
    yield Seed("table.xlsx", _xlsx, _rows)
    yield Seed("table.ods", _ods, _rows)
    yield Seed("table.json", json.dumps(ROWS).encode, _rows)
    yield Seed("table.jsonl", "\n".join(map(json.dumps, ROWS)).encode, _rows)
    yield Seed("table.parquet", _parquet, _rows)
    yield Seed("points.geojson", json.dumps(_collection("Point")).encode, _rows)
    for ending in (".gpkg", ".fgb"):
        yield Seed(f"points{ending}", partial(_by_gdal, ending, "Point"), _rows)
    yield Seed("points.kml", partial(_kml, "Point"), _rows)
    yield Seed("points.kmz", lambda: _zipped({"doc.kml": _kml("Point")}), _rows)
    yield Seed("units.geojson", _polygons, _bounds)
    yield Seed("units.topojson", _topojson, _bounds)
    yield Seed("units.kml", _kml, _bounds)
    yield Seed("units.kmz", lambda: _zipped({"doc.kml": _kml()}), _bounds)
    for ending in (".gpkg", ".shp", ".fgb"):
        name = f"units{ending}".replace(".shp", ".zip")
        yield Seed(name, partial(_by_gdal, ending), _bounds)
    yield Seed("ground.geojson", _polygons, _ground)
    for ending in (".gpkg", ".parquet"):
        yield Seed(f"faces{ending}", partial(_exported, "history", ending), _history)
    for ending in (".csv", ".xlsx", ".geojson", ".gpkg", ".parquet"):
        yield Seed(f"export{ending}", partial(_exported, "map", ending), _rows)
    for kind in ("map", "timeline", "faces", "compare"):
        yield Seed(f"{kind}.html", partial(_page, kind), _embed)
    yield Seed("scheme.toml", lambda: SCHEME, _scheme)
    yield Seed("style.toml", lambda: STYLE, _styled)
    yield Seed("steps.toml", lambda: STEPS, _told)
    yield Seed("mapper.toml", lambda: SETTINGS, _settings)
    yield Seed("aliases.csv", lambda: ALIASES, _with(aliases=1))
    yield Seed("events.csv", lambda: EVENTS, _with(events=1))
    yield Seed("tallies.csv", lambda: TALLIES, _with(tallies=1))
    yield Seed("jobs.toml", lambda: JOBS, _jobs)
    for name, cells in CELLS.items():
        at_once = reader_of(cells)
        yield Seed(
            name, cells.sound.encode, lambda path, of=at_once: of(path.read_bytes()), at_once
        )
    for name, text in FORMS.items():
        yield Seed(name, text.encode, _rows)
    yield Seed("units.geojson.gz", lambda: gzip.compress(_polygons(), mtime=0), _bounds)


# --- what is done to them --------------------------------------------------------------------


def _flip(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 2, 8, 40))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _drop(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    del data[at : at + dice.choice((1, 3, 16, 200))]


def _swap(data: bytearray, dice: random.Random) -> None:
    size = dice.choice((1, 4, 32))
    one, other = (dice.randrange(len(data)) for _ in range(2))
    part = data[one : one + size]
    data[one : one + size] = data[other : other + size]
    data[other : other + size] = part


def _repeat(data: bytearray, dice: random.Random) -> None:
    at, size = dice.randrange(len(data)), dice.choice((1, 8, 100))
    data[at:at] = data[at : at + size] * dice.choice((1, 3, 50))


ODD = (b"\0", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"-1", b"1e999", b"NaN", b"null", b"[]",
       b"{}", b'"', b"]", b"}", b"[" * 2000, b"\xed\xa0\x80", b"\xe2\x80\xae", b"9" * 5000, b"true",
       b"Infinity", b"</x>", b"0001-01-01", b"9999-12-31", b"\x1b[2J", b"\r")  # fmt: skip


def _insert(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    data[at : at + dice.choice((0, 0, 1, 4))] = dice.choice(ODD)


MUTATORS = (_flip, _flip, _cut, _drop, _swap, _repeat, _insert, _insert)
JSON_VALUES = (None, True, -1, 0, 10**18, 1e308, "", "x", "\0", [], {}, [[]], [None], {"type": 1})


def in_json(data: bytes, dice: random.Random) -> bytes:
    """A value somewhere in a JSON text as another; the text is JSON still."""
    tree = json.loads(data)
    spots: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        keys = value.keys() if isinstance(value, dict) else range(len(value))
        for key in keys:
            spots.append((value, key))
            if isinstance(value[key], dict | list):
                walk(value[key])

    walk(tree)
    for _ in range(dice.choice((1, 1, 2))):
        holder, key = dice.choice(spots)
        if isinstance(holder, dict) and dice.random() < 0.3:
            holder.pop(key, None)
        else:
            holder[key] = dice.choice(JSON_VALUES)
    return json.dumps(tree).encode()


def in_page(data: bytes, dice: random.Random) -> bytes:
    """A page with another payload, and the sum of that: what a person does who means it."""
    from mapper.page.island import island, sum_of

    text = data.decode()
    start = text.index(">", text.index('id="payload"')) + 1
    end = text.index("</script>", start)
    payload = island(json.loads(in_json(text[start:end].encode(), dice)))
    return (
        (text[:start] + str(payload) + text[end:])
        .replace(f'data-sum="{sum_of(text[start:end])}"', f'data-sum="{sum_of(str(payload))}"')
        .encode()
    )


def mutated(seed: Seed, number: int) -> bytes:
    """The file as case `number` has it."""
    dice = random.Random(f"{seed.name} {number}")
    if number % 2 and seed.name.endswith(("json", ".html")):
        return in_page(seed.data, dice) if seed.name.endswith("html") else _json(seed, dice)
    data = bytearray(dice.choice(seed.sound))
    if seed.name.endswith(".html") and dice.random() < 0.8:
        return _around_the_data(data, dice)
    for _ in range(dice.choice((1, 1, 2, 4))):
        if data:
            dice.choice(MUTATORS)(data, dice)
    return bytes(data)


def _json(seed: Seed, dice: random.Random) -> bytes:
    return in_json(seed.data, dice)


def _around_the_data(data: bytearray, dice: random.Random) -> bytes:
    """What is read of a page is its head and its data: these are changed."""
    start = data.index(b'id="payload"')
    part = bytearray(data[start - 100 : start + 4000])
    dice.choice(MUTATORS)(part, dice)
    return bytes(data[: start - 100] + part + data[start + 4000 :])


# --- how they are read -----------------------------------------------------------------------


class Hangs(Exception):
    """A reader does not come to an end."""


@contextmanager
def quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Outcome(NamedTuple):
    """How a file was read: what refused it, or nothing; and what is wrong with that, or nothing."""

    said: str
    fault: str


def fault_of(seed: Seed, number: int, into: Path) -> str:
    """What is wrong with how a case is read, or nothing: read, or refused in one line."""
    return outcome_of(seed, mutated(seed, number), into).fault


def outcome_of(seed: Seed, data: bytes, into: Path) -> Outcome:
    """Read a damaged file as its reader does."""
    try:
        if seed.at_once:
            with at_most(HANGS):
                seed.at_once(data)
        else:
            path = into / seed.name
            path.write_bytes(data)
            with quiet(), at_most(HANGS):
                seed.read(path)
    except MapperError as error:
        return Outcome(f"{type(error).__name__}: {error}", _ill_worded(error))
    except BaseException as error:
        return Outcome("", _foreign(error))
    return Outcome("", "")


# What lists every fault of a file, each in a line of its own.
OF_SEVERAL = (mapper.DataProblems, mapper.SchemeError, mapper.StyleError, mapper.UsageError)


def _ill_worded(error: MapperError) -> str:
    lines = str(error).split("\n")
    return (
        "" if len(lines) == 1 or isinstance(error, OF_SEVERAL) else f"{len(lines)} lines: {lines}"
    )


def _foreign(error: BaseException) -> str:
    """What went up that is no error of ours, and where in our code it was."""
    if isinstance(error, Hangs):
        return f"takes more than {HANGS} s"
    if isinstance(error, KeyboardInterrupt):
        raise error
    last = traceback.extract_tb(error.__traceback__)
    own = [one for one in last if "/mapper/" in one.filename][-1:]
    at = f"{Path(own[0].filename).name}:{own[0].lineno}" if own else "?"
    return f"{type(error).__name__} at {at}: {str(error)[:120]!r}"


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=100)
    asked.add_argument("--start", type=int, default=0)
    asked.add_argument("names", nargs="*")
    given = asked.parse_args()
    faults = 0
    for name, seed in seeds().items():
        if given.names and name not in given.names:
            continue
        began, seen = time.process_time(), set[str]()
        for number in range(given.start, given.start + given.cases):
            print(f"\r{name} {number}", end=" ", file=sys.stderr, flush=True)
            fault = fault_of(seed, number, folder())
            if (
                fault
                and (kind := fault.partition(":")[0] + fault.partition(":")[2][:5]) not in seen
            ):
                seen.add(kind)
                print(f"\n{name} case {number}: {fault}", flush=True)
            faults += bool(fault)
        print(f"{name}: {given.cases} cases, {time.process_time() - began:.1f} s", flush=True)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
