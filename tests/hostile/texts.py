# SPDX-License-Identifier: MIT
"""Hostile texts written into every field, and every format of data read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mapper.exports.xml_text import characters
from tests.cli.warm import Warm
from tests.hostile.attacked import READ, SHOWN, Attack, write
from tests.hostile.corpus import TEXTS
from tests.hostile.sinks import elements, texts_of

# A table with a NUL in it is no text: what has one is refused, and all others are taken.
REFUSED = tuple(text for text in TEXTS if "\0" in text)
TAKEN = tuple(text for text in TEXTS if text not in REFUSED)
# Texts at once, spread over the groups of the corpus.
PARTS = 29
FORMATS = ("csv", "geojson", "gpkg", "kml", "parquet", "topojson", "xlsx")


def part(nth: int) -> Attack:
    return Attack(TAKEN[nth::PARTS])


def harmless(attack: Attack) -> Attack:
    """Texts as long as these that mean no harm."""
    return Attack(
        tuple(f"{nth:02} {'letters ' * 40}"[: len(t)] for nth, t in enumerate(attack.texts))
    )


def run(warm: Warm, folder: Path, *words: str) -> str:
    """What a command prints; RuntimeError where it refuses."""
    done = warm.run([*words, "--force"], folder)
    if done.code:
        raise RuntimeError(f"{' '.join(words)}: {done.err.decode()}")
    return done.out.decode()


def lost(warm: Warm, attack: Attack, folder: Path) -> Iterator[str]:
    """The texts that a format of data does not have as they are."""
    write(attack, folder)
    for form in FORMATS:
        run(warm, folder, "export", *SHOWN, "-o", f"data.{form}")
        found = set().union(*(texts_of(path) for path in folder.glob(f"data*.{form}")))
        for text in (*attack.names, *attack.notes, *attack.sources):
            if held(text, form) not in found | {""}:
                yield f"{form}: {text!a} is not in it"
    run(warm, folder, "diff", *READ, "-o", "moves.json")
    moves = texts_of(folder / "moves.json")
    yield from (f"diff: {name!a} is not in it" for name in attack.names if name not in moves)


def held(text: str, form: str) -> str:
    """What a format has of a text: KML what XML may hold of it, all others the text itself."""
    return characters(text) if form == "kml" else text


def made(warm: Warm, attack: Attack, folder: Path) -> Iterator[str]:
    """The elements of XML that are there for the attack alone."""
    (folder / "harmless").mkdir()
    write(harmless(attack), folder / "harmless")
    run(warm, folder / "harmless", "export", *SHOWN, "-o", "data.kml")
    known = elements(folder / "harmless" / "data.kml")
    for element in elements(folder / "data.kml") - known:
        yield f"kml: {element} is made by a text"
