"""The words that the booklet says itself, in English; `Edition.words` has them in other languages."""

from __future__ import annotations

NAMED: dict[str, str] = {
    "contents": "Table of contents",
    "about": "About this book",
    "licence": "Licence",
    "index": "Index",
    "see": "see page %(page)s",
    "draft": "This translation is a draft: a clinician who speaks the language has not yet reviewed it.",
    "disclaimer": "This site gives general information. It does not replace an examination or the advice of your own"
    " doctor or physiotherapist.",
}
"""What `booklet.typ` calls a word → the word in English."""
NEWEST = "The newest version of every article is at %(address)s"
UPDATED = "Updated %(date)s"

WORDS = (*NAMED.values(), NEWEST, UPDATED)
