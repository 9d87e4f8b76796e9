# SPDX-License-Identifier: MIT
"""The small modules of the pages of several days, one by one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from mapper.control.balance import shares_of_hundred
from mapper.page.packed_spells import language
from mapper.style.words import load_words

Js = Callable[..., Any]
WORDS = load_words("en")
CHANCE = random.Random(7)

# --- wording.mjs -----------------------------------------------------------------------------

SPEAK = """(wording, [language, name, lists]) => {
  const say = wording.makeSpeaker(language);
  return lists.map((values) => say[name](...values));
}"""


def spoken(js: Js, name: str, lists: list[list[Any]]) -> list[str]:
    """What the page says of each list of values."""
    return list(js("wording.mjs").run(SPEAK, [language(WORDS), name, lists]))


def test_whole_numbers_are_said_as_in_python(js: Js) -> None:
    numbers = [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567_890]
    assert spoken(js, "integer", [[n] for n in numbers]) == [WORDS.integer(n) for n in numbers]


def test_decimals_are_said_as_in_python(js: Js) -> None:
    numbers = [0, 9.3, 12.0, 99.96, 1234.56, *(CHANCE.uniform(0, 10**6) for _ in range(200))]
    said = spoken(js, "decimal", [[n] for n in numbers])
    assert said == [WORDS.decimal(n) for n in numbers]


def test_areas_are_said_as_in_python(js: Js) -> None:
    areas = [0, 0.004, 0.0996, 3.456, 99.96, 999.6, 12_345.6, 642_000]
    areas += [10 ** CHANCE.uniform(-3, 7) for _ in range(300)]
    assert spoken(js, "area", [[a] for a in areas]) == [WORDS.area(a) for a in areas]


def test_shares_are_said_as_in_python(js: Js) -> None:
    shares = [(0, 0), (0, 0.004), (0, 3), (0.1, 5), (37.5, 5), (100, 5)]
    said = spoken(js, "share", [list(pair) for pair in shares])
    assert said == [WORDS.share(percent, held) for percent, held in shares]


def test_days_are_said_as_in_python(js: Js) -> None:
    days = [date(1999, 12, 31), date(2020, 2, 29), date(2021, 8, 5)]
    said = spoken(js, "day", [[day.isoformat()] for day in days])
    assert said == [WORDS.day(day) for day in days]


def test_small_numbers_are_words(js: Js) -> None:
    numbers = [0, 1, 5, 12, 13, 31, 1200]
    assert spoken(js, "numeral", [[n] for n in numbers]) == [WORDS.numeral(n) for n in numbers]


@pytest.mark.parametrize(("number", "words"), [(1, "1 day before"), (1200, "1,200 days before")])
def test_one_and_several_have_forms_of_their_own(js: Js, number: int, words: str) -> None:
    assert spoken(js, "count", [[WORDS.entry("report.age"), number]]) == [words]


def test_days_are_counted_as_the_calendar_does(js: Js) -> None:
    start = date(2019, 12, 30)
    numbers = list(range(-400, 2000, 37))
    told = js("wording.mjs").run(
        """(wording, [start, numbers]) => numbers.map((n) => {
          const iso = wording.isoOf(start, n);
          return [iso, wording.daysFrom(start, iso)];
        })""",
        [start.isoformat(), numbers],
    )
    assert told == [[(start + timedelta(n)).isoformat(), n] for n in numbers]


def test_what_is_no_day_is_no_number(js: Js) -> None:
    found = js("wording.mjs").run(
        "(wording) => isNaN(wording.daysFrom('2021-08-01', '2021-13-45'))"
    )
    assert found


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Europe/London"])
def test_days_are_the_same_in_every_time_zone(js: Js, zone: str) -> None:
    module = js("wording.mjs", timezone_id=zone)
    assert module.call("isoOf", "2021-03-27", 2) == "2021-03-29"
    assert module.call("daysFrom", "2021-03-27", "2021-03-29") == 2


# --- sums.mjs --------------------------------------------------------------------------------


def test_shares_add_up_to_a_hundred_and_are_those_of_python(js: Js) -> None:
    lists = [
        [1, 1, 1],
        [2, 1, 1, 3],
        [0, 0, 5],
        [1e-9, 1],
        *([CHANCE.uniform(0, 1000) for _ in range(CHANCE.randint(1, 9))] for _ in range(200)),
        *([CHANCE.randint(0, 40) for _ in range(CHANCE.randint(1, 9))] for _ in range(200)),
    ]
    shares = js("sums.mjs").run("(sums, lists) => lists.map(sums.sharesOfHundred)", lists)
    assert shares == [list(shares_of_hundred(parts)) for parts in lists]
    assert all(
        round(sum(part) * 10) == 1000
        for part, parts in zip(shares, lists, strict=True)
        if sum(parts)
    )


def test_nothing_has_no_shares(js: Js) -> None:
    assert js("sums.mjs").call("sharesOfHundred", [0, 0]) == [0, 0]


MOVES = """(sums, [units, before, after, statuses]) =>
  sums.transitionsBetween(units, new Map(before), new Map(after), statuses)"""


def test_transitions_hold_each_unit_once(js: Js) -> None:
    ids = [f"u{n}" for n in range(40)]
    units = [{"id": id_, "km2": CHANCE.uniform(1, 100)} for id_ in ids]
    sides = [
        [[id_, {"status": CHANCE.choice(["a", "b"])}] for id_ in ids if CHANCE.random() < 0.8]
        for _ in range(2)
    ]
    statuses = [{"id": "a"}, {"id": "b"}, {"id": ""}]
    moves = js("sums.mjs").run(MOVES, [units, *sides, statuses])
    assert sorted(unit["id"] for move in moves for unit in move["units"]) == sorted(ids)
    assert sum(move["km2"] for move in moves) == pytest.approx(sum(u["km2"] for u in units))  # type: ignore[misc]
    pairs = [("ab".find(m["before"] or "c") % 3, "ab".find(m["after"] or "c") % 3) for m in moves]
    assert pairs == sorted(pairs)


# --- tracks.mjs --------------------------------------------------------------------------------

# Blue from day 2 on, nothing from day 6 on, red from day 9 on, told again up to day 12.
TRACK = [[2, "blue", 0], [6], [9, "red", 1, 0, 1, 4]]


@pytest.mark.parametrize(
    ("day", "status"),
    [(0, None), (1, None), (2, "blue"), (5, "blue"), (6, None), (8, None), (9, "red"), (99, "red")],
)
def test_the_step_of_a_day(js: Js, day: int, status: str | None) -> None:
    step = js("tracks.mjs").call("stepOn", TRACK, day)
    assert (step[1] if step else None) == status


def test_a_place_without_a_track_has_no_step(js: Js) -> None:
    assert js("tracks.mjs").run("(tracks) => tracks.stepOn(undefined, 3)") is None


@pytest.mark.parametrize(("day", "last"), [(9, 9), (11, 11), (12, 12), (40, 12)])
def test_a_report_given_again_is_as_old_as_its_last_row(js: Js, day: int, last: int) -> None:
    """It was made on day 8, and given again on each day up to the 12th."""
    assert js("tracks.mjs").call("holdingOf", TRACK[2], day)["last"] == last


HOLDINGS = "(tracks, [data, day]) => Object.fromEntries(tracks.holdingsOn(data, day))"


@pytest.mark.parametrize(("day", "stale"), [(7, False), (8, True)])
def test_a_report_is_old_when_it_is_older_than_the_limit(js: Js, day: int, stale: bool) -> None:
    data = {"places": [{"id": "a", "track": [[2, "blue", 0]]}], "staleDays": 5}
    assert js("tracks.mjs").run(HOLDINGS, [data, day])["a"]["stale"] is stale


def test_a_unit_follows_its_capital_only_without_a_report_of_its_own(js: Js) -> None:
    unit = {"id": "u", "capital": "c", "track": [[3, "red", 1]]}
    capital = {"id": "c", "track": [[0, "blue", 0]]}
    data = {"places": [unit, capital], "staleDays": None}
    held = [js("tracks.mjs").run(HOLDINGS, [data, day])["u"] for day in (2, 3)]
    assert [(one["status"], one.get("from")) for one in held] == [("blue", "c"), ("red", None)]


# --- stretches.mjs -------------------------------------------------------------------------------

STRETCHES = """(stretches, [unit, others, staleDays, end]) => stretches.unitStretches(unit, {
  stops: [0, end], staleDays, extras: [{ inferred: true }],
  byId: new Map(others.map((place) => [place.id, place])),
})"""


def stretches(
    js: Js, unit: dict[str, Any], *others: dict[str, Any], stale: int | None = None, end: int = 14
) -> list[Any]:
    return list(js("stretches.mjs").run(STRETCHES, [unit, list(others), stale, end]))


def test_stretches_cover_the_record_without_a_break(js: Js) -> None:
    assert stretches(js, {"track": TRACK}) == [
        [0, 2, "", False, False],
        [2, 6, "blue", False, False],
        [6, 9, "", False, False],
        [9, 15, "red", False, False],
    ]


def test_a_unit_without_a_report_is_one_stretch_of_no_data(js: Js) -> None:
    assert stretches(js, {}) == [[0, 15, "", False, False]]


def test_a_report_that_grows_old_is_cut_in_two(js: Js) -> None:
    found = stretches(js, {"track": [[2, "blue", 0]]}, stale=5)
    assert found[1:] == [[2, 8, "blue", False, False], [8, 15, "blue", True, False]]


def test_a_report_that_is_inferred_is_so_as_long_as_it_holds(js: Js) -> None:
    found = stretches(js, {"track": [[2, "blue", 0, 0, 0, 0, 1], [6, "blue", 0]]})
    assert found[1:] == [[2, 6, "blue", False, True], [6, 15, "blue", False, False]]


def test_where_a_unit_is_silent_its_capital_speaks_by_inference(js: Js) -> None:
    unit = {"track": [[4, "red", 0], [8]], "capital": "c"}
    capital = {"id": "c", "track": [[2, "blue", 0], [10, "red", 0]]}
    assert stretches(js, unit, capital) == [
        [0, 2, "", False, False],
        [2, 4, "blue", False, True],
        [4, 8, "red", False, False],
        [8, 10, "blue", False, True],
        [10, 15, "red", False, True],
    ]


AGREE = """async (stretches, units) => {
  const { holdingsOn } = await import("./tracks.mjs");
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const data = { places: units, staleDays: 3, stops: [0, 29], byId };
  const differs = [];
  for (const unit of units.filter(({ kind }) => kind === "unit")) {
    const cut = stretches.unitStretches(unit, data);
    for (let day = 0; day < 30; day++) {
      const held = holdingsOn(data, day).get(unit.id);
      const on = cut.filter(([from, to]) => from <= day && day < to);
      const asHeld = [held?.status ?? "", held?.stale ?? false, Boolean(held?.from)];
      if (on.length !== 1 || on[0].slice(2).join() !== asHeld.join()) differs.push([unit.id, day]);
    }
  }
  return differs;
}"""


def some_track() -> list[list[Any]]:
    days = sorted(CHANCE.sample(range(30), CHANCE.randint(0, 6)))
    steps: list[list[Any]] = []
    for n, day in enumerate(days):
        ends = n > 0 and CHANCE.random() < 0.25 and len(steps[-1]) > 1
        again = CHANCE.choice([0, 0, 2, 6])
        steps.append(
            [day] if ends else [day, CHANCE.choice(["a", "b"]), 0, 0, CHANCE.choice([0, 1]), again]
        )
    return steps


def test_stretches_say_of_each_day_what_the_day_says_itself(js: Js) -> None:
    units = [
        {"id": f"u{n}", "kind": "unit", "track": some_track(), "capital": f"c{n}"}
        for n in range(40)
    ]
    capitals = [{"id": f"c{n}", "kind": "capital", "track": some_track()} for n in range(30)]
    assert js("stretches.mjs").run(AGREE, units + capitals) == []


# --- shares.mjs ----------------------------------------------------------------------------------

SHARES = """async (shares, [places, staleDays, stops]) => {
  const statuses = [{ id: "blue" }, { id: "red" }, { id: "" }];
  const byId = new Map(places.map((place) => [place.id, place]));
  const data = { ground: places, byId, staleDays, stops, statuses };
  const { days, parts } = shares.sharesOverTime(data, ({ km2 }) => km2);
  return days.map((day, i) => [day, Object.fromEntries(parts[i])]);
}"""


def test_the_shares_change_on_the_days_on_which_something_does(js: Js) -> None:
    places = [
        {"id": "a", "km2": 3, "track": [[0, "blue", 0], [4, "red", 1]]},
        {"id": "b", "km2": 2, "track": [[2, "red", 0]]},
    ]
    assert js("shares.mjs").run(SHARES, [places, None, [0, 2, 4, 6]]) == [
        [0, {"blue": [3, 0, 0], "red": [0, 0, 0], "": [2, 0, 0]}],
        [2, {"blue": [3, 0, 0], "red": [2, 0, 0], "": [0, 0, 0]}],
        [4, {"blue": [0, 0, 0], "red": [5, 0, 0], "": [0, 0, 0]}],
    ]


def test_old_reports_are_counted_apart(js: Js) -> None:
    places = [{"id": "a", "km2": 3, "track": [[0, "blue", 0]]}]
    days = js("shares.mjs").run(SHARES, [places, 2, [0, 9]])
    assert [[day, sums["blue"]] for day, sums in days] == [[0, [3, 0, 0]], [3, [0, 0, 3]]]


def test_what_is_inferred_is_counted_apart(js: Js) -> None:
    places = [
        {"id": "a", "km2": 3, "track": [[0, "blue", 0]]},
        {"id": "b", "km2": 2, "track": [], "capital": "c"},
        {"id": "c", "km2": 0, "track": [[4, "blue", 0]]},
    ]
    days = js("shares.mjs").run(SHARES, [places, None, [0, 9]])
    assert [[day, sums["blue"]] for day, sums in days] == [[0, [3, 0, 0]], [4, [3, 2, 0]]]


def test_where_the_page_stops_at_chosen_days_the_shares_are_of_all(js: Js) -> None:
    track = [[0, "blue", 0], [9, "blue", 1]]
    places = [
        {"id": "a", "km2": 3, "track": track, "whole": [[0, "blue"], [4, "red"], [6, "blue"]]}
    ]
    days = js("shares.mjs").run(SHARES, [places, None, [0, 9]])
    assert [[day, sums["red"][0]] for day, sums in days] == [[0, 0], [4, 3], [6, 0]]


# --- chart.mjs -----------------------------------------------------------------------------------

SPANS = """async (chart, [days, end]) => {
  const spans = chart.spansOf(days, end, (day) => 10 * day);
  return spans.map(({ i, left, right }) => [i, left, right]);
}"""


def test_a_share_lasts_to_the_next_and_the_last_a_little_beyond_its_day(js: Js) -> None:
    assert js("chart.mjs").run(SPANS, [[0, 10], 20]) == [[0, 0, 100], [1, 100, 208]]


# --- chart_axes.mjs ------------------------------------------------------------------------------

VALUES = "async (axes, [whole, counted]) => axes.roundValues(whole, counted)"


@pytest.mark.parametrize(
    ("whole", "counted", "values"),
    [
        (34, True, [10, 20, 30]),
        (421, True, [200, 400]),
        (1, True, [1]),
        (3, True, [1, 2, 3]),
        (100, False, [50, 100]),
        (117_463, False, [50_000, 100_000]),
        (0.06, False, [0.02, 0.04, 0.06]),
    ],
)
def test_values_of_the_axis_are_round(
    js: Js, whole: float, counted: bool, values: list[float]
) -> None:
    assert js("chart_axes.mjs").run(VALUES, [whole, counted]) == pytest.approx(values)


# --- band_names.mjs ------------------------------------------------------------------------------

PLACE = """async (names, [bands, taken]) => {
  const edges = (parts) => parts.flatMap(([many, edge]) => Array(many).fill(edge));
  const given = bands.map(([id, parts]) => ({ id, label: id, edges: edges(parts) }));
  const placed = names.placeNames(given, { left: 0, right: 300, taken });
  return placed.map(({ id, x, y, foot }) => [id, x, y, foot ?? null]);
}"""


def placed(js: Js, bands: list[Any], taken: float = 0) -> list[Any]:
    """Names of bands, each with stretches of places 6 px apart and their top and bottom."""
    return list(js("band_names.mjs").run(PLACE, [bands, taken]))


def test_a_band_has_its_name_in_the_middle_of_where_it_is_high(js: Js) -> None:
    ((_, x, y, foot),) = placed(js, [["Red", [[10, [60, 64]], [40, [20, 64]]]]])
    assert 150 < x < 210
    assert (y, foot) == (46, None)


def test_a_thin_band_has_its_name_above_with_a_line_to_it(js: Js) -> None:
    bands = [["Red", [[50, [20, 74]]]], ["Blue", [[50, [74, 80]]]]]
    (_, red, *_), (*_, y, foot) = placed(js, bands)
    assert y < 0
    assert foot[1] == 77
    assert abs(foot[0] - red) > 3 * 7.5 / 2  # it does not run through the other name


def test_names_above_keep_clear_of_each_other_and_of_the_axis(js: Js) -> None:
    thin = [[20, None], [4, [78, 80]]]
    names = placed(js, [["Red", thin], ["Blue", thin], ["Green", thin]], taken=90)
    spans = sorted((x - len(id_) * 7.5 / 2, x + len(id_) * 7.5 / 2) for id_, x, *_ in names)
    assert spans
    assert spans[0][0] > 90
    assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_no_name_stands_where_there_is_no_band(js: Js) -> None:
    assert placed(js, [["Red", [[50, None]]]]) == []


# --- time_scale.mjs ------------------------------------------------------------------------------

SCALE = """async (time, [end, focus, days]) => {
  const scale = time.makeScale(end);
  scale.set(focus);
  return days.map((day) => [scale.share(day), Math.round(scale.day(scale.share(day)))]);
}"""


@pytest.mark.parametrize(
    ("focus", "shares"),
    [
        (None, [0, 0.4, 0.5, 1]),
        ([40, 50], [0, 0.3 * 40 / 90, 0.3 * 40 / 90 + 0.7, 1]),
        ([0, 40], [0, 0.7, 0.7 + 0.3 * 10 / 60, 1]),
        ([0, 100], [0, 0.4, 0.5, 1]),
    ],
    ids=["none", "within", "at the start", "all"],
)
def test_the_days_in_focus_have_most_of_the_width(
    js: Js, focus: list[int] | None, shares: list[float]
) -> None:
    days = [0, 40, 50, 100]
    found = js("time_scale.mjs").run(SCALE, [100, focus, days])
    assert [day for _, day in found] == days
    assert [share for share, _ in found] == pytest.approx(shares)


def test_a_record_of_one_day_has_a_scale(js: Js) -> None:
    assert js("time_scale.mjs").run(SCALE, [0, None, [0]]) == [[0, 0]]


DECISIVE = """async (time, [days, reds, end]) => {
  const tones = (n) => [n, 0, 0];
  const sums = ([red, none]) => Object.entries({ blue: 10 - red - none, red, "": none });
  const parts = reds.map((one) => new Map(sums(one).map(([id, n]) => [id, tones(n)])));
  return time.decisiveDays({ days, parts }, end);
}"""


@pytest.mark.parametrize(
    ("days", "reds", "end", "found"),
    [
        ([0, 40, 42, 44, 90], [[0, 0], [1, 0], [5, 0], [9, 0], [10, 0]], 100, [39, 45]),
        ([0, 50], [[0, 10], [0, 0]], 100, None),
        ([0, 20, 40, 60, 80], [[0, 0], [2, 0], [4, 0], [6, 0], [8, 0]], 100, None),
        ([0, 10], [[0, 0], [9, 0]], 15, None),
        ([0], [[0, 0]], 100, None),
    ],
    ids=["a few days", "first reports", "evenly", "a short record", "nothing"],
)
def test_decisive_are_the_days_in_which_most_changed(
    js: Js, days: list[int], reds: list[list[int]], end: int, found: list[int] | None
) -> None:
    assert js("time_scale.mjs").run(DECISIVE, [days, reds, end]) == found


# --- heard.mjs -----------------------------------------------------------------------------------

HEARD = """async (heard, [language, words, turns]) => {
  const { makeSpeaker } = await import("./wording.mjs");
  const statuses = [{ id: "blue", label: "Blue" }, { id: "red", label: "Red" }];
  const data = { statuses, words: { timeline: words, legend: { no_data: "No data" } } };
  const pairs = turns.map(([before, after, ...names]) => ({ before, after, names }));
  return heard.turnsHeard(pairs, data, makeSpeaker(language));
}"""


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ([], ""),
        ([["", "red", "A"]], "What changed: A: No data to Red."),
        (
            [["blue", "red", "A", "B"], ["red", "", "C"], ["blue", "red", "D", "E"]],
            "What changed: A, B, D and one more: Blue to Red; C: Red to No data.",
        ),
    ],
    ids=["nothing", "one", "alike together"],
)
def test_what_changed_is_heard_by_turn(js: Js, turns: list[list[str]], said: str) -> None:
    assert js("heard.mjs").run(HEARD, [language(WORDS), WORDS.entry("timeline"), turns]) == said


# --- past.mjs ------------------------------------------------------------------------------------

SPELLS = """async (past, [track, staleDays]) => {
  const spells = past.spellsOf({ track }, { stops: [0, 19], staleDays });
  return spells.map(({ from, to, status }) => [from, to, status]);
}"""


def test_a_spell_lasts_while_the_status_is_the_same_however_old_its_report(js: Js) -> None:
    track = [[2, "blue", 0], [9, "blue", 1], [12], [15, "red", 2]]
    assert js("past.mjs").run(SPELLS, [track, 3]) == [
        [0, 2, ""], [2, 12, "blue"], [12, 15, ""], [15, 20, "red"],
    ]  # fmt: skip


# --- player.mjs ----------------------------------------------------------------------------------

STOPS = [0, 3, 9, 19]


@pytest.mark.parametrize(
    ("day", "steps", "found"),
    [
        (3, 1, 9),
        (3, -1, 0),
        (5, 1, 9),
        (5, -1, 3),
        (5, 2, 19),
        (0, -1, 0),
        (19, 1, 19),
        (9, 5, 19),
        (9, -5, 0),
    ],
)
def test_so_many_stops_from_a_day(js: Js, day: int, steps: int, found: int) -> None:
    assert js("player.mjs").call("stopFrom", STOPS, day, steps) == found


@pytest.mark.parametrize(
    ("between", "day", "shown"),
    [(True, 5, 5), (True, -2, 0), (True, 30, 19), (False, 5, 3), (False, 7, 9), (False, 30, 19)],
)
def test_a_day_that_can_be_shown(js: Js, between: bool, day: int, shown: int) -> None:
    data = {"stops": STOPS, "between": between}
    assert js("player.mjs").call("shownDay", data, day) == shown


TIMELINE = {"start": "2021-08-01", "stops": STOPS, "between": True}


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("#2021-08-04", {"day": 3, "pinned": None}),
        ("#2021-08-01..2021-08-04", {"day": 3, "pinned": 0}),
        ("#2021-08-04..2021-08-01", {"day": 0, "pinned": 3}),
        ("#2021-02-31", None),
        ("#2021-13-01", None),
        ("#2021-08-04..2021-99-99", None),
        ("#2021-08-04x", None),
        ("#2021-8-4", None),
        ("#", None),
        ("", None),
    ],
)
def test_what_an_address_asks_for(js: Js, address: str, asked: dict[str, Any] | None) -> None:
    assert js("player.mjs").call("readAddress", address, TIMELINE) == asked


@pytest.mark.parametrize("address", ["#2021-08-04", "#2021-08-20..2021-08-04"])
def test_an_address_that_is_read_is_written_the_same(js: Js, address: str) -> None:
    player = js("player.mjs")
    state = player.call("readAddress", address, TIMELINE)
    assert player.call("addressOf", TIMELINE, state) == address


# --- names.mjs -----------------------------------------------------------------------------------


LISTED = """(names, count) => {
  const places = Array.from({ length: count }, (_, n) => ({ id: n, name: `Town ${n}` }));
  const buttonOf = ({ name }) => {
    const button = document.createElement("button");
    button.textContent = name;
    return button;
  };
  const data = { words: { table: { more: "List {n} more" } } };
  const list = document.createElement("p");
  document.body.append(list);
  list.append(...names.listed(places, buttonOf, data, { comma: ", ", integer: String }));
  const made = () => [...list.children].map(({ tagName, textContent }) => [tagName, textContent]);
  const first = made();
  if (count > 2) list.lastElementChild.click();
  return [first, made(), document.activeElement.textContent];
}"""


def test_a_comma_stands_with_its_name(js: Js) -> None:
    first, _, _ = js("names.mjs").run(LISTED, 2)
    assert first == [["SPAN", "Town 0,"], ["BUTTON", "Town 1"]]


def test_of_very_many_places_the_first_are_named_and_the_others_when_asked(js: Js) -> None:
    """Of a day on which 33,000 units had their first report a list of all took seconds."""
    first, then, focused = js("names.mjs").run(LISTED, 1600)
    assert first[99:] == [["SPAN", "Town 99,"], ["BUTTON", "List 1500 more"]]
    assert then[99:101] == [["SPAN", "Town 99,"], ["SPAN", "Town 100,"]]
    assert then[-1] == ["BUTTON", "Town 1599"]
    assert focused == "Town 100"


def test_nothing_is_left_of_ground_that_all_went_to_another(js: Js) -> None:
    """0.1 and 0.2 and 0.3, one after the other taken off their sum, leave a rest of rounding."""
    places = [
        {"id": str(km2), "km2": km2, "track": [[0, "blue", 0], [day, "red", 0]]}
        for day, km2 in ((1, 0.1), (2, 0.2), (3, 0.3))
    ]
    days = js("shares.mjs").run(SHARES, [places, None, [0, 1, 2, 3]])
    assert days[-1][1]["blue"] == [0, 0, 0]
