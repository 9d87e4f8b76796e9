# SPDX-License-Identifier: MIT
"""`mapper embed`, as a user asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.pages import toy_page
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
URL = ("--url", "https://example.org/maps/")


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "map.html").write_text(toy_page("2021-08-01 Eastvale red"), encoding="utf-8")
    return "map.html"


def test_all_forms_are_printed(mapper: Run, page: str) -> None:
    answer = mapper("embed", page, *URL)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith('# iframe: Frame, no script\n<iframe src="https://example.org/')
    assert answer.out.count("\n# ") == 7


def test_one_form_is_printed_alone(mapper: Run, page: str) -> None:
    answer = mapper("embed", page, *URL, "--format", "component", "--theme", "dark")
    assert answer.out.startswith(
        '<script src="https://example.org/maps/control-map.js"></script>\n'
    )
    assert 'src="https://example.org/maps/map.html?theme=dark"' in answer.out


def test_oembed_is_json(mapper: Run, page: str) -> None:
    answer = mapper("embed", page, *URL, "--format", "oembed")
    assert json.loads(answer.out)["type"] == "rich"


def test_the_forms_as_json(mapper: Run, page: str) -> None:
    found = json.loads(mapper("embed", page, *URL, "--json").out)
    assert found["page"] == "https://example.org/maps/map.html"
    assert found["forms"]["iframe"].startswith("<iframe ")
    alone = json.loads(mapper("embed", page, *URL, "--json", "--format", "iframe").out)
    assert alone["forms"] == {"iframe": found["forms"]["iframe"]}


def test_a_folder_is_written_and_its_paths_printed(mapper: Run, page: str, tmp_path: Path) -> None:
    answer = mapper("embed", page, *URL, "-o", "maps")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "maps/map.html",
        "maps/control-map.js",
        "maps/map-social.png",
        "maps/map.png",
        "maps/map.oembed.json",
        "maps/index.html",
    ]
    again = mapper("embed", page, *URL, "-o", "maps")
    assert (again.code, again.lines) == (
        5,
        ["maps/map.html: exists already — give another name, or replace it with --force"],
    )
    assert mapper("embed", page, *URL, "-o", "maps", "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["map.html", "--url", "maps/"], 2, "--url maps/: does not begin with https:// or http://"),
        (["map.html", *URL, "--format", "pdf"], 2, "--format pdf: give iframe, auto,"),
        (["map.html", *URL, "--theme", "sepia"], 2, "--theme sepia: give auto, light or dark"),
        (["map.html", *URL, "--json", "-o", "x"], 2, "--json: prints a form"),
        (["none.html", *URL], 3, "none.html: cannot be read"),
        (["control.csv", *URL], 3, "control.csv: is no page of mapper's"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    mapper: Run, page: str, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "control.csv").write_text("place,status,date\n")
    answer = mapper("embed", *arguments)
    assert (answer.code, answer.out) == (code, "")
    (line,) = answer.lines
    assert line.startswith(said)


def test_the_address_must_be_given(mapper: Run, page: str) -> None:
    answer = mapper("embed", page)
    assert answer.code == 2
    assert "--url" in answer.err
