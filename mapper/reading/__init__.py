# SPDX-License-Identifier: MIT
"""From what a user names to inputs: tables, boundaries and schemes, read and matched."""
