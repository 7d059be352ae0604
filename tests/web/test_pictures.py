"""Pictures: their names in the output, and their sizes read from the first bytes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import RenderError
from pipeline.render.html.pictures import as_it_is, digest_of, original, size


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_size_of_a_raster_picture_is_in_its_first_bytes(kind: str) -> None:
    data = BytesIO()
    Image.new("RGB", (321, 123), "teal").save(data, kind)
    assert size(data.getvalue()) == (321, 123)


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0"}])
def test_every_kind_of_webp_tells_its_size(options: dict[str, object]) -> None:
    data = BytesIO()
    Image.new("RGBA", (64, 200)).save(data, "WEBP", **options)
    assert size(data.getvalue()) == (64, 200)


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ('<svg width="640" height="420" viewBox="0 0 32 32">', (640, 420)),
        ("<svg viewBox='0 0 64.4 32'>", (64, 32)),
        ('<?xml version="1.0"?><!-- a --><svg\n width="20px"\n height="10px">', (20, 10)),
        ('<svg width="100%" height="100%" viewBox="0,0,30,40">', (30, 40)),
        ('<svg stroke-width="3" height="4">', None),
    ],
)
def test_a_drawing_has_the_size_it_states_or_that_of_its_view_box(svg: str, expected: tuple[int, int] | None) -> None:
    assert size(svg.encode()) == expected


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPVP9 "])
def test_what_does_not_tell_has_no_size(data: bytes) -> None:
    assert size(data) is None


def test_a_name_changes_with_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source" / "images").mkdir(parents=True)
    file = tmp_path / "source" / "images" / "a knee.svg"
    file.write_text('<svg viewBox="0 0 3 4"/>')
    first = original("source/images/a knee.svg")
    file.write_text('<svg viewBox="0 0 30 40"/>')
    second = original("source/images/a knee.svg")
    assert first is not None and second is not None
    assert first.output == f"assets/images/a knee.{first.digest[:8]}.svg" != second.output
    assert second.picture.path.startswith("assets/images/a%20knee.")
    assert original("source/images/none.svg") is None


def test_a_picture_that_changes_while_we_build_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.svg").write_bytes(b"<svg/>")
    assert as_it_is("a.svg", digest_of(b"<svg/>")) == b"<svg/>"
    with pytest.raises(RenderError, match=r"a\.svg changed while the site was built"):
        as_it_is("a.svg", digest_of(b"another"))
    with pytest.raises(RenderError, match=r"cannot read the picture b\.svg"):
        as_it_is("b.svg", "")
