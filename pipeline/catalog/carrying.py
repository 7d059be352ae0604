"""One entry takes over the translation of another: as sure as it was, or in doubt."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Message, Previous


def has_text(entry: Message) -> bool:
    """Whether there is a translation, doubted or not. gettext asks the first of several forms, too."""
    return bool(entry.msgstr or (entry.msgstr_plural and entry.msgstr_plural[0]))


def carried(message: Message, old: Message) -> Message:
    """The message with an old entry's translation, as sure as it was there."""
    if message.msgid_plural != old.msgid_plural:
        return doubtful(message, old)
    flags = old.flags if not message.flags else tuple(dict.fromkeys((*old.flags, *message.flags)))
    previous = old.previous if old.previous is None or old.fuzzy else None
    if (
        old.msgid == message.msgid
        and old.notes == message.notes
        and old.references == message.references
        and flags == old.flags
        and previous is old.previous
        and not old.obsolete
    ):
        return old
    return Message(
        message.msgid,
        old.msgstr,
        message.msgctxt,
        message.msgid_plural,
        old.msgstr_plural,
        previous,
        old.comments,
        message.notes,
        message.references,
        flags,
    )


def doubtful(message: Message, old: Message) -> Message:
    """The message with the translation of another text: fuzzy, and `#|` tells which text it was made for.

    A translation that was in doubt already keeps its older `#|`: that is still the text it was made for.
    """
    previous = old.previous if old.fuzzy else None
    forms = old.msgstr_plural if old.msgid_plural is not None else (old.msgstr,)
    plural = message.msgid_plural is not None
    return replace(
        message,
        msgstr="" if plural else forms[0],
        msgstr_plural=forms if plural else (),
        previous=previous or Previous(old.msgid, old.msgctxt, old.msgid_plural),
        comments=old.comments,
        flags=tuple(dict.fromkeys(("fuzzy", *old.flags, *message.flags))),
    )
