"""A character that no font has costs a leaflet its passage's translation, never the leaflet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from print.readers import poppler

from pipeline.findings import Severity
from pipeline.render.print.typefaces import _SURE, _covered, lacking

from .projects import SITE, built, change, clean_output, output

CATALOG = "locales/bn/LC_MESSAGES/walking.po"
LEAFLET = "bn/print/walking.pdf"


@pytest.fixture
def paper(project: Path) -> Path:
    """The project, with leaflets, and a translation with a sign that is in no font."""
    settings = SITE.replace('["html"]', '["html", "print"]')
    (project / "site.toml").write_text(settings, encoding="utf-8")
    change(project / CATALOG, "দশ মিনিট হাঁটুন", "🚶 দশ মিনিট হাঁটুন")
    return project


def said(project: Path, path: str = LEAFLET) -> str:
    return " ".join(poppler(output(project)[path]).split())


def test_the_passage_is_printed_in_the_original_language_and_named(paper: Path) -> None:
    report = built(paper)
    [finding] = report.findings
    assert (finding.code, finding.severity, finding.language) == ("glyph-missing", Severity.ERROR, "bn")
    assert "U+1F6B6 PEDESTRIAN" in finding.message and "Noto Emoji" in finding.hint
    lines = (paper / CATALOG).read_text(encoding="utf-8").splitlines()
    line = lines.index('msgid "Walk for ten minutes, then rest."') + 1
    assert str(finding.place) == f"{CATALOG}:{line}"
    text = said(paper)
    assert "Walk for ten minutes, then rest." in text and "এখনও অনুবাদ হয়নি" in text
    assert "দশ মিনিট" not in text and "কখন থামবেন" in text
    assert "৫টি অংশের মধ্যে ৪টি" in text, "the sheet counts what it shows"
    assert "🚶 দশ মিনিট হাঁটুন" in output(paper)["bn/walking/index.html"].decode(), "screens have more fonts"


def test_it_is_told_until_it_is_mended_and_builds_agree(paper: Path) -> None:
    first = built(paper)
    before = output(paper)
    again = built(paper)
    assert again.findings == first.findings
    assert output(paper) == before == clean_output(paper)
    assert not [one for one in built(paper, formats=("html",)).findings if one.code == "glyph-missing"]
    assert built(paper, formats=("handout",)).findings == first.findings
    change(paper / CATALOG, "🚶 ", "")
    assert not built(paper).findings
    assert "দশ মিনিট হাঁটুন" in said(paper)
    assert output(paper) == clean_output(paper)


def test_every_edition_prints_the_same_passage_and_tells_of_it_once(paper: Path) -> None:
    (paper / "site.toml").write_text(
        (paper / "site.toml").read_text(encoding="utf-8")
        + '\n[print]\neditions = ["handout", "parallel", "press", "booklet"]\n',
        encoding="utf-8",
    )
    report = built(paper)
    assert [one.code for one in report.findings] == ["glyph-missing"]
    files = [
        path for path in output(paper) if path.endswith(".pdf") and path.startswith("bn/") and "sleeping" not in path
    ]
    assert len(files) == 6
    for path in files:
        assert "দশ মিনিট" not in said(paper, path), path


def test_a_sign_of_the_original_stays_in_the_translation_and_is_said_in_words(paper: Path) -> None:
    change(paper / "source/walking.md", "Walk for ten minutes", "🚶 Walk for ten minutes")
    change(paper / CATALOG, 'msgid "Walk for', 'msgid "🚶 Walk for')
    report = built(paper)
    assert {(one.code, one.language, str(one.place)) for one in report.findings} == {
        ("glyph-missing", "en", "source/walking.md:7"),
        ("glyph-missing", "bn", "source/walking.md:7"),
    }
    assert "[pedestrian] Walk for ten minutes" in said(paper, "en/print/walking.pdf")
    assert "[pedestrian] দশ মিনিট হাঁটুন" in said(paper)


def test_a_font_of_the_projects_that_has_it_lets_the_passage_stand(paper: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    built(paper)
    (paper / "fonts").mkdir()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "walker"])
    font.setupCharacterMap({ord("🚶"): "walker"})
    font.setupGlyf(dict.fromkeys((".notdef", "walker"), TTGlyphPen(None).glyph()))
    font.setupHorizontalMetrics(dict.fromkeys((".notdef", "walker"), (600, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Walkers", "styleName": "Regular", "psName": "Walkers"})
    font.setupOS2()
    font.setupPost()
    font.save(paper / "fonts" / "own.ttf")
    with (paper / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[print]\nfonts = "fonts"\n')
    assert not built(paper).findings
    assert "দশ মিনিট হাঁটুন" in said(paper)


# ---------------------------------------------------------------- what fonts have


def test_what_is_taken_for_granted_is_in_our_fonts() -> None:
    sure = [chr(code) for code in range(0x20, 0x3000) if _SURE.fullmatch(chr(code)) and not chr(code).isspace()]
    assert [
        one for one in sure if ord(one) not in _covered(()) and not re.match("[\x7f-\x9f\xad\u200b-\u200d]", one)
    ] == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("৩ প্যাকেট ORS, ≥ 8 cm → ½ ৳", ""),
        ("e\u0301 ড\u09bc a\u0302\u0301", ""),
        ("র\u200d্যাব \u2066a\u2069 \u034f\ufe0f\u3000\U000e0001", ""),
        ("Smile 😀, 你 and 😀", "😀你"),
    ],
)
def test_only_shapes_that_no_font_has_are_missed(text: str, missing: str) -> None:
    assert "".join(lacking(text)) == missing
