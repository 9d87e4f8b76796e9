# SPDX-License-Identifier: MIT
"""docs/trust.md, made from the record of the long runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
# Of a run before the last so many faults are named; the record has all of them.
FAILED_NAMED = 3


def page(records: Sequence[Record]) -> str:
    by_part = {part.name: [one for one in records if one.part == part.name] for part in PARTS}
    blocks = [
        HEAD,
        summary(by_part),
        *(block for part in PARTS for block in section(part, by_part[part.name])),
        "## Found by these runs, and mended",
        "\n".join(f"- {one.what} `{one.test}`" for one in MENDED),
    ]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def summary(by_part: Mapping[str, Sequence[Record]]) -> str:
    rows = [
        f"| {link(part)} | {told_of(by_part[part.name], part)} | `{part.command}` |"
        for part in PARTS
    ]
    head = (
        "| tried | last | faults | version | day | all versions | command |",
        "|---|--:|--:|---|---|--:|---|",
    )
    return "\n".join((*head, *rows))


def told_of(records: Sequence[Record], part: Part) -> str:
    if not records:
        return f"{NEVER} | | | |"
    last, every = records[-1], sum(map(total, records))
    counted = f"{total(last):,} {part.counted}"
    return f"{counted} | {len(last.failed)} | {last.version} | {last.day} | {every:,}"


def total(record: Record) -> int:
    return sum(record.tried.values())


def link(part: Part) -> str:
    return f"[{part.title}](#{part.title.lower().replace(',', '').replace(' ', '-')})"


def section(part: Part, records: Sequence[Record]) -> Iterator[str]:
    """What was tried, what failed, and what is not covered."""
    yield f"## {part.title}"
    yield part.tries
    if records:
        yield counts(records[-1])
        yield failed(records[-1])
        yield circumstances(records[-1], part)
    else:
        yield f"**Tried**: {NEVER} — `{part.command}`."
    if records[:-1]:
        yield "\n".join(["Before that:", "", *map(in_a_line, reversed(records[:-1]))])
    yield "\n".join(["**Not covered**:", "", *(f"- {one}" for one in part.leaves_out)])
    yield f"`make test` tries a slice of it: {', '.join(f'`{test}`' for test in part.slice)}."


def counts(record: Record) -> str:
    """A row for each count, and one for all that are of a family: `settings: scheme.toml`. What was
    asked for no times has none.
    """
    families: dict[str, dict[str, int]] = {}
    for what, count in record.tried.items():
        if not count:
            continue
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
    families = Counter[str]()
    for what, count in record.tried.items():
        families[what.partition(": ")[0]] += count
    each = ", ".join(f"{family} {count:,}" for family, count in families.most_common())
    named, more = record.failed[:FAILED_NAMED], len(record.failed) - FAILED_NAMED
    told = "; ".join([*named, *([f"and {more} more"] if more > 0 else [])])
    came = f"failed: {told}" if record.failed else "nothing failed"
    return (
        f"- {total(record):,} ({each}) with version {record.version}, {record.day}, "
        f"{record.system}: {came}"
    )


def write_page(records: Sequence[Record], path: Path = PAGE) -> None:
    path.write_text(page(records), encoding="utf-8")
