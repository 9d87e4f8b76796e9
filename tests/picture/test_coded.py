# SPDX-License-Identifier: MIT
"""Pictures as JPEG, WebP and AVIF."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, features

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_picture, written
from mapper.picture.coded import must_fit
from mapper.picture.png import in_pixels
from tests.picture.maps import toy

SMALL = drawn_picture(toy(title="Blue & <red>"), size="300x300")


@pytest.mark.parametrize(
    ("form", "kind"), [("jpg", "JPEG"), ("jpeg", "JPEG"), ("webp", "WEBP"), ("avif", "AVIF")]
)
def test_a_picture_is_written_in_its_format_and_size(form: str, kind: str) -> None:
    image = Image.open(io.BytesIO(written(SMALL, form=form, scale=1.5)))
    assert (image.format, image.size, image.mode) == (kind, (450, 450), "RGB")


@pytest.mark.parametrize("form", ["jpg", "webp", "avif"])
def test_the_same_picture_is_the_same_bytes(form: str) -> None:
    assert written(SMALL, form=form) == written(SMALL, form=form)


@pytest.mark.parametrize("form", ["jpg", "webp", "avif"])
def test_title_and_description_go_along(form: str) -> None:
    said = Image.open(io.BytesIO(written(SMALL, form=form))).info["xmp"].decode()
    assert "Blue &amp; &lt;red&gt;" in said
    assert "dc:description" in said


@pytest.mark.parametrize(("form", "apart"), [("jpg", 24), ("webp", 0), ("avif", 24)])
def test_no_colour_is_far_from_that_of_the_picture_in_all_its_colours(
    form: str, apart: int
) -> None:
    drawn, other = (
        Image.open(io.BytesIO(image)).convert("RGB")
        for image in (in_pixels(SMALL), written(SMALL, form=form))
    )
    pairs = zip(drawn.tobytes(), other.tobytes(), strict=True)
    far = sorted(abs(a - b) for a, b in pairs)
    assert far[int(len(far) * 0.999)] <= apart


def test_a_jpeg_has_the_colour_of_every_pixel() -> None:
    image = Image.open(io.BytesIO(written(SMALL, form="jpg")))
    assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]


def test_what_a_format_cannot_have_is_refused() -> None:
    with pytest.raises(UsageError, match=r"webp: has at most 16,383 pixels a side, not 20,000 × "):
        must_fit("webp", (20_000, 4_000))


def test_a_scale_that_no_memory_holds_is_refused() -> None:
    said = "scale '90': makes 27,000 × 27,000 pixels — at most 120 million are drawn"
    with pytest.raises(UsageError, match=re.escape(said)):
        written(SMALL, form="png", scale=90)


def test_a_pillow_without_a_format_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(features, "check", lambda name: name != "avif")
    with pytest.raises(UsageError, match=re.escape("pip install 'pillow>=11.3'")):
        written(SMALL, form="avif")
