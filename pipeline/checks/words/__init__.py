"""What a text says: terms of the glossary, what was left in English, cut off, added, said twice, swapped.

`measure` counts letters and sentences, `english` knows words of the source's language.
"""

from pipeline.checks.rule import Rule
from pipeline.checks.words.added_text import added_text
from pipeline.checks.words.bilingual import bilingual
from pipeline.checks.words.inconsistent import inconsistent
from pipeline.checks.words.latin_left import latin_left
from pipeline.checks.words.length import length
from pipeline.checks.words.note import note
from pipeline.checks.words.repeated_text import repeated_text
from pipeline.checks.words.repeated_word import repeated_word
from pipeline.checks.words.reused import reused
from pipeline.checks.words.sentence_count import sentence_count
from pipeline.checks.words.swapped import swapped
from pipeline.checks.words.term import term
from pipeline.checks.words.term_forbidden import term_forbidden
from pipeline.checks.words.term_keep import term_keep
from pipeline.checks.words.truncated import truncated
from pipeline.checks.words.untranslated import untranslated

RULES: tuple[Rule, ...] = (
    term,
    term_forbidden,
    term_keep,
    untranslated,
    latin_left,
    bilingual,
    length,
    sentence_count,
    truncated,
    added_text,
    repeated_text,
    repeated_word,
    note,
    reused,
    inconsistent,
    swapped,
)
