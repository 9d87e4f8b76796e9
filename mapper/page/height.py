# SPDX-License-Identifier: MIT
"""How high a page is in an article, before a browser has laid it out.

The page itself tells its height once it is there. What is reserved for it until then, and for
good where no script runs, is reckoned here from its texts, rather too much than too little: the
map fills what is left over (`ROOM` in `embedded.mjs`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapper.model.limits import most
from mapper.page.finished import FinishedPage
from mapper.page.kinds import KINDS, PageKind
from mapper.page.map_model import ComparePayload, Counted, Happened, PairRoom, Payload, happened_on
from mapper.style.shared import number, numbers_by_name

# Widths of a frame in px: a phone to a wide screen. From WIDE on the legend stands beside the map.
WIDTHS = (320, 360, 420, 480, 560, 640, 720, 760, 840, 860, 861, 960, 1200, 1400, 1600)
WIDE = int(number("page.width.narrow")) + 1
# From MIDDLE on, a tablet or the column of an article, texts take fewer lines than on a phone.
MIDDLE = int(number("embedded.width.phone")) + 1
# Fonts differ from reader to reader.
SPARE, STEP = 1.04, 10
PADDING = 2 * int(number("embedded.beside"))
GAP = int(number("embedded.gap"))
TITLE = number("embedded.title")
LEAD = number("embedded.lead")
TEXT = number("page.text")
SMALL = number("page.small")
TITLE_WIDTH = int(number("page.title_width") * TITLE)
LEAD_WIDTH = int(number("page.lead_width") * LEAD)
LEAD_LINES = int(number("page.lead_lines"))
# The button that unfolds a sentence, beside the line under it.
READ_ON = 16 + 80
MAP_NARROW = numbers_by_name("embedded.map_narrow")
MAP_WIDE = numbers_by_name("embedded.map_wide")
COLUMN_LEAST = number("page.column_least")
COLUMN_GAP = number("page.column_gap")
NOTES_WIDTH = number("embedded.notes_width")
NOTES_GAP = number("embedded.notes_gap")
# Width of a letter as a part of its size: wide fonts, rather than narrow ones.
LETTER, BOLD = 0.53, 0.57
LINE = number("page.text_leading")
TITLE_LINE = number("page.title_leading")
LEAD_LINE = number("page.lead_leading")
LIST_LINE = 1.4
# A line of names to pick from: as high as a finger wants it, in narrow frames, or as high as text.
BY_FINGER = SMALL * LIST_LINE + 28
BY_MOUSE = SMALL * LIST_LINE
NOTE_LINE = number("page.note_leading")
# Of days that are looked through: notes enough for most, in a line and a half each.
NOTES, NOTE = 7, 46
# The title of a note, as high as a finger wants it.
NOTE_BY_FINGER = 44
# The field that finds a place, as high as a finger wants it.
TOOLS = 44
# Where the key is one line until it is opened.
KEY_LINE = 44
# The key of what did not change: a patch with its gap, the gap between entries, and a line of them.
KEPT_PATCH, KEPT_GAP, KEPT_LINE = 32, 16, 24
# The buttons that go from step to step, in two rows where they must, and what is around them.
STORY_WALK = 2 * 44 + 30
HEADING = 18
# Of two days that a story compares: the heading with the buttons from change to change, in two rows
# where they must, and the list, which is scrolled where it is higher.
CHANGES_HEAD = 28 + 2 * 44
MOVES_MOST = number("embedded.moves_most")
# Before the names of what lies far.
FAR = "x" * 20


@dataclass(frozen=True, slots=True)
class Reserve:
    """Height in px that is enough in a narrow frame, in one of MIDDLE px or more, and in one of
    WIDE px or more: none higher than the one before it.
    """

    narrow: int
    middle: int
    wide: int

    def at(self, width: int) -> int:
        return self.wide if width >= WIDE else self.middle if width >= MIDDLE else self.narrow

    def css(self) -> str:
        """The height as CSS, in a box that is a size container: steps at MIDDLE and at WIDE px."""
        return f"max({self._below(WIDE, self.middle)},{self._below(MIDDLE, self.narrow)})"

    def _below(self, width: int, height: int) -> str:
        return f"clamp({self.wide}px,calc(({width - 0.5}px - 100cqw)*9999),{height}px)"

    def __str__(self) -> str:
        """As the element takes it."""
        return f"{self.narrow} {self.middle} {self.wide}"


def reserve_for(page: FinishedPage) -> Reserve:
    """What is enough at every width."""
    narrow, middle, wide = (
        spared(max(needed(page, width) for width in WIDTHS if least <= width < below))
        for least, below in ((0, MIDDLE), (MIDDLE, WIDE), (WIDE, math.inf))
    )
    middle = max(middle, wide)
    # Beyond that the frame scrolls, as everything does on a page with a text without end.
    heights = (max(narrow, middle), middle, wide)
    return Reserve(*map(bounded, heights))


def bounded(height: int) -> int:
    return min(height, most("page-height"))


def spared(height: int) -> int:
    """A height with room for other fonts, in whole steps."""
    return math.ceil(height * SPARE / STEP) * STEP


def needed(page: FinishedPage, width: int) -> int:
    """The height of the page in px in a frame of this width, at its opening."""
    inner = width - PADDING
    head = head_height(page, inner, width)
    return math.ceil(PADDING + head + main_height(page, inner, width) + GAP + 30)


def kind_of(page: FinishedPage) -> PageKind:
    return KINDS[page.kind]


def has_player(page: FinishedPage) -> bool:
    """Whether the page moves from day to day; a map of drawn ground may be of one day alone."""
    return kind_of(page).of_days and not page.payload.get("single", False)


def head_height(page: FinishedPage, inner: int, width: int) -> float:
    # That of another day may be longer; its room is kept, or in a narrow frame that of a few lines.
    said = max(page.lead, page.longest, key=len)
    lead = text_height(said, LEAD, min(inner, LEAD_WIDTH), leading=LEAD_LINE)
    folds = bool(page.longest) and width < WIDE
    if folds:
        lead = min(lead, LEAD_LINES * LEAD * LEAD_LINE)
    if page.deck and not has_player(page):
        lead = -4.0  # it is heard, not seen
    title = text_height(page.title, TITLE, min(inner, TITLE_WIDTH), leading=TITLE_LINE, letter=BOLD)
    desk = sum(
        4 + text_height(text, size, inner, leading=LEAD_LINE)
        for text, size in ((page.deck, LEAD), (page.byline, SMALL))
        if text
    )
    as_of = text_height(page.as_of, SMALL, inner - READ_ON * folds)
    return title + desk + 4 + lead + 4 + as_of + GAP


def main_height(page: FinishedPage, inner: int, width: int) -> float:
    data, kind = page.payload, kind_of(page)
    views = 88 if kind.compared else 0
    if width < WIDE:
        parts = [
            KEY_LINE,
            views + map_height(MAP_NARROW, width) + credit_height(page, inner),
            TOOLS,
            player_height(inner) + strips_height(data) if has_player(page) else 0,
            story_height(page, inner),
            changes_height(data, inner) if data["kind"] == "compare" else 0,
            happened_height(data, inner),
        ]
        one = [
            key_height(data, inner) if kind.compared else KEY_LINE,
            counts_height(data, inner),
            notes_height(data, inner, NOTE_BY_FINGER) if kind.noted else 0,
        ]
        beside_one = sum(part + GAP for part in one if part)
        return sum(part + GAP for part in parts if part) + max(
            beside_one, pairs_height(data, inner, BY_FINGER)
        )
    beside = max(COLUMN_LEAST, (inner - COLUMN_GAP) / 3)
    ground = inner - COLUMN_GAP - beside
    left = views + map_height(MAP_WIDE, width) + credit_height(page, int(ground))
    left += player_height(int(ground)) + strips_height(data) if has_player(page) else 0
    right = legend_column(data, int(beside)) + key_height(data, int(beside)) + 8
    right += 24 + counts_height(data, int(beside)) + notes_height(data, int(beside))
    right = max(right, pairs_height(data, int(beside), BY_MOUSE))
    if data["kind"] == "compare":
        right = changes_height(data, int(beside), whole=True) + 24 + key_height(data, int(beside))
        right += counts_height(data, int(beside))
    right += happened_height(data, int(beside)) + TOOLS + 24 + story_height(page, int(beside))
    return max(left, right)


def map_height(form: Mapping[str, float], width: int) -> float:
    """The height of the map by the width of the frame."""
    return min(max(form["least"], form["percent"] / 100 * width), form["most"])


def credit_height(page: FinishedPage, inner: int) -> float:
    """What lies far, where something does, and whose the shapes are."""
    names = [far["name"] for far in page.payload.get("beyond", ())]
    beyond = 4 + text_height(" · ".join([FAR, *names]), SMALL, inner) if names else 0.0
    return beyond + 4 + text_height(page.credit, 12, inner)


def legend_column(data: Payload, inner: int) -> float:
    entries = [label + figures for label, figures in legend_texts(data)]
    return 30 + sum(11 + text_height(text, TEXT, inner - 30) for text in entries)


def legend_texts(data: Payload) -> list[tuple[str, str]]:
    """Label and figures of every status; where the script makes them as long ones."""
    if data["kind"] == "map":
        return [(entry["label"], entry["figures"]) for entry in data["statuses"]]
    return [(entry["label"], " " * 38) for entry in data["statuses"]]


def key_height(data: Payload, inner: int) -> float:
    """The whole, the signs, the marks, and the list of definitions, which is closed."""
    signs = [sign for sign in (data.get("contradicted"), data.get("inferred")) if sign]
    signs += ["x" * 60] * any("stale" in status for status in data["statuses"])
    signs += [data["words"]["legend"]["disputed"]] if "disputed" in data else []
    labels = [mark["label"] for mark in (*data["marks"], *data.get("happenedKey", []))]
    marks = [34 + len(label) * SMALL * LETTER for label in labels]
    height = 27 + sum(8 + text_height(sign, SMALL, inner - 30) for sign in signs)
    return height + (24.0 * rows(marks, 16, inner) + 4 if marks else 0) + 28


def counts_height(data: Payload, inner: int) -> float:
    """What others counted: of many days the longest of each counter, and the list, closed."""
    counts = data.get("counts", [])
    if not counts:
        return 0.0
    longest: dict[int, float] = {}
    for nth, count in enumerate(counts):
        key = count.get("series", nth)
        longest[key] = max(longest.get(key, 0.0), count_height(count, inner))
    return 24 + 42 + sum(longest.values()) + 28 * ("series" in counts[0])


def count_height(count: Counted, inner: int) -> float:
    """Who counted and when, the bar, the numbers, and the note with the source."""
    texts = (
        f"{count['by']} · {count['date']}, {count.get('age', 'x' * 16)}",
        count["text"],
        f"{count.get('note', '')} {count.get('source', '')}",
    )
    return 8 + 14 + sum(text_height(text, SMALL, inner) for text in texts)


def happened_height(data: Payload, inner: int) -> float:
    """Events, advances and lines: of many days as many as most have, in a line and a half each."""
    found = happened_on(data)
    if not found:
        return 0.0
    head = 24 + 30 + 2 * SMALL * LINE
    if "days" in found[0]:
        return head + min(len(found), NOTES) * (NOTE + SMALL * LIST_LINE)
    told = (
        text_height(one["title"], TEXT, inner - 30, leading=NOTE_LINE, letter=BOLD)
        + sum(text_height(text, SMALL, inner - 30, leading=LIST_LINE) for text in said_of(one))
        for one in found
    )
    return head + sum(16 + height for height in told)


def said_of(one: Happened) -> list[str]:
    """The lines under the title of an entry in the list."""
    credit = (one["when"], one.get("where"), one.get("basis"), one.get("source"))
    return [*([one["note"]] if "note" in one else []), " · ".join(filter(None, credit))]


def notes_height(data: Payload, inner: int, least: float = 0.0) -> float:
    """The numbered titles, in two columns where they fit; nothing where no day has any. `least`: of
    one title.
    """
    if data["kind"] == "timeline" or data["kind"] == "compare":
        return 28.0 + min(data["mostNotes"], NOTES) * NOTE if data["mostNotes"] else 0.0
    if not data["annotations"]:
        return 0.0
    titles = [note["title"] for note in data["annotations"]]
    columns = 2 if inner >= 2 * NOTES_WIDTH + NOTES_GAP else 1
    width = int(inner - NOTES_GAP * (columns - 1)) // columns - 30
    heights = [text_height(title, TEXT, width, leading=NOTE_LINE, letter=BOLD) for title in titles]
    items = [16 + max(height, least) for height in heights]
    return 28 + (sum(items) / columns + (max(items) if columns > 1 else 0))


def strips_height(data: Payload) -> float:
    """A line for each counter below the chart."""
    return 38.0 * len({count["series"] for count in data.get("counts", []) if "series" in count})


def player_height(inner: int) -> float:
    return 388 if inner < 400 else 346 if inner < 520 else 276


def story_height(page: FinishedPage, inner: int) -> float:
    """The step that takes most room, with the buttons under it; nothing without a story."""
    steps = [step_height(texts, inner) for texts in page.story]
    return max(steps) + STORY_WALK + 24 if steps else 0.0


def pairs_of(data: Payload) -> list[PairRoom]:
    """What the story tells of each two days that it compares."""
    if data["kind"] != "timeline" and data["kind"] != "faces":
        return []
    return [step["room"] for step in data.get("steps", ()) if "room" in step]


def pairs_height(data: Payload, inner: int, line: float) -> float:
    """What stands there in the place of legend, counts and notes while two days are compared: what
    changed, its key, and that of the map. Of the two days that take most; nothing without any.
    """
    heights = [pair_height(pair, inner, line) for pair in pairs_of(data)]
    if not heights:
        return 0.0
    kept = SMALL * LINE + 8 + kept_height(data, inner)
    return CHANGES_HEAD + max(heights) + kept + 24 + key_height(data, inner)


def pair_height(pair: PairRoom, inner: int, line: float) -> float:
    """The list of what changed between two days, as far as it is seen at once."""
    moves = sum(move_height("x" * letters, inner, line) for letters in pair["moves"])
    others = sum(other_height("x" * letters, inner, line) for letters in pair["others"])
    return min(moves + others, MOVES_MOST)


def kept_height(data: Payload, inner: int) -> float:
    """The key of what did not change, a patch and a label for each status."""
    kept = [KEPT_PATCH + len(one["label"]) * SMALL * LETTER for one in data["statuses"]]
    return rows(kept, KEPT_GAP, inner) * KEPT_LINE


def move_height(names: str, inner: int, line: float) -> float:
    """What went from one status to another: heading, figures, and the names of the units."""
    return 54 + names_height(names, inner, line)


def other_height(names: str, inner: int, line: float) -> float:
    """Other places of one kind that went the same way: heading of up to two lines, and names."""
    return 16 + 2 * SMALL * LIST_LINE + names_height(names, inner, line)


def names_height(names: str, inner: int, line: float) -> float:
    """Names to pick from, in lines of this height."""
    return text_height(names, SMALL, inner, leading=line / SMALL)


def step_height(texts: Sequence[str], inner: int) -> float:
    """The heading, which is larger, its days, and what is told of them."""
    heading, *lines = texts
    height = text_height(heading, HEADING, inner, leading=TITLE_LINE, letter=BOLD)
    return height + sum(2 + text_height(line, TEXT, inner) for line in lines)


def changes_height(data: ComparePayload, inner: int, *, whole: bool = False) -> float:
    """What changed hands: for each kind of change a heading, figures and names of the units, and
    the same of other places, each kind by itself; then the key of what did not.

    Where the list is too high it is scrolled, unless by mouse the `whole` of it is there.
    """
    lists = [turn["names"] for turn in data["turns"]]
    lists += [ground["names"] for ground in data["apart"]]
    # These are read, and not picked from.
    said = sum(move_height(names, inner, BY_MOUSE) for names in lists)
    listed = min(listed_height(data, inner, BY_FINGER), MOVES_MOST)
    if whole:
        listed = max(listed, listed_height(data, inner, BY_MOUSE))
    return 56 + kept_height(data, inner) + said + listed


def listed_height(data: ComparePayload, inner: int, line: float) -> float:
    """The list of what changed, with names in lines of this height."""
    places = {place["id"]: place for place in data["places"]}
    moves: dict[tuple[str, ...], list[str]] = {}
    others: dict[tuple[str, ...], list[str]] = {}
    for change in data["changes"]:
        place, way = places[change["id"]], change["statuses"]
        group = moves if place["kind"] == "unit" else others
        group.setdefault((place["kind"], *way), []).append(place["name"])
    lists = [] if "listed" in data else [", ".join(names) for names in moves.values()]
    return (
        sum(move_height(names, inner, line) for names in lists)
        + pieces_height(data, inner, line)
        + sum(other_height(", ".join(names), inner, line) for names in others.values())
    )


def pieces_height(data: ComparePayload, inner: int, line: float) -> float:
    """Of drawn ground the lines of each change, several pieces folded into one."""
    names = {place["id"]: place["name"] for place in data["places"]}
    moves = [
        [
            f"{one.get('name', names[one['ids'][0]])} {one.get('area', ' '.join(one['areas']))}"
            for one in lines
        ]
        for lines in data.get("listed", {}).values()
    ]
    return sum(54 + sum(2 + names_height(text, inner, line) for text in texts) for texts in moves)


def text_height(
    text: str, size: float, width: int, *, leading: float = LINE, letter: float = LETTER
) -> float:
    """The height of a paragraph in px."""
    return max(1, math.ceil(len(text) * size * letter / max(width, 1))) * size * leading


def rows(widths: list[float], gap: float, inner: int) -> int:
    """How many rows boxes take that stand side by side."""
    count, left = 0, 0.0
    for width in widths:
        if count == 0 or width > left:
            count, left = count + 1, float(inner)
        left -= width + gap
    return count
