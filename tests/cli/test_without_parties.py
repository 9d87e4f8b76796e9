# SPDX-License-Identifier: MIT
"""Of a scheme that says how calm a place is, no command says that anybody holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

SCHEME = """
id = "calm"
title = "How calm it is"

[[statuses]]
id = "calm"
held = "calm"

[[statuses]]
id = "war"
held = "at war"

[[statuses]]
id = "tense"
role = "contested"
held = "tense"

[[statuses]]
id = "unclear"
role = "unknown"
held = "unclear"
"""
TABLE = """place,date,status,source
Kabul,2021-08-01,calm,Gazette
Herat,2021-08-01,tense,Gazette
Farah,2021-08-01,calm,Gazette
Ghor,2021-08-01,unclear,Gazette
Kabul,2021-08-10,war,Gazette
Farah,2021-08-10,tense,Gazette
Herat,2021-08-10,unclear,Gazette
Ghor,2021-08-10,calm,Gazette
"""
DAYS = ("--from", "2021-08-01", "--to", "2021-08-10")
# What is said of parties in sentences and headings; a status itself may well hold until a day.
OF_PARTIES = re.compile(r"\bhands\b|\bheld\b|\bholder|\bwho (is|held|holds)\b", re.IGNORECASE)
CREDIT = "Places of Afghanistan, and who held them in 2021"  # the title of a source
UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


@pytest.fixture
def given(table: Write, tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "calm.toml").write_text(SCHEME, encoding="utf-8")
    return table(TABLE), "--scheme", str(tmp_path / "calm.toml")


def said_of_parties(text: str) -> list[str]:
    return [match[0] for match in OF_PARTIES.finditer(UNSEEN.sub(" ", text.replace(CREDIT, "")))]


def test_two_days_tell_how_many_changed(mapper: Run, given: tuple[str, ...]) -> None:
    answer = mapper("diff", *given, *DAYS)
    assert answer.out.startswith(
        "Between 1 August 2021 and 10 August 2021, 2 of 34 provinces changed. "
        "Of one the status is known again. "
        "Of one nobody can say any more what its status is.\n"
    )


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_two_days_say_nothing_of_parties(mapper: Run, given: tuple[str, ...], form: str) -> None:
    answer = mapper("diff", *given, *DAYS, "--format", form)
    assert said_of_parties(answer.out.replace("change_kind,hands", "")) == []


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_figures_say_nothing_of_parties(mapper: Run, given: tuple[str, ...], form: str) -> None:
    assert said_of_parties(mapper("stats", *given, "--format", form).out) == []


@pytest.mark.parametrize(
    "verb", [("draw",), ("timeline",), ("diff", *DAYS)], ids=["draw", "timeline", "diff"]
)
def test_a_page_says_nothing_of_parties(
    mapper: Run, given: tuple[str, ...], tmp_path: Path, verb: tuple[str, ...]
) -> None:
    page = tmp_path / "page.html"
    name, *days = verb
    answer = mapper(name, *given, *days, "-o", str(page))
    assert said_of_parties(answer.out + answer.err) == []
    assert said_of_parties(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("days", [(), DAYS], ids=["one day", "before and after"])
def test_a_picture_says_nothing_of_parties(
    mapper: Run, given: tuple[str, ...], tmp_path: Path, days: tuple[str, ...]
) -> None:
    picture = tmp_path / "picture.svg"
    mapper("export", *given, *days, "-o", str(picture))
    assert said_of_parties(picture.read_text(encoding="utf-8")) == []
