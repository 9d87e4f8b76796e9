# SPDX-License-Identifier: MIT
"""The provenance of exported data as plain values: what was joined, how, and on what terms.

Keys: `title`, `summary` (one sentence; not of a history), `as_of` or `first_day` and `last_day`
(ISO), `caution` (what must be known first: that ground is inferred; only then), `table`,
`boundaries`, `scheme` (with `statuses` and their definitions, and `actors`), `method` (sentences),
`measured` (`area`, `inferred`, or `count` where the statements are not about ground),
`area_method` (where they are), `sources`, `credits` (title, attribution, licence, method), `rules`
(`known_on`, `prefer`, `stale_days`, `from_capitals`, `border_km`), `counted_by_others` (see
`counts_as_data`; only where there are counts), `left_out` (rows of the table that are not in the
data, as told), `made_with`. `generated` stands only where a day of making is asked for, so that the
same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from mapper.control.amount import AREA_METHOD
from mapper.control.situation import Situation
from mapper.history.source_counts import Counts, latest_counts, up_to
from mapper.joined.joined_table import Joined
from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.page.document import figures_line, method_lines, records_on_map, source_entries
from mapper.page.head import default_title, lead, period_title
from mapper.style.choices import areas_line, choice_as_data, headlines
from mapper.style.counted import counts_as_data
from mapper.style.words import Words

About = dict[str, Any]

# What is listed of each status where a format has a table for them.
STATUS_KEYS = ("id", "label", "role", "actor", "color", "color_dark", "pattern", "definition")


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What the provenance says besides what the situation knows; empty leaves it to the data."""

    words: Words
    table: str
    made_with: str
    title: str = ""
    generated: date | None = None
    left_out: tuple[Problem, ...] = ()


def about_day(here: Situation, telling: Telling) -> About:
    """The provenance of the data of one day."""
    words, day = telling.words, here.snapshot.day
    return {
        "title": telling.title or default_title(here, words),
        "summary": lead(here, words),
        "as_of": day.isoformat(),
        **common(here, telling, records_on_map(here), [], latest_counts(here.counts, day)),
    }


def about_history(
    here: Situation, stops: Sequence[date], records: Sequence[Record], telling: Telling
) -> About:
    """The provenance of the data of a whole record, seen on `stops`."""
    words = telling.words
    return {
        "title": telling.title or period_title(here, stops, words),
        "first_day": stops[0].isoformat(),
        "last_day": stops[-1].isoformat(),
        **common(
            here,
            telling,
            records,
            [words.say("export.history", last=words.day(stops[-1]))],
            up_to(here.counts, stops[-1]),
        ),
    }


def common(
    here: Situation,
    telling: Telling,
    records: Sequence[Record],
    method: Sequence[str],
    counts: Counts,
) -> About:
    """What is told of a day and of a record alike."""
    words = telling.words
    caution = headlines(here.boundaries.made, words)
    made = {"generated": telling.generated.isoformat()} if telling.generated else {}
    return {
        **({"caution": caution} if caution else {}),
        "table": telling.table,
        "boundaries": here.boundaries.name,
        "scheme": scheme_as_data(here.scheme),
        "method": [
            *method,
            *data_method(here, words),
            *([words.say("counted.beside")] if counts else []),
        ],
        "measured": here.measured.value,
        **({"area_method": AREA_METHOD} if here.measured.by_area else {}),
        "sources": [
            dict(entry) for entry in source_entries(records, words, drawn=here.boundaries.drawn)
        ],
        "credits": [asdict(source) for source in here.boundaries.provenance],
        "rules": {
            "known_on": here.known_on and here.known_on.isoformat(),
            "prefer": choice_as_data(here.prefer),
            "stale_days": here.stale_days,
            "from_capitals": here.from_capitals,
            "border_km": here.border_km if here.bands else None,
        },
        **({"counted_by_others": counts_as_data(counts)} if counts else {}),
        "left_out": [problem.without_hint for problem in telling.left_out],
        "made_with": telling.made_with,
        **made,
    }


def data_method(here: Situation, words: Words) -> list[str]:
    """How the data came about: the page's rules, with what is true of figures and shapes here."""
    of_the_page = figures_line(here, words)
    areas = areas_line(here.measured, here.boundaries, words, "export.areas")
    of_data = f"{areas} {words.say('export.shapes')}"
    return [of_data if line == of_the_page else line for line in method_lines(here, words)]


def scheme_as_data(scheme: Scheme) -> About:
    """A scheme as plain values, statuses in the order of the legend."""
    found = plain(asdict(scheme))
    return {key: found[key] for key in ("id", "title", "description", "statuses", "actors")}


def plain(value: Any) -> Any:
    """A value as JSON has it: words for members of an enumeration, ISO days, lists."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def licences(joined: Joined) -> list[str]:
    """The terms of all that was joined, each once."""
    terms = (credit["licence"] for credit in joined.about["credits"])
    return [*dict.fromkeys(term for term in terms if term)]


def attributions(joined: Joined) -> list[str]:
    """The credits to print, each once."""
    credits = (credit["attribution"] for credit in joined.about["credits"])
    return [*dict.fromkeys(credit for credit in credits if credit)]


def status_rows(joined: Joined) -> list[list[str]]:
    """The statuses of the scheme in the order of the legend, with the values of `STATUS_KEYS`."""
    return [[entry[key] for key in STATUS_KEYS] for entry in joined.about["scheme"]["statuses"]]


def counts_of(joined: Joined) -> list[About]:
    """What others counted, see `counts_as_data`; none of it is in the data."""
    return list(joined.about.get("counted_by_others", ()))


def about_lines(joined: Joined) -> list[list[str]]:
    """The provenance as pairs of texts, one for every sentence, source and credit."""
    return [
        [key, told(entry)]
        for key, value in joined.about.items()
        if key != "scheme"
        for entry in (value if isinstance(value, list) else [value])
        if entry not in (None, "")
    ]


def told(entry: Any) -> str:
    """One entry in a line: the values of a record one after the other."""
    if isinstance(entry, dict):
        pairs = ((key, value) for key, value in entry.items() if value not in (None, ""))
        return "; ".join(f"{key}: {told(value)}" for key, value in pairs)
    return entry if isinstance(entry, str) else json.dumps(entry)
