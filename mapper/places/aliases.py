"""Names for review as CSV, and the reviewed ones back as aliases."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from mapper.errors import TableError
from mapper.model.problem import Problem, Where
from mapper.model.spelling import typed
from mapper.places.gazetteer import Alias
from mapper.places.matching import Doubt
from mapper.tables.formulas import freed
from mapper.tables.write import csv_text

COLUMNS = ("name", "within", "place_id", "place_name", "score", "accept")
NEEDED = ("name", "place_id")
YES = frozenset({"yes", "y", "x", "1", "true"})
NO = frozenset({"", "no", "n", "0", "false", "-"})


def doubtful_as_csv(doubts: Iterable[Doubt]) -> str:
    """CSV text with one row for each name and parent, in the order of the table.

    The column `accept` is blank: a person writes `yes` where the suggestion is right, or
    puts the right code into `place_id` first. A name that a spreadsheet would run as a formula
    has an apostrophe before it, which `read_aliases` takes off.
    """
    first: dict[tuple[str, str], Doubt] = {}
    for doubt in doubts:
        first.setdefault((doubt.record.place, doubt.within), doubt)
    return csv_text([COLUMNS, *map(_cells, first.values())])


def _cells(doubt: Doubt) -> tuple[str, ...]:
    name, within = doubt.record.place, doubt.within
    if doubt.place is None:
        return (name, within, "", "", "", "")
    return (name, within, doubt.place.id, doubt.place.name, f"{doubt.score:.0f}", "")


def read_aliases(path: str | Path) -> tuple[tuple[Alias, ...], tuple[Problem, ...]]:
    """The accepted aliases of a reviewed file, and problems with its rows.

    Without a column `accept` every row counts. Raises TableError where the file cannot be read,
    or has columns other than those of `doubtful_as_csv`.
    """
    file = Path(path)
    # The reader counts blank lines and lines within quotes, so that a problem has its true line.
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    try:
        rows = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise TableError(f"{file}:{reader.line_num}: not CSV: {error}") from error
    if not rows:
        raise TableError(f"{file} is empty — its first line is {','.join(COLUMNS)}")
    heads = _headings(rows[0][1], file)
    aliases, problems = [], []
    for line, cells in rows[1:]:
        texts = [freed(cell.strip()) for cell in cells]
        found = _alias(dict(zip(heads, texts, strict=False)), Where(file.name, line))
        if isinstance(found, Alias):
            aliases.append(found)
        elif found is not None:
            problems.append(found)
    return tuple(aliases), tuple(problems)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = f"{typed('mapper check TABLE --write-aliases FILE')} makes one"
        raise TableError(f"{file}: no such file of aliases — {hint}") from None
    except UnicodeDecodeError:
        raise TableError(f"{file}: the aliases are not in UTF-8 — save them as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TableError(f"{file}: cannot read the aliases: {reason}") from None


def _headings(cells: Sequence[str], file: Path) -> list[str]:
    heads = [cell.strip().casefold() for cell in cells]
    unknown = [head for head in heads if head and head not in COLUMNS]
    missing = [head for head in NEEDED if head not in heads]
    if unknown or missing:
        fault = f"unknown column '{unknown[0]}'" if unknown else f"no column '{missing[0]}'"
        raise TableError(f"{file}: {fault} — the columns are {', '.join(COLUMNS)}")
    return heads


def _alias(row: Mapping[str, str], where: Where) -> Alias | Problem | None:
    """The alias of a row, a problem, or None where the row is not accepted."""
    accepted = row.get("accept", "").casefold()
    if "accept" in row and accepted in NO:
        return None
    if "accept" in row and accepted not in YES:
        what = f"accept is '{row['accept']}'"
        return Problem(where, what, "write yes, or leave it empty", code="bad-accept")
    empty = [head for head in NEEDED if not row.get(head)]
    if empty:
        what = f"an accepted alias without {' and '.join(empty)}"
        return Problem(where, what, "fill it in, or leave accept empty", code="incomplete-alias")
    return Alias(row["place_id"], row["name"], within=row.get("within", ""), where=where)
