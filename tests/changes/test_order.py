"""A translation that has to be taken apart: its parts are published only where something bears their order out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, permutations
from pathlib import Path

import pytest
from build.projects import write
from checks.labelled.pairs import clean

from pipeline.build.catalogs import update
from pipeline.build.evidence import Evidence
from pipeline.catalog.abreast import is_sure
from pipeline.catalog.po import parse_po
from pipeline.catalog.sentences import sentences
from pipeline.languages import language
from pipeline.model import Catalog, Previous
from pipeline.project import Project

Pair = tuple[tuple[str, ...], tuple[str, ...]]
ROOT = Path(__file__).resolve().parents[2]
PO = "locales/bn/LC_MESSAGES/a.po"
SITE = 'name = "Rest"\nbase_url = "https://site.example"\nlanguages = ["en", "bn"]\n'
GLOSSARY = "term,part_of_speech,translations\nmattress,noun,তোশক\n"


def passages() -> list[Pair]:
    """Our own translations of several sentences, and labelled ones put together two by two."""
    found = []
    for path in sorted((ROOT / "locales" / "bn" / "LC_MESSAGES").glob("*.po")):
        catalog = parse_po(path.read_bytes(), path=path.name, domain=path.stem, language="bn")
        found += [(cut(m.msgid, "en"), cut(m.msgstr, "bn")) for m in catalog.current if m.translated and m.msgstr]
    for _, pairs in groupby((pair for pair in clean() if pair.kind == "paragraph"), key=lambda pair: pair.domain):
        texts = [(cut(pair.msgid, "en"), cut(pair.msgstr, "bn")) for pair in pairs]
        even = [text for text in texts if len(text[0]) == len(text[1])]
        found += [(a[0] + b[0], a[1] + b[1]) for a, b in zip(even[::2], even[1::2], strict=False)]
    return [text for text in found if 1 < len(text[0]) == len(text[1])]


def cut(text: str, code: str) -> tuple[str, ...]:
    return sentences(text, language(code))


def borne_out(ours: Sequence[str], theirs: Sequence[str], witness: Evidence) -> bool:
    return all(is_sure(ours, theirs, range(at, at + 1), witness) for at in range(len(ours)))


def test_true_orders_are_borne_out_and_no_wrong_one_is() -> None:
    witness = Evidence(Project.find(ROOT), "bn")
    texts = passages()
    sure = sum(borne_out(*text, witness) for text in texts)
    for ours, theirs in texts:
        first, *turned = permutations(theirs) if len(theirs) < 5 else (theirs, theirs[::-1])
        assert first == theirs
        for order in turned:
            assert not borne_out(ours, order, witness), order
    assert len(texts) > 200
    assert sure >= 0.95 * len(texts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"site.toml": SITE, "locales/bn/glossary.csv": GLOSSARY})


def parted(folder: Path, source: str, translation: str) -> Catalog:
    """The catalog after the first sentence of the article's paragraph was made one of its own."""
    write(folder, {"source/a.md": f"# A\n\n{source}\n"})
    update(Project.find(folder))
    path = folder / PO
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translation}"'), "utf-8")
    write(folder, {"source/a.md": f"# A\n\n{source}\n".replace(". ", ".\n\n", 1)})
    update(Project.find(folder))
    return parse_po(path.read_bytes(), path=path.name, domain="a", language="bn")


SOURCE = "Use a soft mattress. Turn over with care."


def test_sentences_that_the_translator_turned_round_are_cut_by_a_person(folder: Path) -> None:
    told = "সাবধানে পাশ ফিরুন। নরম তোশক ব্যবহার করুন।"
    entries = parted(folder, SOURCE, told).messages[1:]
    assert [entry.msgid for entry in entries] == ["Use a soft mattress.", "Turn over with care."]
    for entry in entries:
        assert (entry.msgstr, entry.fuzzy, entry.previous) == (told, True, Previous(SOURCE))


def test_a_term_of_the_glossary_bears_the_order_out(folder: Path) -> None:
    entries = parted(folder, SOURCE, "নরম তোশক ব্যবহার করুন। সাবধানে পাশ ফিরুন।").messages[1:]
    assert [(entry.msgstr, entry.fuzzy) for entry in entries] == [
        ("নরম তোশক ব্যবহার করুন।", False),
        ("সাবধানে পাশ ফিরুন।", False),
    ]


def test_what_nothing_bears_out_is_not_published_unseen(folder: Path) -> None:
    entries = parted(folder, "Eat well. Sleep well.", "ভালো করে খান। ভালো করে ঘুমান।").messages[1:]
    assert all(entry.fuzzy for entry in entries)
