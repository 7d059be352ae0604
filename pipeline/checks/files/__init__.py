"""A catalog as a file, whatever its translations say: header, plural forms, empty entries, marks left by a merge."""

from pipeline.checks.files.conflict import conflict
from pipeline.checks.files.empty import empty
from pipeline.checks.files.fuzzy import fuzzy
from pipeline.checks.files.header import header
from pipeline.checks.files.line_ends_differ import line_ends_differ
from pipeline.checks.files.mark_misspelt import mark_misspelt
from pipeline.checks.files.plural_forms import plural_forms
from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = (header, plural_forms, line_ends_differ, conflict, empty, fuzzy, mark_misspelt)
