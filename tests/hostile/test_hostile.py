"""Law 8: no catalog can do anything to a page but say words. Every build here is a real one, every page is opened in a
real browser without the policy that would keep scripts from running anyway."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count, cycle
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from hostile.harness import Judge, Site, Verdict, nu, strange
from hostile.mutations import Mutator
from hostile.payloads import PAYLOADS, all_payloads, controls, deep
from pipeline.checks import RULES, bench
from pipeline.checks.run import Bench
from pipeline.checks.views import Folio
from pipeline.findings import Severity
from pipeline.languages import language
from pipeline.model import Catalog, Message
from pipeline.render import KINDS


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, list[str]]:
    """The site as it should be, and what the checker says of it."""
    site = Site(tmp_path_factory.mktemp("usual") / "site")
    site.build()
    return site, nu([site.output / "bn", site.output / "en"])


def poisons() -> dict[str, Callable[[Site], Callable[[Message], str]]]:
    """The ways in which whole catalogs go bad."""

    def alone(_: Site) -> Callable[[Message], str]:
        texts = cycle(all_payloads())
        return lambda message: next(texts)

    def beside(_: Site) -> Callable[[Message], str]:
        texts = cycle(reversed(all_payloads()))
        return lambda message: f"{message.msgstr} {next(texts)}"

    def within(_: Site) -> Callable[[Message], str]:
        texts, places = cycle(all_payloads()), count()

        def text(message: Message) -> str:
            at = next(places) % (len(message.msgstr) + 1)
            return message.msgstr[:at] + next(texts) + message.msgstr[at:]

        return text

    def controlled(_: Site) -> Callable[[Message], str]:
        texts = cycle(controls())
        return lambda message: f"{message.msgstr}{next(texts)}"

    def nested(_: Site) -> Callable[[Message], str]:
        texts = cycle(deep())
        return lambda message: next(texts)

    def mutated(site: Site) -> Callable[[Message], str]:
        mutator = Mutator(2026, site.good)
        return lambda message: mutator.mutated(message.msgstr)

    return {
        "payloads alone": alone,
        "payloads beside the translation": beside,
        "payloads within the translation": within,
        "every control character": controlled,
        "nests and megabytes": nested,
        "mutations": mutated,
    }


@pytest.mark.parametrize("which", poisons())
def test_no_catalog_adds_a_script_a_block_or_a_link_to_a_page(
    which: str, judge: Judge, usual: tuple[Site, list[str]], tmp_path: Path
) -> None:
    good, complaints = usual
    assert judge.verdict(good).clean
    site = Site(tmp_path / "site")
    assert site.poison(poisons()[which](site)) > 300
    report = site.build()
    assert any(finding.severity is Severity.ERROR for finding in report.findings)
    assert judge.verdict(site) == Verdict()
    assert strange(nu([site.output / "bn"]), complaints) == []
    for path in sorted(path for path in site.output.rglob("*") if path.is_file()):
        if path.suffix in (".xml", ".svg"):
            lawful_drawing(ElementTree.parse(path).iter())
        elif path.suffix in (".json", ".webmanifest"):
            json.loads(path.read_text(encoding="utf-8"))
    for page in site.all_pages("bn"):
        lawful_characters((site.output / page).read_text(encoding="utf-8"))
        lawful_data((site.output / page).read_text(encoding="utf-8"), (good.output / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("which", ["payloads within the translation", "mutations"])
def test_the_guard_holds_without_any_check(
    which: str, judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links may be lost then, as a translator may have wished; none leads where the English page does not."""
    monkeypatch.setattr(Bench, "blocking", lambda self, pair: [])
    site = Site(tmp_path / "site")
    site.poison(poisons()[which](site))
    report = site.build()
    assert {one.code for one in report.findings} & {"markup-differs"}
    verdict = judge.verdict(site)
    verdict.links.clear()
    assert verdict == Verdict()
    for page in site.all_pages("bn"):
        lawful_characters((site.output / page).read_text(encoding="utf-8"))


def lawful_drawing(elements: Iterable[ElementTree.Element]) -> None:
    for element in elements:
        assert not element.tag.endswith(("}script", "}foreignObject", "}iframe"))
        assert not any(name.lower().startswith("on") for name in element.attrib)


def lawful_characters(html: str) -> None:
    """No control, no noncharacter, no override; every isolate closed."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]", html)
    opened = len(re.findall("[\u2066-\u2068]", html))
    assert opened == html.count("\u2069")
    assert not re.search(r"&#(?:x202[a-e]|823[4-8]|x?0*(?:[0-8bBcC]|1[0-9a-f]?));", html)


def lawful_data(html: str, good: str) -> None:
    """What a page tells search engines has the shape it always has, and leads to the site."""

    def things(text: str) -> list[object]:
        return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]

    def keys(thing: object) -> object:
        if isinstance(thing, dict):
            return {name: keys(value) for name, value in thing.items()}
        return [keys(one) for one in thing] if isinstance(thing, list) else isinstance(thing, str)

    def addresses(thing: object) -> Iterator[str]:
        if isinstance(thing, dict | list):
            for name, value in thing.items() if isinstance(thing, dict) else enumerate(thing):
                if name in ("url", "@id", "item", "image", "logo", "contentUrl") and isinstance(value, str):
                    yield value
                yield from addresses(value)

    if not things(html):
        return  # a page that is mostly English is none for search engines
    assert [keys(thing) for thing in things(html)] == [keys(thing) for thing in things(good)]
    assert list(addresses(things(html))) == list(addresses(things(good)))


def test_no_catalog_can_break_a_file_for_print_or_for_readers_of_books(tmp_path: Path) -> None:
    """Typst never fails, no file leads where the English one does not, a book's pages are well-formed."""
    site = Site(tmp_path / "site", formats=tuple(name for name in KINDS if name != "html"))
    texts = cycle(all_payloads())
    site.poison(lambda message: next(texts) if len(message.msgid) % 2 else f"{message.msgstr} {next(texts)}")
    report = site.build()
    english, bengali = files(site, "en"), files(site, "bn")
    # A letter that no font has keeps a page from print, and the report says so.
    left_out = [one for one in report.findings if one.code == "page-not-made"]
    assert all("no font has" in one.message for one in left_out)
    assert len(bengali) >= 3
    known = set().union(*english.values())
    for name, addresses in bengali.items():
        abroad = {address for address in addresses if not address.startswith("https://dobhashi.example/")}
        assert abroad <= english.get(name, known)


def files(site: Site, language: str) -> dict[str, set[str]]:
    """Every file of a language, and where it leads."""
    found = {}
    for path in sorted((site.output / language).rglob("*")):
        if path.suffix == ".pdf":
            found[path.name] = {at.replace(f"/{language}/", "/en/") for at in pdf_addresses(path)}
        elif path.suffix == ".epub":
            found[path.suffix] = {at.replace(f"/{language}/", "/en/") for at in book_addresses(path) if ":" in at}
    return found


def pdf_addresses(path: Path) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                assert action.get("/S", "/URI") in ("/URI", "/GoTo")
                if "/URI" in action:
                    yield str(action.URI)


def book_addresses(path: Path) -> Iterator[str]:
    with ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                for element in ElementTree.fromstring(book.read(name)).iter():
                    assert not element.tag.endswith(("}script", "}iframe", "}object", "}form"))
                    assert not any(attribute.startswith("on") for attribute in element.attrib)
                    yield element.attrib.get("href", "")


def test_the_payloads_are_many_and_of_every_class() -> None:
    assert len(set(all_payloads())) >= 240
    assert len(PAYLOADS) >= 10


def test_a_seed_gives_the_same_mutations_again() -> None:
    good = ["**থামুন** এখনই।", "[৯৯৯][link-1]-এ ফোন করুন।"]
    first, second = Mutator(7, good), Mutator(7, good)
    assert [first.mutated(good[0]) for _ in range(50)] == [second.mutated(good[0]) for _ in range(50)]


def test_a_catalog_of_nests_and_megabytes_is_checked_at_all() -> None:
    """Each text is measured and no more; a rule that read one of them would take minutes."""
    bengali = language("bn")
    messages = tuple(Message(f"Walk every day {n}.", text, notes=("type: paragraph",)) for n, text in enumerate(deep()))
    catalog = Catalog("walking", "bn", messages=messages, path="walking.po")
    folio = Folio(catalog, bengali)
    assert len(folio.pairs) < len(messages)
    found = [one for m in messages for one in bench(bengali, RULES).message(m, catalog, 0)]
    assert sum(one.code == "md-shape" for one in found) >= len(messages) - len(folio.pairs)
