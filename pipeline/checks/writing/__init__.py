"""How a text is written: script, letters, joiners, punctuation, white space, encoding.

`letters` are the classes of characters the rules share. Rules whose code begins with `bn-` know the Bengali script; all
others go by facts of the language (`Language`, `checks.usage`).
"""

from pipeline.checks.rule import Rule
from pipeline.checks.writing.bn_danda_char import bn_danda_char
from pipeline.checks.writing.bn_danda_space import bn_danda_space
from pipeline.checks.writing.bn_joiner import bn_joiner
from pipeline.checks.writing.bn_sequence import bn_sequence
from pipeline.checks.writing.bn_syllable import bn_syllable
from pipeline.checks.writing.bn_visarga import bn_visarga
from pipeline.checks.writing.bracket_balance import bracket_balance
from pipeline.checks.writing.confusable import confusable
from pipeline.checks.writing.double_space import double_space
from pipeline.checks.writing.edge_space import edge_space
from pipeline.checks.writing.encoding import encoding
from pipeline.checks.writing.end_punct import end_punct
from pipeline.checks.writing.invisible import invisible
from pipeline.checks.writing.language import language
from pipeline.checks.writing.nfc import nfc
from pipeline.checks.writing.punct_double import punct_double
from pipeline.checks.writing.quote_balance import quote_balance
from pipeline.checks.writing.script import script
from pipeline.checks.writing.tab import tab

RULES: tuple[Rule, ...] = (
    bracket_balance,
    quote_balance,
    end_punct,
    punct_double,
    bn_danda_char,
    bn_danda_space,
    edge_space,
    double_space,
    tab,
    nfc,
    bn_syllable,
    bn_sequence,
    bn_joiner,
    bn_visarga,
    script,
    language,
    confusable,
    invisible,
    encoding,
)
