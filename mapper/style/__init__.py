"""Schemes, palettes, legends and languages."""
