# Errors that the server answers with. Each says what happened and what to do next, in plain words.
# The identifier is "error-" and the error's code with hyphens; the server refuses to start when one is missing.

error-malformed-request = Stránka odeslala něco, čemu portál nerozumí. Zkuste to prosím ještě jednou. Když to nepomůže, zkopírujte si rozepsaný text a otevřete stránku znovu.

# $version (Text) - the version that was sent, in figures
error-unknown-version = Stránka mluví jinou verzí řeči, než portál zná (verze { $version }). Zkopírujte si prosím rozepsaný text a otevřete stránku znovu.

error-not-signed-in = Přihlášení už neplatí. Přihlaste se prosím znovu.

error-forbidden = K tomuto kroku vaše role neopravňuje. Pokud ho potřebujete, obraťte se prosím na vedení svého centra.

error-wrong-origin = Požadavek nepřišel ze stránky tohoto portálu, proto jsme ho odmítli. Otevřete prosím portál přímo na jeho adrese.

error-thread-not-found = Pod tímto kódem nic není. Zkontrolujte prosím, zda je kód opsaný přesně a skupiny jsou ve správném pořadí. Pokud byla konverzace smazána, můžete kdykoli začít novou.

# The same answer in the staff's application, where there is no code.
error-thread-not-found-staff = Tato konverzace ve vašem centru není. Možná ji pisatel nebo pisatelka mezitím smazali. Obnovte prosím seznam.

error-stale-sequence = V konverzaci mezitím přibyla nová zpráva. Přečtěte si ji prosím a potom svou zprávu odešlete. Napsaný text zůstává.

error-conflicting-message = Na tomto místě konverzace už je jiná zpráva. Načtěte prosím konverzaci znovu a svou zprávu odešlete potom. Napsaný text zůstává.

error-conflicting-mark = Tuto konverzaci už centrum otevřelo s jiným otiskem. Neodpovídejte v ní prosím a ozvěte se provozovateli portálu.

error-conflicting-thread = Pod tímto kódem už konverzace existuje. Nechte si prosím vytvořit nový kód a zprávu odešlete znovu.

error-too-large = Zpráva je příliš dlouhá. Zkraťte ji prosím, nebo ji rozdělte do několika kratších.

error-unsupported-media-type = Stránka odeslala údaje v podobě, kterou portál nepřijímá. Zkopírujte si prosím rozepsaný text a otevřete stránku znovu.

error-unknown-centre = Toto centrum portál nezná. Vyberte prosím místo znovu, nebo zavolejte na linku 116 006. Je zdarma a funguje ve dne i v noci.

error-centre-not-accepting = Toto centrum teď zprávy přes portál nepřijímá. Vyberte prosím jiné centrum, nebo zavolejte na linku 116 006. Je zdarma a funguje ve dne i v noci.

error-stale-key = Centrum si mezitím vyměnilo klíč. Odešlete prosím zprávu ještě jednou, stránka použije nový klíč. Napsaný text zůstává.

error-wrong-direction = Tuto zprávu sem nelze uložit. Zkopírujte si prosím rozepsaný text a otevřete stránku znovu.

error-sign-in-failed = Jméno, heslo nebo ověřovací kód nesouhlasí. Zkontrolujte je prosím a zkuste to znovu. Každý ověřovací kód platí jen jednou.

error-code-needed = Zadejte prosím šestimístný kód z ověřovací aplikace.

error-not-found = Na této adrese nic není. Začněte prosím na úvodní stránce.

error-method-not-allowed = Tento krok na této adrese nelze udělat. Otevřete prosím stránku znovu.

error-unavailable = Portál teď nemůže odpovědět. Zkuste to prosím za chvíli, napsaný text zůstává na stránce. Pokud jste v nebezpečí, volejte 158 nebo 112.

error-internal = U nás se něco pokazilo, vaše chyba to není. Zkuste to prosím za chvíli znovu. Pokud jste v nebezpečí, volejte 158 nebo 112.

# Accounts of staff and keys of centres.

error-invitation-not-found = Tato pozvánka už neplatí, nebo je odkaz neúplný. Každý odkaz lze použít jen jednou a platí tři dny. Požádejte prosím o novou pozvánku toho, kdo vás pozval.

error-member-not-found = Tento účet tu není. Obnovte prosím seznam.

error-enrolment-over = Nastavení druhého ověření mezitím vypršelo nebo bylo začato znovu. Začněte s ním prosím ještě jednou, pozvánka platí dál.

error-name-taken = Toto přihlašovací jméno už někdo používá. Zvolte si prosím jiné.

error-last-holder = Nikdo další nemá klíč centra. Bez tohoto účtu by probíhající konverzace šlo otevřít jen s tištěným záchranným listem. Předejte prosím nejprve klíč někomu dalšímu, nebo krok výslovně potvrďte.

error-conflicting-key = Klíče centra se mezitím změnily. Obnovte prosím stránku a zkuste to znovu, nic se neztratilo.

error-key-still-needed = Starý klíč je ještě potřeba: některé konverzace nejsou převedené na nový. Dokončete prosím nejprve jejich převod.

error-wrong-code = Ověřovací kód nesouhlasí. Zkontrolujte prosím, že jste do aplikace přidali tento účet a že má telefon správný čas, a zadejte nový kód.

error-not-a-holder = Váš účet zatím nemá klíč centra. Požádejte prosím kolegyni nebo kolegu, kteří ho mají, o schválení.

error-too-many-tries = Pokusů bylo v krátké době mnoho, proto teď chvíli počkáme. Zkuste to prosím za chvíli znovu. Účet zablokovaný není.

# Notices by mail.

error-address-code-wrong = Kód nesouhlasí, nebo už neplatí. Opište ho prosím z poslední zprávy, která vám přišla, nebo si nechte poslat nový.

error-mail-not-set-up = Portál zatím neumí posílat e-maily. Obraťte se prosím na jeho provozovatele.
# Keys and transfers of threads.

error-key-pending = Nový klíč centra čeká na podpis provozovatele. Schvalovat kolegyně a kolegy půjde hned, jak začne platit.

error-not-opened = Konverzaci je potřeba nejdřív znovu otevřít. Načtěte ji prosím znovu a odpovězte potom. Napsaný text zůstává.

error-stale-epoch = Klíč konverzace se mezitím změnil. Načtěte ji prosím znovu a zkuste to ještě jednou.

error-not-agreed = Pisatel nebo pisatelka s předáním tomuto centru nesouhlasí, nebo se mezitím něco změnilo. Načtěte prosím konverzaci znovu a zeptejte se ještě jednou.
# The own account.

error-account-changed = Tento účet se mezitím změnil v jiném okně nebo na jiném počítači. Načtěte prosím stránku znovu a zkuste to ještě jednou.

error-passkey-refused = Přístupový klíč se nepodařilo ověřit, nebo to trvalo příliš dlouho. Zkuste to prosím znovu.

error-too-many-passkeys = Víc než deset přístupových klíčů u jednoho účtu mít nejde. Odeberte prosím nejprve některý, který už nepoužíváte.

# The queue.

error-in-other-hands = Konverzaci mezitím převzal někdo jiný, nebo se vrátila do fronty. Podívejte se prosím, kdo ji má teď.

# Lost codes and reminders.

error-conflicting-link = Propojení se mezitím změnilo: některá z konverzací je navržená nebo propojená jinak. Podívejte se prosím, jak to je teď.

error-second-member-needed = Propojení musí schválit někdo jiný než ten, kdo ho navrhl. Požádejte prosím kolegyni nebo kolegu.

error-superseded-thread = Do této konverzace už nic neodchází: její kód se ztratil a pokračuje jinde. Napsaný text zůstává, odpovězte prosím v nové konverzaci.

error-stale-reminder = Připomínku mezitím nastavil někdo jiný. Podívejte se prosím, jak to je teď, a zkuste to znovu.

# Notes, labels and drafts.

error-conflicting-notebook = Poznámky k této konverzaci mezitím založil někdo jiný. Otevřete prosím konverzaci znovu a zkuste to ještě jednou.

error-conflicting-label = Někdo z centra právě u této konverzace změnil totéž. Zkuste to prosím ještě jednou.

error-conflicting-draft = Tuto odpověď máte rozepsanou i na jiném zařízení. Otevřete prosím konverzaci znovu a vyberte, se kterou budete pokračovat.
# Texts that are kept ready.

error-canned-reply-changed = Tento text mezitím změnil někdo jiný. Podívejte se prosím na jeho nové znění. Co máte napsané, zůstává.

error-too-many-canned-replies = Víc než sto připravených textů jedno centrum mít nemůže. Smažte prosím nejprve některý, který už nepoužíváte.
