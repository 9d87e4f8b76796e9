# SPDX-License-Identifier: MIT
"""The words of the page in one language, from `languages/*.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from mapper.model.dates import Span
from mapper.model.scheme import Scheme
from mapper.style.plurals import classes_of, rule_of
from mapper.style.shared import number

SOUND_DIGITS = int(number("figures.sound_digits"))
LEAST_KM2 = number("figures.least_said_km2")
LEAST_SHARE = number("figures.least_said_percent")

# A text, or a word, by plural class.
Forms = Mapping[str, str]


class Ground(Protocol):
    """What has units, and says what one and several of them are called."""

    @property
    def unit_word(self) -> str: ...

    @property
    def units_word(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by dotted key, with the forms of numbers and dates of the language."""

    texts: Mapping[str, Any]

    @property
    def lang(self) -> str:
        return str(self.texts["lang"])

    @property
    def dir(self) -> str:
        return str(self.texts["dir"])

    def of(self, scheme: Scheme) -> Words:
        """The words for a scheme: without parties nobody holds anything, and no ground changes
        hands.
        """
        if scheme.has_parties:
            return self
        return Words(_over(self.texts, self.texts["without_parties"]))

    def entry(self, key: str) -> Any:
        """What stands under a dotted key: a text, or a table of forms; KeyError if nothing."""
        found: Any = self.texts
        for part in key.split("."):
            found = found[part]
        return found

    def say(self, key: str, /, **values: object) -> str:
        """The text under `key` with its `{names}` filled in; values are never templates."""
        return self._filled(self.entry(key), values)

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        """The text with its values; where it runs from right to left each keeps its own way."""
        apart = "\u2068{}\u2069" if self.dir == "rtl" else "{}"
        return text.format_map({name: apart.format(value) for name, value in values.items()})

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The form of `key` for `number`; `{n}` is the number unless a value is given."""
        form = self.chosen(self.entry(key), number)
        return self._filled(form, {"n": self.integer(number), **values})

    def chosen(self, forms: Forms, number: int) -> str:
        """Of forms by plural class the one for `number`."""
        return forms.get(rule_of(self.lang)(number), forms["other"])

    def unit_forms(self, ground: Ground) -> Forms:
        """What units are called, by plural class: as the language does, or else as their set."""
        known = self.texts["units"].get(ground.unit_word)
        own = {"one": ground.unit_word, "other": ground.units_word}
        return known or {name: own.get(name, own["other"]) for name in classes_of(self.lang)}

    def unit(self, ground: Ground) -> str:
        """What one unit is called."""
        return self.chosen(self.unit_forms(ground), 1)

    def units(self, ground: Ground, number: int | None = None) -> str:
        """What so many units are called, or units at large."""
        forms = self.unit_forms(ground)
        return forms["other"] if number is None else self.chosen(forms, number)

    def counted(self, forms: Forms, number: int) -> str:
        """`30 provinces`"""
        units = self.chosen(forms, number)
        return self.say("figures.count", n=self.integer(number), units=units)

    def country(self, name: str) -> str:
        """A country as a sentence names it: `the Netherlands`, `Norway`; each of several with its
        own article: `Haiti and the Dominican Republic`.
        """
        rule = self.texts["articles"]
        if name in rule["names"]:
            return self.say("articles.form", name=name)
        for between in (str(self.texts["list_and"]), ", "):
            if between in name:
                return between.join(map(self.country, name.split(between)))
        article, _, _ = str(rule["form"]).partition("{")
        bare = name.casefold().startswith(article) or not {*name.split()} & {*rule["words"]}
        return name if bare else self.say("articles.form", name=name)

    def capitals(self, unit: str) -> Forms:
        """What capitals of units are called, by what a unit is called."""
        forms: Forms = self.texts["capitals"].get(unit, self.entry("head.capital"))
        return {name: form.format(unit=unit) for name, form in forms.items()}

    def form(self, key: str, number: int, /, **values: object) -> str:
        """As `count` where the text has forms for one and for several, else as `say`."""
        if isinstance(self.entry(key), str):
            return self.say(key, **values)
        return self.count(key, number, **values)

    def numeral(self, number: int) -> str:
        """Small numbers in words, others in digits: `three`, `31`."""
        return str(self.texts["numerals"][number]) if self.is_said(number) else self.integer(number)

    def is_said(self, number: int) -> bool:
        """Whether a number is so small that it is a word in a sentence."""
        return number < len(self.texts["numerals"])

    def integer(self, number: int) -> str:
        return f"{number:,}".replace(",", str(self.texts["thousands"]))

    def decimal(self, number: float, digits: int = 1, fixed: int = 0) -> str:
        """A number with at most `digits` decimals, without zeros at the end: `9.3`, `12`; those
        before `fixed` stay: `12.0`.
        """
        whole, _, part = f"{number:.{digits}f}".partition(".")
        part = part[:fixed] + part[fixed:].rstrip("0")
        text = self.integer(int(whole))
        return f"{text}{self.texts['decimal']}{part}" if part else text

    def area(self, km2: float) -> str:
        """Square kilometres in three significant digits, without the unit: `642,000`.

        What would round to nothing and is ground all the same is `under 0.01`.
        """
        text = self.decimal(three_digits(km2), 2)
        return self.under(LEAST_KM2, 2) if text == "0" and km2 > 0 else text

    def share(self, percent: float, held: float) -> str:
        """Per cent in tenths, without the sign, `33.0` beside `33.4`; all and nothing are `100` and
        `0`. `held` is what the share is of, in any measure.

        What is held is never `0`, and where it rounds to that it is `under 0.1`.
        """
        if percent == 0 and held > 0:
            return self.under(LEAST_SHARE)
        return self.decimal(percent, 1, 0 if percent in (0, 100) else 1)

    def under(self, number: float, digits: int = 1) -> str:
        """`under 0.1`"""
        return self.say("under", n=self.decimal(number, digits))

    def beside(self, parts: Iterable[str]) -> str:
        """Parts of a sentence one after the other: `Gazette, Herald`"""
        return str(self.texts["comma"]).join(parts)

    def apart(self, clauses: Iterable[str]) -> str:
        """Clauses of a sentence that stand by themselves: `one fell; two were held`"""
        return str(self.texts["semicolon"]).join(clauses)

    def aside(self, text: str, more: str) -> str:
        """`Haven (town)`"""
        return self.say("detail.aside", text=text, more=more)

    def row(self, term: str, text: str) -> str:
        """`Basis: inferred`"""
        return self.say("detail.row", term=term, text=text)

    def sentence(self, clause: str) -> str:
        """A clause as a sentence: `One fell.`"""
        return capitalised(self.say("sentence", clause=clause))

    def listed(self, names: Sequence[str]) -> str:
        """`Gazette`, `Gazette and Herald`, `Gazette, Herald and Mail`"""
        *first, last = names or [""]
        return str(self.texts["list_and"]).join([self.beside(first), last] if first else [last])

    def day(self, day: date) -> str:
        """`5 August 2021`"""
        month = self.texts["months"][day.month - 1]
        return self.say("date", day=day.day, month=month, year=day.year)

    def period(self, first: date, last: date) -> str:
        """`5 to 15 August 2021`, `1 May to 6 September 2021`: what both share is said once."""
        if first == last:
            return self.day(last)
        same = (first.year, first.month) == (last.year, last.month)
        key = "days" if same else "months" if first.year == last.year else "years"
        return self.say(
            f"period.{key}",
            day=first.day,
            month=self.texts["months"][first.month - 1],
            first=self.day(first),
            last=self.day(last),
        )

    def span(self, span: Span) -> str:
        """A day, a month, a year or an interval in words."""
        if span.is_day:
            return self.day(span.first)
        if span == Span.of_month(span.first.year, span.first.month):
            month = self.texts["months"][span.first.month - 1]
            return self.say("month", month=month, year=span.first.year)
        if span == Span.of_year(span.first.year):
            return str(span.first.year)
        return self.say("interval", first=self.day(span.first), last=self.day(span.last))


def three_digits(number: float) -> float:
    """`number` rounded to three significant digits; 0 stays 0.

    What sums leave over far behind the point does not turn a half up or down.
    """
    sound = float(f"{number:.{SOUND_DIGITS}g}")
    if sound == 0:
        return 0.0
    return round(sound, 2 - math.floor(math.log10(abs(sound))))


@cache
def load_words(lang: str = "en") -> Words:
    """The words of a bundled language; KeyError where there is none."""
    return Words(catalogue(lang))


def catalogue(lang: str) -> dict[str, Any]:
    """All texts of a language, as its file has them."""
    path = files("mapper.style") / "languages" / f"{lang}.toml"
    if not lang.replace("-", "").isalnum() or not path.is_file():
        raise KeyError(lang)
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _over(texts: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Texts with others in the place of those of the same keys."""
    merged = {
        key: _over(texts[key], other) if isinstance(other, Mapping) and key in texts else other
        for key, other in others.items()
    }
    return {**texts, **merged}


def capitalised(text: str) -> str:
    """A text with its first letter large, and all others as they are."""
    return text[:1].upper() + text[1:]
