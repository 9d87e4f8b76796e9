# SPDX-License-Identifier: MIT
"""PNG in 256 colours: the picture that the eye sees, in a third of the bytes."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from mapper.exports.pictures import drawn_picture
from mapper.picture.few_colours import (
    FARTHEST,
    SMALLEST,
    in_few_colours,
    indexed,
    named_in,
    palette_of,
)
from mapper.picture.png import in_pixels, png, with_whole_edge
from mapper.picture.svg import svg
from tests.picture.maps import toy


def opened(image: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(image)).convert("RGB")).astype(int)


def written(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


def test_a_map_is_less_than_half_as_large_and_no_pixel_moves_far() -> None:
    picture = drawn_picture(toy())
    whole, few = in_pixels(picture), png(picture)
    assert len(few) < len(whole) / 2
    moved = np.sqrt(((opened(whole) - opened(few)) ** 2).sum(axis=2))
    assert moved.max() <= FARTHEST
    assert (moved > 0).mean() < 0.1


def test_every_colour_of_the_map_that_fills_pixels_is_exactly_as_it_was() -> None:
    """Fills and keys, letters and ground: all that the picture itself names."""
    picture = drawn_picture(toy())
    whole, few = opened(in_pixels(picture)), opened(png(picture))
    there = {colour: (whole == colour).all(axis=2) for colour in named_in(svg(picture))}
    seen = [colour for colour, pixels in there.items() if pixels.any()]
    assert len(seen) >= 5
    assert all((few[there[colour]] == colour).all() for colour in seen)


def test_a_picture_of_every_colour_keeps_them() -> None:
    side = np.arange(0, 256, 4)
    red, green = np.meshgrid(side, side)
    pixels = np.stack([red, green, (red * 7 + green * 3) % 256], axis=2)
    assert in_few_colours(written(pixels)) is None


def test_of_more_named_colours_than_are_kept_usually_each_is_exact() -> None:
    """Of a house with very many parties: 150 named colours, and others that are close to them."""
    named = [(20 + nth, 120, 200 - nth) for nth in range(150)]
    near = [(red, green + 2, blue) for red, green, blue in named]
    pixels = np.array([named, near, [(red + 1, green, blue) for red, green, blue in near]])
    few = in_few_colours(written(pixels), {*named})
    assert few is not None
    assert (opened(indexed(few))[0] == pixels[0]).all()


def test_more_named_colours_than_a_palette_has_keep_the_picture_as_it_is() -> None:
    named = [(nth % 256, nth // 256, 7) for nth in range(300)]
    assert in_few_colours(written(np.array([named])), {*named}) is None


def test_what_can_be_seen_through_keeps_that() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (200, 10, 10, 128)).save(out, "PNG")
    assert in_few_colours(out.getvalue()) is None


def test_a_last_row_that_is_covered_in_part_is_a_whole_row() -> None:
    image = Image.new("RGBA", (4, 4), (200, 10, 10, 255))
    for x in range(4):
        image.putpixel((x, 3), (200, 10, 10, 192))
    out = io.BytesIO()
    image.save(out, "PNG")
    few = in_few_colours(out.getvalue())
    assert few is not None
    assert (opened(indexed(few)) == (200, 10, 10)).all()


def test_one_that_keeps_all_its_colours_has_a_whole_last_row_too() -> None:
    image = Image.new("RGBA", (4, 4), (200, 10, 10, 255))
    image.putpixel((2, 3), (200, 10, 10, 192))
    out = io.BytesIO()
    image.save(out, "PNG")
    assert Image.open(io.BytesIO(with_whole_edge(out.getvalue()))).mode == "RGB"
    image.putpixel((1, 1), (200, 10, 10, 192))
    image.save(out := io.BytesIO(), "PNG")
    assert with_whole_edge(out.getvalue()) == out.getvalue()


def test_few_colours_are_all_in_the_palette() -> None:
    colours = np.array([[0, 0, 0], [255, 255, 255], [200, 30, 30]], dtype=np.int32)
    taken, nearest, farthest = palette_of(colours, 1)
    assert sorted(taken) == [0, 1, 2]
    assert [taken[number] for number in nearest] == [0, 1, 2]
    assert farthest == 0


def test_of_more_colours_each_goes_to_the_nearest_of_the_palette() -> None:
    """Beside a plain search in all of them."""
    colours = np.array([(n * 7 % 256, n * 3 % 256, n // 4) for n in range(900)], dtype=np.int32)
    colours = np.unique(colours, axis=0)
    taken, nearest, farthest = palette_of(colours, 20)
    away = ((colours[:, None] - colours[taken]) ** 2).sum(axis=2)
    assert len(taken) == len({*taken}) == 256
    assert (away[np.arange(len(colours)), nearest] == away.min(axis=1)).all()
    assert farthest == np.sqrt(away.min(axis=1).max())


def test_a_picture_that_takes_longer_to_write_is_smaller_and_the_same() -> None:
    few = in_few_colours(in_pixels(drawn_picture(toy())))
    assert few is not None
    quick, smallest = indexed(few), indexed(few, SMALLEST)
    assert len(smallest) <= len(quick)
    assert (opened(quick) == opened(smallest)).all()
