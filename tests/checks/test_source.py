"""English that will be hard to translate: said at the article's line, for information but for what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, built, change, write

from pipeline.build.audit import audit
from pipeline.build.catalogs import update
from pipeline.build.templates import extract
from pipeline.findings import Place, Severity
from pipeline.project import Project

LONG = "Walk " + "slowly and carefully " * 20 + "home."

_WORSE = {
    "source-directive": Severity.WARNING,
    "source-field": Severity.WARNING,
    "source-mark": Severity.WARNING,
    "source-tag": Severity.WARNING,
    **dict.fromkeys(("link-broken", "anchor-broken", "picture-missing", "picture-outside"), Severity.ERROR),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path, FILES)
    change(folder / "source/sleeping.md", "Lie on your side.", "## On your side\n\nLie on your side.")
    return folder


def found(folder: Path) -> list[tuple[str, int]]:
    findings = [one for one in audit(Project.find(folder)).findings if one.family == "source"]
    assert all(one.severity is _WORSE.get(one.code, Severity.INFO) for one in findings)
    assert {one.place.path for one in findings} <= {"source/walking.md"}
    return [(one.code, one.place.line) for one in findings]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Read [this](nowhere.md).", ["link-broken"]),
        ("Read [this](sleeping.md).", []),
        ("See [below](#when-to-stop).", []),
        ("See [below](#when-to-go).", ["anchor-broken"]),
        ("See [sleep](sleeping.md#on-your-side).", []),
        ("Read [this](leaflet.pdf).", ["link-broken"]),
        ("See [sleep](sleeping.md#pillows).", ["anchor-broken"]),
        ("## Rest {#when}\n\nRest.\n\n## Stop {#when}", ["source-id"]),
        ('<p id="a">One.</p>\n\n<p id="a">Two.</p>', ["source-id"]),
        ('<p id="a">One.</p>\n\nSee [one](#a).', []),
        ("![](images/side.svg)", ["source-alt"]),
        ("![A person](images/side.svg)", []),
        ('<img src="a.png">', ["source-alt"]),
        ('<img src="a.png" alt="">', []),
        ("![A](https://a.example/b.png)", ["source-picture"]),
        ("![A][b]\n\n[b]: //a.example/b.png", ["source-picture"]),
        ('<img src="HTTPS://a.example/b.png" alt="">', ["source-picture"]),
        ("![A person](images/lost.svg)", ["picture-missing"]),
        ("![A person](/images/side.svg)", ["picture-outside"]),
        ("![A person](../../../etc/passwd)", ["picture-outside"]),
        ("Hold for 30, then rest.", ["source-unit"]),
        ("Hold for 30 seconds, then rest.", []),
        ("Take 2 every morning.", []),
        ("Take 2.", ["source-unit"]),
        ("Hold for 2.5 seconds.", []),
        ("It was built in 1971.", []),
        ("<!-- i18n:skpi -->\n\nRest.", ["source-directive"]),
        ("<!-- i18n:skip -->\n\nRest.", []),
        ("Rest <!-- i18n:skip --> now.", ["source-directive"]),
        ("::: danger Red\nStop.\n:::", ["source-mark"]),
        ("::: Warning\nStop.\n:::", ["source-mark"]),
        ("::: warning Stop\nStop.\n:::", []),
        ("- one\n\n  ::: tip Rest\n  Rest.\n  :::\n\n> ::: note\n> Rest.\n> :::", []),
        ("Rest.\n\n:::\n\nRest.", ["source-mark"]),
        ("::: warning Stop\nStop.", ["source-mark"]),
        ("    ::: danger in code\n    :::", []),
        ("Rest.[^why]", ["source-mark"]),
        ("Rest.[^why]\n\n[^why]: Because.", []),
        ("Rest.\n\n[^why]: Because.", ["source-mark"]),
        ("`[^why]` and \\[^why]", []),
        ("Do <b>not stop.", ["source-tag"]),
        ("Do <b>not</b> stop.<br>Now.", []),
        ("Do not</b> stop.", ["source-tag"]),
        ("<div>\n\nRest.\n\n</div>", []),
        ("<div>\n\nRest.", ["source-tag"]),
        ("<ul>\n<li>One\n<li>Two\n</ul>", []),
        ("<script>go('</b>')</script>", ["source-tag"]),
        ('<iframe src="https://a.example/"></iframe>', ["source-tag"]),
        ('<p style="color: red">Stop.</p>', ["source-tag"]),
        ("a < b, `<b>`, <https://a.example/>", []),
        (LONG, ["source-sentence"]),
        (LONG.replace("slowly and carefully slowly", "slowly. Carefully"), []),
    ],
)
def test_what_is_said_of_an_article(folder: Path, text: str, codes: list[str]) -> None:
    change(folder / "source/walking.md", "Walk for ten minutes, then rest.", text)
    assert [code for code, _ in found(folder)] == codes


def test_it_is_placed_at_its_line(folder: Path) -> None:
    change(folder / "source/walking.md", "Stop when the pain", "Hold for 30.\n\nStop when the pain")
    [(code, line)] = found(folder)
    text = (folder / "source/walking.md").read_text(encoding="utf-8")
    assert (code, text.splitlines()[line - 1]) == ("source-unit", "Hold for 30.")


def test_an_anchor_in_another_article_is_seen_when_that_one_changes(folder: Path) -> None:
    change(folder / "source/walking.md", "then rest.", "then rest ([how](sleeping.md#pillows)).")
    assert [code for code, _ in found(folder)] == ["anchor-broken"]
    change(folder / "source/sleeping.md", "Lie on your side.", "## Pillows\n\nLie on your side.")
    assert found(folder) == []


ERRORS = (
    ("source/walking.md", "then rest.", "then [rest](nowhere.md)."),
    ("source/walking.md", "then rest.", "then [rest](#bed)."),
    ("source/walking.md", "then rest.", "then [rest](sleeping.md#bed)."),
    ("source/sleeping.md", "images/side.svg", "images/lost.svg"),
    ("source/sleeping.md", "images/side.svg", "/images/side.svg"),
    ("source/sleeping.md", "description:", "slug: walking\ndescription:"),
    ("source/walking.md", "related:", "slug: sleeping\nrelated:"),
    ("source/walking.md", "related:", "slug: search\nrelated:"),
    ("source/walking.md", "related:", "was: sleeping\nrelated:"),
    ("source/walking.md", "related: [sleeping]", "related: [resting]"),
)


@pytest.mark.parametrize("change_made", ERRORS, ids=lambda made: made[2])
def test_what_a_build_says_of_articles_check_says_before_it(folder: Path, change_made: tuple[str, str, str]) -> None:
    name, old, new = change_made
    change(folder / name, old, new)
    told = {(one.code, one.severity, one.place) for one in built(folder, formats=("html",)).findings}
    project = Project.find(folder)
    for domains in (None, (name.removeprefix("source/").removesuffix(".md"), "walking")):
        checked = {(one.code, one.severity, one.place) for one in audit(project, domains).findings}
        assert told and told <= checked
    [line] = {place.line for _, _, place in told if place.path == name} or {0}
    if line:
        text = (folder / name).read_text(encoding="utf-8").splitlines()
        assert new.splitlines()[0] in text[line - 1]


def test_former_names_that_go_round_in_a_circle_are_told(folder: Path) -> None:
    change(folder / "source/walking.md", "related:", "was: sleeping\nrelated:")
    change(folder / "source/sleeping.md", "description:", "was: walking\ndescription:")
    circular = [one for one in audit(Project.find(folder)).findings if one.code == "was-circular"]
    assert [str(one.place) for one in circular] == ["source/sleeping.md:3", "source/walking.md:4"]


def test_a_picture_that_is_there_now_is_told_of_no_more(folder: Path) -> None:
    side = folder / "source/images/side.svg"
    data = side.read_bytes()
    side.unlink()
    for _ in range(2):
        told = [one for one in audit(Project.find(folder)).findings if one.code == "picture-missing"]
        assert [one.place.path for one in told] == ["source/sleeping.md"]
    side.write_bytes(data)
    assert "picture-missing" not in {one.code for one in audit(Project.find(folder)).findings}


def test_a_picture_from_outside_is_told_once_whatever_is_made(folder: Path) -> None:
    change(folder / "source/sleeping.md", "images/side.svg", "/images/side.svg")
    line = (folder / "source/sleeping.md").read_text(encoding="utf-8").splitlines().index(
        '![A person lying on one side](/images/side.svg "On your side")'
    ) + 1
    for _ in range(2):
        report = built(folder, formats=("html", "handout"))
        assert [(one.code, str(one.place)) for one in report.findings] == [
            ("picture-outside", f"source/sleeping.md:{line}")
        ]


def test_a_project_can_switch_it_off(folder: Path) -> None:
    change(folder / "source/walking.md", "Walk for ten minutes", "Hold for 30. Walk for ten minutes")
    with (folder / "site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[checks.severity]\nsource-unit = "off"\n')
    assert found(folder) == []


def test_a_mark_is_told_at_its_line_with_what_would_help(folder: Path) -> None:
    marks = "::: dangr Red\nStop.\n:::\n\nRest[^a]\nand <i>sleep.\n\n[^b]: Why.\n\n::: note\nWalk."
    change(folder / "source/walking.md", "Walk for ten minutes, then rest.", marks)
    lines = (folder / "source/walking.md").read_text(encoding="utf-8").splitlines()
    told = [one for one in audit(Project.find(folder)).findings if one.code in ("source-mark", "source-tag")]
    assert [lines[one.place.line - 1] for one in told] == [
        "::: dangr Red", "Rest[^a]", "and <i>sleep.", "[^b]: Why.", "::: note"
    ]  # fmt: skip
    assert all(one.hint for one in told)


def test_a_draft_that_would_be_published_is_told(folder: Path) -> None:
    change(folder / "source/walking.md", "related:", "draft: true\nrelated:")
    assert found(folder) == [("source-field", 4)]
    change(folder / "source/walking.md", "draft: true", "draft: false")
    assert found(folder) == []


IN_VAIN = {
    "source-directive": ("Stop when the pain", "<!-- i18n:skpi -->\n\nStop when the pain"),
    "source-field": ("---\ntitle", "---\nauther: Rahima Begum\ntitle"),
}


@pytest.mark.parametrize("code", IN_VAIN)
def test_what_is_said_in_vain_is_told_by_every_command(folder: Path, code: str) -> None:
    change(folder / "source/walking.md", *IN_VAIN[code])
    project = Project.find(folder)
    [line] = {line for one, line in found(folder) if one == code}
    for report in (extract(project), update(project), built(folder, formats=("html",))):
        assert [(one.code, one.place) for one in report.findings] == [(code, Place("source/walking.md", line))]
    with (folder / "site.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[checks.severity]\n{code} = "off"\n')
    project = Project.find(folder)
    for report in (extract(project), update(project), built(folder, formats=("html",))):
        assert report.findings == ()
