"""Structure checks against tables of pairs: a bad translation has one finding, a good one none."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile.mutations import Mutator

from checks.benches import faults
from pipeline.catalog.glossary import Glossary, Term
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Fault, Rule
from pipeline.checks.structure import RULES
from pipeline.checks.structure.md_link_order import md_link_order
from pipeline.checks.structure.sounds import alike
from pipeline.findings import Severity
from pipeline.languages import language
from pipeline.model import NO_SETTINGS, Catalog, CheckSettings, Message

BENGALI = language("bn")
PLACES = tuple(f"{label}: https://site.example/{label}" for label in ("link-1", "link-2", "image-1", "image-2"))
CODES = {rule.code: rule for rule in RULES}


def found(
    msgid: str, msgstr: str, kind: str = "paragraph", site: CheckSettings = NO_SETTINGS, **more: object
) -> list[tuple[str, Fault]]:
    """What the structure checks together say of one translation."""
    message = Message(msgid, msgstr, notes=(f"type: {kind}", *PLACES), line=12, **more)  # type: ignore[arg-type]
    catalog = Catalog("walking", "bn", messages=(message,), path="walking.po")
    pairs = list(Pair.of(message, catalog, BENGALI, site))
    return [(rule.code, fault) for pair in pairs for rule in RULES for fault in rule.run(pair)]


def codes(msgid: str, msgstr: str, kind: str = "paragraph", site: CheckSettings = NO_SETTINGS) -> list[str]:
    return [code for code, _ in found(msgid, msgstr, kind, site)]


LINK = "Call [999][link-1]."
WEB = "Read [the guide](https://www.who.int/fever)."
BAD: dict[str, list[tuple[str, ...]]] = {
    "md-shape": [
        ("**Stop** at once.", "এখনই থামুন।"),
        ("Stop at once.", "এখনই **থামুন**।"),
        ("**Stop** at once.", "এখনই *থামুন*।"),
        ("Do **not** run, *ever*.", "কখনো দৌড়াবেন **না**।"),
        ("Take ~~two~~ one.", "দুটি একটি নিন।"),
        ("**Never** lift.", "**কখনো** ভার **তুলবেন** না।"),
    ],
    "md-link-target": [
        (LINK, "৯৯৯-এ ফোন করুন।"),
        (LINK, "[৯৯৯][link-2]-এ ফোন করুন।"),
        (LINK, "[৯৯৯][link-1] বা [৯৯৯][link-1]-এ ফোন করুন।"),
        ("Call [999](tel:999).", "[৯৯৯](tel:991)-এ ফোন করুন।"),
        (WEB, "[নির্দেশিকা](https://www.who.int/feber) পড়ুন।"),
        (WEB, "[নির্দেশিকা](https://www.who.int/bn/malaria) পড়ুন।"),
        (WEB, "নির্দেশিকা পড়ুন।"),
        ("See [rest](rest.md).", "[বিশ্রাম](walk.md) দেখুন।"),
        ("See [rest][care].", "বিশ্রাম দেখুন।"),
    ],
    "md-link-broken": [
        ("Call [999](tel:999).", "[৯৯৯] (tel:999)-এ ফোন করুন।"),
        ("Call [999](tel:999).", "[৯৯৯]\u200b(tel:999)-এ ফোন করুন।"),
        ("Call [999](tel:999).", "[৯৯৯](tel:999-এ ফোন করুন।"),
        ("Call [999](tel:999).", "৯৯৯](tel:999)-এ ফোন করুন।"),
        (LINK, "[৯৯৯] [link-1]-এ ফোন করুন।"),
        (LINK, "[৯৯৯]［link-1］-এ ফোন করুন।"),
        (LINK, "[৯৯৯][link-1-এ ফোন করুন।"),
        (LINK, "৯৯৯][link-1]-এ ফোন করুন।"),
        ("Rest.", "[বিশ্রাম](ক"),
        ("Rest well", "[বিশ্রাম](/a)", "title"),
    ],
    "md-reference": [
        (LINK, "[৯৯৯][লিংক-১]-এ ফোন করুন।"),
        (LINK, "[৯৯৯][link-১]-এ ফোন করুন।"),
        (LINK, "[৯৯৯][link-3]-এ ফোন করুন।"),
        (LINK, "[link-1]-এ ফোন করুন।"),
        ("See [rest][care].", "[বিশ্রাম][যত্ন] দেখুন।"),
    ],
    "md-link-empty": [(LINK, "৯৯৯-এ ফোন করুন[][link-1]।"), (LINK, "৯৯৯-এ ফোন করুন[ ।][link-1]।")],
    "md-link-order": [
        ("Call [999](tel:999) or [333](tel:333).", "[৯৯৯](tel:333) বা [৩৩৩](tel:999)-এ ফোন করুন।"),
        ("Ask [WHO][link-1] or [CDC][link-2].", "[CDC][link-1] বা [WHO][link-2]-কে জিজ্ঞাসা করুন।"),
        ("Ask [the WHO][link-1] or [the CDC][link-2].", "[CDC-এর পাতা][link-1] বা [WHO-র পাতা][link-2] পড়ুন।"),
        ("Read [insulin][link-1] or [walking][link-2].", "[হাঁটা][link-1] বা [ইনসুলিন][link-2] পড়ুন।"),
        ("Read [insulin][link-1] or [walking][link-2].", "[ইনসুলিন নিয়ে][link-2] বা [হাঁটা][link-1] পড়ুন।"),
    ],
    "md-autolink": [
        ("See <https://www.who.int/>.", "দেখুন।"),
        ("See <https://www.who.int/>.", "https://www.who.int/ দেখুন।"),
        ("See <https://www.who.int/a>.", "<https://www.who.int/b> দেখুন।"),
        ("Write to <a@clinic.example>.", "<a@klinic.example> ঠিকানায় লিখুন।"),
        ("Write to a@clinic.example.", "a@clinic.exampel ঠিকানায় লিখুন।"),
        ("See www.who.int/fever today.", "www.who.int/feber দেখুন।"),
        ("doi: 10.1136/bmj.i6748", "doi: 10.1136/bmj.i6784"),
    ],
    "md-image": [
        ("See ![the stretch][image-1].", "ছবি দেখুন।"),
        ("See ![the stretch][image-1].", "![ব্যায়ামের ছবি][image-2] দেখুন।"),
        ("See ![the stretch][image-1].", "![ ][image-1] দেখুন।"),
        ("Stretch.", "হাত-পা মেলুন ![ছবি](x.png)।"),
        ("See ![the stretch](a.svg).", "![ব্যায়াম](b.svg) দেখুন।"),
        ("A spine", "মেরুদণ্ড] ও [কোমর", "image alt"),
    ],
    "md-footnote": [
        ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য।[^১]"),
        ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য।"),
        ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য।[^ 1]"),
        ("Rest.[^1] Walk.[^2]", "বিশ্রাম নিন।[^1] হাঁটুন।[^1]"),
        ("Rest.", "বিশ্রাম নিন^[বিছানায় নয়]।"),
    ],
    "md-emphasis-open": [
        ("**Stop** at once.", "**থামুন।**এখনই।"),
        ("**Stop** at once.", "** থামুন ** এখনই।"),
        ("**Stop** at once.", "**থামুন এখনই।"),
        ("**Stop** at once.", "**থামুন* এখনই।"),
        ("*Slowly*, please.", "*ধীরে, দয়া করে।"),
        ("_Slowly_, please.", "_ধীরে_ধীরে, দয়া করে।"),
        ("Take ~~two~~ one.", "~~দুটি একটি নিন।"),
        ("Ask for `B12`, then `B13`.", "`B12` ও `B13` চান, `তারপর।"),
        ("Ask for `B12`.", "`B12 চান।"),
        ("Stop", "**থামুন**", "title"),
        ("Stop", "**থামুন**", "html p"),
    ],
    "bn-emphasis-sign": [
        ("Treat **fever**.", "**জ্বর**ের চিকিৎসা করুন।"),
        ("Treat **fever**.", "জ্ব**ির** চিকিৎসা করুন।"),
        ("Treat [fever][link-1].", "[জ্বর][link-1]ের চিকিৎসা করুন।"),
        ("Treat <b>fever</b>.", "<b>জ্বর</b>ের চিকিৎসা করুন।"),
        ("Treat <b>fever</b>.", "<b>জ্বর</b>ের চিকিৎসা করুন।", "html p"),
        ("Treat **fever**.", "জ্**বর** কমান।"),
    ],
    "md-code": [
        ("Ask for form `B12`.", "ফরম `বি১২` চান।"),
        ("Ask for form `B12`.", "ফরম `B১২` চান।"),
        ("Ask for form `B12`.", "ফরম বি১২ চান।"),
        ("Ask for form `B12`.", "ফরম `B12` বা `B13` চান।"),
    ],
    "html-unsafe": [
        ("Do not run.", "দৌড়াবেন না।<script>alert(1)</script>"),
        ("Do not run.", "দৌড়াবেন না।<script>alert(1)</script>", "html p"),
        ("Do not run.", "দৌড়াবেন না।<script>alert(1)</script>", "title"),
        ("Do not run.", "দৌড়াবেন না।<img src=x onerror=alert(1)>"),
        ("Do <b>not</b> run.", '<b onclick="x()">দৌড়াবেন না</b>।'),
        ("Do <b>not</b> run.", '<b style="display:none">দৌড়াবেন না</b>।'),
        ('Do <a href="/x">not</a> run.', '<a href="javascript:x()">দৌড়াবেন না</a>।'),
        ("Do not run.", "দৌড়াবেন না।<iframe src='https://a.example'>"),
    ],
    "html-tags": [
        ("Do <b>not</b> run.", "দৌড়াবেন <i>না</i>।"),
        ("Do <b>not</b> run.", "দৌড়াবেন না।"),
        ("Do <b>not</b> run.", "দৌড়াবেন <b>না।"),
        ("Do <b>not</b> run.", "দৌড়াবেন </b>না<b>।"),
        ("Do <b>not</b> <i>run</i>.", "<b>দৌড়াবেন <i>না</b></i>।"),
        ("Do not run.", "দৌড়াবেন <b>না</b>।"),
        ("One<br>two", "এক দুই"),
        ("Do <b>not</b> run.", "দৌড়াবেন <i>না</i>।", "html p"),
        ("Do not run.", "দৌড়াবেন না।</p>", "html p"),
        ("Do not run.", "দৌড়াবেন না।<!-- ক -->"),
        ("Do <b>not</b> run.", "দৌড়াবেন < b>না</b>।"),
    ],
    "html-attr": [
        ('Take <span class="dose">one</span>.', '<span class="মাত্রা">একটি</span> খান।'),
        ('Take <span class="dose">one</span>.', "<span>একটি</span> খান।"),
        ('<a href="/u" title="t">run</a>', '<a href="/v" title="দৌড়">দৌড়</a>', "html p"),
    ],
    "md-entity": [
        ("Take 5&nbsp;ml.", "৫& nbsp;মিলি খান।"),
        ("Take 5&nbsp;ml.", "৫&nbsp মিলি খান।"),
        ("Take 5&nbsp;ml.", "৫&nbspমিলি খান।"),
        ("For&nbsp;20 minutes.", "মিনিট&nbsp২০ ধরে।"),
        ("For&nbsp;20 minutes.", "মিনিট&nbsp20 ধরে।"),
        ("Take 5&nbsp;ml.", "৫&nbsp ;মিলি খান।"),
        ("Take 5&nbsp;ml.", "৫&amp;nbsp;মিলি খান।"),
        ("Take 5&nbsp;ml.", "৫&এনবিএসপি;মিলি খান।"),
        ("Below &lt;5", "<৫-এর নিচে"),
        ("&copy; Clinic", "ক্লিনিক"),
        ("Take 5&nbsp;ml.", "৫& nbsp;মিলি খান।", "html p"),
    ],
    "md-escape": [
        ("Walk every day.", "প্রতিদিন \\হাঁটুন।"),
        ("Walk every day.", "প্রতিদিন হাঁটুন।\\"),
        ("Walk every day.", "প্রতিদিন\\nহাঁটুন।"),
        ("Walk", "হাঁটুন\\n", "title"),
        (r"The mark \* means must.", "এই চিহ্ন মানে আবশ্যিক।"),
    ],
    "md-break": [
        ("Rest.\\\nWalk.", "বিশ্রাম নিন। হাঁটুন।"),
        ("Rest. Walk.", "বিশ্রাম নিন।\\\nহাঁটুন।"),
        ("Rest. Walk.", "বিশ্রাম নিন।\n\nহাঁটুন।"),
    ],
    "md-block-start": [
        ("Nine of ten recover.", "9. জন সেরে ওঠেন।"),
        ("Rest.", "# বিশ্রাম"),
        ("Rest.", "- বিশ্রাম নিন"),
        ("Rest.", "+ বিশ্রাম নিন", "list item"),
        ("Rest.", "> বিশ্রাম নিন"),
        ("Rest.", "    বিশ্রাম নিন"),
        ("Rest.", "---"),
        ("Rest.", "[ক]: /url"),
        ("Rest.", "বিশ্রাম\n- নিন"),
        ("Rest.", "বিশ্রাম\n===="),
        ("Rest", "বিশ্রাম\nনিন", "heading 2"),
        ("Rest", "বিশ্রাম\nনিন", "table cell"),
        ("Rest", "## বিশ্রাম", "heading 2"),
        ("Rest", "- বিশ্রাম", "heading 3"),
        ("Rest", "> বিশ্রাম", "table header"),
        ("Rest", "+ বিশ্রাম", "card title"),
        ("Rest", "1. বিশ্রাম", "heading 2"),
        ("Two rests", "1) দুটি বিশ্রাম", "heading 2"),
        ("Rest", "# বিশ্রাম", "title"),
        ("Rest", "- বিশ্রাম", "image caption"),
        ("Rest", "# বিশ্রাম", "image alt"),
        ("Rest now.", "> এখন বিশ্রাম নিন।", "html p"),
    ],
    "md-table-pipe": [
        ("5 ml", "৫ মিলি|", "table cell"),
        ("a or b", "ক | খ", "table header"),
        ("| Child | 5 ml |", "| শিশু ৫ মিলি |"),
    ],
    "placeholder": [
        ("Reviewed by %(name)s", "পর্যালোচক: %(নাম)s", "interface"),
        ("Reviewed by %(name)s", "পর্যালোচক", "interface"),
        ("Reviewed by %(name)s", "পর্যালোচক: %(name)s, %(name)s", "interface"),
        ("Hello {name}", "নমস্কার {নাম}"),
        ("Hello {{ name }}", "নমস্কার { name }"),
        ("%s of %d", "%sটি"),
        ("%d days", "%ঘ দিন"),
        ("Watch {{< video walk >}}", "দেখুন {{< ভিডিও walk >}}"),
        ('Watch [video id="3"]', 'দেখুন [ভিডিও id="3"]'),
    ],
    "url-scheme": [
        (WEB, "[নির্দেশিকা](javascript:alert(1)) পড়ুন।"),
        (WEB, "[নির্দেশিকা](data:text/html,x) পড়ুন।"),
        (WEB, "[নির্দেশিকা](https://www.who.int/fever), www.pills.example/x দেখুন।"),
        ("Rest helps.", "বিশ্রামে উপকার, <javascript:alert(1)>"),
        ("See [www.who.int](https://www.who.int/).", "[www.pills.example](https://www.who.int/) দেখুন।"),
    ],
}

SEVERAL = {
    ("Rest helps.", "বিশ্রামে [উপকার](https://evil.example/) হয়।"): {"md-link-target", "url-scheme"},
    (WEB, "[নির্দেশিকা](intent:x) পড়ুন।"): {"md-link-target", "url-scheme"},
    (WEB, "[নির্দেশিকা](https://www.who.int@evil.example/) পড়ুন।"): {"md-link-target", "url-scheme"},
    ("Rest.", "বিশ্রাম ![x](https://evil.example/x.png)"): {"md-image", "url-scheme"},
}

GOOD: list[tuple[str, ...]] = [
    (LINK, "[৯৯৯][link-1]-এ ফোন করুন।"),
    (LINK, "[৯৯৯](https://site.example/link-1)-এ ফোন করুন।"),
    ("[**Call** 999][link-1].", "**[৯৯৯][link-1]**-এ ফোন করুন।"),
    ("Call [999](tel:999) or [333](tel:333).", "[৩৩৩](tel:333) বা [৯৯৯](tel:999)-এ ফোন করুন।"),
    ("See [rest][care].", "[বিশ্রাম][care] দেখুন।"),
    ("See [rest][care].", "[বিশ্রাম][CARE] দেখুন।"),
    ("Read [insulin][link-1] or [walking][link-2].", "[হাঁটা][link-2] বা [ইনসুলিন][link-1] পড়ুন।"),
    # the page in the reader's own language
    ("Read [it](https://a.example/en/fever).", "[এটি](https://a.example/bn/fever) পড়ুন।"),
    ("Read [it](https://a.example/en/fever).", "[এটি](https://a.example/bn/জ্বর) পড়ুন।"),
    ("Read [it](https://a.example/fever?lang=en).", "[এটি](https://a.example/fever?lang=bn) পড়ুন।"),
    ("Read [it](https://en.wikipedia.org/wiki/Fever).", "[এটি](https://bn.wikipedia.org/wiki/জ্বর) পড়ুন।"),
    ("Read [it](https://en.wikipedia.org/wiki/Fever).", "[এটি](https://en.wikipedia.org/wiki/Fever) পড়ুন।"),
    ("See <https://www.who.int/en/>.", "<https://www.who.int/bn/> দেখুন।"),
    ("See https://www.who.int/fever.", "https://www.who.int/fever দেখুন।"),
    ("See https://www.who.int/fever.", "[এখানে](https://www.who.int/fever) দেখুন।"),
    ("[![](icon.svg)](https://a.example/)", "[![](icon.svg)](https://a.example/)"),
    ("See [1] (2020) and [2](b.md).", "[1] (২০২০) ও [২](b.md) দেখুন।"),
    ("See figure [1] for more.", "আরও জানতে [১] (২০২০) দেখুন।"),
    ("See ![the stretch][image-1].", "![ব্যায়ামের ছবি][image-1] দেখুন।"),
    ("See ![the stretch](spine.svg).", "![ব্যায়ামের ছবি](spine.bn.svg) দেখুন।"),
    ("See ![the stretch](img/en/spine.svg).", "![ব্যায়ামের ছবি](img/bn/spine.svg) দেখুন।"),
    ('![a](x.svg "title")', '![ক](x.svg "শিরোনাম")'),
    ("A spine", "মেরুদণ্ড [নিচের] অংশ", "image alt"),
    ("Ask for form `B12`.", "ফরম `B12` চান।"),
    ("Ask for form ``B12``.", "ফরম `B12` চান।"),
    ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য[^1]।"),
    ("Rest.[^1] Walk.[^2]", "হাঁটুন।[^2] বিশ্রাম নিন।[^1]"),
    ("5 * 3 and [no link]", "৫ * ৩ এবং [লিংক নয়], [^১]", "html p"),
    ("Do <b>not</b> run.", "দৌড়াবেন <b>না</b>।"),
    ("Do <b>not</b> run, <i>ever</i>.", "<i>কখনো</i> দৌড়াবেন <b>না</b>।"),
    ("One<br>two", "এক<br/>দুই"),
    ('<abbr title="pressure">BP</abbr>', '<abbr title="রক্তচাপ">BP</abbr>'),
    ("Type `<script>`.", "`<script>` লিখুন।"),
    ("Under 5 and over 3", "<৫ ও >৩"),
    ("**Stop** at once.", "এখনই **থামুন**।"),
    ("**Stop** at once.", "__থামুন__ এখনই।"),
    ("*Stop* at once.", "_থামুন_ এখনই।"),
    ("**ORS** packet", "**ORS**-এর প্যাকেট"),
    ("2 * 3 * 4 tablets", "২ * ৩ * ৪টি বড়ি"),
    ("Fields marked * must be filled in", "* চিহ্নের ঘরগুলো পূরণ করতে হবে", "interface"),
    (r"Fields marked \* must be filled in", r"\* চিহ্নের ঘর পূরণ করুন"),
    (r"Fields marked \* must be filled in", r"চিহ্ন \* এর ঘর পূরণ করুন"),
    ("Write to a_b@c.example.", "a_b@c.example ঠিকানায় লিখুন।"),
    ("উদ্‌যাপন, ফ্‌ল্যাট", "উদ্‌যাপন, ফ্‌ল্যাট — একই"),
    ("*Cold*", "*ফ্‌ল্যাট*-এ উদ্‌যাপন"),
    ("**Oh** no", "**উহ্** না"),
    # entities
    ("Take 5&nbsp;ml.", "৫\u00a0মিলি খান।"),
    ("Food &amp; drink", "খাবার ও পানীয়"),
    ("Food & drink; R&D; AT&T;", "খাবার & পানীয়; R&D; AT&T;"),
    ("Food & drink", "খাবার &পানীয়"),
    ("Don&rsquo;t run", "দৌড়াবেন না"),
    ("Age &lt; 5", "বয়স &lt; ৫"),
    ("&copy; Clinic", "© ক্লিনিক"),
    # beginnings of blocks
    ("Nine recover.", "৯. জন সেরে ওঠেন।"),
    ("350 more", "+৩৫০ জন"),
    ("Over 5 ml", "> ৫ মিলি", "table cell"),
    ("Five below zero", "- ৫ ডিগ্রি", "table cell"),
    ("None", "-", "table cell"),
    ("2. Rest", "2. বিশ্রাম", "heading 2"),
    ("Step 2", "2. ধাপ", "heading 2"),
    ("Rest", "১. বিশ্রাম", "heading 2"),
    ("What # means", "# মানে কী", "title"),
    ("Rest – and walk", "– বিশ্রাম ও হাঁটা", "image caption"),
    ("**Stop** at once.", "**থামুন** এখনই।"),
    ("1\\. Rest", "1\\. বিশ্রাম"),
    ("-5 degrees", "-৫ ডিগ্রি"),
    ("`B12` is good.", "`B12` ভালো।"),
    ("[Rest][link-1] well.", "[বিশ্রাম][link-1] নিন।"),
    ("Rest.\\\nWalk.", "বিশ্রাম নিন।\\\nহাঁটুন।"),
    ("Rest.  \nWalk.", "বিশ্রাম নিন।\\\nহাঁটুন।"),
    # tables
    (r"a \| b", r"ক \| খ", "table cell"),
    ("5 ml", "৫ মিলি", "table cell"),
    ("Children or adults", "শিশু | বড়"),
    # placeholders
    ("%(done)s of %(all)s", "%(all)sটির মধ্যে %(done)sটি", "interface"),
    ("50% sure", "৫০% নিশ্চিত"),
    ("100% of users", "100% ব্যবহারকারী"),
    ("{name}, hello", "নমস্কার, {name}"),
    ("Type `{x}`.", "`{x}` লিখুন।"),
    ("Rest (see [the page][link-1]).", "বিশ্রাম নিন ([পাতাটি][link-1] দেখুন)।"),
]


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_a_bad_pair_has_that_finding_and_no_other(code: str, pair: tuple[str, ...]) -> None:
    assert codes(*pair) == [code]


@pytest.mark.parametrize(("pair", "expected"), SEVERAL.items())
def test_a_foreign_address_is_told_as_what_it_is_and_where(pair: tuple[str, str], expected: set[str]) -> None:
    assert set(codes(*pair)) == expected


@pytest.mark.parametrize("pair", GOOD)
def test_a_good_pair_has_none(pair: tuple[str, ...]) -> None:
    assert codes(*pair) == []


def test_every_rule_has_a_table_and_stands_in_a_file_of_its_name() -> None:
    assert set(BAD) == set(CODES)
    folder = Path(inspect.getfile(RULES[0].run)).parent
    assert {path.stem for path in folder.glob("*.py")} == {code.replace("-", "_") for code in CODES} | {
        "__init__",
        "compare",
        "sounds",
    }


# ---------------------------------------------------------------- the project's own tables


def test_the_project_says_which_hosts_and_addresses_may_take_a_places_source() -> None:
    pair = ("Rest helps.", "বিশ্রামে উপকার, দেখুন www.dghs.gov.bd/page।")
    assert codes(*pair) == ["url-scheme"]
    assert codes(*pair, site=CheckSettings(hosts=("dghs.gov.bd",))) == []
    local = ("Call [999](tel:999).", "[৩৩৩](tel:333)-এ ফোন করুন।")
    assert codes(*local) == ["md-link-target"]
    assert codes(*local, site=CheckSettings(phones=("333",))) == []
    moved = ("Read [it](https://a.example/x).", "[এটি](https://b.example/y/x) পড়ুন।")
    assert "md-link-target" in codes(*moved)
    table = CheckSettings(hosts=("b.example",), addresses=(("https://a.example/", "https://b.example/y/"),))
    assert codes(*moved, site=table) == []


def test_links_in_another_order_are_only_noted_where_nothing_tells_them_apart() -> None:
    pair = ("Read [one][link-1] or [two][link-2].", "[দুই][link-2] বা [এক][link-1] পড়ুন।")
    [(code, fault)] = found(*pair)
    assert (code, fault.severity) == ("md-link-order", Severity.INFO)


def test_a_singular_may_leave_its_number_out() -> None:
    def plural(*forms: str) -> list[str]:
        return [
            code
            for code, _ in found("%d day", "", msgid_plural="%d days", msgstr_plural=forms)
        ]  # fmt: skip

    assert plural("এক দিন", "%d দিন") == []
    assert plural("%d দিন", "%d দিন") == []
    assert plural("এক দিন", "দিন") == ["placeholder"]
    assert plural("এক দিন", "%s দিন") == ["placeholder"]
    assert plural("%d দিন") == []
    assert plural("দিন") == ["placeholder"]


def test_a_singular_without_a_number_may_say_it() -> None:
    forms = {"msgid_plural": "%d days", "msgstr_plural": ("%d দিন", "%d দিন")}
    assert found("One day", "", **forms) == []


# ---------------------------------------------------------------- slices and repairs

REPAIRS = [
    ("Call [999](tel:999).", "[৯৯৯] (tel:999)-এ ফোন করুন।", "[৯৯৯](tel:999)-এ ফোন করুন।"),
    (LINK, "[৯৯৯] [link-1]-এ ফোন করুন।", "[৯৯৯][link-1]-এ ফোন করুন।"),
    (LINK, "[৯৯৯][লিংক-১]-এ ফোন করুন।", "[৯৯৯][link-1]-এ ফোন করুন।"),
    ("Rest.[^1]", "বিশ্রাম নিন।[^১]", "বিশ্রাম নিন।[^1]"),
    ("Rest.[^12]", "বিশ্রাম নিন।[^ ১২]", "বিশ্রাম নিন।[^12]"),
    ("**Stop** at once.", "** থামুন ** এখনই।", "**থামুন** এখনই।"),
    ("**Stop!** Now.", "**থামুন!**এখনই।", "**থামুন**!এখনই।"),
    ("Ask for `B12`.", "`B১২` চান।", "`B12` চান।"),
    ("5&nbsp;ml", "৫& nbsp;মিলি", "৫&nbsp;মিলি"),
    ("5 ml", "৫ | মিলি", "৫ \\| মিলি"),
]


@pytest.mark.parametrize(("msgid", "msgstr", "repaired"), REPAIRS)
def test_a_repair_leaves_nothing_to_find(msgid: str, msgstr: str, repaired: str) -> None:
    kind = "table cell" if "|" in msgstr else "paragraph"
    [(_, fault)] = found(msgid, msgstr, kind)
    assert fault.fix == repaired
    assert codes(msgid, repaired, kind) == []


SLICES = [
    (LINK, "[৯৯৯][link-2]-এ", "[৯৯৯][link-2]"),
    ("**Stop** now.", "এখনই **থামুন।**তারপর", "**"),
    ("Rest.[^1]", "বিশ্রাম।[^১]", "[^১]"),
    ("Do not.", "না <script>x", "<script>"),
    ("Treat **fever**.", "**জ্বর**ের", "ে"),
    ("Rest.", "বিশ্রাম \\নিন", "\\"),
    ("Rest", "**শিরোনাম** &nbsp", "&nbsp"),
]


@pytest.mark.parametrize(("msgid", "msgstr", "slice_"), SLICES)
def test_a_fault_points_at_the_offending_slice(msgid: str, msgstr: str, slice_: str) -> None:
    slices = [msgstr[slice(*fault.at)] for _, fault in found(msgid, msgstr) if fault.at]
    assert slice_ in slices


def test_every_slice_lies_in_its_text_and_every_fault_says_what_to_do() -> None:
    for pairs in BAD.values():
        for msgid, msgstr, *kind in pairs:
            for _, fault in found(msgid, msgstr, *kind):
                assert fault.hint
                assert fault.message.format_map(fault.values)
                assert fault.hint.format_map(fault.values)
                for at, text in ((fault.at, msgstr), (fault.source_at, msgid)):
                    assert at is None or 0 <= at[0] < at[1] <= len(text)


# ---------------------------------------------------------------- manuals


def manual(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """(Bad or Good, msgid, msgstr) of each pair in a rule's docstring."""
    text = inspect.cleandoc(rule.manual)
    for word, code_1, plain_1, code_2, plain_2 in re.findall(
        r"(?m)^(Bad|Good): +(?:``(.+?)``|`(.+?)`) → (?:``(.+?)``|`(.+?)`)$", text
    ):
        yield word, code_1 or plain_1, code_2 or plain_2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_pairs_in_a_manual_are_what_it_says(rule: Rule) -> None:
    pairs = [(word, msgid.replace("\\n", "\n"), msgstr.replace("\\n", "\n")) for word, msgid, msgstr in manual(rule)]
    assert {word for word, *_ in pairs} == {"Bad", "Good"}
    for word, msgid, msgstr in pairs:
        assert rule.code in codes(msgid, msgstr) if word == "Bad" else codes(msgid, msgstr) == []


# ---------------------------------------------------------------- sounds

HEARD = {"sciatica": "সায়াটিকা", "physiotherapy": "ফিজিওথেরাপির", "paracetamol": "প্যারাসিটামল", "vaccine": "ভ্যাকসিন"}


def test_loan_words_are_heard_and_other_words_are_not() -> None:
    for english in HEARD:
        assert [name for name, words in HEARD.items() if alike(english, words)] == [english]
    assert not alike("walking", "হাঁটা")
    assert not alike("sleep well", "ভালো ঘুম")


def test_links_whose_words_the_glossary_tells_apart() -> None:
    glossary = Glossary((Term("walking", translations=("হাঁটা",)), Term("rest", translations=("বিশ্রাম",))))
    message = Message("Read [walking](a.md) or [rest](b.md).", "[বিশ্রাম](a.md) বা [হাঁটা](b.md) পড়ুন।")
    [pair] = Pair.of(message, Catalog("walking", "bn", messages=(message,)), BENGALI, glossary=glossary)
    [fault] = md_link_order.run(pair)
    assert fault.severity is None
    [good] = Pair.of(
        replace(message, msgstr="[বিশ্রাম](b.md) বা [হাঁটা](a.md) পড়ুন।"),
        Catalog("walking", "bn"), BENGALI, glossary=glossary,
    )  # fmt: skip
    assert list(md_link_order.run(good)) == []


# ---------------------------------------------------------------- whatever a catalog holds


def test_no_rule_breaks_over_any_translation_and_every_slice_is_in_it() -> None:
    good = [msgstr for pairs in GOOD for msgstr in pairs[1:2]]
    mutator = Mutator(4, good)
    for msgid, msgstr, *kind in GOOD * 3:
        bad = mutator.mutated(msgstr)
        for _, fault in found(msgid, bad, *kind):
            assert fault.at is None or 0 <= fault.at[0] < fault.at[1] <= len(bad)
            assert fault.fix is None or fault.fix != bad


@pytest.mark.parametrize(
    ("msgstr", "told"), [("\u200b\u200b", "there is nothing to see in the translation"), (" ", None)]
)
def test_a_text_of_which_nothing_is_seen_is_said_to_be_that(msgstr: str, told: str | None) -> None:
    found = [fault.message for fault in faults("Rest helps.", msgstr, rules=RULES)]
    assert (told in found) if told else not any("far longer" in one for one in found)
