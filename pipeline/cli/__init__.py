"""The command line: the only floor that prints or exits. One module per command, each one screen long.

Commands are imported when they are called, so that `dobhashi --help` is there at once. Exit codes: 0 clean,
1 findings, 2 could not run.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from pipeline import __version__
from pipeline.errors import PipelineError

COMMANDS = {
    "init": "Make a new project in a folder.",
    "extract": "Write the templates (.pot) of articles, or print one.",
    "update": "Bring the catalogs (.po) up to date with the articles.",
    "check": "Look for faults in the catalogs.",
    "glossary": "Show where terms are used, and what they are translated with.",
    "build": "Build the site and the print pages into output/.",
    "print": "Build the print pages only.",
    "status": "Show how much of each article is translated.",
    "render": "Print the page of one Markdown file.",
    "suggest": "Show what has been translated before that resembles a text.",
    "align": "Make a catalog from an article that is already translated.",
    "normalise": "Put catalogs into canonical form.",
    "merge": "Merge two people's versions of a catalog.",
    "git-setup": "Let git merge catalogs entry by entry.",
}
"""Command and the line it has in the list; a command's own help says more."""


class _Commands(click.Group):
    """A group that imports a command only when it is asked for, and turns our errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pipeline.cli.{name.replace('-', '_')}").command
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on `invoke` answers
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            if args[0].startswith("-") or not (near := get_close_matches(args[0], COMMANDS, n=1)):
                raise
            raise click.UsageError(f"No such command {args[0]!r}. (Did you mean {near[0]!r}?)", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # better a ? than no message where a terminal has no Bengali
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # Not ours to foresee: standard output on a full disk, a current folder that is gone.
            gone = "the current folder" if isinstance(error, FileNotFoundError) else "cannot write"
            _last_words(f"dobhashi: {error.filename or gone}: {error.strerror or error}")
            sys.exit(2)

    def invoke(self, ctx: click.Context) -> object:
        # Thousands of short-lived tokens and messages, hardly a cycle among them: looking for cycles as often as
        # Python does by default costs a third of an extraction.
        gc.set_threshold(2_000_000)
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            click.echo(f"dobhashi: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:
            ctx.exit(0)  # the reader of our output has seen enough
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # we are leaving
            _last_words("\ndobhashi: interrupted; what is written is whole, the next run goes on from here")
            ctx.exit(130)


def _last_words(text: str) -> None:
    """A line on standard error, if anybody can still read it."""
    with suppress(OSError):
        click.echo(text, err=True)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings, 2 could not run.",
)
@click.version_option(__version__, prog_name="dobhashi")
def main() -> None:
    """English articles to gettext catalogs to pages and print in every language.

    An editor writes Markdown in source/ and runs `update`; translators fill the .po files in locales/;
    `build` makes the site and the PDFs in output/. Start with `dobhashi init` in an empty folder.
    """
