"""What is wrong with a catalog as a file."""

from __future__ import annotations

import pytest
from catalog.made import BENGALI, gettext, needs_gettext, read, translated

from pipeline.catalog.po import serialize_po
from pipeline.checks.files import RULES
from pipeline.checks.run import bench
from pipeline.findings import Finding, Severity
from pipeline.model import Catalog

GOOD = serialize_po(translated({"Rest": "বিশ্রাম", "Walk": ""}))


def found(catalog: Catalog) -> list[Finding]:
    """What is more than counted."""
    findings = bench(BENGALI, RULES).catalog(catalog)
    return [finding for finding in findings if finding.severity > Severity.INFO]


def codes(text: str) -> list[str]:
    return [finding.code for finding in found(read(text))]


def test_a_catalog_that_update_wrote_has_no_flaw() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Language: bn", "Language: hi", "header"),
        ('"Language: bn\\n"\n', "", "header"),
        ("charset=UTF-8", "charset=US-ASCII", "header"),
        ('"Content-Type: text/plain; charset=UTF-8\\n"\n', "", "header"),
        ("plural=(n > 1);", "plural=(n==0 || n==1);", "header"),
        ('"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n', "", "header"),
        ('"Last-Translator: \\n"\n', "", "header"),
        ('msgstr "বিশ্রাম"', 'msgstr "বিশ্রাম\\n"', "line-ends-differ"),
        ('msgstr "বিশ্রাম"', 'msgstr "\\nবিশ্রাম"', "line-ends-differ"),
        ('msgstr "বিশ্রাম"', 'msgstr "#-#-#-#-#  a.po  #-#-#-#-#\\nবিশ্রাম"', "conflict"),
        ('msgstr "বিশ্রাম"', 'msgid_plural "Rests"\nmsgstr[0] "বিশ্রাম"', "plural-forms"),
    ],
)
def test_a_flaw_is_found_and_found_alone(old: str, new: str, code: str) -> None:
    assert old in GOOD
    assert codes(GOOD.replace(old, new)) == [code]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Language: bn", "Language: bn_BD"),
        ("plural=(n > 1);", "plural=(n != 1);"),
        ("plural=(n > 1);", "plural=n>1;"),
        ("charset=UTF-8", "charset=utf-8"),
        ('msgstr "বিশ্রাম"', 'msgid_plural "Rests"\nmsgstr[0] "বিশ্রাম"\nmsgstr[1] "বিশ্রাম"'),
    ],
)
def test_another_way_to_say_the_same_is_no_flaw(old: str, new: str) -> None:
    assert codes(GOOD.replace(old, new)) == []


ENTRY = 'msgid "Rest"\nmsgstr "বিশ্রাম"'


@pytest.mark.parametrize(
    ("above", "severity"),
    [
        ("#, fuzy", Severity.ERROR),
        ("#, Fuzzy", Severity.ERROR),
        ("#, fuzyy, no-wrap", Severity.ERROR),
        ("# dobhashi: alow number-value — ডজন", Severity.WARNING),
        ("# dobashi: allow number-value — ডজন", Severity.WARNING),
        ("# dobhashi allow number-value — ডজন", Severity.WARNING),
    ],
)
def test_a_mark_with_a_slip_in_it_is_told(above: str, severity: Severity) -> None:
    assert ENTRY in GOOD
    [finding] = found(read(GOOD.replace(ENTRY, f"{above}\n{ENTRY}")))
    assert (finding.code, finding.severity) == ("mark-misspelt", severity)


@pytest.mark.parametrize(
    "above",
    [
        *("#, no-wrap", "#, max-length:40", "#, python-format", "# dobhashi: theirs: আরাম", "# dobhashi: memory: a.po"),
        *("# dobhashi: Allow number-value — ডজন", "# The dobhashi allows nothing", "# Doctors allow two-day rest"),
    ],
)
def test_other_marks_are_not(above: str) -> None:
    assert codes(GOOD.replace(ENTRY, f"{above}\n{ENTRY}")) == []


def test_a_file_without_a_header_is_told_once() -> None:
    assert codes('msgid "Rest"\nmsgstr "বিশ্রাম"\n') == ["header"]


def test_a_doubted_translation_may_be_unfinished() -> None:
    assert codes(GOOD.replace('msgid "Rest"\nmsgstr "বিশ্রাম"', '#, fuzzy\nmsgid "Rest"\nmsgstr "বিশ্রাম\\n"')) == []


def test_a_finding_names_file_line_and_message() -> None:
    (one,) = found(read(GOOD.replace('"বিশ্রাম"', '"বিশ্রাম\\n"')))
    line = GOOD.splitlines().index('msgid "Rest"') + 1
    assert (str(one.place), one.msgid, one.language, one.domain) == (
        f"locales/bn/x.po:{line}",
        "Rest",
        "bn",
        "x",
    )


@needs_gettext
@pytest.mark.parametrize("msgstr", ["বিশ্রাম", "বিশ্রাম\\n", "\\nবিশ্রাম", "\\n"])
@pytest.mark.parametrize("msgid", ["Rest", "Rest\\n", "\\nRest"])
def test_line_ends_are_judged_as_msgfmt_judges_them(msgid: str, msgstr: str) -> None:
    text = GOOD.replace('msgid "Rest"\nmsgstr "বিশ্রাম"', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    refused = gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=text)[2] != 0
    assert ("line-ends-differ" in codes(text)) is refused
