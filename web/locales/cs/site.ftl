# Texts of the pages, as the server renders them. Czech is the source.
# Voice: warm, plain, calm; "vy" in small letters; nothing that fixes the gender of the person who reads.

brand = Ozvi se

## Every page

exit = Odejít
exit-hint = Hned skryje tuto stránku a otevře jinou. Na klávesnici to jde i třemi stisky klávesy Shift.
exit-two = Stiskněte Shift ještě dvakrát a stránka zmizí
exit-one = Stiskněte Shift ještě jednou a stránka zmizí
exit-off = Odchod klávesou Shift se zrušil
exit-leaving = Otevírá se jiná stránka
exit-note-title = Co umí tlačítko „Odejít“
# $name (Text) - the language of the page by its own name
language-label = Jazyk: { $name }
back = Zpět
continue = Pokračovat
step = Krok { $number } ze 7
numbers-title = Hrozí vám něco právě teď?
numbers-police = Policie
numbers-emergency = Tísňová linka
numbers-ambulance = Záchranka
numbers-victims = Pro oběti násilí
numbers-free = Všechna čísla jsou zdarma a fungují ve dne i v noci.
link-contacts = Telefony a adresy center
link-safety = Jak se chránit a jak chráníme vás
link-home = Úvodní stránka
data-source = Zdroj: Český statistický úřad; GeoNames (CC BY 4.0)

## The demonstration

demonstration-label = Ukázka
demonstration = Tohle je ukázka: zprávy tu nikdo nečte.

## The first screen

welcome-title = Můžete se ozvat. Potichu a bez jména.
welcome-lead =
    Děje se vám doma něco, co bolí nebo čeho se bojíte? Nebo to vidíte u někoho jiného? Napište o tom lidem
    z intervenčního centra. Pomáhají s tím každý den a nikdo jiný si to nepřečte.
welcome-write = Napsat
welcome-write-hint = Bez jména, telefonu i e‑mailu.
welcome-return = Mám kód
welcome-return-hint = Odpověď, nebo další zpráva.
welcome-exit-title = Než začnete
welcome-exit-note =
    Tlačítko „Odejít“ nahoře stránku hned skryje a otevře jinou. Zpět se sem pak přes šipku nikdo nedostane. To, že
    tu někdo byl, ale z historie prohlížeče vymazat neumí.

welcome-late = Stránka se nenačetla celá. Načtěte ji prosím znovu, až bude lepší připojení. Zavolat můžete hned.

## Without scripts

noscript-title = Psaní tady teď nefunguje
noscript-text =
    Zprávu šifrujeme přímo ve vašem zařízení, aby ji kromě centra nemohl přečíst nikdo. K tomu je potřeba JavaScript
    a ten je v tomto prohlížeči vypnutý. Zavolat můžete hned.

## Who it is about

role-title = Koho se to týká?
role-victim = Týká se to mě
role-victim-hint = Někdo blízký mi ubližuje nebo se ho bojím.
role-witness = Týká se to někoho jiného
role-witness-hint = Sousedky, kamaráda, dítěte, někoho z rodiny.
role-unsure = Nevím, jak to pojmenovat
role-unsure-hint = I to stačí. Není potřeba mít v tom jasno.
role-error = Vyberte prosím jednu z možností. Když váháte, zvolte třetí.
role-young =
    Je vám méně než 16 let? Napsat sem můžete taky. Zavolat můžete i na Linku bezpečí.

## The place

place-title = Kde se to děje?
place-lead =
    Podle místa najdeme centrum, které pomáhá právě tam. Myslíme místo, kde se to děje, i když jste teď jinde.
place-private = Místo se posílá jen zašifrované uvnitř zprávy. Přečte ho jen centrum.
place-label = Obec, část města nebo PSČ
place-hint = Stačí začátek, i bez háčků a čárek. Hledá se přímo ve vašem zařízení, nic z toho se neposílá.
place-more = Míst je víc. Když tu to vaše není, pište prosím dál.
place-question = V kterém okrese to je?
place-question-lead = Pomáhá tam víc center. Podle okresu poznáme, které to má být.
place-question-error = Vyberte prosím jednu z možností. Když nevíte, zvolte níže „Nevím, nebo to raději neřeknu“.
place-by-region = Vybrat podle kraje a okresu
place-region = Kraj
place-region-choose = Vyberte kraj
place-district = Okres
place-error-region = Vyberte prosím kraj, nebo zvolte jednu z možností pod ním.
place-error-district = Vyberte prosím okres, nebo zvolte jednu z možností pod ním.
place-other = Nehodí se vám ani jedno?
place-unknown = Nevím, nebo to raději neřeknu
place-elsewhere = Nechci centrum svého okresu

## A centre of one's own choice

choose-title = Vyberte si centrum
choose-lead =
    Nevadí, že místo nechcete nebo nemůžete říct. Napsat můžete kterémukoli z těchto center. Když to bude
    potřeba, poradí vám, kdo je blíž.
choose-none =
    Teď zprávy přes tento portál nepřijímá žádné centrum. Zavolat můžete na linku 116 006, v nebezpečí na 158.
choose-error = Vyberte prosím jedno z center.

## Who will read it

centre-title = Kdo to bude číst
centre-continue = Pokračovat
centre-witness =
    Píšete o někom jiném. Centrum mu může nabídnout pomoc, přijmout ji ale nemusí. Co by pro něj mohlo být nebezpečné,
    potřebuje vědět předem, proto se vás na to zeptáme u zprávy. Kdo píše, se od nás nedozví, nevíme to ani my.
centre-other = Chci jiné centrum
centre-operator = Provozuje { $operator }
centre-no-contact =
    Přímý telefon na toto centrum tu zatím nemáme. Zavolat můžete na linku 116 006, v nebezpečí na 158.
closed-title = Tady zatím psát nejde
closed-lead =
    Pro toto místo pomáhá centrum, které zatím zprávy přes tento portál nepřijímá. Nic se neodeslalo.
    Můžete mu zavolat, nebo napsat jinému centru.
closed-fallback = Napsat centru, které ho zastupuje
closed-others = Vybrat jiné centrum

## Before writing

before-title = Než budete psát
before-reads = Zprávu přečtou jen lidé z centra, které jste viděli na předchozí stránce.
before-reads-not = Nepřečte ji policie, provozovatel portálu ani nikdo po cestě.
before-secrecy =
    Centrum má povinnost mlčet. Výjimkou je, když zákon ukládá oznámit vážný trestný čin nebo ohrožení dítěte.
before-answer = Odpověď najdete tady na stránce. Centrum odpovídá v pracovní době, nečekejte ji proto hned.
before-emergency = Není to tísňová linka.
before-kept = Portál zprávy sám nemaže. S kódem je můžete smazat kdykoli.
before-code =
    Zpátky vás pustí jen kód, který teď uvidíte. Ztracený kód znamená ztracenou konverzaci. Neobnoví ho ani centrum.
before-continue = Rozumím, ukázat kód

## Danger now

danger-start = Ano, teď
danger-title = Nejdřív prosím zavolejte
danger-told =
    Psát můžete i tak. Centru u zprávy ukážeme, že vám nebezpečí hrozí právě teď. Odpovídá ale v pracovní době,
    na jeho odpověď proto nečekejte.
danger-continue = Pokračovat v psaní
danger-none = Teď mi nic nehrozí

## The code

code-title = Váš kód
code-loss = Kdo kód ztratí, k odpovědi se už nedostane. Obnovit ho neumíme my ani centrum.
code-lead = Nemáte tu jméno ani heslo, vrátíte se jen s ním. Uschovejte si ho prosím, než budete psát.
code-large = Ukázat velkým písmem
code-show = Ukázat můj kód
large-title = Kód k opsání
large-paper = Opište si ho na papír mezi jiné věci. Na velikosti písmen nezáleží.
large-done = Mám opsáno
code-groups = Kód v pěti skupinách
code-words = Kód v devíti slovech
code-as-words = Ukázat kód jako slova
code-as-groups = Ukázat kód jako písmena a čísla
code-keep-title = Jak si kód uschovat
code-keep-memory = Zapamatujte si ho. Ve slovech to jde lépe, třeba jako příběh.
code-keep-paper = Napište si ho na papír mezi jiné věci, třeba do receptu nebo k číslu smlouvy.
code-keep-person = Řekněte ho někomu, komu věříte.
code-keep-photo = Fotka nebo snímek obrazovky se mohou objevit i v jiném zařízení. Raději ne.
code-continue = Kód mám uschovaný
confirm-title = Zkusme, jestli ho máte
confirm-show = Ukázat kód znovu
confirm-why = Ověříme si, že se s ním dostanete zpátky. Ztracený kód znamená ztracenou konverzaci.

## Writing

write-title = Napište, co se děje
write-title-again = Napište další zprávu
write-lead = Stačí pár vět a nemusí být po pořádku. Pište tak, jak vám to přijde.
write-lead-witness =
    Centrum může člověku, o kterého máte starost, nabídnout pomoc. Napište prosím, jestli o vaší zprávě ví
    a co by pro něj mohlo být nebezpečné.
write-label = Vaše zpráva
write-help-title = Nevíte, jak začít?
write-help-last = Co se stalo naposledy?
write-help-fear = Čeho se teď nejvíc bojíte?
write-help-others = Je u toho někdo další, třeba děti?
write-help-wish = Co by vám teď pomohlo?
write-names = Jména a adresy psát nemusíte.
write-send = Odeslat
write-to-messages = Zpět ke zprávám

## What may be told besides the message

notes-title = Pro bezpečnější odpověď (nepovinné)
notes-done = Hotovo
notes-skip = Raději neodpovím
safe-times-row = Kdy sem můžete v klidu nahlédnout
safe-times-title = Kdy sem můžete v klidu nahlédnout?
safe-times-lead = Centrum to uvidí hned u zprávy. Ví pak, kdy si odpověď přečtete bezpečně.
safe-times-label = Kdy je to bezpečné
safe-times-example = Třeba: ve všední den dopoledne, v úterý večer, jen z práce.
unmentioned-row = O čem se v odpovědi nezmiňovat
unmentioned-title = O čem se v odpovědi nezmiňovat?
unmentioned-lead = Pro případ, že by odpověď viděl někdo jiný. Centrum se tomu vyhne.
unmentioned-label = Čemu se vyhnout
unmentioned-example = Třeba: plán odejít, děti, lékař, jméno toho, kdo o tom ví.
danger-row = Hrozí vám něco právě teď?

## Sending and sent

sending-title = Posíláme zprávu
sending-retry = Zkusit hned
sending-keep = Nechte prosím stránku otevřenou. Text zůstává jen tady a nikdo jiný ho nevidí.
sent-title = Odesláno
sent-lead = Vaše zpráva je zašifrovaná u centra. Je dobře, že o tom teď někdo ví.
sent-when = Podívejte se sem zítra, a kdyby odpověď ještě nepřišla, zkuste to znovu za den.
sent-code-title = S tímto kódem se vrátíte
sent-code-note = Až odejdete, už ho neukážeme. Bez něj se k odpovědi nedostanete.
sent-again = Přidat další zprávu
sent-leave = Odejít ze stránky

## Coming back

return-title = Zadejte svůj kód
return-lead = Pět skupin, nebo devět slov. Na velikosti písmen, mezerách ani háčcích nezáleží.
return-label = Kód
return-continue = Pokračovat
status-title = Vaše konverzace
status-alone-title = Jste teď v soukromí?
status-alone = Zprávy se ukážou až po dalším klepnutí. Kdyby někdo přišel, použijte „Odejít“.
status-show = Ukázat zprávy
messages-title = Zprávy
messages-again = Napsat další zprávu
messages-check = Podívat se, jestli přišla nová
messages-newest = Nejnovější je nahoře.
delete-start = Smazat konverzaci
delete-title = Opravdu smazat?
delete-lead =
    Zmizí všechny zprávy u vás i u centra a kód přestane platit. Nejde to vrátit. Co si v centru někdo přečetl,
    to z jeho paměti ani poznámek smazat neumíme.
delete-yes = Ano, smazat
delete-no = Ne, nechat
deleted-title = Smazáno
deleted-lead = Zprávy jsou pryč a kód už neplatí. Kdykoli můžete začít znovu s novým kódem.
deleted-remains =
    Co si v centru někdo přečetl nebo zapsal do vlastních poznámek, to smazat neumíme.
deleted-home = Na úvod

## The lock

lock-announced =
    Po dvou minutách bez dotyku, nebo když od stránky odejdete jinam, se stránka zamkne. Rozepsaný text zůstane.
locked-title = Stránka je zamčená
locked-lead = Zamkla se sama, aby nikdo jiný neviděl, co na ní je.
locked-hint = Můžete napsat i celý kód.
locked-open = Odemknout
locked-words = Mám kód ve slovech
locked-groups = Mám kód v písmenech a číslicích

## When writing is not safe

stop-title = Teď to bezpečně nejde
stop-promise = Váš text se neodeslal. Nikdy ho neposíláme nezašifrovaný.
stop-call = Zavolat můžete hned:
stop-retry = Zkusit znovu
stop-back = Zpět k textu

## Contacts

contacts-title = Telefony a adresy center
contacts-lead =
    Intervenční centra pomáhají zdarma lidem, kterým někdo blízký ubližuje. Najděte si to, které pomáhá tam,
    kde se to děje.
contacts-lines = Linky pro celou republiku
contacts-regions = Centra podle krajů
contacts-districts = Pomáhá v okresech: { $districts }
contacts-whole-region = Pomáhá v celém kraji.
contacts-unverified = Údaje jsme četli ve veřejných zdrojích. Pokud se nedovoláte, zkuste 116 006.
line-free = zdarma
line-nonstop = nonstop
line-112 = Tísňová linka
line-150 = Hasiči
line-155 = Záchranka
line-158 = Policie
line-116006 = Linka pro oběti kriminality a domácího násilí
line-116111 = Linka bezpečí pro děti a mladé

## Safety

safety-title = Jak se chránit a jak chráníme vás
safety-traces-title = Co po vás zůstane v telefonu nebo v počítači
safety-traces-history =
    V historii prohlížeče bude adresa této stránky. Smažte jen tuto jednu položku. Prázdná historie může
    vzbudit podezření.
safety-traces-private = Příště otevřete anonymní okno. Po jeho zavření historie nezůstane.
safety-traces-device =
    Pokud se bojíte, že váš telefon někdo hlídá nebo v něm má sledovací program, použijte jiný: v knihovně,
    v práci, u někoho, komu věříte.
safety-traces-accounts =
    Někdo může znát vaše heslo k účtu Google nebo Apple. Pak může vidět historii i polohu na dálku.
safety-traces-calls = Hovory jsou vidět v telefonu a mohou být na vyúčtování. Linka 116 006 je bezplatná.
safety-traces-network = Kdo spravuje domácí wi-fi, může vidět, že někdo tuto adresu otevřel. Co jste psali, nevidí.
safety-exit-title = Co umí tlačítko „Odejít“
safety-exit-can =
    Hned skryje stránku, zahodí rozepsaný text i kód a otevře jinou stránku. Tlačítkem Zpět ani obnovením zavřené
    karty se sem pak nikdo nevrátí.
safety-exit-keys = Na klávesnici to jde i třemi stisky samotné klávesy Shift.
safety-exit-cannot =
    Neumí vymazat historii prohlížeče ani to, co už někdo viděl. V historii zůstane adresa této stránky a hodina,
    kdy jste tu byli, ne však to, co jste psali, váš kód ani centrum.
safety-exit-early =
    Když se stránka ještě nenačetla celá nebo máte vypnutý JavaScript, otevře jinou stránku také. Tlačítkem Zpět se pak
    ale jde vrátit na úvod.
safety-protect-title = Jak vás chrání tato stránka
safety-protect-encryption =
    Zpráva se zašifruje ve vašem zařízení. Přečte ji jen centrum, kterému píšete. Kdo provozuje server, ji číst neumí.
safety-protect-traces = Nemá cookies, nic v zařízení neukládá a nepočítá návštěvníky. Jiným webům o vás nic neříká.
safety-protect-address = Adresu vašeho připojení si neukládáme.
safety-protect-code = Kód zůstává jen u vás. Bez něj zprávy nepřečte nikdo, kdo by server ukradl.
safety-limits-title = Co zaručit neumíme
safety-limits-device = Když je v telefonu sledovací program, může vidět obrazovku dřív, než se text zašifruje.
safety-limits-time = Že odpověď přijde hned. V nebezpečí volejte 158 nebo 112.

## Not found

missing-title = Tady nic není
missing-lead = Adresa je možná opsaná s chybou. Začněte prosím na úvodní stránce.

## When a centre asks whether another one may take the conversation over

moving-lead = Rozhodnutí je na vás a obě odpovědi jsou v pořádku.
moving-yes = Ano, může ji převzít
moving-yes-means = Nové centrum uvidí celou konverzaci a dál si budete psát s ním. Kód zůstává stejný.
moving-no = Ne, ať zůstane tady
moving-no-means = Nikam ji nepředají a píšete si dál se stejným centrem.

## What people think of the help

about-links = O portálu
link-questionnaire = Jak vám centrum pomohlo?
link-complaints = Kam si stěžovat
link-accessibility = Přístupnost
questionnaire-title = Jak vám centrum pomohlo?
questionnaire-lead = Pět krátkých otázek, méně než minuta. Vynechat můžete kteroukoli.
questionnaire-private =
    Je to anonymní. K odpovědím se nepřipojí váš kód, vaše zprávy ani den a hodina, jen centrum a měsíc. Počítá se každá
    zvlášť a centrum uvidí jen součty, až čtvrtletí skončí.
questionnaire-noscript =
    Dotazník potřebuje JavaScript a ten je v tomto prohlížeči vypnutý. Co si o pomoci myslíte, můžete centru říct po
    telefonu. Linka 116 006 je zdarma ve dne i v noci.
questionnaire-centre = Které centrum vám odpovědělo?
questionnaire-centre-choose = Vyberte centrum
questionnaire-error-centre = Vyberte prosím centrum.
questionnaire-error-empty = Vyberte prosím odpověď aspoň na jednu otázku.
questionnaire-unsent =
    Teď se to odeslat nepodařilo. Nic se neděje, zkuste to prosím za chvíli, nebo to nechte být.
questionnaire-send = Odeslat odpovědi
questionnaire-thanks-title = Děkujeme
questionnaire-thanks = Vaše odpovědi jsou započítané. Pomohou centru pomáhat lépe.
questionnaire-offer =
    Až se vám to bude hodit, můžete centru anonymně říct, jak vám pomohlo. Zprávy pak znovu otevřete kódem.
questionnaire-offer-deleted = Jestli chcete, můžete anonymně říct, jak vám centrum pomohlo.
question-easy = Bylo snadné sem napsat?
question-soon = Přišla odpověď dost brzy?
question-clear = Byla odpověď srozumitelná?
question-respect = Jednalo s vámi centrum s respektem?
question-help = Pomohlo vám to?
answer-yes = Ano
answer-partly = Zčásti
answer-no = Ne
answer-none = Bez odpovědi

## Complaints

complaints-title = Když s pomocí něco není v pořádku
complaints-lead =
    Stěžovat si můžete bez obav, o pomoc tím nepřijdete. Vyberte si, komu věříte. Žádná z těchto cest není podmínkou
    té další.
complaints-centre-title = Vedení centra a jeho zřizovatel
complaints-centre =
    Každé centrum musí mít pravidla, jak stížnosti přijímá a vyřizuje. Obraťte se na vedoucí centra, nebo přímo na
    organizaci, která centrum provozuje. Na písemnou stížnost se odpovídá do 30 dnů.
complaints-anonymous =
    Anonymní stížnost berou centra jako podnět. Odpověď na ni tedy nemusí přijít, chybu ale napravit mohou.
complaints-region-title = Krajský úřad a ministerstvo
complaints-region =
    Centra jsou sociální služby podle zákona č. 108/2006 Sb. Registruje je krajský úřad a na kvalitu dohlíží inspekce
    Ministerstva práce a sociálních věcí. Oběma můžete napsat i bez předchozí stížnosti v centru.
complaints-ombudsman-title = Veřejný ochránce práv
complaints-ombudsman =
    Prověří, jestli úřad jednal podle práva, třeba když krajský úřad vaši stížnost odložil nebo na ni neodpověděl. Je to
    zdarma a na úřadech nezávislé.
complaints-data-title = Úřad pro ochranu osobních údajů
complaints-data =
    Když se vaše údaje dostaly k někomu, kdo je znát neměl, nebo s nimi někdo zachází jinak, než smí.
complaints-crime-title = Policie a státní zastupitelství
complaints-crime =
    Když to, co pracovník centra udělal, může být trestný čin. Oznámení přijmou na každé policejní služebně i na státním
    zastupitelství, písemně nebo ústně.
complaints-portal-title = Tento portál
complaints-portal = Když nefunguje stránka sama, obraťte se na jejího provozovatele:
complaints-code = Kód do stížnosti nikdy nepište. Kdo ho má, může si vaši konverzaci přečíst.
complaints-as-of = Stav k listopadu 2026.
operator-untold = Provozovatel svůj kontakt zatím neuvedl. Obraťte se prosím na kterékoli z center.

## Accessibility

accessibility-title = Prohlášení o přístupnosti
accessibility-lead =
    Tyto stránky má moci použít každý: hlasem, klávesnicí, lupou, na malém i starším telefonu. Vycházíme ze zákona
    č. 99/2019 Sb., o přístupnosti internetových stránek a mobilních aplikací.
accessibility-state-title = Jak na tom jsme
accessibility-state =
    Stránky jsou v částečném souladu s normou EN 301 549 a s doporučením WCAG 2.2 na úrovni AA. Co v souladu není nebo
    jsme ještě neověřili, je níže.
accessibility-gaps-title = Co zatím přístupné není
accessibility-gap-script =
    Psát a číst zprávy nejde bez JavaScriptu a bez prohlížeče mladšího než asi čtyři roky. Bez nich by zprávu nešlo
    zašifrovat. Telefony center fungují i tak.
accessibility-gap-code =
    Kód k návratu je potřeba zapamatovat si nebo opsat. Jinou cestu zpět nabídnout neumíme, znamenala by vědět, kdo jste.
    Pomáhá podoba ve slovech, velké písmo a předčítání po skupinách.
accessibility-gap-sign = Texty nemají překlad do českého znakového jazyka.
accessibility-gap-people =
    Stránky ještě nevyzkoušeli lidé, kteří každý den používají odečítač obrazovky nebo jinou pomůcku.
accessibility-tested-title = Jak jsme to zjistili
accessibility-tested =
    Vlastním posouzením. Při každé změně prochází program všechny obrazovky, světlé i tmavé, na šířku 320 bodů, při
    zvětšení na 400 % i s dvojnásobným písmem, hledá chyby nástrojem axe a projde celou cestu jen klávesnicí.
accessibility-time =
    Stránka se sama zamkne po dvou minutách bez dotyku. Předem o tom říká a rozepsaný text po odemknutí zůstane.
accessibility-contact-title = Když vám tu něco překáží
accessibility-contact = Napište nebo zavolejte provozovateli. Odpoví vám a informaci dá v podobě, kterou použít můžete:
accessibility-enforcement-title = Když to nepomůže
accessibility-enforcement =
    Jestli vám provozovatel neodpoví nebo s odpovědí nesouhlasíte, obraťte se na Digitální a informační agenturu, která na
    přístupnost podle zákona dohlíží.
accessibility-as-of = Prohlášení vzniklo v listopadu 2026.
