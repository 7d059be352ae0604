"""A real build from hostile catalogs, and what a real browser and the Nu checker say of its pages.

`Site` is a copy of this project whose catalogs hold what they are given. `Judge` looks at its pages in Chromium, with
the pages' security policy switched off, so that nothing but the build keeps a script from running.
"""

from __future__ import annotations

import json
import mimetypes
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.build.executors import SerialExecutor
from pipeline.build.report import BuildReport
from pipeline.build.site import build
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.model import Catalog, Message
from pipeline.project import Project

ROOT = Path(__file__).resolve().parents[2]
VNU = ROOT / "tests" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HOST = "http://dobhashi.test"

Poison = Callable[[Message], str | None]
"""What to write in a message's place; None leaves it."""


class Site:
    """This project's articles, with catalogs at our mercy."""

    def __init__(self, folder: Path, *, formats: tuple[str, ...] = ("html",)) -> None:
        self.folder = folder
        self.formats = formats
        for name in ("source", "locales"):
            shutil.copytree(ROOT / name, folder / name)
        settings = (ROOT / "site.toml").read_text(encoding="utf-8")
        # However little is left of a page, it is to be published.
        (folder / "site.toml").write_text(settings.replace("threshold = 60", "threshold = 0"), encoding="utf-8")
        self.catalogs: dict[Path, Catalog] = {}
        for path in sorted((folder / "locales" / "bn" / "LC_MESSAGES").glob("*.po")):
            self.catalogs[path] = parse_po(path.read_bytes(), path=path.name, domain=path.stem, language="bn")

    @property
    def good(self) -> list[str]:
        """Every translation as it was."""
        return [m.msgstr for catalog in self.catalogs.values() for m in catalog.messages if m.translated]

    def poison(self, poison: Poison) -> int:
        """Write every catalog with other translations; gives how many."""
        count = 0
        for path, catalog in self.catalogs.items():
            messages = []
            for message in catalog.messages:
                text = poison(message) if message.translated and not message.obsolete else None
                count += text is not None
                messages.append(message if text is None else replace(message, msgstr=text))
            path.write_text(serialize_po(replace(catalog, messages=tuple(messages))), encoding="utf-8", newline="\n")
        return count

    def build(self) -> BuildReport:
        return build(Project.find(self.folder), languages=("en", "bn"), formats=self.formats, executor=SerialExecutor())

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def pages(self, language: str) -> list[str]:
        """The articles' pages, as addresses below the output."""
        return sorted(
            path.relative_to(self.output).as_posix()
            for path in (self.output / language).glob("*/index.html")
            if "article" in path.read_text(encoding="utf-8")
        )

    def all_pages(self, language: str) -> list[str]:
        """Every page, but where the English one only sends readers on."""
        found = sorted(p.relative_to(self.output).as_posix() for p in (self.output / language).rglob("*.html"))
        return [page for page in found if not self._sends_on(page.replace(f"{language}/", "en/", 1))]

    def _sends_on(self, page: str) -> bool:
        path = self.output / page
        return path.is_file() and 'http-equiv="refresh"' in path.read_text(encoding="utf-8")


@dataclass(slots=True)
class Verdict:
    """What is wrong with the pages of a build."""

    scripts: list[str] = field(default_factory=list)
    """Calls that only a script of a catalog's could have made, and attributes that would run one."""
    requests: list[str] = field(default_factory=list)
    """Addresses asked for that the site does not have."""
    blocks: list[str] = field(default_factory=list)
    """Pages whose blocks are not those of the English page."""
    links: list[str] = field(default_factory=list)
    """Pages with a link or picture more or less than the English page has."""
    strange: list[str] = field(default_factory=list)
    """Addresses that are nowhere in the English page."""

    @property
    def clean(self) -> bool:
        return not (self.scripts or self.requests or self.blocks or self.links or self.strange)

    def add(self, other: Verdict) -> None:
        self.scripts += other.scripts
        self.requests += other.requests
        self.blocks += other.blocks
        self.links += other.links
        self.strange += other.strange


_HOOKS = """
window.__ran = [];
const told = (name, what) => window.__ran.push(name + ' ' + String(what).slice(0, 80));
for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = what => told(name, what);
const outside = address => new URL(address, document.baseURI).origin !== location.origin;
const fetched = window.fetch;
window.fetch = (address, ...rest) => {
  if (outside(address.url || address)) { told('fetch', address); return Promise.reject(); }
  return fetched(address, ...rest);
};
const opened = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  if (outside(address)) told('xhr', address);
  return opened.call(this, method, address, ...rest);
};
navigator.sendBeacon = address => { told('beacon', address); return false; };
window.WebSocket = function (address) { told('socket', address); };
window.EventSource = function (address) { told('events', address); };
const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
Object.defineProperty(HTMLImageElement.prototype, 'src', {
  ...source, set(address) { if (outside(address)) told('image', address); source.set.call(this, address); },
});
"""

_LOOK = """
() => {
  const acts = [], SCHEMES = /^\\s*(?:javascript|vbscript|data|file|blob):/i;
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'style') acts.push(element.tagName + ' ' + name);
      if (/^(?:href|src|action|formaction|data)$/.test(name) && SCHEMES.test(value))
        acts.push(element.tagName + ' ' + value.slice(0, 60));
    }
  }
  for (const script of document.scripts)
    if (!script.src && !/ld\\+json|speculationrules/.test(script.type)) acts.push('script ' + script.text.slice(0, 60));
  const article = document.querySelector('main article');
  const blocks = [], links = [], HOME = /^((?:[.][.][/])*)(?:en|bn)[/]/;
  // A drawing with its words in Bengali is the same drawing; its name tells what is in it.
  const DRAWN = /(assets[/])(?:bn[/])?(.*)[.][0-9a-f]{8}(?=[.]svg$)/;
  if (article) {
    // What the theme says of a translation is no part of it.
    const own = element => !element.closest('.translation, nav, .byline, .mark') &&
      !element.matches('div:has(> .mark)');
    const BLOCK = 'h1,h2,h3,h4,h5,h6,p,ul,ol,li,dl,dt,dd,table,thead,tbody,tr,td,th,blockquote,figure,figcaption,img,' +
      'aside,section,pre,details,summary,div,hr,iframe,form,input,button,script,style,object,embed,svg,math,template';
    for (const element of article.querySelectorAll(BLOCK))
      if (own(element)) blocks.push(element.tagName.toLowerCase() + (element.id ? '#' + element.id : ''));
    for (const link of article.querySelectorAll('a[href], img[src]'))
      if (own(link)) links.push(
        (link.getAttribute('href') || link.getAttribute('src')).replace(HOME, '$1*/').replace(DRAWN, '$1$2'));
  }
  return { acts, blocks, links: links.sort(), ran: window.__ran };
}
"""


class Judge:
    """A browser that looks at pages."""

    def __init__(self) -> None:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        self._context = self._browser.new_context(bypass_csp=True)
        self._context.add_init_script(_HOOKS)
        self._page = self._context.new_page()
        self._page.set_default_timeout(60_000)
        self._output = Path()
        self._asked: list[str] = []
        self._page.route("**/*", self._serve)
        self._page.on("dialog", lambda dialog: (self._asked.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self._english: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def verdict(self, site: Site) -> Verdict:
        """What the pages of a build do, and how they differ from their English sisters."""
        self._output = site.output
        verdict = Verdict()
        articles = set(site.pages("bn"))
        for address in site.all_pages("bn"):
            seen = self._seen(address)
            verdict.scripts += [f"{address}: {what}" for what in (*seen["acts"], *seen["ran"])]
            if address in articles:
                english = address.replace("bn/", "en/", 1)
                if english not in self._english:
                    self._english[english] = self._seen(english)
                other = self._english[english]
                if seen["blocks"] != other["blocks"]:
                    verdict.blocks.append(f"{address}: {_first_difference(other['blocks'], seen['blocks'])}")
                if seen["links"] != other["links"]:
                    verdict.links.append(f"{address}: {_first_difference(other['links'], seen['links'])}")
                verdict.strange += [f"{address}: {link}" for link in seen["links"] if link not in other["links"]]
        verdict.requests += self._asked
        self._asked = []
        missing = {a.replace("en/", "bn/", 1) for a in site.pages("en")} - articles
        verdict.blocks += [f"{address} is not there" for address in sorted(missing)]
        return verdict

    def _seen(self, address: str) -> dict[str, Any]:
        from playwright.sync_api import Error

        self._page.goto(f"{HOST}/{address}", wait_until="load")
        try:
            seen: dict[str, Any] = self._page.evaluate(_LOOK)
        except Error:  # the search page tidies its own address, and the browser takes that for leaving it
            self._page.wait_for_load_state("load")
            seen = self._page.evaluate(_LOOK)
        where = self._page.url.removeprefix(f"{HOST}/").partition("?")[0].removesuffix("index.html")
        if where != address.removesuffix("index.html"):
            self._asked.append(f"{address} went to {self._page.url[:120]}")
        return seen

    def _serve(self, route: Any) -> None:
        address = route.request.url
        path = self._output / address.removeprefix(f"{HOST}/").partition("?")[0].partition("#")[0]
        if path.is_dir():
            path = path / "index.html"
        if not address.startswith(HOST) or not path.is_file():
            self._asked.append(address[:120])
            route.abort()
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        route.fulfill(status=200, body=path.read_bytes(), headers={"content-type": kind})


def _first_difference(wanted: list[str], got: list[str]) -> str:
    for number, (one, other) in enumerate(zip(wanted, got, strict=False)):
        if one != other:
            return f"{number}: {one} became {other}"
    return f"{len(wanted)} became {len(got)}"


def strange(messages: Iterable[str], usual: Iterable[str]) -> list[str]:
    """What the checker says of hostile pages and not of good ones."""
    known = {message.partition(": ")[2] for message in usual}
    return [message for message in messages if message.partition(": ")[2] not in known]


def nu(folders: Iterable[Path]) -> list[str]:
    """What the Nu HTML checker finds in the pages below some folders."""
    pages = [str(page) for folder in folders for page in sorted(folder.rglob("*.html"))]
    done = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(VNU), "--errors-only", "--format", "json", "--exit-zero-always", *pages],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    return [f"{Path(m.get('url', '')).parent.name}: {m['message'][:200]}" for m in messages]
