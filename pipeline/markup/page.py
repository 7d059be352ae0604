"""An article and a lookup make a page; an article alone makes units.

`page(article, None)` is the source page. With a lookup each slot of the walk is filled by its answer, and
the parser goes on; a block whose answer is refused stays English, alone (laws 1, 3, 8).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.findings import N_, Finding, Place, Severity, Wording
from pipeline.markup import anchors, drawings, frontmatter, parser
from pipeline.markup.constructs import headings, references
from pipeline.markup.frontmatter import FrontMatter
from pipeline.markup.guard import Trust
from pipeline.markup.hygiene import cleaned, excess
from pipeline.markup.unheard import IN_VAIN, suspect, unheard
from pipeline.markup.walk import Drawn, slots
from pipeline.model import NO_SETTINGS, Article, CheckSettings, Coverage, Heading, Lookup, Meta, Page, State, Unit

_EXTERNAL = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]|$)")
_ELSEWHERE = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
"""Addresses of other sites."""

_UNRELATED = N_("there is no related article {name}"), N_("give its path as seen from this one, or from source/")
_STANDS = (
    N_("{name} is an article of its own: nothing leads from there to this one"),
    N_("take the name out of `was:`"),
)
_OUTSIDE = (
    N_("the picture {picture} does not lie in the project: no page shows it, and nothing is printed of the article"),
    N_("copy it into source/ and give its path as seen from this article"),
)
_NO_ARTICLE = N_("the link {address} leads to no article"), N_("give the path of an article as seen from this one")
_NO_PAGE = _NO_ARTICLE[0], N_("the site has pages and pictures; give a whole address else")


def meta(article: Article) -> Meta:
    """The article's front matter alone. Raises `SourceError`."""
    return frontmatter.meta(article, frontmatter.split(article))


def units(article: Article, *, source_language: str = "en") -> tuple[Unit, ...]:
    """Every unit of an article in reading order; no inline text is parsed. Raises `SourceError`."""
    front = frontmatter.split(article)
    tokens, env = parser.blocks(front.body)
    return tuple(slot.unit for slot in slots(front, tokens, env, {}, source_language, _drawn(article)))


def said_in_vain(
    article: Article, *, source_language: str = "en", settings: CheckSettings = NO_SETTINGS
) -> tuple[Finding, ...]:
    """What `page` says of words of the author's that do nothing, at next to no cost where there are none.

    Raises `SourceError`.
    """
    if not suspect(article, frontmatter.split(article)):
        return ()
    read = page(article, None, language=source_language, source_language=source_language, settings=settings)
    return tuple(finding for finding in read.findings if finding.code in IN_VAIN)


def undrawn(article: Article) -> tuple[Finding, ...]:
    """Drawings of the article that cannot be read: nobody knows their words."""
    return tuple(
        Finding(
            "drawing-unreadable",
            Severity.ERROR,
            f"the drawing is no sound XML: {why}",
            Place(path, line),
            hint="mend it, or save it anew; the translations of its words wait in the catalogs",
            domain=article.domain,
        )
        for path, svg in article.drawings
        for line, why in filter(None, (drawings.fault(svg),))
    )


def page(
    article: Article,
    lookup: Lookup | None,
    *,
    language: str,
    source_language: str = "en",
    shelf: frozenset[str] = frozenset(),
    settings: CheckSettings = NO_SETTINGS,
    local: Callable[[str], str] | None = None,
) -> Page:
    """The article in one language. `shelf` are the domains that links may lead to, `settings` say which hosts a
    translation may; without a lookup the page is the source's own. Raises `SourceError` for front matter that
    cannot be read."""
    front = frontmatter.split(article)
    source_meta = frontmatter.meta(article, front)
    tokens, env = parser.blocks(front.body)
    headings.number(tokens)
    texts: dict[str, str] = {}
    found: list[Unit] = []
    states: list[State] = []
    since = {}
    refused: dict[int, str] = {}
    drawn = _drawn(article)
    for number, slot in enumerate(slots(front, tokens, env, texts, source_language, drawn)):
        found.append(slot.unit)
        answer = lookup(slot.unit) if lookup else None
        states.append(answer.state if answer else State.SOURCE)
        if answer and answer.since:
            since[number] = answer.since
        text = None if answer is None or answer.text is None else cleaned(answer.text, slot.unit.msgid)
        if text is not None and (reason := excess(text, slot.unit.msgid)):
            states[number], refused[number], text = State.BROKEN, reason, None
        if text is not None:
            slot.fill(text, number, states)
        else:
            slot.keep(number)
    trust = Trust(settings.hosts, settings.phones, settings.addresses, source_language, language)
    block_tokens, tokens = tokens, parser.finish(tokens, env, trust)
    refused |= _put_aside(block_tokens, states)
    findings = [
        *_refused(refused, article, language, found),
        *_named(source_meta, article, front, shelf),
        *_resolve(tokens, article, front, shelf, local),
        *_in_vain(tokens, article, front, settings),
        *undrawn(article),
    ]
    own_meta = replace(frontmatter.translated(source_meta, texts), related=_related(source_meta, article, shelf))
    if not own_meta.title:
        own_meta = _title_from_heading(own_meta, tokens)
    return Page(
        domain=article.domain,
        path=article.path,
        language=language,
        source_language=source_language,
        meta=own_meta,
        tokens=tuple(tokens),
        units=tuple(found),
        states=tuple(states),
        headings=tuple(_headings(tokens, states)),
        links=tuple(sorted({t.meta["article"][0] for t in _inline_tokens(tokens) if "article" in t.meta})),
        images=tuple(sorted({t.meta["asset"] for t in _inline_tokens(tokens) if "asset" in t.meta})),
        coverage=coverage(found, states),
        since=since,
        references=references.references(tokens),
        cover=_cover(tokens),
        drawings=tuple((path, tuple(said)) for path, said in drawn.said.items() if any(said)),
        ids=anchors.ids(tokens),
        anchors=anchors.anchors(tokens, article.domain, front.lines + 1),
        findings=tuple(findings),
        env=env,
    )


def coverage(found: Iterable[Unit], states: Iterable[State]) -> Coverage:
    """Units and words by what the reader gets; the source counts as translated."""
    total = words = done = done_words = fuzzy = fuzzy_words = 0
    for unit, state in zip(found, states, strict=True):
        count = unit.words
        total += 1
        words += count
        if state in (State.SOURCE, State.TRANSLATED):
            done += 1
            done_words += count
        elif state in (State.FUZZY, State.STALE):
            fuzzy += 1
            fuzzy_words += count
    return Coverage(total, words, done, done_words, fuzzy, fuzzy_words)


# ---------------------------------------------------------------- after parsing


def _inline_tokens(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        if token.children:
            for child in token.children:
                yield child
                if child.children:
                    yield from child.children


def _put_aside(tokens: Iterable[Token], states: list[State]) -> dict[int, str]:
    """The units whose translation the guard has put aside, and why."""
    found = {}
    for token in tokens:
        reason = token.meta.get("fault") if token.meta else None
        if reason:
            for number in (token.meta.get("unit"), token.meta.get("caption_unit"), *token.meta.get("units", ())):
                if number is not None and states[number] is State.BROKEN:
                    found[number] = reason
    return found


def _refused(reasons: Mapping[int, str], article: Article, language: str, found: list[Unit]) -> Iterable[Finding]:
    """A finding for every translation that had to be put aside."""
    for number in sorted(reasons):
        unit = found[number]
        yield Finding(
            "markup-differs",
            Severity.ERROR,
            f"the translation is not shown: {reasons[number]}",
            Place(article.path, unit.line),
            hint="the passage stays in English until the translation is mended",
            domain=article.domain,
            language=language,
            msgctxt=unit.msgctxt,
            msgid=unit.msgid,
        )


def _related(meta: Meta, article: Article, shelf: frozenset[str]) -> tuple[str, ...]:
    """The related articles: a path that leads nowhere from the article's folder may be one from `source/`."""
    folder = posixpath.dirname(article.domain)
    if not folder or not shelf:
        return meta.related
    from_source = ((name, name.removeprefix(f"{folder}/")) for name in meta.related)
    return tuple(whole if name not in shelf and whole in shelf else name for name, whole in from_source)


def _named(meta: Meta, article: Article, front: FrontMatter, shelf: frozenset[str]) -> Iterable[Finding]:
    """Faults in the names of articles that the front matter has."""
    for name in _related(meta, article, shelf) if shelf else ():
        if name not in shelf:
            line = frontmatter.line_of("related", front)
            yield _fault("related-missing", Severity.WARNING, _UNRELATED, article, line, name=name)
    for name in meta.was if shelf else ():
        if name in shelf:
            line = frontmatter.line_of("was", front)
            yield _fault("was-taken", Severity.WARNING, _STANDS, article, line, name=name)


def _drawn(article: Article) -> Drawn:
    return Drawn(article.path, dict(article.drawings))


def _resolve(
    tokens: Iterable[Token],
    article: Article,
    front: FrontMatter,
    shelf: frozenset[str],
    local: Callable[[str], str] | None,
) -> Iterable[Finding]:
    """Say of each relative address what it leads to: `meta["article"]` on links, `meta["asset"]` on pictures."""
    folder = posixpath.dirname(article.path)
    for token in tokens:
        if not token.children:
            continue
        line = front.lines + 1 + token.map[0] if token.map else 0
        for child in _inline_tokens([token]):
            if child.type == "image":
                src = str(child.attrs["src"])
                if (asset := _asset(src, folder)) is not None:
                    child.meta = {**child.meta, "asset": local(asset) if local else asset}
                elif shelf and not _ELSEWHERE.match(src):
                    yield _fault("picture-outside", Severity.ERROR, _OUTSIDE, article, line, picture=src)
            elif child.type == "link_open" and not _EXTERNAL.match(href := str(child.attrs["href"])):
                path, _, fragment = unquote(href).partition("#")
                if not path.endswith(".md"):
                    if shelf:
                        yield _fault("link-broken", Severity.ERROR, _NO_PAGE, article, line, address=href)
                    continue
                wanted = posixpath.normpath(posixpath.join(posixpath.dirname(article.domain), path[:-3]))
                if wanted in shelf:
                    child.meta = {**child.meta, "article": (wanted, fragment)}
                elif shelf:
                    yield _fault("link-broken", Severity.ERROR, _NO_ARTICLE, article, line, address=href)


def _asset(src: str, folder: str) -> str | None:
    """The path from the project's root of a picture that lies in it; None for any other."""
    if _EXTERNAL.match(src):
        return None
    asset = posixpath.normpath(posixpath.join(folder, unquote(src.partition("#")[0].partition("?")[0])))
    return None if asset.startswith("..") else asset


def _in_vain(
    tokens: Iterable[Token], article: Article, front: FrontMatter, settings: CheckSettings
) -> Iterable[Finding]:
    """What the author says to us in vain, unless the project wants to hear less of it than a warning."""
    for one in unheard(article, front, tokens):
        if settings.severity(one.code, "source") not in ("off", "info"):
            wording = one.wording
            message, hint = wording.said(wording.message), wording.said(wording.hint)
            place = Place(article.path, one.line)
            yield Finding(
                one.code, Severity.WARNING, message, place, hint, article.domain, family="source", wording=wording
            )


def _fault(
    code: str, severity: Severity, words: tuple[str, str], article: Article, line: int, **values: str
) -> Finding:
    """A finding about the article in every language; `words` are message and hint."""
    wording = Wording(*words, tuple(values.items()))
    message, hint = wording.said(wording.message), wording.said(wording.hint)
    place = Place(article.path, line)
    return Finding(code, severity, message, place, hint, article.domain, family="source", wording=wording)


def _cover(tokens: Iterable[Token]) -> tuple[str, str] | None:
    """The first picture of our own that is no drawing, and its alt text."""
    for token in _inline_tokens(tokens):
        asset = str(token.meta.get("asset", ""))
        if asset and not asset.casefold().endswith(".svg"):
            return asset, text_of(token.children or [])
    return None


def _headings(tokens: list[Token], states: list[State]) -> Iterable[Heading]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag != "h1":
            number = inline.meta.get("unit")
            own = number is None or states[number] in (State.SOURCE, State.TRANSLATED, State.STALE)
            yield Heading(int(opening.tag[1]), str(opening.meta["id"]), text_of(inline.children or []), own)


def _title_from_heading(own: Meta, tokens: list[Token]) -> Meta:
    """An article without a title in its front matter has its first heading of level 1 for one (`body`)."""
    at = next((i for i, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h1"), None)
    if at is None:
        return replace(own, title=posixpath.basename(own.slug).replace("-", " ").capitalize())
    tokens[at].meta = {**tokens[at].meta, "title": True}
    return replace(own, title=text_of(tokens[at + 1].children or []))


def body(page: Page) -> tuple[Token, ...]:
    """The page's tokens but for a heading that serves as its title."""
    at = next((i for i, t in enumerate(page.tokens) if t.meta.get("title")), None)
    return page.tokens if at is None else (*page.tokens[:at], *page.tokens[at + 3 :])


def text_of(children: Iterable[Token]) -> str:
    """What a reader sees of inline tokens, without marks."""
    parts = []
    for token in children:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(text_of(token.children or []))
    return "".join(parts)
