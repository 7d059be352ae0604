"""The text layer made exact: what is searched, copied or read aloud is what was written.

Typst draws raised and lowered signs apart and repeats the text each time. Here what belongs together comes together
again: the parts of a paragraph become one marked-content sequence, a cluster says its text once, each word says itself
as `/ActualText`, and for readers that do not look there every glyph has a code that means its part of the text.
Nothing moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Object

from pipeline.render.print.finish.clusters import Shaper
from pipeline.render.print.finish.content import Marked, Shown, pieces
from pipeline.render.print.finish.faces import Face, faces, fonts_of
from pipeline.render.print.finish.pen import written
from pipeline.render.print.finish.words import Setting, words


def exact_text(document: pikepdf.Pdf, fonts: Sequence[tuple[str, str]] = ()) -> None:
    """Give every page of a file set by Typst an exact text layer. `fonts` are the project's own font files."""
    known, shaper, addresses = faces(document), Shaper(fonts), _addresses(document)
    tree = document.Root.get("/StructTreeRoot")
    parents = _parents(tree.ParentTree) if tree is not None else {}
    read = []
    for page in document.pages:
        contents = page.Contents.read_bytes() if not isinstance(page.Contents, Array) else b""
        named = {name: known[font.objgen] for name, font in fonts_of(page).items()}
        found = pieces(contents)
        if found is not None and contents:
            sheet = _Sheet(page, list(found), named, parents.get(int(page.obj.get("/StructParents", -1)), []))
            if sheet.is_known():
                read.append(sheet)
    for sheet in read:
        sheet.note_codes()
    for sheet in read:
        sheet.page.Contents = document.make_stream(sheet.rewritten(Setting(sheet.fonts, shaper, addresses)))
    for face in known.values():
        face.write(document)


class _Sheet:
    """One page while it is rewritten."""

    def __init__(self, page: pikepdf.Page, marked: list[Marked], fonts: dict[str, Face], parents: Sequence[Object]):
        self.page = page
        self.marked = marked
        self.fonts = fonts
        self.parents = parents

    def runs(self) -> Iterator[Shown]:
        for one in self.marked:
            yield from one.runs
            for part in one.raw:
                if isinstance(part, list):
                    yield from part

    def is_known(self) -> bool:
        return all(run.font in self.fonts for run in self.runs())

    def note_codes(self) -> None:
        for run in self.runs():
            face = self.fonts[run.font]
            face.highest = max(face.highest, *(code for code, _ in run.glyphs))

    def rewritten(self, setting: Setting) -> bytes:
        """The page's content anew; the structure tree forgets the sequences that were joined to others."""

        def text(runs: list[Shown]) -> bytes:
            return written(words(runs, setting), self.fonts)

        out: list[bytes] = []
        for one in self.joined():
            if one.tag:
                out.append(one.tag)
            if one.runs:
                out.append(text(one.runs))
            out += [text(part) if isinstance(part, list) else part.rstrip() for part in one.raw]
            if one.tag:
                out.append(b"EMC")
        return b"\n".join(out)

    # ------------------------------------------------------------ sequences

    def joined(self) -> list[Marked]:
        """Sequences that follow each other in the page and in the structure become one."""
        if not self.parents:
            return self.marked
        found: list[Marked] = []
        drawn: list[Marked] = []
        next_to = self.neighbours()
        gone: dict[int, set[int]] = defaultdict(set)
        last = -1
        for one in self.marked:
            if found and found[-1].mcid is not None and _is_drawing(one):
                drawn.append(one)
                continue
            before = found[-1] if found else None
            if (
                before and before.runs and one.runs and before.mcid is not None and one.mcid is not None
                and next_to.get(last) == one.mcid and _without_id(before.tag) == _without_id(one.tag)
            ):  # fmt: skip
                before.runs += one.runs
                gone[self.parent_of[one.mcid]].add(one.mcid)
                found[-1:-1] = drawn  # lines under parts of a word: they come before the whole of it
            else:
                found += [*drawn, one]
            drawn = []
            if one.mcid is not None:
                last = one.mcid
        found += drawn
        for number, ids in gone.items():
            self.forget(self.elements[number], ids)
        return found

    def neighbours(self) -> dict[int, int]:
        """Sequence → the one that comes next in the same structure element."""
        self.elements: dict[int, Object] = {}
        self.parent_of: dict[int, int] = {}
        for mcid, element in enumerate(self.parents):
            if isinstance(element, Dictionary) and element.objgen[0]:
                self.elements.setdefault(element.objgen[0], element)
                self.parent_of[mcid] = element.objgen[0]
        found: dict[int, int] = {}
        for element in self.elements.values():
            ids = [self.mcid(kid, element) for kid in _kids(element)]
            found |= {one: other for one, other in pairwise(ids) if one is not None and other is not None}
        return found

    def mcid(self, kid: Object | int, element: Object) -> int | None:
        """The sequence of this page that a kid of a structure element is."""
        if isinstance(kid, int):
            where, number = element.get("/Pg"), kid
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            where, number = kid.get("/Pg", element.get("/Pg")), int(kid.MCID)
        else:
            return None
        return number if where is None or where.objgen == self.page.obj.objgen else None

    def forget(self, element: Object, ids: set[int]) -> None:
        kept = [kid for kid in _kids(element) if self.mcid(kid, element) not in ids]
        element.K = kept[0] if len(kept) == 1 else Array(kept)


def _is_drawing(one: Marked) -> bool:
    return one.tag.startswith(b"/Artifact") and not one.runs and not any(isinstance(part, list) for part in one.raw)


def _kids(element: Object) -> list[Object | int]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _parents(tree: Object) -> dict[int, Sequence[Object]]:
    """The entries of a parent tree that are a page's."""
    numbers = list(tree.get("/Nums", Array()))
    entries = zip(numbers[::2], numbers[1::2], strict=True)
    found: dict[int, Sequence[Object]] = {int(key): list(of) for key, of in entries if isinstance(of, Array)}
    for kid in tree.get("/Kids", Array()):
        found |= _parents(kid)
    return found


def _addresses(document: pikepdf.Pdf) -> frozenset[str]:
    """Where the file's links lead."""
    links = (note.get("/A", Dictionary()) for page in document.pages for note in page.obj.get("/Annots", Array()))
    return frozenset(str(link.URI) for link in links if "/URI" in link)


def _without_id(tag: bytes) -> bytes:
    before, _, after = tag.partition(b"/MCID ")
    return before + after.lstrip(b"0123456789")
