# SPDX-License-Identifier: MIT
"""Many commands in one run: what they are, what of them is done, and doing the rest."""
