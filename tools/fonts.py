"""Derive the vendored print fonts anew from the npm packages they come from.

    python tools/fonts.py [--check]

Packs each package with the npm client, copies the static faces that print needs, cuts the two symbol fonts down to
the signs below (fontTools), and writes `pipeline/data/fonts/SHA256SUMS`. With `--check` nothing is written: the
exit code says whether the vendored files are what this script makes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "pipeline" / "data" / "fonts"

PACKAGES = {
    "@expo-google-fonts/noto-serif-bengali@0.4.4": ("400Regular", "600SemiBold", "700Bold"),
    "@expo-google-fonts/noto-serif@0.4.2": ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold"),
    "@expo-google-fonts/noto-sans-math@0.4.2": ("400Regular",),
    "@expo-google-fonts/noto-sans-symbols-2@0.4.1": ("400Regular",),
}
"""npm package and version → the faces taken from it."""

SIGNS = {
    "NotoSansMath": "←↑→↓↔⇒⇔−√∞∆∑≈≠≡≤≥★☆●○■□▲▼◆♀♂",
    "NotoSansSymbols2": "☎☐☑☒⚠✓✔✗✘❖➜➔✚",
}
"""Signs that patient articles use and Noto Serif lacks; all else of these two large fonts is left out."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    made = derived()
    made["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(made.items())
    ).encode()
    if parser.parse_args().check:
        wrong = [name for name, data in made.items() if not _same(FOLDER / name, data)]
        print("\n".join(f"differs: {name}" for name in wrong) or "the vendored fonts are as derived")
        return 1 if wrong else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (FOLDER / name).write_bytes(data)
        print(f"{len(data):>9,}  {name}")
    return 0


def derived() -> dict[str, bytes]:
    """File name → bytes of every face and of the licence."""
    made: dict[str, bytes] = {}
    copyrights, terms = [], ""
    for package, faces in PACKAGES.items():
        files = unpacked(package)
        for face in faces:
            path = next(name for name in files if re.fullmatch(rf"package/{face}/\w+_{face}\.ttf", name))
            name = path.rpartition("/")[2]
            family = name.partition("_")[0]
            made[name] = cut(files[path], SIGNS[family]) if family in SIGNS else files[path]
        first, _, terms = files["package/LICENSE_FONT"].decode().partition("\n")
        copyrights.append(first)
    made["OFL.txt"] = ("\n".join(copyrights) + "\n" + terms).encode()
    return made


def unpacked(package: str) -> dict[str, bytes]:
    """The files of an npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as tar:
            members = [m for m in tar.getmembers() if m.isfile() and m.name.endswith((".ttf", "LICENSE_FONT"))]
            return {m.name: stream.read() for m in members if (stream := tar.extractfile(m))}


def cut(data: bytes, signs: str) -> bytes:
    """The font with these signs alone, unhinted, its name and licence kept."""
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True, drop_tables=["MATH"]
    )
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=signs)
    cutter.subset(font)
    missing = [sign for sign in signs if ord(sign) not in font.getBestCmap()]
    if missing:
        raise SystemExit(f"not in the font: {' '.join(missing)}")
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


if __name__ == "__main__":
    sys.exit(main())
