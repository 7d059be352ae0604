"""Plural forms."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.catalog.headers import nplurals
from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio


@catalog_rule("plural-forms", Family.FILES)
def plural_forms(folio: Folio) -> Iterator[Told]:
    """A plural entry has too few forms or too many, or one of them is empty.

    Programs pick a form by its number; where there is none, readers get nothing at all. Two equal forms are right in
    Bengali, whose nouns do not change after a number.

    Bad:  `msgstr[0] "এক দিন"` and `msgstr[1] ""` for `One day` and `{n} days`
    Good: `msgstr[0] "{n} দিন"` and `msgstr[1] "{n} দিন"`
    """
    wanted = nplurals(folio.catalog.header("Plural-Forms")) or nplurals(folio.language.plural_forms)
    for message in folio.catalog.current:
        if message.msgid_plural is None:
            continue
        forms = message.msgstr_plural
        if len(forms) != wanted:
            values = {"count": str(len(forms)), "wanted": str(wanted)}
            yield message, Fault(N_("{count} plural forms where the language has {wanted}"), values)
        elif any(forms) and not message.fuzzy and (empty := [n for n, form in enumerate(forms) if not form.strip()]):
            values = {"number": str(empty[0])}
            yield message, Fault(N_("the plural form {number} is empty"), values, hint=N_("translate every form"))
