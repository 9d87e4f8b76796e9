# SPDX-License-Identifier: MIT
"""What the embedded data say, word for word."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest

from mapper.page.document import plain_html
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.check import join_report, report_as_text
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from tests.golden_files import check_golden


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return read_inputs()


@pytest.mark.parametrize("day", ["2021-05-01", "2021-08-05", "2021-08-15", "2021-09-06"])
def test_the_page_of_a_day_in_words(inputs: Inputs, day: str) -> None:
    look = Look(as_of=date.fromisoformat(day))
    document = make_document(inputs, look)
    payload = document.payload
    reports = {place["id"]: place.get("report") for place in payload["places"]}
    said = {
        "title": document.texts.title,
        "lead": document.texts.lead,
        "legend": [f"{status['label']} · {status['figures']}" for status in payload["statuses"]],
        "total": payload["total"],
        "annotations": [
            f"{note['n']}. {note['title']} — {report['reportedWords']}, {report['source']}"
            for note in payload["annotations"]
            for report in [payload["reports"][reports[note["place"]]]]
        ],
    }
    check_golden(f"afghanistan-{day}.json", json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def test_the_join_report_of_the_embedded_ledger(inputs: Inputs) -> None:
    check_golden("check-afghanistan.txt", report_as_text(join_report(inputs)))


def test_the_page_stays_small(inputs: Inputs) -> None:
    look = Look(as_of=date(2021, 8, 5))
    page = plain_html(make_document(inputs, look)).encode()
    assert len(page) <= 301_000
    assert len(gzip.compress(page)) <= 101_000
