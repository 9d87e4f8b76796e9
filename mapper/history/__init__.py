"""Control over time, without geometry."""
