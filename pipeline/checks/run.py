"""Running the rules: over a catalog, over all catalogs of a language, over an English article, over one translation.

A `Bench` is the rules that apply to a language, with the severities that the project wants. What one pair needs is
parsed once and shared (`Pair`); a rule that breaks is a finding about the rule and stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.catalog.about import about
from pipeline.catalog.po import in_nfc, is_nfc
from pipeline.checks.choice import Choice, Runs
from pipeline.checks.pair import Pair
from pipeline.checks.rule import BLOCKING, N_, STRUCTURAL, Family, Fault, Rule, Scope
from pipeline.checks.views import Corpus, Draft, Folio
from pipeline.findings import Finding, Place, Severity, Wording
from pipeline.languages import Language
from pipeline.model import NO_SETTINGS, Catalog, CheckSettings, Message

SEVERITIES: Mapping[str, Severity | None] = {
    "off": None,
    "info": Severity.INFO,
    "warning": Severity.WARNING,
    "error": Severity.ERROR,
}
"""What `[checks.severity]` may say of a check or a family."""

_MANY = 50_000
"""Pairs remembered before all are forgotten."""

_CRASHED = N_("the check {code} broke off: {error}")
_CRASHED_HINT = N_("this is a fault of the check, not of the translation; its author can mend it")


@dataclass(frozen=True)
class Bench:
    """The rules for one language, ready to run."""

    language: Language
    rules: tuple[Rule, ...]
    site: CheckSettings = NO_SETTINGS
    glossary: Any = None

    # ------------------------------------------------------------ what is run

    def catalog(self, catalog: Catalog) -> tuple[Finding, ...]:
        """What its rules find in one catalog by itself. Takes a catalog as it stands in its file, in NFC or not."""
        found: list[Finding] = []
        composed = catalog
        if odd := {n for n, message in enumerate(catalog.messages) if _is_odd(message)}:
            composed = replace(
                catalog, messages=tuple(in_nfc(m) if n in odd else m for n, m in enumerate(catalog.messages))
            )
        pairs: list[Pair] = []
        for number, message in enumerate(composed.messages):
            if message.translated:
                before = catalog.messages[number] if number in odd else None
                pairs += self._pairs(message, composed, number, before, found)
        folio = Folio(composed, self.language, self.site, self.glossary, tuple(pairs))
        return (*self._folio(folio), *found)

    def message(
        self, message: Message, catalog: Catalog, number: int | None = None, before: Message | None = None
    ) -> list[Finding]:
        """What the pair rules find in one entry; `before` is the entry as it stands in the file, if that is not NFC."""
        found: list[Finding] = []
        self._pairs(message, catalog, number, before, found)
        return found

    def _pairs(
        self, message: Message, catalog: Catalog, number: int | None, before: Message | None, found: list[Finding]
    ) -> list[Pair]:
        """The pairs of an entry, with what is found in them added to `found`."""
        pairs = list(Pair.of(message, catalog, self.language, self.site, self.glossary, number))
        for pair in pairs:
            found += self._pair(pair)
            # The parsed views of a large catalog would fill the memory.
            pair.forget()
        raw = pairs if before is None else Pair.of(before, catalog, self.language, self.site, self.glossary, number)
        for pair in raw:
            for rule in self._raw:
                found += self._of(rule, pair)
        return pairs

    def _pair(self, pair: Pair) -> list[Finding]:
        # Of a text that was left as it is, only that can be said; and how it is built, with signs around it.
        same = pair.source_text == pair.target_text
        kind = "same" if same else "echoed" if pair.echoes else "all"
        told = self._told_before.get(pair.says)
        found: list[Finding] = []
        if told is None:
            told = []
            for rule, run in self._measuring if pair.excess else self._chosen(kind, pair):
                try:
                    told += [(rule, fault) for fault in run(pair)]
                except Exception as error:
                    found.append(_crashed(rule, error, pair.catalog, pair.message, pair.entry))
            if len(self._told_before) > _MANY:
                self._told_before.clear()
            self._told_before[pair.says] = told
        return found + [self._finding(rule, fault, pair) for rule, fault in told]

    def corpus(self, catalogs: Iterable[Catalog]) -> tuple[Finding, ...]:
        """What shows only when all catalogs of the language are seen together."""
        rules = [rule for rule in self.rules if rule.scope is Scope.PROJECT]
        if not rules:
            return ()
        folios = tuple(Folio(one, self.language, self.site, self.glossary) for one in catalogs)
        corpus = Corpus(folios, self.language, self.site, self.glossary)
        return tuple(finding for rule in rules for finding in self._told(rule, corpus, None))

    def article(self, draft: Draft) -> tuple[Finding, ...]:
        """What makes an English article hard to translate."""
        return tuple(
            finding for rule in self.rules if rule.scope is Scope.ARTICLE for finding in self._noted(rule, draft)
        )

    def blocking(self, pair: Pair) -> list[Finding]:
        """Why a translation must not reach readers: the errors of the structural and safety families."""
        found: list[Finding] = []
        kind = "built" if pair.echoes else "blocking"
        for rule, run in self._measuring if pair.excess else self._chosen(kind, pair):
            try:
                for fault in run(pair):
                    if self._severity(rule, fault) is Severity.ERROR:
                        found.append(self._finding(rule, fault, pair))
            except Exception as error:
                # A rule of ours that breaks over a translation has not found it good.
                if rule.run.__module__.startswith("pipeline."):
                    found.append(_crashed(rule, error, pair.catalog, pair.message, pair.entry))
        return found

    @cached_property
    def good(self) -> set[str]:
        """Names of texts that were found good; who gives names to texts writes them down here."""
        return set()

    # ------------------------------------------------------------ the rules by their kind

    @cached_property
    def _told_before(self) -> dict[tuple[object, ...], list[tuple[Rule, Fault]]]:
        """What was found in pairs that say the same: headings and warnings come again in every article."""
        return {}

    @cached_property
    def _pair_rules(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.scope is Scope.PAIR)

    @cached_property
    def _composed(self) -> Runs:
        return tuple((rule, rule.run) for rule in self._pair_rules if not rule.raw)

    @cached_property
    def _raw(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self._pair_rules if rule.raw)

    @cached_property
    def _measuring(self) -> Runs:
        """All that is asked of a text that is far too much to be read."""
        return tuple((rule, run) for rule, run in self._composed if rule.code == "md-shape")

    def _chosen(self, kind: str, pair: Pair) -> Runs:
        """The rules of a kind of question that have to be asked about a pair."""
        choice = self._choices.get((kind, pair.source_language))
        if choice is None:
            choice = Choice(self._kinds[kind], pair.source_language, self.language)
            self._choices[kind, pair.source_language] = choice
        return choice.of(pair)

    @cached_property
    def _choices(self) -> dict[tuple[str, str], Choice]:
        return {}

    @cached_property
    def _kinds(self) -> Mapping[str, Runs]:
        """Kind of question → its rules: of everything, of a text left as it was, of one with signs around it; and what
        keeps a text from readers, of everything and of how it is built.
        """
        blocking = tuple(run for run in self._composed if run[0].family in BLOCKING and self._may_be_error(run[0]))
        return {
            "all": self._composed,
            "same": tuple(run for run in self._composed if run[0].family is Family.COMPLETENESS),
            "echoed": tuple(run for run in self._composed if run[0].family in (*STRUCTURAL, Family.COMPLETENESS)),
            "blocking": blocking,
            "built": tuple(run for run in blocking if run[0].family in STRUCTURAL),
        }

    def _may_be_error(self, rule: Rule) -> bool:
        """Whether a fault of a rule may be an error."""
        return self._given.get(rule.code, rule.gravest or rule.severity) is Severity.ERROR

    @cached_property
    def _given(self) -> dict[str, Severity]:
        """Code → the severity that the project wants of all its faults."""
        said = dict(self.site.severities)
        words = {rule.code: said.get(rule.code, said.get(rule.family.value, "")) for rule in self.rules}
        return {code: severity for code, word in words.items() if (severity := SEVERITIES.get(word)) is not None}

    def _severity(self, rule: Rule, fault: Fault) -> Severity:
        return self._given.get(rule.code) or fault.severity or rule.severity

    # ------------------------------------------------------------ one rule

    def _of(self, rule: Rule, pair: Pair) -> Iterator[Finding]:
        try:
            for fault in rule.run(pair):
                yield self._finding(rule, fault, pair)
        except Exception as error:
            yield _crashed(rule, error, pair.catalog, pair.message, pair.entry)

    def _folio(self, folio: Folio) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.scope is Scope.CATALOG:
                yield from self._told(rule, folio, folio.catalog)

    def _told(self, rule: Rule, view: Folio | Corpus, catalog: Catalog | None) -> Iterator[Finding]:
        try:
            for about, fault in rule.run(view):
                if isinstance(about, Pair):
                    yield self._finding(rule, fault, about)
                elif catalog is not None:
                    yield self._about_message(rule, fault, catalog, about)
        except Exception as error:
            yield _crashed(rule, error, catalog or Catalog("", self.language.code))

    def _noted(self, rule: Rule, draft: Draft) -> Iterator[Finding]:
        article = draft.article
        try:
            for line, fault in rule.run(draft):
                wording = _wording(fault)
                yield Finding(
                    rule.code,
                    self._severity(rule, fault),
                    wording.said(fault.message),
                    Place(article.path, line),
                    wording.said(fault.hint),
                    article.domain,
                    family=rule.family.value,
                    wording=wording,
                )
        except Exception as error:
            yield _crashed(rule, error, Catalog(article.domain, None, path=article.path))

    def _finding(self, rule: Rule, fault: Fault, pair: Pair) -> Finding:
        return replace(pair.found(rule, fault), severity=self._severity(rule, fault))

    def _about_message(self, rule: Rule, fault: Fault, catalog: Catalog, message: Message | None) -> Finding:
        return about(
            rule.code,
            self._severity(rule, fault),
            _wording(fault),
            catalog,
            message,
            family=rule.family.value,
            span=fault.at,
            fix=fault.fix,
            source_span=fault.source_at,
        )


def bench(
    language: Language,
    rules: Iterable[Rule],
    site: CheckSettings = NO_SETTINGS,
    glossary: Any = None,
    *,
    wanted: Callable[[Rule], bool] = lambda rule: True,
) -> Bench:
    """The rules that apply to a language: of its script, and not switched off."""
    said = dict(site.severities)
    chosen = tuple(
        rule
        for rule in rules
        if (not rule.scripts or language.script in rule.scripts)
        and said.get(rule.code, said.get(rule.family.value, "")) != "off"
        and wanted(rule)
    )
    return Bench(language, chosen, site, glossary)


def _wording(fault: Fault) -> Wording:
    return Wording(fault.message, fault.hint, tuple(fault.values.items()))


def _is_odd(message: Message) -> bool:
    return not is_nfc(message.msgstr) or any(not is_nfc(form) for form in message.msgstr_plural)


def _crashed(
    rule: Rule, error: Exception, catalog: Catalog, message: Message | None = None, number: int | None = None
) -> Finding:
    told = f"{type(error).__name__}: {error}".rstrip(": ")
    wording = Wording(_CRASHED, _CRASHED_HINT, (("code", rule.code), ("error", told)))
    return about("check-crashed", Severity.WARNING, wording, catalog, message, number, family=Family.FILES.value)
