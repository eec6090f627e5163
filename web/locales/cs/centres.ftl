# What is told of a centre, on its card and among the contacts. Czech is the source.

## The card

# $hours (Number) - working hours
centre-reply =
    { $hours ->
        [one] Obvykle odpovídá do { $hours } pracovní hodiny.
        [few] Obvykle odpovídá do { $hours } pracovních hodin.
       *[other] Obvykle odpovídá do { $hours } pracovních hodin.
    }
centre-reply-unknown = Jak rychle obvykle odpovídá, nám centrum zatím neřeklo.
centre-nonstop = Je tam někdo ve dne i v noci.
centre-hours = Kdy tam někdo je:
centre-closed = Kromě svátků bude zavřeno:
centre-languages = Můžete psát:
centre-languages-unknown = Česky můžete psát vždy. O dalších jazycích nám centrum zatím neřeklo.
centre-website = Web:
# $from, $to (Number) - years of age
centre-age-range = Pomáhá lidem od { $from } do { $to } let.
# $age (Number) - years of age
centre-age-from = Pomáhá lidem od { $age } let.
# $age (Number) - years of age
centre-age-to = Pomáhá lidem do { $age } let.
# $age (Number) - years of age
centre-age-guardian = Mladším { $age } let spolu s rodičem nebo jiným zákonným zástupcem.
centre-age-general = Centra obvykle pomáhají lidem od 16 let, mladším spolu s rodičem nebo jiným zákonným zástupcem.
# A telephone number follows.
centre-age-young = Nikoho neodmítáme. Dětem a mladým pomůže i Linka bezpečí:

## Dates and days

# $day, $month, $year (Text) - in figures
date = { $day }. { $month }. { $year }
day-mo = po
day-tu = út
day-we = st
day-th = čt
day-fr = pá
day-sa = so
day-su = ne

## Languages, as an answer to how one can write

language-ar = arabsky
language-cs = česky
language-cse = českým znakovým jazykem
language-de = německy
language-en = anglicky
language-es = španělsky
language-fr = francouzsky
language-it = italsky
language-mn = mongolsky
language-pl = polsky
language-ro = rumunsky
language-rom = romsky
language-ru = rusky
language-sk = slovensky
language-uk = ukrajinsky
language-vi = vietnamsky

## The contacts by district

contacts-by-district = Které centrum pomáhá ve kterém okrese
# $municipalities (Text) - names
contacts-municipalities = Pomáhá i v obcích: { $municipalities }
# $municipality (Text) - a name; the name of a centre follows
contacts-exception = V obci { $municipality }:
