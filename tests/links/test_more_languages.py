"""Another language needs a line in site.toml and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from .test_integrity import SITE, built, dead, project

ARTICLE = "---\ntitle: Walking\ndescription: Short walks help.\n---\n\n## When to stop\n\nStop after 15 minutes.\n"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("site"), {"walking": ARTICLE})
    settings = SITE.replace('["en", "bn"]', '["en", "bn", "hi", "ar"]').replace("threshold = 0", "threshold = 60")
    (folder / "site.toml").write_text(settings, encoding="utf-8")
    assert not built(folder).findings
    return folder / "output"


@pytest.mark.parametrize(("code", "direction", "name"), [("hi", "ltr", "हिन्दी"), ("ar", "rtl", "العربية")])
def test_a_language_without_a_catalog_has_its_frame_and_says_what_is_english(
    output: Path, code: str, direction: str, name: str
) -> None:
    assert not (output / code / "walking").exists()
    for path in ("index.html", "404.html", "search/index.html"):
        tree = html.document_fromstring((output / code / path).read_bytes())
        assert (tree.get("lang"), tree.get("dir")) == (code, direction)
        assert tree.xpath("//nav//*[@aria-current]/text()") == [name]
        [heading] = tree.xpath("//h1")
        english = heading.xpath("ancestor-or-self::*[@lang='en'] | .//*[@lang='en']")
        assert english and all(one.get("dir") == "ltr" for one in english)
        for link in tree.xpath("//main//a[contains(@href, 'walking')]"):
            assert (link.get("hreflang"), link.get("lang"), link.get("dir")) == ("en", "en", "ltr")


def test_nothing_leads_nowhere_in_a_site_with_more_languages(output: Path) -> None:
    assert list(dead(output, "https://site.example")) == []
