# SPDX-License-Identifier: MIT
"""How maps of thirty countries are named, on pages and on pictures: `make bench-labels`.

Of every country an invented table (`labels_data`) is drawn as a page, which a browser opens 1280
and 360 px wide, and as a picture, `article` and `column`. Counted are the names that stand of those
of all units and places, and what is wrong with where they stand (`labels_score`).

Prints tables in Markdown; `--write` puts them into docs/figures.md, `--each` prints a row a country
and map instead of those of the countries together.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import starmap
from pathlib import Path

from playwright.sync_api import Browser

from mapper.door.asked import asked
from mapper.verbs.drawing import html_of
from mapper.verbs.look import Look
from mapper.verbs.subject_given import subject_given
from tests import hangs
from tests.benchmarks.labels_data import COUNTRIES, Ground
from tests.benchmarks.labels_score import Score, score
from tests.benchmarks.labels_seen import page_sheet, picture_sheet, wanted_of
from tests.benchmarks.run import FIGURES, put_into
from tests.chromium import FLAGS, find_or_install
from tests.one_playwright import one_playwright

START, END = "<!-- bench-labels:start -->", "<!-- bench-labels:end -->"
# How each map is called in the tables, and what it is: a width in px, or a picture of a size.
MAPS: Mapping[str, int | str] = {
    "page, 1280 px": 1280,
    "page, 360 px": 360,
    "picture `article`, 760 px": "article",
    "picture `column`, 380 px": "column",
}
HEADINGS = (
    "", "names", "at their place", "with a line", "by number", "shown", "ten first",
    "on a name", "on a mark", "under a control", "cut", "wrong dot", "no gap", "empty before held",
    "lines crossing", "long lines", "orientation first",
)  # fmt: skip

Scores = dict[str, Score]


def scores_of(country: str, maps: Sequence[str], browser: Browser, folder: Path) -> Scores:
    """The score of each map of a country."""
    ground = Ground(country)
    table = folder / f"{country}.csv"
    table.write_text(ground.table(), encoding="utf-8")
    options, look = asked(None, Look())
    document = subject_given(table, country, None, options).day_page(look).document
    page = folder / f"{country}.html"
    page.write_text(html_of(document), encoding="utf-8")
    wanted = wanted_of(document.payload, ground.km2)
    found = {}
    for name in maps:
        kind = MAPS[name]
        if isinstance(kind, int):
            found[name] = score(page_sheet(browser, page, kind, wanted))
        else:
            found[name] = score(picture_sheet(document, kind, wanted))
    return found


def row(name: str, one: Score) -> tuple[str, ...]:
    """The cells of a score."""
    share = one.shown / max(1, one.wanted)
    faults = (one.names, one.marks, one.controls, one.edge, one.dots, one.words, one.empty)
    faults += (one.crossed, one.long, one.instead)
    return (
        name, f"{one.wanted:,}", f"{one.at_place:,}", str(one.leader), str(one.numbered),
        f"{share:.0%}", f"{one.first} of {one.most}", *map(str, faults),
    )  # fmt: skip


def table(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> list[str]:
    """Markdown, figures to the right."""
    line = ("---", *["---:"] * (len(headings) - 1))
    return [f"| {' | '.join(cells)} |" for cells in (headings, line, *rows)]


def together(found: Mapping[str, Scores]) -> Iterator[tuple[str, Score]]:
    """The scores of all countries, a map of them each."""
    for name in MAPS:
        own = [scores[name] for scores in found.values() if name in scores]
        if own:
            yield name, sum(own, Score())


def by_country(found: Mapping[str, Scores]) -> list[str]:
    """Names shown of names wanted, a row a country."""
    names = [name for name, _ in together(found)]
    rows = [
        (country, *(f"{scores[name].shown} of {scores[name].wanted}" for name in names))
        for country, scores in found.items()
    ]
    return table(rows, ("names shown", *names))


def each(found: Mapping[str, Scores]) -> list[str]:
    """A row a country and map."""
    return table(
        [
            row(f"{country} {name}", one)
            for country, scores in found.items()
            for name, one in scores.items()
        ]
    )


def report(found: Mapping[str, Scores]) -> str:
    return "\n".join([*table([*starmap(row, together(found))]), "", *by_country(found)])


def measured(countries: Sequence[str], maps: Sequence[str]) -> dict[str, Scores]:
    """The scores of countries, in one browser."""
    with tempfile.TemporaryDirectory() as folder, one_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install(), args=list(FLAGS), timeout=hangs.BROWSER
        )
        found = {one: scores_of(one, maps, browser, Path(folder)) for one in countries}
        browser.close()
    return found


def main() -> None:
    options = parse()
    maps = [name for name in MAPS if options.only in name]
    found = measured(options.countries or COUNTRIES, maps)
    print("\n".join(each(found)) if options.each else report(found))
    if options.write:
        put_into(FIGURES, report(found), START, END)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-labels", description=__doc__)
    parser.add_argument("countries", nargs="*", help="codes such as CHL; all thirty without any")
    parser.add_argument("--only", default="", help="page or picture: maps with this in their name")
    parser.add_argument("--each", action="store_true", help="a row a country and map")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/figures.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
