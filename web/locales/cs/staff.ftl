# Texts of the staff's page, as the server renders them. Czech is the source.

## Signing in and the conversations

staff-title = Přihlášení pro centra
staff-lead = Zprávy se rozšifrují až ve vašem prohlížeči. Heslo ho neopustí.
staff-name = Přihlašovací jméno
staff-password = Heslo
staff-code = Kód z ověřovací aplikace
staff-code-hint = Šest číslic
staff-sign-in = Přihlásit se
staff-sign-out = Odhlásit se
staff-lock = Zamknout
staff-locked-title = Zamčeno
staff-locked-lead = Klíče jsou z paměti pryč. Rozepsané odpovědi zůstaly. Odemkněte prosím heslem.
staff-unlock = Odemknout
staff-other = Přihlásit někoho jiného
staff-areas = Části stránky
staff-areas-menu = Části stránky:
staff-inbox = Konverzace
staff-empty = Zatím tu nic není. Nová zpráva se objeví sama.
staff-older = Starší konverzace
staff-choose = Vyberte konverzaci ze seznamu.
staff-back = Zpět na seznam
staff-reply-label = Odpověď
staff-reply-hint = Odpověď uvidí ten, kdo má kód. Mohl ho najít i někdo jiný: pište s ohledem na to.
staff-reply-send = Odeslat odpověď
staff-noscript = Tato část potřebuje JavaScript, protože zprávy se dešifrují ve vašem prohlížeči.
part-missing-title = Tato část stránky se nenačetla
part-missing-lead =
    Stahuje se, až když ji poprvé otevřete, a teď to nešlo. Nejspíš není připojení. O nic rozepsaného jste nepřišli.
staff-stop-title = Schránku teď nejde bezpečně otevřít

## An invitation

staff-colleagues = Kolegyně a kolegové
staff-audit = Záznam změn
invitation-for = Pro koho
invitation-centre = Centrum
invitation-role = Role
invitation-until = Platí do
invitation-renewal = Nastavíte si nové heslo, nové klíče a nové druhé ověření. Dosavadní přihlášení tím skončí. Než vás někdo z centra znovu schválí, konverzace neuvidíte.
invitation-need = Co budete potřebovat
invitation-need-time = asi deset minut v klidu, na počítači, na kterém budete pracovat
invitation-need-app = telefon s ověřovací aplikací (třeba Aegis nebo Google Authenticator), nebo správce hesel
invitation-need-paper = tiskárnu, nebo papír a tužku
invitation-reload = Uloží se všechno najednou až v posledním kroku. Když stránku zavřete dřív, můžete odkaz otevřít znovu a začít od začátku.
invitation-begin = Začít
# $number (Number) - which step
invitation-step = Krok { $number } ze 4
invitation-password-title = Jméno a heslo
invitation-name-hint = Třeba jana.novakova. Aspoň tři písmena nebo číslice, bez mezer.
invitation-password = Nové heslo
invitation-password-show = Ukázat heslo
invitation-password-hint = Aspoň 12 znaků. Nejlíp několik slov, která k sobě nepatří. Heslo vaše zařízení neopustí a nikdo vám ho nemůže poslat.
factor-codes-title = Záchranné kódy
factor-codes-lead = Když ztratíte telefon, přihlásíte se jedním z nich. Každý platí jednou. Vytiskněte je, nebo opište na papír, a uložte tam, kam se dostanete jen vy. Znovu je neukážeme.
factor-print = Vytisknout
factor-app-title = Druhé ověření
factor-app-lead = Při každém přihlášení opíšete šest číslic z aplikace v telefonu. Samotné heslo tak nikomu nestačí.
factor-scan = Naskenujte v ověřovací aplikaci.
factor-type = Nejde skenovat? Opište do aplikace tento klíč:
factor-code = Číslice z aplikace
factor-code-hint = Aplikace ukáže šest číslic, každou půlminutu jiné.
invitation-finish = Dokončit
invitation-done-title = Účet je hotový
invitation-done-lead = Zprávy zatím neuvidíte. Zavolejte kolegyni nebo kolegovi z centra a přečtěte do telefonu těchto šest skupin číslic. Kdo je od vás uslyší, opíše je do své stránky a tím vás schválí.
invitation-done-call = Volejte na číslo, které znáte. Ne na číslo z e-mailu nebo zprávy.
invitation-done-voice = Čtěte je nahlas. Nikam je neposílejte: podle hlasu se pozná, že jste to vy.
invitation-done-later = Nemusí to být hned. Číslice najdete i později ve svém účtu.
invitation-done-plain = Můžete rovnou začít.
invitation-enter = Přejít do schránky
invitation-over-title = Tento odkaz už neplatí
invitation-over-lead = Pozvánku jde použít jednou a platí tři dny. Možná už byla použitá, její čas vypršel, někdo ji vzal zpět, nebo se odkaz nezkopíroval celý.
invitation-over-ask = Požádejte o novou toho, kdo vám ji poslal. Nic jste nepokazili.
invitation-over-account = Pokud jste si účet už založili, stačí se přihlásit. Pokud jste odkaz nepoužili a přitom je použitý, řekněte to v centru hned.
invitation-to-sign-in = Přejít na přihlášení
invitation-offline-title = Bez připojení
invitation-offline-lead = Pozvánku se teď nepodařilo ověřit. Nic se neztratilo.
invitation-again = Zkusit znovu

## Colleagues

colleagues-title = Kolegyně a kolegové
colleagues-invite = Pozvat
colleagues-waiting = Čekají na schválení
colleagues-waiting-lead = Mají účet, ale nic nečtou, dokud je někdo s klíčem centra neschválí po telefonu.
colleagues-active = V týmu
colleagues-closed = Ukončené účty
colleagues-back = Zpět na seznam
invitations-title = Otevřené pozvánky
invitations-none = Žádná pozvánka teď nečeká.
approve-call = Zavolejte na číslo, které znáte. Ne na číslo z e-mailu nebo zprávy.
approve-listen = Požádejte o šest skupin číslic. Jsou na stránce „Účet je hotový“ a později v části „Můj účet“.
approve-type = Pište, co slyšíte.
approve-digits = Číslice, které slyšíte
# $number (Number) - which group
approve-group = { $number }. skupina pěti číslic
approve-why = Číslice vám předem neukážeme schválně. Jen když je napíšete podle hlasu, je jisté, že klíč dostane člověk na telefonu, a ne někdo, kdo ovládl server.
approve-yes = Porovnat a schválit
approve-no = Neschválit
approve-no-hint = Neznáte tohoto člověka, nebo něco nesedí? Neschvalujte a řekněte to vedení centra, které účet ukončí.
invite-title = Pozvat do týmu
invite-lead = Vznikne odkaz, který jde použít jednou, během tří dnů.
invite-name = Jméno
invite-name-hint = Tak, jak ho uvidí ostatní v týmu.
invite-role = Role
invite-counsellor = Pracovnice nebo pracovník
invite-counsellor-does = Čte konverzace centra a odpovídá.
invite-head = Vedení centra
invite-head-does = Navíc zve a ukončuje účty v centru a čte záznam změn.
invite-coordinator = Koordinace
invite-coordinator-does = Vidí počty a lhůty všech center. Žádné zprávy, žádné klíče.
invite-operator = Provoz portálu
invite-operator-does = Zve vedení center, stará se o tabulky a server. Žádné zprávy.
invite-centre = Centrum
invite-centre-none = Vyberte centrum
invite-yes = Vytvořit pozvánku
link-lead = Odkaz ukážeme jen teď. Kdo ho má, dostane se do týmu: předejte ho tak, aby ho nikdo jiný nečetl.
link-label = Odkaz
link-copy = Zkopírovat odkaz
link-done = Hotovo
link-how = Jak ho předat
link-how-hand = nejlíp osobně, nebo ho otevřete společně na počítači, ze kterého se bude pracovat
link-how-sealed = zprávou v aplikaci s koncovým šifrováním (Signal, WhatsApp), člověku, kterého znáte
link-how-not = e-mailem jen v nouzi; nikdy do společné schránky nebo skupiny
renew-lead = Pro zapomenuté heslo, nebo když se ztratil telefon i záchranné kódy, nebo zařízení, které někdo mohl otevřít. Vznikne odkaz jako při pozvání.
renew-until = Dokud odkaz nikdo nepoužije, všechno funguje dál jako teď.
renew-then = Potom platí nové heslo, nové klíče a nové druhé ověření. Všechna dřívější přihlášení skončí a přístup ke klíči centra také.
renew-approve = Nakonec účet někdo z centra znovu schválí po telefonu, jako poprvé.
renew-code-first = Ztratil se jen telefon? Stačí přihlásit se záchranným kódem a v části „Můj účet“ si nastavit nové druhé ověření.
renew-yes = Vytvořit odkaz k obnovení
leave-ends = Co skončí hned
leave-ends-session = Všechna přihlášení, i to právě otevřené.
leave-ends-keys = Klíč centra pro tento účet smažeme.
leave-ends-invited = Pozvánky, které tento účet poslal, přestanou platit.
leave-stays = Co vzít zpět nejde
leave-stays-read = To, co už je přečtené nebo opsané.
leave-stays-key = Klíč centra, pokud si ho někdo uschoval. Proto pak centrum klíč vymění a otevřené konverzace převede na nový.
leave-cancel = Nechat být
leave-confirm-lead = Účet nepůjde znovu otevřít. Kdyby se člověk vrátil, pozvete ho znovu.
leave-yes = Ukončit přístup
left-lead = Přihlášení skončila a účet je zavřený.
left-rotate = Teď prosím vyměňte klíč centra. Do té doby by uschovaný klíč otevřel i nové zprávy, kdyby se k nim někdo dostal.
left-keys = Vyměnit klíč centra
last-holder-lead = Nikdo další nemá klíč centra. Bez tohoto účtu půjde probíhající konverzace otevřít jen s tištěným záchranným listem. Bez něj už nikdy.
last-holder-first = Důrazně doporučujeme nejdřív schválit někoho dalšího.

## The audit log

audit-title = Záznam změn
audit-lead = Kdo co udělal s účty, klíči a konverzacemi. Nikdy žádný obsah. Zapsané řádky nejde změnit ani smazat.
audit-none = Zatím tu nic není.
audit-when = Kdy
audit-who = Kdo
audit-what = Co
audit-print = Vytisknout
audit-older = Starší záznamy
audit-head-why = Jednou za měsíc si počet a otisk opište jinam než na server. Provozovatel podle nich kdykoli ověří, že na konci záznamu nic nechybí.

## The centre's key

keys-title = Klíč centra
keys-create = Vytvořit klíč centra
keys-rotate = Vyměnit klíč centra
keys-cancel = Zrušit
keys-look = Zkontrolovat znovu
keys-waiting-title = Nový klíč čeká na podpis provozovatele
keys-waiting-lead = Dokud ho provozovatel nepodepíše, nikdo ho nepoužije a všechno funguje jako doposud.
keys-waiting-read = Zavolejte provozovateli a přečtěte mu číslice nahoře. Na počítači bez sítě uvidí číslice nového klíče centra: musí být stejné. Když se liší, ať nepodepisuje.
keys-waiting-sign = Provozovatel připraví seznam center, podepíše ho a nahraje na server.
keys-waiting-live = Od té chvíle klíč platí. Tato stránka si toho všimne sama, nic dalšího dělat nemusíte.
keys-withdraw = Stáhnout nový klíč
keys-list-title = Všechny klíče
keys-list-lead = Každý klíč má své pořadové číslo. Starý klíč zničíme, jakmile ho žádná konverzace nepotřebuje.
reseal-title = Převod konverzací na nový klíč
reseal-lead = Běží ve vašem prohlížeči a můžete u toho normálně pracovat. Když stránku zavřete, pokračuje odsud kdokoli, kdo má klíč. Číst jde každou konverzaci pořád.
reseal-pause = Pozastavit převod
reseal-go-on = Pokračovat v převodu

## Replacing the centre's key

rotate-title = Výměna klíče centra
rotate-lead = Vznikne nový klíč. Začne platit, až ho provozovatel podepíše, a otevřené konverzace se pak na něj převedou. Kdo v seznamu níže není, k novým zprávám se nedostane.
rotate-holders = Nový klíč dostanou
rotate-check = Projděte prosím seznam jméno po jménu. Je tu někdo, kdo už v centru nepracuje? Nepokračujte, uzavřete nejprve jeho účet a ozvěte se provozovateli.
rotate-yes = Souhlasí, vytvořit nový klíč

## Taking back a key that waits for its signature

withdraw-title = Stáhnout nový klíč?
withdraw-lead = Nový klíč nikdy nezačne platit, ani kdyby ho provozovatel ještě podepsal. Konverzací se to nedotkne a nový klíč můžete vytvořit kdykoli znovu.
withdraw-sheet = Tiskl se k novému klíči i nový záchranný list? Bude neplatný: znehodnoťte ho prosím a vytvořte jiný.
withdraw-yes = Ano, stáhnout nový klíč
withdraw-no = Nechat ho čekat

## The recovery sheet

sheet-title = Záchranný list
sheet-use = Použít záchranný list
sheet-print-title = Vytiskněte záchranný list
sheet-print-lead = Tajný kód je jen na této stránce a na papíře. Neukládejte ho do počítače ani do telefonu a nefoťte ho. Tisknete-li na společné tiskárně, počkejte u ní.
sheet-print = Vytisknout
sheet-printed = Mám ho vytištěný
sheet-heading = Záchranný list centra
sheet-secret = Tajné. Kdo má tento list a přístup k portálu, může číst všechny konverzace centra.
sheet-can-title = K čemu je
sheet-can = Když o klíč centra přijdou všichni, kdo ho měli (zapomenutá hesla, ztracená zařízení), vedoucí centra ho tímto listem získá zpět. List platí i po výměně klíče, dokud ho centrum nenahradí novým.
sheet-keep-title = Kde ho mít
sheet-keep = V zalepené obálce podepsané přes uzávěr, v trezoru nebo zamčené skříňce, kam má přístup jen vedení. Když se ztratí nebo je obálka otevřená, vytvořte hned nový list a vyměňte klíč centra.
sheet-how-title = Jak ho použít
sheet-how = Vedoucí se přihlásí na stránce pro centra, otevře Klíč centra a zvolí Použít záchranný list. Pak opíše čtyři řádky, nebo načte čtvercový kód. Na velikosti písmen nezáleží.
sheet-signed = Kdo list uložil, kdy a kam:
sheet-check-title = Opište dva řádky z papíru
sheet-check-lead = Tak poznáme, že je list opravdu vytištěný a čitelný. Na velikosti písmen ani na pomlčkách nezáleží.
sheet-check = Zkontrolovat a uložit
sheet-again = Zpět k listu
recover-title = Použití záchranného listu
recover-lead = Opište všechny čtyři řádky z listu, nebo sem vložte text, který načte čtečka čtvercového kódu. List vám vrátí klíč centra; pak můžete schválit ostatní.
recover-text = Čtyři řádky ze záchranného listu
recover-hint = Na velikosti písmen nezáleží. Mezery ani pomlčky psát nemusíte.
recover-yes = Získat klíč centra

## Handing a thread to another centre

transfer-title = Předat jinému centru
transfer-lead = Nejprve se zeptejte toho, kdo píše. Bez souhlasu konverzace zůstane u vás.
transfer-to = Kterému centru
transfer-question = Otázka, kterou uvidí
transfer-note = Vzkaz k předání
transfer-note-hint = Přečte si ho ten, kdo píše, i nové centrum. Celou dosavadní konverzaci nové centrum uvidí.
transfer-hand-over = Předat konverzaci
transfer-emergency = Předat bez souhlasu
transfer-emergency-title = Předání bez souhlasu
transfer-emergency-lead = Jen když čekání na odpověď někoho ohrožuje nebo konverzaci u vás nikdo nemůže vést. Člověk, který píše, se dozví, že k předání došlo bez souhlasu. Krok se zapíše do záznamu i s důvodem, bez obsahu.
transfer-reason = Proč to nejde jinak
transfer-reason-danger = Čekání na odpověď by někoho ohrozilo
transfer-reason-no-answer = Na otázku nikdo neodpověděl a konverzace nemůže čekat
transfer-reason-conflict = Někdo z centra je blízký člověku, kterého se to týká
transfer-reason-out = Centrum nemůže pokračovat
transfer-emergency-note = Co napíšete tomu, kdo píše
transfer-emergency-no = Nepředávat
transfer-emergency-yes = Předat bez souhlasu

## The second step of signing in

second-title = Druhé ověření
second-passkey-lead = Heslo souhlasí. Teď ještě potvrďte přihlášení klíčem, telefonem nebo otiskem prstu.
second-passkey = Použít přístupový klíč
second-otherwise = Nebo kódem z aplikace
second-no-passkeys = Váš účet má přístupový klíč, ale v tomto prohlížeči nebo na této adrese ho použít nejde. Použijte prosím kód z aplikace.
second-continue = Pokračovat
second-lost = Nemám telefon u sebe
second-recovery = Záchranný kód
second-recovery-hint = Jeden z deseti kódů, které jste si opsali na papír. Každý platí jen jednou.
second-recovery-use = Přihlásit se záchranným kódem
second-back = Zpět na jméno a heslo

## The own account

staff-account = Můj účet
account-who = Kdo jsem
account-fingerprint = Otisk mých klíčů
account-fingerprint-hint = Tyto číslice přečtěte do telefonu kolegyni nebo kolegovi, když schvalují váš účet. Tajné nejsou, jen musí znít od vás.
account-mail = Upozornění e-mailem
account-mail-lead = Napíšeme vám, když na vás v portálu něco čeká. Jména, obsah konverzací ani odkazy v e-mailech nikdy nejsou.
account-mail-off = Portál zatím e-maily neposílá. Zapnout je může jeho provozovatel.
account-mail-code = Kód z e-mailu
account-mail-code-hint = Osm číslic, platí hodinu. Když e-mail nevidíte, podívejte se i do nevyžádané pošty. Nový kód přijde, když níže znovu uložíte nastavení.
account-mail-confirm = Potvrdit adresu
account-mail-address = E-mailová adresa
account-mail-address-hint = Nejlépe pracovní schránka, do které nikdo jiný nevidí. Když pole necháte prázdné, adresu z portálu smažeme.
account-mail-when = Kdy psát
account-mail-at-once = Průběžně
account-mail-at-once-does = Nejvýš jednou za hodinu, vždy v celou.
account-mail-digest = Jednou denně
account-mail-digest-does = Všechno najednou, v hodinu, kterou si zvolíte.
account-mail-none = Nepsat
account-mail-none-does = Co je nového, uvidíte po přihlášení.
account-mail-digest-hour = V kolik hodin
account-mail-quiet = V některých hodinách psát nechci
account-mail-quiet-from = Nepsat od
account-mail-quiet-to = Nepsat do
account-mail-late = Když někdo čeká na odpověď déle, než má, píšeme vedení centra a koordinaci hned, v kteroukoli hodinu.
account-mail-language = Jazyk e-mailů
account-mail-save = Uložit nastavení
account-mail-test = Poslat zkušební e-mail
account-password = Heslo
account-password-lead = Heslem se odemykají vaše klíče ke zprávám. Nikdo jiný ho nezná, ani provozovatel.
account-password-open = Změnit heslo
account-password-old = Současné heslo
account-password-new = Nové heslo
account-password-hint = Aspoň dvanáct znaků. Dobře poslouží věta, která nedává smysl nikomu jinému.
account-password-show = Ukázat hesla
account-password-save = Uložit nové heslo
account-present-password = Současné heslo
account-cancel = Zrušit
account-app = Ověřovací aplikace a záchranné kódy
account-app-lead = Nový telefon, ztracený papír, nebo někdo kódy viděl? Nastavte si nové. Ty dosavadní platí, dokud nové nepotvrdíte.
account-app-open = Nastavit znovu
account-app-scan = 1. Přidejte účet do aplikace
account-app-codes = 2. Opište si záchranné kódy
account-app-codes-lead = Až nebudete mít telefon u sebe, každý z nich jednou nahradí kód z aplikace. Znovu je nezobrazíme. Opište je na papír, nebo vytiskněte, a uložte jinam než telefon.
account-app-confirm = 3. Potvrďte heslem
account-app-save = Platí nová aplikace a nové kódy
account-passkeys = Přístupové klíče
account-passkeys-lead = Klíč na svazku, telefon nebo otisk prstu místo opisování kódu. Nejde ho vylákat podvodnou stránkou. Aplikace s kódy platí vždy vedle něj.
account-passkeys-empty = Zatím tu žádný není.
account-passkey-open = Přidat přístupový klíč
account-passkey-name = Jak mu budete říkat
account-passkey-name-hint = Podle jména ho poznáte, až ho budete chtít odebrat. Třeba „klíč na svazku“ nebo „služební telefon“.
account-passkey-save = Pokračovat na zařízení
account-sessions = Moje přihlášení
account-sessions-lead = Odkud se přihlašujete, si portál nepamatuje. Co nepoznáváte, ukončete a změňte si heslo.
account-sessions-end = Ukončit všechna ostatní přihlášení

## How the centres stand

staff-overview = Přehled center
overview-lead = Počty a lhůty. Obsah zpráv odsud nejde otevřít a klíče k němu tento účet nemá.
overview-centre = Centrum
overview-unanswered = Čeká na odpověď
overview-longest = Nejdéle čeká
overview-answered = Odpovězeno
overview-closed = Uzavřeno
overview-key = Klíč
overview-members = Lidé

## What staff note for everybody's safety, and a lost code

safety-label = Na co při psaní myslet
facts-title = Bezpečí a domluva
facts-lead = Jen pro centrum: co sem zapíšete, neuvidí ten, kdo píše, ani server.
facts-save = Uložit
phrase-title = Domluvená věta
phrase-new = Nová domluvená věta
phrase-hint = Věta, kterou by nikdo nenapsal náhodou, třeba „Babička má modrý kbelík“. Podle ní poznáte, že píše pořád stejný člověk, i když ztratí kód. Nemá v ní být nic o tom, co se děje.
phrase-forget = Už neplatí
taken-over-title = Kód může mít někdo jiný
taken-over-hint = Označte konverzaci, když se vám zdá, že píše někdo jiný, nebo když vám to ten, kdo píše, řekne. Odcházet pak budou jen krátké věty, které nic neprozradí.
taken-over-mark = Označit konverzaci
taken-over-lift = Zrušit označení
neutral-title = Kód může mít někdo jiný. Odejít může jen jedna z těchto vět:
neutral-send = Odeslat vybranou větu
witness-title = Než se ozvete ohroženému člověku
witness-hint = Píše svědek. Samo se nic nestane: zapište, co víte, a teprve potom se někomu ozvěte.
witness-safe-question = Je bezpečné se ohroženému člověku ozvat?
witness-yes = Ano
witness-no = Ne
witness-not-known = Zatím nevíme
witness-by = Kdo se ozve a jakou cestou
witness-when = Kdy je to bezpečné
police-title = Lhůta 48 hodin po vykázání
police-hint = Běží od chvíle, kdy centrum dostalo záznam policie o vykázání, i v noci a o svátcích. S dobou, do které odpovídáte na zprávy, nesouvisí.
police-when = Kdy centrum záznam dostalo
police-when-hint = Datum a čas v Česku. Server se je nedozví, jen hodinu, ve které vám má připomenout, že lhůta končí.
police-start = Spustit lhůtu
police-reason = Proč lhůtu zastavujete
police-stop = Zastavit lhůtu
lost-code-title = Ztracený kód
lost-code-hint = Kdo kód ztratil, začne novou konverzaci a napíše v ní domluvenou větu. Najděte tu starou a porovnejte je. Propojení jeden člověk z centra navrhne a druhý schválí. Do staré konverzace pak už nic neodejde a z jejího obsahu se do nové samo nic nedostane.
lost-code-old = Číslo staré konverzace
lost-code-compare = Porovnat
lost-code-look = Porovnat obě věty
lost-code-propose = Navrhnout propojení
lost-code-approve = Schválit propojení
lost-code-resume-hint = Propojení byl omyl? Zrušíte ho a odpovědi sem budou zase odcházet. Uvidí je každý, kdo má kód této konverzace.
lost-code-resume = Zase sem odpovídat

## The queue

staff-filters = Které konverzace se ukazují
staff-filter-open = Otevřené
staff-filter-waiting = Čekají na nás
staff-filter-mine = Moje
staff-filter-unassigned = Nepřevzaté
staff-filter-answered = Odpovězené
staff-filter-closed = Uzavřené
hands-take = Vzít si na starost
hands-return = Vrátit do fronty
hands-close = Uzavřít konverzaci
hands-giving = Předat kolegyni nebo kolegovi
hands-to = Komu
hands-give = Předat

## What people think of the help

staff-feedback = Ohlasy
staff-feedback-title = Co si o pomoci myslí lidé
staff-feedback-lead =
    Anonymní odpovědi na pět otázek, sečtené za čtvrtletí. Běžící čtvrtletí se neukazuje a malé počty ani nuly také ne,
    aby z nich nešlo poznat, kdo odpověděl. Počty nejsou ověřené: odpovědět může kdokoli.
staff-feedback-empty = Zatím tu nic není. První součty se objeví, až skončí čtvrtletí, ve kterém někdo odpověděl.

## Notes, danger and drafts in a conversation

notebook-title = Poznámky
notes-badge = Jen pro centrum
notes-hint = Čte je každý z vašeho centra a nikdo jiný. Člověk, který píše, se k nim nedostane a při předání jinému centru se smažou.
notes-label = Nová poznámka (zůstane v centru)
notes-save = Uložit poznámku
danger-now-title = Nebezpečí teď
danger-now-hint = Až se o to postaráte, označte to. Kolegyním a kolegům pak konverzace přestane stát úplně nahoře.
danger-handled = Vyřízeno
draft-two = Tuto odpověď máte rozepsanou i na jiném zařízení:
draft-take-other = Pokračovat s tou druhou
draft-keep-here = Nechat si tuto
transfer-notes = Poznámky centra se při předání smažou a nové centrum je nedostane. Co má vědět, napište do předávací zprávy.
