# SPDX-License-Identifier: MIT
"""What it is for a place to go from one status to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapper.model.became import Became, became, hands, within_one_side
from mapper.model.scheme import Role
from tests.history.renamed import RENAMED, SCHEME


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("front", "crown", Became.HANDS),
        ("front", "army", Became.RENAMED),
        ("army", "front", Became.SIDE),
        ("army", "sway", Became.SIDE),
        ("crown", "unclear", Became.UNKNOWN),
        ("unclear", "crown", Became.KNOWN),
        (None, "crown", Became.ASSESSED),
        ("crown", None, Became.LAPSED),
    ],
)
def test_the_kind_of_a_change(before: str | None, after: str | None, kind: Became) -> None:
    assert became(SCHEME, before, after) is kind


def test_a_party_can_be_renamed_twice() -> None:
    front, army, *others = SCHEME.statuses
    again = date(2017, 1, 28)
    corps = replace(army, id="corps", starts=again)
    scheme = replace(SCHEME, statuses=(front, replace(army, ends=again), corps, *others))
    assert became(scheme, "front", "corps") is Became.RENAMED


def test_a_status_that_starts_another_day_is_no_new_name() -> None:
    front, army, *others = SCHEME.statuses
    later = replace(army, starts=date(2017, 1, 1))
    scheme = replace(SCHEME, statuses=(front, later, *others))
    assert became(scheme, "front", "army") is Became.SIDE


def test_who_leans_on_ground_after_holding_it_was_not_only_renamed() -> None:
    front, army, *others = SCHEME.statuses
    leaning = replace(army, role=Role.INFLUENCE, starts=RENAMED)
    scheme = replace(SCHEME, statuses=(front, leaning, *others))
    assert became(scheme, "front", "army") is Became.SIDE


FOUGHT = replace(SCHEME.status("crown"), id="fought", role=Role.CONTESTED)
SPLIT = replace(SCHEME.status("crown"), id="split", role=Role.MIXED)
SHARING = replace(SCHEME, statuses=(*SCHEME.statuses, FOUGHT, SPLIT))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("crown", "fought", Became.CONTESTED),
        ("split", "fought", Became.CONTESTED),
        ("front", "split", Became.MIXED),
        ("fought", "crown", Became.HANDS),
        ("split", "front", Became.HANDS),
        ("unclear", "fought", Became.KNOWN),
    ],
)
def test_what_is_fought_over_changes_hands_when_one_side_has_it(
    before: str, after: str, kind: Became
) -> None:
    assert became(SHARING, before, after) is kind


@pytest.mark.parametrize(
    ("path", "times"),
    [
        (["front", "army", "crown", "army", "sway"], 2),
        (["front", "fought", "crown"], 1),
        (["front", "fought", "army"], 0),
        (["fought", "front"], 1),
        (["front", "fought", "split"], 0),
        (["fought", "unclear"], 0),
        ([], 0),
    ],
)
def test_hands_are_those_that_have_it_alone(path: list[str], times: int) -> None:
    assert hands(SHARING, path) == times


def test_the_changes_within_one_side_by_their_statuses() -> None:
    assert within_one_side(SCHEME, ["front", "army", "crown"]) == {
        "front": {"army": "renamed"},
        "army": {"front": "side"},
    }
