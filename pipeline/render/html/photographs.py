"""Photographs in lighter kinds and in the sizes that screens want: the only door to Pillow, which is optional.

A page names what it offers by the digest of the original, so nothing has to be made before pages are. Without Pillow
a photograph is shown as it is.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from urllib.parse import quote

from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.render.html.pictures import Original, as_it_is

KINDS = (("image/avif", "avif"), ("image/webp", "webp"))
"""Media type and suffix, the lightest first."""
WIDTHS = (360, 720, 1344)
"""A telephone's column, the same on a sharp screen, and a desk's column on a sharp screen."""
LIGHT = 30 * 1024
"""Bytes that a photograph may weigh at the smallest width; at others as many for each pixel."""
_QUALITIES = (62, 54, 46, 38, 30, 22, 14)
_SUFFIXES = (".png", ".jpg", ".jpeg")


def sources(original: Original) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """What a page offers beside a photograph: media type → paths and widths; nothing for a drawing."""
    widths = _widths(original)
    return tuple(
        (media, tuple((quote(output(original, width, kind)), width) for width in widths))
        for media, kind in (KINDS if widths else ())
    )


def variants(original: Original) -> tuple[tuple[int, str], ...]:
    """Width and kind of every file made of a photograph."""
    return tuple((width, kind) for width in _widths(original) for _, kind in KINDS)


def output(original: Original, width: int, kind: str) -> str:
    """Path of one of them: `assets/images/knees.3f2a9c01-360.avif`."""
    return f"{posixpath.splitext(original.output)[0]}-{width}.{kind}"


def variant(path: str, digest: str, width: int, kind: str) -> bytes:
    """A photograph in another size and kind, upright, and without what the camera wrote about place and time.

    Raises `RenderError` for a file that is no whole picture.
    """
    from PIL import Image, ImageOps

    data = as_it_is(path, digest)
    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened)
            upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise RenderError(
            f"the picture {path} cannot be read: {error}", place=Place(path), hint="save it again as PNG or JPEG"
        ) from error
    height = max(1, round(upright.height * width / upright.width))
    small = upright.resize((width, height), Image.Resampling.LANCZOS)
    limit = LIGHT * max(1.0, width / WIDTHS[0]) ** 2
    for quality in _QUALITIES:
        made = BytesIO()
        # One thread: the same bytes whoever makes them.
        options = {"speed": 6, "max_threads": 1} if kind == "avif" else {"method": 5}
        small.save(made, kind.upper(), quality=quality, **options)
        if made.tell() <= limit:
            break
    return made.getvalue()


def _widths(original: Original) -> tuple[int, ...]:
    if not original.width or not original.path.lower().endswith(_SUFFIXES) or not _able():
        return ()
    largest = min(original.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width < largest), largest)


@lru_cache(maxsize=1)
def _able() -> bool:
    """Whether Pillow is here and knows both kinds."""
    if find_spec("PIL") is None:
        return False
    from PIL import features

    return bool(features.check("avif")) and bool(features.check("webp"))
