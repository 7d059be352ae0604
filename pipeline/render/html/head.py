"""What a page says of itself to machines: addresses, languages, sharing, security.

Every address comes from the site's one `base_url`, and the languages of a page from one table of places, so that
alternates are mutual by construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.render.html import theme
from pipeline.render.html.style import hash_of, style
from pipeline.render.html.views import Shell
from pipeline.render.html.wording import escape

X_DEFAULT = "x-default"
NONE, SELF = "'none'", "'self'"


@dataclass(frozen=True, slots=True)
class Head:
    """Everything between `<head>` and `</head>` that differs from page to page."""

    css: str
    policies: tuple[str, ...]
    """The security policy, for hosts that send none: what loads, and where the page leads."""
    icon: str
    canonical: str = ""
    """"" on pages that are nowhere: the answers to a lost reader."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Language code and address of the page in each language, itself included, `x-default` last."""
    feed: str = ""
    noindex: bool = False
    kind: str = "website"
    """As Open Graph calls it."""
    locale: str = ""
    locales: tuple[str, ...] = ()
    """The other languages' locales."""
    image: str = ""
    image_alt: str = ""
    linked: str = ""
    """JSON-LD, ready to stand in a `script` element."""


def nowhere(shell: Shell, root: str, kind: str, *, scripted: bool = False) -> Head:
    """The head of a page that is to be found at no address of its own."""
    css = style(shell.language, kind, shell.theme, shell.face)
    return Head(theme.html(css), policies(shell, css, scripted=scripted), root + shell.icon, noindex=True)


def head(
    shell: Shell,
    root: str,
    path: str,
    table: Mapping[str, str],
    *,
    default: str,
    sheet: str,
    kind: str = "website",
    image: tuple[str, str] = ("", ""),
    linked: str = "",
    original: str = "",
    scripted: bool = False,
) -> Head:
    """The head of the page at `path`. `table` says where the same page is, by language, and `default` where readers
    of none of them go. With `original` the page is only another way to read what is there."""
    css = style(shell.language, sheet, shell.theme, shell.face)
    code = shell.language.code
    table = {} if original else table
    return Head(
        css=theme.html(css),
        policies=policies(shell, css, linked, scripted=scripted),
        icon=root + shell.icon,
        canonical=address(shell, original or path),
        alternates=alternates(shell.base_url, table, default),
        feed=address(shell, feed_path(code)) if path.startswith(f"{code}/") else "",
        noindex=bool(original),
        kind=kind,
        locale=underscored(shell.language.og_locale),
        locales=tuple(underscored(one.og_locale) for one in shell.languages if one.code != code and one.code in table),
        image=address(shell, image[0]) if image[0] else "",
        image_alt=image[1],
        linked=theme.html(linked),
    )


def alternates(base_url: str, table: Mapping[str, str], default: str) -> tuple[tuple[str, str], ...]:
    """The table as addresses, with the one for readers of no language in it."""
    if not table:
        return ()
    named = tuple((code, f"{base_url}/{place}") for code, place in table.items())
    return (*named, (X_DEFAULT, f"{base_url}/{default}"))


def policies(shell: Shell, css: str, linked: str = "", *, scripted: bool = False) -> tuple[str, ...]:
    """Nothing but what is named here, as in the host's policy (`sitefiles.headers`): our style, pictures and fonts of
    the site's own, forms to one place; on the search page alone a script, a file of the site.

    Browsers go by both. `file:` is for pages that are read from a folder or a memory stick, where not every program
    takes what lies beside a page for the page's own; on the web no page may load a file. The Nu HTML checker takes no
    picture for the page's own when it is given files, but it goes by the last policy of a page alone: so the one that
    says what loads comes first. `linked` is the page's JSON-LD, no script to a browser, but one to programs that
    check pages, which also fetch robots.txt from within a page.
    """
    loads = (
        f"default-src {NONE}",
        f"script-src {SELF if scripted else hash_of(linked) if linked else NONE}",
        f"style-src {hash_of(css)}",
        f"img-src {SELF} file:",
        f"font-src {SELF}",
        f"connect-src {SELF}",
    )
    leads = (f"form-action {form_target(shell, own=scripted)}", f"base-uri {NONE}")
    return tuple(theme.html(escape("; ".join(rules))) for rules in (loads, leads))


def form_target(shell: Shell, *, own: bool = False) -> str:
    """Where forms may post to, as a security policy says it; `own` where there is a form of the site's own."""
    parts = urlsplit(shell.contact.reply_endpoint)
    elsewhere = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    allowed = (*((SELF,) if own or (parts.path and not elsewhere) else ()), *((elsewhere,) if elsewhere else ()))
    return " ".join(allowed) or NONE


def address(shell: Shell, path: str) -> str:
    """The whole address of a path below the site's root."""
    return f"{shell.base_url}/{path}"


def feed_path(code: str) -> str:
    return f"{code}/feed.xml"


def underscored(locale: str) -> str:
    """`bn_BD`, the form that Open Graph documents."""
    return locale.replace("-", "_")
