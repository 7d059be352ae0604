"""A translated article becomes a catalog: the right pairs, and nothing wrong that calls itself sure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from catalog.made import BENGALI, gettext, needs_gettext
from click.testing import CliRunner

from align.articles import Translated, bengali, blocks, joined, read
from pipeline import markup
from pipeline.align.pairing import Pair, pairs
from pipeline.build.alignment import Alignment, align
from pipeline.catalog.memory import MARK as MEMORY_MARK
from pipeline.catalog.po import serialize_po
from pipeline.cli import main
from pipeline.model import Article, Unit

FIXTURES = Path(__file__).parent / "fixtures"
ARTICLES = ("sleeping-with-sciatica", "physiotherapy-for-sciatica", "sciatica-in-pregnancy", "red-flags-back-pain")
SURE = 0.8


@cache
def _article(name: str) -> Translated:
    return read(name)


@cache
def _known(name: str) -> tuple[tuple[str, str], ...]:
    """What the other articles' catalogs say: a project's memory."""
    return tuple((key[1], said) for other in ARTICLES if other != name for key, said in _article(other).truth.items())


# ---------------------------------------------------------------- articles as translators leave them


def _is_paragraph(block: str) -> bool:
    return re.match(r"[^\s#>\-*\d|:!<\[]", block) is not None and "\n:" not in block and not block.startswith("---")


def _paragraphs(parts: list[str]) -> list[int]:
    return [at for at, block in enumerate(parts) if _is_paragraph(block)]


def _neighbours_swapped(parts: list[str], chance: random.Random) -> list[str]:
    for _ in range(2):
        at = chance.randrange(len(_paragraphs(parts)) - 1)
        here, there = _paragraphs(parts)[at : at + 2]
        parts[here], parts[there] = parts[there], parts[here]
    return parts


def _far_apart_swapped(parts: list[str], chance: random.Random) -> list[str]:
    here, there = chance.sample(_paragraphs(parts), 2)
    parts[here], parts[there] = parts[there], parts[here]
    return parts


def _section_moved(parts: list[str], chance: random.Random) -> list[str]:
    heads = [at for at, block in enumerate(parts) if block.startswith("## ")]
    first, second, third = heads[(at := chance.randrange(len(heads) - 2)) : at + 3]
    return parts[:first] + parts[second:third] + parts[first:second] + parts[third:]


def _left_out(parts: list[str], chance: random.Random) -> list[str]:
    for _ in range(4):
        del parts[chance.choice(_paragraphs(parts))]
    return parts


def _put_together(parts: list[str], chance: random.Random) -> list[str]:
    for _ in range(3):
        where = [at for at in _paragraphs(parts)[:-1] if _is_paragraph(parts[at + 1])]
        if where:
            at = chance.choice(where)
            parts[at : at + 2] = [f"{parts[at]} {parts[at + 1]}"]
    return parts


def _as_it_was(parts: list[str], _: random.Random) -> list[str]:
    return parts


CHANGES: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "as it was": _as_it_was,
    "neighbours swapped": _neighbours_swapped,
    "passages far apart swapped": _far_apart_swapped,
    "a section moved": _section_moved,
    "passages left out": _left_out,
    "passages put together": _put_together,
}


def _plain(text: str) -> str:
    return re.sub(r"\]\[[a-z]+-\d+\]", "]", text)


def _judged(article: Translated, other: tuple[Unit, ...], found: tuple[Pair, ...]) -> list[tuple[bool, Pair]]:
    """Of every pair with a translated unit, whether it is right."""
    present = {_plain(unit.msgid) for unit in other}
    judged = []
    for pair in found:
        for number in pair.english:
            said = article.truth.get(article.english[number].key)
            if said is None:
                continue
            wanted, given = _plain(said), " ".join(_plain(other[k].msgid) for k in pair.other)
            # What is not present was left out, or put together with its neighbour.
            right = given == wanted if wanted in present else not given or wanted in given or given in wanted
            judged.append((right, pair))
    return judged


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("known", [False, True], ids=["alone", "with a memory"])
def test_pairs_are_right_and_none_is_wrong_and_sure(change: str, known: bool) -> None:
    right = total = 0
    for name in ARTICLES:
        article = _article(name)
        other = bengali(joined(CHANGES[change](blocks(article.markdown), random.Random(7))))
        judged = _judged(article, other, pairs(article.english, other, _known(name) if known else ()))
        assert not [pair for good, pair in judged if not good and pair.confidence >= SURE]
        right += sum(good for good, _ in judged)
        total += len(judged)
    # Two checklists that change places, without one number or link in them, need a word that is known.
    assert right / total >= (0.95 if known or change != "a section moved" else 0.9), f"{right} of {total}"


def test_a_memory_makes_more_pairs_sure() -> None:
    article = _article("sleeping-with-sciatica")
    other = bengali(article.markdown)
    alone, helped = (pairs(article.english, other, known) for known in ((), _known("sleeping-with-sciatica")))
    assert sum(p.confidence >= SURE for p in helped) > sum(p.confidence >= SURE for p in alone) > 20


def test_every_passage_of_both_sides_is_in_one_pair() -> None:
    article = _article("red-flags-back-pain")
    other = bengali(joined(_put_together(_left_out(blocks(article.markdown), random.Random(3)), random.Random(3))))
    found = pairs(article.english, other)
    assert sorted(k for pair in found for k in pair.english) == list(range(len(article.english)))
    assert sorted(k for pair in found for k in pair.other) == list(range(len(other)))


@pytest.mark.parametrize(("english", "other"), [("", ""), ("Rest.\n", ""), ("", "বিশ্রাম নিন।\n")])
def test_an_empty_article_has_no_pairs(english: str, other: str) -> None:
    found = pairs(markup.units(Article("a", "a.md", english)), bengali(other))
    assert all(not pair.english or not pair.other for pair in found)


# ---------------------------------------------------------------- a free translation, by hand


def _warmth(**options: float) -> Alignment:
    english = Article("warmth", "source/warmth.md", (FIXTURES / "warmth.md").read_text(encoding="utf-8"))
    other = Article("warmth.bn", "warmth.bn.md", (FIXTURES / "warmth.bn.md").read_text(encoding="utf-8"))
    return align(english, other, BENGALI, **options)  # type: ignore[arg-type]


EXPECTED = {
    "Warm packs and cold packs": "গরম সেঁক আর ঠান্ডা সেঁক",
    "When warmth helps": "পিঠে ব্যথা হলে",
    "Warmth and cold do not heal": "গরম বা ঠান্ডা সেঁকে পিঠ",
    "Warm packs": "গরম সেঁক",
    "A warm pack relaxes": "গরম সেঁকে শক্ত হয়ে থাকা মাংসপেশি",
    "Never sleep with": "গরম বোতল গায়ে",
    "wrap the bottle": "বোতলটা তোয়ালেতে",
    "test it on": "আগে হাতে",
    "stop when the skin": "চামড়া লাল",
    "Cold packs": "ঠান্ডা সেঁক",
    "Some people prefer": "কারও কারও প্রথম ৪৮",
    "The [NHS page on back pain][link-1]": "[পিঠব্যথা নিয়ে NHS-এর পাতাতেও][link-1]",
    "Who should not": "কারা ঠান্ডা",
    "People with Raynaud": "",
    "If you have diabetes": "ডায়াবেটিস থাকলে",
    "When to see": "কখন ডাক্তার",
    "Call [999][link-1]": "প্রস্রাব ধরে রাখতে না পারলে [৯৯৯][link-1]",
    "See a doctor": "৬ সপ্তাহ পরেও",
}


def test_a_free_translation_is_paired_passage_by_passage() -> None:
    """One passage was left out, two were put together, one was added."""
    done = _warmth()
    assert len(done.catalog.messages) == len(EXPECTED)
    for message, (beginning, said) in zip(done.catalog.messages, EXPECTED.items(), strict=True):
        assert message.msgid.startswith(beginning)
        assert message.msgstr.startswith(said), message.msgid
        assert bool(message.msgstr) == bool(said), message.msgid
    assert done.left_over == 1


def test_passages_put_together_are_parted_between_sentences_and_stay_in_doubt() -> None:
    warm, never = _warmth().catalog.messages[4:6]
    assert warm.msgstr.endswith("২০ মিনিট রাখুন।")
    assert never.msgstr.startswith("গরম বোতল")
    assert warm.fuzzy and never.fuzzy


def test_what_is_in_doubt_says_how_much_and_from_where() -> None:
    done = _warmth()
    doubted = [message for message in done.catalog.messages if message.fuzzy]
    assert doubted
    for message in doubted:
        assert re.fullmatch(r"dobhashi: aligned: \d+%, warmth\.bn\.md:\d+", message.comments[0])
        assert message.previous is not None
    assert (done.sure, done.doubtful, done.empty) == (
        sum(message.translated for message in done.catalog.messages),
        len(doubted),
        1,
    )
    assert not any(MEMORY_MARK in line for message in doubted for line in message.comments)


def test_the_threshold_decides_what_is_fuzzy() -> None:
    assert _warmth(threshold=1.0).sure == 0
    assert _warmth(threshold=0.0).doubtful < _warmth().doubtful


# ---------------------------------------------------------------- texts


def _one(english: str, other: str) -> tuple[str, bool]:
    done = align(Article("a", "a.md", english), Article("b", "b.md", other), BENGALI, threshold=0.0)
    message = next(m for m in done.catalog.messages)
    return message.msgstr, message.fuzzy


def test_labels_follow_their_addresses_not_their_order() -> None:
    said, _ = _one(
        "Call [999](tel:999) or read [the page](https://nhs.example/back).\n",
        "[পাতাটি](https://nhs.example/back) পড়ুন, নয়তো [৯৯৯](tel:999) নম্বরে ফোন করুন।\n",
    )
    assert said == "[পাতাটি][link-2] পড়ুন, নয়তো [৯৯৯][link-1] নম্বরে ফোন করুন।"


def test_an_address_of_the_translators_own_stays_and_is_for_a_person_to_see() -> None:
    english, other = "Read [the page](https://en.example/a) 12.\n", "[পাতা](https://bn.example/a) ১২ পড়ুন।\n"
    done = align(Article("a", "a.md", english), Article("b", "b.md", other), BENGALI)
    assert done.catalog.messages[0].msgstr == "[পাতা](https://bn.example/a) ১২ পড়ুন।"
    assert done.catalog.messages[0].fuzzy


def test_what_is_still_english_is_no_translation() -> None:
    text = "Walk for 10 minutes, then rest for 20.\n"
    assert _one(text, text) == ("", False)


def test_a_translation_that_a_check_finds_fault_with_is_in_doubt() -> None:
    said, fuzzy = _one("Take `10 mg` [now](tel:999) <br> or later.\n", "`10 mg` [এখন](tel:999) বা পরে নিন।\n")
    assert (said, fuzzy) == ("`10 mg` [এখন][link-1] বা পরে নিন।", True)


def test_text_comes_out_in_nfc() -> None:
    assert _one("Read 12 pages.\n", "১২ পাতা প\u09dcুন।\n")[0] == "১২ পাতা প\u09a1\u09bcুন।"


# ---------------------------------------------------------------- dobhashi align


class _Page(HTMLParser):
    """What the tests ask of a review sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.doubt: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in ("meta", "hr"):
            self.open.append(tag)
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag == "tr" and given.get("class"):
            self.doubt.append(f"#{given['id']}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _run(*arguments: str) -> tuple[str, int]:
    done = CliRunner().invoke(main, ["align", *arguments])
    return done.output, done.exit_code


@needs_gettext
def test_the_command_writes_a_catalog_and_a_sheet(tmp_path: Path) -> None:
    po, page = tmp_path / "warmth.po", tmp_path / "warmth.html"
    english, other = str(FIXTURES / "warmth.md"), str(FIXTURES / "warmth.bn.md")
    output, code = _run(english, other, "-o", str(po), "--sheet", str(page), "--language", "bn")
    assert code == 0
    assert "1 empty; 1 passage of" in output
    text = po.read_text(encoding="utf-8")
    assert gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=text) == ("", "", 0)
    assert gettext("msgcat", "--no-wrap", "-", text=text)[0] == text
    seen = _Page()
    seen.feed(page.read_text(encoding="utf-8"))
    assert seen.open == []
    assert seen.links == seen.doubt != [], "what is not sure is marked and listed, in order"
    assert not {"script", "link", "img", "iframe"} & set(seen.tags), "the sheet is whole by itself"


def test_without_a_name_the_catalog_is_printed_and_a_file_is_never_overwritten(tmp_path: Path) -> None:
    english, other = str(FIXTURES / "warmth.md"), str(FIXTURES / "warmth.bn.md")
    output, code = _run("-C", str(tmp_path), english, other)
    assert code == 0
    assert serialize_po(_warmth().catalog).split("\n\n", 1)[1].split("\n#: ")[0] in output
    (tmp_path / "there.po").write_text("", encoding="utf-8")
    assert _run(english, other, "-o", str(tmp_path / "there.po"))[1] == 2
    assert _run(english, str(tmp_path / "absent.md"))[1] == 2
