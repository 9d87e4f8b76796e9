# SPDX-License-Identifier: MIT
"""The parts of a picture around its maps: blocks of a width, and how they stand together."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic

from mapper.boundaries.credits import credit_of
from mapper.page.map_model import Page
from mapper.picture.ink import Group, Item, Paint, Rect, Text, every
from mapper.picture.letters import (
    balanced,
    lines_at_most,
    runs_right_to_left,
    shortened,
    text_width,
    wrap,
)
from mapper.picture.picture_input import Article, Other, Shown
from mapper.picture.themes import Theme
from mapper.style.shared import number, numbers
from mapper.style.words import Words

SMALL, BODY = 12.0, 13.0
LEAST_TITLE = 18.0
# Letters are seldom so narrow, as a part of their size.
NARROWEST = 0.15
SWATCH = numbers("legend.swatch")
TO_BASELINE = number("lettering.layout.to_baseline")
# Between a sentence and the next, which begins with a capital or a figure.
SENTENCE_ENDS = re.compile(r"(?<=[.!?]) +(?=[A-Z0-9])")
# Room between parts of a line, and between entries that stand in one line, in px.
GAP, WIDE_GAP = 8.0, 16.0
# Heights that differ by less, in px, are the same.
SAME_HEIGHT = 1e-6


@dataclass(frozen=True)
class Block:
    """A part of the picture: its items from (0, 0) down, and how high it is."""

    items: Sequence[Item]
    height: float


NO_BLOCK = Block((), 0.0)


@dataclass(frozen=True)
class Setting(Generic[Shown]):
    """What all blocks of a picture are made with."""

    article: Article[Shown]
    theme: Theme
    words: Words

    def showing(self, payload: Other) -> Setting[Other]:
        """The setting with another payload."""
        return Setting(self.article.showing(payload), self.theme, self.words)


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


def first_that_fits(room: float, *forms: Callable[[], Block]) -> Block:
    """The first of several blocks that is at most `room` px high, else the last."""
    for form in forms:
        block = form()
        if block.height <= room:
            break
    return block


def cut_in(block: Block) -> int:
    """How many texts of a block are cut short."""
    texts = (item.text for item in every(block.items) if isinstance(item, Text))
    return sum(text.endswith("…") for text in texts)


def letters_in(block: Block) -> int:
    """How many letters stand in a block."""
    texts = (item.text for item in every(block.items) if isinstance(item, Text))
    return sum(len(text.replace(" ", "")) for text in texts)


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
            (nth + 0.5) * leading + TO_BASELINE * size,
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


def plain(text: str, x: float, y: float, color: str) -> Text:
    return Text(x, y, text, BODY, color, text_width(text, BODY))


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


def in_columns(blocks: Sequence[Block], columns: int, gap: float) -> list[list[Block]]:
    """Blocks, in their order, in columns of which the highest is as low as can be."""
    if not blocks:
        return []
    least, limit = 0.0, sum(block.height + gap for block in blocks)
    while limit - least > SAME_HEIGHT / 2:
        middle = (least + limit) / 2
        if len(_filled(blocks, middle, gap)) > columns:
            least = middle
        else:
            limit = middle
    return _filled(blocks, limit, gap)


def _filled(blocks: Sequence[Block], limit: float, gap: float) -> list[list[Block]]:
    parts: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if parts[-1] and used + block.height + gap > limit + SAME_HEIGHT:
            parts.append([])
            used = 0.0
        parts[-1].append(block)
        used += block.height + gap
    return parts


def lines_of_names(
    names: Sequence[str],
    words: Words,
    width: float,
    size: float,
    most: int,
    counts: Sequence[int] = (),
) -> list[str]:
    """Names with commas between them in at most so many lines, and how many more there are.

    `counts`: how many things each name is of; such names have commas of their own.
    """
    between = words.entry("semicolon" if counts else "comma")
    for count in range(len(names), 0, -1):
        rest = sum(counts[count:]) if counts else len(names) - count
        more = [words.count("picture.more_names", rest)] if rest else []
        lines = wrap(between.join([*names[:count], *more]), width, size)
        if len(lines) <= most:
            return lines
    return []


# --- head and foot ----------------------------------------------------------------------


def head(
    setting: Setting[Page], width: float, *, title: float, lead: float, lines: int = 4
) -> Block:
    """Title, sentence, byline, and the day where the title does not say it; sizes in px. A deck
    stands whole in place of the sentence, which has at most so many `lines`.

    A title that needs more than two lines is set smaller, down to the size of a heading, and then
    in three.
    """
    article, theme = setting.article, setting.theme
    while title > LEAST_TITLE and len(wrap(article.title, width, title, face="bold")) > 2:
        title -= 1.0
    heading = lines_at_most(article.title, width, title, 3, face="bold")
    if 1 < len(heading) <= 2:
        heading = balanced(article.title, width, title, face="bold")
    sentence = (
        wrap(article.deck, width, lead)
        if article.deck
        else lines_at_most(whole_sentences(article.lead, width, lead, lines), width, lead, lines)
    )
    signed = wrap(article.byline, width, BODY)
    dated = [part for line in as_of_lines(article) for part in wrap(line, width, BODY)]
    return stacked(
        [
            text_lines(heading, width, title, title * 1.2, theme.ink, "bold"),
            text_lines(sentence, width, lead, lead * 1.38, theme.ink),
            text_lines(signed, width, BODY, 18.0, theme.quiet),
            text_lines(dated, width, BODY, 18.0, theme.quiet),
        ],
        4.0,
    )


def whole_sentences(text: str, width: float, size: float, most: int) -> str:
    """As many sentences of a text as so many lines have room for, the first one in any case."""
    sentences = SENTENCE_ENDS.split(text)
    counts = range(len(sentences), 0, -1)
    forms = (" ".join(sentences[:count]) for count in counts)
    return next((form for form in forms if len(wrap(form, width, size)) <= most), sentences[0])


def as_of_lines(article: Article[Page]) -> list[str]:
    """The line with the day, if it says more than the title does.

    Of a comparison the captions of its maps say the days; what follows them stays.
    """
    if article.kind.compared:
        return [rest] if (rest := article.as_of.partition(" · ")[2]) else []
    said = article.day_words
    plain = said and article.as_of.endswith(said) and said in article.title
    return [] if plain or not article.as_of else [article.as_of]


def foot(setting: Setting[Page], width: float, *, lines: int = 3) -> Block:
    """Where the reports and the shapes are from, in small letters; the reports over
    at most `lines` lines, of which 0 leaves them out, and the credit that nobody asks for.
    """
    article, words, theme = setting.article, setting.words, setting.theme
    credit = article.credit if lines else asked_for(article.credit)
    credits = [credit] if credit else []
    made = [*credits, *([article.made] if article.made else [])]
    rule = Rect((0.0, 0.0, width, 1.0), Paint(theme.line))
    end = text_lines(wrap(" · ".join(made), width, SMALL), width, SMALL, 17.0, theme.quiet)
    said: Block = NO_BLOCK
    if article.sources and lines:
        said = text_lines(
            sources_in(article.sources, words, width, lines), width, SMALL, 17.0, theme.quiet
        )
    body = stacked([said, end], 0.0)
    if not body.height:
        return NO_BLOCK
    return Block([rule, Group(body.items, y=8.0)], body.height + 8.0)


def asked_for(credit: str) -> str:
    """A credit without that of the countries around, whose shapes are in the public domain."""
    around = credit_of("world").attribution
    return " · ".join(part for part in credit.split(" · ") if part != around)


def sources_in(sources: Sequence[str], words: Words, width: float, most: int) -> list[str]:
    """As many sources as fit in so many lines, those behind most reports first, and how many
    more there are.
    """
    room = most * width / (NARROWEST * SMALL)
    letters = list(accumulate(len(source) + 2 for source in sources))
    for count in range(max(1, bisect(letters, room)), 0, -1):
        names = "; ".join(sources[:count])
        rest = len(sources) - count
        more = f"; {words.count('picture.more_sources', rest)}" if rest else ""
        lines = wrap(words.say("picture.sources", names=f"{names}{more}"), width, SMALL)
        if len(lines) <= most:
            return lines
    return [shortened(words.say("picture.sources", names=sources[0]), width, SMALL)]
