"""Checks, and what `check` and `status` make of a project."""
