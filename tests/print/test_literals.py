"""Text as Typst source."""

from __future__ import annotations

import doctest
import re

import pytest

from pipeline.render.print import literals
from pipeline.render.print.literals import Code, block, breakable, call, prose, string, value


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(literals).failed == 0


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("", '""'),
        ("কোমরব্যথা", '"কোমরব্যথা"'),
        ("র\u200d্যাশ ও উদ্\u200cযাপন", '"র\u200d্যাশ ও উদ্\u200cযাপন"'),
        ('সে বলল, "না"', '"সে বলল, \\"না\\""'),
        ("a\\b", '"a\\\\b"'),
        ('\\"', '"\\\\\\""'),
        ("\\u{41}", '"\\\\u{41}"'),
        ("one\ntwo\tthree", '"one\\ntwo\\tthree"'),
        ("bell\x07 and line separator\u2028", '"bell  and line separator "'),
        ("\ufeffmark ⚠\ufe0f", '"mark ⚠"'),
        ('#read("/etc/passwd") $x$ */ [ { _a_', '"#read(\\"/etc/passwd\\") $x$ */ [ { _a_"'),
    ],
)
def test_a_text_is_one_string_literal_whatever_it_holds(text: str, literal: str) -> None:
    assert string(text) == literal


@pytest.mark.parametrize(
    ("text", "latin_runs"),
    [
        ("শুধু বাংলা, ১২৩।", []),
        ("ORS দিন", ["ORS"]),
        ("MRI ও CT স্ক্যান", ["MRI", "CT"]),
        ("NICE NG59 নির্দেশিকা", ["NICE NG59"]),
        ("(World Health Organization) বলে", ["World Health Organization"]),
        ("কডা ইকুইনা (cauda equina): জরুরি", ["cauda equina"]),
        ("COVID-19-এর পরে", ["COVID-19"]),
        ("https://www.nhs.uk/conditions/sciatica/ দেখুন", ["https://www.nhs.uk/conditions/sciatica/"]),
        ("৫ mg/kg, দিনে ২ বার", ["mg/kg"]),
        ("Guillain–Barré সিনড্রোম", ["Guillain–Barré"]),
    ],
)
def test_runs_of_latin_words_carry_their_language_and_nothing_is_lost(text: str, latin_runs: list[str]) -> None:
    source = prose(text, "en")
    tagged = r'text\(lang: "en", region: none, "([^"]*)"\)'
    assert re.findall(tagged, source) == latin_runs
    assert "".join(re.findall(r'"([^"]*)"', re.sub(tagged, r'"\1"', source))) == text


def test_a_text_in_latin_script_has_no_runs() -> None:
    assert prose("Call 999 or go to a hospital", "") == '"Call 999 or go to a hospital"'


@pytest.mark.parametrize(
    ("data", "literal"),
    [
        (None, "none"),
        (True, "true"),
        (1.75, "1.75"),
        ((), "()"),
        (("এক",), '("এক",)'),
        (["a", 2], '("a", 2,)'),
        ({}, "(:)"),
        ({'ke"y': Code("3mm")}, '("ke\\"y": 3mm)'),
    ],
)
def test_data_becomes_a_literal(data: object, literal: str) -> None:
    assert value(data) == literal


def test_what_has_no_literal_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="object"):
        value(object())


def test_calls_and_blocks_read_like_typst() -> None:
    assert call("list", block('"x"'), tight="true", body_indent="1em") == 'list(tight: true, body-indent: 1em, { "x" })'
    assert block("") == "[]"


def test_only_ascii_words_longer_than_any_line_get_places_to_break() -> None:
    assert breakable("x" * 60) == "\u200b".join(["x" * 20] * 3)
    assert breakable("x" * 59) == "x" * 59
    address = "https://www.nice.org.uk/guidance/" + "ng59/" * 20
    assert breakable(address) == address
