"""PDFs: what a reader, a screen reader and a printer find in them, and what is refused by name."""

from __future__ import annotations

import base64
import io
import re
import threading
from concurrent.futures import ProcessPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import get_context
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from pipeline.errors import RenderError
from pipeline.languages import language
from pipeline.markup import page as page_of
from pipeline.model import Article, Incomplete, State
from pipeline.render.print import FORMAT

from .paper import edition, lookup, paper_page, pdf
from .readers import poppler

ENGLISH = """\
---
title: Sleeping with sciatica
description: How to lie so that the leg hurts less.
author: {name: Example site}
updated: 2026-11-16
keywords: [sciatica, sleep]
---

Lie on your side.[^1] See the [NHS](https://www.nhs.uk/).

## Pillows

One between the knees, ≥ 8 cm → less pain.

### How many

1. One
2. Two

## References

::: references
1. Koes B. *Evidence-Based Medicine*. doi:10.1136/ebm1132
:::

[^1]: As in the list of references.
"""
BENGALI = {
    "Sleeping with sciatica": "সায়াটিকায় ঘুম",
    "How to lie so that the leg hurts less.": "কীভাবে শুলে পায়ে ব্যথা কমে।",
    "Lie on your side.[^1] See the [NHS][link-1].": "পাশ ফিরে শোন।[^1] [NHS][link-1] দেখুন।",
    "Pillows": "বালিশ",
    "One between the knees, ≥ 8 cm → less pain.": State.FUZZY,
    "How many": "কয়টা",
    "One": "একটা",
    "Two": "*দশটা*",
    "References": "সহায়ক লেখা",
    "As in the list of references.": "তালিকায় যেমন।",
}
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PATH = 2
"""The kind of objects on a page that are drawn."""
A5_LARGE = {"paper": "a5", "size": "large"}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/>{}</svg>'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, and we stand in it."""
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def english() -> bytes:
    return pdf(paper_page(ENGLISH))


@pytest.fixture(scope="module")
def bengali() -> bytes:
    return pdf(paper_page(ENGLISH, BENGALI))


def texts(data: bytes) -> list[str]:
    """Each page's text."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def letters(data: bytes) -> list[tuple[float, float, str]]:
    """Every letter by its place: line by line, from left to right, whichever way it is read."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].get_textpage()
        found = []
        for at in range(page.count_chars()):
            sign = page.get_text_range(at, 1)
            left, bottom, _, _ = page.get_charbox(at, loose=True)
            if sign.strip():
                found.append((-round(bottom), left, sign))
        return found


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    with pypdfium2.PdfDocument(data) as document:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]


def tagged(data: bytes, key: str) -> list[str]:
    """What the elements of the structure tree say under a key."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [
            str(o[key])
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o and key in o
        ]


# ---------------------------------------------------------------- what is in it


def test_the_file_says_its_title_author_language_and_date(english: bytes, bengali: bytes) -> None:
    with pikepdf.open(io.BytesIO(english)) as document:
        assert str(document.docinfo["/Title"]) == "Sleeping with sciatica"
        assert str(document.docinfo["/Author"]) == "Example site"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261116")
        assert str(document.Root.Lang) == "en-GB"
    with pikepdf.open(io.BytesIO(bengali)) as document:
        assert str(document.docinfo["/Title"]) == "সায়াটিকায় ঘুম"
        assert str(document.Root.Lang) == "bn-BD"


def test_it_claims_both_standards(bengali: bytes) -> None:
    with pikepdf.open(io.BytesIO(bengali)) as document, document.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_headings_are_bookmarks_in_the_pages_language(english: bytes, bengali: bytes) -> None:
    expected = [(0, "Pillows"), (1, "How many"), (0, "References"), (0, "Web addresses")]
    assert [mark for mark in bookmarks(english) if mark[1] != "Sleeping with sciatica"] == expected
    assert (0, "বালিশ") in bookmarks(bengali)


def test_the_first_page_has_contact_byline_address_and_page_number(english: bytes) -> None:
    text = texts(english)[0]
    for wanted in ("For advice call 01975451525", "By Example site", "Updated 16 November 2026",
                   "https://dobhashi.example/en/sciatica/", "Page 1 of 1", "Back and leg pain, explained"):  # fmt: skip
        assert wanted in text


def test_page_numbers_list_marks_and_dates_are_in_bengali_digits(bengali: bytes) -> None:
    text = "\n".join(texts(bengali))
    for wanted in ("০১৯৭৫৪৫১৫২৫", "১৬", "২০২৬", "মোট ১", "১.", "২."):
        assert wanted in text
    assert "01975451525" not in text


def test_what_is_not_translated_is_english_to_a_screen_reader(bengali: bytes) -> None:
    assert "One between the knees" in "\n".join(texts(bengali))
    assert any(code.startswith("en") for code in tagged(bengali, "/Lang"))


def test_addresses_of_links_are_printed(english: bytes) -> None:
    assert "NHS: https://www.nhs.uk/" in texts(english)[0]


def test_a_script_without_italics_is_emphasised_by_weight(bengali: bytes, english: bytes) -> None:
    def faces(data: bytes) -> set[str]:
        with pikepdf.open(io.BytesIO(data)) as document:
            fonts = (o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o)
            return {str(font["/BaseFont"]).partition("+")[2] for font in fonts}

    assert {"NotoSerifBengali-SemiBold", "NotoSerif-Italic"} <= faces(bengali)
    assert "NotoSerif-Italic" in faces(english)
    assert all(face.startswith("NotoS") for face in faces(bengali) | faces(english))


def test_meanings_of_a_term_stand_one_a_line() -> None:
    markdown = "প্যারাসিটামল\n: বড়দের ৫০০ মি.গ্রা.\n: দিনে ২ বার\n"
    lines = texts(pdf(paper_page(markdown)))[0].splitlines()
    at = lines.index("প্যারাসিটামল")
    assert lines[at + 1 : at + 3] == ["বড়দের ৫০০ মি.গ্রা.", "দিনে ২ বার"]


def test_a_table_repeats_its_header_on_every_page() -> None:
    rows = "".join(f"| সারি {i} | মান |\n" for i in range(120))
    pages = texts(pdf(paper_page(f"| Kind | Value |\n| - | - |\n{rows}")))
    assert len(pages) > 2
    assert all("Kind" in page for page in pages)


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612), ("a5", 420)])
def test_the_paper_is_the_one_that_the_site_asks_for(paper: str, width: int) -> None:
    with pypdfium2.PdfDocument(pdf(paper_page("Rest."), settings={"paper": paper})) as document:
        assert round(document[0].get_width()) == width


def test_the_running_head_names_the_section() -> None:
    filler = "Walk a little. " * 300
    pages = texts(pdf(paper_page(f"## First[^1]\n\n{filler}\n\n## Second\n\n{filler * 2}\n\n[^1]: note")))
    heads = [page.splitlines()[0] for page in pages[1:]]
    assert heads[0] == "Back and leg pain, explained · First"
    assert heads[-1] == "Back and leg pain, explained · Second"
    assert "note" not in heads[0]


def test_contents_with_page_numbers_stand_before_an_article_of_more_than_three_pages() -> None:
    filler = "Walk a little. " * 250
    data = pdf(paper_page("".join(f"## Part {n}\n\n{filler}\n\n" for n in "ABCDEF")))
    pages = texts(data)
    assert len(pages) > 3
    listed = {name: int(page) for name, page in re.findall(r"(Part [A-F])\s+(\d+)", pages[0])}
    with pypdfium2.PdfDocument(data) as document:
        there = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in document.get_toc()}
    assert listed == {name: page for name, page in there.items() if name.startswith("Part")}
    assert len(listed) == 6
    assert "Contents" not in texts(pdf(paper_page(f"## Part A\n\n{filler}")))[0]


def test_a_card_too_tall_for_the_page_goes_on_on_the_next_one_on_the_smallest_paper() -> None:
    words = " ".join(f"word{n}" for n in range(160))
    settings = {"paper": "a5", "size": "large"}
    text = "\n".join(texts(pdf(paper_page(f"::: emergency Now\n{words}\n:::"), settings=settings)))
    assert [n for n in range(160) if not re.search(rf"word{n}\b", text)] == []
    with pypdfium2.PdfDocument(pdf(paper_page(f"::: emergency Now\n{words}\n:::"), settings=settings)) as document:
        for page in document:
            found = page.get_textpage()
            low = found.get_text_bounded(bottom=0, top=page.get_height() * 0.08)
            assert "word" not in low, "nothing of it runs into the foot"


def test_a_figure_has_its_alternative_text_and_caption(project: Path) -> None:
    (project / "source" / "x.svg").write_text(DRAWING.format(""))
    (project / "source" / "y.png").write_bytes(DOT)
    data = pdf(
        paper_page('![The nerve](x.svg "From back to foot.")\n\n![A dot](y.png)\n\n![](y.png "Only a caption.")')
    )
    assert tagged(data, "/Alt") == ["The nerve", "A dot"]
    assert "From back to foot." in texts(data)[0]
    assert "Only a caption." in texts(data)[0]


def test_a_picture_in_a_line_is_as_large_as_it_is_and_no_broader_than_its_place(project: Path) -> None:
    for name, width in (("icon", 16), ("drawing", 160), ("wide", 4000)):
        svg = DRAWING.replace('"40"', f'"{width}"').format("")
        (project / "source" / f"{name}.svg").write_text(svg)
    data = pdf(paper_page("See ![a](icon.svg).\n\nSee ![b](drawing.svg).\n\n| A |\n| - |\n| ![c](wide.svg) |\n"))
    with pypdfium2.PdfDocument(data) as document:
        boxes = [one.get_bounds() for one in document[0].get_objects(max_depth=5) if one.type == PATH]
    widths = {round(right - left) for left, _, right, _ in boxes}
    assert {12, 120} <= widths, "a pixel is three quarters of a point"
    assert max(widths) <= 597 - 2 * 27 * 72 / 25.4 + 4


def test_a_card_is_told_by_a_word_whether_it_has_a_title_or_not() -> None:
    cards = "".join(f"::: {kind} Go on\nx\n:::\n\n" for kind in ("emergency", "warning", "note", "tip"))
    [text] = texts(pdf(paper_page(cards)))
    assert [line.removeprefix("! ") for line in text.splitlines() if line.endswith("Go on")] == [
        "Emergency: Go on", "Warning: Go on", "Note: Go on", "Tip: Go on",
    ]  # fmt: skip


def test_the_paragraphs_of_a_footnote_begin_below_each_other() -> None:
    data = pdf(paper_page("Rest.[^1]\n\n[^1]: First.\n\n    Second.\n"))
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].get_textpage()
        boxes = [page.get_rect(at) for at in range(page.count_rects())]
        begins = {page.get_text_bounded(*box).strip(): round(box[0]) for box in boxes}
    assert begins["Second."] == begins["1"]


def test_what_is_read_from_left_to_right_is_set_so_in_a_page_from_right_to_left() -> None:
    article = Article("sciatica", "source/sciatica.md", "---\ntitle: Rest\n---\n\n[NHS](https://www.nhs.uk/)\n")
    data = pdf(page_of(article, lookup({}), language="ar", shelf=frozenset({"sciatica"})))
    drawn = "".join(sign for _, _, sign in sorted(letters(data)))
    for said in (
        "https://dobhashi.example/ar/sciatica/",
        "NHS: https://www.nhs.uk/",
        "0 of 2 passages are translated. A line at the side marks what is still in the original",
        "Read this page on the web, with its latest changes:",
    ):
        assert said.replace(" ", "") in drawn, drawn
    assert "For advice call 01975451525" in poppler(data)


# ---------------------------------------------------------------- the same bytes


def test_the_same_page_gives_the_same_bytes_here_and_in_a_worker(bengali: bytes) -> None:
    page = paper_page(ENGLISH, BENGALI)
    bound = edition("bn", page)
    artifact = next(iter(FORMAT.bind(bound)))
    body = FORMAT.compose(page, bound.language)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        elsewhere = pool.submit(artifact.make, body, *artifact.inputs).result()
    assert artifact.make(body, *artifact.inputs) == elsewhere == bengali


def test_an_article_without_a_date_is_printed_all_the_same() -> None:
    assert pdf(paper_page("Rest.")) == pdf(paper_page("Rest."))


# ---------------------------------------------------------------- hostile and odd articles


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.1.0": *',
        "$x^2$",
        '"] ) } panic("x")',
        "\\u{41} \\n \\\\",
        "*/ x /*",
    ],
)
def test_hostile_text_is_printed_as_text(text: str) -> None:
    assert text in texts(pdf(paper_page(f"`{text}`")))[0]


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "##",
        "# A\n\n### C\n\n## B",
        "a[^1]\n\n[^1]: see[^1] and[^2]\n\n    - list\n\n[^2]: back[^1]",
        "## Head[^1] with a [link](https://www.nhs.uk/)\n\n[^1]: note",
        "| a[^1] |\n| - |\n| b[^1] |\n\n[^1]: note",
        ">" * 60 + " deep",
        "".join("  " * depth + "- x\n" for depth in range(40)),
        "::: emergency\n:::",
        "~~old [link](https://www.nhs.uk/)~~ [new ~~old~~](https://www.nhs.uk/)",
        "☎️ ⚠️ ✓ ☐ ≤ ≥ → ± ½ ৳ ₹",
        "অন্তঃসত্ত্বা, উদ্\u200cযাপন, র\u200d্যাশ, ক্ষত্রিয়, জ্ঞান, ৫০%।",
    ],
)
def test_odd_articles_are_printed(markdown: str) -> None:
    assert pdf(paper_page(markdown)).startswith(b"%PDF-")


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("paper", ["a4", "us-letter", "a5"])
@pytest.mark.parametrize("bengali", [None, BENGALI])
def test_nothing_stands_where_a_printer_cannot_print(paper: str, size: str, bengali: dict | None) -> None:
    """Most leave 4 mm white all round."""
    markdown = ENGLISH.replace("One between the knees", f"{'A long paragraph follows. ' * 90}One between the knees")
    data = pdf(paper_page(markdown, bengali), settings={"paper": paper, "size": size})
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) > 1
        for number, page in enumerate(document, 1):
            picture = page.render(scale=2, grayscale=True)
            rows = [bytes(picture.buffer)[y * picture.stride :][: picture.width] for y in range(picture.height)]
            edge = round(4 / 25.4 * 144)
            margins = [*rows[:edge], *rows[-edge:], *(row[:edge] + row[-edge:] for row in rows)]
            assert min(map(min, rows)) < 128 and min(map(min, margins)) == 255, f"page {number}"


def test_a_column_is_no_narrower_than_its_longest_word_and_the_fullest_is_the_widest() -> None:
    """In large print on a small sheet, where nothing has the room it wants."""
    rows = "| hospital | Weakness of one leg or foot, for example when it drags and you cannot lift it | emergency |\n"
    table = f"| Where | What you notice | How soon |\n| - | - | - |\n{rows}"
    [text] = [page for page in texts(pdf(paper_page(table), settings=A5_LARGE)) if "What you" in page]
    lines = [line.strip() for line in text.splitlines()]
    assert "hospital Weakness of one leg or" in lines and "foot, for example when" in lines


def test_a_table_of_two_thousand_rows_is_printed_whole() -> None:
    rows = "".join(f"| row {i} | value {i} |\n" for i in range(2000))
    pages = texts(pdf(paper_page(f"| Kind | Value |\n| - | - |\n{rows}")))
    text = "\n".join(pages)
    assert all(f"row {i} " in text or f"row {i}\n" in text for i in range(2000))
    assert all("Kind" in page for page in pages)


def test_no_text_of_a_row_or_card_longer_than_a_page_is_lost() -> None:
    words = "ব্যথা " * 1500
    for markdown in (f"| a | b |\n| - | - |\n| {words} | x |", f"::: emergency জরুরি\n{words}\n:::"):
        pages = texts(pdf(paper_page(markdown)))
        assert len(pages) >= 2
        assert sum(page.count("থা") for page in pages) == 1500


# ---------------------------------------------------------------- refused by name


def refused(markdown: str, **options: object) -> RenderError:
    with pytest.raises(RenderError) as caught:
        pdf(paper_page(f"---\ntitle: T\n---\n\nRest.\n\n{markdown}"), **options)
    return caught.value


def spelled(markdown: str) -> tuple[bytes, RenderError]:
    made = pdf(paper_page(f"---\ntitle: T\n---\n\nRest.\n\n{markdown}"))
    assert isinstance(made, Incomplete) and not made.faults
    [error] = made.spelled
    assert isinstance(error, RenderError) and error.code == "glyph-missing"
    return made.data, error


def test_characters_that_no_font_has_are_named_with_their_line_and_said_in_words() -> None:
    made, error = spelled("Smile 😀 and 你.")
    assert "U+1F600 GRINNING FACE" in error.message
    assert "U+4F60" in error.message
    assert str(error.place) == "source/sciatica.md:7"
    assert "site.toml" in error.hint
    [page] = texts(made)
    assert "Rest." in page and "Smile [grinning face] and [cjk unified ideograph-4f60]." in page


def test_a_sign_that_forbids_still_forbids() -> None:
    """Left out, or as an empty box, it would say the opposite or nothing."""
    made, _ = spelled("🚫 Alcohol with this medicine.")
    assert "[no entry sign] Alcohol with this medicine." in " ".join(texts(made)[0].split())


def test_a_word_of_a_script_that_no_font_has_is_said_to_be_one() -> None:
    made, _ = spelled("In Tamil it is called தமிழ், see [there](https://a.example/தமிழ்).")
    assert "called [Tamil letters]," in texts(made)[0]
    with pikepdf.open(io.BytesIO(made)) as document:
        links = [str(note.A.URI) for sheet in document.pages for note in sheet.Annots if "/URI" in note.get("/A", {})]
    assert any(link.startswith("https://a.example/%E0%AE%A4") for link in links)


def test_a_font_that_would_have_the_character_is_named() -> None:
    assert "Noto Emoji has 😀" in spelled("Smile 😀.")[1].hint
    assert "Noto Sans Tamil has த" in spelled("Tamil: த")[1].hint


def test_a_font_in_the_projects_folder_is_asked_without_being_named(project: Path) -> None:
    (project / "fonts").mkdir()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "ta"])
    font.setupCharacterMap({ord("த"): "ta"})
    font.setupGlyf(dict.fromkeys((".notdef", "ta"), TTGlyphPen(None).glyph()))
    font.setupHorizontalMetrics(dict.fromkeys((".notdef", "ta"), (600, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Own Tamil", "styleName": "Regular", "psName": "OwnTamil"})
    font.setupOS2()
    font.setupPost()
    font.save(project / "fonts" / "own.ttf")
    with pikepdf.open(io.BytesIO(pdf(paper_page("Tamil: த"), settings={"fonts": "fonts"}))) as document:
        names = {
            str(o["/BaseFont"]) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
        }
    assert any(name.endswith("+OwnTamil") for name in names)


def test_a_missing_picture_is_named(project: Path) -> None:
    error = refused("![The nerve](images/nerve.svg)")
    assert error.message == "there is no picture source/images/nerve.svg"
    assert str(error.place) == "source/sciatica.md:7"


@pytest.mark.parametrize(
    ("name", "data"), [("x.png", b"no picture"), ("x.svg", b"<svg"), ("x.bmp", b"BM"), ("x.jpg", b"")]
)
def test_a_picture_that_cannot_be_read_is_named(project: Path, name: str, data: bytes) -> None:
    (project / "source" / name).write_bytes(data)
    error = refused(f"![x]({name})")
    assert error.message.startswith(f"the picture source/{name} cannot be read: ")
    assert str(error.place) == "source/sciatica.md:7"


def test_a_picture_that_leads_out_of_the_project_is_named(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "x.png"
    outside.write_bytes(DOT)
    (project / "source" / "x.png").symlink_to(outside)
    assert refused("![x](x.png)").message == "the picture source/x.png lies outside the project"


def test_nothing_is_fetched_for_a_picture(project: Path) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        assert address in refused(f"![x]({address})").message
        (project / "source" / "x.svg").write_text(DRAWING.format(f'<image href="{address}" width="9" height="9"/>'))
        assert "URLs are not allowed" in refused("![x](x.svg)").message
        server.shutdown()
    assert asked == []


def test_a_projects_own_fonts_are_used_and_are_part_of_the_inputs(project: Path) -> None:
    from importlib.resources import files

    (project / "fonts").mkdir()
    face = files("pipeline").joinpath("data", "fonts", "NotoSansMath_400Regular.ttf").read_bytes()
    (project / "fonts" / "own.ttf").write_bytes(face)
    page = paper_page("Rest.")
    shared, _ = next(iter(FORMAT.bind(edition("en", page, settings={"fonts": "fonts"})))).inputs
    assert [path for path, _ in shared.fonts] == ["fonts/own.ttf"]
    assert re.fullmatch("[0-9a-f]{64}", shared.fonts[0][1])
    assert pdf(page, settings={"fonts": "fonts"}).startswith(b"%PDF-")


def test_bengali_lines_are_ragged_and_never_hyphenated() -> None:
    assert language("bn").hyphenate is False
    bengali = "ফিজিওথেরাপিস্টের পরামর্শ অনুযায়ী ব্যায়াম " * 60
    text = texts(pdf(paper_page("Rest.", {"Rest.": bengali})))[0]
    assert "-\n" not in text and "\u00ad" not in text
