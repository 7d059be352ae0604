"""A command as somebody types it, without a process of its own."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main


@dataclass(frozen=True)
class Reply:
    """What a command printed, and its exit code."""

    code: int
    stdout: str
    stderr: str

    @property
    def said(self) -> str:
        """Both: the findings of `check` are its answer, those of other commands are messages beside it."""
        return self.stdout + self.stderr


def dobhashi(folder: Path, *words: str, stdin: bytes | str = b"") -> Reply:
    """`dobhashi WORDS` in a folder. An exception that is no exit is a traceback on a terminal, and goes through."""
    with chdir(folder):
        result = CliRunner().invoke(main, list(words), input=stdin, prog_name="dobhashi", catch_exceptions=False)
    return Reply(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())
