"""Where a project's files live, which articles a path names, and what site.toml may say."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from build.projects import write

from pipeline.errors import ProjectError, SourceError, UsageError
from pipeline.model import Person
from pipeline.project import Project
from pipeline.settings import Site, read_site
from pipeline.textfile import read_text

SOUND = 'name = "ব্যথা"\nbase_url = "https://site.example/"\nlanguages = ["en", "bn"]\n'
ARTICLES = ("knee/cramps", "knee/deep/rest", "sleeping", "walking")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = {f"source/{domain}.md": "হাঁটুন।\n" for domain in ARTICLES}
    others = {"source/_draft.md": "", "source/.hidden.md": "", "source/_parts/a.md": "", "source/knee/knee.svg": ""}
    return write(tmp_path / "আমার সাইট", {"site.toml": SOUND, "README.md": "", **articles, **others})


@pytest.fixture
def project(folder: Path) -> Project:
    return Project.find(folder)


# ---------------------------------------------------------------- folders


def test_a_project_is_found_from_any_folder_below_it(folder: Path) -> None:
    assert Project.find(folder / "source" / "knee").root == folder.resolve()
    with pytest.raises(ProjectError, match="dobhashi init"):
        Project.find(folder.parent)


def test_articles_are_markdown_files_but_for_drafts_and_hidden_ones(project: Project) -> None:
    assert project.domains() == ARTICLES


def test_paths_and_domains_belong_together(project: Project) -> None:
    root = project.root
    assert project.article_path("knee/cramps") == root / "source/knee/cramps.md"
    assert project.template_path("knee/cramps") == root / "locales/templates/knee/cramps.pot"
    assert project.catalog_path("knee/cramps", "bn") == root / "locales/bn/LC_MESSAGES/knee/cramps.po"
    assert project.article("knee/cramps").path == "source/knee/cramps.md"
    assert project.relative(root / "source" / "walking.md") == "source/walking.md"
    assert project.relative(Path("/elsewhere/a.md")) == "/elsewhere/a.md"


def test_a_project_without_its_articles_is_refused(project: Project) -> None:
    (project.root / "source").rename(project.root / "drafts")
    with pytest.raises(ProjectError, match=r"^source: cannot read the folder"):
        project.domains()


# ---------------------------------------------------------------- paths


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ([], ARTICLES),
        (["source"], ARTICLES),
        (["source/"], ARTICLES),
        (["."], ARTICLES),
        (["locales"], ARTICLES),
        (["locales/bn"], ARTICLES),
        (["source/walking.md"], ("walking",)),
        (["./source/../source/walking.md"], ("walking",)),
        (["walking.md"], ("walking",)),
        (["walking"], ("walking",)),
        (["source/knee"], ("knee/cramps", "knee/deep/rest")),
        (["knee"], ("knee/cramps", "knee/deep/rest")),
        (["knee/deep/"], ("knee/deep/rest",)),
        (["locales/bn/LC_MESSAGES/walking.po"], ("walking",)),
        (["locales/bn/LC_MESSAGES/knee"], ("knee/cramps", "knee/deep/rest")),
        (["locales/templates/knee/cramps.pot"], ("knee/cramps",)),
        (["walking", "sleeping", "walking"], ("sleeping", "walking")),
    ],
)
def test_a_path_names_articles(project: Project, given: list[str], named: tuple[str, ...]) -> None:
    with chdir(project.root):
        assert project.selected(given) == named


def test_a_path_is_meant_from_the_current_folder_or_from_the_project(project: Project, tmp_path: Path) -> None:
    with chdir(project.root / "source" / "knee"):
        assert project.selected(["cramps.md"]) == ("knee/cramps",)
        assert project.selected(["../walking.md"]) == ("walking",)
        assert project.selected(["."]) == ("knee/cramps", "knee/deep/rest")
        assert project.selected(["source/walking.md"]) == ("walking",)
    with chdir(tmp_path):
        assert project.selected(["আমার সাইট/source/walking.md"]) == ("walking",)
        assert project.selected([str(project.root / "source/walking.md")]) == ("walking",)


@pytest.mark.parametrize(
    "given", ["", "walk", "source/swimming.md", "README.md", "..", "/", "/etc/passwd", "site", "*"]
)
def test_a_path_that_names_no_article_is_refused(project: Project, given: str) -> None:
    with chdir(project.root), pytest.raises(UsageError, match="names no article"):
        project.selected(["walking", given])


@pytest.mark.parametrize("given", ["site", "locales/bn/LC_MESSAGES/site.po", "locales/templates/site.pot"])
def test_the_themes_words_can_be_named_where_they_have_a_part(project: Project, given: str) -> None:
    with chdir(project.root):
        assert project.selected([given], site=True) == ("site",)
        assert project.selected(["."], site=True) == (*ARTICLES, "site")


def test_a_link_to_an_article_is_an_article(project: Project) -> None:
    (project.root / "source" / "linked.md").symlink_to(project.root / "README.md")
    with chdir(project.root):
        assert project.selected(["source/linked.md"]) == ("linked",)


def test_languages_are_those_of_the_site_in_its_order(project: Project) -> None:
    assert project.chosen_languages([]) == ("en", "bn")
    assert project.chosen_languages(["bn", "en", "bn"]) == ("en", "bn")
    assert project.chosen_targets([]) == project.chosen_targets(["bn"]) == ("bn",)
    with pytest.raises(UsageError, match="lists en, bn"):
        project.chosen_languages(["hi"])
    with pytest.raises(UsageError, match="'en' is the language of the articles"):
        project.chosen_targets(["bn", "en"])


# ---------------------------------------------------------------- texts


def test_a_text_is_utf_8_with_lf_and_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeffএক\r\nদুই\rতিন\n".encode())
    assert read_text(path) == "এক\nদুই\nতিন\n"


def test_a_byte_that_is_not_utf_8_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("এক\nদু\n".encode() + b"\xe0\xa6 \n")
    with pytest.raises(SourceError, match=r"^source/a.md:3: not UTF-8: byte 0xe0 \(save the file as UTF-8\)$"):
        read_text(path, name="source/a.md")


# ---------------------------------------------------------------- site.toml


def site(tmp_path: Path, text: str) -> Site:
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")
    return read_site(path)


EVERYTHING = """
name = "ব্যথা, সহজ কথায়"
tagline = " পরামর্শ "
base_url = "https://site.example/bn/"
source_language = "en"
languages = ["bn", "en", "pt-BR"]
formats = ["print", "html"]

[publish]
threshold = 62.5

[contact]
phone = "01975451525"
phone_link = "+8801975451525"
email = "doctor@site.example"
reply_endpoint = "https://site.example/reply?a=1"

[[contact.follow]]
name = "Facebook"
url = "https://www.facebook.com/x"

[review.bn]
name = "ডা. ক"
qualification = "এমবিবিএস"

[html]

[print]
paper = "a5"
fonts = "fonts"
"""


def test_every_setting_is_read(tmp_path: Path) -> None:
    found = site(tmp_path, EVERYTHING)
    assert (found.name, found.tagline, found.base_url) == ("ব্যথা, সহজ কথায়", "পরামর্শ", "https://site.example/bn")
    assert (found.languages, found.targets) == (("bn", "en", "pt-BR"), ("bn", "pt-BR"))
    assert (found.formats, found.threshold) == (("handout", "html"), 62.5)
    assert found.contact.phone_link == "+8801975451525"
    assert found.contact.follow == (("Facebook", "https://www.facebook.com/x"),)
    assert found.reviewers == {"bn": Person("ডা. ক", "এমবিবিএস")}
    assert found.settings == {"html": {}, "print": {"paper": "a5", "fonts": "fonts"}}


def test_a_name_and_an_address_are_enough(tmp_path: Path) -> None:
    found = site(tmp_path, 'name = "ব্যথা"\nbase_url = "http://localhost:8000"\n')
    assert (found.languages, found.targets, found.formats, found.threshold) == (("en",), (), ("html",), 60)
    assert found.contact.phone == found.tagline == ""


def test_the_source_language_comes_first_where_the_list_forgets_it(tmp_path: Path) -> None:
    text = SOUND.replace('["en", "bn"]', '["bn", "hi"]')
    assert site(tmp_path, text).languages == ("en", "bn", "hi")


def test_a_mark_and_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert read_site(tmp_path / "site.toml").name == "ব্যথা"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "name is missing"),
        ('name = " "\nbase_url = "https://a.example"\n', 1, "name is missing"),
        ('name = "a"\n', 0, "base_url is missing"),
        ('name = 1\nbase_url = "https://a.example"\n', 1, "name must be a text"),
        *[
            (f'name = "a"\nbase_url = "{url}"\n', 2, "base_url cannot be")
            for url in (
                "a.example",
                "ftp://a.example",
                "https://",
                "https:// a",
                "https://a b",
                "https://a/?q",
                "https://a/#b",
            )
        ],
        (SOUND.replace('["en", "bn"]', '"bn"'), 3, "languages must be a list"),
        (SOUND.replace('"bn"', "5"), 3, "languages must be a list of texts"),
        (SOUND.replace('"bn"', '"bangla"'), 3, "languages names 'bangla', which is no language code"),
        (SOUND.replace('"bn"', '"../bn"'), 3, "languages names '../bn'"),
        (SOUND + 'source_language = "English"\n', 4, "source_language names 'English'"),
        (SOUND + "source_language = true\n", 4, "source_language must be a text"),
        (SOUND + 'formats = ["epub"]\n', 4, "formats names 'epub', which is none"),
        (SOUND + "formats = []\n", 4, "formats is empty"),
        (SOUND + "tagline = []\n", 4, "tagline must be a text"),
        (SOUND + "publish = 60\n", 4, "publish must be a table"),
        (SOUND + '\n[publish]\nthreshold = "60"\n', 6, "publish.threshold must be a number"),
        (SOUND + "\n[publish]\nthreshold = true\n", 6, "publish.threshold must be a number"),
        (SOUND + "\n[publish]\nthreshold = 101\n", 6, "publish.threshold must lie between 0 and 100"),
        (SOUND + "\n[publish]\nthreshold = nan\n", 6, "publish.threshold must lie between 0 and 100"),
        (SOUND + "[publish]\n\ntreshold = 6\n", 6, "unknown setting publish.treshold"),
        (SOUND + "[contact]\nphone = 1975451525\n", 5, "contact.phone must be a text"),
        (SOUND + '[contact]\nphone_link = "call me"\n', 5, "contact.phone_link cannot be 'call me'"),
        (SOUND + '[contact]\nemail = "nobody"\n', 5, "contact.email cannot be 'nobody'"),
        (SOUND + '[contact]\nreply_endpoint = "javascript:x"\n', 5, "contact.reply_endpoint cannot be"),
        (SOUND + '[contact]\nfollow = "x"\n', 5, "contact.follow must be a list"),
        (SOUND + '[contact]\nfollow = ["x"]\n', 5, "contact.follow must be a table"),
        (SOUND + '[contact]\nfollow = [{name = "x"}]\n', 5, "contact.follow needs a name and a url"),
        (
            SOUND + '[[contact.follow]]\nname = "x"\nurl = "https://a.example"\n' * 2 + "z = 1\n",
            10,
            "unknown setting co",
        ),
        (SOUND + '[[contact.follow]]\nname = "x"\nurl = "data:x"\n', 6, "contact.follow.url cannot be 'data:x'"),
        (SOUND + '[review]\nbn = "ডা. ক"\n', 5, "review.bn must be a table"),
        (SOUND + '[review.bn]\nqualification = "x"\n', 4, "review.bn needs a name"),
        (SOUND + '[review.fr]\nname = "x"\n', 4, "unknown setting review.fr"),
        (SOUND + "[html]\ncolour = 1\n", 5, "unknown setting html.colour"),
        (SOUND + "[print]\npaper = 4\n", 5, "print.paper must be a text"),
        (SOUND + '[print]\npapre = "a4"\n', 5, "unknown setting print.papre"),
        (SOUND + 'nmae = "x"\n', 4, "unknown setting nmae"),
        (SOUND + 'name = "x"\n', 4, "not valid TOML: Cannot overwrite a value"),
        (SOUND + "[contact\n", 4, "not valid TOML"),
        (SOUND + 'tagline = """x\n', 4, "not valid TOML"),
    ],
)
def test_a_faulty_setting_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(ProjectError) as refused:
        site(tmp_path, text)
    place = f"site.toml:{line}" if line else "site.toml"
    assert str(refused.value).startswith(f"{place}: {says}")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('langauges = ["en"]', "did you mean languages?"),
        ("[contact]\nfone = 1", "did you mean phone?"),
        ("[publish]\nx = 1", "known are threshold, stale"),
        ('[print]\nx = "a4"', "known are editions, paper, size, fonts"),
    ],
)
def test_a_misspelt_setting_is_told_what_there_is(tmp_path: Path, line: str, hint: str) -> None:
    with pytest.raises(ProjectError) as refused:
        site(tmp_path, SOUND + line + "\n")
    assert refused.value.hint == hint
