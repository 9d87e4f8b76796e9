# SPDX-License-Identifier: MIT
"""The payload of a history of drawn ground: its lines, and the histories of its faces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import shapely
from shapely import Geometry

from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.geometry.arcs import Grid, grid_over
from mapper.geometry.area import area_digits
from mapper.geometry.faces import GRID_DEG, Faces
from mapper.geometry.frame import position_digits
from mapper.geometry.interest import framed
from mapper.geometry.packing import pack_number
from mapper.geometry.rings import rings_by_day
from mapper.geometry.unrolled import turn_of
from mapper.model.voice import Voice
from mapper.page.drawn_lines import packed_lines
from mapper.page.entries import rounded, without_empty
from mapper.page.focus import focus_of_drawn
from mapper.page.geometry import grid_steps
from mapper.page.happened import events_of_days
from mapper.page.kinds import KINDS
from mapper.page.map_model import FacesPayload, FacesWords, Report, StoryPart
from mapper.page.packed_spells import language, sides_part, spoken, status_entries
from mapper.page.payload import (
    Texts,
    around_part,
    page_part,
    signs_part,
    standing_part,
)
from mapper.page.source_counts import counts_of_days
from mapper.polygons.face_history import FaceHistory
from mapper.polygons.kept_lines import PackedLines
from mapper.style.words import Words

History = tuple[tuple[int, ...], ...]


def make_faces_payload(
    here: Situation,
    history: FaceHistory,
    texts: Texts,
    opening: date,
    *,
    pinned: date | None = None,
    single: bool = False,
) -> FacesPayload:
    """The payload of a page over all days of a history, opened on the day `opening`.

    With `pinned` it opens on what changed between the two; `single` shows that day alone.
    """
    faces = in_one_piece(history.faces)
    here, words = unrolled(here), texts.words
    first = history.days[0]
    about = focus_of_drawn(here, changed_ground(faces))
    around, whole = around_part(here, texts, focus=about), here.boundaries.outline().bounds
    grid = grid_of(whole, around["bounds"])
    kept = history.lines and history.lines.text_on(history.faces, grid)
    stops, area = len(history.days), words.area(sum(here.boundaries.area_km2))
    return {
        **page_part(here, texts, words.count("faces.total", stops, area=area)),
        "kind": "faces",
        "version": KINDS["faces"].version,
        "words": spoken(FacesWords, words.of(here.scheme), here.measured, texts.title),
        "language": language(words),
        "start": first.isoformat(),
        "stops": [(day - first).days for day in history.days],
        "ended": [(day - first).days for day in history.ended],
        "between": True,
        "opening": (opening - first).days,
        "pinned": None if pinned is None else (pinned - first).days,
        "single": single,
        "unitForms": {"units": {**words.unit_forms(here.boundaries)}},
        "statuses": status_entries(here, words, set(history.statuses)),
        **sides_part(here, set(history.statuses)),
        "drawn": list(history.statuses),
        "lines": {"transform": grid, "text": kept or lines_text(faces, stops, grid)},
        "digits": area_digits(sum(history.faces.area_km2)),
        "histories": packed_histories(history),
        "reports": [voice_entry(voice, words) for voice in history.voices],
        "places": [],
        "annotations": [],
        **signs_part(here, (), words),
        **counts_of_days(here, words, first),
        **events_of_days(here, words, around["bounds"], (first, history.days[-1])),
        **around,
        **StoryPart(),
    }


def grid_of(whole: Sequence[float], bounds: Sequence[float]) -> Grid:
    """The grid of lines in a box, of which a page is framed by `bounds`."""
    return grid_over([shapely.box(*whole)], grid_steps(whole, bounds))


def lines_text(faces: Faces, stops: int, grid: Grid) -> str:
    """The lines of all days; see `drawn_lines`."""
    return packed_lines(rings_by_day(faces), stops, grid, GRID_DEG)


def usual_lines(history: FaceHistory) -> PackedLines:
    """The lines of a page that nobody frames otherwise: what is kept beside the faces."""
    faces = in_one_piece(history.faces)
    framing = framed(faces.shapes).bounds
    bounds = rounded(framing, position_digits(framing))
    grid = grid_of([*map(float, shapely.total_bounds(list(faces.shapes)))], bounds)
    return PackedLines(grid, lines_text(faces, len(history.days), grid))


def in_one_piece(faces: Faces) -> Faces:
    """Faces on both sides of the line of 180 degrees, as they are drawn."""
    turn = turn_of(faces.shapes)
    return replace(faces, shapes=tuple(map(turn.shape, faces.shapes))) if turn else faces


def changed_ground(faces: Faces) -> list[Geometry]:
    """The faces that have more than one status over the days, none being one."""
    pairs = zip(faces.shapes, faces.runs, strict=True)
    return [shape for shape, runs in pairs if len({label for _, label in runs}) > 1]


def packed_histories(history: FaceHistory) -> str:
    """Every history once, with the ground of all faces that have it."""
    several = len(history.voices) > 1
    steps = 10 ** area_digits(sum(history.faces.area_km2))
    areas: dict[History, float] = {}
    faces = history.faces
    for runs, said, km2 in zip(faces.runs, history.said, faces.area_km2, strict=True):
        key: History = runs
        if several:
            key = tuple((*run, voice) for run, voice in zip(runs, said, strict=True))
        areas[key] = areas.get(key, 0.0) + km2
    return "".join(packed_history(key, round(km2 * steps)) for key, km2 in sorted(areas.items()))


def packed_history(runs: History, area: int) -> str:
    """One history: its runs with the stops between them, and its ground."""
    numbers: list[int] = []
    before = 0
    for day, label, *voice in runs:
        numbers += [day - before, label + 1, *voice]
        before = day
    return "".join(map(pack_number, [len(runs), *numbers, area]))


def voice_entry(voice: Voice, words: Words) -> Report:
    """What a report says beside its status, in words."""
    return without_empty(standing_part(voice, words))
