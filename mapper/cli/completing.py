# SPDX-License-Identifier: MIT
"""What a shell offers for the value of an option, and which shells can have completion at all.

Where nothing is offered, the shell offers files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.errors import UsageError
from mapper.tables.text import quoted

# What the library below adds, for the shell that the command is typed in.
OF_THE_SHELL = ("--install-completion", "--show-completion")
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def check_shell(typed: Sequence[str]) -> None:
    """UsageError where completion is asked for a shell that cannot have it, or for another one.

    The library would take no notice of a shell that is named, and change the files of this one.
    """
    asked, _, named = (*typed, "")[0].partition("=")
    if asked not in OF_THE_SHELL:
        return
    others = " ".join(filter(None, (named, *typed[1:])))
    if others:
        hint = f"leave {quoted(others)} out"
        raise UsageError(f"{asked}: is for the shell that it is typed in — {hint}")
    shell = _this_shell()
    if shell not in SHELLS:
        whose = f"the shell {quoted(shell)}" if shell else "a shell that is not known"
        raise UsageError(f"{asked}: not for {whose} — type it in bash, zsh, fish or PowerShell")


def _this_shell() -> str:
    """The name of the shell that the command was typed in; empty where that is not seen."""
    from shellingham import ShellDetectionFailure, detect_shell

    try:
        return str(detect_shell()[0])
    except ShellDetectionFailure:
        return ""


def boundary_sets(incomplete: str) -> Iterator[tuple[str, str]]:
    """The codes of countries and the sets of one's own that begin so, each with what it is called.

    After a comma the next of several is begun.
    """
    from mapper.boundaries.catalog import known_names
    from mapper.boundaries.countries import bundled_countries

    before, comma, begun = incomplete.rpartition(",")
    if begun:
        countries = {code: country.name for code, country in bundled_countries().items()}
        for name, said in {**countries, **dict.fromkeys(known_names(), "")}.items():
            if name.startswith(begun.upper()):
                yield f"{before}{comma}{name}", said


def schemes(incomplete: str) -> Iterator[str]:
    """The bundled schemes that begin so."""
    from mapper.style.scheme_files import scheme_names

    return (name for name in scheme_names() if name.startswith(incomplete))
