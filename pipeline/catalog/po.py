"""PO files: bytes to a `Catalog` and back. `parse_po` accepts what gettext accepts; `serialize_po` writes one form.

The law: `serialize_po(parse_po(data))` is `data` for every file that `serialize_po` or `msgcat --no-wrap` wrote.

The grammar is our own (`reader`). polib was tried: it takes three to five times as long, it loses the line
of a fault and accepts much that gettext refuses. It is the second opinion of the tests.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import is_normalized, normalize

from pipeline.catalog.headers import Headers, charset
from pipeline.catalog.reader import read_messages
from pipeline.errors import CatalogError
from pipeline.findings import Place
from pipeline.model import Catalog, Message


def parse_po(data: bytes, *, path: str, domain: str, language: str | None, composed: bool = True) -> Catalog:
    """The catalog in a file's bytes: any wrapping, line ends, charset and spelling that gettext knows.

    What people wrote (translations, their comments, header fields) is put into NFC, silently, unless it is wanted as
    it stands there: keyboards type ড় in a form that NFC takes apart. A msgid stays as its source has it.
    Raises `CatalogError` with path and line for what gettext would refuse, merge conflicts among it.
    """
    text = _decoded(data, path)
    messages, trailing = read_messages(text, path)
    if composed and not is_nfc(text):
        messages = [in_nfc(message) for message in messages]
    header = _take_header(messages, path)
    # A comment below the last entry belongs to none of them: with the file's own it is at least not lost.
    comments = (*header.comments, *header.notes, *trailing)
    return Catalog(
        domain,
        language,
        _fields(header.msgstr),
        comments,
        header.flags,
        tuple(messages),
        path,
    )


def serialize_po(catalog: Catalog) -> str:
    """The text of a PO file, byte for byte as `msgcat --no-wrap` lays it out: UTF-8, LF, nothing wrapped.

    A flag that gettext does not know is kept, after those it does; gettext's own tools would drop it.
    """
    entries = [_header(catalog)] if catalog.headers or catalog.comments or catalog.header_flags else []
    entries += [_entry(message) for message in catalog.messages if not message.obsolete]
    entries += [_entry(message) for message in catalog.messages if message.obsolete]
    return "\n".join(entries)


# ---------------------------------------------------------------- reading


_HEADER = re.compile(rb'^msgid[ \t]*""\s*msgstr((?:\s*"(?:[^"\\]|\\.)*")*)', re.MULTILINE)
_CHARSET = re.compile(rb"content-type:[^\\]*?charset=([^\s\\;]+)", re.IGNORECASE)


def _decoded(data: bytes, path: str) -> str:
    """The file as text with LF line ends and no byte order mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise CatalogError("saved as UTF-16", place=Place(path), hint="save the file as UTF-8", code="encoding")
    name = charset_of(data)
    try:
        text = data.decode(name)
    except LookupError as error:
        raise CatalogError(
            f"unknown charset {name!r}",
            place=Place(path),
            hint="save the file as UTF-8 and write charset=UTF-8 in its header",
            code="encoding",
        ) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(
            f"not {name.upper()}: byte 0x{data[error.start]:02x}",
            place=Place(path, line),
            hint="save the file as UTF-8",
            code="encoding",
        ) from error
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n") if "\r" in text else text


def charset_of(data: bytes) -> str:
    """The charset that a file is read in: what the header entry tells, UTF-8 where it tells none.

    Nor is another one believed of letters that are UTF-8, which nothing else is by chance: the header is a leftover,
    and taking it at its word made à¦¬ of every ব.
    """
    header = _HEADER.search(data)
    found = _CHARSET.search(re.sub(rb'"\s*"', b"", header[1])) if header else None
    name = found[1].decode("ascii", "replace").lower().strip('"') if found else "utf-8"
    # ASCII is UTF-8, and "CHARSET" is what an unedited template says.
    if name in ("utf-8", "utf8", "us-ascii", "ascii", "charset") or (_is_known(name) and _has_utf8(data)):
        return "utf-8"
    return name


def _is_known(charset: str) -> bool:
    try:
        codecs.lookup(charset)
    except LookupError:
        return False
    return True


def _has_utf8(data: bytes) -> bool:
    """Whether there are letters beyond ASCII, and all of them are UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


_NOT_NFC_AT_SIGHT = re.compile("[^\x00-\u02ff\u0964-\u0970\u0980-\u09db\u09de\u09e0-\u09fd\u2002-\u20cf\u2100-\u2125]")
"""Outside: every letter of which Unicode's quick check says no, or that may combine; and scripts we have not listed."""


def is_nfc(text: str) -> bool:
    """Whether a text is in NFC. Ten times as fast as Unicode's quick check on Latin and Bengali.

    That check says "maybe" for the vowel sign া, so for all Bengali; but it joins only with ে, and the other thing to
    look for is a nukta after a hasanta.
    """
    if text.isascii():
        return True
    if _NOT_NFC_AT_SIGHT.search(text) is None:
        return "\u09c7\u09be" not in text and "\u09c7\u09d7" not in text and "\u09cd\u09bc" not in text
    return is_normalized("NFC", text)


def in_nfc(message: Message) -> Message:
    """The message with what people wrote in NFC."""
    return replace(
        message,
        msgstr=normalize("NFC", message.msgstr),
        msgstr_plural=tuple(normalize("NFC", form) for form in message.msgstr_plural),
        comments=tuple(normalize("NFC", comment) for comment in message.comments),
    )


def _take_header(messages: list[Message], path: str) -> Message:
    """Takes the header entry out of the list; an empty one where the file has none."""
    for position, message in enumerate(messages):
        if message.msgid == "" and message.msgctxt is None:
            if message.obsolete or message.msgid_plural is not None:
                raise CatalogError("an entry with an empty msgid", place=Place(path, message.line))
            return messages.pop(position)
    return Message("")


def _fields(header: str) -> Headers:
    """Name and value of every header line. A line without a colon has no name."""
    fields = []
    for line in header.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.append((name, value.removeprefix(" ")))
        elif line:
            fields.append(("", line))
    return tuple(fields)


# ---------------------------------------------------------------- writing


_SPECIAL = re.compile(r'["\\\x07-\x0d]')
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\a": r"\a", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\v": r"\v", "\f": r"\f", "\r": r"\r"}
)


def _header(catalog: Catalog) -> str:
    lines = [f"{name}: {_honest(name, value)}\n" if name else f"{value}\n" for name, value in catalog.headers]
    entry = Message("", "".join(lines), comments=catalog.comments, flags=catalog.header_flags)
    return _entry(entry, header=True)


def _honest(name: str, value: str) -> str:
    """The charset is the one we write, whatever the file was read in."""
    if name.lower() == "content-type" and charset(value).lower() not in ("utf-8", "charset"):
        return "text/plain; charset=UTF-8"
    return value


def _entry(message: Message, *, header: bool = False) -> str:
    """One entry with its line end, in gettext's order of lines."""
    if not message.comments and not message.flags and message.msgctxt is None and _is_plain(message):
        # As most are; a tenth of an extraction was spent on asking what they do not have.
        notes = _notes(message.notes)
        places = f"#: {' '.join([_reference(place) for place in message.references])}\n" if message.references else ""
        return f'{notes}{places}msgid "{message.msgid}"\nmsgstr "{message.msgstr}"\n'
    out: list[str] = []
    for comment in message.comments:
        out.append(_comment("#", comment))
    for note in message.notes:
        out.append(_comment("#.", note))
    if message.references:
        out.append(f"#: {' '.join(_reference(place) for place in message.references)}\n")
    if message.flags and (flags := _flags(message, header)):
        out.append(f"#, {', '.join(flags)}\n")
    mark = "#~ " if message.obsolete else ""
    if message.previous is not None:
        before, previous = ("#~| " if message.obsolete else "#| "), message.previous
        if previous.msgctxt is not None:
            out.append(_string("msgctxt", previous.msgctxt, before))
        out.append(_string("msgid", previous.msgid, before))
        if previous.msgid_plural is not None:
            out.append(_string("msgid_plural", previous.msgid_plural, before))
    if message.msgctxt is not None:
        out.append(_string("msgctxt", message.msgctxt, mark))
    out.append(_string("msgid", message.msgid, mark))
    if message.msgid_plural is None:
        out.append(_string("msgstr", message.msgstr, mark))
    else:
        out.append(_string("msgid_plural", message.msgid_plural, mark))
        for index, form in enumerate(message.msgstr_plural or ("",)):
            out.append(_string(f"msgstr[{index}]", form, mark))
    return "".join(out)


def serialize_string(word: str, text: str) -> str:
    """One field of an entry as it stands in a file, with its line end: `msgstr "…"`."""
    return _string(word, text, "")


def _notes(notes: tuple[str, ...]) -> str:
    """The `#.` lines of an entry."""
    lines = "\n#. ".join(notes)
    if "\\" in lines or lines.count("\n") >= len(notes) or "" in notes:
        return "".join([_comment("#.", note) for note in notes])
    return f"#. {lines}\n"


def bare_entry(message: Message) -> str:
    """An untranslated entry without its comments and its last line end: what tells it apart, as it stands in a file."""
    context = "" if message.msgctxt is None else _string("msgctxt", message.msgctxt, "")
    return f'{context}{_string("msgid", message.msgid, "")}msgstr ""'


def _is_plain(message: Message) -> bool:
    """Whether an entry is one msgid and one msgstr of today, with nothing to escape."""
    return (
        message.msgid_plural is None
        and message.previous is None
        and not message.obsolete
        and _SPECIAL.search(message.msgid) is None
        and (not message.msgstr or _SPECIAL.search(message.msgstr) is None)
    )


def _comment(mark: str, text: str) -> str:
    """A comment of one line, or of several where the text has line ends.

    gettext takes a backslash at a line's end, in a comment too, as "goes on below" and would swallow the next line.
    """
    if "\n" in text:
        return "".join(_comment(mark, line) for line in text.split("\n"))
    if text.endswith("\\"):
        return f"{mark} {text} \n"
    return f"{mark} {text}\n" if text else f"{mark}\n"


def _reference(place: str) -> str:
    if " " not in place:
        return place
    name, colon, line = place.rpartition(":")
    return f"\u2068{name}\u2069:{line}" if colon and line.isdecimal() else f"\u2068{place}\u2069"


def _flags(message: Message, header: bool) -> Iterable[str]:
    """In gettext's order. A doubt about an empty translation is none: gettext leaves that flag out as well."""
    first = message.msgstr_plural[0] if message.msgstr_plural else message.msgstr
    flags = dict.fromkeys(message.flags)
    return sorted((flag for flag in flags if flag != "fuzzy" or first or header), key=_flag_place)


def _flag_place(flag: str) -> int:
    if flag == "fuzzy":
        return 0
    if flag.endswith("-format"):
        return 1
    if flag.startswith("range:"):
        return 2
    return 3 if flag in ("wrap", "no-wrap") else 4


def _string(word: str, text: str, mark: str) -> str:
    """A field: on one line, or below `""` one line for each line of the text where it has several."""
    if _SPECIAL.search(text) is None:
        return f'{mark}{word} "{text}"\n'
    if "\n" not in text[:-1]:
        return f'{mark}{word} "{text.translate(_ESCAPES)}"\n'
    return f'{mark}{word} ""\n' + "".join(f'{mark}"{line.translate(_ESCAPES)}"\n' for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their line ends; a text that ends with one has no empty line after it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
