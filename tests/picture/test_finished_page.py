# SPDX-License-Identifier: MIT
"""A picture of a finished page is that of its table, for every kind of page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mapper.errors import PageError
from mapper.exports.pictures import picture
from mapper.page.document import Document
from mapper.picture.finished_page import read_page
from mapper.picture.picture_input import article_of
from mapper.reading.inputs import BUNDLED_DAY
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.compare import compare_document, compare_page
from mapper.verbs.diff import compare
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document
from tests.shown import day_page, days_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def one_day() -> tuple[str, Document]:
    inputs, look = read_inputs(), Look(as_of=BUNDLED_DAY)
    return day_page(inputs, look), make_document(inputs, look)


def two_days() -> tuple[str, Document]:
    days = date(2021, 8, 5), date(2021, 8, 15)
    found = compare(read_inputs(), *days, from_capitals=False)
    return compare_page(found), compare_document(found, Look())


def many_days() -> tuple[str, Document]:
    inputs, look = read_inputs(), Look()
    return days_page(inputs, look), timeline_document(inputs, look)


@pytest.mark.parametrize("kind", [one_day, two_days, many_days])
def test_a_page_gives_the_picture_that_its_table_gives(
    folder: Path, kind: Callable[[], tuple[str, Document]]
) -> None:
    page, document = kind()
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    for size, theme in (("article", "light"), ("social", "dark")):
        from_page = picture(read_page(path), size=size, theme=theme)
        assert from_page == picture(article_of(document), size=size, theme=theme)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello</p>",
        '<script id="payload" type="application/json">{"a": 1}</script>',
        '<script id="payload" type="application/json">[1]</script>',
        '<script id="payload" type="application/json">{"kind": "map", "places": 3}</script>',
        '<script id="payload">{</script>',
    ],
)
def test_another_page_is_refused_in_one_line(folder: Path, text: str) -> None:
    path = folder / "other.html"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PageError, match="is no page of mapper's"):
        read_page(path)


def test_a_page_of_another_kind_is_refused(folder: Path) -> None:
    path = folder / "kind.html"
    path.write_text(one_day()[0].replace('"kind":"map"', '"kind":"globe"'), encoding="utf-8")
    with pytest.raises(
        PageError, match="damaged page of mapper's: 'globe' is no kind of page; there are map, "
    ):
        read_page(path)


def test_a_page_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(PageError, match=r"gone\.html: cannot be read \(no such file"):
        read_page(folder / "gone.html")
