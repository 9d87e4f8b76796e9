# SPDX-License-Identifier: MIT
"""`mapper scheme`: from words that no scheme has to one that draws them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROWS = "Herat,RU,2022-03-01\nKabul,UA-held,2022-03-01\nGhor,Neither,2022-03-02\n"


def test_a_table_of_other_words_offers_a_scheme_which_draws_it(mapper, table, tmp_path) -> None:
    name = table(f"place,control,date\n{ROWS}")
    refused = mapper("draw", name)
    assert refused.code == 3
    assert refused.lines[0] == (
        "control.csv: the scheme 'three-way' has none of the 3 words of its statuses — make a "
        "scheme from them: mapper scheme new control.csv > mine.toml — and give it with --scheme "
        "mine.toml"
    )
    (tmp_path / "mine.toml").write_text(mapper("scheme", "new", name).out, encoding="utf-8")
    assert mapper("draw", name, "--scheme", "mine.toml").code == 0


def test_a_column_is_named_and_the_file_is_kept(mapper, table) -> None:
    name = table("place,who\nHerat,RU\n")
    assert "--column status=HEADING" in mapper("scheme", "new", name).err
    asked = ("scheme", "new", name, "--column", "status=who", "-o", "mine.toml")
    assert mapper(*asked).out == "mine.toml\n"
    assert mapper(*asked).code == 5


def test_cells_of_several_parties_are_none_and_stand_where_they_can_be_taken_from(
    mapper, table, tmp_path: Path
) -> None:
    several = "Ghor,RU/UA,2022-03-02\nFarah,RU+UA,2022-03-02\n"
    name = table(f"place,control,date\nHerat,RU,2022-03-01\nKabul,UA,2022-03-01\n{several}")
    made = mapper("scheme", "new", name).out
    (tmp_path / "mine.toml").write_text(made, encoding="utf-8")
    assert '# several in one cell: "RU/UA" (1), "RU+UA" (1); where that means fought over:' in made
    assert "4 statuses, 2 actors: sound" in mapper("scheme", "check", "mine.toml").out
    assert mapper("stats", name, "--scheme", "mine.toml").code == 3
    before, _, contested = made.rpartition("# synonyms")
    (tmp_path / "mine.toml").write_text(f"{before}synonyms{contested}", encoding="utf-8")
    shown = json.loads(mapper("stats", name, "--scheme", "mine.toml", "--format", "json").out)
    assert '"contested"' in json.dumps(shown)


def test_drawn_ground_has_words_too(mapper, tmp_path: Path) -> None:
    ring = [[[36, 48], [37, 48], [37, 49], [36, 48]]]
    shape = {"type": "Polygon", "coordinates": ring}
    feature = {"type": "Feature", "properties": {"status": "Reds"}, "geometry": shape}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (tmp_path / "front-2024-01-01.geojson").write_text(text, encoding="utf-8")
    assert 'id = "reds"' in mapper("scheme", "new", "front-2024-01-01.geojson").out


def test_a_folder_of_other_words_offers_one_scheme_for_all(mapper, tmp_path: Path) -> None:
    (tmp_path / "front").mkdir()
    for day, word in ((1, "Reds"), (2, "Blues")):
        ring = [[[36, 48], [37, 48], [37, 49], [36, 48]]]
        shape = {"type": "Polygon", "coordinates": ring}
        feature = {"type": "Feature", "properties": {"status": word}, "geometry": shape}
        text = json.dumps({"type": "FeatureCollection", "features": [feature]})
        (tmp_path / "front" / f"2024-01-0{day}.geojson").write_text(text, encoding="utf-8")
    lines = mapper("stats", "front").lines
    (offer,) = [line for line in lines if "scheme new" in line]
    assert offer.startswith("front: the scheme 'three-way' has none of the words")
    assert "mapper scheme new front > mine.toml" in offer
    made = mapper("scheme", "new", "front").out
    assert 'id = "reds"' in made
    assert 'id = "blues"' in made


def test_schemes_are_listed_shown_and_checked(mapper, tmp_path: Path) -> None:
    assert "three-way" in mapper("scheme", "list").out
    shown = mapper("scheme", "show", "two-sided").out
    near = shown.replace('color = "#5b9bd5"', 'color = "#8a3b13"')
    (tmp_path / "mine.toml").write_text(near, encoding="utf-8")
    told = mapper("scheme", "check", "mine.toml").out
    assert "5 statuses, 2 actors: sound" in told
    assert "side-a and side-b are hard to tell apart in light mode" in told


@pytest.mark.parametrize("wrong", [["list-all"], ["new"], ["check"]])
def test_what_cannot_be_done_is_refused(mapper, wrong: list[str]) -> None:
    assert mapper("scheme", *wrong).code == 2


def test_the_style_of_a_folder_is_shown(mapper, tmp_path) -> None:
    (tmp_path / "house.toml").write_text('colors.light.paper = "#ffffff"\n', encoding="utf-8")
    (tmp_path / "mapper.toml").write_text('style = "house.toml"\n', encoding="utf-8")
    assert 'paper = "#ffffff"' in mapper("style", "show").out
    assert mapper("style", "list").err == "style list: give show\n"
