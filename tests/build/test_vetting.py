"""A translation in which a check finds a structural or safety error is not published: its passage alone is English."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.build.catalogs import update
from pipeline.build.vetting import is_framed
from pipeline.project import Project

from .projects import built, change, output, write

CATALOG = "locales/bn/LC_MESSAGES/sleeping.po"
PAGE = "bn/sleeping/index.html"
GOOD = 'msgstr "কাত হয়ে শোন। [হাঁটা][link-1] দেখুন।"'
BROKEN = 'msgstr "কাত হয়ে শোন। <b>হাঁটা</b> দেখুন।"'


def page(project: Path) -> str:
    return output(project)[PAGE].decode()


def told(project: Path) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in built(project).findings]


def line_of(project: Path, msgid: str) -> int:
    lines = (project / CATALOG).read_text(encoding="utf-8").split("\n")
    return lines.index(f'msgid "{msgid}"') + 1


def test_a_broken_translation_is_english_and_marked_and_the_site_is_built(project: Path) -> None:
    change(project / CATALOG, GOOD, BROKEN)
    report = built(project)
    assert report.failed
    codes = {finding.code for finding in report.findings}
    assert {"html-tags", "md-link-target"} <= codes
    line = line_of(project, "Lie on your side. See [walking][link-1].")
    assert {str(finding.place) for finding in report.findings} == {f"{CATALOG}:{line}"}
    html = page(project)
    assert "Lie on your side. See" in html and "কাত হয়ে শোন" not in html
    assert 'lang="en"' in html.split("Lie on your side.")[0].rsplit("<p", 1)[1], "it is marked as English"
    assert "রাতে কীভাবে শোবেন।" in html, "the other passages are shown"


def test_it_is_told_again_until_it_is_mended(project: Path) -> None:
    change(project / CATALOG, GOOD, BROKEN)
    first = told(project)
    assert first and told(project) == first
    change(project / CATALOG, BROKEN, GOOD)
    assert told(project) == []
    assert "কাত হয়ে শোন" in page(project)


def test_a_finding_moves_with_its_line(project: Path) -> None:
    change(project / CATALOG, GOOD, BROKEN)
    before = told(project)
    change(project / CATALOG, 'msgid "How to lie at night."', '# a note\nmsgid "How to lie at night."')
    assert [place for _, place in told(project)] == [
        f"{CATALOG}:{int(place.rpartition(':')[2]) + 1}" for _, place in before
    ]


def test_incremental_and_clean_builds_agree_whatever_was_broken_and_mended(project: Path, tmp_path: Path) -> None:
    built(project)
    for old, new in ((GOOD, BROKEN), (BROKEN, GOOD), (GOOD, GOOD.replace("[link-1]", "[link-9]"))):
        change(project / CATALOG, old, new)
        built(project)
        clean = tmp_path / f"clean{abs(hash(new))}"
        shutil.copytree(project, clean, ignore=shutil.ignore_patterns("output"))
        built(clean)
        assert output(clean) == output(project)


def test_a_waiver_lets_it_pass_and_dies_with_the_text(project: Path) -> None:
    update(Project.find(project))
    name = '"Lie on your side. See [walking][link-1]."'
    change(project / CATALOG, GOOD, 'msgstr "কাত হয়ে শোন।"')
    refused = {code for code, _ in told(project)}
    assert "md-link-target" in refused
    waiver = f"# dobhashi: allow {', '.join(sorted(refused))} — the page has no Bengali sister"
    text = (project / CATALOG).read_text(encoding="utf-8")
    head, rest = text.split(f"msgid {name}")
    block = head.rfind("\n\n") + 2
    (project / CATALOG).write_text(f"{head[:block]}{waiver}\n{head[block:]}msgid {name}{rest}", encoding="utf-8")
    assert told(project) == []
    assert "কাত হয়ে শোন।" in page(project)
    update(Project.find(project))
    assert "sister [" in (project / CATALOG).read_text(encoding="utf-8"), "it has its mark"
    assert told(project) == []
    change(project / CATALOG, 'msgstr "কাত হয়ে শোন।"', 'msgstr "পাশ ফিরে শোন।"')
    assert {code for code, _ in told(project)} == refused
    assert "পাশ ফিরে শোন।" not in page(project)


def test_severities_of_the_project_count_in_the_build(project: Path) -> None:
    change(project / CATALOG, GOOD, 'msgstr "কাত হয়ে শোন।"')
    assert told(project)
    with (project / "site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[checks.severity]\nlinks = "warning"\nmarkdown = "warning"\n')
    assert told(project) == []
    assert "কাত হয়ে শোন।" in page(project)


def test_a_blank_translation_takes_no_passage_off_the_page(project: Path) -> None:
    change(project / CATALOG, GOOD, 'msgstr "\u200b "')
    assert [code for code, _ in told(project)] == ["empty"]
    assert "Lie on your side. See" in page(project)


def test_a_broken_word_of_the_theme_is_english(project: Path) -> None:
    site = project / "locales/bn/LC_MESSAGES/site.po"
    update(Project.find(project))
    text = site.read_text(encoding="utf-8")
    (entry,) = [part for part in text.split("\n\n") if 'msgid "Skip to the text"' in part]
    good = entry.rpartition("msgstr ")[2]
    built(project)
    assert good.strip('"\n') in page(project)
    change(site, entry, entry.replace(good, '"<script>alert(1)</script>"'))
    report = built(project)
    assert report.failed and {finding.domain for finding in report.findings} == {"site"}
    assert "alert(1)" not in page(project) and "Skip to the text" in page(project)


def test_what_passed_once_is_not_looked_at_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.build import jobs
    from pipeline.checks.run import Bench

    jobs._bench.cache_clear()  # a build of another test may have found the text good
    looked: list[str] = []
    blocking = Bench.blocking

    def counting(self: Bench, pair: object) -> object:
        looked.append(pair.target_text)  # type: ignore[attr-defined]
        return blocking(self, pair)  # type: ignore[arg-type]

    monkeypatch.setattr(Bench, "blocking", counting)
    built(project)
    assert "রাতে কীভাবে শোবেন।" in looked
    looked.clear()
    change(project / CATALOG, "রাতে কীভাবে শোবেন।", "রাতে কেমন করে শোবেন।")
    built(project)
    assert [text for text in looked if "শোবেন" in text] == ["রাতে কেমন করে শোবেন।"]
    assert "হাঁটা" not in looked
    looked.clear()
    change(project / CATALOG, 'msgid "How to lie at night."', '# a note\nmsgid "How to lie at night."')
    built(project)
    assert [text for text in looked if "শোবেন" in text] == []


def test_a_language_without_catalogs_has_nothing_to_vet(tmp_path: Path) -> None:
    settings = 'name = "A"\nbase_url = "https://a.example"\nlanguages = ["en", "bn"]\n'
    files = {"site.toml": settings, "source/a.md": "---\ntitle: A\n---\n\nWalk.\n"}
    assert built(write(tmp_path / "bare", files)).findings == ()


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("⟦Rest **helps**.⟧", True),
        ("“Rest **helps**.”", True),
        ("Rest **helps**.", True),
        ("[Rest **helps**.]", False),
        ("⟦Rest **helps**.⟧ 2", False),
        ("⟦Rest helps.⟧", False),
    ],
)
def test_a_source_in_brackets_that_mean_nothing_is_built_as_the_source_is(text: str, framed: bool) -> None:
    assert is_framed(text, "Rest **helps**.") is framed
