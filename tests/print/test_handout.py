"""What a handout says besides the article, and which handouts there are."""

from __future__ import annotations

import hashlib
import pickle
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import ProjectError
from pipeline.model import Artifact, Edition, Person
from pipeline.render.print import FORMAT
from pipeline.render.print.handout import Handout, handout_pdf, source
from pipeline.render.print.sheet import Sheet

from .paper import edition, paper_page

SCIATICA = """\
---
title: Sciatica
author: {name: Example site, qualification: from published sources}
published: 2026-10-05
updated: 2026-11-16
---

Rest. Then [sleep](sleep.md) and [walk](walk.md#slowly).
"""
REST = "Rest. Then [sleep][link-1] and [walk][link-2]."


def bound(of: Edition) -> list[Artifact]:
    return list(FORMAT.bind(of))


def parts(of: Edition) -> tuple[Sheet, Handout]:
    shared, own = bound(of)[0].inputs
    return shared, own


def shelf() -> list:
    names = ("sciatica", "sleep", "walk")
    texts = {"sciatica": SCIATICA, "sleep": "# Sleep\n\nLie on your side.", "walk": "# Walk\n\nSlowly."}
    english = [paper_page(texts[name], domain=name, shelf=names) for name in names]
    bengali = [
        paper_page(SCIATICA, {"Sciatica": "সায়াটিকা"}, shelf=names),
        paper_page(texts["sleep"], {"Sleep": "ঘুম", "Lie on your side.": "পাশ ফিরে শোন।"}, domain="sleep"),
    ]
    return [*bengali, *english]


def test_each_published_page_is_one_heavy_artifact_and_nothing_else_is_made() -> None:
    pages = shelf()
    assert [(a.path, a.body, a.heavy, a.make) for a in bound(edition("bn", *pages, threshold=5))] == [
        ("bn/print/sciatica.pdf", ("handout", "bn", "sciatica"), True, handout_pdf),
        ("bn/print/sleep.pdf", ("handout", "bn", "sleep"), True, handout_pdf),
    ]
    assert [a.path for a in bound(edition("bn", *pages, threshold=100))] == ["bn/print/sleep.pdf"]
    assert list(FORMAT.bind_site([edition("en", *pages)])) == []


def test_the_inputs_can_cross_to_a_worker_and_name_no_folder_of_this_machine() -> None:
    inputs = bound(edition("bn", *shelf()))[0].inputs
    assert pickle.loads(pickle.dumps(inputs)) == inputs
    assert str(Path.cwd()) not in repr(inputs)


def test_dates_counts_and_the_telephone_number_are_in_the_languages_digits() -> None:
    shared, own = parts(edition("bn", *shelf()))
    assert shared.contact == "পরামর্শ নিতে ০১৯৭৫৪৫১৫২৫"
    assert own.byline == (
        "লিখেছেন: Example site, from published sources",
        "Published ৫ অক্টোবর ২০২৬ · হালনাগাদ: ১৬ নভেম্বর ২০২৬",
    )
    assert own.notice[1].startswith("৪টি অংশের মধ্যে ১টি অনুবাদ করা হয়েছে।")


def test_an_english_page_has_no_notice() -> None:
    shared, own = parts(edition("en", *shelf()))
    assert own.notice == ()
    assert shared.contact == "For advice call 01975451525"


def test_a_translation_is_called_a_draft_until_somebody_has_reviewed_it() -> None:
    draft = "This translation is a draft: a clinician who speaks the language has not yet reviewed it."
    assert parts(edition("bn", *shelf()))[1].notice[0] == draft
    reviewed = parts(edition("bn", *shelf(), reviewer=Person("Site reviewer", "physiotherapist")))[1].notice
    assert draft not in reviewed
    assert "Translation reviewed by Site reviewer, physiotherapist" in reviewed
    own = paper_page("---\ntitle: T\ntranslation_reviewers: {bn: {name: Article reviewer}}\n---\n", {"T": "ট"})
    notice = parts(edition("bn", own, reviewer=Person("Site reviewer")))[1].notice
    assert notice[-1] == "Translation reviewed by Article reviewer"
    assert notice[0] == "All ১ passages are translated."


def test_a_link_leads_to_the_readers_language_or_else_to_the_source() -> None:
    of = edition("bn", *shelf(), threshold=5)
    shared, own = parts(of)
    assert own.links == (
        ("sleep", "https://dobhashi.example/bn/sleep/"),
        ("walk", "https://dobhashi.example/en/walk/"),
    )
    assert own.elsewhere == ("https://dobhashi.example/en/walk/",)
    assert dict(shared.words)["elsewhere"] == "ইংরেজি ভাষায়"
    document = source(FORMAT.compose(shelf()[0], of.language), shared, own)
    assert 'link("https://dobhashi.example/en/walk/#slowly"' in document
    assert "\ufdd0" not in document


def test_a_change_to_another_page_changes_no_input_of_this_one() -> None:
    pages = shelf()
    changed = [*pages[:1], paper_page("# Sleep\n\nSit.", {"Sleep": "নিদ্রা", "Sit.": "বসুন।"}, domain="sleep"), *pages[2:]]
    assert parts(edition("bn", *pages)) == parts(edition("bn", *changed))


def test_pictures_are_inputs_by_path_and_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.svg").write_bytes(b"<svg/>")
    page = paper_page("![a](a.svg) ![b](b.svg)")
    assert parts(edition("en", page))[1].pictures == (
        ("source/a.svg", hashlib.sha256(b"<svg/>").hexdigest()),
        ("source/b.svg", ""),
    )


@pytest.mark.parametrize(
    ("settings", "message"),
    [({"paper": "a3"}, "a3.*a4, us-letter, a5"), ({"fonts": "nowhere"}, "print.fonts.*nowhere")],
)
def test_settings_that_print_cannot_follow_are_named(settings: dict[str, str], message: str) -> None:
    with pytest.raises(ProjectError) as caught:
        bound(edition("en", *shelf(), settings=settings))
    assert str(caught.value.place) == "site.toml"
    assert re.search(message, str(caught.value))


# ---------------------------------------------------------------- large print, contents, revision


def test_a_size_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(ProjectError, match=r"print\.size is 'huge'") as caught:
        bound(edition("en", *shelf(), settings={"size": "huge"}))
    assert caught.value.hint == "known are normal, large"


@pytest.mark.parametrize("paper", ["a4", "us-letter", "a5"])
def test_large_print_has_letters_of_18_points_on_every_paper(paper: str) -> None:
    shared, own = parts(edition("bn", *shelf(), settings={"size": "large", "paper": paper}))
    assert '"size": 18pt' in source("", shared, own)
    normal, own = parts(edition("bn", *shelf(), settings={"paper": paper}))
    assert '"size": 18pt' not in source("", normal, own)


def test_a_revision_is_another_one_for_any_other_text_and_in_the_languages_digits() -> None:
    shared, own = parts(edition("bn", *shelf()))

    def revision(body: str) -> str:
        [found] = re.findall(r'"revision": \{ (.*?) \}', source(body, shared, own))
        return str(found)

    assert revision("a") == revision("a") != revision("b")
    assert re.search("[০-৯]{3}-[০-৯]{3}", revision("a"))


def test_the_day_of_the_translation_is_told_where_it_is_known() -> None:
    pages = shelf()
    plain = edition("bn", *pages)
    dated = replace(plain, pages=tuple(replace(page, translated=date(2026, 11, 20)) for page in plain.pages))
    assert "Translation of ২০ নভেম্বর ২০২৬" in " ".join(parts(dated)[1].byline)
    assert "Translation of" not in " ".join(parts(plain)[1].byline)
