# SPDX-License-Identifier: MIT
"""The command `mapper`. One `try` turns errors into one line each and an exit code."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
import typer.core
import typer.main

import mapper.errors as errors
from mapper.cli.completing import check_shell
from mapper.cli.flags import Flags
from mapper.cli.help import GroupedCommand
from mapper.cli.limits import limited
from mapper.cli.made_with import remembered
from mapper.cli.plain_values import take_plainly
from mapper.cli.printing import ReaderGone, in_a_block, tell
from mapper.cli.settings import FILE, Settings, placed, where
from mapper.model.spelling import spelled
from mapper.tables.toml_text import text_of

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter
    from typer._click.formatting import HelpFormatter

# What other programs call what these commands and options do.
OTHER_COMMANDS = {
    "compare": "diff",
    "map": "draw",
    "new": "init",
    "plot": "draw",
    "render": "draw",
    "start": "init",
    "validate": "check",
}
# Options of other commands that say more than their closest name would.
ELSEWHERE = {
    "--steps": "is for a page of many days — `mapper timeline` draws one, and a step of it "
    "compares two days",
}
OTHER_OPTIONS = {
    "--country-code": "--boundaries",
    "--csv": "a table is named without an option",
    "--date": "--as-of",
    "--day": "--as-of",
    "--end": "--to",
    "--file": "--output",
    "--geojson": "--boundaries",
    "--input": "a table is named without an option",
    "--map": "--boundaries",
    "--out": "--output",
    "--since": "--from",
    "--shapes": "--boundaries",
    "--start": "--from",
    "--table": "a table is named without an option",
    "--until": "--to",
}

# Every command is the function `command` of the module of its name, with this as the first
# sentence of its help. A module is loaded once its command is asked for, so that `mapper --help`
# takes little longer than the library behind it.
GROUPS = {
    "To begin": {
        "init": "Begin a map of a country: a table of its units, a scheme, and a mapper.toml.",
        "check": "Report how the rows of a table find their places. Exit code 3 where some do not.",
        "scheme": "Make a scheme from the words of a table; list, show or check schemes.",
        "style": "Show the style of a house: colours, fonts and sizes, and what is usual.",
        "boundaries": "List, show, check, add and remove sets of boundaries.",
        "doctor": "Report what is installed, and what is missing for which format.",
    },
    "Maps": {
        "draw": "Draw a map of one day as a self-contained HTML page and print its path.",
        "timeline": "Draw all days of a table as one self-contained HTML page and print its path.",
        "export": "Write a map as a picture, or its data, and print the path.",
        "embed": "Print what a content system needs to show a page in an article.",
        "verify": "Report whether a page, picture or data were made from these files, or what "
        "differs: exit code 1.",
    },
    "Changes and figures": {
        "diff": "Report what changed between two days, with counts and areas that balance.",
        "stats": "Count what each status holds on each day: units, and ground where rows are "
        "about it.",
        "crosswalk": "Find what became of the units of OLD in NEW: renamed, split, merged, moved.",
    },
    "Many at once": {
        "batch": "Do many commands of one file, in processes or on a cluster, and go on where "
        "it ended.",
    },
    "Ground from places, parts and lines": {
        "infer": "Draw the ground around places: each piece has the status of the closest place "
        "with a report.",
        "aggregate": "Give each province what most of its districts, or of the places in it, have.",
        "faces": "Cut ground that was drawn on many days into faces, and print the path of the "
        "file.",
    },
}
COMMANDS = {name: said for group in GROUPS.values() for name, said in group.items()}


@cache
def loaded(name: str) -> Command:
    """The command of a name, as the library has it."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=dict(CONTEXT))
    alone.command(name, cls=GroupedCommand)(
        limited(remembered(name, import_module(f"mapper.cli.{name}").command))
    )
    return typer.main.get_command(alone)


class Commands(typer.core.TyperGroup):
    """The commands by name, each loaded when it is asked for."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: Any
    ) -> Context:
        check_shell(args)
        settings = Settings(Path.cwd(), COMMANDS, loaded)
        return super().make_context(info_name, args, parent, default_map=settings, **extra)

    def get_params(self, ctx: Context) -> list[Parameter]:
        return take_plainly(super().get_params(ctx))

    def list_commands(self, ctx: Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        return loaded(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise errors.UsageError(no_such_command(args[0]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        width = max(map(len, COMMANDS))
        for group, commands in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl([(name.ljust(width), said) for name, said in commands.items()])


# What the library below says of values, and what we say.
NOT_USED = {
    "Input should be a valid number, unable to parse string as a number": "give a number",
    "Input should be a valid integer, unable to parse string as an integer": "give a whole number",
    "Input should be greater than or equal to": "give no less than",
    "Input should be less than or equal to": "give no more than",
    "Input should be": "give",
}

CONTEXT = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=Commands,
    name="mapper",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=dict(CONTEXT),
)

# What the library below raises for what was typed; it stands in another module in some versions.
OF_THE_LIBRARY: type[Exception] = next(
    kind
    for kind in typer.BadParameter.__mro__
    if kind.__name__ == "ClickException" and issubclass(kind, Exception)
)

# What handles a signal that nobody has asked to be handled otherwise.
USUAL = (signal.SIG_DFL, signal.default_int_handler)
FINE, USAGE, DATA, GROUND, OUTPUT, INTERRUPTED = 0, 2, 3, 4, 5, 130

EXIT_CODES: tuple[tuple[type[errors.MapperError], int], ...] = (
    (errors.UsageError, USAGE),
    (errors.DataProblems, DATA),
    (errors.TableError, DATA),
    (errors.SchemeError, DATA),
    (errors.StyleError, DATA),
    (errors.PageError, DATA),
    (errors.BoundaryError, GROUND),
    (errors.OutputError, OUTPUT),
)

# What is written fails in a line of its own; this is what is put aside while a command runs.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_ROOM_SAID = (
    "no space left for temporary files — make room, or set TMPDIR to a folder on another disk"
)


def show_version(asked: bool) -> None:
    if asked:
        from mapper import __version__

        typer.echo(f"mapper {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(
        False, "--version", callback=show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Maps of who controls what ground, since when, and according to whom.

    \b
    mapper init sudan --country Sudan --party SAF --party RSF    begin: a table, a scheme, settings
    mapper check control.csv                                     how its rows find their places
    mapper draw control.csv                                      a map of its last day

    `mapper draw --help` explains a command.
    """


class Ended(SystemExit):
    """A signal asked the process to end; `left` says what that leaves behind."""

    left = "nothing is half written"

    def __init__(self, number: int) -> None:
        self.signal = signal.Signals(number)
        super().__init__(128 + number)


def run() -> None:
    """Run the command line; errors that the package raises on purpose become exit codes."""
    end_tidily()
    try:
        code = code_of(sys.argv[1:])
    except Ended as ended:
        tell(f"ended by {ended.signal.name} — {ended.left}")
        raise
    sys.exit(code)


def code_of(typed: Sequence[str]) -> int:
    """The exit code of what was typed, after what went wrong is told."""
    try:
        with spelled(Flags()):
            return app([*typed], prog_name="mapper", standalone_mode=False) or FINE
    except SystemExit as left:
        if isinstance(left, Ended) or not isinstance(left.code, int | None):
            raise
        return left.code or FINE
    except errors.MapperError as error:
        said = str(error)
        if not isinstance(error, errors.DataProblems):
            said = placed(said, typed, Path.cwd())
        tell("\n".join([said, *in_a_block(error.steps)]))
        return exit_code(error)
    except OF_THE_LIBRARY as error:
        show(error)
        return USAGE
    except typer.Abort:
        return INTERRUPTED
    except ReaderGone:
        return OUTPUT
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        tell(NO_ROOM_SAID)
        return OUTPUT


def no_such_command(name: str) -> str:
    """What to type in place of a command that there is not."""
    from rapidfuzz import process

    meant = OTHER_COMMANDS.get(name)
    close = [meant] if meant else [one[0] for one in process.extract(name, [*COMMANDS], limit=2)]
    return f"mapper {name}: there is no such command — closest: {', '.join(close)}"


def show(error: Any) -> None:
    """Print an error of the library below; where nothing was asked for that is its help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
    else:
        tell(worded(error))


def worded(error: Any) -> str:
    """An error of the library below, in one line, with what was surely meant."""
    command = error.ctx.command_path if error.ctx else "mapper"
    hint = f"`{command} --help` lists the options"
    if type(error).__name__ == "NoSuchOption":
        if error.option_name in ELSEWHERE:
            return f"{error.option_name}: {ELSEWHERE[error.option_name]}"
        meant = OTHER_OPTIONS.get(error.option_name)
        close = [meant] if meant else sorted(error.possibilities or ())
        hint = f"closest: {', '.join(close)}" if close else hint
        return f"{error.option_name}: there is no such option — {hint}"
    parameter = getattr(error, "param", None)
    if parameter and error.ctx and parameter.name:
        source = error.ctx.get_parameter_source(parameter.name)
        if source and source.name == "DEFAULT_MAP":
            key = parameter.opts[0].lstrip("-")
            at = where(Path(FILE), text_of(Path(FILE)), key)
            return f"{at}: {key}: {plainly(error.message)}"
    message = plainly(error.format_message().rstrip("."))
    return f"{message[:1].lower()}{message[1:]} — {hint}"


def plainly(message: str) -> str:
    """What the library says of a value that it cannot use, in our words."""
    for theirs, ours in NOT_USED.items():
        message = message.replace(theirs, ours)
    return message


def end_tidily() -> None:
    """Let what was begun be cleared away where a signal ends the process. Ctrl-C is one, SIGINT."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has all
        if number is not None and signal.getsignal(number) in USUAL:
            signal.signal(number, end)


def end(number: int, _: object) -> None:
    """What was begun is cleared away as this goes up; nothing can be printed in a handler."""
    raise Ended(number)


def exit_code(error: errors.MapperError) -> int:
    """2 usage · 3 problems in the data · 4 boundaries or geometry · 5 output; 1 is a difference."""
    for kind, code in EXIT_CODES:
        if isinstance(error, kind):
            return code
    return GROUND
