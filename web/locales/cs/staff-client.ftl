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
thread-gone = Konverzace, která tu byla otevřená, je smazaná. Smazal ji člověk, který ji psal, a zprávy už nejsou.
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

## The centre's key and its recovery sheet

keys-state-none = Centrum zatím nemá klíč
keys-state-pending = Klíč je hotový, čeká na podpis
keys-state-current = Klíč centra platí
keys-state-both = Klíč platí, nový čeká na podpis
keys-words-none = Bez klíče centru nikdo nemůže napsat. Nejdřív si vytisknete záchranný list, pak klíč vytvoříte. Zabere to asi deset minut.
keys-words-none-counsellor = Bez klíče centru nikdo nemůže napsat. První klíč vytváří vedoucí centra.
keys-words-pending = Jakmile ho provozovatel podepíše, může vašemu centru kdokoli napsat.
# $since (Text) - a day; $due (Text) - a day
keys-words-current = Platí od: { $since }. Další výměna do: { $due }.
# $since (Text) - a day
keys-words-since = Platí od: { $since }.
keys-words-not-held = Váš účet klíč zatím nemá. Zavolejte někomu z centra, kdo ho má, a nechte se schválit.
keys-demanded = Odešel někdo, kdo klíč měl. Vyměňte klíč prosím co nejdřív, ať se k novým zprávám nedostane.
keys-digits-here = Číslice nového klíče. Opište si je: po zavření stránky už je neukážeme.
keys-digits-gone = Číslice jsou vidět jen v prohlížeči, ve kterém klíč vznikl, dokud je stránka otevřená. Server by jinak mohl ukázat jiné. Přečte je ten, kdo klíč vytvořil.
keys-somebody = Někdo z centra
recover-working = Otevíráme klíč…
keys-storing = Ukládáme…
# $epoch (Text) - the number of a key
key-item = Klíč č. { $epoch }
key-item-pending = čeká na podpis
# $day (Text) - a day
key-item-current = platí od: { $day }
# $day (Text) - a day
key-item-old = starý, převádí se z něj (platil od: { $day })
# $day (Text) - a day
key-item-destroyed = zničený (platil od: { $day })
key-item-withdrawn = stažený dřív, než začal platit
# $names (Text) - names of people
key-item-holders = Mají ho: { $names }
rotate-you = vy
rotate-sheet = Záchranný list centra
# $names (Text) - names of people
rotate-bad =
    Pozor: u těchto účtů nesouhlasí potvrzení, že je schválil někdo s klíčem: { $names }. Server nebo někdo, kdo má
    přístup k jeho databázi, mohl jejich klíče vyměnit. Zavolejte jim i provozovateli.
# $names (Text) - names of people
rotate-without = Vytvořit nový klíč bez nich: { $names }
rotate-decide = Rozhodněte se prosím nejprve, zda nový klíč vznikne bez nich.
rotate-new-sheet = U záchranného listu nesouhlasí potvrzení, proto si v dalším kroku vytisknete nový.
sheet-state-there = Centrum ho má. Zkontrolujte občas, že je obálka na svém místě a zalepená.
sheet-state-none = Centrum ho nemá. Když o klíč přijdou všichni, kdo ho mají, konverzace už nikdo nepřečte. Vytvořte ho prosím.
sheet-make = Vytvořit záchranný list
sheet-replace = Nahradit novým listem
# $origin (Text) - the portal's address; $day (Text) - a day
sheet-where = { $origin }, vytištěno: { $day }
# $number (Number) - which of the four lines
sheet-line = Řádek { $number }
sheet-line-wrong = Nesouhlasí to s listem. Zkontrolujte prosím řádek znak po znaku.
recover-nothing = Server pro záchranný list nemá nic uloženého. Ozvěte se prosím provozovateli.
# $line (Number) - which of the four lines
recover-line = V řádku { $line } je chyba. Zkontrolujte ho prosím znak po znaku.
# $line (Number) - which of the four lines
recover-order = Na místě řádku { $line } je jiný řádek. Zkontrolujte prosím pořadí.
recover-length = Listu něco chybí nebo přebývá: má čtyři řádky po dvaceti znacích.
recover-mixed = Řádky k sobě nepatří. Nejsou ze dvou různých listů?
recover-foreign = Tento list patří jinému centru.
recover-old-sheet = Tento list už neplatí, centrum ho nahradilo novým. Najděte prosím novější.
recover-not-yours = Server o vašem účtu neříká pravdu, proto jsme skončili. Ozvěte se prosím provozovateli.
recover-unreadable = Tomuto textu nerozumíme. Opište prosím všechny čtyři řádky.
reseal-strip-running = Konverzace se převádějí na nový klíč centra. Pracovat můžete dál.
reseal-strip-paused = Převod konverzací na nový klíč je pozastavený.
reseal-strip-stuck = Některé konverzace se nepodařilo převést na nový klíč.
reseal-pause-short = Pozastavit
reseal-go-on-short = Pokračovat
reseal-more = Podrobnosti
# $moved (Number) - how many threads are done; $all (Number) - of how many
reseal-count = Převedeno { $moved } z { $all }
# $moved (Number) - how many threads are done
reseal-done =
    { $moved ->
        [one] Hotovo: převedena { $moved } konverzace. Starý klíč je zničený.
        [few] Hotovo: převedeny { $moved } konverzace. Starý klíč je zničený.
       *[other] Hotovo: převedeno { $moved } konverzací. Starý klíč je zničený.
    }
# $numbers (Text) - numbers of threads
reseal-refused =
    Tyto konverzace nejsou takové, jak je centrum opustilo, proto je nepřevádíme: č. { $numbers }. Někdo do nich mohl
    zasáhnout. Ozvěte se prosím provozovateli. Starý klíč do té doby nezničíme.
reseal-stuck = Převod se zastavil. Zkuste ho prosím spustit znovu.

## Handing a thread to another centre

transfer-choose = Vyberte centrum
transfer-ask = Zeptat se
transfer-ask-again = Zeptat se znovu
# $centre (Text) - the other centre's name
transfer-question-words = Lépe by vám teď mohlo pomoci jiné centrum: { $centre }. Můžeme mu tuto konverzaci předat? Uvidí ji celou a dál si budete psát s ním. Když nechcete, zůstaneme spolu my.
# $centre (Text) - the other centre's name
transfer-state-asked = Zeptali jste se, zda konverzaci může převzít { $centre }. Čeká se na odpověď.
# $centre (Text) - the other centre's name
transfer-state-agreed = Souhlas máte: konverzaci může převzít { $centre }.
# $centre (Text) - the other centre's name
transfer-state-refused = { $centre }: bez souhlasu. Konverzace zůstává u vás.
transfer-to-missing = Vyberte prosím centrum.
transfer-reason-missing = Vyberte prosím důvod.
transfer-not-agreed = Souhlas už neplatí, klíč konverzace se mezitím změnil. Zeptejte se prosím znovu.
transfer-centre-closed = Toto centrum teď konverzace nepřijímá.
transfer-no-connection = Připojení se ztratilo a nevíme, zda se to povedlo. Zkuste to prosím znovu, text tu zůstal.
# $number (Text) - the centre's own number of the thread; $centre (Text) - the other centre's name
transfer-done = Konverzaci č. { $number } má teď { $centre }. U vás z ní nic nezůstalo.
# $centre (Text) - the other centre's name
transfer-note-question = Otázka: smí konverzaci převzít { $centre }?
transfer-note-yes = Odpověď na předání: ano
transfer-note-no = Odpověď na předání: ne
# $centre (Text) - the other centre's name
transfer-note-agreed = Předáno se souhlasem. Má ji { $centre }.
# $centre (Text) - the other centre's name
transfer-note-emergency = Předáno bez souhlasu. Má ji { $centre }.
intake-from = Předalo centrum

## How strong a password is

# $count (Number) - how many characters are missing
strength-short =
    { $count ->
        [one] Ještě { $count } znak.
        [few] Ještě { $count } znaky.
       *[other] Ještě { $count } znaků.
    }
strength-0 = Uhodnout by ho šlo za chvilku.
strength-1 = Slabé.
strength-2 = Skoro. Přidejte ještě slovo nebo dvě.
strength-3 = Dobré heslo.
strength-4 = Výborné heslo.
strength-keys = Klávesy vedle sebe se zkoušejí mezi prvními.
strength-repeats = Opakování heslu nepřidá.
strength-sequence = Řady jako „abcd“ nebo „1234“ se zkoušejí mezi prvními.
strength-dates = Data a letopočty se snadno uhodnou.
strength-common = Tohle heslo, nebo velmi podobné, používá mnoho lidí.
strength-word = Jedno slovo nestačí. Zkuste jich několik, která k sobě nepatří.
strength-names = Jména se zkoušejí mezi prvními.
strength-own = Vynechte své jméno, centrum a název této stránky.

## An invitation and a new second factor

role-counsellor = pracovnice nebo pracovník
role-head = vedení centra
role-coordinator = koordinace
role-operator = provoz portálu
invitation-title-new = Pozvánka do týmu
invitation-title-renewal = Obnovení účtu
invitation-by-operator = Provozovatel portálu
# $who (Text) - a name
invitation-lead-new = Zve vás { $who }. Během čtyř krátkých kroků si založíte účet.
invitation-lead-renewal = Účet vám obnovuje { $who }. Projdete čtyři krátké kroky, jako poprvé.
invitation-working = Připravujeme klíče ve vašem zařízení…
invitation-name-wrong = Zvolte prosím 3 až 60 písmen nebo číslic bez mezer. Mohou v něm být i znaky . - _ @ +
invitation-password-weak = Zvolte prosím silnější heslo: aspoň 12 znaků, nejlíp několik slov, která k sobě nepatří.
# $number (Number) - which code
factor-again = Opište pro jistotu kód číslo { $number }
factor-again-wrong = Kód číslo { $number } nesouhlasí. Podívejte se prosím do svého výtisku nebo opisu.
factor-code-six = Opište prosím šest číslic, které aplikace právě ukazuje.

## Colleagues

# $name (Text) - of a person
colleague-self = { $name } (vy)
colleague-holds = Má klíč centra
colleague-works = Má přístup
colleague-waits = Čeká na schválení, nic nečte
colleague-closed = Účet je ukončený
colleague-approve = Schválit
colleague-renew = Obnovit účet
colleague-leave = Ukončit přístup
invitation-is-new = nový účet
invitation-is-renewal = obnovení účtu
# $until (Text) - a day and a time of day
invitation-open-until = Platí do { $until }
invitation-revoke = Zrušit pozvánku
# $name (Text) - of a person
invitation-revoked = Pozvánka pro { $name } už neplatí.
invitation-revoke-late = Pozvánka pro { $name } mezitím přestala platit, nebo ji někdo použil.
colleagues-key-pending = Nový klíč centra čeká na podpis provozovatele. Schvalovat půjde hned, jak začne platit.
colleagues-self-waits = Čekáte na schválení. Zavolejte někomu, kdo má klíč centra, a přečtěte mu číslice ze svého účtu.
# $name (Text) - of a person; $role (Text)
approve-title = Schválit: { $name }
approve-lead = Role: { $role }. Přihlašovací jméno: { $name }.
approve-incomplete = Doplňte prosím všech šest skupin po pěti číslicích.
approve-differs =
    Nesouhlasí. Neschvalujte. Nechte si číslice přečíst ještě jednou; když nesouhlasí znovu, zavěste a zavolejte
    jiným číslem, které znáte. Když nesouhlasí ani potom, řekněte to vedení centra a provozovateli.
# $name (Text) - of a person
approve-done = { $name } teď čte konverzace centra.
invite-name-missing = Napište prosím jméno.
invite-role-missing = Vyberte prosím roli.
invite-centre-missing = Vyberte prosím centrum.
# $name (Text) - of a person
link-title = Odkaz pro: { $name }
# $until (Text) - a day and a time of day
link-until = Platí do { $until }. Kdyby ho mohl vidět někdo cizí, zrušte ho v seznamu a vytvořte nový.
link-copied = Zkopírováno.
link-not-copied = Zkopírovat se nepodařilo. Odkaz je označený, zkopírujte ho prosím klávesami Ctrl+C.
# $name (Text) - of a person
renew-title = Obnovit účet: { $name }
leave-title = Ukončit přístup: { $name }
leave-confirm-title = Opravdu ukončit: { $name }?
left-title = Přístup skončil: { $name }
# $name (Text) - a sign-in name
last-holder-name = Přesto? Opište přihlašovací jméno { $name }
last-holder-asked = Nejdřív si to prosím rozmyslete, opište jméno a potvrďte znovu.
last-holder-wrong = Jméno nesouhlasí. Opište ho prosím přesně.
# $count (Number) - how many colleagues
notice-waiting =
    { $count ->
        [one] { $count } člověk z týmu čeká na schválení.
        [few] { $count } lidé z týmu čekají na schválení.
       *[other] { $count } lidí z týmu čeká na schválení.
    }
notice-to-colleagues = Podívat se
notice-self-waiting = Čekáte na schválení. Zavolejte někomu z centra a přečtěte mu číslice ze svého účtu.
notice-to-account = Můj účet
notice-rotation-demanded = Odešel někdo, kdo měl klíč centra. Je potřeba ho vyměnit.
notice-rotation-due = Klíč centra je čas vyměnit.
notice-to-keys = Ke klíčům
# $until (Text) - a day and a time of day
notice-directory-operator = Podepsaný seznam center platí do { $until }. Podepište ho prosím znovu, jinak nepůjde psát.
notice-directory-head = Podepsaný seznam center platí do { $until }. Připomeňte prosím provozovateli, ať ho podepíše znovu.

## The audit log

audit-command-line = Příkaz na serveru
audit-somebody = někdo z centra
# $count (Number) - how many lines
audit-end = Celý záznam portálu má řádků: { $count }. Otisk posledního:
# $member (Text) - a name; $key (Text) - the beginning of a key's id; $number, $old, $version (Text)
audit-invited = Pozvánka pro: { $member }
audit-invitation-revoked = Zrušená pozvánka pro: { $member }
audit-registered = Nový účet: { $member }
audit-renewed = Obnovený účet, s novým heslem, klíči a druhým ověřením: { $member }
audit-approved = Schválení po porovnání číslic: { $member }
audit-refused = Neschváleno, účet ukončen: { $member }
audit-closed = Ukončený účet: { $member }
audit-signed-in = Přihlášení
audit-recovery-code-used = Přihlášení záchranným kódem
audit-password-changed = Změna hesla
audit-second-factor-changed = Nové druhé ověření
audit-passkey-added = Přidaný přístupový klíč
audit-passkey-removed = Odebraný přístupový klíč
audit-passkey-copied = Odmítnutý přístupový klíč: někdo možná má jeho kopii
audit-notice-address-changed = Změněná adresa pro upozornění e-mailem
audit-sessions-ended = Ukončená přihlášení odjinud
audit-key-made = Nový klíč centra { $key }, čeká na podpis
audit-key-activated = Klíč centra { $key } začal platit
audit-key-withdrawn = Nový klíč centra { $key } je stažený dřív, než začal platit
audit-key-destroyed = Starý klíč centra { $key } je zničený
audit-recovery-sheet-made = Nový záchranný list, starší už neplatí
audit-thread-opened = Otevřená konverzace č. { $number }
audit-thread-looked = Prohlížeč v konverzaci č. { $number } sám hledal, jestli někomu nehrozí nebezpečí
audit-note-written = Nová poznámka ke konverzaci č. { $number }
audit-thread-resealed = Konverzace č. { $number } převedená na nový klíč
audit-thread-handed-over = Konverzace č. { $number } předaná jinému centru, se souhlasem
audit-thread-handed-over-in-emergency = Konverzace č. { $number } předaná jinému centru v nouzi, bez souhlasu
audit-thread-received = Konverzace č. { $number } převzatá od jiného centra
audit-thread-claimed = Konverzace č. { $number } vzatá na starost
audit-thread-assigned = Konverzaci č. { $number } dostává na starost { $member }
audit-thread-released = Konverzace č. { $number } vrácená do fronty
audit-thread-closed = Uzavřená konverzace č. { $number }
audit-canned-reply-made = Nový připravený text
audit-canned-reply-changed = Změněný připravený text
audit-canned-reply-removed = Smazaný připravený text
audit-link-proposed = Návrh: konverzace č. { $old } pokračuje v konverzaci č. { $number }
audit-link-withdrawn = Stažený návrh, že konverzace č. { $old } pokračuje v konverzaci č. { $number }
audit-link-refused = Odmítnutý návrh, že konverzace č. { $old } pokračuje v konverzaci č. { $number }
audit-link-approved = Schváleno: konverzace č. { $old } pokračuje v konverzaci č. { $number }
audit-thread-resumed = Do konverzace č. { $number } zase odcházejí odpovědi
audit-directory-stored = Nový podepsaný seznam center, verze { $version }

## The second step of signing in

second-code-form = Kód má šest číslic. Opište ho prosím celý.
second-wrong-code = Kód nesouhlasí, nebo už byl použitý. Počkejte prosím na další a zkuste to znovu.
second-wrong-recovery = Tento záchranný kód nesouhlasí, nebo už byl použitý. Zkuste prosím jiný.
passkey-none = Přístupový klíč se neozval. Zkuste to prosím znovu, nebo použijte kód z aplikace.
passkey-refused = Přístupový klíč nebyl přijat. Zkuste to prosím znovu, nebo použijte kód z aplikace.

## The own account

account-name = Jméno
account-sign-in-name = Přihlašovací jméno
account-role = Role
account-password-missing = Napište prosím současné heslo.
account-password-wrong = Současné heslo nesouhlasí. Zkuste to prosím znovu.
account-password-weak = Tohle heslo by šlo uhodnout. Přidejte prosím další slova, která spolu nesouvisí.
account-password-done = Heslo je změněné. Ostatní přihlášení skončila.
# $count (Number) - how many recovery codes
account-codes-left =
    { $count ->
        [0] Záchranné kódy vám došly. Nastavte si prosím nové.
        [one] Zbývá vám { $count } záchranný kód.
        [few] Zbývají vám { $count } záchranné kódy.
       *[other] Zbývá vám { $count } záchranných kódů.
    }
account-app-done = Nová aplikace i nové záchranné kódy platí. Ty staré už ne a ostatní přihlášení skončila.
account-passkey-added = Přístupový klíč je přidaný. Při příštím přihlášení si o něj stránka řekne.
account-passkey-removed = Přístupový klíč je odebraný a k přihlášení už neslouží.
passkeys-unavailable = Přístupové klíče fungují jen na adrese se jménem, ne na číselné, na které je stránka otevřená teď. Přihlašování kódem z aplikace funguje dál.
passkeys-unknown = Tento prohlížeč s přístupovými klíči neumí pracovat. Zkuste novější, nebo zůstaňte u kódů z aplikace.
passkey-name-missing = Pojmenujte prosím klíč, ať ho později poznáte.
passkey-there = Toto zařízení už u vašeho účtu přístupový klíč má.
passkey-not-made = Klíč se nepodařilo vytvořit. Nic se nezměnilo, zkuste to prosím znovu.
# $day (Text) - a day
passkey-added = Přidaný { $day }.
# $day (Text) - a day
passkey-used = Naposledy použitý { $day }.
passkey-unused = Zatím nepoužitý.
passkey-remove = Odebrat
# $name (Text) - what the member calls the passkey
passkey-remove-named = Odebrat { $name }
# $name (Text) - what the member calls the passkey
passkey-remove-sure = Opravdu odebrat „{ $name }“? Přihlásit se jím už nepůjde.
passkey-remove-yes = Ano, odebrat
passkey-remove-no = Nechat
session-here = Tady a teď
session-elsewhere = Jiné přihlášení
# $hour (Text) - a span of one hour
session-started = Začalo { $hour }.
# $moment (Text) - a day and a time of day
session-active = Naposledy aktivní { $moment }.
session-end = Ukončit

## How the centres stand

# $moment (Text) - a day and a time of day
overview-asked = Stav: { $moment }. Obnovuje se sám.
overview-not-accepting = Nové zprávy teď nepřijímá
# $hours (Number)
overview-hours =
    { $hours ->
        [0] méně než hodinu
        [one] { $hours } hodinu
        [few] { $hours } hodiny
       *[other] { $hours } hodin
    }
# $hours (Number)
overview-target = Odpovídá do { $hours } h
# $count (Number)
overview-overdue = { $count } po termínu
# $count (Number)
overview-new =
    { $count ->
        [one] { $count } nová
        [few] { $count } nové
       *[other] { $count } nových
    }
# $count (Number)
overview-opened =
    { $count ->
        [one] { $count } otevřená
        [few] { $count } otevřené
       *[other] { $count } otevřených
    }
overview-key-usable = Platný
overview-no-key = Chybí
overview-rotation-demanded = Potřebuje výměnu hned
overview-rotation-due = Je čas na výměnu
# $count (Number)
overview-active =
    { $count ->
        [0] zatím nikdo
        [one] { $count } čte zprávy
        [few] { $count } čtou zprávy
       *[other] { $count } čte zprávy
    }
# $count (Number)
overview-waiting =
    { $count ->
        [one] { $count } čeká na schválení
        [few] { $count } čekají na schválení
       *[other] { $count } čeká na schválení
    }

## What staff note for everybody's safety, and a lost code

facts-doubted = Poznámky k této konverzaci se nepodařilo ověřit. Nevíme proto, zda její kód nemá někdo jiný, a odpovídat zatím nejde. Ozvěte se prosím provozovateli.
facts-saving = Ukládáme…
phrase-there = Věta je domluvená.
phrase-none = Zatím žádná věta domluvená není.
phrase-show = Ukázat
phrase-hide = Skrýt
phrase-short = Zvolte prosím delší větu, aby se nemohla objevit náhodou.
phrase-long = Zvolte prosím kratší větu, ať jde zapamatovat.
taken-over-marked = Konverzace je označená.
taken-over-unmarked = Konverzace označená není.
taken-over-mark-reason = Proč (vidí jen centrum)
taken-over-lift-reason = Podle čeho jste člověka poznali
taken-over-reason-missing = Domluvená věta zatím nezazněla. Napište prosím, podle čeho jste člověka poznali.
taken-over-banner = Kód může mít někdo jiný. Nepište nic, co by nesměl číst.
taken-over-no-phrase = Žádná věta tu domluvená není, proto napište, podle čeho jste člověka poznali.
taken-over-phrase-said = Domluvená věta od označení zazněla. Podívejte se, zda to opravdu píše stejný člověk, a rozhodněte.
taken-over-phrase-missing = Domluvená věta od označení nezazněla.
neutral-later = Dobrý den. Zprávu jsme dostali, ozveme se vám.
neutral-busy = Dobrý den. Teď bohužel nemůžeme odpovědět. Napište prosím jindy.
neutral-again = Dobrý den. Nerozumíme, můžete to prosím napsat jinak?
neutral-missing = Vyberte prosím jednu větu.
witness-missing = Vyberte prosím jednu odpověď.
witness-open = Zatím nezodpovězeno: ověřte, zda je bezpečné se ozvat.
witness-unknown = Nevíme, zda je bezpečné se ozvat.
witness-safe = Ozvat se je bezpečné.
witness-unsafe = Ozvat se není bezpečné.
# $name (Text) - of a person; $moment (Text) - a day and a time of day
witness-noted = Zapsáno: { $name }, { $moment }
# $words (Text) - how the checklist stands
witness-banner = Píše svědek. { $words }
# $count (Number) - whole hours
term-hours =
    { $count ->
        [one] zbývá { $count } hodina
        [few] zbývají { $count } hodiny
       *[other] zbývá { $count } hodin
    }
# $count (Number) - whole minutes
term-minutes =
    { $count ->
        [one] zbývá { $count } minuta
        [few] zbývají { $count } minuty
       *[other] zbývá { $count } minut
    }
# $count (Number) - whole hours
term-over =
    { $count ->
        [one] uplynula před { $count } hodinou
        [few] uplynula před { $count } hodinami
       *[other] uplynula před { $count } hodinami
    }
term-just-over = právě uplynula
# $moment (Text) - a day and a time of day; $left (Text) - how much time is left
term-until = Lhůta končí: { $moment } ({ $left }).
# $moment (Text) - a day and a time of day; $left (Text) - for how long it has been over
term-was-until = Lhůta skončila: { $moment } ({ $left }).
# $words (Text) - until when, and how much time is left
term-banner = 48 hodin po vykázání. { $words }
police-none = Lhůta neběží.
police-when-missing = Doplňte prosím datum a čas, které na hodinách opravdu byly.
police-when-ahead = Tento čas teprve přijde. Zkontrolujte prosím datum a čas.
police-when-old = Tento čas je dávno pryč. Zkontrolujte prosím datum a čas.
police-reason-missing = Napište prosím, proč lhůtu zastavujete.
thread-taken-over = Kód může mít někdo jiný
# $left (Text) - how much time is left
thread-term = 48 hodin: { $left }
lost-code-old-missing = Napište prosím číslo staré konverzace vašeho centra.
lost-code-comparing = Hledáme domluvenou větu…
# $number (Text) - the centre's own number of the thread
lost-code-no-phrase = V konverzaci č. { $number } žádná domluvená věta není, propojit je proto nejde. Pokračujte tady jako v nové konverzaci, nic z té staré neprozrazujte a domluvte si větu.
# $number (Text) - the centre's own number of the thread
lost-code-agreed = Domluveno v č. { $number }
# $moment (Text) - a day and a time of day
lost-code-said = Tady ve zprávě: { $moment }
lost-code-here = Tady v poslední zprávě
lost-code-same = Věty souhlasí. Přečtěte si je ještě jednou, rozhodujete vy.
lost-code-other = Domluvená věta v této konverzaci slovo od slova není. Pokud nemáte jistotu, nepropojujte ji a zeptejte se.
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
lost-code-proposed = { $proposer } navrhuje: pokračuje tu konverzace č. { $number }. Schválit to musí někdo jiný.
lost-code-withdraw = Stáhnout návrh
lost-code-refuse = Odmítnout návrh
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
link-superseded = Sem už nic neodchází: kód se ztratil a pokračuje se v konverzaci č. { $number }. Kdo sem píše, může být někdo jiný.
link-superseded-alone = Sem už nic neodchází: kód se ztratil. Konverzace, ve které se pokračovalo, už tu není. Kdo sem píše, může být někdo jiný.
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
link-continues = Pokračuje tu konverzace č. { $number }, její kód se ztratil. Návrh: { $proposer }. Schválení: { $approver }.
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
link-waiting = { $proposer } navrhuje: tato konverzace pokračuje v č. { $number }. Zatím to nikdo neschválil.
# $number (Text) - a thread's number
link-open = Otevřít č. { $number }
# $number (Text) - a thread's number
link-proposal = Konverzace č. { $number }: někdo navrhuje propojení a potřebuje vaše schválení.

## The queue

thread-assigned = Převzatá, bez odpovědi
thread-own = Máte ji vy
# $hour (Text) - a span of one hour
thread-waiting-since = Čeká od { $hour }
# $names (Text) - names of colleagues
thread-writing = Právě píše: { $names }
hands-own = Tuto konverzaci máte na starosti vy.
# $name (Text) - a colleague's name
hands-other = Na starosti ji má { $name }.
hands-nobody = Zatím ji nemá na starosti nikdo.

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

## Notices by mail, in the own account

# $address (Text) - an e-mail address
account-mail-to = E-maily chodí na adresu { $address }.
# $address (Text) - an e-mail address
account-mail-paused = Na adresu { $address } teď nic neposíláme.
account-mail-nowhere = Zatím vám e-maily nechodí.
# $address (Text) - an e-mail address
account-mail-pending = Na adresu { $address } jsme poslali kód. Opište ho prosím sem. Do té doby na ni nic jiného nepřijde.
account-mail-saved = Nastavení je uložené.
account-mail-code-sent = Posíláme kód, během pár minut bude ve vaší schránce.
account-mail-confirmed = Adresa je potvrzená.
account-mail-test-sent = Zkušební e-mail je na cestě. Kdyby do čtvrt hodiny nepřišel, podívejte se do nevyžádané pošty, nebo to řekněte provozovateli.
account-mail-address-missing = Napište prosím adresu, nebo zvolte „Nepsat“.
account-mail-address-form = Adresa má vypadat třeba takto: jana@example.org. Jen jedna, bez háčků a čárek.
account-mail-code-form = Kód má osm číslic.
account-mail-quiet-same = Začátek a konec jsou stejné. Zvolte prosím dvě různé hodiny.

## Notes, danger and drafts in a conversation

# $count (Number) - how many notes
notes-count =
    { $count ->
        [0] zatím žádná
        [one] { $count } poznámka
        [few] { $count } poznámky
       *[other] { $count } poznámek
    }
notes-empty = Napište prosím něco do poznámky.
notes-too-long = Poznámka je příliš dlouhá. Rozdělte ji prosím na dvě.
notes-saving = Ukládáme…
notes-moving = Konverzace se právě převádí na nový klíč centra. Zkuste to prosím za chvíli znovu, text tu zůstává.
notes-refused = Poznámky k této konverzaci nejde ověřit, někdo do nich mohl zasáhnout. Ozvěte se prosím provozovateli.
notes-phrase = Nová domluvená věta
notes-phrase-none = Domluvená věta už neplatí
notes-taken-over = Kód může mít někdo jiný
notes-not-taken-over = Označení, že kód může mít někdo jiný, je zrušené
notes-contact-safe = Ozvat se je bezpečné.
notes-contact-unsafe = Ozvat se není bezpečné.
notes-contact-unknown = Nevíme, zda je bezpečné se ozvat.
# $moment (Text) - a day and a time of day
notes-clock-since = Záznam policie z { $moment }, běží 48 hodin
notes-clock-stopped = Lhůta 48 hodin už neběží
notes-danger-handled = Nebezpečí je vyřízené
# $count (Number) - how many conversations
danger-group =
    { $count ->
        [one] Nebezpečí teď
        [few] Nebezpečí teď ({ $count })
       *[other] Nebezpečí teď ({ $count })
    }
# $moment (Text) - a day and a time of day
danger-since = Psáno { $moment }: nebezpečí hrozí právě teď.
draft-saved = Rozepsaná odpověď je uložená, přečtete ji jen vy.
draft-waiting = Rozepsaná odpověď zatím není uložená, není připojení. Zkoušíme to dál.
draft-too-long = Odpověď je tak dlouhá, že ji nejde uložit ani odeslat. Zkraťte ji prosím.
