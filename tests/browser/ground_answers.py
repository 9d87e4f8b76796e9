# SPDX-License-Identifier: MIT
"""What a page's scripts and the terminal say of drawn ground between two days."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mapper.comparison.words import sentence
from mapper.page.map_model import Payload
from mapper.polygons.face_history import FaceHistory
from mapper.reading.front_lines import face_inputs
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from tests.shown import ground_document

Js = Callable[..., Any]
Pair = tuple[date, date]
WORDS = load_words("en")
PAIRS = Path(__file__).with_name("pairs_of_ground.js").read_text(encoding="utf-8")


def both_answers(
    js: Js, history: FaceHistory, pairs: Sequence[Pair], payload: Payload | None = None
) -> tuple[list[str], ...]:
    """What the page says of each pair of days, and what the terminal says."""
    payload = payload or ground_document(history, Look()).payload
    inputs = face_inputs(history)
    start = date.fromisoformat(payload["start"])
    asked = [[(day - start).days for day in pair] for pair in pairs]
    told = [
        sentence(compare(inputs, first, last, from_capitals=False), WORDS) for first, last in pairs
    ]
    return js("ground_words.mjs").run(PAIRS, [json.dumps(payload), asked]), told
