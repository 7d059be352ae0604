"""Glossaries: what a file says, where its terms occur, and which of their translations a text has."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.glossaries import read_glossary
from pipeline.catalog.glossary import FIELDS, Glossary, Term, parse_glossary, serialize_glossary
from pipeline.languages import language
from pipeline.project import Project

ROOT = Path(__file__).resolve().parents[2]
BENGALI = language("bn")
HEAD = ",".join(FIELDS)


def glossary(*lines: str) -> Glossary:
    made, findings = parse_glossary("\n".join([HEAD, *lines]), "locales/bn/glossary.csv", BENGALI)
    assert findings == ()
    return made


def used(made: Glossary, text: str) -> list[str]:
    """The slices of an English text that are terms."""
    return [text[use.start : use.end] for use in made.uses(text)]


# ---------------------------------------------------------------- the file


def test_a_line_says_what_its_columns_say() -> None:
    [term] = glossary('slipped disc,Noun, ডিস্ক সরে যাওয়া ; স্লিপড ডিস্ক,চাকতি,,"Nothing slips, really"').terms
    assert term == Term(
        "slipped disc",
        "noun",
        ("ডিস্ক সরে যাওয়া", "স্লিপড ডিস্ক"),
        ("চাকতি",),
        note="Nothing slips, really",
    )
    assert term.line == 2


def test_columns_may_stand_in_any_order_under_the_names_people_give_them() -> None:
    made, findings = parse_glossary("Translation(s);\n", "g.csv")
    assert [str(one) for one in findings] == [
        f"g.csv:1: error: the first line does not name the columns [glossary-line] (begin with {','.join(FIELDS)})"
    ]
    made, findings = parse_glossary("\ufeffTranslation(s),Part of speech,Term\r\nপানি;পানীয়,noun,water\r\n", "g.csv")
    assert (made.terms, findings) == ((Term("water", "noun", ("পানি", "পানীয়")),), ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",noun,পানি,,,", "there is no term in this line"),
        ("water,noun,,,,", "“water” has no translation"),
        ("water,noun,,জল,,,পানীয়", "“water” has no translation"),
        ("water,noun,পানি,জল,,,জল", "“জল” is both a translation and forbidden"),
        ("water,noun,পানি,পানি,,", "“পানি” is both a translation and forbidden"),
        ("water,noun,পানি,,maybe,", "keep cannot be 'maybe'"),
        ("water,noun,পানি,,,,,more", "8 fields where the first line names 7"),
        ("…,noun,পানি,,,", "“…” has no letters"),
        ("hip,noun,নিতম্ব,,,", "“hip” stands in line 2 already"),
        ('water,noun,"পানি,,,', "this line cannot be read: a quote is open"),
        ('water,noun,পানি,,,"as people say', "this line cannot be read: a quote is open"),
        ('water,noun,"পানি"ও,,,', "this line cannot be read: ',' expected after '\"'"),
    ],
)
def test_a_line_that_cannot_be_used_is_a_finding_and_the_others_count(line: str, told: str) -> None:
    made, findings = parse_glossary(
        f"{HEAD}\nhip,noun,হিপ,,,\n\n# a comment\n{line}\nknee,noun,হাঁটু,,,\n", "g.csv", BENGALI
    )
    assert [term.term for term in made.terms] == ["hip", "knee"]
    [finding] = findings
    assert (finding.message, str(finding.place), finding.language) == (told, "g.csv:5", "bn")
    assert finding.hint


def test_a_quote_left_open_costs_its_own_line_though_another_follows() -> None:
    made, findings = parse_glossary(
        f'{HEAD}\nwater,noun,"পানি,জল,,\npillow,noun,বালিশ,,,"soft, firm"\nhip,noun,হিপ,,,\n', "g.csv", BENGALI
    )
    assert [term.term for term in made.terms] == ["pillow", "hip"]
    assert [str(finding.place) for finding in findings] == ["g.csv:2"]


def test_a_note_may_have_several_lines() -> None:
    made = glossary('water,noun,পানি,,,"as people say,\nnot জল"', "hip,noun,হিপ,,,")
    assert [(term.term, term.note, term.line) for term in made.terms] == [
        ("water", "as people say,\nnot জল", 2),
        ("hip", "", 4),
    ]


@pytest.mark.parametrize(("part", "hint"), [("nuon", "did you mean noun?"), ("xyz", "known are noun, name, ")])
def test_an_unknown_part_of_speech_is_told_and_the_term_counts(part: str, hint: str) -> None:
    made, [finding] = parse_glossary(f"{HEAD}\nhip,{part},হিপ,,,\n", "g.csv", BENGALI)
    assert [term.term for term in made.terms] == ["hip"]
    assert finding.message == f"unknown part of speech '{part}'"
    assert finding.hint.startswith(hint)


def test_a_quote_left_open_is_no_traceback() -> None:
    made, findings = parse_glossary(f'{HEAD}\nwater,noun,"পানি\x00,,,\n' + "x" * 200_000, "g.csv", BENGALI)
    assert made.terms == () and findings


def test_what_is_written_is_read_again() -> None:
    water = 'water,noun,পানি ; পানীয়,জল ; বারি,,"as people say, here"'
    made = glossary("MRI,name,,,yes,", water, "lift,verb,তোলা,,,,উঁচু ; ওঠানো", "wash,verb,,জল,,,")
    text = serialize_glossary(made)
    assert parse_glossary(text, "g.csv", BENGALI) == (made, ())
    assert serialize_glossary(parse_glossary(text, "g.csv", BENGALI)[0]) == text


# ---------------------------------------------------------------- English


@pytest.mark.parametrize(
    ("line", "text", "slices"),
    [
        ("nerve,noun,স্নায়ু,,,", "Nerves, a nerve’s root, nervous, unnerve.", ["Nerves", "nerve’s"]),
        ("biopsy,noun,বায়োপসি,,,", "Two biopsies.", ["biopsies"]),
        ("chilli,noun,মরিচ,,,", "Chillies and a chilli.", ["Chillies", "chilli"]),
        ("foot,noun,পায়ের পাতা,,,", "Both feet; a foothold.", ["feet"]),
        ("vertebra,noun,কশেরুকা,,,", "The vertebrae.", ["vertebrae"]),
        ("lift,verb,তোলা,,,", "He lifts, lifted, lifting; a lifter.", ["lifts", "lifted", "lifting"]),
        ("bend,verb,বাঁকানো,,,", "He bent.", ["bent"]),
        ("stop,verb,থামা,,,", "Stopped, stopping, stops.", ["Stopped", "stopping", "stops"]),
        ("exercise,,ব্যায়াম,,,", "Exercises and exercising.", ["Exercises", "exercising"]),
        ("numb,adjective,অবশ,,,", "Numb numbs numbing.", ["Numb"]),
        ("pass urine,verb,প্রস্রাব করা,,,", "passing urine, passed urines", ["passing urine"]),
        ("slipped disc,noun,ডিস্ক সরে যাওয়া,,,", "slipped discs, slipped-disc. Slipped. Disc",
         ["slipped discs", "slipped-disc"]),
        ("joint mobilisation,noun,জয়েন্ট মোবিলাইজেশন,,,", "joint mobilizations", ["joint mobilizations"]),
        ("oedema,noun,ফোলা,,,", "edema", ["edema"]),
        ("pain,noun,ব্যথা,,,", "pain-free, pain–free, painful, pain.", ["pain", "pain"]),
        ("MRI,name,,,yes,", "MRI, MRIs, mri, MRIX", ["MRI", "MRIs"]),
        ("TENS,name,,,yes,", "He tens his muscle; TENS helps.", ["TENS"]),
        ("X-ray,noun,এক্স-রে,,,", "X-rays, X ray, x-ray", ["X-rays", "X ray"]),
        ("COVID-19,name,,,yes,", "COVID-19 and COVID.", ["COVID-19"]),
    ],
)  # fmt: skip
def test_a_term_is_met_in_its_word_forms(line: str, text: str, slices: list[str]) -> None:
    assert used(glossary(line), text) == slices


def test_the_longest_term_is_taken_at_each_place() -> None:
    made = glossary("nerve,noun,স্নায়ু,,,", "nerve root,noun,স্নায়ুর মূল,,,", "sciatic nerve,noun,সায়াটিক স্নায়ু,,,")
    text = "The sciatic nerve root, a nerve root and nerves."
    assert used(made, text) == ["sciatic nerve", "nerve root", "nerves"]


def test_two_lines_with_one_spelling_are_met_together() -> None:
    made = glossary("exercise,noun,ব্যায়াম,,,", "exercise,verb,ব্যায়াম করা,,,")
    [use] = made.uses("Exercise daily.")
    assert [term.part_of_speech for term in use.terms] == ["noun", "verb"]


# ---------------------------------------------------------------- Bengali


@pytest.mark.parametrize(
    ("line", "text", "word"),
    [
        ("doctor,noun,ডাক্তার ; চিকিৎসক,,,", "চিকিৎসকের কাছে যান।", "চিকিৎসক"),
        ("doctor,noun,ডাক্তার ; চিকিৎসক,,,", "হাতুড়ে-ডাক্তারকে নয়", "ডাক্তার"),
        ("doctor,noun,ডাক্তার,,,", "উপডাক্তার", None),
        ("safe,adjective,নিরাপদ,,,", "এটি অনিরাপদ।", None),
        ("nerve root,noun,স্নায়ুর মূল,,,", "স্নায়ুর মূলগুলোতে", "স্নায়ুর মূল"),
        ("back pain,noun,কোমর ব্যথা,,,", "কোমরব্যথা, কোমরের ব্যথা", "কোমর ব্যথা"),
        ("back pain,noun,কোমর ব্যথা,,,", "কোমরের বেশির ভাগ ব্যথাই কমে।", "কোমর ব্যথা"),
        ("back pain,noun,কোমর ব্যথা,,,", "কোমর সোজা রাখুন। ব্যথা কমবে।", None),
        ("lift,verb,তোলা,,,", "ভারী জিনিস তুলবেন না।", "তোলা"),
        ("lift,verb,তোলা,,,", "ভারী জিনিস টানবেন না।", None),
        ("eat,verb,খাওয়া,,,", "ভাত খান।", "খাওয়া"),
        ("slipped disc,noun,ডিস্ক সরে যাওয়া,,,", "যাঁদের ডিস্কটি সরে গেছে", "ডিস্ক সরে যাওয়া"),
        ("celebrate,noun,উদযাপন,,,", "উদ\u09cd\u200cযাপন", None),
        ("celebration,noun,উদ্\u200cযাপন,,,", "উদ্যাপনের দিন", "উদ্\u200cযাপন"),
        ("rash,noun,র\u200d্যাশ,,,", "র্যাশ হলে", "র\u200d্যাশ"),
        ("river,noun,নদী,,,", "", None),
        ("house,noun,বাড়ি,,,", "বা\u09a1\u09bcির", "বাড়ি"),
        # two letters begin too many words, and a hasanta makes another one
        ("foot,noun,পা,,,", "পায়ের ও পা-টিরও", "পা"),
        ("foot,noun,পা,,,", "পানিতে পাশাপাশি, পারেন", None),
        ("foot,noun,পা,,,", "পায়খানা", None),
        ("stool,noun,মল,,,", "মলম", None),
        ("thigh,noun,রান,,,", "রান্না", None),
        ("thigh,noun,রান,,,", "রানের পেশি", "রান"),
        # what is no translation and will do
        ("bed rest,noun,বেড রেস্ট,,,,শুয়ে থাকা", "দুদিন শুয়ে থাকুন।", "শুয়ে থাকা"),
    ],
)  # fmt: skip
def test_a_translation_is_the_beginning_of_a_word(line: str, text: str, word: str | None) -> None:
    made = glossary(line)
    from unicodedata import normalize

    assert made.rendered(made.terms[0], text) == (word and normalize("NFC", word))


@pytest.mark.parametrize(
    ("text", "slices"),
    [
        ("জল খান। জলের বোতল, জলকেও।", ["জল", "জলের", "জলকেও"]),
        ("জলবসন্ত হলে জলাতঙ্ক নয়, গোলাপজল নয়।", []),
        ("পানি খান।", []),
        ("জল\u200c খান", ["জল"]),
    ],
)
def test_a_forbidden_word_counts_as_a_whole_word_with_its_endings(text: str, slices: list[str]) -> None:
    made = glossary("water,noun,পানি,জল,,", "chickenpox,noun,জলবসন্ত,,,")
    assert [text[start:end] for _, start, end in made.forbidden(made.terms[0], text)] == slices


def test_what_is_forbidden_for_one_term_may_be_the_translation_of_another_that_is_there() -> None:
    made = glossary("spine,noun,মেরুদণ্ড,মেরুরজ্জু,,", "spinal cord,noun,মেরুরজ্জু,,,")
    spine, cord = made.terms
    assert [word for word, *_ in made.forbidden(spine, "মেরুরজ্জুর ব্যথা")] == ["মেরুরজ্জু"]
    assert not list(made.forbidden(spine, "মেরুদণ্ডের ভেতরে মেরুরজ্জু", [spine, cord]))


@pytest.mark.parametrize(
    ("text", "kept"),
    [("MRI-এর ফল", True),
     ("এই MRIতে", True), ("MRIs", True), ("mri", False), ("AMRI", False), ("MRI2", False), ("", False)],
)  # fmt: skip
def test_what_is_kept_is_kept_letter_by_letter(text: str, kept: bool) -> None:
    made = glossary("MRI,name,,,yes,")
    assert made.kept(made.terms[0], text) is kept


# ---------------------------------------------------------------- ours


def test_our_own_glossary_has_no_faulty_line() -> None:
    made, findings = read_glossary(Project.find(ROOT), "bn")
    assert findings == ()
    assert len(made.terms) >= 140
    assert parse_glossary(serialize_glossary(made), "g.csv", BENGALI)[0] == made


def test_a_project_may_do_without_a_glossary_and_an_unreadable_one_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('name = "x"\nbase_url = "https://x.example"\nlanguages = ["en", "bn"]\n')
    project = Project.find(tmp_path)
    assert read_glossary(project, "bn") == (Glossary(), ())
    path = tmp_path / "locales/bn/glossary.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"term,translations\nwater,\xff\n")
    made, [finding] = read_glossary(project, "bn")
    assert (made.terms, finding.code, str(finding.place)) == ((), "glossary-unreadable", "locales/bn/glossary.csv:2")
