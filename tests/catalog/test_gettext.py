"""The gettext tools leave every file we write byte for byte as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from catalog.made import BENGALI, catalogs, entry, gettext, needs_gettext, pot, read, translated
from pipeline.catalog.merge import merge
from pipeline.catalog.po import serialize_po
from pipeline.catalog.template import template
from pipeline.model import Catalog, Target, Unit

pytestmark = needs_gettext

UNITS = [
    Unit("Sleeping with sciatica", "title"),
    Unit("Lie on your side with a pillow between the knees.", "paragraph", section="Positions"),
    Unit("Rest", "heading 2", msgctxt="noun"),
    Unit("Rest", "list item", msgctxt=""),
    Unit(
        'Say "stop" \\ and [call][link-1] **at once**.',
        "paragraph",
        targets=(Target("link-1", "https://example.org/a b"),),
    ),
    Unit("One line,\nthen another.", "paragraph", notes=("verse: keep the lines\\",)),
    Unit("One line,\nthen another.", "table cell"),
]


def _states() -> dict[str, tuple[Catalog, Catalog]]:
    """Name → template and catalog, for each stage in the life of a catalog."""
    first = template("sciatica/sleeping", UNITS, path="source/sciatica/my sleep.md", changed="2026-03-09")
    fresh = merge(first, None, language=BENGALI).catalog
    full = replace(
        fresh,
        comments=("খসড়া", ""),
        headers=(*fresh.headers, ("X-Generator", "Poedit 3.4")),
        messages=tuple(
            replace(m, msgstr="ক্ষত — র‍্যাশ।" + "\nউদ্‌যাপন" * m.msgid.count("\n"), comments=("আমার কথা",) * (n % 2))
            for n, m in enumerate(fresh.messages)
        ),
    )
    edited = [
        replace(unit, msgid=unit.msgid.replace("knees", "legs").replace("another", "one more")) for unit in UNITS[1:]
    ]
    second = template(
        "sciatica/sleeping",
        edited,
        path="source/sciatica/my sleep.md",
        changed="2026-04-01",
        before=serialize_po(first),
    )
    stale = merge(second, full, language=BENGALI).catalog
    return {
        "fresh": (first, fresh),
        "full": (first, merge(first, full, language=BENGALI).catalog),
        "stale": (second, stale),
    }


STATES = _states()


def test_the_states_are_what_they_are_called() -> None:
    stale = STATES["stale"][1]
    assert entry(stale, "Lie on your side with a pillow between the legs.").fuzzy
    assert entry(stale, "Sleeping with sciatica").obsolete
    assert any(message.previous for message in stale.messages)


@pytest.mark.parametrize("state", STATES)
def test_msgcat_changes_nothing(state: str) -> None:
    for catalog in STATES[state]:
        text = serialize_po(catalog)
        assert gettext("msgcat", "--no-wrap", "-", text=text)[0] == text


@pytest.mark.parametrize("state", STATES)
def test_msgmerge_changes_nothing(state: str, tmp_path: Path) -> None:
    (source, catalog), names = STATES[state], (tmp_path / "x.po", tmp_path / "x.pot")
    names[0].write_text(serialize_po(catalog), encoding="utf-8")
    names[1].write_text(serialize_po(source), encoding="utf-8")
    merged = gettext("msgmerge", "--quiet", "--no-wrap", "--previous", *map(str, names))
    assert merged == (serialize_po(catalog), "", 0)


@pytest.mark.parametrize("state", STATES)
def test_msgfmt_has_nothing_to_say(state: str) -> None:
    for catalog in STATES[state]:
        assert gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=serialize_po(catalog)) == ("", "", 0)


@given(catalogs)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_msgcat_changes_nothing_in_any_catalog(catalog: Catalog) -> None:
    text = serialize_po(catalog)
    assert gettext("msgcat", "--no-wrap", "-", text=text)[0] == text


@pytest.mark.parametrize("options", [("--width=20",), ("--escape",), ("--indent",)])
@given(catalog=catalogs)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_layout_msgcat_makes_is_read_the_same(options: tuple[str, ...], catalog: Catalog) -> None:
    assert read(gettext("msgcat", *options, "-", text=serialize_po(catalog))[0]) == catalog


def test_what_msgmerge_made_fuzzy_is_left_as_it_is(tmp_path: Path) -> None:
    """A team may run msgmerge itself; `update` afterwards finds nothing to do."""
    old = translated({"Lie on your side with a pillow.": "বালিশ নিয়ে কাত হয়ে শোন।", "Rest": "বিশ্রাম"})
    source = pot("Lie on your side with two pillows.", "Rest")
    names = tmp_path / "x.po", tmp_path / "x.pot"
    names[0].write_text(serialize_po(old), encoding="utf-8")
    names[1].write_text(serialize_po(source), encoding="utf-8")
    text, _, _ = gettext("msgmerge", "--quiet", "--no-wrap", "--previous", *map(str, names))
    assert "#, fuzzy\n#| msgid" in text
    assert serialize_po(merge(source, read(text), language=BENGALI).catalog) == text
