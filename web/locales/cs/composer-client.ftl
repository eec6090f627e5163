# What scripts say around a reply: places to fill in, the look before sending, texts that are kept ready, the search.

## Before a reply goes out

# $place (String) - as it stands in the reply, with its braces
reply-unfilled = Doplňte prosím nebo smažte, co je ve složených závorkách: { $place }
reply-checking = Kontroluje se odpověď…
# $what (String) - what was found, parted by commas
warn-birth-number = V odpovědi je rodné číslo: { $what }
warn-account = V odpovědi je číslo účtu: { $what }
warn-phone = V odpovědi je telefonní číslo: { $what }
warn-email = V odpovědi je e-mailová adresa: { $what }
warn-web = V odpovědi je webová adresa: { $what }
warn-address = V odpovědi je adresa: { $what }
warn-place = V odpovědi je místo: { $what }
# $told (String) - as it is written; $name (String) - the name of the place
warn-named = { $told } ({ $name })
# $what (String) - a number or an address; $name (String) - of the help line or of the centre
confirm-published = Veřejný kontakt: { $what } ({ $name })
confirm-unchecked = Názvy míst se nepodařilo zkontrolovat. Projděte je prosím očima.

## Texts that are kept ready

canned-empty-reader = Centrum zatím žádné připravené texty nemá. Přidává je vedení centra.
canned-empty-head = Centrum zatím žádné připravené texty nemá. Přidáte je v části „Připravené texty“.
canned-not-found = Tomu žádný text neodpovídá.
canned-saved = Text je uložený.
canned-removed = Text je smazaný.
canned-taken = Text je převzatý.
canned-take = Převzít
canned-change = Upravit
# $title (String) - of a text
canned-take-which = Převzít text „{ $title }“
canned-change-which = Upravit text „{ $title }“
canned-all-taken = Všechny už mezi texty máte.
canned-title-form = Název má jeden až osmdesát znaků.
canned-text-form = Text má jeden až čtyři tisíce znaků.
canned-brace = Složená závorka k něčemu chybí, nebo je mezi závorkami prázdno. Místo k doplnění vypadá třeba takhle: { $example }
canned-example = { "{" }den a hodina{ "}" }
canned-changed-meanwhile = Znění kolegyně nebo kolegy: „{ $text }“ Když uložíte znovu, bude platit vaše.

## Texts to begin with

canned-start-received-title = Zpráva přišla
canned-start-received-text =
    Dobrý den,

    děkujeme za vaši zprávu. Přečetli jsme ji a podrobně odpovíme { "{" }kdy{ "}" }.

    Kdyby vám do té doby hrozilo nebezpečí, volejte prosím 158 nebo 112. Zdarma a nonstop je i linka 116 006.
canned-start-safety-title = Jak vám bezpečně odpovídat
canned-start-safety-text =
    Dobrý den,

    děkujeme za důvěru. Abychom vám odpovídali bezpečně, napište nám prosím, kdy je pro vás bezpečné zprávy číst, jestli se k nim může dostat ještě někdo a co v odpovědích nemáme zmiňovat.

    Stačí pár slov. Nemusíte psát, kde jste.
canned-start-meeting-title = Pozvání na schůzku
canned-start-meeting-text =
    Dobrý den,

    můžeme se sejít osobně { "{" }den a hodina{ "}" }, { "{" }kde{ "}" }. Schůzka trvá asi hodinu, je zdarma a jméno říkat nemusíte.

    Hodí se vám to? Když ne, napište prosím, kdy by to šlo líp.
canned-start-later-title = Odpověď se zdrží
canned-start-later-text =
    Dobrý den,

    na vaši zprávu chceme odpovědět důkladně a potřebujeme na to víc času, než jsme slíbili. Ozveme se { "{" }kdy{ "}" }. Omlouváme se za čekání.

    Kdyby se mezitím něco změnilo, napište nám sem.
canned-start-expulsion-title = Co se děje po vykázání
canned-start-expulsion-text =
    Dobrý den,

    policie může násilnou osobu vykázat ze společného bydlení na 14 dnů. Celou tu dobu se nesmí vrátit ani vás vyhledávat.

    Policie nám o vykázání pošle záznam a my se vám ozveme do 48 hodin od chvíle, kdy ho dostaneme. Pomůžeme vám i s návrhem k soudu, který může ochranu prodloužit.
canned-start-witness-title = Svědkovi nebo svědkyni
canned-start-witness-text =
    Dobrý den,

    děkujeme, že vám to není lhostejné. Napište nám prosím, jestli člověk, o kterého máte strach, o vaší zprávě ví a co by pro něj mohlo být nebezpečné. Podle toho promyslíme, jak mu pomoc nabídnout.

    Kdyby násilí právě teď probíhalo, volejte prosím 158.
canned-start-closing-title = Uzavření konverzace
canned-start-closing-text =
    Dobrý den,

    konverzaci teď uzavíráme. Se stejným kódem se do ní můžete kdykoli vrátit a napsat nám znovu, dokud ji { "{" }do kdy{ "}" } nesmažeme.

    Přejeme vám hodně sil.

## The search

search-short = Napište prosím aspoň dvě písmena.
# $done (Number) and $all (Number) - conversations
search-opening = Otevírají se konverzace: { $done } z { $all }
# $results (Number) - how often it was found
search-found =
    { $results ->
        [one] Nalezeno na jednom místě.
        [few] Nalezeno na { $results } místech.
       *[other] Nalezeno na { $results } místech.
    }
# $threads (Number) - conversations that were looked through
search-searched =
    { $threads ->
        [one] Prohledaná je { $threads } konverzace.
        [few] Prohledané jsou { $threads } konverzace.
       *[other] Prohledáno je { $threads } konverzací.
    }
# $shown (Number) - results
search-more = Ukazujeme { $shown } nejnovějších.
# $most (Number) - conversations
search-left = Najednou otevřeme nejvýš { $most } vašich konverzací; starší prohledané nejsou.
