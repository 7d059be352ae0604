"""`pipeline.api`: text in, units out; text and lookup in, HTML out."""

from __future__ import annotations

import doctest
import pickle

import pytest

from pipeline import api, errors
from pipeline.errors import PipelineError, SourceError
from pipeline.findings import Place

BENGALI = {
    "Sciatica": "সায়াটিকা",
    "Keep *moving*.": "*নড়াচড়া* করুন।",
    "See [rest][link-1].": "[বিশ্রাম][link-1] দেখুন।",
}


def test_the_examples_in_its_docstring_are_true() -> None:
    result = doctest.testmod(api)
    assert (result.attempted, result.failed) == (3, 0)


def test_units_are_what_a_translator_sees() -> None:
    found = api.units("---\ntitle: Sciatica\n---\n\nKeep *moving*.\n\n```\ncode\n```\n")
    assert [(unit.msgid, unit.kind, unit.line) for unit in found] == [
        ("Sciatica", "title", 2),
        ("Keep *moving*.", "paragraph", 5),
    ]


def test_without_a_lookup_it_is_plain_rendering() -> None:
    assert api.render("# Sciatica\n\n- Keep *moving*.\n") == (
        "<h1>Sciatica</h1>\n<ul>\n<li>Keep <em>moving</em>.</li>\n</ul>\n"
    )


def test_with_a_lookup_every_block_is_translated_or_says_its_language() -> None:
    html = api.render("Keep *moving*.\n\nSee [rest](rest.md).\n\nSleep.\n", lambda unit: BENGALI.get(unit.msgid))
    assert html == (
        "<p><em>নড়াচড়া</em> করুন।</p>\n"
        '<p><a href="rest.md">বিশ্রাম</a> দেখুন।</p>\n'
        '<p lang="en">Sleep.</p>\n'
    )  # fmt: skip


@pytest.mark.parametrize(
    "evil", ["<script>x</script>", "[বিশ্রাম](javascript:alert(1))", '<p onclick="x">বিশ্রাম</p>', "<b>বিশ্রাম"]
)
def test_a_translation_that_would_change_the_markup_is_not_used(evil: str) -> None:
    assert api.render("Rest.\n", lambda unit: evil) == '<p lang="en">Rest.</p>\n'


def test_an_empty_answer_is_no_translation() -> None:
    assert api.render("Rest.\n", lambda unit: "") == '<p lang="en">Rest.</p>\n'


def test_front_matter_that_is_no_yaml_is_refused_with_its_place() -> None:
    for function in (api.units, api.render):
        with pytest.raises(SourceError, match=r"^notes\.md:2: front matter: "):
            function("---\ntitle: a: b\n---\n", name="notes.md")


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize("kind", PipelineError.__subclasses__())
def test_an_error_crosses_to_another_process_whole(kind: type[PipelineError]) -> None:
    error = kind("ভুল", place=Place("source/a.md", 3), hint="ঠিক করুন")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error) == "source/a.md:3: ভুল (ঠিক করুন)"


def test_the_tree_of_errors_is_the_one_drawn_at_the_top_of_their_module() -> None:
    drawn = errors.__doc__ or ""
    assert all(kind.__name__ in drawn for kind in PipelineError.__subclasses__())
    assert drawn.count("── ") == len(PipelineError.__subclasses__())
