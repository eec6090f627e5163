# What stands around a reply and around finding one's way: texts that are kept ready, the look before sending, keys, the search.

## The look before sending

confirm-look = Takhle odpověď odejde
confirm-warned = Zkontrolujte prosím, jestli to v odpovědi opravdu má být. Může ji najít i někdo jiný.
confirm-send = Odeslat
confirm-back = Zpět k psaní
confirm-keys = Na klávesnici: Ctrl a Enter odešle, Esc se vrátí k psaní.

## Texts that are kept ready, over the reply

canned-insert = Vložit připravený text
canned-filter = Najít v názvech a textech

## The area in which a head writes them

canned-area = Připravené texty
canned-title = Připravené texty
canned-lead = Texty, které se v odpovědích opakují. Používat je může každý v centru, kdo odpovídá; píše a mění je vedení.
canned-open = Tyto texty nejsou šifrované a provozovatel portálu je může číst. Nepište do nich nic z žádné konverzace.
canned-new = Nový text
canned-none = Zatím tu žádný není.
canned-starting = Texty na začátek
canned-starting-lead = Čím můžete začít. Převzatý text si upravíte po svém. Anglické znění nabídneme, když přepnete jazyk stránky.
canned-back = Zpět na seznam
canned-edit-title = Připravený text
canned-name = Název
canned-name-hint = Podle názvu se text hledá. V odpovědi není.
canned-language = Jazyk textu
canned-text = Text
canned-text-hint = Co se pokaždé liší, napište do složených závorek, třeba { "{" }den a hodina{ "}" }. Dokud to není doplněné, odpověď nejde odeslat.
canned-save = Uložit text
canned-remove = Smazat text
canned-remove-title = Smazat tento text?
canned-remove-lead = Z odpovědí, které ho už mají v sobě, nezmizí nic.
canned-remove-yes = Ano, smazat
canned-remove-no = Nechat být

## Keys

keyboard-open-help = Klávesové zkratky
keyboard-title = Klávesové zkratky
keyboard-move = další a předchozí konverzace v seznamu
keyboard-open = otevřít konverzaci
keyboard-take = vzít si ji na starost
keyboard-reply = psát odpověď
keyboard-back = zpět na seznam
keyboard-filter = které konverzace se ukazují (horní řada číslic)
keyboard-search = hledat
keyboard-lock = zamknout
keyboard-send = zkontrolovat odpověď, podruhé odeslat
keyboard-escape = zpět k psaní
keyboard-help = tento přehled
keyboard-on = Zkratky z jedné klávesy jsou zapnuté
keyboard-hint = V polích, kam se píše, se nikdy nespustí. Volbu si pamatuje jen tento prohlížeč.
keyboard-close = Zavřít

## The search

search-open = Hledat v konverzacích
search-label = Co hledáte
search-hint = Hledá se ve vašich konverzacích a v těch, které jste od odemčení otevřeli. Na velikosti písmen ani na háčcích a čárkách nezáleží.
search-start = Hledat
search-stop = Přestat hledat
