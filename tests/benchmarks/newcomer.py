# SPDX-License-Identifier: MIT
"""A newcomer with a table, played: `make bench-newcomer`; takes some ten minutes.

For each of twelve invented tables (`newcomer_data`) of each of twelve countries `mapper draw TABLE`
is typed, in a folder with nothing else in it. Where that is refused, the newcomer types what the
refusal itself names, whole as it stands there, and nothing else: of several commands the first that
says what is so (the country, and that days stand before months), and none that leaves rows out.
Where it asks for other names, those that it suggests are written into the table where they are
right, and towns that it does not know, or knows several of, get their position. It ends with a map,
or where nothing is named that was not tried.

A map is right where every unit and every town of the table has the status that it has on the last
day, at its place, nothing else is coloured, and the country is the table's. Prints a table in
Markdown: of each form and country how many commands were typed, the refused among them; ends with 1
where a map is wrong, or not all are right.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mapper.boundaries.countries import country_called
from mapper.boundaries.load import load_boundaries
from mapper.model.scheme import fold
from mapper.page.finished import read_page
from mapper.page.map_model import MapPayload, PlaceEntry
from tests.benchmarks.newcomer_data import FORMS, Known, Made, countries
from tests.benchmarks.run import ROOT, conditions, publish
from tests.cli.warm import Warm

START, END = "<!-- bench-newcomer:start -->", "<!-- bench-newcomer:end -->"
# A town is at its place within so many degrees of where the newcomer thinks it is.
NEAR_DEG = 0.15
MOST_COMMANDS = 8
COMMAND = re.compile(r"^\W*(?:next: )?(mapper [^`]*?)(?:   .*)?$", re.MULTILINE)
OF_DAYS = "DMY"
# What a command leaves open for the country.
OPEN = "COUNTRY"


class Answer(NamedTuple):
    """What a command said, on both streams, and the code that it ended with."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return f"{self.err}\n{self.out}"


# `mapper …` with these arguments in a folder.
Mapper = Callable[[list[str], Path], Answer]


@dataclass(frozen=True)
class Played:
    """What came of a table.

    - `commands`: all that were typed; `edits`: names that were corrected in the table; `options`:
      those of the command that drew.
    - `faults`: what is wrong with the map, nothing where it is right; None where there is no map.
    - `seconds`: what all commands took; `said`: what the last one said.
    """

    form: str
    country: str
    commands: tuple[str, ...]
    edits: int
    options: int
    faults: tuple[str, ...] | None
    seconds: float
    said: str = ""

    @property
    def right(self) -> bool:
        return self.faults == ()

    @property
    def result(self) -> str:
        """How many commands it took, or what came instead of a right map."""
        if self.faults is None:
            return "refused"
        steps = f"{len(self.commands)} + {self.edits}" if self.edits else str(len(self.commands))
        return steps if self.right else "wrong"


def played(form: str, country: str, folder: Path, mapper: Mapper) -> Played:
    """Write the table of a country into an empty folder, and play until there is a map."""
    made = FORMS[form](folder, country)
    waiting, typed = [f"mapper draw {made.path.name}"], []
    seconds, edits, answer = 0.0, 0, Answer(0, "", "")
    while waiting and len(typed) < MOST_COMMANDS:
        typed.append(waiting.pop(0))
        begin = time.perf_counter()
        answer = mapper(shlex.split(typed[-1])[1:], folder)
        seconds += time.perf_counter() - begin
        if not answer.code:
            break
        edited = corrected(answer.said, country, made)
        edits += edited
        waiting = next_commands(answer.said, country, typed) or typed[-1:] * bool(edited)
    drawn = not answer.code
    faults = tuple(faults_of(folder / answer.out.strip(), country, made)) if drawn else None
    options = typed[-1].count(" --")
    return Played(form, country, tuple(typed), edits, options, faults, seconds, answer.said)


def next_commands(said: str, country: str, typed: Sequence[str]) -> list[str]:
    """The first command that a refusal names, of those that draw, leave no rows out, and say what
    the newcomer knows.
    """
    named = COMMAND.findall(said.replace(OPEN, country))
    return [one for one in named if one not in typed and fits(one, country)][:1]


def fits(command: str, country: str) -> bool:
    """Whether a command says what the newcomer knows."""
    words = shlex.split(command)
    said = dict(pairwise(words))
    order, named = said.get("--date-format", OF_DAYS), said.get("--boundaries", country)
    known = country_called(named.partition("/")[0])
    return (
        words[1] == "draw"
        and not {"--lenient", "--aliases"} & {*words}
        and order == OF_DAYS
        and (known.code if known else "") == country
    )


# --- what the newcomer corrects in the table ----------------------------------------------

REFUSED = re.compile(r"named '([^']+)' — closest: (.+?) — write")
SHARED = re.compile(r"towns are named '([^']+)': .* or give lat and lon()")
REFUSED_TOO = re.compile(r"'([^']+)' \((?:\d+; )?closest: ([^)]+)\)")


def corrected(said: str, country: str, made: Made) -> int:
    """Correct the names that a refusal asks for, and say how many: a name that it suggests is
    taken where it is that of the place, and a town that is not known, or not the only one of its
    name, gets its position.

    The newcomer corrects texts alone, not workbooks.
    """
    if made.path.suffix != ".csv":
        return 0
    with made.path.open(encoding="utf-8", newline="") as file:
        lines = [*csv.reader(file)]
    edits = 0
    asked = dict(named for one in (REFUSED_TOO, SHARED, REFUSED) for named in one.findall(said))
    for name, near in asked.items():
        known = next((one for one in made.last if name in (one.name, one.long, one.local)), None)
        if known is not None:
            suggested = re.findall("'([^']+)'", near)
            right = next((text for text in suggested if is_called(text, known, country)), None)
            edits += edited(lines, name, right, known)
    with made.path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)
    return edits


def is_called(name: str, known: Known, country: str) -> bool:
    """Whether a name of the bundled boundaries is that of a unit or town."""
    ground = load_boundaries(country)
    if known.kind == "unit":
        return any(one.name == name and one.id == unit_id(known) for one in ground.units)
    here = float(known.lon), float(known.lat)
    named = [one for one in ground.places if one.name == name]
    return any(math.dist((one.lon, one.lat), here) <= NEAR_DEG for one in named)


def edited(lines: list[list[str]], name: str, right: str | None, known: Known) -> bool:
    """Write the right name, or else the position of a town, wherever the name stands."""
    rows = [line for line in lines if name in line]
    if right is not None:
        for line in rows:
            line[line.index(name)] = right
    elif known.kind == "town" and rows:
        if "Latitude" not in lines[0]:
            lines[0] += ["Latitude", "Longitude"]
            for line in lines[1:]:
                line += ["", ""]
        for line in rows:
            line[-2:] = known.lat, known.lon
    return bool(rows) and (right is not None or known.kind == "town")


# --- whether a map is right ---------------------------------------------------------------


def faults_of(page: Path, country: str, made: Made) -> Iterator[str]:
    """What a page says otherwise than the table: nothing where it is right."""
    payload = read_page(page).payload
    if payload["kind"] != "map":
        yield f"a page of kind {payload['kind']}"
        return
    if payload["context"]["own"] != country:
        yield f"a map of {payload['context']['own']}"
    yield from faults_of_places(payload, made.last)


def faults_of_places(payload: MapPayload, last: Mapping[Known, str]) -> Iterator[str]:
    labels = {status["id"]: status["label"] for status in payload["statuses"]}
    coloured = {
        place["id"]: (place, labels.get(place["status"], "?"))
        for place in payload["places"]
        if place.get("status")
    }
    for known, word in last.items():
        unit = known.kind == "unit"
        if unit:
            found = unit_id(known) if unit_id(known) in coloured else None
        else:
            found = nearest(known, (place for place, _ in coloured.values()))
        if found is None:
            yield f"{known.name}: is not coloured"
            continue
        label = coloured.pop(found)[1]
        if fold(label) != fold(word):
            yield f"{known.name}: {label}, not {word}"
    yield from (f"{place.get('name', id_)}: coloured" for id_, (place, _) in coloured.items())


# Units whose code in the bundled boundaries is not that of ISO.
OTHER_IDS = {"PH-CEB": "PHL-2514"}


def unit_id(known: Known) -> str:
    return OTHER_IDS.get(known.code, known.code)


def nearest(known: Known, places: Iterable[PlaceEntry]) -> str | None:
    """The id of the place that is closest to where the newcomer thinks the town is; None where
    none is near.
    """
    here = float(known.lon), float(known.lat)
    far = {place["id"]: math.dist(place["at"], here) for place in places if "at" in place}
    return min((id_ for id_ in far if far[id_] <= NEAR_DEG), key=far.__getitem__, default=None)


# --- all of them --------------------------------------------------------------------------


def anew(arguments: list[str], folder: Path) -> Answer:
    """Run a command as a process started from nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "mapper", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def warmly() -> Iterator[Mapper]:
    """What runs commands in forks of one process that has its libraries loaded."""
    process = Warm()
    run = run_by(process)
    run(["--version"], ROOT)  # so that no map waits for the libraries
    yield run
    process.close()


def run_by(process: Warm) -> Mapper:
    def run(arguments: list[str], folder: Path) -> Answer:
        done = process.run(arguments, folder)
        return Answer(done.code, done.out.decode(), done.err.decode())

    return run


@contextmanager
def each_anew() -> Iterator[Mapper]:
    yield anew


def play_all(forms: Sequence[str], codes: Sequence[str], mapper: Mapper) -> Iterator[Played]:
    for form in forms:
        for code in codes:
            with tempfile.TemporaryDirectory() as name:
                yield played(form, code, Path(name), mapper)


def main() -> int:
    options = parse()
    codes = options.countries.split(",") if options.countries else [*countries()]
    forms = [form for form in FORMS if options.form in form]
    games = []
    with warmly() if options.warm else each_anew() as mapper:
        for game in play_all(forms, codes, mapper):
            games.append(game)
            if not game.right or options.verbose:
                print(worded(game), file=sys.stderr, flush=True)
    how = (
        "Forks of one process that has its libraries loaded."
        if options.warm
        else "Whole processes."
    )
    text = "\n".join([*table(games, codes), "", summary(games), "", f"{conditions(1)} {how}"])
    publish(text, START, END, write=options.write)
    return 0 if all(game.right for game in games) else 1


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-newcomer", description=__doc__)
    parser.add_argument("--countries", default="", help="codes with commas between them; all")
    parser.add_argument("--form", default="", help="only the forms whose name has this in it")
    parser.add_argument("--verbose", action="store_true", help="what was typed for each map")
    parser.add_argument("--warm", action="store_true", help="in forks of a process, quickly")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def worded(game: Played) -> str:
    """What was typed for a map, what is wrong with it, and what the last command said."""
    lines = [f"{game.country}, {game.form}: {game.result}, {game.seconds:.1f} s"]
    lines += [f"  $ {command}" for command in game.commands]
    lines += [f"  wrong: {fault}" for fault in game.faults or ()]
    lines += [f"  | {line}" for line in game.said.strip().splitlines() if not game.right]
    return "\n".join(lines)


def table(games: Sequence[Played], codes: Sequence[str]) -> list[str]:
    """Markdown: a row a form, a column a country."""
    forms = dict.fromkeys(game.form for game in games)
    results = {(game.form, game.country): game.result for game in games}
    rows = [("", *codes), ("---", *("---:" for _ in codes))]
    rows += [(form, *(results[form, code] for code in codes)) for form in forms]
    return [f"| {' | '.join(row)} |" for row in rows]


def summary(games: Sequence[Played]) -> str:
    """What came of all tables, in sentences."""
    results = Counter(game.result for game in games)
    right = [game for game in games if game.right]
    many = Counter(len(game.commands) for game in right)
    typed = ", ".join(f"{number} for {count} maps" for number, count in sorted(many.items()))
    edits = sum(game.edits for game in right)
    most = max((game.options for game in right), default=0)
    seconds = [game.seconds for game in games]
    return (
        f"{len(right)} of {len(games)} maps are right, {results['wrong']} wrong, "
        f"{results['refused']} refused. Commands typed, the refused among them: {typed}; options "
        f"of the one that draws: at most {most}. Behind a plus stands how many names were "
        f"corrected in the table, as the refusal asks: {edits} in all. All commands of a map took "
        f"{statistics.median(seconds):.1f} s in the median, {max(seconds):.1f} s at most."
    )


if __name__ == "__main__":
    sys.exit(main())
