"""E-books: valid, honest, and the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED

import pytest
from web.site import Site

from book.books import ARTICLES, SVG, WALKING, WALKING_BN, Book, faults, made
from pipeline.errors import RenderError
from pipeline.model import Incomplete, Person

EVERYTHING = (Path(__file__).parents[1] / "laws" / "everything.md").read_text(encoding="utf-8")

HOSTILE = """---
title: 'A "title" & <b>more</b>'
---

<form action="x"><input name="a"><button onclick="alert(1)">Go</button></form>
<p>Not closed <b>bold <i>both</b> crossed</i>
<ul>A list<li>with an item<p>and a paragraph<li>and another</ul>
<table>lost words<tr>more<td colspan="x" style="color: red">A cell<td width=10%>another</table>
<p><div>a block in a paragraph</div></p>
<a href="javascript:alert(1)">no script</a> <a href="files/list.pdf">a file of the site</a> <a href="x y">a space</a>
<a href="https://example.org/?a=1&b=2[x]">an address</a> <a name="old">an old anchor</a> <a>no address</a>
<img src="https://tracker.example/x.png" alt="A picture elsewhere"> <img src="nowhere.png">
<iframe src="https://example.org/">frame</iframe><script>alert(1)</script><style>p { color: red }</style>
<center><font color="red">old tags</font></center><o:p>Word</o:p>
<custom-tag data-x="1">a tag of somebody's own</custom-tag>
<details><p>no summary</p></details><figcaption>lost caption</figcaption><td>lost cell</td><dd>lost meaning</dd>
<span id="twice">one</span><span id="twice">two</span><ol start="three" reversed><li value="x">x</li></ol>
<video src="a.mp4" controls>film</video><svg viewBox="0 0 1 1"><title>drawing</title><path d="M0 0"/></svg>

A control \u000b character, a form feed, \ufdd0 and \ufdd1.

## Twice

## Twice

- [x] done
- [ ] not done

A line with a <sub>raw</sub> tag, `code` and ![](images/side.svg).
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "source" / "images").mkdir(parents=True)
    for name in ("images/side.svg", "STAYS.svg"):
        (folder / "source" / name).write_text(SVG)
    return folder


@pytest.fixture(autouse=True)
def _here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(ARTICLES, threshold=50)


@pytest.fixture
def bengali(site: Site) -> Book:
    return Book(made(site))


# ---------------------------------------------------------------- what a reader's program wants


@pytest.mark.parametrize("code", ["bn", "en"])
def test_epubcheck_has_nothing_to_say(site: Site, code: str, tmp_path: Path):
    assert faults(made(site, code), tmp_path) == []


def test_every_construct_and_every_html_an_author_may_write_ends_up_as_a_valid_book(tmp_path: Path):
    site = Site({"everything": (EVERYTHING, {}), "hostile": (HOSTILE, {})}, threshold=0)
    assert faults(made(site, "en"), tmp_path) == []
    assert faults(made(site, "bn"), tmp_path) == []


def test_the_same_articles_give_the_same_bytes(site: Site):
    assert made(site) == made(site)


def test_the_archive_begins_with_its_kind_unpacked_and_has_no_day_of_its_own(bengali: Book):
    first = bengali.entries[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert bengali.data[38:58] == b"application/epub+zip"
    assert {entry.date_time for entry in bengali.entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_book_is_as_old_as_its_youngest_article(bengali: Book):
    assert bengali.properties("dcterms:modified") == ["2026-11-16T00:00:00Z"]


def test_the_identifier_stays_when_the_text_changes(bengali: Book):
    other = Book(made(Site({"walking": (WALKING, WALKING_BN)})))
    identifier = "//d:identifier/text()"
    assert other.data != bengali.data
    assert other.find("package.opf", identifier) == bengali.find("package.opf", identifier)


def test_the_package_says_who_and_in_which_language(bengali: Book):
    assert bengali.find("package.opf", "//d:language/text()") == ["bn"]
    assert bengali.find("package.opf", "//d:creator/text()") == ["A. Author"]
    assert bengali.find("package.opf", "//d:contributor/text()") == ["R. Reviewer"]
    assert bengali.find("package.opf", "//o:spine/@page-progression-direction") == ["ltr"]


def test_a_book_turns_its_pages_as_its_language_is_written(tmp_path: Path):
    book = made(Site(ARTICLES, languages=("en", "ar"), threshold=0), "ar")
    assert Book(book).find("package.opf", "//o:spine/@page-progression-direction") == ["rtl"]
    assert faults(book, tmp_path) == []


# ---------------------------------------------------------------- what readers get


def test_a_passage_in_english_says_so_and_has_its_language(bengali: Book):
    [passage] = bengali.find("text-sleeping.xhtml", "//h:p[@lang='en']")
    assert "".join(passage.itertext()) == "এখনও অনুবাদ হয়নি Take a pillow."
    assert passage.xpath("./h:span[@class='mark']/@lang", namespaces={"h": "http://www.w3.org/1999/xhtml"}) == ["bn"]


def test_a_draft_says_that_nobody_has_reviewed_it(bengali: Book):
    for name in ("imprint.xhtml", "text-sleeping.xhtml"):
        [notice] = bengali.find(name, "//h:p[@class='notice']")
        assert "খসড়া" in "".join(notice.itertext())
    reviewed = Book(made(Site(ARTICLES, threshold=50, reviewer=Person("R. Reader"))))
    assert reviewed.find("imprint.xhtml", "//h:p[@class='notice']") == []
    assert "R. Reader" in reviewed.files["EPUB/imprint.xhtml"].decode()


def test_a_footnote_is_a_note_that_can_be_shown_at_its_place(bengali: Book):
    [call] = bengali.find("text-sleeping.xhtml", "//h:a[@e:type='noteref']")
    [note] = bengali.find("text-sleeping.xhtml", "//h:aside[@e:type='footnote']")
    assert call.get("href") == f"#{note.get('id')}"
    assert (call.get("role"), note.get("role")) == ("doc-noteref", "doc-footnote")
    assert "".join(note.itertext()).split()[:2] == ["১.", "Koes,"]


def test_links_stay_in_the_book_where_they_can(bengali: Book):
    links = {"".join(a.itertext()): a.get("href") for a in bengali.find("text-sleeping.xhtml", "//h:p//h:a")}
    assert links["হাঁটা"] == "text-walking.xhtml#when-to-stop"
    assert links["আর নেই"] == "text-walking.xhtml"
    assert links["তোলা"] == "https://example.org/health/en/lifting/"


def test_contents_name_every_article_and_its_sections(bengali: Book):
    toc = bengali.find("nav.xhtml", "//h:nav[@e:type='toc']/h:ol/h:li/h:a/text()")
    assert toc == ["এই বই সম্পর্কে", "সায়াটিকা নিয়ে ঘুমানো", "হাঁটা"]
    assert bengali.find("nav.xhtml", "//h:nav[@e:type='toc']/h:ol/h:li/h:ol//h:a/text()") == ["রাতে", "কখন থামবেন"]


def test_the_book_brings_letters_for_its_script_and_no_others(site: Site, bengali: Book):
    assert sum(name.endswith(".ttf") for name in bengali.files) == 2
    assert not any(name.endswith(".ttf") for name in Book(made(site, "en")).files)


def test_a_picture_without_words_is_no_book_for_the_blind(bengali: Book):
    assert bengali.properties("schema:accessModeSufficient") == ["textual"]
    bare = Book(made(Site({"bare": ("---\ntitle: Bare\n---\n\n![](images/side.svg)\n", {})}, threshold=0), "en"))
    assert bare.properties("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in bare.properties("schema:accessibilityFeature")


def test_nothing_in_a_book_runs_or_comes_from_elsewhere():
    book = Book(made(Site({"hostile": (HOSTILE, {})}, threshold=0), "en"))
    text = book.files["EPUB/text-hostile.xhtml"].decode()
    for gone in ("<script", "onclick", "javascript:", "<iframe", "<form", "style=", "tracker.example", "<video"):
        assert gone not in text
    for kept in ("no script", "A picture elsewhere", "Not closed", "a block in a paragraph", "somebody's own"):
        assert kept in text


# ---------------------------------------------------------------- what cannot be made


def test_an_article_that_could_not_be_composed_is_left_out_and_said(site: Site):
    book = made(site, without="walking")
    assert isinstance(book, Incomplete)
    assert [(fault.place.path, fault.message) for fault in book.faults if fault.place] == [
        ("source/walking.md", "the article could not be composed")
    ]
    assert "EPUB/text-walking.xhtml" not in Book(book).files
    links = Book(book).find("text-sleeping.xhtml", "//h:p//h:a/@href")
    assert "https://example.org/health/bn/walking/#when-to-stop" in links


def test_an_article_without_a_text_is_a_chapter_with_its_title(tmp_path: Path):
    empty = {"nothing": ("", {}), "title": ("---\ntitle: ঘুম\n---\n", {}), "walking": (WALKING, WALKING_BN)}
    book = made(Site(empty, threshold=0), "en")
    assert not isinstance(book, Incomplete)
    assert Book(book).find("text-title.xhtml", "//h:h1/text()") == ["ঘুম"]
    assert not Book(book).find("text-title.xhtml", "//h:ul")
    assert faults(book, tmp_path) == []


def test_a_picture_that_is_not_there_costs_its_article_only(tmp_path: Path):
    lost = "---\ntitle: Lost\n---\n\nText.\n\n![A picture](images/gone.png)\n"
    book = made(Site({"lost": (lost, {}), "walking": (WALKING, WALKING_BN)}), "en")
    assert isinstance(book, Incomplete)
    assert [str(fault.place) for fault in book.faults] == ["source/lost.md:7"]
    assert faults(book, tmp_path) == []


def test_a_book_of_nothing_is_no_book():
    with pytest.raises(RenderError, match="could not be composed"):
        made(Site({"walking": (WALKING, WALKING_BN)}), without="walking")
