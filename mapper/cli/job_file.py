# SPDX-License-Identifier: MIT
"""`jobs.toml`: many commands of one folder.

    [defaults]
    scheme = "two-sided"

    [[jobs]]
    run = "draw"
    table = "{country}.csv"
    as-of = "{day}"
    output = "maps/{country}-{day}.html"
    each.country = ["SDN", "YEM"]
    each.day = { from = 2021-05-01, to = 2021-09-01, step = "month" }

A key is the name of an option or argument, as in `mapper.toml`, which counts as well. All that is
wrong is told at once, by its line, before anything is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.batch.job import Job
from mapper.batch.matrix import NoValues, combinations, filled, names_in, values_of
from mapper.cli import main
from mapper.cli.settings import Settings, as_typed, parameters
from mapper.errors import UsageError
from mapper.tables.closest import closest
from mapper.tables.toml_text import line_of, lines_of, parsed, text_of

if TYPE_CHECKING:
    from typer._click.core import Parameter

JOBS, DEFAULTS, RUN, EACH, OUTPUT = "jobs", "defaults", "run", "each", "output"
# What says of a command how it is run, and not what it does.
OF_THE_RUN = ("force", "help", "workers", "scheduler")
MOST = 1_000_000


@dataclass
class JobFile:
    """A file of jobs while it is read, with what is wrong in it, by line."""

    path: Path
    text: str
    said: Mapping[str, Any]
    faults: list[tuple[int, str]] = field(default_factory=list)

    def wrong(self, line: int, what: str) -> None:
        self.faults.append((line, f"{self.path.name}:{line}: {what}" if line else
                            f"{self.path.name}: {what}"))  # fmt: skip

    def check(self) -> None:
        """UsageError with all that is wrong."""
        if self.faults:
            raise UsageError("\n".join(dict.fromkeys(text for _, text in sorted(self.faults))))


def read_jobs(path: Path) -> list[Job]:
    """The jobs of a file, those of one `[[jobs]]` in the order of their values.

    UsageError, a line for each fault, where something in it cannot be used.
    """
    text = text_of(path)
    file = JobFile(path, text, parsed(path.name, text))
    for key in file.said.keys() - {JOBS, DEFAULTS}:
        near = closest(key, [JOBS, DEFAULTS])
        hint = f"closest: {near}" if near else "a file of jobs has [[jobs]] and [defaults]"
        file.wrong(line_of(text, key), f"{key}: is no part of a file of jobs — {hint}")
    defaults = file.said.get(DEFAULTS, {})
    tables, known_parts = file.said.get(JOBS), len(file.faults)
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        file.wrong(line_of(text, JOBS), "has no jobs — each begins with [[jobs]]")
    if not isinstance(defaults, dict):
        file.wrong(line_of(text, DEFAULTS), f"{DEFAULTS}: is a table — write [{DEFAULTS}]")
    if len(file.faults) > known_parts or not isinstance(tables, list):
        file.check()
        return []
    jobs: list[Job] = []
    _check_defaults(file, defaults)
    lines = lines_of(text, JOBS) or [{}] * len(tables)
    for table, at in zip(tables, lines, strict=True):
        jobs += _jobs_of(file, table, at, defaults, len(jobs))
    _must_differ(file, jobs)
    file.check()
    return _in_turn(file, jobs)


def _check_defaults(file: JobFile, defaults: Mapping[str, Any]) -> None:
    """What no command has, and what no job may have from elsewhere."""
    every = dict.fromkeys(name for command in _runnable() for name in _known(command))
    for key, value in defaults.items():
        at = line_of(file.text, key)
        if key == EACH:
            file.wrong(at, f"{EACH}: each job has its own — write it under [[{JOBS}]]")
        elif isinstance(value, dict):
            if key not in _runnable():
                file.wrong(at, f"[{DEFAULTS}.{key}]: {_no_command(key)}")
            else:
                for own in value.keys() - _known(key).keys():
                    file.wrong(line_of(file.text, own), _no_option(own, key, _known(key)))
        elif _name(key) not in every:
            file.wrong(at, f"{key}: no command has such an option — closest: "
                       f"{closest(_name(key), [*every]) or 'none'}")  # fmt: skip
        elif _name(key) == OUTPUT:
            file.wrong(at, f"{OUTPUT}: each job has its own — write it under [[{JOBS}]]")


def _jobs_of(
    file: JobFile,
    table: Mapping[str, Any],
    at: Mapping[str, int],
    defaults: Mapping[str, Any],
    first: int,
) -> Iterator[Job]:
    """The jobs of one `[[jobs]]`; none where something in it is wrong."""
    before, head = len(file.faults), at.get("", 0)
    command = table.get(RUN)
    if command not in _runnable():
        where = at.get(RUN, head)
        missing = f'is missing — name the command: {RUN} = "draw"'
        file.wrong(where, f"{RUN}: {missing if command is None else _no_command(str(command))}")
        return
    known = _known(command)
    own = {key: value for key, value in table.items() if key not in (RUN, EACH)}
    for key in own:
        if _name(key) not in known:
            file.wrong(at.get(key, head), _no_option(key, command, known))
    if not own.get(OUTPUT) or own[OUTPUT] == "-":
        file.wrong(
            at.get(OUTPUT, head), f"{OUTPUT}: is missing — name the file that the job writes"
        )
    each = _each(file, table.get(EACH, {}), at)
    general = {k: v for k, v in defaults.items() if not isinstance(v, dict) and _name(k) in known}
    values = {
        _name(key): value
        for key, value in (general | defaults.get(command, {}) | own).items()
        if _name(key) in known
    }
    lines = {_name(key): line for key, line in at.items()}
    for name, value in values.items():
        place = lines.get(name) or line_of(file.text, name) or head
        try:
            values[name] = as_typed(f"{name}", value, known[name])
        except UsageError as error:
            file.wrong(place, str(error))
        for word in dict.fromkeys(w for text in _texts(value) for w in names_in(text)):
            if word not in each and word not in _named(table):
                near = closest(word, [*each])
                hint = f"closest: {near}" if near else f'list its values: {EACH}.{word} = ["…"]'
                file.wrong(place, f"{name}: {{{word}}} has no values — {hint}")
    if len(file.faults) > before:
        return
    for nth, chosen in enumerate(combinations(each)):
        job = _job(file, command, values, chosen, lines, head)
        if job is None:
            return  # what is wrong with one is wrong with all
        yield replace(job, number=first + nth)


def _each(file: JobFile, said: Any, at: Mapping[str, int]) -> dict[str, list[str]]:
    """The values of every name."""
    head = at.get(EACH, at.get("", 0))
    if not isinstance(said, dict):
        file.wrong(head, f'{EACH}: is a table — write {EACH}.country = ["SDN", "YEM"]')
        return {}
    found, many = {}, 1
    for name, values in said.items():
        try:
            found[name] = values_of(values)
            many *= len(found[name])
        except NoValues as error:
            file.wrong(at.get(f"{EACH}.{name}", head), f"{EACH}.{name}: {error}")
    if many > MOST:
        file.wrong(head, f"{EACH}: makes {many:,} jobs — {MOST:,} are the most of one [[{JOBS}]]")
    return found


def _job(
    file: JobFile,
    command: str,
    values: Mapping[str, Any],
    chosen: Mapping[str, str],
    lines: Mapping[str, int],
    head: int,
) -> Job | None:
    """The job of one choice of values, once its command line can be read."""
    known = _known(command)
    own = {name: _filled(value, chosen) for name, value in values.items()}
    typed = [*_as_options(own, known), *_as_arguments(own, known)]
    folder = file.path.resolve().parent
    settings = Settings(folder, main.COMMANDS, main.loaded)
    try:
        context = main.loaded(command).make_context(
            command, [*typed], default_map=settings[command]
        )
    except main.OF_THE_LIBRARY as raised:
        error: Any = raised
        parameter = getattr(error, "param", None)
        name = next((n for n, one in known.items() if one is parameter), "")
        said = (
            main.plainly(error.message.rstrip("."))
            if name and error.message
            else (main.worded(error))
        )
        if name and not error.message:
            said = f"is missing — mapper {command} needs it"
        file.wrong(lines.get(name, head), f"{name}: {said[:1].lower()}{said[1:]}" if name else said)
        return None
    given = [
        text for key, value in context.params.items() if key != OUTPUT for text in _texts(value)
    ]
    if "-" in given:
        file.wrong(head, "-: no job has a standard input — name a file")
        return None
    return Job(
        number=0,
        line=head,
        typed=(command, *typed),
        output=own[OUTPUT],
        folder=str(folder),
        reads=tuple(dict.fromkeys(text for text in given if text)),
    )


def _as_options(own: Mapping[str, Any], known: Mapping[str, Parameter]) -> Iterator[str]:
    """Options as they are typed, in the order in which they were given."""
    for name, value in own.items():
        parameter = known[name]
        if parameter.param_type_name == "argument":
            continue
        if isinstance(value, bool):
            flags = parameter.opts if value else getattr(parameter, "secondary_opts", [])
            yield from flags[-1:]
            continue
        for one in value if isinstance(value, list) else [value]:
            yield f"--{name}={one}"


def _as_arguments(own: Mapping[str, Any], known: Mapping[str, Parameter]) -> list[str]:
    """Arguments in the order of the command, after a mark where one would be read as an option."""
    found: list[str] = []
    for name in dict.fromkeys(known):
        if known[name].param_type_name == "argument" and name in own:
            found += own[name] if isinstance(own[name], list) else [own[name]]
    return ["--", *found] if any(text.startswith("-") for text in found) else found


def _must_differ(file: JobFile, jobs: Sequence[Job]) -> None:
    """No two jobs write one file."""
    seen: dict[str, Job] = {}
    for job in jobs:
        other = seen.setdefault(_place(job.output), job)
        if other is not job:
            beside = (
                "several of its jobs write"
                if other.line == job.line
                else (f"the job of line {other.line} writes")
            )
            hint = "write each name of `each` in it" if other.line == job.line else "give another"
            file.wrong(job.line, f"{OUTPUT}: {beside} {job.output} — {hint}")


def _in_turn(file: JobFile, jobs: Sequence[Job]) -> list[Job]:
    """The jobs, each with those whose output it reads; `reads` are paths that there are then."""
    writers = {_place(job.output): job.number for job in jobs}
    folder = file.path.resolve().parent
    found = []
    for job in jobs:
        after = {writers[place] for text in job.reads if (place := _place(text)) in writers}
        reads = [text for text in job.reads if _place(text) in writers or _is_there(folder, text)]
        found.append(replace(job, reads=tuple(reads), after=tuple(sorted(after))))
    return found


def _is_there(folder: Path, text: str) -> bool:
    try:
        return (folder / text).exists()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False


def _place(text: str) -> str:
    return os.path.normpath(text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str | Path):
        yield str(value)


def _filled(value: Any, chosen: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [filled(one, chosen) for one in value]
    return filled(value, chosen) if isinstance(value, str) else value


def _runnable() -> list[str]:
    """The commands that write files, which alone can be jobs."""
    return [name for name in main.COMMANDS if name != "batch" and OUTPUT in _all_of(name)]


def _all_of(command: str) -> dict[str, Parameter]:
    return parameters(main.loaded(command))


def _known(command: str) -> dict[str, Parameter]:
    """What a job of a command can be given; files are replaced where the whole run says so."""
    return {name: one for name, one in _all_of(command).items() if name not in OF_THE_RUN}


def _no_command(name: str) -> str:
    known = _runnable()
    if name in main.COMMANDS:
        return f"mapper {name} writes no file, and is no job — {', '.join(known)} are"
    near = main.OTHER_COMMANDS.get(name) or closest(name, known)
    hint = f"closest: {near}" if near else ", ".join(known)
    return f"there is no command '{name}' — {hint}"


def _no_option(key: str, command: str, known: Mapping[str, Parameter]) -> str:
    if _name(key) in OF_THE_RUN:
        return f"{key}: is for the whole run — give it to mapper batch"
    near = closest(_name(key), [*known])
    hint = f"closest: {near}" if near else f"`mapper {command} --help` lists them"
    return f"{key}: mapper {command} has no such option — {hint}"


def _name(key: str) -> str:
    return key.replace("_", "-")


def _named(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The names that a job lists values for, whatever these are."""
    each = table.get(EACH)
    return each if isinstance(each, dict) else {}
