"""A dozen short articles that were made up for these tests: what a search must tell apart from the example's.

English and Bengali side by side; `write` puts them into a project. Not health advice.
"""

from __future__ import annotations

from pathlib import Path

Pair = tuple[str, str]
ARTICLES: dict[str, tuple[str, list[Pair]]] = {
    "fever": (
        "fever, temperature, thermometer",
        [
            ("Fever in adults", "বড়দের জ্বর"),
            ("How to measure a fever and when to see a doctor.", "জ্বর কীভাবে মাপবেন, আর কখন ডাক্তার দেখাবেন।"),
            ("## Measuring", "## থার্মোমিটারে মাপা"),
            ("Keep it under the tongue for a minute.", "এক মিনিট জিহ্বার নিচে রাখুন।"),
            ("## Drink plenty", "## বেশি করে তরল খান"),
            ("A wet cloth on the forehead may help.", "কপালে জলপট্টি দিলে আরাম লাগতে পারে।"),
        ],
    ),
    "diabetes": (
        "diabetes, blood sugar, insulin",
        [
            ("Living with diabetes", "ডায়াবেটিস নিয়ে বাঁচা"),
            ("What to eat and how to check your blood sugar.", "কী খাবেন, আর রক্তে শর্করা কীভাবে পরীক্ষা করবেন।"),
            ("## Insulin", "## ইনসুলিন"),
            ("Keep it cool.", "ঠান্ডা জায়গায় রাখুন।"),
            ("## Care of the feet", "## পায়ের যত্ন"),
            ("Look at your soles every evening.", "প্রতিদিন সন্ধ্যায় পায়ের তলা দেখুন।"),
        ],
    ),
    "blood-pressure": (
        "high blood pressure, hypertension, salt",
        [
            ("High blood pressure", "উচ্চ রক্তচাপ"),
            ("Why it has no signs, and how salt raises it.", "কেন এর কোনো লক্ষণ থাকে না, আর লবণে কেন তা বাড়ে।"),
            ("## Measuring at home", "## বাড়িতে প্রেসার মাপা"),
            ("Sit still for five minutes before.", "মাপার আগে পাঁচ মিনিট স্থির হয়ে বসুন।"),
        ],
    ),
    "diarrhoea": (
        "diarrhoea, ORS, dehydration",
        [
            ("Diarrhoea and oral rehydration", "ডায়রিয়া ও খাবার স্যালাইন"),
            ("How to mix ORS and when a child needs a hospital.", "ওআরএস কীভাবে গুলবেন, আর শিশুকে কখন হাসপাতালে নেবেন।"),
            ("## Signs of drying out", "## পানিশূন্যতার লক্ষণ"),
            ("Sunken eyes and a dry mouth.", "চোখ বসে যায়, মুখ শুকিয়ে যায়।"),
            ("## Washing hands", "## সাবান দিয়ে হাত ধোয়া"),
            ("Before cooking, after the toilet.", "রান্নার আগে, শৌচাগারের পরে।"),
        ],
    ),
    "asthma": (
        "asthma, inhaler, breathlessness",
        [
            ("Asthma and inhalers", "হাঁপানি ও ইনহেলার"),
            ("How to breathe in the medicine, step by step.", "ধাপে ধাপে: শ্বাসের সঙ্গে ওষুধ কীভাবে টানবেন।"),
            ("## An attack", "## হঠাৎ শ্বাসকষ্ট উঠলে"),
            ("Sit up and stay with somebody.", "সোজা হয়ে বসুন, কাউকে পাশে রাখুন।"),
        ],
    ),
    "migraine": (
        "migraine, headache",
        [
            ("Headache and migraine", "মাথাব্যথা ও মাইগ্রেন"),
            ("How to tell them apart, and what a diary is for.", "কোনটা কী করে চিনবেন, আর ডায়েরি কেন লিখবেন।"),
            ("## Light and noise", "## আলো আর শব্দ"),
            ("Rest in a dark room.", "অন্ধকার ঘরে বিশ্রাম নিন।"),
        ],
    ),
    "knee-arthritis": (
        "arthritis, osteoarthritis, knee",
        [
            ("Arthritis of the knee", "হাঁটুর বাত"),
            ("Why knees creak, and which exercise helps.", "হাঁটু কেন শব্দ করে, আর কোন ব্যায়ামে আরাম হয়।"),
            ("## Stairs", "## সিঁড়ি ভাঙা"),
            ("Good leg first when you go up.", "ওঠার সময় ভালো পা আগে দিন।"),
            ("## Losing weight", "## ওজন কমানো"),
            ("Every kilogram counts four times.", "প্রতি কেজি চার গুণ হয়ে লাগে।"),
        ],
    ),
    "dengue": (
        "dengue, mosquito",
        [
            ("Dengue: signs and care", "ডেঙ্গু: লক্ষণ ও যত্ন"),
            (
                "Which signs mean hospital, and how to keep mosquitoes away.",
                "কোন লক্ষণে হাসপাতালে যাবেন, আর মশা কীভাবে ঠেকাবেন।",
            ),
            ("## Standing water", "## জমে থাকা পানি"),
            ("Empty tubs and tyres every third day.", "তিন দিন পর পর টব ও টায়ারের পানি ফেলে দিন।"),
        ],
    ),
    "burns": (
        "burn, scald, first aid",
        [
            ("Burns: first aid", "পুড়ে গেলে প্রাথমিক চিকিৎসা"),
            ("Cool running water for twenty minutes, and nothing else.", "কুড়ি মিনিট কলের ঠান্ডা পানি, আর কিছু নয়।"),
            ("## No toothpaste", "## টুথপেস্ট লাগাবেন না"),
            ("Nor eggs, nor butter.", "ডিম বা মাখনও নয়।"),
        ],
    ),
    "heartburn": (
        "heartburn, acid reflux, gastric",
        [
            ("Heartburn", "বুকজ্বালা ও অ্যাসিডিটি"),
            ("Why it burns after meals, and how to raise the bed.", "খাওয়ার পর কেন জ্বলে, আর খাটের মাথা কীভাবে উঁচু করবেন।"),
            ("## Antacids", "## অ্যান্টাসিড"),
            ("Not together with other tablets.", "অন্য বড়ির সঙ্গে একসাথে নয়।"),
        ],
    ),
    "vaccines": (
        "vaccination, immunisation, measles",
        [
            ("Vaccines for children", "শিশুর টিকা"),
            ("Which one at which age, from birth to 15 months.", "জন্ম থেকে ১৫ মাস: কোন বয়সে কোনটি।"),
            ("## Measles", "## হাম"),
            ("Two doses protect.", "দুই ডোজে সুরক্ষা মেলে।"),
        ],
    ),
    "anaemia": (
        "anaemia, iron, tiredness",
        [
            ("Anaemia", "রক্তশূন্যতা"),
            ("Why iron is missing, and which leaves and pulses have it.", "আয়রন কেন কমে, আর কোন শাক ও ডালে তা আছে।"),
            ("## Tablets", "## আয়রন বড়ি"),
            ("With lemon, not with tea.", "লেবুর সঙ্গে, চায়ের সঙ্গে নয়।"),
        ],
    ),
    "neck-pain": (
        "neck pain, posture, shoulder",
        [
            ("Neck pain", "ঘাড়ব্যথা"),
            ("Screens, cushions and small movements.", "মোবাইলের পর্দা, গদি আর ছোট ছোট নড়াচড়া।"),
            ("## The shoulder", "## কাঁধ শক্ত হয়ে গেলে"),
            ("Circle it slowly.", "আস্তে আস্তে ঘোরান।"),
        ],
    ),
}


def write(folder: Path) -> None:
    """The articles and their catalogs into a project."""
    for slug, (keywords, pairs) in ARTICLES.items():
        (title, _), (description, _), *blocks = pairs
        front = f"---\ntitle: {title!r}\ndescription: {description!r}\nkeywords: [{keywords}]\norder: 10\n---\n\n"
        body = "\n\n".join(english for english, _ in blocks)
        (folder / "source" / f"{slug}.md").write_text(f"{front}{body}\n", encoding="utf-8")
        entries = [_entry(english.removeprefix("## "), bengali.removeprefix("## ")) for english, bengali in pairs]
        header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: bn\\n"\n'
        catalog = folder / "locales" / "bn" / "LC_MESSAGES" / f"{slug}.po"
        catalog.write_text("\n".join((header, *entries)), encoding="utf-8")


def _entry(english: str, bengali: str) -> str:
    return f'msgid "{english}"\nmsgstr "{bengali}"\n'
