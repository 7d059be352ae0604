"""What readers of four kinds find in our PDFs is what was written, and nothing is drawn otherwise for it."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from pipeline.render.print.finish import finished
from pipeline.render.print.finish.clusters import spread

from .articles import FONTS, SHIPPED, Sheets, elsewhere, hard_words, postscript, word_list
from .paper import paper_page
from .paper import pdf as printed
from .readers import READERS, TOOLS, characters_found, pdfjs, words_found
from .shaping import alike, drawn, expected

FACES = [*SHIPPED, "HindSiliguri_400Regular.ttf", "NotoSansBengali_400Regular.ttf"]
needs_pdfjs = pytest.mark.skipif(not (TOOLS / "node_modules" / "pdfjs-dist").is_dir(), reason="pdf.js is not installed")


@pytest.fixture(scope="module", params=FACES)
def face(request: pytest.FixtureRequest) -> Path:
    """A Bengali font: ours, and two that a site may add."""
    return elsewhere(request.param)


@pytest.mark.parametrize(
    ("reader", "words", "characters"),
    [("poppler", 0.999, 1.0), ("pdfium", 0.995, 0.9999), ("pdfminer", 0.9, 0.99)],
)
@pytest.mark.parametrize("language", ["en", "bn"])
def test_readers_find_the_words_and_letters_that_were_written(
    sheets: Sheets, language: str, reader: str, words: float, characters: float
) -> None:
    for page, pdf in sheets.of(language):
        text = READERS[reader](pdf.done)
        found, missing = words_found(page, text)
        assert found >= words, missing
        share, wrong = characters_found(page, text)
        assert share >= characters, wrong


@needs_pdfjs
@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_browsers_reader_that_knows_no_actual_text_finds_them_too(
    sheets: Sheets, language: str, tmp_path: Path
) -> None:
    for page, pdf in sheets.of(language):
        text = pdfjs(pdf.done, tmp_path)
        found, missing = words_found(page, text)
        assert found >= 0.99, missing
        share, wrong = characters_found(page, text)
        assert share >= 0.999, wrong


def test_every_hard_word_is_found_in_every_font(face: Path, tmp_path: Path) -> None:
    raw = word_list(face)
    done = finished(raw, ((str(face), ""),))
    wanted = [unicodedata.normalize("NFC", word) for word in hard_words()]
    assert [unicodedata.normalize("NFC", word) for word in READERS["poppler"](done).split()] == wanted
    assert [unicodedata.normalize("NFC", word) for word in READERS["pdfium"](done).split()] == wanted
    if (TOOLS / "node_modules" / "pdfjs-dist").is_dir():
        letters = "".join(pdfjs(done, tmp_path).split())
        assert unicodedata.normalize("NFC", letters) == "".join(wanted), "it may part words, but loses no letter"


def test_every_hard_word_is_found_in_a_font_with_postscript_outlines(tmp_path: Path) -> None:
    face = postscript(FONTS / "NotoSerifBengali_400Regular.ttf", tmp_path)
    done = finished(word_list(face), ((str(face), ""),))
    wanted = [unicodedata.normalize("NFC", word) for word in hard_words()]
    assert [unicodedata.normalize("NFC", word) for word in READERS["poppler"](done).split()] == wanted
    if (TOOLS / "node_modules" / "pdfjs-dist").is_dir():
        assert [unicodedata.normalize("NFC", word) for word in pdfjs(done, tmp_path).split()] == wanted


def test_every_hard_word_is_shaped_as_harfbuzz_shapes_it_before_and_after(face: Path) -> None:
    raw = word_list(face)
    wanted = [expected(face, word) for word in hard_words()]
    assert len(wanted) >= 114
    for pdf in (raw, finished(raw, ((str(face), ""),))):
        lines = drawn(pdf)
        assert len(lines) == len(wanted)
        assert [w for w, line, want in zip(hard_words(), lines, wanted, strict=True) if not alike(line, want)] == []


def test_nothing_moves(sheets: Sheets, tmp_path: Path) -> None:
    for language in ("en", "bn"):
        for _, pdf in sheets.of(language):
            for before, after in zip(pictures(pdf.raw, tmp_path), pictures(pdf.done, tmp_path), strict=True):
                changed = ImageChops.difference(before, after).histogram()
                assert sum(changed[17:]) <= 10


def pictures(pdf: bytes, folder: Path) -> list[Image.Image]:
    """Its pages at 100 dpi."""
    subprocess.run(["pdftoppm", "-r", "100", "-gray", "-", str(folder / "page")], input=pdf, check=True)
    paths = sorted(folder.glob("page-*.pgm"))
    found = [Image.open(io.BytesIO(path.read_bytes())) for path in paths]
    for path in paths:
        path.unlink()
    return found


def test_the_same_file_is_finished_to_the_same_bytes(sheets: Sheets) -> None:
    for _, pdf in sheets.of("bn"):
        assert finished(pdf.raw) == pdf.done


def test_finishing_a_finished_file_changes_no_word(sheets: Sheets) -> None:
    [(_, pdf), *_] = sheets.of("bn")
    assert READERS["poppler"](finished(pdf.done)).split() == READERS["poppler"](pdf.done).split()


def test_every_glyph_has_a_text_and_every_font_is_embedded(sheets: Sheets) -> None:
    for language in ("en", "bn"):
        for _, pdf in sheets.of(language):
            with pikepdf.open(io.BytesIO(pdf.done)) as document:
                fonts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/DescendantFonts" in o]
                assert fonts
                for font in fonts:
                    assert "/ToUnicode" in font
                    assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
                    assert "+" in str(font.BaseFont)


def test_the_structure_names_no_passage_that_the_page_has_not(sheets: Sheets) -> None:
    [(_, pdf), *_] = sheets.of("bn")
    with pikepdf.open(io.BytesIO(pdf.done)) as document:
        entries = list(document.Root.StructTreeRoot.ParentTree.Nums)
        trees: Mapping[int, pikepdf.Object] = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        for page in document.pages:
            there = {
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            }
            claimed = set()
            for element in {e.objgen: e for e in trees[int(page.obj.StructParents)]}.values():
                kids = element.get("/K")
                for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                    if isinstance(kid, int) and element.Pg.objgen == page.obj.objgen:
                        claimed.add(kid)
                    elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid and kid.Pg.objgen == page.obj.objgen:
                        claimed.add(int(kid.MCID))
            assert claimed == there


def test_hyphens_of_the_text_stay_and_those_of_the_typesetter_go() -> None:
    words = "A physiotherapist recommends long-lasting home-made anti-inflammatory rehabilitation programmes. " * 30
    made = printed(paper_page(words))
    text = READERS["poppler"](made)
    assert "\u00ad" not in text
    for word in ("physiotherapist", "long-lasting", "home-made", "anti-inflammatory", "rehabilitation"):
        assert text.split().count(word) == 30, word
    assert READERS["pdfium"](made).split().count("long-lasting") == 30


def test_a_bengali_compound_that_a_line_parts_is_one_word() -> None:
    bengali = "ব্যথা-বেদনা কমলে আস্তে-ধীরে হাঁটুন, বসা-ওঠা করুন। " * 30
    text = READERS["poppler"](printed(paper_page("Walk.", {"Walk.": bengali})))
    for word in ("ব্যথা-বেদনা", "আস্তে-ধীরে", "বসা-ওঠা"):
        assert text.split().count(word) == 30, word


def test_a_clusters_text_is_spread_over_its_glyphs_and_joined_again() -> None:
    for text, glyphs in [("ক", 1), ("কি", 2), ("কো", 3), ("ন্ত", 2), ("ক্ষ্ম", 5), ("ক", 3)]:
        parts = spread(text, glyphs)
        assert len(parts) == glyphs
        assert all(parts)
        assert unicodedata.normalize("NFC", "".join(parts).replace("\u200b", "")) == text
