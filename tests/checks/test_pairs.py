"""Every check against tables of pairs: a bad translation has one finding, a good one none."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.catalog.po import parse_po, serialize_po
from pipeline.checks import CHECKS, check
from pipeline.findings import Finding, Severity
from pipeline.languages import language
from pipeline.model import Catalog, Message

BENGALI = language("bn")
PLACES = tuple(f"{label}: https://site.example/{label}" for label in ("link-1", "link-2", "image-1", "image-2"))


def found(msgid: str, msgstr: str, kind: str = "paragraph", **more: object) -> list[Finding]:
    """What all checks together say of one translation."""
    message = Message(msgid, msgstr, notes=(f"type: {kind}", *PLACES), line=12, **more)  # type: ignore[arg-type]
    path = "locales/bn/LC_MESSAGES/walking.po"
    return list(check(Catalog("walking", "bn", messages=(message,), path=path), BENGALI))


def codes(msgid: str, msgstr: str, kind: str = "paragraph") -> list[str]:
    return [finding.code for finding in found(msgid, msgstr, kind)]


BAD = {
    "links-differ": [
        ("Call [999][link-1].", "৯৯৯-এ ফোন করুন।"),
        ("Call [999][link-1].", "[৯৯৯][লিংক-১]-এ ফোন করুন।"),
        ("Call [999][link-1].", "[৯৯৯][link-2]-এ ফোন করুন।"),
        ("Call [999][link-1].", "[৯৯৯] [link-1]-এ ফোন করুন।"),
        ("Call [999][link-1].", "[৯৯৯](https://bn.site.example/)-এ ফোন করুন।"),
        ("Call [999][link-1].", "[৯৯৯][link-1] বা [৯৯৯][link-1]-এ ফোন করুন।"),
        ("Call [999][link-1].", "[link-1]-এ ফোন করুন।"),
        ("Rest helps.", "বিশ্রামে [উপকার](https://evil.example/) হয়।"),
        ("See <https://who.int/>.", "দেখুন।"),
    ],
    "images-differ": [
        ("See ![the stretch][image-1].", "ছবি দেখুন।"),
        ("See ![the stretch][image-1].", "![ব্যায়ামের ছবি][image-2] দেখুন।"),
        ("See ![the stretch][image-1].", "![ব্যায়ামের ছবি][ছবি-১] দেখুন।"),
        ("Stretch.", "হাত-পা মেলুন ![ছবি](x.png)।"),
    ],
    "code-differs": [
        ("Ask for form `B12`.", "ফরম `বি১২` চান।"),
        ("Ask for form `B12`.", "ফরম বি১২ চান।"),
        ("Ask for form `B12`.", "ফরম `B12` বা `B13` চান।"),
    ],
    "footnotes-differ": [
        ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য।[^১]"),
        ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য।"),
        ("Rest.[^1] Walk.[^2]", "বিশ্রাম নিন।[^1] হাঁটুন।[^1]"),
        ("Rest helps little.", "বিশ্রামে লাভ সামান্য।[^1]"),
    ],
    "html-differs": [
        ("Do <b>not</b> run.", "দৌড়াবেন <i>না</i>।"),
        ("Do <b>not</b> run.", "দৌড়াবেন না।"),
        ("Do <b>not</b> run.", "দৌড়াবেন <b>না।"),
        ("Do not run.", "দৌড়াবেন <b>না</b>।"),
        ("Do not run.", "দৌড়াবেন না।<script>alert(1)</script>"),
        ("Do <b>not</b> run.", '<b onclick="x()">দৌড়াবেন না</b>।'),
        ("One<br>two", "এক দুই"),
    ],
    "emphasis-left-open": [
        ("**Stop** at once.", "**থামুন।**এখনই।"),
        ("**Stop** at once.", "** থামুন ** এখনই।"),
        ("**Stop** at once.", "**থামুন এখনই।"),
        ("*Slowly*, please.", "*ধীরে, দয়া করে।"),
        ("_Slowly_, please.", "_ধীরে_ধীরে, দয়া করে।"),
        ("Take ~~two~~ one.", "~~দুটি একটি নিন।"),
        ("Ask for `B12`, then `B13`.", "`B12` ও `B13` চান, `তারপর।"),
    ],
}

GOOD = [
    ("Call [999][link-1].", "[৯৯৯][link-1]-এ ফোন করুন।"),
    ("Read [one][link-1] or [two][link-2].", "[দুই][link-2] বা [এক][link-1] পড়ুন।"),
    ("Call [999][link-1].", "[৯৯৯](https://site.example/link-1)-এ ফোন করুন।"),
    ("[**Call** 999][link-1].", "**[৯৯৯][link-1]**-এ ফোন করুন।"),
    ("See ![the stretch][image-1].", "![ব্যায়ামের ছবি][image-1] দেখুন।"),
    ("Ask for form `B12`.", "ফরম `B12` চান।"),
    ("Rest helps little.[^1]", "বিশ্রামে লাভ সামান্য[^1]।"),
    ("Rest.[^1] Walk.[^2]", "হাঁটুন।[^2] বিশ্রাম নিন।[^1]"),
    ("Do <b>not</b> run.", "দৌড়াবেন <b>না</b>।"),
    ("Do <b>not</b> run, <i>ever</i>.", "<i>কখনো</i> দৌড়াবেন <b>না</b>।"),
    ("One<br>two", "এক<br/>দুই"),
    ("**Stop** at once.", "এখনই **থামুন**।"),
    ("**Stop** at once.", "__থামুন__ এখনই।"),
    ("**Stop** at once.", "এখনই থামুন।"),
    ("Stop at once.", "এখনই **থামুন**।"),
    ("2 * 3 * 4 tablets", "২ * ৩ * ৪টি বড়ি"),
    ("Write to a_b@c.example.", "a_b@c.example ঠিকানায় লিখুন।"),
    ("উদ্‌যাপন, ফ্‌ল্যাট", "উদ্‌যাপন, ফ্‌ল্যাট — একই"),
]


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_a_bad_pair_has_that_finding_and_no_other(code: str, pair: tuple[str, str]) -> None:
    assert codes(*pair) == [code]


@pytest.mark.parametrize(("msgid", "msgstr"), GOOD)
def test_a_good_pair_has_none(msgid: str, msgstr: str) -> None:
    assert codes(msgid, msgstr) == []


@pytest.mark.parametrize(
    ("kind", "msgid", "msgstr", "expected"),
    [
        ("html p", "Do <b>not</b> run.", "দৌড়াবেন <b>না</b>।", []),
        ("html p", "Do <b>not</b> run.", "দৌড়াবেন <i>না</i>।", ["html-differs"]),
        ("html p", "Do not run.", "দৌড়াবেন না।</p><script>", ["html-differs"]),
        ("html alt", "The stretch", "ব্যায়ামের ছবি", []),
        ("html p", "5 * 3 and [no link]", "৫ * ৩ এবং **তারা**, `চিহ্ন`, [^১]", ["footnotes-differ"]),
    ],
)
def test_text_of_raw_html_is_html_and_no_markdown(kind: str, msgid: str, msgstr: str, expected: list[str]) -> None:
    assert codes(msgid, msgstr, kind) == expected


# ---------------------------------------------------------------- manuals


def manual(one: object) -> Iterator[tuple[str, str, str]]:
    """(Bad or Good, msgid, msgstr) of each pair in a check's docstring."""
    text = inspect.getdoc(one) or ""
    for word, code_1, plain_1, code_2, plain_2 in re.findall(
        r"(?m)^(Bad|Good): +(?:``(.+?)``|`(.+?)`) → (?:``(.+?)``|`(.+?)`)$", text
    ):
        yield word, code_1 or plain_1, code_2 or plain_2


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.__name__)
def test_the_pairs_in_a_manual_are_what_it_says(one: object) -> None:
    pairs = list(manual(one))
    assert {word for word, *_ in pairs} == {"Bad", "Good"}
    code = one.__name__.replace("_", "-")  # type: ignore[attr-defined]
    for word, msgid, msgstr in pairs:
        assert codes(msgid, msgstr) == ([code] if word == "Bad" else [])


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.__name__)
def test_a_check_lives_in_a_file_of_its_name_and_has_a_table_here(one: object) -> None:
    name = one.__name__  # type: ignore[attr-defined]
    assert Path(inspect.getfile(one)).stem == name  # type: ignore[arg-type]
    assert name.replace("_", "-") in BAD


def test_every_file_of_a_check_is_listed() -> None:
    folder = Path(inspect.getfile(check)).parent
    listed = {one.__name__ for one in CHECKS}
    assert {path.stem for path in folder.glob("*.py")} == listed | {"__init__", "pair", "rule", "views"}


# ---------------------------------------------------------------- findings


def test_a_finding_names_file_line_message_and_slice() -> None:
    [finding] = found("**Stop** at once.", "এখনই **থামুন।**তারপর।", msgctxt="পথে")
    assert (str(finding.place), finding.severity) == ("locales/bn/LC_MESSAGES/walking.po:12", Severity.ERROR)
    assert (finding.domain, finding.language) == ("walking", "bn")
    assert (finding.msgctxt, finding.msgid) == ("পথে", "**Stop** at once.")
    assert finding.span == (5, 7)
    assert finding.hint


def test_one_translation_may_have_several() -> None:
    assert codes("Call [999][link-1], do <b>not</b> run.[^1]", "৯৯৯; **দৌড়াবেন না।") == [
        "links-differ", "footnotes-differ", "html-differs", "emphasis-left-open",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "message",
    [
        Message("Call [999][link-1]."),
        Message("Call [999][link-1].", "ফোন করুন।", flags=("fuzzy",)),
        Message("Call [999][link-1].", "ফোন করুন।", obsolete=True),
        Message("Call **999**", "Call **999**"),
    ],
)
def test_what_no_reader_sees_is_not_looked_at(message: Message) -> None:
    assert check(Catalog("walking", "bn", messages=(message,)), BENGALI) == ()


def test_every_plural_form_is_a_pair() -> None:
    message = Message("**One** day", "", msgid_plural="**%d** days", msgstr_plural=("**এক দিন", "**%d দিন"))
    findings = check(Catalog("walking", "bn", messages=(message,)), BENGALI)
    assert [finding.code for finding in findings] == ["emphasis-left-open"] * 2


def test_labels_mean_what_the_template_says_also_after_a_round_trip() -> None:
    message = Message("Call [999][link-1].", "[৯৯৯][link-1]-এ ফোন করুন।", notes=("type: paragraph", "link-1: tel:999"))
    catalog = Catalog("walking", "bn", (("Language", "bn"),), messages=(message,))
    again = parse_po(serialize_po(catalog).encode(), path="walking.po", domain="walking", language="bn")
    assert check(again, BENGALI) == ()
