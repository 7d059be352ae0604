"""The build: from articles and catalogs to files in `output/`, again only where something changed.

Read `site` first, which puts the others in a row: `ledger` (what the last build knew), `keys` and `files` (what is
there now, by digest), `plan` (what is to be done); `reading`, `orders` and `jobs` (stride one: an article becomes
pages); `editions`, `writing`, `press` and `store` (stride two: pages become editions, artifacts, files);
`executors` (who does it) and `report` (what comes out). `templates` and `catalogs` are the other way: from articles to
translators.

Workers are module-level functions from small values to values; only the parent writes.
"""
