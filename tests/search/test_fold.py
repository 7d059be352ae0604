"""Words as search compares them: what readers write in several ways is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.languages import language
from pipeline.render.html.search.fold import roman, stem, stems, typed, words
from pipeline.render.html.search.index import Doc, heads, shown, texts
from pipeline.render.html.search.tables import tables

BN, EN = language("bn"), language("en")
BENGALI, ENGLISH = tables(BN, EN), tables(EN, EN)
VECTORS = Path(__file__).with_name("vectors.json")

SAME = [
    ("ব্যথা", "ব্যাথা"), ("ব্যথা", "বেথা"), ("হাঁটু", "হাটু"), ("গর্ভাবস্থায\u09bc", "গর্ভাবস্থা\u09df"),
    ("ফিজিওথেরাপী", "ফিজিওথেরাপি"), ("শূন্য", "সুন্য"), ("ঠাণ্ডা", "ঠান্ডা"), ("অ্যাসিডিটি", "এসিডিটি"),
    ("উদ্‌যাপন", "উদ্যাপন"), ("র‍্যাশ", "র্যাশ"), ("যক্ষ্মা", "জখা"), ("ঘাড়", "ঘার"), ("আঙ্গুল", "আঙুল"),
    ("দুঃখ", "দুখ"), ("কৃমি", "ক্রিমি"), ("৯৯৯", "999"), ("NICE", "nice"), ("Café", "cafe"), ("ক্যান্সার", "ক্যানসার"),
    ("কোমর", "কোমরের"), ("ব্যায়াম", "ব্যায়ামগুলো"), ("হাঁটু", "হাঁটুতে"), ("শিশু", "শিশুদের"), ("জ্বর", "জ্বরেরও"),
]  # fmt: skip
APART = [("কোমর", "কোমল"), ("গলা", "গ্লা"), ("পা", "পানি"), ("৯৯৯", "৯৯"), ("হাত", "রাত")]


def one(text: str) -> list[str]:
    return [stem(word, BENGALI.endings) for word in words(text, BENGALI)]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_two_spellings_or_forms_of_a_word_are_one(a: str, b: str) -> None:
    assert one(a) == one(b) != []


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_words_stay_two(a: str, b: str) -> None:
    assert one(a) != one(b)


@pytest.mark.parametrize(
    ("bengali", "latin"),
    [("কোমর", "komor"), ("ব্যথা", "betha"), ("ব্যথা", "byatha"), ("বাত", "baat"), ("গর্ভাবস্থা", "gorbhabostha"),
     ("জ্বর", "jwor"), ("শিশু", "shishu"), ("ওষুধ", "oshudh"), ("চিকিৎসা", "chikitsa"), ("রং", "rong")],
)  # fmt: skip
def test_a_word_typed_in_latin_letters_is_the_bengali_one(bengali: str, latin: str) -> None:
    [term], [word] = words(bengali, BENGALI), words(latin, BENGALI)
    assert roman(term, BENGALI) == typed(word, BENGALI)


def test_common_words_tell_nothing() -> None:
    assert stems("কোমরের ব্যথা হলে কী করব", BENGALI) == tuple(one("কোমর ব্যথা"))
    assert stems("what to do for the pain", ENGLISH) == ("pain",)


def test_the_text_of_a_body_has_no_tags_and_no_contents() -> None:
    body = "<nav><ol><li>x</li></ol></nav><p><strong>জ্বর</strong>ে <a\ufdd0b#c\ufdd1>y</a>&amp;<sup>1</sup></p>"
    assert shown(body).split() == ["জ্বরে", "y&"]


def test_what_stands_in_the_main_index_is_not_said_twice() -> None:
    main = heads([Doc("কোমর ব্যথা"), Doc("জ্বর")], BENGALI)
    data = json.loads(texts(("<p>কোমরের যত্ন</p>", "<p>কোমর</p>"), (0, 1), main, "search.1.json", BENGALI))
    assert dict(zip(data["t"].split(), data["p"].split(), strict=True)) == {"কোমর": "b", "জতন": "5"}


def vectors() -> dict[str, list[dict[str, object]]]:
    """Input and what each step makes of it, for both languages; `vectors.json` holds the same."""
    inputs = {
        "bn": [
            *(text for pair in (*SAME, *APART) for text in pair),
            "komorer betha",
            "Slipped-disc, ৩ বার",
            "gorbhabosthay",
        ],
        "en": ["Exercises for sciatica", "Sleeping", "don't", "pregnancies", "999", "Ménière’s  disease"],
    }
    found = {}
    for code, given in inputs.items():
        own = tables(language(code), EN)
        found[code] = [
            {
                "text": text,
                "words": list(words(text, own)),
                "stems": [stem(word, own.endings) for word in words(text, own)],
                "roman": [roman(word, own) for word in words(text, own)],
                "typed": [typed(word, own) for word in words(text, own)],
            }
            for text in given
        ]
    return found


def test_the_vectors_that_the_script_is_held_to_are_what_python_says() -> None:
    """After a change of the tables `PYTHONPATH=tests python -m search.test_fold` writes them anew."""
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == vectors()


if __name__ == "__main__":
    VECTORS.write_text(json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
