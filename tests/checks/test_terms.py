"""What a text says: terms, what was left, cut off, added, said twice, swapped; and the traps to stay silent on."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

import pytest

from checks.benches import BENGALI, codes, faults
from pipeline.catalog.glossary import FIELDS, Glossary, parse_glossary
from pipeline.checks.rule import Rule, Scope
from pipeline.checks.views import Corpus, Folio
from pipeline.checks.words import RULES
from pipeline.checks.words.sounds import common
from pipeline.model import Catalog, Message

LINES = """
sciatica,noun,সায়াটিকা,সাইটিকা,,
water,noun,পানি,জল,,
chickenpox,noun,জলবসন্ত,,,
pregnant,adjective,গর্ভবতী ; অন্তঃসত্ত্বা,,,
slipped disc,noun,ডিস্ক সরে যাওয়া,,,
knee,noun,হাঁটু,,,
neck,noun,ঘাড়,,,
HbA1c,name,,,yes,
MRI,name,এমআরআই,,yes,
wash,verb,,জল,,Water is পানি here.
bed rest,noun,বেড রেস্ট,,,,শুয়ে থাকা
"""
GLOSSARY = parse_glossary("\n".join([",".join(FIELDS), LINES]), "g.csv", BENGALI)[0]

BAD: dict[str, list[tuple[str, ...]]] = {
    "term": [
        ("Sciatica often settles.", "এই ব্যথা প্রায়ই কমে যায়।"),
        ("You are pregnant.", "আপনি প্রসূতি।"),
        ("Slipped discs heal.", "ডিস্ক সেরে ওঠে।"),
        ("Bed rest is bad.", "বসে থাকা ভালো নয়।"),
        ("Sciatica often settles.", "Sciatica প্রায়ই কমে যায়।"),
        ("See the Neck page for these exercises.", "এসব ব্যায়ামের জন্য পাতাটি দেখুন।"),
        ("Take vitamin D.", "ভিটামিন বি খান।"),
        ("Vitamins A, C and E.", "ভিটামিন এ ও সি।"),
        ("The hepatitis B vaccine.", "হেপাটাইটিসের টিকা।"),
        ("Blood group B.", "রক্তের গ্রুপ এ।"),
    ],
    "term-forbidden": [
        ("Drink water.", "পানি বা জল পান করুন।"),
        ("Drink water.", "পানির বদলে জলের কথা বলবেন না।"),
        ("Sciatica.", "সায়াটিকা (সাইটিকা)।"),
        ("Wash your hands.", "জল দিয়ে হাত ধুয়ে নিন।"),
    ],
    "term-keep": [
        ("The HbA1c test.", "এইচবিএ১সি পরীক্ষা।"),
        ("The HbA1c test.", "hba1c পরীক্ষা।"),
        ("An MRI scan.", "একটি স্ক্যান।"),
        ("The HbA1c test.", "HbAlc পরীক্ষা।"),
        ("Reply YES to this.", "উত্তরে Yes লিখুন।"),
        ("The *MoveWell* app.", "*Movewell* অ্যাপ।"),
        ("The IgG level.", "IgM-এর মাত্রা।"),
        ("A TB test.", "TV পরীক্ষা।"),
        ("The *Plasmodium* parasite.", "*Plasmodim* পরজীবী।"),
        ("Ask at the **ANC** desk.", "**PNC** ডেস্কে জিজ্ঞাসা করুন।"),
        ("*Staphylococcus* germs.", "*Staphilococus* জীবাণু।"),
    ],
    "untranslated": [
        ("Rest for two days.", "Rest for two days."),
        ("**Rest** for two days.", "Rest for two days."),
        ("Knees", "Knees"),
        ("Open Monday to Friday.", "Open Monday to Friday."),
        ("Write to us", "Write to us", "heading 2"),
        ("Find Us", "Find Us", "title"),
    ],
    "latin-left": [
        ("Take it with plenty of water.", "এটি plenty of পানির সঙ্গে খান।"),
        ("Take paracetamol.", "paracetamol খান।"),
        ("Rest in bed.", "বিছানায় rest নিন।"),
    ],
    "bilingual": [
        ("Rest for two days at home.", "Rest for two days at home. দুই দিন বাড়িতে বিশ্রাম নিন।"),
        ("Walk every morning.", "প্রতিদিন সকালে হাঁটুন। (Walk every morning.)"),
        ("Walk every morning.[^1] Then rest.", "সকালে হাঁটুন (Walk every morning)।[^1] তারপর বিশ্রাম নিন।"),
        (
            "Lie flat. Bend one knee slowly. Then rest.",
            "চিত হয়ে শোন। একটি হাঁটু ধীরে ভাঁজ করুন (Bend one knee slowly)। তারপর বিশ্রাম নিন।",
        ),
    ],
    "length": [
        ("Do not drive yourself. Do not wait for an appointment.", "অপেক্ষা করবেন না।"),
        ("Bend both of your knees now.", "হাঁটু একটু ভাঁজ করুন আর কোমর সোজা রেখে দুই হাত সামনে বাড়িয়ে ধীরে নিচু হোন।"),
        ("Sit up straight, put both feet flat on the floor and breathe slowly.", "সোজা হয়ে বসুন আর খুব ধীরে শ্বাস নিন।"),
    ],
    "sentence-count": [
        ("Rest now. Drink water. Call a doctor at once. Do not drive.", "বিশ্রাম নিন। পানি পান করুন।"),
    ],
    "truncated": [
        ("Rest for two days, and then walk a little every day.", "দুই দিন বিশ্রাম নিন, এবং"),
        ("Rest for two days, and then walk a little every day.", "দুই দিন বিশ্রাম নিন তারপর"),
        ("Take it after food. Do not take it with alcohol.", "খাবারের পর এটি খান।"),
        (
            "Most people with back pain need no picture of it; an examination tells enough.",
            "কোমরব্যথায় বেশির ভাগ মানুষের ছবি তোলার দরকার হয় না।",
        ),
    ],
    "added-text": [("Rest two days, then walk a little.", "দুদিন বিশ্রাম নিন, তারপর হাঁটুন। সকালে রসুন খেলে ব্যথা সেরে যায়।")],
    "repeated-text": [
        ("Rest at home now. Then walk a little.", "এখন বাড়িতে বিশ্রাম নিন। এখন বাড়িতে বিশ্রাম নিন।"),
        ("Rest at home now.[^1] Then walk.", "এখন বাড়িতে বিশ্রাম নিন।[^1] এখন বাড়িতে বিশ্রাম নিন।"),
        ("Rest at home now. Then walk.[^1]", "হাঁটুন।[^1] এখন বাড়িতে বিশ্রাম নিন। এখন, বাড়িতে “বিশ্রাম” নিন!"),
    ],
    "repeated-word": [
        ("Rest and walk.", "বিশ্রাম নিন এবং এবং হাঁটুন।"),
        ("See a doctor.", "ডাক্তার ডাক্তার দেখান।"),
        ("Rest now.", "এখন বিশ্রাম নিন নিন।"),
        ("Twice a day after food.", "খাবারের পর দিনে খাবারের পর দিনে দুবার।"),
        ("The NHS page.", "NHS NHS পাতা।"),
    ],
    "note": [
        ("The sciatic nerve.", "সায়াটিক স্নায়ু। [যাচাই করুন]"),
        ("The sciatic nerve.", "সায়াটিক স্নায়ু TODO"),
        ("The sciatic nerve.", "সায়াটিক স্নায়ু???"),
        ("The sciatic nerve.", "সায়াটিক স্নায়ু (অনুবাদকের নোট: দেখুন)।"),
        ("The sciatic nerve.", "অনুবাদ: সায়াটিক স্নায়ু।"),
        ("The sciatic nerve.", "বাংলা অনুবাদ:\u00a0সায়াটিক স্নায়ু।"),
        ("The sciatic nerve.", "[বাংলা] সায়াটিক স্নায়ু।"),
        ("The sciatic nerve.", "Translation: সায়াটিক স্নায়ু।"),
        ("The sciatic nerve.", "ভাষান্তর – সায়াটিক স্নায়ু।"),
    ],
}  # fmt: skip

GOOD = [
    ("Sciatica often settles.", "সায়াটিকার ব্যথা প্রায়ই কমে যায়।"),
    ("You are pregnant.", "আপনি অন্তঃসত্ত্বা।"),
    ("Their discs slipped.", "ডিস্ক নড়ে গেছে।"),
    ("They have slipped discs.", "তাঁদের ডিস্ক সরে গেছে।"),
    ("Bed rest is bad.", "শুয়ে থাকলে ক্ষতি হয়।"),
    ("Wash your hands.", "পানি দিয়ে হাত ধুয়ে নিন।"),
    # English that stays, and terms within names
    ("The password is “knee” (lower case).", "পাসওয়ার্ড “knee” (ছোট হাতের অক্ষরে)।"),
    ('<span lang="en">Sciatica</span> is old.', '<span lang="en">Sciatica</span> শব্দটি পুরোনো।'),
    ("Source: Roy A, European Journal of Water 2020.", "সূত্র: Roy A, European Journal of Water 2020."),
    ("The School of Water near the river helps.", "নদীর ধারের স্কুলটি সাহায্য করে।"),
    ("Read the PDF or use WiFi.", "pdf পড়ুন বা wifi নিন।"),
    ("READ THE NEXT PAGE", "Next পাতা পড়ুন"),
    ("See <https://sciatica.example/>.", "<https://sciatica.example/> দেখুন।"),
    ("Type `water`.", "`water` লিখুন।"),
    ("Chickenpox and water.", "জলবসন্ত ও পানি।"),
    ("An MRI scan and HbA1c.", "এমআরআই স্ক্যান ও HbA1c-এর মান।"),
    ("Two MRIs.", "দুটি MRI।"),
    ("BCG, 120/80 mmHg", "BCG, 120/80 mmHg"),
    ("© 2024 The site. All rights reserved.", "© 2024 The site. All rights reserved."),
    ("Koes B, et al. Treatment of sciatica. BMJ 2007;334:1.", "Koes B, et al. Treatment of sciatica. BMJ 2007;334:1."),
    ("`pip install x`", "`pip install x`"),
    ("Dr. Rahman", "Dr. Rahman"),
    ("The *Salmonella* germ.", "*Salmonella* জীবাণু।"),
    ("The *Aedes aegypti* mosquito.", "*Aedes aegypti* মশা।"),
    ("A *red flag* is a sign.", "*বিপদচিহ্ন* (red flag) একটি লক্ষণ।"),
    ("Press “sign in”.", "“sign in” চাপুন।"),
    ("At 5 mg per kg.", "প্রতি kg-তে ৫ mg।"),
    ("See the NHS page by the World Health Organization.", "NHS-এর পাতা দেখুন, World Health Organization-এর।"),
    ("Rest, then drink. Then walk.", "বিশ্রাম নিন, তারপর পান করুন, তারপর হাঁটুন।"),
    ("Rest two days, then walk a little.", "দুই দিন বিশ্রাম নিন। তারপর একটু হাঁটুন।"),
    ("If you have pain and", "ব্যথা থাকলে এবং"),
    ("For further reading", "আরও পড়ার জন্য"),
    ("Walk slowly, often, again and again.", "ধীরে ধীরে হাঁটুন, ঘন ঘন, বারবার, হাঁটতে হাঁটতে, তালে তালে।"),
    ("You feel feverish.", "জ্বর জ্বর ভাব লাগে।"),
    ("Nausea.", "বমি বমি ভাব।"),
    ("A wheeze.", "সাঁই সাঁই শব্দ।"),
    ("Very very slowly.", "খুব খুব ধীরে।"),
    ("Rest, rest!", "বিশ্রাম, বিশ্রাম!"),
    ("The nerve [see below].", "স্নায়ু [নিচে দেখুন]।"),
    ("Read [this][link-1].", "[এটি][link-1] পড়ুন।"),
    ("Really???", "সত্যি???"),
    # letters that are names
    ("Vitamin D: the need for it.", "ভিটামিন ডির প্রয়োজন।"),
    ("Vitamins A, C and E.", "ভিটামিন এ, সি ও ই।"),
    ("Vitamin B12 tablets.", "ভিটামিন বি-১২ বড়ি।"),
    ("Vitamin B12 tablets.", "বি১২ বড়ি।"),
    ("Vitamin K at birth.", "জন্মের সময় ভিটামিন K।"),
    ("The hepatitis A and B vaccines.", "হেপাটাইটিস ‘এ’ এবং হেপাটাইটিস-বি টিকা।"),
    ("Blood group O.", "রক্তের গ্রুপ ও।"),
    ("Take a vitamin. A doctor helps.", "ভিটামিন নিন। ডাক্তার সাহায্য করেন।"),
    # names in Latin letters that are the same, or others
    ("The MRIs and the ECG.", "MRI ও EKG।"),
    ("COVID-19 and Wi-Fi.", "COVID19 ও WiFi।"),
    ("SpO₂, DHIS2, a café.", "SpO2, DHIS২, Cafe।"),
    ("An allergic reaction.", "অ্যালার্জির (allergy) প্রতিক্রিয়া।"),
    ("Low haemoglobin.", "হিমোগ্লোবিন (hemoglobin) কম।"),
    ("The IgG and the IgM level.", "আইজিজি ও IgM-এর মাত্রা।"),
    ("The pill.", "খাওয়ার বড়ি (OCP)।"),
    # both languages
    ("Body mass index", "দেহভর সূচক (Body mass index)"),
    ("Read “Sleep Well at Home.”", "“Sleep Well at Home” পড়ুন।"),
    # parts that are joined otherwise
    ("Wash the sore place with clean water; then cover it with a dry cloth.", "পরিষ্কার পানিতে ঘা ধুয়ে শুকনো কাপড়ে ঢেকে দিন।"),
    ("Wait for two weeks; most people get better without treatment.", "দুই সপ্তাহ দেখুন, বেশির ভাগই এমনি সারে।"),
    ("At first take 1.5 ml a day. Then take 15 ml a day.", "প্রথমে দিনে ১.৫ মিলি নিন। প্রথমে দিনে ১৫ মিলি নিন।"),
    ("Rest at home now. Then walk. Rest at home now!", "এখন বাড়িতে বিশ্রাম নিন। তারপর হাঁটুন। এখন বাড়িতে বিশ্রাম নিন!"),
    ("Translation: Rahima", "অনুবাদ: রহিমা"),
    ("Interpreters: ask at the desk.", "অনুবাদক: ডেস্কে জিজ্ঞাসা করুন।"),
    ("This page in Bangla: 3 minutes.", "বাংলা: ৩ মিনিট।"),
    ("Bangladesh", "বাংলাদেশ"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_a_bad_translation_is_told_by_its_rule(code: str, pair: tuple[str, ...]) -> None:
    assert code in codes(*pair, rules=RULES, glossary=GLOSSARY)
    for fault in faults(*pair, rules=RULES, glossary=GLOSSARY):
        assert fault.message.format_map(fault.values) and fault.hint.format_map(fault.values)
        assert fault.at is None or 0 <= fault.at[0] <= fault.at[1] <= len(pair[1])


@pytest.mark.parametrize(("msgid", "msgstr"), GOOD)
def test_good_work_is_left_alone(msgid: str, msgstr: str) -> None:
    assert codes(msgid, normalize("NFC", msgstr), rules=RULES, glossary=GLOSSARY) == []


def test_without_a_glossary_no_term_is_asked_for() -> None:
    assert codes("Sciatica often settles.", "এই ব্যথা প্রায়ই কমে যায়।", rules=RULES) == []


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("heading 2", "Back Exercises", ["untranslated"]),
        ("paragraph", "Back Exercises", []),
        ("title", "Go to Bed", ["untranslated"]),
        ("table cell", "Dr Smith", []),
        ("table cell", "Knees", ["untranslated"]),
        ("heading 2", "NICE", []),
    ],
)
def test_words_with_capitals_are_names_unless_they_are_a_heading(kind: str, text: str, expected: list[str]) -> None:
    assert codes(text, text, kind, rules=RULES) == expected


def test_a_term_that_is_missing_points_into_the_source() -> None:
    [fault] = faults("Walk with *sciatica*.", "হাঁটুন।", rules=RULES, glossary=GLOSSARY)
    assert fault.source_at is not None
    assert "Walk with *sciatica*."[slice(*fault.source_at)] == "sciatica"


# ---------------------------------------------------------------- seen beside others


def folio(pairs: Iterable[tuple[str, str]], domain: str = "walking", context: str | None = None) -> Folio:
    path = f"locales/bn/LC_MESSAGES/{domain}.po"
    messages = tuple(Message(msgid, msgstr, context, line=number) for number, (msgid, msgstr) in enumerate(pairs, 1))
    return Folio(Catalog(domain, "bn", messages=messages, path=path), BENGALI, glossary=GLOSSARY)


def told(code: str, *folios: Folio) -> list[tuple[str, str]]:
    """What a rule says, with the source of the message it is about."""
    [rule] = [rule for rule in RULES if rule.code == code]
    view = folios[0] if rule.scope is Scope.CATALOG else Corpus(folios, BENGALI, glossary=GLOSSARY)
    return [(about.source_text, fault.message.format_map(fault.values)) for about, fault in rule.run(view)]


WALK = ("Walk for 5 minutes on flat ground.", "সমতল জায়গায় ৫ মিনিট ধরে হাঁটুন।")
WARM = ("Hold a warm pack on your neck for 20 minutes.", "২০ মিনিট ধরে ঘাড়ে গরম সেঁক দিন।")


def test_neighbours_with_each_others_translation_are_told() -> None:
    crossed = [(WALK[0], WARM[1]), (WARM[0], WALK[1])]
    found = told("swapped", folio([("Rest.", "বিশ্রাম নিন।"), *crossed]))
    assert found == [(WALK[0], "this is the translation of line 3"), (WARM[0], "this is the translation of line 2")]
    assert told("swapped", folio([WALK, WARM])) == []
    assert told("swapped", folio([("Knees", "ঘাড়"), ("Neck", "হাঁটু")])) != []


def test_neighbours_that_no_sign_tells_apart_are_left_alone() -> None:
    assert told("swapped", folio([("Rest.", "হাঁটুন।"), ("Walk.", "বিশ্রাম নিন।")])) == []
    assert told("swapped", folio([("Take 2.", "দুটি নিন।"), ("Take 3.", "তিনটি নিন।")])) == []


def test_one_translation_for_two_texts_is_told_of_both() -> None:
    found = told("reused", folio([WALK, ("Do this only if you have none of the red flags.", WALK[1])]))
    assert [source for source, _ in found] == [WALK[0], "Do this only if you have none of the red flags."]
    assert "walking.po:2" in found[0][1]


def test_short_and_similar_texts_may_share_a_translation() -> None:
    assert told("reused", folio([("Medicine", "ওষুধ"), ("Remedies", "ওষুধ")])) == []
    assert told("reused", folio([WALK, (WALK[0].replace("flat", "level"), WALK[1])])) == []
    assert told("reused", folio([WALK]), folio([WALK], "sleeping")) == []


def test_two_translations_of_one_text_are_for_information_unless_a_context_tells_them_apart() -> None:
    one, other = ("Further reading", "আরও পড়ার জন্য"), ("Further reading", "আরও পড়ুন")
    found = told("inconsistent", folio([one]), folio([one], "sleeping"), folio([other], "resting"))
    assert found == [("Further reading", "elsewhere it is “আরও পড়ার জন্য” (locales/bn/LC_MESSAGES/walking.po:1)")]
    assert told("inconsistent", folio([one]), folio([other], "resting", context="link")) == []


def test_every_rule_has_a_table() -> None:
    assert {rule.code for rule in RULES if rule.scope is Scope.PAIR} == set(BAD)
    assert isinstance(GLOSSARY, Glossary)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.scope is Scope.PAIR], ids=lambda rule: rule.code)
def test_a_rule_bears_nothing_and_very_much(rule: Rule) -> None:
    for text in ("", " ", "।", "a", "\n", "ক ক " * 5_000, "ক। " * 5_000, "[" * 5_000, "a b " * 5_000):
        assert faults("Rest. Rest. Water. MRI.", text, rules=(rule,), glossary=GLOSSARY) is not None


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Metformin, a tablet, by the doctor", "ডাক্তারের মেটফরমিন ট্যাবলেট", 2),
        ("Metformin", "ইনসুলিন", 0),
        ("paracetamol and naproxen", "প্যারাসিটামলে বা ন্যাপ্রোক্সেন", 2),
        ("back pain", "কোমরব্যথা", 0),
    ],
)
def test_loan_words_are_known_by_their_consonants(source: str, target: str, words: int) -> None:
    assert common(source, target, "en", "bn") >= words
    assert words or common(source, target, "en", "bn") == 0
    assert common(source, target, "en", "hi") == 0
