"""What a project's `theme/` says in vain: files that nothing reads, blocks that no template of ours has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import pipeline
from pipeline.findings import N_, Finding, Place, Severity, Wording
from pipeline.project import Project

CODE = "theme-unused"

_READ = (".html", ".css", ".js", ".xhtml", ".opf")
"""Kinds of files that are read by their names; pictures and fonts are whatever a template says."""
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")
_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+["'](?:dobhashi/)?([^"']+)["']""")

_NO_FILE = N_("nothing reads {file}: there is no such file in the theme")
_NO_BLOCK = N_("nothing shows the block {block}: {template} has none of this name")
_NEAREST = N_("did you mean {meant}?")
_KNOWN = N_("known are {known}")


def said_in_vain(project: Project) -> Iterator[Finding]:
    """A finding for each such file and block; nothing, at no cost, where a project has no theme."""
    folder = project.root / "theme"
    if not folder.is_dir():
        return
    ours = Path(pipeline.__file__).with_name("theme")
    names = {path.name for path in ours.iterdir()}
    own = {path.name: _text(path) for path in sorted(folder.iterdir()) if path.suffix in _READ and path.is_file()}
    for name, text in own.items():
        place = f"theme/{name}"
        if name not in names and not any(name in other for key, other in own.items() if key != name):
            kin = sorted(one for one in names if one.endswith(Path(name).suffix))
            yield _fault(Place(place), _NO_FILE, get_close_matches(name, kin, n=1), kin, file=name)
            continue
        extended = _EXTENDS.search(text)
        base = ours / extended[1] if extended else None
        if base is not None and base.is_file():
            blocks = _blocks(base)
            for found in _BLOCK.finditer(text):
                # One that stands inside another is shown with that, whatever its name.
                if found[1] not in blocks and not _within(text, found.start()):
                    line = text.count("\n", 0, found.start()) + 1
                    near, known = get_close_matches(found[1], blocks, n=1), sorted(blocks)
                    yield _fault(Place(place, line), _NO_BLOCK, near, known, block=found[1], template=base.name)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _blocks(path: Path) -> set[str]:
    """The blocks of a template and of those that it extends."""
    text = _text(path)
    base = _EXTENDS.search(text)
    return {*_BLOCK.findall(text), *(_blocks(path.with_name(base[1])) if base else ())}


def _within(text: str, place: int) -> bool:
    """Whether a place is inside a block."""
    before = text[:place]
    return len(_BLOCK.findall(before)) > len(re.findall(r"\{%[-+]?\s*endblock", before))


def _fault(place: Place, message: str, near: list[str], known: list[str], **values: str) -> Finding:
    more = {"meant": near[0]} if near else {"known": ", ".join(known)}
    wording = Wording(message, _NEAREST if near else _KNOWN, tuple((values | more).items()))
    said, hint = wording.said(wording.message), wording.said(wording.hint)
    return Finding(CODE, Severity.WARNING, said, place, hint, family="files", wording=wording)
