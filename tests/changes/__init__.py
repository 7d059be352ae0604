"""Tests of what an edit of the English means for its translation: `pipeline.catalog.changes` and its neighbours."""
