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
staff-areas = Části schránky
staff-inbox = Konverzace
staff-empty = Zatím tu nic není. Nová zpráva se objeví sama.
staff-older = Starší konverzace
staff-choose = Vyberte konverzaci ze seznamu.
staff-back = Zpět na seznam
staff-reply-label = Odpověď
staff-reply-hint = Odpověď uvidí ten, kdo má kód. Mohl ho najít i někdo jiný: pište s ohledem na to.
staff-reply-send = Odeslat odpověď
staff-noscript = Tato část potřebuje JavaScript, protože zprávy se dešifrují ve vašem prohlížeči.
staff-stop-title = Schránku teď nejde bezpečně otevřít

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
transfer-emergency-lead = Jen když čekání na odpověď někoho ohrožuje nebo konverzaci u vás nikdo nemůže vést. Ten, kdo píše, se dozví, že jste předali bez jeho souhlasu. Krok se zapíše do záznamu i s důvodem, bez obsahu.
transfer-reason = Proč to nejde jinak
transfer-reason-danger = Čekání na odpověď by někoho ohrozilo
transfer-reason-no-answer = Na otázku nikdo neodpověděl a konverzace nemůže čekat
transfer-reason-conflict = Někdo z centra je blízký člověku, kterého se to týká
transfer-reason-out = Centrum nemůže pokračovat
transfer-emergency-note = Co napíšete tomu, kdo píše
transfer-emergency-no = Nepředávat
transfer-emergency-yes = Předat bez souhlasu
