"""Who does the work of a command: `--workers`, `--scheduler`."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.errors import UsageError

if TYPE_CHECKING:
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
        "tcp://10.0.0.5:8786. They see the same folder. Takes the extra dask.",
    ),
]


def pool_of(workers: int | None, scheduler: str | None, shared: str) -> Pool:
    """Whoever is asked for; `shared`: a file that all workers must see as it is here."""
    from mapper.workers.here import Here
    from mapper.workers.processes import Processes

    if scheduler is not None:
        if workers is not None:
            raise UsageError("--workers: a cluster has its own — leave it out, or --scheduler")
        from mapper.workers.dask_cluster import Cluster

        return Cluster(scheduler, shared, seen)
    return Here() if workers is None else Processes(workers)


def seen(path: str) -> tuple[str, str, str | None]:
    """The versions that there are where this runs, and the digest of what lies at a path."""
    from mapper import __version__
    from mapper.workers.digests import digest_of

    return __version__, platform.python_version(), digest_of(path)
