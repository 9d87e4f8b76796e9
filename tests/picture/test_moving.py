# SPDX-License-Identifier: MIT
"""Animations as GIF, WebP, AVIF and MP4."""

from __future__ import annotations

import io
import re
import sys
from functools import cache
from typing import Any

import av
import pytest
from PIL import Image, ImageSequence

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_film, written_film
from mapper.picture.film_model import Film
from mapper.picture.moving import must_be_even
from mapper.picture.priority import priorities
from mapper.picture.timeless import boxes, without_times
from tests.picture.maps import toy_days

KINDS = ("gif", "webp", "avif")


@cache
def film() -> Film:
    """Three days of the toy country."""
    return drawn_film(toy_days(), size="300x300")


@cache
def written(form: str) -> bytes:
    return written_film(film(), form=form, fps=4)


@pytest.mark.parametrize("form", KINDS)
def test_every_day_is_a_frame_and_the_last_is_held(form: str) -> None:
    image = Image.open(io.BytesIO(written(form)))
    assert image.format == form.upper()
    assert image.size == (300, 300)
    lasts = []
    for frame in ImageSequence.Iterator(image):
        frame.load()
        lasts.append(frame.info["duration"])
    assert lasts == [250, 250, 3000]


@pytest.mark.parametrize("form", KINDS)
def test_the_same_days_are_the_same_bytes(form: str) -> None:
    assert written_film(film(), form=form, fps=4) == written(form)


@pytest.mark.parametrize("form", KINDS)
def test_an_animation_has_scaled_pixels(form: str) -> None:
    image = Image.open(io.BytesIO(written_film(film(), form=form, scale=0.5)))
    assert image.size == (150, 150)


def test_all_frames_of_a_gif_have_one_palette() -> None:
    content = written("gif")
    whole = 13 + 3 * 2 ** ((content[10] & 7) + 1)
    assert content[10] & 0x80
    # An image: a comma, four numbers of two bytes, and whether colours of its own follow.
    images = re.finditer(rb"\x00,.{8}(.)\x08", content[whole:], re.DOTALL)
    own = [image[1][0] & 0x80 for image in images]
    assert own == [0, 0, 0]


def test_a_gif_holds_what_changed_alone() -> None:
    still = written_film(Film(1, film().picture), form="gif")
    assert len(written("gif")) < 2 * len(still)


def test_a_film_in_mp4_is_av1_with_its_index_first() -> None:
    content = written("mp4")
    file: Any = av.open(io.BytesIO(content))
    (stream,) = file.streams.video
    assert (stream.codec_context.name, stream.width, stream.height) == ("libdav1d", 300, 300)
    assert float(file.duration / 1e6) == pytest.approx(3.5, abs=0.1)
    order = [kind for kind, _, _ in boxes(content, 0, len(content))]
    assert order.index(b"moov") < order.index(b"mdat")
    assert written_film(film(), form="mp4", fps=4) == content


def test_what_follows_an_mp4_is_not_more_urgent_than_what_went_before() -> None:
    before = set(priorities().values())
    written_film(film(), form="mp4", fps=4)
    assert set(priorities().values()) == before


@pytest.mark.parametrize("size", [(601, 600), (600, 601)])
def test_mp4_has_even_numbers_of_pixels(size: tuple[int, int]) -> None:
    said = f"mp4: has even numbers of pixels, not {size[0]} × {size[1]} — give size '"
    with pytest.raises(UsageError, match=re.escape(said)):
        must_be_even(size)


def test_without_pyav_it_is_said_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(UsageError, match=re.escape("pip install 'control-mapper[video]'")):
        written_film(film(), form="mp4")


@pytest.mark.parametrize("fps", [0, 0.1, 11, -1])
def test_days_a_second_are_such_that_one_can_watch(fps: float) -> None:
    with pytest.raises(UsageError, match=r"fps '\S+': give 0\.2 to 10 days a second"):
        written_film(film(), form="gif", fps=fps)


def test_times_of_making_are_taken_out_of_boxes() -> None:
    dated = box(b"mvhd", bytes(4) + b"\1\2\3\4" * 2 + b"rest")
    long = box(b"tkhd", b"\1\0\0\0" + b"\1" * 16 + b"rest")
    content = (
        box(b"ftyp", b"avis") + box(b"moov", dated + box(b"trak", long)) + box(b"mdat", b"\1" * 9)
    )
    cleared = without_times(content)
    assert cleared.count(b"\1\2\3\4") == 0
    assert len(cleared) == len(content)
    assert cleared.endswith(b"\1" * 9)
    assert without_times(cleared) == cleared


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content
