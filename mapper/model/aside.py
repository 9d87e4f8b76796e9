# SPDX-License-Identifier: MIT
"""Files that are put aside while a command works."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mapper.model.signals import undisturbed


class Aside:
    """A folder that is gone afterwards with all that is in it, also where a signal ends the run:
    one that comes while it is made or cleared away waits for that.
    """

    def __enter__(self) -> Path:
        with undisturbed():
            self._folder = TemporaryDirectory(prefix="mapper-")
        return Path(self._folder.name)

    def __exit__(self, *_: object) -> None:
        with undisturbed():
            self._folder.cleanup()
