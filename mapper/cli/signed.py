# SPDX-License-Identifier: MIT
"""What a function in place of a command must show, so that typer makes the same options of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def signed(
    run: Callable[..., None],
    command: Callable[..., None],
    parameters: Iterable[inspect.Parameter],
    hints: Mapping[str, Any],
) -> Callable[..., None]:
    """`run` with the text of `command` and these parameters, each with its hint, by name."""
    listed = [one.replace(kind=one.KEYWORD_ONLY, annotation=hints[one.name]) for one in parameters]
    run.__doc__ = command.__doc__
    run.__annotations__ = {one.name: one.annotation for one in listed}
    run.__signature__ = inspect.Signature(listed)  # type: ignore[attr-defined]
    return run
