"""Control tables, in and out."""
