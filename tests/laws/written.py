"""Markdown made up by a machine: lines put together from pieces that parsers stumble over, and marks at random."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

STEADY = settings(max_examples=400, deadline=None, derandomize=True, database=None)
"""The same examples in every run: whoever breaks a law sees it, and nobody else does."""

_PIECES = r"""
Keep moving ¦ হাঁটুন। ¦ ক্ষ ¦ ১. এক ¦ é ¦ a ¦ “q” ¦ &amp; &copy; ¦ … ¦ http://bare.example ¦ doi:10.1234/abc Title
*emphasis* text ¦ **bold** x ¦ ~~del~~ ¦ _x ¦ * ¦ \# escaped ¦ \ ¦ break\ ¦ `code` ¦ `` a ¦ b `` ¦ <http://x.y>
# Head ¦ ## Head {#id} ¦ ## References ¦ # ¦ Setext ¦ === ¦ --- ¦ = ¦ -- - ¦ *** ¦ * * * ¦ _ _ _
- item ¦ * star ¦ + plus ¦ - ¦ + ¦ 1. one ¦ 2. two ¦ 10) ten ¦ 1. ¦ - [ ] task ¦ - [x] done ¦ 1. [ ] t
> quote ¦ > > deep ¦ > ¦ ``` ¦ ```py ¦ ~~~ ¦ ~~~ x ¦     code
| a | b | ¦ |---|---| ¦ --- | --- ¦ a | b ¦ | c | d | ¦ | ¦ |:-:|:-| ¦ -|- ¦ :- ¦ x|y
Term ¦ : definition ¦ ~ definition ¦ : ¦ ~
[^1]: note ¦ [^n]: [^1] nested ¦ see[^1] and[^n] ¦ [^1] ¦ [^1]: ¦ [^a b]: x ¦ ^[inline note] ¦ ^[n](/u)
[ref]: /url 'T' ¦ [a]: <b c> ¦ [ref] ¦ [x][ref] ¦ [x][] ¦ [l](/u) ¦ [l](</u v> (ti)) ¦ [x](y 't')z ¦ [x]( y )
[link-1] ¦ [link-1]: /own ¦ [image-1] ¦ [image-1]: /own2 ¦ [](u) ¦ [a\](b) ¦ [*a*](b)* ¦ &#91;x](y) ¦ `[x](y)`
![alt](/i.png "Cap") ¦ ![alt][ref] ¦ [![im](/i.png)](/u "t") ¦ ![](i) ¦ ![a ![b](c)](d) ¦ ! ¦ ![a]
[a](javascript:x) ¦ [a](data:text/html,x) ¦ <div> ¦ </div> ¦ <p>para</p> ¦ <b>x</b> y ¦ <b ¦ < ¦ <x ¦ <pre> ¦ </pre>
<a href='x'>l</a> ¦ <i>[x](y)</i> ¦ <script> ¦ </script> ¦ <?php ¦ ?> ¦ <![CDATA[ ¦ ]]> ¦ <!-- c --> ¦ <!-- ¦ -->
<div lang='bn'> ¦ <img alt="it's" src=x> ¦ <details> ¦ <summary>S <b>um</b></summary> ¦ </details>
<table><tr><td>cell</td></tr></table> ¦ <!-- i18n:skip --> ¦ <!-- i18n:skip-start --> ¦ <!-- i18n:skip-end -->
<!-- i18n:comment: hi --> ¦ <!-- i18n:context: m --> ¦ <!-- i18n:code -->
<!-- translate:off --> ¦ <!-- translate:on --> ¦ ::: note Title *x* ¦ ::: ¦ ::: references ¦ :::: tip ¦ :::: ¦ ::: foo
"""

PIECES = (
    *(piece for line in _PIECES.strip().split("\n") for piece in line.split(" ¦ ")),
    *("", "", "", "", "  ", "hard  ", ": ", "\tcode", "\u00a0x", "\u3000x", "\u200bx"),
)

_INDENTS = (*[""] * 4, *" >\t", "  ", "   ", "    ", "      ", "> ", "- ", "  - ", "* ", "1. ", ": ", "~ ", "> - ")

_MARKS = (
    *"aab  `*_[]()<>!^&;\\\"'\n\n-#|:~=1.।",
    *("[ref]: /u\n\n", "[^1]: n\n\n", "[^1]", "](/u)", "![", "^[", "  \n", "\\\n", "\n    ", "\t", "   "),
    *("<b>", "</b>", "<a ", "<p>", "</p>", 'title="', "'t'", "<!--", "-->", "&amp;", "ক্ষ", "` ", "``"),
    *("{#", "::: note ", ":::\n", "http://"),
)

_line = st.builds(
    "{}{}{}".format,
    st.sampled_from(_INDENTS),
    st.sampled_from(PIECES),
    st.one_of(st.just(""), st.just(""), st.sampled_from(PIECES).map(" {}".format), st.sampled_from(["  ", "\\"])),
)

blocks = st.lists(_line, min_size=1, max_size=9).map("\n".join)
"""A few lines of blocks in each other's way."""

marks = st.lists(st.sampled_from(_MARKS), min_size=2, max_size=28).map("".join)
"""Marks without sense."""

markdown = st.one_of(blocks, marks)
