# SPDX-License-Identifier: MIT
"""What others counted, in words and as data.

`Of 421 districts: Taliban 224, Contested 110, not stated 87`
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mapper.model.scheme import Scheme
from mapper.model.source_count import SourceCount
from mapper.style.words import Words, capitalised
from mapper.tables.write import csv_text

# The columns of counts, those of statuses apart.
COUNTED = ("date", "counted_by", "what", "of", "reported", "source", "source_url", "note")


def count_words(count: SourceCount, scheme: Scheme, words: Words) -> str:
    """The parts in the order of the table, and of how many; what was not stated is said so."""
    parts = [
        words.say("counted.part", label=scheme.status(status).label, n=words.integer(number))
        for status, number in count.parts
    ]
    if count.rest:
        parts.append(words.say("counted.rest", n=words.integer(count.rest)))
    said = words.beside(parts)
    if count.whole is None:
        what = capitalised(count.what)
        return words.say("counted.alone", what=what, parts=said)
    key = "counted.stated" if count.of is None else "counted.of"
    return words.say(key, n=words.integer(count.whole), what=count.what, parts=said)


def counted_lines(counts: Iterable[SourceCount], scheme: Scheme, words: Words) -> list[str]:
    """A sentence a count, with its day and who counted."""
    return [
        words.say(
            "counted.line",
            day=words.span(count.date),
            by=count.counted_by,
            text=count_words(count, scheme, words),
        )
        for count in counts
    ]


def counts_as_data(counts: Iterable[SourceCount]) -> list[dict[str, Any]]:
    """Counts as plain values: ISO days, `counts` by the id of a status, None for not stated.

    A count has every status that its table has a column for, so that what it leaves out is seen.
    """
    return [
        {
            "date": count.date.iso(),
            "counted_by": count.counted_by,
            "what": count.what,
            "of": count.of,
            "counts": {**dict.fromkeys(count.asked), **dict(count.parts)},
            "reported": count.reported and count.reported.isoformat(),
            "source": count.source or None,
            "source_url": count.source_url or None,
            "note": count.note or None,
        }
        for count in counts
    ]


def table_of_counts(data: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """Headings and rows of counts as `counts_as_data` has them, a column for each status.

    It is the table that `--tallies` reads.
    """
    entries = list(data)
    statuses = list(dict.fromkeys(status for entry in entries for status in entry["counts"]))
    before, after = COUNTED[: COUNTED.index("of") + 1], COUNTED[COUNTED.index("of") + 1 :]
    return [
        [*before, *statuses, *after],
        *(
            [
                *(entry[column] for column in before),
                *(entry["counts"].get(status) for status in statuses),
                *(entry[column] for column in after),
            ]
            for entry in entries
        ),
    ]


def counts_as_csv(data: Iterable[Mapping[str, Any]]) -> str:
    """The table as CSV; a text that a spreadsheet would run has an apostrophe before it."""
    return csv_text(table_of_counts(data))
