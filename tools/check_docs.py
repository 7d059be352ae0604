"""Writes `docs/checks.md` from the docstrings of all checks.

python tools/check_docs.py [--check]
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from pipeline.checks import RULES
from pipeline.checks.manual import Manual, manual
from pipeline.checks.notices import ELSEWHERE, NOTICES
from pipeline.checks.rule import BLOCKING, Family

PATH = Path(__file__).parent.parent / "docs" / "checks.md"

_HEAD = """# Checks

What `dobhashi check` looks for. This page is made from the checks themselves (`python tools/check_docs.py`);
`dobhashi check --explain NAME` prints one of them.

* **error**: readers would be misled, or the page broken. In the families marked *blocks* such a translation is not
  published: the passage appears in English until it is mended.
* **warning**: a person should look.
* **info**: counted, and shown with `--severity info`.

A comment allows a finding on one entry and says why: `# dobhashi: allow number-value — the source counts in dozens`.
`[checks.severity]` in `site.toml` sets the severity of a check or a family for a whole site. Checks of your own:
[third-party-checks.md](third-party-checks.md).
"""

FAMILIES: dict[Family, str] = {
    Family.MARKDOWN: "Markdown",
    Family.LINKS: "Links and addresses",
    Family.HTML: "HTML",
    Family.PLACEHOLDERS: "Placeholders",
    Family.NUMBERS: "Numbers, units and times",
    Family.MEANING: "Meaning: not, more, left",
    Family.SCRIPT: "Letters",
    Family.PUNCTUATION: "Punctuation and spaces",
    Family.TERMS: "Terms",
    Family.COMPLETENESS: "Left out, left over",
    Family.FILES: "Files",
    Family.SOURCE: "English that will be hard to translate",
}


def text() -> str:
    """The whole page."""
    pages = {one.code: manual(one) for one in (*NOTICES, *RULES)}
    families = list(FAMILIES)
    ordered = sorted(pages.values(), key=lambda page: (families.index(Family(page.family)), page.code))
    parts = [_HEAD, "\n".join(_table(ordered)) + "\n"]
    for name, group in groupby(ordered, key=lambda page: page.family):
        family = Family(name)
        blocks = " (*blocks*)" if family in BLOCKING else ""
        parts.append(f"## {FAMILIES[family]}: `{name}`{blocks}\n")
        parts += [_section(page) for page in group]
    parts.append("## What only other commands say\n")
    parts += [_section(manual(one)) for one in ELSEWHERE]
    return "\n".join(parts)


def _table(pages: list[Manual]) -> list[str]:
    rows = [f"| [`{page.code}`](#{page.code}) | {page.family} | {page.severity} |" for page in pages]
    return ["| check | family | severity |", "| --- | --- | --- |", *rows]


def _section(page: Manual) -> str:
    rows = [*(f"* Bad: {pair}" for pair in page.bad), *(f"* Good: {pair}" for pair in page.good)]
    parts = [f"### {page.code}", f"*{page.severity}.* {page.title}", page.why, "\n".join(rows)]
    return "\n\n".join(part for part in parts if part) + "\n"


def main() -> int:
    """0, or 1 when `--check` finds the page out of date."""
    if "--check" in sys.argv:
        return int(not PATH.is_file() or PATH.read_text(encoding="utf-8") != text())
    PATH.write_text(text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
