"""Hand edits to a catalog that only its article can tell: what stands there, and should not.

`msgid-edited`: somebody has changed the English text in the .po file, where it must stay as the article has it; the
translation is not shown. `source-gone`: no article says this text any more. `rules-outdated`, `rules-newer`: the file
was made by another version of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.catalog.headers import RULES
from pipeline.catalog.inspect import about
from pipeline.catalog.lineage import has_text
from pipeline.catalog.migrations import rules
from pipeline.catalog.similar import resemblances
from pipeline.findings import Finding, Severity
from pipeline.model import Catalog, Message

Key = tuple[str | None, str]

ALIKE = 0.8
"""From here on two texts are taken for one that was edited."""


def guards(catalog: Catalog, wanted: Collection[Key], template: Catalog | None) -> Iterator[Finding]:
    """The findings about one catalog. `wanted` are the keys that the article has now, `template` is the .pot on disk.

    An entry that the template on disk has was edited by nobody: its article has changed since.
    """
    yield from _rules(catalog)
    entries = catalog.current
    gone = [entry for entry in entries if entry.key not in wanted]
    if not gone:
        return
    known = {entry.key for entry in entries}
    before = {entry.key for entry in template.current} if template else set()
    strangers = [entry for entry in gone if entry.key not in before]
    originals = _originals(strangers, [key for key in wanted if key not in known])
    for entry in gone:
        if original := originals.get(entry.key):
            message = f"the article says {_short(original[1])}: the msgid was changed by hand"
            yield about("msgid-edited", Severity.WARNING, message, catalog, entry, "put the English text back")
        elif has_text(entry):
            message = f"no passage says {_short(entry.msgid)}"
            yield about(
                "source-gone",
                Severity.INFO if entry.key in before else Severity.WARNING,
                message,
                catalog,
                entry,
                "`dobhashi update` keeps the translation at the end of the file",
            )


def orphan(catalog: Catalog) -> Finding:
    """The finding about a catalog whose article is no longer there."""
    message = f"there is no article {catalog.domain}"
    hint = "name it in `was:` of the article that goes on from it, or delete the file"
    return about("source-gone", Severity.WARNING, message, catalog, None, hint)


def not_canonical(catalog: Catalog, done: Collection[str]) -> Finding:
    """The finding about a file in another layout than ours."""
    message = f"not in canonical form; then {'; '.join(done)}"
    return about("not-canonical", Severity.INFO, message, catalog, None, "`dobhashi normalise` changes the layout")


def _rules(catalog: Catalog) -> Iterator[Finding]:
    told = catalog.header("X-Dobhashi-Rules")
    if told and (version := rules(catalog)) != int(RULES):
        if version < int(RULES):
            message, hint = f"made under rules {told}, ours are {RULES}", "`dobhashi update` migrates it"
            yield about("rules-outdated", Severity.WARNING, message, catalog, None, hint)
        else:
            message, hint = f"made under rules {told}, ours are only {RULES}", "install a newer Dobhashi"
            yield about("rules-newer", Severity.WARNING, message, catalog, None, hint)


def _originals(strangers: list[Message], missing: list[Key]) -> dict[Key, Key]:
    """Entry → the message it should be: one that has no entry and is much like it. Each message for one entry."""
    if not strangers or not missing:
        return {}
    pairs = resemblances([text for _, text in missing], [(entry.msgid,) for entry in strangers], cut_off=ALIKE)
    found: dict[Key, Key] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.new, pair.old)):
        if strangers[pair.old].key not in found and missing[pair.new] not in found.values():
            found[strangers[pair.old].key] = missing[pair.new]
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= 60 else f"“{line[:59]}…”"
