# SPDX-License-Identifier: MIT
"""Who does the work: this process, processes beside it, or the workers of a Dask cluster."""
