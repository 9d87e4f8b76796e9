# SPDX-License-Identifier: MIT
"""Options that several commands share, and how their texts become values."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from mapper.cli import completing
from mapper.cli.signed import signed
from mapper.cli.unit_options import BoundaryEncoding, Crs, Dissolve, UnitWhere
from mapper.errors import MapperError, UsageError

if TYPE_CHECKING:
    from mapper.boundaries.options import BoundaryOptions
    from mapper.model import record
    from mapper.reading.options import DrawnOptions, Options, TableOptions
    from mapper.tables.dates import DateOrder
    from mapper.verbs.look import Look
    from mapper.verbs.subject import Subject

Table = Annotated[
    str | None,
    typer.Argument(
        metavar="TABLE",
        help="Control table: CSV, TSV, XLSX, ODS, JSON, Parquet, or points of KML or GeoPackage; - "
        "reads standard input, git:REV:PATH a table as it stood in git. Without it, the embedded "
        "ledger of Afghanistan, 2021.",
    ),
]
Boundaries = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FILE",
        autocompletion=completing.boundary_sets,
        help="A country by code or name (UKR, Ukraine, SYR,IRQ), or any file of shapes. Default: "
        "the country that the table is plainly about, or AFG/ADM1, the provinces of Afghanistan, "
        "where the data lie there.",
    ),
]
Scheme = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FILE",
        autocompletion=completing.schemes,
        help="Statuses: three-way (the default), sigar-5, two-sided, ukraine, a TOML file, or new: "
        "a status for each word of the table.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="NAME=HEADING", help="Which heading holds which column."),
]
Constants = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="COLUMN=VALUE",
        help="What a column is in all rows, whatever the table has: kind=town.",
    ),
]
Means = Annotated[
    list[str] | None,
    typer.Option(
        "--means", metavar="WORD=STATUS", help="What a word or number of the table means."
    ),
]
DateFormat = Annotated[
    str | None, typer.Option(metavar="ORDER", help="Order of 5/11/2021: DMY, MDY or YMD.")
]
Zone = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Where days of times with a zone count: Asia/Kabul, +04:30."),
]
CountryAsked = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="NAME",
        help="Whose rows count, where a column names several countries; by default those that "
        "the boundaries lie in.",
    ),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the table; found out by default.")
]
Sheet = Annotated[str | None, typer.Option(metavar="NAME", help="Sheet of a workbook.")]
Header = Annotated[
    str | None,
    typer.Option(
        metavar="ROW", help="The row with the headings, 1 the first: 3, or 3-4; found by default."
    ),
]
Wide = Annotated[
    bool | None,
    typer.Option(
        "--wide/--no-wide",
        help="Whether the table has a column a date, with statuses in its cells; found out by "
        "default.",
    ),
]
FillDown = Annotated[
    str | None,
    typer.Option(
        metavar="COLUMN,…", help="Columns whose empty cells say what the one above them says."
    ),
]
RowWhere = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="CONDITION",
        help="Which rows count: 'status = taliban and date >= 2021-08-01'; and, or, not, "
        "in (A, B), contains, is empty.",
    ),
]
PlacesFrom = Annotated[
    str | None,
    typer.Option(
        "--places",
        metavar="FILE",
        help="A table with lat and lon, or parents, of names or ids in the table.",
    ),
]
Layer = Annotated[str | None, typer.Option(metavar="NAME", help="Layer of the boundary file.")]
NameField = Annotated[
    str | None, typer.Option(metavar="FIELD", help="Field with the names of the units.")
]
CodeField = Annotated[
    str | None, typer.Option(metavar="FIELD", help="Field with the codes of the units.")
]
WithinField = Annotated[
    str | None, typer.Option(metavar="FIELD", help="Field with the parents of the units.")
]
PopulationField = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD",
        help="Field with the people of the units; by default one named population, pop, …",
    ),
]
Aliases = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Further names of places, as reviewed.")
]
Crosswalk = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A reviewed crosswalk: rows about older units count for those that they became.",
    ),
]
CrosswalkUntil = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The first day from which on rows name the newer units themselves."
    ),
]
KnownOn = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Only what was made, published or corrected up to this day, included.",
    ),
]
Prefer = Annotated[
    str,
    typer.Option(
        metavar="newest|confident|SOURCE,…",
        help="Which report counts where sources disagree: the newest, the most confident, or "
        "that of the source named first.",
    ),
]
Tallies = Annotated[
    str | None,
    typer.Option(
        "--tallies",
        metavar="FILE",
        help="A table of what others counted, shown beside the map's own sums: date, counted_by, "
        "what, of, and a column for each status.",
    ),
]
Events = Annotated[
    str | None,
    typer.Option(
        "--events",
        metavar="FILE",
        help="Events, advances and lines for the map, in no figure of it: a table, or points and "
        "lines of GeoJSON, KML and the like. Rows of the table may be such, too.",
    ),
]
EventsDays = Annotated[
    int | None,
    typer.Option(
        "--events-days",
        metavar="N",
        min=1,
        help="For how many days an event stays on the map, its last day included. Default: 14.",
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        metavar="ground|seats",
        help="What rows that do not say are about: the ground of a unit (the default), or seats "
        "such as its district centres, which are counted and not measured.",
    ),
]
DatePattern = Annotated[
    str | None,
    typer.Option(
        metavar="PATTERN", help="How names of polygon files write their day: front_%d%b%y."
    ),
]
OfSameDay = Annotated[
    str | None,
    typer.Option(
        "--same-day",
        metavar="last|join",
        help="Of several files of one day: the last by the time in its name, or all of them.",
    ),
]
StatusOf = Annotated[
    str | None,
    typer.Option(
        "--status-from",
        metavar="name|layer|folder",
        help="Whose name holds the status of what is drawn in it: of the file, the layer (in a "
        "KML a folder of its list), or the folder that the file lies in.",
    ),
]
FormatIn = Annotated[
    str | None,
    typer.Option(
        "--format-in",
        metavar="deepstate|isw|plain",
        help="The form that drawn ground is in. Default: found where that is plain.",
    ),
]
OneStatus = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help="What all polygons of drawn ground have."),
]
Rest = Annotated[
    str | None,
    typer.Option(metavar="STATUS", help="What the rest of the boundaries has, around polygons."),
]
Clip = Annotated[
    bool,
    typer.Option(
        "--clip", help="Cut drawn ground to the boundaries: what lies outside is left out."
    ),
]
ProvincesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="capital|none",
        help="Whether a unit without a row is drawn, paler, by who holds its capital. "
        "Default: none.",
    ),
]
Title = Annotated[str | None, typer.Option(help="Title of the page.")]
Deck = Annotated[
    str | None,
    typer.Option(
        help="A sentence or two under the title, in place of the one that is made from the data."
    ),
]
Byline = Annotated[str | None, typer.Option(help="Who made the map: a line under the deck.")]
Credit = Annotated[
    str | None, typer.Option(help="A credit before those of the boundaries, which stay.")
]
Style = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Colours, fonts and sizes of a house: a TOML file."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="The page; - writes it to stdout."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
Bom = Annotated[
    bool,
    typer.Option(
        "--bom", help="Begin CSV with the mark by which Excel knows letters of all scripts."
    ),
]
Lenient = Annotated[
    bool, typer.Option("--lenient", help="Draw sound rows, list the others on the page.")
]
BorderKm = Annotated[
    float, typer.Option(min=1, max=500, help="Width of border regions in kilometres.")
]
StaleDays = Annotated[
    int | None, typer.Option(min=1, help="Days after which a report counts as old.")
]
Infer = Annotated[
    bool,
    typer.Option(
        "--infer",
        help="Divide the ground among the places of the table: to each what lies closest to it.",
    ),
]
MaxKm = Annotated[
    float | None,
    typer.Option(
        metavar="KM", min=0.1, max=5000, help="Leave ground farther from every place without data."
    ),
]
PerUnit = Annotated[
    bool,
    typer.Option("--per-unit", help="A place speaks for the unit alone that it lies in."),
]
AreasOnly = Annotated[
    bool,
    typer.Option("--areas-only", help="Leave out the places themselves, where there are many."),
]
Towns = Annotated[
    bool,
    typer.Option(
        "--towns/--no-towns", help="Whether towns are named that show where the ground lies."
    ),
]
Water = Annotated[
    bool, typer.Option("--water/--no-water", help="Whether lakes and rivers are drawn.")
]
Frame = Annotated[
    str | None,
    typer.Option(
        metavar="PLACE|changes|whole|W,S,E,N",
        help="What the map is framed by: a place, what changed, all that lies together, or a box "
        "in degrees. Default: what lies together; of a comparison what changed, if that is small.",
    ),
]
Inset = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PLACE|none|W,S,E,N",
        help="What has an inset on a picture, given several times: a place, near or far, or a box "
        "in degrees. Default: what lies far from the rest.",
    ),
]
Locator = Annotated[
    str,
    typer.Option(
        metavar="country|globe|none",
        help="What a corner shows of where the map lies: the country, where the map is a part of "
        "it, or a globe.",
    ),
]
Steps = Annotated[
    str | None,
    typer.Option(
        "--steps",
        metavar="FILE",
        help="A story in steps, each a day, a frame and what is told of them: a TOML file.",
    ),
]
Generated = Annotated[
    str | None, typer.Option(metavar="DATE", help="Print this as the day of making.")
]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The options of every command that reads a table, boundaries and a scheme."""

    table: Table = None
    boundaries: Boundaries = None
    scheme: Scheme = None
    columns: Columns = None
    constants: Constants = None
    means: Means = None
    date_format: DateFormat = None
    zone: Zone = None
    country: CountryAsked = None
    encoding: Encoding = None
    sheet: Sheet = None
    header: Header = None
    wide: Wide = None
    fill_down: FillDown = None
    where: RowWhere = None
    places: PlacesFrom = None
    layer: Layer = None
    name_field: NameField = None
    code_field: CodeField = None
    within_field: WithinField = None
    population_field: PopulationField = None
    crs: Crs = None
    boundary_encoding: BoundaryEncoding = None
    unit_where: UnitWhere = None
    dissolve: Dissolve = None
    aliases: Aliases = None
    crosswalk: Crosswalk = None
    crosswalk_until: CrosswalkUntil = None
    known_on: KnownOn = None
    prefer: Prefer = "newest"
    tallies: Tallies = None
    events: Events = None
    events_days: EventsDays = None
    about: About = None
    date_pattern: DatePattern = None
    same_day: OfSameDay = None
    status_from: StatusOf = None
    format_in: FormatIn = None
    status: OneStatus = None
    rest: Rest = None
    clip: Clip = False

    @property
    def embedded(self) -> bool:
        """Whether the embedded ledger is read, for no table is given."""
        return self.table is None

    def takes_own_scheme(self) -> bool:
        """Whether a scheme may be made of the words of what is read: of a table without one."""
        from mapper.reading.given import holds_ground

        return self.scheme is None and not holds_ground(self.table)

    def day(self, text: str | None, option: str, *, begins: bool = False) -> date | None:
        """A day given with another option, read in the order of the table's dates."""
        return parse_day(text, option, parse_order(self.date_format), begins=begins)

    def subject(self, default_day: date | None = None, *, lenient: bool = False) -> Subject:
        """Read the table or drawn ground that is named; `default_day` is that of what gives none.

        Unless `lenient`, what is wrong with drawn ground raises DataProblems.
        """
        from mapper.verbs.subject_given import subject_given

        options = self.options(default_day, lenient=lenient)
        return subject_given(self.table, self.boundaries, self.scheme, options, default_day)

    def options(self, default_day: date | None = None, *, lenient: bool = False) -> Options:
        """How all that the options name is to be read."""
        from mapper.reading.options import Options

        return Options(
            table=self.table_options(default_day, lenient=lenient),
            boundaries=self.boundary_options(),
            drawn=self.drawn_options(),
        )

    def boundary_options(self) -> BoundaryOptions:
        """How the boundary file is to be read."""
        from mapper.boundaries.options import BoundaryOptions

        return BoundaryOptions(
            layer=self.layer,
            crs=self.crs,
            encoding=self.boundary_encoding,
            name_field=self.name_field,
            code_field=self.code_field,
            within_field=self.within_field,
            population_field=self.population_field,
            unit_where=self.unit_where,
            dissolve=self.dissolve,
        )

    def must_stay(self, output: str | None, *others: str | None) -> None:
        """UsageError where what is read would be written over, which no --force can mean."""
        if output in (None, "-"):
            return
        read = (
            self.table,
            self.boundaries,
            self.scheme,
            self.aliases,
            self.crosswalk,
            self.tallies,
            self.events,
            self.places,
            *others,
        )
        for source in read:
            if source not in (None, "-") and is_same_file(str(source), str(output)):
                raise UsageError(
                    f"-o {output}: is what is read — give another name, so that it stays"
                )

    def drawn_options(self) -> DrawnOptions:
        """What is said of drawn ground alone."""
        from mapper.cli.progress import progress
        from mapper.reading.options import DrawnOptions

        return DrawnOptions(
            date_pattern=self.date_pattern,
            same_day=self.same_day,
            status_from=self.status_from,
            format_in=self.format_in,
            status=self.status,
            rest=self.rest,
            clip=self.clip,
            progress=progress(),
        )

    def table_options(
        self, default_day: date | None = None, *, lenient: bool = False
    ) -> TableOptions:
        """How the table is to be read."""
        from mapper.reading.options import TableOptions

        return TableOptions(
            encoding=self.encoding,
            sheet=self.sheet,
            header=self.header,
            wide=self.wide,
            fill_down=self.fill_down,
            where=self.where,
            places=self.places,
            columns=parse_columns(self.columns or []),
            constants=parse_constants(self.constants or []),
            means=parse_means(self.means or []),
            date_format=parse_order(self.date_format),
            zone=parse_zone(self.zone),
            country=self.country,
            default_day=default_day,
            lenient=lenient,
            known_on=self.day(self.known_on, "--known-on"),
            prefer=None if self.prefer == "newest" else self.prefer,
            about=parse_about(self.about),
            aliases=self.aliases,
            crosswalk=self.crosswalk,
            crosswalk_until=self.day(self.crosswalk_until, "--crosswalk-until", begins=True),
            tallies=self.tallies,
            events=self.events,
            events_days=self.events_days,
        )


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The options of every command that draws a table as a page."""

    title: Title = None
    deck: Deck = None
    byline: Byline = None
    credit: Credit = None
    style: Style = None
    output: Output = None
    force: Force = False
    lenient: Lenient = False
    provinces_from: ProvincesFrom = None
    border_km: BorderKm = 30.0
    stale_days: StaleDays = None
    towns: Towns = True
    water: Water = True
    frame: Frame = None
    inset: Inset = None
    locator: Locator = "country"
    generated: Generated = None

    def look(
        self,
        reading: Reading,
        as_of: date | None,
        tiles: str = "",
        *,
        inferred: Inferring | None = None,
    ) -> Look:
        """How the page is to look, over areas around places where `inferred` asks for them."""
        from mapper.verbs.look import Look

        return Look(
            as_of=as_of,
            title=self.title,
            deck=self.deck,
            byline=self.byline,
            credit=self.credit,
            style=self.style,
            provinces_from=(inferred or Inferring()).rule(self.provinces_from),
            border_km=self.border_km,
            stale_days=self.stale_days,
            towns=self.towns,
            water=self.water,
            frame=self.frame,
            inset=self.inset,
            locator=self.locator,
            tiles=tiles,
            generated=reading.day(self.generated, "--generated"),
        )


@dataclass(frozen=True, kw_only=True)
class Inferring:
    """The options of every command that can take areas inferred from places for its units."""

    infer: Infer = False
    max_km: MaxKm = None
    per_unit: PerUnit = False
    areas_only: AreasOnly = False

    def __post_init__(self) -> None:
        """Raise UsageError for an option that would say nothing."""
        options = {
            "--max-km": self.max_km,
            "--per-unit": self.per_unit,
            "--areas-only": self.areas_only,
        }
        for option, given in options.items():
            if given and not self.infer:
                raise UsageError(f"{option}: is for areas around places — add --infer")

    def over(self, subject: Subject, *, marks: bool = True) -> Subject:
        """The table as it is, or over areas around its places where that is asked for.

        Without `marks` the places themselves are left out: lists would say everything twice.
        """
        if not self.infer:
            return subject
        from mapper.control.cells import CellRules
        from mapper.verbs.infer import inferred_inputs
        from mapper.verbs.of_table import TableSubject

        if not isinstance(subject, TableSubject):
            raise UsageError("--infer: drawn ground has its areas — leave it out")
        rules = CellRules(most_km=self.max_km, by_unit=self.per_unit)
        areas = inferred_inputs(subject.inputs, rules, marks=marks and not self.areas_only)
        return replace(subject, inputs=areas)

    def rule(self, provinces_from: str | None) -> str:
        """The rule for units without a row: areas around places follow no capital."""
        rule = parse_rule(provinces_from)
        if self.infer and rule == "capital":
            raise UsageError(
                "--provinces-from capital: areas follow their own place — leave it out"
            )
        return rule


def asked_for(
    reading: Reading, drawing: Drawing, inferring: Inferring, as_of: str | None, tiles: str = ""
) -> tuple[Subject, Look]:
    """What a command draws or exports, read, and how it is to look.

    Reading may take long: what is wrong with the other options is known before.
    """
    from mapper.model.files import must_be_possible
    from mapper.style.house_file import load_style

    day = reading.day(as_of, "--as-of")
    look = drawing.look(reading, day, tiles, inferred=inferring)
    if drawing.style is not None:
        load_style(drawing.style)
    if drawing.output not in (None, "-"):
        must_be_possible(str(drawing.output))
    subject = inferring.over(reading.subject(day, lenient=drawing.lenient))
    return subject, look


# Parameters of a command that stand for several options.
GROUPS: dict[str, type[Reading | Drawing | Inferring]] = {
    "reading": Reading,
    "drawing": Drawing,
    "inferring": Inferring,
}


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command with parameters `reading` or `drawing` their options in their place.

    typer makes options out of a function's signature; this writes the common ones into it, so
    that they stand once.
    """
    parameters = inspect.signature(command).parameters
    groups = {name: group for name, group in GROUPS.items() if name in parameters}
    hints: dict[str, Any] = {}
    for source in (*groups.values(), command):
        hints |= get_type_hints(source, include_extras=True)
    options = {name: inspect.signature(group).parameters for name, group in groups.items()}
    listed = [p for part in options.values() for p in part.values()]
    listed += [parameter for name, parameter in parameters.items() if name not in groups]

    def run(**values: Any) -> None:
        given = {
            name: group(**{option: values.pop(option) for option in options[name]})
            for name, group in groups.items()
        }
        reading = given.get("reading")
        if isinstance(reading, Reading):
            output = values.get("output") or getattr(given.get("drawing"), "output", None)
            style = values.get("style") or getattr(given.get("drawing"), "style", None)
            reading.must_stay(output, values.get("after"), style, values.get("steps"))
        try:
            command(**given, **values)
        except MapperError as error:
            from mapper.cli.next_commands import next_commands

            own = isinstance(reading, Reading) and reading.takes_own_scheme()
            error.steps = tuple(next_commands(error, sys.argv[1:], own_scheme=own))
            raise

    return signed(run, command, listed, hints)


def is_same_file(one: str, other: str) -> bool:
    """Whether two paths are one file that exists."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def form_asked(
    form: str | None, output: str, forms: Sequence[str], endings: Mapping[str, str]
) -> str:
    """The format asked for, or that of the file's ending; text for a file without one.

    UsageError where there is no such format.
    """
    from mapper.tables.fixed_words import one_of

    ending = Path(output).suffix.lower()
    if form is not None:
        asked = one_of(form, forms, f"--format {form}")
        must_agree(asked, output, endings.get(ending, asked))
        return asked
    if output == "-" or ending in ("", ".txt"):
        return "text"
    if ending not in endings:
        raise UsageError(
            f"-o {output}: no format has the ending {ending} — end it in "
            f"{', '.join(endings)} or .txt, or say --format"
        )
    return endings[ending]


def must_be_csv(bom: bool, form: str) -> None:
    """UsageError where the mark of CSV is asked of another format."""
    if bom and form != "csv":
        raise UsageError("--bom: is for CSV — leave it out")


def marked(csv: str, bom: bool) -> str:
    """The CSV, behind the mark of UTF-8 where that was asked for."""
    return "\ufeff" + csv if bom else csv


def must_agree(form: str, output: str, meant: str) -> None:
    """UsageError where a format is named and the ending of the file has the name of another.

    GeoJSON and TopoJSON are JSON, too.
    """
    if form == meant or (meant == "json" and form.endswith(meant)):
        return
    raise UsageError(
        f"--format {form}: the ending of {output} is that of {meant} — leave out one of them"
    )


def parse_rule(text: str | None) -> str:
    """The rule for units without a row; UsageError where it is none of the two."""
    from mapper.tables.fixed_words import one_of

    return one_of(text or "none", ("capital", "none"), f"--provinces-from {text}")


def parse_columns(texts: list[str]) -> dict[str, str]:
    """`status=taliban_control` to a column and its heading; UsageError where that fails."""
    pairs = {}
    for text in texts:
        name, equals, heading = text.partition("=")
        if not (equals and name.strip() and heading.strip()):
            raise UsageError(f"--column {text}: write it as --column status=HEADING")
        pairs[name.strip()] = heading.strip()
    return pairs


def parse_constants(texts: list[str]) -> dict[str, str]:
    """`kind=town` to a column and its value, which may be empty; UsageError where that fails."""
    pairs = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (equals and name.strip()):
            raise UsageError(f"--set {text}: write it as --set COLUMN=VALUE")
        pairs[name.strip()] = value.strip()
    return pairs


def parse_means(texts: list[str]) -> dict[str, str]:
    """`1=taliban` to a word and its status; UsageError where that fails or contradicts itself."""
    pairs: dict[str, str] = {}
    for text in texts:
        word, equals, status = (part.strip() for part in text.rpartition("="))
        if not (equals and word and status):
            raise UsageError(f"--means {text}: write it as --means 1=STATUS")
        if pairs.setdefault(word, status) != status:
            raise UsageError(f"--means {text}: {word} means {pairs[word]} already — give one")
    return pairs


def parse_order(text: str | None) -> DateOrder | None:
    from mapper.tables.dates import DateOrder

    if text is None:
        return None
    try:
        return DateOrder.parse(text)
    except ValueError:
        raise UsageError(f"--date-format {text}: give DMY, MDY or YMD") from None


def parse_about(text: str | None) -> record.About | None:
    """What rows that do not say are about; UsageError where it is none of the two."""
    from mapper.model.record import About
    from mapper.tables.fixed_words import one_of

    return None if text is None else one_of(text, About, f"--about {text}")


def parse_zone(text: str | None) -> tzinfo | None:
    from mapper.tables.zones import parse_zone as zone_of

    try:
        return None if text is None else zone_of(text)
    except ValueError as error:
        raise UsageError(f"--zone {text}: {error} — give Asia/Kabul or +04:30") from None


def parse_day(
    text: str | None, option: str, order: DateOrder | None = None, *, begins: bool = False
) -> date | None:
    """A day given on the command line; of a month or year its last day, and of a day on which
    something `begins` none.
    """
    from mapper.reading.arguments import first_day
    from mapper.tables.dates import DateError, parse_span

    if text is None:
        return None
    try:
        span = parse_span(text, order)
    except DateError as error:
        raise UsageError(f"{option} {text}: {error.what} — {error.hint}") from None
    return first_day(f"{option} {text}", span) if begins else span.last
