# SPDX-License-Identifier: MIT
"""What pages, pictures, data and tables print is what plain loops over the inputs find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checker.war_checked import war_checked
from tests.cli.warm import Warm
from tests.long import tried


@pytest.mark.parametrize("seed", tried(range(200), [8]))
def test_every_output_of_an_invented_war_says_what_its_inputs_say(
    warm: Warm, tmp_path: Path, seed: int
) -> None:
    compared = war_checked(warm, seed, tmp_path)
    assert [one for one in compared if not one.agrees] == []
    assert len(compared) > 30
