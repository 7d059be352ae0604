"""Catalogs made under older rules of extraction keep their translations."""

from __future__ import annotations

import pytest
from catalog.made import BENGALI, entry, read

from pipeline.catalog.merge import merge
from pipeline.catalog.migrations import MIGRATIONS, addresses_to_labels, migrated, rules
from pipeline.catalog.template import template
from pipeline.model import Catalog, Message, Previous, Target, Unit

OLD = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Call [999](tel:999) or see [the page](https://nhs.example/a_(b))."
msgstr "[পাতাটি](https://nhs.example/a_(b)) দেখুন বা [৯৯৯](tel:999) নম্বরে ফোন করুন।"

msgid "Walk slowly."
msgstr "ধীরে হাঁটুন।"
"""
NEW = "Call [999][link-1] or see [the page][link-2]."


def _template() -> Catalog:
    targets = (Target("link-1", "tel:999"), Target("link-2", "https://nhs.example/a_(b)"))
    units = [Unit(NEW, "paragraph", targets=targets), Unit("Walk slowly.", "paragraph")]
    return template("x", units, path="source/x.md", changed="2026-03-09")


def _wanted() -> set[tuple[str | None, str]]:
    return {message.key for message in _template().messages}


def test_addresses_inside_msgids_become_labels_and_nothing_is_in_doubt() -> None:
    old = migrated(read(OLD), _wanted())
    catalog = merge(_template(), old, language=BENGALI).catalog
    assert entry(catalog, NEW).msgstr == "[পাতাটি][link-2] দেখুন বা [৯৯৯][link-1] নম্বরে ফোন করুন।"
    assert [message.translated for message in catalog.messages] == [True, True]
    assert rules(catalog) == 1


def test_migrating_again_changes_nothing() -> None:
    once = migrated(read(OLD), _wanted())
    assert migrated(once, _wanted()) == once
    ours = merge(_template(), once, language=BENGALI).catalog
    assert migrated(ours, set()) is ours


@pytest.mark.parametrize(
    ("msgid", "msgstr", "fresh", "said"),
    [
        (
            "See [a](u) and [b](u).",
            "[খ](u) ও [ক](u)।",
            "See [a][link-1] and [b][link-2].",
            "[খ][link-1] ও [ক][link-2]।",
        ),
        ("See [a](en).", "[ক](https://bn.example) দেখুন।", "See [a][link-1].", "[ক](https://bn.example) দেখুন।"),
        ('See [a](<u v> "Title").', "[ক](<u v>) দেখুন।", "See [a][link-1].", "[ক][link-1] দেখুন।"),
        ("An ![icon](i.svg) here", "এখানে ![ছবি](i.svg)", "An ![icon][image-1] here", "এখানে ![ছবি][image-1]"),
        ("![A bed](bed.svg)", "![খাট](bed.svg)", "A bed", "খাট"),
        ("Write `[a](u)` so.", "`[a](u)` লিখুন।", "Write `[a](u)` so.", "`[a](u)` লিখুন।"),
        ("No link.", "লিংক নেই।", "No link.", "লিংক নেই।"),
    ],
)
def test_links_pictures_and_code_each_as_the_rules_say(msgid: str, msgstr: str, fresh: str, said: str) -> None:
    found = addresses_to_labels(Message(msgid, msgstr))
    assert (found.msgid, found.msgstr) == (fresh, said)


def test_what_a_fuzzy_entry_was_made_for_is_migrated_too() -> None:
    doubted = Message("See [b](v).", "[ক](u) দেখুন।", previous=Previous("See [a](u)."), flags=("fuzzy",))
    assert addresses_to_labels(doubted).previous == Previous("See [a][link-1].")


def test_what_the_template_wants_as_it_is_stays() -> None:
    catalog = Catalog("x", "bn", messages=(Message("Literally [a](u).", "হুবহু [ক](u)।"),))
    assert migrated(catalog, {(None, "Literally [a](u).")}) == catalog


def test_two_entries_that_become_one_lose_no_translation() -> None:
    catalog = Catalog("x", "bn", messages=(Message("See [a](u).", "[ক](u)।"), Message("See [a](v).", "[খ](v)।")))
    assert [(m.msgid, m.msgstr) for m in migrated(catalog).messages] == [
        ("See [a][link-1].", "[ক][link-1]।"),
        ("See [a](v).", "[খ](v)।"),
    ]


def test_every_step_between_two_versions_is_taken_in_order() -> None:
    steps = {0: lambda m: Message(m.msgid + "0", m.msgstr), -1: lambda m: Message(m.msgid + "-", m.msgstr)}
    catalog = Catalog("x", "bn", (("X-Dobhashi-Rules", "0"),), messages=(Message("a", "ক"),))
    assert [m.msgid for m in migrated(catalog, migrations=steps).messages] == ["a0"]
    assert sorted(MIGRATIONS) == list(range(len(MIGRATIONS))), "no version is left out"
