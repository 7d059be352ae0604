"""What search engines are told of an article, in schema.org's words (JSON-LD)."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model import Person, Reference
from pipeline.render.html.views import Leaf, Shell

Thing = dict[str, Any]


def medical_page(shell: Shell, leaf: Leaf) -> str:
    """The article's page as a `MedicalWebPage`, fit to stand in a `script` element; "" for a page that search engines
    are not to know."""
    code, source = shell.language.code, shell.source.code
    reviewers = (leaf.reviewer, leaf.translation_reviewer if code != source else None)
    if code not in leaf.indexed:
        return ""
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": _address(shell, leaf, code),
        "inLanguage": code,
        "headline": leaf.title,
        "description": leaf.description,
        "author": _person(leaf.author),
        "reviewedBy": _one_or_more(*map(_person, reviewers)),
        "datePublished": _day(leaf.published),
        "dateModified": _day(leaf.changed),
        "lastReviewed": _day(leaf.reviewed),
        "audience": {"@type": "Patient"},
        "isAccessibleForFree": True,
        "citation": [_cited(reference) for reference in leaf.references],
    }
    if code == source:
        thing["workTranslation"] = [_work(shell, leaf, one) for one in leaf.indexed if one != source]
    else:
        thing |= {"translationOfWork": _work(shell, leaf, source), "translator": _person(leaf.translator)}
    return serialized({name: value for name, value in thing.items() if value not in (None, "", [])})


def serialized(thing: Thing) -> str:
    """As JSON in which no text can end the element it stands in."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _work(shell: Shell, leaf: Leaf, code: str) -> Thing:
    return {"@type": "MedicalWebPage", "@id": _address(shell, leaf, code), "inLanguage": code}


def _address(shell: Shell, leaf: Leaf, code: str) -> str:
    return f"{shell.base_url}/{code}/{leaf.slug}/"


def _person(person: Person | None) -> Thing | None:
    if person is None:
        return None
    if person.organisation:
        return {"@type": "Organization", "name": person.name}
    thing = {"@type": "Person", "name": person.name}
    return thing | {"description": person.qualification} if person.qualification else thing


def _one_or_more(*people: Thing | None) -> Thing | list[Thing] | None:
    known = [person for person in people if person]
    return known if len(known) > 1 else known[0] if known else None


def _cited(reference: Reference) -> Thing:
    address = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    thing = {"@type": "CreativeWork", "name": reference.text}
    return thing | {"url": address} if address else thing


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
