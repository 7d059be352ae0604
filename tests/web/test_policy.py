"""A page's own security policy: as strict as the host's, and nothing of the site stands outside it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from .site import parsed

LOADED = """async () => {
    const pictures = [...document.images];
    for (const one of pictures) one.loading = "eager";
    await Promise.all(pictures.map(one => one.decode()));
    return pictures.every(one => one.naturalWidth > 0);
}"""
FOREIGN = """() => new Promise(told => {
    document.addEventListener("securitypolicyviolation", event => told(event.effectiveDirective));
    const picture = new Image();
    picture.src = "https://elsewhere.example/dot.png";
    document.body.append(picture);
    setTimeout(() => told("none"), 2000);
})"""
INLINE = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran ?? false;
}"""


class Plain(SimpleHTTPRequestHandler):
    """A host that sends no headers of its own."""

    def log_message(self, *_: object) -> None:
        pass


class Strict(Plain):
    """A host that sends the policy of `_headers`."""

    def end_headers(self) -> None:
        for line in (Path(self.directory) / "_headers").read_text(encoding="utf-8").splitlines():
            if line.startswith("  Content-Security-Policy: "):
                self.send_header(*line.strip().split(": ", 1))
        super().end_headers()


@pytest.fixture(scope="module", params=[Plain, Strict, None], ids=["plain host", "host with headers", "folder"])
def address(request: pytest.FixtureRequest, example: Path) -> Iterator[str]:
    if request.param is None:
        yield example.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(request.param, directory=str(example)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def opened(browser: Any, address: str) -> tuple[Any, list[str]]:
    page, told = browser.new_page(), list[str]()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(address)
    return page, told


def test_every_page_and_picture_loads_and_the_browser_has_nothing_to_say(
    address: str, example: Path, browser: Any
) -> None:
    for path in sorted(example.rglob("*.html")):
        if address.startswith("file:") and (path.parent.name == "search" or path.name == "404.html"):
            continue  # no browser runs a module from a folder; what hosts answer knows its place on the host alone
        if parsed(path.read_bytes()).xpath("//meta[@http-equiv='refresh']"):
            continue  # it is left at once
        page, told = opened(browser, f"{address}/{path.relative_to(example).as_posix()}")
        assert page.evaluate(LOADED), path
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "styled"
        assert told == [], path
        page.close()


def test_readers_can_search(address: str, browser: Any) -> None:
    if address.startswith("file:"):
        pytest.skip("no browser runs a module from a folder")
    page, told = opened(browser, f"{address}/bn/search/index.html")
    page.fill("#_q", "ঘুম")
    page.wait_for_selector("#_found li")
    assert told == []
    page.close()


@pytest.mark.parametrize("path", ["en/sleeping-with-sciatica/index.html", "bn/search/index.html", "index.html"])
def test_nothing_from_elsewhere_loads_and_no_script_that_stands_in_a_page_runs(
    path: str, address: str, browser: Any
) -> None:
    page, _ = opened(browser, f"{address}/{path}")
    assert page.evaluate(FOREIGN) == "img-src"
    assert page.evaluate(INLINE) is False
    page.close()


def test_a_page_allows_nothing_that_the_host_does_not(example: Path) -> None:
    """But for pictures from a folder, and the hashes of what stands in the page itself."""
    headers = (example / "_headers").read_text(encoding="utf-8")
    host = rules(next(line for line in headers.splitlines() if "Content-Security-Policy" in line).partition(": ")[2])
    for path in example.rglob("*.html"):
        policies = parsed(path.read_bytes()).xpath("//meta[@http-equiv='content-security-policy']/@content")
        own = rules("; ".join(policies))
        assert own["default-src"] == {"'none'"}
        assert own.keys() | {"frame-ancestors"} == host.keys()
        assert own.pop("img-src") - {"file:"} == host["img-src"]
        assert all(one.startswith("'sha256-") or one in ("'self'", "'none'") for one in own.pop("script-src"))
        assert all(allowed - {"'none'"} <= host[name] for name, allowed in own.items()), path


def rules(policy: str) -> dict[str, set[str]]:
    return {name: set(allowed) for name, *allowed in (rule.split() for rule in policy.split(";"))}
