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

## The second step of signing in

second-title = Druhé ověření
second-passkey-lead = Heslo souhlasí. Teď ještě potvrďte přihlášení klíčem, telefonem nebo otiskem prstu.
second-passkey = Použít přístupový klíč
second-otherwise = Nebo kódem z aplikace
second-no-passkeys = Váš účet má přístupový klíč, ale tento prohlížeč s ním neumí pracovat. Použijte prosím kód z aplikace.
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
account-passkeys = Přístupové klíče
account-passkeys-lead = Klíč na svazku, telefon nebo otisk prstu místo opisování kódu. Nejde ho vylákat podvodnou stránkou. Aplikace s kódy platí vždy vedle něj.
account-passkeys-empty = Zatím tu žádný není.
account-passkey-open = Přidat přístupový klíč
account-passkey-name = Jak mu budete říkat
account-passkey-name-hint = Podle jména ho poznáte, až ho budete chtít odebrat. Třeba „klíč na svazku“ nebo „služební telefon“.
account-passkey-save = Pokračovat na zařízení
account-sessions = Kde jsem přihlášená nebo přihlášený
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
