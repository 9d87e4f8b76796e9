# SPDX-License-Identifier: MIT
"""What contradicts itself in a scheme whose form is right, as `place: fault` lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mapper.model.scheme import Role, Scheme, Status, fold


def scheme_faults(scheme: Scheme) -> list[str]:
    """All contradictions of a scheme: `statuses.2.contenders: …`, counted from 1."""
    return [
        *([] if scheme.statuses else ["statuses: needs at least one entry"]),
        *_twice("actors", [actor.id for actor in scheme.actors]),
        *_twice("statuses", [status.id for status in scheme.statuses]),
        *_shared_words(scheme.statuses),
        *_several_unknown(scheme.statuses),
        *_nothing_contested(scheme),
        *(
            f"statuses.{number}.{fault}"
            for number, status in enumerate(scheme.statuses, start=1)
            for fault in _status_faults(status, scheme)
        ),
    ]


def _twice(group: str, ids: Sequence[str]) -> Iterator[str]:
    for i, found in enumerate(ids):
        if found in ids[:i]:
            first = ids.index(found) + 1
            yield f"{group}.{i + 1}.id: '{found}' is the id of {group}.{first} already"


def _shared_words(statuses: Sequence[Status]) -> Iterator[str]:
    """Words that would mean two statuses, or none."""
    owners: dict[str, str] = {}
    for number, status in enumerate(statuses, start=1):
        for word in (status.id, status.label, *status.synonyms):
            if not fold(word):
                yield f"statuses.{number}.synonyms: '{word}' is no word"
                continue
            owner = owners.setdefault(fold(word), status.id)
            if owner != status.id:
                yield f"statuses.{number}.synonyms: '{word}' already means '{owner}'"


def _several_unknown(statuses: Sequence[Status]) -> Iterator[str]:
    unknown = [status.id for status in statuses if status.role is Role.UNKNOWN]
    if len(unknown) > 1:
        yield f"statuses: only one can have the role 'unknown', not {_listed(unknown)}"


def _nothing_contested(scheme: Scheme) -> Iterator[str]:
    roles = {status.role for status in scheme.statuses}
    if scheme.contested_below is not None and roles.isdisjoint((Role.MIXED, Role.CONTESTED)):
        yield "contested_below: no status has the role 'mixed' or 'contested'"


def _status_faults(status: Status, scheme: Scheme) -> Iterator[str]:
    actors = [actor.id for actor in scheme.actors]
    others = [other.id for other in scheme.statuses if other.id != status.id]
    if status.actor and status.actor not in actors:
        yield f"actor: no actor '{status.actor}' — there are {_listed(actors)}"
    for contender in status.contenders:
        if contender not in others:
            yield f"contenders: no other status '{contender}' — there are {_listed(others)}"
    if status.starts and status.ends and status.ends <= status.starts:
        yield f"ends: {status.ends} is not after starts, {status.starts}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words) or "none"
