"""One drawing serves all languages: its words are the article's, and each language gets its own picture."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from pipeline.build.audit import audit
from pipeline.build.catalogs import update
from pipeline.build.templates import extract
from pipeline.findings import Severity
from pipeline.languages import language
from pipeline.markup import page, units
from pipeline.markup.drawings import safe, texts, told
from pipeline.model import Answer, Article, State, Unit
from pipeline.project import Project

from .test_integrity import built, project

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60">
<title>Knees</title><desc>Both knees, bent.</desc>
<text x="40" y="20" text-anchor="middle">Left <tspan fill="red">knee</tspan> here</text><text>12</text>
<path d="M0 0h80v60z"/></svg>
"""
TEXT = '---\ntitle: Bed\n---\n\nLie down.\n\n![Two knees](images/knees.svg "Bent")\n\n![Two knees](images/knees.svg)\n'
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: bn\\n"

msgid "Knees"
msgstr "হাঁটু"

msgid "Left knee here"
msgstr "বাঁ হাঁটু এখানে"
"""
ARTICLE = Article("bed", "source/bed.md", TEXT, (("source/images/knees.svg", SVG),))


def site(folder: Path) -> Path:
    project(folder, {"bed": TEXT})
    for name, text in (("source/images/knees.svg", SVG), ("locales/bn/LC_MESSAGES/bed.po", PO)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def shown(folder: Path, code: str) -> str:
    [path] = (folder / "output" / "assets").glob("bn/images/*.svg" if code == "bn" else "images/*.svg")
    return path.read_text(encoding="utf-8")


def test_the_words_of_a_drawing_are_units_behind_its_caption_and_once_in_an_article() -> None:
    assert [(unit.kind, unit.msgid) for unit in units(ARTICLE)] == [
        ("title", "Bed"),
        ("paragraph", "Lie down."),
        ("image alt", "Two knees"),
        ("image caption", "Bent"),
        ("svg title", "Knees"),
        ("svg description", "Both knees, bent."),
        ("svg text", "Left knee here"),
        ("svg text", "12"),
        ("image alt", "Two knees"),
    ]


def test_units_seen_by_extraction_are_those_seen_by_translation() -> None:
    def same(unit: Unit) -> Answer:
        return Answer(unit.msgid, State.TRANSLATED)

    assert page(ARTICLE, same, language="bn").units == units(ARTICLE)


def test_a_translated_drawing_says_its_language_and_keeps_its_shape() -> None:
    said = ("হাঁটু", "", "বাঁ হাঁটু এখানে", *[""] * (len(texts(SVG)) - 3))
    root = Xml.fromstring(told(SVG, said, language("bn"), "en"))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    title, desc, text = (root.find(f"{{*}}{name}") for name in ("title", "desc", "text"))
    assert title is not None and desc is not None and text is not None
    assert (title.text, title.get(lang)) == ("হাঁটু", "bn")
    assert (desc.text, desc.get(lang)) == ("Both knees, bent.", "en")
    assert (text.text, text.get(lang), text.get("text-anchor")) == ("বাঁ হাঁটু এখানে", "bn", "middle")
    assert not len(text)
    assert "Noto Sans Bengali" in text.get("font-family", "")
    arabic = told(SVG, ("", "", "يسار"), language("ar"), "en")
    assert 'direction="rtl"' in arabic


LINES = [
    ("<text>Put it <tspan fill='red'>here</tspan> now</text>", ["Put it here now"]),
    ("<text>Take <tspan font-weight='bold'>2</tspan> a day</text>", ["Take 2 a day"]),
    ("<text><tspan class='a'>Rest </tspan><tspan class='b'>now</tspan></text>", ["Rest now"]),
    ("<text>\n<tspan x='0'>Lie</tspan>\n<tspan x='0' dy='1em'>down</tspan>\n</text>", ["Lie", "down"]),
    (
        "<text>One <tspan fill='red'>line</tspan><tspan x='0' dy='9'>next</tspan> with <tspan>more</tspan></text>",
        ["One line", "next", "with more"],
    ),
    ("<text>10<tspan baseline-shift='super'>6</tspan> cells</text>", ["10", "6", "cells"]),
    ("<text>10<tspan class='up'>6</tspan> cells</text>", ["10", "6", "cells"]),
    ("<text>10<tspan style='font-size: 60%; baseline-shift: super'>6</tspan> cells</text>", ["10", "6", "cells"]),
    ("<text><tspan> </tspan>alone</text>", ["alone"]),
    ("<text><tspan font-weight='bold'>Bold</tspan></text>", ["Bold"]),
]


@pytest.mark.parametrize(("svg", "lines"), LINES)
def test_what_stands_in_one_line_of_a_drawing_is_one_text(svg: str, lines: list[str]) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>'
    assert [said for _, said in texts(drawing)] == lines
    same = told(drawing, tuple(lines), language("bn"), "en")
    other = told(drawing, tuple(line.upper() for line in lines), language("bn"), "en")
    assert [said for _, said in texts(same)] == lines
    assert [said for _, said in texts(other)] == [line.upper() for line in lines]
    assert same.count("<tspan") == drawing.count("<tspan"), "what says the same looks the same"


def test_a_line_in_one_tspan_keeps_its_look() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text><tspan font-weight="bold">Rest</tspan></text></svg>'
    assert 'font-weight="bold"' in told(drawing, ("বিশ্রাম",), language("bn"), "en")


HOSTILE = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><path d="M0 0"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><b xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="java\tscript:alert(1)"><path d="M0 0"/></a></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://evil.example/x.png"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "https://evil.example/x.css";</style></svg>',
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
]


@pytest.mark.parametrize("svg", HOSTILE)
def test_what_runs_or_fetches_is_taken_out_of_a_drawing(svg: str) -> None:
    made = safe(svg.encode()).decode()
    for word in ("script", "onload", "foreignObject", "evil", "ENTITY"):
        assert word not in made
    Xml.fromstring(made)
    if "ENTITY" in svg:
        assert texts(svg) == ()


def test_a_harmless_drawing_stays_as_it_is() -> None:
    assert safe(SVG.encode()) == SVG.encode()
    for path in (Path(__file__).parents[2] / "source" / "images").glob("*.svg"):
        assert safe(path.read_bytes()) == path.read_bytes()


def test_each_language_gets_its_own_picture_and_english_the_original(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert not built(folder).findings
    assert "হাঁটু" in shown(folder, "bn") and "বাঁ" in shown(folder, "bn")
    assert shown(folder, "en") == SVG
    page_of = (folder / "output" / "bn" / "bed" / "index.html").read_text(encoding="utf-8")
    assert page_of.count("assets/bn/images/knees.") == 2
    assert [unit.kind for unit in units(Project.find(folder).article("bed"))].count("svg title") == 1


def test_a_changed_word_of_a_drawing_is_seen_by_the_next_build(tmp_path: Path) -> None:
    folder = site(tmp_path)
    built(folder)
    assert not built(folder).made
    catalog = folder / "locales/bn/LC_MESSAGES/bed.po"
    catalog.write_text(PO.replace("বাঁ", "বাম"), encoding="utf-8")
    built(folder)
    assert "বাম" in shown(folder, "bn")
    drawing = folder / "source/images/knees.svg"
    drawing.write_text(SVG.replace("Knees", "Ankles"), encoding="utf-8")
    built(folder)
    assert "Ankles" in shown(folder, "bn") and "বাম" in shown(folder, "bn")


def test_a_drawing_of_a_languages_own_is_shown_while_it_is_there(tmp_path: Path) -> None:
    folder = site(tmp_path)
    built(folder)
    own = folder / "source/images/knees.bn.svg"
    own.write_text(SVG.replace("Knees", "দুই হাঁটু"), encoding="utf-8")
    built(folder)
    bengali = (folder / "output" / "bn" / "bed" / "index.html").read_text(encoding="utf-8")
    english = (folder / "output" / "en" / "bed" / "index.html").read_text(encoding="utf-8")
    assert "assets/images/knees.bn." in bengali and "knees.bn." not in english
    assert not built(folder).made
    own.unlink()
    built(folder)
    assert "assets/bn/images/knees." in (folder / "output" / "bn" / "bed" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "line"), [("Left", "Left &foo;", 3), ("</svg>", "</sv>", 4), (SVG[SVG.index("<text>12") :], "", 3)]
)
def test_a_drawing_that_cannot_be_read_is_told_with_its_line_and_costs_no_entry(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    folder = site(tmp_path)
    assert not update(Project.find(folder)).findings
    audit(Project.find(folder))
    po = folder / "locales/bn/LC_MESSAGES/bed.po"
    before = po.read_bytes()
    (folder / "source/images/knees.svg").write_text(SVG.replace(old, new), encoding="utf-8")
    updated, checked = update(Project.find(folder)).findings, audit(Project.find(folder)).findings
    for findings in (updated, checked, built(folder).findings, extract(Project.find(folder)).findings):
        [found] = [one for one in findings if one.code == "drawing-unreadable"]
        assert (str(found.place), found.severity) == (f"source/images/knees.svg:{line}", Severity.ERROR)
    assert po.read_bytes() == before
    assert (folder / "output/bn/bed/index.html").exists()
    (folder / "source/images/knees.svg").write_text(SVG, encoding="utf-8")
    assert not update(Project.find(folder)).findings
    assert not [one for one in audit(Project.find(folder)).findings if one.code == "drawing-unreadable"]
    assert po.read_bytes() == before


def test_a_word_that_changes_in_a_drawing_is_seen_by_a_check(tmp_path: Path) -> None:
    folder = site(tmp_path)
    update(Project.find(folder))
    assert not [one for one in audit(Project.find(folder)).findings if one.code == "catalog-outdated"]
    (folder / "source/images/knees.svg").write_text(SVG.replace("Knees", "Two knees, bent"), encoding="utf-8")
    assert [one for one in audit(Project.find(folder)).findings if one.code == "catalog-outdated"]
