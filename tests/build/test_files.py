"""A digest holds while nothing can have changed, and no longer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.build import files
from pipeline.build.files import ABSENT, UNREADABLE, Files, look, read
from pipeline.build.keys import Inputs, digest, digest_of, engine
from pipeline.model import Coverage, Meta, State


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "ঘুম.md"
    path.write_text("কাত হয়ে শোন।\n", encoding="utf-8")
    return str(path)


def test_both_ways_of_looking_see_the_same(article: str) -> None:
    seen, data = read(article)
    assert seen._replace(looked=0) == look(article)._replace(looked=0)
    assert seen.digest == digest(data)


@pytest.mark.parametrize(("name", "state"), [("none", ABSENT), ("", UNREADABLE), ("ঘুম.md/none", ABSENT)])
def test_what_cannot_be_read_has_a_digest_too(article: str, name: str, state: str) -> None:
    path = os.path.join(os.path.dirname(article), name)
    seen, data = read(path)
    assert (seen.digest, data) == (state, b"")
    assert look(path).digest == state


def test_a_settled_file_is_not_read_again(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = look(article)
    settled = seen._replace(looked=seen.looked + 10**10)
    monkeypatch.setattr(files, "look", None)
    assert Files({article: settled}).digest(article) == seen.digest


def test_a_file_changed_just_before_the_look_is_read_again(article: str) -> None:
    seen = look(article)
    assert seen.racy
    known = Files({article: seen._replace(digest="what it was a moment ago")})
    assert known.digest(article) == seen.digest
    assert known.fresh.keys() == {article}


@pytest.mark.parametrize("field", ["modified", "changed", "size", "inode"])
def test_another_stamp_is_another_look(article: str, field: str) -> None:
    seen = look(article)
    other = seen._replace(looked=seen.looked + 10**10, digest="old", **{field: getattr(seen, field) + 1})
    assert Files({article: other}).digest(article) == seen.digest


def test_a_file_that_comes_or_goes_is_noticed(article: str) -> None:
    seen = look(article)
    os.unlink(article)
    assert Files({article: seen._replace(looked=seen.looked + 10**10)}).digest(article) == ABSENT
    gone = look(article)
    Path(article).write_text("আবার\n", encoding="utf-8")
    assert Files({article: gone}).digest(article) == digest("আবার\n".encode())


def test_a_file_is_looked_at_once_in_a_build(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Files({})
    first = known.digest(article)
    monkeypatch.setattr(files, "look", None)
    assert known.digest(article) == first


def test_equal_values_have_equal_digests_whoever_holds_them() -> None:
    twice = "ব্যথা " * 3
    same, apart = (twice, twice), (twice, ("ব্যথা " * 3)[:])
    assert digest_of(same) == digest_of(apart)
    assert digest_of(Meta(title="ঘুম"), State.FUZZY) == digest_of(Meta(title="ঘুম"), State.FUZZY)
    assert digest_of(("a", "b")) != digest_of("a", "b") != digest_of("ab")
    assert digest_of(Coverage(1, 2)) != digest_of(Coverage(2, 1))


def test_a_value_that_does_not_say_what_it_holds_has_no_digest() -> None:
    with pytest.raises(TypeError, match="say what they hold"):
        digest_of((object(),))


def test_shared_inputs_are_digested_as_if_they_were_not() -> None:
    shell = ("বাংলা", 3)
    inputs = Inputs()
    both = [inputs.digests((shell, number)) for number in range(3)]
    assert both == [(digest_of(shell), digest_of(number)) for number in range(3)]


def test_our_own_code_and_data_are_part_of_every_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "pipeline"
    for name in ("__init__.py", "markup/page.py", "data/fonts/a.ttf", "cli/build.py", "build/site.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr("pipeline.build.keys.pipeline.__file__", str(package / "__init__.py"))
    before = engine(Files({}))
    parts = {"cli/build.py": False, "build/site.py": False, "markup/page.py": True, "data/fonts/a.ttf": True}
    for name, matters in parts.items():
        (package / name).write_text("2", encoding="utf-8")
        after = engine(Files({}))
        assert (after != before) is matters, name
        before = after
