"""Projects from a dict, and what a build leaves on the disk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from subprocess import PIPE, Popen

import pipeline
from pipeline.build.executors import SerialExecutor
from pipeline.build.report import BuildReport
from pipeline.build.site import build
from pipeline.project import Project

SITE = """
name = "Back and leg pain"
base_url = "https://site.example"
languages = ["en", "bn"]
formats = ["html"]

[publish]
threshold = 50

[contact]
phone = "01975451525"
"""

SLEEPING = """---
title: Sleeping with sciatica
description: How to lie at night.
---

# Sleeping with sciatica

Lie on your side. See [walking](walking.md).

![A person lying on one side](images/side.svg "On your side")
"""

WALKING = """---
title: Walking
description: Short walks help.
related: [sleeping]
---

Walk for ten minutes, then rest.

## When to stop

Stop when the pain goes below the knee.
"""

SLEEPING_BN = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: bn\\n"

msgid "Sleeping with sciatica"
msgstr "সায়াটিকা নিয়ে ঘুমানো"

msgid "How to lie at night."
msgstr "রাতে কীভাবে শোবেন।"

msgid "Lie on your side. See [walking][link-1]."
msgstr "কাত হয়ে শোন। [হাঁটা][link-1] দেখুন।"

msgid "A person lying on one side"
msgstr "একজন মানুষ কাত হয়ে শুয়ে আছেন"

msgid "On your side"
msgstr "কাত হয়ে"
"""

WALKING_BN = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: bn\\n"

msgid "Walking"
msgstr "হাঁটা"

msgid "Short walks help."
msgstr "অল্প হাঁটলে উপকার হয়।"

msgid "Walk for ten minutes, then rest."
msgstr "দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।"

# প্রশ্ন: "থামবেন" নাকি "বন্ধ করবেন"?
msgid "When to stop"
msgstr "কখন থামবেন"

msgid "Stop when the pain goes below the knee."
msgstr "ব্যথা হাঁটুর নিচে নামলে থামুন।"
"""

SIDE = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><path d="M0 0h80v60z"/></svg>\n'

FILES: Mapping[str, str] = {
    "site.toml": SITE,
    "source/sleeping.md": SLEEPING,
    "source/walking.md": WALKING,
    "source/images/side.svg": SIDE,
    "locales/bn/LC_MESSAGES/sleeping.po": SLEEPING_BN,
    "locales/bn/LC_MESSAGES/walking.po": WALKING_BN,
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Files from a dict, below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def python(script: str, *arguments: str, folder: Path) -> Popen[str]:
    """Another process with the pipeline that these tests are about."""
    path = os.pathsep.join([str(Path(pipeline.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path}
    command = [sys.executable, "-c", script, *arguments]
    return Popen(command, cwd=folder, env=environment, stdout=PIPE, stderr=PIPE, text=True)


def without_search(paths: Iterable[str]) -> tuple[str, ...]:
    """Paths but for the search pages and their indexes, which nearly every change of a text reaches."""
    return tuple(path for path in paths if "/search" not in path)


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def built(folder: Path, **options: object) -> BuildReport:
    """A build of everything, or of what the options say, without other processes."""
    found = Project.find(folder)
    given = {"languages": found.site.languages, "formats": found.site.formats, "executor": SerialExecutor()}
    return build(found, **(given | options))  # type: ignore[arg-type]


def output(folder: Path) -> dict[str, bytes]:
    """Every file of the output and its bytes, the ledger's folder aside."""
    root = folder / "output"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".dobhashi" not in path.parts
    }


def clean_output(folder: Path) -> dict[str, bytes]:
    """What a first build of the same project gives."""
    copy = folder.with_name(f"{folder.name}-clean")
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("output"))
    try:
        built(copy)
        return output(copy)
    finally:
        shutil.rmtree(copy)
