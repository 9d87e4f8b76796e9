# SPDX-License-Identifier: MIT
"""Static pictures of the embedded map, beside the same by geopandas and matplotlib.

`make bench-pictures` measures whole processes in turns, then what a picture takes where all is
loaded and read. Prints a table in Markdown and ends with 1 where a limit is not kept; `--write`
puts the table into docs/figures.md. What is measured is the time of processors: both draw with one,
and what else the machine does hardly changes it.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from mapper.exports.pictures import drawn_picture, picture
from mapper.picture.picture_input import Article, article_of
from mapper.picture.png import size_in_pixels
from mapper.reading.inputs import BUNDLED_DAY
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from tests.benchmarks.processes import Command, Runs, in_turns
from tests.benchmarks.run import PROVINCES, Limit, Line, conditions, end_with, publish, table

START, END = "<!-- bench-pictures:start -->", "<!-- bench-pictures:end -->"
SCRIPT = str(Path(__file__).with_name("pictures_competitor.py"))
PROCESS = '`mapper export` beside `python -c "import geopandas"`'
SVG, PNG, PDF = "SVG", "PNG at 2×", "PDF"
# Each draws as many pixels as it does by itself, and as many as the other.
AS_MANY = "PNG of as many pixels as the script's"
POST = "the picture for posts, PNG"
TURNS = 9
FORMS = {SVG: "svg", PNG: "png", PDF: "pdf"}


LIMITS = (
    Limit(PROCESS, ratio=1.2),
    Limit(f"{SVG}, warm", most=60.0),
    Limit(f"{PNG}, warm", most=600.0),
    Limit(f"{AS_MANY}, warm", ratio=1.0),
    Limit(f"{PDF}, warm", ratio=1.0),
    Limit(f"{SVG}, size", most=150.0),
    Limit(f"{PNG}, size", ratio=1.5),
    Limit(f"{AS_MANY}, size", ratio=1.5),
    Limit(f"{POST}, size", most=200.0),
)


def main() -> None:
    options = parse()
    article = embedded()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        status = folder / "status.csv"
        status.write_text(statuses(article), encoding="utf-8")
        runs = in_turns(processes(status), options.rounds, folder)
        as_many = picture_of(article, pixels_of(folder / "script.png"))
        (folder / "as-many.png").write_bytes(as_many())
        told = [
            *process_lines(runs),
            *size_lines(folder),
            *warm_lines(article, as_many, status, folder),
        ]
    post = post_line(article)
    text = "\n".join([*table(told), "", f"{worded(post)} {method(options.rounds)}"])
    publish(text, START, END, write=options.write)
    end_with(broken_limits([*told, post]))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-pictures", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def embedded() -> Article:
    look = Look(as_of=BUNDLED_DAY)
    return article_of(make_document(read_inputs(), look))


def statuses(article: Article) -> str:
    """The status of every province, as the script wants it."""
    units = [place for place in article.payload["places"] if place["kind"] == "unit"]
    return "place,status\n" + "".join(f"{unit['name']},{unit['status']}\n" for unit in units)


def processes(status: Path) -> dict[str, Command]:
    """What is run, by name; the pictures lie in the folder in which it is run."""
    ours = [str(Path(sys.executable).with_name("mapper")), "export", "--force", "--scale", "2"]
    theirs = [sys.executable, SCRIPT, str(PROVINCES), str(status)]
    commands: dict[str, Command] = {"geopandas": [sys.executable, "-c", "import geopandas"]}
    for name, form in FORMS.items():
        commands[f"mapper {name}"] = [*ours, "-o", f"mapper.{form}"]
        commands[f"script {name}"] = [*theirs, f"script.{form}"]
    return commands


def process_lines(runs: dict[str, Runs]) -> list[Line]:
    def pair(name: str) -> tuple[Runs, Runs]:
        return runs[f"mapper {name}"], runs[f"script {name}"]

    seconds = [
        Line(f"{name}, whole process", ours.processor_seconds, theirs.processor_seconds, "s", 2)
        for name, (ours, theirs) in ((name, pair(name)) for name in FORMS)
    ]
    ours, theirs = pair(SVG)
    return [
        *seconds,
        Line(PROCESS, ours.processor_seconds, runs["geopandas"].processor_seconds, "s", 2),
        Line("peak memory, SVG", ours.peak_mb, theirs.peak_mb, "MB"),
    ]


def pixels_of(path: Path) -> int:
    with Image.open(path) as drawn:
        return drawn.width * drawn.height


def picture_of(article: Article, pixels: int) -> Callable[[], bytes]:
    """What draws a PNG of so many pixels, but for those of a row and a column."""
    wide, high = size_in_pixels(drawn_picture(article))
    return partial(picture, article, form="png", scale=math.sqrt(pixels / (wide * high)))


def size_lines(folder: Path) -> list[Line]:
    def kilobytes(who: str, form: str) -> float:
        return (folder / f"{who}.{form}").stat().st_size / 1000

    def million_pixels(who: str) -> float:
        return pixels_of(folder / f"{who}.png") / 1e6

    return [
        *(
            Line(f"{name}, size", kilobytes("mapper", form), kilobytes("script", form), "kB")
            for name, form in FORMS.items()
        ),
        Line(f"{AS_MANY}, size", kilobytes("as-many", "png"), kilobytes("script", "png"), "kB"),
        Line(f"{PNG}, pixels", million_pixels("mapper"), million_pixels("script"), "million", 1),
        Line(AS_MANY, million_pixels("as-many"), million_pixels("script"), "million", 1),
    ]


def warm_lines(
    article: Article, as_many: Callable[[], bytes], status: Path, folder: Path
) -> list[Line]:
    """What a picture takes of a table that is read, joined and, in the script, projected."""
    # What is measured beside is not installed for the tests.
    from tests.benchmarks import pictures_competitor as script

    joined = script.read(PROVINCES, status)

    def ours(form: str) -> Callable[[], object]:
        return lambda: picture(article, form=form, scale=2.0)

    def theirs(form: str) -> Callable[[], object]:
        return lambda: script.draw(joined, folder / f"warm.{form}")

    lines = []
    pairs = {name: (ours(form), theirs(form)) for name, form in FORMS.items()}
    for name, pair in {**pairs, AS_MANY: (as_many, theirs("png"))}.items():
        mine, other = spent_in_turns(*pair)
        lines.append(Line(f"{name}, warm", 1000 * mine, 1000 * other, "ms"))
    return lines


def spent_in_turns(*works: Callable[[], object]) -> list[float]:
    """What each takes of the processor in seconds: medians of turns, after one not counted."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(TURNS + 1):
        for work, times in zip(works, spent, strict=True):
            started = time.process_time()
            work()
            times.append(time.process_time() - started)
    return [statistics.median(times[1:]) for times in spent]


def post_line(article: Article) -> Line:
    size = len(picture(article, form="png", size="social")) / 1000
    return Line(f"{POST}, size", size, 0.0, "kB")


def worded(post: Line) -> str:
    return f"The picture for posts, 1200 × 630, has {post.number(post.ours)}."


def broken_limits(told: list[Line]) -> list[str]:
    """A line for each limit that is not kept."""
    found = {line.what: line for line in told}
    return [
        f"{limit.what}: {line.number(line.ours)} is over the limit"
        for limit in LIMITS
        for line in (found[limit.what],)
        if not limit.kept(line)
    ]


def method(rounds: int) -> str:
    """Where and how it was measured."""
    return (
        f"{conditions(rounds)} matplotlib {version('matplotlib')}. Seconds are of the processor; "
        f"load of the machine: {os.getloadavg()[0]:.1f}. Warm is the drawing alone, in a process "
        "that has drawn before. The script's picture has provinces, names, a legend and a title; "
        "ours has neighbours, border regions, marks, notes and sources too, and is as much taller "
        "as these take; no two of its names lie on each other."
    )


if __name__ == "__main__":
    main()
