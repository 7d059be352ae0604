"""The interface's words as units, and the Bengali that ships."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import pipeline
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.catalog.template import template
from pipeline.render.html.blanks import WORDS
from pipeline.render.html.words import shipped, words
from pipeline.render.print import WORDS as PRINTED

BENGALI = Path(pipeline.__file__).parent / "data" / "locales" / "bn" / "site.po"


def test_every_word_of_templates_bodies_and_print_is_a_unit_once() -> None:
    messages = [unit.msgid for unit in words()]
    assert len(messages) == len(set(messages))
    assert {"Leave a reply", "For advice call %(phone)s", "Skip to the text"} <= set(messages)
    assert {message for message, _ in WORDS} | set(PRINTED) <= set(messages)
    assert {unit.kind for unit in words()} == {"interface"}


def test_notes_for_translators_come_along() -> None:
    notes = {unit.msgid: unit.notes for unit in words()}
    assert notes["not yet"] == ("after the name of a language that this page is not available in",)
    assert all(note and not note.startswith("Note:") for of in notes.values() for note in of)


def test_a_projects_own_templates_add_their_words(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{# Note: a shop #}\n{{ _("Buy a pillow") }} {% trans %}Now{% endtrans %}')
    found = {unit.msgid: unit.notes for unit in words([tmp_path])}
    assert found["Buy a pillow"] == ("a shop",)
    assert "Now" in found


def test_the_shipped_bengali_is_complete_and_no_more() -> None:
    assert set(shipped("bn")) == {unit.msgid for unit in words()}
    assert shipped("bn-BD") == shipped("bn")
    assert shipped("ar") == {}


def test_the_shipped_bengali_is_bengali_and_keeps_its_placeholders() -> None:
    for english, bengali in shipped("bn").items():
        assert re.findall(r"%\(\w+\)s", english) == sorted(
            re.findall(r"%\(\w+\)s", bengali), key=re.findall(r"%\(\w+\)s", english).index
        )
        without = re.sub(r"%\(\w+\)s", "", bengali)
        assert not re.search(r"[A-Za-z0-9]", without), bengali
        assert english.endswith(".") == bengali.endswith("।"), bengali


def test_the_shipped_bengali_says_that_it_is_a_draft_and_is_as_we_write_it() -> None:
    data = BENGALI.read_bytes()
    catalog = parse_po(data, path="site.po", domain="site", language="bn")
    assert any("awaits review" in comment for comment in catalog.comments)
    assert serialize_po(catalog).encode() == data


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_has_nothing_to_say_to_it() -> None:
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", BENGALI], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_template_that_ships_beside_the_theme_has_its_words() -> None:
    text = (Path(pipeline.__file__).parent / "data" / "locales" / "site.pot").read_text(encoding="utf-8")
    assert text == serialize_po(template("site", words(), path="theme")), "run `python tools/theme_words.py`"
