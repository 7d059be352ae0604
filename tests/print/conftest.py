"""What the print tests share."""

from __future__ import annotations

import pytest

from .articles import Sheets


@pytest.fixture(scope="session")
def sheets() -> Sheets:
    """The example's articles on paper, made once."""
    return Sheets()
