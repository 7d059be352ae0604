"""What the checks say of a catalog: which translations are looked at, and what a finding names."""

from __future__ import annotations

import pytest

from pipeline.catalog.po import parse_po, serialize_po
from pipeline.checks import check
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


# ---------------------------------------------------------------- findings


def test_a_finding_names_file_line_message_and_slice() -> None:
    [finding] = [
        one for one in found("**Stop** at once.", "এখনই **থামুন।**তারপর।", msgctxt="পথে") if one.code == "md-emphasis-open"
    ]
    assert (str(finding.place), finding.severity) == ("locales/bn/LC_MESSAGES/walking.po:12", Severity.ERROR)
    assert (finding.domain, finding.language) == ("walking", "bn")
    assert (finding.msgctxt, finding.msgid) == ("পথে", "**Stop** at once.")
    assert finding.span == (5, 7)
    assert finding.hint


def test_one_translation_may_have_several() -> None:
    wanted = {"md-link-target", "md-footnote", "html-tags", "md-emphasis-open"}
    assert wanted <= set(codes("Call [999][link-1], do <b>not</b> run.[^1]", "৯৯৯; **দৌড়াবেন না।"))


@pytest.mark.parametrize(
    "message",
    [
        Message("Call [999][link-1]."),
        Message("Call [999][link-1].", "ফোন করুন।", flags=("fuzzy",)),
        Message("Call [999][link-1].", "ফোন করুন।", obsolete=True),
        Message("**999**", "**999**"),
    ],
)
def test_what_no_reader_sees_is_not_looked_at(message: Message) -> None:
    assert check(Catalog("walking", "bn", messages=(message,)), BENGALI) == ()


def test_every_plural_form_is_a_pair() -> None:
    message = Message("**One** day", "", msgid_plural="**%d** days", msgstr_plural=("**এক দিন", "**%d দিন"))
    findings = check(Catalog("walking", "bn", messages=(message,)), BENGALI)
    assert [finding.code for finding in findings].count("md-emphasis-open") == 2


def test_labels_mean_what_the_template_says_also_after_a_round_trip() -> None:
    message = Message("Call [999][link-1].", "[৯৯৯][link-1]-এ ফোন করুন।", notes=("type: paragraph", "link-1: tel:999"))
    catalog = Catalog("walking", "bn", (("Language", "bn"),), messages=(message,))
    again = parse_po(serialize_po(catalog).encode(), path="walking.po", domain="walking", language="bn")
    assert check(again, BENGALI) == ()
