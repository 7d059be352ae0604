"""Waivers: a translator's comment that silences a check on one entry, and says why.

    # dobhashi: allow number-value — the source counts in dozens

It works as soon as it is written. The next `update` or `check --fix` adds the mark of the text that it was given for,
`[3f9c2a1b]`; when the English or its translation is another one later, the waiver is void and says so. Taking the mark
off renews it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import blake2b
from unicodedata import normalize

from pipeline.checks.rule import N_
from pipeline.findings import Finding, Place, Severity, Wording
from pipeline.model import Catalog, Message

_WAIVER = re.compile(
    r"\s*dobhashi:\s*allow\b\s*(?P<codes>[^—–]*?)(?:\s*(?:—|–|\s--?\s|:\s)\s*(?P<reason>.*?))?\s*(?:\[(?P<mark>[0-9a-f]{8})\])?\s*",
    re.IGNORECASE,
)
_NEARLY = re.compile(r"\s*(?P<name>[A-Za-z]{6,10})(?:\s*:\s*|\s+(?=\w+\s+[a-z]+-[a-z]))(?P<verb>[A-Za-z]{3,8})\b")
"""Two words, with a colon between them or a code behind."""
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

NEVER = frozenset(("html-unsafe", "conflict", "catalog-unreadable"))
"""What no translator can allow."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One comment on one entry."""

    codes: tuple[str, ...]
    reason: str
    mark: str
    """Of the text it was given for; "" while nobody has put it there."""
    valid: bool
    """Whether the entry is what it was given for."""
    domain: str
    language: str
    msgctxt: str | None
    msgid: str
    msgstr: str
    place: Place
    entry: int | None

    @property
    def holds(self) -> bool:
        return self.valid and bool(self.reason)


def waivers(catalog: Catalog) -> tuple[Waiver, ...]:
    """The waivers on the current entries of a catalog."""
    found = []
    for number, message in enumerate(catalog.messages):
        if message.comments and not message.obsolete:
            for comment in message.comments:
                if "allow" in comment.lower() and (one := _waiver(comment, message, catalog, number)):
                    found.append(one)
    return tuple(found)


def allowed(message: Message) -> frozenset[str]:
    """The codes that a message's comments silence now."""
    if not any("allow" in comment.lower() for comment in message.comments):
        return frozenset()
    found = (_waiver(comment, message, Catalog(""), None) for comment in message.comments)
    return frozenset(code for one in found if one and one.holds for code in one.codes) - NEVER


def waived(
    findings: Iterable[Finding],
    given: Iterable[Waiver],
    known: Iterable[str],
    *,
    looked_for: Iterable[str] | None = None,
) -> Iterator[Finding]:
    """The findings that no waiver silences, and what is wrong with the waivers themselves.

    `known` are all codes there are; `looked_for` those that were checked now (None: all): a waiver of another one is
    not called unused.
    """
    given = tuple(given)
    if not given:
        yield from findings
        return
    of_entry: dict[tuple[str, str, str | None, str], list[Waiver]] = {}
    for one in given:
        of_entry.setdefault((one.domain, one.language, one.msgctxt, one.msgid), []).append(one)
    used: set[tuple[int, str]] = set()
    for finding in findings:
        silent = False
        if finding.code not in NEVER and finding.entry is not None:
            for one in of_entry.get((finding.domain, finding.language, finding.msgctxt, finding.msgid), ()):
                if one.holds and finding.code in one.codes:
                    used.add((id(one), finding.code))
                    silent = True
        if not silent:
            yield finding
    known = frozenset(known)
    chosen = known if looked_for is None else frozenset(looked_for)
    for one in given:
        yield from _faults(one, used, known, chosen)


def stamped(catalog: Catalog) -> Catalog:
    """The catalog with a mark on every waiver that has none yet. Doing it twice is doing it once."""
    messages = tuple(_stamped(message) for message in catalog.messages)
    return catalog if messages == catalog.messages else replace(catalog, messages=messages)


def stamped_comment(comment: str, message: Message) -> str:
    """A comment as it stands there, with its mark if it is a waiver that has none."""
    one = _waiver(comment, message, Catalog(""), None) if "allow" in comment.lower() else None
    return f"{comment.rstrip()} [{mark(message)}]" if one and one.holds and not one.mark else comment


def nearly_waiver(comment: str) -> bool:
    """Whether a comment is a waiver but for a slip, and so is none.

    >>> [nearly_waiver(f"{said} unit — dozens") for said in ("dobhashi: alow", "dobashi: allow", "dobhashi: allow")]
    [True, True, False]
    """
    found = _NEARLY.match(comment)
    if found is None or _WAIVER.fullmatch(comment):
        return False
    words = ((found["name"], "dobhashi"), (found["verb"], "allow"))
    return all(get_close_matches(word.lower(), (meant,), cutoff=0.7) for word, meant in words)


def mark(message: Message) -> str:
    """The digest of what a waiver is given for: the source and its translation, in whatever code points."""
    texts = (message.msgctxt or "", message.msgid, message.msgid_plural or "", message.msgstr, *message.msgstr_plural)
    return blake2b(normalize("NFC", "\0".join(texts)).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


# ---------------------------------------------------------------- within


def _stamped(message: Message) -> Message:
    if message.obsolete or not any("allow" in comment.lower() for comment in message.comments):
        return message
    comments = tuple(stamped_comment(comment, message) for comment in message.comments)
    return message if comments == message.comments else replace(message, comments=comments)


def _waiver(comment: str, message: Message, catalog: Catalog, number: int | None) -> Waiver | None:
    found = _WAIVER.fullmatch(comment)
    if not found:
        return None
    given = found["mark"] or ""
    return Waiver(
        tuple(dict.fromkeys(_CODE.findall(found["codes"].lower()))),
        found["reason"] or "",
        given,
        given in ("", mark(message)),
        catalog.domain,
        catalog.language or "",
        message.msgctxt,
        message.msgid,
        message.msgstr,
        Place(catalog.path, message.line),
        number,
    )


_UNEXPLAINED = N_("this waiver gives no reason, and does not count")
_UNEXPLAINED_HINT = N_("write why after a dash: # dobhashi: allow {code} — the source counts in dozens")
_VOID = N_("the text has changed since {code} was allowed")
_VOID_HINT = N_("look at it again; then take [{mark}] off the comment, or the whole comment")
_UNKNOWN = N_("there is no check {code}")
_UNKNOWN_HINT = N_("`dobhashi check --list` names them all")
_UNUSED = N_("{code} finds nothing here that would have to be allowed")
_UNUSED_HINT = N_("take the comment off")
_NEVER_SAID = N_("{code} cannot be allowed: it keeps readers safe")
_NEVER_HINT = N_("mend the translation")


def _faults(
    one: Waiver, used: set[tuple[int, str]], known: frozenset[str], chosen: frozenset[str]
) -> Iterator[Finding]:
    first = one.codes[0] if one.codes else "number-value"
    if not one.reason:
        yield _about(one, "waiver-unexplained", _UNEXPLAINED, _UNEXPLAINED_HINT, code=first)
    for code in one.codes:
        if code not in known:
            yield _about(one, "waiver-unknown", _UNKNOWN, _UNKNOWN_HINT, code=code)
        elif code in NEVER:
            yield _about(one, "waiver-unknown", _NEVER_SAID, _NEVER_HINT, code=code)
        elif one.holds and code in chosen and (id(one), code) not in used:
            yield _about(one, "waiver-unused", _UNUSED, _UNUSED_HINT, code=code)
    if one.reason and not one.valid:
        yield _about(one, "waiver-void", _VOID, _VOID_HINT, code=", ".join(one.codes), mark=one.mark)


def _about(one: Waiver, check: str, message: str, hint: str, **values: str) -> Finding:
    wording = Wording(message, hint, tuple(values.items()))
    return Finding(
        check,
        Severity.WARNING,
        wording.said(message),
        one.place,
        wording.said(hint),
        one.domain,
        one.language,
        one.msgctxt,
        one.msgid,
        family="files",
        source=one.msgid,
        msgstr=one.msgstr,
        entry=one.entry,
        wording=wording,
    )
