# Что сказано о центре, на его карточке и среди контактов. Источник — чешский.

## The card

# $hours (Number) - working hours
centre-reply =
    { $hours ->
        [one] Обычно отвечает в течение { $hours } рабочего часа.
        [few] Обычно отвечает в течение { $hours } рабочих часов.
        [many] Обычно отвечает в течение { $hours } рабочих часов.
       *[other] Обычно отвечает в течение { $hours } рабочего часа.
    }
centre-reply-unknown = Как быстро обычно отвечает, центр нам пока не сообщил.
centre-nonstop = Там кто-то есть днём и ночью.
centre-hours = Когда там кто-то есть:
centre-closed = Кроме праздников, будет закрыто:
centre-languages = Центр читает и отвечает на этих языках:
centre-languages-unknown = Писать на чешском можно всегда. О других языках центр нам пока не сообщил, поэтому ответ может прийти на чешском.
centre-website = Сайт:
# $from, $to (Number) - years of age
centre-age-range = Помогает людям в возрасте от { $from } до { $to } лет.
# $age (Number) - years of age
centre-age-from = Помогает людям в возрасте от { $age } лет.
# $age (Number) - years of age
centre-age-to = Помогает людям в возрасте до { $age } лет.
# $age (Number) - years of age
centre-age-guardian = Тем, кому меньше { $age } лет, вместе с кем-то из родителей или другим законным представителем.
centre-age-general = Центры обычно помогают людям от 16 лет, младшим — вместе с кем-то из родителей или другим законным представителем.
# A telephone number follows.
centre-age-young = Здесь никому не отказывают. Детям и молодёжи поможет и линия доверия Linka bezpečí:

## Dates and days

# $day, $month, $year (Text) - in figures
date = { $day }.{ $month }.{ $year }
day-mo = пн
day-tu = вт
day-we = ср
day-th = чт
day-fr = пт
day-sa = сб
day-su = вс

## Languages, as an answer to how one can write

language-ar = арабский
language-cs = чешский
language-cse = чешский жестовый язык
language-de = немецкий
language-en = английский
language-es = испанский
language-fr = французский
language-it = итальянский
language-mn = монгольский
language-pl = польский
language-ro = румынский
language-rom = цыганский (романи)
language-ru = русский
language-sk = словацкий
language-uk = украинский
language-vi = вьетнамский

## The contacts by district

contacts-by-district = Какой центр помогает в каком районе
# $municipalities (Text) - names
contacts-municipalities = Помогает также в: { $municipalities }
# $municipality (Text) - a name; the name of a centre follows
contacts-exception = Для местности { $municipality }:
