"""A browser, and the example site built once: what the tests of whole pages look at."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.site import build
from pipeline.project import Project

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "tools" / "node_modules"


def needed(found: object, what: str) -> None:
    """Skips a test whose tool is missing; where everything has to be tested, that is a failure."""
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is not installed")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site of this repository as HTML, with Arabic beside its languages, in which nothing is translated
    yet but which is published all the same."""
    folder = tmp_path_factory.mktemp("example")
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "site.toml").read_text(encoding="utf-8")
    settings = settings.replace('["en", "bn"]', '["en", "bn", "ar"]').replace('["html", "print"]', '["html"]')
    settings = re.sub(r"(?m)^threshold = .*", "threshold = 0", settings)
    (folder / "site.toml").write_text(settings, encoding="utf-8")
    project = Project.find(folder)
    report = build(project, languages=project.site.languages, formats=("html",), workers=1)
    assert not report.failed, report.findings
    return folder / "output"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    needed(chromium, "Chromium")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield started
        started.close()
