"""Real processes at real terminals, pipes and full disks: one line of trouble at most, and never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import pytest
from build.projects import FILES, SITE, WALKING, WALKING_BN, clean_output, output, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals and signals of POSIX")
DOBHASHI = (sys.executable, "-m", "pipeline")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", FILES)


def run(
    folder: Path, *words: str, env: Mapping[str, str] | None = None, stdout: IO[str] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*DOBHASHI, *words],
        cwd=folder,
        env={**os.environ, **(env or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        timeout=60,
    )


def on_a_terminal(folder: Path, *words: str, env: Mapping[str, str] | None = None) -> str:
    """Everything a terminal gets to see."""
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*DOBHASHI, *words], cwd=folder, env={**os.environ, **(env or {})}, stdout=follower, stderr=follower
    ) as process:
        os.close(follower)
        seen = b""
        try:
            while data := os.read(leader, 65536):
                seen += data
        except OSError:
            pass  # the other end is closed
        process.wait(timeout=60)
    os.close(leader)
    return seen.decode()


def many(folder: Path, count: int) -> Path:
    """A project with many articles."""
    articles = {f"source/walk-{n}.md": WALKING.replace("[sleeping]", "[]").replace("ten", str(n)) for n in range(count)}
    catalogs = {f"locales/bn/LC_MESSAGES/walk-{n}.po": WALKING_BN for n in range(count)}
    return write(folder, {"site.toml": SITE, **articles, **catalogs})


# ---------------------------------------------------------------- pipes and disks


def test_the_module_is_the_command(project: Path) -> None:
    assert run(project, "status").stdout.startswith("article ")
    assert run(project, "sing").stderr.startswith("Usage: python -m pipeline ")


def test_a_reader_that_has_seen_enough_is_no_trouble(project: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = run(project, "status", stdout=closed)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["status", "status --json", "extract --stdout source/walking.md", "--help"])
def test_no_room_for_what_we_print_is_one_line(project: Path, words: str) -> None:
    with open("/dev/full", "w") as full:
        done = run(project, *words.split(), stdout=full)
    assert (done.returncode, done.stderr) == (2, "dobhashi: cannot write: No space left on device\n")


def test_a_folder_that_is_gone_is_one_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os; os.rmdir(os.getcwd()); from pipeline.cli import main; main(['status'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=gone, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr.count("\n"), done.stderr[:10]) == (2, 1, "dobhashi: ")


def test_a_terminal_without_bengali_gets_marks_and_files_get_utf_8(project: Path) -> None:
    western = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    assert run(project, "check", "হাঁটা", env=western).stderr.startswith("dobhashi: '?????' names no article")
    body = ("render", "source/walking.md", "--catalog", "locales/bn/LC_MESSAGES/walking.po", "--body")
    assert "হাঁটুন" in run(project, *body, env=western).stdout


# ---------------------------------------------------------------- terminals


def test_a_terminal_gets_colours_unless_it_wants_none(project: Path) -> None:
    assert "\x1b[" in on_a_terminal(project, "status")
    assert "\x1b" not in on_a_terminal(project, "status", env={"NO_COLOR": "1"})
    assert "\x1b" not in run(project, "status").stdout


def test_a_bar_is_for_terminals_and_lines_are_for_logs(tmp_path: Path) -> None:
    project = many(tmp_path, 25)
    seen = on_a_terminal(project, "update", env={"NO_COLOR": "1"})
    assert "\rupdate   █" in seen
    assert "\x1b" not in seen
    assert seen.split("\r")[-2].strip() == "53 files written, 0 unchanged", "the bar has gone"
    log = run(project, "update").stderr
    assert log.startswith("update: 3/26\n")
    assert log.endswith("update: 26/26\n")
    assert run(project, "update", "source/walk-1.md").stderr == "", "what is done at once needs no progress"


# ---------------------------------------------------------------- Ctrl-C


@pytest.mark.parametrize("before", ["default_int_handler", "SIG_IGN"])
def test_until_the_command_can_answer_an_interrupt_just_ends_it(before: str) -> None:
    code = (
        "import signal, sys, types\n"
        f"signal.signal(signal.SIGINT, signal.{before})\n"
        "here = sys.modules['pipeline.cli'] = types.ModuleType('pipeline.cli')\n"
        "here.main = lambda: print(signal.getsignal(signal.SIGINT).name)\n"
        "from pipeline.__main__ import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ("SIG_IGN" if before == "SIG_IGN" else "SIG_DFL")


SLOWLY = """
import os, signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has it ignored where it runs things aside
genuine = os.replace
def slowly(*names):
    time.sleep(0.05)
    genuine(*names)
os.replace = slowly
from pipeline.__main__ import main
main()
"""
"""The command with a slow disk, which cannot be done before anybody interrupts it."""


@pytest.mark.parametrize("presses", [1, 3])
def test_an_interrupted_build_is_one_line_and_the_next_one_goes_on(tmp_path: Path, presses: int) -> None:
    project = many(tmp_path / "project", 120)
    command = [sys.executable, "-c", SLOWLY, "build", "--workers", "2"]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, start_new_session=True) as build:
        assert build.stderr
        assert build.stderr.readline().startswith("read: ")
        for _ in range(presses):
            os.killpg(build.pid, signal.SIGINT)  # as a terminal does: to everybody
            time.sleep(0.02)
        _, rest = build.communicate(timeout=60)
    assert build.returncode == 130
    assert rest.endswith("dobhashi: interrupted; what is written is whole, the next run goes on from here\n")
    assert "Traceback" not in rest
    whole = clean_output(project)
    pages = {path: data for path, data in output(project).items() if not path.endswith(".draft")}
    assert {path: whole[path] for path in pages} == pages, "what is there is whole"
    assert run(project, "build").returncode == 0
    assert output(project) == whole


def test_an_interrupt_while_catalogs_are_written_leaves_them_whole(tmp_path: Path) -> None:
    project = many(tmp_path / "project", 120)
    with subprocess.Popen(
        [sys.executable, "-c", SLOWLY, "update"], cwd=project, stderr=subprocess.PIPE, text=True
    ) as update:
        assert update.stderr
        assert update.stderr.readline().startswith("update: ")
        update.send_signal(signal.SIGINT)
        rest = update.stderr.read()
    assert (update.returncode, "Traceback" in rest) == (130, False)
    assert not list(project.rglob("*.draft"))
    assert run(project, "check").returncode == 1, "some catalogs lag behind"
    assert run(project, "update").returncode == 0
    assert run(project, "check").returncode == 0


def test_a_good_name_that_the_environment_cannot_read_is_not_to_be_changed(project: Path) -> None:
    (project / "source/হাঁটা.md").write_text("হাঁটুন।\n", encoding="utf-8")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    reply = run(project, "status", env=ascii_only)
    assert (reply.returncode, "set PYTHONUTF8=1" in reply.stderr, "rename" in reply.stderr) == (2, True, False)
