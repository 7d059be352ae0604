"""Where in its file the offending part of a translation stands: a finding counts within the msgstr, editors in lines
and columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.catalog.edit import CannotEdit, Lines, Located
from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, in code points; the end column is the one after the last. 0: not known."""

    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Places:
    """Looks into each file once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lines: dict[str, Lines | None] = {}

    def region(self, finding: Finding) -> Region:
        """The part of the file that a finding is about: the slice, else the entry's line."""
        located = self.located(finding)
        if located is None or not finding.span:
            return Region(finding.place.line)
        start, end = finding.span
        line, column = located.place(start)
        last, after = located.place(end)
        return Region(line, column, last, after) if (last, after) > (line, column) else Region(line, column)

    def located(self, finding: Finding) -> Located | None:
        """The msgstr of a finding in its file."""
        if finding.entry is None or not finding.place.line:
            return None
        path = finding.place.path
        if path not in self._lines:
            try:
                self._lines[path] = Lines((self.root / path).read_bytes())
            except (OSError, UnicodeError, LookupError):
                self._lines[path] = None
        lines = self._lines[path]
        if lines is None:
            return None
        try:
            return lines.located(finding.place.line, finding.form)
        except CannotEdit:
            return None
