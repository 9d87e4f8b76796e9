# SPDX-License-Identifier: MIT
"""The limits for what hangs: far beyond what the slowest machine takes for one step.

No test passes or fails by how quick the machine is.
"""

PROCESS = 600  # s, for one command
PAGE = 60_000  # ms, for one thing that a page is to do
BROWSER = 180_000  # ms, for a browser to start
