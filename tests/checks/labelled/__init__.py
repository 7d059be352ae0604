"""A labelled set: clean pairs, harmless rewrites, and a mutator that seeds defects. None is a rule's example."""
