# SPDX-License-Identifier: MIT
"""README and docs: what they link to is there, what they have one type exists, all begin alike."""

from __future__ import annotations

import re
from inspect import isfunction
from pathlib import Path

import pytest

import mapper
from mapper.cli.main import COMMANDS
from tests.manual import (
    CODE,
    DOCS,
    INDEX,
    README,
    ROOT,
    anchors,
    blocks,
    is_shown,
    links,
    pages,
    prose,
    typed,
)
from tests.offered import FLAG, flags, options_of

NAMES = [str(page.relative_to(ROOT)) for page in pages()]
# What has no example of its own: the list of pages, and what is made or is for those who change it.
OTHER = {
    INDEX,
    DOCS / "design.md",
    DOCS / "gallery.md",
    DOCS / "programs.md",
    DOCS / "scale.md",
    DOCS / "dependencies.md",
    DOCS / "trust.md",
}
TOPICS = [page for page in pages() if page not in OTHER and page != README]
MOST_LINES = 200
MOST_ROWS = 5

each_page = pytest.mark.parametrize("page", pages(), ids=NAMES)


@each_page
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in links(text):
        path, _, anchor = target.partition("#")
        there = page.parent / path if path else page
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), target


@each_page
def test_the_options_of_commands_that_are_not_run_exist(page: Path) -> None:
    for command in typed(page.read_text(encoding="utf-8")):
        assert set(FLAG.findall(command)) <= options_of(command), command


@each_page
def test_an_option_that_it_names_is_one_of_some_command(page: Path) -> None:
    spans = CODE.findall(prose(page.read_text(encoding="utf-8")).replace("\n", " "))
    named = {flag for span in spans if span.startswith("--") for flag in FLAG.findall(span)}
    assert named <= {flag for verb in COMMANDS for flag in flags(verb)}


@pytest.mark.parametrize("page", TOPICS, ids=lambda page: page.name)
def test_a_page_begins_with_an_example_that_runs(page: Path) -> None:
    first = blocks(page.read_text(encoding="utf-8"))[0]
    assert first.runs


def test_the_index_lists_every_page() -> None:
    listed = {(DOCS / target).resolve() for target in links(INDEX.read_text(encoding="utf-8"))}
    assert {*pages()} - {README, INDEX} <= listed


def test_every_function_stands_on_the_page_of_python() -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    functions = {name for name in mapper.__all__ if isfunction(getattr(mapper, name))}
    assert functions <= set(re.findall(r"`(?:mapper\.)?(\w+)`", page))


def test_every_command_stands_on_the_first_page() -> None:
    page = (DOCS / "start.md").read_text(encoding="utf-8")
    assert set(COMMANDS) <= {command.split()[1] for command in typed(page)}


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_the_figures_of_the_readme_are_a_few_of_those_measured() -> None:
    measured = (DOCS / "figures.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if "× |" in line]
    assert 0 < len(rows) <= MOST_ROWS
    assert set(rows) <= set(measured)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("map.html", "map.html\n"),
        ("mapper …, Python …", "mapper 0.1.0, Python 3.11.7\n"),
        ("Kabul\n…\nZabul", "Kabul\nHerat\nFarah\nZabul\n"),
        ("", ""),
    ],
)
def test_dots_stand_for_what_differs(shown: str, printed: str) -> None:
    assert is_shown(shown, [printed])


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("map.html", "map.html\nleft.csv\n"),
        ("", "map.html\n"),
        ("a … c", "a\nb\nc\n"),
        ("Kabul\n…", "Kabul\n"),
    ],
)
def test_all_else_is_shown_as_it_is(shown: str, printed: str) -> None:
    assert not is_shown(shown, [printed])
