# SPDX-License-Identifier: MIT
"""Animations of twenty days at 1200 × 630: how long they take, and how many bytes they have.

`make bench-animation` draws the embedded timeline, and with `--front FILE` twenty days of drawn
ground, in every format that is installed. Prints a table in Markdown and ends with 1 where AVIF
takes longer or is larger than its limit; `--write` puts the table into docs/figures.md.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import NamedTuple

from PIL import __version__ as pillow

from mapper.door.asked import asked
from mapper.exports.picture_options import MOVING
from mapper.exports.pictures import drawn_film, written_film
from mapper.page.map_model import Payload
from mapper.picture.picture_input import Article, article_of
from mapper.verbs.look import Look
from mapper.verbs.subject_given import subject_given
from tests.benchmarks.run import conditions, publish

START, END = "<!-- bench-animation:start -->", "<!-- bench-animation:end -->"
FRAMES, SIZE = 20, "1200x630"
MOST_SECONDS, MOST_KB = 6.0, 500.0
HEADINGS = ("of", "format", "frames", "time", "of processors", "size")


class Measured(NamedTuple):
    """An animation: seconds on the clock and of both processors, and kB."""

    of: str
    form: str
    frames: int
    seconds: float
    worked: float
    kb: float

    def cells(self) -> tuple[str, ...]:
        return (
            self.of, self.form.upper(), str(self.frames), f"{self.seconds:.1f} s",
            f"{self.worked:.1f} s", f"{self.kb:,.0f} kB",
        )  # fmt: skip

    @property
    def kept(self) -> bool:
        return self.form != "avif" or (self.seconds <= MOST_SECONDS and self.kb <= MOST_KB)


def main() -> None:
    options = parse()
    found = [
        measured(of, form, article)
        for of, article in articles(options.front)
        for form in MOVING
        if form != "mp4" or find_spec("av")
    ]
    text = report(found)
    publish(text, START, END, write=options.write)
    sys.exit(not all(one.kept for one in found))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--front", help="kept faces of a front")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def articles(front: str | None) -> Iterator[tuple[str, Article[Payload]]]:
    """What is drawn: twenty days of the embedded ledger, and of a front."""
    for of, table in (("the embedded timeline", None), *((("a front", front),) if front else ())):
        subject = subject_given(table, None, None, asked(None, Look())[0])
        every = subject.inputs.control().days
        days = [every[round(nth * (len(every) - 1) / (FRAMES - 1))] for nth in range(FRAMES)]
        dates = ",".join(map(str, dict.fromkeys(days)))
        yield of, article_of(subject.days_film(Look(), dates).document)


def measured(of: str, form: str, article: Article[Payload]) -> Measured:
    """One animation, from the article on; once before for what is loaded and kept."""
    film = drawn_film(article, size=SIZE)
    film.picture(0)
    count, content, seconds, worked = timed(lambda: animation(article, form))
    return Measured(of, form, count, seconds, worked, len(content) / 1000)


def animation(article: Article[Payload], form: str) -> tuple[int, bytes]:
    film = drawn_film(article, size=SIZE)
    return film.count, written_film(film, form=form)


def timed(make: Callable[[], tuple[int, bytes]]) -> tuple[int, bytes, float, float]:
    clock, worked = time.perf_counter(), time.process_time()
    count, content = make()
    return count, content, time.perf_counter() - clock, time.process_time() - worked


def report(found: list[Measured]) -> str:
    """The table, and where and with what it was measured."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [HEADINGS, ("---", "---", "---:", "---:", "---:", "---:"), *(o.cells() for o in found)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    said = (
        f"{conditions(1)} Pillow {pillow}. The process took {peak:,.0f} MB at the most. "
        f"Load of the machine: {os.getloadavg()[1]:.1f}; beside other work the time of the "
        "processors is what counts."
    )
    return "\n".join([*lines, "", said])


if __name__ == "__main__":
    main()
