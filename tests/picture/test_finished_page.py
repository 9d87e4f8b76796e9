"""A picture of a finished page."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.drawing import Look, draw_page, make_document
from mapper.errors import TableError
from mapper.export.pictures import picture
from mapper.inputs import BUNDLED_DAY, read_inputs
from mapper.picture.article import article_of
from mapper.picture.finished_page import read_page
from mapper.timeline_page import timeline_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def test_a_page_gives_the_picture_that_its_table_gives(folder: Path) -> None:
    inputs, look = read_inputs(), Look(as_of=BUNDLED_DAY, provinces_from="capital")
    path = folder / "map.html"
    path.write_text(draw_page(inputs, look), encoding="utf-8")
    from_table = article_of(make_document(inputs, look))
    for size in ("article", "social"):
        assert picture(read_page(path), size=size) == picture(from_table, size=size)
    assert picture(read_page(path), theme="dark") == picture(from_table, theme="dark")


def test_a_page_of_many_days_is_not_one_of_one(folder: Path) -> None:
    path = folder / "timeline.html"
    path.write_text(timeline_page(read_inputs(), Look(), "all"), encoding="utf-8")
    with pytest.raises(TableError, match="shows more than one day — draw its table"):
        read_page(path)


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
    with pytest.raises(TableError, match="is no page that mapper has drawn"):
        read_page(path)


def test_a_page_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(TableError, match=r"gone\.html: cannot be read \(no such file"):
        read_page(folder / "gone.html")
