"""Other tools' memories are read from TMX."""

from __future__ import annotations

import pytest

from pipeline.catalog.tmx import parse_tmx
from pipeline.errors import CatalogError

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header srclang="en" segtype="sentence" adminlang="en" datatype="plaintext" creationtool="x" o-tmf="x"/>
<body>
<tu><tuv xml:lang="en-GB"><seg>Lie on your side.</seg></tuv><tuv xml:lang="bn-BD"><seg>কাত হয়ে শোন।</seg></tuv></tu>
<tu><tuv lang="EN"><seg>Rest <hi>now</hi>.</seg></tuv><tuv lang="BN"><seg>এখন <hi>পড়ুন</hi>।</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Call <bpt i="1">&lt;b&gt;</bpt>999<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="bn"><seg>৯৯৯ নম্বরে ফোন করুন।</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only French.</seg></tuv><tuv xml:lang="fr"><seg>Rien que français.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Empty.</seg></tuv><tuv xml:lang="bn"><seg/></tuv></tu>
</body>
</tmx>
"""


def test_units_with_both_languages_are_entries() -> None:
    catalog = parse_tmx(TMX.encode(), path="locales/bn/memory/old.tmx", language="bn")
    assert [(m.msgid, m.msgstr, m.fuzzy) for m in catalog.messages] == [
        ("Lie on your side.", "কাত হয়ে শোন।", False),
        ("Rest now.", "এখন পড়ুন।", False),
        ("Call 999.", "৯৯৯ নম্বরে ফোন করুন।", True),
    ]
    assert catalog.domain == "locales/bn/memory/old.tmx"


def test_utf_16_is_read_too() -> None:
    data = TMX.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert len(parse_tmx(data, path="x.tmx", language="bn").messages) == 3


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (TMX.replace("</body>", "").encode(), "broken XML", 13),
        (b"<html/>", "begins with <html>", 0),
        (b"", "broken XML", 1),
    ],
)
def test_what_is_no_tmx_is_refused_with_its_line(data: bytes, words: str, line: int) -> None:
    with pytest.raises(CatalogError, match=words) as caught:
        parse_tmx(data, path="x.tmx", language="bn")
    assert caught.value.place is not None
    assert caught.value.place.line == line
