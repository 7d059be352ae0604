"""The booklet: page numbers that are true, an index that sorts, and a book without its broken article."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from book.books import ARTICLES, WALKING, WALKING_BN
from print.articles import ROOT
from print.readers import poppler
from print.test_standards import validator  # noqa: F401 (a fixture)
from web.site import Site

from pipeline.errors import RenderError
from pipeline.languages import language
from pipeline.model import Artifact, Incomplete
from pipeline.render.booklet import FORMAT
from pipeline.render.booklet.terms import Index

TERMS = (
    ("knee", "noun", ("হাঁটু",)),
    ("sciatica", "noun", ("সায়াটিকা",)),
    ("pain", "noun", ("ব্যথা",)),
    ("ORS", "name", ()),
    ("pillow", "noun", ("বালিশ",)),
    ("walk", "verb", ("হাঁটা",)),
)


@pytest.fixture(scope="module", autouse=True)
def _here(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("project")
    (folder / "source" / "images").mkdir(parents=True)
    shutil.copy(ROOT / "source" / "images" / "side-lying.svg", folder / "source" / "images" / "side.svg")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(ARTICLES, threshold=50)


def artifact(site: Site, code: str = "bn") -> Artifact:
    edition = next(one for one in site.editions if one.language.code == code)
    found, _ = FORMAT.bind(replace(edition, terms=TERMS, licence="CC BY 4.0"))
    return found


def made(site: Site, code: str = "bn", *, without: str = "") -> bytes | Incomplete:
    of = artifact(site, code)
    bodies = tuple(
        None if domain == without else FORMAT.compose(site.pages[code, domain], language(code))
        for _, _, domain in of.bodies
    )
    return of.make(bodies, *of.inputs)


def pages(pdf: bytes | Incomplete) -> list[str]:
    """What each page says."""
    assert isinstance(pdf, bytes)
    return [" ".join(page.split()) for page in poppler(pdf).split("\f")[:-1]]


@pytest.fixture(scope="module")
def bengali(site: Site, _here: Path) -> list[str]:
    return pages(made(site))


def number(page: int) -> str:
    return language("bn").in_digits(str(page))


def begins(book: Sequence[str], title: str) -> int:
    """The page on which an article begins."""
    return next(at for at, page in enumerate(book, 1) if page.startswith(title))


# ---------------------------------------------------------------- the book


def test_a_book_has_a_cover_an_imprint_contents_articles_and_an_index(bengali: list[str]):
    assert "পিঠ ও পায়ের ব্যথা" in bengali[0] and "খসড়া" in bengali[0]
    for word in (
        "এই বই সম্পর্কে",
        "CC BY 4.0",
        "A. Author",
        "R. Reviewer",
        "০১৯৭৫৪৫১৫২৫",
        "https://example.org/health/bn/",
    ):
        assert word in bengali[1]
    assert bengali[2].startswith("সূচিপত্র")
    assert bengali[-1].startswith("নির্ঘণ্ট")


def test_contents_name_the_page_on_which_an_article_begins(site: Site, bengali: list[str]):
    asked = ["pdftotext", "-layout", "-f", "3", "-l", "3", "-enc", "UTF-8", "-", "-"]
    lines = subprocess.run(asked, input=made(site), capture_output=True, check=True).stdout.decode().splitlines()
    for title in ("সায়াটিকা নিয়ে ঘুমানো", "হাঁটা"):
        [line] = [line.split() for line in lines if line.strip().startswith(title)]
        assert line == [*title.split(), number(begins(bengali, title))]


def test_a_link_to_another_article_is_a_page_number(bengali: list[str]):
    walking = number(begins(bengali, "হাঁটা"))
    text = bengali[begins(bengali, "সায়াটিকা নিয়ে ঘুমানো") - 1]
    assert f"হাঁটা (পৃষ্ঠা {walking} দেখুন)" in text
    assert "তোলা (পৃষ্ঠা" not in text, "an article that is not in the book is on the web"


def test_the_index_is_sorted_and_names_the_pages_a_term_is_on(bengali: list[str]):
    index = bengali[-1]
    found = re.findall(r"(সায়াটিকা|হাঁটু|ব্যথা|বালিশ) \((sciatica|knee|pain|pillow)\) ([০-৯–]+(?:, [০-৯–]+)*)", index)
    assert [word for word, _, _ in found] == ["ব্যথা", "সায়াটিকা", "হাঁটু"]
    walking = number(begins(bengali, "হাঁটা"))
    assert {word: numbers for word, _, numbers in found}["হাঁটু"] == walking


def test_verbs_are_not_looked_up(bengali: list[str]):
    assert "(walk)" not in bengali[-1]


def test_an_english_book_has_an_english_index(site: Site):
    book = pages(made(site, "en"))
    assert re.search(r"Index .*\bK knee \d.*\bP pain \d.*\bS sciatica \d", book[-1])


def test_the_same_articles_give_the_same_bytes(site: Site):
    assert made(site) == made(site)


def test_verapdf_finds_no_fault(site: Site, validator: list[str], tmp_path: Path):  # noqa: F811
    for code in ("en", "bn"):
        data = made(site, code)
        assert isinstance(data, bytes)
        (tmp_path / f"{code}.pdf").write_bytes(data)
    asked = [*validator, "ua1,2a", *map(str, sorted(tmp_path.glob("*.pdf")))]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert [line.split("\t")[2] for line in said.splitlines()] == ["ok"] * 4


def test_the_same_book_as_sheets_has_its_last_page_beside_its_cover(site: Site, bengali: list[str]):
    edition = next(one for one in site.editions if one.language.code == "bn")
    _, of = FORMAT.bind(replace(edition, terms=TERMS, licence="CC BY 4.0"))
    assert of.path == "bn/book-sheets.pdf"
    data = of.make(tuple(FORMAT.compose(site.pages["bn", d], language("bn")) for _, _, d in of.bodies), *of.inputs)
    sides = pages(data)
    assert len(sides) == 2 * -(-len(bengali) // 4)
    assert "খসড়া" in sides[0] and "এই বই সম্পর্কে" in sides[1]


# ---------------------------------------------------------------- what cannot be made


def test_an_article_that_could_not_be_composed_is_left_out_and_its_links_lead_to_the_web(site: Site):
    book = made(site, without="walking")
    assert isinstance(book, Incomplete)
    assert [str(fault.place) for fault in book.faults] == ["source/walking.md"]
    text = " ".join(pages(book.data))
    assert "দশ মিনিট হাঁটুন" not in text and "https://example.org/health/bn/walking/" in text


def test_an_article_that_cannot_be_set_costs_the_book_that_article_only():
    broken = "---\ntitle: Broken\n---\n\n![Lost](images/gone.png)\n"
    book = made(Site({"broken": (broken, {}), "walking": (WALKING, WALKING_BN)}), "en")
    assert isinstance(book, Incomplete)
    assert [(str(f.place), "there is no picture" in f.message) for f in book.faults] == [("source/broken.md:5", True)]
    assert "Walk for ten minutes." in " ".join(pages(book.data))


def test_a_sign_that_no_font_has_costs_the_book_nothing_but_the_sign():
    runes = "---\ntitle: Runes\n---\n\nA letter of ᚠ runes.\n"
    book = made(Site({"runes": (runes, {}), "walking": (WALKING, WALKING_BN)}), "en")
    assert isinstance(book, Incomplete) and not book.faults
    assert [(str(f.place), "no font has" in f.message) for f in book.spelled] == [("source/runes.md:5", True)]
    text = " ".join(pages(book.data))
    assert "[runic letter fehu feoh fe f]" in text and "Walk for ten minutes." in text


def test_a_book_of_nothing_is_no_book():
    with pytest.raises(RenderError):
        made(Site({"walking": (WALKING, WALKING_BN)}), without="walking")


# ---------------------------------------------------------------- marks


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('para(9, { "হাঁটুতে ব্যথা" })', 'para(9, { "হাঁটুতে ব্যথা"; term(0); term(1) })'),
        ('{ "৩ প্যাকেট "; text(lang: "en", region: none, "ORS"); " দিন" }',
         '{ "৩ প্যাকেট "; text(lang: "en", region: none, "ORS"); term(0); " দিন" }'),
        ('section(1, "হাঁটু", { "x" })', 'section(1, "হাঁটু", { "x" })'),
        ('picture("/হাঁটু.svg", "হাঁটু", none)', 'picture("/হাঁটু.svg", "হাঁটু", none)'),
        ('{ "say \\"হাঁটু\\" { " }', '{ "say \\"হাঁটু\\" { "; term(0) }'),
        ('{ "হাঁটাহাঁটি" }', '{ "হাঁটাহাঁটি" }'),
    ],
)  # fmt: skip
def test_a_mark_stands_behind_a_text_that_has_a_term_and_nowhere_else(body: str, expected: str):
    assert Index(TERMS, language("bn"), original=False).marked(body) == expected
