"""Tests of `pipeline.build`; `projects` makes the sites they build."""
