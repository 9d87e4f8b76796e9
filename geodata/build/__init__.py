# SPDX-License-Identifier: MIT
"""The scripts that make every file under `geodata/` again: `python -m geodata.build`."""
