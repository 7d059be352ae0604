"""The HTML format: bodies, whole pages, the theme, and what a browser makes of them."""
