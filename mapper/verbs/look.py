# SPDX-License-Identifier: MIT
"""How a map is to look and what it is to say, as the command line and Python say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mapper.errors import UsageError
from mapper.model.desk import Desk
from mapper.model.spelling import given
from mapper.model.texts import must_be_texts
from mapper.reading.arguments import (
    given_day,
    given_frame,
    given_insets,
    must_be_days,
    must_be_kilometres,
)
from mapper.style.house import NO_STYLE, HouseStyle
from mapper.tables.fixed_words import one_of
from mapper.tables.text import one_line

FROM_CAPITAL = "capital"
FROM_NOTHING = "none"
LOCATORS = ("country", "globe", "none")


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a map is to look; None leaves the choice to the data.

    Parameters
    ----------
    title : str, optional
        In place of one made from the country and the day.
    deck : str, optional
        A sentence or two under the title, in place of the one that is made from the data.
    byline : str, optional
        Who made the map, under that.
    credit : str, optional
        Beside whose shapes are drawn.
    style : path, optional
        A TOML file with the colours, fonts and sizes of a house.
    provinces_from : {"capital", "none"}, optional
        Whether units without a report of their own follow their capital; by default not.
    border_km : float, default 30
        Width of the border regions in kilometres, from 1 to 500.
    stale_days : int, optional
        Days after which a report counts as old. Default: as the scheme says.
    towns : bool, default True
        Whether the map names towns that show where its ground lies, though nothing is said of them.
    water : bool, default True
        Whether the map has lakes and rivers.
    frame : str or sequence of four floats, optional
        What the map is framed by: a place, ``changes``, ``whole``, or west, south, east and north
        in degrees. Default: the ground that lies together; of a comparison what changed, where that
        is a small part of it.
    inset : str or sequence, optional
        What has an inset on a picture: a place, west, south, east and north in degrees, several of
        these, or ``none``. Default: what lies far from the rest.
    locator : {"country", "globe", "none"}, default "country"
        What shows where the map lies: in a corner the country, on a map of a part of it, or a
        globe.
    tiles : str, default ""
        The name of a provider of background tiles; the page then needs a network.
    generated : date or str, optional
        The day to print as that of making; by default none is printed.
    lang : str, default "en"
        The language of the words.
    as_of : date or str, optional
        The day drawn, that day included; the functions take it as an argument of their own.
    steps : path, optional
        A TOML file with the steps of a story, for a page of many days; `timeline` takes it as an
        argument of its own.

    Raises
    ------
    UsageError
        In one line, where a value can mean nothing.
    """

    as_of: date | None = None
    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    credit: str | None = None
    style: str | Path | None = None
    provinces_from: str | None = None
    border_km: float = 30.0
    stale_days: int | None = None
    towns: bool = True
    water: bool = True
    frame: str | Sequence[float] | None = None
    inset: str | Sequence[str | float | Sequence[float]] | None = None
    locator: str = "country"
    tiles: str = ""
    lang: str = "en"
    generated: date | str | None = None
    steps: str | Path | None = None

    def __post_init__(self) -> None:
        must_be_texts(title=self.title, tiles=self.tiles, lang=self.lang)
        must_be_texts(deck=self.deck, byline=self.byline, credit=self.credit)
        must_be_kilometres("border_km", self.border_km)
        must_be_days("stale_days", self.stale_days)
        given_day("generated", self.generated)
        given_frame(self.frame)
        given_insets(self.inset)
        self._take("locator", LOCATORS)
        if self.provinces_from is not None:
            self._take("provinces_from", (FROM_CAPITAL, FROM_NOTHING))

    def _take(self, option: str, words: Sequence[str]) -> None:
        """The word that an option means, as it is written there, in any case."""
        value = getattr(self, option)
        object.__setattr__(self, option, one_of(value, words, given(option, value)))

    @property
    def made_on(self) -> date | None:
        """The day of making that is printed."""
        return given_day("generated", self.generated)

    @property
    def house(self) -> HouseStyle:
        """The style of the file; StyleError where that cannot be read, or has faults."""
        if self.style is None:
            return NO_STYLE
        from mapper.style.house_file import load_style

        return load_style(self.style)

    @property
    def desk(self) -> Desk:
        """What the desk says in its own words, each in one line."""
        return Desk(
            deck=one_line(self.deck or ""),
            byline=one_line(self.byline or ""),
            credit=one_line(self.credit or ""),
        )


def must_be_of_days(look: Look) -> None:
    """UsageError where a map of one day, or of two, is to have a story."""
    if look.steps is not None:
        what = f"{given('steps', look.steps)}: is for a page of many days"
        raise UsageError(f"{what} — `timeline` draws one, and a step of it compares two days")
