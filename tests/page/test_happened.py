# SPDX-License-Identifier: MIT
"""Events, advances and lines in the payload, and on the page that they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mapper.history.happenings import happenings_of
from mapper.model.advance import Advance
from mapper.model.dates import Span
from mapper.model.event import Event
from mapper.model.happening import Happening
from mapper.model.map_line import MapLine
from mapper.model.problem import Where
from mapper.page.document import Document, plain_html, static_of
from mapper.page.happened import events_of_day, events_of_days, events_of_two
from mapper.page.map_model import EventsPart, MapPayload
from mapper.page.payload import Texts, make_payload
from mapper.picture.shapes import read_lines
from mapper.style.words import load_words
from tests.toy import toy_situation

WORDS = load_words()
BOUNDS = (0.0, 0.0, 2.0, 2.0)
LEDGER = "2021-08-01 Northfield blue\n"


def told(first: Span, **more: Any) -> dict[str, Any]:
    return {
        "id": "event:1",
        "word": "air strike",
        "mark": "strike",
        "date": first,
        "where": Where("t.csv", 2),
        "order": 0,
        "place": "Haven",
        **more,
    }


def august(first: int, last: int | None = None) -> Span:
    return Span(date(2021, 8, first), date(2021, 8, last or first))


def strike(days: Span, **more: Any) -> Event:
    return Event(at=(1.5, 0.5), **told(days, **more))


ADVANCE = Advance(
    path=((0.5, 0.5), (1.5, 0.5)),
    toward="Haven",
    **told(august(4), id="advance:1", word="", mark="other", place="Marchend", status="red"),
)
FRONT = MapLine(
    lines=(((0.2, 1.0), (1.8, 1.2)),),
    **told(august(3), id="line:1", word="front", mark="front", place=""),
)


def of_day(*happenings: Happening) -> EventsPart:
    here = replace(toy_situation(LEDGER), happenings=happenings_of(happenings))
    return events_of_day(here, WORDS, BOUNDS)


def page(*happenings: Happening) -> Document:
    here = replace(toy_situation(LEDGER), happenings=happenings_of(happenings))
    texts = Texts(title="Toyland", lead="A sentence.", words=WORDS)
    return Document(situation=here, payload=make_payload(here, texts), texts=texts)


def test_an_event_is_told_in_words() -> None:
    (event,) = of_day(strike(august(4), source="Herald", note="Two cranes fell."))["events"]
    assert event == {
        "id": "event:1",
        "mark": "strike",
        "word": "air strike",
        "title": "Haven: air strike",
        "when": "4 August 2021",
        "date": "2021-08-04",
        "source": "Herald",
        "note": "Two cranes fell.",
        "at": [1.5, 0.5],
        "short": "4 Aug",
    }


def test_a_label_is_the_title_and_leaves_the_place_to_be_told() -> None:
    (event,) = of_day(strike(august(4), label="Strike on the port"))["events"]
    assert (event["title"], event["where"]) == ("Strike on the port", "Haven")


@pytest.mark.parametrize(
    ("days", "until", "short"),
    [
        (august(3), None, "3 Aug"),
        (august(3), date(2021, 8, 6), "3–5 Aug"),
        (Span(date(2021, 7, 30), date(2021, 7, 30)), date(2021, 8, 3), "30 Jul–2 Aug"),
        (Span.of_month(2021, 8), None, "Aug"),
        (Span.of_year(2021), None, "2021"),
    ],
)
def test_days_beside_a_mark_are_short(days: Span, until: date | None, short: str) -> None:
    (event,) = of_day(strike(days, until=until))["events"]
    assert event["short"] == short


def test_an_advance_has_its_way_and_its_party() -> None:
    (advance,) = of_day(ADVANCE)["advances"]
    assert (advance["title"], advance["party"]) == ("Advance from Marchend to Haven", "Red")
    assert advance["path"] == [[0.5, 0.5], [1.5, 0.5]]


def test_a_line_is_packed_on_a_grid_of_its_own() -> None:
    (line,) = of_day(FRONT)["mapLines"]
    (points,) = read_lines(line["lines"])
    assert points.round(3).tolist() == [[0.2, 1.0], [1.8, 1.2]]
    assert line["when"] == "since 3 August 2021"


def test_the_key_explains_each_mark_by_its_words() -> None:
    shelling = strike(august(4), id="event:2", word="shelling")
    parade = strike(august(4), id="event:3", word="parade", mark="other")
    key = of_day(strike(august(4)), shelling, parade, ADVANCE, FRONT)["happenedKey"]
    assert [(sign["sort"], sign["label"]) for sign in key] == [
        ("event", "Air strike, shelling"),
        ("event", "Parade"),
        ("advance", "Advance: Red"),
        ("line", "Front"),
    ]


def test_a_page_of_days_has_the_days_of_each() -> None:
    here = replace(toy_situation(LEDGER), happenings=happenings_of([strike(august(4)), FRONT]))
    part = events_of_days(here, WORDS, BOUNDS, (date(2021, 8, 1), date(2021, 8, 5)))
    assert part["events"][0]["days"] == (3, 16)
    assert part["mapLines"][0]["days"] == (2, None)


def test_a_comparison_has_the_events_between_its_days() -> None:
    found = [strike(august(1)), strike(august(4), id="event:2")]
    here = replace(toy_situation(LEDGER), happenings=happenings_of(found))
    part = events_of_two(here, WORDS, BOUNDS, (date(2021, 8, 1), date(2021, 8, 5)))
    assert [event["id"] for event in part["events"]] == ["event:2"]
    assert part["happenedIn"] == "Events of 1 to 5 August 2021, the newest first."


@pytest.mark.parametrize(
    ("happenings", "words"),
    [
        ([strike(august(4))], "Events of the last 14 days, the newest first."),
        (
            [strike(august(4)), FRONT],
            "Events of the last 14 days, and what holds on this day, the newest first.",
        ),
    ],
)
def test_the_list_says_of_which_days_it_is(happenings: list[Happening], words: str) -> None:
    assert of_day(*happenings)["happenedIn"] == words


def test_a_page_without_events_carries_nothing_of_them() -> None:
    document = page(strike(august(6)))
    assert "happened" not in document.payload
    assert "event-ink" not in plain_html(document)
    assert 'id="happened"' not in plain_html(document)


def test_a_page_with_events_carries_what_draws_and_lists_them() -> None:
    html = plain_html(page(strike(august(4), source="Herald"), ADVANCE))
    assert "event-ink" in html
    assert 'id="happened"' in html
    assert ">Herald" in html  # among the sources at the foot


def test_readers_without_scripts_have_them_in_the_table() -> None:
    rows = static_of(page(strike(august(4), source="Herald"), ADVANCE)).rows
    assert ["Haven: air strike (air strike)", "", "2021-08-04", "Herald"] in rows
    assert ["Advance from Marchend to Haven (advance)", "Red", "2021-08-04", ""] in rows


def test_events_change_no_figure() -> None:
    plain: Any = page().payload
    told_more: Any = page(strike(august(4)), ADVANCE, FRONT).payload
    of_events = set(EventsPart.__annotations__)
    assert set(MapPayload.__annotations__) > of_events
    assert {k: v for k, v in told_more.items() if k not in of_events} == plain


def test_across_the_line_of_180_degrees_all_are_on_one_side() -> None:
    far = replace(strike(august(4)), at=(361.5, 0.5))
    (event,) = of_day(far)["events"]
    assert event["at"] == [1.5, 0.5]
