"""The glossaries of a project (`catalog.glossary`), as they lie on disk."""

from __future__ import annotations

from pathlib import Path

from pipeline.catalog.glossary import Glossary, parse_glossary
from pipeline.errors import SourceError
from pipeline.findings import Finding, Place, Severity
from pipeline.languages import Language
from pipeline.project import Project
from pipeline.textfile import read_text


def read_glossary(project: Project, language: str) -> tuple[Glossary, tuple[Finding, ...]]:
    """A language's glossary and what is wrong with its lines; a language may do without one."""
    path = project.glossary_path(language)
    if not path.exists():
        return Glossary(), ()
    shown = project.relative(path)
    try:
        text = read_text(path, name=shown)
    except SourceError as error:
        place = error.place or Place(shown)
        fault = Finding("glossary-unreadable", Severity.ERROR, error.message, place, hint=error.hint, language=language)
        return Glossary(), (fault,)
    return parse_glossary(text, shown, project.language(language))


def glossary_at(path: str, language: Language) -> Glossary:
    """The glossary in a file, whatever is wrong with some of its lines; an unreadable one is empty."""
    try:
        text = read_text(Path(path))
    except SourceError:
        return Glossary()
    return parse_glossary(text, path, language)[0]
