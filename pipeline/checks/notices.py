"""What `check` and `build` say without a rule: found by the reader of files, by `update` or by the build itself.

They have manual pages like the others.
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
        "link-broken",
        Severity.ERROR,
        """A link in an article leads to no article of the site.

        Readers in every language would meet a dead end. Give the path of the other article as seen from this one.
        """,
        Family.SOURCE,
    ),
)
