"""Which old catalog belongs to which article."""

from __future__ import annotations

from catalog.made import pot, translated
from pipeline.catalog.renames import renames

NOTHING: dict[str, tuple[str, ...]] = {}


def paths(*domains: str) -> dict[str, str]:
    return {domain: f"source/{domain}.md" for domain in domains}


def test_what_the_author_says_comes_first() -> None:
    new = {"b": pot("Quite another text now", domain="b")}
    orphans = {
        "a": translated({"Rest the leg": "পা বিশ্রামে রাখুন"}, "a"),
        "c": translated({"Quite another text now": "অন্য"}, "c"),
    }
    found = renames(new, orphans, was={"b": ("a",)}, paths=paths("b"))
    assert (found.old, found.findings) == ({"b": "a"}, ())


def test_the_first_former_name_that_has_a_catalog_counts() -> None:
    found = renames({"c": pot("x")}, {"a": translated({"y": ""})}, was={"c": ("b", "a")}, paths=paths("c"))
    assert found.old == {"c": "a"}


def test_half_of_the_words_in_common_is_enough() -> None:
    orphans = {"a": translated({"One two three": "", "Four five": ""}, "a")}
    assert renames({"b": pot("One two three", "New here")}, orphans, was=NOTHING, paths={}).old == {"b": "a"}
    assert renames({"b": pot("Four five", "New words are here")}, orphans, was=NOTHING, paths={}).old == {}


def test_one_old_catalog_serves_one_article_and_the_most_alike() -> None:
    orphans = {"a": translated({"One two three": "", "Four five": ""}, "a")}
    new = {"b": pot("One two three", "Six seven"), "c": pot("One two three", "Four five")}
    assert renames(new, orphans, was=NOTHING, paths={}).old == {"c": "a"}


def test_two_articles_that_claim_one_catalog_are_told() -> None:
    orphans = {"a": translated({"Rest": ""}, "a")}
    found = renames(
        {"b": pot("Rest"), "c": pot("Rest")}, orphans, was={"b": ("a",), "c": ("a",)}, paths=paths("b", "c")
    )
    assert found.old == {"b": "a"}
    assert [str(finding) for finding in found.findings] == [
        "source/c.md: warning: another article already takes over from a [was-claimed-twice]"
        " (leave `was:` with the article that continues the old one)"
    ]


def test_a_circle_of_former_names_is_told_and_believed_by_nobody() -> None:
    orphans = {"old": translated({"Rest": ""}, "old")}
    was = {"a": ("b", "old"), "b": ("c",), "c": ("a",), "d": ("d",), "e": ("a",)}
    found = renames({"a": pot("Other")}, orphans, was=was, paths=paths(*was))
    assert found.old == {}
    assert [(finding.code, str(finding.place)) for finding in found.findings] == [
        ("was-circular", f"source/{domain}.md") for domain in "abcd"
    ]


def test_the_order_of_the_files_does_not_matter() -> None:
    new = {name: pot("One two three", f"Own {name}", domain=name) for name in "fed"}
    orphans = {name: translated({"One two three": "", f"Was {name}": ""}, name) for name in "cba"}
    expected = {"d": "a", "e": "b", "f": "c"}
    assert renames(new, orphans, was=NOTHING, paths={}).old == expected
    backwards = {name: new[name] for name in reversed(new)}
    assert renames(backwards, dict(sorted(orphans.items())), was=NOTHING, paths={}).old == expected
