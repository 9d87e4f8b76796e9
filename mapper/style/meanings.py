# SPDX-License-Identifier: MIT
"""What the words of one table mean, where its user says so: `means={"1": "taliban"}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mapper.errors import UsageError
from mapper.model.scheme import Scheme, Status, fold
from mapper.model.spelling import given
from mapper.tables.text import quoted


def with_meanings(scheme: Scheme, means: Mapping[str, str]) -> Scheme:
    """The scheme with further words: of each the status that `means` names, by any of its words.

    A word that meant another status by a synonym means that one no longer. Raises UsageError
    where there is no such status, and for a word that is itself the name of another status.
    """
    meant = {fold(word): _status(scheme, word, status) for word, status in means.items()}
    if not meant:
        return scheme
    return replace(scheme, statuses=tuple(_with_words(one, meant) for one in scheme.statuses))


def _status(scheme: Scheme, word: str, text: str) -> str:
    found, own = scheme.find(text), scheme.named(word)
    known = ", ".join(status.id for status in scheme.statuses)
    if found is None:
        raise UsageError(
            f"{given('means', {word: text})}: the scheme '{scheme.id}' has no status "
            f"{quoted(text)} — the statuses are {known}"
        )
    if own is not None and own is not found:
        raise UsageError(
            f"{given('means', {word: text})}: {quoted(word)} is the name of another status — give "
            "a scheme of your own"
        )
    return found.id


def _with_words(status: Status, meant: Mapping[str, str]) -> Status:
    kept = (word for word in status.synonyms if meant.get(fold(word), status.id) == status.id)
    more = (word for word, status_id in meant.items() if status_id == status.id)
    return replace(status, synonyms=tuple(dict.fromkeys((*kept, *more))))
