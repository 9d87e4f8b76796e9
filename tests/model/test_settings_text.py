# SPDX-License-Identifier: MIT
"""Files of settings are read up to a limit, whoever reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.errors import MapperError, SchemeError, StyleError, UsageError
from mapper.model.limits import limits
from mapper.style.house_file import load_style
from mapper.style.scheme_files import load_scheme
from mapper.tables.toml_text import text_of


@pytest.mark.parametrize(
    ("read", "error"),
    [(load_scheme, SchemeError), (load_style, StyleError), (text_of, UsageError)],
)
def test_a_file_beyond_the_limit_is_refused_with_what_raises_it(
    tmp_path: Path, read: object, error: type[MapperError]
) -> None:
    path = tmp_path / "large.toml"
    path.write_text("# " + "a" * 2_000, encoding="utf-8")
    assert callable(read)
    with limits(settings_bytes=1_000), pytest.raises(error) as refused:
        read(path)
    assert str(refused.value) == (
        "large.toml: has more than 1,000 bytes, which is the most — give a part of it, or "
        "`with mapper.limits(settings_bytes=10_000):`"
    )


def test_a_file_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(UsageError, match="zero: has more than 1,000,000 bytes"):
        text_of(Path("/dev/zero"))


def test_line_ends_of_windows_are_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "mapper.toml"
    path.write_bytes(b"\xef\xbb\xbftitle = 1\r\nlang = 2\r")
    assert text_of(path) == "title = 1\nlang = 2\n"
