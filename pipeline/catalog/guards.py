"""Hand edits to a catalog that only its article can tell: what stands there, and should not.

`msgid-edited`: somebody has changed the English text in the .po file, where it must stay as the article has it; the
translation is not shown. `source-gone`: no article says this text any more. `rules-outdated`, `rules-newer`: the file
was made by another version of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.catalog.about import about
from pipeline.catalog.carrying import has_text
from pipeline.catalog.headers import RULES
from pipeline.catalog.migrations import rules
from pipeline.catalog.similar import resemblances
from pipeline.findings import N_, Finding, Severity, Wording
from pipeline.model import Catalog, Message

Key = tuple[str | None, str]

ALIKE = 0.8
"""From here on two texts are taken for one that was edited."""


def guards(catalog: Catalog, wanted: Collection[Key], template: Catalog | None) -> Iterator[Finding]:
    """The findings about one catalog. `wanted` are the keys that the article has now, `template` is the .pot on disk.

    An entry that the template on disk has was edited by nobody: its article has changed since.
    """
    yield from _rules(catalog)
    entries = [(number, entry) for number, entry in enumerate(catalog.messages) if not entry.obsolete]
    gone = [(number, entry) for number, entry in entries if entry.key not in wanted]
    if not gone:
        return
    known = {entry.key for _, entry in entries}
    before = {entry.key for entry in template.current} if template else set()
    strangers = [entry for _, entry in gone if entry.key not in before]
    originals = _originals(strangers, [key for key in wanted if key not in known])
    for number, entry in gone:
        if original := originals.get(entry.key):
            message = N_("the article says {text}: the msgid was changed by hand")
            hint = N_("put the English text back")
            yield _about(
                "msgid-edited", Severity.WARNING, message, hint, catalog, entry, number, text=_short(original[1])
            )
        elif has_text(entry):
            severity = Severity.INFO if entry.key in before else Severity.WARNING
            hint = N_("`dobhashi update` keeps the translation at the end of the file")
            text = _short(entry.msgid)
            yield _about("source-gone", severity, N_("no passage says {text}"), hint, catalog, entry, number, text=text)


def orphan(catalog: Catalog) -> Finding:
    """The finding about a catalog whose article is no longer there."""
    message = N_("there is no article {domain}")
    hint = N_("name it in `was:` of the article that goes on from it, or delete the file")
    return _about("source-gone", Severity.WARNING, message, hint, catalog, domain=catalog.domain)


def not_canonical(catalog: Catalog, done: Collection[str]) -> Finding:
    """The finding about a file in another layout than ours."""
    message, hint = N_("not in canonical form; then {done}"), N_("`dobhashi normalise` changes the layout")
    return _about("not-canonical", Severity.INFO, message, hint, catalog, done="; ".join(done))


def lagging(catalog: Catalog, *, new: int = 0, gone: int = 0) -> Finding:
    """The finding about a catalog that has not the messages of its article; without figures: that is not there."""
    if new or gone:
        message = N_("the catalog lags behind its article: {new} new, {gone} gone")
    else:
        message = N_("there is no catalog yet")
    hint = N_("`dobhashi update` brings it up to date")
    return _about("catalog-outdated", Severity.WARNING, message, hint, catalog, new=str(new), gone=str(gone))


def _about(
    code: str,
    severity: Severity,
    message: str,
    hint: str,
    catalog: Catalog,
    entry: Message | None = None,
    number: int | None = None,
    **values: str,
) -> Finding:
    return about(code, severity, Wording(message, hint, tuple(values.items())), catalog, entry, number, family="files")


def _rules(catalog: Catalog) -> Iterator[Finding]:
    told = catalog.header("X-Dobhashi-Rules")
    if told and (version := rules(catalog)) != int(RULES):
        if version < int(RULES):
            message, hint = N_("made under rules {told}, ours are {ours}"), N_("`dobhashi update` migrates it")
            yield _about("rules-outdated", Severity.WARNING, message, hint, catalog, told=told, ours=RULES)
        else:
            message, hint = N_("made under rules {told}, ours are only {ours}"), N_("install a newer Dobhashi")
            yield _about("rules-newer", Severity.WARNING, message, hint, catalog, told=told, ours=RULES)


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
