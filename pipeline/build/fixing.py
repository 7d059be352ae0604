"""`check --fix`: the repairs that findings carry, put into the files they are about.

A fix is the whole translation repaired. Several on one entry compose: one is made, the entry is looked at again, until
none is left. One that would bring a fault that was not there is not made. Only the strings concerned change in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from pipeline.build.atomic import write_through
from pipeline.build.audit import Wanted, everything
from pipeline.build.checking import bench_of
from pipeline.build.lone import language_of, po_files
from pipeline.catalog.edit import CannotEdit, with_comments, with_strings
from pipeline.catalog.po import in_nfc, parse_po
from pipeline.checks import Bench
from pipeline.checks.waivers import allowed, stamped_comment
from pipeline.errors import CatalogError
from pipeline.findings import Finding
from pipeline.model import Catalog, Message
from pipeline.project import Project

ROUNDS = 8
"""Fixes made to one text, one after the other; more would chase each other."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of one file."""

    path: Path
    shown: str
    before: bytes
    after: bytes
    mended: tuple[tuple[str, int], ...]
    """Check and line of each repair."""
    failed: tuple[tuple[str, int], ...] = ()
    """Those that the file's layout does not let us make."""

    @property
    def diff(self) -> str:
        """A unified diff of the file."""
        old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (self.before, self.after))
        return "".join(unified_diff(old, new, f"a/{self.shown}", f"b/{self.shown}", n=1))


def fixed_in_project(
    project: Project, domains: Iterable[str], languages: Iterable[str], *, wanted: Wanted = everything
) -> Iterator[Fixed]:
    """The catalogs of a project that have something to mend. Nothing is written yet."""
    for code in project.chosen_targets(languages):
        bench = bench_of(project, project.language(code))
        for domain in domains:
            path = project.catalog_path(domain, code)
            if found := _fixed(path, project.relative(path), bench, domain, wanted):
                yield found


def fixed_alone(
    paths: Iterable[Path], code: str = "", *, project: Project | None = None, wanted: Wanted = everything
) -> Iterator[Fixed]:
    """The same of .po files that belong to no project."""
    for path in po_files(paths):
        try:
            catalog = parse_po(path.read_bytes(), path=path.as_posix(), domain=path.stem, language=None)
            language = language_of(catalog, path, code)
        except (OSError, CatalogError):
            continue  # `check` has told of it
        lender = project if project and language.code in project.site.targets else None
        if found := _fixed(path, path.as_posix(), bench_of(lender, language), path.stem, wanted):
            yield found


def store(fixed: Iterable[Fixed]) -> None:
    """Write the files, each in one step. Raises `StoreError`."""
    for one in fixed:
        write_through(one.path, one.after, durable=True)


# ---------------------------------------------------------------- one file


def _fixed(path: Path, shown: str, bench: Bench, domain: str, wanted: Wanted) -> Fixed | None:
    try:
        data = path.read_bytes()
        catalog = parse_po(data, path=shown, domain=domain, language=bench.language.code, composed=False)
    except (OSError, CatalogError):
        return None
    changes: dict[tuple[int, int | None], str] = {}
    mended: list[tuple[str, int]] = []
    comments: dict[int, dict[str, str]] = {}
    for number, message in enumerate(catalog.messages):
        if message.translated:
            fresh, made = _mended(message, catalog, number, bench, wanted)
            if made:
                changes |= {(message.line, form): text for form, text in _changed(message, fresh)}
                mended += [(code, message.line) for code in made]
            message = fresh
        if not message.obsolete and (marked := _marked(in_nfc(message))):
            comments[message.line] = marked
    if not changes and not comments:
        return None
    after, failed = _edited(data, catalog, changes, comments)
    lines = {line for line, _ in failed}
    return Fixed(
        path,
        shown,
        data,
        after,
        tuple(one for one in mended if one[1] not in lines),
        tuple(one for one in mended if one[1] in lines),
    )


def _mended(
    message: Message, catalog: Catalog, number: int, bench: Bench, wanted: Wanted
) -> tuple[Message, tuple[str, ...]]:
    """The message with every safe fix in it, and the checks that they came from."""
    silent = allowed(message)
    refused: set[tuple[str, int | None, str]] = set()
    made: list[str] = []
    found = bench.message(in_nfc(message), catalog, number, message)
    for _ in range(ROUNDS):
        step = next(
            (
                one
                for one in found
                if one.fix is not None
                and one.fix != _text(message, one.form)
                and wanted(one.code)
                and one.code not in silent
                and (one.code, one.form, one.fix) not in refused
            ),
            None,
        )
        if step is None or step.fix is None:
            break
        fresh = _with(message, step.form, step.fix)
        left = bench.message(in_nfc(fresh), catalog, number, fresh)
        if _is_worse(found, left):
            refused.add((step.code, step.form, step.fix))
            continue
        message, found = fresh, left
        made.append(step.code)
    return message, tuple(made)


def _is_worse(before: list[Finding], after: list[Finding]) -> bool:
    """Whether a fix brought a fault of a kind that was not there, or more of one."""
    codes = [one.code for one in before]
    return any([one.code for one in after].count(code) > codes.count(code) for code in {one.code for one in after})


def _text(message: Message, form: int | None) -> str:
    return message.msgstr if form is None else message.msgstr_plural[form]


def _with(message: Message, form: int | None, text: str) -> Message:
    if form is None:
        return replace(message, msgstr=text)
    forms = message.msgstr_plural
    return replace(message, msgstr_plural=(*forms[:form], text, *forms[form + 1 :]))


def _changed(old: Message, new: Message) -> Iterator[tuple[int | None, str]]:
    if old.msgstr != new.msgstr:
        yield None, new.msgstr
    for form, (before, after) in enumerate(zip(old.msgstr_plural, new.msgstr_plural, strict=True)):
        if before != after:
            yield form, after


def _marked(message: Message) -> dict[str, str]:
    """The waivers among a message's comments that have no mark yet, and what they are with it."""
    fresh = {comment: stamped_comment(comment, message) for comment in message.comments}
    return {comment: new for comment, new in fresh.items() if new != comment}


def _edited(
    data: bytes,
    catalog: Catalog,
    changes: dict[tuple[int, int | None], str],
    comments: dict[int, dict[str, str]],
) -> tuple[bytes, list[tuple[int, int | None]]]:
    """The file with these strings; where all at once will not do, as many as will."""
    marked = data
    try:
        marked = _checked(with_comments(data, comments), data, catalog, {}, comments)
    except CannotEdit:
        comments = {}
    try:
        return _checked(with_strings(marked, changes), data, catalog, changes, comments), []
    except CannotEdit:
        pass
    failed, made = [], marked
    for key in sorted(changes, key=lambda key: (-key[0], key[1] or 0)):
        done = {other: text for other, text in changes.items() if other not in failed and other[0] > key[0]}
        try:
            made = _checked(
                with_strings(made, {key: changes[key]}), data, catalog, {**done, key: changes[key]}, comments
            )
        except CannotEdit:
            failed.append(key)
    return made, failed


def _checked(
    fresh: bytes,
    data: bytes,
    catalog: Catalog,
    changes: dict[tuple[int, int | None], str],
    comments: dict[int, dict[str, str]],
) -> bytes:
    """The edited file, if it says what it said but for the changes. Raises `CannotEdit`."""
    try:
        now = parse_po(fresh, path=catalog.path, domain=catalog.domain, language=catalog.language, composed=False)
    except CatalogError as error:
        raise CannotEdit from error
    messages = []
    for message in catalog.messages:
        for (line, form), text in changes.items():
            if line == message.line:
                message = _with(message, form, text)
        renamed = comments.get(message.line, {})
        messages.append(replace(message, comments=tuple(renamed.get(one, one) for one in message.comments)))
    if replace(catalog, messages=tuple(messages)) != now:
        raise CannotEdit
    return fresh
