# SPDX-License-Identifier: MIT
"""A film as GIF, WebP, AVIF or MP4. The same film gives the same bytes.

GIF, WebP and AVIF by Pillow, MP4 (AV1, without a licence to ask for) by PyAV. They play without end
but for MP4, whose player has buttons.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PIL import Image

from mapper.errors import UsageError
from mapper.model.aside import Aside
from mapper.model.beside import ahead
from mapper.model.spelling import given
from mapper.picture.coded import must_be_there, must_fit, xmp
from mapper.picture.film_model import Film
from mapper.picture.fonts import needed
from mapper.picture.png import size_in_pixels
from mapper.picture.priority import priority_kept
from mapper.picture.redrawn import Patch, frames_of, patches_of
from mapper.picture.timeless import without_times

# How long the last picture stays, in seconds.
HOLD = 3.0
# Colours of a GIF; one more is for what stays as it was.
COLORS = 255
# So many frames of a film are asked for the colours of all.
ASKED = 8
# Of flat colours WebP is smaller without loss; AVIF has the colour of every pixel (4:4:4).
WEBP: Mapping[str, Any] = {"lossless": True, "quality": 50, "method": 3, "loop": 0}
AVIF: Mapping[str, Any] = {"quality": 70, "subsampling": "4:4:4", "speed": 8, "max_threads": 2}
# AV1 in MP4: the quality is of 0 (best) to 63, the preset of 0 (slow) to 13.
AV1 = {"crf": "32", "preset": "9", "svtav1-params": "tune=0:lp=2"}
# Pictures of MP4 in a second: players show few so unsteadily, and what stays takes no bytes.
RATE = 10


class Reel:
    """The frames of a film in pixels, drawn while those before are written; kept as patches where
    they are asked for `again`. `lasts`: for how many milliseconds each is seen.
    """

    def __init__(self, film: Film, scale: float, fps: float, *, again: bool = False) -> None:
        step = round(1000 / fps)
        self.lasts = [step] * (film.count - 1) + [max(step, round(1000 * HOLD))]
        self.picture = film.picture(0)
        self.size = size_in_pixels(self.picture, scale)
        self.coming = ahead(patches_of(film, scale))
        self.again = again
        self.kept: list[Sequence[Patch]] = []

    def patches(self) -> Iterator[Sequence[Patch]]:
        """Those of every frame; drawn once."""
        yield from self.kept
        for own in self.coming:
            if self.again:
                self.kept.append(own)
            yield own

    def frames(self) -> Iterator[Image.Image]:
        return frames_of(self.size, self.patches())


class Frames(Image.Image):
    """The frames of a reel as one image of Pillow, that has but one of them in memory."""

    def __init__(self, reel: Reel) -> None:
        super().__init__()
        self._mode, self._size = "RGB", reel.size
        self.reel, self.n_frames, self.is_animated = reel, len(reel.lasts), True
        self.nth, self.left = -1, reel.frames()
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Go to a frame: the next, the same, or back when all are written."""
        if frame >= self.n_frames:
            raise EOFError
        if frame == self.nth:
            return
        if frame == 0 and self.nth >= 0:
            # Encoders go back once all is written, and look at nothing then.
            self.nth = 0
            return
        self.nth = frame
        self.im = next(self.left).im

    def tell(self) -> int:
        return self.nth


def moving(film: Film, *, form: str, scale: float = 1.0, fps: float = 2.0) -> bytes:
    """The film as `gif`, `webp`, `avif` or `mp4`: `fps` pictures a second, the last of them held.

    Raises UsageError for a size that the format cannot have, and where what writes it is not
    installed.
    """
    # The colours of a GIF are chosen from all of it before it is written.
    reel = Reel(film, scale, fps, again=form == "gif")
    if form == "mp4":
        must_be_even(reel.size)
        return in_mp4(reel, needed("av", extra="video", instead="give webp or avif"))
    must_fit(form, reel.size)
    must_be_there(form)
    return WRITERS[form](reel)


def in_webp(reel: Reel) -> bytes:
    out = io.BytesIO()
    Frames(reel).save(
        out, "WEBP", save_all=True, duration=list(reel.lasts), xmp=xmp(reel.picture), **WEBP
    )
    return out.getvalue()


def in_avif(reel: Reel) -> bytes:
    out = io.BytesIO()
    Frames(reel).save(
        out, "AVIF", save_all=True, duration=list(reel.lasts), xmp=xmp(reel.picture), **AVIF
    )
    return without_times(out.getvalue())


def in_gif(reel: Reel) -> bytes:
    """All frames in the same colours, each as what differs from the one before."""
    colors = palette_of(reel)
    frames = (frame.quantize(palette=colors, dither=Image.Dither.NONE) for frame in reel.frames())
    out = io.BytesIO()
    next(frames).save(
        out, "GIF", save_all=True, append_images=frames, duration=list(reel.lasts), loop=0,
        optimize=True, disposal=1, transparency=COLORS,
        palette=bytes(colors.getpalette() or ()).ljust(768, b"\0"),
        comment=reel.picture.title.encode("utf-8", "replace"),
    )  # fmt: skip
    return out.getvalue()


def palette_of(reel: Reel) -> Image.Image:
    """The colours that serve frames from all over the film best."""
    last = len(reel.lasts) - 1
    asked = {round(nth * last / (ASKED - 1)) for nth in range(ASKED)}
    chosen = [frame for nth, frame in enumerate(reel.frames()) if nth in asked]
    wide, high = reel.size
    sheet = Image.new("RGB", (wide, high * len(chosen)))
    for nth, frame in enumerate(chosen):
        sheet.paste(frame, (0, nth * high))
    return sheet.quantize(COLORS, method=Image.Quantize.MEDIANCUT, kmeans=1)


WRITERS: Mapping[str, Callable[[Reel], bytes]] = {
    "gif": in_gif,
    "webp": in_webp,
    "avif": in_avif,
}


# --- MP4 ------------------------------------------------------------------------------------


def must_be_even(size: tuple[int, int]) -> None:
    """UsageError where MP4 cannot have a size: colours are of squares of two pixels."""
    if any(side % 2 for side in size):
        wide, high = (side + side % 2 for side in size)
        raise UsageError(
            f"mp4: has even numbers of pixels, not {size[0]} × {size[1]} — "
            f"give {given('size', f'{wide}x{high}')}"
        )


def in_mp4(reel: Reel, av: Any) -> bytes:
    """AV1, with what players need first at the start of the file."""
    # Its library else writes what it is and does to standard error.
    os.environ.setdefault("SVT_LOG", "0")
    with Aside() as folder:
        path = folder / "film.mp4"
        with av.open(str(path), "w", options={"movflags": "+faststart"}) as file:
            file.metadata["title"] = reel.picture.title
            stream = file.add_stream("libsvtav1", rate=RATE, options=AV1)
            stream.width, stream.height = reel.size
            stream.pix_fmt = "yuv420p"
            with priority_kept():
                stream.codec_context.open()
            for image in in_steady_time(reel):
                file.mux(stream.encode(av.VideoFrame.from_image(image)))
            file.mux(stream.encode())
        return path.read_bytes()


def in_steady_time(reel: Reel) -> Iterator[Image.Image]:
    """Every frame as often as it is seen in tenths of a second; none less than once."""
    shown = due = 0.0
    for frame, lasts in zip(reel.frames(), reel.lasts, strict=True):
        due += lasts * RATE / 1000
        yield frame
        shown += 1
        while shown + 0.5 <= due:
            yield frame
            shown += 1
