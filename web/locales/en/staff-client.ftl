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

## What people think of the help

# $quarter (Number) - 1 to 4; $year (Text) - the year
feedback-quarter = Quarter { $quarter } of { $year }
# $answer (Text) - yes, partly or no
feedback-answer =
    { $answer ->
        [yes] Yes
        [partly] In part
       *[no] No
    }
# $question (Text) - which of the five
feedback-question =
    { $question ->
        [easy] Was it easy to write here?
        [soon] Did the answer come soon enough?
        [clear] Was the answer easy to understand?
        [respect] Was the centre respectful?
       *[help] Did it help?
    }
# $count (Number) - how many people
feedback-count = { $count }
# $fewest (Number) - the smallest count that is told
feedback-few = fewer than { $fewest }
