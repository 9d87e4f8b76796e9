# SPDX-License-Identifier: MIT
"""A time without warnings of libraries, in several threads at once."""

from __future__ import annotations

import warnings
from contextlib import ExitStack

from mapper.model.while_any import WhileAny


def _silence(kept: ExitStack) -> None:
    kept.enter_context(warnings.catch_warnings())
    warnings.simplefilter("ignore")


# No warning is shown; what was asked of them before holds again once all threads have left.
without_warnings = WhileAny(_silence)
