"""Addresses as a browser reads them, and the same page in another language."""

from __future__ import annotations

import pytest

from pipeline.markup.addresses import allowed, host, in_language, same_telephone, scheme, shown

HOSTS = {
    "https://www.who.int/fever": "www.who.int",
    "HTTPS://WWW.WHO.INT:443/": "www.who.int",
    "//evil.example/x": "evil.example",
    "/\\evil.example": "evil.example",
    "https:evil.example": "evil.example",
    "https:/\\evil.example/": "evil.example",
    "https://who.int@evil.example/": "evil.example",
    "https://who.int%40evil.example/": "who.int@evil.example",
    "ht\ttps://evil.example\n/": "evil.example",
    "https://evil.example./": "evil.example",
    "https://ｅvil.example/": "evil.example",
    "mailto:a@b.example": "",
    "tel:999": "",
    "../walk.md": "",
    "/walk": "",
    "#x": "",
}


@pytest.mark.parametrize(("address", "name"), HOSTS.items())
def test_the_host_is_the_one_a_browser_would_ask(address: str, name: str) -> None:
    assert host(address) == name


SCHEMES = {"JavaScript:x": "javascript", " java\nscript:x": "javascript", "\x01data:x": "data", "a/b:c": "", "x": ""}


@pytest.mark.parametrize(("address", "name"), SCHEMES.items())
def test_the_scheme_is_the_one_a_browser_would_take(address: str, name: str) -> None:
    assert scheme(address) == name


SAME = [
    ("https://a.example/en/fever", "https://a.example/bn/fever"),
    ("https://a.example/en/fever", "https://a.example/bn/জ্বর"),
    ("https://a.example/en-US/fever", "https://a.example/bn/fever"),
    ("https://en.wikipedia.org/wiki/Fever", "https://bn.wikipedia.org/wiki/জ্বর"),
    ("https://www.who.int/", "https://bn.who.int/"),
    ("https://a.example/?lang=en&x=1", "https://a.example/?lang=bn&x=1"),
    ("https://a.example/fever", "https://a.example/bn/fever"),
    ("spine.svg", "spine.bn.svg"),
    ("img/spine.svg", "img/bn/spine.svg"),
    ("fever.md", "fever.bn.md"),
]
OTHERS = [
    ("https://a.example/en/fever", "https://a.example/en/malaria"),
    ("https://a.example/fever", "https://a.example/bn/malaria"),
    ("https://en.wikipedia.org/wiki/Fever", "https://bn.evil.example/wiki/Fever"),
    ("https://a.example/en/fever", "https://bn.evil.example/a.example/en/fever"),
    ("https://a.example/en/fever", "javascript:bn"),
    ("/page.md", "//bn/page.md"),
    ("x", "bn:x"),
    ("tel:999", "tel:bn-998"),
    ("spine.svg", "hand.bn.svg"),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_page_for_other_readers(source: str, target: str) -> None:
    assert in_language(source, target, "en", "bn")


@pytest.mark.parametrize(("source", "target"), OTHERS)
def test_another_page_is_none(source: str, target: str) -> None:
    assert not in_language(source, target, "en", "bn")


def test_a_country_code_makes_no_other_number_and_more_digits_do() -> None:
    assert same_telephone("tel:+8801711000000", "01711000000")
    assert same_telephone("tel:333", "333")
    assert not same_telephone("tel:+880900333", "333")
    assert not same_telephone("tel:0900999901711000000", "01711000000")


def test_a_host_below_a_known_one_is_known() -> None:
    assert allowed("bn.who.int", ["www.who.int"])
    assert not allowed("evilwho.int", ["who.int"])
    assert not allowed("who.int.evil.example", ["who.int"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("দেখুন https://www.who.int/x", "www.who.int"),
        ("www.who.int-এ", "www.who.int"),
        ("who.int-এ", "who.int"),
        ("bn.wikipedia.org", "bn.wikipedia.org"),
        ("who.int", "who.int"),
        ("markdown.py", ""),
        ("এম.এ. ডা.", ""),
        ("e.g. this", ""),
        ("a@b.com", ""),
    ],
)
def test_the_words_of_a_link_may_name_a_host(words: str, name: str) -> None:
    assert shown(words) == name
