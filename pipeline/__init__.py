"""Dobhashi: English articles to gettext catalogs to pages and print in every language.

For other programs there is `pipeline.api`: text in, units out; text and a lookup in, HTML out.

Floors, from the ground: `model`, `findings`, `errors` · `project`, `settings`, `languages` · `markup`, `catalog` ·
`checks`, `render` · `build` · `api` · `cli`. Imports go down only.
"""

__version__ = "0.1.0"
