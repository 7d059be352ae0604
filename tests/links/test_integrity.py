"""Every address in a built site leads somewhere, and what would lead nowhere is told with its line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from pipeline.build.executors import SerialExecutor
from pipeline.build.report import BuildReport
from pipeline.build.site import build
from pipeline.markup.frontmatter import slug_of
from pipeline.project import Project

ROOT = Path(__file__).parents[2]
BASE = "https://site.example"
SITE = f"""
name = "Back and leg pain"
base_url = "{BASE}"
languages = ["en", "bn"]

[publish]
threshold = 0
"""


def built(folder: Path) -> BuildReport:
    project = Project.find(folder)
    return build(project, languages=project.site.languages, formats=("html",), executor=SerialExecutor())


def project(folder: Path, articles: dict[str, str]) -> Path:
    (folder / "site.toml").write_text(SITE, encoding="utf-8")
    for domain, text in articles.items():
        path = folder / "source" / f"{domain}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def told(report: BuildReport) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in report.findings]


def dead(output: Path, base: str) -> Iterator[str]:
    """Every address of the site's own that leads to no file, or to no place in it."""
    trees = {path: html.document_fromstring(path.read_bytes()) for path in output.rglob("*.html")}
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    for path, tree in trees.items():
        here = f"{base}/{path.relative_to(output).as_posix().removesuffix('index.html')}"
        given = tree.xpath("//@href | //@src | //@action | //form/@data-index | //form/@data-text")
        refresh = [value.partition("url=")[2] for value in tree.xpath("//meta[@http-equiv='refresh']/@content")]
        for address in (*given, *refresh):
            target = urlsplit(urljoin(here, address))
            if f"{target.scheme}://{target.netloc}" != base or address.startswith("https://dobhashi.example/reply"):
                continue
            file = output / unquote(target.path).lstrip("/")
            file = file / "index.html" if target.path.endswith("/") else file
            if not file.is_file() or (target.fragment and unquote(target.fragment) not in ids[file]):
                yield f"{path.relative_to(output)}: {address}"


def test_every_address_in_the_example_site_leads_somewhere(tmp_path: Path) -> None:
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    settings = (ROOT / "site.toml").read_text(encoding="utf-8").replace('["html", "print"]', '["html"]')
    (tmp_path / "site.toml").write_text(settings, encoding="utf-8")
    report = built(tmp_path)
    wrong = (
        "link-broken",
        "anchor-broken",
        "related-missing",
        "was-taken",
        "picture-missing",
        "page-not-made",
        "path-taken",
    )
    assert [finding for finding in report.findings if finding.code in wrong] == []
    assert list(dead(tmp_path / "output", "https://dobhashi.example")) == []


WALK = "---\ntitle: Walking\n---\n\n## When to stop\n\nStop.\n"
CASES = [
    ("See [walking](walking.md#when-to-rest).", ("anchor-broken", "source/a.md:3")),
    ("See [below](#nowhere).", ("anchor-broken", "source/a.md:3")),
    ("See [swimming](swimming.md).", ("link-broken", "source/a.md:3")),
    ("See [the leaflet](leaflet.pdf).", ("link-broken", "source/a.md:3")),
    ("![Knees](images/knees.svg)", ("picture-missing", "source/a.md:3")),
]


@pytest.mark.parametrize(("line", "finding"), CASES)
def test_an_address_that_leads_nowhere_is_told_with_its_line(
    tmp_path: Path, line: str, finding: tuple[str, str]
) -> None:
    folder = project(tmp_path, {"a": f"# A\n\n{line}\n", "walking": WALK})
    first = told(built(folder))
    assert set(first) == {finding}
    assert set(told(built(folder))) == {finding}, "and in the next build, where nothing has changed"


def test_names_in_front_matter_that_lead_nowhere_are_told_with_their_line(tmp_path: Path) -> None:
    text = "---\ntitle: A\nrelated: [swimming]\nwas: walking\n---\n\nText.\n"
    other = "---\ntitle: B\nwas: [old, older]\n---\n\nText.\n"
    folder = project(tmp_path, {"a": text, "walking": WALK, "b": other, "c": other.replace("B", "C")})
    assert told(built(folder)) == [
        ("related-missing", "source/a.md:3"),
        ("was-taken", "source/a.md:4"),
        ("was-taken", "source/c.md:3"),
        ("was-taken", "source/c.md:3"),
    ]


def test_a_place_may_be_a_heading_an_id_of_the_authors_or_raw_html(tmp_path: Path) -> None:
    text = """# A

See [1](walking.md#when-to-stop), [2](walking.md#own), [3](b/raw.md#spot), [4](#here) and[^1].

## Here

[^1]: A note.
"""
    raw = '---\ntitle: Raw\n---\n\n<div id="spot">\n\nText, [back](../a.md#here).\n\n</div>\n'
    folder = project(tmp_path, {"a": text, "walking": f"{WALK}\n## Slowly {{#own}}\n\nx\n", "b/raw": raw})
    assert told(built(folder)) == []
    assert list(dead(folder / "output", BASE)) == []


def test_a_link_that_is_mended_is_told_of_no_more(tmp_path: Path) -> None:
    folder = project(tmp_path, {"a": "# A\n\nSee [walking](walking.md#own).\n", "walking": WALK})
    assert built(folder).failed
    project(folder, {"walking": f"{WALK}\n## Slowly {{#own}}\n\nx\n"})
    assert not built(folder).findings


# ---------------------------------------------------------------- articles that moved


def test_the_old_address_of_an_article_leads_to_the_new_one_in_each_language(tmp_path: Path) -> None:
    folder = project(tmp_path, {"health/strolling": WALK.replace("title", "was: [walking, health/on-foot]\ntitle")})
    assert not built(folder).findings
    for code in ("en", "bn"):
        for old in ("walking", "on-foot"):
            page = html.document_fromstring((folder / "output" / code / old / "index.html").read_bytes())
            assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../" + f"{code}/strolling/"]
            assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/{code}/strolling/"]
            assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert page.xpath("//main//a/@href") == [f"../../{code}/strolling/"]
    assert (folder / "output" / "_redirects").read_text() == "".join(
        f"/{code}/{old}/ /{code}/strolling/ 301\n" for code in ("en", "bn") for old in ("walking", "on-foot")
    )
    assert list(dead(folder / "output", BASE)) == []
    assert "walking" not in (folder / "output" / "sitemap.xml").read_text()


@pytest.mark.parametrize(("was", "old"), [("old name", "old-name"), ("পিঠ ব্যথা", "পিঠ-ব্যথা"), ("a/b: c?", "b-c")])
def test_the_old_address_is_what_the_old_name_was_made_into(tmp_path: Path, was: str, old: str) -> None:
    folder = project(tmp_path, {"strolling": WALK.replace("title", f'was: "{was}"\ntitle')})
    assert not built(folder).findings
    for code in ("en", "bn"):
        page = html.document_fromstring((folder / "output" / code / old / "index.html").read_bytes())
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/{code}/strolling/"]
    assert slug_of(was) == old


def test_an_old_address_goes_with_its_article_and_gives_way_to_a_new_one(tmp_path: Path) -> None:
    moved = WALK.replace("title", "was: walking\ntitle")
    folder = project(tmp_path, {"strolling": moved, "rest": "# Rest\n\nRest.\n"})
    built(folder)
    old = folder / "output" / "bn" / "walking" / "index.html"
    assert "refresh" in old.read_text(encoding="utf-8")
    project(folder, {"walking": WALK})
    assert [code for code, _ in told(built(folder))] == ["was-taken"]
    assert "refresh" not in old.read_text(encoding="utf-8")
    (folder / "source" / "walking.md").unlink()
    (folder / "source" / "strolling.md").unlink()
    built(folder)
    assert not old.exists()
    assert not (folder / "output" / "_redirects").exists()


def test_two_articles_that_changed_places_lead_nowhere_else(tmp_path: Path) -> None:
    text = "---\ntitle: {0}\nwas: {1}\n---\n\nText.\n"
    folder = project(tmp_path, {"a": text.format("a", "b"), "b": text.format("b", "a")})
    assert {code for code, _ in told(built(folder))} == {"was-taken"}
    for name in ("a", "b"):
        assert "refresh" not in (folder / "output" / "en" / name / "index.html").read_text(encoding="utf-8")
    assert not (folder / "output" / "_redirects").exists()
