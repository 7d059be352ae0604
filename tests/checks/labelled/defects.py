"""The classes of defects, by family."""

# ruff: noqa: E501 - a table
from __future__ import annotations

import regex

from checks.labelled.mutator import (
    DIGITS,
    Defect,
    Maker,
    digits,
    each,
    exchanged,
    one_more,
    turned,
    whole,
    words,
)
from checks.labelled.pairs import Labelled

NUMBER = ("number-value", "number-range", "number-decimal", "phone", "digit-script", "frequency")
UNIT = ("unit", "time-unit", "number-value", "frequency")
OFTEN = ("frequency", "number-value", "unit", "time-unit")
MORE = ("comparison", "number-value", "negation")
STRUCTURE = (
    "md-shape",
    "md-emphasis-open",
    "md-link-broken",
    "md-link-target",
    "md-reference",
    "md-block-start",
    "bn-emphasis-sign",
)
LINK = (
    "md-link-target",
    "md-link-broken",
    "md-reference",
    "md-shape",
    "md-link-empty",
    "url-scheme",
    "added-text",
    "phone",
    "md-autolink",
)
HTML = ("html-tags", "html-attr", "html-unsafe", "md-shape", "url-scheme", "md-link-target")
SCRIPT = (
    "script",
    "language",
    "confusable",
    "invisible",
    "bn-syllable",
    "bn-sequence",
    "bn-joiner",
    "bn-visarga",
    "encoding",
    "digit-script",
    "nfc",
    "bn-emphasis-sign",
)
PUNCT = (
    "bn-danda-char",
    "bn-danda-space",
    "end-punct",
    "punct-double",
    "bracket-balance",
    "quote-balance",
    "double-space",
    "edge-space",
    "tab",
    "sentence-count",
    "md-table-pipe",
    "md-break",
)
LEFT = (
    "untranslated",
    "latin-left",
    "bilingual",
    "length",
    "truncated",
    "sentence-count",
    "added-text",
    "repeated-text",
    "repeated-word",
    "note",
    "conflict",
    "swapped",
    "language",
    "number-value",
    "end-punct",
    "md-break",
    "md-block-start",
    "md-shape",
    "negation",
    "script",
)

_VERB = r"(?<=\p{L}|\p{M})বেন না(?![\p{L}\p{M}])"


def sentences_of(text: str) -> list[str]:
    return regex.findall(r"[^।?!]+[।?!](?:\[\^\d+\])?\s*|[^।?!]+$", text)


def _half(pair: Labelled) -> str | None:
    cut = pair.msgstr.split(" ")
    return " ".join(cut[: len(cut) // 2]) if len(cut) >= 8 else None


def _without_last(pair: Labelled) -> str | None:
    parts = sentences_of(pair.msgstr)
    return "".join(parts[:-1]).rstrip() if len(parts) > 1 and pair.msgid.count(".") > 1 else None


def _half_english(pair: Labelled) -> str | None:
    parts, english = sentences_of(pair.msgstr), regex.findall(r"[^.?!]+[.?!]\s*", pair.msgid)
    return parts[0] + english[-1].strip() if len(parts) > 1 and len(english) > 1 else None


def _mojibake(pair: Labelled) -> str:
    return pair.msgstr.encode().decode("cp1252", errors="replace").replace("\ufffd", "¿")


def _say_twice(pair: Labelled) -> str | None:
    parts = sentences_of(pair.msgstr)
    return pair.msgstr + " " + parts[0].strip() if len(parts[0]) > 25 and pair.kind == "paragraph" else None


def _word_twice(pair: Labelled) -> str | None:
    found = regex.search(r"(?<![\p{L}\p{M}*\[])(এবং|তাহলে|থেকে|জন্য|আপনার|সঙ্গে|যদি|কারণ|হাসপাতালে|ডাক্তার)(?= )", pair.msgstr)
    return pair.msgstr[: found.end()] + " " + found[1] + pair.msgstr[found.end() :] if found else None


def _to_devanagari(text: str) -> str:
    return "".join(chr(ord(c) - 0x80) if "\u0980" <= c <= "\u09ef" else c for c in text)


def plain_paragraph(change: Maker) -> Maker:
    def make(pair: Labelled):  # type: ignore[no-untyped-def]
        if pair.kind == "paragraph":
            yield from change(pair)

    return make


def ascii_of(run: str) -> str:
    return str(int(run)).rjust(len(run), "0")


NUMBERS = [
    ("number one more", digits(one_more)),
    ("number one more in the last of two", digits(one_more, least=2)),
    ("nought appended", digits(lambda run: run + "০")),
    ("nought dropped", digits(lambda run: run[:-1] if run.endswith("০") else None, least=2)),
    ("digits exchanged", digits(turned, least=2)),
    ("first digit dropped", digits(lambda run: run[1:] if run[1] != "০" else None, least=2)),
    ("last digit dropped", digits(lambda run: run[:-1], least=2)),
    ("digit doubled", digits(lambda run: run[0] + run)),
    ("four for eight", digits(lambda run: run.replace("৮", "৪") if "৮" in run else None)),
    ("seven for nine", digits(lambda run: run.replace("৯", "৭") if "৯" in run else run.replace("৭", "৯") if "৭" in run else None)),
    ("one for nine", digits(lambda run: run.replace("১", "৯", 1) if "১" in run else None)),
    ("number dropped", each(r"(?<![\p{L}\p{Nd}.,–/])[০-৯]+(?:টি|টা|জন)? (?=[\p{L}])", "")),
    ("number word changed", words("দুই>তিন|তিন>চার|চার>পাঁচ|পাঁচ>ছয়|ছয়>পাঁচ|দশ>বারো|আট>সাত|সাত>আট|বিশ>ত্রিশ|ছয়>সাত")),
    ("number word dropped", words("দুই ঘণ্টা>ঘণ্টা|তিন দিন>দিন|পাঁচ মিনিট>মিনিট|চার সপ্তাহ>সপ্তাহ|ছয় সপ্তাহ>সপ্তাহ|তিন মাস>মাস|ছয় মাস>মাস|পাঁচ দিন>দিন|দুই বছর>বছর|চারবার>বার|আটবার>বার|ছয় মাসের>মাসের|পাঁচ ভাগ>ভাগ")),
    ("half made whole", words("আধা লিটার>এক লিটার|আধা চা-চামচ>এক চা-চামচ|আধা ঘণ্টা>এক ঘণ্টা|আধখানা>একখানা|দেড় লিটার>আড়াই লিটার|দেড় গুণ>আড়াই গুণ")),
    ("decimal point dropped", each(r"([০-৯])\.([০-৯])", r"\1\2")),
    ("decimal point moved", each(r"([০-৯])([০-৯])\.([০-৯])", r"\1.\2\3")),
    ("decimal comma", each(r"([০-৯])\.([০-৯])", r"\1,\2")),
    ("decimal danda", each(r"([০-৯])\.([০-৯])", r"\1।\2")),
    ("scale changed", words("কোটি>লাখ|লাখ>হাজার")),
    ("ordinal changed", words("দ্বিতীয়>তৃতীয়|তৃতীয়>চতুর্থ|প্রথম ডোজ>দ্বিতীয় ডোজ")),
    ("number added", each(r"^(?=[\p{Bengali}])", "৩ দিন ", unless=r"\b3\b|three|third")),
    ("number added to a noun", words("ট্যাবলেট>৫টি ট্যাবলেট|চামচ>৭ চামচ|ডাক্তার>৪ ডাক্তার|ওষুধ>৬টি ওষুধ|ব্যায়াম>৯টি ব্যায়াম")),
    ("year changed", each(r"(১৯|২০)([০-৯])([০-৯])", lambda m: m[1] + m[3] + m[2] if m[2] != m[3] else m[1] + m[2] + one_more(m[3])[-1])),
    ("percent changed", each(r"([০-৯])([০-৯]?)(%| শতাংশ)", lambda m: one_more(m[1])[-1] + m[2] + m[3])),
    ("time changed", each(r"([০-৯])(টা|টায়|:৩০|:০০)(?![\p{L}\p{M}])", lambda m: DIGITS[(int(m[1]) + 2) % 10] + m[2])),
    ("fraction changed", words("দুই-তৃতীয়াংশ>দুই-চতুর্থাংশ|চার ভাগের এক>তিন ভাগের এক|অর্ধেক>এক-তৃতীয়াংশ")),
    ("temperature changed", each(r"([০-৯]+)( °C|° সে)", lambda m: one_more(m[1]) + m[2])),
    ("name's number changed", each(r"(বি|টাইপ |কোভিড-)([০-৯]+)", lambda m: m[1] + one_more(one_more(m[2])))),
    ("range turned", exchanged(r"([০-৯]+)(–|-| থেকে )([০-৯]+)")),
    ("range end changed", each(r"([০-৯]+)(–| থেকে )([০-৯]+)", lambda m: m[1] + m[2] + one_more(m[3]))),
    ("range start changed", each(r"([০-৯]+)(–| থেকে )([০-৯]+)", lambda m: one_more(m[1]) + m[2] + m[3])),
    ("range closed up", each(r"([০-৯]+)(–)([০-৯]+)", r"\1\3")),
    ("range became two numbers", each(r"([০-৯]+)(–| থেকে )([০-৯]+)(?! বছর)", r"\1 ও \3")),
    ("blood pressure turned", exchanged(r"([০-৯]+)(/)([০-৯]+)")),
    ("quantities exchanged", exchanged(r"(?<![০-৯.,–])([০-৯]+)((?:টি|টা)? (?:মি\.গ্রা\.|মি\.লি\.|ঘণ্টা|দিন|মিনিট|মাস|কেজি|সপ্তাহ|লিটার|গ্রাম|চা-চামচ)[^।০-৯–]*?)([০-৯]+)(?=(?:টি|টা)? (?:মি\.গ্রা|মি\.লি|ঘণ্টা|দিন|মিনিট|মাস|কেজি|বার|চা-চামচ|সপ্তাহ))")),
    ("two scripts in a number", digits(lambda run: ascii_of(run[0]) + run[1:], least=2)),
    ("Devanagari figures", digits(_to_devanagari)),
    ("letter for nought", digits(lambda run: run.replace("০", "O", 1) if "০" in run[1:] else None, least=2)),
    ("figures dropped, unit kept", each(r"(?<![\p{L}.,–/০-৯])[০-৯]+ (?=মি\.গ্রা|মি\.লি|ঘণ্টা|মিনিট|সপ্তাহ|কেজি|লিটার|সেকেন্ড|দিন)", "")),
]  # fmt: skip

UNITS = [
    ("mg to mcg", words("মি.গ্রা.>মাইক্রোগ্রাম|মিলিগ্রাম>মাইক্রোগ্রাম")),
    ("mg to g", words("মি.গ্রা.>গ্রাম")),
    ("mcg to mg", words("মাইক্রোগ্রাম>মিলিগ্রাম|মাইক্রোগ্রাম>মি.গ্রা.")),
    ("g to mg", words("গ্রাম>মি.গ্রা.|গ্রাম>কেজি")),
    ("ml to l", words("মি.লি.>লিটার|মি.লি.>মি.গ্রা.")),
    ("l to ml", words("লিটার>মিলিলিটার|লিটার>গ্লাস")),
    ("kg to g", words("কেজি>গ্রাম|মিটার>সেন্টিমিটার")),
    ("C to F", each(r"°C", "°F")),
    ("spoon changed", words("চা-চামচ>টেবিল চামচ|চা-চামচ>কাপ")),
    ("form changed", words("ট্যাবলেট>চামচ|ফোঁটা>চামচ|কাপ>গ্লাস|ট্যাবলেট>ক্যাপসুল")),
    (
        "unit dropped",
        each(r"(?<=[০-৯] )(?:মি\.গ্রা\.|মি\.লি\.|গ্রাম|কেজি|মাইক্রোগ্রাম|°C|mmol/L|লিটার|মিনিট|ঘণ্টা|সপ্তাহ)(?= )", ""),
    ),
    ("percent dropped", each(r"(?<=[০-৯])%| শতাংশ(?:ের)?", "")),
    ("concentration changed", each(r"mmol/L", "mg/dL")),
    ("hour to day", words("ঘণ্টা>দিন")),
    ("hour to minute", words("ঘণ্টা>মিনিট")),
    ("minute to hour", words("মিনিট>ঘণ্টা")),
    ("minute to second", words("মিনিট>সেকেন্ড")),
    ("second to minute", words("সেকেন্ড>মিনিট")),
    (
        "day to week",
        words("দিন ধরে>সপ্তাহ ধরে|দিনের বেশি>সপ্তাহের বেশি|দিনে ভালো>সপ্তাহে ভালো|দিন ভালো>মাস ভালো|দিন ৩০>সপ্তাহ ৩০|দিন পর>মাস পর"),
    ),
    ("week to day", words("সপ্তাহ>দিন")),
    ("week to month", words("সপ্তাহ>মাস")),
    ("month to year", words("মাস>বছর")),
    ("year to month", words("বছর>মাস")),
]

FREQUENCY = [
    ("twice to thrice", words("দুবার>তিনবার|দুবার>চারবার")),
    ("twice to once", words("দুবার>একবার")),
    ("once to twice", words("একবার>দুবার")),
    ("once to thrice", words("একবার>তিনবার|তিনবার>দুবার|চারবার>তিনবার|আটবার>সাতবার")),
    ("times changed", each(r"([০-৯]+)( ?বার)", lambda m: one_more(m[1]) + m[2])),
    (
        "day to week as rate",
        words("দিনে দু>সপ্তাহে দু|দিনে এক>সপ্তাহে এক|দিনে চার>সপ্তাহে চার|প্রতিদিন>প্রতি সপ্তাহে|দৈনিক>সাপ্তাহিক|দিনে ২>সপ্তাহে ২"),
    ),
    ("week to day as rate", words("সপ্তাহে দু>দিনে দু|সপ্তাহে ১৫০>দিনে ১৫০|সপ্তাহে দুই>মাসে দুই")),
    ("year to month as rate", words("বছরে একবার>মাসে একবার|প্রতিবছর>প্রতি মাসে|মাসে কয়েকবার>দিনে কয়েকবার")),
    ("interval to duration", words("পর পর>ধরে")),
    ("interval changed", each(r"(?<=প্রতি )([০-৯])(?= )", lambda m: one_more(m[1]))),
    ("rate dropped", words("দিনে দুবার>দুবার|দিনে একবার>একবার|দিনে চারবার>চারবার|সপ্তাহে দুবার>দুবার|বছরে একবার>একবার")),
    ("often to seldom", words("প্রায়ই>কদাচিৎ|সব সময়>মাঝে মাঝে")),
]

PHONES = [
    ("phone digit changed", digits(one_more, least=3, when=r"999|16263|01711")),
    ("phone digits exchanged", digits(turned, least=3, when=r"16263|01711")),
    ("phone digit dropped", digits(lambda run: run[:-1], least=3, when=r"999|16263|01711")),
    ("phone number gone", each(r"\[\**[০-৯-]{3,}\**\](?=\[)", "[এখানে]")),
]

NEGATION = [
    ("will not to will", each(_VERB, "বেন")),
    ("do not to do", each(r"দেবেন না", "দিন")),
    (
        "not eaten to eaten",
        words("খাবেন না>খান|করবেন না>করুন|রাখবেন না>রাখুন|নেবেন না>নিন|তুলবেন না>তুলুন|চালাবেন না>চালান|দেবেন না>দিন|বসবেন না>বসুন"),
    ),
    ("না dropped", each(r" না(?=[।,; ])(?! হলে| থামা| হওয়া পর্যন্ত)", "")),
    ("নয় to yes", each(r" নয়(?=[।?; ])", "")),
    ("নেই to আছে", words("নেই>আছে")),
    ("is not needed to is", words("লাগে না>লাগে|দরকার নেই>দরকার|হয় না>হয়|করে না>করে|যাবে না>যাবে|উচিত নয়>উচিত")),
    ("without to with", words("ছাড়া আর>সহ আর|না জেনেও>জেনেও|না করলে>করলে|না করালে>করালে")),
    ("avoid to do", words("এড়িয়ে চলুন>গ্রহণ করুন|এড়িয়ে চলুন>খেয়ে নিন")),
    (
        "do to do not",
        words(
            "খান।>খাবেন না।|দিন।>দেবেন না।|নিন।>নেবেন না।|করুন।>করবেন না।|রাখুন।>রাখবেন না।|যান।>যাবেন না।|থামুন।>থামবেন না।|শোবেন।>শোবেন না।|ধোবেন।>ধোবেন না।|করান।>করাবেন না।"
        ),
    ),
    (
        "is to is not",
        each(r"(?<=[\p{L}\p{M}])( হয়| থাকে| আছে| লাগে| পারে| পারেন)(?=।)", r"\1 না", unless=r"n't|not|no |never|un|in[a-z]"),
    ),
    ("safe to unsafe", words("নিরাপদ>অনিরাপদ|নিরাপদ>বিপজ্জনক|ক্ষতিহীন>ক্ষতিকর")),
    ("should to should not", each(r"উচিত(?=।)", "উচিত নয়")),
    ("never to always", each(r"কখনো(?:ই)? ([\p{L}\p{M}]+)বেন না", r"সব সময় \1বেন")),
]

COMPARISON = [
    (
        "more to less",
        words(
            "বেশি হলে>কম হলে|বেশি বয়সী>কম বয়সী|বেশি ট্যাবলেট>কম ট্যাবলেট|বেশি সময়>কম সময়|বেশি জ্বর>কম জ্বর|বেশি থাকলে>কম থাকলে|বেশি প্রাপ্ত>কম প্রাপ্ত|বেশি দেবেন>কম দেবেন|বেশি মাত্রা>কম মাত্রা|বেশি লাগলে>কম লাগলে|বেশি স্থায়ী>কম স্থায়ী"
        ),
    ),
    (
        "less to more",
        words(
            "কম বয়সী>বেশি বয়সী|কম লবণ>বেশি লবণ|কম ব্যবধানে>বেশি ব্যবধানে|কম দূরত্বে>বেশি দূরত্বে|কম রাখার>বেশি রাখার|কম মানুষের>বেশি মানুষের|কম নড়ছে>বেশি নড়ছে"
        ),
    ),
    ("at least to at most", words("অন্তত>সর্বোচ্চ")),
    ("at most to at least", words("সর্বোচ্চ>অন্তত|সর্বোচ্চ>ন্যূনতম")),
    ("at least dropped", words("অন্তত >")),
    (
        "below to above",
        words("নিচে থাকা>উপরে থাকা|নিচে, >উপরে, |নিচে নামলে>উপরে উঠলে|নিচে রাখুন>উপরে রাখুন|নিচে।>উপরে।|নিচে>ওপরে"),
    ),
    ("or more to or less", words("বা তার বেশি>বা তার কম|বা তার কম>বা তার বেশি")),
    ("or more dropped", each(r" বা তার (?:বেশি|কম)", "")),
    ("before to after", words("আগে>পরে")),
    ("after to before", words("পরে।>আগে।|পরে হাত>আগে হাত|পর দিনে>আগে দিনে|পর কুলি>আগে কুলি|পর কেন্দ্রে>আগে কেন্দ্রে")),
    ("high to low", words("উচ্চ>নিম্ন")),
    ("hot to cold", words("গরম চা>ঠান্ডা চা|কুসুম গরম>বরফ ঠান্ডা|শরীর গরম>শরীর ঠান্ডা|গরম থাকতেই>ঠান্ডা হলে|ঠান্ডা করে>গরম করে")),
    ("less to more as verb", words("ঝুঁকি কমে>ঝুঁকি বাড়ে|ওজন কমান>ওজন বাড়ান|ব্যথা কমেছিল>ব্যথা বেড়েছিল|ব্যথা বাড়লে>ব্যথা কমলে")),
    (
        "limit added",
        each(
            r"(?<![\p{L}০-৯–])(?=[০-৯]+ (?:মিনিট|সেকেন্ড|মি\.গ্রা\.|সপ্তাহ|লিটার))",
            "সর্বোচ্চ ",
            unless="at most|up to|maximum|less|more|no |below|under|within|–|to",
        ),
    ),
]

SIDES = [
    ("left to right", words("বাঁ>ডান|বাম>ডান")),
    ("right to left", words("ডান>বাঁ")),
    (
        "sides exchanged",
        whole(
            lambda p: p.msgstr.replace("বাঁ", "\0").replace("ডান", "বাঁ").replace("\0", "ডান") if "বাঁ " in p.msgstr else None
        ),
    ),
    ("side dropped", words("বাঁ >|ডান >")),
    ("in to out", words("শ্বাস নিন>শ্বাস ছাড়ুন|শ্বাস ছাড়ুন>শ্বাস নিন")),
    ("morning to night", words("সকালে>রাতে|সকাল ৮টায়>রাত ৮টায়|রাতের খাবার>সকালের নাশতা|রাতে আধখানা>সকালে আধখানা")),
    ("empty to full stomach", words("খালি পেটে>ভরা পেটে")),
]

DAYS = [
    ("weekday changed", words("রবিবার>শনিবার|সোমবার>মঙ্গলবার|শুক্রবার>বুধবার|বৃহস্পতিবার>শুক্রবার")),
    ("month changed", words("মার্চ>এপ্রিল|মে থেকে>জুন থেকে")),
]

MARKDOWN = [
    ("label of another link", "major", LINK, each(r"\]\[link-1\]", "][link-2]", unless="link-2")),
    ("label that is none", "major", LINK, each(r"\]\[link-1\]", "][link-9]")),
    ("label translated", "major", LINK, each(r"\]\[link-(\d)\]", "][লিংক-১]")),
    ("link gone", "major", LINK, each(r"(?<!!)\[([^\]]+)\]\[link-\d\]", r"\1")),
    ("blank between the brackets", "major", LINK, each(r"\]\[link", "] [link")),
    ("link without words", "major", LINK, each(r"(?<!!)\[([^\]]+)\]\[link", "[][link")),
    ("link left open", "major", LINK, each(r"(?<!!)\[([^\]]+)\]\[link-(\d)\]", r"[\1[link-\2]")),
    ("address added", "major", LINK, plain_paragraph(each(r"^([\p{Bengali}]+)(?= )", r"[\1](https://evil.example/)"))),
    ("script address", "critical", LINK, plain_paragraph(each(r"^([\p{Bengali}]+)(?= )", r"[\1](javascript:alert%281%29)"))),
    ("bold gone", "minor", STRUCTURE, each(r"\*\*([^*]+)\*\*", r"\1")),
    ("bold left open", "major", STRUCTURE, each(r"\*\*([^*]+)\*\*", r"**\1")),
    ("bold with blanks", "major", STRUCTURE, each(r"\*\*([^*]+)\*\*", r"** \1 **")),
    ("bold made italic", "minor", STRUCTURE, each(r"\*\*([^*]+)\*\*", r"*\1*")),
    ("bold added", "minor", STRUCTURE, plain_paragraph(each(r"^([\p{Bengali}]+)(?= )", r"**\1**"))),
    ("vowel sign after a mark", "major", STRUCTURE, each(r"\*\*([^*]+)\*\*", r"**\1**ের")),
    ("italics gone", "minor", STRUCTURE, each(r"(?<!\*)\*([^*]+)\*(?!\*)", r"\1")),
    ("strike gone", "minor", STRUCTURE, each(r"~~([^~]+)~~", r"\1")),
    ("code changed", "major", ("md-code",), each(r"`([^`]+)`", "`ডিএম-১২`")),
    ("code marks gone", "major", ("md-code", "md-shape"), each(r"`([^`]+)`", r"\1")),
    ("footnote gone", "major", ("md-footnote",), each(r"\[\^\d\]", "")),
    ("footnote in Bengali figures", "major", ("md-footnote",), each(r"\[\^\d\]", "[^১]")),
    ("footnote of another number", "major", ("md-footnote",), each(r"\[\^\d\]", "[^7]")),
    ("footnote twice", "minor", ("md-footnote",), each(r"(\[\^\d\])", r"\1\1")),
    ("picture gone", "major", (*LINK, "md-image"), each(r"!\[([^\]]+)\]\[image-1\]", r"\1")),
    ("picture without words", "major", ("md-image",), each(r"!\[([^\]]+)\]\[image-1\]", "![][image-1]")),
    ("hard break gone", "minor", ("md-break", "md-shape"), each(r"\\\n", " ")),
    ("blank line added", "major", ("md-break", "md-block-start", "md-shape"), plain_paragraph(each(r"। (?=\p{Bengali})", "।\n\n"))),
    ("a list begins", "major", ("md-block-start",), plain_paragraph(each(r"^(?=\p{Bengali})", "- "))),
    ("a heading begins", "major", ("md-block-start",), plain_paragraph(each(r"^(?=\p{Bengali})", "# "))),
    ("a quotation begins", "major", ("md-block-start",), plain_paragraph(each(r"^(?=\p{Bengali})", "> "))),
]  # fmt: skip

TAGS = [
    ("tag gone", "major", HTML, each(r"</?(?:kbd|sub|strong|a)[^>]*>", "")),
    ("tag changed", "major", HTML, each(r"<strong>(.*?)</strong>|<kbd>(P)</kbd>|<sub>(2)</sub>", "<u>আবার</u>")),
    ("script added", "critical", HTML, plain_paragraph(each(r"$", "<script>alert(1)</script>"))),
    ("handler added", "critical", HTML, plain_paragraph(each(r"^([\p{Bengali}]+)", r'<b onclick="x()">\1</b>'))),
    ("picture from elsewhere", "critical", HTML, plain_paragraph(each(r"$", '<img src="https://evil.example/x.png">'))),
    ("address of a tag changed", "major", (*HTML, "phone"), each(r'href="tel:999"', 'href="tel:991"')),
    ("entity broken", "minor", ("md-entity", "html-tags"), each(r"&amp;", "&amp ;")),
    ("bold tag added", "minor", HTML, plain_paragraph(each(r"^([\p{Bengali}]+)(?= )", r"<b>\1</b>"))),
]

PLACEHOLDERS = [
    ("placeholder gone", "major", ("placeholder",), each(r"\{\w+\}|%\(count\)s", "")),
    ("placeholder translated", "major", ("placeholder", "latin-left"), each(r"\{\w+\}", "{নাম}")),
    ("placeholder left open", "major", ("placeholder", "bracket-balance"), each(r"\{(\w+)\}", r"{\1")),
    ("placeholder mistyped", "major", ("placeholder",), each(r"%\(count\)s", "%(cuont)s")),
    ("placeholder without its s", "major", ("placeholder",), each(r"%\(count\)s", "%(count)")),
    ("placeholder added", "major", ("placeholder",), plain_paragraph(each(r"^(?=\p{Bengali})", "{who} "))),
]

PUNCTUATION = [
    ("stop for danda", each(r"।$", ".")),
    ("bar for danda", each(r"।$", "|")),
    ("danda twice", each(r"।$", "।।")),
    ("danda gone", plain_paragraph(each(r"।$", ""))),
    ("blank before danda", each(r"।$", " ।")),
    ("no blank after danda", each(r"। (?=\p{Bengali})", "।")),
    ("question to statement", each(r"\?$", "।")),
    ("statement to question", each(r"।$", "?")),
    ("bracket left open", each(r"\(([^)]*)\)", r"(\1")),
    ("quotation left open", each("”", "")),
    ("comma twice", each(r", ", ",, ")),
    ("blank before comma", each(r"(?<=\p{Bengali}), ", " , ")),
    ("two blanks", each(r"(?<=\p{Bengali}) (?=\p{Bengali})", "  ")),
    ("blank at the start", each(r"^(?=\p{Bengali})", " ")),
    ("blank at the end", each(r"।$", "। ")),
    ("tab", each(r"(?<=\p{Bengali}) (?=\p{Bengali})", "\t")),
    ("other danda", each(r"।$", "৷")),
    ("colon gone", each(r":(?= |$)", "", when=r":")),
]  # fmt: skip

LETTERS = [
    ("joiner astray", "minor", each(r"(?<=[ক-হ])(?=[ািীে])", "\u200c")),
    ("zero width blank", "minor", each(r"(?<=[ক-হ]) (?=[ক-হ])", " \u200b")),
    ("byte order mark", "minor", each(r"^(?=\p{Bengali})", "\ufeff")),
    ("direction turned", "critical", each(r"(?<=[ক-হ]) (?=[ক-হ])", " \u202e")),
    ("soft hyphen", "minor", each(r"(?<=[ক-হ][া])(?=[ক-হ])", "\u00ad")),
    ("visarga for colon", "minor", each(r"(?<=[\p{Bengali}]):", "ঃ")),
    ("colon for visarga", "minor", each(r"ঃ(?=\p{Bengali})", ":")),
    ("Assamese ra", "major", each(r"র(?=[\p{L}])", "ৰ")),
    ("vowel sign twice", "minor", each(r"([ািীুে])(?![ঁংঃ])(?=[\p{L} ])", r"\1\1")),
    ("two vowel signs", "minor", each(r"(?<=[ক-হ])(া)(?=[\p{L} ])", "াি")),
    ("hasanta twice", "minor", each(r"্(?=[ক-হ])", "্্")),
    ("vowel sign at the start", "minor", each(r" (?=[ক-হ])", " ে")),
    ("a made of two", "minor", each(r"আ(?=[\p{L}])", "অা")),
    ("Devanagari letter", "major", each(r"(?<=[\p{L}\p{M}])ক(?=[\p{L}\p{M}])", "क")),
    ("Latin letter in a word", "major", each(r"(?<=[\p{Bengali}])ত(?=[\p{Bengali}])", "t")),
    ("Devanagari text", "critical", whole(lambda p: _to_devanagari(p.msgstr) if len(p.msgstr) > 40 and p.kind == "paragraph" and "[" not in p.msgstr else None)),
    ("Cyrillic look-alike", "major", each(r"(?:BCG|WHO|NICE|SPF|HbA1c)", lambda m: m[0].replace("B", "В").replace("H", "Н").replace("E", "Е").replace("P", "Р"))),
    ("mojibake", "critical", whole(_mojibake)),
    ("Bijoy text", "critical", whole(lambda p: "Avcbvi Wv³vi‡K wR‡Ám Kiæb|" if p.kind == "paragraph" and len(p.msgstr) > 30 else None)),
    ("replacement mark", "critical", each(r"(?<=[ক-হ])[ািীুে](?= )", "\ufffd")),
    ("Assamese word", "major", each(r" এবং | ও ", " আৰু ")),
    ("two scripts in a passage", "major", whole(lambda p: regex.sub("[০-৯]+", lambda m: ascii_of(m[0]), p.msgstr, count=1) if len(regex.findall(r"(?<![০-৯.,–/:-])[০-৯]+(?![০-৯.,–/:-])(?! ?[A-Za-z°%])", p.msgstr)) > 1 and not regex.search("[A-Za-z]", p.msgstr) else None)),
]  # fmt: skip

COMPLETENESS = [
    ("left in English", "major", whole(lambda p: None if len(p.msgid) < 12 else p.msgid + " ")),
    ("last sentence in English", "major", whole(_half_english)),
    ("an English word left", "minor", each(r"(?:পানি|ব্যথা|ডাক্তার|ব্যায়াম|ওষুধ|খাবার|জ্বর|শিশু)(?=ে? )", lambda m: {"পানি": "water", "ব্যথা": "pain", "ডাক্তার": "doctor", "ব্যায়াম": "exercise", "ওষুধ": "medicine", "খাবার": "food", "জ্বর": "fever", "শিশু": "child"}[m[0]])),
    ("cut in the middle", "major", whole(_half)),
    ("last sentence gone", "major", whole(_without_last)),
    ("word twice", "minor", whole(_word_twice)),
    ("sentence twice", "minor", whole(_say_twice)),
    ("source kept beside", "major", whole(lambda p: f"{p.msgid} {p.msgstr}" if p.kind == "paragraph" and len(p.msgid) > 20 and "[" not in p.msgid else None)),
    ("translator's note", "minor", whole(lambda p: p.msgstr + " (অনুবাদকের নোট: পরে দেখুন)" if p.kind == "paragraph" else None)),
    ("to do", "minor", whole(lambda p: p.msgstr + " TODO" if p.kind == "paragraph" else None)),
    ("question marks", "minor", whole(lambda p: p.msgstr + " ???" if p.kind == "paragraph" else None)),
    ("merge marks", "major", whole(lambda p: f"#-#-#-#-#  a.po  #-#-#-#-#\n{p.msgstr}\n#-#-#-#-#  b.po  #-#-#-#-#\n{p.msgstr}" if p.kind == "paragraph" else None)),
    ("conflict marks", "major", whole(lambda p: f"<<<<<<< HEAD\n{p.msgstr}\n=======\n{p.msgstr}\n>>>>>>> main" if p.kind == "paragraph" else None)),
    ("far too short", "major", whole(lambda p: p.msgstr.split(" ")[0] + "।" if len(p.msgstr.split(" ")) > 7 else None)),
    ("another text beside", "minor", whole(lambda p: p.msgstr + " আমাদের ওয়েবসাইটে আরও অনেক লেখা আছে, সেগুলোও পড়ে দেখুন এবং বন্ধুদের জানান। সবাই ভালো থাকুন, সুস্থ থাকুন।" if p.kind == "paragraph" and len(p.msgstr) < 80 else None)),
]  # fmt: skip


def _is_swappable(pair: Labelled) -> str | None:
    """Neighbours that can be told apart, by figures or names of their own."""
    return pair.msgstr + " " if regex.search(r"\d{2}", pair.msgid) else None


def _graded(family: str, grade: str, checks: tuple[str, ...], rows: list[tuple[str, Maker]]) -> list[Defect]:
    return [Defect(name, family, grade, checks, make) for name, make in rows]


DEFECTS: tuple[Defect, ...] = (
    *_graded("numbers", "critical", (*NUMBER, "unit", "time-unit"), NUMBERS),
    *_graded("units", "critical", UNIT, UNITS),
    *_graded("frequency", "critical", OFTEN, FREQUENCY),
    *_graded("phones", "critical", ("phone", "number-value", "md-link-target"), PHONES),
    *_graded("negation", "critical", ("negation", "comparison"), NEGATION),
    *_graded("comparison", "critical", MORE, COMPARISON),
    *_graded("sides", "critical", ("side", "comparison", "negation"), SIDES),
    *_graded("numbers", "critical", ("number-value",), DAYS),
    *(Defect(name, "markdown", grade, checks, make) for name, grade, checks, make in MARKDOWN),
    *(Defect(name, "html", grade, checks, make) for name, grade, checks, make in TAGS),
    *(Defect(name, "placeholders", grade, checks, make) for name, grade, checks, make in PLACEHOLDERS),
    *_graded("punctuation", "minor", PUNCT, PUNCTUATION),
    *(Defect(name, "script", grade, SCRIPT, make) for name, grade, make in LETTERS),
    *(Defect(name, "completeness", grade, LEFT, make) for name, grade, make in COMPLETENESS),
    Defect("groups astray", "numbers", "minor", ("bn-number-group", "number-value"), each(r"([০-৯]),([০-৯]{2}),([০-৯]{3})", r"\1\2,\3")),
    Defect("comma in a year", "numbers", "minor", ("bn-number-group",), each(r"(১৯|২০)([০-৯]{2})(?! ?জন)", lambda m: m[0][0] + "," + m[0][1:])),
    Defect("neighbours exchanged", "completeness", "major", ("swapped", "number-value", "md-link-target", "unit", "time-unit", "placeholder", "negation", "comparison"), whole(_is_swappable), neighbour=True),
)  # fmt: skip
