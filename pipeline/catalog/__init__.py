"""gettext: templates, catalogs and what they answer. Nothing here knows Markdown.

Read `po` (bytes to a catalog and back; `reader` has the grammar, `headers` the first entry), then `template`
(units to messages), `merge` with `lineage` and `similar` (what becomes of translations when the article changes),
`answers` (what a reader gets), `renames` (which catalog belongs to which article) and `inspect` (what is wrong
with a file).
"""
