"""Fields that say when a unit exists: a file of several vintages, whose units lie on each other."""

from __future__ import annotations

from collections.abc import Iterator

from mapper.boundaries.features import Features
from mapper.boundaries.units import text_of
from mapper.model.problem import Problem, Where, note
from mapper.tables.headings import heading_key

# Without case and punctuation.
_BEGINS = {"validfrom", "validon"}
_ENDS = {"validto", "validuntil"}


def tell_vintages(features: Features, file: str) -> Iterator[Problem]:
    """A note where features end at different times, or begin so where none says its end; one date
    for all is that of the file.

    Units are not yet chosen by the day that is drawn.
    """
    begins, ends = (
        [field for field in features.columns if heading_key(field) in keys]
        for keys in (_BEGINS, _ENDS)
    )
    # Units of which none has ended lie beside each other, whenever they began.
    if _differ(features, ends or begins):
        fields = [*begins, *ends]
        what = f"units exist at different times, as {' and '.join(fields)} say; all are drawn"
        hint = "choose those of one time with --unit-where, as in"
        example = f"'{fields[-1]}={_last(features, fields[-1])}'"
        yield note(Where(file), what, f"{hint} {example}", "vintages")


def _differ(features: Features, fields: list[str]) -> bool:
    return any(len({*map(text_of, features.columns[field])}) > 1 for field in fields)


def _last(features: Features, field: str) -> str:
    """The value of those that exist now: an open end, else the latest date."""
    values = [text_of(value) for value in features.columns[field]]
    return "" if heading_key(field) in _ENDS and "" in values else max(values)
