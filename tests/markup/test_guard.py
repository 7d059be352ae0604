"""What a translation may not do to its block; and that it does it to no other."""

from __future__ import annotations

import pytest

from pipeline.findings import Place, Severity
from pipeline.model import CheckSettings

from .made import html, page, shown, states

ENGLISH = {
    "a plain text": "Walk every day.",
    "a link": "See [the page](https://en.example/).",
    "tags": 'Do <b>not</b> <a href="/u" title="t">run</a>.',
    "a footnote": "Rest.[^1]",
    "a footnote in the line": "Rest^[not in bed].",
    "a picture": "![A spine](spine.svg)",
}
AROUND = "# Before\n\n{}\n\n- After[^2]\n\n[^1]: One.\n[^2]: Two.\n"

REFUSED: dict[str, tuple[str, str, str]] = {
    "a script": ("a plain text", "হাঁটুন <script>alert(1)</script>", "HTML tags"),
    "a tag": ("a plain text", "<b>হাঁটুন</b>", "HTML tags"),
    "a tag in the text of a link": ("a link", "[<b>পাতাটি</b>][link-1]", "HTML tags"),
    "a tag with an event": ("tags", '<b onclick="x">না</b> <a href="/u" title="t">দৌড়</a>', "HTML tags"),
    "a tag lost": ("tags", "দৌড়াবেন <b>না</b>", "HTML tags"),
    "an end tag lost": ("tags", '<b>না <a href="/u" title="t">দৌড়</a>', "HTML tags"),
    "tags that cross": ("tags", '<b>না <a href="/u" title="t">দৌড়</b></a>', "HTML tags"),
    "a tag with another address": ("tags", '<b>না</b> <a href="/v" title="t">দৌড়</a>', "HTML tags"),
    "a comment": ("a plain text", "হাঁটুন <!-- ক -->", "HTML tags"),
    "an instruction": ("a plain text", "হাঁটুন <?php ?>", "HTML tags"),
    "a tag in a footnote in the line": ("a footnote in the line", "বিশ্রাম^[<b>বিছানায়</b> নয়]।", "HTML tags"),
    "a script in a footnote in the line": ("a plain text", "হাঁটুন^[<script>x</script>]।", "HTML tags"),
    "a script in a picture's text": ("a link", "[![<script>x</script>](y)][link-1]", "brings a picture"),
    "a script in a footnote in a picture's text": ("a plain text", "![^[<script>x</script>]](y)", "brings a picture"),
    "a footnote more": ("a plain text", "হাঁটুন।[^1]", "footnotes"),
    "a footnote lost": ("a footnote", "বিশ্রাম নিন।", "footnotes"),
    "another footnote": ("a footnote", "বিশ্রাম নিন।[^2]", "footnotes"),
    "a footnote twice": ("a footnote", "বিশ্রাম[^1] নিন।[^1]", "footnotes"),
    "a footnote in the line more": ("a plain text", "হাঁটুন^[রোজ]।", "footnotes"),
    "a footnote in the line lost": ("a footnote in the line", "বিশ্রাম নিন।", "footnotes"),
    "javascript": ("a link", "[পাতাটি](javascript:alert(1)) দেখুন।", "an address begins with javascript:"),
    "javascript in capitals": ("a link", "[পাতাটি]( JavaScript:alert) দেখুন।", "an address begins with javascript:"),
    "javascript in angle brackets": ("a link", "[পাতাটি](<javascript:x>) দেখুন।", "an address begins with javascript:"),
    "javascript by itself": ("a plain text", "<javascript:alert(1)>", "an address begins with javascript:"),
    "vbscript": ("a link", "[পাতাটি](vbscript:x)", "an address begins with vbscript:"),
    "data": ("a link", "[পাতাটি](data:text/html,x)", "an address begins with data:"),
    "a picture of data": ("a plain text", "![ক](data:image/png;base64,AAAA)", "an address begins with data:"),
    "a file": ("a link", "[পাতাটি](file:///etc/passwd)", "an address begins with file:"),
    "a programme": ("a link", "[পাতাটি](intent:x)", "an address begins with intent:"),
    "a programme by itself": ("a plain text", "<intent:x>", "an address begins with intent:"),
    "a programme behind an entity": ("a link", "[পাতাটি](&#105;ntent:x)", "an address begins with intent:"),
    "a programme in a footnote": ("a footnote in the line", "বিশ্রাম^[[ক](intent:x)]।", "begins with intent:"),
    "a programme in a picture's text": ("a link", "![[ক](intent:x)](y)", "brings a picture"),
    "a host that nobody knows": ("a plain text", "[হাঁটুন](https://pills.example/)।", "it links to pills.example"),
    "a host behind a name": ("a link", "[পাতাটি](https://en.example@pills.example/)।", "it links to pills.example"),
    "a host without a scheme": ("a link", "[পাতাটি](//pills.example/)।", "it links to pills.example"),
    "a host without slashes": ("a link", "[পাতাটি](https:pills.example)।", "it links to pills.example"),
    "another telephone": ("a plain text", "[ফোন](tel:999)", "it links to tel:999"),
    "an address to write to": ("a plain text", "<a@pills.example>", "it links to mailto:a@pills.example"),
    "a path out of the site": ("a plain text", "[ক](../../../etc/passwd)", "it links to ../../../etc/passwd"),
    "a link to nowhere": ("a plain text", "[ক](#)", "it links to #"),
    "a host by itself": ("a plain text", "<https://pills.example/>", "it links to pills.example"),
    "a link that says another": ("a link", "[www.who.int](https://en.example/)", "says www.who.int and leads to"),
    "a link that says another address": ("a link", "[https://who.int/a][link-1]", "says who.int and leads to"),
    "a picture more": ("a plain text", "হাঁটুন ![ক](x.png)", "brings a picture"),
    "a picture from elsewhere": ("a picture", "মেরুদণ্ড](https://pills.example/x.png)", "picture"),
    "a picture lost": ("a picture", "মেরুদণ্ড] ও [কোমর", "the picture is lost"),
    "a picture and more": ("a picture", "মেরুদণ্ড](a) [কোমর", "the picture is lost"),
    "a picture made a link": ("a picture", "]: ", "the picture is lost"),
}


@pytest.mark.parametrize(("which", "msgstr", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_translation_is_put_aside_that_brings(which: str, msgstr: str, reason: str) -> None:
    """The block is in English, the rest of the page is translated, and a finding says where and why."""
    text = AROUND.format(ENGLISH[which])
    english = page(text)
    at = 1  # after the heading
    rest = {"Before": "আগে", "After[^2]": "পরে[^2]", "One.": "এক।", "Two.": "দুই।"}
    made = page(text, {english.units[at].msgid: msgstr, **rest})
    assert html(made) == html(page(text, rest))
    assert states(made) == ["broken" if number == at else "translated" for number in range(len(made.units))]
    (finding,) = made.findings
    assert finding.code == "markup-differs"
    assert finding.severity is Severity.ERROR
    assert finding.place == Place("source/care/back.md", 3)
    assert finding.msgid == english.units[at].msgid
    assert finding.language == "bn"
    assert reason in finding.message
    assert finding.hint


ALLOWED = {
    "words": ("a plain text", "প্রতিদিন হাঁটুন—ধীরে ধীরে।"),
    "Markdown of its own": ("a plain text", "**প্রতিদিন** *হাঁটুন*, `ধীরে`\\\nধীরে।"),
    "a link within the site": ("a plain text", "[হাঁটুন](../walk.md)।"),
    "the page in the reader's language": ("a link", "[পাতাটি](https://bn.example/) দেখুন।"),
    "a link that is lost": ("a link", "পাতাটি দেখুন।"),
    "tags in another order": ("tags", '<a href="/u" title="শিরোনাম">দৌড়াবেন</a> <b>না</b>।'),
    "a less-than": ("a plain text", "৩ < ৫ ও <৭"),
    "escaped tags": ("a plain text", "\\<b> &lt;b> `<b>`"),
    "the footnote elsewhere": ("a footnote", "এখন[^1] বিশ্রাম নিন।"),
    "another text in the footnote in the line": ("a footnote in the line", "বিশ্রাম^[*বিছানায়* নয়] নিন।"),
    "brackets in a picture's text": ("a picture", "মেরুদণ্ড [নিচের] অংশ"),
}


@pytest.mark.parametrize(("which", "msgstr"), ALLOWED.values(), ids=ALLOWED.keys())
def test_a_translation_may_bring(which: str, msgstr: str) -> None:
    text = AROUND.format(ENGLISH[which])
    made = page(text, {page(text).units[1].msgid: msgstr})
    assert states(made)[1] == "translated"
    assert made.findings == ()


SETTINGS = CheckSettings(
    hosts=("bn.example",),
    phones=("333", "01711000000"),
    addresses=(("https://en.example/", "https://there.example/bn/"),),
)
TRUSTED = [
    "[হাঁটুন](https://bn.example/x)",
    "[হাঁটুন](http://www.bn.example/x)",
    "<a@bn.example>",
    "[ফোন](tel:333)",
    "[ফোন](tel:+880-1711-000000)",
]


@pytest.mark.parametrize("msgstr", TRUSTED)
def test_the_project_says_where_else_translations_may_lead(msgstr: str) -> None:
    assert states(page("Walk.\n", msgstr)) == ["broken"]
    assert states(page("Walk.\n", msgstr, settings=SETTINGS)) == ["translated"]


def test_the_projects_table_says_what_stands_for_an_address() -> None:
    text, msgstr = "See [it](https://en.example/a).\n", "[এটি](https://there.example/bn/a) দেখুন।"
    assert states(page(text, msgstr)) == ["broken"]
    assert states(page(text, msgstr, settings=SETTINGS)) == ["translated"]


def test_the_sources_own_scheme_is_allowed_for_its_own_address_only() -> None:
    text = "Get [it](ftp://a.example/x).\n"
    assert shown(text, "[এটি](ftp://a.example/x) নিন।") == '<p><a href="ftp://a.example/x">এটি</a> নিন।</p>'
    assert states(page(text, "[এটি](ftp://b.example/x) নিন।")) == ["broken"]


def test_an_autolink_of_the_source_may_stay() -> None:
    assert states(page("Get <ftp://a.example/x>.\n", "<ftp://a.example/x> নিন।")) == ["translated"]


def test_a_source_that_speaks_of_javascript_may_be_translated() -> None:
    assert states(page("Never `[x](javascript:y)`.\n", "কখনও `[x](javascript:y)` নয়।")) == ["translated"]


def test_a_refused_footnote_leaves_no_trace_among_the_footnotes() -> None:
    made = page("One.[^1]\n\nTwo.\n\n[^1]: A.\n", {"Two.": "দুই^[লুকানো]।"})
    assert html(made) == shown("One.[^1]\n\nTwo.\n\n[^1]: A.\n")


def test_a_refused_translation_of_a_block_that_is_there_twice_is_refused_twice() -> None:
    made = page("Walk.\n\n- Walk.\n", "<b>হাঁটুন</b>")
    assert states(made) == ["broken", "broken"]
    assert [finding.place.line for finding in made.findings] == [1, 3]


def test_footnotes_are_numbered_in_the_order_of_the_translation() -> None:
    text = "A[^a] then B[^b].\n\n[^a]: First.\n[^b]: Second.\n"
    made = shown(text, {"A[^a] then B[^b].": "খ[^b], পরে ক[^a]।", "First.": "প্রথম।"})
    assert made.startswith('<p>খ<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>, পরে ক')
    assert made.index("Second.") < made.index("প্রথম।")


def test_a_footnote_may_refer_to_another() -> None:
    text = "A[^a].\n\n[^a]: See[^b].\n[^b]: *End*.\n"
    catalog = {"A[^a].": "ক[^a]।", "See[^b].": "দেখুন[^b]।", "*End*.": "*শেষ*।"}
    made = page(text, catalog)
    assert states(made) == ["translated"] * 3
    assert html(made).count('class="footnote-item"') == 2
    assert states(page(text, {**catalog, "See[^b].": "দেখুন।"})) == ["translated", "broken", "translated"]


def test_a_translation_of_many_lines_stays_in_its_block() -> None:
    made = shown("- Walk.\n", "হাঁটুন।\n\n# দৌড়\n- ঘুম\n<br>")
    assert made == "<ul>\n<li>Walk.</li>\n</ul>"
    assert shown("- Walk.\n", "হাঁটুন।\n\n# দৌড়\n- ঘুম") == "<ul>\n<li>হাঁটুন।\n\n# দৌড়\n- ঘুম</li>\n</ul>"


def test_a_cell_may_hold_what_would_part_it() -> None:
    made = shown("| A |\n| - |\n| B |\n", {"B": "ক | খ"})
    assert "<td>ক | খ</td>" in made
