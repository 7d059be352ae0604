"""Every file of the example site is what it says it is: HTML, CSS, sitemap, feeds, JSON-LD, alternates."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from .conftest import TOOLS, needed
from .site import parsed

BASE = "https://dobhashi.example"
SCHEMAS = Path(__file__).parent / "schemas"


def test_the_nu_html_checker_has_nothing_to_say(example: Path) -> None:
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    needed(jar.is_file(), "the Nu HTML checker")
    needed(shutil.which("java"), "Java")
    pages = [str(path) for path in example.rglob("*.html")]
    command = ["java", "-Xss8m", "-jar", str(jar), "--also-check-css", "--format", "gnu", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr.replace(example.as_uri(), ""), done.returncode) == ("", 0)
    assert len(pages) > 10


def trees(example: Path) -> dict[str, Any]:
    """Address → page, for every page that has one."""
    found = {path: parsed(path.read_bytes()) for path in example.rglob("*.html")}
    return {
        f"{BASE}/{path.relative_to(example).as_posix().removesuffix('index.html')}": tree
        for path, tree in found.items()
        if path.name == "index.html"
    }


def alternates(tree: Any) -> dict[str, str]:
    return {e.get("hreflang"): e.get("href") for e in tree.xpath("//head/link[@rel='alternate'][@hreflang]")}


def test_alternates_are_absolute_name_the_page_itself_are_mutual_and_have_a_default(example: Path) -> None:
    pages = trees(example)
    told = {address: alternates(tree) for address, tree in pages.items() if alternates(tree)}
    assert len(told) >= 11
    for address, table in told.items():
        assert all(href.startswith(f"{BASE}/") for href in table.values())
        assert "x-default" in table and address in table.values()
        for code, href in table.items():
            assert told[href] == table
            if code != "x-default":
                assert pages[href].get("lang") == code
        assert pages[address].xpath("//link[@rel='canonical']/@href") == [address]


def test_the_sitemap_lists_the_same_alternates_and_is_valid(example: Path) -> None:
    root = etree.parse(example / "sitemap.xml")
    etree.RelaxNG(etree.parse(SCHEMAS / "sitemap.rng")).assertValid(root)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        url.findtext("s:loc", namespaces=names): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", namespaces=names)
        }
        for url in root.iterfind("s:url", namespaces=names)
    }
    pages = trees(example)
    assert listed == {address: alternates(tree) for address, tree in pages.items() if alternates(tree)}
    days = {url.findtext("s:lastmod", namespaces=names) for url in root.iterfind("s:url", namespaces=names)}
    assert days == {"2026-11-16"}, "the articles' own days, never the clock's"


@pytest.mark.parametrize("code", ["en", "bn", "ar"])
def test_each_language_has_a_valid_feed_in_it(code: str, example: Path) -> None:
    root = etree.parse(example / code / "feed.xml")
    etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng")).assertValid(root)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    ids = [element.text for element in root.iterfind(".//a:id", namespaces=atom)]
    assert len(ids) == len(set(ids))
    # Nothing of the Arabic articles is Arabic, so their feed has no entries.
    assert len(ids) == (1 if code == "ar" else 5)
    moments = [e.text for e in root.iterfind(".//a:entry/a:updated", namespaces=atom)]
    assert moments == sorted(moments, reverse=True)
    if code == "bn":
        assert "হালনাগাদ: ১৬ নভেম্বর ২০২৬" in (root.findtext(".//a:content", namespaces=atom) or "")


def test_a_page_without_a_word_of_its_language_is_another_way_to_read_the_original(example: Path) -> None:
    tree = trees(example)[f"{BASE}/ar/red-flags-back-pain/"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/en/red-flags-back-pain/"]
    assert not alternates(tree) and not tree.xpath("//script")
    assert "/ar/" not in (example / "sitemap.xml").read_text(encoding="utf-8")


def test_linked_data_names_the_original_and_its_translations(example: Path) -> None:
    pages = trees(example)
    told = {
        code: json.loads(pages[f"{BASE}/{code}/sleeping-with-sciatica/"].findtext(".//script")) for code in ("en", "bn")
    }
    for code, thing in told.items():
        assert thing["@type"] == "MedicalWebPage" and thing["inLanguage"] == code
        assert thing["@id"] == f"{BASE}/{code}/sleeping-with-sciatica/"
        assert thing["datePublished"] == "2026-10-19" and thing["audience"] == {"@type": "Patient"}
        assert [cited.get("url") for cited in thing["citation"]][:2] == [
            "https://doi.org/10.1136/ebm1132",
            "https://www.nhs.uk/conditions/sciatica/",
        ]
    assert [(work["@id"], work["inLanguage"]) for work in told["en"]["workTranslation"]] == [(told["bn"]["@id"], "bn")]
    assert told["bn"]["translationOfWork"]["@id"] == told["en"]["@id"]
    assert told["bn"]["headline"] == "সায়াটিকা নিয়ে ঘুমানো"


def test_the_hosts_headers_allow_exactly_our_style_sheets(example: Path) -> None:
    from base64 import b64encode
    from hashlib import sha256

    headers = (example / "_headers").read_text(encoding="utf-8")
    assert "default-src 'none'" in headers and "unsafe" not in headers
    for path in example.rglob("*.html"):
        tree = parsed(path.read_bytes())
        css = tree.findtext(".//style")
        name = f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"
        assert name in headers
        policy = tree.xpath("//meta[@http-equiv='content-security-policy']/@content")
        assert len(policy) == 2 and f"style-src {name}" in policy[0]


def test_robots_are_told_of_the_sitemap(example: Path) -> None:
    assert f"Sitemap: {BASE}/sitemap.xml" in (example / "robots.txt").read_text(encoding="utf-8")
