"""The texts of an author's raw HTML."""

from __future__ import annotations

import pytest

from pipeline.render.print.rawhtml import Passage, passages


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<!-- a word for translators -->", []),
        ("<p>কোমরে <b>ব্যথা</b></p>", [Passage("কোমরে ব্যথা")]),
        ("<details><summary>আরও</summary><p>এক</p><p>দুই</p></details>",
         [Passage("আরও", strong=True), Passage("এক"), Passage("দুই")]),
        ("<ul><li>এক<li>দুই</ul>", [Passage("এক"), Passage("দুই")]),
        ("এক<br>দুই", [Passage("এক"), Passage("দুই")]),
        ("<script>alert(1)</script><style>p{}</style>পরে", [Passage("পরে")]),
        ("AT&amp;T &lt;b&gt; &#2453;", [Passage("AT&T <b> ক")]),
        ('<img src="x.png" alt="শোয়ার ভঙ্গি">', [Passage("শোয়ার ভঙ্গি")]),
        ("<p>a\n   b</p>", [Passage("a b")]),
        ("<p>খোলা <b>থাকল", [Passage("খোলা থাকল")]),
    ],
)  # fmt: skip
def test_a_reader_sees_the_texts_block_by_block(html: str, texts: list[Passage]) -> None:
    assert list(passages(html)) == texts
