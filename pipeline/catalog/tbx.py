"""TBX, the exchange format of glossaries, through translate-toolkit: an optional extra, and its one door.

A term has a language set of its own language with its part of speech, and one of the translations: the preferred one
first, forbidden ones marked as deprecated. What stays as it is has itself as a translation. What will do in a sentence
and is no term (`also`) stays in our file: TBX is about terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from pipeline.catalog.glossary import Glossary, Term
from pipeline.errors import CatalogError, UsageError
from pipeline.findings import Place

if TYPE_CHECKING:
    from types import ModuleType

_STATUS = "administrativeStatus"
_PREFERRED, _ADMITTED, _DEPRECATED = (f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated"))
_PART = "partOfSpeech"


def serialize_tbx(glossary: Glossary, *, language: str, source_language: str = "en") -> bytes:
    """The glossary as a TBX file; the same terms give the same bytes. Raises `UsageError` without the extra."""
    store = _toolkit().tbxfile(sourcelanguage=source_language, targetlanguage=language)
    for number, term in enumerate(glossary.terms, start=1):
        unit = store.addsourceunit(term.term)
        unit.setid(f"term-{number}")
        kept = (term.term,) if term.keep else ()
        unit.set_target_terms([*term.translations, *kept, *term.forbidden], language)
        if term.note:
            unit.addnote(term.note)
        if term.part_of_speech:
            _say(_tigs(unit.source_dom)[0], _PART, term.part_of_speech)
        said = [
            *(_statuses(len(term.translations))),
            *(_ADMITTED for _ in kept),
            *(_DEPRECATED for _ in term.forbidden),
        ]
        for tig, status in zip(_tigs(unit.get_target_dom(language)), said, strict=True):
            _say(tig, _STATUS, status)
    return bytes(store)


def parse_tbx(data: bytes, *, path: str, language: str, source_language: str = "en") -> Glossary:
    """The terms of a TBX file that have a translation into the language.

    Raises `UsageError` without the extra, `CatalogError` for a file that is no TBX.
    """
    toolkit = _toolkit()
    try:
        store = toolkit.tbxfile.parsestring(data, sourcelanguage=source_language, targetlanguage=language)
    except Exception as error:  # lxml's and the toolkit's own, of many kinds
        raise CatalogError("not a TBX file", place=Place(path), hint=str(error).partition("\n")[0]) from error
    terms: dict[tuple[str, str], Term] = {}
    for unit in store.units:
        source = " ".join((unit.source or "").split())
        found = [one for one in unit.get_target_terms(language) if one.text.strip()]
        if not source or not found:
            continue
        wanted = _texts(one.text for one in found if not one.deprecated)
        forbidden = _texts(one.text for one in found if one.deprecated)
        part = _part_of_speech(unit)
        note = "; ".join(dict.fromkeys(note.text.strip() for note in unit.get_common_notes(source=True) if note.text))
        term = Term(
            source, part, tuple(w for w in wanted if w != source), forbidden, source in wanted, note.replace("\n", " ")
        )
        known = terms.get((source, part))
        terms[source, part] = term if known is None else merged(known, term)
    return Glossary(tuple(terms.values()))


def merged(ours: Term, theirs: Term) -> Term:
    """One term of two: our translations first, what either forbids, our note unless there is none."""
    translations = tuple(dict.fromkeys((*ours.translations, *theirs.translations)))
    forbidden = dict.fromkeys((*ours.forbidden, *theirs.forbidden))
    return Term(
        ours.term,
        ours.part_of_speech or theirs.part_of_speech,
        tuple(word for word in translations if word not in ours.forbidden and word not in ours.also),
        tuple(word for word in forbidden if word not in ours.renderings),
        ours.keep or theirs.keep,
        ours.note or theirs.note,
        ours.line,
        ours.also,
    )


def _toolkit() -> ModuleType:
    try:
        from translate.storage import tbx
    except ImportError as error:
        raise UsageError("TBX needs translate-toolkit", hint="pip install 'dobhashi[tbx]'") from error
    module: ModuleType = tbx
    return module


def _statuses(count: int) -> list[str]:
    return [_PREFERRED, *[_ADMITTED] * (count - 1)] if count else []


def _tigs(language: Any) -> list[Any]:
    """The terms of one language set."""
    return [child for child in language if child.tag.rpartition("}")[2] in ("tig", "ntig")]


def _say(tig: Any, kind: str, text: str) -> None:
    node = tig.makeelement("termNote", {"type": kind})
    node.text = text
    tig.append(node)


def _part_of_speech(unit: Any) -> str:
    for tig in _tigs(unit.source_dom):
        for node in tig.iter():
            if node.get("type") == _PART and node.text:
                return str(node.text.strip().lower())
    return ""


def _texts(found: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normalize("NFC", " ".join(text.split())) for text in found))
