# SPDX-License-Identifier: MIT
"""`mapper verify`: whether a page or picture was made from these files, or what differs."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from mapper.page.made_with import told_by
from mapper.reading.own_exports import read_own
from tests.cli.conftest import Answer
from tests.reproduced import write_front

Run = Callable[..., Answer]

TABLE = "place,kind,status,date\nHerat,province,taliban,2021-08-12\n"
DRAWN = ("draw", "control.csv", "--as-of", "2021-08-15", "-o", "map.html")


@pytest.fixture
def drawn(mapper: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table and the page of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "control.csv").write_text(TABLE)
    assert mapper(*DRAWN).code == 0
    return tmp_path


def test_a_page_of_these_files_is_one(mapper: Run, drawn: Path) -> None:
    said = [
        "map.html: is as it was drawn",
        "control.csv: is what the page was made from",
        "made with: mapper draw control.csv --as-of 2021-08-15",
    ]
    for given in ((), ("control.csv",)):
        answer = mapper("verify", "map.html", *given)
        assert (answer.code, answer.out.splitlines()) == (0, said)


def test_a_table_that_has_changed_since_is_named(mapper: Run, drawn: Path) -> None:
    (drawn / "control.csv").write_text(TABLE.replace("12\n", "13\n"))
    answer = mapper("verify", "map.html")
    assert answer.code == 1
    assert "control.csv: is not as it was when the page was made" in answer.out


def test_a_file_that_is_not_there_or_none_of_it_is_named(mapper: Run, drawn: Path) -> None:
    (drawn / "control.csv").rename(drawn / "other.csv")
    answer = mapper("verify", "map.html", "other.csv")
    assert answer.code == 1
    assert "other.csv: is not among what the page was made from" in answer.out
    assert "control.csv: was not found, so it was not looked at — give it" in answer.out


def test_a_page_that_was_edited_is_told(mapper: Run, drawn: Path) -> None:
    page = drawn / "map.html"
    page.write_text(page.read_text("utf-8").replace("<title>", "<title>Not "), "utf-8")
    answer = mapper("verify", "map.html")
    assert (answer.code, answer.out.splitlines()[0]) == (
        1,
        "map.html: was changed after it was drawn",
    )


def test_two_pages_differ_by_what_they_were_made_with(mapper: Run, drawn: Path) -> None:
    mapper("draw", "control.csv", "--title", "Herat", "-o", "other.html")
    answer = mapper("verify", "map.html", "other.html")
    assert answer.code == 1
    assert answer.out.splitlines()[1:4] == [
        "control.csv: is what the page was made from",
        "as-of: 2021-08-15 here, not given there",
        "title: not given here, Herat there",
    ]


def test_a_page_of_another_version_is_told(mapper: Run, drawn: Path) -> None:
    page = drawn / "map.html"
    page.write_text(page.read_text("utf-8").replace('{"by":"', '{"by":"0.0.', 1), "utf-8")
    answer = mapper("verify", "map.html")
    assert answer.code == 1
    assert answer.out.splitlines()[1].startswith("mapper 0.0.")


def test_a_page_with_its_addresses_is_as_it_was_drawn(mapper: Run, drawn: Path) -> None:
    mapper("embed", "map.html", "--url", "https://example.org/", "-o", "maps")
    assert mapper("verify", "maps/map.html").out.startswith("maps/map.html: is as it was drawn\n")


def test_as_data(mapper: Run, drawn: Path) -> None:
    told = json.loads(mapper("verify", "map.html", "--json").out)
    assert (told["sound"], told["as_drawn"], told["files"]) == (True, True, {"control.csv": "same"})
    assert told["options"] == {"table": "control.csv", "as-of": "2021-08-15"}


def test_a_page_without_a_record_is_refused(mapper: Run, drawn: Path) -> None:
    import mapper as library

    library.draw(drawn / "control.csv").save("python.html")
    (line,) = mapper("verify", "python.html").lines
    assert line.startswith("python.html: does not say what it was made from: a page that Python dr")


def test_the_record_is_short_and_has_no_path(mapper: Run, drawn: Path) -> None:
    """The same files give the same page, wherever they lie."""
    before = (drawn / "map.html").read_bytes()
    deep = drawn / "a" / "b"
    deep.mkdir(parents=True)
    shutil.copy(drawn / "control.csv", deep)
    mapper("draw", "a/b/control.csv", "--as-of", "2021-08-15", "-o", "again.html")
    assert (drawn / "again.html").read_bytes() == before
    (line,) = [one for one in before.decode().splitlines() if "mapper-made" in one]
    assert len(line.encode()) < 300


def test_what_a_record_holds_is_text(mapper: Run, drawn: Path) -> None:
    title = 'it\'s <b> & "so" \x1b[2J'
    mapper("draw", "control.csv", "--title", title, "-o", "odd.html")
    told = told_by((drawn / "odd.html").read_text("utf-8"))
    assert told is not None
    assert told.made.options["title"] == title
    assert "\x1b" not in mapper("verify", "odd.html").out


@pytest.mark.parametrize("made_from", ["control.csv", "map.html"])
def test_a_picture_says_what_it_was_made_from(mapper: Run, drawn: Path, made_from: str) -> None:
    assert mapper("export", made_from, "--size", "social", "-o", "map.png").code == 0
    said = [
        "map.png: is as it was drawn",
        f"{made_from}: is what the picture was made from",
        f"made with: mapper export {made_from} --size social",
    ]
    answer = mapper("verify", "map.png", made_from)
    assert (answer.code, answer.out.splitlines()) == (0, said)
    (drawn / made_from).write_text(TABLE.replace("12\n", "13\n"))
    answer = mapper("verify", "map.png")
    assert answer.code == 1
    assert f"{made_from}: is not as it was when the picture was made" in answer.out


def test_a_picture_without_a_record_is_refused(mapper: Run, drawn: Path) -> None:
    (drawn / "map.svg").write_text("<svg></svg>\n")
    answer = mapper("verify", "map.svg")
    assert answer.code == 3
    assert answer.err == (
        "map.svg: does not say what it was made from: a picture that Python drew, an old one, or "
        "one cut or saved by another program — draw it anew with this version of mapper\n"
    )
    assert mapper("verify", "gone.png").err.startswith("gone.png: cannot be read (no such file")


EXPORTS = ("geojson", "topojson", "gpkg", "parquet", "kml", "xlsx", "csv")


@pytest.mark.parametrize("form", EXPORTS)
def test_data_say_what_they_were_made_from(mapper: Run, drawn: Path, form: str) -> None:
    name = f"data.{form}"
    assert mapper("export", "control.csv", "--as-of", "2021-08-15", "-o", name).code == 0
    answer = mapper("verify", name)
    assert (answer.code, answer.out.splitlines()) == (
        0,
        [
            f"{name}: is as it was written",
            "control.csv: is what the file was made from",
            "made with: mapper export control.csv --as-of 2021-08-15",
        ],
    )
    own = None if form in ("topojson", "kml") else read_own(name)
    assert own is None or own.day == date(2021, 8, 15)
    data = (drawn / name).read_bytes()
    place = data.index(b"Herat") if b"Herat" in data else 60
    (drawn / name).write_bytes(data[:place] + b"\x40" + data[place + 1 :])
    (drawn / "control.csv").write_text(TABLE.replace("12\n", "13\n"))
    answer = mapper("verify", name, "control.csv")
    assert (answer.code, answer.out.splitlines()[:2]) == (
        1,
        [
            f"{name}: was changed after it was written",
            "control.csv: is not as it was when the file was made",
        ],
    )


def test_what_goes_through_a_pipe_says_it_as_on_standard_output(mapper: Run, drawn: Path) -> None:
    asked = ("export", "control.csv", "--format", "geojson", "-o")
    os.mkfifo(drawn / "pipe")
    with ThreadPoolExecutor(1) as reader:
        came = reader.submit((drawn / "pipe").read_text)
        mapper(*asked, "pipe")
    assert came.result() == mapper(*asked, "-").out
    (drawn / "data.geojson").write_text(came.result())
    assert mapper("verify", "data.geojson").code == 0


def test_every_layer_says_it_and_two_exports_are_compared(mapper: Run, drawn: Path) -> None:
    (drawn / "control.csv").write_text(f"{TABLE}Kunduz,town,taliban,2021-08-08\n")
    mapper("export", "control.csv", "-o", "data.geojson")
    mapper("export", "control.csv", "--stale-days", "9", "-o", "other.geojson")
    assert mapper("verify", "data-places.geojson").code == 0
    answer = mapper("verify", "data.geojson", "other.geojson")
    assert answer.code == 1
    assert "stale-days: not given here, 9 there" in answer.out.splitlines()


@pytest.fixture
def front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ground of some days, in which mapper runs."""
    monkeypatch.chdir(tmp_path)
    write_front(tmp_path)
    return tmp_path / "front"


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
def test_kept_faces_say_what_they_were_made_from(mapper: Run, front: Path, form: str) -> None:
    today, kept, old = max(front.iterdir()), f"kept.{form}", f"old/kept.{form}"
    today = today.rename(front.with_name(today.name))
    assert mapper("faces", "front", "--sliver-m", "5", "-o", kept).code == 0
    said = [
        f"{kept}: is as it was written",
        "front: is what the file was made from",
        "made with: mapper faces front --sliver-m 5.0",
    ]
    assert mapper("verify", kept).out.splitlines() == said
    (front.parent / "old").mkdir()
    shutil.copy(kept, old)
    # One more day: from what the others were made from, too, and from the file that they were in.
    assert mapper("faces", kept, today.name, "--workers", "1", "--force", "-o", kept).code == 0
    said[1:] = [
        "front: is what the file was made from",
        f"{today.name}: is what the file was made from",
        f"made with: mapper faces {kept} {today.name}",
    ]
    answer = mapper("verify", kept)
    assert (answer.code, sorted(answer.out.splitlines())) == (0, sorted(said))
    assert f"{kept}: is what the file was made from" in mapper("verify", kept, old).out
    shutil.copy(today, next(front.iterdir()))
    answer = mapper("verify", kept)
    assert (answer.code, "front: is not as it was when the file was made" in answer.out) == (
        1,
        True,
    )


def test_kept_faces_without_a_record_are_replaced_by_what_is_made_from_them(
    mapper: Run, front: Path
) -> None:
    import mapper as library

    days = sorted(front.iterdir())
    library.export(library.faces(days[0]), "kept.gpkg")
    assert mapper("verify", "kept.gpkg").err.startswith(
        "kept.gpkg: does not say what it was made from: it is no exported data and no kept faces"
    )
    assert mapper("faces", "kept.gpkg", str(days[1]), "--force", "-o", "kept.gpkg").code == 0
    answer = mapper("verify", "kept.gpkg", str(days[1]))
    assert answer.code == 1
    assert (
        "kept.gpkg: stood where the file stands now, so it was not looked at — give a copy of it"
        in answer.out.splitlines()
    )


def test_of_a_folder_the_file_that_was_made_from_it_does_not_count(
    mapper: Run, front: Path
) -> None:
    assert mapper("faces", "front", "-o", "front/kept.gpkg").code == 0
    answer = mapper("verify", "front/kept.gpkg")
    assert (answer.code, answer.out.splitlines()[1]) == (0, "front: is what the file was made from")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("map.lua", "files of this kind do not say what they were made from — those that do are"),
        (
            "python.geojson",
            "does not say what it was made from: it is no exported data and no kept faces, or",
        ),
        (
            "control.csv",
            "does not say what it was made from: it is no exported data and no kept faces, or was",
        ),
    ],
)
def test_data_without_a_record_are_refused(mapper: Run, drawn: Path, name: str, what: str) -> None:
    (drawn / "map.lua").write_text("return {}\n")
    (drawn / "python.geojson").write_text('{"type": "FeatureCollection", "features": []}\n')
    answer = mapper("verify", name)
    assert (answer.code, len(answer.lines)) == (3, 1)
    assert answer.err.startswith(f"{name}: {what}")
