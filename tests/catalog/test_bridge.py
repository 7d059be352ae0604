"""The way to polib and back."""

from __future__ import annotations

from pipeline.catalog.bridge import from_polib, to_polib
from pipeline.catalog.po import parse_po, serialize_po

PO = """msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: en\\n"

# অনুবাদকের কথা
#. type: paragraph
#: source/sleeping.md
#, fuzzy
#| msgid "Lie on your side."
msgid "Lie on your back."
msgstr "পাশ ফিরে শোন।"

#~ msgid "Rest."
#~ msgstr "বিশ্রাম নিন।"
"""


def catalog():
    return parse_po(PO.encode(), path="bn.po", domain="sleeping", language="bn")


def test_polib_sees_what_we_see():
    file = to_polib(catalog())
    entry = file.find("Lie on your back.")
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("পাশ ফিরে শোন।", True, "Lie on your side.")
    assert file.metadata["X-Source-Language"] == "en"
    assert [old.msgstr for old in file.obsolete_entries()] == ["বিশ্রাম নিন।"]


def test_there_and_back_is_the_same_file():
    back = from_polib(to_polib(catalog()), domain="sleeping", language="bn")
    assert serialize_po(back) == PO


def test_an_edit_in_polib_arrives():
    file = to_polib(catalog())
    file.find("Lie on your back.").msgstr = "চিত হয়ে শোন।"
    assert from_polib(file, domain="sleeping", language="bn").messages[0].msgstr == "চিত হয়ে শোন।"
