"""The block parser's short ways lead where markdown-it's own way leads."""

from __future__ import annotations

from typing import Any

import pytest
from corpus import commonmark_examples, gfm_examples, real_files
from hypothesis import example, given, settings
from laws.reading import article, plain_blocks
from laws.written import STEADY, blocks, marks
from markdown_it.token import Token

from pipeline.markup import frontmatter, parser
from pipeline.textfile import decode

SPECIFIED = [(str(example), example.markdown) for example in (*commonmark_examples(), *gfm_examples())]


def both(text: str) -> tuple[tuple[list[dict[str, Any]], object], tuple[list[dict[str, Any]], object]]:
    """Every field of every token, and the environment: as our parser sees them, and as markdown-it's own does."""
    ours, env = parser.blocks(frontmatter.split(article(text)).body)
    theirs, their_env = plain_blocks(text)
    return (_fields(ours), env), (_fields(theirs), their_env)


def _fields(tokens: list[Token]) -> list[dict[str, Any]]:
    return [token.as_dict() for token in tokens]


@pytest.mark.parametrize("text", [text for _, text in SPECIFIED], ids=[name for name, _ in SPECIFIED])
def test_the_tokens_are_the_same_in_every_example_of_the_specifications(text: str) -> None:
    ours, theirs = both(text)
    assert ours == theirs


def test_the_tokens_are_the_same_in_every_real_file() -> None:
    for name, raw in real_files():
        text = decode(raw.encode(), name).removeprefix("---\n")  # front matter may be anything here
        ours, theirs = both(text)
        assert ours == theirs, name


@settings(STEADY, max_examples=2500)
@given(blocks)
@example(" a\n)")
@example("Term\n\n: definition\n")
@example("a\n|b|\n|-|")
@example("a\n- b\n  ---\n")
@example("- a\n:   b\n")
@example("> a\n1. b\n2. c")
@example("a\n2. b\n1. c\n")
@example("# a\n|-|\n")
@example("[^1]: a\nb\n    c\n")
@example("[a]: b\n[c\n]: d\n")
@example("- a\n  - b\n    1. c\n    2. d\n- e\n\nf\n")
@example("7. a\n8. b\n   - c\n\n# d\n")
@example("- a\n  2. b\n")
@example("- a\n    - b\n")
@example("- a\n * b\n")
@example("- a\n- b\n\n\n- c\n")
@example("- a\n\n  b\n")
@example("- a\n- b\n\n    c\n")
@example("- a\n+ b\n")
@example("- a  \n- b\n\n")
@example("> - a\n> - b\n- c\n")
@example("::: note\n- a\n- b\n:::\n")
@example("- a\n\n: b\n")
def test_the_tokens_are_the_same_in_blocks_that_nobody_would_write(text: str) -> None:
    ours, theirs = both(text)
    assert ours == theirs


@settings(STEADY, max_examples=1500)
@given(marks)
def test_the_tokens_are_the_same_in_marks_without_sense(text: str) -> None:
    ours, theirs = both(text)
    assert ours == theirs


@pytest.mark.parametrize(
    ("raw", "clean"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\0b", "a\ufffdb"), ("a\r\n\r\n- b\r\n", "a\n\n- b\n")],
)
def test_line_ends_and_nulls_are_read_as_commonmark_says(raw: str, clean: str) -> None:
    assert _fields(parser.blocks(raw)[0]) == _fields(parser.blocks(clean)[0])


def test_a_deep_nest_of_blocks_ends_where_markdown_it_ends_it() -> None:
    text = ">" * 200 + " deep\n\n" + "- " * 200 + "deep\n"
    ours, theirs = both(text)
    assert ours == theirs
