"""Catalogs and what two people do to them, by chance but always the same for a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from pipeline.model import Catalog, Message, Previous

WORDS = ["হাঁটু", "ক্ষত", "র‍্যাশ", "উদ্‌যাপন", "স্ত্রী", "“পিঠ”", "ড়", "দাঁড়ান।", "**থামুন**", "[লিঙ্ক][link-1]", "১০", "\\", '"ঘাড়"']
ENGLISH = ["knee", "rest", "Do not", "lift", "10", "twice", "back", "`x`", "walk", "stop", "the", '"hip"']
HEADERS = (
    ("Project-Id-Version", "x"),
    ("Report-Msgid-Bugs-To", "help@example.org"),
    ("POT-Creation-Date", "2026-03-09 00:00+0000"),
    ("PO-Revision-Date", "2026-03-10 12:00+0600"),
    ("Last-Translator", "Rima <rima@example.org>"),
    ("Language-Team", "Bengali"),
    ("Language", "bn"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n > 1);"),
    ("X-Generator", "Poedit 3.4"),
    ("X-Source-Language", "en"),
)


Key = tuple[str | None, str]
Entries = dict[Key, Message]
Edit = Callable[[Message], Message | None]


class Edits:
    """One stream of chance. `catalog()` makes a catalog, `edited(catalog)` what a person makes of it.

    With `sources` the English is edited too, and `update` run.
    """

    def __init__(self, seed: int, *, sources: bool = True) -> None:
        self.chance = Random(seed)
        self.sources = sources
        self.written = 0

    # ------------------------------------------------------------ texts

    def bengali(self) -> str:
        text = self.chance.choice(WORDS)
        if self.chance.random() < 0.9:
            # Mostly a text that nobody else writes: lost is lost, even if its words are in the file elsewhere.
            text += f" {self.serial()} {self.chance.choice(WORDS)}"
        if self.sources and self.chance.random() < 0.4:
            return f"{self.serial()} শুয়ে থাকুন। {text.replace('।', '')} {self.serial()}।"
        return text + "\nদ্বিতীয় লাইন" if self.chance.random() < 0.1 else text

    def english(self) -> str:
        # The same line ends as every translation could have: none at the edges.
        return " ".join(self.chance.choices(ENGLISH, k=self.chance.randint(2, 4)))

    def comment(self) -> str:
        text = self.chance.choice(WORDS[:8])
        return text if self.chance.random() < 0.2 else f"{text} {self.serial()} দেখুন"

    def serial(self) -> int:
        self.written += 1
        return self.written

    # ------------------------------------------------------------ a catalog

    def catalog(self) -> Catalog:
        entries: Entries = {}
        for _ in range(self.chance.randint(0, 7)):
            entry = self.entry()
            entries[entry.key] = entry
        return _put_together(HEADERS, tuple(self.chance.sample(["খসড়া", "২০২৬"], self.chance.randint(0, 2))), entries)

    def entry(self) -> Message:
        plural = self.english() if self.chance.random() < 0.2 else None
        entry = Message(
            self.english(),
            msgctxt=self.chance.choice([None, None, None, "", "noun"]),
            msgid_plural=plural,
            msgstr_plural=("", "") if plural is not None else (),
            notes=("type: paragraph",),
            references=("source/x.md",),
        )
        if self.chance.random() < 0.7:
            entry = self.rewritten(entry)
        if self.chance.random() < 0.2:
            entry = replace(entry, comments=(self.comment(),))
        return (self.removed(entry) or entry) if self.chance.random() < 0.15 else entry

    # ------------------------------------------------------------ what people do

    def edited(self, catalog: Catalog) -> Catalog:
        """A few things that a translator, an editor, `update` or a tool does to a catalog."""
        entries = {message.key: message for message in catalog.messages}
        headers, comments = dict(catalog.headers), catalog.comments
        for _ in range(self.chance.choice([0, 1, 2, 3, 4, 6])):
            if self.chance.random() < 0.15:
                name = self.chance.choice(
                    ["PO-Revision-Date", "Last-Translator", "X-Generator", "X-Team", "Language-Team"]
                )
                headers[name] = self.header(name)
            elif self.chance.random() < 0.05:
                comments = (*comments, self.comment()) if self.chance.random() < 0.7 else comments[:-1]
            elif self.chance.random() < 0.12:
                entry = self.entry()
                entries = self.inserted(entries, entry) if entry.key not in entries else entries
            elif self.chance.random() < 0.05:
                entries = dict(self.chance.sample(list(entries.items()), len(entries)))
            elif self.sources and self.chance.random() < 0.3:
                entries = self.parted(entries) if self.chance.random() < 0.6 else self.joined(entries)
            elif entries:
                # Two people meet in the same place more often than chance would have it.
                key = self.chance.choice(list(entries)[:2] if self.chance.random() < 0.5 else list(entries))
                entries = self.with_edit(entries, key)
        return _put_together(tuple(headers.items()), comments, entries)

    def with_edit(self, entries: Entries, key: Key) -> Entries:
        """The entries, one of them changed; gone where the edit says so."""
        edits: list[Edit] = [self.doubted, self.reviewed, self.commented, self.uncommented, self.cleared, self.removed]
        edits += [self.revived, self.flagged, self.annotated, *[self.rewritten] * 6, lambda _: None]
        if self.sources:
            edits += [self.new_text, self.new_text, self.retouched]
        changed = self.chance.choice(edits)(entries[key])
        if changed is not None and changed.key != key and changed.key in entries:
            return entries
        items = [(of, changed if of == key else entry) for of, entry in entries.items()]
        return {entry.key: entry for _, entry in items if entry is not None}

    def inserted(self, entries: Entries, entry: Message) -> Entries:
        items = list(entries.items())
        items.insert(self.chance.randint(0, len(items)), (entry.key, entry))
        return dict(items)

    def parted(self, entries: Entries) -> Entries:
        """A paragraph of two sentences became two, and `update` gave each its half."""
        whole = [entry for entry in entries.values() if _is_sure(entry) and entry.msgstr.count("।") == 2]
        if not whole:
            return entries
        entry = self.chance.choice(whole)
        first, _, second = entry.msgstr.partition("। ")
        halves = {}
        for english, half in ((f"{entry.msgid} one", f"{first}।"), (f"{entry.msgid} two", second)):
            halves[entry.msgctxt, english] = replace(entry, msgid=english, msgstr=half, comments=())
        return {key: other for key, other in entries.items() if other is not entry} | halves

    def joined(self, entries: Entries) -> Entries:
        """Two paragraphs became one, and `update` put their translations together."""
        whole = [entry for entry in entries.values() if _is_sure(entry)][:2]
        if len(whole) < 2:
            return entries
        one, other = whole
        both = replace(one, msgid=f"{one.msgid} {other.msgid}", msgstr=f"{one.msgstr} {other.msgstr}")
        left = {key: entry for key, entry in entries.items() if entry is not one and entry is not other}
        return left | {both.key: both}

    def header(self, name: str) -> str:
        if name == "PO-Revision-Date":
            return (
                f"2026-0{self.chance.randint(4, 9)}-1{self.chance.randint(0, 9)} 10:00+0{self.chance.randint(0, 6)}00"
            )
        return f"{self.chance.choice(['Poedit', 'Lokalize', 'Nila'])} {self.chance.randint(1, 9)}"

    def rewritten(self, entry: Message) -> Message:
        """Translated anew: sometimes one form only, sometimes left in doubt."""
        lasting = tuple(flag for flag in entry.flags if flag != "fuzzy")
        if entry.msgid_plural is not None:
            forms = [*entry.msgstr_plural]
            forms[self.chance.randrange(len(forms))] = self.bengali().replace("\n", " ")
            if self.chance.random() < 0.6:
                forms = [self.bengali().replace("\n", " ") for _ in forms]
            entry = replace(entry, msgstr_plural=tuple(forms))
        else:
            entry = replace(entry, msgstr=self.bengali())
        sure = replace(entry, flags=lasting, previous=None)
        return self.doubted(sure) if self.chance.random() < 0.25 else sure

    def doubted(self, entry: Message) -> Message:
        if not _text(entry) or entry.fuzzy:
            return entry
        previous = Previous(self.english()) if self.chance.random() < 0.6 else None
        return replace(entry, flags=("fuzzy", *entry.flags), previous=previous)

    def reviewed(self, entry: Message) -> Message:
        return replace(entry, flags=tuple(flag for flag in entry.flags if flag != "fuzzy"), previous=None)

    def commented(self, entry: Message) -> Message:
        place = self.chance.randint(0, len(entry.comments))
        return replace(entry, comments=(*entry.comments[:place], self.comment(), *entry.comments[place:]))

    def uncommented(self, entry: Message) -> Message:
        return replace(entry, comments=entry.comments[1:])

    def cleared(self, entry: Message) -> Message:
        if entry.obsolete:
            return entry
        blank = replace(self.reviewed(entry), msgstr="", msgstr_plural=("",) * len(entry.msgstr_plural))
        return blank if self.chance.random() < 0.5 else entry

    def removed(self, entry: Message) -> Message | None:
        if not _text(entry):
            return None
        return replace(entry, obsolete=True, notes=(), references=())

    def revived(self, entry: Message) -> Message:
        return replace(entry, obsolete=False, notes=("type: heading 2",), references=("source/x.md",))

    def flagged(self, entry: Message) -> Message:
        return replace(entry, flags=tuple(dict.fromkeys((*entry.flags, "no-wrap"))))

    def annotated(self, entry: Message) -> Message:
        return entry if entry.obsolete else replace(entry, notes=("type: table cell", f"note: {self.english()}"))

    def new_text(self, entry: Message) -> Message | None:
        """The English was edited and `update` made the translation fuzzy, or dropped an entry without one."""
        if entry.obsolete:
            return entry
        if not _text(entry):
            return replace(entry, msgid=self.english())
        previous = (entry.previous if entry.fuzzy else None) or Previous(entry.msgid, entry.msgctxt, entry.msgid_plural)
        lasting = tuple(flag for flag in entry.flags if flag != "fuzzy")
        return replace(entry, msgid=self.english(), previous=previous, flags=("fuzzy", *lasting))

    def retouched(self, entry: Message) -> Message:
        """The English was edited in a way that asks for no doubt."""
        return entry if entry.obsolete else replace(entry, msgid=f"{entry.msgid}.")


def _is_sure(entry: Message) -> bool:
    return bool(entry.translated and entry.msgstr and entry.msgid_plural is None)


def _text(entry: Message) -> bool:
    return bool(entry.msgstr or (entry.msgstr_plural and entry.msgstr_plural[0]))


def _put_together(headers: tuple[tuple[str, str], ...], comments: tuple[str, ...], entries: Entries) -> Catalog:
    obsolete = [entry for entry in entries.values() if entry.obsolete]
    live = [entry for entry in entries.values() if not entry.obsolete]
    return Catalog("x", "bn", headers, comments, (), (*live, *obsolete))
