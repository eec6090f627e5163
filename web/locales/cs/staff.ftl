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

## What people think of the help

staff-feedback = Ohlasy
staff-feedback-title = Co si o pomoci myslí lidé
staff-feedback-lead =
    Anonymní odpovědi na pět otázek, sečtené za čtvrtletí. Běžící čtvrtletí se neukazuje a malé počty ani nuly také ne,
    aby z nich nešlo poznat, kdo odpověděl. Počty nejsou ověřené: odpovědět může kdokoli.
staff-feedback-empty = Zatím tu nic není. První součty se objeví, až skončí čtvrtletí, ve kterém někdo odpověděl.
