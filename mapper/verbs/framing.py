# SPDX-License-Identifier: MIT
"""What a map is framed by, as a look asks for it, and what of its ground is not seen at first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from mapper.boundaries.boundary_set import BoundarySet
from mapper.errors import UsageError
from mapper.geometry.frame import ALL_GROUND, KM_PER_DEG, Framing, brought, meet, padded
from mapper.geometry.interest import framed, size_km
from mapper.geometry.plane import Box
from mapper.geometry.unrolled import bounds_together
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import given
from mapper.page.document import Document
from mapper.page.map_model import Payload
from mapper.reading.arguments import CHANGES, WHOLE, given_frame, given_insets
from mapper.verbs.look import Look

FAR = "far-ground"
# Room around a unit, of its longer side; and how far around a town is seen, of the longer side of
# all ground, in km at least and at most.
UNIT_ROOM = 0.15
TOWN_SHARE, TOWN_LEAST_KM, TOWN_MOST_KM = 0.1, 5.0, 100.0


def framing_of(
    look: Look,
    ground: BoundarySet,
    places: Iterable[Place] = (),
    *,
    changed: Collection[str] | None = None,
    compared: bool = False,
) -> Framing:
    """What a map of some ground is framed by, what has an inset on it, and what shows where it is;
    `places`: those of a table, which are known, too.

    `changed`: the ids of what changed; None of a map of one day. A map that is `compared` is framed
    by it of itself where it is a small part of all. Raises UsageError for a place that is not known
    and for a box without ground in it.
    """
    known = [*places]
    asked = _framing_asked(look, ground, known, changed=changed, compared=compared)
    framing = replace(asked, locator=look.locator)
    insets = given_insets(look.inset)
    if insets is None:
        return framing
    return replace(framing, insets=tuple(_inset_of(inset, ground, known) for inset in insets))


def _inset_of(asked: str | Box, ground: BoundarySet, places: Iterable[Place]) -> tuple[str, Box]:
    """The name and the box of what is to have an inset."""
    if isinstance(asked, str):
        place = place_named(asked, ground, places, "inset")
        return place.name, box_of(place, ground, "inset")
    return "", _with_ground(asked, ground, "inset")


def _framing_asked(
    look: Look,
    ground: BoundarySet,
    places: Iterable[Place],
    *,
    changed: Collection[str] | None,
    compared: bool,
) -> Framing:
    asked = given_frame(look.frame)
    if asked is None or asked == WHOLE:
        if compared and asked is None:
            return Framing(changed=frozenset(changed or ()), only_small=True)
        return ALL_GROUND
    if asked == CHANGES:
        return _framing_of_changes(changed)
    if isinstance(asked, str):
        return Framing(box=box_of(place_named(asked, ground, places), ground))
    return Framing(box=_with_ground(asked, ground, "frame"))


def _with_ground(asked: Box, ground: BoundarySet, option: str) -> Box:
    """A box that was asked for; UsageError where none of the ground lies in it."""
    bounds = bounds_together(ground.outline())
    if not meet(brought(asked, bounds), bounds):
        west, south, east, north = bounds
        raise UsageError(
            f"{given(option, ','.join(f'{side:g}' for side in asked))}: none of the ground lies "
            f"there — it goes from {west:.4g},{south:.4g} to {east:.4g},{north:.4g}"
        )
    return asked


def _framing_of_changes(changed: Collection[str] | None) -> Framing:
    if changed is None:
        raise UsageError(f"{given('frame', CHANGES)}: a map of one day has none — name a place")
    if not changed:
        raise UsageError(f"{given('frame', CHANGES)}: nothing changed — leave it out")
    return Framing(changed=frozenset(changed))


def place_named(
    name: str, ground: BoundarySet, places: Iterable[Place], option: str = "frame"
) -> Place:
    """The place of a name, found as the place of a row is; UsageError where there is none."""
    from mapper.places.match_ladder import Found, Question, climb
    from mapper.places.wording import problem_of

    known = {place.id for place in (*ground.units, *ground.places)}
    more = [place for place in places if place.id not in known]
    gazetteer = replace(ground, places=(*ground.places, *more)).gazetteer()
    answer = climb(Question(name), gazetteer)
    if isinstance(answer, Found):
        return answer.place
    problem = problem_of(answer, Where(given(option, name)), gazetteer)
    raise UsageError(str(problem))


def box_of(place: Place, ground: BoundarySet, option: str = "frame") -> Box:
    """The box around a place, with the ground around it."""
    for unit, shape in zip(ground.units, ground.shapes, strict=True):
        if unit.id == place.id:
            bounds = framed([shape]).bounds
            return padded(bounds, UNIT_ROOM * max(size_km(bounds)) / KM_PER_DEG)
    if place.lon is None or place.lat is None:
        raise UsageError(f"{given(option, place.name)}: nothing is known of where it lies")
    side = max(size_km(bounds_together(ground.outline())))
    km = min(max(TOWN_SHARE * side, TOWN_LEAST_KM), TOWN_MOST_KM)
    return padded((place.lon, place.lat, place.lon, place.lat), km / KM_PER_DEG)


def tell_far(payload: Payload, name: str) -> tuple[Problem, ...]:
    """A note on ground that lies too far to be seen at first; `name`: that of what was drawn."""
    far = [one["name"] for one in payload.get("beyond", [])]
    if not far:
        return ()
    lie = "lies" if len(far) == 1 else "lie"
    what = f"{', '.join(far)} {lie} far from the rest, outside of the first view"
    return (note(Where(name), what, "a line under the map leads there", FAR),)


def tell_undrawn_parts(document: Document) -> tuple[Problem, ...]:
    """A note on far parts of units, which a picture has no inset for: the rest of them is on it."""
    far = document.payload.get("beyond", [])
    parts = [one["name"] for one in far if "units" not in one]
    if not parts:
        return ()
    lie = "lies far from the rest and is" if len(parts) == 1 else "lie far from the rest and are"
    what = f"{', '.join(parts)} {lie} not on the picture"
    return (note(Where(document.situation.name), what, code=FAR),)
