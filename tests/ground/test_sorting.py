"""Lists in the order of a language's dictionaries."""

from __future__ import annotations

import random

import pytest

from pipeline.languages import language
from pipeline.sorting import alphabetical, in_order, letter, with_icu

BENGALI = [
    "১০ মিনিট", "অস্ত্রোপচার", "আঘাত", "ইনজেকশন", "উত্তর", "উৎসব", "ঊরু", "ঋতু", "এক্স-রে", "ওষুধ",
    "কংস", "কঙ্কাল", "কটি", "কশেরুকা", "কাশি", "কিডনি", "কোমর", "ক্ষত", "খিঁচুনি", "গাঁট", "গাল",
    "ডাক্তার", "ডিস্ক", "ডোজ", "ঢেঁকি", "পা", "পেশি", "প্রসব", "ফিজিওথেরাপি", "ব্যথা", "যকৃৎ", "রক্ত", "র‍্যাশ",
    "শ্বাস", "স্নায়ু", "হাঁটা", "হাড়", "ORS", "paracetamol",
]  # fmt: skip


def test_bengali_words_stand_as_in_a_dictionary():
    shuffled = random.Random(7).sample(BENGALI, len(BENGALI))
    assert sorted(shuffled, key=alphabetical(language("bn").alphabet)) == BENGALI


def test_icu_agrees_where_it_is_installed():
    if not with_icu():
        pytest.skip("PyICU is not installed")
    shuffled = random.Random(7).sample(BENGALI, len(BENGALI))
    assert in_order(shuffled, language("bn"), str) == BENGALI


def test_joiners_and_the_two_encodings_of_a_letter_move_no_word():
    key = alphabetical(language("bn").alphabet)
    assert key("র‍্যাশ")[0] == key("র্যাশ")[0]
    assert key("হা\u09dc")[0] == key("হা\u09a1\u09bc")[0]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("কোমর", "bn", "ক"),
        ("ড়োড়া", "bn", "ড\u09bc"),
        ("ORS", "bn", "O"),
        ("১২ ঘণ্টা", "bn", ""),
        ("sciatica", "en", "S"),
        ("élan", "en", "E"),
    ],
)
def test_a_word_is_looked_for_under_its_letter(text: str, code: str, expected: str):
    assert letter(text, language(code)) == expected


def test_english_ignores_case_and_accents():
    words = ["Zoster", "apple", "Épée", "Ethics", "2 weeks"]
    assert in_order(words, language("en"), str) == ["2 weeks", "apple", "Épée", "Ethics", "Zoster"]
