from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, write
from cli.typed import dobhashi


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in good order: two articles with complete catalogs, a picture, everything extracted and built."""
    folder = write(tmp_path / "আমার সাইট", FILES)
    assert dobhashi(folder, "update").code == 0
    assert dobhashi(folder, "build").code == 0
    return folder
