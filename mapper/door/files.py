# SPDX-License-Identifier: MIT
"""Results of Python as files: pictures, data, pages, kept faces, and what an article embeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.comparison.model import Comparison
from mapper.counting.series import Series
from mapper.errors import UsageError
from mapper.exports.files import OutFile, with_mark
from mapper.exports.picture_options import FORMS as PICTURES
from mapper.exports.picture_options import Fonts, PictureOptions, paths_of
from mapper.model.files import as_bytes
from mapper.model.spelling import given
from mapper.polygons.face_history import FaceHistory
from mapper.reading.given import Given, must_be_ground, on_disk
from mapper.reading.inputs import Boundaries
from mapper.reading.options import gathered
from mapper.style.words import load_words
from mapper.verbs.reported import warn_of

if TYPE_CHECKING:
    from mapper.boundaries.crosswalk import Crosswalk
    from mapper.model.problem import Problem
    from mapper.model.scheme import Scheme


def faces(
    sources: Any,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    *,
    options: Given | None = None,
) -> FaceHistory:
    """Cut ground that was drawn on many days into faces, once along all lines.

    Parameters
    ----------
    sources : path, GeoDataFrame, or a list of them
        A folder of polygon files, files, or polygons with a status and a date each. Kept faces
        come first, and the days of the others are put into them.
    boundaries, scheme, options
        As of `draw`.

    Returns
    -------
    FaceHistory
        ``to_gdf()`` has a row for each face and stretch of days; `export` keeps it in a file that
        `draw`, `timeline`, `diff` and `stats` read again.

    Raises
    ------
    DataProblems, TableError, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    from mapper.reading.histories import history_reading, read_faces

    read = gathered(options)
    read.must_suit_drawn_ground()
    several = sources if isinstance(sources, list | tuple) else [sources]
    for source in several:
        must_be_ground(source)
    reading = history_reading(read, boundaries, scheme)
    with ExitStack() as files:
        paths = [files.enter_context(on_disk(source)) for source in several]
        history = read_faces(paths, reading, lenient=read.table.lenient, ends=False)
    warn_of(history.problems)
    return history


def export(
    result: Any,
    path: str | Path,
    *,
    picture: PictureOptions | None = None,
    bom: bool = False,
    force: bool = False,
) -> list[Path]:
    """Write a result as a file of the format that the ending of its name says.

    Parameters
    ----------
    result : ControlMap, Comparison, History, State, JoinReport, FaceHistory, Crosswalk, or a path
        A path is that of a finished page, of which a picture is drawn.
    path : path
        Of a map ``.html .svg .png .jpg .webp .avif .pdf`` or data: ``.geojson .gpkg .parquet
        .topojson .kml .csv .xlsx``; of a comparison ``.html .json .csv .md .geojson .txt``; of a
        history ``.csv .json .md``; of a state the data; of a report ``.json .txt``; of faces
        ``.gpkg .parquet``; of a crosswalk ``.csv .json .txt``.
    picture : PictureOptions, optional
        How a picture is drawn.
    bom : bool, default False
        Whether CSV begins with the mark by which Excel knows letters of all scripts.
    force : bool, default False
        Whether a file that exists is replaced.

    Returns
    -------
    list of Path
        What was written: all of it, or nothing.

    Raises
    ------
    OutputError
        Where a file exists already or cannot be written.
    UsageError
        Where the result has no such format.
    """
    from mapper.verbs.export import write_files

    target = Path(path)
    form = target.suffix.lower().removeprefix(".")
    writers = _writers(result, target.name, picture or PictureOptions())
    if form not in writers:
        there = ", ".join(f".{known}" for known in writers)
        raise UsageError(f"{target.name}: {_kind(result)} has no format of this ending — {there}")
    if bom and form != "csv":
        raise UsageError(f"{given('bom')}: is for CSV — leave it out")
    found = writers[form]()
    files = found if isinstance(found, list) else [OutFile(target.name, as_bytes(found))]
    return write_files(with_mark(files) if bom else files, target, force=force)


def embed(
    page: str | Path,
    url: str,
    folder: str | Path | None = None,
    *,
    theme: str = "auto",
    font: Fonts = (),
    force: bool = False,
) -> dict[str, str]:
    """What an article takes over to show a finished page.

    Parameters
    ----------
    page : path
        A finished page of any kind.
    url : str
        The address of the folder on the web that the page will lie in.
    folder : path, optional
        Where to write the page with its addresses, script, pictures, oEmbed and a demo; not
        beside the page itself.
    theme : {"auto", "light", "dark"}
        Colours of the map; ``auto`` as the reader's system.
    font : path, or a list of them, optional
        Fonts for letters on the pictures that FiraGO lacks, as of `PictureOptions`.
    force : bool, default False
        Whether files that exist are replaced.

    Returns
    -------
    dict of str to str
        The forms by name: ``iframe auto component amp wordpress markdown oembed discovery``.

    Raises
    ------
    PageError
        Where the file is no page of mapper.
    UsageError
        Where the address is none.
    OutputError
        Where a file exists already or cannot be written.
    """
    from mapper.embeds.embedding import embedding
    from mapper.embeds.snippets import snippets

    it = embedding(page, url, theme)
    if folder is not None:
        from mapper.embeds.folder import write_folder

        write_folder(it, folder, force=force, font=paths_of(font))
    return snippets(it)


Content = str | bytes | list[OutFile]
Writers = dict[str, Callable[[], Content]]


def _writers(result: Any, name: str, picture: PictureOptions) -> Writers:
    """The formats that a result has, and what writes each."""
    from mapper.boundaries.crosswalk import Crosswalk
    from mapper.control.situation import Situation
    from mapper.verbs.check import JoinReport

    if isinstance(result, Comparison):
        return _of_comparison(result, picture)
    if isinstance(result, Series):
        return _of_series(result)
    if isinstance(result, Situation):
        return _of_state(result, getattr(result, "problems", ()), name)
    if isinstance(result, JoinReport):
        return _of_report(result)
    if isinstance(result, Crosswalk):
        return _of_crosswalk(result)
    if isinstance(result, FaceHistory):
        from mapper.exports.kept_faces import as_face_file

        return {kind: _kept(as_face_file, result, kind) for kind in ("gpkg", "parquet")}
    if isinstance(result, str | Path):
        from mapper.picture.finished_page import read_page

        return _pictures(lambda: read_page(str(result)), picture)
    if hasattr(result, "document"):
        return _of_map(result, name, picture)
    raise UsageError(f"{_kind(result)}: is no result of mapper, and no path of a finished page")


def _of_map(page: Any, name: str, picture: PictureOptions) -> Writers:
    from mapper.picture.picture_input import article_of

    pictures = _pictures(lambda: article_of(page.document), picture)
    return {
        "html": page.html,
        **pictures,
        **_of_state(page.document.situation, page.problems, name),
    }


def _of_comparison(found: Comparison, picture: PictureOptions) -> Writers:
    from mapper.comparison.blocks import as_text
    from mapper.comparison.data import as_csv, as_geojson, as_json
    from mapper.comparison.markdown import as_markdown
    from mapper.comparison.report import report
    from mapper.picture.picture_input import article_of
    from mapper.verbs.compare import compare_document, compare_page
    from mapper.verbs.look import Look

    words = load_words()
    return {
        "html": lambda: compare_page(found),
        "json": lambda: as_json(found),
        "csv": lambda: as_csv(found),
        "md": lambda: as_markdown(report(found, words)),
        "geojson": lambda: as_geojson(found),
        "txt": lambda: as_text(report(found, words)),
        **_pictures(lambda: article_of(compare_document(found, Look())), picture),
    }


def _of_series(series: Series) -> Writers:
    from mapper.counting.data import as_csv, as_data
    from mapper.counting.words import as_markdown

    return {
        "csv": lambda: as_csv(series),
        "json": lambda: json.dumps(as_data(series), ensure_ascii=False, indent=1) + "\n",
        "md": lambda: as_markdown(series, load_words()),
    }


def _of_state(here: Any, problems: Iterable[Problem], name: str) -> Writers:
    """The data of a day; those of `problems` that stop are rows left out of it."""
    from mapper import __version__
    from mapper.exports.about import Telling, about_day
    from mapper.exports.data import FORMATS, data_files
    from mapper.joined.one_day import day_table

    def written(form: str) -> list[OutFile]:
        words = load_words()
        telling = Telling(
            words=words,
            table=here.name,
            made_with=f"mapper {__version__}",
            left_out=tuple(problem for problem in problems if problem.stops),
        )
        return data_files(day_table(here, words, about_day(here, telling)), form, name, words)

    return {form: _kept(written, form) for form in FORMATS}


def _of_report(report: Any) -> Writers:
    from mapper.verbs.check import report_as_data, report_as_text

    return {
        "json": lambda: json.dumps(report_as_data(report), ensure_ascii=False, indent=2) + "\n",
        "txt": lambda: report_as_text(report),
    }


def _of_crosswalk(found: Crosswalk) -> Writers:
    from mapper.boundaries.crosswalk_file import crosswalk_as_csv, crosswalk_as_data
    from mapper.verbs.crosswalk import crosswalk_as_text

    return {
        "csv": lambda: crosswalk_as_csv(found),
        "json": lambda: json.dumps(crosswalk_as_data(found), ensure_ascii=False, indent=2) + "\n",
        "txt": lambda: crosswalk_as_text(found),
    }


def _pictures(article: Callable[[], Any], asked: PictureOptions) -> Writers:
    from mapper.exports.pictures import pictured

    def drawn(form: str) -> bytes:
        return pictured(article(), form, asked)[1]

    return {form: _kept(drawn, form) for form in PICTURES}


def _kept(function: Callable[..., Content], *arguments: Any) -> Callable[[], Content]:
    """A call for later, with these arguments."""
    return lambda: function(*arguments)


def _kind(result: Any) -> str:
    return type(result).__name__
