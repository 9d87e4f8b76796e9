# SPDX-License-Identifier: MIT
"""What each part of a page weighs: `python -m tests.benchmarks.weights`, `--write` for the docs.

The page of the embedded map and that of the embedded timeline, each group of modules by its bytes
and by how much smaller the gzipped page is without it.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterable, Mapping

import mapper
from mapper.page.bundle import asset, slim_script
from tests.benchmarks.run import publish

START, END = "<!-- bench-weights:start -->", "<!-- bench-weights:end -->"
HEADINGS = ("", "map", "gzipped", "timeline", "gzipped")
WORD = re.compile(r"^(?:import .*\n|export )", re.MULTILINE)
FIRST = re.compile(r"^(?:let|const) ")

# What the modules of a page do for a reader, each in one group; those left out are the rest.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "ground, view and projection": (
        *(
            "map",
            "mount",
            "ground",
            "shapes",
            "fronts",
            "view",
            "world",
            "projection",
            "marks",
            "azimuthal",
        ),
        *("topology", "polygons", "boxes", "patterns", "payload", "dom", "keyed"),
        *("store", "tasks", "early", "figures", "live", "numbers", "scaled"),
    ),
    "names on the map": (
        *("labels", "area_names", "led_names", "line_names", "mark_names", "clearance"),
        *("ground_cells", "apart"),
    ),
    "detail, legend, notes and tip": ("detail", "legend", "annotations", "tip", "told_list"),
    "table and search": ("table", "few_rows", "accessible_table", "finding"),
    "keys, pointer and what is heard": ("keys", "pointer", "spoken", "heard"),
    "address of what is shown": ("address",),
    "link and code for an article to copy": ("sharing",),
    "the picture to save, PNG and SVG": ("saved_picture",),
    "the data to save, CSV and GeoJSON": ("saved_data",),
    "in an article and on a phone": ("embedded", "sheet"),
    "slider and days": (
        *("timeline", "moment", "player", "tracks", "past", "lead", "day_figures", "on_this_day"),
        *("wording", "sums", "names"),
    ),
    "chart": (
        *("chart", "chart_axes", "band_names", "shares", "stretches", "days_table", "focus_days"),
        "time_scale",
    ),
    "two days compared": ("change_view", "next_change", "turns"),
}
# Parts of a page that are no modules, by what finds them.
PARTS = {
    "style sheets": re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL),
    "data and words": re.compile(r'(?<=id="payload">).*?(?=</script>)', re.DOTALL),
    "Leaflet, what is used of it": re.compile(
        r"/\* @preserve\n \* Leaflet .*?(?=</script>)", re.DOTALL
    ),
}
REST = "the rest: text, the table for readers without scripts, other modules"


def main() -> None:
    parser = argparse.ArgumentParser(prog="weights", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    options = parser.parse_args()
    text = report()
    publish(text, START, END, write=options.write)


def report() -> str:
    """The table, in Markdown."""
    pages = [weights(page.html()) for page in (mapper.draw(), mapper.timeline())]
    rows = [HEADINGS, ("---", *["---:"] * 4)]
    for group in pages[0]:
        cells = [kilobytes(figure) for page in pages for figure in page[group]]
        rows.append((group, *cells))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def kilobytes(figure: int) -> str:
    return f"{figure / 1000:.1f} kB" if figure else ""


def weights(page: str) -> dict[str, tuple[int, int]]:
    """For each group and part, the rest and the whole page: bytes, and bytes when gzipped."""
    whole = size(page)
    texts = {group: [*map(slim, names)] for group, names in GROUPS.items()}
    texts |= {part: finder.findall(page) for part, finder in PARTS.items()}
    every = [text for group in texts.values() for text in group]
    found = {group: less(page, own, whole) for group, own in texts.items()}
    return {**found, REST: size(without(page, every)), "the whole page": whole}


def without(page: str, texts: Iterable[str]) -> str:
    for text in texts:
        page = page.replace(text, "", 1)
    return page


def less(page: str, texts: Iterable[str], whole: tuple[int, int]) -> tuple[int, int]:
    """By how much a page is smaller without some texts."""
    raw, gzipped = size(without(page, texts))
    return whole[0] - raw, whole[1] - gzipped


def size(page: str) -> tuple[int, int]:
    data = page.encode()
    return len(data), len(gzip.compress(data, 9, mtime=0))


def slim(name: str) -> str:
    """A module as it stands in a page, but for the words that its first statement begins with."""
    return FIRST.sub("", slim_script(WORD.sub("", asset(f"{name}.mjs"))).strip().rstrip(";"))


if __name__ == "__main__":
    main()
