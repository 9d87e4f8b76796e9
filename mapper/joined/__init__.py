# SPDX-License-Identifier: MIT
"""Who held what, joined with the ground: the rows that every writer and every frame has."""
