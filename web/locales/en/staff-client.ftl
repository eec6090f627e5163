# Texts of the staff's page that its scripts say.

## Signing in and the conversations

signing-in = Checking…
sign-in-incomplete = Please fill in every field.
sign-in-wrong = The name or the password is wrong. Please try again.
session-ended = Your session has ended. Please sign in again; unsent replies are kept.
inbox-no-connection = No connection. The list may be out of date; we keep trying.
# $number (Text) - the centre's own number of the thread
thread-number = No. { $number }
# $hour (Text) - a span of one hour
thread-received = Received { $hour }
# $count (Number) - how many messages
thread-messages =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
thread-new = New
thread-opened = Opened, no answer yet
thread-waiting-reporter = Answered
thread-waiting-centre = Waiting for you
thread-closed = Closed
intake-role = Who writes
intake-victim = The person concerned
intake-witness = A witness, about somebody else
intake-unsure = Somebody who does not know what to call it
intake-place = Where it happens
intake-no-place = Not said
thread-gone = The conversation that was open here has been deleted by whoever wrote it.
message-centre = The centre’s reply
message-reporter = Incoming message
verdict-sound = Verified: the messages are complete and in the right order.
verdict-gap =
    Refused: a message is missing, the server did not give everything. Only what follows on is shown. Please do not
    reply, and tell the operator.
verdict-forged =
    Refused: the next message does not follow the one before; somebody may have meddled. Please do not reply, and tell
    the operator.
verdict-replaced =
    Refused: this is not the conversation that the centre has opened; somebody has replaced it. Please do not reply, and
    tell the operator.
verdict-unreadable =
    Refused: a message cannot be opened with the centre’s keys. Please do not reply, and tell the operator.
reply-newer = A new message has come in the meantime. Please read it before you reply. Your text is kept.
reply-waiting = The connection was lost. The text stays here and we keep trying.
# $name (Text) - what was told; $moment (Text) - a day and a time of day
note-pinned = { $name } ({ $moment })

## The centre's key and its recovery sheet

keys-state-none = The centre has no key yet
keys-state-pending = The key is made, and waits for its signature
keys-state-current = The centre's key is in force
keys-state-both = The key is in force, a new one waits for its signature
keys-words-none = Without a key nobody can write to the centre. First you print a recovery sheet, then you make the key. It takes about ten minutes.
keys-words-none-counsellor = Without a key nobody can write to the centre. The head of the centre makes the first key.
keys-words-pending = As soon as the operator has signed it, anybody can write to your centre.
# $since (Text) - a day; $due (Text) - a day
keys-words-current = In force since: { $since }. To be replaced by: { $due }.
# $since (Text) - a day
keys-words-since = In force since: { $since }.
keys-words-not-held = Your account does not have the key yet. Call a colleague who has it, and be approved.
keys-demanded = Somebody who had the key has left. Please replace it as soon as you can, so that new messages are out of reach.
keys-digits-here = The digits of the new key. Write them down: once the page is closed we do not show them again.
keys-digits-gone = The digits are seen only in the browser in which the key was made, as long as its page is open. Otherwise the server could show others. Whoever made the key reads them.
keys-somebody = Somebody of the centre
keys-storing = Saving…
# $epoch (Text) - the number of a key
key-item = Key no. { $epoch }
key-item-pending = waits for its signature
# $day (Text) - a day
key-item-current = in force since: { $day }
# $day (Text) - a day
key-item-old = old, conversations move away from it (in force since: { $day })
# $day (Text) - a day
key-item-destroyed = destroyed (in force since: { $day })
key-item-withdrawn = withdrawn before it was in force
# $names (Text) - names of people
key-item-holders = Held by: { $names }
rotate-you = you
rotate-sheet = The centre's recovery sheet
# $names (Text) - names of people
rotate-bad =
    Attention: for these accounts the confirmation that somebody with the key has approved them is not right: { $names }.
    The server, or somebody with access to its database, may have exchanged their keys. Call them, and the operator.
# $names (Text) - names of people
rotate-without = Make the new key without them: { $names }
rotate-decide = Please decide first whether the new key is made without them.
rotate-new-sheet = The confirmation of the recovery sheet is not right, so you will print a new one in the next step.
sheet-state-there = The centre has one. Now and then, check that the envelope is in its place and sealed.
sheet-state-none = The centre has none. If everybody who has the key loses it, nobody will read the conversations again. Please make one.
sheet-make = Make a recovery sheet
sheet-replace = Replace it with a new sheet
# $origin (Text) - the portal's address; $day (Text) - a day
sheet-where = { $origin }, printed: { $day }
# $number (Number) - which of the four lines
sheet-line = Line { $number }
sheet-line-wrong = This is not what the sheet says. Please check the line sign by sign.
recover-nothing = The server keeps nothing for a recovery sheet. Please contact the operator.
# $line (Number) - which of the four lines
recover-line = There is a mistake in line { $line }. Please check it sign by sign.
# $line (Number) - which of the four lines
recover-order = Another line stands in the place of line { $line }. Please check the order.
recover-length = Something is missing or too much: the sheet has four lines of twenty signs.
recover-mixed = The lines do not belong together. Are they from two sheets?
recover-foreign = This sheet belongs to another centre.
recover-old-sheet = This sheet is not valid any more, the centre has replaced it. Please look for the newer one.
recover-not-yours = The server does not tell the truth about your account, so we stopped. Please contact the operator.
recover-unreadable = We do not understand this text. Please type all four lines.
reseal-strip-running = Conversations are moving to the centre's new key. You can go on working.
reseal-strip-paused = Moving conversations to the new key is paused.
reseal-strip-stuck = Some conversations could not be moved to the new key.
reseal-pause-short = Pause
reseal-go-on-short = Go on
reseal-more = Details
# $moved (Number) - how many threads are done; $all (Number) - of how many
reseal-count = { $moved } of { $all } moved
# $moved (Number) - how many threads are done
reseal-done =
    { $moved ->
        [one] Done: { $moved } conversation moved. The old key is destroyed.
       *[other] Done: { $moved } conversations moved. The old key is destroyed.
    }
# $numbers (Text) - numbers of threads
reseal-refused =
    These conversations are not as the centre left them, so we do not move them: no. { $numbers }. Somebody may have
    interfered. Please contact the operator. Until then the old key is not destroyed.
reseal-stuck = The move has stopped. Please start it again.

## Handing a thread to another centre

transfer-choose = Choose a centre
transfer-ask = Ask
transfer-ask-again = Ask again
# $centre (Text) - the other centre's name
transfer-question-words =
    { $centre } may be able to help you better. May we hand this conversation over to them? They will see everything you
    have written, and you will write to them directly. If you would rather not, we stay with you.
# $centre (Text) - the other centre's name
transfer-state-asked = You have asked whether { $centre } may take over. The answer has not come yet.
# $centre (Text) - the other centre's name
transfer-state-agreed = There is consent: { $centre } may take over.
# $centre (Text) - the other centre's name
transfer-state-refused = { $centre }: no consent. The conversation stays with you.
transfer-to-missing = Please choose a centre.
transfer-reason-missing = Please choose a reason.
transfer-not-agreed = The consent does not hold any more, the key of the conversation has changed. Please ask again.
transfer-centre-closed = This centre takes no conversations now.
transfer-no-connection = The connection was lost, and we do not know whether it worked. Please try again, the text is still here.
# $number (Text) - the centre's own number of the thread; $centre (Text) - the other centre's name
transfer-done = Conversation no. { $number } is at { $centre } now. Nothing of it is left here.
# $centre (Text) - the other centre's name
transfer-note-question = Question: may { $centre } take over?
transfer-note-yes = Answer to the handover: yes
transfer-note-no = Answer to the handover: no
# $centre (Text) - the other centre's name
transfer-note-agreed = Handed over with consent. It is at { $centre }.
# $centre (Text) - the other centre's name
transfer-note-emergency = Handed over without consent. It is at { $centre }.
intake-from = Handed over by

## How strong a password is

# $count (Number) - how many characters are missing
strength-short =
    { $count ->
        [one] { $count } more character.
       *[other] { $count } more characters.
    }
strength-0 = It would be guessed in a moment.
strength-1 = Weak.
strength-2 = Almost. Add another word or two.
strength-3 = A good password.
strength-4 = An excellent password.
strength-keys = Keys beside each other are among the first to be tried.
strength-repeats = Repeating adds nothing.
strength-sequence = Rows such as “abcd” or “1234” are among the first to be tried.
strength-dates = Dates and years are easily guessed.
strength-common = Many people use this password, or one much like it.
strength-word = One word is not enough. Try several that have nothing to do with each other.
strength-names = Names are among the first to be tried.
strength-own = Leave out your name, your centre and the name of this site.
