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
