"""Marks of a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio

_MARKS = re.compile(r"#-#-#-#-#|^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)


@catalog_rule("conflict", Family.FILES)
def conflict(folio: Folio) -> Iterator[Told]:
    """Two versions stand side by side, with the marks of the program that could not choose.

    `msgcat` writes `#-#-#-#-#` between translations that differ, git writes `<<<<<<<`. Readers would see both texts and
    the marks. `dobhashi git-setup` keeps git from doing so.

    Bad:  `#-#-#-#-#  a.po  #-#-#-#-#\\nদশ মিনিট হাঁটুন।\\n#-#-#-#-#  b.po  #-#-#-#-#\\n১০ মিনিট হাঁটুন।`
    Good: `দশ মিনিট হাঁটুন।`
    """
    for message in folio.catalog.current:
        for text in (message.msgstr, *message.msgstr_plural):
            if (("#-#" in text) or ("<<<<" in text) or (">>>>" in text) or ("====" in text)) and (
                found := _MARKS.search(text)
            ):
                hint = N_("keep one of the two, and take the marks out")
                at = found.span() if text is message.msgstr else None
                yield message, Fault(N_("two versions between the marks of a merge"), hint=hint, at=at)
                break
