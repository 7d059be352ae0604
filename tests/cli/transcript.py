"""Transcripts: a session at a terminal, written down and played again.

    Prose begins at the margin. A command is indented by two blanks, and so is its answer:

      $ dobhashi status
      what it prints on standard output
      ! what it prints on standard error
      [1]

    `[1]` is an exit code other than 0; `~` the folder of the session; `…` the rest of a line or, alone, any lines.
    Files come last, each below its name:

    -- source/walking.md --
    Walk.

Besides `dobhashi` there are `cat FILE`, `cd`, `ls`, `mkdir`, `mv`, `rm` and `replace FILE OLD NEW`. `cat FILE |` may
stand before a command, `> FILE` behind it.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from .typed import Reply, dobhashi

_FILE = re.compile(r"^-- (.+) --\n", re.MULTILINE)
_COMMAND = "  $ "


def replay(text: str, folder: Path) -> str:
    """The transcript with what its commands answer now: the same text, if that is what it says."""
    session, *files = _FILE.split(text)
    shell = Shell(folder)
    for name, content in zip(files[::2], files[1::2], strict=True):
        shell.write(name, content)
    return "".join(_played(session.splitlines(), shell)) + text[len(session) :]


def _played(lines: list[str], shell: Shell) -> Iterator[str]:
    while lines:
        line = lines.pop(0)
        yield f"{line}\n"
        if line.startswith(_COMMAND):
            below = _answer(lines)
            expected = "".join(f"{line[2:]}\n" for line in below).rstrip("\n")
            printed = shell.run(line.removeprefix(_COMMAND)).replace(str(shell.root), "~").rstrip("\n")
            answer = expected if _agree(expected, printed) else printed
            yield from (f"  {line}".rstrip() + "\n" for line in answer.splitlines())
            yield from ("\n" for _ in takewhile(lambda line: not line, reversed(below)))


def _answer(lines: list[str]) -> list[str]:
    """Takes what stands below a command off the lines."""
    ends = (n for n, line in enumerate(lines) if line.startswith(_COMMAND) or (line and not line.startswith("  ")))
    end = next(ends, len(lines))
    answer, lines[:end] = lines[:end], []
    return answer


def _agree(expected: str, printed: str) -> bool:
    parts = ("(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in expected.split("\n"))
    shown = "".join(f"{line.rstrip()}\n" for line in printed.split("\n"))
    return re.fullmatch("".join(parts), shown) is not None


class Shell:
    """As much of a shell as a transcript needs."""

    def __init__(self, root: Path) -> None:
        self.root = self.here = root

    def run(self, line: str) -> str:
        words, stdin = shlex.split(line), ""
        if "|" in words:
            stdin = self.read(words[1])
            words = words[words.index("|") + 1 :]
        into = words[-1] if words[-2:-1] == [">"] else ""
        name, *rest = words[:-2] if into else words
        reply = dobhashi(self.here, *rest, stdin=stdin) if name == "dobhashi" else self.other(name, *rest)
        if into:
            self.write(into, reply.stdout)
        parts = ["" if into else reply.stdout, *(f"! {said}\n" for said in reply.stderr.splitlines())]
        return "".join(parts) + (f"[{reply.code}]\n" if reply.code else "")

    def other(self, name: str, *words: str) -> Reply:
        paths = [self.here / word for word in words]
        match name:
            case "cat":
                return Reply(0, self.read(words[0]), "")
            case "cd":
                self.here = paths[0].resolve()
            case "ls":
                found = (path.relative_to(self.here) for path in (paths or [self.here])[0].rglob("*") if path.is_file())
                shown = sorted(path.as_posix() for path in found if ".dobhashi" not in path.parts)
                return Reply(0, "".join(f"{path}\n" for path in shown), "")
            case "mkdir":
                paths[0].mkdir(parents=True)
            case "mv":
                paths[0].rename(paths[1])
            case "rm":
                shutil.rmtree(paths[0]) if paths[0].is_dir() else paths[0].unlink()
            case "replace":
                text = self.read(words[0])
                assert words[1] in text, f"{words[0]} does not say {words[1]!r}"
                self.write(words[0], text.replace(words[1], words[2].replace("\\n", "\n")))
            case _:
                raise AssertionError(f"no such command in transcripts: {name}")
        return Reply(0, "", "")

    def read(self, name: str) -> str:
        return (self.here / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.here / name).parent.mkdir(parents=True, exist_ok=True)
        (self.here / name).write_text(text, encoding="utf-8")
