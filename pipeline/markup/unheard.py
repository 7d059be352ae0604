"""What authors write to us that does nothing: directives that are misspelt, or stand where none is looked for, and
fields of the front matter.

A comment that is ignored in silence costs more than it looks: what was to stay English is translated, a note never
reaches the translator. Ordinary comments are none of our affair, so one is taken for a directive only by its form:

    <!-- i18n:skipp -->         <!-- I18N:skip -->         <!-- i18n: skip -->         <!-- i18n:comment so short -->
    <!-- mdpo-transaltor: … --> <!-- translate:no -->      Dobhashi <!-- i18n:skip --> is a name.

and never by a word in it: `<!-- i18n strings are below -->` and `<!-- translate: ask Rahim -->` stay what they are.
Fields that we do not know may be other programs'; only one that is a letter away from ours, which is missing, is told,
and `draft: true`, which would keep an article from readers elsewhere.
The command line says so of articles in `extract`, `update`, `check` and `build`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from markdown_it.token import Token

from pipeline.findings import N_, Wording
from pipeline.markup.directives import COMMENT, NAMES, directive, directives
from pipeline.markup.frontmatter import FIELDS, FrontMatter
from pipeline.model import Article

DIRECTIVE, FIELD = "source-directive", "source-field"
"""What a finding about one is called, and the check that looks for them."""
IN_VAIN = (DIRECTIVE, FIELD)

_BEGUN = re.compile(r"---[ \t]*\n([A-Za-z_]+)[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_NEAR_FIELD = 0.8
_NEAR = 0.7
"""How alike two words are (`difflib`) when one is taken for the other misspelt."""
_SHAPE = re.compile(
    r"(?P<word>[^\W_]{2,12})(?P<mark>\s*[:=._-]\s*|\s+)(?P<verb>[^\W_]+(?:[-_][^\W_]+)*)(?P<rest>.*)", re.DOTALL
)
_PREFIXES = {"i18n": ":", "mdpo": "-", "translate": ":"}


_UNKNOWN = N_("{comment} is no directive and does nothing")
_MISPLACED = N_("{comment} does nothing beside other text or tags")
_NEAREST = N_("did you mean {meant}?")
_ALL = N_("known are {known}")
_NO_FIELD = N_("{field} is no field of the front matter and does nothing")
_SHOWN = N_("{field} does nothing: the article is published")
_AWAY = N_("let the name of its file begin with _ until it is ready")
_TWICE = N_("{field} stands here and in line {line}, and only the last one counts")
_ONCE = N_("keep one of the two")
_OPEN = N_("the front matter has no end, so that readers see it as text")
_END = N_("put a line with --- alone below its last field")
_ALONE = N_("give it a line of its own, before the block that it is about")
_OURS = ", ".join(name for name in NAMES if name.startswith("i18n:"))


@dataclass(frozen=True, slots=True)
class Unheard:
    """One word of the author's that does nothing."""

    code: str
    """`DIRECTIVE` or `FIELD`."""
    line: int
    """In the article, from 1."""
    wording: Wording


def unheard(article: Article, front: FrontMatter, tokens: Iterable[Token]) -> Iterator[Unheard]:
    """Everything that an article, parsed, says to us in vain."""
    yield from _fields(article, front)
    if "<!--" in front.body:
        yield from _directives(tokens, front.lines + 1)


def _fields(article: Article, front: FrontMatter) -> Iterator[Unheard]:
    if (begun := _BEGUN.match(article.text)) and begun[1] in FIELDS and not front.lines:
        yield Unheard(FIELD, 1, Wording(_OPEN, _END))
    last = dict(front.written)
    if "draft" in last and str(front.fields.get("draft", "")).casefold() in ("true", "yes", "on"):
        yield Unheard(FIELD, last["draft"], Wording(_SHOWN, _AWAY, (("field", "draft"),)))
    for name, line in front.written:
        if last[name] != line and name in FIELDS:
            yield Unheard(FIELD, line, Wording(_TWICE, _ONCE, (("field", name), ("line", str(last[name])))))
        elif name not in FIELDS and (near := _near_field(name)) and near not in front.fields:
            yield Unheard(FIELD, line, Wording(_NO_FIELD, _NEAREST, (("field", name), ("meant", near))))


def _near_field(name: str) -> str:
    """The field that a name is a letter away from; "" for none."""
    near = get_close_matches(name.lower().replace("-", "_"), FIELDS, n=1, cutoff=_NEAR_FIELD)
    return near[0] if near and abs(len(near[0]) - len(name)) < 2 else ""


def _directives(tokens: Iterable[Token], first_line: int) -> Iterator[Unheard]:
    line = first_line
    for token in tokens:
        line = first_line + token.map[0] if token.map else line
        if token.type == "html_block":
            alone = directives(token.content) is not None
            yield from _in(token.content, line, alone=alone)
        for child in token.children or ():
            if child.type == "html_inline":
                lines = token.content.count("\n", 0, max(0, token.content.find(child.content)))
                yield from _in(child.content, line + lines, alone=False)


def suspect(article: Article, front: FrontMatter) -> bool:
    """Whether an article may say something in vain, by its text alone; what is only an example in code, its blocks
    will tell."""
    text = front.body
    return any(_fields(article, front)) or any(
        meant(found[1]) is not None or (directive(found[1]) is not None and not _alone(text, found))
        for found in COMMENT.finditer(text, 0, text.rfind("-->") + 3)
    )


def meant(comment: str) -> str | None:
    """The directive that the text of a comment means to be, "" if that cannot be told; None if it means to be none,
    or is one.

    >>> meant("i18n:skipp"), meant("i18n:frob"), meant("i18n:skip"), meant("i18n strings are below")
    ('i18n:skip', '', None, None)
    """
    shape = _SHAPE.match(comment)
    if shape is None or directive(comment) is not None:
        return None
    word, mark, verb, rest = shape.groups()
    near = get_close_matches(word.lower(), _PREFIXES, n=1, cutoff=_NEAR)
    if not near:
        return None
    prefix = near[0]
    start = prefix + _PREFIXES[prefix]
    if f"{start}{verb}-{rest.strip()}" in NAMES:
        return f"{start}{verb}-{rest.strip()}"
    name = _named(prefix, verb.lower())
    exact, written = word.lower() == prefix, mark == _PREFIXES[prefix]
    marked, english = bool(mark.strip()), prefix == "translate"
    ends = not rest.strip()
    if name and (ends or rest.lstrip().startswith(":")):
        means = (written or (exact and marked)) if english else (exact or marked)  # `i18n: skip`, `tranlsate:off`
    elif prefix == "i18n":
        means = exact and written  # `i18n:frob`, `i18n:comment so short`
    else:
        means = exact and written and ends  # `mdpo-frob`, `translate:no`
    return (name and name + _said(rest)) if means else None


def _named(prefix: str, verb: str) -> str:
    """The directive of a family that a verb comes near; one of another family that has this very verb; else ""."""
    start = prefix + _PREFIXES[prefix]
    ours = {name.removeprefix(start): name for name in NAMES if name.startswith(start)}
    if near := get_close_matches(verb.replace("_", "-"), ours, n=1, cutoff=_NEAR):
        return ours[near[0]]
    theirs = (effect for name, effect in NAMES.items() if re.split("[:-]", name, maxsplit=1)[1] == verb)
    effect = next(theirs, None)
    return next((name for name, one in NAMES.items() if one == effect), "")


def _said(rest: str) -> str:
    """What follows the name, behind a colon, as it ought to be."""
    said = " ".join(rest.lstrip(" \t\n:").split())
    return said and f": {_short(said)}"


def _in(html: str, line: int, *, alone: bool) -> Iterator[Unheard]:
    for found in COMMENT.finditer(html):
        at = line + html.count("\n", 0, found.start())
        comment = ("comment", _written(found[1]))
        if name := meant(found[1]):
            yield Unheard(DIRECTIVE, at, Wording(_UNKNOWN, _NEAREST, (comment, ("meant", f"<!-- {name} -->"))))
        elif name is not None:
            yield Unheard(DIRECTIVE, at, Wording(_UNKNOWN, _ALL, (comment, ("known", _OURS))))
        elif not alone and directive(found[1]):
            yield Unheard(DIRECTIVE, at, Wording(_MISPLACED, _ALONE, (comment,)))


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether a comment has a line of its own, below an empty one or another comment. Others may have, too."""
    before, after = text[: found.start()].rstrip(" \t"), text[found.end() :].lstrip(" \t")
    above = before.removesuffix("\n").rstrip(" \t")
    begins = not before or (before.endswith("\n") and (not above or above.endswith(("\n", "-->"))))
    return begins and (not after or after.startswith(("\n", "<!--")))


def _written(comment: str) -> str:
    return f"<!-- {_short(' '.join(comment.split()))} -->"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
