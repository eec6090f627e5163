# Texts of the staff's page that its scripts say. Czech is the source.

## Signing in and the conversations

signing-in = Ověřujeme…
sign-in-incomplete = Vyplňte prosím všechna pole.
sign-in-wrong = Jméno nebo heslo nesouhlasí. Zkuste to prosím znovu.
session-ended = Přihlášení vypršelo. Přihlaste se prosím znovu, rozepsané odpovědi zůstaly.
inbox-no-connection = Bez připojení. Seznam nemusí být aktuální, zkoušíme to dál.
# $number (Text) - the centre's own number of the thread
thread-number = Č. { $number }
# $hour (Text) - a span of one hour
thread-received = Přijato { $hour }
# $count (Number) - how many messages
thread-messages =
    { $count ->
        [one] { $count } zpráva
        [few] { $count } zprávy
       *[other] { $count } zpráv
    }
thread-new = Nová
thread-opened = Otevřená, bez odpovědi
thread-waiting-reporter = Odpovězeno
thread-waiting-centre = Čeká na vás
thread-closed = Uzavřená
intake-role = Kdo píše
intake-victim = Člověk, kterého se to týká
intake-witness = Někdo, kdo si toho všímá u jiných
intake-unsure = Někdo, kdo neví, jak to pojmenovat
intake-place = Kde se to děje
intake-no-place = Neuvedeno
thread-gone = Konverzace, která tu byla otevřená, je smazaná. Smazal ji ten, kdo ji psal, a zprávy už nejsou.
message-centre = Odpověď centra
message-reporter = Příchozí zpráva
verdict-sound = Ověřeno: zprávy jsou úplné a ve správném pořadí.
verdict-gap =
    Nepřijato: některá zpráva chybí, server nedal vše. Zobrazeno je jen to, co navazuje. Neodpovídejte prosím
    a ozvěte se provozovateli.
verdict-forged =
    Nepřijato: další zpráva nenavazuje na předchozí, někdo do konverzace mohl zasáhnout. Neodpovídejte prosím
    a ozvěte se provozovateli.
verdict-replaced =
    Nepřijato: toto není konverzace, kterou centrum otevřelo, někdo ji vyměnil. Neodpovídejte prosím a ozvěte se
    provozovateli.
verdict-unreadable =
    Nepřijato: zprávu nejde klíči centra otevřít. Neodpovídejte prosím a ozvěte se provozovateli.
reply-newer = Mezitím přišla nová zpráva. Přečtěte si ji prosím, než odpovíte. Text zůstal rozepsaný.
reply-waiting = Připojení se ztratilo. Text tu zůstává a zkoušíme to dál.
# $name (Text) - what was told; $moment (Text) - a day and a time of day
note-pinned = { $name } ({ $moment })

## What people think of the help

# $quarter (Number) - 1 to 4; $year (Text) - the year
feedback-quarter = { $quarter }. čtvrtletí { $year }
# $answer (Text) - yes, partly or no
feedback-answer =
    { $answer ->
        [yes] Ano
        [partly] Zčásti
       *[no] Ne
    }
# $question (Text) - which of the five
feedback-question =
    { $question ->
        [easy] Bylo snadné sem napsat?
        [soon] Přišla odpověď dost brzy?
        [clear] Byla odpověď srozumitelná?
        [respect] Jednalo centrum s respektem?
       *[help] Pomohlo to?
    }
# $count (Number) - how many people
feedback-count = { $count }
# $fewest (Number) - the smallest count that is told
feedback-few = méně než { $fewest }
