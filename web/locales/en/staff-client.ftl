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

## The second step of signing in

second-code-form = The code has six digits. Please type all of it.
second-wrong-code = The code is not right, or was used already. Please wait for the next one and try again.
second-wrong-recovery = This recovery code is not right, or was used already. Please try another one.
passkey-none = There was no answer from a passkey. Please try again, or use a code from the app.
passkey-refused = The passkey was not accepted. Please try again, or use a code from the app.
waiting-for-approval = Your account is waiting for approval. You will open messages once somebody of the centre has given you the key. Call them and read out the fingerprint of your keys.
waiting-fingerprint = Show my fingerprint

## The own account

account-name = Name
account-sign-in-name = Sign-in name
account-role = Role
account-role-counsellor = Counsellor
account-role-head = Head of the centre
account-role-coordinator = Coordinator of the centres
account-role-operator = Operator of the portal
account-password-missing = Please type your present password.
account-password-wrong = The present password is not right. Please try again.
account-password-weak = This password could be guessed. Please add more words that have nothing to do with each other.
account-password-done = The password is changed. All other sessions have ended.
account-passkey-added = The passkey is added. The page will ask for it when you next sign in.
account-passkey-removed = The passkey is removed and signs in no longer.
passkeys-unavailable = Browsers do not support passkeys at this address. Signing in with a code from the app works as before.
passkeys-unknown = This browser cannot use passkeys. Try a newer one, or stay with codes from the app.
passkey-name-missing = Please name the passkey, so that you know it later.
passkey-there = This device has a passkey for your account already.
passkey-not-made = The passkey could not be made. Nothing was changed; please try again.
# $day (Text) - a day
passkey-added = Added { $day }.
# $day (Text) - a day
passkey-used = Last used { $day }.
passkey-unused = Not used yet.
passkey-remove = Remove
# $name (Text) - what the member calls the passkey
passkey-remove-named = Remove { $name }
# $name (Text) - what the member calls the passkey
passkey-remove-sure = Really remove “{ $name }”? It will sign in no longer.
passkey-remove-yes = Yes, remove it
session-here = Here and now
session-elsewhere = Another session
# $hour (Text) - a span of one hour
session-started = Began { $hour }.
# $moment (Text) - a day and a time of day
session-active = Last active { $moment }.
session-end = End

## How the centres stand

# $moment (Text) - a day and a time of day
overview-asked = As of { $moment }. It refreshes itself.
overview-not-accepting = Takes no new messages at present
# $hours (Number)
overview-hours = { $hours } h
# $hours (Number)
overview-target = Means to answer within { $hours } h
# $count (Number)
overview-overdue = { $count } overdue
# $count (Number)
overview-new = { $count } new
# $count (Number)
overview-opened = { $count } opened
overview-key-usable = Valid
overview-no-key = Missing
overview-rotation-demanded = Needs a new one at once
overview-rotation-due = Due for a new one
# $count (Number)
overview-active =
    { $count ->
        [one] { $count } reads messages
       *[other] { $count } read messages
    }
# $count (Number)
overview-waiting =
    { $count ->
        [one] { $count } waits for approval
       *[other] { $count } wait for approval
    }
