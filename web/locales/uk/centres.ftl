# Що сказано про центр, на його картці та серед контактів. Джерело — чеська.

## The card

# $hours (Number) - working hours
centre-reply =
    { $hours ->
        [one] Зазвичай відповідає протягом { $hours } робочої години.
        [few] Зазвичай відповідає протягом { $hours } робочих годин.
        [many] Зазвичай відповідає протягом { $hours } робочих годин.
       *[other] Зазвичай відповідає протягом { $hours } робочої години.
    }
centre-reply-unknown = Як швидко зазвичай відповідає, центр нам поки не повідомив.
centre-nonstop = Там хтось є вдень і вночі.
centre-hours = Коли там хтось є:
centre-closed = Крім свят, буде зачинено:
centre-languages = Центр читає й відповідає такими мовами:
centre-languages-unknown = Писати чеською можна завжди. Про інші мови центр нам поки не повідомив, тож відповідь може прийти чеською.
centre-website = Вебсайт:
# $from, $to (Number) - years of age
centre-age-range = Допомагає людям віком від { $from } до { $to } років.
# $age (Number) - years of age
centre-age-from = Допомагає людям віком від { $age } років.
# $age (Number) - years of age
centre-age-to = Допомагає людям віком до { $age } років.
# $age (Number) - years of age
centre-age-guardian = Тим, кому менше ніж { $age } років, разом із кимось із батьків або іншим законним представником.
centre-age-general = Центри зазвичай допомагають людям від 16 років, молодшим — разом із кимось із батьків або іншим законним представником.
# A telephone number follows.
centre-age-young = Тут нікому не відмовляють. Дітям і молоді допоможе й лінія довіри Linka bezpečí:

## Dates and days

# $day, $month, $year (Text) - in figures
date = { $day }.{ $month }.{ $year }
day-mo = пн
day-tu = вт
day-we = ср
day-th = чт
day-fr = пт
day-sa = сб
day-su = нд

## Languages, as an answer to how one can write

language-ar = арабською
language-cs = чеською
language-cse = чеською жестовою мовою
language-de = німецькою
language-en = англійською
language-es = іспанською
language-fr = французькою
language-it = італійською
language-mn = монгольською
language-pl = польською
language-ro = румунською
language-rom = ромською
language-ru = російською
language-sk = словацькою
language-uk = українською
language-vi = в’єтнамською

## The contacts by district

contacts-by-district = Який центр допомагає в якому районі
# $municipalities (Text) - names
contacts-municipalities = Допомагає також у: { $municipalities }
# $municipality (Text) - a name; the name of a centre follows
contacts-exception = Для місцевості { $municipality }:
