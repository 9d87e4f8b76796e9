"""Many commands in one run: what they are, what of them is done, and doing the rest."""
