"""The fonts we ship."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from pipeline.languages import language
from pipeline.render.print.sheet import SYMBOLS

FOLDER = files("pipeline").joinpath("data", "fonts")
SUMS = dict(reversed(line.split("  ")) for line in FOLDER.joinpath("SHA256SUMS").read_text().splitlines())


def test_every_file_is_the_one_that_was_derived() -> None:
    assert {name: hashlib.sha256(FOLDER.joinpath(name).read_bytes()).hexdigest() for name in SUMS} == SUMS
    assert {f.name for f in FOLDER.iterdir() if f.name.endswith(".ttf")} == {n for n in SUMS if n.endswith(".ttf")}


def test_the_licence_and_its_holders_are_with_them() -> None:
    licence = FOLDER.joinpath("OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.count("Copyright 2022 The Noto Project Authors") == 4


def test_they_stay_below_three_megabytes() -> None:
    assert sum(len(FOLDER.joinpath(name).read_bytes()) for name in SUMS) <= 3_000_000


def test_every_family_that_print_names_is_there() -> None:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    faces = {(face.family, face.weight, face.style) for face in fonts.fonts()}
    for family in (*language("bn").print_fonts, *SYMBOLS):
        assert (family, 400, "normal") in faces
    for family in language("bn").print_fonts:
        assert {(family, 600, "normal"), (family, 700, "normal")} <= faces
    assert ("Noto Serif", 400, "italic") in faces
