# SPDX-License-Identifier: MIT
"""docs/trust.md, made from the record of the long runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.trust.parts import MENDED, PARTS, Part
from tests.trust.record import ROOT, Record

PAGE = ROOT / "docs" / "trust.md"
HEAD = """\
# What was tried to break it

`make trust` tries for hours what `make test` tries in slices, and makes this page from what it
counted ([trust.json](trust.json)). `make trust PART=fuzz` runs one part alone, `PART=page` none.
Runs with the same version of the code add up; what was run with another is told with that version.
The code that is here may be a later one. [SECURITY.md](../SECURITY.md) says what is trusted, what
is checked, and what never is.
"""
NEVER = "has not been run"


def page(records: Sequence[Record]) -> str:
    newest = {part.name: newest_of(part, records) for part in PARTS}
    blocks = [
        HEAD,
        summary(newest),
        *(block for part in PARTS for block in section(part, newest[part.name], records)),
        "## Found by these runs, and mended",
        "\n".join(f"- {one.what} `{one.test}`" for one in MENDED),
    ]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def newest_of(part: Part, records: Sequence[Record]) -> Record | None:
    """The record of the last day; of several of a day the one that tried most."""
    own = [one for one in records if one.part == part.name]
    return max(own, key=lambda one: (one.day, sum(one.tried.values())), default=None)


def summary(newest: dict[str, Record | None]) -> str:
    rows = [
        f"| {link(part)} | {told_of(newest[part.name], part)} | `{part.command}` |"
        for part in PARTS
    ]
    head = ("| tried | how many | faults | version | day | command |", "|---|--:|--:|---|---|---|")
    return "\n".join((*head, *rows))


def told_of(record: Record | None, part: Part) -> str:
    if record is None:
        return f"{NEVER} | | |"
    counted = f"{total(record):,} {part.counted}"
    return f"{counted} | {len(record.failed)} | {record.version} | {record.day}"


def total(record: Record) -> int:
    return sum(record.tried.values())


def link(part: Part) -> str:
    return f"[{part.title}](#{part.title.lower().replace(',', '').replace(' ', '-')})"


def section(part: Part, newest: Record | None, records: Sequence[Record]) -> Iterator[str]:
    """What was tried, what failed, and what is not covered."""
    yield f"## {part.title}"
    yield part.tries
    if newest is None:
        yield f"**Tried**: {NEVER} — `{part.command}`."
    else:
        yield counts(newest)
        yield failed(newest)
        yield circumstances(newest, part)
    earlier = [one for one in records if one.part == part.name and one is not newest]
    if earlier:
        yield "\n".join(["Before that:", "", *map(in_a_line, earlier)])
    yield "\n".join(["**Not covered**:", "", *(f"- {one}" for one in part.leaves_out)])
    yield f"`make test` tries a slice of it: {', '.join(f'`{test}`' for test in part.slice)}."


def counts(record: Record) -> str:
    """A row for each count, and one for all that are of a family: `settings: scheme.toml`."""
    families: dict[str, dict[str, int]] = {}
    for what, count in record.tried.items():
        family, _, name = what.partition(": ")
        families.setdefault(family, {})[name] = count
    rows = [f"| {told_of_family(*pair)} |" for pair in families.items()]
    return "\n".join(("| tried | how many |", "|---|--:|", *rows))


def told_of_family(family: str, counted: dict[str, int]) -> str:
    each = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    names = ", ".join(f"{name} {count:,}" for name, count in each if name)
    return f"{family}{names and f' ({names})'} | {sum(counted.values()):,}"


def failed(record: Record) -> str:
    if not record.failed:
        return "**Failed**: nothing."
    return "\n".join(["**Failed**:", "", *(f"- {one}" for one in record.failed)])


def circumstances(record: Record, part: Part) -> str:
    """How it was run, and when."""
    runs = "" if record.runs == 1 else f" in {record.runs} runs"
    memory = f", at most {record.megabytes:,} MB of memory" if record.megabytes else ""
    said = f" {record.said}" if record.said else ""
    return (
        f"`{part.command}`{runs}: {minutes(record.seconds)} of the processor{memory}; version "
        f"{record.version}, {record.day}, {record.system}.{said}"
    )


def minutes(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def in_a_line(record: Record) -> str:
    return (
        f"- {total(record):,} with version {record.version}, {record.day}, {record.system}: "
        f"{len(record.failed)} faults"
    )


def write_page(records: Sequence[Record], path: Path = PAGE) -> None:
    path.write_text(page(records), encoding="utf-8")
