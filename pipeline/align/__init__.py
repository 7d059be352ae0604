"""Which passage of a translated article is which passage of the English one.

Read `anchors` (what a passage holds that every language writes alike), `lexicon` (which words go together, learnt
from the two articles themselves and from what the project has translated), `pairing` (the pairs, and how sure they
are), then `harvest` (pairs to a catalog) and `sheet` (a page on which a person looks them through).
"""
