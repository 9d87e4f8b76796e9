# SPDX-License-Identifier: MIT
"""A scheme made from the words of a table, whole and valid, for its user to complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from mapper.model.scheme import Role, fold
from mapper.model.spelling import path_for_shell
from mapper.style.flags import without_flags
from mapper.style.scheme_model import HELD, OF_A_PARTY, worded
from mapper.style.status_colours import EVER, MOST, OF_ROLE, Pair, party_colours
from mapper.tables.text import one_line

# Words of tables for what no party holds, as `fold` leaves them.
ROLE_WORDS: dict[Role, frozenset[str]] = {
    Role.CONTESTED: frozenset(
        (
            *("contested", "contested control", "disputed", "disputed control", "fighting"),
            *("battle", "clash", "clashes", "under attack", "front line", "frontline", "besieged"),
            *("en disputa", "disputado", "disputada", "em disputa", "contesté", "disputé"),
            *("umkämpft", "umstritten", "conteso", "спорный", "спорная", "бои", "спірний", "бої"),
            *("متنازع عليه", "متنازع عليها", "مورد مناقشه"),
        )
    ),
    Role.MIXED: frozenset(
        ("mixed", "mixed control", "both", "in parts", "partial", "partly", "shared", "divided")
    ),
    Role.UNKNOWN: frozenset(
        (
            *("unknown", "unclear", "?", "undetermined", "not known", "uncertain"),
            *("no information", "desconocido", "inconnu", "unbekannt", "неизвестно", "невідомо"),
            *("غير معروف", "نامعلوم"),
        )
    ),
}
# `Government influence`, `RU-controlled`, `held by the North` speak of a party and what it does.
_INFLUENCE = re.compile(r"(.+?) (?:influence|influenced|presence|leaning)|influenced by (.+)")
_CONTROL = re.compile(r"(.+?) (?:control|controlled|held)|(?:controlled|held) by (.+)")
_ARTICLE = re.compile(r"the (?=.)")
# `Contested: North and South`, `disputed (Army)`, `fighting between them`: who is in it follows.
_AND_WHO = re.compile(r"\s*[:(–—]|\s+-\s|\s(?:by|between|with|among)\s")

_HEAD = """\
# A scheme made from the {count} words of {table}. It can be used as it is:
#   mapper draw {path} --scheme mine.toml
# Read it through first: what is a party and what is not was told by the words alone. Write into
# each `definition` what the source means by its word; the page prints it. Everything but `id`,
# `role` and, for a party, `actor` may be left out: it follows from the rest (`label` from the id,
# `held` from the label, `color_dark` from `color`, by lightening it until it stands out).
# The colours can be told apart with every kind of sight{limit}.
"""


@dataclass
class Draft:
    """A status in the making: `words` of the table that mean it, each with its count of rows."""

    key: str
    role: Role
    party: str = ""
    words: dict[str, int] = field(default_factory=dict)
    id: str = ""
    label: str = ""

    @property
    def usual(self) -> str:
        """The word that is written most often, the first of several."""
        return max(self.words, key=lambda word: self.words[word])

    def labels(self) -> Iterator[str]:
        """What it may be called: a party that holds by its own name, all else as in the table."""
        if not self.party:
            yield worded(self.role.value)
        elif self.role is Role.CONTROL:
            yield self.party if self.party != self.party.lower() else worded(self.party)
        yield self.usual if self.usual != self.usual.lower() else worded(self.usual)


def skeleton(words: Mapping[str, int], table: str, several: Mapping[str, int] | None = None) -> str:
    """The text of a scheme file with a status for every word; `words` count their rows.

    Words for contested, mixed and unknown ground are known; all others name a party, alone or with
    what it does. Words that differ in case and signs, or say the same of one party, are one status.
    Those that name `several` of the others do not say whether these fight, or hold a part each: for
    them there is a status of either kind, beside which they stand, to be taken into one of both.
    """
    table = one_line(table)  # a comment ends with its line
    drafts = list(_drafts(words if not several else {**dict.fromkeys(OF_SEVERAL, 0), **words}))
    _name(drafts)
    parties = [*dict.fromkeys(draft.party for draft in drafts if draft.party)]
    actors = dict(zip(parties, _ids(parties), strict=True))
    limit = "" if len(drafts) <= MOST else f" up to {MOST} statuses; here are more: {_BEYOND}"
    lines = [_HEAD.format(count=len(words), table=table, path=path_for_shell(table), limit=limit)]
    lines += [_TO_BE_TAKEN.format(count=len(several))] if several else []
    lines += [f'id = "mine"\ntitle = {quoted(f"Who holds what, by {table}")}', _DESCRIPTION]
    lines += [_actor(actors[party], party) for party in parties]
    contenders = [draft.id for draft in drafts if draft.role is Role.CONTROL]
    for draft, colors in zip(drafts, _colours(drafts), strict=True):
        lines.append(_status(draft, colors, actors, contenders))
        lines += (
            [_choice(draft.role, several)] if several and draft.role in OF_SEVERAL.values() else []
        )
    return "\n".join(lines)


# What is read for a cell with two parties, and what it may mean.
OF_SEVERAL = {"contested": Role.CONTESTED, "mixed": Role.MIXED}
_TO_BE_TAKEN = """\
# {count} more of its words name several of these: their rows are refused until one of the statuses
# 'contested' and 'mixed' has them among its synonyms.
"""
_BEYOND = f"choose your own\n# (those of up to {EVER} parties differ, but some of them by little)"
_DESCRIPTION = """\
description = ""                     # one sentence, printed with the method
# stale_days = 90                    # reports older than this are drawn as old
"""


def _drafts(words: Mapping[str, int]) -> Iterator[Draft]:
    """The statuses: parties in the order of their first words, then what no party holds."""
    found: dict[tuple[Role, str], Draft] = {}
    for word, rows in words.items():
        role, party = meaning(word)
        key = party or role.value
        if role is Role.INFLUENCE:
            key = f"{party} influence"
        draft = found.setdefault((role, fold(key)), Draft(key, role, party))
        draft.words[word] = draft.words.get(word, 0) + rows
    order = [*OF_A_PARTY, Role.MIXED, Role.CONTESTED, Role.UNKNOWN]
    yield from sorted(found.values(), key=lambda draft: max(order.index(draft.role), 1))


def meaning(word: str) -> tuple[Role, str]:
    """What a word says, and of which party: `RU-controlled` is control by RU. What is no party's
    stays that whoever is named behind it: `Contested: North, South`.
    """
    word = without_flags(word)
    folded = fold(word)
    begins = fold(_AND_WHO.split(word, maxsplit=1)[0])
    for role, known in ROLE_WORDS.items():
        if folded in known or begins in known:
            return role, ""
    for role, form in ((Role.INFLUENCE, _INFLUENCE), (Role.CONTROL, _CONTROL)):
        if said := form.fullmatch(folded):
            return role, _party(word, said[1] or said[2])
    return Role.CONTROL, _party(word, folded)


def _party(word: str, folded: str) -> str:
    """The party as the table writes it: the part of the word that folds to this."""
    name = _ARTICLE.sub("", folded)
    found = re.search(re.escape(name).replace(r"\ ", r"[\s_-]+"), word, re.IGNORECASE)
    return found[0] if found else name


def _name(drafts: Sequence[Draft]) -> None:
    """Give every draft an id and a label that mean no other."""
    owners = {fold(word): draft for draft in drafts for word in draft.words}

    def free(text: str, draft: Draft) -> bool:
        return owners.setdefault(fold(text), draft) is draft

    for number, draft in enumerate(drafts, start=1):
        draft.label = next(label for label in draft.labels() if free(label, draft))
        stem = _slug(draft.key, number)
        names = (stem if nth == 1 else f"{stem}-no-{nth}" for nth in count(1))
        draft.id = next(name for name in names if free(name, draft))


def _slug(name: str, number: int) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or f"party-{number}"


def _ids(names: Sequence[str]) -> list[str]:
    """Ids in small letters of ours, each once."""
    ids: list[str] = []
    for number, name in enumerate(names, start=1):
        stem = _slug(name, number)
        same = sum(id_ == stem or id_.startswith(f"{stem}-no-") for id_ in ids)
        ids.append(f"{stem}-no-{same + 1}" if same else stem)
    return ids


def _colours(drafts: Sequence[Draft]) -> Iterator[Pair]:
    given = iter(party_colours(sum(draft.role in OF_A_PARTY for draft in drafts)))
    for draft in drafts:
        yield OF_ROLE.get(draft.role) or next(given)


def _actor(id_: str, party: str) -> str:
    label = quoted(party if party != party.lower() else worded(party))
    named = f"named = {label}"
    return f'[[actors]]\nid = "{id_}"\nlabel = {label}\n{named:<37}# in a sentence\n'


def _status(
    draft: Draft, colors: Pair, actors: Mapping[str, str], contenders: Sequence[str]
) -> str:
    told = _counted(draft.words) or "none with a word for this alone"
    own = (fold(draft.id), fold(draft.label))
    synonyms = [word for word in draft.words if fold(word) not in own]
    once = {fold(word): word for word in reversed(synonyms)}
    lines = [f"# rows: {told}", "[[statuses]]", f'id = "{draft.id}"']
    lines += [f"label = {quoted(draft.label)}", f'role = "{draft.role.value}"']
    lines += [f'actor = "{actors[draft.party]}"'] if draft.party else []
    lines += [f'color = "{colors[0]}"', f'color_dark = "{colors[1]}"']
    if draft.role is Role.CONTESTED and len(contenders) > 1:
        listed = ", ".join(f'"{one}"' for one in contenders[:2])
        more = "  # who fights there: two or more" if len(contenders) > 2 else ""
        lines += ['pattern = "stripes"', f"contenders = [{listed}]{more}"]
    lines += [f"held = {quoted(HELD[draft.role])}"] if draft.role in HELD else []
    lines += ['definition = ""  # what the source means by it']
    lines += [f"synonyms = [{', '.join(map(quoted, once.values()))}]"] if once else []
    return "\n".join(lines) + "\n"


def _counted(words: Mapping[str, int]) -> str:
    """Words with their rows, as far as there are any."""
    return ", ".join(f"{quoted(word)} ({rows:,})" for word, rows in words.items() if rows)


def _choice(role: Role, several: Mapping[str, int]) -> str:
    """The words that name several parties, to be made synonyms of a status."""
    what = "fought over" if role is Role.CONTESTED else "held in parts"
    listed = ", ".join(map(quoted, several))
    return (
        f"# several in one cell: {_counted(several)}; where that means {what}:\n"
        f"# synonyms = [{listed}]\n"
    )


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
