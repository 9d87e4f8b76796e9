# SPDX-License-Identifier: MIT
"""The bundled schemes, and what is wrong with others."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from mapper.errors import SchemeError
from mapper.model.scheme import Pattern, Role
from mapper.style.palette import PAPER_DARK, contrast
from mapper.style.scheme_files import load_scheme, parse_scheme, scheme_names

TOY = """
id = "toy"
title = "Reds and blues"
stale_days = 30

[[actors]]
id = "reds"
label = "The Reds"

[[statuses]]
id = "red"
label = "Red"
role = "control"
actor = "reds"
color = "#AA0000"
color_dark = "#ff8080"
synonyms = ["R", "0"]

[[statuses]]
id = "mixed"
label = "Mixed"
role = "contested"
color = "#808000"
color_dark = "#a0a040"
pattern = "stripes"
contenders = ["red"]
starts = 2021-05-01
"""


def faults(text: str) -> list[str]:
    with pytest.raises(SchemeError) as caught:
        parse_scheme(text, "toy.toml")
    return str(caught.value).splitlines()


def test_four_schemes_are_bundled() -> None:
    assert scheme_names() == ("sigar-5", "three-way", "two-sided", "ukraine")


@pytest.mark.parametrize("name", scheme_names())
def test_every_bundled_status_is_told_in_words(name: str) -> None:
    scheme = load_scheme(name)
    assert scheme.id == name
    assert [s.id for s in scheme.statuses if not (s.label and s.held and s.definition)] == []


@pytest.mark.parametrize("name", scheme_names())
def test_what_no_actor_holds_has_a_pattern_but_for_mixed_ground_which_is_flat(name: str) -> None:
    """Much ground can be mixed: it is to be calm, so that a fight stands out."""
    flat = [s for s in load_scheme(name).statuses if s.pattern is Pattern.SOLID]
    assert {status.role for status in flat} <= {Role.CONTROL, Role.MIXED}


@pytest.mark.parametrize("name", ["three-way", "two-sided"])
def test_mixed_is_not_contested(name: str) -> None:
    scheme = load_scheme(name)
    assert [scheme.status(id_).role for id_ in ("mixed", "contested")] == [
        Role.MIXED,
        Role.CONTESTED,
    ]
    assert {scheme.find(word) for word in ("Mixed", "both", "in parts")} == {scheme.status("mixed")}


def test_the_five_levels_do_not_take_mixed_for_one_of_them() -> None:
    assert load_scheme("sigar-5").find("mixed") is None


@pytest.mark.parametrize("name", scheme_names())
@pytest.mark.parametrize("number", ["0", "1", "2", "3", "4", "5", "1.0", "۲"])
def test_a_bare_number_means_nothing_in_a_bundled_scheme(name: str, number: str) -> None:
    assert load_scheme(name).find(number) is None


@pytest.mark.parametrize(
    ("name", "word", "status"),
    [
        ("three-way", "Government-held", "government"),
        ("three-way", "TALIBAN", "taliban"),
        ("three-way", "?", "unknown"),
        ("sigar-5", "Insurgent influence", "insurgent-influence"),
        ("sigar-5", "not assessed", "no-longer-assessed"),
        ("two-sided", "A", "side-a"),
    ],
)
def test_words_and_codes_of_tables_are_understood(name: str, word: str, status: str) -> None:
    found = load_scheme(name).find(word)
    assert found is not None
    assert found.id == status


def test_a_word_for_no_data_is_no_status() -> None:
    assert load_scheme("three-way").find("n/a") is None


def test_contested_ground_is_striped_in_the_colours_of_both_sides() -> None:
    assert load_scheme("three-way").status("contested").contenders == ("government", "taliban")


def test_the_five_levels_end_with_a_state_of_its_own() -> None:
    roles = [status.role.value for status in load_scheme("sigar-5").statuses]
    assert roles == ["control", "influence", "contested", "influence", "control", "ended"]


def test_a_scheme_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "toy.toml"
    path.write_text(TOY)
    scheme = load_scheme(path)
    assert (scheme.id, scheme.stale_days) == ("toy", 30)
    assert [(s.id, s.color, s.synonyms) for s in scheme.statuses] == [
        ("red", "#aa0000", ("r", "0")),
        ("mixed", "#808000", ()),
    ]


def test_a_scheme_that_does_not_exist_names_the_bundled_ones() -> None:
    with pytest.raises(SchemeError, match="no scheme 'three-ways' — closest: 'three-way' — name"):
        load_scheme("three-ways")


def test_a_folder_is_no_scheme(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match="cannot be read"):
        load_scheme(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"#AA0000"', '"red"', "statuses.1.color: 'red' is not a colour of the form #rrggbb"),
        ('"#AA0000"', '"#a00"', "statuses.1.color: '#a00' is not a colour of the form #rrggbb"),
        ('id = "red"', "", "statuses.1.id: is missing"),
        ("color_dark", "colour_dark",
         "statuses.1.colour_dark: there is no such key — closest: 'color_dark'"),
        ('title = ', 'titel = ', "titel: there is no such key — closest: 'title'"),
        ('title = ', 'label = "x"\ntitle = ', "label: there is no such key"),
        ('"mixed"', '"Mixed up"', "statuses.2.id: 'Mixed up' is not an id of small letters, "
         "digits and single hyphens"),
        ('"mixed"', '"red"', "statuses.2.id: 'red' is the id of statuses.1 already"),
        ('actor = "reds"', 'actor = "blues"', "statuses.1.actor: no actor 'blues' — there are "
         "'reds'"),
        ('contenders = ["red"]', 'contenders = ["blue"]', "statuses.2.contenders: no other status "
         "'blue' — there are 'red'"),
        ('contenders = ["red"]', 'contenders = ["mixed"]', "statuses.2.contenders: no other "
         "status 'mixed' — there are 'red'"),
        ('contenders = ["red"]', 'synonyms = ["RED"]', "statuses.2.synonyms: 'red' already means "
         "'red'"),
        ('contenders = ["red"]', 'synonyms = ["-"]', "statuses.2.synonyms: '-' is no word"),
        ("starts = 2021-05-01", "starts = 2021-05-01\nends = 2021-05-01",
         "statuses.2.ends: 2021-05-01 is not after starts, 2021-05-01"),
        ("stale_days = 30", "stale_days = 0", "stale_days: input should be greater than or equal "
         "to 1, not '0'"),
        ('"stripes"', '"zigzag"', "statuses.2.pattern: input should be 'solid', 'stripes', "
         "'lines' or 'dots', not 'zigzag'"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(old: str, new: str, fault: str) -> None:
    assert f"toy.toml: {fault}" in faults(TOY.replace(old, new, 1))


def test_all_faults_come_at_once() -> None:
    broken = TOY.replace('"#AA0000"', '"red"').replace('"stripes"', '"zigzag"')
    assert [line.split(": ")[1] for line in faults(broken)] == [
        "statuses.1.color",
        "statuses.2.pattern",
    ]


def test_two_kinds_of_unknown_are_one_too_many() -> None:
    broken = TOY.replace('"control"', '"unknown"').replace('"contested"', '"unknown"')
    assert faults(broken) == [
        "toy.toml: statuses: only one can have the role 'unknown', not 'red', 'mixed'"
    ]


def test_a_scheme_without_statuses_is_refused() -> None:
    assert faults('id = "toy"\ntitle = "Toy"\nstatuses = []') == [
        "toy.toml: statuses: needs at least one entry"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 5000, "nested too deeply"),
        ("a = " + "9" * 5000, "a number has thousands of digits"),
    ],
)
def test_what_no_reader_of_toml_can_take_is_told(text: str, message: str) -> None:
    with pytest.raises(SchemeError, match=f"^toy.toml: .*{message}"):
        parse_scheme(text, "toy.toml")


def test_what_is_not_toml_is_told_with_its_line() -> None:
    (line,) = faults("id = toy")
    assert line.startswith("toy.toml: not valid TOML: Invalid value (at line 1")


def test_the_share_below_which_a_sum_is_contested() -> None:
    assert parse_scheme(TOY, "toy.toml").contested_below is None
    assert parse_scheme(f"contested_below = 0.6\n{TOY}", "toy.toml").contested_below == 0.6


@pytest.mark.parametrize("value", ["0", "1.5", "'0.6'", "true"])
def test_a_share_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(SchemeError, match=r"^toy\.toml: contested_below: "):
        parse_scheme(f"contested_below = {value}\n{TOY}", "toy.toml")


def test_a_share_needs_a_status_for_ground_without_a_majority() -> None:
    text = TOY.replace('role = "contested"', 'role = "unknown"')
    with pytest.raises(SchemeError, match="contested_below: no status has the role 'mixed' or"):
        parse_scheme(f"contested_below = 0.6\n{text}", "toy.toml")


@pytest.mark.parametrize("name", scheme_names())
def test_a_bundled_scheme_is_read_without_the_checks_and_would_pass_them(name: str) -> None:
    text = (files("mapper.style") / "schemes" / f"{name}.toml").read_text(encoding="utf-8")
    assert load_scheme(name) == parse_scheme(text, name)


LEAST = """
id = "least"
title = "Only what cannot be told from the rest"
[[actors]]
id = "north"
named = "the North"
[[statuses]]
id = "northern-rule"
actor = "north"
color = "#3b2a20"
[[statuses]]
id = "north-influence"
role = "influence"
actor = "north"
[[statuses]]
id = "contested"
role = "contested"
contenders = ["northern-rule", "north-influence"]
"""


def test_what_a_scheme_leaves_out_follows_from_the_rest() -> None:
    rule, influence, contested = parse_scheme(LEAST, "least.toml").statuses
    assert (rule.label, rule.role, rule.held) == (
        "Northern rule",
        Role.CONTROL,
        "held by the North",
    )
    assert (influence.held, influence.pattern) == ("under the influence of the North", "lines")
    assert (contested.held, contested.pattern) == ("contested", "stripes")
    assert parse_scheme(LEAST, "least.toml").actors[0].label == "North"


def test_a_colour_for_dark_mode_is_the_light_one_until_it_stands_out() -> None:
    (rule, *_) = parse_scheme(LEAST, "least.toml").statuses
    assert contrast(rule.color_dark, PAPER_DARK) >= 2.0 > contrast(rule.color, PAPER_DARK)
