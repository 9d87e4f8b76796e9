# SPDX-License-Identifier: MIT
"""Pictures of many days: small maps, and the shares over time."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.exports.pictures import drawn_picture, written
from mapper.picture.blocks import Block
from mapper.picture.grids import MapGrid, in_rows
from mapper.picture.ink import Circle, Group, Item, Picture, Text, every
from mapper.picture.layouts import layout_named
from mapper.picture.multiples import evenly, telling_days
from mapper.picture.shares_chart import Tone, edge_lines, line_on, months, shares_over_time, spans
from mapper.picture.state_on_day import holdings_on_day, shares
from mapper.picture.svg import texts_of
from mapper.picture.themes import theme_of
from mapper.style.palette import contrast, tint
from mapper.style.shared import number
from mapper.style.words import load_words
from tests.golden_files import check_golden
from tests.picture.maps import SIZES_AND_THEMES, drawn_once, many_days, toy_days

DAYS = st.lists(st.integers(0, 5000), min_size=1, unique=True).map(sorted)


@given(DAYS, st.integers(2, 30))
def test_chosen_days_are_some_of_them_with_the_first_and_the_last(
    days: list[int], most: int
) -> None:
    chosen = evenly(days, most)
    assert len(chosen) == min(len(days), most)
    assert chosen == sorted(set(chosen))
    assert set(chosen) <= set(days)
    assert (chosen[0], chosen[-1]) == (days[0], days[-1])


@pytest.mark.parametrize(("size", "theme"), SIZES_AND_THEMES)
def test_every_size_has_the_first_and_the_last_day_in_every_theme(size: str, theme: str) -> None:
    drawn = drawn_once(many_days, size, theme)
    texts = texts_of(drawn)
    assert any(text.startswith("1 May") for text in texts)
    assert any(text.startswith("6 September") for text in texts)
    maps = [item for item in every(drawn.items) if isinstance(item, Group) and item.name == "map"]
    assert 2 <= len(maps) <= layout_named(size).most_maps
    assert f"{20 - len(maps)} days have no map of their own" in drawn.left_out


def test_the_timeline_says_what_was_looked_at() -> None:
    told = {size: texts_of(drawn_once(many_days, size)) for size in ("article", "social")}
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    check_golden("picture-timeline.json", text)


def test_days_on_which_only_other_places_changed_have_no_map() -> None:
    payload = many_days().payload
    telling = telling_days(payload)
    assert set(telling) < set(payload["stops"])
    states = [
        [shares(payload, holdings_on_day(payload, day))[s].count for s in ("government", "taliban")]
        for day in telling
    ]
    assert states[0] == [0, 0]  # of the provinces nothing is known
    assert states[1] == [4, 0]
    assert states[-1] == [0, 34]


def test_small_maps_have_a_dot_a_capital_and_larger_ones_for_those_fought_over() -> None:
    drawn = drawn_picture(many_days("2021-08-05"), size="article")
    dots = Counter(item.radius for item in every(drawn.items) if isinstance(item, Circle))
    assert dots == {2.2: 31, 3.2: 3}
    assert "Dots: provincial capitals" in texts_of(drawn)


TOWNS = "2021-08-01 Haven red\n2021-08-03 Haven blue\n2021-08-03 Hillgate blue"


def test_a_record_of_places_alone_has_them_as_dots_and_in_figures() -> None:
    drawn = drawn_picture(toy_days(TOWNS), size="article")
    texts = texts_of(drawn)
    dots = [item for item in every(drawn.items) if isinstance(item, Circle)]
    assert len(dots) == 1 + 2
    assert {"Dots: places", "Shares over time (places)"} <= set(texts)
    assert {"0 → 2 places", "1 → 0 places"} <= set(texts)
    assert not any("% of the area" in text for text in texts)


def test_what_is_the_same_on_the_first_and_the_last_day_is_said_once() -> None:
    days = "2021-08-01 Eastvale red\n2021-08-02 Westmarch blue"
    texts = texts_of(drawn_picture(toy_days(days), size="article"))
    assert "25.0 % of the area" in texts
    assert any(text.startswith("0 → ") for text in texts)


def test_that_sources_disagree_stands_in_the_key_where_some_map_shows_it() -> None:
    assert "Sources disagree" not in texts_of(drawn_picture(many_days("2021-08-12")))
    shown = toy_days("2021-08-05 Eastvale red\n2021-08-06 Eastvale blue")
    east = next(place for place in shown.payload["places"] if place["id"] == "Eastvale")
    east["track"][-1] = [1, "blue", 0, 0, 0, 0, 1]
    payload = {
        **shown.payload,
        "extras": [{"contradicted": True}],
        "contradicted": "Sources disagree.",
    }
    assert "Sources disagree" in texts_of(drawn_picture(replace(shown, payload=payload)))


def test_days_that_were_asked_for_are_all_shown() -> None:
    drawn = drawn_picture(many_days("2021-05-10,2021-05-20,2021-08-15"), size="article")
    texts = texts_of(drawn)
    assert {"10 May 2021", "20 May 2021", "15 August 2021"} <= set(texts)
    assert not [said for said in drawn.left_out if "days" in said]


def test_the_shares_over_time_are_those_of_the_days_and_add_up() -> None:
    payload = many_days().payload
    for start, _, parts in shares_over_time(payload):
        assert sum(parts.values()) == pytest.approx(1)
        found = shares(payload, holdings_on_day(payload, start))
        for status, share in found.items():
            drawn = 100 * sum(parts[status, tone] for tone in Tone)
            assert drawn == pytest.approx(share.percent, abs=0.1)


def tones(**unit: object) -> list[tuple[int, dict[Tone, float]]]:
    """What the share of blue stands on, from each day on, of one unit of 3 km²."""
    payload = {
        "statuses": [{"id": "blue"}, {"id": ""}],
        "places": [
            {"id": "a", "kind": "unit", "km2": 3.0} | unit,
            {"id": "seat", "kind": "capital", "track": [[4, "blue", 0]]},
        ],
        "stops": [0, 9],
        "between": True,
        "staleDays": None,
        "extras": [{"inferred": True}],
    }
    return [
        (start, {tone: parts["blue", tone] for tone in Tone if parts["blue", tone]})
        for start, _, parts in shares_over_time(payload)
    ]


def test_what_is_inferred_is_paler_in_the_chart_too() -> None:
    track = [[0, "blue", 0], [4, "blue", 0, 0, 0, 0, 1]]
    assert tones(track=track) == [(0, {Tone.FRESH: 1.0}), (4, {Tone.INFERRED: 1.0})]


def test_what_a_unit_takes_from_its_capital_is_paler_in_the_chart_too() -> None:
    assert tones(capital="seat") == [(0, {}), (4, {Tone.INFERRED: 1.0})]


def drawn_spans(stops: list[int], **unit: object) -> list[tuple[float, float, float]]:
    """Left and right end in px, 10 px a day, and the share of blue, of a unit that turns blue."""
    track = [[stops[1], "blue", 0]]
    payload = {
        "statuses": [{"id": "blue"}, {"id": ""}],
        "places": [{"id": "a", "kind": "unit", "km2": 3.0, "track": track, **unit}],
        "stops": stops,
        "staleDays": None,
    }
    return [(left, right, parts["blue", Tone.FRESH]) for left, right, parts in spans(payload, 10.0)]


@pytest.mark.parametrize("name", ["light", "dark", "print", "greyscale"])
def test_bands_of_the_chart_are_told_apart_by_a_line_that_is_seen_on_them(name: str) -> None:
    article = many_days()
    theme = theme_of(article, name)
    for status in theme.status:
        for tone in Tone:
            band = tint(theme.color(status), tone.value, theme.paper)
            assert contrast(line_on(theme, status, tone), band) >= 3, (status, tone)


def test_the_line_along_a_band_has_its_top_and_its_ends_but_no_edge_of_the_chart() -> None:
    ends = np.array([0.0, 10, 10, 20, 20, 30, 30, 40])
    ceiling, floor = np.array([20.0, 50, 99, 60]), np.array([100.0, 100, 100, 100])
    (found,) = edge_lines((ends, ceiling, floor), 20.0, "#000000")
    # From the top of the chart, where nothing is above, down, and to the day on which next to
    # nothing is left; the last band ends with the chart.
    first, second = (line.tolist() for line in found.lines)
    assert first == [[10, 20.5], [10, 50.5], [20, 50.5], [20, 100.5]]
    assert second == [[30, 100.5], [30, 60.5], [40, 60.5]]


def test_between_two_days_the_earlier_one_holds() -> None:
    assert drawn_spans([0, 10, 20]) == [(0, 100, 0), (100, 208, 1)]


def test_the_chart_says_how_high_half_and_all_of_the_ground_are() -> None:
    drawn = drawn_picture(toy_days(), size="article")
    half, whole = (
        next(one for one in every(drawn.items) if isinstance(one, Text) and one.text == said)
        for said in ("50 %", "100 %")
    )
    assert half.y - whole.y == number("chart.chart_height") / 2


def test_the_chart_of_seats_has_no_parts_of_ground() -> None:
    drawn = drawn_once(many_days)
    texts = [one.text for one in every(drawn.items) if isinstance(one, Text)]
    assert "Shares over time (provinces)" in texts
    assert not [text for text in texts if text.endswith(" %")]


def test_where_days_were_chosen_the_chart_is_of_all() -> None:
    found = drawn_spans([0, 10, 20], whole=[[7, "blue"]])
    assert found == [(0, 70, 0), (70, 208, 1)]


def test_what_the_last_day_changed_is_seen_at_the_end_of_the_chart() -> None:
    assert drawn_spans([0, 20]) == [(0, 200, 0), (200, 208, 1)]


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (90, ["February 2021", "March", "April"]),
        (4_000, ["2022", "2024", "2026", "2028", "2030"]),
        (110_000, ["2050", "2100", "2150", "2200", "2250", "2300"]),
    ],
)
def test_a_long_time_has_names_of_round_years(days: int, names: list[str]) -> None:
    payload = {"start": "2021-01-10", "stops": [0, days]}
    assert [name for _, name in months(payload, load_words("en"), 500.0)] == names


def test_one_day_is_a_single_map() -> None:
    drawn = drawn_picture(many_days("2021-08-15"), size="social")
    maps = [item for item in every(drawn.items) if isinstance(item, Group) and item.name == "map"]
    assert len(maps) == 1


def test_an_article_of_many_maps_is_light() -> None:
    assert len(written(drawn_once(many_days), form="svg")) < 150_000


def test_the_text_of_a_timeline_as_pdf_can_be_read_back() -> None:
    page = pypdf.PdfReader(io.BytesIO(written(drawn_once(many_days, "a4"), form="pdf"))).pages[0]
    text = page.extract_text()
    for words in ("Who held what in Afghanistan, 1 May to 6 September 2021", "12 August 2021",
                  "Shares over time", "Boundaries: Natural Earth"):  # fmt: skip
        assert words in text


def test_of_drawn_ground_the_chart_has_all_days_though_few_have_a_map() -> None:
    payload = {
        "statuses": [{"id": "taliban"}, {"id": ""}],
        "areas": [(0, {"taliban": 25.0, "": 75.0}), (2, {"taliban": 100.0, "": 0.0})],
    }
    assert list(shares_over_time(payload)) == [
        (0, 2, {("taliban", Tone.FRESH): 0.25, ("", Tone.FRESH): 0.75}),
        (2, 3, {("taliban", Tone.FRESH): 1.0, ("", Tone.FRESH): 0.0}),
    ]


@pytest.mark.parametrize(("ground", "told"), [((-2e5, 2e5), True), ((9e6, 9.1e6), False)])
def test_what_dots_are_is_said_where_they_are_on_the_maps(
    ground: tuple[float, float], told: bool
) -> None:
    article = toy_days("2021-08-01 Haven red\n2021-08-04 Haven blue\n2021-08-01 Eastvale blue")
    west, east = ground
    article.payload["plane"]["ground"] = [west, west, east, east]
    said = " ".join(texts_of(drawn_picture(article)))
    assert ("Dots:" in said) is told


def maps_on(drawn: Picture) -> list[tuple[float, float]]:
    """The left upper corners of the small maps, row by row."""
    found = [(x, y) for item, x, y in moved(drawn.items) if item.name == "map"]
    return sorted(found, key=lambda at: (round(at[1]), at[0]))


def moved(
    items: Sequence[Item], x: float = 0.0, y: float = 0.0
) -> Iterator[tuple[Group, float, float]]:
    """The groups of a picture with their positions."""
    for item in items:
        if isinstance(item, Group):
            yield item, x + item.x, y + item.y
            yield from moved(item.items, x + item.x, y + item.y)


def days_drawn(count: int, size: str) -> Picture:
    days = ["2021-05-10", "2021-06-20", "2021-07-31", "2021-08-06", "2021-08-09", "2021-08-12",
            "2021-08-15"]  # fmt: skip
    return drawn_picture(many_days(",".join(days[:count])), size=size)


def test_the_key_stands_in_the_places_that_maps_leave_free() -> None:
    drawn = days_drawn(7, "article")
    *_, (left, top) = maps_on(drawn)
    said = {text: (x, y) for text, x, y in texts_at(drawn.items)}
    x, y = said["Dots: provincial capitals"]
    assert x > left + 200
    assert top < y < top + 200


def texts_at(items: Sequence[Item]) -> Iterator[tuple[str, float, float]]:
    for group, x, y in [(Group(items), 0.0, 0.0), *moved(items)]:
        yield from (
            (item.text, x + item.x, y + item.y) for item in group.items if isinstance(item, Text)
        )


def test_a_last_row_without_the_key_stands_in_the_middle() -> None:
    at = maps_on(days_drawn(5, "square"))
    assert [round(y) for _, y in at] == sorted(round(y) for _, y in at)
    first, last = at[:3], at[3:]
    middle = (first[0][0] + first[2][0]) / 2
    assert sum(x for x, _ in last) / 2 == pytest.approx(middle)


def test_four_maps_stand_two_by_two() -> None:
    at = maps_on(days_drawn(4, "article"))
    assert len({round(x) for x, _ in at}) == len({round(y) for _, y in at}) == 2


def test_small_maps_have_what_happened_since_the_one_before() -> None:
    article = toy_days("2021-08-01 Eastvale red\n2021-08-04 Eastvale blue")
    event = {"id": "event:1", "at": [1.5, 0.5], "mark": "strike", "title": "Air strike",
             "short": "2 Aug", "days": [1, 1], "date": "2021-08-02"}  # fmt: skip
    key = [{"sort": "event", "mark": "strike", "label": "Air strike"}]
    shown = article.showing({**article.payload, "events": [event], "happenedKey": key})
    texts = texts_of(drawn_picture(shown))
    assert {"Air strike", "Events: of the days before each map, too"} <= set(texts)


def test_of_a_comparison_the_days_stand_at_the_left_of_what_changed() -> None:
    grid = MapGrid.of(3, 620, columns=3, aspect=1.0)
    beside = in_rows([Block((), 10.0)] * 2, grid)
    at = [item.x for item in beside.items if isinstance(item, Group)]
    assert at == pytest.approx([0.0, 632 / 3])
