"""`dobhashi merge`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import show
from pipeline.errors import CatalogError
from pipeline.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from pipeline.catalog.conflicts import Key
    from pipeline.catalog.threeway import ThreeWay
    from pipeline.model import Catalog

_file = click.Path(path_type=Path)


@click.command("merge")
@click.argument("base", type=_file)
@click.argument("ours", type=_file)
@click.argument("theirs", type=_file)
@click.option("--output", "-o", type=_file, help="Write here instead of OURS; - is standard output.")
@click.option("--path", metavar="NAME", help="What messages call the file. git knows its name, we see only copies.")
def command(base: Path, ours: Path, theirs: Path, output: Path | None, path: str | None) -> None:
    """Merge two people's versions of a catalog.

    Works on .po and .pot files alike.

    BASE is what both started from; an empty file where there was none. The result is written to OURS, as git wants
    it of a merge driver: `dobhashi git-setup` makes this command one.

    Every entry is merged by itself, every field of it, and the header. What both changed, and differently, is kept
    twice: ours in the msgstr, theirs in a comment (`# dobhashi: theirs: …`), and the entry is fuzzy. So it is where one
    side corrected a translation whose text the other has split or joined. Such entries are listed, those too whose text
    one side took out while the other translated it anew, and the exit code is 1. When a file cannot be read nothing is
    written, and the exit code is 2.

    \b
      dobhashi merge base.po mine.po hers.po
      dobhashi merge base.po mine.po hers.po -o both.po
    """
    from pipeline.build.atomic import write_atomic
    from pipeline.catalog.po import serialize_po
    from pipeline.catalog.threeway import three_way

    name = path or str(ours)
    read = [
        _read(file, f"{path} ({side})" if path else str(file), name)
        for file, side in ((base, "base"), (ours, "ours"), (theirs, "theirs"))
    ]
    merged = three_way(*read)
    text = serialize_po(merged.catalog)
    if str(output) == "-":
        click.echo(text, nl=False)
    else:
        write_atomic(output or ours, text.encode())
    findings = _findings(merged, text, path or str(output or ours))
    show.findings(findings)
    sys.exit(1 if findings else 0)


def _read(file: Path, shown: str, name: str) -> Catalog:
    from pipeline.catalog.po import parse_po

    try:
        data = file.read_bytes()
    except OSError as error:
        raise CatalogError(f"cannot read: {error.strerror}", place=Place(shown)) from error
    return parse_po(data, path=shown, domain=Path(name).stem, language=None)


def _findings(merged: ThreeWay, text: str, path: str) -> list[Finding]:
    """What a person has to decide, with its line in the merged file."""
    from pipeline.catalog.po import parse_po

    if not merged.conflicts and not merged.forsaken:
        return []
    written = parse_po(text.encode(), path=path, domain="", language=None)
    lines = {message.key: message.line for message in written.messages}

    def finding(key: Key, message: str, hint: str) -> Finding:
        place = Place(path, lines.get(key, 1))
        return Finding("versions-differ", Severity.ERROR, message, place, hint=hint, msgctxt=key[0], msgid=key[1])

    kept = {"theirs": "ours is kept, theirs", "ours": "theirs is kept, ours"}
    return [
        *(
            finding(
                one.key,
                f"both sides changed {one.field}: {kept[one.side] if one.kept else 'it'} is in a comment",
                "take the better one, then remove the comment" + " and the fuzzy flag" * bool(one.key[1]),
            )
            for one in merged.conflicts
        ),
        *(
            finding(
                key,
                "one side translated this anew, the other took its text out: it is kept at the end of the file",
                "if the text lives on elsewhere, write the new translation there, too",
            )
            for key in merged.forsaken
        ),
    ]
