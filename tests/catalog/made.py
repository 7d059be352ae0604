"""Catalogs for the tests: from a few lines of PO, from pairs of texts, or any that can be thought of."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from unicodedata import normalize

import pytest
from hypothesis import strategies as st

from pipeline.catalog.headers import template_headers
from pipeline.catalog.merge import merge
from pipeline.catalog.po import parse_po
from pipeline.catalog.template import template
from pipeline.languages import Language, language
from pipeline.model import Catalog, Message, Previous, Unit

BENGALI: Language = language("bn")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="the gettext tools are not installed")


def read(text: str | bytes) -> Catalog:
    data = text if isinstance(text, bytes) else text.encode()
    return parse_po(data, path="locales/bn/x.po", domain="x", language="bn")


def gettext(*command: str, text: str = "") -> tuple[str, str, int]:
    """What a gettext tool answers, what it complains about, and its exit code."""
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    complaints = [
        # Control characters are legal; msgcat only wonders.
        line
        for line in done.stderr.decode().splitlines()
        if "internationalized messages should not contain" not in line
    ]
    return done.stdout.decode(), "\n".join(complaints), done.returncode


def units(*msgids: str) -> list[Unit]:
    return [Unit(msgid, "paragraph") for msgid in msgids]


def pot(*msgids: str, domain: str = "x") -> Catalog:
    return template(domain, units(*msgids), path=f"source/{domain}.md", changed="2026-03-09")


def translated(texts: Mapping[str, str], domain: str = "x") -> Catalog:
    """A catalog that is up to date, with these translations."""
    fresh = merge(pot(*texts, domain=domain), None, language=BENGALI).catalog
    return with_texts(fresh, texts)


def with_texts(catalog: Catalog, texts: Mapping[str, str]) -> Catalog:
    """The catalog after a translator has written some of its msgstrs (of those without context), clearing flags."""
    return Catalog(
        catalog.domain,
        catalog.language,
        catalog.headers,
        catalog.comments,
        catalog.header_flags,
        tuple(
            Message(
                m.msgid,
                texts[m.msgid],
                comments=m.comments,
                notes=m.notes,
                references=m.references,
                obsolete=m.obsolete,
            )
            if m.msgid in texts and m.msgctxt is None
            else m
            for m in catalog.messages
        ),
    )


def entry(catalog: Catalog, msgid: str, msgctxt: str | None = None) -> Message:
    return next(message for message in catalog.messages if message.key == (msgctxt, msgid))


# ---------------------------------------------------------------- any catalog


PLAIN_LETTERS = [*'ab .,*_[]()"\\\n\t%{}#~|:', "ক্ষ", "র‍্য", "উদ্‌", "।", "ড়", "“", "é", "😀", "নয় "]
ODD_LETTERS = ["\r", "\a", "\v", "\u2028", "\x85", "\x01"]
"""Legal in PO files, and trouble for programs that split lines as `str.splitlines` does."""


def catalogs_of(letters: list[str]) -> st.SearchStrategy[Catalog]:
    """Any catalog that a PO file in canonical form can hold, its texts made of these letters."""
    letter = st.lists(st.sampled_from(letters), max_size=8)
    texts = letter.map(_joined)
    lines = st.lists(letter.map(_one_line), max_size=2).map(tuple)
    places = st.sampled_from([(), ("source/a.md",), ("source/খ.md:12", "source/a b.md:3")])
    previous = st.none() | st.builds(Previous, texts, st.none() | texts, st.none() | texts)

    @st.composite
    def messages(draw: st.DrawFn) -> Message:
        plural = draw(st.none() | texts)
        forms = draw(st.tuples(texts, texts)) if plural is not None else ()
        msgstr = draw(texts) if plural is None else ""
        has_text = bool(forms[0] if forms else msgstr)
        obsolete = has_text and draw(st.booleans())
        flags = [flag for flag in ("fuzzy", "c-format", "no-wrap") if draw(st.booleans())]
        return Message(
            draw(texts.filter(bool)),
            msgstr,
            draw(st.none() | texts),
            plural,
            forms,
            draw(previous),
            draw(lines),
            () if obsolete else draw(lines),
            () if obsolete else draw(places),
            tuple(flag for flag in flags if has_text or flag != "fuzzy"),
            obsolete,
        )

    return st.lists(messages(), min_size=1, max_size=5, unique_by=lambda message: message.key).map(_catalog)


def _joined(letters: list[str]) -> str:
    return normalize("NFC", "".join(letters))


def _one_line(letters: list[str]) -> str:
    return "".join(c for c in _joined(letters) if c not in "\n\r\v\f").rstrip("\\")


def _catalog(entries: list[Message]) -> Catalog:
    return Catalog(
        "x",
        "bn",
        template_headers("x", created="2026-03-09 00:00+0000", source_language="bn"),
        ("খসড়া",),
        (),
        (*(m for m in entries if not m.obsolete), *(m for m in entries if m.obsolete)),
    )


plain_catalogs = catalogs_of(PLAIN_LETTERS)
catalogs = catalogs_of([*PLAIN_LETTERS, *ODD_LETTERS])
