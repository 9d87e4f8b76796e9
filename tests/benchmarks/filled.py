# SPDX-License-Identifier: MIT
"""How much of a picture its ground fills: `make bench-filled`.

Of each country an invented table (`labels_data`) is drawn as a map of one day in every size. Of
each picture four shares are computed:

- map: of the picture, what its map takes; the rest is texts and paper;
- box: of the map, the box around the ground of interest, whose form no layout can change, or of
  ground that is cut into strips the boxes around these;
- ground: of the map, the ground itself;
- drawn: of the picture, the box around the ground: how large the country is for a reader.

What is around the ground is the sea and the neighbours, up to the edges of the map: `around` is the
share of the map for which they are known. Prints tables in Markdown; `--write` puts them into
docs/figures.md.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import shapely

from mapper.door.asked import asked
from mapper.exports.pictures import drawn_picture
from mapper.geometry.frame import room_around
from mapper.geometry.plane import projection_named
from mapper.page.map_model import DrawnMap, Payload
from mapper.picture.fit import Fit
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Box, Group, Rect, every
from mapper.picture.making import with_units
from mapper.picture.picture_input import Article, article_of
from mapper.picture.strips import BETWEEN, Strips
from mapper.style.words import load_words
from mapper.verbs.look import Look
from mapper.verbs.subject_given import subject_given
from tests.benchmarks.labels_data import Ground
from tests.benchmarks.run import publish

START, END = "<!-- bench-filled:start -->", "<!-- bench-filled:end -->"
COUNTRIES = ("AFG", "CHL", "FJI", "MMR", "NOR", "PHL", "SDN", "SOM", "SYR", "UKR", "USA", "YEM")
SIZES = ("1200x675", "social", "square", "1080x1350", "story")


class Filled(NamedTuple):
    """The shares of one picture."""

    map: float
    box: float
    ground: float
    around: float

    @property
    def drawn(self) -> float:
        return self.map * self.box


Found = Mapping[str, Mapping[str, Filled]]


def article_for(country: str) -> Article[Payload]:
    """The map of one day of an invented table of a country."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / f"{country}.csv"
        table.write_text(Ground(country).table(), encoding="utf-8")
        options, look = asked(None, Look())
        return article_of(subject_given(table, country, None, options).day_page(look).document)


def filled(article: Article[Payload], size: str) -> Filled:
    """What the ground fills of a picture of a size."""
    drawn = drawn_picture(article, size=size)
    shown = with_units(article, load_words("en")).payload
    boxes = maps_of(drawn.items)
    ground = GroundShapes.of(shown)
    wide = sum(x1 - x0 for x0, _, x1, _ in boxes) + BETWEEN * (len(boxes) - 1)
    high = boxes[0][3] - boxes[0][1]
    cut = Strips(ground, ("",) * len(boxes)) if len(boxes) > 1 else None
    fits = [one.fit for one in cut.in_panel((wide, high))] if cut else [ground.fit_in((wide, high))]
    maps = [Seen.of(shown, ground, *one) for one in zip(fits, boxes, strict=True)]
    whole = sum(one.area for one in maps)
    return Filled(
        whole / (drawn.width * drawn.height),
        (cut or ground).filled_in((wide, high)) * wide * high / whole,
        sum(one.ground for one in maps) / whole,
        sum(one.known for one in maps) / whole,
    )


class Seen(NamedTuple):
    """What is seen on a map, or on one of its strips, px²: all, ground, and what is known."""

    area: float
    ground: float
    known: float

    @classmethod
    def of(cls, shown: DrawnMap, ground: GroundShapes, fit: Fit, box: Box) -> Seen:
        x0, y0, x1, y1 = box
        seen = shapely.box(0.0, 0.0, x1 - x0, y1 - y0)
        projection = projection_named(shown["plane"]["name"], shown["plane"]["centre"])
        west, south, east, north = room_around(projection, shown["bounds"])
        left, right = (fit.left + side * fit.px_per_m for side in (west, east))
        top, bottom = (fit.top - side * fit.px_per_m for side in (north, south))
        known = shapely.box(left, top, right, bottom).intersection(seen)
        shapes = ground.drawn(fit, seen.bounds)
        return cls(seen.area, shapely.area(shapes.whole), known.area)


def maps_of(items: Sequence[object]) -> list[Box]:
    """The boxes of the map of a picture: of its strips, where it is cut into some."""
    groups = [item for item in every(items) if isinstance(item, Group) and item.name == "map"]
    waters = [group.items[0] for group in groups]
    return [water.box for water in waters if isinstance(water, Rect)]


def measured(countries: Sequence[str], sizes: Sequence[str]) -> Found:
    return {
        country: {size: filled(article, size) for size in sizes}
        for country in countries
        for article in [article_for(country)]
    }


def report(found: Found) -> str:
    """Two tables, the share of the map and of the picture, and what all of them have."""
    every = [one for sizes in found.values() for one in sizes.values()]
    most = sum(round(one.box, 2) >= 0.6 for one in every)
    known = min(one.around for one in every)
    said = (
        f"In {most} of {len(every)} pictures the box around the ground takes six tenths of the map "
        f"or more; sea and neighbours are known for {known:.0%} of every map at the least."
    )
    return "\n\n".join(
        [
            "The box around the ground, of the map:",
            table(found, lambda one: one.box),
            "The same, of the whole picture:",
            table(found, lambda one: one.drawn),
            said,
        ]
    )


def table(found: Found, share: Callable[[Filled], float]) -> str:
    sizes = [*next(iter(found.values()))]
    rows = [
        ("", *sizes),
        ("---", *["---:"] * len(sizes)),
        *((of, *(f"{share(one):.0%}" for one in own.values())) for of, own in found.items()),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    options = parse()
    text = report(measured(options.countries or COUNTRIES, SIZES))
    publish(text, START, END, write=options.write)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-filled", description=__doc__)
    parser.add_argument("countries", nargs="*", help="codes such as CHL; all twelve without any")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/figures.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
