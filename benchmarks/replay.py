"""Replays edits of real articles through `update` and through msgmerge, and counts what each of them keeps.

    python -m benchmarks.replay [--histories N]

A history is an article, translated in full, and its next version. The translation is a machine's (`fill.bengali`): it
spells every English word out in Bengali letters, so that a right translation of the new version is known without
asking either tool. The texts are the project's own articles and Markdown from the corpus (`make corpus`).

Counted are the words of messages that the edit touched. *published*: a reader gets them, and they are right. *kept*:
they stand in the msgstr, published or fuzzy. *wrong*: a reader gets a translation whose English said something else.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.fill import bengali
from pipeline.build.catalogs import update
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.catalog.sentences import sentences
from pipeline.languages import language
from pipeline.model import Catalog, Message
from pipeline.project import Project

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = 'name = "Replay"\nbase_url = "https://replay.example"\nlanguages = ["en", "bn"]\n'
NAME = "article"

Blocks = list[str]


@dataclass(frozen=True)
class History:
    """Two versions of an article."""

    kind: str
    text: str
    """What the text is, for the table."""
    old: str
    new: str
    name: str = NAME
    """Of the new version's file."""
    slips: Mapping[str, str] = field(default_factory=dict)
    """Right word → how the old version misspelt it."""


@dataclass(frozen=True)
class Score:
    """Words of touched messages, by what became of them."""

    published: int = 0
    kept: int = 0
    wrong: int = 0
    touched: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.published + other.published,
            self.kept + other.kept,
            self.wrong + other.wrong,
            self.touched + other.touched,
        )


# ---------------------------------------------------------------- edits


_NO_PROSE = re.compile(r"""\n[ \t]*[:|#>*+\[-]|\n\d+[.)]|  \n|\\\n|\]\([^()]*\s["'“]""")
"""Lists, definitions, footnotes, hard breaks, links with titles: there an edit of words would be one of structure."""


def _prose(blocks: Blocks) -> list[int]:
    """Blocks of several sentences that are plain paragraphs, each the only one of its text."""
    return [
        at
        for at, block in enumerate(blocks)
        if re.match(r"[A-Z“\"\[]", block)
        and not _NO_PROSE.search(block)
        and len(_sentences(block)) > 1
        and blocks.count(block) == 1
    ]


def _sentences(block: str) -> tuple[str, ...]:
    return sentences(" ".join(block.split()), language("en"))


def _each(share: float, edit: Callable[[str, random.Random], str]) -> Callable[[Blocks, random.Random], Blocks]:
    """An edit of a share of the paragraphs."""

    def edited(blocks: Blocks, dice: random.Random) -> Blocks:
        places = _prose(blocks)
        chosen = set(dice.sample(places, max(1, round(len(places) * share)))) if places else set()
        return [edit(block, dice) if at in chosen else block for at, block in enumerate(blocks)]

    return edited


def _quotes(block: str, _: random.Random) -> str:
    block = re.sub(r'"([^"\n]*)"', r"“\1”", block)
    return re.sub(r"(?<=\w)'(?=\w)", "’", block).replace(" - ", " – ").replace("...", "…")


def _rewrap(block: str, dice: random.Random) -> str:
    return (
        block
        if "\\\n" in block or "  \n" in block
        else textwrap.fill(
            " ".join(block.split()), dice.randint(40, 110), break_long_words=False, break_on_hyphens=False
        )
    )


def _emphasis(block: str, _: random.Random) -> str:
    return re.sub(r"(?<!\*)\*([^*`\n]+)\*(?!\*)", r"_\1_", re.sub(r"\*\*([^*`\n]+)\*\*", r"__\1__", block))


def _addresses(block: str, _: random.Random) -> str:
    return re.sub(r"\]\((https?://[^()\s]+)\)", r"](https://moved.example/\1)", block)


def _split(block: str, dice: random.Random) -> str:
    found = _sentences(block)
    at = dice.randrange(1, len(found))
    return " ".join(found[:at]) + "\n\n" + " ".join(found[at:])


def _split_into_all(block: str, _: random.Random) -> str:
    return "\n\n".join(_sentences(block))


def _negation(block: str, _: random.Random) -> str:
    for old, new in ((r"\bdo not\b", "do"), (r"\bnot\b ", ""), (r"\b(is|are|can|should|will)\b", r"\1 not")):
        changed = re.sub(old, new, block, count=1, flags=re.IGNORECASE)
        if changed != block:
            return changed
    return f"Do not believe this. {block}"


def _numbers(block: str, dice: random.Random) -> str:
    if re.search(r"\b\d+\b", block):
        return re.sub(r"\b\d+\b", lambda n: str(int(n[0]) + dice.randint(1, 9)), block, count=1)
    return re.sub(r"\b(one|two|three|most|all|some|more)\b", "several", block, count=1, flags=re.IGNORECASE)


_OTHER = ("carefully", "usually", "perhaps", "slowly", "again", "together")


def _reword(block: str, dice: random.Random) -> str:
    words = block.split(" ")
    plain = [at for at, word in enumerate(words) if at and word.isascii() and word.isalpha()]
    for at in dice.sample(plain, min(3, len(plain))):
        words[at] = dice.choice(_OTHER)
    return " ".join(words)


def _grow(block: str, _: random.Random) -> str:
    return f"{block} Ask your therapist how this applies to you."


def _shrink(block: str, dice: random.Random) -> str:
    found = list(_sentences(block))
    del found[dice.randrange(len(found))]
    return " ".join(found)


def _merge(blocks: Blocks, dice: random.Random) -> Blocks:
    """Neighbouring paragraphs become one."""
    places, out = set(_prose(blocks)), list(blocks)
    for at in sorted(places, reverse=True):
        if at + 1 < len(out) and at + 1 in places and dice.random() < 0.6 and out[at + 1]:
            out[at] = f"{out[at]}\n{out[at + 1]}"
            out[at + 1] = ""
            places.discard(at)
    return [block for block in out if block]


def _move(blocks: Blocks, dice: random.Random) -> Blocks:
    """A few paragraphs stand elsewhere."""
    out = list(blocks)
    for at in sorted(dice.sample(_prose(blocks), min(3, len(_prose(blocks)))), reverse=True):
        block = out.pop(at)
        out.insert(dice.randrange(_body(out), len(out) + 1), block)
    return out


def _sections(blocks: Blocks, dice: random.Random) -> Blocks:
    """The sections in another order."""
    starts = [at for at, block in enumerate(blocks) if block.startswith("## ")]
    if len(starts) < 2:
        return _move(blocks, dice)
    parts = [blocks[a:b] for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    dice.shuffle(parts)
    return [*blocks[: starts[0]], *(block for part in parts for block in part)]


def _body(blocks: Blocks) -> int:
    """The first block after the front matter and the title."""
    return next((at for at, block in enumerate(blocks) if at and re.match(r"[A-Z]", block)), len(blocks))


def _both(*edits: Callable[[Blocks, random.Random], Blocks]) -> Callable[[Blocks, random.Random], Blocks]:
    def edited(blocks: Blocks, dice: random.Random) -> Blocks:
        for edit in edits:
            blocks = edit(blocks, dice)
        return blocks

    return edited


def _unchanged(blocks: Blocks, _: random.Random) -> Blocks:
    return blocks


EDITS: Mapping[str, Callable[[Blocks, random.Random], Blocks]] = {
    "quotes": _each(1, _quotes),
    "rewrap": _each(1, _rewrap),
    "emphasis": _each(1, _emphasis),
    "addresses": _each(1, _addresses),
    "split": _each(0.6, _split),
    "split all": _each(0.4, _split_into_all),
    "merge": _merge,
    "move": _move,
    "sections": _sections,
    "rename": _unchanged,
    "slips": _unchanged,
    "negation": _each(0.3, _negation),
    "numbers": _each(0.3, _numbers),
    "reword": _each(0.3, _reword),
    "grow": _each(0.3, _grow),
    "shrink": _each(0.3, _shrink),
    "mixed": _both(_each(0.3, _split), _each(0.2, _reword), _each(0.2, _negation), _each(1, _quotes), _move),
}
"""Kind → what makes the next version's blocks of an article's."""

SLIPS = {
    "people": "poeple",
    "because": "becuase",
    "different": "diffrent",
    "example": "exmaple",
    "important": "importent",
    "usually": "usualy",
    "through": "throught",
    "receive": "recieve",
    "separate": "seperate",
    "information": "infromation",
    "support": "suport",
    "following": "follwing",
    "default": "defualt",
    "documentation": "documentaiton",
    "function": "funciton",
}
"""Right word → a slip that old versions of the history `slips` have in its place."""

MADE: tuple[tuple[str, str, str], ...] = (
    ("not went", "Do not return to sport until it is calm. Then go.", "Return to sport until it is calm. Then go."),
    ("split, half edited", "Lie flat. Bend one knee. Breathe.", "Lie flat. Bend one knee.\n\nBreathe and count."),
    ("list made of sentences", "Sit tall. Stand often. Walk.", "- Sit tall.\n- Stand often.\n- Walk."),
    ("two links parted", "See [a](https://a.ex). Or [b](https://b.ex).", "See [a](https://a.ex).\n\nOr [b](https://b.ex)."),
    ("two joined", "Rest first.\n\nSee [b](https://b.example) now.", "Rest first. See [b](https://b.example) now."),
    ("cut elsewhere", "One helps. Two helps.\n\nThree is a crowd.", "One helps.\n\nTwo helps. Three is a crowd."),
    ("sides exchanged", "Bend the left knee. Rest the right one.", "Bend the right knee. Rest the left one."),
    ("a heading in capitals", "## When to See a Doctor\n\nSoon.", "## When to see a doctor\n\nSoon."),
    ("a unit", "Wait for 10 minutes.\n\nThen go on.", "Wait for 10 hours.\n\nThen go on."),
    ("a typo that is a word", "Walking is good for the hip.", "Waking is good for the lip."),
    ("split and a number", "Hold it for 10 seconds. Let go slowly.", "Hold it for 20 seconds.\n\nLet go slowly."),
    ("a link taken off", "Read about [walking](https://w.example) and rest.", "Read about walking and rest."),
)  # fmt: skip
"""Name, old and new text of histories made by hand."""


# ---------------------------------------------------------------- histories


def histories(limit: int, *, seed: int = 7) -> Iterator[History]:
    """So many histories, each kind of edit on one text after the other; those made by hand come first."""
    for name, old, new in MADE[:limit]:
        yield History("made", name, f"# Made\n\n{old}\n", f"# Made\n\n{new}\n")
    texts = list(_texts())
    left = limit - len(MADE)
    for number in range(max(0, left)):
        kind = list(EDITS)[number % len(EDITS)]
        name, text = texts[(number * 5 + number // len(EDITS)) % len(texts)]
        yield history(kind, name, text, random.Random(f"{seed}/{number}"))


def history(kind: str, name: str, text: str, dice: random.Random) -> History:
    """One edit of one text."""
    slips = {}
    if kind == "slips":
        slips = {right: wrong for right, wrong in SLIPS.items() if re.search(rf"\b{right}\b", text)}
    old = re.sub(r"\b[a-z]+\b", lambda word: slips.get(word[0], word[0]), text) if slips else text
    new = "\n\n".join(EDITS[kind](text.split("\n\n"), dice))
    return History(kind, name, old, new, "renamed" if kind == "rename" else NAME, slips)


def _texts() -> list[tuple[str, str]]:
    """The project's own articles, and long English texts of the corpus without raw HTML or code in their prose."""
    found = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "source").glob("*.md"))]
    corpus = Path(os.environ.get("DOBHASHI_CORPUS", ROOT / ".cache" / "corpus"))
    for path in sorted(corpus.rglob("*.md")):
        if re.search(r"/docs/(?!en/)[a-z]{2}(-[a-z]+)?/", path.as_posix()) or not 4_000 < path.stat().st_size < 30_000:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if len(_prose(text.split("\n\n"))) >= 8 and text.isprintable() is False and text.count("```") <= 24:
            found.append((path.stem, text))
    return found


# ---------------------------------------------------------------- the two tools


def replay(one: History) -> tuple[Score, Score]:
    """What `update` makes of a history, and what msgmerge does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "site.toml").write_text(SETTINGS, encoding="utf-8")
        (folder / "source").mkdir()
        before = folder / "source" / f"{NAME}.md"
        before.write_text(one.old, encoding="utf-8")
        project = Project.find(folder)
        update(project, languages=["bn"])
        old = _translated(_read(project.catalog_path(NAME, "bn")))
        project.catalog_path(NAME, "bn").write_text(serialize_po(old), encoding="utf-8")
        before.unlink()
        (folder / "source" / f"{one.name}.md").write_text(one.new, encoding="utf-8")
        theirs = folder / "msgmerge.po"
        # Under a new name msgmerge finds no old catalog.
        theirs.write_text(serialize_po(old if one.name == NAME else replace(old, messages=())), encoding="utf-8")
        update(project, languages=["bn"])
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", str(theirs), str(theirs)]
        subprocess.run([*command, str(project.template_path(one.name))], check=True)
        return _score(_read(project.catalog_path(one.name, "bn")), old, one), _score(_read(theirs), old, one)


def _read(path: Path) -> Catalog:
    return parse_po(path.read_bytes(), path=path.name, domain=NAME, language="bn")


def _translated(catalog: Catalog) -> Catalog:
    return replace(catalog, messages=tuple(replace(m, msgstr=bengali(m.msgid)) for m in catalog.messages))


def _score(catalog: Catalog, old: Catalog, one: History) -> Score:
    known = {message.key for message in old.messages} if one.name == NAME else set()
    total = Score()
    for message in catalog.current:
        if message.key not in known:
            total += _judged(message, one.slips)
    return total


def _judged(message: Message, slips: Mapping[str, str]) -> Score:
    right, there = _letters(bengali(message.msgid)), _letters(message.msgstr)
    mended = {_letters(bengali(wrong))[0]: _letters(bengali(word))[0] for word, wrong in slips.items()}
    there = [mended.get(word, word) for word in there]
    common = sum((Counter(right) & Counter(there)).values())
    if message.translated:
        # The same words in the same order, or it is not what the English says.
        return Score(common, common, 0, len(right)) if right == there else Score(0, 0, len(right), len(right))
    # A doubted translation of something else helps nobody.
    return Score(0, common if 2 * common >= len(right) else 0, 0, len(right))


def _letters(text: str) -> list[str]:
    """The words of a translation: letters, digits and signs that mean something, no labels, no punctuation."""
    bare = re.sub(r"\]\[[a-z0-9-]+\]|https?://\S+|</?[a-z][^>]*>", " ", text)
    return re.findall(r"[^\W_](?:[^\W_]|[\u0980-\u09ff])*|[<>=≤≥%]", bare.replace("&", " "))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--histories", type=int, default=80)
    wanted = parser.parse_args(arguments)
    print(f"{'edit':<12}{'text':<32}{'touched':>9}{'ours':>9}{'+fuzzy':>9}{'msgmerge':>9}{'+fuzzy':>9}{'wrong':>7}")
    ours, theirs, behind = Score(), Score(), 0
    for one in histories(wanted.histories):
        mine, other = replay(one)
        ours, theirs = ours + mine, theirs + other
        behind += mine.kept < other.kept
        print(_line(one.kind, one.text, mine, other), "  <" if mine.kept < other.kept else "")
    print(_line("all", "", ours, theirs))
    more = 100 * ours.kept / max(1, theirs.kept) - 100
    print(
        f"{more:.0f} % more words kept than msgmerge keeps; behind it in {behind} histories; {ours.wrong} words wrong"
    )
    return 1 if ours.wrong or behind else 0


def _line(kind: str, text: str, mine: Score, other: Score) -> str:
    figures = (mine.touched, mine.published, mine.kept, other.published, other.kept)
    return f"{kind:<12}{text[:30]:<32}" + "".join(f"{figure:>9,}" for figure in figures) + f"{mine.wrong:>7}"


if __name__ == "__main__":
    sys.exit(main())
