# SPDX-License-Identifier: MIT
"""Twelve invented tables of a country, in the forms in which people have theirs.

What they say is invented; the names, codes and positions are those of `newcomer.csv`, which was
written by hand from maps and news, without a look at the bundled data. It has a row a unit (its
code in ISO 3166-2; its name in short, with the word for its level, and in a language of the
country where one is written that differs) and a town (with the unit that an event of ACLED would
name, and its position to some kilometres).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent / "newcomer.csv"
EARLY, LATE = date(2024, 3, 13), date(2024, 4, 10)
# A European's dates of which none shows whether days or months stand first.
VAGUE = date(2024, 3, 5), date(2024, 4, 10)
WORDS = ("Government", "Rebels", "contested")
ACTORS = ("Military Forces", "Rebel Front")


class Known(NamedTuple):
    """A unit or a town as `newcomer.csv` has it; of a unit without a position."""

    country: str
    kind: str
    code: str
    name: str
    long: str
    local: str
    within: str
    lat: str
    lon: str


class Said(NamedTuple):
    """What a table says of a place on a day."""

    place: Known
    word: str
    day: date


class Made(NamedTuple):
    """A table that was written, and what it says of each place in the end."""

    path: Path
    last: Mapping[Known, str]


def countries() -> dict[str, str]:
    """The countries of the file by code, in its order, with what a person calls them."""
    return {
        "UKR": "Ukraine",
        "SDN": "Sudan",
        "MMR": "Myanmar",
        "SYR": "Syria",
        "COL": "Colombia",
        "FJI": "Fiji",
        "ETH": "Ethiopia",
        "YEM": "Yemen",
        "MEX": "Mexico",
        "PHL": "Philippines",
        "NGA": "Nigeria",
        "COD": "DR Congo",
    }


def known(country: str, kind: str) -> list[Known]:
    """The units or the towns of a country, in the order of the file."""
    with HERE.open(encoding="utf-8", newline="") as file:
        found = [Known(**row) for row in csv.DictReader(file)]
    return [one for one in found if (one.country, one.kind) == (country, kind)]


def said(
    places: Sequence[Known],
    words: Sequence[str] = WORDS,
    days: tuple[date, date] = (EARLY, LATE),
) -> list[Said]:
    """A row a place of the first day, and of the last day of two places, which change hands."""
    first = [Said(one, words[nth % len(words)], days[0]) for nth, one in enumerate(places)]
    return [*first, Said(places[0], words[1], days[1]), Said(places[1], words[0], days[1])]


def last(rows: Iterable[Said]) -> dict[Known, str]:
    return {row.place: row.word for row in rows}


def of_place(rows: Iterable[Said]) -> dict[Known, dict[date, str]]:
    """The words of each place by day."""
    found: dict[Known, dict[date, str]] = {}
    for row in rows:
        found.setdefault(row.place, {})[row.day] = row.word
    return found


# --- the forms ----------------------------------------------------------------------------


def plain(folder: Path, country: str) -> Made:
    rows = said(known(country, "unit"))
    cells = [(r.place.name, r.word, r.day.isoformat(), "A letter") for r in rows]
    return text(folder, [("place", "status", "date", "source"), *cells], rows)


def with_levels(folder: Path, country: str) -> Made:
    """Names with the word for what they are, under headings of a person's own."""
    rows = said(known(country, "unit"))
    cells = [(r.place.long, r.word, spoken(r.day), "phone call, local press") for r in rows]
    return text(folder, [("Region", "Controlled by", "As of", "According to"), *cells], rows)


def in_the_language(folder: Path, country: str) -> Made:
    rows = said(known(country, "unit"))
    cells = [(r.place.local, r.word, f"{r.day:%d.%m.%Y}") for r in rows]
    return text(folder, [("name", "status", "date"), *cells], rows)


def by_code(folder: Path, country: str) -> Made:
    """Codes of ISO 3166-2; of those that end in digits a spreadsheet has left the number."""
    rows = said(known(country, "unit"))
    cells = [(countries()[country], number(r.place.code), r.word, r.day.isoformat()) for r in rows]
    return text(folder, [("Country", "Code", "Control", "Date"), *cells], rows)


def a_column_a_date(folder: Path, country: str) -> Made:
    rows = said(known(country, "unit"))
    days = (EARLY, LATE)
    cells = [
        (place.name, *(words.get(day, "") for day in days))
        for place, words in of_place(rows).items()
    ]
    return text(folder, [("Area", *map(spoken, days)), *cells], rows)


def a_sheet_a_date(folder: Path, country: str) -> Made:
    rows = said(known(country, "unit"))
    book = workbook()
    for day in (EARLY, LATE):
        sheet = book.create_sheet(day.isoformat())
        sheet.append(("Name", "Status"))
        for row in rows:
            if row.day == day:
                sheet.append((row.place.name, row.word))
    return saved(folder, book, rows)


def under_titles(folder: Path, country: str) -> Made:
    """A title, a line under it, headings in two rows, merged places, and a total at the foot."""
    rows = said(known(country, "unit"))
    book = workbook()
    sheet = book.create_sheet("Control")
    sheet.append((f"Who held what in {countries()[country]} (all of it invented)",))
    sheet.append(("Compiled by the desk, not for publication",))
    sheet.append(("Area", "Control", None, "Source"))
    sheet.append((None, "Status", "Since", None))
    for merged in ("A1:D1", "A3:A4", "B3:C3", "D3:D4"):
        sheet.merge_cells(merged)
    for place, words in of_place(rows).items():
        first = sheet.max_row + 1
        for nth, (day, word) in enumerate(words.items()):
            sheet.append((None if nth else place.name, word, day, "A letter"))
        if len(words) > 1:
            sheet.merge_cells(f"A{first}:A{sheet.max_row}")
    sheet.append(("Total", len(of_place(rows)), None, None))
    return saved(folder, book, rows)


def decimal_commas(folder: Path, country: str) -> Made:
    """Towns with positions as spreadsheets of Europe write them, and days that may be months."""
    rows = said(known(country, "town"), days=VAGUE)
    cells = [
        (r.place.name, comma(r.place.lat), comma(r.place.lon), r.word, f"{r.day:%d.%m.%Y}")
        for r in rows
    ]
    head = ("Town", "Latitude", "Longitude", "Held by", "Date")
    return text(folder, [head, *cells], rows, delimiter=";")


def towns_by_name(folder: Path, country: str) -> Made:
    rows = said(known(country, "town"))
    cells = [(r.place.name, r.word, r.day.isoformat()) for r in rows]
    return text(folder, [("Town", "Status", "Date"), *cells], rows)


def with_hashtags(folder: Path, country: str) -> Made:
    rows = said(known(country, "unit"))
    head = [("Admin 1", "In control", "Reported"), ("#adm1+name", "#status", "#date")]
    cells = [(r.place.name, r.word, r.day.isoformat()) for r in rows]
    return text(folder, [*head, *cells], rows)


def as_events(folder: Path, country: str) -> Made:
    """Events of ACLED, two of which change no hands."""
    actors = [f"{ACTORS[0]} of {countries()[country]} (2020-)", ACTORS[1]]
    rows = said(known(country, "town"), actors)
    cells = [event(r, TAKES[actors.index(r.word)], r.word) for r in rows]
    cells += [event(r, "Armed clash", actors[0]) for r in rows[:2]]
    return text(folder, [EVENT, *cells], rows)


def wiki(folder: Path, country: str) -> Made:
    """A table of MediaWiki, each place linked and over its rows."""
    rows = said(known(country, "unit"))
    lines = ['{| class="wikitable sortable"', "|+ Control", "! Name !! Held by !! Since"]
    for place, words in of_place(rows).items():
        cells = [f"{word} || {spoken(day)}<ref>A letter.</ref>" for day, word in words.items()]
        link = f"[[{place.long}|{place.name}]]"
        span = f'rowspan="{len(cells)}" | ' if len(cells) > 1 else ""
        lines += ["|-", f"| {span}{link} || {cells[0]}"]
        for cell in cells[1:]:
            lines += ["|-", f"| {cell}"]
    path = folder / "table.wiki"
    path.write_text("\n".join([*lines, "|}", ""]), encoding="utf-8")
    return Made(path, last(rows))


FORMS: Mapping[str, Callable[[Path, str], Made]] = {
    "names of units": plain,
    "names with words of their level": with_levels,
    "names in a language of the country": in_the_language,
    "codes without their zeros": by_code,
    "a column a date": a_column_a_date,
    "a sheet a date, XLSX": a_sheet_a_date,
    "titles, two rows of headings, merged cells, XLSX": under_titles,
    "towns with decimal commas": decimal_commas,
    "towns by name alone": towns_by_name,
    "HXL hashtags": with_hashtags,
    "events of ACLED": as_events,
    "a table of MediaWiki": wiki,
}

# --- their cells --------------------------------------------------------------------------

EVENT = (
    *("event_id_cnty", "event_date", "year", "event_type", "sub_event_type", "actor1", "actor2"),
    *("country", "admin1", "location", "latitude", "longitude", "geo_precision", "source"),
    *("notes", "fatalities"),
)
TAKES = ("Government regains territory", "Non-state actor overtakes territory")


def event(row: Said, kind: str, actor: str) -> tuple[str, ...]:
    place = row.place
    return (
        *("XXX1", spoken(row.day), f"{row.day:%Y}", "Battles", kind, actor, ""),
        *(countries()[place.country], place.within, place.name, place.lat, place.lon, "1"),
        *("Local press", "An invented event.", "0"),
    )


def spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def number(code: str) -> str:
    """`UA-05` is 5; a code that ends in letters stays as it is."""
    end = code.partition("-")[2]
    return str(int(end)) if end.isdigit() else code


def comma(number: str) -> str:
    return number.replace(".", ",")


# --- files --------------------------------------------------------------------------------


def text(
    folder: Path, lines: Sequence[Sequence[str]], rows: Sequence[Said], delimiter: str = ","
) -> Made:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return Made(path, last(rows))


def workbook() -> Any:
    """A workbook without sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    return book


def saved(folder: Path, book: Any, rows: Sequence[Said]) -> Made:
    path = folder / "table.xlsx"
    book.save(path)
    return Made(path, last(rows))
