"""Checks of numbers, units, polarity and sides against tables of pairs: a bad one is found, a good one is let be."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from pipeline.checks.figures import RULES
from pipeline.checks.figures.lexis import lexis
from pipeline.checks.figures.reading import reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Fault, Rule
from pipeline.languages import language
from pipeline.model import NO_SETTINGS, Catalog, CheckSettings, Message

BENGALI = language("bn")


def found(
    msgid: str,
    msgstr: str,
    site: CheckSettings = NO_SETTINGS,
    code: str = "bn",
    headers: tuple[tuple[str, str], ...] = (),
) -> list[tuple[str, Fault]]:
    """What the checks of this room say of one translation."""
    message = Message(msgid, msgstr, notes=("type: paragraph", "link-1: tel:16263"), line=1)
    catalog = Catalog("walking", code, headers, messages=(message,), path="walking.po")
    pairs = list(Pair.of(message, catalog, language(code), site))
    return [(rule.code, fault) for pair in pairs for rule in RULES for fault in rule.run(pair)]


def codes(msgid: str, msgstr: str, **more: object) -> set[str]:
    return {code for code, _ in found(msgid, msgstr, **more)}  # type: ignore[arg-type]


BAD = {
    "number-value": [
        ("Open Mon and Thu.", "রবি ও বৃহস্পতি খোলা।"),
        ("Open on Monday.", "মঙ্গলবার খোলা।"),
        ("In May 2024.", "জুন ২০২৪-এ।"),
        ("Take 20 mg.", "২০০ মি.গ্রা. খান।"),
        ("Take 20 mg.", "২ মি.গ্রা. খান।"),
        ("Take twenty drops.", "বারো ফোঁটা দিন।"),
        ("Wait 15 minutes.", "৫১ মিনিট অপেক্ষা করুন।"),
        ("Wait 15 minutes.", "অপেক্ষা করুন।"),
        ("Rest.", "১৫ মিনিট বিশ্রাম নিন।"),
        ("Drink 1.5 litres.", "১৫ লিটার পান করুন।"),
        ("Drink 1.5 litres.", "আড়াই লিটার পান করুন।"),
        ("About 1.28 billion adults.", "প্রায় ১২.৮ কোটি মানুষ।"),
        ("In the third trimester.", "দ্বিতীয় ত্রৈমাসিকে।"),
        ("Vitamin B12.", "ভিটামিন বি৬।"),
        ("Open from 9 am.", "সকাল ৮টা থেকে খোলা।"),
        ("Fever above 38 °C.", "৩৯ °C-এর বেশি জ্বর।"),
        ("Two thirds of patients.", "রোগীদের তিন-চতুর্থাংশ।"),
        ("Since 1998.", "১৯৮৯ সাল থেকে।"),
        ("Take two tablets.", "তিনটি ট্যাবলেট খান।"),
        ("Take one tablet.", "দুটি ট্যাবলেট খান।"),
        ("Give half a tablet.", "একটা ট্যাবলেট দিন।"),
        ("Ask by half past six.", "সাড়ে সাতটার মধ্যে জিজ্ঞেস করুন।"),
        ("Ask by quarter to six.", "সোয়া ছয়টার মধ্যে জিজ্ঞেস করুন।"),
        ("Half of the patients.", "৫০ জন রোগী।"),
        ("The bus leaves at 7:20 am.", "বাস ছাড়ে সকাল ৭টা ৪০ মিনিটে।"),
        ("Open seven days a week.", "সপ্তাহে পাঁচ দিন খোলা।"),
        ("1 in 6 people.", "প্রতি ৬ জন মানুষের অনেকে।"),
        ("The first visit is in week 4, the second in week 8.", "প্রথম দেখা ৮ সপ্তাহে, দ্বিতীয়টি ৪ সপ্তাহে।"),
        ("Aged 6 to 9: one dose. Over 10: two doses, 4 weeks apart.", "৬ থেকে ৯: দুই ডোজ। ১০-এর বেশি: ৪ সপ্তাহে এক ডোজ।"),
        ("Freeze it at −20 °C.", "২০ °সে তাপমাত্রায় জমান।"),
        ("Keep it at 4–7 °C.", "−৪–৭ °সে তাপমাত্রায় রাখুন।"),
        ("Keep it at 5 °C.", "মাইনাস ৫ °সে তাপমাত্রায় রাখুন।"),
        ("Warm both hands.", "এক হাত গরম করুন।"),
        ("Close one eye.", "দুই চোখ বন্ধ করুন।"),
        ("Close one eye.", "উভয় চোখ বন্ধ করুন।"),
        ("It rained last month.", "এ মাসে বৃষ্টি হয়েছে।"),
        ("Come back next week.", "গত সপ্তাহে আসুন।"),
        ("We call you tomorrow.", "আমরা আজ ফোন করব।"),
        ("Open Saturday to Wednesday.", "বুধবার থেকে শনিবার খোলা।"),
        ("From March to July.", "জুলাই–মার্চ।"),
    ],
    "number-range": [
        ("Rest 4–6 weeks.", "৬–৪ সপ্তাহ বিশ্রাম নিন।"),
        ("Wait 10 to 20 minutes.", "২০ থেকে ১০ মিনিট অপেক্ষা করুন।"),
        ("Below 140/90 mmHg.", "৯০/১৪০ mmHg-এর নিচে।"),
        ("Rest 4–6 weeks.", "৪ ও ৬ সপ্তাহ বিশ্রাম নিন।"),
        ("One in eight women.", "প্রতি ১ জন নারীর মধ্যে ৮ জন।"),
        ("One woman in eight.", "প্রতি একজন নারীর আটজন।"),
        ("Twelve of the forty children.", "বারো শিশুর মধ্যে চল্লিশটি।"),
        ("30 per 1,000 births.", "প্রতি ৩০ জন্মে ১,০০০।"),
        ("Between 7 and 10 days.", "১০ থেকে ৭ দিনের মধ্যে।"),
        ("Between 1985 and 2015.", "২০১৫ থেকে ১৯৮৫ সালের মধ্যে।"),
        ("Between 2.5 million and 3 million.", "৩০ লাখ থেকে ২৫ লাখ।"),
        ("From two to five years.", "পাঁচ থেকে দুই বছর।"),
    ],
    "number-decimal": [
        ("Give 2.5 ml.", "২,৫ মি.লি. দিন।"),
        ("Give 2.5 ml.", "২।৫ মি.লি. দিন।"),
        ("Give 2.5 ml.", "২. ৫ মি.লি. দিন।"),
    ],
    "bn-number-group": [
        ("It cost 1,234,567 taka.", "১,২৩৪,৫৬৭ টাকা লেগেছে।"),
        ("Since 2024.", "২,০২৪ সাল থেকে।"),
        ("About 136,000 people.", "প্রায় ১৩৬,০০০ মানুষ।"),
    ],
    "digit-script": [
        ("Wait 10 minutes.", "১0 মিনিট অপেক্ষা করুন।"),
        ("Wait 10 minutes.", "१० মিনিট অপেক্ষা করুন।"),
        ("Take 500 mg.", "৫O০ মি.গ্রা. খান।"),
        ("Wait 10 minutes, then 20.", "১০ মিনিট, তারপর 20 মিনিট অপেক্ষা করুন।"),
    ],
    "unit": [
        ("Take 400 mcg.", "৪০০ মি.গ্রা. খান।"),
        ("Take 5 mg.", "৫ গ্রাম খান।"),
        ("Give 5 ml.", "৫ লিটার দিন।"),
        ("Give 2 teaspoons.", "২ টেবিল চামচ দিন।"),
        ("At 38 °C.", "৩৮ °F হলে।"),
        ("Take 400 mcg daily.", "দিনে ৪০০ করে খান।"),
        ("Take 2 tablets 3 times a day.", "দিনে ২ বার ৩টি ট্যাবলেট খান।"),
        ("Give 8 mg/kg.", "৮ মি.গ্রা. দিন।"),
        ("Give 5–8 mg per kg of weight.", "৫–৮ মি.গ্রা. দিন।"),
        ("150/95 mmHg or more.", "১৫০/৯৫ বা তার বেশি।"),
        ("Put one drop in every three hours.", "প্রতি তিন ঘণ্টায় তিন ফোঁটা করে দিন।"),
        ("Take {dose} mg.", "{dose} গ্রাম খান।"),
        ("About 40% of adults.", "প্রাপ্তবয়স্কদের প্রায় ৪০।"),
    ],
    "time-unit": [
        ("Come back in 2 hours.", "২ দিন পরে আসুন।"),
        ("Hold it for 30 seconds.", "৩০ মিনিট ধরে রাখুন।"),
        ("Within an hour of birth.", "জন্মের এক দিনের মধ্যে।"),
        ("Aged 6 months.", "৬ বছর বয়সী।"),
        ("Open until 6 pm.", "সকাল ৬টা পর্যন্ত খোলা।"),
        ("Take it at 8 a.m.", "রাত ৮টায় খান।"),
        ("At 3 pm.", "ভোর ৩টায়।"),
        ("It is {days} days until then.", "তত দিনে {days} সপ্তাহ বাকি।"),
        ("{{ hours }} hours left", "আর {{ hours }} মিনিট বাকি"),
        ("It works for 72 hours (3 days).", "এটি ৭২ ঘণ্টা (৩ সপ্তাহ) কাজ করে।"),
        ("Walk in the morning and at night.", "দুপুরে ও রাতে হাঁটুন।"),
        ("After breakfast.", "রাতের খাবারের পর।"),
        ("After dinner.", "দুপুরের খাবারের পর।"),
        ("From 3:10 to 3:40 in the afternoon.", "রাত ৩:১০ থেকে ৩:৪০।"),
        ("They hunt by day.", "তারা রাতে শিকার করে।"),
    ],
    "frequency": [
        ("Take it twice a day.", "দিনে একবার খান।"),
        ("Take it once a day.", "সপ্তাহে একবার খান।"),
        ("Take it once daily.", "দিনে দুবার খান।"),
        ("Every 6 hours.", "৬ ঘণ্টা ধরে।"),
        ("Every four to six hours.", "চার থেকে ছয় ঘণ্টা ধরে।"),
        ("Every about 6 hours.", "প্রায় ৬ ঘণ্টা ধরে।"),
        ("Walk three times a week.", "দিনে তিনবার হাঁটুন।"),
        ("Take it every other day.", "প্রতিদিন খান।"),
        ("You may always feel it.", "মাঝে মাঝে টের পেতে পারেন।"),
        ("Take it every day.", "প্রতি সপ্তাহে খান।"),
        ("Wear it every night for 6 months, and give it time.", "৬ মাস প্রতি মাসে পরুন, সময় দিন।"),
        ("Walk on most days of the week.", "মাসের বেশির ভাগ দিন হাঁটুন।"),
        ("Week 3", "মাস ৩"),
    ],
    "phone": [
        ("Call 16263.", "১৬২৩৬ নম্বরে ফোন করুন।"),
        ("Call [16263][link-1].", "[এখানে][link-1] ফোন করুন।"),
        ("Phone 01711-222333.", "০১৭১১-২২২৩৩৪ নম্বরে ফোন করুন।"),
    ],
    "negation": [
        ("Do not run.", "দৌড়ান।"),
        ("Never run.", "সব সময় দৌড়ান।"),
        ("Take it with food.", "খাবারের সঙ্গে খাবেন না।"),
        ("Do not stop breastfeeding.", "বুকের দুধ বন্ধ করুন।"),
        ("Avoid smoke.", "ধোঁয়ায় থাকুন।"),
        ("It is not dangerous.", "এটি ভয়ের।"),
        ("Walk slowly. Do not run. Rest.", "ধীরে হাঁটুন। দৌড়ান। বিশ্রাম নিন।"),
        ("The swelling has not gone down.", "ফোলা কমেছে।"),
        ("The lump is not harmful.", "চাকাটি ক্ষতিকর।"),
        ("Come if you have a fever.", "জ্বর না থাকলে আসুন।"),
        ("Do not stop it without asking us.", "আমাদের জিজ্ঞাসা না করে বন্ধ করুন।"),
        ("Do not drive unless we agree.", "আমরা রাজি থাকলে গাড়ি চালাবেন না।"),
        ("Unless you have a fever, walk.", "জ্বর থাকলে হাঁটুন।"),
        ("Do not drive if you are ill.", "অসুস্থ হলে গাড়ি চালাবেন।"),
        ("Do not lock the door.", "দরজায় ছিটকিনি দেবেন।"),
        ("The treatment is painless.", "চিকিৎসায় ব্যথা লাগে।"),
        ("It is cheap, but do not take it often.", "এটি সস্তা নয়, তবে ঘন ঘন খাবেন না।"),
        ("If the lump does not shrink, see us soon.", "চাকাটি ছোট হলে দেরি না করে আমাদের দেখান।"),
        ("Call us if you no longer need the bed.", "বিছানা দরকার হলে আমাদের ফোন করুন।"),
        ("You will not need any more injections.", "আরও ইনজেকশন লাগবে।"),
        ("Cholera can be prevented.", "কলেরা প্রতিরোধ করা যায় না।"),
        ("The tablets are sold only in pharmacies.", "বড়িগুলো কেবল ওষুধের দোকানে পাওয়া যায় না।"),
        ("You can eat it with or without milk.", "এটি দুধের সঙ্গে খাওয়া যায়।"),
        ("You may drive if you have no pain.", "ব্যথা না থাকলে গাড়ি চালাতে পারবেন না।"),
        ("It may change without warning.", "সতর্কবার্তা ছাড়া এটি বদলাতে পারে না।"),
        ("Do not give it to anyone with asthma.", "হাঁপানি নেই এমন কাউকে এটি দেবেন না।"),
        ("It is not catching, so you can go to work.", "এটি ছোঁয়াচে নয়, তাই কাজে যেতে পারবেন না।"),
        ("You are not alone, and help is near.", "আপনি একা নন, আর সাহায্য কাছে নেই।"),
        ("Come back in three days, even if the fever has gone.", "জ্বর না সারলে তিন দিন পর আবার আসুন।"),
        (
            "Milk is safe. Raw eggs are not, so do not eat them without cooking.",
            "দুধ নিরাপদ। কাঁচা ডিম নিরাপদ, তাই রান্না ছাড়া খাবেন না।",
        ),
        (
            "Sugar harms not only the teeth but the gums. Rinse your mouth unless you have just brushed.",
            "চিনি শুধু দাঁতের নয়, মাড়িরও ক্ষতি করে। এইমাত্র দাঁত মাজা হলে কুলি করুন।",
        ),
        ("It affects not only the skin but the joints.", "এটি শুধু ত্বকের ক্ষতি করে, গাঁটের নয়।"),
        ("Do not stop the drops.", "ড্রপ চালিয়ে যাবেন না।"),
        (
            "Walk slowly but do not stop for long. Rest when you are home.",
            "ধীরে হাঁটবেন না, তবে বেশিক্ষণ থামবেন না। বাড়ি ফিরে বিশ্রাম নিন।",
        ),
        ("Do not drive until you can turn your head.", "মাথা ঘোরাতে না পারা পর্যন্ত গাড়ি চালান।"),
        ("The ache goes away in a week. See us if it does not.", "এক সপ্তাহে ব্যথা চলে যায়। গেলে আমাদের দেখান।"),
        ("Tell us in time. Otherwise the bed goes to someone else.", "সময়মতো জানান। না হলে শয্যাটি অন্য কাউকে দেওয়া হবে না।"),
        ("Keep the wound clean.", "ঘা পরিষ্কার রাখবেন না।"),
        ("Never skip a dose.", "কোনো মাত্রা বাদ দিন।"),
        ("Do not use it unless a doctor tells you to.", "চিকিৎসক বললে ব্যবহার করবেন।"),
        ("Do not press or rub the eye.", "চোখ টিপবেন এবং ঘষবেন না।"),
        ("Take it with milk.", "দুধ ছাড়া খান।"),
        ("Never hold your breath.", "দম আটকে রাখুন।"),
    ],
    "comparison": [
        ("Drink at least 2 litres.", "সর্বোচ্চ ২ লিটার পান করুন।"),
        ("Do not take more than 4.", "৪টির কম খাবেন না।"),
        ("Children under 5 years.", "৫ বছরের বেশি বয়সী শিশু।"),
        ("More pain at night.", "রাতে ব্যথা কম।"),
        ("Wait at least 20 minutes.", "২০ মিনিট অপেক্ষা করুন।"),
        ("Wash before meals.", "খাবারের পরে ধোবেন।"),
        ("High blood pressure causes no symptoms: high numbers.", "নিম্ন রক্তচাপে লক্ষণ থাকে না।"),
        ("It increases the risk.", "এতে ঝুঁকি কমে।"),
        ("See us at least twice.", "সর্বোচ্চ দুবার দেখা করুন।"),
        ("Come within 2 days.", "২ দিন পরে আসুন।"),
        ("The last week.", "প্রথম সপ্তাহ।"),
        ("Never give honey to a baby younger than 12 months.", "১২ মাসের বেশি বয়সী শিশুকে কখনো মধু খেতে দেবেন না।"),
        ("Sweating keeps you cool and brings the fever down.", "ঘামলে শরীর ঠান্ডা থাকে, জ্বরও বেড়ে যায়।"),
        ("Deaths fell by half.", "মৃত্যু অর্ধেক বেড়েছে।"),
        ("Eat less sugar to lower your weight.", "ওজন কমাতে চিনি বেশি খান।"),
        ("Store it out of reach of children.", "শিশুদের নাগালের মধ্যে রাখুন।"),
        ("Lie on your back.", "উপুড় হয়ে শোন।"),
        ("Wipe it with a dry cloth.", "ভেজা কাপড় দিয়ে মুছুন।"),
        ("Press hard and fast.", "জোরে ও ধীরে চাপ দিন।"),
        ("Many mothers ask us this.", "হাতে গোনা কয়েকজন মা এই প্রশ্ন করেন।"),
        ("All staff wash their hands.", "কিছু কর্মী হাত ধুয়ে নেন।"),
        ("The scan is free of charge.", "টাকার বিনিময়ে স্ক্যান করা হয়।"),
        ("Open every day except Sunday.", "রোববারসহ প্রতিদিন খোলা।"),
        ("Use the spray while awake.", "ঘুমন্ত অবস্থায় স্প্রে ব্যবহার করুন।"),
        ("Postnatal checks take an hour.", "প্রসব-পূর্ববর্তী পরীক্ষায় এক ঘণ্টা লাগে।"),
        ("Bend to each side.", "এক দিকে ঝুঁকুন।"),
        ("Always lock the door, and never leave the key outside.", "দরজায় কখনো তালা দেবেন না, আর চাবি কখনো বাইরে রাখবেন না।"),
        ("Two in five adults smoke.", "প্রতি পাঁচজন শিশুর দুজন ধূমপান করে।"),
        ("Keep the leg up until the nurse comes.", "নার্স আসার পর পা উঁচু করে রাখুন।"),
        ("From week 12, take folic acid.", "১২তম সপ্তাহ পর্যন্ত ফলিক অ্যাসিড খান।"),
        ("Book it between 8 and 10 weeks.", "৮ থেকে ১০ সপ্তাহের পরে বুকিং দিন।"),
        ("Take it 2 hours before food and 3 hours after milk.", "খাবারের ২ ঘণ্টা পরে এবং দুধের ৩ ঘণ্টা আগে খান।"),
        (
            "You can shower 24 hours after the stitches if there is no pus.",
            "পুঁজ না থাকলে সেলাইয়ের ২৪ ঘণ্টা আগে গোসল করতে পারবেন।",
        ),
        ("Rub the cream in at night, not in the morning.", "ক্রিম সকালে মাখবেন, রাতে নয়।"),
        ("The swelling above the upper lip.", "নিচের ঠোঁটের ওপরে ফোলা।"),
        ("Avoid unpasteurised cheese.", "পাস্তুরিত পনির এড়িয়ে চলুন।"),
        ("Do not give the syrup to children under 2.", "২ বছরের বেশি বয়সী শিশুদের সিরাপ দেবেন না।"),
        ("Wash before and after the meal.", "খাওয়ার পরে হাত ধোবেন।"),
        ("A score of 12 or lower.", "১২ বা তার বেশি নম্বর।"),
        ("If the fever is over 38 °C, ring us.", "জ্বর ৩৮ °সে-এর কম হলে ফোন করুন।"),
        ("A BMI of 30 or above.", "বিএমআই ৩০ বা তার নিচে।"),
        ("Use the opposite arm.", "একই দিকের হাত ব্যবহার করুন।"),
        ("Dress the weak arm first.", "আগে সবল হাতে জামা পরুন।"),
        ("Good leg first.", "ব্যথার পা আগে।"),
        ("Keep your feet together.", "পা ফাঁক করে রাখুন।"),
        ("Stand with your feet apart.", "পা জোড়া করে দাঁড়ান।"),
        ("Take care on the way downstairs.", "সিঁড়ি দিয়ে ওঠার সময় সাবধান থাকুন।"),
        ("Climbing stairs hurts.", "সিঁড়ি দিয়ে নামতে ব্যথা লাগে।"),
        ("The best exercise is walking.", "হাঁটা সবচেয়ে খারাপ ব্যায়াম।"),
        ("Soft shoes are not better.", "নরম জুতা খারাপ নয়।"),
        ("It is the most common injury.", "এটি সবচেয়ে কম দেখা যাওয়া আঘাত।"),
        ("Pain is least in the evening.", "সন্ধ্যায় ব্যথা সবচেয়ে বেশি থাকে।"),
        ("Use lighter weights.", "ভারী ওজন ব্যবহার করুন।"),
        ("Easy exercises", "কঠিন ব্যায়াম"),
        ("Pain at rest", "নড়াচড়ার সময় ব্যথা"),
        ("The shop is open on weekdays and closed on Sunday.", "দোকান সপ্তাহের দিনে খোলা, রবিবারও খোলা।"),
        ("Keep your eyes closed.", "চোখ খোলা রাখুন।"),
        ("Add a few minutes every week.", "প্রতি সপ্তাহে কয়েক মিনিট করে কমান।"),
        ("You may gain weight.", "ওজন কমতে পারে।"),
        ("Weight loss of 4 kg or more without trying.", "চেষ্টা ছাড়াই ৪ কেজি বা তার কম ওজন কমা।"),
        ("Weight loss without trying.", "চেষ্টা ছাড়াই ওজন বেড়ে যাওয়া।"),
        ("The leaflet is free.", "প্রচারপত্রটি দাম দিয়ে নিতে হয়।"),
        ("Get help straight away.", "দেরি করে সাহায্য নিন।"),
    ],
    "side": [
        ("Lie on your left side.", "ডান কাত হয়ে শোন।"),
        ("Lie on your left side.", "কাত হয়ে শোন।"),
        ("Lie on your side.", "বাঁ কাত হয়ে শোন।"),
        ("Put your left hand on your right knee.", "ডান হাত বাঁ হাঁটুতে রাখুন।"),
        ("If the right leg is weak, put the right foot up.", "ডান পা দুর্বল হলে বাম পায়ের পাতা উঁচুতে রাখুন।"),
        ("Cup in the right hand, spoon in the left hand.", "বাঁ হাতে কাপ, ডান হাতে চামচ।"),
        ("Hold the rail with your left hand and the stick in your right.", "ডান হাতে রেলিং ধরুন আর বাঁ হাতে লাঠি নিন।"),
    ],
}  # fmt: skip

GOOD = [
    ("Take 20 mg twice daily.", "দিনে দুবার বিশ মিলিগ্রাম করে খান।"),
    ("Wait half an hour.", "৩০ মিনিট অপেক্ষা করুন।"),
    ("One and a half litres.", "দেড় লিটার।"),
    ("Two and a half hours.", "আড়াই ঘণ্টা।"),
    ("An hour and a half.", "দেড় ঘণ্টা।"),
    ("A quarter of the plate.", "থালার সিকি ভাগ।"),
    ("1.5 million people.", "১৫ লাখ মানুষ।"),
    ("350,000 people.", "সাড়ে তিন লাখ মানুষ।"),
    ("13,000,000 people.", "১ কোটি ৩০ লাখ মানুষ।"),
    ("One in five people.", "প্রতি ৫ জনে ১ জন।"),
    ("One in three.", "এক-তৃতীয়াংশ।"),
    ("Three quarters of them.", "তাদের ৭৫ শতাংশ।"),
    ("Open 24/7.", "দিন-রাত খোলা।"),
    ("First of all, rest.", "সবার আগে বিশ্রাম নিন।"),
    ("One of the causes.", "কারণগুলোর একটি।"),
    ("Both legs.", "দুই পা।"),
    ("Your feet.", "আপনার দুই পায়ের পাতা।"),
    ("Vitamin B12 and COVID-19.", "ভিটামিন বি১২ ও কোভিড।"),
    ("At 6 pm.", "সন্ধ্যা ৬টায়।"),
    ("At 9 pm.", "রাত ৯টায়।"),
    ("At 3 am.", "রাত ৩টায়।"),
    ("At 12 pm.", "দুপুর ১২টায়।"),
    ("Mon to Fri.", "সোম থেকে শুক্র।"),
    ("Sit in the sun.", "রোদে বসুন।"),
    ("Over 200,000 people.", "দুই লক্ষাধিক মানুষ।"),
    ("Hold it under running water for at least 5 minutes.", "কমপক্ষে ৫ মিনিট চলমান পানির নিচে রাখুন।"),
    ("If it lasts longer than 5 minutes, call.", "পাঁচ মিনিটেও না থামলে ফোন করুন।"),
    ("Up to 4 doses a day.", "দিনে সর্বোচ্চ চারবার।"),
    ("Do not cut, suck or tie it.", "কাটবেন না, চুষবেন না বা বাঁধবেন না।"),
    ("With or without food.", "খালি বা ভরা পেটে।"),
    ("Raw milk is not safe.", "কাঁচা দুধ নিরাপদ নয়।"),
    ("It is unsafe.", "এটি নিরাপদ নয়।"),
    ("You are not well.", "আপনি অসুস্থ।"),
    ("One person over 65 falls.", "৬৫ বছরের বেশি বয়সী একজন পড়ে যান।"),
    ("You see better afterwards.", "আগের চেয়ে ভালো দেখবেন।"),
    ("Lower the dose over two to three months.", "দুই-তিন মাস ধরে মাত্রা কমান।"),
    ("A mole larger than 6 mm.", "৬ মি.মি.-এর চেয়ে বড় তিল।"),
    ("It should not go over 120.", "এটি ১২০ ছাড়ানো উচিত নয়।"),
    ("Babies under one.", "এক বছরের কম বয়সী শিশু।"),
    ("After two or three days.", "দু-তিন দিন পর।"),
    ("Adults over 40.", "চল্লিশোর্ধ্ব মানুষ।"),
    ("Three times a week.", "সপ্তাহে তিন দিন।"),
    ("Within three hours; within 3 weeks.", "তিন ঘণ্টার মধ্যে; ৩ সপ্তাহের মধ্যে।"),
    ("On 21 February 2025.", "২১/০২/২০২৫ তারিখে।"),
    ("Nine out of ten people.", "৯০ শতাংশ মানুষ।"),
    ("Don't bend your back; bend your knees instead.", "কোমরের বদলে হাঁটু ভাঁজ করুন।"),
    ("Do not leave it for more than 2 hours.", "বড়জোর ২ ঘণ্টা রাখা যায়।"),
    ("Fast before the test.", "পরীক্ষার আগে না খেয়ে থাকুন।"),
    ("Dos and don'ts", "কী করবেন, কী করবেন না"),
    ("Continue breastfeeding.", "বুকের দুধ দেওয়া বন্ধ করবেন না।"),
    ("Rest, or it gets worse.", "বিশ্রাম নিন, না হলে খারাপ হবে।"),
    ("Do not stop it without asking us.", "আমাদের না জানিয়ে বন্ধ করবেন না।"),
    ("Unless you are sick, walk.", "অসুস্থ না হলে হাঁটুন।"),
    ("It itches but is not catching.", "এটি চুলকায়, তবে ছোঁয়াচে নয়।"),
    ("At 6 pm.", "১৮:০০ টায়।"),
    ("At 8:30.", "সাড়ে আটটায়।"),
    ("At half past 8.", "সাড়ে আটটায়।"),
    ("At half past eight.", "৮টা ৩০ মিনিটে।"),
    ("At a quarter past eight.", "সোয়া আটটায়।"),
    ("At quarter to nine.", "পৌনে নয়টায়।"),
    ("At quarter to nine in the evening.", "রাত ৮:৪৫ মিনিটে।"),
    ("An hour and a half.", "৯০ মিনিট।"),
    ("Once a month.", "৩০ দিনে একবার।"),
    ("38 °C (100.4 °F).", "৩৮° সেলসিয়াস (১০০.৪° ফারেনহাইট)।"),
    ("38 °C (100.4 °F).", "১০০.৪° ফারেনহাইট।"),
    ("A dozen eggs.", "১২টি ডিম।"),
    ("In the 1990s.", "১৯৯০-এর দশকে।"),
    ("2–3 days.", "দুই-তিন দিন।"),
    ("A few days.", "দু-এক দিন।"),
    ("Type II diabetes.", "টাইপ ২ ডায়াবেটিস।"),
    ("Nine months.", "নয় মাস।"),
    ("It is no illness.", "এটি রোগ নয়।"),
    ("Twenty-five people.", "পঁচিশ জন মানুষ।"),
    ("On 12/05/2024.", "১২/০৫/২০২৪ তারিখে।"),
    ("Page 10, 12 and 14.", "পৃষ্ঠা ১০, ১২ ও ১৪।"),
    ("It costs 150,000 taka.", "১,৫০,০০০ টাকা লাগে।"),
    ("Take 500 mg.", "৫০০ mg খান।"),
    ("Form 12 and B12, 10 mmHg.", "ফরম ১২ ও B12, 10 mmHg।"),
    ("24 hours.", "এক দিন।"),
    ("Seven days.", "এক সপ্তাহ।"),
    ("Every 6 hours.", "প্রতি ৬ ঘণ্টায়।"),
    ("6-hourly.", "৬ ঘণ্টা অন্তর।"),
    ("Wear it every night for 6 months.", "৬ মাস রোজ রাতে পরুন।"),
    ("Every other day.", "এক দিন পর পর।"),
    ("Once the pain has gone, walk.", "ব্যথা কমলে হাঁটুন।"),
    ("In the right way.", "ঠিকভাবে।"),
    ("Call 999 now.", "এখনই ৯৯৯ নম্বরে ফোন করুন।"),
    ("Phone 01711-222333.", "+৮৮ ০১৭১১ ২২২৩৩৩ নম্বরে ফোন করুন।"),
    ("Not only pain but also numbness.", "শুধু ব্যথাই নয়, অবশ ভাবও।"),
    ("Unless it hurts, walk.", "ব্যথা না হলে হাঁটুন।"),
    ("Rest, otherwise it will hurt.", "বিশ্রাম নিন, নইলে ব্যথা করবে।"),
    ("Until it stops.", "না থামা পর্যন্ত।"),
    ("Ask whether you may drive.", "গাড়ি চালাতে পারবেন কি না জিজ্ঞেস করুন।"),
    ("It is impossible.", "এটা সম্ভব নয়।"),
    ("It is not safe.", "এটি অনিরাপদ।"),
    ("Without food.", "খাবার ছাড়া।"),
    ("He drinks water.", "তিনি পানি খান।"),
    ("No more than 4.", "৪টির বেশি নয়।"),
    ("At most 4.", "৪টির বেশি খাবেন না।"),
    ("At least 4.", "৪টির কম নয়।"),
    ("5 or more.", "৫ বা তার বেশি।"),
    ("Most people.", "বেশির ভাগ মানুষ।"),
    ("Over the next 2 weeks.", "আগামী ২ সপ্তাহে।"),
    ("Under 20 or over 50.", "২০ বছরের কম বা ৫০ বছরের বেশি।"),
    ("Go to hospital at once if the bleeding does not stop.", "রক্ত পড়া বন্ধ না হলে দেরি না করে হাসপাতালে যান।"),
    ("Get help immediately.", "দেরি না করে সাহায্য নিন।"),
    ("Call us without delay.", "সঙ্গে সঙ্গে আমাদের ফোন করুন।"),
    ("Do not delay treatment.", "চিকিৎসা নিতে দেরি করবেন না।"),
    ("Do not stop your insulin, even when you cannot eat.", "খেতে না পারলেও ইনসুলিন চালিয়ে যান।"),
    ("Do not stop the medicine when you feel better.", "ভালো বোধ করলেও ওষুধ চালিয়ে যাবেন।"),
    ("Keep taking it until the course is finished.", "কোর্স শেষ না হওয়া পর্যন্ত খেয়ে যান।"),
    ("Eat nothing until the scan is over.", "স্ক্যান শেষ হওয়ার আগে কিছু খাবেন না।"),
    ("Wait until the milk has cooled.", "দুধ ঠান্ডা হওয়ার পর খাওয়ান।"),
    ("Do not drive until you have seen the doctor.", "ডাক্তার দেখানোর পর গাড়ি চালাবেন, তার আগে নয়।"),
    ("You can bathe only after the stitches are out.", "সেলাই কাটার আগে গোসল করা যাবে না।"),
    ("Only give it if the fever is above 38 °C.", "জ্বর ৩৮ °সে-এর বেশি না হলে এটি দেবেন না।"),
    ("The vaccine is free for every child.", "প্রতিটি শিশুর জন্য টিকাটি বিনা মূল্যে দেওয়া হয়, কোনো টাকা লাগে না।"),
    ("There is no charge for the test.", "পরীক্ষার জন্য কোনো টাকা দিতে হয় না।"),
    ("Open every day except Friday.", "শুক্রবার ছাড়া প্রতিদিন খোলা।"),
    ("Open every day except Friday.", "শুক্রবার বন্ধ; অন্য সব দিন খোলা।"),
    ("Everything is included except meals.", "খাবার বাদে সবকিছু এর মধ্যে আছে।"),
    ("Keep out of reach of children.", "শিশুরা যেন নাগাল না পায়, এমন জায়গায় রাখুন।"),
    ("Lay the baby on its back to sleep.", "ঘুমানোর সময় শিশুকে চিত করে শোয়ান।"),
    ("Never put a baby to sleep on its tummy.", "শিশুকে কখনো উপুড় করে ঘুম পাড়াবেন না।"),
    ("Lie on your back, then roll on to your tummy.", "চিত হয়ে শোন, তারপর উপুড় হোন।"),
    ("Keep the wound dry for two days.", "দুই দিন ক্ষতস্থান ভেজাবেন না।"),
    ("Drink plenty of fluids in small sips.", "অল্প অল্প করে প্রচুর তরল পান করুন।"),
    ("Not all rashes are dangerous.", "সব র‍্যাশ বিপজ্জনক নয়।"),
    ("Not all rashes are dangerous.", "কিছু র‍্যাশ বিপজ্জনক নয়।"),
    ("All you need is rest.", "বিশ্রাম ছাড়া আর কিছু লাগবে না।"),
    ("Adults need more sleep than you think.", "প্রাপ্তবয়স্কদের যতটা মনে হয় তার চেয়ে বেশি ঘুম দরকার।"),
    ("Postnatal checks are at six weeks.", "প্রসবের ছয় সপ্তাহ পরে পরীক্ষা করা হয়।"),
    ("Antenatal care is free.", "গর্ভকালীন সেবা পেতে টাকা লাগে না।"),
    ("Take it two hours after a meal, not before.", "খাবারের দুই ঘণ্টা পরে খাবেন, আগে নয়।"),
    ("Take it two hours after a meal, not before.", "এটি খাবারের আগে নয়, দুই ঘণ্টা পরে খাবেন।"),
    ("The clinic is closed until 5 pm.", "বিকেল ৫টার আগে ক্লিনিক খোলে না।"),
    ("From the age of 40, have your eyes checked.", "৪০ বছর বয়সের পর থেকে চোখ পরীক্ষা করান।"),
    ("Come between 9 and 11 am.", "সকাল ৯টার পরে এবং ১১টার আগে আসুন।"),
    ("Come between 9 and 11 am.", "সকাল ৯টা থেকে ১১টার মধ্যে আসুন।"),
    ("Eating less salt lowers blood pressure.", "লবণ কম খেলে রক্তচাপ কমে।"),
    ("Exercise raises your energy and reduces stress.", "ব্যায়ামে শক্তি বাড়ে, মানসিক চাপ কমে।"),
    ("If the pain increases, reduce the exercise.", "ব্যথা বেড়ে গেলে ব্যায়াম কমিয়ে দিন।"),
    ("The risk falls within a year of quitting.", "ধূমপান ছাড়ার এক বছরের মধ্যেই ঝুঁকি কমতে থাকে।"),
    ("You will not feel any more pain.", "আপনার আর ব্যথা লাগবে না।"),
    ("If you no longer need the medicine, return it.", "ওষুধ আর দরকার না হলে ফেরত দিন।"),
    ("He can no longer walk without help.", "তিনি এখন আর কারও সাহায্য ছাড়া হাঁটতে পারেন না।"),
    ("It can be taken with or without food.", "খাবার খেয়ে বা না খেয়ে—যেভাবে সুবিধা হয়, খাওয়া যায়।"),
    ("It can be taken with or without food.", "খাওয়ার আগে-পরে যেকোনো সময় খাওয়া যায়।"),
    ("Not only the patient but also the family suffers.", "শুধু রোগী নন, পরিবারও কষ্ট পায়।"),
    ("Not only the patient but also the family suffers.", "রোগীর পাশাপাশি পরিবারও কষ্ট পায়।"),
    ("Vaccines protect not just you but others.", "টিকা কেবল আপনাকেই নয়, অন্যদেরও রক্ষা করে।"),
    ("There is neither pain nor fever.", "ব্যথা বা জ্বর কোনোটাই থাকে না।"),
    ("There is neither pain nor fever.", "ব্যথাও নেই, জ্বরও নেই।"),
    ("Neither heat nor ice helps much.", "গরম সেঁক বা বরফ কোনোটাতেই তেমন কাজ হয় না।"),
    ("This can be prevented.", "এটি প্রতিরোধ করা সম্ভব।"),
    ("Malaria cannot be prevented without nets.", "মশারি ছাড়া ম্যালেরিয়া ঠেকানো যায় না।"),
    ("If the swelling has not gone after a week, come back.", "এক সপ্তাহেও ফোলা না কমলে আবার আসুন।"),
    ("If you are not sure, ask.", "নিশ্চিত না হলে জিজ্ঞেস করুন।"),
    ("If you cannot sleep, get up and do not lie awake.", "ঘুম না এলে উঠে পড়ুন, জেগে শুয়ে থাকবেন না।"),
    ("If you have no fever, you need no tablets.", "জ্বর না থাকলে ট্যাবলেট লাগবে না।"),
    ("If the child is drowsy or will not drink, go to hospital.", "শিশু ঝিমিয়ে পড়লে বা কিছু খেতে না চাইলে হাসপাতালে নিন।"),
    ("If it gets worse, stop and rest.", "কষ্ট বাড়লে থামুন, বিশ্রাম নিন।"),
    ("Walk if you can, but do not run.", "পারলে হাঁটুন, তবে দৌড়াবেন না।"),
    ("It is safe, but some people feel sick.", "এটি নিরাপদ, তবে কারও কারও বমি ভাব হয়।"),
    ("The drug does not cure, but it helps.", "ওষুধে রোগ সারে না, তবে উপকার হয়।"),
    ("It is not catching, so you can go to school.", "এটি ছোঁয়াচে নয়, তাই স্কুলে যেতে পারেন।"),
    ("You may feel dizzy, so do not drive.", "মাথা ঘুরতে পারে, তাই গাড়ি চালাবেন না।"),
    ("You may feel dizzy, so do not drive.", "মাথা ঘুরতে পারে, তাই গাড়ি চালানো থেকে বিরত থাকুন।"),
    ("Rest the leg, and do not put weight on it.", "পা বিশ্রামে রাখুন, আর তাতে ভর দেবেন না।"),
    ("Keep still, and try not to talk.", "নড়াচড়া করবেন না, কথাও বলবেন না।"),
    ("Tell us if you are pregnant, because some drugs are not safe.", "গর্ভবতী হলে আমাদের জানান, কারণ কিছু ওষুধ নিরাপদ নয়।"),
    ("The pain is mild and harmless.", "ব্যথা সামান্য, ক্ষতির কিছু নেই।"),
    ("Most tumours are benign.", "বেশির ভাগ টিউমার ক্ষতিকর নয়।"),
    ("It is hard to swallow soft food, too.", "নরম খাবার গিলতেও কষ্ট হয়।"),
    ("Press hard and fast.", "জোরে ও দ্রুত চাপ দিন।"),
    ("Breathe in slowly and out gently.", "ধীরে শ্বাস নিন, আলতো করে ছাড়ুন।"),
    ("Unpasteurised milk is not safe.", "পাস্তুরিত না করা দুধ নিরাপদ নয়।"),
    ("Drink only pasteurised milk.", "পাস্তুরিত দুধ ছাড়া অন্য দুধ খাবেন না।"),
    ("First wash your hands.", "আগে হাত ধুয়ে নিন।"),
    ("Always wear a helmet.", "হেলমেট ছাড়া কখনো বাইক চালাবেন না।"),
    ("Always check the date and never share medicines.", "মেয়াদ অবশ্যই দেখে নেবেন, আর ওষুধ কখনো ভাগাভাগি করবেন না।"),
    ("Stretch each side in turn.", "একবার এক পাশে, একবার অন্য পাশে টান দিন।"),
    (
        "The upper number should be below 130, the lower one below 80.",
        "ওপরের সংখ্যাটি ১৩০-এর নিচে আর নিচেরটি ৮০-এর নিচে থাকা উচিত।",
    ),
    ("Do not wait until it is too late.", "বেশি দেরি হওয়ার আগেই আসুন।"),
    ("There is no need to worry.", "চিন্তার কিছু নেই।"),
    ("Don't worry, this is normal.", "চিন্তা করবেন না, এটি স্বাভাবিক।"),
    ("You do not have to fast before this test.", "এই পরীক্ষার আগে না খেয়ে থাকার দরকার নেই।"),
    ("Avoid coffee unless it is decaffeinated.", "ক্যাফেইনমুক্ত না হলে কফি খাবেন না।"),
    ("Avoid lifting unless you must.", "নেহাত দরকার না হলে ভারী জিনিস তোলা এড়িয়ে চলুন।"),
    ("Never share needles, not even once.", "একবারের জন্যও সুচ ভাগাভাগি করবেন না।"),
    ("Do not rub the eye. Do not wash it with soap. Cover it.", "চোখ ডলবেন না, সাবান দিয়ে ধোবেন না। ঢেকে রাখুন।"),
    ("Avoid raw fish and unpasteurised milk.", "কাঁচা মাছ ও অপাস্তুরিত দুধ এড়িয়ে চলুন।"),
    ("Do not stop the drops unless we ask you to.", "আমরা বন্ধ করতে না বলা পর্যন্ত ড্রপ চালিয়ে যান।"),
    ("A cough that lasts more than two weeks.", "দুই সপ্তাহ পেরিয়ে যাওয়া কাশি।"),
    ("If the pain lasts more than two days, come.", "২ দিন পেরিয়ে গেলেও ব্যথা না কমলে আসুন।"),
    ("Call us within two days.", "২ দিন পার হওয়ার আগেই ফোন করুন।"),
    ("The card expires after a year.", "এক বছর পর কার্ডটি আর চলবে না।"),
    ("Not for children under 5.", "৫ বছরের কম বয়সী শিশুদের জন্য নয়।"),
    ("The shop is closed on Fridays.", "শুক্রবার দোকান খোলা থাকে না।"),
    ("You must not eat for six hours before the operation.", "অপারেশনের আগে ছয় ঘণ্টা খালি পেটে থাকতে হবে।"),
    ("The pain should be gone within a week.", "এক সপ্তাহ পর আর ব্যথা থাকার কথা নয়।"),
    ("He lost consciousness for a minute.", "এক মিনিটের জন্য তাঁর জ্ঞান ছিল না।"),
    ("Wait an hour before you drive.", "এক ঘণ্টা পর গাড়ি চালাবেন।"),
    ("The clinic is open until 8 pm.", "রাত ৮টার পর ক্লিনিক বন্ধ।"),
    ("It is better to ask than to worry.", "দুশ্চিন্তা না করে জিজ্ঞেস করে নেওয়াই ভালো।"),
    ("All visitors must wear a mask.", "মাস্ক ছাড়া কোনো দর্শনার্থী ঢুকতে পারবেন না।"),
    ("Keep your plaster dry.", "প্লাস্টারে পানি লাগাবেন না।"),
    ("Stay indoors in the heat of the day.", "কড়া রোদের সময় বাইরে বেরোবেন না।"),
    ("Wash before and after the meal.", "খাওয়ার আগে-পরে হাত ধোবেন।"),
    (
        "The stitches dissolve by themselves, so there is no need to come back.",
        "সেলাই এমনিতেই মিলিয়ে যায়, তাই আবার আসতে হয় না।",
    ),
    ("Adult dose: two tablets. Child dose: half a tablet.", "বড়দের মাত্রা: দুটি ট্যাবলেট। শিশুদের মাত্রা: আধখানা ট্যাবলেট।"),
    ("Sleep on your front or side, not on your back.", "চিত হয়ে নয়, কাত বা উপুড় হয়ে ঘুমান।"),
    ("Fever often rises in the evening and falls by morning.", "সন্ধ্যায় প্রায়ই জ্বর বাড়ে, ভোরের দিকে কমে যায়।"),
    ("The bus leaves at 7:20 am.", "বাস ছাড়ে সকাল ৭:২০ মিনিটে।"),
    ("The bus leaves at 7:20 am.", "বাস ছাড়ে সকাল ৭টা ২০ মিনিটে।"),
    ("About 40% of adults.", "প্রাপ্তবয়স্কদের শতকরা প্রায় ৪০ ভাগ।"),
    ("At most 40% of adults.", "প্রাপ্তবয়স্কদের শতকরা সর্বোচ্চ চল্লিশ ভাগ।"),
    ("40–50% of adults.", "প্রাপ্তবয়স্কদের শতকরা প্রায় ৪০–৫০ ভাগ।"),
    ("Open every day.", "সপ্তাহের প্রতিদিন খোলা।"),
    ("Open every day.", "সপ্তাহের সব দিন খোলা।"),
    ("Open every day.", "সপ্তাহে সাত দিনই খোলা।"),
    ("Open 7 days a week.", "সপ্তাহে ৭ দিন খোলা।"),
    ("Open seven days a week.", "সপ্তাহের প্রতিদিন খোলা।"),
    ("Drink it an hour before bed.", "ঘুমানোর ১ ঘণ্টা আগে খান।"),
    ("Come back in a week.", "১ সপ্তাহ পরে আসুন।"),
    ("Take four capsules at most in a day.", "২৪ ঘণ্টায় সর্বোচ্চ ৪টি ক্যাপসুল।"),
    ("The daily amount is 4 g.", "২৪ ঘণ্টায় ৪ গ্রাম।"),
    ("Twice a week.", "৭ দিনে দুবার।"),
    ("One in eight women.", "আটজনে একজন নারী।"),
    ("One in eight women.", "১ জন নারী, প্রতি ৮ জনে।"),
    ("One woman in eight.", "প্রতি আটজন নারীর একজন।"),
    ("About one in ten stay a night or two.", "প্রতি দশজনে একজনকে এক-দুই রাত থাকতে হয়।"),
    ("Do 3 sets of 10.", "৩ সেট করুন, প্রতিটিতে ১০ বার।"),
    ("One in two people.", "অর্ধেক মানুষ।"),
    ("Up to 1 in 10 people.", "সর্বোচ্চ ১০ শতাংশ মানুষ।"),
    ("One in four people.", "সিকি ভাগ মানুষ।"),
    ("One of the 5 main causes.", "৫টি প্রধান কারণের অন্যতম।"),
    ("Twelve of the forty children.", "চল্লিশটি শিশুর মধ্যে বারোটি।"),
    ("4 capsules in 24 hours.", "২৪ ঘণ্টার মধ্যে ৪টি ক্যাপসুল।"),
    ("Between 7 and 10 days.", "৭ ও ১০ দিনের মধ্যে।"),
    ("The difference between 10 and 7 is 3.", "৭ ও ১০-এর পার্থক্য ৩।"),
    ("Syrup, 120 mg/5 ml.", "সিরাপ, প্রতি ৫ মি.লি.-এ ১২০ মি.গ্রা.।"),
    ("Closed on Friday; open Saturday to Wednesday.", "শনিবার থেকে বুধবার খোলা, শুক্রবার বন্ধ।"),
    ("Open on Monday and Friday.", "শুক্রবার ও সোমবার খোলা।"),
    ("The first visit is in week 4, the second in week 8.", "৪ সপ্তাহে প্রথম দেখা, ৮ সপ্তাহে দ্বিতীয়টি।"),
    (
        "The second dose is 4 weeks after the first, the third 8 weeks after it.",
        "প্রথমটির ৪ সপ্তাহ পর দ্বিতীয় ডোজ, ৮ সপ্তাহ পর তৃতীয়টি।",
    ),
    (
        "Aged 6 to 9: one dose. Over 10: two doses, 4 weeks apart.",
        "১০-এর বেশি: ৪ সপ্তাহ পর পর দুই ডোজ। ৬ থেকে ৯ বছর: এক ডোজ।",
    ),
    (
        "Take 2 tablets 3 times a day for 5 days. Rest for 8 hours.",
        "৫ দিন ধরে দিনে ৩ বার ২টি ট্যাবলেট খান। ৮ ঘণ্টা বিশ্রাম নিন।",
    ),
    ("Freeze it at -20 °C.", "মাইনাস ২০ °সে তাপমাত্রায় জমান।"),
    ("Freeze it at minus 20 °C.", "−২০ °সে তাপমাত্রায় জমান।"),
    ("Keep it at 2 – 8 °C.", "২ -৮ °সে তাপমাত্রায় রাখুন।"),
    ("Keep it at 2–8 °C.", "২ °সে –৮ °সে তাপমাত্রায় রাখুন।"),
    ("Warm both hands.", "হাত দুটো গরম করুন।"),
    ("Turn your head to both sides.", "মাথা এক পাশ থেকে আরেক পাশে ঘোরান।"),
    ("Stand on one leg, then on the other.", "এক পায়ে দাঁড়ান, তারপর অন্য পায়ে।"),
    ("In the last year it rained.", "গত এক বছরে বৃষ্টি হয়েছে।"),
    ("We call you tomorrow.", "আমরা কাল ফোন করব।"),
    ("Give 8 mg/kg.", "কেজিপ্রতি ৮ মি.গ্রা. দিন।"),
    ("Give 8 mg/kg.", "ওজনের প্রতি কিলোগ্রামে ৮ মি.গ্রা. দিন।"),
    ("Haemoglobin 12 g/dl.", "হিমোগ্লোবিন ১২ গ্রাম/ডে.লি.।"),
    ("Blood pressure of 150/95 mmHg.", "রক্তচাপ ১৫০/৯৫।"),
    ("It is {days} days until then.", "আর {days} দিন বাকি।"),
    ("It works for 72 hours (3 days).", "এটি ৭২ ঘণ্টা কাজ করে।"),
    ("Walk in the morning and in the evening.", "সকাল-সন্ধ্যা হাঁটুন।"),
    ("Walk in the morning and at night.", "সকালে ও শোবার আগে হাঁটুন।"),
    ("After breakfast.", "নাশতার পর।"),
    ("Soak them overnight.", "সকাল পর্যন্ত ভিজিয়ে রাখুন।"),
    ("At 2 in the afternoon.", "দুপুর ২টায়।"),
    ("At lunch, and at 9 pm.", "খাবারের সঙ্গে, আর রাত ৯টায়।"),
    ("Go to bed early tonight.", "সকাল সকাল ঘুমাতে যান।"),
    ("Night blindness.", "রাতকানা।"),
    ("Put one drop in every three hours.", "প্রতি তিন ঘণ্টায় এক ফোঁটা করে দিন।"),
    ("Do not use it unless a doctor tells you to.", "চিকিৎসক বললে তবেই ব্যবহার করবেন।"),
    ("Do not go back to work before the doctor agrees.", "চিকিৎসক রাজি হওয়ার পরই কাজে ফিরুন।"),
    ("The cast must not get wet.", "প্লাস্টার শুকনো রাখুন।"),
    ("Lift the arm without bending the elbow.", "কনুই সোজা রেখে হাত তুলুন।"),
    ("The wound must be kept clean.", "ঘা যেন নোংরা না হয়।"),
    ("If you can't catch your breath, slow down.", "দম নিতে কষ্ট হলে ধীরে চলুন।"),
    ("Do not skip meals.", "প্রতি বেলা সময়মতো খান।"),
    ("Most sprains need neither plaster nor surgery.", "বেশির ভাগ মচকানো প্লাস্টার ও অস্ত্রোপচার ছাড়াই সারে।"),
    ("Weight loss without trying.", "বিনা চেষ্টায় ওজন কমা।"),
    ("In 7 out of 10 it settles without tests.", "১০ জনের ৭ জনের পরীক্ষা ছাড়াই তা সারে।"),
    ("The swelling goes away within days. Ring us if it does not.", "কয়েক দিনেই ফোলা চলে যায়। না গেলে ফোন করুন।"),
    ("You need not come back if all is well.", "সব ঠিকঠাক থাকলে আর না এলেও চলবে।"),
    ("Without warning the knee gives way.", "হঠাৎ হাঁটু ভেঙে আসে।"),
    ("Always wash your hands first.", "হাত না ধুয়ে কখনো শুরু করবেন না।"),
    ("Remember to drink.", "পানি খেতে ভুলবেন না।"),
    ("If you do not want surgery, that is fine.", "অস্ত্রোপচার করাতে না চাইলে সমস্যা নেই।"),
    ("Few people need an injection.", "বেশির ভাগ মানুষের ইনজেকশন লাগে না।"),
    ("At least 2 litres of water are needed.", "২ লিটারের কম পানি খেলে চলবে না।"),
    ("Not moving makes the joint stiff.", "নড়াচড়ার অভাবে সন্ধি জমে যায়।"),
    ("You may take at most 2 tablets a day.", "দিনে বেশি হলে ২টি ট্যাবলেট খেতে পারেন।"),
    ("If the pain is bad, take 2 tablets.", "ব্যথা বেশি হলে ২টি ট্যাবলেট খান।"),
    ("If your fever is over 38 °C, take 2 tablets.", "জ্বর ৩৮ °সে-এর বেশি হলে ২টি ট্যাবলেট খান।"),
    (
        "At 8 °C or lower; between 2 and 8 °C it keeps a year.",
        "৮ °সে বা তার কম তাপমাত্রায়; ২ থেকে ৮ °সে-এর মধ্যে এক বছর ভালো থাকে।",
    ),
    ("Lie on your left side with the left arm under your head.", "বাঁ কাত হয়ে শুয়ে বাঁ হাত মাথার নিচে রাখুন।"),
    ("Bend the left knee and hold the left foot with the other hand.", "বাঁ হাঁটু ভাঁজ করে ডান হাতে বাঁ পায়ের পাতা ধরুন।"),
    ("Cup in the right hand, spoon in the left hand.", "বাঁ হাতে চামচ, ডান হাতে কাপ।"),
    ("Hold the stick in your left hand and the rail with your right hand.", "লাঠি থাকবে বাঁ হাতে, রেলিং ডান হাতে।"),
    ("The light hurts my eyes.", "আলোয় চোখে লাগে।"),
    ("It is difficult to stand on one leg.", "এক পায়ে দাঁড়ানো সহজ নয়।"),
    ("It is not easy to stop smoking.", "ধূমপান ছাড়া কঠিন।"),
    ("Pain is worst at night.", "রাতেই ব্যথা সবচেয়ে বেশি হয়।"),
    ("This position gives the least pain; it is best for sleep.", "এ ভঙ্গিতে ব্যথা সবচেয়ে কম হয়; ঘুমের জন্য এটাই সেরা।"),
    ("The clinic is open until 8 pm.", "রাত ৮টায় ক্লিনিক বন্ধ হয়।"),
    ("The clinic is closed after 8 pm.", "রাত ৮টা পর্যন্ত ক্লিনিক খোলা।"),
    ("If the wound opens, stop the exercises.", "ঘা ফেটে গেলে ব্যায়াম বন্ধ করুন।"),
    ("Knees together, feet apart.", "হাঁটু জোড়া, পায়ের পাতা ফাঁক।"),
    ("Take the two tablets together, apart from the others.", "ট্যাবলেট দুটি একসঙ্গে খান, অন্যগুলো থেকে আলাদা।"),
    ("Walking up and down stairs", "সিঁড়ি দিয়ে ওঠানামা"),
    ("Sleep downstairs if you can; getting up there is hard.", "পারলে নিচতলায় ঘুমান; ওপরে ওঠা কঠিন।"),
    ("Do not put weight on the injured leg.", "ভালো পায়ে ভর দিয়ে দাঁড়ান।"),
    ("Use the hand opposite the painful knee.", "যে হাঁটুতে ব্যথা, তার উল্টো দিকের হাত ব্যবহার করুন।"),
    ("Pain at rest is a warning sign.", "বসে বা শুয়ে থাকলেও ব্যথা হওয়া বিপদচিহ্ন।"),
    ("Add a little lemon to cut the salt.", "লবণ কমাতে একটু লেবু দিন।"),
    (
        "Start treatment immediately; a late start means a slow recovery.",
        "সঙ্গে সঙ্গে চিকিৎসা শুরু করুন; দেরিতে শুরু করলে সারতে সময় লাগে।",
    ),
    ("Do not delay treatment.", "চিকিৎসা নিতে দেরি করবেন না।"),
    ("Feel free to call; calls are charged.", "নির্দ্বিধায় ফোন করুন; ফোনে টাকা লাগে।"),
    ("In people over 60 without a fall it is rare.", "পড়ে যাননি এমন ৬০ বছরের বেশি বয়সীদের এটি বিরল।"),
    (
        "If it is over 38, or the child does not drink, come at once.",
        "৩৮-এর বেশি হলে কিংবা শিশু পানি না খেলে সঙ্গে সঙ্গে আসুন।",
    ),
    ("Do not press or rub the eye.", "চোখ টিপবেন বা ঘষবেন না।"),
    ("You can eat everything with the exception of nuts.", "বাদাম ছাড়া সব খেতে পারেন।"),
    ("Besides tea with milk, drink water.", "দুধ চা ছাড়াও পানি খান।"),
]


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in BAD.items() for pair in pairs])
def test_a_bad_pair_is_found_by_its_check(code: str, pair: tuple[str, str]) -> None:
    assert code in codes(*pair)


@pytest.mark.parametrize(("msgid", "msgstr"), GOOD)
def test_a_good_pair_is_let_be(msgid: str, msgstr: str) -> None:
    assert codes(msgid, msgstr) == set()


def manual(one: Rule) -> Iterator[tuple[str, str, str]]:
    """(Bad or Good, msgid, msgstr) of each pair in a check's docstring."""
    text = inspect.cleandoc(one.manual)
    yield from re.findall(r"(?m)^(Bad|Good): +`(.+?)` → `(.+?)`$", text)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_the_pairs_in_a_manual_are_what_it_says(one: Rule) -> None:
    pairs = list(manual(one))
    assert {word for word, *_ in pairs} == {"Bad", "Good"}
    for word, msgid, msgstr in pairs:
        assert (one.code in codes(msgid, msgstr)) == (word == "Bad")


def test_every_rule_has_a_table() -> None:
    assert set(BAD) == {one.code for one in RULES}


# ---------------------------------------------------------------- what a finding says


def test_a_wrong_number_is_told_both_ways_and_shown_in_both_texts() -> None:
    msgid, msgstr = "Take **20 mg** now.", "এখন **২০০ মি.গ্রা.** খান।"
    [(code, fault)] = found(msgid, msgstr)
    assert (code, fault.values) == ("number-value", {"source": "20", "target": "২০০"})
    assert fault.at and msgstr[slice(*fault.at)] == "২০০"
    assert fault.source_at and msgid[slice(*fault.source_at)] == "20"


def test_every_slice_lies_in_its_text_and_every_fault_says_what_to_do() -> None:
    for pairs in BAD.values():
        for msgid, msgstr in pairs:
            for _, fault in found(msgid, msgstr):
                assert fault.hint and (fault.at or fault.source_at)
                for place, text in ((fault.at, msgstr), (fault.source_at, msgid)):
                    assert place is None or 0 <= place[0] < place[1] <= len(text)


@pytest.mark.parametrize(
    ("msgid", "msgstr", "mended"),
    [
        ("Give 2.5 ml.", "২,৫ মি.লি. দিন।", "২.৫ মি.লি. দিন।"),
        ("It cost 1,234,567 taka.", "**১,২৩৪,৫৬৭** টাকা লেগেছে।", "**১২,৩৪,৫৬৭** টাকা লেগেছে।"),
        ("Wait 10 minutes.", "১0 মিনিট অপেক্ষা করুন।", "১০ মিনিট অপেক্ষা করুন।"),
    ],
)
def test_a_repair_leaves_nothing_to_find(msgid: str, msgstr: str, mended: str) -> None:
    assert mended in {fault.fix for _, fault in found(msgid, msgstr)}
    assert found(msgid, mended.replace("**", "")) == []


def test_a_project_may_have_another_emergency_number() -> None:
    assert codes("Call 999.", "৩৩৩ নম্বরে ফোন করুন।") == {"phone"}
    assert codes("Call 999.", "৩৩৩ নম্বরে ফোন করুন।", site=CheckSettings(phones=("333",))) == set()


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "two hundred and fifty, twenty-five, 1½, 2 1/2", [250, 25, Fraction(3, 2), Fraction(5, 2)]),
        ("en", "five thousand two hundred, 3 dozen, half a million", [5200, 36, 500000]),
        ("en", "two thirds, a third of it, twenty-first", [Fraction(2, 3), 3, 21]),
        ("bn", "দেড় শ, আড়াইশ, সাড়ে তিনশ, একশ পঁচিশ", [150, 250, 350, 125]),
        ("bn", "পৌনে দুই, সোয়া তিন, সাড়ে পাঁচ লাখ", [Fraction(7, 4), Fraction(13, 4), 550000]),
        ("bn", "১ কোটি ৩০ লাখ, দেড় লাখ, ১২৮ কোটি", [13000000, 150000, 1280000000]),
        ("bn", "২১শে, ৩য়, চতুর্থ, পাঁচটি, ছয়জনের", [21, 3, 4, 5, 6]),
        ("bn", "১২,৩৪,৫৬৭.৫ ও ৪,৫০০", [Fraction(2469135, 2), 4500]),
        ("bn", "দুদিন, তিনবার, আধঘণ্টা", [2, 3, Fraction(1, 2)]),
        ("bn", "আটকে গেলে তিনি লক্ষ করেন, বেশি নয়", []),
    ],
)
def test_numbers_are_read_by_value(code: str, text: str, values: list[object]) -> None:
    assert [number.value for number in reading(text, code).numbers] == values


def test_every_number_below_a_hundred_has_a_bengali_word() -> None:
    known = lexis("bn")
    assert known is not None
    assert set(range(100)) <= set(known.numbers.values())


def test_no_word_is_two_numbers() -> None:
    for code in ("en", "bn"):
        known = lexis(code)
        assert known is not None
        for value, words in known.data["numbers"].items():
            for word in words.split(","):
                assert known.numbers[word.strip()] == (int(value) if value.isdecimal() else Fraction(value)), word
