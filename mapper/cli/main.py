"""The command `mapper`. One `try` turns errors into one line each and an exit code."""

from __future__ import annotations

import atexit
import gc
import sys

import typer

import mapper.errors as errors
from mapper.cli import aggregate, check, diff, draw, export, infer, stats, timeline
from mapper.cli.printing import ReaderGone

app = typer.Typer(
    name="mapper",
    help="Maps of who controls what ground, since when, and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("draw")(draw.command)
app.command("check")(check.command)
app.command("diff")(diff.command)
app.command("stats")(stats.command)
app.command("timeline")(timeline.command)
app.command("export")(export.command)
app.command("infer")(infer.command)
app.command("aggregate")(aggregate.command)

MANY_OBJECTS = 200_000

FINE, USAGE, DATA, GROUND, OUTPUT = 0, 2, 3, 4, 5

EXIT_CODES: tuple[tuple[type[errors.MapperError], int], ...] = (
    (errors.UsageError, USAGE),
    (errors.DataProblems, DATA),
    (errors.TableError, DATA),
    (errors.SchemeError, DATA),
    (errors.PageError, DATA),
    (errors.BoundaryError, GROUND),
    (errors.OutputError, OUTPUT),
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
    """Maps of who controls what ground, since when, and according to whom."""


def run() -> None:
    """Run the command line; errors that the package raises on purpose become exit codes."""
    collect_seldom()
    try:
        app()
    except errors.MapperError as error:
        typer.echo(str(error), err=True)
        sys.exit(exit_code(error))
    except ReaderGone:
        sys.exit(OUTPUT)


def collect_seldom() -> None:
    """Let Python look for cycles of garbage seldom, and not once more at the end.

    A command makes next to none; going through all that it has loaded took it a seventh of its
    time.
    """
    gc.set_threshold(MANY_OBJECTS, 20, 20)
    atexit.register(gc.freeze)


def exit_code(error: errors.MapperError) -> int:
    """2 usage · 3 problems in the data · 4 boundaries or geometry · 5 output; 1 is a difference."""
    for kind, code in EXIT_CODES:
        if isinstance(error, kind):
            return code
    return GROUND
