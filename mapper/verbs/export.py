# SPDX-License-Identifier: MIT
"""Data out: from inputs to the files of one format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mapper.errors import OutputError
from mapper.exports.about import Telling, about_day, about_history
from mapper.exports.data import data_files, data_stream
from mapper.exports.files import OutFile
from mapper.exports.made_with import with_record, with_records
from mapper.history.days import ALL
from mapper.joined.joined_table import Joined
from mapper.joined.one_day import day_table
from mapper.joined.whole_record import history_table
from mapper.model.files import write_together, write_whole
from mapper.model.names import must_be_text
from mapper.model.problem import Problem
from mapper.page.made_with import Made
from mapper.reading.inputs import Inputs
from mapper.style.words import Words, load_words
from mapper.tables.text import one_line
from mapper.verbs.look import Look
from mapper.verbs.reported import reported
from mapper.verbs.situating import control_of, situate
from mapper.verbs.subject import Subject
from mapper.verbs.timeline import records_of, situation_on, stops_of


class Data(NamedTuple):
    """Joined data, what is reported with them, and what their day is called in a file name."""

    joined: Joined
    problems: tuple[Problem, ...]
    called: str


def data_of_day(subject: Subject, look: Look, made_with: str) -> Data:
    """The data of the day of `look`; raises what `joined_day` does, and DataProblems."""
    problems, look = reported(subject, look), subject.opened(look)
    joined = joined_day(subject.inputs, look, made_with)
    return Data(joined, problems, str(joined.about["as_of"]))


def data_of_record(subject: Subject, look: Look, made_with: str, dates: str = ALL) -> Data:
    """The data of the days of `dates`; raises what `joined_history` does, and DataProblems."""
    problems, look = reported(subject, look), subject.opened(look)
    return Data(joined_history(subject.inputs, look, made_with, dates), problems, "history")


def joined_day(inputs: Inputs, look: Look, made_with: str) -> Joined:
    """The joined data of the day that `look` asks for, the last of the table by default.

    Raises TableError where the table has no day.
    """
    here, telling = situate(inputs, look), telling_of(inputs, look, made_with)
    return day_table(here, telling.words, about_day(here, telling))


def joined_history(inputs: Inputs, look: Look, made_with: str, dates: str = ALL) -> Joined:
    """The joined data of the whole record, as seen on the days of `dates` (see `choose_days`).

    Raises UsageError for dates that cannot be read, TableError where the table has no day.
    """
    telling, stops = telling_of(inputs, look, made_with), stops_of(inputs, dates)
    control = control_of(inputs, look)
    tracks = control.change_points(stops)
    here = situation_on(inputs, look, tracks, stops[-1])
    about = about_history(here, stops, records_of(tracks), telling)
    return history_table(here, control.spells(stops), stops, telling.words, about)


def telling_of(inputs: Inputs, look: Look, made_with: str) -> Telling:
    """What the provenance says besides what the situation knows."""
    return Telling(
        words=load_words(look.lang),
        table=inputs.table.name,
        made_with=made_with,
        title=one_line(look.title or ""),
        generated=look.made_on,
        left_out=inputs.stopping,
    )


def write_data(
    joined: Joined,
    form: str,
    output: str,
    words: Words,
    *,
    force: bool = False,
    bom: bool = False,
    made: Made | None = None,
) -> list[Path]:
    """Write the files of a format and return their paths; all of them or none.

    A device or pipe takes everything in one piece. `made` is written down where a format has a
    place for it. Raises OutputError where one of the files exists and `force` is not set, or where
    one cannot be written; what several formats have in common may be there already.
    """
    target = Path(output)
    must_be_text(target, OutputError)
    if target.exists() and not (target.is_file() or target.is_dir()):
        stream = data_stream(joined, form, words, bom=bom)
        return [write_whole(target, with_record(f"data.{form}", stream, made) if made else stream)]
    files = data_files(joined, form, target.name, words, bom=bom)
    return write_files(with_records(files, made) if made else files, target, force=force)


def write_files(files: Sequence[OutFile], target: Path, *, force: bool = False) -> list[Path]:
    """Write files into the folder of `target`, as `write_data` does; a pipe may take one."""
    if len(files) == 1:
        return [write_whole(target, files[0].content, force=force)]
    paths = {target.with_name(file.name): file for file in files}
    lacking = {path: file.content for path, file in paths.items() if not is_there(path, file)}
    write_together(lacking, force=force)
    return [*paths]


def is_there(path: Path, file: OutFile) -> bool:
    """Whether another format has written a common file already, the same to the byte."""
    return file.common and path.is_file() and path.read_bytes() == file.content
