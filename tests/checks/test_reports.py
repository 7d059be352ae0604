"""Findings for people and for programs: every format says the same."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli.typed import dobhashi

from pipeline.checks import known
from pipeline.checks.notices import ELSEWHERE
from pipeline.cli.reports import text_report
from pipeline.graphemes import graphemes, whole, width

PO = """msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Take 2 tablets."
msgstr ""
"৩টি ট্যাবলেট "
"খান।"

msgctxt "পথে"
msgid "Rest, 100%:\\nnow."
msgstr "বিশ্রাম  নিন, ১০০%:\\nএখনই।"

msgid "Walk."
msgstr ""
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "walking.po").write_text(PO, encoding="utf-8")
    return tmp_path


def said(folder: Path, *options: str) -> str:
    return dobhashi(folder, "check", "walking.po", "--ignore", "header", *options).stdout


def test_json_and_json_lines_say_the_same(folder: Path) -> None:
    whole_value = json.loads(said(folder, "--json"))["findings"]
    lines = [json.loads(line) for line in said(folder, "--format", "jsonl").splitlines()]
    assert lines == whole_value
    (number,) = [one for one in lines if one["check"] == "number-value"]
    assert (number["entry"], number["family"], number["severity"]) == (0, "numbers", "error")
    assert number["msgstr"][slice(*number["span"])] == number["slice"]
    assert number["msgid"][slice(*number["source_span"])].startswith("2")
    (space,) = [one for one in lines if one["check"] == "double-space"]
    assert (space["entry"], space["msgctxt"]) == (1, "পথে")
    assert space["fix"] == "বিশ্রাম নিন, ১০০%:\nএখনই।"
    assert [one["check"] for one in lines if one["severity"] == "info"] == ["empty"]


def test_sarif_has_rules_with_help_regions_and_fixes(folder: Path) -> None:
    log = json.loads(said(folder, "--format", "sarif"))
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"] and rule["shortDescription"]["text"] and result["message"]["text"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "walking.po", "uriBaseId": "PROJECT"}
    (number,) = [one for one in run["results"] if one["ruleId"] == "number-value"]
    region = number["locations"][0]["physicalLocation"]["region"]
    line = PO.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1].startswith("৩")
    (space,) = [one for one in run["results"] if one["ruleId"] == "double-space"]
    (change,) = space["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    first = PO.splitlines().index('msgstr "বিশ্রাম  নিন, ১০০%:\\nএখনই।"') + 1
    assert replacement["deletedRegion"]["startLine"] == first
    assert replacement["insertedContent"]["text"].startswith('msgstr ""\n"বিশ্রাম নিন')


def test_github_annotations_are_one_line_each_and_escaped(folder: Path) -> None:
    lines = said(folder, "--format", "github").splitlines()
    assert {line.split(" ")[0] for line in lines} <= {"::error", "::warning", "::notice"}
    (number,) = [line for line in lines if "title=number-value" in line]
    assert number.startswith("::error file=walking.po,line=9,col=2,")
    assert "%0A" in number, "the hint is on a line of its own"


def test_junit_counts_what_failed(folder: Path) -> None:
    root = ElementTree.fromstring(said(folder, "--format", "junit"))
    (suite,) = root
    failed = [case for case in suite if case.find("failure") is not None]
    assert int(suite.get("failures", "0")) == len(failed) == int(root.get("failures", "0"))
    assert int(suite.get("tests", "0")) == len(list(suite))
    assert any(case.get("name", "").startswith("number-value walking.po:") for case in failed)


def test_junit_of_nothing_is_one_passed_case(tmp_path: Path) -> None:
    (tmp_path / "walking.po").write_text(PO.partition('msgid "Take')[0], encoding="utf-8")
    (suite,) = ElementTree.fromstring(said(tmp_path, "--format", "junit"))
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "github", "junit"])
def test_control_characters_break_no_format(tmp_path: Path, form: str) -> None:
    bad = PO.replace("৩টি", "৩\\a\u202e\\vটি")
    (tmp_path / "walking.po").write_text(bad, encoding="utf-8")
    text = said(tmp_path, "--format", form)
    if form == "junit":
        ElementTree.fromstring(text)
    elif form == "jsonl":
        assert all(json.loads(line) for line in text.splitlines())
    elif form != "github":
        assert json.loads(text)


# ---------------------------------------------------------------- people


def people(folder: Path, *options: str) -> list[str]:
    return dobhashi(folder, "check", "walking.po", "--ignore", "header", *options).stdout.splitlines()


def test_people_see_what_is_wrong_underlined(folder: Path) -> None:
    lines = people(folder, "--select", "number-value")
    assert lines[0] == "walking · bn"
    assert lines[1].startswith("walking.po:7: error: ") and lines[1].endswith(" [number-value]")
    source, under_source, target, under = lines[2:6]
    assert source == "    source  Take 2 tablets."
    assert under_source[source.index("2")] == "^"
    assert target == "    bn      ৩টি ট্যাবলেট খান।"
    assert under.index("^") == width(target[: target.index("৩")])


def test_bengali_is_measured_in_letters_as_readers_count_them() -> None:
    assert width("ক্ষুধা") == len(graphemes("ক্ষুধা")) < len("ক্ষুধা")
    assert whole("কি", 1, 2) == (0, 2), "half a letter cannot be underlined"
    assert width("\u200b\u0301") == 0 and width("漢") == 2


def test_what_cannot_be_seen_is_shown_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "walking.po").write_text(PO.replace("খান।", "খা\u202eন।"), encoding="utf-8")
    text = "\n".join(people(tmp_path))
    assert "\u202e" not in text and "⟨202E⟩" in text


def test_a_long_text_is_cut_around_what_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_report, "_columns", lambda: 80)
    long = "বিশ্রাম নিন, " * 30
    entry = f'\nmsgid "{"Take your rest, " * 30}stop."\nmsgstr "{long}থামুন  এখন।"\n'
    (tmp_path / "walking.po").write_text(PO + entry, encoding="utf-8")
    lines = people(tmp_path, "--select", "double-space")
    shown = next(line for line in lines if "থামুন" in line)
    assert "…" in shown and width(shown) <= 80
    assert lines[lines.index(shown) + 1].strip() == "^" * 2


def test_severity_leaves_out_what_is_milder_and_counts_it(folder: Path) -> None:
    reply = dobhashi(folder, "check", "walking.po", "--ignore", "header", "--severity", "error")
    assert "double-space" not in reply.stdout and "number-value" in reply.stdout
    assert "for information only" in reply.stdout
    mild = dobhashi(folder, "check", "walking.po", "--select", "double-space", "--severity", "error")
    assert (mild.code, mild.stdout.partition(" in ")[0], mild.stderr) == (0, "0 findings", "")


def test_findings_are_told_in_the_translators_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bengali = "\n".join(people(folder, "--messages", "bn", "--select", "double-space"))
    assert "সতর্কতা: একাধিক ফাঁকা জায়গা [double-space]" in bengali
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "bn_BD.UTF-8")
    assert "একাধিক ফাঁকা জায়গা" in "\n".join(people(folder, "--select", "double-space"))
    assert json.loads(said(folder, "--format", "jsonl", "--select", "double-space"))["message"] == "more than one blank"
    told = json.loads(said(folder, "--format", "jsonl", "--select", "double-space", "--messages", "bn"))
    assert told["message"] == "একাধিক ফাঁকা জায়গা"


def test_the_summary_has_the_figures_of_its_language(folder: Path) -> None:
    last = people(folder, "--messages", "bn")[-2:]
    assert "১টি" in " ".join(last) and not any(letter in "0123456789" for letter in " ".join(last))


# ---------------------------------------------------------------- selections, manuals


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "number-value"), {"number-value"}),
        (("--select", "punctuation"), {"double-space"}),
        (("--select", "double"), {"double-space"}),
        (("--select", "number-value,double-"), {"number-value", "double-space"}),
        (("--select", "punctuation", "--ignore", "double-space"), set()),
    ],
)
def test_checks_are_selected_by_code_family_and_beginning(
    folder: Path, options: tuple[str, ...], codes: set[str]
) -> None:
    assert {json.loads(line)["check"] for line in said(folder, "--format", "jsonl", *options).splitlines()} == codes


def test_a_misspelt_selection_is_refused_with_the_nearest(folder: Path) -> None:
    reply = dobhashi(folder, "check", "--select", "numbr-value")
    assert (reply.code, "did you mean number-value?" in reply.stderr) == (2, True)


@pytest.mark.parametrize("code", sorted((*known(), *(notice.code for notice in ELSEWHERE))))
def test_every_check_explains_itself(code: str, tmp_path: Path) -> None:
    reply = dobhashi(tmp_path, "check", "--explain", code)
    assert reply.code == 0 and reply.stdout.startswith(f"{code}: ")


def test_a_family_is_explained_by_its_list(tmp_path: Path) -> None:
    for family in {one.family.value for one in known().values()}.difference(known()):
        lines = dobhashi(tmp_path, "check", "--explain", family).stdout.splitlines()
        assert lines[0] == family
        assert {line.split()[0] for line in lines[1:]} == {
            code for code, one in known().items() if one.family.value == family
        }


def test_the_list_names_them_all(tmp_path: Path) -> None:
    listed = dobhashi(tmp_path, "check", "--list").stdout
    assert {code for code in known() if f"  {code} " not in listed} == set()
