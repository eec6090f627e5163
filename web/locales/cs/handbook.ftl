# The handbook for centres: what staff do when something about an account or a key has happened. Czech is the source.

handbook-title = Příručka pro centra
handbook-lead = Co dělat, když se nejde přihlásit, když někdo přichází nebo odchází a když něco nesedí.
handbook-why = Heslo vám nikdo nenastaví ani nepošle. Provozovatel ho nezná a zprávy nečte. Každá cesta zpět proto potřebuje ještě někoho, kdo vás pozná po hlase.
handbook-contents = Obsah

## A forgotten password

handbook-password-title = Zapomenuté heslo
handbook-password-call = Zavolejte vedení centra. Jste-li ve vedení jen vy, zavolejte provozovateli.
handbook-password-link = U vašeho jména v části „{ staff-colleagues }“ zvolí „{ colleague-renew }“ a předá vám odkaz. Platí tři dny a jde použít jednou.
handbook-password-steps = Otevřete ho na svém zařízení a projděte čtyři kroky jako poprvé: nové heslo, záchranné kódy, ověřovací aplikaci.
handbook-password-approve = Zavolejte někomu, kdo má klíč centra, a přečtěte mu šest skupin číslic. Tím vás znovu schválí.
handbook-password-kept = Z konverzací se nic neztratí: mají je všichni ostatní s klíčem centra. Než odkaz použijete, platí dosavadní heslo; když si vzpomenete, stačí se přihlásit.

## A lost second factor

handbook-factor-title = Ztracený nebo nový telefon s ověřovací aplikací
handbook-factor-code = Přihlaste se jménem a heslem. Pak zvolte „{ second-lost }“ a opište jeden záchranný kód z papíru.
handbook-factor-new = V části „{ staff-account }“ si nastavte ověřovací aplikaci a záchranné kódy znovu. Ztracený telefon tím přestane platit.
handbook-factor-none = Nemáte ani kódy? Nechte si obnovit účet, jako při zapomenutém hesle. Po telefonu vám druhé ověření nikdo nevypne, ani kdyby chtěl.

## A lost device

handbook-device-title = Ztracený nebo ukradený počítač
handbook-device-keys = Klíče ke zprávám v něm uložené nejsou, odemyká je jen vaše heslo. Otevřená stránka se po chvíli sama zamkne.
handbook-device-end = Z jiného zařízení zvolte v části „{ staff-account }“ „{ account-sessions-end }“. Totéž udělá změna hesla.
handbook-device-passkey = Byl v něm přístupový klíč? Tamtéž ho odeberte. Byla v něm i ověřovací aplikace? Nastavte si novou.
handbook-device-known = Mohl někdo znát i heslo, třeba proto, že ho prohlížeč měl uložené? Nechte si obnovit účet a pak vyměňte klíč centra.

## Everybody has lost the centre's key

handbook-lost-title = Ke klíči centra se nedostane nikdo
handbook-lost-lead = To je chvíle pro záchranný list, papír ze zalepené obálky.
handbook-lost-head = Provozovatel obnoví účet vedení centra, nebo pozve nové vedení.
handbook-lost-others = Vedení obnoví nebo ukončí účty všech, u kterých v části „{ staff-colleagues }“ ještě stojí „{ colleague-holds }“.
handbook-lost-sheet = V části „{ keys-title }“ zvolí „{ sheet-use }“ a opíše jeho čtyři řádky, nebo načte čtvercový kód.
handbook-lost-approve = Po telefonu schválí ostatní.
handbook-lost-new = Vyrobí nový záchranný list, a pokud ten starý mohl někdo vidět, i nový klíč.
handbook-lost-none = Když chybí i list, konverzace už v centru nikdo neotevře, provozovatel také ne. Kdo psal, ten své zprávy kódem přečte dál.

## Somebody comes

handbook-join-title = Někdo přichází
handbook-join-invite = Vedení zvolí „{ colleagues-invite }“ a předá odkaz, nejlíp osobně. Kdo ho má, stane se členem týmu.
handbook-join-register = Účet si pak každý založí sám, asi za deset minut. Zprávy ještě nevidí.
handbook-join-call = Kdo má klíč centra, zavolá na číslo, které zná, zvolí „{ colleague-approve }“ a píše číslice, které slyší.
handbook-join-differs = Nesouhlasí? Neschvalujte. Nechte si je přečíst znovu, pak zavolejte jiným číslem. Když nesouhlasí ani potom, řekněte to vedení a provozovateli: mezi vámi může někdo být.
handbook-join-mail = Upozornění na nové zprávy si nastaví každý sám v části „{ staff-account }“: adresu, kdy má portál psát, a zkušební e-mail.

## Somebody leaves

handbook-leave-title = Někdo odchází
handbook-leave-only = Má klíč centra jen ten, kdo odchází? Nejdřív schvalte někoho dalšího.
handbook-leave-end = Vedení u jeho jména zvolí „{ colleague-leave }“. Všechna jeho přihlášení skončí hned.
handbook-leave-rotate = Hned potom vyměňte klíč centra. Co si kdo přečetl nebo uschoval, vzít zpět nejde, ale nové zprávy už uschovaný klíč neotevře.
handbook-leave-sheet = Podívejte se, že je záchranný list na svém místě a obálka zalepená.

## Replacing the key

handbook-rotate-title = Výměna klíče centra
handbook-rotate-when = Po každém odchodu, a jinak zhruba jednou za měsíc. Stránka si o ni řekne.
handbook-rotate-names = V části „{ keys-title }“ zvolte „{ keys-rotate }“ a projděte jméno po jménu, kdo ho dostane.
handbook-rotate-call = Zavolejte provozovateli a přečtěte mu číslice nového klíče. Porovná je na počítači bez sítě a klíč podepíše.
handbook-rotate-move = Potom nový klíč platí. Konverzace na něj převede prohlížeč kohokoli z centra. Číst a psát jde celou dobu.

## Handing a thread over

handbook-transfer-title = Předání konverzace jinému centru
handbook-transfer-ask = V konverzaci otevřete „{ transfer-title }“, vyberte centrum a zeptejte se.
handbook-transfer-wait = Počkejte na odpověď. Bez souhlasu zůstává konverzace u vás.
handbook-transfer-do = Po souhlasu zvolte „{ transfer-hand-over }“. Nové centrum ji uvidí celou a u vás z ní nic nezůstane.
handbook-transfer-emergency = Když čekání někoho ohrožuje, může vedení předat i bez souhlasu. Ten, kdo píše, se to dozví a důvod zůstane v záznamu změn.

## Before a reply goes out

handbook-reply-title = Než odpověď odejde
handbook-reply-look = Odpověď uvidíte ještě jednou tak, jak ji uvidí ten, kdo píše, a vedle ní, kdy je bezpečné číst a o čem nepsat. Odešle ji až druhé stisknutí.
handbook-reply-warn = Upozorníme na telefonní čísla, e-maily, webové a poštovní adresy, rodná čísla, čísla účtů a názvy obcí a jejich částí. Hledá je váš prohlížeč; nikam se neposílají.
handbook-reply-public = Linky pomoci a kontakty vašeho centra jen pojmenujeme: ty v odpovědi být mají.
handbook-reply-misses = Kontrola nahrazuje druhý pohled, ne rozvahu: místo napsané malým písmenem nebo opsané slovy nepozná.
handbook-reply-canned = Připravené texty píše vedení centra v části „{ canned-area }“. Co se pokaždé liší, stojí ve složených závorkách; dokud to nedoplníte, odpověď nejde odeslat.
handbook-reply-open = Připravené texty nejsou šifrované. Nic z žádné konverzace do nich nepatří.

## Finding one's way in the conversations

handbook-find-title = Hledání a klávesy
handbook-find-search = Hledá se jen v konverzacích, které máte na starost, a v těch, které jste od odemčení otevřeli, nejvýš ve stovce najednou. Co hledáte, nikam neodchází a po zamčení nic nezbude.
handbook-find-reads = Konverzaci kvůli hledání otevře prohlížeč stejně, jako byste ji četli. V záznamu změn je to tedy také přečtení.
handbook-find-keys = Otazník ukáže klávesové zkratky. Tamtéž je můžete vypnout; pamatuje si to jen váš prohlížeč.

## A lost code, and a code in other hands

handbook-phrase-title = Když někdo ztratí kód
handbook-phrase-agree = Předem: domluvte se v konverzaci na větě, kterou by nikdo nenapsal náhodou a která nic neprozrazuje.
handbook-phrase-note = Zapište si ji u konverzace do části „{ facts-title }“. Vidí ji jen centrum.
handbook-phrase-link = Kdo kód ztratil, začne novou konverzaci a větu v ní napíše. Otevřete tam „{ lost-code-title }“, zadejte číslo té staré a porovnejte věty. Když souhlasí, navrhněte propojení.
handbook-phrase-second = Někdo další z centra si obě věty přečte a propojení schválí. Do staré konverzace pak už nic neodejde: její kód může mít někdo jiný.
handbook-phrase-none = Žádnou větu domluvenou nemáte? Pokračujte jako s někým novým a nic ze staré konverzace neprozrazujte.
handbook-taken-title = Když může mít kód někdo jiný
handbook-taken-mark = V části „{ taken-over-title }“ konverzaci označte. Uvidí to všichni z centra, i v seznamu.
handbook-taken-neutral = Odcházet pak mohou jen krátké věty, které nic neprozradí.
handbook-taken-lift = Až se ozve domluvená věta, nebo když člověka poznáte jinak, označení zrušte. Důvod zůstane mezi poznámkami.
handbook-contact-title = Svědci a vykázání
handbook-contact-witness = Píše svědek? Než se ohroženému člověku ozvete, zapište, zda je to bezpečné, kdo se ozve a kdy. Stránka sama nikomu nepíše.
handbook-contact-police = Dostali jste záznam o vykázání? Spusťte v části „{ police-title }“ lhůtu. S dobou na odpověď nesouvisí a zastavíte ji s důvodem, až se ozvete.
handbook-contact-reminder = Dvanáct hodin před koncem přijde e-mail tomu, kdo má konverzaci na starosti, na konci vedení. V e-mailu není, o co jde.

## Something is wrong

handbook-wrong-title = Když něco nesedí
handbook-wrong-thread = U konverzace stojí „Nepřijato“: neodpovídejte a ozvěte se provozovateli. Co vidíte, je ověřené; co chybí, ověřit nešlo.
handbook-wrong-notes = U konverzace stojí, že se poznámky nepodařilo ověřit: odpovědět nejde, protože nevíte, zda kód nemá někdo jiný. Ozvěte se provozovateli.
handbook-wrong-session = V části „{ staff-account }“ je přihlášení, které nepoznáváte: ukončete ho, změňte si heslo a řekněte to vedení.
handbook-wrong-link = Odkaz z pozvánky už někdo použil a vy to nebyli: řekněte to vedení hned, ať ten účet ukončí.

## Links to it

handbook-open = Příručka pro centra
handbook-cannot = Nejde se přihlásit? Podívejte se do příručky.
handbook-back = Na stránku pro centra

## Notes, danger, drafts

handbook-notes-title = Poznámky, nebezpečí a rozepsané odpovědi
handbook-notes-own = Do pole „{ notebook-title }“ pište, co mají vědět kolegyně a kolegové. Ten, kdo píše, se k tomu nedostane.
handbook-notes-danger = Když někdo napíše, že mu hrozí nebezpečí právě teď, stojí jeho konverzace nahoře. Najde to prohlížeč kohokoli z centra, ale jen když je odemčený. Až se o to postaráte, zvolte „{ danger-handled }“.
handbook-notes-drafts = Co nestihnete dopsat, zůstane uložené jen pro vás, i po zamčení a na jiném počítači.
handbook-notes-transfer = Při předání jinému centru se poznámky smažou.
