# SPDX-License-Identifier: MIT
"""Who does the work of a command: `--workers`, `--scheduler`."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapper.errors import BoundaryError, UsageError

if TYPE_CHECKING:
    from mapper.geometry.noding import Spread
    from mapper.workers.pool import Pool

Workers = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, max=1024, help="Work in N processes of this machine."),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Work on the workers of a Dask cluster, by its scheduler's address: "
        "tcp://10.0.0.5:8786. Takes the extra dask.",
    ),
]


def pool_of(workers: int | None, scheduler: str | None, shared: str = os.devnull) -> Pool:
    """Whoever is asked for; `shared`: a file that all workers must see as it is here, if any."""
    from mapper.workers.here import Here
    from mapper.workers.processes import Processes

    if scheduler is not None:
        if workers is not None:
            raise UsageError("--workers: a cluster has its own — leave it out, or --scheduler")
        from mapper.workers.dask_cluster import Cluster

        return Cluster(scheduler, shared, seen)
    return Here() if workers is None else Processes(workers)


def spread_of(pool: Pool) -> Spread:
    """What has tasks done by a pool; BoundaryError where its workers end each time."""
    from mapper.workers.pool import Lost

    def spread(work: Callable[[Any], Any], tasks: Sequence[Any]) -> list[Any]:
        found = dict(pool.run(work, tasks))
        for result in found.values():
            if isinstance(result, Lost):
                raise BoundaryError(f"the lines could not be cut: {result.how}")
        return [found[number] for number in range(len(tasks))]

    return spread


def seen(path: str) -> tuple[str, str, str | None]:
    """The versions that there are where this runs, and the digest of what lies at a path."""
    from mapper import __version__
    from mapper.workers.digests import digest_of

    return __version__, platform.python_version(), digest_of(path)
