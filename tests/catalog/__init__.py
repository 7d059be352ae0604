"""Tests of `pipeline.catalog`; `made` makes the catalogs they need."""
