# SPDX-License-Identifier: MIT
"""What to do after a report on a table, as the commands or calls that do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mapper.model.spelling import call, new_scheme, read_for_words
from mapper.places.match import Doubt
from mapper.verbs.check import JoinReport


def next_steps(
    report: JoinReport, doubts: tuple[Doubt, ...], source: str, given: Mapping[str, object]
) -> Iterator[str]:
    """What mends the report, else what draws the table; `given` are the arguments it was read with.

    `source` names the table, empty for the embedded ledger.
    """
    codes = {problem.code for problem in report.problems}
    if "unknown-status" in codes:
        new = new_scheme(source or "TABLE", read_for_words(given), "-o scheme.toml")
        yield f"{new}   a status for every word, then:"
        yield _call("check", source, {**given, "scheme": "scheme.toml"})
    if any(doubt.near for doubt in doubts):
        review = _call("check", source, {**given, "write_aliases": "names.csv"})
        yield f"{review}   names to review, then:"
        yield _call("check", source, {**given, "aliases": "names.csv"})
    if report.sound:
        yield _call("draw", source, given)
        if len({match.record.day for match in report.matches}) > 1:
            yield _call("timeline", source, given)
    elif report.matches:
        yield f"{_call('draw', source, {**given, 'lenient': True})}   the sound rows alone"


def _call(function: str, source: str, given: Mapping[str, object]) -> str:
    return call(function, source, **given)
