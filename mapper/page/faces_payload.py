"""The payload of a history of drawn ground: its lines, and the histories of its faces.

Keys beside those of `payload`:

- `start` (ISO): day 0; `stops`: the days that were drawn, counted from it, and among them `ended`,
  those on which only a status ends; `between`, `opening`:
  as in `timeline_payload`;
- `places`: towns for orientation;
- `statuses`, `reports`, `language`, `unitForms`: as in `steps`; of the statuses those that were
  drawn; `single`: whether the page is about the day of its opening alone; `pinned`: the day that
  it is compared with at first, or null;
- `lines`: `transform` and `text` (see `drawn_lines`), labels by their place in `drawn`, the ids
  of the statuses;
- `histories`: a text of whole numbers; for every history how many runs it has, for each run the
  stops since the one before and its label, 0 for none and from 1 else, and its report if there
  are several; then the square kilometres that have it, with `digits` decimals.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import shapely

from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.geometry.arcs import grid_over
from mapper.geometry.area import area_digits
from mapper.geometry.faces import GRID_DEG
from mapper.geometry.frame import frame_around, position_digits
from mapper.geometry.packing import pack_number, pack_topology
from mapper.geometry.rings import rings_by_day
from mapper.geometry.unrolled import turn_of
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.page.drawn_lines import packed_lines
from mapper.page.geometry import QUANTIZATION, context_topology
from mapper.page.packed_spells import language, sides_part, spoken, status_entries
from mapper.page.payload import Payload, Texts, page_part, rounded, web_address, without_empty
from mapper.polygons.face_history import FaceHistory, Voice
from mapper.style.words import Words

SPOKEN = ("head", "figures", "diff", "report", "timeline", "faces")
# What stands for a status in the colour of dots that have none.
UNSAID = "ground"

History = tuple[tuple[int, ...], ...]


def make_faces_payload(
    here: Situation,
    history: FaceHistory,
    texts: Texts,
    opening: date,
    *,
    pinned: date | None = None,
    single: bool = False,
) -> Payload:
    """The payload of a page over all days of a history, opened on the day `opening`.

    With `pinned` it opens on what changed between the two; `single` shows that day alone.
    """
    turn = turn_of(history.faces.shapes)
    faces = history.faces
    if turn:
        faces = replace(faces, shapes=tuple(map(turn.shape, faces.shapes)))
    here, words = unrolled(here), texts.words
    first = history.days[0]
    page = page_part(here, texts)
    grid = grid_over([shapely.box(*here.boundaries.outline().bounds)], QUANTIZATION)
    stops = len(history.days)
    return {
        **page,
        "kind": "faces",
        "words": page["words"] | spoken(words, SPOKEN, here.measured),
        "language": language(words),
        "start": first.isoformat(),
        "stops": [(day - first).days for day in history.days],
        "ended": [(day - first).days for day in history.ended],
        "between": True,
        "opening": (opening - first).days,
        "pinned": None if pinned is None else (pinned - first).days,
        "single": single,
        "unitForms": {"units": [here.boundaries.unit_word, here.boundaries.units_word]},
        "statuses": status_entries(here, words, set(history.statuses)),
        **sides_part(here, set(history.statuses)),
        "drawn": list(history.statuses),
        "lines": {
            "transform": grid,
            "text": packed_lines(rings_by_day(faces), stops, grid, GRID_DEG),
        },
        "digits": area_digits(sum(history.faces.area_km2)),
        "histories": packed_histories(history),
        "reports": [voice_entry(voice, words) for voice in history.voices],
        "places": [town_entry(place) for place in here.boundaries.places],
        "annotations": [],
        **shown_part(here),
    }


def town_entry(place: Place) -> Payload:
    """A town for orientation, of which nothing is said: its dot has no status."""
    return {
        "id": place.id,
        "kind": Kind.TOWN.value,
        "name": place.name,
        "at": [round(place.lon or 0.0, 3), round(place.lat or 0.0, 3)],
        "status": UNSAID,
    }


def shown_part(here: Situation) -> Payload:
    """What is drawn around the ground, and the boxes around both."""
    bounds = here.boundaries.outline().bounds
    frame = frame_around(bounds)
    context = context_topology(here.boundaries.country, here.surroundings, frame)
    digits = position_digits(bounds)
    return {
        "bounds": rounded(bounds, digits),
        "frame": rounded(frame, digits),
        "context": pack_topology(context),
    }


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


def voice_entry(voice: Voice, words: Words) -> Payload:
    """What a report says beside its status, in words."""
    return without_empty(
        {
            "basis": voice.basis and words.say(f"basis.{voice.basis.value}"),
            "confidence": voice.confidence and words.say(f"confidence.{voice.confidence.value}"),
            "source": voice.source,
            "url": web_address(voice.source_url),
            "note": voice.note,
        }
    )
