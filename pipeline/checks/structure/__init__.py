"""Markdown, links, HTML and placeholders: what the parser finds in both texts.

`compare` holds what several rules share. Where one fault has several signs, the most specific rule speaks: a bracket
that is broken, not also the link that is lost by it.
"""

from pipeline.checks.rule import Rule
from pipeline.checks.structure.bn_emphasis_sign import bn_emphasis_sign
from pipeline.checks.structure.html_attr import html_attr
from pipeline.checks.structure.html_tags import html_tags
from pipeline.checks.structure.html_unsafe import html_unsafe
from pipeline.checks.structure.md_autolink import md_autolink
from pipeline.checks.structure.md_block_start import md_block_start
from pipeline.checks.structure.md_break import md_break
from pipeline.checks.structure.md_code import md_code
from pipeline.checks.structure.md_emphasis_open import md_emphasis_open
from pipeline.checks.structure.md_entity import md_entity
from pipeline.checks.structure.md_escape import md_escape
from pipeline.checks.structure.md_footnote import md_footnote
from pipeline.checks.structure.md_image import md_image
from pipeline.checks.structure.md_link_broken import md_link_broken
from pipeline.checks.structure.md_link_empty import md_link_empty
from pipeline.checks.structure.md_link_order import md_link_order
from pipeline.checks.structure.md_link_target import md_link_target
from pipeline.checks.structure.md_reference import md_reference
from pipeline.checks.structure.md_shape import md_shape
from pipeline.checks.structure.md_table_pipe import md_table_pipe
from pipeline.checks.structure.placeholder import placeholder
from pipeline.checks.structure.url_scheme import url_scheme

RULES: tuple[Rule, ...] = (
    md_link_target,
    md_link_broken,
    md_reference,
    md_link_empty,
    md_link_order,
    md_autolink,
    url_scheme,
    md_image,
    md_footnote,
    md_code,
    md_shape,
    md_emphasis_open,
    bn_emphasis_sign,
    html_unsafe,
    html_tags,
    html_attr,
    md_entity,
    md_escape,
    md_break,
    md_block_start,
    md_table_pipe,
    placeholder,
)
