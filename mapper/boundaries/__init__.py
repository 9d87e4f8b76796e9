"""Boundary sets: the bundled ones and any file."""
