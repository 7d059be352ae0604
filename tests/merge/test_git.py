"""git merges and rebases catalogs entry by entry, once `dobhashi git-setup` has been run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from build.projects import FILES, write
from catalog.made import gettext, needs_gettext, read
from click.testing import CliRunner, Result

from pipeline.catalog.po import serialize_po
from pipeline.catalog.template import template
from pipeline.catalog.threeway import three_way
from pipeline.cli import main
from pipeline.cli.git_setup import ATTRIBUTES, driver
from pipeline.model import Unit

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

WALKING = "locales/bn/LC_MESSAGES/walking.po"


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the person who runs the tests."""
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_EDITOR", "true")
    # The driver is to be this very code, not a dobhashi that is installed elsewhere.
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )


class Clone:
    """A project under git, with a branch `main`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "merge.conflictStyle=merge")
        return subprocess.run(
            ["git", *identity, *arguments], cwd=self.root, capture_output=True, text=True, check=check
        )

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-m", message)

    def text(self, path: str = WALKING) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, old: str, new: str, path: str = WALKING) -> None:
        text = self.text(path)
        assert old in text
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Under git and set up; on `main`, with a branch `branch` at the same commit."""
    root = write(tmp_path / "my project", FILES)
    made = Clone(root)
    made.git("init", "-b", "main")
    assert CliRunner().invoke(main, ["update", "-C", str(root)]).exit_code == 0
    assert setup(root).exit_code == 0
    made.commit("start")
    made.git("branch", "branch")
    return made


def setup(root: Path) -> Result:
    return CliRunner().invoke(main, ["git-setup", "-C", str(root)])


def both_sides_edit(clone: Clone) -> None:
    """The editor changes the English and updates; the translator works on lines beside."""
    clone.git("switch", "branch")
    clone.write('msgstr "দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।"', 'msgstr "দশ মিনিট হাঁটুন, পরে বিশ্রাম।"')
    clone.write("PO-Revision-Date: ", "PO-Revision-Date: 2026-04-01 10:00+0600")
    clone.commit("translate")
    clone.git("switch", "main")
    clone.write("Walk for ten minutes, then rest.", "Walk for ten minutes, then rest a while.", "source/walking.md")
    assert CliRunner().invoke(main, ["update", "-C", str(clone.root)]).exit_code == 0
    clone.write("PO-Revision-Date: ", "PO-Revision-Date: 2026-03-20 10:00+0600")
    clone.write('msgstr "কখন থামবেন"', 'msgstr "কখন থামতে হবে"')
    clone.commit("edit")


def assert_both_edits_are_there(clone: Clone) -> None:
    text = clone.text()
    assert "<<<<<<<" not in text and "#~" not in text
    assert (
        '#, fuzzy\n#| msgid "Walk for ten minutes, then rest."\n'
        'msgid "Walk for ten minutes, then rest a while."\nmsgstr "দশ মিনিট হাঁটুন, পরে বিশ্রাম।"\n' in text
    )
    assert 'msgstr "কখন থামতে হবে"' in text
    assert "PO-Revision-Date: 2026-04-01 10:00+0600" in text
    assert clone.git("status", "--porcelain").stdout == ""
    update = CliRunner().invoke(main, ["update", "-C", str(clone.root)])
    assert (update.exit_code, clone.text()) == (0, text)


def test_git_merge_keeps_both_edits(clone: Clone) -> None:
    both_sides_edit(clone)
    clone.git("merge", "branch")
    assert_both_edits_are_there(clone)


def test_git_rebase_keeps_both_edits(clone: Clone) -> None:
    both_sides_edit(clone)
    clone.git("switch", "branch")
    clone.git("rebase", "main")
    assert_both_edits_are_there(clone)


def test_git_alone_would_not_have_done_it(clone: Clone) -> None:
    both_sides_edit(clone)
    clone.git("config", "--remove-section", "merge.dobhashi")
    assert clone.git("merge", "branch", check=False).returncode == 1
    assert "<<<<<<<" in clone.text()


def test_a_true_conflict_stops_the_merge_with_a_whole_file(clone: Clone) -> None:
    clone.git("switch", "branch")
    clone.write('msgstr "কখন থামবেন"', 'msgstr "কখন থামা উচিত"')
    clone.commit("translate")
    clone.git("switch", "main")
    clone.write('msgstr "কখন থামবেন"', 'msgstr "কখন থামতে হবে"')
    clone.commit("translate too")
    merge = clone.git("merge", "branch", check=False)
    assert merge.returncode == 1
    assert f"{WALKING}:" in merge.stderr and "both sides changed msgstr" in merge.stderr
    assert clone.git("diff", "--name-only", "--diff-filter=U").stdout == f"{WALKING}\n"
    catalog = read(clone.text())
    heading = next(message for message in catalog.messages if message.msgid == "When to stop")
    assert heading.fuzzy and heading.msgstr == "কখন থামতে হবে"
    assert heading.comments[-1] == "dobhashi: theirs: কখন থামা উচিত"
    assert serialize_po(catalog) == clone.text()
    clone.commit("merge, with a question for the translators")


def test_a_correction_of_a_paragraph_that_was_split_stops_the_merge(clone: Clone) -> None:
    """The one branch splits and updates, the other corrects the translation of the whole."""
    source, told = "Walk for ten minutes. Never lie on your left side.", "দশ মিনিট হাঁটুন। কখনো বাঁ কাতে শোবেন না।"
    clone.write("Walk for ten minutes, then rest.", source, "source/walking.md")
    clone.write('"Walk for ten minutes, then rest."', f'"{source}"')
    clone.write("দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।", told)
    assert CliRunner().invoke(main, ["update", "-C", str(clone.root)]).exit_code == 0
    clone.commit("two sentences")
    clone.git("switch", "-C", "branch")
    clone.write(f'msgstr "{told}"', 'msgstr "দশ মিনিট হাঁটুন। কখনোই বাঁ দিকে কাত হয়ে শোবেন না।"')
    clone.commit("correct")
    clone.git("switch", "main")
    clone.write(source, source.replace(". ", ".\n\n"), "source/walking.md")
    assert CliRunner().invoke(main, ["update", "-C", str(clone.root)]).exit_code == 0
    assert 'msgid "Never lie on your left side."\nmsgstr "কখনো বাঁ কাতে শোবেন না।"' in clone.text()
    clone.commit("split")
    merge = clone.git("merge", "branch", check=False)
    assert merge.returncode == 1
    assert "versions-differ" in merge.stderr or "both sides changed msgstr" in merge.stderr
    entries = {message.msgid: message for message in read(clone.text()).messages}
    side = entries["Never lie on your left side."]
    assert side.fuzzy
    assert side.comments == ("dobhashi: theirs: দশ মিনিট হাঁটুন। কখনোই বাঁ দিকে কাত হয়ে শোবেন না।",)
    assert entries["Walk for ten minutes."].translated


@needs_gettext
def test_gettext_accepts_the_file_of_a_conflict(clone: Clone) -> None:
    test_a_true_conflict_stops_the_merge_with_a_whole_file(clone)
    assert gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=clone.text()) == ("", "", 0)


def test_a_catalog_that_both_added_is_merged(clone: Clone) -> None:
    path = "locales/bn/LC_MESSAGES/new.po"
    units = [Unit("Rest.", "paragraph"), Unit("Sit.", "paragraph")]
    fresh = serialize_po(three_way(read(""), read(""), template("new", units, path="source/new.md")).catalog)
    for branch, msgid, msgstr in (("branch", "Rest.", "বিশ্রাম নিন।"), ("main", "Sit.", "বসুন।")):
        clone.git("switch", branch)
        (clone.root / path).write_text(fresh.replace(f'"{msgid}"\nmsgstr ""', f'"{msgid}"\nmsgstr "{msgstr}"'), "utf-8")
        clone.commit("add")
    clone.git("merge", "branch")
    assert [message.msgstr for message in read(clone.text(path)).messages] == ["বিশ্রাম নিন।", "বসুন।"]


def test_a_file_that_cannot_be_read_is_left_as_ours(clone: Clone) -> None:
    clone.git("switch", "branch")
    clone.write('msgstr "কখন থামবেন"', 'msgstr "কখন থামবেন')
    clone.commit("break")
    clone.git("switch", "main")
    clone.write('msgstr "কখন থামবেন"', 'msgstr "কখন থামতে হবে"')
    clone.commit("translate")
    ours = clone.text()
    merge = clone.git("merge", "branch", check=False)
    assert merge.returncode == 1
    assert f"{WALKING} (theirs):" in merge.stderr and "closing quote" in merge.stderr
    assert clone.text() == ours
    assert clone.git("diff", "--name-only", "--diff-filter=U").stdout == f"{WALKING}\n"


# ---------------------------------------------------------------- git-setup


def test_setup_twice_is_setup_once(clone: Clone) -> None:
    before = clone.text(".gitattributes"), clone.text(".git/config")
    result = setup(clone.root)
    assert result.output.split("\n") == [
        ".gitattributes: complete",
        "git config merge.dobhashi.driver: as it was",
        "git config merge.dobhashi.name: as it was",
        "",
    ]
    assert (clone.text(".gitattributes"), clone.text(".git/config")) == before


def test_setup_leaves_what_is_there(clone: Clone) -> None:
    (clone.root / ".gitattributes").write_text(f"*.svg -diff\n{ATTRIBUTES[0]}", encoding="utf-8")
    assert setup(clone.root).output.startswith(".gitattributes: 2 lines added; commit it\n")
    assert clone.text(".gitattributes").split("\n") == ["*.svg -diff", *ATTRIBUTES, ""]


def test_setup_outside_a_repository_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path / "project", FILES)
    result = setup(root)
    assert result.exit_code == 2
    assert result.output == f"dobhashi: {root}: not in a git repository (git init makes one)\n"
    assert not (root / ".gitattributes").exists()


def test_the_driver_is_found_where_no_environment_is_active(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    both_sides_edit(clone)
    monkeypatch.setenv("PATH", os.pathsep.join(["/usr/bin", "/bin", str(Path(shutil.which("git") or "").parent)]))
    clone.git("merge", "branch")
    assert_both_edits_are_there(clone)


def test_a_driver_in_a_folder_with_any_name_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / "it's 100%P (new)"
    odd.mkdir()
    (odd / "python").symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(odd / "python"))
    clone = Clone(write(tmp_path / "project", FILES))
    clone.git("init", "-b", "main")
    assert CliRunner().invoke(main, ["update", "-C", str(clone.root)]).exit_code == 0
    assert setup(clone.root).exit_code == 0
    clone.commit("start")
    clone.git("branch", "branch")
    both_sides_edit(clone)
    clone.git("merge", "branch")
    assert clone.git("status", "--porcelain").stdout == ""
    assert "<<<<<<<" not in clone.text()


@pytest.mark.parametrize("spoilt", ["gone", "uninstalled"])
def test_where_the_driver_cannot_run_git_merges_lines_with_marks(clone: Clone, spoilt: str) -> None:
    both_sides_edit(clone)
    command = driver()
    if spoilt == "gone":
        command = command.replace(sys.executable, f"{sys.executable}-gone")
    else:
        command = command.replace("-m pipeline", "-m pipeline_that_is_not_installed")
    clone.git("config", "merge.dobhashi.driver", command)
    merge = clone.git("merge", "branch", check=False)
    assert merge.returncode == 1
    assert "dobhashi cannot run" in merge.stderr
    text = clone.text()
    assert "<<<<<<< ours\n" in text and ">>>>>>> theirs\n" in text
    assert "দশ মিনিট হাঁটুন, পরে বিশ্রাম।" in text and "কখন থামতে হবে" in text
    assert not list(clone.root.glob(".merge_file*"))


def test_every_catalog_of_a_project_has_the_driver(clone: Clone) -> None:
    for path in (WALKING, "locales/templates/walking.pot", "locales/bn/LC_MESSAGES/knee/rest.po"):
        assert clone.git("check-attr", "merge", path).stdout == f"{path}: merge: dobhashi\n"
