# SPDX-License-Identifier: MIT
"""What a picture was made with stands in it, where its format has a place for it."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from mapper.page.made_with import Made
from mapper.picture.made_with import told_by, with_record, without_record

HOSTILE = "a</metadata>\n<b>&amp; \u202e\ufffe\udcff' --> %%EOF\nstartxref\n0 IEND\x9b"
MADE = Made(
    version="0.1.0",
    command="export",
    files={"control.csv": "0" * 32},
    options={"table": "control.csv", "title": HOSTILE},
)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("P", (3, 2), 1).save(out, "PNG")
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title></svg>\n'
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n29\n%%EOF\n"
PICTURES = {"png": png(), "svg": SVG, "pdf": PDF}


@pytest.fixture(params=PICTURES)
def picture(request: pytest.FixtureRequest) -> bytes:
    return PICTURES[request.param]


def test_it_is_read_back_and_the_picture_is_what_it_was(picture: bytes) -> None:
    told = with_record(picture, MADE)
    found = told_by(told)
    assert found is not None
    assert found.made.options == MADE.options
    assert without_record(told) == picture
    assert found.whole
    assert with_record(told, MADE) == told
    assert len(told) - len(picture) < 500


def test_a_picture_that_was_changed_says_so(picture: bytes) -> None:
    told = with_record(picture, MADE)
    changed = told.replace(b"Map", b"Mad").replace(b"<<>>", b"<< >>", 1)[:-1] + b" "
    assert not is_whole(changed)


def test_what_says_nothing_has_no_record(picture: bytes) -> None:
    assert told_by(picture) is None


def test_a_png_is_one_to_others_too() -> None:
    found = Image.open(io.BytesIO(with_record(png(), MADE)))
    found.load()
    assert found.size == (3, 2)
    assert "control.csv" in found.text["mapper-made"]


def test_an_svg_is_whole_and_its_title_comes_first() -> None:
    root = ElementTree.fromstring(with_record(SVG, MADE))
    assert [part.tag.rpartition("}")[2] for part in root] == ["title", "metadata"]


def test_in_a_pdf_nothing_moves_that_is_counted() -> None:
    told = with_record(PDF, MADE)
    (at,) = re.findall(rb"startxref\n(\d+)\n%%EOF\n\Z", told)
    assert told[int(at) :].startswith(b"xref")


def test_a_picture_of_another_format_stays_as_it_is() -> None:
    assert with_record(b"GIF89a", MADE) == b"GIF89a"


@pytest.mark.parametrize("cut", range(8, 60, 7))
def test_a_damaged_png_is_read_to_its_end(cut: int) -> None:
    told = with_record(png(), MADE)
    assert told_by(told[:cut]) is None
    assert not is_whole(told[:cut] + b"\xff" * 9)


def is_whole(picture: bytes) -> bool:
    """Whether a picture has a record, and is what it was when that was written."""
    told = told_by(picture)
    return told is not None and told.whole
