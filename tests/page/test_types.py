# SPDX-License-Identifier: MIT
"""The types of the map model, on both sides: scripts are checked against what Python declares."""

from __future__ import annotations

import pytest

from tests import typescript
from tests.declared import DECLARED, declared


def test_the_scripts_know_the_model_as_it_is() -> None:
    """`python -m tests.declared` writes it anew."""
    assert DECLARED.read_text(encoding="utf-8") == declared()


# A place has no such key: that this is found shows that the others are looked at.
MISTAKE = """\
/** @param {Payload.PlaceEntry} place */
export const nameOf = (place) => place.nmae;
"""


@pytest.mark.slow
def test_the_scripts_fit_the_model_and_each_other() -> None:
    (found,) = typescript.faults(MISTAKE)
    assert "more.mjs(2,40)" in found
    assert "'nmae' does not exist on type 'PlaceEntry'" in found
