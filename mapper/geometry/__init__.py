"""Pure functions on shapes."""
