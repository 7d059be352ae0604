"""gettext: templates, catalogs and what they answer. Nothing here knows Markdown.

Read `po` (bytes to a catalog and back; `reader` has the grammar, `headers` the first entry), then `template`
(units to messages), `merge` with `lineage` and `similar` (what becomes of translations when the article changes;
`past` is what it has to go by, `carrying` what an entry takes over, `changes` weighs an edit, `wording`, `parts` and
`sentences` see what is alike, `history` keeps what PO cannot),
`answers` (what a reader gets), `renames` (which catalog belongs to which article), `memory` with `tmx` (what was
translated elsewhere), `threeway` with `said`, `header_versions` and `ordering` (two people's versions to one),
`conflicts` (how both are kept), `normal` and `migrations` (files that others saved, or older rules wrote), `about` and
`guards` (what is wrong with a file).
"""
