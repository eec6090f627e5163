# Texts that the page's scripts say. Czech is the source. Nothing fixes the gender of the person who reads.

## Questions

district-choose = Vyberte okres
# $number (Number) - which of the five groups
confirm-group = Opište prosím { $number }. skupinu kódu
# $number (Number) - which of the nine words
confirm-word = Opište prosím { $number }. slovo kódu
confirm-wrong = Nesedí to s vaším kódem. Podívejte se na něj prosím znovu.

## The place and its centre

places-loading = Načítáme seznam obcí…
places-failed = Seznam obcí se nepodařilo načíst. Vyberte prosím kraj a okres níže, nebo pole otevřete znovu.
places-none = Takové místo neznáme. Zkuste prosím nejbližší větší obec, PSČ, nebo vyberte níže kraj a okres.
# $count (Number) - how many places are listed
places-count =
    { $count ->
        [one] Nabízí se { $count } místo. Vyberete ho šipkou dolů.
        [few] Nabízejí se { $count } místa. Procházejte je šipkami.
       *[other] Nabízí se { $count } míst. Procházejte je šipkami.
    }
# $count (Number) - how many places are listed, of more
places-count-more =
    { $count ->
        [one] Nabízí se { $count } místo z mnoha. Pište prosím dál.
        [few] Nabízejí se { $count } místa z mnoha. Procházejte je šipkami, nebo pište dál.
       *[other] Nabízí se { $count } míst z mnoha. Procházejte je šipkami, nebo pište dál.
    }
# $place (Text) - its name and what tells it from others
place-picked = Vybráno: { $place }
place-missing = Napište prosím místo, nebo zvolte jednu z možností níže.
place-which = Může jich být víc. Vyberte prosím ze seznamu to své.
# The words beside a place's name. $district, $region, $orp (Text) - names
place-municipality = okres { $district }
place-municipality-orp = okres { $district }, správní obvod { $orp }
place-capital = hlavní město
place-city-district = městská část
place-in-capital = část hlavního města
place-part = část obce, okres { $district }
place-whole-district = celý okres, { $region }
place-whole-region = celý kraj
# $count (Number) - how many districts; $districts (Text) - their names
place-postcode =
    { $count ->
        [one] PSČ, okres { $districts }
        [few] PSČ, okresy { $districts }
       *[other] PSČ, okresy { $districts }
    }
# $place (Text) - where it happens, as the centre will read it
centre-place = Centrum ve zprávě uvidí i místo: { $place }. Nikdo jiný ho neuvidí.

## Writing and sending

message-empty = Napište prosím aspoň pár slov.
message-too-long = Zpráva je příliš dlouhá. Zkraťte ji prosím, nebo ji pošlete po částech.
# $left (Number) - bytes that are left, about the same as letters
message-left =
    { $left ->
        [0] Na další text už není místo.
        [one] Zbývá asi { $left } znak.
        [few] Zbývají asi { $left } znaky.
       *[other] Zbývá asi { $left } znaků.
    }
sending-now = Odesílá se…
sending-waiting =
    Připojení se ztratilo a nevíme, jestli zpráva dorazila. Text tu zůstává a zkoušíme to dál.
    I když dorazí na více pokusů, uloží se jen jednou.

## What is told besides the message; its own names stand in the message too

note-danger = Nebezpečí
note-danger-now = hrozí právě teď
note-safe-times = Kdy je bezpečné číst
note-unmentioned = O čem se nezmiňovat
note-untold = Nevyplněno
note-danger-yes = Ano, teď

## The lock

# $number (Number) - which of the five groups
unlock-group = Opište prosím { $number }. skupinu kódu
# $first (Number) - which of the nine words; $second (Number) - the one after it
unlock-words = Opište prosím { $first }. a { $second }. slovo kódu
# $left (Number) - how many attempts are left
unlock-wrong =
    { $left ->
        [one] Nesedí to. Zbývá { $left } pokus, pak kvůli vašemu bezpečí zahodíme, co tu je.
        [few] Nesedí to. Zbývají { $left } pokusy, pak kvůli vašemu bezpečí zahodíme, co tu je.
       *[other] Nesedí to. Zbývá { $left } pokusů, pak kvůli vašemu bezpečí zahodíme, co tu je.
    }
lock-forgotten = Odemknout se nepodařilo. Co tu bylo rozepsané, jsme smazali. Zprávy, které odešly, otevřete celým kódem.
entry-cleared = Po dvou minutách jsme políčko vymazali, aby kód nikdo neviděl. Napište ho prosím znovu.

## Coming back

code-empty = Zadejte prosím kód.
# $group (Number) - which group
code-group-incomplete = { $group }. skupina není celá, má mít čtyři znaky.
# $group (Number) - which group; $symbol (Text) - the character
code-unknown-symbol = Ve skupině { $group } je znak „{ $symbol }“, který v kódu nebývá.
# $found (Number) - how many characters there are
code-length =
    { $found ->
        [one] Kód má mít 20 znaků v pěti skupinách, tady je { $found } znak.
        [few] Kód má mít 20 znaků v pěti skupinách, tady jsou { $found } znaky.
       *[other] Kód má mít 20 znaků v pěti skupinách, tady je { $found } znaků.
    }
# $count (Number) - how many groups are suspected; $groups (Text) - their numbers
code-suspects =
    { $count ->
        [one] Kód nesedí. Podívejte se prosím znovu na { $groups }. skupinu.
        [few] Kód nesedí. Podívejte se prosím znovu na skupiny { $groups }.
       *[other] Kód nesedí. Podívejte se prosím znovu na skupiny { $groups }.
    }
code-checksum = Kód nesedí, někde je nejspíš přepsaný znak. Porovnejte ho prosím znovu skupinu po skupině.
# $position (Number) - which word
code-unknown-word = { $position }. slovo v seznamu slov není. Zkontrolujte ho prosím.
# $found (Number) - how many words there are
code-word-count =
    { $found ->
        [one] Kód má mít devět slov, tady je { $found }.
        [few] Kód má mít devět slov, tady jsou { $found }.
       *[other] Kód má mít devět slov, tady je { $found }.
    }
code-word-checksum = Slova k sobě nesedí. Zkontrolujte prosím, jestli jsou všechna správně a ve správném pořadí.
code-no-thread =
    Pod tímto kódem nic není. Zkontrolujte prosím, jestli je opsaný přesně a skupiny jdou za sebou správně.
    Mohlo se také stát, že někdo konverzaci smazal.
code-no-connection = Teď se nepodařilo připojit. Zkuste to prosím za chvíli znovu.

## The thread

state-received = Zpráva dorazila a čeká na přečtení.
state-opened = Centrum zprávu otevřelo. Odpověď zatím nepřišla.
state-answered = Máte tu odpověď.
state-closed = Konverzace je uzavřená. Napsat můžete i tak.
# $centre (Text) - the centre's name; $day (Text) - a day
state-since = { $centre }. Poslední změna: { $day }.
message-own = Vy
# $count (Number) - how many messages are older than the one that is shown
messages-older =
    { $count ->
        [one] Ukázat { $count } starší zprávu
        [few] Ukázat { $count } starší zprávy
       *[other] Ukázat { $count } starších zpráv
    }
notice-new = Přišla nová zpráva.
notice-nothing-new = Nic nového zatím nepřišlo.
notice-newer = Než se váš text odeslal, přišla nová zpráva. Přečtěte si ji prosím. Text zůstal rozepsaný, stačí ho pak odeslat.
fault-gap =
    Některá zpráva tu chybí. Server nám nedal vše, co v této konverzaci bylo. Pište prosím raději znovu s novým
    kódem, nebo zavolejte na 116 006.
fault-forged =
    Zprávy na sebe nenavazují, někdo do nich mohl zasáhnout. Co je níže, je v pořádku, další zprávy neukazujeme.
    Pište prosím raději znovu s novým kódem, nebo zavolejte na 116 006.
fault-unreadable =
    Zprávu nejde vaším kódem otevřít, proto ji neukazujeme. Zkuste to prosím později, nebo zavolejte na 116 006.
delete-no-connection = Smazání se nepodařilo potvrdit. Zkuste to prosím znovu, až bude připojení.

## Stops

stop-network = Nepodařilo se připojit. Zkuste to prosím znovu, až bude připojení.
stop-webassembly = Tento prohlížeč neumí zprávu zašifrovat. Zkuste prosím novější prohlížeč nebo jiné zařízení.
stop-random = Tento prohlížeč neumí vytvořit bezpečný kód. Zkuste prosím jiný prohlížeč nebo jiné zařízení.
stop-date =
    Seznam center má prošlou platnost, nebo je na tomto zařízení špatně nastavené datum. Zkontrolujte ho prosím.
stop-directory = Seznam center nemá platný podpis, proto mu nevěříme a nic neposíláme.
stop-unknown = Něco se nepovedlo a nechceme nic riskovat. Zkuste to prosím znovu, nebo zavolejte.

## When a centre asks whether another one may take the conversation over

# $centre (Text) - the other centre's name
moving-asked = Může konverzaci převzít { $centre }?
moving-yes-words = Ano, s předáním souhlasím.
moving-no-words = Ne, prosím nepředávejte. Chci, aby konverzace zůstala u vás.
moving-agreed = Děkujeme, vaše „ano“ dorazilo. Jakmile nové centrum konverzaci převezme, uvidíte to tady.
# $centre (Text) - the centre's name
moving-handed-over = Konverzaci převzalo { $centre }. Dál si píšete s ním, kód zůstává stejný.
# $centre (Text) - the centre's name
moving-emergency =
    Konverzaci teď má { $centre }. Předali ji bez vašeho souhlasu, protože to nepočkalo. Mrzí nás, že jsme se nestihli
    zeptat. Psát můžete dál se stejným kódem, jakmile ji nové centrum otevře.
moving-closed = Toto centrum teď konverzaci převzít nemůže. Zůstává tam, kde je, a psát můžete dál.
# $centre (Text) - the other centre's name
moving-note-question = Otázka: může konverzaci převzít { $centre }?
moving-note-yes = Vaše odpověď: ano
moving-note-no = Vaše odpověď: ne
# $centre (Text) - the centre's name
moving-note-handover = Předáno, má ji { $centre }
message-centre-before = Předchozí centrum
notice-not-yet =
    Nové centrum konverzaci ještě neotevřelo, proto zatím nejde nic poslat. Text zůstal rozepsaný. Když to spěchá,
    zavolejte na 116 006.
