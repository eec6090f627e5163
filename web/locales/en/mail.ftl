# Mails to members of staff. They say that there is something to do and never what is in a conversation, which one it is,
# or which centre: other eyes may read them. Czech is the source.

mail-subject = Ozvi se: a notice for you
mail-subject-address = Ozvi se: confirming your address
mail-greeting = Hello.

mail-new-thread = There is a new conversation in your centre’s inbox.
mail-new-message = There is a new message in your centre’s inbox.
mail-half-time = A message in your centre’s inbox is waiting for a reply. Half of the time in which the centre replies has passed.
mail-due = There is a message in your centre’s inbox that should have been answered by now. Please have a look at it.
mail-overdue = A message in one of the centres has been waiting for a reply for too long. Please agree with the head of the centre who will answer.
mail-reminder = The hour has come of which somebody at your centre wanted to be reminded. Please look into the inbox.
mail-colleague-waiting = A colleague is waiting to be given the centre’s key.
mail-rotation-due = It is time to replace the centre’s key.
mail-directory-expires = The list of centres and their keys will soon expire, or has expired. Until it is signed again, nobody new can reach out.
mail-address-code = The code that confirms this address is:
mail-test = This is a test message from the portal. It has arrived, so notices will reach this address too.

mail-where = You will see more when you sign in to the portal.
mail-no-links = Please open it the way you always do. We never put links into these messages.
mail-automatic = The portal has sent this message by itself, and nobody reads replies to it. You can choose when it writes to you after signing in. If you know nothing of the portal, please delete this message.
