"""What we add to CommonMark, one construct a file: cards, heading ids.

Tables, strikethrough and task lists come with markdown-it, footnotes and definition lists with
mdit-py-plugins. Each construct here has `enable(md)` for the parser and `shape(tokens)`, a pass over the block
tokens before anything looks for text.
"""
