"""Floor 2, Markdown: what units an article has, and what page a lookup makes of it."""
