"""Why we stopped.

    PipelineError            we cannot go on; the command prints one line and exits with 2
    ├── UsageError           what was asked cannot be done: an unknown language, a path that is no article
    ├── ProjectError         site.toml or the folders are not those of a project
    ├── SourceError          an English article cannot be read
    ├── CatalogError         a .po or .pot file cannot be read
    ├── RenderError          a page or PDF cannot be made (a picture, a character that no font has)
    └── StoreError           the output cannot be written (a full disk, an unwritable folder)

A fault in *content* that leaves the rest usable is a value, `findings.Finding`. Any exception that is
not one of these is a bug of ours and keeps its traceback.
"""

from __future__ import annotations

from pipeline.findings import Place


class PipelineError(Exception):
    """We cannot go on. `message` says what is wrong, `place` where, `hint` what would help; `code` names the fault
    where it is told as a finding beside others."""

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint}"

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only fields need help to cross a process boundary whole.
        return (_rebuild, (type(self), self.message, self.place, self.hint, self.code))


def _rebuild(kind: type[PipelineError], message: str, place: Place | None, hint: str, code: str) -> PipelineError:
    return kind(message, place=place, hint=hint, code=code)


class UsageError(PipelineError):
    """What was asked cannot be done as asked."""


class ProjectError(PipelineError):
    """The project's settings or folders are missing or contradict each other."""


class SourceError(PipelineError):
    """An English article cannot be read."""


class CatalogError(PipelineError):
    """A PO file cannot be read."""


class RenderError(PipelineError):
    """A page cannot be made in one format; the others still can."""


class StoreError(PipelineError):
    """The output cannot be written."""
