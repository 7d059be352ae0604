"""Press files: boxes, marks, black ink, coarse pictures; and the order of pages on a printer's sheets."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.languages import language
from pipeline.render.print.engine import PRESS, typeset
from pipeline.render.print.finish import finished
from pipeline.render.print.finish.imposition import imposed, sides
from pipeline.render.print.finish.press import MARK
from pipeline.render.print.handout import UNDATED
from pipeline.render.print.press import FORMAT, press_pdf
from pipeline.render.print.sheet import sheet

from .articles import ROOT, example, parts
from .paper import edition, paper_page
from .readers import poppler

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pressed() -> bytes:
    body, shared, own = parts("bn", "red-flags-back-pain")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return press_pdf(body, replace(shared, press=True), own)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(edge) for edge in page.obj[name]]


def test_the_trim_is_the_paper_the_bleed_3_mm_more_and_the_slug_10_mm_beyond(pressed: bytes) -> None:
    with opened(pressed) as document:
        for page in document.pages:
            trim, bleed, media = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
            assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([210 * MM, 297 * MM], abs=0.02)
            outward = [-1, -1, 1, 1]
            assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
                [3 * MM * o for o in outward], abs=0.001
            )
            assert [m - b for m, b in zip(media, bleed, strict=True)] == pytest.approx(
                [10 * MM * o for o in outward], abs=0.001
            )


def strokes(page: pikepdf.Page) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines in the last of a page's streams."""
    start = (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "m":
            start = (float(operands[0]), float(operands[1]))
        elif str(operator) == "l":
            yield (*start, float(operands[0]), float(operands[1]))


def test_crop_marks_stand_outside_the_bleed_in_line_with_the_edges(pressed: bytes) -> None:
    with opened(pressed) as document:
        for page in document.pages:
            trim, bleed = box(page, "/TrimBox"), box(page, "/BleedBox")
            marks = list(strokes(page))[-8:]
            for x0, y0, x1, y1 in marks:
                assert abs(x1 - x0) + abs(y1 - y0) == pytest.approx(MARK, abs=0.01)
                outside = not (bleed[0] < (x0 + x1) / 2 < bleed[2] and bleed[1] < (y0 + y1) / 2 < bleed[3])
                assert outside
                on_edge = x0 == x1 and min(abs(x0 - trim[0]), abs(x0 - trim[2])) < 0.01
                assert on_edge or (y0 == y1 and min(abs(y0 - trim[1]), abs(y0 - trim[3])) < 0.01)


def test_text_is_in_inks_and_black_text_in_black_ink_alone(pressed: bytes) -> None:
    inks: dict[tuple[float, ...], int] = {}
    with opened(pressed) as document:
        for page in document.pages:
            now: tuple[float, ...] = ()
            waiting: list[tuple[float, ...]] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "q":
                        waiting.append(now)
                    case "Q":
                        now = waiting.pop()
                    case "k":
                        now = tuple(round(float(ink), 2) for ink in operands)
                    case "g" | "rg" | "cs" | "sc" | "scn":
                        now = ()
                    case "Tj" | "TJ":
                        inks[now] = inks.get(now, 0) + 1
    assert () not in inks, "every letter is set in inks"
    assert max(inks, key=lambda ink: inks[ink]) == (0, 0, 0, 1)
    mixed = {ink for ink in inks if ink[3] > 0.3 and ink[:3] != (0, 0, 0)}
    assert all(max(ink[:3]) > 0.8 for ink in mixed), "what is mixed is a colour, not a black"


def test_a_press_file_says_what_the_handout_says(pressed: bytes) -> None:
    assert "এখনই ৯৯৯-এ ফোন করুন" in poppler(pressed)


def test_the_same_page_gives_the_same_press_file(pressed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    body, shared, own = parts("bn", "red-flags-back-pain")
    monkeypatch.chdir(ROOT)
    assert press_pdf(body, replace(shared, press=True), own) == pressed


# ---------------------------------------------------------------- pictures


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "found"), [(300, ["picture-coarse"]), (1400, [])])
def test_a_picture_with_too_few_dots_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, found: list[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "x.png").write_bytes(png(width, width // 2))
    monkeypatch.chdir(tmp_path)
    artifact, *_ = FORMAT.bind(edition("en", paper_page("![A knee](x.png)")))
    assert [one.code for one in artifact.findings] == found
    for one in artifact.findings:
        assert "source/x.png has 72 dots per inch" in one.message
        assert "at least 834 pixels across" in one.hint


# ---------------------------------------------------------------- sheets


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 11, 16, 36])
@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_folded_pile_reads_in_order(pages: int, right_to_left: bool) -> None:
    order = sides(pages, right_to_left=right_to_left)
    assert len(order) * 2 == -(-pages // 4) * 4
    # Fold the pile: the leaves of the first half are the right-hand pages of the fronts and the left-hand ones of
    # the backs, from the outermost sheet inwards; those of the second half come from the innermost outwards.
    near, far = (0, 1) if right_to_left else (1, 0)
    fronts, backs = order[::2], order[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[near], back[far])]
    second = [page for front, back in zip(fronts, backs, strict=True) for page in (front[far], back[near])]
    read = [*first, *reversed(second)]
    assert [page for page in read if page is not None] == list(range(pages))
    assert read[pages:] == [None] * (len(read) - pages), "blanks come last"


@pytest.fixture(scope="module")
def booklet() -> bytes:
    """Six A5 pages with a bleed, each with its number."""
    pages = " \n #pagebreak() \n ".join(f"Page {number}" for number in range(1, 7))
    text = f'#set document(title: "x")\n#set page(paper: "a5", bleed: 3mm)\n{pages}'
    return typeset(text, [], day=UNDATED, standards=PRESS)


def test_sheets_carry_two_pages_a_side_with_their_bleed(booklet: bytes) -> None:
    sheets = imposed(booklet)
    with opened(sheets) as document:
        assert len(document.pages) == 4
        for page in document.pages:
            trim = box(page, "/TrimBox")
            assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([296 * MM, 210 * MM], abs=0.05)
    with pypdfium2.PdfDocument(sheets) as document:
        sides_text = [page.get_textpage().get_text_range() for page in document]
    assert [sorted(re.findall(r"\d", text)) for text in sides_text] == [["1"], ["2"], ["3", "6"], ["4", "5"]]
    assert imposed(booklet) == sheets


def test_pages_on_a_sheet_stand_left_and_right_of_the_fold(booklet: bytes) -> None:
    fold = 148 * MM
    with pypdfium2.PdfDocument(imposed(booklet)) as document:
        inner = document[3].get_textpage()
        assert inner.get_text_bounded(right=fold).strip() == "Page 4"
        assert inner.get_text_bounded(left=fold).strip() == "Page 5"


def test_a_handouts_sheet_knows_that_it_goes_to_press() -> None:
    assert sheet(edition("en", paper_page("Rest."))).press is False
    artifact, *_ = FORMAT.bind(edition("en", paper_page("Rest.")))
    assert artifact.inputs[0].press is True
    assert artifact.path == "en/print/press/sciatica.pdf"
    assert artifact.body == ("handout", "en", "sciatica")


def test_a5_pages_come_with_their_folded_sheets() -> None:
    page = paper_page("Rest. " * 900)
    bound = [a for a in FORMAT.bind(edition("en", page, settings={"paper": "a5"})) if a.body]
    assert [a.path for a in bound] == ["en/print/press/sciatica.pdf", "en/print/press/sciatica-sheets.pdf"]
    body = FORMAT.compose(page, language("en"))
    pages, sheets = (a.make(body, *a.inputs) for a in bound)
    with opened(pages) as one, opened(sheets) as other:
        assert len(other.pages) == len(sides(len(one.pages)))
    assert len([a for a in FORMAT.bind(edition("en", page)) if a.body]) == 1


def test_the_booklet_comes_in_inks_with_its_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    pages = [example("bn", name) for name in ("red-flags-back-pain", "sciatica-in-pregnancy")]
    [artifact] = [a for a in FORMAT.bind(edition("bn", *pages)) if a.bodies]
    assert artifact.path.endswith("-booklet.pdf")
    with opened(artifact.make(tuple(FORMAT.compose(page, language("bn")) for page in pages), *artifact.inputs)) as one:
        trim, bleed = box(one.pages[0], "/TrimBox"), box(one.pages[0], "/BleedBox")
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([148 * MM, 210 * MM], abs=0.02)
        assert bleed[2] - trim[2] == pytest.approx(3 * MM, abs=0.001)
        assert len(list(strokes(one.pages[1]))) >= 8


def test_finishing_takes_steps(booklet: bytes) -> None:
    seen: list[int] = []
    finished(booklet, (), lambda document: seen.append(len(document.pages)))
    assert seen == [6]
