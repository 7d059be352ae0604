"""Catalogs that were made under older rules of extraction, brought to ours before they are merged.

`MIGRATIONS` has a function for each version of the rules that is no longer ours: it gives an entry as the next version
would have written it. The version stands in the header (`X-Dobhashi-Rules`); a catalog without one is of version 0,
as other tools make them: addresses still stand inside its msgids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import replace

from pipeline.catalog.headers import RULES
from pipeline.model import Catalog, Message, Previous

Key = tuple[str | None, str]
Migration = Callable[[Message], Message]


def rules(catalog: Catalog) -> int:
    """The version of the rules a catalog was made under; 0 where it does not say."""
    told = catalog.header("X-Dobhashi-Rules").strip()
    return int(told) if told.isascii() and told.isdecimal() else 0


def migrated(
    catalog: Catalog, wanted: Container[Key] = (), migrations: Mapping[int, Migration] | None = None
) -> Catalog:
    """The catalog as our rules would have written it. The header is left to `merge`.

    Entries that the template wants as they are (`wanted`) need no migration and get none. Where two entries come to
    have one key, the first to have a translation takes it; another translation stays under its old key, so nothing
    is lost. The law: migrating the result changes nothing.
    """
    table = MIGRATIONS if migrations is None else migrations
    steps = [table[version] for version in sorted(table) if rules(catalog) <= version < int(RULES)]
    if not steps:
        return catalog
    taken = {entry.key for entry in catalog.messages if entry.key in wanted}
    messages = []
    for entry in catalog.messages:
        fresh = entry
        for step in steps if entry.key not in wanted else ():
            fresh = step(fresh)
        if fresh.key != entry.key and fresh.key in taken:
            fresh = entry
        taken.add(fresh.key)
        messages.append(fresh)
    return replace(catalog, messages=tuple(messages))


# ---------------------------------------------------------------- from 0 to 1: addresses become labels


_LINK = re.compile(
    r"(?P<code>(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))"
    r"|(?P<image>!?)\[(?P<text>(?:[^\[\]\\`]|\\.|`[^`]*`)*)\]"
    r"\((?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)",
    re.DOTALL,
)
"""A code span, which is passed over, or a link or picture with its address inside."""


def addresses_to_labels(entry: Message) -> Message:
    """`[text](https://…)` becomes `[text][link-1]`, in the translation too where the address is the source's."""
    if "](" not in entry.msgid and (entry.previous is None or "](" not in entry.previous.msgid):
        return entry
    previous = entry.previous
    if previous is not None:
        previous = Previous(_taken_out(previous.msgid)[0], previous.msgctxt, previous.msgid_plural)
    lone = _LINK.fullmatch(entry.msgid.strip())
    if lone and lone["image"]:
        return _alt(entry, lone["text"], previous)
    msgid, labels = _taken_out(entry.msgid)
    return replace(entry, msgid=msgid, msgstr=_put_in(entry.msgstr, labels), previous=previous)


def _alt(entry: Message, text: str, previous: Previous | None) -> Message:
    """A picture alone in its paragraph is its alt text. A translation that is no such picture stays for a person."""
    found = _LINK.fullmatch(entry.msgstr.strip())
    return replace(entry, msgid=text, msgstr=found["text"], previous=previous) if found and found["image"] else entry


def _taken_out(text: str) -> tuple[str, dict[tuple[str, str], list[str]]]:
    """The text with labels, and which labels stand for each address of a link or picture."""
    counts = {"link": 0, "image": 0}
    labels: dict[tuple[str, str], list[str]] = {}

    def label(link: re.Match[str]) -> str:
        if link["code"]:
            return link[0]
        kind = "image" if link["image"] else "link"
        counts[kind] += 1
        name = f"{kind}-{counts[kind]}"
        labels.setdefault((kind, link["angle"] or link["bare"] or ""), []).append(name)
        return f"{link['image']}[{link['text']}][{name}]"

    return _LINK.sub(label, text), labels


def _put_in(text: str, labels: Mapping[tuple[str, str], list[str]]) -> str:
    """A translation with the source's labels; an address of its own stays where it is."""
    left = {address: list(names) for address, names in labels.items()}

    def label(link: re.Match[str]) -> str:
        kind = "image" if link["image"] else "link"
        names = left.get((kind, link["angle"] or link["bare"] or "")) if not link["code"] else None
        if not names:
            return link[0]
        name = names.pop(0) if len(names) > 1 else names[0]
        return f"{link['image']}[{link['text']}][{name}]"

    return _LINK.sub(label, text)


MIGRATIONS: Mapping[int, Migration] = {0: addresses_to_labels}
"""Version → how an entry of that version becomes one of the next."""
