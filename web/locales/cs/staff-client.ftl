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

## How strong a password is

# $count (Number) - how many characters are missing
strength-short =
    { $count ->
        [one] Ještě { $count } znak.
        [few] Ještě { $count } znaky.
       *[other] Ještě { $count } znaků.
    }
strength-0 = Uhodnout ho by trvalo chvilku.
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

## The second step of signing in

second-code-form = Kód má šest číslic. Opište ho prosím celý.
second-wrong-code = Kód nesouhlasí, nebo už byl použitý. Počkejte prosím na další a zkuste to znovu.
second-wrong-recovery = Tento záchranný kód nesouhlasí, nebo už byl použitý. Zkuste prosím jiný.
passkey-none = Přístupový klíč se neozval. Zkuste to prosím znovu, nebo použijte kód z aplikace.
passkey-refused = Přístupový klíč nebyl přijat. Zkuste to prosím znovu, nebo použijte kód z aplikace.
waiting-for-approval = Váš účet čeká na schválení. Zprávy otevřete, až vám někdo z centra předá klíč. Zavolejte mu a přečtěte otisk svých klíčů.
waiting-fingerprint = Zobrazit můj otisk

## The own account

account-name = Jméno
account-sign-in-name = Přihlašovací jméno
account-role = Role
account-role-counsellor = Pracovnice nebo pracovník centra
account-role-head = Vedení centra
account-role-coordinator = Koordinace center
account-role-operator = Provoz portálu
account-password-missing = Napište prosím současné heslo.
account-password-wrong = Současné heslo nesouhlasí. Zkuste to prosím znovu.
account-password-weak = Tohle heslo by šlo uhodnout. Přidejte prosím další slova, která spolu nesouvisí.
account-password-done = Heslo je změněné. Ostatní přihlášení skončila.
account-passkey-added = Přístupový klíč je přidaný. Při příštím přihlášení si o něj stránka řekne.
account-passkey-removed = Přístupový klíč je odebraný a k přihlášení už neslouží.
passkeys-unavailable = Na této adrese prohlížeče přístupové klíče nepodporují. Přihlašování kódem z aplikace funguje dál.
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
overview-hours = { $hours } h
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
