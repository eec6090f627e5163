# Texts of the staff's page, as the server renders them.

## Signing in and the conversations

staff-title = Sign-in for centres
staff-lead = Messages are decrypted in your browser only. Your password never leaves it.
staff-name = Sign-in name
staff-password = Password
staff-code = Code of the authenticator app
staff-code-hint = Six digits
staff-sign-in = Sign in
staff-sign-out = Sign out
staff-lock = Lock
staff-locked-title = Locked
staff-locked-lead = The keys are gone from memory. Your unsent replies are kept. Please unlock with your password.
staff-unlock = Unlock
staff-other = Sign in somebody else
staff-areas = Parts of the inbox
staff-inbox = Conversations
staff-empty = There is nothing yet. A new message appears by itself.
staff-older = Older conversations
staff-choose = Choose a conversation from the list.
staff-back = Back to the list
staff-reply-label = Reply
staff-reply-hint = Whoever has the code sees the reply. Somebody else may have found it: write with that in mind.
staff-reply-send = Send the reply
staff-noscript = This part needs JavaScript, because messages are decrypted in your browser.
staff-stop-title = The inbox cannot be opened safely now

## The centre's key

keys-title = Centre's key
keys-create = Make the centre's key
keys-rotate = Replace the centre's key
keys-cancel = Cancel
keys-look = Look again
keys-waiting-title = The new key waits for the operator's signature
keys-waiting-lead = Until the operator has signed it nobody uses it, and everything works as before.
keys-waiting-read = Call the operator and read the digits above. The machine without network shows the digits of the centre's new key: they have to be the same. If they differ, the operator must not sign.
keys-waiting-sign = The operator prepares the list of centres, signs it and uploads it to the server.
keys-waiting-live = From then on the key is in force. This page notices by itself; there is nothing more to do.
keys-list-title = All keys
keys-list-lead = Every key has a number. We destroy an old key as soon as no conversation needs it.
reseal-title = Moving conversations to the new key
reseal-lead = It runs in your browser, and you can work as usual meanwhile. If you close the page, anybody who has the key goes on from here. Every conversation can be read all the time.
reseal-pause = Pause the move
reseal-go-on = Go on with the move

## Replacing the centre's key

rotate-title = Replacing the centre's key
rotate-lead = A new key will be made. It is in force once the operator has signed it, and open conversations then move to it. Whoever is not in the list below will not get to new messages.
rotate-holders = The new key goes to
rotate-check = Please go through the list name by name. Is there somebody who does not work at the centre any more? Do not go on: close that account first, and contact the operator.
rotate-yes = That is right, make the new key

## The recovery sheet

sheet-title = Recovery sheet
sheet-use = Use the recovery sheet
sheet-print-title = Print the recovery sheet
sheet-print-lead = The secret code is only on this page and on paper. Do not save it on a computer or telephone, and do not take a picture of it. If the printer is shared, wait beside it.
sheet-print = Print
sheet-printed = I have it on paper
sheet-heading = Recovery sheet of a centre
sheet-secret = Secret. Whoever has this sheet and access to the portal can read all conversations of the centre.
sheet-can-title = What it is for
sheet-can = If everybody who had the centre's key has lost it (forgotten passwords, lost devices), the head of the centre gets it back with this sheet. The sheet stays valid when the key is replaced, until the centre replaces the sheet itself.
sheet-keep-title = Where to keep it
sheet-keep = In a sealed envelope, signed across the flap, in a safe or a locked cupboard to which only the heads have access. If it is lost or the envelope has been opened, make a new sheet at once and replace the centre's key.
sheet-how-title = How to use it
sheet-how = The head signs in on the page for centres, opens Centre's key and chooses Use the recovery sheet. Then she types the four lines, or scans the square code. Capital or small letters make no difference.
sheet-signed = Who has put it where, and when:
sheet-check-title = Type two lines from the paper
sheet-check-lead = So we know that the sheet is really printed and readable. Capital or small letters and hyphens make no difference.
sheet-check = Check and save
sheet-again = Back to the sheet
recover-title = Using the recovery sheet
recover-lead = Type all four lines of the sheet, or paste the text that a reader of the square code gives. The sheet gives you the centre's key back; then you can approve the others.
recover-text = The four lines of the recovery sheet
recover-hint = Capital or small letters make no difference. You can leave out spaces and hyphens.
recover-yes = Get the centre's key

## Handing a thread to another centre

transfer-title = Hand over to another centre
transfer-lead = First ask the person who writes. Without consent the conversation stays with you.
transfer-to = To which centre
transfer-question = The question they will see
transfer-note = A note with the handover
transfer-note-hint = The person who writes reads it, and the new centre too. The new centre will see the whole conversation so far.
transfer-hand-over = Hand the conversation over
transfer-emergency = Hand over without consent
transfer-emergency-title = Handing over without consent
transfer-emergency-lead = Only if waiting for an answer endangers somebody, or nobody here can go on with the conversation. The person who writes will be told that you handed it over without consent. The step goes into the log with its reason, without content.
transfer-reason = Why there is no other way
transfer-reason-danger = Waiting for an answer would endanger somebody
transfer-reason-no-answer = Nobody has answered the question, and the conversation cannot wait
transfer-reason-conflict = Somebody at the centre is close to a person it is about
transfer-reason-out = The centre cannot go on
transfer-emergency-note = What you write to the person who writes
transfer-emergency-no = Do not hand over
transfer-emergency-yes = Hand over without consent
