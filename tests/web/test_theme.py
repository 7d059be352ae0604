"""What `docs/theme.md` promises to a project with a look of its own, tried on the examples that stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.render.html import theme
from pipeline.render.html.words import words

from .site import Site, text

DOCS = (Path(__file__).parents[2] / "docs" / "theme.md").read_text(encoding="utf-8")
ARTICLE = "---\ntitle: Rest\n---\n\n## One\n\nText.\n"


def example(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", DOCS, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theme").mkdir()
    return tmp_path / "theme"


def test_the_example_of_tokens_changes_colours_in_both_schemes(own: Path) -> None:
    (own / "tokens.css").write_text(example("css"))
    css = Site({"rest": (ARTICLE, {})}).tree("en/rest/index.html").findtext(".//style")
    light, dark = css.index("#4a2c6b"), css.index("#cdb4e8")
    assert css.index("#0b5660") < light < dark and css.index("#8fd6d8") < dark
    assert "38rem" in css
    assert dark < css.index("*{box-sizing"), "before the rules that use them"


def test_the_example_of_a_template_adds_to_a_block_and_its_words_are_for_translators(own: Path) -> None:
    (own / "page.html").write_text(example("html"))
    site = Site({"rest": (ARTICLE, {})}, settings={"pdf": True})
    tree = site.tree("en/rest/index.html")
    assert [text(p) for p in tree.xpath("//div[@class='tools']/p")] == [
        "Download this page for printing (PDF)",
        "Ask for a printed copy at the clinic",
    ]
    assert "Ask for a printed copy at the clinic" in {unit.msgid for unit in words([own])}


def test_an_icon_of_ones_own_takes_the_place_of_ours(own: Path) -> None:
    (own / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    site = Site({"rest": (ARTICLE, {})})
    [href] = site.tree("en/rest/index.html").xpath("//link[@rel='icon']/@href")
    assert b'viewBox="0 0 9 9"' in site.files[href.removeprefix("../../")]


@pytest.mark.parametrize("line", re.findall(r"^\| `(\w+\.html)`.*? \| (.*) \|$", DOCS, re.MULTILINE))
def test_every_block_that_the_docs_name_is_there_and_no_other(line: tuple[str, str]) -> None:
    name, told = line
    blocks = re.findall(r"{% block (\w+) %}", (theme.PACKAGED / name).read_text(encoding="utf-8"))
    assert set(re.findall(r"`(\w+)`", told)) == set(blocks) - ({"main"} if name != "base.html" else set())


def test_every_token_that_the_docs_name_is_there_and_no_other() -> None:
    told = set(re.findall(r"`(--\w+)`", DOCS.partition("## Rules")[0]))
    assert told == set(re.findall(r"(--\w+):", (theme.PACKAGED / "tokens.css").read_text(encoding="utf-8")))
