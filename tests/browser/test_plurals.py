# SPDX-License-Identifier: MIT
"""The plural rules of Python are those of browsers, and scripts take the forms that these give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mapper.style.plurals import RULES, classes_of, rule_of
from tests.pseudo import pseudo_texts

CLASSES = """(module, [lang, numbers]) => {
  const rules = new Intl.PluralRules(lang);
  return [numbers.map((number) => rules.select(number)), rules.resolvedOptions().pluralCategories];
}"""


@pytest.mark.parametrize("lang", RULES)
def test_numbers_have_the_class_that_browsers_give_them(js: Callable[..., Any], lang: str) -> None:
    numbers = [*range(1200), 10_000, 100_005, 1_000_000]
    given, classes = js("dom.mjs").run(CLASSES, [lang, numbers])
    assert [*map(rule_of(lang), numbers)] == given
    assert sorted(classes_of(lang)) == sorted(classes)


def test_a_script_takes_the_form_for_a_number(js: Callable[..., Any]) -> None:
    texts = pseudo_texts()
    said = js("wording.mjs").run(
        "({ makeSpeaker }, [language, forms]) =>"
        " [0, 1, 2, 7, 111].map((n) => makeSpeaker(language).count(forms, n).at(-1))",
        [texts, texts["report"]["age"]],
    )
    assert said == ["⁰", "⟧", "²", "³", "⁺"]


def test_a_value_keeps_its_own_way_on_a_page_from_right_to_left(js: Callable[..., Any]) -> None:
    said = js("dom.mjs").run(
        "({ fill }) => (document.dir = 'rtl', fill('{place} ← {day}', { place: 'A', day: 5 }))"
    )
    assert said == "\u2068A\u2069 ← \u20685\u2069"
