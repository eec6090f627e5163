# Mails to members of staff. They say that there is something to do and never what is in a conversation, which one it is,
# or which centre: other eyes may read them. Czech is the source.

mail-subject = Ozvi se: upozornění pro vás
mail-subject-address = Ozvi se: potvrzení adresy
mail-greeting = Dobrý den.

mail-new-thread = Ve schránce vašeho centra je nová konverzace.
mail-new-message = Ve schránce vašeho centra přibyla nová zpráva.
mail-half-time = Ve schránce vašeho centra čeká zpráva na odpověď. Uplynula polovina doby, do které centrum odpovídá.
mail-due = Ve schránce vašeho centra je zpráva, na kterou už měla odejít odpověď. Podívejte se na ni prosím.
mail-overdue = V jednom z center čeká zpráva na odpověď déle, než má. Domluvte se prosím s vedením centra, kdo odpoví.
mail-reminder = Přišla hodina, na kterou si někdo z vašeho centra nastavil připomínku. Podívejte se prosím do schránky.
mail-colleague-waiting = Kolegyně nebo kolega čeká, až jim předáte klíč centra.
mail-rotation-due = Je čas vyměnit klíč centra.
mail-directory-expires = Seznam center a jejich klíčů brzy přestane platit, nebo už neplatí. Dokud nebude znovu podepsaný, nikdo nový se nebude moci ozvat.
mail-address-code = Kód k potvrzení této adresy je:
mail-test = Toto je zkušební zpráva z portálu. Dorazila, takže na tuto adresu dorazí i upozornění.

mail-where = Více uvidíte po přihlášení do portálu.
mail-no-links = Otevřete ho prosím tak, jak jste zvyklí. Odkazy do těchto zpráv nikdy nedáváme.
mail-automatic = Tuto zprávu poslal portál sám a odpovědi na ni nikdo nečte. Kdy vám má psát, si nastavíte po přihlášení. Pokud o portálu nic nevíte, zprávu prosím smažte.
