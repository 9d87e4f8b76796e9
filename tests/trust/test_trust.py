# SPDX-License-Identifier: MIT
"""docs/trust.md says what its record says, and the record adds up."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.trust.outcome import Outcome, read_outcome
from tests.trust.page import PAGE, page
from tests.trust.parts import MENDED, PARTS, Mended, Part
from tests.trust.record import ROOT, Record, key, read_records, with_one_more, write_records

RUN = Record(
    part="fuzz",
    version="0.1.0, abc",
    day="2026-01-01",
    runs=1,
    seconds=60,
    system="Python 3.11",
    tried={"dates": 1000, "tables": 20},
    failed=[],
    megabytes=150,
)
each_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)


def test_the_page_is_the_one_that_its_record_makes() -> None:
    """`make trust PART=page` makes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page(read_records())


def test_no_run_is_counted_twice() -> None:
    """Runs of a part with the same version, in the same surroundings, are one record."""
    keys = [key(record) for record in read_records()]
    assert sorted({*keys}) == sorted(keys)


def test_two_runs_with_one_version_add_up() -> None:
    later = replace(RUN, day="2026-01-02", tried={"dates": 5, "marks": 1}, failed=["a fault"])
    (one,) = with_one_more([RUN], later)
    assert one.tried == {"dates": 1005, "tables": 20, "marks": 1}
    assert (one.runs, one.seconds, one.day, one.failed) == (2, 120, "2026-01-02", ["a fault"])


def test_runs_that_try_the_same_do_not_add_up() -> None:
    run = replace(RUN, part="texts")
    assert with_one_more([run], run) == [run]


def test_a_run_with_another_version_is_told_beside_the_newest() -> None:
    later = replace(RUN, version="0.1.0, def", day="2026-01-03", tried={"dates": 7})
    told = page(with_one_more([RUN], later))
    assert "(#damaged-files-and-cells) | 7 cases | 0 | 0.1.0, def | 2026-01-03 | 1,027 |" in told
    assert (
        "- 1,020 (dates 1,000, tables 20) with version 0.1.0, abc, 2026-01-01, Python 3.11:" in told
    )


def test_counts_of_a_family_stand_together_with_their_sum() -> None:
    run = replace(RUN, tried={"cells: dates": 2000, "cells: names": 3000, "pages": 1})
    assert "| cells (names 3,000, dates 2,000) | 5,000 |\n| pages | 1 |" in page([run])


def test_what_was_tried_no_times_has_no_row() -> None:
    told = page([replace(RUN, tried={"faces": 0, "a full disk": 30})])
    assert "| tried | how many |\n|---|--:|\n| a full disk | 30 |\n\n" in told


def test_what_was_not_run_and_what_failed_is_said() -> None:
    told = page([replace(RUN, failed=["dates.txt: hangs"])])
    assert "**Failed**:\n\n- dates.txt: hangs\n" in told
    assert told.count("**Tried**: has not been run") == len(PARTS) - 1


def test_a_record_and_an_outcome_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_records([RUN], tmp_path / "trust.json")
    assert read_records(tmp_path / "trust.json") == [RUN]
    outcome = Outcome({"dates": 1}, ["a fault"], "Said.", 10)
    outcome.write(tmp_path / "outcome.json")
    assert read_outcome(tmp_path / "outcome.json") == outcome


@each_part
def test_a_part_has_a_module_and_tests_that_try_a_slice(part: Part) -> None:
    assert (ROOT / f"{part.module.replace('.', '/')}.py").exists()
    assert [test for test in part.slice if not (ROOT / test).exists()] == []


@pytest.mark.parametrize("one", MENDED, ids=lambda one: one.test.rpartition(":")[2])
def test_what_was_mended_has_a_test_that_holds_it(one: Mended) -> None:
    path, _, name = one.test.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.M)
