"""A real browser searches a real site: the example's articles and a dozen made-up ones beside them."""

from __future__ import annotations

import gzip
import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.site import build
from pipeline.languages import language
from pipeline.project import Project
from pipeline.render.html.search.index import heads
from pipeline.render.html.search.tables import tables

from .articles import ARTICLES, write

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
AXE = ROOT / "tests" / "tools" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "site.toml").read_text(encoding="utf-8").replace('["html", "print"]', '["html"]')
    (folder / "site.toml").write_text(settings, encoding="utf-8")
    write(folder)
    project = Project.find(folder)
    report = build(project, languages=project.site.languages, formats=("html",), workers=1)
    assert not [finding for finding in report.findings if finding.code == "page-not-made"]
    return project.output


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(output: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield opened
    opened.close()
    assert faults == []


ASK = """async queries => {
  const input = document.getElementById("_q"), answers = []
  for (const query of queries) {
    input.value = query
    input.dispatchEvent(new Event("input"))
    answers.push([...document.querySelectorAll("#_found a")].map(a => a.pathname.split("/").at(-2)))
  }
  return answers
}"""


def ready(page: Any, url: str) -> None:
    """The page with both indexes fetched."""
    page.goto(url)
    with page.expect_response(lambda response: response.url.endswith("/text.json")) as waited:
        page.focus("#_q")
    # Fetched once more: this reading of the file ends after the page's own.
    page.evaluate("url => fetch(url).then(file => file.json()).then(() => null)", waited.value.url)


@in_browser
def test_a_query_finds_its_article_first_or_second(page: Any, address: str) -> None:
    asked = lines("queries.tsv")
    assert len(asked) >= 60
    ready(page, f"{address}/bn/search/")
    answers = page.evaluate(ASK, [query for query, *_ in asked])
    missed = [(q, want, got) for (q, want, _), got in zip(asked, answers, strict=True) if want not in got[:2]]
    assert len(missed) <= len(asked) * 0.05, missed


@in_browser
def test_a_word_that_stands_nowhere_finds_nothing(page: Any, address: str) -> None:
    words = [word for word, *_ in lines("absent.txt")]
    assert len(words) >= 10
    ready(page, f"{address}/bn/search/")
    answers = page.evaluate(ASK, words)
    assert [(word, got) for word, got in zip(words, answers, strict=True) if got] == []


@in_browser
def test_of_three_words_two_are_enough_and_pages_with_all_come_first(page: Any, address: str) -> None:
    ready(page, f"{address}/bn/search/")
    with_absent, every, one_of_two = page.evaluate(ASK, ["সায়াটিকা ব্যায়াম থাইরয়েড", "হাঁটুর বাতের ব্যায়াম", "গলগণ্ড ব্যথা"])
    assert with_absent[0] == "physiotherapy-for-sciatica"
    assert every[0] == "knee-arthritis"
    assert one_of_two == []


@in_browser
def test_a_reader_of_english_is_understood_in_english(page: Any, address: str) -> None:
    ready(page, f"{address}/en/search/")
    asked = {
        "pillow": "sleeping-with-sciatica",
        "exercizes": "physiotherapy-for-sciatica",
        "hipertension": "blood-pressure",
    }
    answers = page.evaluate(ASK, list(asked))
    assert [got[0] for got in answers] == list(asked.values())


@in_browser
def test_the_script_folds_as_python_does(page: Any, address: str) -> None:
    script = next(path for path in _files(page, address) if "/search." in path and path.endswith(".js"))
    for code, vectors in json.loads((HERE / "vectors.json").read_text(encoding="utf-8")).items():
        index = json.loads(heads([], tables(language(code), language("en"))))
        got = page.evaluate(
            """async ([script, index, texts]) => {
              const s = await import(script), x = s.open(index)
              return texts.map(text => {
                const words = s.words(x, text)
                return {text, words, stems: words.map(w => s.stem(w, x.ends)), roman: words.map(w => s.roman(x, w)),
                        typed: words.map(w => s.typed(x, w))}
              })
            }""",
            [script, index, [vector["text"] for vector in vectors]],
        )
        assert got == vectors


def _files(page: Any, address: str) -> list[str]:
    page.goto(f"{address}/bn/search/")
    return page.eval_on_selector_all("script[src]", "all => all.map(one => one.src)")


@in_browser
def test_the_index_is_fetched_when_the_field_is_entered_and_not_before(page: Any, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}/bn/search/", wait_until="networkidle")
    assert not any(name.endswith(".json") for name in fetched)
    page.focus("#_q")
    page.wait_for_load_state("networkidle")
    page.keyboard.type("ক")
    assert page.locator("#_found").is_hidden() and page.locator("#_all").is_visible()
    page.keyboard.type("োমর")
    page.wait_for_selector("#_found li")
    assert [name.split(".")[0] for name in fetched if name.endswith(".json")] == ["search", "text"]
    assert page.locator("#_status").inner_text().startswith("পাওয়া গেছে: ")
    assert page.locator("#_all").is_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#_found') !== null")
    assert "?q=" in page.url


@in_browser
def test_when_nothing_is_found_the_same_query_is_offered_in_the_other_language(page: Any, address: str) -> None:
    page.goto(f"{address}/bn/search/?q=glaucoma")
    page.wait_for_selector("#_other:not([hidden]) a")
    assert "পাওয়া যায়নি" in page.locator("#_status").inner_text()
    assert page.locator("#_all").is_visible()
    page.click("#_other a")
    page.wait_for_url("**/en/search/?q=glaucoma")
    assert page.input_value("#_q") == "glaucoma"


@in_browser
def test_without_scripts_the_page_is_a_list_of_all_articles(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/bn/search/")
    assert bare.locator("#_all li a").count() == len(ARTICLES) + 4
    assert not bare.locator("form[role=search]").is_visible()
    context.close()


@in_browser
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize("query", ["", "কোমর", "গলগণ্ড"])
def test_the_page_is_accessible_in_every_state(page: Any, address: str, query: str) -> None:
    ready(page, f"{address}/bn/search/")
    page.evaluate(ASK, [query])
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations.map(one => one.id + ': ' + one.nodes[0].html))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_script_and_index_are_small(output: Path) -> None:
    [script] = output.glob("assets/search.*.js")
    [index] = output.glob("assets/bn/search.*.json")
    assert len(gzip.compress(script.read_bytes())) <= 3 * 1024
    assert len(gzip.compress(index.read_bytes())) <= 1024 * (len(ARTICLES) + 4)


def test_no_article_has_a_script(output: Path) -> None:
    for path in output.glob("bn/*/index.html"):
        if path.parent.name != "search":
            assert "<script" not in path.read_text(encoding="utf-8").replace('<script type="application/ld+json"', "")
