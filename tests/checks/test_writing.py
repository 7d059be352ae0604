"""How a text is written: every rule against bad pairs and the traps it must stay silent on; fixes by their laws."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.benches import BENGALI, codes, faults, pair_of
from pipeline.checks.rule import Rule, Scope
from pipeline.checks.words import RULES as WORDS
from pipeline.checks.writing import RULES
from pipeline.languages import language
from pipeline.markup.shape import shape

ZWJ, ZWNJ = "\u200d", "\u200c"

BAD = {
    "bracket-balance": [
        ("Rest (lie down).", "বিশ্রাম নিন (শুয়ে থাকুন।"),
        ("Rest (lie down).", "বিশ্রাম নিন শুয়ে থাকুন)।"),
        ("Rest (lie down).", "বিশ্রাম নিন (শুয়ে থাকুন]।"),
        ("Rest [lie] down.", "বিশ্রাম [নিন।"),
    ],
    "quote-balance": [
        ("Say “stop”.", "বলুন “থামুন।"),
        ("Say “stop”.", "বলুন থামুন”।"),
        ("Say “stop”.", "বলুন “থামুন“।"),
        ('Say "stop".', 'বলুন "থামুন।'),
        ("Say ‘stop’.", "বলুন ‘থামুন।"),
        ("Say «stop».", "বলুন «থামুন।"),
    ],
    "end-punct": [
        ("Do I need a scan?", "আমার স্ক্যান লাগবে।"),
        ("You need a scan.", "আপনার স্ক্যান লাগবে?"),
        ("You need a scan.", "আপনার স্ক্যান লাগবে"),
        ("You need a scan.", "আপনার স্ক্যান লাগবে:"),
        ("Tell the therapist if:", "থেরাপিস্টকে জানান।"),
        ("The twelve techniques", "বারোটি পদ্ধতি।"),
        ("Rest now.[^1]", "এখন বিশ্রাম নিন[^1]"),
        ("He said “rest.”", "তিনি বললেন “বিশ্রাম নিন”"),
        ("Rest.", "**বিশ্রাম নিন**"),
    ],
    "bn-danda-char": [
        ("Rest now.", "এখন বিশ্রাম নিন|"),
        ("Rest now.", "এখন বিশ্রাম নিন |"),
        ("Rest now.", "এখন বিশ্রাম নিন৷"),
        ("Rest now.", "এখন বিশ্রাম নিন."),
        ("Rest now. Walk.", "এখন বিশ্রাম নিন. হাঁটুন।"),
        ("Rest now.", "এখন বিশ্রাম নিন।।"),
        ("Rest now.", "এখন বিশ্রাম নিন॥"),
        ("Rest (now).", "বিশ্রাম নিন (এখন)."),
        ("Say “rest”.", "বলুন “বিশ্রাম নিন.”"),
        ("Do not run.", "দৌড়াবেন না."),
        ("Rest.[^1]", "বিশ্রাম নিন.[^1]"),
        ("Rest now. Walk later.", "এখন বিশ্রাম নিন.তারপরে হাঁটুন।"),
    ],
    "bn-danda-space": [
        ("Rest now.", "এখন বিশ্রাম নিন ।"),
        ("Rest, then walk.", "বিশ্রাম নিন , তারপর হাঁটুন।"),
        ("Rest. Then walk.", "বিশ্রাম নিন।তারপর হাঁটুন।"),
        ("Rest now?", "এখন বিশ্রাম নেবেন ?"),
        ("Causes: age", "কারণ : বয়স"),
        ("Rest, then walk.", "বিশ্রাম নিন,তারপর হাঁটুন।"),
        ("Rest. 5 minutes.", "বিশ্রাম নিন।৫ মিনিট।"),
    ],
    "punct-double": [
        ("Rest, then walk.", "বিশ্রাম নিন,, তারপর হাঁটুন।"),
        ("Rest?", "বিশ্রাম নেবেন??"),
        ("Rest.", "বিশ্রাম নিন। ।"[:-1] + "."),
        ("Rest, then walk.", "বিশ্রাম নিন।, তারপর হাঁটুন।"),
        ("Stop!", "থামুন!!"),
    ],
    "edge-space": [
        ("Rest now.", " এখন বিশ্রাম নিন।"),
        ("Rest now.", "এখন বিশ্রাম নিন। "),
        ("Rest now. ", "এখন বিশ্রাম নিন।"),
        ("Rest now.", "এখন বিশ্রাম নিন।\n"),
    ],
    "double-space": [("Rest now.", "এখন  বিশ্রাম নিন।"), ("Rest. Walk.", "বিশ্রাম নিন।  হাঁটুন।")],
    "tab": [("Rest now.", "এখন\tবিশ্রাম নিন।")],
    "bn-syllable": [
        ("With the hand.", "হাতেে ধরুন।"),
        ("With the hand.", "হাতো্ে ধরুন।"),
        ("The NHS page.", "NHS-ের পাতা।"),
        ("The NHS page.", "NHSের পাতা।"),
        ("The moon.", "চ\u0981াদ।"),
        ("The moon.", "চাঁ\u0981দ।"),
        ("A doctor.", "ডাক্\u09cdতার।"),
        ("A doctor.", "ডাক\u09cdাতার।"),
        ("This.", "এাটি।"),
        ("Suddenly.", "হঠাৎে।"),
        ("Two.", "২\u09be।"),
        ("Rest.", "\u09bfবিশ্রাম।"),
        ("Sound.", "শব্দং\u09be।"),
    ],
    "bn-sequence": [
        ("Your name", "\u0985\u09beপনার নাম"),
        ("Fever.", "জ্ব\u09ac\u09bc।"),
        ("Suddenly.", f"হঠা\u09a4\u09cd{ZWJ}।"),
        ("A rash.", f"\u09b0{ZWNJ}\u09cd\u09afাশ।"),
        ("A house.", "ব\u09be\u09a1\u09bf\u09bc।"),
    ],
    "bn-joiner": [
        ("A rash.", "\u09b0\u09cd\u09afাশ।"),
        ("A doctor.", f"ডাক্{ZWJ}তার।"),
        ("A doctor.", f"ডা{ZWJ}ক্তার।"),
        ("A doctor.", f"ডাক্তার{ZWNJ}।"),
        ("Pain.", f"ব{ZWJ}্যথা।"),
        ("A celebration.", f"উদ্{ZWNJ}{ZWNJ}যাপন।"),
    ],
    "bn-visarga": [
        ("Care: rest.", "যত্নঃ বিশ্রাম।"),
        ("Sorrow.", "দু:খ।"),
        ("At 8:30.", "৮ঃ৩০ মিনিটে।"),
        ("Name: Karim", "নাম:করিম"),
    ],
    "script": [
        ("Pain.", "ব্যथা।"),
        ("Pain.", "ব্য\u0430থা।"),
        ("Do it.", "কৰুন।"),
        ("Do it now.", "এখনই কaরুন।"),
        ("Vitamins.", "ভিটামিনD।"),
        ("God.", "الله মহান।"),
    ],
    "language": [
        ("Drink water.", "पानी पीजिए।"),
        ("Drink water and rest.", "পানী খাওক আৰু জিৰণি লওক।"),
        ("Drink water and rest.", "Pani pan korun ebong bishram nin."),
        ("Drink water.", "ماء اشرب الآن."),
    ],
    "confusable": [
        ("an MRI scan", "\u041cRI স্ক্যান"),
        ("the NHS page", "N\u041dS-এর পাতা"),
        ("an MRI scan", "ＭＲＩ স্ক্যান"),
        ("vitamin A", "ভিটামিন A\u0412C"),
    ],
    "invisible": [
        ("Rest now.", "এখন বি\u200bশ্রাম নিন।"),
        ("Rest now.", "\ufeffএখন বিশ্রাম নিন।"),
        ("Rest now.", "এখন বি\u00adশ্রাম নিন।"),
        ("Rest now.", "এখন \u202eবিশ্রাম নিন।"),
        ("Rest now.", "এখন \u2067বিশ্রাম নিন।"),
        ("Rest now.", "এখন\u0007 বিশ্রাম নিন।"),
        ("Rest now.", "এখন\u0085 বিশ্রাম নিন।"),
        ("Rest now.", "এখন \ue001 বিশ্রাম নিন।"),
        ("Rest now.", "এখন \u0984 বিশ্রাম নিন।"),
        ("Rest now.", "এখন\u00a0বিশ্রাম নিন।"),
        ("Rest now.", "এখন\u3000বিশ্রাম নিন।"),
    ],
    "encoding": [
        ("I eat rice.", "Avwg fvZ LvB|"),
        ("I eat rice.", "Avwg fvZ Lv\u2021e\u00a9v|"),
        ("I eat rice.", "à¦†à¦®à¦¿ ভাত খাই।"),
        ("Don’t.", "â€œনা।"),
    ],
}  # fmt: skip

GOOD = [
    # brackets and quotation marks
    ("Rest by lying down.", "বিশ্রাম নিন (শুয়ে থাকুন)।"),
    ("Steps: 1) rest 2) walk", "ধাপ: ১) বিশ্রাম ২) হাঁটা"),
    ("Steps: a) rest b) walk", "ধাপ: ক) বিশ্রাম খ) হাঁটা"),
    ("From 5 (or more", "৫ (বা বেশি"),
    ("Don’t say “no”.", "“না” বলবেন না।"),
    ("Two or three.", "দু’টি বা তিনটি।"),
    ('A 5" step.', '৫" উঁচু ধাপ।'),
    ("“It began in spring.", "“বসন্তে শুরু হয়েছিল।"),
    # the end
    ("He said “rest.”", "তিনি বললেন “বিশ্রাম নিন।”"),
    ("He said “rest”.", "তিনি বললেন “বিশ্রাম নিন”।"),
    ("“Will it heal?” she asked.", "তিনি জিজ্ঞাসা করলেন, “সারবে তো?”"),
    ("Rest now!", "এখনই বিশ্রাম নিন।"),
    ("Rest now.[^1]", "এখন বিশ্রাম নিন।[^1]"),
    ("Rest now.[^1]", "এখন বিশ্রাম নিন[^1]।"),
    ("About 5 cm.", "প্রায় ৫ সে.মি."),
    ("About 5 cm", "প্রায় ৫ সে.মি."),
    ("Take 5 mg.", "৫ মি.গ্রা.।"),
    ("if you have pain and", "ব্যথার সঙ্গে নিচের কোনোটি থাকলে:"),
    ("See [this page][link-1].", "দেখুন: [এই পাতা][link-1]।"),
    ("Look at: `B12`", "`B12` দেখুন"),
    ("**Stop.** Now", "**থামুন।** এখনই"),
    ("And so on…", "এভাবেই চলবে..."),
    ("Causes:", "কারণগুলো:-"),
    # the danda
    ("Take 5 mg. Rest.", "৫ মি.গ্রা. খান। বিশ্রাম নিন।"),
    ("See Dr. Rahman, M.A.", "ডা. রহমান, এম.এ."),
    ("Page 3.", "পৃষ্ঠা ৩."),
    ("Wait…", "অপেক্ষা করুন..."),
    ("A | B", "ক | খ"),
    ("He said “rest.”[^1] Then “go.”", "তিনি বললেন “বিশ্রাম নিন।”[^1] তারপর “যান।”"),
    ("**Rest.** Walk.", "**বিশ্রাম নিন।** হাঁটুন।"),
    ("At 8:30, 140/90, 1,50,000.", "৮:৩০-এ, ১৪০/৯০, ১,৫০,০০০।"),
    ("Mix 1 : 2.", "১ : ২ মেশান।"),
    ("Really?!", "সত্যি?!"),
    ("Really??", "সত্যি??"),
    ("Dr. N. Islam. Rest.", "ডা. এন. ইসলাম। বিশ্রাম নিন।"),
    # spacing
    ("Rest.  Walk.", "বিশ্রাম নিন।  হাঁটুন।"),
    ("One  \ntwo", "এক  \nদুই"),
    ("Pay 5 kg.", "৫\u00a0কেজি দিন।"),
    ("It costs 500 taka.", "দাম ৫০০\u00a0৳।"),
    (" Rest ", " বিশ্রাম "),
    # letters
    ("Antibiotics, app, academy.", "অ্যান্টিবায়োটিক, এ্যাপ, অ্যাকাডেমি।"),
    ("A rash, a celebration, a flat.", f"র{ZWJ}্যাশ, উদ্{ZWNJ}যাপন, ফ্{ZWNJ}ল্যাট।"),
    ("Oh! Bravo!", f"উহ্! বাহ্{ZWNJ}!"),
    ("Work, courage.", "কার্য, ধৈর্য।"),
    ("Sorrow, pregnant, again.", "দুঃখ, অন্তঃসত্ত্বা, পুনঃ।"),
    ("Dr. Karim", "ডাঃ করিম"),
    ("The moon, suddenly, a frog.", "চাঁদ, হঠাৎ, ব্যাঙ।"),
    ("1st, 2nd", "১ম, ২য়"),
    ("%(done)s of %(all)s", "%(all)sটির মধ্যে %(done)sটি"),
    ("In %(language)s.", "%(language)sের পাতায়।"),
    ("**Fever**", "**জ্বর**"),
    # other scripts
    ("The DHIS2 report.", "DHIS2-এর প্রতিবেদন।"),
    ("HbA1c and MRI.", "HbA1c ও MRI।"),
    ("The *Aedes* mosquito.", "*Aedes* মশা।"),
    ("a β-blocker, 5 μg, TNF-α", "β-ব্লকার, ৫ μg, TNF-α"),
    ("5 µg", "৫ μg"),
    ("The word पानी means water.", "पानी মানে পানি।"),
    ("A family 👨\u200d👩\u200d👧 ❤\ufe0f", "পরিবার 👨\u200d👩\u200d👧 ❤\ufe0f"),
    ("Take 5 °C ± 1 × 2 → 3", "৫ °C ± ১ × ২ → ৩"),
    ("Café", "Café"),
    ("See <https://who.int/bn|x>.", "<https://who.int/bn|x> দেখুন।"),
    ("Code `a  b|`.", "কোড `a  b|`।"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_a_bad_translation_is_told_by_its_rule(code: str, pair: tuple[str, str]) -> None:
    found = codes(*pair, rules=RULES)
    assert code in found
    # A fault of one kind may be another's, too, but not of many.
    assert len(set(found)) <= 2


@pytest.mark.parametrize(("msgid", "msgstr"), GOOD)
def test_good_work_is_left_alone(msgid: str, msgstr: str) -> None:
    assert codes(msgid, normalize("NFC", msgstr), rules=RULES) == []


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_a_fault_points_at_its_place_and_says_what_helps(code: str, pair: tuple[str, str]) -> None:
    for fault in faults(*pair, rules=RULES):
        assert fault.hint and fault.message.format_map(fault.values)
        assert fault.at is not None
        assert 0 <= fault.at[0] <= fault.at[1] <= len(pair[1])


def test_rules_of_one_script_leave_others_alone() -> None:
    assert {rule.code for rule in RULES if rule.scripts} == {rule.code for rule in RULES if rule.code.startswith("bn-")}


# ---------------------------------------------------------------- fixes


FIXED = {
    "bn-danda-char": [
        ("বিশ্রাম নিন| হাঁটুন.", "বিশ্রাম নিন। হাঁটুন।"),
        ("বিশ্রাম নিন।। **হাঁটুন৷**", "বিশ্রাম নিন। **হাঁটুন।**"),
        ("এখনই থামুন.তারপরে হাঁটুন।", "এখনই থামুন। তারপরে হাঁটুন।"),
    ],
    "bn-danda-space": [
        ("`a ,b` নিন , তারপর [হাঁটুন][link-1] ।", "`a ,b` নিন, তারপর [হাঁটুন][link-1]।"),
        ("বিশ্রাম নিন।তারপর হাঁটুন।", "বিশ্রাম নিন। তারপর হাঁটুন।"),
    ],
    "double-space": [("এখন  বিশ্রাম   `a  b` নিন।", "এখন বিশ্রাম `a  b` নিন।")],
    "edge-space": [(" এখন নিন।\n", "এখন নিন।")],
    "tab": [("এখন\tনিন।", "এখন নিন।")],
    "bn-sequence": [
        ("\u0985\u09beপনার জ্ব\u09ac\u09bc", "আপনার জ্বর"),
        (f"হঠা\u09a4\u09cd{ZWJ} \u09b0{ZWNJ}\u09cd\u09afাশ", f"হঠাৎ র{ZWJ}্যাশ"),
    ],
    "bn-joiner": [
        (f"ডা{ZWJ}ক্তার উদ্{ZWNJ}যাপন \u09b0\u09cd\u09afাশ", f"ডাক্তার উদ্{ZWNJ}যাপন র{ZWJ}্যাশ"),
    ],
    "bn-syllable": [("চ\u0981াদ হাতেে", "চাঁদ হাতে")],
    "bn-visarga": [("দু:খ ৮ঃ৩০", "দুঃখ ৮:৩০")],
    "invisible": [("\ufeffএখ\u200bন\u00a0নিন\u2028।", "এখন নিন ।")],
    "script": [("কৰুন", "করুন")],
    "punct-double": [("নিন,, তারপর।. যান", "নিন, তারপর। যান")],
    "nfc": [("হ\u09df", "হয়")],
}  # fmt: skip


@pytest.mark.parametrize(("code", "before", "after"), [(c, b, a) for c, rows in FIXED.items() for b, a in rows])
def test_a_fix_repairs_everything_of_its_kind_and_touches_no_code(code: str, before: str, after: str) -> None:
    [rule] = [rule for rule in RULES if rule.code == code]
    fixes = {fault.fix for fault in faults("Take `a  b` `a ,b` [it][link-1]: now", before, rules=(rule,))}
    assert fixes == {normalize("NFC", after)}


def test_a_code_span_an_address_or_a_label_is_never_repaired() -> None:
    text = f"`a  b|` <https://x.example/a\u200bb> [x ,y][link-1] `ডা{ZWJ}ক্তার`"
    for fault in faults("x", text, rules=RULES):
        if fault.fix is not None:
            assert "`a  b|`" in fault.fix and f"`ডা{ZWJ}ক্তার`" in fault.fix and "[link-1]" in fault.fix


PLAIN = [
    *("বিশ্রাম", "নিন", "হাঁটুন", "ডাক্তার", "র\u09cd\u09afাশ", "উদ\u09cd\u200cযাপন", "যত্নঃ", "দু:খ", "না", "মি.গ্রা.", "ডা."),
    *(
        "৫",
        "১.৫",
        "ৰ",
        "ে",
        "MRI",
        "\u0430",
        "हि",
        "\u0985\u09be",
        "\u09ac\u09bc",
        "\u09a4\u09cd\u200d",
        "\u0981\u09be",
    ),
]
SIGNS = [
    *(" ", "  ", "\t", "।", "।।", "৷", ".", ",", " ,", "।,", "??", ":", "(", ")", "“", "”", "\n"),
    *("\u200b", "\u200d", "\u200c", "\ufeff", "\xa0", "\u2028"),
]
MARKS = [
    *("**", "`a  b`", "`", "[x][link-1]", "[", "]", "&nbsp;", "\\|", "|", "<b>", "</b>", "{x}", "%(n)s"),
    "<https://x.example/>",
]
PIECES = st.lists(st.sampled_from([*PLAIN, *SIGNS, *MARKS]), min_size=1, max_size=14)


@settings(max_examples=300, deadline=None)
@given(pieces=PIECES)
def test_a_fix_makes_its_fault_go_away_and_no_new_one(pieces: list[str]) -> None:
    text = normalize("NFC", "".join(pieces))
    source = "Rest: `a  b` [x][link-1] {x} %(n)s <https://x.example/> <b>now</b>."
    before = {rule.code: found for rule in RULES if (found := faults(source, text, rules=(rule,)))}
    for rule in RULES:
        for fix in {fault.fix for fault in before.get(rule.code, ()) if fault.fix is not None}:
            assert fix != text
            left = faults(source, fix, rules=(rule,))
            assert len(left) < len(before[rule.code]), (rule.code, text, fix)
            assert not any(fault.fix == fix for fault in left)
            assert _kept(text) == _kept(fix), (rule.code, text, fix)


@settings(max_examples=200, deadline=None)
@given(pieces=PIECES)
def test_fixing_comes_to_an_end_and_fixing_again_changes_nothing(pieces: list[str]) -> None:
    text = normalize("NFC", "".join(pieces))
    for _ in range(60):
        fix = next((fault.fix for rule in RULES for fault in faults("x", text, rules=(rule,)) if fault.fix), None)
        if fix is None:
            break
        text = fix
    assert not any(fault.fix for rule in RULES for fault in faults("x", text, rules=(rule,)))


def _kept(text: str) -> tuple[object, ...]:
    """What a repair may not touch."""
    found = shape(text, pair_of("x", text).targets)
    marks = (*found.code, *found.addresses, *found.footnotes)
    return [mark.value for mark in marks], [tag.text for tag in found.tags]


def test_every_rule_has_a_table() -> None:
    assert {rule.code for rule in RULES if rule.scope is Scope.PAIR} - {"nfc"} == set(BAD)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_silent_on_nothing_and_on_very_much(rule: Rule) -> None:
    for text in ("", " ", "।", "ক", "a", "\n", "\x00", "ক" * 50_000, "। " * 20_000, "(" * 20_000, "ঃ" * 20_000):
        assert list(rule.run(pair_of("Rest.", text))) is not None
    assert BENGALI.script == "Beng"


@pytest.mark.parametrize(
    ("code", "source", "text"),
    [
        ("hi", "Rest now. Walk slowly, then stop.", "अभी आराम करें। धीरे धीरे चलें, फिर रुकें।"),
        ("ar", "Do I need a scan?", "هل أحتاج إلى فحص؟"),
        ("de", "Rest now (at home).", "Ruhen Sie sich jetzt aus (zu Hause)."),
        ("ta", "Rest now.", "இப்போது ஓய்வெடுங்கள்."),
    ],
)
def test_a_language_without_data_has_no_false_findings(code: str, source: str, text: str) -> None:
    assert codes(source, text, rules=(*RULES, *WORDS), of=language(code)) == []
