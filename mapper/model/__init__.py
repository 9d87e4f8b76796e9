# SPDX-License-Identifier: MIT
"""What things are: immutable values, standard library only."""
