"""What others counted, in words: `Of 421 districts: Taliban 224, Contested 110, not stated 87`."""

from __future__ import annotations

from mapper.model.scheme import Scheme
from mapper.model.source_count import SourceCount
from mapper.style.words import Words


def count_words(count: SourceCount, scheme: Scheme, words: Words) -> str:
    """The parts in the order of the table, and of how many; what was not stated is said so."""
    parts = [
        words.say("counted.part", label=scheme.status(status).label, n=words.integer(number))
        for status, number in count.parts
    ]
    if count.rest:
        parts.append(words.say("counted.rest", n=words.integer(count.rest)))
    said = ", ".join(parts)
    if count.whole is None:
        what = count.what[:1].upper() + count.what[1:]
        return words.say("counted.alone", what=what, parts=said)
    key = "counted.stated" if count.of is None else "counted.of"
    return words.say(key, n=words.integer(count.whole), what=count.what, parts=said)
