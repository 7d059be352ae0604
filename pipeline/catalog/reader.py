"""The grammar of PO files: a text in, its entries out, in one pass over the lines.

Whatever gettext accepts is read, in any wrapping; what gettext refuses is refused here too, with its line. (But for a
comment below `#|`: people write that, and nobody misreads it.) There are three speeds: most entries are seen whole; a
line in the form that we and `msgcat --no-wrap` write costs one look into a table; any other is taken apart first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from pipeline.errors import CatalogError
from pipeline.findings import Place
from pipeline.model import Message, Previous


def read_messages(text: str, path: str) -> tuple[list[Message], tuple[str, ...]]:
    """The entries in the order of the file, the header entry among them; and the comments after the last one.

    Line ends are LF. Raises `CatalogError` with the line of what gettext would refuse.
    """
    reader = _Reader(path)
    reader.read(text)
    return reader.messages, tuple(reader.comments)


_RANKS = {
    "#| msgctxt": 1, "#| msgid": 2, "#| msgid_plural": 3, "msgctxt": 4, "msgid": 5, "msgid_plural": 6,
    "msgstr": 7, "msgstr[]": 7,
}  # fmt: skip
"""The fields of an entry in the order the grammar wants them. `#|` is what the source said before."""
_PREVIOUS, _MSGID, _MSGSTR = 3, 5, 7

_PREFIXES: dict[str, tuple[str, bool]] = {
    f"{mark}{word}": (("#| " if "|" in mark else "") + word.rstrip(), "~" in mark)
    for mark, words in {
        "": ("msgctxt ", "msgid ", "msgid_plural ", "msgstr ", ""),
        "#~ ": ("msgctxt ", "msgid ", "msgid_plural ", "msgstr ", ""),
        "#| ": ("msgctxt ", "msgid ", "msgid_plural ", ""),
        "#~| ": ("msgctxt ", "msgid ", "msgid_plural ", ""),
    }.items()
    for word in words
}
"""What stands before the first quote of a canonical line → its field (without a word: one more line of the string
above) and whether the entry is obsolete."""

_CONFLICT = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
_BLANKS = " \t\r\f\v"
_WORD = re.compile(rf"([A-Za-z_][A-Za-z_0-9]*)[{_BLANKS}]*")
_INDEX = re.compile(rf"\[[{_BLANKS}]*([0-9]+)[{_BLANKS}]*\][{_BLANKS}]*")
_STRING = re.compile(rf'"([^"\\]*(?:\\.[^"\\]*)*)"[{_BLANKS}]*')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+)|(.))")
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_BROKEN_STRING = re.compile(r'\n\n[ \t]*"')
"""A string that goes on after an empty line: legal, and nobody writes it."""
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(\\S*)|(\\S+)")
"""Since gettext 0.22 a name with spaces stands between U+2068 and U+2069."""


class _Reader:
    """The entry being read, and those already finished."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.messages: list[Message] = []
        self.seen: dict[tuple[str | None, str], int] = {}
        """Key of each entry → its line, to say where a duplicate was first."""
        self.number = 0
        self._begin()

    def _begin(self) -> None:
        self.comments: list[str] = []
        self.notes: list[str] = []
        self.references: list[str] = []
        """Whole lines: an old gettext breaks them within a name."""
        self.flags: list[str] = []
        self.fields: dict[str, list[str]] = {}
        """Field → the pieces of its string."""
        self.forms: list[list[str]] = []
        """The same for each `msgstr[n]`."""
        self.pieces: list[str] | None = None
        """Where one more line of the string above goes; None after a comment."""
        self.rank = 0
        self.line = 0
        self.obsolete = False

    def read(self, text: str) -> None:
        whole = _BROKEN_STRING.search(text) is None
        for block in text.split("\n\n"):
            if whole and self._usual(block):
                self.number += block.count("\n") + 2
            else:
                self._lines(block)
        if self.fields or self.forms:
            self._finish()

    def _usual(self, block: str) -> bool:
        """The entry that most are: comments, an unwrapped msgid and msgstr without escapes. False for any other.

        Worth its lines: with it a project is read twice as fast.
        """
        head, _, rest = block.partition('msgid "')
        msgid, found, msgstr = rest.partition('"\nmsgstr "')
        if not found or rest.count('"') != 3 or rest.count("\n") != 1 or rest[-1] != '"' or "\\" in rest:
            return False
        if self.rank == _MSGSTR:
            self._finish()
        elif self.rank or self.comments or self.notes or self.references or self.flags:
            return False
        comments, notes = [], []
        references: tuple[str, ...] = ()
        flags: tuple[str, ...] = ()
        lines = head.split("\n")
        if lines.pop():
            return False
        for line in lines:
            mark = line[:3]
            if mark == "#. ":
                notes.append(line[3:])
            elif mark == "#: " and not references:
                references = _references(line[3:])
            elif mark == "#, " and not flags:
                flags = _flags(line[3:])
            elif mark[:2] == "# ":
                comments.append(line[2:])
            else:
                return False
        self._add(
            Message(
                msgid,
                msgstr[:-1],
                None,
                None,
                (),
                None,
                tuple(comments),
                tuple(notes),
                references,
                flags,
                False,
                self.number + len(lines) + 1,
            )
        )
        return True

    def _lines(self, block: str) -> None:
        field_of = _PREFIXES.get
        for line in block.split("\n"):
            self.number += 1
            if not line:
                continue
            quote = line.find('"')
            if quote >= 0 and (field := field_of(line[:quote])) is not None:
                inner = line[quote + 1 : -1]
                if "\\" not in inner and '"' not in inner and line[-1] == '"' and len(line) > quote + 1:
                    self._string(*field, inner)
                    continue
                if string := _STRING.fullmatch(line, quote):
                    self._string(*field, self._decoded(string[1]))
                    continue
            elif line[0] == "#" and line[1:2] not in ("~", "|"):
                self._comment(line)
                continue
            self._irregular(line)
        self.number += 1

    # ------------------------------------------------------------ one line

    def _comment(self, line: str) -> None:
        if self.rank == _MSGSTR:
            self._finish()
        elif self.rank > _PREVIOUS:
            self._fail("a comment where a msgstr is due")
        self.pieces = None
        mark = line[1:2]
        if mark == " ":
            self.comments.append(line[2:])
        elif mark == ".":
            self.notes.append(line[3:] if line[2:3] == " " else line[2:])
        elif mark == ":":
            self.references.append(line[2:].strip(_BLANKS))
        elif mark in (",", "=", "!"):
            # `#=` holds the sticky flags of new gettext, `#!` is a spelling of old.
            self.flags += _flags(line[2:])
        else:
            self.comments.append(line[1:])

    def _string(self, field: str, obsolete: bool, text: str | None) -> None:
        """A field begins with `text` (None: its string is on the lines below), or one more piece of the last one."""
        rank = _RANKS.get(field)
        if rank is None:
            if (
                self.pieces is None
                or text is None
                or obsolete != self.obsolete
                or ((field == "#| ") != (self.rank <= _PREVIOUS))
            ):
                self._fail("a string that belongs to nothing")
            self.pieces.append(text)
            return
        if rank <= self.rank and not (field == "msgstr[]" and self.forms):
            if self.rank != _MSGSTR or rank == _MSGSTR:
                self._fail(f"{field} where a msgstr is due" if rank < _MSGSTR else "a second msgstr")
            self._finish()
        if not self.rank:
            self.obsolete, self.line = obsolete, self.number
        elif self.obsolete != obsolete:
            self._fail("only some lines of this entry are marked obsolete (#~)")
        if rank == _MSGID:
            self.line = self.number
        elif rank > _MSGID and "msgid" not in self.fields:
            self._fail(f"{field} without a msgid")
        self.rank = rank
        self.pieces = [] if text is None else [text]
        if field == "msgstr[]":
            self.forms.append(self.pieces)
        else:
            self.fields[field] = self.pieces

    def _irregular(self, line: str) -> None:
        """A line that gettext reads but does not write, a plural form, or a fault."""
        if _CONFLICT.match(line):
            self._fail(
                "an unresolved merge conflict", hint="keep what is right and remove the marker lines", code="conflict"
            )
        mark, rest = "", line.lstrip(_BLANKS)
        obsolete = rest.startswith("#~")
        if obsolete:
            rest = rest[2:]
        if rest.startswith("|" if obsolete else "#|"):
            mark, rest = "#| ", rest.partition("|")[2]
        rest = rest.lstrip(_BLANKS)
        if rest.startswith("#"):
            self._comment(rest)
            return
        for word, text in self._strings(rest):
            if mark and word.startswith("msgstr"):
                self._fail("a msgstr after #|")
            self._string(mark + word, obsolete, text)

    def _strings(self, rest: str) -> Iterator[tuple[str, str | None]]:
        """Keyword ("" for one more piece) and text of every string; text is None when it stands on the lines below."""
        position, word = 0, ""
        while position < len(rest):
            if string := _STRING.match(rest, position):
                yield word, self._decoded(string[1])
                word, position = "", string.end()
            elif rest[position] == '"':
                self._fail("a string without its closing quote")
            elif not word and (keyword := _WORD.match(rest, position)):
                word, position = keyword[1], keyword.end()
                if index := _INDEX.match(rest, position):
                    word, position = self._form(word, int(index[1])), index.end()
                elif word not in _RANKS:
                    self._fail(f"unknown keyword {word!r}")
            else:
                self._fail("not a line of a PO file")
        if word:
            yield word, None

    def _form(self, word: str, index: int) -> str:
        due = len(self.forms) if self.rank == _MSGSTR else 0
        if word != "msgstr" or index != due:
            self._fail(f"{word}[{index}] where msgstr[{due}] is due")
        return "msgstr[]"

    def _decoded(self, inner: str) -> str:
        """A string's escapes as characters. Octal and hexadecimal ones are bytes of UTF-8, as in C."""
        if "\\" not in inner:
            return inner

        def character(escape: re.Match[str]) -> str:
            octal, hexadecimal, letter = escape.groups()
            if letter is not None:
                if letter not in _ESCAPED:
                    self._fail(f"unknown escape \\{letter}")
                return _ESCAPED[letter]
            byte = int(octal, 8) & 0xFF if octal else int(hexadecimal[-2:], 16)
            if not byte:
                self._fail("a NUL character")
            return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)

        text = _ESCAPE.sub(character, inner)
        try:
            return text.encode("utf-8", "surrogateescape").decode("utf-8")
        except UnicodeError:
            self._fail("escapes that are not UTF-8", code="encoding")

    # ------------------------------------------------------------ one entry

    def _finish(self) -> None:
        """The entry read so far is whole."""
        fields = {field: self._joined(field, pieces) for field, pieces in self.fields.items()}
        msgid = fields.get("msgid")
        if msgid is None:
            self._fail("an entry without a msgid", self.line)
        if self.rank != _MSGSTR:
            self._fail("an entry without a msgstr", self.line)
        plural = fields.get("msgid_plural")
        if plural is None and self.forms:
            self._fail("msgstr[0] without msgid_plural", self.line)
        if plural is not None and not self.forms:
            self._fail("msgid_plural without msgstr[0]", self.line)
        previous = None
        if "#| msgid" in fields:
            previous = Previous(fields["#| msgid"], fields.get("#| msgctxt"), fields.get("#| msgid_plural"))
        elif "#| msgctxt" in fields or "#| msgid_plural" in fields:
            self._fail("#| lines without #| msgid", self.line)
        self._add(
            Message(
                msgid,
                fields.get("msgstr", ""),
                fields.get("msgctxt"),
                plural,
                tuple([self._joined("msgstr", form) for form in self.forms]),
                previous,
                tuple(self.comments),
                tuple(self.notes),
                _references(" ".join(self.references)),
                tuple(self.flags),
                self.obsolete,
                self.line,
            )
        )
        self._begin()

    def _add(self, message: Message) -> None:
        key = (message.msgctxt, message.msgid)
        if key in self.seen:
            self._fail(
                f"the same msgid stands in line {self.seen[key]}",
                message.line,
                hint="keep one of the two, or tell them apart with msgctxt",
            )
        self.seen[key] = message.line
        self.messages.append(message)

    def _joined(self, field: str, pieces: list[str]) -> str:
        if len(pieces) == 1:
            return pieces[0]
        if not pieces:
            self._fail(f"{field} without a string", self.line)
        return "".join(pieces)

    def _fail(self, message: str, line: int = 0, *, hint: str = "", code: str = "") -> NoReturn:
        raise CatalogError(message, place=Place(self.path, line or self.number), hint=hint, code=code)


def _references(rest: str) -> tuple[str, ...]:
    if "\u2068" not in rest:
        return tuple(rest.split())
    return tuple(match[3] or match[1] + match[2] for match in _REFERENCE.finditer(rest))


def _flags(rest: str) -> tuple[str, ...]:
    return tuple(flag for part in rest.split(",") if (flag := part.strip()))
