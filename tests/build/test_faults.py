"""One fault stops nothing else, and nothing that was there is lost."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from cli.typed import dobhashi

from pipeline.build import atomic
from pipeline.build.ledger import Ledger
from pipeline.errors import RenderError, StoreError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page
from pipeline.project import Project

from .projects import SLEEPING, WALKING, built, change, clean_output, output, python, write

CATALOG = "locales/bn/LC_MESSAGES/walking.po"
BROKEN = 'msgid "Walking"\n<<<<<<< ours\nmsgstr "হাঁটা"\n'


def codes(report_findings: Iterable[object]) -> list[str]:
    return [finding.code for finding in report_findings]  # type: ignore[attr-defined]


# ---------------------------------------------------------------- content


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"---\ntitle: [open\n---\n\nWalk.\n", 3),
        (b"---\ntitle: Walking\n---\n\nWalk \xff\n", 5),
    ],
)
def test_a_broken_article_is_reported_and_its_page_stays_as_it_was(project: Path, data: bytes, line: int) -> None:
    built(project)
    before = output(project)
    (project / "source/walking.md").write_bytes(data)
    change(project / "source/sleeping.md", "Lie on your side.", "Lie on one side.")
    report = built(project)
    assert report.failed
    [finding] = report.findings
    assert str(finding.place) == f"source/walking.md:{line}"
    assert "stays as the last build made it" in finding.message
    after = output(project)
    assert after["en/walking/index.html"] == before["en/walking/index.html"]
    assert "Lie on one side." in after["en/sleeping/index.html"].decode()
    assert built(project).findings == report.findings, "it is told until it is mended"


def test_a_broken_article_without_a_page_is_left_out(project: Path) -> None:
    write(project, {"source/walking.md": "---\ntitle: [open\n---\n"})
    report = built(project)
    assert report.failed
    assert all("left out" in finding.message for finding in report.findings)
    assert "en/walking/index.html" not in output(project)
    assert "en/sleeping/index.html" in output(project)
    write(project, {"source/walking.md": WALKING})
    assert not built(project).failed
    assert output(project) == clean_output(project)


def test_a_broken_catalog_leaves_the_english_page_up_to_date(project: Path) -> None:
    built(project)
    before = output(project)
    write(project, {CATALOG: BROKEN})
    change(project / "source/walking.md", "ten minutes", "fifteen minutes")
    report = built(project)
    [finding] = report.findings
    assert (finding.code, str(finding.place), finding.language) == ("conflict", f"{CATALOG}:2", "bn")
    assert output(project)["bn/walking/index.html"] == before["bn/walking/index.html"]
    assert "fifteen" in output(project)["en/walking/index.html"].decode()


def test_a_broken_catalog_of_the_themes_words_is_reported_each_time(project: Path) -> None:
    write(project, {"locales/bn/LC_MESSAGES/site.po": BROKEN})
    for _ in range(2):
        report = built(project)
        assert codes(report.findings) == ["conflict"]
    assert len(output(project)) == len(clean_output(project))


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_an_article_that_must_not_be_read_is_reported(project: Path) -> None:
    (project / "source/walking.md").chmod(0)
    assert "article-unreadable" in codes(built(project).findings)


def test_a_folder_in_the_place_of_a_catalog_is_reported(project: Path) -> None:
    (project / CATALOG).unlink()
    (project / CATALOG).mkdir()
    assert codes(built(project).findings) == ["catalog-unreadable"]


def test_of_two_articles_with_one_address_the_first_has_it(project: Path) -> None:
    write(project, {"source/zzz.md": SLEEPING.replace("title:", "slug: walking\ntitle:")})
    report = built(project)
    [finding] = [finding for finding in report.findings if finding.code == "slug-taken"]
    assert finding.place == Place("source/zzz.md", 2)
    assert "source/walking.md" in finding.message
    assert report.failed
    assert "ten minutes" in output(project)["en/walking/index.html"].decode()
    assert codes(built(project).findings) == codes(report.findings)
    (project / "source/zzz.md").unlink()
    assert not built(project).failed
    assert output(project) == clean_output(project)


def test_a_file_replaced_while_it_was_read_is_read_again_next_time(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.build import files

    genuine, path = files._rest, project / "source/walking.md"

    def replaced(file: int, size: int) -> bytes:
        data = genuine(file, size)
        if b"title: Walking" in data:
            write(project, {"source/new.tmp": WALKING.replace("ten minutes", "fifteen minutes")})
            os.replace(project / "source/new.tmp", path)
        return data

    monkeypatch.setattr(files, "_rest", replaced)
    built(project)
    monkeypatch.setattr(files, "_rest", genuine)
    built(project)
    assert "fifteen minutes" in output(project)["en/walking/index.html"].decode()
    assert output(project) == clean_output(project)


# ---------------------------------------------------------------- formats


@dataclass
class Leaflet:
    """A format for tests: what it makes is `make(body, *inputs)`."""

    make: Callable[..., bytes]
    path: str = "{code}/{slug}.txt"
    heavy: bool = False
    name: str = "html"
    version: str = "1"

    def compose(self, page: Page, language: Language) -> str:
        if page.meta.title == "Unprintable":
            raise RenderError("no font has U+1D11E", place=Place(page.path, 4))
        return f"{page.language} {page.meta.title}"

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        code = edition.language.code
        for page in edition.pages:
            path = self.path.format(code=code, slug=page.meta.slug)
            body = (self.name, code, page.domain)
            yield Artifact(path, self.make, (page.meta.slug,), body, heavy=self.heavy)

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        return iter(())


def plain(body: str, slug: str) -> bytes:
    return body.encode()


def fussy(body: str, slug: str) -> bytes:
    if slug == "walking":
        raise RenderError("no font has U+0B95 (TAMIL LETTER KA)", hint="add a font")
    return body.encode()


def careless(body: str, slug: str) -> bytes:
    return Path("source/images", slug).read_bytes()


def deadly(body: str, slug: str) -> bytes:
    if slug == "walking":
        os.kill(os.getpid(), signal.SIGKILL)
    return body.encode()


def mistaken(body: str, slug: str) -> bytes:
    return body.encode()[1:1] + slug  # type: ignore[operator]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Leaflet], None]:
    render = import_module("pipeline.render")
    return lambda leaflet: monkeypatch.setattr(render, "format_named", lambda name: leaflet)


def test_an_artifact_that_cannot_be_made_is_named_and_the_others_are_made(
    project: Path, use: Callable[[Leaflet], None]
) -> None:
    use(Leaflet(fussy, heavy=True))
    for _ in range(2):
        report = built(project)
        assert codes(report.findings) == ["page-not-made"] * 2
        finding = report.findings[0]
        assert (finding.place, finding.hint) == (Place("source/walking.md"), "add a font")
        assert "U+0B95" in finding.message
        assert sorted(output(project)) == ["bn/sleeping.txt", "en/sleeping.txt"]


def test_what_cannot_be_made_any_more_stays_as_it_was(project: Path, use: Callable[[Leaflet], None]) -> None:
    use(Leaflet(plain))
    built(project)
    use(Leaflet(fussy))
    report = built(project, force=True)
    assert "output/en/walking.txt stays as it was" in {f.message.partition("; ")[2] for f in report.findings}
    assert len(output(project)) == 4


def test_a_page_that_cannot_be_composed_is_named_and_the_others_are_made(
    project: Path, use: Callable[[Leaflet], None]
) -> None:
    use(Leaflet(plain))
    change(project / "source/walking.md", "title: Walking", "title: Unprintable")
    for _ in range(2):
        report = built(project)
        assert [(f.code, str(f.place), f.language) for f in report.findings] == [
            ("page-not-made", "source/walking.md:4", "en"),
            ("page-not-made", "source/walking.md:4", "bn"),
        ]
        assert sorted(output(project)) == ["bn/sleeping.txt", "en/sleeping.txt"]


def test_a_file_that_an_artifact_misses_is_a_finding(project: Path, use: Callable[[Leaflet], None]) -> None:
    use(Leaflet(careless))
    report = built(project)
    assert "No such file or directory: source/images/sleeping" in report.findings[0].message


def test_an_artifact_that_kills_its_process_takes_no_other_with_it(
    project: Path, use: Callable[[Leaflet], None]
) -> None:
    use(Leaflet(deadly, heavy=True))
    report = built(project, executor=None, workers=2)
    assert codes(report.findings) == ["page-not-made"] * 2
    assert "died" in report.findings[0].message
    assert sorted(output(project)) == ["bn/sleeping.txt", "en/sleeping.txt"]


def test_a_bug_keeps_its_traceback_and_says_where(project: Path, use: Callable[[Leaflet], None]) -> None:
    use(Leaflet(mistaken))
    with pytest.raises(TypeError) as caught:
        built(project)
    assert any("sleeping.txt" in note for note in caught.value.__notes__)


def test_two_artifacts_with_one_path_are_named(project: Path, use: Callable[[Leaflet], None]) -> None:
    use(Leaflet(plain, path="{code}/same.txt"))
    for _ in range(2):
        report = built(project)
        assert [(f.code, str(f.place), f.message) for f in report.findings] == [
            ("path-taken", "source/walking.md", f"output/{code}/same.txt belongs to source/sleeping.md already")
            for code in ("bn", "en")
        ]
        assert output(project)["en/same.txt"] == b"en Sleeping with sciatica"


@pytest.mark.parametrize("path", ["../{slug}", "/tmp/{slug}", ".dobhashi/{slug}", "a//{slug}", "{code}/./{slug}", ""])
def test_an_artifact_outside_the_output_is_refused(project: Path, use: Callable[[Leaflet], None], path: str) -> None:
    use(Leaflet(plain, path=path))
    report = built(project)
    assert set(codes(report.findings)) == {"path-outside"}
    assert output(project) == {}


# ---------------------------------------------------------------- the disk


def test_a_full_disk_is_one_line_and_leaves_whole_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    before = output(project)
    change(project / "site.toml", "01975451525", "01975451526")

    def full(files: Sequence[object]) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "_to_disk", full)
        with pytest.raises(StoreError, match="No space left on device"):
            built(project)
    assert output(project) == before, "no draft is left either"
    built(project)
    assert output(project) == clean_output(project)


def test_a_file_where_a_folder_should_be_is_one_line(project: Path) -> None:
    write(project, {"output/bn": "somebody's file"})
    with pytest.raises(StoreError, match=r"cannot write output/bn"):
        built(project)
    assert (project / "output/bn").read_text(encoding="utf-8") == "somebody's file"


def test_an_output_that_is_a_file_is_one_line(project: Path) -> None:
    write(project, {"output": "somebody's file"})
    with pytest.raises(StoreError, match="output"):
        built(project)


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_an_output_that_must_not_be_written_is_one_line(project: Path) -> None:
    (project / "output").mkdir(mode=0o500)
    with pytest.raises(StoreError, match="output"):
        built(project)


def test_a_second_build_at_the_same_time_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.build.ledger.PATIENCE", 0.05)
    (project / "output").mkdir()
    with Ledger(project / "output"), pytest.raises(StoreError, match="another build"):
        built(project)


# ---------------------------------------------------------------- interrupted

SLOW = """
import time
from pathlib import Path
from pipeline.build import store
from pipeline.build.site import build
from pipeline.project import Project

genuine = store.os.replace
def slowly(*names):
    time.sleep(0.02)
    genuine(*names)
    print("file", flush=True)
store.os.replace = slowly
project = Project.find(Path("."))
build(project, languages=("en", "bn"), formats=("html",), workers=2)
"""


@pytest.mark.parametrize("files", [0, 1, 5])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_build_leaves_whole_files_and_the_next_goes_on(
    project: Path, files: int, how: signal.Signals
) -> None:
    built(project)
    change(project / "site.toml", "01975451525", "01975451526")
    change(project / CATALOG, "তারপর", "এরপর")
    write(project, {"source/cramps.md": "---\ntitle: Cramps\n---\n\nStretch.\n"})
    with python(SLOW, folder=project) as run:
        assert run.stdout
        for _ in range(files):
            run.stdout.readline()
        if not files:
            time.sleep(0.2)
        run.send_signal(how)
        run.communicate()
    assert run.returncode != 0
    pages = [data for path, data in output(project).items() if path.endswith(".html")]
    assert all(page.rstrip().endswith(b"</html>") for page in pages)
    (project / "source/cramps.md").unlink()
    built(project)
    assert output(project) == clean_output(project), "no page of the deleted article, no draft"


def test_workers_go_when_the_build_is_killed(project: Path) -> None:
    script = (
        "import os, signal, sys, time\n"
        "from pipeline.build.executors import Crew\n"
        "def wait(n):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    time.sleep(30)\n"
        "with Crew(size=2) as crew:\n"
        "    list(crew.map(wait, [1, 2]))\n"
    )
    with python(script, folder=project) as run:
        assert run.stdout
        workers = [int(run.stdout.readline()) for _ in range(2)]
        run.kill()
        run.wait()
        assert _gone(workers)


def _gone(pids: list[int]) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if not any(_alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_the_current_folder_is_the_same_afterwards(project: Path) -> None:
    before = Path.cwd()
    built(project)
    with pytest.raises(StoreError):
        write(project, {"site.toml": (project / "site.toml").read_text().replace("1526", "1527")})
        (project / "output/.dobhashi/build.db").unlink()
        (project / "output/.dobhashi/build.db").mkdir()
        built(project)
    assert Path.cwd() == before
    assert Project.find(project).root == project


def test_one_fault_that_many_files_suffer_from_is_said_once(project: Path) -> None:
    folder = project
    template = '{% extends "dobhashi/page.html" %}\n{% block text %}{{ nothing.at.all }}{% endblock %}\n'
    write(folder, {"theme/page.html": template})
    reply = dobhashi(folder, "build")
    lines = reply.stderr.splitlines()
    assert [line for line in lines if "'nothing' is undefined" in line] == lines[:1]
    assert lines[0].startswith("theme/page.html:2: error: ")
    assert lines[1] == "    … and the same of 3 more files"
    report = built(folder)
    assert len({one.message for one in report.findings if one.code == "page-not-made"}) == 4, "none is lost"
