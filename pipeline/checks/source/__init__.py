"""English that will be hard to translate, or is broken in every language: said before anybody translates it."""

from pipeline.checks.rule import Rule
from pipeline.checks.source.source_alt import source_alt
from pipeline.checks.source.source_directive import source_directive
from pipeline.checks.source.source_field import source_field
from pipeline.checks.source.source_id import source_id
from pipeline.checks.source.source_mark import source_mark
from pipeline.checks.source.source_picture import source_picture
from pipeline.checks.source.source_sentence import source_sentence
from pipeline.checks.source.source_tag import source_tag
from pipeline.checks.source.source_unit import source_unit

RULES: tuple[Rule, ...] = (
    source_id,
    source_directive,
    source_field,
    source_mark,
    source_tag,
    source_alt,
    source_picture,
    source_unit,
    source_sentence,
)

__all__ = ["RULES"]
