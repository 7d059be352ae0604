"""Whole files of a small site: heads, frames, lists, doors."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RenderError
from pipeline.languages import language
from pipeline.model import Contact, Person, State
from pipeline.render.html import FORMAT, standalone

from .site import BASE, Bengali, Site, made, parsed, text

SLEEP = """---
title: Sleeping with sciatica
description: Ways to lie.
author: {name: Example site, qualification: from published sources}
published: 2026-03-09
updated: 2026-04-01
review_due: 2027-03-09
related: [walking, sleep, gone]
---

Rest, then [walk](walking.md#slow).

![Knees](images/knees.svg "Bent.")

## Slow
"""
WALK = "---\ntitle: Walking\ndescription: Short walks.\n---\n\n## Slow\n\nWalk."
SLEEP_BN: Mapping[str, str] = {
    "Sleeping with sciatica": "সায়াটিকা নিয়ে ঘুম",
    "Ways to lie.": "শোয়ার উপায়।",
    "Rest, then [walk][link-1].": "বিশ্রাম নিন, তারপর [হাঁটুন][link-1]।",
    "Knees": "হাঁটু",
    "Bent.": "ভাঁজ করা।",
    "Slow": "ধীরে",
    "Example site": "নমুনা সাইট",
}
WALK_BN: Mapping[str, str] = {"Walking": "হাঁটা"}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder is a project with the picture that the articles show."""
    (tmp_path / "source" / "images").mkdir(parents=True)
    (tmp_path / "source" / "images" / "knees.svg").write_text('<svg viewBox="0 0 640 420"/>')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def site(**settings: Any) -> Site:
    return Site({"sleep": (SLEEP, SLEEP_BN), "walking": (WALK, WALK_BN)}, **settings)


def test_a_site_is_these_files() -> None:
    assets = sorted(path for path in site().files if path.startswith("assets/"))
    assert [(path.split(".")[0], path.split(".")[-1]) for path in assets] == [
        ("assets/bn/search", "json"),
        ("assets/en/search", "json"),
        ("assets/icon", "svg"),
        ("assets/images/knees", "svg"),
        ("assets/search", "js"),
    ]
    assert sorted(set(site().files).difference(assets)) == [
        "404.html",
        "_headers",
        "bn/404.html",
        "bn/feed.xml",
        "bn/index.html",
        "bn/search/index.html",
        "bn/search/text.json",
        "bn/sleep/index.html",
        "en/404.html",
        "en/feed.xml",
        "en/index.html",
        "en/search/index.html",
        "en/search/text.json",
        "en/sleep/index.html",
        "en/walking/index.html",
        "index.html",
        "robots.txt",
        "sitemap.xml",
    ]


def test_the_head_says_what_the_page_is_and_where_else_it_is() -> None:
    tree = site().tree("bn/sleep/index.html")
    assert (tree.get("lang"), tree.get("dir")) == ("bn", "ltr")
    assert tree.findtext(".//title") == "সায়াটিকা নিয়ে ঘুম · পিঠ ও পায়ের ব্যথা"
    assert tree.xpath("//meta[@name='description']/@content") == ["শোয়ার উপায়।"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/bn/sleep/"]
    assert tree.xpath("//meta[@property='og:locale']/@content") == ["bn_BD"]
    assert tree.xpath("//meta[@property='og:locale:alternate']/@content") == ["en_GB"]
    assert "maximum-scale" not in tree.xpath("//meta[@name='viewport']/@content")[0]


def test_what_has_no_summary_is_described_by_what_it_holds() -> None:
    whole = Site({"rest": ("---\ntitle: Rest\n---\n\n## Lying\n\n## Sitting\n", {})})
    described = "//meta[@name='description']/@content"
    assert whole.tree("en/rest/index.html").xpath(described) == ["Rest · Lying · Sitting"]
    assert not whole.tree("en/rest/index.html").xpath("//p[@class='lede']")
    assert all(parsed(data).xpath(described) for path, data in whole.files.items() if path.endswith("index.html"))


def alternates(tree: Any) -> dict[str, str]:
    return {e.get("hreflang"): e.get("href") for e in tree.xpath("//head/link[@rel='alternate'][@hreflang]")}


def test_alternates_are_mutual_and_name_only_what_is_published() -> None:
    files = {path: parsed(data) for path, data in site().files.items() if path.endswith("index.html")}
    for path, tree in files.items():
        found = alternates(tree)
        own = f"{BASE}/{path.removesuffix('index.html')}"
        assert own in found.values() and "x-default" in found
        for address in found.values():
            other = files[address.removeprefix(f"{BASE}/") + "index.html"]
            assert alternates(other) == found
    assert set(alternates(files["en/walking/index.html"])) == {"en", "x-default"}
    assert alternates(files["bn/sleep/index.html"])["x-default"] == f"{BASE}/en/sleep/"
    assert alternates(files["bn/index.html"])["x-default"] == f"{BASE}/"


def test_the_language_list_leads_to_the_same_page_or_says_not_yet() -> None:
    files = site()
    here, other = files.tree("bn/sleep/index.html"), files.tree("en/walking/index.html")
    current = here.xpath("//nav[@aria-label='ভাষা']//span[@aria-current]")
    assert [(e.text, e.get("lang")) for e in current] == [("বাংলা", "bn")]
    link = here.xpath("//nav[@aria-label='ভাষা']//a")[0]
    assert (link.text, link.get("href"), link.get("lang"), link.get("hreflang"), link.get("rel")) == (
        "English",
        "../../en/sleep/",
        "en",
        "en",
        "alternate",
    )
    assert text(other.xpath("//li[@class='not-yet']")[0]) == "বাংলা not yet"


def test_more_languages_than_a_line_holds_fold_up() -> None:
    many = site(languages=("en", "bn", "hi", "ar", "ur", "ne", "ta"))
    assert many.tree("bn/sleep/index.html").xpath("//nav[@class='languages']/details/summary/text()") == ["বাংলা"]
    assert not site().tree("bn/sleep/index.html").xpath("//nav[@class='languages']/details")


def test_dates_and_people_are_in_the_pages_language() -> None:
    tree = site().tree("bn/sleep/index.html")
    lines = [text(line) for line in tree.xpath("//ul[@class='byline']/li")]
    assert lines == [
        "লিখেছেন: নমুনা সাইট, from published sources",
        "প্রকাশ: ৯ মার্চ ২০২৬",
        "হালনাগাদ: ১ এপ্রিল ২০২৬",
        "পরবর্তী পর্যালোচনা: ৯ মার্চ ২০২৭",
    ]
    assert tree.xpath("//time/@datetime") == ["2026-03-09", "2026-04-01", "2027-03-09"]
    assert tree.xpath("//ul[@class='byline']//span[@lang='en']/text()") == ["from published sources"]


def test_an_article_without_people_and_days_has_no_empty_line_for_them() -> None:
    tree = Site({"rest": ("---\ntitle: Rest\n---\n\nLie down.\n", {})}).tree("en/rest/index.html")
    assert not tree.xpath("//ul[@class='byline']")


def test_a_sentence_of_ours_ends_as_the_language_ends_one_and_a_name_with_no_stop() -> None:
    signed = SLEEP.replace("published:", "translators: {bn: রহিমা খাতুন}\npublished:", 1)
    site = Site({"sleep": (signed, SLEEP_BN | {"Slow": State.FUZZY})}, threshold=0)
    state = site.tree("bn/sleep/index.html").xpath("//div[contains(@class,'translation')]")[0]
    assert "অনুবাদ করেছেন: রহিমা খাতুন" in [text(line) for line in state.xpath("p")]
    assert "." not in text(state)


def state_of(bengali: Bengali, **settings: Any) -> Any:
    tree = Site({"sleep": (SLEEP, bengali)}, threshold=0, **settings).tree("bn/sleep/index.html")
    return tree.xpath("//div[contains(@class,'translation')]")[0]


def test_the_state_of_the_translation_is_said_in_numbers() -> None:
    state = state_of(SLEEP_BN | {"Slow": State.FUZZY})
    said = text(state)
    assert "৮টি অংশের মধ্যে ৬টি অনুবাদ করা হয়েছে।" in said
    assert "অনুবাদ হালনাগাদ হচ্ছে: ১টি।" in said and "এখনও অনুবাদ হয়নি: ১টি।" in said
    assert state.xpath(".//a/@href") == ["../../en/sleep/"]


def test_a_translation_far_behind_says_so_first() -> None:
    late = state_of({"Sleeping with sciatica": "সায়াটিকা নিয়ে ঘুম"})
    assert late.get("class") == "translation behind"
    assert text(late).startswith("এই পাতার কিছু অংশ এখনও ইংরেজি ভাষায় আছে।")
    assert state_of(SLEEP_BN | {"from published sources": "প্রকাশিত সূত্র থেকে"}).get("class") == "translation"


def test_a_translation_is_a_draft_until_somebody_stands_for_it() -> None:
    assert "খসড়া" in text(state_of(SLEEP_BN))
    reviewed = text(state_of(SLEEP_BN, reviewer=Person("সালমা", "ফিজিওথেরাপিস্ট")))
    assert "খসড়া" not in reviewed and "অনুবাদ পর্যালোচনা করেছেন: সালমা, ফিজিওথেরাপিস্ট" in reviewed
    assert not site().tree("en/sleep/index.html").xpath("//div[contains(@class,'translation')]")


def test_an_untranslated_title_and_summary_say_their_language() -> None:
    tree = Site({"sleep": (SLEEP, {})}, threshold=0).tree("bn/sleep/index.html")
    assert tree.xpath("//h1/@lang") == ["en"] == tree.xpath("//p[@class='lede']/@lang")
    assert not site().tree("bn/sleep/index.html").xpath("//h1/@lang")


def test_a_page_has_one_title_one_main_and_no_script_but_for_searching() -> None:
    for path, data in site().files.items():
        if path.endswith(".html"):
            tree = parsed(data)
            assert (len(tree.xpath("//h1")), len(tree.xpath("//main"))) == (1, 1)
            searching = {"module"} if path.endswith("/search/index.html") else set()
            assert set(tree.xpath("//script/@type")) <= {"application/ld+json", *searching}
            assert len(tree.xpath("//script")) == len(tree.xpath("//script[@type]"))
            assert len(tree.xpath("//style")) == 1
            assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))


def test_no_page_asks_for_anything_from_elsewhere() -> None:
    for path, data in site().files.items():
        if path.endswith(".html"):
            asked = parsed(data).xpath("//img/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //@srcset")
            assert all(address.startswith(("../", "assets/", "/health/assets/")) for address in asked), path


def test_links_between_articles_stay_in_the_language_or_say_where_they_lead() -> None:
    tree = site().tree("bn/sleep/index.html")
    inside = tree.xpath("//article//a[text()='হাঁটুন']")[0]
    assert (inside.get("href"), inside.get("hreflang")) == ("../../en/walking/#slow", "en")
    related = tree.xpath("//section[@class='related']//li")
    assert [text(line) for line in related] == ["Walking (ইংরেজি ভাষায়)"], "not itself, not what is gone"
    assert tree.xpath("//section[@class='related']//a/@hreflang") == ["en"]


def test_a_picture_has_its_size_and_one_owner() -> None:
    files = site()
    picture = files.tree("bn/sleep/index.html").xpath("//img")[0]
    assert (picture.get("width"), picture.get("height")) == ("640", "420")
    assert picture.get("src").removeprefix("../../") in files.files
    assert files.tree("en/sleep/index.html").xpath("//img/@src") == [picture.get("src")]


def test_a_missing_picture_stops_its_page_alone(project: Path) -> None:
    (project / "source" / "images" / "knees.svg").unlink()
    whole = site()
    artifacts = {a.path: a for a in FORMAT.bind(whole.editions[0])}
    sleep = artifacts["en/sleep/index.html"]
    with pytest.raises(RenderError, match=r"source/sleep\.md:13: there is no picture source/images/knees\.svg"):
        sleep.make(FORMAT.compose(whole.pages["en", "sleep"], language("en")), *sleep.inputs)
    walk = artifacts["en/walking/index.html"]
    assert walk.make(FORMAT.compose(whole.pages["en", "walking"], language("en")), *walk.inputs)


def test_the_list_says_where_an_unpublished_article_can_be_read() -> None:
    entries = site().tree("bn/index.html").xpath("//ul[@class='articles']/li")
    assert [text(e) for e in entries] == [
        "সায়াটিকা নিয়ে ঘুম শোয়ার উপায়। আরও যে ভাষায় আছে: English",
        "হাঁটা Short walks. এই ভাষায় এখনও নেই: ইংরেজি ভাষায় পড়ুন।",
    ]
    walk = entries[1].xpath(".//a")[0]
    assert (walk.get("href"), walk.get("hreflang"), walk.get("lang")) == ("../en/walking/", "en", None)
    assert entries[1].xpath("./p[1]/@lang") == ["en"]


def test_the_front_door_names_each_language_by_its_own_name() -> None:
    doors = site().tree("index.html").xpath("//ul[@class='doors']/li")
    assert [(d.get("lang"), text(d)) for d in doors] == [
        ("en", "English Back and leg pain Plain advice"),
        ("bn", "বাংলা পিঠ ও পায়ের ব্যথা"),
    ]
    assert [d.xpath("./a/@href") for d in doors] == [["en/"], ["bn/"]]


def test_a_lost_reader_is_told_in_every_language() -> None:
    files = site()
    assert [text(p) for p in files.tree("404.html").xpath("//p")] == [
        "There is no page at this address.",
        "এই ঠিকানায় কোনো পাতা নেই।",
    ]
    for path in ("404.html", "bn/404.html"):
        tree = files.tree(path)
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not tree.xpath("//link[@rel='canonical']")
        assert all(a.startswith(("/health/", "#", "tel:", "https:")) for a in tree.xpath("//a/@href"))


def test_the_contact_line_is_in_the_pages_digits_and_dials_abroad_too() -> None:
    files = site()
    for path, line in (("bn/index.html", "পরামর্শ নিতে ০১৯৭৫৪৫১৫২৫"), ("en/index.html", "For advice call 01975451525")):
        contact = files.tree(path).xpath("//p[@class='contact']")[0]
        assert text(contact) == line
        assert contact.xpath("./a/@href") == ["tel:+8801975451525"]


def test_the_reply_form_needs_no_script() -> None:
    tree = site().tree("bn/sleep/index.html")
    form = tree.xpath("//form")[0]
    assert (form.get("method"), form.get("action")) == ("post", "https://example.org/reply")
    fields = {field.get("name"): field for field in form.xpath(".//input[not(@type='hidden')]|.//textarea")}
    assert list(fields) == ["comment", "name", "email", "website", "more"]
    assert [name for name, field in fields.items() if field.get("required") is not None] == ["comment", "name", "email"]
    assert [text(label) for label in form.xpath(".//label")] == [
        "মন্তব্য *",
        "নাম *",
        "ইমেইল *",
        "ওয়েবসাইট",
        "এই ঘরটি ফাঁকা রাখুন",
    ]
    assert fields["more"].get("tabindex") == "-1" and fields["more"].getparent().get("aria-hidden") == "true"
    assert {label.get("for") for label in form.xpath(".//label")} == {field.get("id") for field in fields.values()}
    described = tree.get_element_by_id(fields["name"].get("aria-describedby").split()[0])
    assert text(described) == "এই ঘরটি পূরণ করা আবশ্যক।"
    assert form.xpath(".//input[@type='hidden']/@value") == ["bn/sleep", "bn"]


def test_what_is_not_set_is_left_out() -> None:
    tree = site(contact=Contact()).tree("bn/sleep/index.html")
    assert not tree.xpath("//form|//p[@class='contact']|//nav[@class='follow']|//p[@class='pdf']")
    assert "মন্তব্য" not in text(tree)


def test_the_printed_page_is_linked_when_there_is_one() -> None:
    tree = site(settings={"pdf": True}).tree("bn/sleep/index.html")
    assert tree.xpath("//p[@class='pdf']/a/@href") == ["../../bn/print/sleep.pdf"]


def test_a_language_we_ship_no_words_in_says_that_they_are_english() -> None:
    tree = site(languages=("en", "ar"), threshold=0).tree("ar/sleep/index.html")
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    heading = tree.xpath("//section[@class='reply']/h2/span")[0]
    assert (heading.text, heading.get("lang"), heading.get("dir")) == ("Leave a reply", "en", "ltr")
    mark = tree.xpath("//p[@class='untranslated']/span[@class='mark']")[0]
    assert (mark.get("lang"), mark.get("dir")) == ("en", "ltr"), "its words are English too"


def test_hostile_texts_stay_text() -> None:
    evil = '"><script>alert(1)</script>'
    article = f"---\ntitle: 'Rest {evil}'\ndescription: 'D {evil}'\nauthor: 'A {evil}'\n---\n\n## One\n"
    bengali = {f"Rest {evil}": f"ঘুম {evil}", f"D {evil}": f"বি {evil}", f"A {evil}": f"লে {evil}", "One": "এক"}
    whole = Site({"sleep": (article, bengali)}, words={"bn": {"Follow me": evil}})
    for path in ("bn/sleep/index.html", "bn/index.html", "en/sleep/index.html"):
        assert b"<script>alert" not in whole.files[path]
        assert evil in (whole.tree(path).findtext(".//title") or "") or evil in text(whole.tree(path).find(".//main"))


# ---------------------------------------------------------------- what artifacts hang on


def inputs_of(of: Site, code: str) -> dict[str, str]:
    """Path → what its key is made of."""
    edition = next(e for e in of.editions if e.language.code == code)
    return {artifact.path: repr(artifact.inputs) for artifact in FORMAT.bind(edition)}


def test_another_articles_text_changes_no_page_of_ours() -> None:
    before = inputs_of(site(), "en")
    after = inputs_of(Site({"sleep": (SLEEP, SLEEP_BN), "walking": (WALK + "\n\nMore.", WALK_BN)}), "en")
    assert before == after


def test_another_articles_title_changes_only_pages_that_show_it() -> None:
    article = ("---\ntitle: Heat\n---\n\nSee [walk](walking.md).", {})
    before = Site({"heat": article, "sleep": (SLEEP, SLEEP_BN), "walking": (WALK, WALK_BN)})
    after = Site({"heat": article, "sleep": (SLEEP, SLEEP_BN), "walking": (WALK.replace("Walking", "Walks"), WALK_BN)})
    one, two = inputs_of(before, "en"), inputs_of(after, "en")
    assert {path for path in one if one[path] != two[path]} == {
        "en/feed.xml",
        "en/index.html",
        "en/search/index.html",
        "en/sleep/index.html",
        "en/walking/index.html",
    }, "heat links to it, but does not say its title"


def test_a_picture_that_changes_changes_the_pages_that_show_it(project: Path) -> None:
    before = inputs_of(site(), "en")
    (project / "source" / "images" / "knees.svg").write_text('<svg viewBox="0 0 64 42"/><!-- longer than before -->')
    after = inputs_of(site(), "en")
    assert {path for path in before if before[path] != after[path]} == {"en/sleep/index.html"}


def test_a_reviewers_name_changes_the_pages_of_one_language() -> None:
    person = Person("সালমা")
    assert inputs_of(site(), "en") == inputs_of(site(reviewer=person), "en")
    assert inputs_of(site(), "bn") != inputs_of(site(reviewer=person), "bn")


# ---------------------------------------------------------------- themes, and pages without a site


def test_a_projects_theme_overrides_blocks_and_adds_style(project: Path) -> None:
    (project / "theme").mkdir()
    (project / "theme" / "page.html").write_text(
        '{% extends "dobhashi/page.html" %}{% block reply %}<p id="own">{{ _("Name") }}</p>{% endblock %}'
    )
    (project / "theme" / "style.css").write_text("body { --accent: teal }")
    tree = site().tree("bn/sleep/index.html")
    assert text(tree.get_element_by_id("own")) == "নাম"
    assert not tree.xpath("//form")
    assert ":teal}" in tree.findtext(".//style")


def test_a_changed_theme_changes_every_key(project: Path) -> None:
    before = inputs_of(site(), "en")
    (project / "theme").mkdir()
    (project / "theme" / "style.css").write_text("body{}")
    after = inputs_of(site(), "en")
    assert all(before[path] != after[path] for path in before if path.endswith(".html"))


def test_a_page_without_a_project_keeps_its_addresses() -> None:
    page = made(SLEEP, SLEEP_BN)
    tree = parsed(standalone(replace(page, links=()), language("bn")))
    assert tree.get("lang") == "bn"
    assert tree.findtext(".//h1") == "সায়াটিকা নিয়ে ঘুম"
    assert not tree.xpath("//h1/@lang")
    assert (
        parsed(standalone(made(SLEEP, {}), language("bn"))).xpath("//h1/@lang | //p[@class='lede']/@lang") == ["en"] * 2
    )
    assert tree.xpath("//img/@src") == ["images/knees.svg"]
    assert tree.xpath("//article//a[text()='হাঁটুন']/@href") == ["walking.md#slow"]


def test_dates_that_are_the_same_are_said_once() -> None:
    whole = site()
    page = whole.pages["en", "sleep"]
    assert page.meta.updated == date(2026, 4, 1)
    same_day = SLEEP.replace("updated: 2026-04-01", "updated: 2026-03-09")
    tree = Site({"sleep": (same_day, {})}).tree("en/sleep/index.html")
    assert tree.xpath("//time/@datetime") == ["2026-03-09", "2027-03-09"]


# ---------------------------------------------------------------- ways on from an article, and back to its makers


def test_the_articles_before_and_after_are_those_of_the_same_language_in_reading_order() -> None:
    three = Site(
        {"heat": ("---\ntitle: Heat\n---\n\nWarm.", {}), "sleep": (SLEEP, SLEEP_BN), "walking": (WALK, WALK_BN)}
    )
    turn = three.tree("en/sleep/index.html").xpath("//nav[@class='turn']/a")
    assert [(a.get("rel"), a.get("href"), text(a)) for a in turn] == [
        ("prev", "../../en/heat/", "Previous Heat"),
        ("next", "../../en/walking/", "Next Walking"),
    ]
    assert not three.tree("bn/sleep/index.html").xpath("//nav[@class='turn']"), "the only one that is Bengali"


@pytest.mark.parametrize(
    ("contact", "whole", "part"),
    [
        (
            Contact(email="editor@example.org"),
            "mailto:editor@example.org?subject=%5Bbn%5D%20bn/sleep/&body=https%3A%2F%2Fexample.org%2Fhealth%2Fbn%2Fsleep%2F",
            "mailto:editor@example.org?subject=%5Bbn%5D%20bn/sleep/%23slow&body=https%3A%2F%2Fexample.org%2Fhealth%2F",
        ),
        (
            Contact(report="https://example.org/report?page={page}&language={language}&block={block}"),
            "https://example.org/report?page=bn%2Fsleep&language=bn&block=",
            "https://example.org/report?page=bn%2Fsleep&language=bn&block=slow",
        ),
    ],
)
def test_a_report_of_a_mistake_knows_page_language_and_block(contact: Contact, whole: str, part: str) -> None:
    tree = site(contact=contact).tree("bn/sleep/index.html")
    lines = tree.xpath("//details[@class='report']//a")
    assert [text(line) for line in lines] == ["ধীরে", "এই পাতার অন্য কোথাও"]
    assert lines[0].get("href").startswith(part) and lines[1].get("href").startswith(whole)


def test_without_an_address_for_reports_there_is_no_way_to_report() -> None:
    assert not site(contact=Contact()).tree("bn/sleep/index.html").xpath("//details[@class='report']")


def test_an_untranslated_page_that_is_published_all_the_same_leads_machines_to_the_original() -> None:
    bare = Site({"sleep": (SLEEP, {"Sleeping with sciatica": "সায়াটিকা নিয়ে ঘুম"})}, threshold=0)
    tree = bare.tree("bn/sleep/index.html")
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/en/sleep/"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not alternates(tree) and not tree.xpath("//script")
    assert set(alternates(bare.tree("en/sleep/index.html"))) == {"en", "x-default"}
    assert b"bn/sleep" not in bare.files["sitemap.xml"] and b"bn/sleep" not in bare.files["bn/feed.xml"]


def test_ids_in_a_feed_outlive_titles_addresses_and_renamings() -> None:
    def ids(article: str, domain: str) -> set[bytes]:
        return set(re.findall(rb"<id>(.*?)</id>", Site({domain: (article, {})}).files["en/feed.xml"]))

    renamed = SLEEP.replace("Sleeping with sciatica", "Sleep").replace("order:", "slug: night\norder:")
    assert ids(SLEEP, "sleep") == ids(renamed.replace("title:", "was: sleep\ntitle:", 1), "night")


def test_linked_data_cannot_end_the_element_it_stands_in() -> None:
    evil = "</script><script>alert(1)</script>"
    tree = Site({"sleep": (f"---\ntitle: 'Rest {evil}'\n---\n\nText.", {})}).tree("en/sleep/index.html")
    assert json.loads(tree.xpath("//script")[0].text)["headline"] == f"Rest {evil}"
    assert len(tree.xpath("//script")) == 1
