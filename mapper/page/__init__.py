"""The page: payload, markup, styles and scripts."""
