"""Every transcript beside this file says what the commands say; `pytest --update` writes down what they say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from .transcript import replay

SESSIONS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_the_session_goes_as_written(session: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = session.read_text(encoding="utf-8")
    played = replay(text, tmp_path)
    if request.config.getoption("--update"):
        session.write_text(played, encoding="utf-8")
    else:
        assert played == text
