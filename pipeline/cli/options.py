"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.project import Project

project = click.option(
    "--project",
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, or one below it. Default: here.",
)
languages = click.option(
    "--language", "-l", "languages", multiple=True, metavar="CODE", help="Only this language; may be given again."
)
paths = click.argument("paths", nargs=-1, metavar="[PATH]...")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


def find(folder: Path) -> Project:
    """The project of `--project`."""
    return Project.find(folder)


def chosen(project: Project, paths: tuple[str, ...], *, site: bool = True) -> tuple[str, ...] | None:
    """The domains that path arguments name, with `site` the theme's own words among them; None means all."""
    return project.selected(paths, site=site) if paths else None
