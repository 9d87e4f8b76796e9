# SPDX-License-Identifier: MIT
"""The command line: parse, call, word, print."""
