"""`dobhashi git-setup`."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click

from pipeline.cli import options, show
from pipeline.errors import UsageError
from pipeline.findings import Place

ATTRIBUTES = (
    "locales/**/*.po merge=dobhashi",
    "locales/**/*.pot merge=dobhashi",
    "locales/*/history.tsv merge=union",
)
"""Which files git hands to us, and which it merges as sets of lines. The repository keeps this for everyone."""


@click.command("git-setup")
@options.project
def command(folder: Path) -> None:
    """Let git merge catalogs entry by entry.

    Writes a few lines to the project's .gitattributes, which you commit once, and the merge driver to the configuration
    of this clone, which everyone who clones the project does once. From then on `git merge`, `git rebase`, `git pull`
    and `git stash pop` call `dobhashi merge` for every .po and .pot file. Without the driver git merges them as lines
    of text, as before. Running it twice changes nothing more; run it again when Dobhashi was moved or installed anew.

    \b
      dobhashi git-setup
      git add .gitattributes
    """
    root = options.find(folder).root
    _git(root, "rev-parse", "--git-dir")
    file = root / ".gitattributes"
    if missing := _add_attributes(file):
        click.echo(f".gitattributes: {show.plural(len(missing), 'line')} added; commit it")
    else:
        click.echo(".gitattributes: complete")
    # The driver first: git refuses to merge at all where a driver has a name and no command.
    for key, value in (("driver", driver()), ("name", "gettext catalogs, entry by entry")):
        key = f"merge.dobhashi.{key}"
        known = _git(root, "config", "--local", "--default", "", "--get", key)
        if known == value:
            click.echo(f"git config {key}: as it was")
        else:
            _git(root, "config", "--local", key, value)
            click.echo(f"git config {key}: {value}")


def driver() -> str:
    """The command git runs: this Python by its whole path, for git may be called where no environment is active.

    Where it cannot run (it was moved or removed), nothing was written, and git's own merge of lines steps in: else the
    file would hold ours alone, without a mark, and `git add` would lose theirs. Exit code 2 is a catalog that we have
    refused by name.
    """
    # -P: a folder named `pipeline` in the repository is not our package.
    python = shlex.quote(sys.executable).replace("%", "%%")
    return " ".join(
        (
            f"{python} -P -m pipeline merge %O %A %B --path %P -o %A.po; code=$?;",
            'if test -f %A.po; then mv -f %A.po %A; exit "$code"; fi;',
            'test "$code" -ne 2 || exit 2;',
            "echo 'dobhashi cannot run: merged as lines of text; `dobhashi git-setup` finds it again' >&2;",
            "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B",
        )
    )


def _add_attributes(file: Path) -> list[str]:
    """Writes the lines that are not there yet; which those were."""
    from pipeline.build.atomic import write_atomic
    from pipeline.textfile import read_text

    text = read_text(file, name=file.name) if file.exists() else ""
    known = {" ".join(line.split()) for line in text.splitlines()}
    missing = [line for line in ATTRIBUTES if line not in known]
    if missing:
        if text and not text.endswith("\n"):
            text += "\n"
        write_atomic(file, (text + "".join(f"{line}\n" for line in missing)).encode())
    return missing


def _git(root: Path, *arguments: str) -> str:
    """What git answers. Raises `UsageError` where it refuses."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise UsageError("git is not installed") from error
    if done.returncode:
        if "not a git repository" in done.stderr:
            raise UsageError("not in a git repository", place=Place(str(root)), hint="git init makes one")
        raise UsageError(f"git: {done.stderr.strip().removeprefix('fatal: ')}", place=Place(str(root)))
    return done.stdout.strip()
