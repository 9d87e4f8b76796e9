"""The parts of a picture around the map: head, legend, notes and foot, each of a width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mapper.picture.article import Article
from mapper.picture.figures import contenders, numbered_disc
from mapper.picture.ground import band_paint, unit_paint
from mapper.picture.ink import Group, Item, Paint, Rect, Text
from mapper.picture.letters import (
    balanced,
    lines_at_most,
    runs_right_to_left,
    shortened,
    text_width,
    wrap,
)
from mapper.picture.marks import mark
from mapper.picture.themes import Theme
from mapper.style.words import Words

SMALL, BODY = 12.0, 13.0
LEAST_TITLE = 18.0
SWATCH = (22.0, 14.0)
# Room between parts of a line, and between entries that stand in one line, in px.
GAP, WIDE_GAP = 8.0, 16.0


@dataclass(frozen=True)
class Block:
    """A part of the picture: its items from (0, 0) down, and how high it is."""

    items: Sequence[Item]
    height: float


NO_BLOCK = Block((), 0.0)


@dataclass(frozen=True)
class Setting:
    """What all blocks of a picture are made with."""

    article: Article
    theme: Theme
    words: Words


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """Blocks one under the other; those without height take no room."""
    items: list[Item] = []
    y = 0.0
    for block in blocks:
        if not block.height:
            continue
        y += gap if items else 0.0
        items.append(Group(block.items, y=y))
        y += block.height
    return Block(items, y)


def text_lines(
    lines: Sequence[str],
    width: float,
    size: float,
    leading: float,
    color: str,
    face: str = "regular",
) -> Block:
    """Lines of letters; those that run from right to left stand at the right."""
    items = [
        Text(
            width if runs_right_to_left(line) else 0.0,
            (nth + 0.5) * leading + 0.35 * size,
            line,
            size,
            color,
            text_width(line, size, face=face),
            face,
            "end" if runs_right_to_left(line) else "start",
        )
        for nth, line in enumerate(lines)
    ]
    return Block(items, len(lines) * leading)


# --- head ---------------------------------------------------------------------------------


def head(setting: Setting, width: float, *, title: float, lead: float, lines: int = 4) -> Block:
    """Title, sentence, and the day where the title does not say it; sizes in px.

    A title that needs more than two lines is set smaller, down to the size of a heading, and then
    in three.
    """
    article, theme = setting.article, setting.theme
    while title > LEAST_TITLE and len(wrap(article.title, width, title, face="bold")) > 2:
        title -= 1.0
    heading = lines_at_most(article.title, width, title, 3, face="bold")
    if 1 < len(heading) <= 2:
        heading = balanced(article.title, width, title, face="bold")
    sentence = lines_at_most(article.lead, width, lead, lines)
    return stacked(
        [
            text_lines(heading, width, title, title * 1.2, theme.ink, "bold"),
            text_lines(sentence, width, lead, lead * 1.38, theme.ink),
            text_lines(as_of_lines(article), width, BODY, 18.0, theme.quiet),
        ],
        4.0,
    )


def as_of_lines(article: Article) -> list[str]:
    """The line with the day, if it says more than the title does."""
    said = article.payload.get("dayWords", "")
    plain = said and article.as_of.endswith(said) and said in article.title
    return [] if plain or not article.as_of else [article.as_of]


# --- legend -------------------------------------------------------------------------------


def legend_rows(setting: Setting, width: float, *, figures: str = "figures") -> Block:
    """One row for every status, a hairline under each, with its `short` share or all `figures`."""
    entries = setting.article.payload["statuses"]
    in_line = all(_fits_in_line(entry, width, entry[figures]) for entry in entries)
    rows = [_legend_row(setting, entry, width, entry[figures], in_line) for entry in entries]
    return stacked(rows, 0.0)


def _fits_in_line(entry: Any, width: float, said: str) -> bool:
    label = text_width(entry["label"], BODY + 1, face="bold")
    return SWATCH[0] + GAP + label + 4 + text_width(f"· {said}", BODY) <= width


def _legend_row(setting: Setting, entry: Any, width: float, said: str, in_line: bool) -> Block:
    theme = setting.theme
    left = SWATCH[0] + GAP
    label = shortened(entry["label"], width - left, BODY + 1, face="bold")
    wide = text_width(label, BODY + 1, face="bold")
    figures = f"· {said}"
    height = 26.0 if in_line else 42.0
    below = shortened(said, width - left, BODY)
    items: list[Item] = [
        Group(swatch(setting, entry["id"]), y=6.0),
        Text(left, 18.0, label, BODY + 1, theme.ink, wide, "bold"),
        _plain(figures, left + wide + 4, 18.0, theme.quiet)
        if in_line
        else _plain(below, left, 35.0, theme.quiet),
        Rect((0.0, height - 1, width, height), Paint(theme.line)),
    ]
    return Block(items, height)


def legend_line(setting: Setting, width: float, *, figures: str = "short") -> Block:
    """The statuses one after the other, each with its `short` share or all its `figures`."""
    theme = setting.theme
    entries: list[tuple[Sequence[Item], float]] = []
    for entry in setting.article.payload["statuses"]:
        label = shortened(entry["label"], width - SWATCH[0] - GAP - 60, BODY, face="bold")
        wide = text_width(label, BODY, face="bold")
        said = entry["short"] if figures == "short" else f"· {entry['figures']}"
        left = SWATCH[0] + GAP - 2
        after = left + wide + 4
        items: list[Item] = [
            Group(swatch(setting, entry["id"]), y=3.0),
            Text(left, 14.5, label, BODY, theme.ink, wide, "bold"),
            _plain(said, after, 14.5, theme.quiet),
        ]
        entries.append((items, after + text_width(said, BODY)))
    return flow(entries, width, 22.0)


def key(setting: Setting, width: float) -> Block:
    """The whole in numbers, what old, disputed and inferred ground looks like, and the marks."""
    payload, theme = setting.article.payload, setting.theme
    parts = [text_lines(wrap(payload["total"], width, BODY), width, BODY, 18.0, theme.quiet)]
    parts += [_sign(setting, sign, said, width) for sign, said in signs(setting)]
    entries: list[tuple[Sequence[Item], float]] = []
    for kind in payload["marks"]:
        label = shortened(kind["label"], width - SWATCH[0] - GAP, BODY)
        sign = _mark_sign(setting, kind["kind"])
        items: list[Item] = [*sign, _plain(label, SWATCH[0] + 6, 14.5, theme.ink)]
        entries.append((items, SWATCH[0] + 6 + text_width(label, BODY)))
    return stacked([*parts, flow(entries, width, 22.0)], 4.0)


def signs(setting: Setting) -> list[tuple[str, str]]:
    """The signs that a place may wear on this map, with what they mean."""
    payload, words = setting.article.payload, setting.words
    found = []
    if any(status.get("stale") for status in payload["statuses"]) and payload.get("staleDays"):
        means = words.count("legend.stale_means", payload["staleDays"])
        found.append(("stale", f"{words.say('legend.stale')}. {means}"))
    found += [(sign, payload[sign]) for sign in ("disputed", "inferred") if payload.get(sign)]
    return found


def _sign(setting: Setting, sign: str, said: str, width: float) -> Block:
    payload = setting.article.payload
    status = next(
        (one["id"] for one in payload["statuses"] if sign == "stale" and one.get("stale")),
        payload["statuses"][0]["id"] if sign == "inferred" else "",
    )
    left = SWATCH[0] + GAP
    text = text_lines(wrap(said, width - left, BODY), width - left, BODY, 18.0, setting.theme.ink)
    patch = swatch(setting, status, sign)
    return Block([Group(patch, y=2.0), Group(text.items, x=left)], text.height)


def swatch(setting: Setting, status: str, sign: str = "") -> list[Item]:
    """A patch of what fills the ground of a status; `sign`: stale, disputed or inferred."""
    place = {"status": status} | ({sign: True} if sign else {})
    paint = unit_paint(place, setting.theme)
    box = (0.5, 0.5, SWATCH[0] - 0.5, SWATCH[1] - 0.5)
    if sign not in ("stale", "disputed"):
        edge = setting.theme.ink if status else setting.theme.none_edge
        paint = Paint(paint.fill, edge, 0.75, paint.fill_opacity, 0.35 if status else 1.0)
    return [Rect(box, paint)]


def _mark_sign(setting: Setting, kind: str) -> list[Item]:
    payload = setting.article.payload
    sample: Any = next((place for place in payload["places"] if place["kind"] == kind), {})
    status = sample.get("status")
    if kind == "border":
        box = (0.5, 3.5, SWATCH[0] - 0.5, SWATCH[1] + 2.5)
        return [Rect(box, band_paint(sample, setting.theme))]
    items = mark(kind, status, setting.theme, contenders=contenders(payload, status))
    return [Group(items, x=SWATCH[0] / 2, y=10.0)]


def flow(entries: Sequence[tuple[Sequence[Item], float]], width: float, leading: float) -> Block:
    """Entries (items, width) in lines, one after the other."""
    items: list[Item] = []
    x = y = 0.0
    for entry, wide in entries:
        if x and x + wide > width:
            x, y = 0.0, y + leading
        items.append(Group(entry, x=x, y=y))
        x += wide + WIDE_GAP
    return Block(items, y + leading if items else 0.0)


def _plain(text: str, x: float, y: float, color: str) -> Text:
    return Text(x, y, text, BODY, color, text_width(text, BODY))


# --- notes --------------------------------------------------------------------------------

NoteForm = Callable[[Setting, Any, float], Block]


def whole_note(setting: Setting, note: Any, width: float) -> Block:
    """Number, title, text, date and source."""
    return _note(setting, note, width, with_text=True, with_credit=True)


def short_note(setting: Setting, note: Any, width: float) -> Block:
    """Number, title, date and source."""
    return _note(setting, note, width, with_text=False, with_credit=True)


def note_title(setting: Setting, note: Any, width: float) -> Block:
    """Number and title."""
    return _note(setting, note, width, with_text=False, with_credit=False)


def _note(
    setting: Setting, note: Any, width: float, *, with_text: bool, with_credit: bool
) -> Block:
    theme = setting.theme
    left = 28.0
    room = width - left
    report = report_of(setting.article, note["place"])
    title = text_lines(
        lines_at_most(note["title"], room, BODY, 3, face="bold"), room, BODY, 18.0, theme.ink,
        "bold",
    )  # fmt: skip
    parts = [title]
    if with_text and report.get("note"):
        parts.append(text_lines(wrap(report["note"], room, BODY), room, BODY, 18.0, theme.ink))
    if with_credit:
        credit = credit_of(report)
        lines = lines_at_most(credit, room, SMALL, 2)
        parts.append(text_lines(lines, room, SMALL, 17.0, theme.quiet))
    body = stacked(parts, 1.0)
    number = numbered_disc(theme, 10.0, 9.0, str(note["n"]))
    return Block([Group(number), Group(body.items, x=left)], max(body.height, 18.0))


def report_of(article: Article, place_id: str) -> dict[str, Any]:
    """The report in force of a place, as the page tells it; nothing where it has none."""
    payload = article.payload
    place: Any = next((one for one in payload["places"] if one["id"] == place_id), {})
    number = place.get("report")
    return {} if number is None else dict(payload["reports"][number])


def credit_of(report: dict[str, Any]) -> str:
    said = (report.get("reportedWords"), report.get("basis"), report.get("source"))
    return " · ".join(text for text in said if text)


def note_list(
    setting: Setting, width: float, form: NoteForm, *, columns: int = 1, most: int | None = None
) -> Block:
    """The notes in columns of about one height; those after `most` are counted at the end."""
    notes = setting.article.payload["annotations"]
    shown = notes[:most]
    gap = 32.0
    wide = (width - gap * (columns - 1)) / columns
    blocks = [form(setting, note, wide) for note in shown]
    if len(shown) < len(notes) and shown:
        more = setting.words.count("picture.more_notes", len(notes) - len(shown))
        line = text_lines(wrap(more, wide - 28, SMALL), wide, SMALL, 17.0, setting.theme.quiet)
        blocks.append(Block([Group(line.items, x=28.0)], line.height))
    parts = in_columns(blocks, columns, 9.0)
    items = [
        Group(stacked(part, 9.0).items, x=nth * (wide + gap)) for nth, part in enumerate(parts)
    ]
    return Block(items, max((stacked(part, 9.0).height for part in parts), default=0.0))


def in_columns(blocks: Sequence[Block], columns: int, gap: float) -> list[list[Block]]:
    """Blocks, in their order, in columns of which the highest is as low as can be."""
    if not blocks:
        return []
    heights = sorted(
        {
            sum(block.height + gap for block in blocks[start:end])
            for start in range(len(blocks))
            for end in range(start + 1, len(blocks) + 1)
        }
    )
    for limit in heights:
        parts = _filled(blocks, limit, gap)
        if len(parts) <= columns:
            return parts
    return [list(blocks)]


def _filled(blocks: Sequence[Block], limit: float, gap: float) -> list[list[Block]]:
    parts: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if parts[-1] and used + block.height + gap > limit + 1e-6:
            parts.append([])
            used = 0.0
        parts[-1].append(block)
        used += block.height + gap
    return parts


# --- foot ---------------------------------------------------------------------------------


def foot(setting: Setting, width: float, *, lines: int = 3) -> Block:
    """Where the reports and the shapes are from, in small letters over at most `lines` lines."""
    article, words, theme = setting.article, setting.words, setting.theme
    credits = [article.credit] if article.credit else []
    made = [*credits, *([article.made] if article.made else [])]
    rule = Rect((0.0, 0.0, width, 1.0), Paint(theme.line))
    end = text_lines(wrap(" · ".join(made), width, SMALL), width, SMALL, 17.0, theme.quiet)
    said: Block = NO_BLOCK
    if article.sources:
        said = text_lines(
            sources_in(article.sources, words, width, lines), width, SMALL, 17.0, theme.quiet
        )
    body = stacked([said, end], 0.0)
    if not body.height:
        return NO_BLOCK
    return Block([rule, Group(body.items, y=8.0)], body.height + 8.0)


def sources_in(sources: Sequence[str], words: Words, width: float, most: int) -> list[str]:
    """As many sources as fit in so many lines, those behind most reports first, and how many
    more there are.
    """
    for count in range(len(sources), 0, -1):
        names = "; ".join(sources[:count])
        rest = len(sources) - count
        more = f"; {words.count('picture.more_sources', rest)}" if rest else ""
        lines = wrap(words.say("picture.sources", names=f"{names}{more}"), width, SMALL)
        if len(lines) <= most:
            return lines
    return [shortened(words.say("picture.sources", names=sources[0]), width, SMALL)]
