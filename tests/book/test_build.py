"""Books in a project: one file per language, made again when, and only when, something in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, SITE, built, change, clean_output, output, write

BOOK = "bn/back-and-leg-pain.epub"
ALL = ["bn/back-and-leg-pain.epub", "en/back-and-leg-pain.epub"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    site = SITE.replace('formats = ["html"]', 'formats = ["html", "print"]\nlicence = "CC BY 4.0"')
    return write(
        tmp_path / "site", {**FILES, "site.toml": f'{site}\n[print]\neditions = ["parallel", "booklet", "epub"]\n'}
    )


def test_a_book_is_made_once_and_again_when_a_translation_changes(project: Path):
    assert set(ALL) <= set(built(project).made)
    assert built(project).made == ()
    change(project / "locales/bn/LC_MESSAGES/walking.po", "দশ মিনিট", "পাঁচ মিনিট")
    assert BOOK in built(project).made
    assert output(project) == clean_output(project)


def test_the_list_of_articles_leads_to_the_book(project: Path):
    built(project)
    for code in ("en", "bn"):
        assert b'href="../%s/back-and-leg-pain.epub"' % code.encode() in output(project)[f"{code}/index.html"]


def test_a_translation_leads_to_the_page_beside_its_original(project: Path):
    built(project)
    files = output(project)
    assert b'href="parallel/"' in files["bn/walking/index.html"] and "bn/walking/parallel/index.html" in files
    assert b'href="parallel/"' not in files["en/walking/index.html"]


def test_a_book_is_whole_whatever_article_is_asked_for(project: Path):
    built(project)
    change(project / "source/walking.md", "ten minutes", "five minutes")
    report = built(project, formats=("epub",), domains=("sleeping",))
    assert "en/back-and-leg-pain.epub" in report.made
    assert output(project)["en/back-and-leg-pain.epub"] == clean_output(project)["en/back-and-leg-pain.epub"]


def test_a_book_without_its_broken_article_says_so_until_it_is_mended(project: Path):
    (project / "source/images/side.svg").unlink()
    for _ in range(2):
        report = built(project, formats=("epub",))
        said = [f"{found.place}: {found.message}" for found in report.findings if found.domain == ""]
        assert said == [
            "source/sleeping.md:10: there is no picture source/images/side.svg; "
            f"output/{path} is made without the article"
            for path in ALL
        ]
        assert report.failed
    write(project, {"source/images/side.svg": FILES["source/images/side.svg"]})
    assert not built(project).findings
    assert output(project) == clean_output(project)


def test_a_language_in_which_nothing_is_published_has_no_book(project: Path):
    for path in (project / "locales/bn/LC_MESSAGES").iterdir():
        path.unlink()
    built(project)
    assert BOOK not in output(project)
    assert "book" not in output(project)["bn/index.html"].decode().partition("<main")[2].partition("</main")[0]
