# SPDX-License-Identifier: MIT
"""Headings as people write them, and the columns they are."""

from __future__ import annotations

import pytest

from mapper.model.grouped import grouped
from mapper.model.record import Kind
from mapper.tables.columns import COLUMNS, ColumnMap, map_columns


def columns(*headings: str, **given: str) -> ColumnMap:
    return map_columns(headings, given)


def said(found: ColumnMap) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_the_columns_of_the_project_are_themselves() -> None:
    found = columns(*COLUMNS)
    assert found.by_column == {column: column for column in COLUMNS}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Controlled By", "status"),
        ("held_by", "status"),
        ("CONTROL", "status"),
        ("Who's in control", "status"),
        ("Run by", "status"),
        ("When", "date"),
        ("As of", "date"),
        ("report-date", "date"),
        ("since", "date"),
        ("P-Code", "code"),
        ("iso", "code"),
        ("URL", "source_url"),
        ("Source URL", "source_url"),
        ("remarks", "note"),
        ("Latitude", "lat"),
        ("lng", "lon"),
        ("certainty", "confidence"),
        ("parent", "within"),
    ],
)
def test_usual_headings_are_understood(heading: str, column: str) -> None:
    assert columns("place", heading).heading(column) == heading


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Province", Kind.UNIT),
        ("ADM1_EN", Kind.UNIT),
        ("district name", Kind.UNIT),
        ("oblast", Kind.UNIT),
        ("town", Kind.TOWN),
        ("City", Kind.TOWN),
        ("locality", Kind.TOWN),
        ("Населений пункт", Kind.TOWN),
        ("مدينة", Kind.TOWN),
        ("name", None),
        ("location", None),
    ],
)
def test_the_heading_of_the_place_says_what_rows_are_about(heading: str, kind: Kind | None) -> None:
    found = columns(heading, "status", "date")
    assert (found.heading("place"), found.implied_kind) == (heading, kind)


@pytest.mark.parametrize(
    ("headings", "place", "within"),
    [
        (("province", "district"), "district", "province"),
        (("adm1_en", "adm2_en"), "adm2_en", "adm1_en"),
        (("town", "province"), "town", "province"),
        (("name", "province"), "name", "province"),
        (("place", "province"), "place", "province"),
        (("region", "province"), "province", "region"),
        (("province", "district", "town"), "town", "district"),
        (("province",), "province", None),
        (("place", "name"), "place", None),
        (("place", "town", "unit"), "place", None),
        (("departamento", "municipio"), "municipio", "departamento"),
    ],
)
def test_the_finest_level_is_the_place_and_the_next_one_its_parent(
    headings: tuple[str, ...], place: str, within: str | None
) -> None:
    found = columns(*headings, "status", "date")
    assert (found.heading("place"), found.heading("within")) == (place, within)


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (("adm1_en", "adm1_pcode"), "adm1_pcode"),
        (("adm1_en", "adm1_pcode", "adm2_en", "adm2_pcode"), "adm2_pcode"),
        (("adm1_en", "adm1_pcode", "adm2_en"), None),
        (("place", "ADM2_PCODE"), "ADM2_PCODE"),
    ],
)
def test_the_code_of_a_parent_is_never_that_of_the_place(
    headings: tuple[str, ...], code: str | None
) -> None:
    assert columns(*headings, "status", "date").heading("code") == code


def test_a_columns_own_name_wins_over_other_headings() -> None:
    found = columns("place", "status", "controller", "date")
    assert (found.heading("status"), found.ignored) == ("status", ("controller",))


def test_two_headings_for_one_column_are_refused() -> None:
    assert said(columns("place", "status", "since", "as_of")) == [
        "table: 'since' and 'as_of' can each be the column 'date' — "
        'choose with `columns={"date": "HEADING"}`'
    ]


def test_a_column_that_is_given_wins() -> None:
    found = columns("place", "since", "as_of", "taliban_control", date="as_of",
                    status="taliban_control")  # fmt: skip
    assert (found.heading("status"), found.heading("date")) == ("taliban_control", "as_of")
    assert found.problems == ()


def test_a_missing_column_lists_the_headings_there_are() -> None:
    assert said(columns("district", "who", "as_of")) == [
        "table: no column 'status' — the headings are 'district', 'who', 'as_of' — "
        'say which with `columns={"status": "HEADING"}`'
    ]


def test_each_missing_column_has_its_own_way_out() -> None:
    missing = grouped(columns("district", "who").problems)
    assert [group.first.what for group in missing] == ["no column 'date'", "no column 'status'"]


def test_a_given_heading_that_does_not_exist_names_the_closest() -> None:
    assert said(columns("place", "taliban_control", "date", status="taliban_contrl")) == [
        "table: no heading 'taliban_contrl' for the column 'status' — "
        "closest: 'taliban_control' — the headings are 'place', 'taliban_control', 'date'"
    ]


def test_a_given_column_that_does_not_exist_names_the_closest() -> None:
    (problem,) = columns("place", "status", "date", statsu="status").problems
    assert problem.hint.startswith("closest: 'status' — `columns` takes place, kind, within")


def test_a_heading_is_given_without_regard_to_case() -> None:
    assert columns("Place", "Who Holds It", "Date", status="who_holds_it").heading("status") == (
        "Who Holds It"
    )


def test_what_is_finer_than_the_place_given_is_not_its_parent() -> None:
    found = columns("district", "province", "region", "status", "date", place="province")
    assert (found.heading("within"), found.ignored) == ("region", ("district",))


def test_headings_that_are_no_column_are_kept_apart() -> None:
    assert columns("place", "status", "date", "population", "id").ignored == ("population", "id")


def test_an_end_that_may_be_inclusive_is_told() -> None:
    (note,) = columns("place", "status", "from", "to").problems
    assert (note.code, note.stops) == ("exclusive-end", False)


def test_an_end_that_was_asked_for_is_not_told() -> None:
    assert columns("place", "status", "from", "to", until="to").problems == ()


@pytest.mark.parametrize("heading", ["Published", "reported on", "As reported", "Date published"])
def test_the_day_of_publication_has_usual_headings(heading: str) -> None:
    assert columns("place", "status", "date", heading).heading("reported") == heading


def test_the_day_of_a_report_is_a_date_before_it_is_one_of_publication() -> None:
    found = columns("place", "status", "report date")
    assert (found.heading("date"), found.heading("reported")) == ("report date", None)


def test_a_constant_stands_for_a_column_that_the_table_lacks() -> None:
    found = map_columns(["place", "status"], constants={"date": "2021-08-05", "Kind": "town"})
    assert found.constants == {"date": "2021-08-05", "kind": "town"}
    assert not found.problems


def test_a_constant_wins_over_a_column_of_the_table() -> None:
    found = map_columns(["place", "status", "date", "parent"], constants={"within": ""})
    assert (found.heading("within"), found.ignored) == (None, ("parent",))


@pytest.mark.parametrize(
    ("constants", "line"),
    [
        ({"knd": "town"}, "there is no column 'knd' — closest: 'kind' — `constants` takes place,"),
        ({"status": ""}, "no column 'status'"),
        ({"place": "Here"}, "what the column 'place' is, is said in two ways — leave it out of"),
    ],
)
def test_a_constant_that_cannot_be(constants: dict[str, str], line: str) -> None:
    given = {"place": "name"} if "place" in constants else None
    found = map_columns(["name", "date"], given, constants=constants)
    assert line in str(found.problems[0])


@pytest.mark.parametrize("heading", ["State", "Division", "Departamento", "المحافظة", "Область"])
def test_what_countries_call_their_first_level_is_the_place(heading: str) -> None:
    columns = map_columns([heading, "status", "date"])
    assert columns.heading("place") == heading
    assert columns.implied_kind is Kind.UNIT


def test_a_state_around_a_county_is_what_it_lies_within() -> None:
    columns = map_columns(["state", "county", "status", "date"])
    assert (columns.heading("place"), columns.heading("within")) == ("county", "state")


@pytest.mark.parametrize(
    "headings",
    [
        ("область", "Статус", "Дата", "Джерело"),
        ("ciudad", "estatus", "fecha", "fuente"),
        ("شهر", "وضعیت", "تاریخ", "منبع"),
        ("şehir", "durum", "tarih", "kaynak"),
    ],
)
def test_headings_of_other_languages_are_understood(headings: tuple[str, ...]) -> None:
    found = map_columns(headings[1:], needed=()).by_column
    assert tuple(found) == ("status", "date", "source")


@pytest.mark.parametrize("heading", ["Code", "ISO 3166-2", "adm1_pcode"])
def test_codes_alone_are_the_places(heading: str) -> None:
    found = columns(heading, "status", "date")
    assert (found.heading("place"), found.heading("code")) == (heading, heading)
    assert found.problems == ()
