# SPDX-License-Identifier: MIT
"""Tables that we write for review as CSV, read back with the lines of their rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mapper.errors import TableError
from mapper.model.problem import Where
from mapper.tables.formulas import freed


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What such a file is.

    - `called`: its rows, as in `aliases`; `made_by`: the command that writes one.
    - `columns`: those it may have; `needed`: those it must.
    """

    called: str
    made_by: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


def reviewed_rows(path: str | Path, form: Form) -> Iterator[tuple[Where, dict[str, str]]]:
    """The rows of a file, each with its line: texts by column, without blanks around them.

    Raises TableError where the file cannot be read, or has columns other than those of the form.
    """
    file = Path(path)
    text = _text(file, form)
    # The reader counts blank lines and lines within quotes, so that a problem has its true line.
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, strict=True, delimiter=_between(text))
    try:
        rows = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise TableError(f"{file}:{reader.line_num}: not CSV: {error}") from error
    if not rows:
        raise TableError(f"{file} is empty — its first line is {','.join(form.columns)}")
    heads = _headings(rows[0][1], file, form)
    for line, cells in rows[1:]:
        texts = [freed(cell.strip()) for cell in cells]
        yield Where(file.name, line), dict(zip(heads, texts, strict=False))


def _text(file: Path, form: Form) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = f"{form.made_by} makes one"
        raise TableError(f"{file}: no such file of {form.called} — {hint}") from None
    except UnicodeDecodeError:
        what = f"the {form.called} are not in UTF-8"
        raise TableError(f"{file}: {what} — save them as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TableError(f"{file}: cannot read the {form.called}: {reason}") from None


def _between(text: str) -> str:
    """What stands between the cells: spreadsheets write what their country has for a list."""
    head = text.lstrip().partition("\n")[0]
    return max(",;\t", key=head.count)


def _headings(cells: Sequence[str], file: Path, form: Form) -> list[str]:
    heads = [cell.strip().casefold() for cell in cells]
    unknown = [head for head in heads if head and head not in form.columns]
    missing = [head for head in form.needed if head not in heads]
    if unknown or missing:
        fault = f"unknown column '{unknown[0]}'" if unknown else f"no column '{missing[0]}'"
        raise TableError(f"{file}: {fault} — the columns are {', '.join(form.columns)}")
    return heads
