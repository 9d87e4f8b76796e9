"""Names of the world's first-level units, as others write them: `make bench-names`; takes npm.

Four packages name the units of ISO 3166-2 without regard to ours: CLDR (English), iso3166-2-db (in
20 languages, from Wikipedia and GeoNames), country-state-city, and iso-3166. Every name is looked
up among the units of its country, as that of a row about a unit, and is right where it finds the
unit with its code. Lists have wrong codes, too: where a list calls the unit that was
found by a like name, the lists disagree, which is counted apart. Iran is left out: its codes were
renumbered in 2020, and most lists have the old ones.

Prints tables in Markdown, and ends with 1 below the goals: nine of ten names found, at most one of
two thousand wrong.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_names
from mapper.boundaries.load import load_boundaries
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Kind, Record
from mapper.places.levels import apart
from mapper.places.match import match_records
from mapper.places.names import squeeze
from tests.benchmarks.timeline_libraries import FOLDER, packed

CLDR = "cldr-subdivisions-full@48.2.0"
LANGUAGES = "iso3166-2-db@2.3.11"
STATES = "country-state-city@3.2.1"
ISO = "iso-3166@4.4.0"
MOST_WRONG, LEAST_FOUND = 1 / 2000, 0.9
RENUMBERED = ("IR",)
# How alike two names are, of 100, that one list and another may mean as one.
LIKE = 85.0
DAY = Span.of_day(date(2021, 8, 5))


class Listed(NamedTuple):
    """A name in a list, and the code that the list gives it."""

    source: str
    code: str
    name: str


def listed() -> Iterator[Listed]:
    """All names of the four packages."""
    yield from of_cldr(packed(FOLDER, CLDR))
    yield from of_languages(packed(FOLDER, LANGUAGES))
    yield from of_states(packed(FOLDER, STATES))
    yield from of_iso(packed(FOLDER, ISO))


def of_cldr(archive: Path) -> Iterator[Listed]:
    for _, found in members(archive, "subdivisions/en/en.json"):
        names = found["subdivisions"]["localeDisplayNames"]["subdivisions"]
        for code, name in names.items():
            yield Listed("CLDR, English", f"{code[:2]}-{code[2:]}".upper(), name)


def of_languages(archive: Path) -> Iterator[Listed]:
    for path, countries in members(archive, "package/i18n/"):
        language = Path(path).stem
        for iso, country in countries.items() if isinstance(countries, dict) else ():
            for region in country.get("regions", ()) if isinstance(country, dict) else ():
                if region.get("iso") and region.get("name"):
                    code = f"{iso}-{region['iso']}"
                    yield Listed(f"iso3166-2-db, {language}", code, region["name"])


def of_states(archive: Path) -> Iterator[Listed]:
    for _, states in members(archive, "package/lib/assets/state.json"):
        for state in states:
            code = f"{state['countryCode']}-{state['isoCode']}"
            yield Listed("country-state-city", code, state["name"])


def of_iso(archive: Path) -> Iterator[Listed]:
    with tarfile.open(archive) as opened:
        content = opened.extractfile("package/2.js")
        assert content is not None
        text = content.read().decode()
    for code, quoted, plain in re.findall(r"code: '(.+?)',\s+name: (?:\"(.+?)\"|'(.+?)'),", text):
        yield Listed("iso-3166", code, quoted or plain)


def members(archive: Path, within: str) -> Iterator[tuple[str, Any]]:
    """The JSON files of a package whose path has `within` in it."""
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            if within in member.name and member.name.endswith(".json"):
                content = opened.extractfile(member)
                assert content is not None
                yield member.name, json.load(content)


class Score(NamedTuple):
    """What came of names: found, doubtful (the lists disagree), wrong, refused; suggestions."""

    found: int = 0
    doubtful: int = 0
    wrong: int = 0
    refused: int = 0
    suggested: int = 0

    @property
    def asked(self) -> int:
        return self.found + self.doubtful + self.wrong + self.refused


Examples = list[str]


def scores_of(
    ground: BoundarySet, names: list[Listed], called: dict[str, set[str]]
) -> tuple[dict[str, Counter[str]], Examples]:
    """What the names of one country found, by source, and examples of what they did not."""
    records = [
        Record(
            place=one.name,
            kind=Kind.UNIT,
            status="held",
            date=DAY,
            where=Where("names", nth),
            order=nth,
        )
        for nth, one in enumerate(names)
    ]
    matching = match_records(records, ground.gazetteer(()))
    found = {match.record.order: match.place.id for match in matching.matches}
    near = {doubt.record.order: doubt.place for doubt in matching.doubts}
    scores: dict[str, Counter[str]] = defaultdict(Counter)
    examples = []
    for nth, one in enumerate(names):
        if nth not in found:
            result, place = "refused", near.get(nth)
            scores[one.source]["suggested"] += place is not None and place.id == one.code
        elif found[nth] == one.code:
            result = "found"
        else:
            core = squeeze(apart(one.name).core)
            like = any(fuzz.ratio(core, other) >= LIKE for other in called[found[nth]])
            result = "doubtful" if like else "wrong"
        scores[one.source][result] += 1
        if result != "found":
            examples.append(f"{result}: {one.name} is {one.code}, found {found.get(nth)}")
    return scores, examples


def main() -> int:
    by_country: dict[str, list[Listed]] = defaultdict(list)
    for one in dict.fromkeys(listed()):
        by_country[one.code[:2]].append(one)
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    examples: Examples = []
    begin = time.perf_counter()
    for name in bundled_names():
        ground = load_boundaries(name)
        ids = {unit.id for unit in ground.units}
        known = {id_[:2] for id_ in ids if id_[2:3] == "-"} - {*RENUMBERED}
        own = [one for code in known for one in by_country[code]]
        called: dict[str, set[str]] = defaultdict(set)
        for one in own:
            called[one.code].add(squeeze(apart(one.name).core))
        scores, more = scores_of(ground, [one for one in own if one.code in ids], called)
        examples += more
        for source, score in scores.items():
            whole[source] += score
    seconds = time.perf_counter() - begin
    everything: Counter[str] = sum(whole.values(), Counter())
    print("| | names | found | lists disagree | wrong | refused | suggested rightly |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for source, score in [*sorted(whole.items()), ("all", everything)]:
        one = Score(**score)
        print(
            f"| {source} | {one.asked:,} | {one.found / one.asked:.1%} | {one.doubtful} "
            f"| {one.wrong} | {one.refused:,} | {one.suggested / max(1, one.refused):.0%} |"
        )
    total = Score(**everything)
    print(f"\n{1e6 * seconds / total.asked:.0f} µs a name\n")
    for line in random.Random(1).sample(examples, min(30, len(examples))):
        print("-", line)
    for line in sorted({line for line in examples if line.startswith("wrong")}):
        print("-", line)
    good = total.found / total.asked >= LEAST_FOUND and total.wrong / total.asked <= MOST_WRONG
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
