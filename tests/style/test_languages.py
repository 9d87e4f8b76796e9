# SPDX-License-Identifier: MIT
"""Catalogues: all have the same texts, with the same values, in every plural class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest

from mapper.style.plurals import RULES, classes_of
from mapper.style.words import Words, load_words
from tests.pseudo import BACK, KEPT, LANG, TURN, longer, pseudo_texts

LANGUAGES = files("mapper.style") / "languages"
CATALOGUES = {
    **{file.name[:-5]: load_words(file.name[:-5]).texts for file in LANGUAGES.iterdir()},
    LANG: pseudo_texts(),
}
EVERY = pytest.mark.parametrize("texts", CATALOGUES.values(), ids=[*CATALOGUES])
VALUE = re.compile(r"\{(\w+)\}")


def has_forms(entry: Any) -> bool:
    return isinstance(entry, Mapping) and "one" in entry


def leaves(entry: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every text, list, or table of plural forms under its dotted key."""
    if isinstance(entry, Mapping) and not has_forms(entry):
        for name, part in entry.items():
            yield from leaves(part, f"{key}.{name}" if key else name)
    else:
        yield key, entry


def values_of(entry: Any) -> frozenset[str]:
    """What is filled into a text. One form may do without the number, which its words say."""
    texts = [*entry.values()] if has_forms(entry) else [entry] if isinstance(entry, str) else []
    return frozenset(name for text in texts for name in VALUE.findall(text))


@EVERY
def test_every_language_has_the_texts_of_english_with_their_values(texts: Any) -> None:
    english = {key: values_of(entry) for key, entry in leaves(CATALOGUES["en"])}
    assert {key: values_of(entry) for key, entry in leaves(texts)} == english


@EVERY
def test_every_form_has_the_values_of_the_others(texts: Any) -> None:
    short = {
        f"{key}.{name}": missing
        for key, entry in leaves(texts)
        if has_forms(entry)
        for name, text in entry.items()
        if (missing := values_of(entry) - values_of(text) - {"n", "all"})
    }
    assert short == {}


@EVERY
def test_texts_with_forms_have_one_for_every_plural_class(texts: Any) -> None:
    classes = {*classes_of(texts["lang"])}
    forms = {key: {*entry} for key, entry in leaves(texts) if has_forms(entry)}
    assert {key: found for key, found in forms.items() if found != classes} == {}


def test_no_language_is_without_its_plural_rule() -> None:
    assert {str(texts["lang"]).partition("-")[0] for texts in CATALOGUES.values()} <= {*RULES}


@pytest.mark.parametrize(
    ("number", "sign"), [(0, "⁰"), (1, ""), (2, "²"), (7, "³"), (111, "⁺"), (102, "")]
)
def test_a_number_takes_the_form_of_its_class(number: int, sign: str) -> None:
    assert Words(pseudo_texts()).count("report.age", number).endswith(f"⟧{sign}")


def test_a_value_keeps_its_own_way_where_a_text_runs_from_right_to_left() -> None:
    said = Words(pseudo_texts()).say("head.as_of", day="5 August")
    assert said.endswith("\N{FIRST STRONG ISOLATE}5 August\N{POP DIRECTIONAL ISOLATE}⟧")


def test_the_language_that_nobody_speaks_is_a_third_longer() -> None:
    entries = dict(leaves(CATALOGUES["en"]))
    texts = [text for key, text in entries.items() if isinstance(text, str) and key not in KEPT]
    plain = [VALUE.sub("", text) for text in texts]
    longest = re.sub(f"[{TURN}{BACK}]", "", "".join(map(longer, plain)))
    assert 1.3 <= len(longest) / len("".join(plain)) <= 1.4


@EVERY
def test_texts_without_parties_stand_for_those_with_some(texts: Mapping[str, Any]) -> None:
    """Under the same keys, with values that those are given too."""
    known = dict(leaves(texts))
    own = dict(leaves(texts["without_parties"]))
    assert own.keys() <= known.keys()
    assert [key for key, text in own.items() if not values_of(text) <= values_of(known[key])] == []
    assert [key for key, text in own.items() if text == known[key]] == []
