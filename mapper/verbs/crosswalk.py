# SPDX-License-Identifier: MIT
"""What became of the units of one boundary set in another, in words for a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from mapper.boundaries.boundary_set import BoundarySet, must_be_of_one_time
from mapper.boundaries.catalog import is_bundled
from mapper.boundaries.crosswalk import Change, Crosswalk, Limits, Link, crosswalk
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import AS_IT_IS, BoundaryOptions
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.model.texts import counted
from mapper.reading.inputs import Boundaries
from mapper.style.words import Words, load_words

# So many of a change stand in words; a file has them all.
NAMED = 12
PARTS_NAMED = 6

HEADINGS = {
    Change.SPLIT: "Split, or a part of it became a unit of its own",
    Change.MERGED: "Merged, or became a part of another unit",
    Change.MOVED: "Border moved: ground that went to another unit",
    Change.GONE: "Gone: ground outside of the new set",
    Change.NEW: "New: ground outside of the old set",
    Change.RENAMED: "Renamed, on the same ground",
}


def crosswalk_of(
    old: Boundaries,
    new: Boundaries,
    old_options: BoundaryOptions = AS_IT_IS,
    new_options: BoundaryOptions = AS_IT_IS,
    sliver_m: float | None = None,
) -> tuple[Crosswalk, tuple[Problem, ...]]:
    """The crosswalk between two sets, and what is told of them and of it.

    Without `sliver_m` the drawings decide what is a sliver; see `limits_of`. Options are for files,
    a bundled set has none. Raises BoundaryError where a set cannot be read or the pieces do not
    balance, and UsageError where units exist at different times.
    """
    before, after = _apart(_loaded(old, old_options), old, _loaded(new, new_options), new)
    found = crosswalk(before, after, None if sliver_m is None else Limits(width_m=sliver_m))
    told = (*before.notes, *after.notes, *_tell_other_ground(found), *_tell_apart(found))
    return found, tuple(dict.fromkeys(told))


def _apart(
    before: BoundarySet, old: Boundaries, after: BoundarySet, new: Boundaries
) -> tuple[BoundarySet, BoundarySet]:
    """Two sets with the names of their files; with those of their folders where these are one."""
    if before.name != after.name:
        return before, after
    names = [_folder_and_file(source) for source in (old, new)]
    names = names if names[0] != names[1] else [f"{names[0]} (old)", f"{names[1]} (new)"]
    return replace(before, name=names[0]), replace(after, name=names[1])


def _folder_and_file(source: Boundaries) -> str:
    return str(Path(*Path(source).parts[-2:])) if isinstance(source, str | Path) else "boundaries"


def _loaded(source: Boundaries, options: BoundaryOptions) -> BoundarySet:
    named = isinstance(source, str | Path) and is_bundled(str(source))
    ground = load_boundaries(source, AS_IT_IS if named else options)
    must_be_of_one_time(ground, "a crosswalk")
    return ground


def _tell_other_ground(found: Crosswalk) -> Iterator[Problem]:
    for _, new in found.other_ground:
        what = f"{new.shown!r} stands for other ground than in {found.old.name}"
        hint = "a row about the one is not a row about the other"
        yield note(Where(found.new.name), what, hint, "other-ground", value=new.shown)


def _tell_apart(found: Crosswalk) -> Iterator[Problem]:
    """A note where the two sets share no ground."""
    if not any(link.old and link.new for link in found.links):
        what = f"no ground of {found.old.name} lies in it"
        hint = f"if they are of one country, {argument('crs')} may read one of them aright"
        yield note(Where(found.new.name), what, hint, "apart")


# --- in words -----------------------------------------------------------------------------


def crosswalk_as_text(found: Crosswalk) -> str:
    """What changed, by kind, and the sums of ground on both sides."""
    words = load_words()
    changes = (
        "\n".join([f"{heading}:", *(f"  {line}" for line in _shortened(lines))])
        for change, heading in HEADINGS.items()
        if (lines := [*_lines(change, found.by_change[change], words)])
    )
    same = counted(len(found.by_change[Change.SAME]), "unit")
    blocks = [_head(found, words), *changes, f"Same: {same}", _sums(found, words), _method(found)]
    return "\n\n".join(blocks) + "\n"


def _head(found: Crosswalk, words: Words) -> str:
    sides = (
        f"{ground.name}: {counted(len(ground.units), 'unit')}, "
        f"{words.area(math.fsum(ground.area_km2))} km²"
        for ground in (found.old, found.new)
    )
    return " → ".join(sides)


def _shortened(lines: Sequence[str]) -> Sequence[str]:
    more = len(lines) - NAMED
    return [*lines[:NAMED], f"and {more:,} more"] if more > 1 else lines


def _lines(change: Change, links: Sequence[Link], words: Words) -> Iterator[str]:
    """The links of one change, a line for each unit that was split or merged."""
    if change is Change.SPLIT:
        for old, parts in groupby(links, key=lambda link: _shown(link.old)):
            yield f"{old} → {_listed(_shown(link.new) for link in parts)}"
    elif change is Change.MERGED:
        for new, parts in groupby(links, key=lambda link: _shown(link.new)):
            yield f"{_listed(_shown(link.old) for link in parts)} → {new}"
    elif change is Change.RENAMED:
        for link in links:
            yield f"{_named(link.old, link)} → {_named(link.new, link)}"
    else:
        pieces = sorted(links, key=lambda link: -link.km2)
        yield from (_piece(link, words) for link in pieces if not link.is_kept)


def _piece(link: Link, words: Words) -> str:
    """`Lavertezzo → Verzasca: 57.3 km², 98.6 % of Lavertezzo and 26.2 % of Verzasca`"""
    units = [(unit, share) for unit, share in _shares(link) if unit]
    names = " → ".join(unit.shown for unit, _ in units)
    shares = " and ".join(
        f"{words.share(round(100 * share, 1), share)} % of {unit.shown}" for unit, share in units
    )
    return f"{names}: {words.area(link.km2)} km², {shares}"


def _shares(link: Link) -> tuple[tuple[Place | None, float], tuple[Place | None, float]]:
    return (link.old, link.of_old), (link.new, link.of_new)


def _named(unit: Place | None, link: Link) -> str:
    """A unit; with its code where old and new have one name."""
    same = link.old and link.new and link.old.shown == link.new.shown
    return f"{_shown(unit)} ({unit.id})" if unit and same else _shown(unit)


def _shown(unit: Place | None) -> str:
    return unit.shown if unit else ""


def _listed(names: Iterable[str]) -> str:
    named = [*names]
    more = len(named) - PARTS_NAMED
    return ", ".join(named[:PARTS_NAMED]) + (f" and {more} more" if more > 0 else "")


# --- sums ---------------------------------------------------------------------------------


def _sums(found: Crosswalk, words: Words) -> str:
    """The ground of both sets by change, in km², which adds up to both."""
    rows = [["km²", found.old.name, found.new.name]]
    for change, links in found.by_change.items():
        if links:
            sides = (_side(links, new=new) for new in (False, True))
            rows.append([change.value.capitalize(), *_figures(sides, words)])
    slivers = found.slivers
    if slivers.pairs:
        rows.append(["Slivers", *_figures((slivers.old_km2, slivers.new_km2), words)])
    whole = (math.fsum(ground.area_km2) for ground in (found.old, found.new))
    rows.append(["Sum", *_figures(whole, words)])
    return "\n".join(_aligned(rows))


def _side(links: Iterable[Link], *, new: bool) -> float:
    return math.fsum(link.km2 for link in links if (link.new if new else link.old))


def _figures(sides: Iterable[float], words: Words) -> list[str]:
    return [words.area(km2) if km2 else "–" for km2 in sides]


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, *figures in rows:
        cells = [figure.rjust(width) for figure, width in zip(figures, others, strict=True)]
        yield "  ".join([name.ljust(first), *cells])


def _method(found: Crosswalk) -> str:
    limits = found.limits
    width = f"thinner than {limits.width_m:,.0f} m on average"
    if not limits.ground:
        return f"Slivers are pieces {width}: {counted(found.slivers.pairs, 'pair')} of units."
    share = f"{100 * limits.ground:g} % of both their units"
    return (
        f"The two are drawn with different lines. Slivers are pieces {width}, or less than "
        f"{share}: {counted(found.slivers.pairs, 'pair')} of units."
    )
