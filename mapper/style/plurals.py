# SPDX-License-Identifier: MIT
"""Which form of a text goes with a number, by the classes of the Unicode CLDR.

Scripts of a page ask `Intl.PluralRules`, which browsers bring along. Python has nothing like it,
and needs of all languages those alone that have a catalogue: a line each, where a library would
bring thirty megabytes. A test holds each rule against that of the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Rule = Callable[[int], str]


def one_or_other(number: int) -> str:
    """`1 day`, `2 days`: English and most languages of Europe."""
    return "one" if number == 1 else "other"


def arabic(number: int) -> str:
    """The dual has a form of its own, and so have few, from 3 to 10, and many, from 11 to 99."""
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


RULES: Mapping[str, Rule] = {"en": one_or_other, "ar": arabic}
# Each class a language has, in the order of the CLDR.
CLASSES: Mapping[Rule, tuple[str, ...]] = {
    one_or_other: ("one", "other"),
    arabic: ("zero", "one", "two", "few", "many", "other"),
}


def rule_of(lang: str) -> Rule:
    """The rule of a language, by its code, a region aside; KeyError where there is none."""
    return RULES[lang.partition("-")[0]]


def classes_of(lang: str) -> tuple[str, ...]:
    """The classes that every text with forms must have in a language."""
    return CLASSES[rule_of(lang)]
