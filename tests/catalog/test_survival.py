"""Whatever a PO file in canonical form holds comes out byte for byte."""

from __future__ import annotations

import pytest

from catalog.made import HEADER, gettext, needs_gettext, read
from pipeline.catalog.po import serialize_po

HEAD = """# অনুবাদ: খসড়া
#
# © ২০২৬
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: x 1.0\\n"
"PO-Revision-Date: 2026-03-09 10:00+0600\\n"
"Language: bn\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"X-Generator: Poedit 3.4\\n"
"X-Nobody-Knows: a: b; c=\\"d\\"\\n"
"""

SURVIVES = {
    "an empty file": "",
    "a header alone": HEAD,
    "plural forms": f'{HEADER}msgid "%d step"\nmsgid_plural "%d steps"\nmsgstr[0] "%dটি ধাপ"\nmsgstr[1] "%dটি ধাপ"\n',
    "contexts, an empty one among them": f'{HEADER}msgctxt "noun"\nmsgid "Rest"\nmsgstr "বিশ্রাম"\n\n'
    'msgctxt ""\nmsgid "Rest"\nmsgstr "বিশ্রাম নিন"\n\nmsgid "Rest"\nmsgstr ""\n',
    "comments of all kinds": f"{HEADER}# অনুবাদকের কথা\n#\n# দুই\n#. type: paragraph\n#. link-1: https://a.example/?b=#c\n"
    '#: source/a.md source/b.md:12\n#, fuzzy, c-format, no-wrap\n#| msgctxt "old"\n#| msgid "Rest %s"\n'
    'msgctxt "new"\nmsgid "Rest for %s"\nmsgstr "%s বিশ্রাম"\n',
    "previous texts of several lines and plurals": f'{HEADER}#, fuzzy\n#| msgid ""\n#| "One\\n"\n#| "two"\n'
    '#| msgid_plural "many"\nmsgid "one"\nmsgid_plural "more"\nmsgstr[0] "এক"\nmsgstr[1] "অনেক"\n',
    "obsolete entries": f'{HEADER}msgid "a"\nmsgstr "ক"\n\n# মনে রাখুন\n#, fuzzy\n#~| msgctxt "c"\n#~| msgid "before"\n'
    '#~ msgctxt "c"\n#~ msgid "gone"\n#~ msgstr "গেছে"\n\n'
    '#~ msgid "one"\n#~ msgid_plural "many"\n#~ msgstr[0] "এক"\n#~ msgstr[1] "অনেক"\n',
    "joiners, conjuncts and a danda": f'{HEADER}msgid "Rash"\nmsgstr "র‍্যাশ, উদ্‌যাপন, ক্ষত, দুঃখ, ঢাকায়।"\n',
}


@pytest.mark.parametrize("name", SURVIVES)
def test_it_comes_out_byte_for_byte(name: str) -> None:
    text = SURVIVES[name]
    assert serialize_po(read(text)).encode() == text.encode()


@needs_gettext
@pytest.mark.parametrize("name", SURVIVES)
def test_the_case_is_what_gettext_writes(name: str) -> None:
    assert gettext("msgcat", "--no-wrap", "--force-po", "-", text=SURVIVES[name])[0] == SURVIVES[name]


def test_ten_megabytes_with_everything_in_them_come_out_byte_for_byte() -> None:
    parts = [
        f'# মন্তব্য {n}\n#. type: paragraph\n#: source/a.md\n#, fuzzy\n#| msgctxt "c"\n#| msgid "Walk {n}."\n'
        f'msgctxt "c"\nmsgid "Walk {n} steps."\nmsgstr "{n} কদম হাঁটুন, তারপর থামুন।"\n\n'
        f'msgid ""\n"Line {n}\\n"\n"two"\nmsgstr ""\n"সারি {n}\\n"\n"দুই"\n\n'
        f'msgid "{n} \\"day\\""\nmsgid_plural "{n} days"\nmsgstr[0] "{n} দিন"\nmsgstr[1] "{n} দিন"\n\n'
        for n in range(26_000)
    ]
    obsolete = "".join(f'#~ msgid "Gone {n}"\n#~ msgstr "গেছে {n}"\n\n' for n in range(2000))
    text = (HEADER + "".join(parts) + obsolete).removesuffix("\n")
    assert len(text.encode()) > 10_000_000
    assert serialize_po(read(text)) == text
