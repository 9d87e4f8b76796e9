# SPDX-License-Identifier: MIT
"""What to tell of a history of drawn ground: once, however many files it is true of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path, PurePosixPath

from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument
from mapper.polygons.same_day import Replaced
from mapper.tables.parse import NO_WORD_FITS, offering_scheme

# So many files with problems of one kind, and so many of them, are told one by one.
FILES_TOLD, TOLD = 3, 10
# So many kinds under one code; the words of a scheme that nobody knows are a kind each.
KINDS_TOLD = 10
# A rhythm is daily where this share of the days follows the one before.
DAILY = 0.5
# Numbers differ between problems of one kind; what is quoted makes another kind.
_NUMBERS = re.compile(r"'[^']*'|features? \d+(?:, \d+)*|\d+ features|\d[\d.,:-]*")


def without_day(file: str, pattern: str | None = None) -> Problem:
    named = f"name it like front-2021-08-05.geojson, or say how with {argument('date_pattern')}"
    return Problem(
        Where(file),
        "neither a field that is filled for all its polygons nor its name gives the day",
        f"nothing in the name is written like {pattern}" if pattern else named,
        "no-day",
    )


def without_ground(file: str) -> Problem:
    return note(
        Where(file), "has points or lines only, no ground, and is left out", code="no-ground"
    )


def beside_units(file: str) -> Problem:
    what = "has border regions, which lie on the units beside it, and is left out"
    return note(Where(file), what, code="border-regions")


def two_days(file: str, named: date | None, days: Sequence[date]) -> Iterator[Problem]:
    """A note where a field says one day for all polygons of a file, and its name another."""
    told = {*days}
    if named and len(told) == 1 and named not in told:
        what = f"its name says {named}, a field says {min(told)} for all its polygons"
        yield note(Where(file), what, "the field counts: rename the file, or mend it", "two-days")


def unread_others(file: str, others: int) -> Iterator[Problem]:
    """A note that the files after the first were not read, for its fields cannot be used."""
    if others:
        many = f"{others:,} other files are" if others > 1 else "other file is"
        what = f"as this is so of the first file, the {many} not read"
        yield note(Where(file), what, f"{argument('lenient', True)} reads all of them", "not-read")


def unread(file: str, path: str, message: str, code: str = "unread") -> Problem:
    """The message of an error, which begins with what the file is called, as a problem."""
    for start in (f"{path}: ", f"{file}: "):
        message = message.removeprefix(start)
    what, _, hint = message.partition(" — ")
    return Problem(Where(file), what, hint, code)


def nothing_drawn(file: str, day: date) -> Problem:
    what = f"holds no features: nobody has any ground on {day}"
    return note(Where(file), what, code="nothing-drawn")


def passed_over(name: str, others: Sequence[str], folders: Sequence[str]) -> Iterator[Problem]:
    for left, word, what, hint in (
        (others, "file", "of no format for polygons left out", ""),
        (folders, "folder", "inside not looked into", "name them, too, for what is in them: "),
    ):
        if left:
            count = f"{len(left):,} {word}{'s' * (len(left) > 1)}"
            listed = f"{hint}{left[0]}{', …' * (len(left) > 1)}"
            yield note(Where(name), f"{count} {what}", listed, "passed-over")


def joined_days(name: str, files: Mapping[date, Sequence[str]]) -> Iterator[Problem]:
    """A note where several files have ground of one day; `files` has them by day."""
    joined = {day: own for day, own in files.items() if len(own) > 1}
    if joined:
        first = min(joined)
        one = len(joined) == 1
        days = "1 day is" if one else f"{len(joined):,} days are"
        listed = (
            f"{', '.join(joined[first][:FILES_TOLD])}{', …' * (len(joined[first]) > FILES_TOLD)}"
        )
        what = f"{days} drawn in several files, which are joined, {'' if one else 'the first '}"
        yield note(Where(name), f"{what}{first}: {listed}", code="joined")


def last_of_days(name: str, replaced: Sequence[Replaced]) -> Iterator[Problem]:
    """A note where several versions of one day were drawn, and the last of them counts."""
    if not replaced:
        return
    first = replaced[0]
    days = {version.day for version in replaced}
    many = f"{len(days):,} days are" if len(days) > 1 else "1 day is"
    listed = f"{', '.join(first.files[:FILES_TOLD])}{', …' * (len(first.files) > FILES_TOLD)}"
    what = (
        f"{many} drawn in several versions, of which the last counts, "
        f"{'the first ' * (len(days) > 1)}{first.day}: {first.by}, and not {listed}"
    )
    hint = f"{argument('same_day', 'join')} takes them together"
    yield note(Where(name), what, hint, "same-day")


def tell_day(name: str, days: Sequence[date], day: date, *, asked: bool) -> Iterator[Problem]:
    """A note on which of many days is compared, where nobody `asked` for one."""
    if len(days) > 1 and not asked:
        what = f"has ground of {len(days):,} days, {days[0]} to {days[-1]}: {day} is compared"
        hint = f"name another with {argument('start')} and {argument('end')}"
        yield note(Where(name), what, hint, "one-of-days")


def missing_days(name: str, days: Sequence[date]) -> Iterator[Problem]:
    """A note where one day is drawn after the other, and some are not."""
    gaps = [(after - before).days for before, after in pairwise(days)]
    missing = sum(gap - 1 for gap in gaps)
    if missing and gaps.count(1) > DAILY * len(gaps):
        first = next(day for day, gap in zip(days, gaps, strict=False) if gap > 1)
        one = missing == 1
        what = (
            f"{missing:,} {'day is' if one else 'days are'} not drawn between {days[0]} and "
            f"{days[-1]}, the first after {first}: as the day before"
        )
        yield note(Where(name), what, code="missing-days")


def of_all_files(
    problems: Sequence[Problem], source: str, scheme: Scheme, *, sound: bool
) -> list[Problem]:
    """The problems, with words that no file's scheme has told of all files at once.

    Where some polygon is `sound` the scheme fits, whatever a single file says.
    """
    others = [problem for problem in problems if problem.code != NO_WORD_FITS]
    if sound or len(others) == len(problems):
        return others
    what = f"the scheme '{scheme.id}' has none of the words of its statuses"
    return [Problem(Where(Path(source).name), what, offering_scheme(source), NO_WORD_FITS), *others]


def told_together(name: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Many problems of one kind as one, with the first of them as its example.

    Those that say what value is wrong stay as they are: they are told together with all values.
    """
    codes: dict[tuple[str, bool], dict[str, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in sorted(set(problems)):
        if problem.value:
            yield problem
            continue
        codes[problem.code, problem.stops][_kind(problem)].append(problem)
    for kinds in codes.values():
        groups = list(kinds.values())
        for alike in groups[:KINDS_TOLD]:
            yield from _as_one(name, alike)
        rest = [problem for alike in groups[KINDS_TOLD:] for problem in alike]
        if rest:
            yield from _as_one(name, rest, least=1)


def _kind(problem: Problem) -> str:
    """What a problem says, without the name of its file and numbers."""
    what, file = problem.what, problem.where.file
    for own in (file, PurePosixPath(file).name.removesuffix(".gz")):
        what = what.replace(own, "")
    return _NUMBERS.sub(lambda found: found[0] if found[0].startswith("'") else "#", what)


def _as_one(name: str, alike: Sequence[Problem], least: int = TOLD) -> Iterator[Problem]:
    """The problems, or where there are many the first of them, with how many more there are."""
    first = alike[0]
    files = len({problem.where.file for problem in alike})
    if files > FILES_TOLD:
        what = f"{first.where}: {first.what}; the like in {files - 1:,} more files"
        yield replace(first, where=Where(name), what=what)
    elif len(alike) > least:
        yield replace(first, what=f"{first.what}; {len(alike) - 1:,} more like it")
    else:
        yield from alike
