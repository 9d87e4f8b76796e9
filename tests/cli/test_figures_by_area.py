# SPDX-License-Identifier: MIT
"""A figure by area stands only where the statement is about area: every output is walked.

Who holds the capital of a province, or the centres of its districts, says nothing of how much of
its ground he holds.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet
import pytest
from openpyxl import load_workbook

from mapper.cli import diff, export, stats
from mapper.cli.main import COMMANDS
from mapper.embeds.snippets import FORMS
from mapper.page.finished import read_page
from tests.cli.conftest import Answer

Run = Callable[..., Answer]

# What a figure by area is known by, in words and in data.
BY_AREA = re.compile(r"km²|of the area|[a-z_]*km2\b")
INFERRED = re.compile(r"inferred", re.IGNORECASE)

PROVINCES = {"Northfield": (0, 1), "Eastvale": (1, 1), "Westmarch": (0, 0), "Southport": (1, 0)}
GROUND = """place,status,date
Northfield,government,2021-08-01
Eastvale,government,2021-08-01
Westmarch,taliban,2021-08-01
Eastvale,contested,2021-08-02
Eastvale,taliban,2021-08-05
"""
# One row of many is enough: a figure of one day is compared with that of another.
SEATS = """place,status,date,about
Northfield,government,2021-08-01,
Eastvale,government,2021-08-01,
Westmarch,taliban,2021-08-01,
Eastvale,contested,2021-08-02,seats
Eastvale,taliban,2021-08-05,
"""
TOWNS = """place,status,date,lat,lon,kind
Hillgate,government,2021-08-01,1.5,0.5,town
Haven,taliban,2021-08-01,0.5,1.5,town
Haven,government,2021-08-05,0.5,1.5,town
"""


@dataclass(frozen=True)
class Output:
    """A command and what it writes; without a file what it prints.

    - `{table}` among the arguments stands for the table and its boundaries;
    - `figures`: whether it tells figures at all, by area where rows are about ground.
    """

    arguments: tuple[str, ...]
    file: str = ""
    figures: bool = True

    @property
    def command(self) -> str:
        return self.arguments[0]


TWO = ("--from", "2021-08-01", "--to", "2021-08-12")


def printed(command: str, form: str, *more: str) -> Output:
    return Output((command, "{table}", *more, "--format", form))


def file(command: str, name: str, *more: str, figures: bool = True) -> Output:
    return Output((command, "{table}", *more, "-o", name), name, figures)


OUTPUTS = {
    "check": Output(("check", "{table}"), figures=False),
    "draw": file("draw", "map.html"),
    "draw timeline": file("draw", "days.html", "--timeline"),
    "timeline": file("timeline", "days.html"),
    "aggregate": file("aggregate", "sums.html", "{wholes}"),
    "aggregate csv": file("aggregate", "sums.csv", "{wholes}", figures=False),
    **{f"stats {form}": printed("stats", form) for form in stats.FORMATS},
    **{f"diff {form}": printed("diff", form, *TWO) for form in diff.FORMATS if form != "html"},
    "diff html": file("diff", "changes.html", *TWO),
    **{
        f"export {form}": file("export", f"data.{form}")
        for form in export.DATA
        if form != "wikitext"
    },
    "export history": file("export", "history.geojson", "--history"),
    **{
        f"export svg {kind}": file("export", "map.svg", *more)
        for kind, more in (("day", ()), ("compared", TWO), ("days", ("--dates", "all")))
    },
    # Beside the map, and in the least room.
    "export svg social": file("export", "map.svg", "--size", "social", *TWO),
    "export svg square": file("export", "map.svg", "--size", "square", figures=False),
    # All forms at once.
    "embed": Output(("embed", "{page}", "--url", "https://example.org/", "--json"), figures=False),
    "embed folder": Output(
        ("embed", "{page}", "--url", "https://example.org/", "-o", "folder"), "folder"
    ),
}
# What is not walked, and why.
ELSEWHERE = {
    "batch": "other commands, each as it is walked",
    "verify": "says whether a page is as it was drawn, and no figure",
    "faces": "ground that was drawn is about area",
    "infer": "ground that is inferred: each of its figures says so, as walked below",
    "boundaries": "what is bundled, without any status",
    "crosswalk": "boundaries alone, without any status",
    "doctor": "what is installed",
    "init": "a table of which nothing is known yet",
    "scheme": "statuses alone",
    "style": "colours, fonts and sizes",
    "export wikitext": "places with a position, which have no area",
    **{
        f"export {form}": "drawn from the scene of the SVG"
        for form in ("png", "pdf", "jpg", "jpeg", "webp", "avif")
    },
    **{f"export {form}": "each day as the SVG of it" for form in ("gif", "mp4")},
}

# --- what an output says ------------------------------------------------------------------


def said(path: Path) -> str:
    """All that a file says to people and programs."""
    if path.is_dir():
        return "\n".join(said(one) for one in sorted(path.iterdir()) if one.suffix != ".png")
    readers = {
        ".html": of_a_page,
        ".gpkg": of_a_geopackage,
        ".parquet": of_parquet,
        ".xlsx": of_a_workbook,
    }
    return readers.get(path.suffix, of_text)(path)


def of_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def of_a_page(path: Path) -> str:
    """The payload and the markup of a page, without its scripts and styles."""
    page = of_text(path)
    payload = json.dumps(read_page(path).payload, ensure_ascii=False) if "payload" in page else ""
    return payload + re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)


def of_a_geopackage(path: Path) -> str:
    with sqlite3.connect(path) as base:
        return "\n".join(line for line in base.iterdump() if "X'" not in line)


def of_parquet(path: Path) -> str:
    schema = pyarrow.parquet.read_schema(path)
    told = {**(schema.metadata or {})}
    return "\n".join([*schema.names, *(value.decode() for value in told.values())])


def of_a_workbook(path: Path) -> str:
    sheets = load_workbook(path, read_only=True)
    return "\n".join(
        str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
    )


# --- the walk -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Walk:
    """Outputs of one table, in the folder of a test."""

    run: Run
    folder: Path
    table: tuple[str, ...]
    wholes: tuple[str, ...]

    def says(self, output: Output) -> str:
        """What an output says of the table."""
        arguments = [*self.filled(output.arguments)]
        answer = self.run(*arguments)
        assert answer.code == 0, answer.err
        return said(self.folder / output.file) if output.file else answer.out

    def filled(self, arguments: tuple[str, ...]) -> Iterator[str]:
        for argument in arguments:
            if argument == "{page}":
                self.run("draw", *self.table, "-o", "page.html", "--force")
                yield "page.html"
            elif argument == "{table}":
                yield from self.table
            elif argument == "{wholes}":
                yield from self.wholes
            else:
                yield argument


def square(name: str, x: int, y: int) -> dict[str, object]:
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


@pytest.fixture
def walk(mapper: Run, tmp_path: Path) -> Callable[..., Walk]:
    """The walk over the outputs of a table of the toy country, or of the embedded ledger."""
    features = [square(name, x, y) for name, (x, y) in PROVINCES.items()]
    collection = {"type": "FeatureCollection", "features": features}
    (tmp_path / "provinces.geojson").write_text(json.dumps(collection))

    def over(text: str = "", *more: str) -> Walk:
        if not text:
            return Walk(mapper, tmp_path, more, ())
        (tmp_path / "control.csv").write_text(text)
        table = ("control.csv", "--boundaries", "provinces.geojson", *more)
        return Walk(mapper, tmp_path, table, ("--to", "provinces.geojson"))

    return over


@pytest.mark.parametrize("name", OUTPUTS)
def test_of_ground_figures_by_area_stand_everywhere(name: str, walk: Callable[..., Walk]) -> None:
    if OUTPUTS[name].figures:
        assert BY_AREA.search(walk(GROUND).says(OUTPUTS[name]))


@pytest.mark.parametrize("name", OUTPUTS)
def test_of_seats_there_is_no_figure_by_area(name: str, walk: Callable[..., Walk]) -> None:
    assert BY_AREA.findall(walk(SEATS).says(OUTPUTS[name])) == []


@pytest.mark.parametrize("name", [name for name in OUTPUTS if "svg" in name])
def test_in_pictures_of_seats_nothing_is_told_in_per_cent(
    name: str, walk: Callable[..., Walk]
) -> None:
    assert re.findall(r"\d %", walk(SEATS).says(OUTPUTS[name])) == []


# Its folder has its page, and the texts of its forms; the rest is pictures, which take long.
@pytest.mark.parametrize("name", [name for name in OUTPUTS if name != "embed folder"])
def test_of_the_embedded_ledger_there_is_none(name: str, walk: Callable[..., Walk]) -> None:
    assert BY_AREA.findall(walk().says(OUTPUTS[name])) == []


@pytest.mark.parametrize(
    "name", ["draw", "timeline", "stats json", "diff json", "diff html", "export geojson"]
)
def test_of_units_that_follow_their_capital_there_is_none(
    name: str, walk: Callable[..., Walk]
) -> None:
    assert BY_AREA.findall(walk("", "--provinces-from", "capital").says(OUTPUTS[name])) == []


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, output in OUTPUTS.items()
        if output.command in ("stats", "diff", "export") and output.figures
    ],
)
def test_of_inferred_ground_each_output_says_that_it_is(
    name: str, walk: Callable[..., Walk]
) -> None:
    text = walk(TOWNS, "--infer").says(OUTPUTS[name])
    assert BY_AREA.search(text)
    assert INFERRED.search(text)


# --- nothing is left out ------------------------------------------------------------------


def test_every_command_is_walked() -> None:
    walked = {output.command for output in OUTPUTS.values()}
    assert walked | ELSEWHERE.keys() >= COMMANDS.keys()


def test_every_form_of_an_embedding_is_walked(walk: Callable[..., Walk]) -> None:
    forms = json.loads(walk(SEATS).says(OUTPUTS["embed"]))["forms"]
    assert forms.keys() == FORMS.keys()


def test_every_format_is_walked() -> None:
    formats = {
        *(f"stats {form}" for form in stats.FORMATS),
        *(f"diff {form}" for form in diff.FORMATS),
        *(f"export {form}" for form in export.FORMATS if form != "svg"),
        *(f"export svg {kind}" for kind in ("day", "compared", "days")),
    }
    assert formats <= OUTPUTS.keys() | ELSEWHERE.keys()
