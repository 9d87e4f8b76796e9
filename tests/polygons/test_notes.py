# SPDX-License-Identifier: MIT
"""What is told of many files is told once, and nothing is lost by that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mapper.model.grouped import as_lines
from mapper.model.problem import Problem, Where, note
from mapper.polygons.notes import joined_days, missing_days, told_together

FIRST = date(2021, 8, 5)


def told(problems: Sequence[Problem]) -> list[str]:
    return [str(problem) for problem in told_together("front", problems)]


def repaired(what: str, count: int) -> list[Problem]:
    return [
        note(Where(f"f-{nth:03}.geojson"), f"feature {nth + 1}: {what}", code="repaired")
        for nth in range(count)
    ]


def unknown(file: str, word: str) -> Problem:
    return Problem(Where(file, 1), f"no status '{word}'", "", "unknown-status", value=word)


def test_few_problems_are_told_as_they_are() -> None:
    few = repaired("invalid ring repaired", 3)
    assert told(few) == [str(problem) for problem in few]


def test_each_kind_of_repair_is_told() -> None:
    assert told([*repaired("invalid ring repaired", 770), *repaired("heights dropped", 5)]) == [
        "front: f-000.geojson: feature 1: heights dropped; the like in 4 more files",
        "front: f-000.geojson: feature 1: invalid ring repaired; the like in 769 more files",
    ]


def test_many_in_one_file_are_told_together_too() -> None:
    many = [Problem(Where("all.geojson", line), "no status 'x'", "y", "z") for line in range(1, 31)]
    assert told(many) == ["all.geojson:1: no status 'x'; 29 more like it — y"]


def test_the_name_of_the_file_makes_no_other_kind() -> None:
    broken = [
        Problem(
            Where(f"{n}.geojson.gz"), f"cannot be read ('{n}.geojson' is broken)", code="unread"
        )
        for n in range(9)
    ]
    assert told(broken) == [
        "front: 0.geojson.gz: cannot be read ('0.geojson' is broken); the like in 8 more files"
    ]


def test_words_that_nobody_knows_are_all_told_with_their_files() -> None:
    words = [
        Problem(
            Where(f"f-{nth}.geojson", 1), f"no status '{word}'", "", "unknown-status", value=word
        )
        for nth in range(5)
        for word in ("ax", f"w{nth}")
    ]
    after = list(told_together("front", words))
    assert after == sorted(words)
    assert as_lines(after) == [
        "f-0.geojson:1: no status 'ax'\n  and 9 more: in f-1.geojson, f-2.geojson, f-3.geojson and "
        "1 more; in f-0.geojson and 4 more: 'ax' (5); in f-0.geojson: 'w0'; in f-1.geojson: 'w1'; "
        "in f-2.geojson: 'w2'; in f-3.geojson: 'w3'; in f-4.geojson: 'w4'"
    ]


KINDS = {"repaired": "feature 1: x", "": "reprojected", "a": "no 'a'", "b": "no 'b'"}


@given(
    st.lists(
        st.tuples(st.sampled_from("vwxyz"), st.integers(0, 40), st.sampled_from(sorted(KINDS)))
    )
)
def test_every_kind_is_told_and_never_more_than_there_is(drawn: list[tuple[str, int, str]]) -> None:
    problems = [Problem(Where(file, line), KINDS[kind], code=kind) for file, line, kind in drawn]
    after = list(told_together("front", problems))
    assert {one.code for one in after} == {one.code for one in problems}
    assert all(KINDS[one.code] in one.what for one in after)
    assert len(after) <= min(len(set(problems)), 10 * len(KINDS))


def test_missing_days_are_told_where_the_rhythm_is_daily() -> None:
    daily = [FIRST + timedelta(days=nth) for nth in (0, 1, 2, 4, 5)]
    assert [one.what for one in missing_days("front", daily)] == [
        "1 day is not drawn between 2021-08-05 and 2021-08-10, the first after 2021-08-07: "
        "as the day before"
    ]
    weekly = [FIRST + timedelta(days=7 * nth) for nth in range(5)]
    assert list(missing_days("front", weekly)) == []
    assert list(missing_days("front", [])) == []


def test_joined_days_are_told_with_the_first() -> None:
    days = {FIRST: ["a", "b", "c", "d"], FIRST + timedelta(days=1): ["e", "f"], date.max: ["g"]}
    assert [one.what for one in joined_days("front", days)] == [
        "2 days are drawn in several files, which are joined, the first 2021-08-05: a, b, c, …"
    ]
