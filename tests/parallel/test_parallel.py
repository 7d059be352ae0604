"""Two languages side by side: the same rows in both, whole in both, and a number for each."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from print.articles import ROOT, example
from print.readers import characters_found, poppler, said
from web.site import Site, parsed

from pipeline.errors import RenderError
from pipeline.languages import language
from pipeline.model import Artifact, State
from pipeline.render.parallel import FORMAT
from pipeline.render.rows import rows

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

ARTICLE = """---
title: Sleeping with sciatica
description: How to lie at night.
---

## Ways to lie {#ways}

Lie on your side.[^b] Or on your [back](#ways).[^a]

3. Take a pillow.
4. Turn slowly.
   - First the knees.

![A person lying on one side](images/side.svg "On your side")

| When | What |
| - | - |
| At night | Get up after 20 minutes. |

::: emergency Call now
Numbness between the legs.
:::

<!-- a word to translators -->

---

[^a]: Koes, 2010.
[^b]: Slater, 2016.
"""
BENGALI = {
    "Sleeping with sciatica": "সায়াটিকা নিয়ে ঘুমানো",
    "How to lie at night.": "রাতে কীভাবে শোবেন।",
    "Ways to lie": "শোয়ার উপায়",
    "Lie on your side.[^b] Or on your [back][link-1].[^a]": "চিত হয়ে [শোন][link-1]।[^a] অথবা কাত হয়ে।[^b]",
    "Take a pillow.": "একটি বালিশ নিন।",
    "Turn slowly.": State.FUZZY,
    "First the knees.": "আগে হাঁটু।",
    "A person lying on one side": "একজন মানুষ কাত হয়ে শুয়ে আছেন",
    "On your side": "কাত হয়ে",
    "At night": "রাতে",
    "Koes, 2010.": "Koes, ২০১০।",
    "Slater, 2016.": "Slater, ২০১৬।",
}


@pytest.fixture(scope="module")
def site() -> Site:
    return Site({"sleeping": (ARTICLE, BENGALI)}, threshold=0)


@pytest.fixture(scope="module", autouse=True)
def _here(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "source" / "images", folder / "source" / "images")
    shutil.copy(ROOT / "source" / "images" / "side-lying.svg", folder / "source" / "images" / "side.svg")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


def artifacts(site: Site) -> list[Artifact]:
    return [one for edition in site.editions for one in FORMAT.bind(edition)]


def made(site: Site, ending: str) -> bytes:
    [of] = [one for one in artifacts(site) if one.path.endswith(ending)]
    bodies = tuple(FORMAT.compose(site.pages[code, domain], language(code)) for _, code, domain in of.bodies)
    data = of.make(bodies, *of.inputs)
    assert isinstance(data, bytes)
    return data


@pytest.fixture(scope="module")
def pdf(site: Site, _here: Path) -> bytes:
    return made(site, ".pdf")


@pytest.fixture(scope="module")
def tree(site: Site, _here: Path) -> Any:
    return parsed(made(site, ".html"))


def cells(tree: Any) -> list[list[str]]:
    """Number, original and translation of every row."""
    found = tree.xpath("//table[@role='table'][1]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found]


# ---------------------------------------------------------------- rows


def test_a_row_is_a_block_or_an_item_and_both_languages_have_the_same(site: Site):
    kinds = {
        code: [
            (row.tokens[0].type, row.tokens[0].attrs.get("start"), row.level)
            for row in rows(site.pages[code, "sleeping"])
        ]
        for code in ("en", "bn")
    }
    assert kinds["en"] == kinds["bn"] == [
        ("heading_open", None, 2),
        ("paragraph_open", None, 0),
        ("ordered_list_open", 3, 0),
        ("ordered_list_open", 4, 0),
        ("paragraph_open", None, 0),
        ("table_open", None, 0),
        ("card_open", None, 0),
    ]  # fmt: skip


def test_only_translations_stand_beside_their_original(site: Site):
    assert [one.path for one in artifacts(site)] == [
        "bn/print/sleeping-parallel.pdf",
        "bn/sleeping/parallel/index.html",
    ]
    assert {one.bodies for one in artifacts(site)} == {(("parallel", "en", "sleeping"), ("parallel", "bn", "sleeping"))}


def test_pages_that_do_not_belong_together_are_not_put_together(site: Site):
    [of] = [one for one in artifacts(site) if one.path.endswith(".pdf")]
    mine = FORMAT.compose(site.pages["bn", "sleeping"], language("bn"))
    less = json.dumps({**json.loads(mine), "rows": json.loads(mine)["rows"][:-1]})
    with pytest.raises(RenderError, match="different blocks"):
        of.make((less, mine), *of.inputs)


# ---------------------------------------------------------------- on paper


def test_every_row_has_its_number_and_the_same_number_on_the_web(pdf: bytes, tree: Any):
    text = poppler(pdf)
    numbers = [number for number, _, _ in cells(tree)][:9]
    assert numbers == ["১", "২", "৩", "৪", "৫", "৬", "৭", "৮", "৯"]
    assert [number for number in numbers if not re.search(rf"^{number}\b", text, re.MULTILINE)] == []


def test_each_language_counts_its_own_notes_in_its_own_digits(pdf: bytes):
    text = poppler(pdf)
    for note in ("1 Slater, 2016.", "2 Koes, 2010.", "১ Koes, ২০১০।", "২ Slater, ২০১৬।"):
        assert note in " ".join(text.split())


def test_what_is_not_translated_is_marked_in_the_translation_alone(pdf: bytes, tree: Any):
    assert poppler(pdf).count("Turn slowly.") == 2
    assert poppler(pdf).count("অনুবাদ হালনাগাদ হচ্ছে") == 1
    [row] = [row for row in cells(tree) if "Turn slowly" in row[1]]
    assert "হালনাগাদ" in row[2] and "হালনাগাদ" not in row[1]


def test_a_reviewer_can_sign_and_sees_what_is_read_aloud(pdf: bytes):
    text = poppler(pdf)
    for word in ("স্বাক্ষর", "যোগ্যতা", "তারিখ", "একজন মানুষ কাত হয়ে শুয়ে আছেন"):
        assert word in text


def test_a_hyphen_is_a_hyphen_where_the_typesetter_has_set_some_of_its_own(_here: Path):
    words = "Valat, Jean-Pierre, says: " + "physiotherapeutically incomprehensible considerations " * 20
    site = Site({"hyphens": (f"---\ntitle: Hyphens\n---\n\n{words}\n\nValat, Jean-Pierre.\n", {})}, threshold=0)
    text = poppler(made(site, ".pdf"))
    assert text.count("Jean-Pierre") == 4


def test_the_same_pages_give_the_same_bytes(site: Site, pdf: bytes):
    assert made(site, ".pdf") == pdf


@pytest.mark.parametrize("name", ["red-flags-back-pain", "sleeping-with-sciatica"])
def test_both_languages_can_be_taken_out_of_the_file_again(name: str, _here: Path):
    texts = {path.stem: (path.read_text(encoding="utf-8"), {}) for path in (ROOT / "source").glob("*.md")}
    site = Site(texts, threshold=0)
    site.pages |= {(code, name): example(code, name) for code in ("en", "bn")}
    text = poppler(made(site, f"{name}-parallel.pdf")).replace("\u00ad", "")
    for code in ("en", "bn"):
        found, bad = characters_found(said(example(code, name)), text)
        assert found >= 0.99, bad


# ---------------------------------------------------------------- on the web


def test_the_page_is_found_by_its_readers_and_not_by_search_engines(tree: Any):
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//link[@rel='canonical' or @rel='alternate']") == []
    assert "../../../bn/sleeping/" in tree.xpath("//article//a/@href")


def test_no_two_places_have_one_name_and_every_link_within_leads_somewhere(tree: Any):
    names = tree.xpath("//@id")
    assert sorted(names) == sorted(set(names))
    assert [href for href in tree.xpath("//a/@href") if href.startswith("#") and href[1:] not in names] == []


def test_each_side_says_its_language_and_its_words_in_it(tree: Any):
    sides = tree.xpath("//tbody/tr[@id='_row-9']/td")
    assert sides[0].get("lang") == "en" and "Emergency" in sides[0].text_content()
    assert sides[1].get("lang") is None and "জরুরি" in sides[1].text_content()


def test_notes_stand_beside_each_other_by_what_they_say_and_have_numbers_of_their_own(tree: Any):
    notes = cells(tree)[-2:]
    assert [(row.split()[0], theirs.split(",")[0], mine.split(",")[0]) for row, theirs, mine in notes] == [
        ("১০", "1 Slater", "২ Slater"),
        ("১১", "2 Koes", "১ Koes"),
    ]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_telephone_shows_the_pairs_one_above_the_other_and_nobody_is_shut_out(site: Site, _here: Path):
    from playwright.sync_api import sync_playwright

    page_file = _here / "output" / "bn" / "sleeping" / "parallel" / "index.html"
    page_file.parent.mkdir(parents=True, exist_ok=True)
    page_file.write_bytes(made(site, ".html"))
    axe = ROOT / "tests" / "tools" / "node_modules" / "axe-core" / "axe.min.js"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for width, stacked in ((320, True), (360, True), (1280, False)):
            context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
            tab = context.new_page()
            tab.goto(page_file.as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            boxes = [tab.locator("#_row-4 > td").nth(n).bounding_box() for n in (0, 1)]
            assert boxes[0] and boxes[1]
            assert (boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]) == stacked
            if axe.is_file():
                tab.add_script_tag(path=str(axe))
                violations = tab.evaluate(
                    "axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
                )
                assert violations == []
            context.close()
        browser.close()
