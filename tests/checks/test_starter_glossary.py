"""This project's glossary over translations as people write them: what it has to accept, and what to tell."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from checks.benches import BENGALI, codes, faults
from pipeline.build.glossaries import glossary_at, read_glossary
from pipeline.checks.words import RULES
from pipeline.project import Project

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = read_glossary(Project.find(ROOT), "bn")[0]
TERMS = tuple(rule for rule in RULES if rule.code.startswith("term"))

GOOD = [
    # joints and bones
    ("Move each joint gently.", "প্রতিটি গিরা আস্তে আস্তে নাড়ান।"),
    ("Move each joint gently.", "প্রতিটি গিঁট ধীরে নাড়ুন।"),
    ("Swollen joints need rest.", "সন্ধি ফুলে গেলে বিশ্রাম দিতে হয়।"),
    ("The joints creak in winter.", "শীতে হাড়ের জোড়ায় শব্দ হয়।"),
    ("The hip joint wears out.", "ঊরুসন্ধি ক্ষয় হয়।"),
    ("The knee joint carries you.", "হাঁটু আপনার ভার বয়।"),
    ("A joint decision", "যৌথ সিদ্ধান্ত"),
    ("Cartilage covers the bone.", "তরুণাস্থি হাড়কে ঢেকে রাখে।"),
    ("The kneecap slides.", "মালাইচাকি নড়ে।"),
    ("The kneecap slides.", "হাঁটুর বাটি সরে।"),
    ("He broke his shin.", "তাঁর পায়ের নলার হাড় ভেঙেছে।"),
    ("A vertebra may crack.", "মেরুদণ্ডের কোনো হাড়ে চিড় ধরতে পারে।"),
    ("Sit on the tailbone.", "মেরুদণ্ডের একেবারে শেষের হাড়ে ভর দিয়ে বসুন।"),
    # muscles and limbs
    ("Stretch the calf for 20 seconds.", "পায়ের পেছনের পেশি ২০ সেকেন্ড টান করে রাখুন।"),
    ("A cramp in the calf at night", "রাতে পায়ের গোছায় খিল ধরা"),
    ("A calf cramp", "পায়ের ডিমে টান লাগা"),
    ("Both legs feel heavy.", "দুই পা ভারী লাগে।"),
    ("Raise your leg.", "পা তুলুন।"),
    ("Swelling of one leg", "এক পায়ে ফোলা ভাব"),
    ("Look at your feet every evening.", "রোজ সন্ধ্যায় পা দুটো দেখুন।"),
    ("Keep your feet flat on the floor.", "পায়ের পাতা মেঝেতে সমান করে রাখুন।"),
    ("Stand 3 feet from the wall.", "দেয়াল থেকে ৩ ফুট দূরে দাঁড়ান।"),
    ("Go on foot.", "হেঁটে যান।"),
    ("Hold your arms out.", "দুই বাহু সামনে বাড়ান।"),
    ("Wash your hands.", "হাত ধুয়ে নিন।"),
    ("On the other hand, rest helps little.", "অন্যদিকে, বিশ্রামে তেমন লাভ হয় না।"),
    ("Wiggle your toes.", "পায়ের আঙুল নাড়ান।"),
    ("Two fingers are stiff.", "দুটি আঙুল শক্ত হয়ে আছে।"),
    ("A pain in the groin", "কুঁচকিতে ব্যথা"),
    ("Tight hamstrings", "ঊরুর পেছনের টানটান পেশি"),
    ("Chest pain", "বুকে ব্যথা"),
    ("Lie on your tummy.", "উপুড় হয়ে শুয়ে পড়ুন।"),
    # pelvis
    ("Pelvic pain after birth", "সন্তান জন্মের পর তলপেটে ব্যথা"),
    ("Pelvic girdle pain is common.", "শ্রোণির ব্যথা অনেকেরই হয়।"),
    ("Pelvic girdle pain is common.", "শ্রোণীচক্রে ব্যথা অনেকেরই হয়।"),
    ("Train the pelvic floor.", "শ্রোণির তলার পেশির ব্যায়াম করুন।"),
    ("Train the pelvic floor.", "পেলভিক ফ্লোরের ব্যায়াম করুন।"),
    ("Tilt your pelvis.", "শ্রোণি একটু কাত করুন।"),
    # what is felt
    ("Morning stiffness", "সকালের জড়তা"),
    ("Stiffness after sitting", "বসে থাকার পর শরীর শক্ত লাগা"),
    ("Your neck is stiff.", "ঘাড় জমে গেছে।"),
    ("Numbness in the foot", "পায়ে সাড় না থাকা"),
    ("Numbness between the legs", "দুই পায়ের মাঝখানে অনুভূতি কমে যাওয়া"),
    ("Tingling in the toes", "পায়ের আঙুলে ঝিঁঝিঁ ধরা"),
    ("Tingling in the toes", "আঙুলে চিনচিন করা"),
    ("My leg feels weak.", "পায়ে জোর পাই না।"),
    ("Weakness of the hand", "হাতে শক্তি কমে যাওয়া"),
    ("The ankle is swelling.", "গোড়ালি ফুলছে।"),
    ("Swelling goes down.", "ফোলা কমে।"),
    ("Most back pain gets better.", "বেশির ভাগ কোমরের ব্যথা সেরে যায়।"),
    ("Back pain from lifting", "ভার তোলার পর মাজায় ব্যথা"),
    ("Chronic pain wears you out.", "অনেক দিনের ব্যথায় মানুষ কাহিল হয়ে পড়ে।"),
    ("A sharp pain", "ছুরির মতো ব্যথা"),
    ("Leg pain at night", "রাতে পায়ে ব্যথা"),
    ("A headache that will not go", "মাথা ধরা, যা কমে না"),
    ("Nausea and dizziness", "গা গোলানো ও মাথা ঘোরা"),
    ("Dizziness on standing up", "উঠে দাঁড়ালে মাথা চক্কর দেওয়া"),
    ("Stop if you feel dizziness.", "মাথা ঘুরলে থামুন।"),
    ("A cough that lasts", "অনেক দিন ধরে কাশতে থাকা"),
    ("Bleeding that does not stop", "রক্ত পড়া বন্ধ না হওয়া"),
    ("Any bleeding", "যেকোনো রক্তস্রাব"),
    ("A lump in the breast", "স্তনে দলা"),
    ("Bruises fade.", "কালশিটে দাগ মিলিয়ে যায়।"),
    ("Weight loss without a reason", "কারণ ছাড়া ওজন কমে যাওয়া"),
    ("He walks with a limp.", "তিনি খুঁড়িয়ে হাঁটেন।"),
    # illnesses
    ("Signs of infection", "সংক্রমণের লক্ষণ"),
    ("People with an infection", "জীবাণুতে আক্রান্ত মানুষ"),
    ("A stomach ulcer bleeds.", "পাকস্থলীর ঘা থেকে রক্ত ঝরে।"),
    ("Have you had a stomach ulcer?", "আগে কি পেটে আলসার হয়েছিল?"),
    ("A fracture of the hip", "কোমরের হাড় ভেঙে যাওয়া"),
    ("A sprained or twisted ankle: a sprain", "গোড়ালি মচকানো"),
    ("Osteoporosis weakens bones.", "হাড়ের ক্ষয়ে হাড় দুর্বল হয়।"),
    ("Osteoarthritis of the knee", "হাঁটুর ক্ষয়"),
    ("Arthritis in the hands", "হাতের বাত"),
    ("High blood pressure has no signs.", "রক্তচাপ বেড়ে গেলে টের পাওয়া যায় না।"),
    ("Tuberculosis of the spine", "মেরুদণ্ডের টিবি"),
    ("Heart disease and diabetes", "হৃদরোগ ও ডায়াবেটিস"),
    ("Chickenpox: drink enough water.", "জলবসন্ত হলে যথেষ্ট পানি পান করুন।"),
    ("Wash bites well: rabies kills.", "কামড়ের জায়গা ভালো করে ধুয়ে নিন: জলাতঙ্কে মৃত্যু হয়।"),
    # pregnancy
    ("You cannot get pregnant.", "আপনার গর্ভধারণ হবে না।"),
    ("Pregnant women sleep badly.", "অন্তঃসত্ত্বা নারীর ঘুম ভালো হয় না।"),
    ("While breastfeeding", "শিশুকে মায়ের দুধ খাওয়ানোর সময়"),
    ("After a miscarriage", "বাচ্চা নষ্ট হওয়ার পর"),
    # care
    ("Your appointment is on Sunday.", "আপনার সাক্ষাৎ রোববার।"),
    ("Change your appointment by phone.", "ফোন করে সাক্ষাতের তারিখ বদলান।"),
    ("Make an appointment.", "ডাক্তারের সময় নিন।"),
    ("Make an appointment.", "সিরিয়াল দিন।"),
    ("In an emergency call for help.", "বিপদে পড়লে সাহায্যের জন্য ফোন করুন।"),
    ("Red flags for back pain", "কোমর ব্যথায় বিপদসংকেত"),
    ("The doctor will see you.", "ডা. আপনাকে দেখবেন।"),
    ("Side effects are rare.", "পার্শ্ব প্রতিক্রিয়া বিরল।"),
    ("Surgery is seldom needed.", "সার্জারি খুব কমই লাগে।"),
    ("Are you at risk?", "আপনার কি আশঙ্কা আছে?"),
    ("An ultrasound scan", "আলট্রাসনোগ্রাম"),
    ("An MRI scan shows more.", "এমআরআইতে আরও দেখা যায়।"),
    ("An X-ray of the spine", "মেরুদণ্ডের এক্সরে"),
    ("A blood test", "রক্তের পরীক্ষা"),
    ("Bed rest makes you weak.", "বিছানায় শুয়ে থাকলে শরীর দুর্বল হয়।"),
    ("Two days of bed rest are enough.", "দুই দিন শুয়ে থাকাই যথেষ্ট।"),
    ("Long bed rest does harm.", "লম্বা সময় বিছানায় পড়ে থাকলে ক্ষতি হয়।"),
    ("Use a hot-water bottle.", "হট ওয়াটার ব্যাগ ব্যবহার করুন।"),
    ("Use a hot water bottle.", "গরম পানি ভরা বোতল ব্যবহার করুন।"),
    ("A warm pack helps.", "সেঁক দিলে আরাম হয়।"),
    ("An ice pack on the knee", "হাঁটুতে আইস প্যাক"),
    ("A firm mattress", "শক্ত গদি"),
    ("Strengthening exercises", "শক্তি বাড়ায় এমন ব্যায়াম"),
    ("Do the stretches slowly.", "ধীরে ধীরে টেনে ধরুন।"),
    ("Do ten squats.", "দশবার উঠবস করুন।"),
    ("Good posture", "বসার ধরন ঠিক রাখা"),
    ("A wheelchair and crutches", "হুইল চেয়ার ও ক্রাচ"),
    ("Nurses and health workers", "নার্স ও স্বাস্থ্যসেবা কর্মী"),
    # medicines
    ("At most 4 doses a day", "দিনে সর্বোচ্চ ৪ বার"),
    ("At most three doses a day", "দিনে তিনবারের বেশি নয়"),
    ("The second dose of the vaccine", "টিকার দ্বিতীয় ডোজ"),
    ("You missed a dose.", "ওষুধ খেতে ভুলে গেছেন।"),
    ("Your blood pressure tablets", "আপনার প্রেশারের ওষুধ"),
    ("Painkillers only help for a while.", "ব্যথা কমানোর ওষুধে অল্প সময় আরাম হয়।"),
    ("Take it with salt and water.", "লবণ-পানির সঙ্গে খান।"),
    ("Mix the ORS with water.", "খাওয়ার স্যালাইন পানিতে গুলে নিন।"),
    ("After passing water", "প্রস্রাব করার পর"),
    ("Pass a loose stool", "পাতলা পায়খানা হওয়া"),
    ("Sit on a stool.", "টুলে বসুন।"),
    ("Do not bathe in the river.", "নদীতে গোসল করবেন না।"),
    # words that have জল in them and are right
    ("Climate, olives and water", "জলবায়ু, জলপাই ও পানি"),
    ("A wet cloth soaked in water", "পানিতে ভেজানো জলপট্টি"),
    ("Water vapour", "জলীয় বাষ্প (পানি)"),
    # names, and English that stays
    ("Use the code “joint” here.", "এখানে “joint” কোডটি দিন।"),
    ("Rahman A. Journal of Pain and Exercise 2020.", "Rahman A. Journal of Pain and Exercise 2020."),
    ("It was printed in the Archives of Neck Injury last year.", "গত বছর এক সাময়িকীতে ছাপা হয়েছে।"),
    ("ECG, BMI and HIV", "ইসিজি, বিএমআই ও এইচআইভি"),
    ("CT and DEXA scans", "সিটি ও ডেক্সা স্ক্যান"),
    ("The WHO and the NHS say so.", "বিশ্ব স্বাস্থ্য সংস্থা ও NHS তা-ই বলে।"),
    ("COVID-19 and TB", "করোনা ও যক্ষ্মা"),
    ("TENS, EEG and EMG", "টেন্স, ইইজি ও EMG"),
    ("Save the PDF.", "pdf ফাইলটি রেখে দিন।"),
]  # fmt: skip

BAD = {
    "term": [
        ("Bend your knee.", "কনুই ভাঁজ করুন।"),
        ("The elbow hurts.", "হাঁটু ব্যথা করে।"),
        ("Both legs become weak.", "দুই হাত দুর্বল হয়ে যায়।"),
        ("Look at your feet.", "হাত দেখুন।"),
        ("Soak the feet in water.", "পানিতে হাত ডুবিয়ে রাখুন।"),
        ("Raise your arm.", "পা তুলুন।"),
        ("Put a hand on the wall.", "দেয়ালে পা রাখুন।"),
        ("Leg pain and loss of bowel control", "হাতে ব্যথা ও পায়খানা ধরে রাখতে না পারা"),
        ("The shoulder is stiff.", "কোমর শক্ত হয়ে আছে।"),
        ("The calf is warm.", "ঊরু গরম।"),
        ("The thigh is warm, cook no rice.", "পেট গরম, ভাত রান্না করবেন না।"),
        ("Neck pain", "কোমর ব্যথা"),
        ("Back pain", "হাঁটু ব্যথা"),
        ("Pelvic pain", "বুকে ব্যথা"),
        ("The joint is hot.", "পেশি গরম।"),
        ("Stiffness in the morning", "সকালে ব্যথা"),
        ("Numbness of the leg", "পায়ে ব্যথা"),
        ("Tingling in the toes", "পায়ের আঙুলে ব্যথা"),
        ("Take paracetamol.", "আইবুপ্রোফেন খান।"),
        ("Take ibuprofen with food.", "খাবারের সঙ্গে প্যারাসিটামল খান।"),
        ("No aspirin for children", "শিশুদের অ্যান্টিবায়োটিক নয়"),
        ("Antibiotics do not help.", "স্টেরয়েডে লাভ হয় না।"),
        ("Kidney disease", "যকৃতের রোগ"),
        ("Liver disease", "কিডনির রোগ"),
        ("A stomach ulcer", "কিডনিতে পাথর"),
        ("Heart disease", "ফুসফুসের রোগ"),
        ("Fever and cough", "জ্বর ও বমি"),
        ("Nausea after the tablet", "বড়ি খাওয়ার পর মাথাব্যথা"),
        ("Tell the nurse.", "ডাক্তারকে বলুন।"),
        ("Ask the pharmacist.", "নার্সকে জিজ্ঞাসা করুন।"),
        ("Go to the hospital.", "বাড়ি যান।"),
        ("Your appointment is on Sunday.", "আপনার অপারেশন রোববার।"),
        ("Bed rest is not needed.", "ওষুধের দরকার নেই।"),
        ("Use an ice pack.", "গরম সেঁক দিন।"),
        ("A hot water bottle", "ঠান্ডা বোতল"),
        ("Weight loss", "ওজন বাড়া"),
        ("An X-ray of the hand", "পায়ের এক্স-রে"),
        ("Urine and stool", "প্রস্রাব ও রক্ত"),
        ("Sciatica gets better.", "Sciatica সেরে যায়।"),
        ("Urine and stool ointment", "প্রস্রাব ও মলম"),
    ],
    "term-forbidden": [
        ("Drink enough water.", "যথেষ্ট জল পান করুন।"),
        ("Rinse the eye.", "চোখে জলের ঝাপটা দিন।"),
        ("Do not swim yet.", "এখনই জলে নামবেন না, সাঁতার কাটবেন না।"),
        ("Take a bath.", "স্নান করুন।"),
        ("You may shower after two days.", "দুই দিন পর স্নান করতে পারেন।"),
        ("A pinch of salt", "এক চিমটি নুন"),
        ("No chillies", "লঙ্কা খাবেন না"),
        ("After breakfast", "জলখাবারের পর"),
        ("The spine", "মেরুদন্ড"),
        ("The pain goes.", "ব্যাথা চলে যায়।"),
        ("The spinal cord and the spine", "স্পাইনাল কর্ড ও মেরুদন্ড"),
        ("Low blood pressure", "উচ্চ রক্তচাপ"),
        ("Tuberculosis", "যক্ষা"),
        ("A hot water bottle", "গরম জলের বোতল"),
    ],
    "term-keep": [
        ("An MRI scan", "MIR স্ক্যান"),
        ("An MRI scan", "একটি স্ক্যান"),
        ("A DEXA scan", "DXEA স্ক্যান"),
        ("Mix the ORS.", "OSR গুলে নিন।"),
        ("Mix the ORS.", "Ors গুলে নিন।"),
        ("X-ray, CT and MRI", "এক্স-রে ও এমআরআই"),
        ("X-ray, CT and MRI", "এক্স-রে, Ct ও MRI"),
        ("An ECG and an EEG", "ইসিজি"),
        ("Your BMI", "আপনার ওজন"),
        ("Reply STOP to the number.", "এই নম্বরে Stop লিখে পাঠান।"),
        ("Log in to *CareDesk* first.", "আগে *Caredesk*-এ ঢুকুন।"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("msgid", "msgstr"), GOOD)
def test_what_people_say_for_a_term_is_accepted(msgid: str, msgstr: str) -> None:
    assert codes(msgid, normalize("NFC", msgstr), rules=TERMS, glossary=GLOSSARY) == []


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_another_term_is_told(code: str, pair: tuple[str, str]) -> None:
    assert code in codes(pair[0], normalize("NFC", pair[1]), rules=TERMS, glossary=GLOSSARY)


def test_a_word_that_two_terms_forbid_is_told_once_with_what_to_say() -> None:
    [fault] = faults("Rinse it with water.", "জলে ধুয়ে নিন।", rules=TERMS, glossary=GLOSSARY)
    assert fault.hint.format_map(fault.values) == "the glossary has পানি"
    [fault] = faults("Rinse it.", "জলে ধুয়ে নিন।", rules=TERMS, glossary=GLOSSARY)
    assert fault.hint.format_map(fault.values) == "Water is পানি here."


def test_a_new_project_begins_with_lines_of_this_one() -> None:
    ours = {(term.term, term.part_of_speech): term for term in GLOSSARY.terms}
    new = glossary_at(str(ROOT / "pipeline/data/starter/locales/bn/glossary.csv"), BENGALI)
    assert {term.term for term in new.terms} - {term.term for term in GLOSSARY.terms} == {"position"}
    assert all(ours.get((term.term, term.part_of_speech), term) == term for term in new.terms)
