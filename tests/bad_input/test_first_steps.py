"""What goes wrong when somebody tries it for the first time: one line each, and never a traceback."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from build.projects import FILES, change, write
from cli.typed import dobhashi
from click.testing import CliRunner

from pipeline.build.normalise import normalise
from pipeline.cli import main

PO = "locales/bn/LC_MESSAGES/walking.po"


@pytest.mark.parametrize(("typed", "meant"), [("buidl", "build"), ("stauts", "status"), ("normalize", "normalise")])
def test_a_command_that_is_nearly_right_is_named(tmp_path: Path, typed: str, meant: str) -> None:
    reply = dobhashi(tmp_path, typed)
    assert (reply.code, f"No such command '{typed}'. (Did you mean '{meant}'?)" in reply.stderr) == (2, True)


def test_a_command_like_no_other_is_refused_as_before(tmp_path: Path) -> None:
    reply = dobhashi(tmp_path, "xyzzy")
    assert (reply.code, "Did you mean" in reply.stderr, "'xyzzy'" in reply.stderr) == (2, False, True)
    assert "No such option" in dobhashi(tmp_path, "--buidl").stderr


@pytest.mark.parametrize("words", [["extract", "--stdout", PO], ["render", PO], ["align", "source/walking.md", PO]])
def test_a_catalog_in_the_place_of_an_article_is_refused(project: Path, words: list[str]) -> None:
    reply = dobhashi(project, *words)
    assert (reply.code, reply.stdout) == (2, "")
    assert reply.stderr.startswith(f"dobhashi: {PO}: a catalog, not an article (give ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_place_of_an_article_is_read(tmp_path: Path) -> None:
    """As in `dobhashi render <(curl …)`."""
    os.mkfifo(tmp_path / "pipe")
    other = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(b"Rest.\n",), daemon=True)
    other.start()
    reply = dobhashi(tmp_path, "render", "pipe", "--body")
    other.join(10)
    assert (reply.code, "<p>Rest.</p>" in reply.stdout) == (0, True)


def test_a_project_without_any_translation_has_nothing_to_suggest(tmp_path: Path) -> None:
    folder = write(tmp_path, {name: text for name, text in FILES.items() if not name.endswith(".po")})
    reply = dobhashi(folder, "suggest", "Rest")
    assert (reply.code, reply.stdout) == (0, "  nothing like it has been translated\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["suggest"], "give a text, or a catalog with --file ("),
        (["suggest", "Rest", "--file", PO], "give a text, or a catalog with --file, not both ("),
        (["suggest", " "], "the text is empty ("),
        (["check", "nowhere.po"], "'nowhere.po' names no article (no such file; give a catalog, or a file or folder"),
        (["align", "source/walking.md", "source/walking.md", "-l", "xx"], "unknown language 'xx' (use a code such as"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_could(project: Path, words: list[str], says: str) -> None:
    reply = dobhashi(project, *words)
    assert (reply.code, reply.stdout) == (2, "")
    assert reply.stderr.startswith(f"dobhashi: {says}")
    assert reply.stderr.count("\n") == 1


def test_findings_are_told_in_languages_that_there_are(project: Path) -> None:
    reply = dobhashi(project, "check", "--messages", "xx")
    assert (reply.code, reply.stdout) == (2, "")
    assert reply.stderr == "dobhashi: findings cannot be told in 'xx' (known are en, bn)\n"
    assert [dobhashi(project, "check", "--messages", code).code for code in ("en", "bn", "bn_BD", "en-GB")] == [0] * 4


def test_a_current_folder_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os, "getcwd", gone)
    reply = dobhashi_here("status")
    assert reply == (2, "dobhashi: the current folder: No such file or directory\n")


def dobhashi_here(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words), prog_name="dobhashi", catch_exceptions=False)
    return result.exit_code, result.stderr


def test_markdown_under_another_name_is_told_by_check(project: Path) -> None:
    for name in ("WALK.MD", "rest.markdown", "notes.txt", ".draft.MD", "_old.MD"):
        (project / "source" / name).write_text("Text.\n")
    reply = dobhashi(project, "check")
    told = [line for line in reply.stdout.splitlines() if "[article-misnamed]" in line]
    assert [line.partition(": ")[0] for line in told] == ["source/WALK.MD", "source/rest.markdown"]
    assert reply.code == 1


def test_what_is_not_toml_is_told_with_what_would_be(project: Path) -> None:
    change(project / "site.toml", "languages = ", "languages: ")
    lines = (project / "site.toml").read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("languages"))
    reply = dobhashi(project, "build")
    assert (reply.code, reply.stderr.count("\n")) == (2, 1)
    assert reply.stderr.startswith(f"dobhashi: site.toml:{number}: not valid TOML: ")
    assert 'key = "text"' in reply.stderr


def test_a_check_that_there_is_not_is_told_where_it_is_named(project: Path) -> None:
    with (project / "site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[checks.severity]\nnumber-valu = "off"\n')
    number = (project / "site.toml").read_text(encoding="utf-8").count("\n")
    (project / "locales/bn/language.toml").write_text('[checks.severity]\nlinks = "off"\nhtlm = "off"\n')
    told = [line for line in dobhashi(project, "check").stdout.splitlines() if "[check-unknown]" in line]
    assert [line.partition(": ")[0] for line in told] == ["locales/bn/language.toml:3", f"site.toml:{number}"]


def test_paper_is_looked_at_before_anything_is_built(project: Path) -> None:
    with (project / "site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[print]\nsize = "huge"\n')
    number = (project / "site.toml").read_text(encoding="utf-8").count("\n")
    reply = dobhashi(project, "status")
    assert (reply.code, reply.stdout) == (2, "")
    assert reply.stderr == f"dobhashi: site.toml:{number}: print.size is 'huge' (known are normal, large)\n"


def test_print_has_measures_for_all_paper_that_may_be_named() -> None:
    from pipeline.render.print.sheet import LARGE, MEASURES
    from pipeline.settings import PAPERS

    assert tuple(MEASURES) == tuple(LARGE) == PAPERS


def test_a_folder_for_a_glossary_is_told(project: Path) -> None:
    (project / "locales/bn/glossary.csv").mkdir()
    for command in ("check", "glossary"):
        reply = dobhashi(project, command)
        assert (reply.code, "locales/bn/glossary.csv: error: cannot read: " in reply.stdout + reply.stderr) == (1, True)


def test_catalogs_in_a_folder_that_cannot_be_read_do_not_pass_for_canonical(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were nobody told, they would be taken for looked at. (Root may read anything, so the test plays the disk.)"""
    scan = os.scandir

    def refuse(path: str | Path = ".") -> object:
        if str(path).endswith("LC_MESSAGES"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError, match="LC_MESSAGES"):
        normalise([project / "locales"], None)
    reply = dobhashi(project, "normalise")
    assert (reply.code, reply.stdout) == (2, "")
    assert reply.stderr.endswith("LC_MESSAGES: Permission denied\n")
