"""What is said without a rule: found by the reader of files, by `update` or by the build itself.

All have manual pages like the checks. `NOTICES` are what `check` may say too, `ELSEWHERE` what only other commands do.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc

from pipeline.checks.rule import Family
from pipeline.findings import Severity


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding that no rule makes."""

    code: str
    family: Family
    severity: Severity
    manual: str


def _notice(code: str, severity: Severity, manual: str, family: Family = Family.FILES) -> Notice:
    return Notice(code, family, severity, cleandoc(manual))


NOTICES: tuple[Notice, ...] = (
    _notice(
        "catalog-unreadable",
        Severity.ERROR,
        """The file is no PO file that gettext would read.

        Nothing of it reaches readers until it is mended. The line says where reading ended: a quote that is not
        closed, a msgid that stands there twice, a text that belongs to nothing. Merge conflicts are `conflict`, letters
        in another character set `encoding`.
        """,
    ),
    _notice(
        "language-guessed",
        Severity.WARNING,
        """A catalog does not say its language, and a folder above it has the name of one.

        `tr` and `no` are names of folders, too, and the checks of another language find faults that are none. Give
        `--language`, and say it in the header.
        """,
    ),
    _notice(
        "theme-unused",
        Severity.WARNING,
        """A file or a block of the project's theme/ is not the name of one of ours, and does nothing.

        A template of your own takes the place of ours by its name, a block by the name that it has there: `pge.html`
        and `{% block dwnload %}` change nothing.
        """,
    ),
    _notice(
        "catalog-outdated",
        Severity.WARNING,
        """The catalog has not the messages that its article has now.

        Somebody has edited the English since; translators do not see the new passages. `dobhashi update` brings it up
        to date and loses no translation.
        """,
    ),
    _notice(
        "article-unreadable",
        Severity.ERROR,
        """An English article cannot be read: front matter that is no YAML, bytes that are not UTF-8.

        The other articles are not touched by it; its own pages stay as the last build made them.
        """,
    ),
    _notice(
        "drawing-unreadable",
        Severity.ERROR,
        """A drawing (SVG) that an article shows is no sound XML: an unknown entity, a tag that is not closed.

        Browsers show nothing in its place, and nobody can tell which words there are to translate. Until it is mended
        the article's catalogs stay as they are.
        """,
    ),
    _notice(
        "article-misnamed",
        Severity.WARNING,
        """A file of Markdown in source/ is no article, for its name does not end in `.md`.

        Nobody translates it and no page is made of it: `Walking.MD`, `walking.markdown`. Rename it.
        """,
    ),
    _notice(
        "msgid-edited",
        Severity.WARNING,
        """Somebody has changed the English text in a catalog, where it must stay as the article has it.

        The translation is then nobody's, and readers get the English. Put the text back as the article has it; an
        error in the English is mended in the article.
        """,
    ),
    _notice(
        "source-gone",
        Severity.INFO,
        """No passage of the article says this text any more, or there is no such article.

        `dobhashi update` keeps the translation at the end of the file, for the day the passage comes back.
        """,
    ),
    _notice(
        "rules-outdated",
        Severity.WARNING,
        """The catalog was made by an older version of ours, whose messages were cut otherwise.

        `dobhashi update` takes the translations along.
        """,
    ),
    _notice(
        "rules-newer",
        Severity.WARNING,
        """The catalog was made by a newer version than the one that runs here.

        Install that version: this one may not find all messages in it.
        """,
    ),
    _notice(
        "not-canonical",
        Severity.INFO,
        """The file is laid out otherwise than gettext's own tools and we would.

        Nothing is wrong with what it says. `dobhashi normalise` changes the layout, so that later changes show by
        themselves.
        """,
    ),
    _notice(
        "check-crashed",
        Severity.WARNING,
        """A check broke off, or a package's checks cannot be loaded.

        The translation may be good: it was not looked at by that check. Its author can mend it; all other checks were
        made.
        """,
    ),
    _notice(
        "check-unknown",
        Severity.WARNING,
        """`[checks.severity]` names a check or a family that there is not, or a severity that is none.

        Severities are `off`, `info`, `warning` and `error`. `dobhashi check --list` names all checks and families.
        """,
    ),
    _notice(
        "waiver-unused",
        Severity.WARNING,
        """A comment allows what no check finds in its entry.

        It would hide the fault if it came back one day. Take the comment off.
        """,
    ),
    _notice(
        "waiver-void",
        Severity.WARNING,
        """A comment allowed something, and the text has changed since.

        What was right for the old text need not be right for the new one, so the check counts again. Look at the entry;
        then take the mark in brackets off the comment, which renews it, or take the whole comment off.
        """,
    ),
    _notice(
        "waiver-unknown",
        Severity.WARNING,
        """A comment allows a check that there is not, or one that cannot be allowed.

        `dobhashi check --list` names all checks. What keeps a page safe for its readers cannot be allowed.
        """,
    ),
    _notice(
        "waiver-unexplained",
        Severity.WARNING,
        """A comment allows something without saying why, and does not count.

        Whoever reads it next year has to know: `# dobhashi: allow number-value — the source counts in dozens`.
        """,
    ),
    _notice(
        "markup-differs",
        Severity.ERROR,
        """A translation would break its page, and is not shown.

        The build itself saw it while it put the passage into the page, whatever the checks say: a tag, an address or a
        footnote that the source has not, or one too few. Readers get the English of that passage.
        """,
        Family.HTML,
    ),
    _notice(
        "glossary-unreadable",
        Severity.ERROR,
        """The glossary of a language cannot be read.

        No term is checked, searched for or listed until it is mended.
        """,
        Family.TERMS,
    ),
    _notice(
        "link-broken",
        Severity.ERROR,
        """A link in an article leads to no article of the site.

        Readers in every language would meet a dead end. Give the path of the other article as seen from this one.

        Bad:  `Read about [sleep](sleping.md).`
        Good: `Read about [sleep](sleeping.md).`
        """,
        Family.SOURCE,
    ),
    _notice(
        "anchor-broken",
        Severity.ERROR,
        """A link leads to a heading that is not there.

        The browser shows the page's beginning instead, and the reader looks for the advice in vain. An id of your own,
        `{#get-help}` behind the heading, does not change with the heading's words.

        Bad:  `See [when to get help](#help).` in an article whose heading has the id `get-help`
        Good: `See [when to get help](#get-help).` there
        """,
        Family.SOURCE,
    ),
    _notice(
        "picture-missing",
        Severity.ERROR,
        """A picture of an article is not there.

        No page of the article is made without it. Put the file there, or mend its address in the article.
        """,
        Family.SOURCE,
    ),
    _notice(
        "picture-outside",
        Severity.ERROR,
        """A picture has an address outside the project.

        An address that begins with `/` or leads out of the project's folder shows nothing on the web, and print takes
        no pictures from there. Copy the file into source/ and give its path as seen from the article.

        Bad:  `![The sciatic nerve](/images/nerve.svg)`
        Good: `![The sciatic nerve](images/nerve.svg)`
        """,
        Family.SOURCE,
    ),
    _notice(
        "related-missing",
        Severity.WARNING,
        """`related:` names an article that there is not.

        Give its path as seen from this article, or from source/.
        """,
        Family.SOURCE,
    ),
    _notice(
        "slug-taken",
        Severity.ERROR,
        """Two articles have the same address, and the second one is left out.

        An address is the file's name, or what `slug:` in the front matter says. Give one of them another.
        """,
        Family.SOURCE,
    ),
    _notice(
        "slug-reserved",
        Severity.ERROR,
        """An article has the address of a page of the site itself, such as the list for searching.

        One of the two cannot be made. Give the article another `slug:`.
        """,
        Family.SOURCE,
    ),
    _notice(
        "was-taken",
        Severity.WARNING,
        """`was:` names an address that is another article's, or that another one has named too.

        Nothing leads from there to this article. Take the name out of `was:`.
        """,
        Family.SOURCE,
    ),
    _notice(
        "was-circular",
        Severity.ERROR,
        """By their `was:` two articles were each other.

        `update` moves no translations for them. Name only addresses that no article has now.
        """,
        Family.SOURCE,
    ),
)

ELSEWHERE: tuple[Notice, ...] = (
    _notice(
        "page-not-made",
        Severity.ERROR,
        """A page or a printed file could not be made.

        The message says why: a picture that cannot be read, a file that is damaged, a process that died. What the last
        build made of it stays. `build` and `print` say this.
        """,
    ),
    _notice(
        "glyph-missing",
        Severity.ERROR,
        """No font that print has can set a character.

        A translation with such a character is printed in the original language, marked; where the original has it too,
        the character is said in words, in brackets. Write it otherwise, or give a font that has it (`print.fonts`).
        `build` and `print` say this.
        """,
    ),
    _notice(
        "picture-coarse",
        Severity.WARNING,
        """A photograph has too few dots per inch for a press, and will look blurred.

        Give a larger one, or let it be printed smaller. `build` and `print` say this of press files.
        """,
    ),
    _notice(
        "path-taken",
        Severity.ERROR,
        """Two pages or files of the site would have one path below output/, and the second is not made.

        `build` says this. Rename what the second is made from.
        """,
    ),
    _notice(
        "path-outside",
        Severity.ERROR,
        """A file of the site would lie outside output/, and is not made.

        `build` says this. Give the article or the theme's file a name without `..`.
        """,
    ),
    _notice(
        "output-changed",
        Severity.WARNING,
        """A file in output/ belongs to no page now, but is not as the build wrote it, and stays.

        Somebody has changed it, or put another one there. Remove it if nobody needs it. `build` says this.
        """,
    ),
    _notice(
        "minor-but-safety",
        Severity.WARNING,
        """An edit of the English was called a minor one, and may harm readers.

        A number, a unit, a "not", a side or a dose has changed: the translation waits for a translator all the same.
        One who finds that it still holds clears the fuzzy flag. `update` says this.
        """,
    ),
    _notice(
        "was-claimed-twice",
        Severity.WARNING,
        """Two articles say by `was:` that they go on where one old article ended.

        The first one takes its translations over. Leave `was:` with the article that continues the old one. `update`
        says this.
        """,
    ),
    _notice(
        "versions-differ",
        Severity.ERROR,
        """Two people have changed the same entry, each in another way.

        One text stands in the entry, the other in a comment, and the entry is fuzzy. Take the better one, then remove
        the comment and the flag. `merge` says this, and git where it uses it.
        """,
    ),
)
"""In the order in which people meet them."""
