"""Articles to measure with: as many as wanted, 6 to 8 KB each, and the same ones every time.

They read like patient articles with their sentences shuffled: front matter, headings, paragraphs (half of the
articles wrap their lines by hand), nested lists, a table now and then, links, emphasis, images and footnotes.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

SEED = 20_240_131
SMALLEST, LARGEST = 6_000, 8_000
"""Bytes of one article."""
PER_FOLDER = 50

SETTINGS = """\
name = "Benchmark"
base_url = "https://benchmark.example"
source_language = "en"
languages = ["en", "bn"]
formats = ["html"]

[publish]
threshold = 0
"""

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" role="img"><path d="M10 50h100M30 50l30-40 30 40"/></svg>
"""


def write_project(folder: Path, count: int, *, seed: int = SEED) -> None:
    """A project with `count` English articles and nothing made from them yet."""
    source = folder / "source"
    source.mkdir(parents=True)
    (folder / "site.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        path = source / f"{domain(number)}.md"
        if not path.parent.is_dir():
            path.parent.mkdir()
            (path.parent / "figure.svg").write_text(FIGURE, encoding="utf-8")
        path.write_text(article(number, count, seed=seed), encoding="utf-8")


def domain(number: int) -> str:
    """Where an article is below `source/`: `part-003/advice-0151`."""
    return f"part-{number // PER_FOLDER:03d}/advice-{number:04d}"


def article(number: int, count: int, *, seed: int = SEED) -> str:
    """One article, which depends on its number and the seed alone (and links to some that exist)."""
    return _Writer(random.Random(f"{seed}/{number}"), number, count).article()


class _Writer:
    """Writes one article, block by block, with the dice it was given."""

    def __init__(self, dice: random.Random, number: int, count: int) -> None:
        self.dice = dice
        self.number = number
        self.neighbours = range(number - number % PER_FOLDER, min(count, number - number % PER_FOLDER + PER_FOLDER))
        self.width = dice.choice((0, 78))
        """Column to wrap paragraphs at; 0 leaves each on one line, as many editors do."""
        self.topic = dice.choice(TOPICS)
        self.notes: list[str] = []

    def article(self) -> str:
        blocks = [self.front_matter(), self.paragraph(), self.paragraph()]
        size = sum(len(block) + 2 for block in blocks)
        # The references and a last block, which may be a table, still fit in.
        goal = self.dice.randint(SMALLEST - 200, LARGEST - 1_500)
        level = 2
        while size < goal:
            for block in self.section(level):
                blocks.append(block)
                size += len(block) + 2
                if size >= goal:
                    break
            level = self.dice.randint(2, min(level + 1, 4))
        blocks += ["## References", self.references(), *self.notes]
        return "\n\n".join(blocks) + "\n"

    def front_matter(self) -> str:
        related = ", ".join(f"/{domain(self.neighbour())}" for _ in range(2))
        return (
            "---\n"
            f'title: "{self.topic.capitalize()}, part {self.number + 1}"\n'
            f'description: "{self.sentence()}"\n'
            "author:\n  name: The benchmark\n  qualification: written by a random generator\n"
            f"published: 2026-{self.dice.randint(1, 9):02d}-{self.dice.randint(10, 28)}\n"
            f"updated: 2026-1{self.dice.randint(0, 2)}-{self.dice.randint(10, 28)}\n"
            f"keywords: [{', '.join(self.dice.sample(BODY, 3))}]\n"
            f"related: [{related}]\n"
            f"order: {self.number}\n"
            "---"
        )

    def section(self, level: int) -> Iterator[str]:
        yield f"{'#' * level} {self.heading()}"
        yield self.paragraph()
        kinds: tuple[Callable[[], str], ...] = (self.bullets, self.steps, self.table, self.image, self.quote)
        (kind,) = self.dice.choices(kinds, weights=(5, 4, 2, 2, 1))
        yield kind()
        for _ in range(self.dice.randint(1, 2)):
            yield self.paragraph()

    def heading(self) -> str:
        text = self.dice.choice(HEADINGS).format(body=self.dice.choice(BODY), act=self.dice.choice(ACTS))
        return text[0].upper() + text[1:]

    def paragraph(self) -> str:
        sentences = [self.sentence() for _ in range(self.dice.randint(2, 5))]
        chance = self.dice.random()
        if chance < 0.25:
            sentences.insert(1, self.link())
        elif chance < 0.35:
            sentences[0] += self.footnote()
        return self.wrapped(" ".join(sentences))

    def bullets(self) -> str:
        lines = []
        for _ in range(self.dice.randint(3, 5)):
            lines.append(f"- {self.sentence()}")
            lines += [f"  - {self.sentence()}" for _ in range(self.dice.choice((0, 0, 0, 2)))]
        return "\n".join(lines)

    def steps(self) -> str:
        lines = []
        for step in range(1, self.dice.randint(4, 6)):
            lines.append(f"{step}. {self.sentence()}")
            if self.dice.random() < 0.2:
                lines.append(f"   - {self.sentence()}")
        return "\n".join(lines)

    def table(self) -> str:
        rows = ["| When | What to do | How long |", "| --- | --- | ---: |"]
        for _ in range(self.dice.randint(3, 5)):
            rows.append(
                f"| {self.dice.choice(TIMES).capitalize()} | {self.sentence()} | {self.dice.randint(2, 30)} minutes |"
            )
        return "\n".join(rows)

    def image(self) -> str:
        return f'![{self.sentence()}](figure.svg "{self.sentence()}")'

    def quote(self) -> str:
        return "\n".join(f"> {line}" for line in self.wrapped(f"{self.sentence()} {self.sentence()}").splitlines())

    def references(self) -> str:
        years = sorted(self.dice.sample(range(1990, 2026), 4))
        return "\n".join(
            f"{place}. Trials of {self.dice.choice(ACTS)} for {self.dice.choice(BODY)} pain. {year}."
            f" <https://doi.example/10.{self.dice.randint(1000, 9999)}/{year}.{place}>"
            for place, year in enumerate(years, 1)
        )

    def link(self) -> str:
        if self.dice.random() < 0.5:
            other = domain(self.neighbour()).rpartition("/")[2]
            return f"Read more about [{self.dice.choice(ACTS)}]({other}.md)."
        return (
            f"A [{self.dice.choice(ADJECTIVES)} guide](https://health.example/{self.dice.choice(BODY)}) says the same."
        )

    def footnote(self) -> str:
        label = f"[^{len(self.notes) + 1}]"
        self.notes.append(f"{label}: {self.sentence()}")
        return label

    def sentence(self) -> str:
        """One sentence; now and then a few of its words are strong, emphasised or code."""
        text = self.dice.choice(SENTENCES).format(
            body=self.dice.choice(BODY),
            other=self.dice.choice(BODY),
            act=self.dice.choice(ACTS),
            adjective=self.dice.choice(ADJECTIVES),
            thing=self.dice.choice(THINGS),
            time=self.dice.choice(TIMES),
            number=self.dice.randint(2, 30),
        )
        if self.dice.random() < 0.15:
            words = text.split()
            place = self.dice.randrange(1, len(words) - 2)
            mark = self.dice.choice(("**", "**", "*"))
            words[place] = f"{mark}{words[place].rstrip(',')}{mark}"
            text = " ".join(words)
        return text

    def neighbour(self) -> int:
        return self.dice.choice(self.neighbours)

    def wrapped(self, text: str) -> str:
        return textwrap.fill(text, self.width, break_long_words=False, break_on_hyphens=False) if self.width else text


TOPICS = (
    "sciatica at work",
    "a stiff lower back",
    "walking with leg pain",
    "sleep and back pain",
    "sitting for long hours",
)
BODY = ("back", "hip", "knee", "calf", "foot", "thigh", "spine", "leg", "ankle", "shoulder", "neck", "pelvis")
ACTS = ("stretching", "walking", "swimming", "lying down", "bending", "lifting", "sitting", "standing up", "resting")
ADJECTIVES = ("gentle", "slow", "firm", "short", "careful", "warm", "steady", "quiet", "simple", "painful", "regular")
THINGS = ("pillow", "folded towel", "chair", "heat pack", "hard mattress", "low stool", "wall", "bag", "mat", "cushion")
TIMES = (
    "in the morning", "before bed", "after a meal", "during the day", "after work", "twice a day", "every hour",
    "on the first days", "after two weeks", "when the pain wakes you", "before you stand", "at the weekend",
)  # fmt: skip
HEADINGS = (
    "When the {body} hurts", "Start with {act}", "{act} and your {body}", "What helps the {body}", "Why {act} works",
    "Before you begin {act}", "Signs in the {body} to watch", "A plan for the {body}", "Questions about {act}",
)  # fmt: skip
SENTENCES = (
    "Put a {adjective} {thing} under your {body} and let the {other} rest on it {time}.",
    "Keep the {body} still while the {other} moves, and stop as soon as the pain runs further down.",
    "Many people find that {act} {time} helps more than lying still for days.",
    "Do this {number} times {time}, with a {adjective} breath between each of them.",
    "If the {body} feels numb or weak, call your doctor before you go on with {act}.",
    "The nerve that passes behind the {body} can be pressed where it leaves the {other}.",
    "A {adjective} pull is enough: pain in the {body} is not a sign that it works better.",
    "Most people feel better within {number} weeks, whether or not they choose {act}.",
    "Hold the {thing} close to your {body} and turn with your feet, not with your {other}.",
    "There is {adjective} evidence that {act} is as good as any tablet for pain in the {body}.",
    "Sit on a {adjective} {thing}, draw the {body} towards you and count slowly to {number}.",
    "It is safe to begin {act} {time}, as long as the {body} does not get worse.",
    "Tell the physiotherapist how far you can walk before the {body} begins to hurt.",
    "You may use a {thing} for up to {number} minutes; leave it off where the {body} is numb.",
    "Nothing is torn when the {body} hurts after {act}: the muscles are only tired.",
    "Lie on the side that hurts less, bend the {body} a little and breathe out for {number} seconds.",
    "Write down {time} what made the pain in the {body} better and what made it worse.",
    "Ask somebody to move the {thing} for you, because {act} with a bent {body} strains the {other}.",
    "A {adjective} walk of {number} minutes {time} keeps the {body} supple and lifts the mood.",
    "When {act} hurts, make the movement smaller rather than giving it up.",
    "The pain often begins in the {body}, runs along the {other} and ends in the toes.",
    "Change between sitting, standing and {act} at least {number} times {time}.",
    "Scans of the {body} seldom help in the first {number} weeks, and they often worry people.",
    "Your {body} is stronger than it feels, and {adjective} movement will not harm the {other}.",
)
