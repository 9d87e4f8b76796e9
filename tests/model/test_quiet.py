# SPDX-License-Identifier: MIT
"""A time without warnings, which leaves a process as it was, however threads come and go."""

from __future__ import annotations

import warnings

import pytest

from mapper.model.quiet import without_warnings


def test_who_comes_first_may_go_first() -> None:
    before = list(warnings.filters)
    first, second = without_warnings(), without_warnings()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    warnings.warn("not heard, for the second is still in it", stacklevel=1)
    second.__exit__(None, None, None)
    assert warnings.filters == before


def test_an_error_ends_the_silence() -> None:
    before = list(warnings.filters)
    with pytest.raises(ValueError, match="a"), without_warnings():
        raise ValueError("a")
    assert warnings.filters == before
