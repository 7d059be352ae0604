"""The search index of a site of many articles: its size, and how long a browser looks in it.

    python -m benchmarks.search [--articles 200]

The words are English ones, used as often as words of a language are (Zipf), so that there are as many different ones
as a real site has; Bengali is the same spelled in Bengali letters. Times are Chromium's, as it is and slowed down four
times. Exits with 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import tempfile
import threading
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.fill import bengali
from pipeline.languages import language
from pipeline.render.html.search import script
from pipeline.render.html.search.index import Doc, heads
from pipeline.render.html.search.tables import tables

WORDS = Path(__file__).parents[1] / "pipeline" / "data" / "safety" / "en.words.gz"
LANGUAGES = ("en", "bn")
VOCABULARY = 12_000
SLOWER = (1, 4)
SCRIPT_BAR, BAR = 3 * 1024, 1024
"""Compressed bytes of the script, and of the index an article."""
RIGHT = 0.95
"""Queries that find the page that is meant first or second, or nothing where nothing is meant."""
_START = b"if (globalThis.document)"
"""Where the script stops saying what it can and looks for its form."""
_ASK = """async ([code, queries]) => {
    const search = await import("/search.js"), index = search.open(await (await fetch(code + ".json")).json());
    return queries.map(([query, page]) => {
        const start = performance.now(), found = search.find(index, query);
        return [performance.now() - start, page < 0 ? found.length == 0 : [0, 1].includes(found.indexOf(page))];
    });
}"""


def docs(code: str, count: int) -> list[Doc]:
    """Pages with a title, three keywords, seven headings and a summary; translations are found by the English title
    too."""
    chance = random.Random(1)
    words = _words()
    chance.shuffle(words)
    words = words[:VOCABULARY]
    weights = [1 / (rank + 3) for rank in range(len(words))]

    def page() -> Doc:
        title, keywords, summary, *headings = (
            " ".join(chance.choices(words, weights, k=length)) for length in (5, 3, 22, *(4,) * 7)
        )
        if code == "en":
            return Doc(title, tuple(keywords.split()), tuple(headings), summary)
        own = (title, *bengali(keywords).split())
        return Doc(bengali(title), own, tuple(map(bengali, headings)), bengali(summary))

    return [page() for _ in range(count)]


def _words() -> list[str]:
    with gzip.open(WORDS, "rt", encoding="utf-8") as file:
        return [word for word in file.read().split() if word.isalpha() and word.islower() and 3 <= len(word) <= 10]


def index(code: str, found: Sequence[Doc]) -> bytes:
    return heads(found, tables(language(code), language("en")))


def queries(code: str, found: Sequence[Doc]) -> Iterator[tuple[str, str, int]]:
    """What is asked, its kind, and the page that is meant; -1 for none."""
    for page, doc in enumerate(found):
        yield "whole title", doc.title, page
        yield "title without its last letter", doc.title[:-1], page
    for word in _words()[: len(found)]:
        absent = f"qzxvkw{word}"
        yield "absent word", bengali(absent) if code == "bn" else absent, -1


def times(count: int) -> Iterator[tuple[str, int, str, float, float, int, int]]:
    """Language, slowness and kind of query; median and longest time in ms; right answers of how many."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
        (folder / "search.js").write_bytes(script().partition(_START)[0])
        for code in LANGUAGES:
            (folder / f"{code}.json").write_bytes(index(code, docs(code, count)))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        throttle = page.context.new_cdp_session(page)
        for rate in SLOWER:
            throttle.send("Emulation.setCPUThrottlingRate", {"rate": rate})
            for code in LANGUAGES:
                asked = list(queries(code, docs(code, count)))
                answers = page.evaluate(_ASK, [code, [[query, meant] for _, query, meant in asked]])
                for kind in dict.fromkeys(kind for kind, *_ in asked):
                    mine = [answer for (one, *_), answer in zip(asked, answers, strict=True) if one == kind]
                    taken = sorted(time for time, _ in mine)
                    right = sum(answer for _, answer in mine)
                    yield code, rate, kind, taken[len(taken) // 2], taken[-1], right, len(mine)
        browser.close()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    """0 when every bar is kept, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="25,100,200,300", help="of how many articles to make an index")
    parser.add_argument("--articles", type=int, default=200, help="of how many to look in it")
    options = parser.parse_args()
    length = len(gzip.compress(script(), 9, mtime=0))
    kept = [length <= SCRIPT_BAR]
    print(f"the script: {length} bytes compressed, bar {SCRIPT_BAR}")
    for code in LANGUAGES:
        for count in map(int, options.sizes.split(",")):
            data = index(code, docs(code, count))
            packed = len(zlib.compress(data, 9))
            kept.append(packed <= BAR * count)
            said = f"{packed / count:.0f} bytes an article compressed, {len(data) / count:.0f} as they are, bar {BAR}"
            print(f"{code}, {count} articles: {said}; {packed / 1000:.1f} KB together")
    for code, rate, kind, median, longest, right, asked in times(options.articles):
        kept.append(right >= RIGHT * asked)
        print(f"{code}, {rate} times slower, {kind}: {median:.1f} ms, at most {longest:.0f}; {right} of {asked} right")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
