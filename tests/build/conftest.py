from __future__ import annotations

from pathlib import Path

import pytest

from .projects import FILES, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project: two articles, a picture, two complete catalogs."""
    return write(tmp_path / "project", FILES)
