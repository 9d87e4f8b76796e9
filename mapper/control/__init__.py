"""Shapes meet control."""
