# What is told of a centre, on its card and among the contacts. Czech is the source.

## The card

# $hours (Number) - working hours
centre-reply =
    { $hours ->
        [one] It usually answers within { $hours } working hour.
       *[other] It usually answers within { $hours } working hours.
    }
centre-reply-unknown = The centre has not told us yet how soon it usually answers.
centre-nonstop = Somebody is there day and night.
centre-hours = When somebody is there:
centre-closed = Besides public holidays it will be closed:
centre-languages = You can write in:
centre-languages-unknown = You can always write in Czech. The centre has not told us about other languages yet.
centre-website = Web:
# $from, $to (Number) - years of age
centre-age-range = It helps people from { $from } to { $to } years of age.
# $age (Number) - years of age
centre-age-from = It helps people from { $age } years of age.
# $age (Number) - years of age
centre-age-to = It helps people up to { $age } years of age.
# $age (Number) - years of age
centre-age-guardian = People under { $age } come with a parent or another guardian.
centre-age-general = Centres usually help people from 16 years of age, younger ones together with a parent or another guardian.
# A telephone number follows.
centre-age-young = Nobody is turned away. Children and young people can also call the helpline Linka bezpečí:

## Dates and days

# $day, $month, $year (Text) - in figures
date = { $day }/{ $month }/{ $year }
day-mo = Mon
day-tu = Tue
day-we = Wed
day-th = Thu
day-fr = Fri
day-sa = Sat
day-su = Sun

## Languages, as an answer to how one can write

language-ar = Arabic
language-cs = Czech
language-cse = Czech sign language
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-it = Italian
language-mn = Mongolian
language-pl = Polish
language-ro = Romanian
language-rom = Romani
language-ru = Russian
language-sk = Slovak
language-uk = Ukrainian
language-vi = Vietnamese

## The contacts by district

contacts-by-district = Which centre helps in which district
# $municipalities (Text) - names
contacts-municipalities = It also helps in the municipalities: { $municipalities }
# $municipality (Text) - a name; the name of a centre follows
contacts-exception = In { $municipality }:
