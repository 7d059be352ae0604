"""The side files that remember since when a translation lags behind (`catalog.history`), as they lie on disk."""

from __future__ import annotations

from pipeline.catalog.history import History, parse_history
from pipeline.project import Project


def read_history(project: Project, language: str) -> History:
    """What is remembered of a language's stale translations; an unreadable file remembers nothing."""
    try:
        return parse_history(project.history_path(language).read_bytes().decode("utf-8", "replace"))
    except OSError:
        return History()
