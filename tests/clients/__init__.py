# SPDX-License-Identifier: MIT
"""What mapper writes, opened in the programs that people use: `make clients`.

A file of this folder for each program. Its function `look` opens what `Made` draws and returns what
was seen, a line of the table in docs/programs.md for each thing that was opened.
"""
