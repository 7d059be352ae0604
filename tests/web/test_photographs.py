"""Photographs in the sizes and kinds that screens want."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import RenderError
from pipeline.render.html import photographs
from pipeline.render.html.pictures import original, size

from .site import Site

Image = pytest.importorskip("PIL.Image")
ARTICLE = "---\ntitle: Rest\n---\n\n![A park](images/park.jpg)\n\n![A knee](images/knee.svg)\n"


def noisy(width: int, height: int) -> Image.Image:
    """A picture with as much in it as a photograph."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    picture.paste(Image.radial_gradient("L").resize((width, height)), (0, 0))
    return picture


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "source" / "images"
    folder.mkdir(parents=True)
    noisy(1600, 900).save(folder / "park.jpg", quality=92)
    (folder / "knee.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420"/>')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_offers_a_photograph_in_lighter_kinds_and_sizes_and_a_drawing_as_it_is() -> None:
    site = Site({"rest": (ARTICLE, {})})
    picture = site.tree("en/rest/index.html").xpath("//figure/picture")[0]
    assert [source.get("type") for source in picture.xpath(".//source")] == ["image/avif", "image/webp"]
    offered = [part.split() for source in picture.xpath(".//source") for part in source.get("srcset").split(", ")]
    assert [width for _, width in offered] == ["360w", "720w", "1344w"] * 2
    assert {address.removeprefix("../../") for address, _ in offered} <= site.files.keys()
    image = picture.xpath(".//img")[0]
    assert (image.get("width"), image.get("height"), image.get("alt")) == ("1600", "900", "A park")
    assert len(site.tree("en/rest/index.html").xpath("//picture")) == 1


def test_those_who_share_the_page_are_shown_the_photograph_with_its_alt_text() -> None:
    tree = Site({"rest": (ARTICLE, {})}).tree("en/rest/index.html")
    assert tree.xpath("//meta[@property='og:image']/@content")[0].endswith(".jpg")
    assert tree.xpath("//meta[@property='og:image:alt']/@content") == ["A park"]


@pytest.mark.parametrize("kind", ["avif", "webp"])
def test_at_a_telephones_width_a_photograph_weighs_30_kilobytes_at_most(kind: str) -> None:
    read = original("source/images/park.jpg")
    assert read is not None
    made = photographs.variant(read.path, read.digest, 360, kind)
    assert len(made) <= 30 * 1024
    assert Image.open(BytesIO(made)).size == (360, 202)
    assert photographs.variant(read.path, read.digest, 360, kind) == made


def test_a_photograph_stands_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "a camera"
    noisy(400, 300).save("source/images/side.jpg", exif=exif)
    data = Path("source/images/side.jpg").read_bytes()
    assert size(data) == (300, 400)
    read = original("source/images/side.jpg")
    assert read is not None
    made = Image.open(BytesIO(photographs.variant(read.path, read.digest, 300, "webp")))
    assert made.size == (300, 400) and not made.getexif()


def test_no_picture_is_made_larger() -> None:
    noisy(500, 300).save("source/images/small.png")
    read = original("source/images/small.png")
    assert read is not None
    assert [width for width, kind in photographs.variants(read) if kind == "webp"] == [360, 500]


def test_a_broken_photograph_is_named() -> None:
    data = Path("source/images/park.jpg").read_bytes()
    Path("source/images/half.jpg").write_bytes(data[: len(data) // 3])
    read = original("source/images/half.jpg")
    assert read is not None
    with pytest.raises(RenderError, match=r"source/images/half\.jpg: the picture .* cannot be read"):
        photographs.variant(read.path, read.digest, 360, "webp")
