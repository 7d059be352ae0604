"""The build: from articles and catalogs to files in `output/`, again only where something changed.

Read `report` (what comes out), `keys` and `files` (what was read, by digest), `ledger` (what the last build knew),
`plan` (what is to be done), `jobs` (stride one: an article becomes pages), `editions` (what lies between), `store`
(stride two: artifacts become files), `executors` (who does it), and `site`, which puts them in a row.

Workers are module-level functions from small values to values; only the parent writes.
"""
