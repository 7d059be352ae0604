"""The web font: only as much as the pages of a language show, and every word of theirs as the whole font sets it."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import regex
from fontTools.ttLib import TTFont
from lxml import html as lxml_html

from pipeline.build.site import build
from pipeline.errors import ProjectError
from pipeline.languages import language
from pipeline.project import Project
from pipeline.render.html import subsetting, webfont
from pipeline.render.print.typefaces import characters, opened, same

from .conftest import ROOT

FONTS = ROOT / "pipeline" / "data" / "fonts"
SETTLED = "[...document.fonts].every(f => f.status == 'loaded' || f.status == 'error')"
WEIGHTS = {400: "NotoSerifBengali_400Regular.ttf", 700: "NotoSerifBengali_700Bold.ttf"}


def built(folder: Path, font: str = "bundled") -> Path:
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    settings = (ROOT / "site.toml").read_text(encoding="utf-8").replace('["html", "print"]', '["html"]')
    (folder / "site.toml").write_text(settings + f'\n[html]\nfont = "{font}"\n', encoding="utf-8")
    project = Project.find(folder)
    report = build(project, languages=project.site.languages, formats=("html",), workers=1)
    assert not report.failed, report.findings
    return folder / "output"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("webfont"))


def sfnt(path: Path) -> bytes:
    font, made = TTFont(path), BytesIO()
    font.flavor = None
    font.save(made)
    return made.getvalue()


def shown(output: Path) -> set[str]:
    """Every Bengali word in texts and attributes of finished pages, whole and at the borders of elements."""
    words: set[str] = set()
    for path in output.glob("bn/**/*.html"):
        tree = lxml_html.document_fromstring(path.read_bytes())
        for text in (*tree.itertext(), tree.text_content(), *tree.xpath("//@*")):
            words.update(regex.findall(r"[\p{Script_Extensions=Beng}\u200c\u200d]+", unescape(text)))
    return words


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_word_of_the_finished_pages_is_set_as_the_whole_font_sets_it(weight: int, output: Path) -> None:
    words = shown(output)
    assert len(words) > 1000
    whole, small = (
        opened((FONTS / WEIGHTS[weight]).read_bytes()),
        opened(sfnt(output / f"bn/fonts/NotoSerifBengali-{weight}.woff2")),
    )
    assert [word for word in words if not same(whole, small, [word], "bn")] == []
    assert len(characters(small)) < len(characters(whole))


def test_only_the_languages_that_need_it_have_a_font_and_hosts_are_told(output: Path) -> None:
    assert sorted(path.name for path in (output / "bn/fonts").iterdir()) == [
        "NotoSerifBengali-400.woff2",
        "NotoSerifBengali-700.woff2",
        "OFL.txt",
    ]
    assert not (output / "en/fonts").exists()
    for path in output.rglob("*.html"):
        assert ("@font-face" in path.read_text(encoding="utf-8")) is (path.relative_to(output).parts[0] == "bn"), path
    headers = (output / "_headers").read_text(encoding="utf-8")
    assert "font-src 'self'" in headers and "/bn/fonts/*\n  Cache-Control: no-cache" in headers
    assert all((output / f"bn/fonts/NotoSerifBengali-{w}.woff2").stat().st_size < 25_000 for w in WEIGHTS)


def test_a_site_without_the_setting_has_no_font(example: Path) -> None:
    assert not list(example.rglob("*.woff2"))
    assert not any("@font-face" in path.read_text(encoding="utf-8") for path in example.rglob("*.html"))


def test_where_the_words_are_not_known_every_text_comes_out_right() -> None:
    bengali = language("bn")
    source = webfont._source(str(FONTS / WEIGHTS[400]), 400, bengali)
    assert source is not None
    unseen = ["ক্ষ্ম্য", "স্ত্র্যো", "র্ঙ্ক্ষ"]
    whole = opened((FONTS / WEIGHTS[400]).read_bytes())

    def decoded(data: bytes) -> Any:
        font, made = TTFont(BytesIO(data)), BytesIO()
        font.flavor = None
        font.save(made)
        return opened(made.getvalue())

    assert same(whole, decoded(webfont.cut(source, bengali, None)), unseen, "bn")
    assert not same(whole, decoded(webfont.cut(source, bengali, ("কথা",))), unseen, "bn")


def test_a_font_that_is_not_there_and_missing_libraries_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ProjectError, match=r"cannot read type/none\.ttf"):
        built(tmp_path, "type/none.ttf")
    monkeypatch.setattr(subsetting, "able", lambda: False)
    with pytest.raises(ProjectError, match="not installed"):
        built(tmp_path)


def test_a_browser_sets_a_page_as_in_the_whole_font_with_one_request_a_weight_and_no_jump(
    output: Path, browser: Any
) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(output))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        # `optional` may leave the font out of a first view: for the picture the browser has to wait for it.
        html = (output / "bn/sleeping-with-sciatica/index.html").read_text(encoding="utf-8")
        html = html.replace("font-display:optional", "font-display:block")
        html = html.replace("style-src", "x-src").replace("default-src", "y-src")
        pictures = []
        for whole in (False, True, None):
            page = browser.new_page(viewport={"width": 360, "height": 800})
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            if whole:
                page.route("**/*-400.woff2", lambda route: route.fulfill(body=(FONTS / WEIGHTS[400]).read_bytes()))
                page.route("**/*-700.woff2", lambda route: route.fulfill(body=(FONTS / WEIGHTS[700]).read_bytes()))
            if whole is None:
                page.route("**/*.woff2", lambda route: route.abort())
            page.add_init_script(
                "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach(e => jumps += e.value))"
                ".observe({type: 'layout-shift', buffered: true})"
            )
            # A browser asks for a font when it first sets a line; on a busy machine the network is silent before that.
            with page.expect_request("**/*-400.woff2"), page.expect_request("**/*-700.woff2"):
                page.goto(f"{base}/bn/sleeping-with-sciatica/")
            page.wait_for_load_state("networkidle")
            fonts = [url for url in asked if url.endswith(".woff2")]
            assert len(fonts) == len(set(fonts)) == 2
            assert page.evaluate("jumps") == 0
            page.route(
                "**/sleeping-with-sciatica/",
                lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
            )
            with page.expect_request("**/*-400.woff2"), page.expect_request("**/*-700.woff2"):
                page.reload()
            page.wait_for_function(SETTLED)
            assert page.evaluate("[...document.fonts].every(f => f.status == 'loaded')") is (whole is not None)
            pictures.append(page.locator(".lede").first.screenshot())
            page.close()
        assert pictures[0] == pictures[1] != pictures[2]
    finally:
        server.shutdown()
        server.server_close()


def test_an_incremental_build_makes_the_font_of_a_clean_one(tmp_path: Path) -> None:
    one = built(tmp_path / "one")
    before = (one / "bn/fonts/NotoSerifBengali-400.woff2").read_bytes()
    catalog = tmp_path / "one/locales/bn/LC_MESSAGES/sleeping-with-sciatica.po"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("ঘুম", "ঘুঙ্ক্ষম"), encoding="utf-8")
    project = Project.find(tmp_path / "one")
    trees = []
    for clean in (False, True):
        if clean:
            shutil.rmtree(one)
        build(project, languages=project.site.languages, formats=("html",), workers=1)
        made = (path for path in one.rglob("*") if path.is_file() and ".dobhashi" not in path.parts)
        trees.append({path.relative_to(one): path.read_bytes() for path in made})
    assert trees[0] == trees[1]
    assert trees[0][Path("bn/fonts/NotoSerifBengali-400.woff2")] != before
