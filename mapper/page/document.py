# SPDX-License-Identifier: MIT
"""The document: the template filled with finished texts, closed by its policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mapper.control.situation import Situation
from mapper.history.disagreement import contradicted
from mapper.model.grouped import as_left_out
from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.page.about import About, about_page, days_shown, drawn_from, head_tags
from mapper.page.bundle import bundle, slim_sheet, vendored
from mapper.page.carried import Needs, page_script, page_sheets
from mapper.page.entries import web_address
from mapper.page.globe import land_on, path_of_rings
from mapper.page.head import shared_title
from mapper.page.island import island, sum_of
from mapper.page.kinds import KINDS
from mapper.page.leaflet_script import leaflet_script
from mapper.page.locator import path_of
from mapper.page.made_from import made_from
from mapper.page.map_model import (
    EventsPart,
    ListedPart,
    Payload,
    PlaceEntry,
    Report,
    happened_on,
)
from mapper.page.map_script import MAP_ID, map_script
from mapper.page.packed_payload import packed_payload
from mapper.page.payload import Texts
from mapper.page.policy import Policy
from mapper.page.sheet import house_sheets, scheme_sheet
from mapper.style.choices import areas_line, choice_lines, headlines, made_lines
from mapper.style.shared import number, numbers_by_name
from mapper.style.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

# Rules of Leaflet's sheet, in its small form, for parts that a page of ours does not have.
FOREIGN_RULE = re.compile(
    r"(?<=[}/])[^{}/]*\.leaflet-(?:popup|tooltip|bar|touch \.leaflet-bar|control-layers|oldie|"
    r"control-attribution|div-icon|zoom-box)[^{}]*\{[^{}]*\}"
)
MOST_KEYED = int(number("ground.keyed.most_keyed"))
MANY_MARKS = int(numbers_by_name("marks.crowded")["from"])
MOST_SHAPES = int(number("page.crowd.many_rows"))
# What stands between a title and its day.
JOINING = ",،:–—-"
# Letters of a sentence that takes so much of a phone that its map is lower.
MUCH = 230
MOST_STATIC = int(number("page.crowd.listed_rows"))
# Places of which a browser lays all rows out while a reader waits.
FEW_ROWS = 100
STATIC_COLUMNS = ("place", "status", "since", "source")


@dataclass(frozen=True, slots=True)
class StaticTable:
    """Headings and rows of text; the first cell of a row names it."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def told(self) -> Iterator[tuple[Sequence[str], str, int]]:
        """Of each row what its own cells say, then its last cell and of how many rows that is the
        last: many rows in turn have one source, and of the others it is 0.
        """
        for last, rows in groupby(self.rows, key=itemgetter(-1)):
            group = list(rows)
            for nth, row in enumerate(group):
                yield row[:-1], last, 0 if nth else len(group)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A page without its map element: what `html` needs besides the map's own script.

    - `kind`: the page's template, `KIND.html`, and its script, `KIND.mjs`, are named by it; for
      its style sheets see `SHEETS`.
    - `as_of`: the line under the sentence; `static`: the table of readers without scripts, that
      of the day of a map where it is None; `records`: the reports whose sources are listed,
      those in force on the day where it is None.
    - `alike`: notes on names that were matched by likeness.
    - `told`: what the page's template says further in plain words, by name.
    """

    situation: Situation
    payload: Payload
    texts: Texts
    left_out: tuple[Problem, ...] = ()
    alike: tuple[Problem, ...] = ()
    generated: date | None = None
    tiles: str = ""
    tiles_credit: str = ""
    kind: str = "map"
    as_of: str = ""
    static: StaticTable | None = None
    records: tuple[Record, ...] | None = None
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MapParts:
    """What the map library contributes: texts that stand between script tags or as markup.

    `script` makes the map, in Web Mercator where `mercator` is true; `extra_head` and `extra_html`
    is markup of layers that a user has added, with `extra_scripts` and `extra_styles` the texts
    between its tags.
    """

    map_id: str
    script: str
    mercator: bool = False
    extra_head: str = ""
    extra_html: str = ""
    extra_scripts: Sequence[str] = ()
    extra_styles: Sequence[str] = ()
    script_hosts: Sequence[str] = ()
    style_hosts: Sequence[str] = ()
    image_hosts: Sequence[str] = ()
    late_styles: Sequence[str] = field(default=())

    @property
    def foreign(self) -> bool:
        return bool(self.extra_head or self.extra_html)


def plain_html(document: Document) -> str:
    """The page of a map without layers of others: what `ControlMap.html` gives, to the byte."""
    payload = document.payload
    script = map_script(payload, mercator=payload["tiled"])
    return html(document, MapParts(map_id=MAP_ID, script=script, mercator=payload["tiled"]))


def html(document: Document, parts: MapParts) -> str:
    """The finished page. The same document and parts give the same text."""
    return template(document.kind).render(
        **head_values(document),
        **map_values(document, parts),
        **list_values(document),
        **foot_values(document, parts),
        **code_values(document, parts),
    )


def head_values(document: Document) -> dict[str, object]:
    """What the template says above the map."""
    words, here, texts = document.texts.words, document.situation, document.texts
    return {
        "lang": words.lang,
        "dir": words.dir,
        "words": words.texts,
        "title": unbroken(texts.title) if moves(document) else texts.title,
        "title_days": days_said_below(document),
        "shared_title": shared_title(here, texts.title, words),
        "tags": head_tags(about_of(document)),
        "lead": texts.lead,
        "longest": texts.longest,
        "says_much": len(texts.longest) >= MUCH,
        "lead_unseen": bool(texts.desk.deck) and not moves(document),
        "deck": texts.desk.deck,
        "byline": texts.desk.byline,
        "told_of": told_of(texts),
        "made_from": made_from(document.kind, here),
        "as_of": as_of_line(document),
        "generated": generated_words(document),
    }


def map_values(document: Document, parts: MapParts) -> dict[str, object]:
    """What it says on the map and right under it."""
    words, page = document.texts.words, document.payload
    crowded = is_crowded(document)
    return {
        "instructions": words.say("frame.crowded" if crowded else "frame.instructions"),
        "map_name": words.say("frame.name", title=document.texts.title),
        "map_id": parts.map_id,
        "credit": credit_line(document),
        "beyond": page.get("beyond", []),
        "whole": "whole" in page,
        "locator": page.get("locator"),
        "locator_path": path_of,
        "globe": page.get("globe"),
        "land_on": land_on,
        "rings_path": path_of_rings,
    }


def list_values(document: Document) -> dict[str, object]:
    """What it lists beside the map, and for readers without scripts."""
    words, counts = document.texts.words, document.payload.get("counts", [])
    static = static_of(document)
    return {
        "single": document.payload.get("single", False),
        "noted": is_noted(document.payload),
        "static": first_rows(static),
        "static_first": first_line(static, words),
        "told": document.told,
        "key_title": key_title(document.situation, document.kind, words),
        "counts": [
            words.say("counted.plain", by=one["by"], day=one["date"], text=one["text"])
            for one in counts
        ],
        "happened": document.payload.get("happenedIn", ""),
    }


def is_noted(payload: Payload) -> bool:
    """Whether any day of a page has notes: a list that is empty for good says nothing."""
    return bool(payload.get("annotations") or payload.get("mostNotes"))


def foot_values(document: Document, parts: MapParts) -> dict[str, object]:
    """What it says of how the map came about."""
    words, here = document.texts.words, document.situation
    records = document.records or records_on_map(here)
    return {
        # What the reading of tables reports is in English, whatever the page is in.
        "unsaid": "" if words.lang == "en" else Markup(' lang="en" dir="ltr"'),
        "left_out": as_left_out(document.left_out),
        "left_out_words": words.count("foot.left_out", len(document.left_out)),
        "alike": [f"{problem.where}: {problem.what}" for problem in document.alike],
        "alike_words": words.count("foot.alike", len(document.alike)),
        "method": method_lines(here, words, mercator=parts.mercator),
        "sources": source_entries(records, words, document.payload, drawn=here.boundaries.drawn),
        "credits": credit_lines(document),
    }


def code_values(document: Document, parts: MapParts) -> dict[str, object]:
    """Style sheets, data, scripts, and the policy that allows these alone."""
    style, needs = document.texts.style, needs_of(document)
    ours = [
        leaflet_sheet(parts.foreign),
        *page_sheets(document.kind, needs, tuple(style.lines.items())),
        scheme_sheet(style.painted(document.situation.scheme), style),
        *house_sheets(style),
    ]
    styles = ["\n".join(ours), *parts.late_styles]
    early = [bundle("early.mjs")]
    own = map_script(document.payload, parts.map_id)
    with_others = parts.foreign or parts.script != own
    scripts = [leaflet_script(whole=with_others)]
    flat_map = [] if parts.mercator else [flat_map_script(document.payload["plane"]["name"])]
    late = [*flat_map, parts.script, page_script(document.kind, needs)]
    data = island(packed_payload(document.payload, crowded="crowd" in needs))
    policy = Policy(
        scripts=[*early, *scripts, *late, *parts.extra_scripts],
        styles=[*styles, *parts.extra_styles],
        script_hosts=parts.script_hosts,
        style_hosts=parts.style_hosts,
        image_hosts=parts.image_hosts,
        loose_styles=parts.foreign,
        fonts_within=bool(style.fonts),
        plain_text=not with_others,
    )
    return {
        "policy": Markup(policy.text()),
        "styles": [*map(Markup, styles)],
        "island": Markup(data),
        "sum": sum_of(data),
        "early_scripts": [*map(Markup, early)],
        "scripts": [*map(Markup, scripts)],
        "late_scripts": [*map(Markup, late)],
        "extra_head": Markup(parts.extra_head),
        "extra_html": Markup(parts.extra_html),
    }


def needs_of(document: Document) -> Needs:
    """What a page has that not all have, and so carries files for."""
    page, desk = document.payload, document.texts.desk
    found = {
        "crowd": is_crowded(document),
        "events": "happened" in page,
        "counts": "counts" in page,
        "far": any(part in page for part in ("beyond", "whole", "globe")),
        "holders": page["kind"] == "faces" and len(page["drawn"]) > MOST_KEYED,
        "pieces": page["kind"] == "faces" or page.get("nameless", False),
        "story": "steps" in page,
        "marks": len(page.get("places", ())) > MANY_MARKS,
        "rows": len(page.get("places", ())) > FEW_ROWS,
        "listed": "listed" in page,
        "desk": bool(desk.deck or desk.byline),
    }
    return frozenset(name for name, needed in found.items() if needed)


def moves(document: Document) -> bool:
    """Whether a page goes from day to day, and its lead with it."""
    return KINDS[document.kind].of_days and not document.payload.get("single", False)


def told_of(texts: Texts) -> str:
    """The sentence that a page is announced with: its deck, or the one made from the data."""
    return texts.desk.deck or texts.lead


def key_title(here: Situation, kind: str, words: Words) -> str:
    """What the legend counts: who holds the ground, the seats in it, the capital, or places."""
    words = words.of(here.scheme)
    title = "compare.held" if KINDS[kind].compared else "figures.title"
    if here.measured.by_area:
        return words.say(f"{title}_places" if here.places_alone else title)
    if here.from_capitals:
        return words.say(f"{title}_capital")
    return words.say(f"{title}_seats", unit=words.unit(here.boundaries))


def is_crowded(document: Document) -> bool:
    """Whether the units are too many for a shape of its own for each; drawn ground has lines."""
    return "units" in document.payload and len(document.situation.units) > MOST_SHAPES


@cache
def flat_map_script(name: str) -> str:
    """The script of a projection, which is run before a map is made."""
    return bundle(f"{name}.mjs")


@cache
def template(kind: str) -> Template:
    """The template of a kind of page, with everything escaped that is not marked as finished."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=PackageLoader("mapper.page"),
    )
    return environment.get_template(f"{kind}.html")


@cache
def leaflet_sheet(foreign: bool = False) -> str:
    """Leaflet's style sheet with the pictures it links left out: a page asks for nothing.

    Popups, tooltips and further controls are in it only for `foreign` layers, which use them.
    """
    lines = vendored("leaflet/leaflet.css").splitlines()
    sheet = slim_sheet("\n".join(line for line in lines if "url(" not in line))
    return sheet if foreign else FOREIGN_RULE.sub("", sheet)


def about_of(document: Document) -> About:
    """What the page says of itself to machines."""
    return about_page(
        document.situation,
        document.payload,
        shared_title(document.situation, document.texts.title, document.texts.words),
        told_of(document.texts),
        credit_line(document),
        document.texts.desk.byline,
        document.generated,
    )


def as_of_line(document: Document) -> str:
    """What the sentence does not say: until when all that is shown was known, and that units are
    computed; under a deck also the day, and that it is not drawn itself.
    """
    words, here = document.texts.words, document.situation
    beside = [document.texts.undrawn] if document.texts.desk.deck else []
    line = document.as_of or words.say("head.as_of", day=words.day(here.snapshot.day))
    parts = [] if says_day(document) and line in bare_days(document) else [line]
    if here.known_on is not None:
        parts.append(words.say("head.known_on", day=words.day(here.known_on)))
    return " · ".join([*parts, *headlines(here.boundaries.made, words), *filter(None, beside)])


def says_day(document: Document) -> bool:
    """Whether the sentence under the title is seen, and is of the day that the map is of."""
    return not document.texts.desk.deck and not moves(document)


def bare_days(document: Document) -> tuple[str, str]:
    """The line of a day, or of two that are compared, that says nothing else."""
    words = document.texts.words
    first, last = (words.day(day) for day in days_of(document))
    return words.say("head.as_of", day=last), words.say("compare.days", before=first, after=last)


def days_said_below(document: Document) -> str:
    """The days that the title ends with, after a comma or the like, and the sentence under it says
    too: with what joins them to the title.
    """
    title = document.texts.title
    rest = title.removesuffix(document.texts.words.period(*days_of(document))).rstrip()
    bare = rest.rstrip(JOINING).rstrip()
    return title[len(bare) :] if says_day(document) and bare and bare != rest != title else ""


def unbroken(title: str) -> str:
    """The title with each number on one line with the word behind it, as in `1 March`."""
    return re.sub(r"(?<=\d) (?=\w)", "\N{NO-BREAK SPACE}", title)


def days_of(document: Document) -> tuple[date, date]:
    """The day that a page shows at first, or the two that it compares."""
    if not KINDS[document.kind].compared:
        return (document.situation.snapshot.day,) * 2
    first, last = days_shown(document.payload)
    return date.fromisoformat(first), date.fromisoformat(last)


def generated_words(document: Document) -> str:
    if document.generated is None:
        return ""
    words = document.texts.words
    return words.say("head.generated", day=words.day(document.generated))


def credit_line(document: Document) -> str:
    """The line under the map: what the desk credits, whose boundaries, and what needs a network."""
    words = document.texts.words
    sources = drawn_from(document.situation, document.payload)
    parts = [document.texts.desk.credit] if document.texts.desk.credit else []
    parts += [source.attribution for source in sources if source.attribution]
    if document.tiles:
        parts += [document.tiles_credit, words.say("frame.tiles", name=document.tiles)]
    return " · ".join(dict.fromkeys(parts))


def credit_lines(document: Document) -> list[str]:
    """Title, credit and terms of everything drawn."""
    stop = document.texts.words.entry("detail.stop")
    return [
        stop.join(text for text in (source.title, source.attribution, source.licence) if text)
        for source in drawn_from(document.situation, document.payload)
    ]


def method_lines(here: Situation, words: Words, *, mercator: bool = False) -> list[str]:
    """How the map came about: the rules that were applied, and only those."""
    words = words.of(here.scheme)
    lines = made_lines(here.boundaries.made, words)
    if here.from_capitals:
        lines.append(words.say("foot.from_capital", unit=words.unit(here.boundaries)))
    if here.boundaries.named:  # else the rules by which it was drawn say how long a status holds
        lines.append(words.say("foot.carry"))
    lines += choice_lines(here.known_on, here.prefer, words)
    if count := len(contradicted(here.snapshot.holdings.values())):
        day = words.day(here.snapshot.day)
        lines.append(words.count("foot.contradicted", count, day=day))
    if here.stale_days is not None:
        lines.append(words.count("foot.stale", here.stale_days))
    if here.bands:
        lines.append(words.say("foot.borders", km=words.decimal(here.border_km)))
    lines.append(figures_line(here, words, mercator=mercator))
    if here.scheme.description:
        title, description = here.scheme.title, here.scheme.description
        lines.append(words.say("foot.scheme", title=title, description=description))
    return lines


def figures_line(here: Situation, words: Words, *, mercator: bool = False) -> str:
    """What figures are made of, and how the drawing stands to them."""
    areas = areas_line(here.measured, here.boundaries, words, "foot.areas")
    return f"{areas} {words.say('foot.mercator' if mercator else 'foot.projection')}"


def source_entries(
    records: Iterable[Record],
    words: Words,
    page: EventsPart | None = None,
    *,
    drawn: bool,
) -> list[Mapping[str, str]]:
    """The sources of reports and of the events of a page, each once, those behind most of them
    first. Behind ground that was `drawn` are pieces of it, whose number says nothing.
    """
    reports: Counter[tuple[str, str]] = Counter(
        (record.source, record.source_url) for record in records if record.source
    )
    events = Counter(
        (one["source"], one.get("url", "")) for one in happened_on(page or {}) if "source" in one
    )
    every = reports + events
    counted = events if drawn else every

    def count_of(source: tuple[str, str]) -> str:
        return words.count("foot.records", counted[source]) if counted[source] else ""

    return [
        {"name": source[0], "url": web_address(source[1]), "count": count_of(source)}
        for source, _ in sorted(every.items(), key=lambda item: (-item[1], item[0]))
    ]


def records_on_map(here: Situation) -> list[Record]:
    """The records in force, each row once: a unit that follows its capital adds none."""
    return once([h.record for h in here.snapshot.holdings.values() if not h.derived_from])


def once(records: Iterable[Record]) -> list[Record]:
    """The first record of each row: a place and the ground inferred from it share one."""
    rows: dict[object, Record] = {}
    for record in records:
        rows.setdefault((record.where, record.order, record.source, record.source_url), record)
    return [*rows.values()]


def static_of(document: Document) -> StaticTable:
    """The table of readers without scripts."""
    words = document.texts.words
    if document.static is None and document.payload["kind"] == "map":
        return with_events(static_table(document.payload, words), document.payload, words)
    return document.static or StaticTable((), ())


def first_rows(table: StaticTable) -> StaticTable:
    """The table, or of one of very many rows the first."""
    return StaticTable(table.headings, table.rows[:MOST_STATIC]) if has_many(table) else table


def first_line(table: StaticTable, words: Words) -> str:
    """How many rows of how many are in the table, where not all are."""
    shown, every = words.integer(MOST_STATIC), words.integer(len(table.rows))
    return words.say("foot.noscript_first", n=shown, all=every) if has_many(table) else ""


def has_many(table: StaticTable) -> bool:
    return len(table.rows) > MOST_SHAPES


def with_events(table: StaticTable, page: EventsPart, words: Words) -> StaticTable:
    """The table of one day with the events, advances and lines of a page."""
    rows = [
        [
            words.aside(one["title"], one["word"]),
            one.get("party", ""),
            one["date"],
            one.get("source", ""),
        ]
        for one in happened_on(page)
    ]
    return StaticTable(table.headings, [*table.rows, *rows])


def static_table(page: ListedPart, words: Words) -> StaticTable:
    """The table of one day for readers without scripts: all that has a report of its own."""
    shown = [entry for entry in page["places"] if "from" not in entry]
    headings = [words.say(f"table.{column}") for column in STATIC_COLUMNS]
    return StaticTable(headings, [static_row(page, entry, words) for entry in shown])


def static_row(page: ListedPart, entry: PlaceEntry, words: Words) -> list[str]:
    """Name, status, since and source of one place; the kind where it is no unit."""
    labels = {status["id"]: status["label"] for status in page["statuses"]}
    report = page["reports"][entry["report"]] if "report" in entry else Report()
    status = labels.get(entry.get("status", ""), str(page["words"]["legend"]["no_data"]))
    if entry.get("contradicted"):
        status = words.say("report.sign", status=status)
    kind = page["kinds"][entry["kind"]]
    name = entry.get("name", "") if entry["kind"] == "unit" else words.aside(entry["name"], kind)
    return [name, status, entry.get("since", ""), report.get("source", "")]
