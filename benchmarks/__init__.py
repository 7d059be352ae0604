"""How fast the pipeline is, next to mdpo on the same articles, and whether it keeps to its bars.

Read `ratios` (the programme) first, then `workshop` (projects in every state), `measure` (how a run is timed),
`corpus`, `edit` and `fill` (the articles, an author's changes, a translator's work) and `peer` (mdpo, as one
process). `docs/benchmarks.md` tells how to use it.
"""
