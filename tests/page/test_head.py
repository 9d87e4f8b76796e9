"""The title and the sentence, made from the data."""

from __future__ import annotations

from mapper.page.head import default_title, lead
from mapper.style.words import load_words
from tests.toy import toy_situation

WORDS = load_words("en")


def test_the_title_names_the_country_and_the_day() -> None:
    here = toy_situation("2021-08-01 Eastvale blue")
    assert default_title(here, WORDS) == "Who held what in Toyland, 5 August 2021"


def test_the_sentence_counts_who_holds_most_and_what_is_not_known() -> None:
    here = toy_situation(
        """
        2021-08-01 Eastvale  blue
        2021-08-01 Westmarch blue
        2021-08-02 Southport contested
        """
    )
    assert lead(here, WORDS) == (
        "On 5 August 2021 Blue held 2 of 4 provinces; one was contested; of one no report is known."
    )


def test_the_sentence_counts_capitals_where_provinces_follow_them() -> None:
    here = toy_situation(
        """
        2021-08-01 Hillgate   blue
        2021-08-01 Eastbridge blue
        2021-08-01 Marchend   blue
        2021-08-02 Haven      red
        """,
        from_capitals=True,
    )
    assert lead(here, WORDS) == (
        "On 5 August 2021 Blue held 3 of 4 provincial capitals; one was held by Red."
    )


def test_everything_in_one_hand() -> None:
    rows = "\n".join(
        f"2021-08-01 {name} red" for name in ("Northfield", "Eastvale", "Westmarch", "Southport")
    )
    assert lead(toy_situation(rows), WORDS) == "On 5 August 2021 Red held all 4 provinces."


def test_without_a_report_the_sentence_says_so() -> None:
    here = toy_situation("2021-09-01 Eastvale blue")
    assert lead(here, WORDS) == "No report of any province is known for 5 August 2021."


def test_a_claim_is_told_as_a_claim() -> None:
    here = toy_situation("2021-08-01 Eastvale red claimed\n2021-08-01 Westmarch red")
    assert "Red held 2 of 4 provinces" in lead(here, WORDS)
    assert lead(here, WORDS).endswith("; one of these reports is a claim, not confirmed.")
