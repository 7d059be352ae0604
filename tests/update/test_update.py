"""Law 5: updating twice is updating once; and no translation is lost, whatever becomes of its article."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, WALKING, WALKING_BN, change, write

from pipeline.build.catalogs import UpdateReport, update
from pipeline.build.templates import extract
from pipeline.catalog.po import parse_po
from pipeline.model import Catalog
from pipeline.project import Project

CATALOGS = "locales/bn/LC_MESSAGES"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


def updated(folder: Path, *domains: str, languages: tuple[str, ...] = ()) -> UpdateReport:
    return update(Project.find(folder), domains or None, languages)


def locales(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "locales").rglob("*.po*")}


def catalog(folder: Path, domain: str, language: str = "bn") -> Catalog:
    path = folder / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
    return parse_po(path.read_bytes(), path=path.name, domain=domain, language=language)


def translations(folder: Path, domain: str) -> dict[str, str]:
    return {message.msgid: message.msgstr for message in catalog(folder, domain).messages if message.msgstr}


WALKS = {
    "Walking": "হাঁটা",
    "Short walks help.": "অল্প হাঁটলে উপকার হয়।",
    "Walk for ten minutes, then rest.": "দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।",
    "When to stop": "কখন থামবেন",
    "Stop when the pain goes below the knee.": "ব্যথা হাঁটুর নিচে নামলে থামুন।",
}


def test_updating_twice_is_updating_once(folder: Path) -> None:
    first = updated(folder)
    before = locales(folder)
    again = updated(folder)
    assert first.written
    assert (again.written, again.renamed, again.removed, again.findings) == ((), (), (), ())
    assert again.unchanged == len(before) == 6
    assert locales(folder) == before


def test_extracting_before_or_after_makes_no_difference(folder: Path) -> None:
    updated(folder)
    before = locales(folder)
    assert extract(Project.find(folder)).written == ()
    assert locales(folder) == before


def test_translations_and_the_words_of_translators_stay(folder: Path) -> None:
    updated(folder)
    assert translations(folder, "walking") == WALKS
    text = (folder / CATALOGS / "walking.po").read_text(encoding="utf-8")
    assert '# প্রশ্ন: "থামবেন" নাকি "বন্ধ করবেন"?\n' in text


def test_one_changed_msgstr_changes_only_its_own_lines(folder: Path) -> None:
    updated(folder)
    before = (folder / CATALOGS / "walking.po").read_text(encoding="utf-8").splitlines()
    change(folder / CATALOGS / "walking.po", "কখন থামবেন", "কখন থামা ভালো")
    updated(folder)
    after = (folder / CATALOGS / "walking.po").read_text(encoding="utf-8").splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ['msgstr "কখন থামা ভালো"']


def test_what_is_asked_for_is_all_that_changes(folder: Path) -> None:
    change(folder / "site.toml", '"bn"]', '"bn", "hi"]')
    report = updated(folder, "walking", languages=("bn",))
    assert set(report.written) == {"locales/templates/walking.pot", f"{CATALOGS}/walking.po"}
    assert not (folder / "locales/hi").exists()


def test_a_new_language_gets_empty_catalogs_with_its_own_plural_rule(folder: Path) -> None:
    change(folder / "site.toml", '"bn"]', '"bn", "ar"]')
    updated(folder)
    arabic = catalog(folder, "walking", "ar")
    assert arabic.header("Language") == "ar"
    assert arabic.header("Plural-Forms").startswith("nplurals=6;")
    assert not any(message.msgstr for message in arabic.messages)


def test_the_themes_words_begin_with_what_ships(folder: Path) -> None:
    updated(folder)
    words = translations(folder, "site")
    assert len(words) > 40
    msgid, msgstr = next(iter(words.items()))
    change(folder / CATALOGS / "site.po", f'msgstr "{msgstr}"', 'msgstr "নিজের কথা"')
    updated(folder)
    assert translations(folder, "site")[msgid] == "নিজের কথা", "what the project says stays"


# ---------------------------------------------------------------- articles that change


def test_a_passage_that_went_is_kept_as_memory_and_comes_back(folder: Path) -> None:
    updated(folder)
    whole = locales(folder)
    change(folder / "source/walking.md", "## When to stop\n", "")
    report = updated(folder)
    assert report.counts("bn") == {"obsolete": 1}
    [memory] = [message for message in catalog(folder, "walking").messages if message.obsolete]
    assert (memory.msgid, memory.msgstr) == ("When to stop", "কখন থামবেন")
    change(folder / "source/walking.md", "Stop when", "## When to stop\n\nStop when")
    assert updated(folder).counts("bn") == {"revived": 1}
    assert locales(folder) == whole


def test_an_edited_passage_is_in_doubt_until_somebody_says_otherwise(folder: Path) -> None:
    updated(folder)
    change(folder / "source/walking.md", "ten minutes", "twenty minutes")
    assert updated(folder).counts("bn") == {"fuzzy": 1}
    [doubt] = [message for message in catalog(folder, "walking").messages if message.fuzzy]
    assert doubt.msgid == "Walk for twenty minutes, then rest."
    assert doubt.msgstr == WALKS["Walk for ten minutes, then rest."]
    assert doubt.previous is not None
    assert doubt.previous.msgid == "Walk for ten minutes, then rest."
    assert updated(folder).written == ()
    change(folder / "source/walking.md", "twenty minutes", "ten minutes")
    assert updated(folder).counts("bn") == {"restored": 1}
    assert translations(folder, "walking") == WALKS


def test_the_catalog_of_a_deleted_article_stays_and_its_template_goes(folder: Path) -> None:
    updated(folder)
    (folder / "source/walking.md").unlink()
    report = updated(folder)
    assert report.removed == ("locales/templates/walking.pot",)
    assert translations(folder, "walking") == WALKS
    write(folder, {"source/walking.md": WALKING})
    updated(folder)
    assert translations(folder, "walking") == WALKS


# ---------------------------------------------------------------- articles that move


def moved(folder: Path, new: str) -> None:
    (folder / f"source/{new}.md").parent.mkdir(parents=True, exist_ok=True)
    (folder / "source/walking.md").rename(folder / f"source/{new}.md")


@pytest.mark.parametrize("new", ["going-for-a-walk", "movement/walking", "হাঁটা"])
def test_a_renamed_article_keeps_its_translations(folder: Path, new: str) -> None:
    updated(folder)
    moved(folder, new)
    report = updated(folder)
    assert report.renamed == ((f"{CATALOGS}/walking.po", f"{CATALOGS}/{new}.po"),)
    assert report.removed == ("locales/templates/walking.pot",)
    assert translations(folder, new) == WALKS
    assert not (folder / CATALOGS / "walking.po").exists()
    assert f"#: source/{new}.md" in (folder / CATALOGS / f"{new}.po").read_text(encoding="utf-8")
    assert updated(folder).written == ()


def test_it_does_so_in_every_language(folder: Path) -> None:
    change(folder / "site.toml", '"bn"]', '"bn", "hi"]')
    updated(folder)
    moved(folder, "steps")
    assert {new for _, new in updated(folder).renamed} == {
        "locales/bn/LC_MESSAGES/steps.po",
        "locales/hi/LC_MESSAGES/steps.po",
    }


def test_an_article_that_says_what_it_was_needs_no_resemblance(folder: Path) -> None:
    updated(folder)
    (folder / "source/walking.md").unlink()
    write(folder, {"source/stairs.md": "---\ntitle: Stairs\nwas: walking\n---\n\nClimb slowly.\n\nWalking\n"})
    report = updated(folder)
    assert report.renamed == ((f"{CATALOGS}/walking.po", f"{CATALOGS}/stairs.po"),)
    assert translations(folder, "stairs") == WALKS, "what it no longer says is kept as memory"
    assert report.counts("bn") == {"obsolete": 4, "new": 2}


def test_an_article_that_resembles_no_other_begins_anew(folder: Path) -> None:
    updated(folder)
    (folder / "source/walking.md").unlink()
    write(folder, {"source/heat.md": "---\ntitle: Heat\n---\n\nWarm the muscle.\n"})
    assert updated(folder).renamed == ()
    assert translations(folder, "heat") == {}
    assert translations(folder, "walking") == WALKS


def test_an_article_that_has_a_catalog_takes_no_other(folder: Path) -> None:
    updated(folder)
    moved(folder, "steps")
    write(folder, {f"{CATALOGS}/steps.po": WALKING_BN.replace("হাঁটা", "পদক্ষেপ")})
    assert updated(folder).renamed == ()
    assert translations(folder, "steps")["Walking"] == "পদক্ষেপ"
    assert translations(folder, "walking") == WALKS


def test_of_two_copies_one_takes_the_catalog_and_the_other_is_offered_its_texts(folder: Path) -> None:
    updated(folder)
    moved(folder, "b")
    write(folder, {"source/a.md": WALKING})
    report = updated(folder)
    assert len(report.renamed) == 1
    assert translations(folder, "a") == translations(folder, "b") == WALKS
    [(_, new)] = report.renamed
    copy = "a" if new.endswith("b.po") else "b"
    assert all(message.fuzzy for message in catalog(folder, copy).messages if message.msgstr), "a person looks first"


# ---------------------------------------------------------------- what cannot be read


def test_a_broken_catalog_is_left_alone_and_the_others_are_updated(folder: Path) -> None:
    write(folder, {f"{CATALOGS}/walking.po": WALKING_BN + 'msgid "no end\n'})
    before = (folder / CATALOGS / "walking.po").read_bytes()
    report = updated(folder)
    assert [(one.code, one.domain, one.language) for one in report.findings] == [
        ("catalog-unreadable", "walking", "bn")
    ]
    assert (folder / CATALOGS / "walking.po").read_bytes() == before
    assert f"{CATALOGS}/sleeping.po" in report.written
    assert "locales/templates/walking.pot" in report.written


@pytest.mark.parametrize("was", ["", "was: walking\n"])
def test_a_broken_catalog_of_a_renamed_article_follows_once_it_is_mended(folder: Path, was: str) -> None:
    updated(folder)
    good = (folder / CATALOGS / "walking.po").read_bytes()
    moved(folder, "steps")
    if was:
        change(folder / "source/steps.md", "title:", f"{was}title:")
        (folder / "locales/templates/walking.pot").unlink()
    (folder / CATALOGS / "walking.po").write_bytes(good + b'msgid "no end\n')
    for _ in range(2):
        report = updated(folder)
        assert [one.code for one in report.findings] == ["catalog-unreadable"]
        assert not (folder / CATALOGS / "steps.po").exists()
    (folder / CATALOGS / "walking.po").write_bytes(good)
    assert updated(folder).renamed == ((f"{CATALOGS}/walking.po", f"{CATALOGS}/steps.po"),)
    assert translations(folder, "steps") == WALKS


def test_an_unreadable_article_keeps_its_template_and_its_catalog(folder: Path) -> None:
    updated(folder)
    before = locales(folder)
    (folder / "source/walking.md").write_bytes(b"\xff")
    report = updated(folder)
    assert [one.code for one in report.findings] == ["article-unreadable"]
    assert locales(folder) == before


def test_a_template_that_cannot_be_read_is_made_again(folder: Path) -> None:
    updated(folder)
    before = locales(folder)
    (folder / "locales/templates/walking.pot").write_bytes(b'msgid "\xff')
    assert updated(folder).written == ("locales/templates/walking.pot",)
    assert locales(folder) == before


def test_templates_of_others_stay(folder: Path) -> None:
    write(
        folder, {"locales/templates/theirs.pot": 'msgid ""\nmsgstr ""\n', "locales/templates/kept.pot/note.txt": "-\n"}
    )
    assert updated(folder).removed == ()
    assert extract(Project.find(folder)).removed == ()


def test_a_header_with_another_charset_is_set_right_and_told_once(folder: Path) -> None:
    updated(folder)
    before = translations(folder, "walking")
    path = folder / CATALOGS / "walking.po"
    path.write_bytes(path.read_bytes().replace(b"charset=UTF-8", b"charset=ISO-8859-1"))
    [finding] = updated(folder).findings
    assert (finding.code, "ISO-8859-1" in finding.message) == ("header", True)
    assert before
    assert translations(folder, "walking") == before
    assert b"charset=UTF-8" in path.read_bytes()
    assert not updated(folder).findings


def test_a_catalog_that_is_a_link_stays_one(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    updated(folder)
    path, shared = folder / CATALOGS / "walking.po", tmp_path_factory.mktemp("shared") / "bn walking.po"
    path.rename(shared)
    path.symlink_to(shared)
    change(folder / "source/walking.md", "Short walks help.", "Short walks help a lot.")
    assert f"{CATALOGS}/walking.po" in updated(folder).written
    assert path.is_symlink()
    assert "Short walks help a lot." in shared.read_text(encoding="utf-8")
    assert [one.name for one in shared.parent.iterdir()] == ["bn walking.po"]


@pytest.mark.parametrize(
    ("new", "front", "unsaid"),
    [
        ("going for a walk", "", "walking"),
        ("going-for-a-walk", "was: walking\n", ""),
        ("going-for-a-walk", "slug: walking\n", ""),
        ("back/walking", "", ""),
    ],
)
def test_an_address_that_leads_nowhere_after_a_rename_is_told(folder: Path, new: str, front: str, unsaid: str) -> None:
    updated(folder)
    text = (folder / "source/walking.md").read_text(encoding="utf-8")
    (folder / "source/walking.md").unlink()
    write(folder, {f"source/{new}.md": text.replace("title:", f"{front}title:", 1)})
    report = updated(folder)
    assert [path for _, path in report.renamed] == [f"{CATALOGS}/{new}.po"]
    assert dict(report.unsaid) == ({f"{CATALOGS}/{new}.po": unsaid} if unsaid else {})
