# SPDX-License-Identifier: MIT
"""Write one file of every kind in a folder and print their digests: `-m tests.reproduced FOLDER`.

Run twice in circumstances that must not count, the two lists are equal.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import shapely

from mapper.cli.main import app
from tests.checker.wars import invented, write

WAR = ("control.csv", "--boundaries", "units.geojson", "--force", "-o")
DRAWN = ("front", "--force", "-o")
# What is written, by the file that it goes to.
COMMANDS: dict[str, tuple[str, ...]] = {
    "day.html": ("draw", *WAR),
    "days.html": ("timeline", *WAR),
    "pair.html": ("diff", *WAR),
    "moves.json": ("diff", *WAR),
    "series.csv": ("stats", *WAR),
    **{
        f"day.{form}": ("export", *WAR)
        for form in (
            "csv",
            "geojson",
            "gpkg",
            "kml",
            "parquet",
            "pdf",
            "png",
            "svg",
            "topojson",
            "xlsx",
        )
    },
    "days.gif": ("export", "--dates", "monthly", "--size", "400x400", *WAR),
    "front.html": ("timeline", *DRAWN),
    "front.gpkg": ("faces", *DRAWN),
    "front.parquet": ("faces", *DRAWN),
    "front.svg": ("export", *DRAWN),
}


def write_front(folder: Path) -> None:
    """Five days of a front, a file a day; the files come into the folder in no order."""
    (folder / "front").mkdir()
    for day in (3, 1, 5, 2, 4):
        line = 20 + day / 10
        held = {
            "government": shapely.box(line, 10, 24, 13) - shapely.Point(23, 12).buffer(0.4),
            "taliban": shapely.box(18, 10, line, 13),
        }
        features = [
            {
                "type": "Feature",
                "properties": {"status": status},
                "geometry": shapely.geometry.mapping(ground),
            }
            for status, ground in held.items()
        ]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / "front" / f"front-2023-01-0{day}.geojson").write_text(text, encoding="utf-8")


def list_backwards() -> None:
    """Have folders list their files in the other order, as another disk may."""
    plain, scan = os.listdir, os.scandir
    os.listdir = lambda *of: plain(*of)[::-1]  # type: ignore[assignment]

    @contextlib.contextmanager
    def backwards(*of: str):  # type: ignore[no-untyped-def]
        with scan(*of) as found:
            yield iter([*found][::-1])

    os.scandir = backwards  # type: ignore[assignment]


def run(words: Sequence[str]) -> None:
    """Run a command; RuntimeError with what it said where it does not end well."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            app(words)
        except SystemExit as end:
            if end.code not in (0, None):
                told = said.buffer.getvalue().decode()  # type: ignore[attr-defined]
                raise RuntimeError(f"{' '.join(words)}: {told}") from None


def digests(folder: Path) -> dict[str, str]:
    """The digest of each file that the commands wrote, by name."""
    written = sorted(path for path in folder.iterdir() if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in written}


def main(folder: Path, *, backwards: bool) -> None:
    write(invented(3), folder)
    write_front(folder)
    if backwards:
        list_backwards()
    os.chdir(folder)
    for name, words in COMMANDS.items():
        run((*words, name))
    print(json.dumps(digests(folder)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), backwards="--backwards" in sys.argv)
