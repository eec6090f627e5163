# Texts that the page's scripts say. Czech is the source.

## Questions

district-choose = Choose a district
# $number (Number) - which of the five groups
confirm-group = Please type group { $number } of the code
# $number (Number) - which of the nine words
confirm-word = Please type word { $number } of the code
confirm-wrong = It does not match your code. Please look at it again.

## The place and its centre

places-loading = Loading the list of places…
places-failed = The list of places could not be loaded. Please choose a region and district below, or open the field again.
places-none = We do not know such a place. Please try the nearest larger town, a postcode, or choose a region and district below.
# $count (Number) - how many places are listed
places-count =
    { $count ->
        [one] { $count } place. Choose it with the down arrow.
       *[other] { $count } places. Move through them with the arrow keys.
    }
# $count (Number) - how many places are listed, of more
places-count-more =
    { $count ->
        [one] { $count } of many places. Please type on.
       *[other] { $count } of many places. Move through them with the arrow keys, or type on.
    }
# $place (Text) - its name and what tells it from others
place-picked = Chosen: { $place }
place-missing = Please type a place, or choose one of the options below.
place-which = It may be more than one. Please choose yours from the list.
# The words beside a place's name. $district, $region, $orp (Text) - names
place-municipality = { $district } district
place-municipality-orp = { $district } district, administered by { $orp }
place-capital = the capital
place-city-district = city district
place-in-capital = part of the capital
place-part = part of a municipality, { $district } district
place-whole-district = the whole district, { $region }
place-whole-region = the whole region
# $count (Number) - how many districts; $districts (Text) - their names
place-postcode =
    { $count ->
        [one] postcode, { $districts } district
       *[other] postcode, districts { $districts }
    }
# $place (Text) - where it happens, as the centre will read it
centre-place = In your message the centre will also see the place: { $place }. Nobody else will.

## Writing and sending

message-empty = Please write at least a few words.
message-too-long = The message is too long. Please shorten it, or send it in parts.
# $left (Number) - bytes that are left, about the same as letters
message-left =
    { $left ->
        [0] There is no room for more text.
        [one] About { $left } character is left.
       *[other] About { $left } characters are left.
    }
sending-now = Sending…
sending-waiting =
    The connection was lost and we do not know whether the message arrived. The text stays here and we keep trying.
    Even if it takes several attempts, it is stored only once.

## What is told besides the message; its own names stand in the message too

note-danger = Danger
note-danger-now = right now
note-safe-times = When reading is safe
note-unmentioned = What not to mention
note-untold = Not filled in
note-danger-yes = Yes, now

## The lock

# $number (Number) - which of the five groups
unlock-group = Please type group { $number } of the code
# $first (Number) - which of the nine words; $second (Number) - the one after it
unlock-words = Please type words { $first } and { $second } of the code
# $left (Number) - how many attempts are left
unlock-wrong =
    { $left ->
        [one] That does not match. { $left } attempt is left, then we drop what is here, for your safety.
       *[other] That does not match. { $left } attempts are left, then we drop what is here, for your safety.
    }
lock-forgotten = It could not be unlocked. We have deleted what was not sent yet. Messages that were sent open with the whole code.
entry-cleared = We have emptied the field after two minutes, so that nobody sees the code. Please type it again.

## Coming back

code-empty = Please enter the code.
# $group (Number) - which group
code-group-incomplete = Group { $group } is not complete; it should have four characters.
# $group (Number) - which group; $symbol (Text) - the character
code-unknown-symbol = Group { $group } has the character “{ $symbol }”, which does not occur in codes.
# $found (Number) - how many characters there are
code-length =
    { $found ->
        [one] A code has 20 characters in five groups; this one has { $found }.
       *[other] A code has 20 characters in five groups; this one has { $found }.
    }
# $count (Number) - how many groups are suspected; $groups (Text) - their numbers
code-suspects =
    { $count ->
        [one] The code does not add up. Please look at group { $groups } again.
       *[other] The code does not add up. Please look at groups { $groups } again.
    }
code-checksum = The code does not add up; probably one character is wrong. Please compare it again, group by group.
# $position (Number) - which word
code-unknown-word = Word { $position } is not in the list of words. Please check it.
# $found (Number) - how many words there are
code-word-count =
    { $found ->
        [one] A code has nine words; there is { $found }.
       *[other] A code has nine words; there are { $found }.
    }
code-word-checksum = The words do not fit together. Please check that all are right and in the right order.
code-no-thread =
    There is nothing under this code. Please check that it is copied exactly and that the groups are in order.
    The conversation may also have been deleted.
code-no-connection = There is no connection now. Please try again in a moment.

## The thread

state-received = Your message has arrived and waits to be read.
state-opened = The centre has opened your message. There is no answer yet.
state-answered = There is an answer for you.
state-closed = The conversation is closed. You can write all the same.
# $centre (Text) - the centre's name; $day (Text) - a day
state-since = { $centre }. Last change: { $day }.
message-own = You
# $count (Number) - how many messages are older than the one that is shown
messages-older =
    { $count ->
        [one] Show { $count } older message
       *[other] Show { $count } older messages
    }
notice-new = There is a new message.
notice-nothing-new = Nothing new has come yet.
notice-newer = Before your text was sent a new message came. Please read it. Your text is kept; you can send it afterwards.
fault-gap =
    A message is missing here. The server did not give us everything that was in this conversation. Please rather
    write anew with a new code, or call 116 006.
fault-forged =
    The messages do not follow one another; somebody may have meddled. What is below is in order; we do not show the
    others. Please rather write anew with a new code, or call 116 006.
fault-unreadable =
    A message cannot be opened with your code, so we do not show it. Please try again later, or call 116 006.
delete-no-connection = The deletion could not be confirmed. Please try again when there is a connection.

## Stops

stop-network = There is no connection. Please try again when there is one.
stop-webassembly = This browser cannot encrypt your message. Please try a newer browser or another device.
stop-random = This browser cannot make a safe code. Please try another browser or device.
stop-date = The list of centres has expired, or the date on this device is wrong. Please check it.
stop-directory = The list of centres has no valid signature, so we do not trust it and send nothing.
stop-unknown = Something went wrong and we will not risk anything. Please try again, or call.

## When a centre asks whether another one may take the conversation over

# $centre (Text) - the other centre's name
moving-asked = May { $centre } take the conversation over?
moving-yes-words = Yes, I agree to the handover.
moving-no-words = No, please do not hand it over. I would like the conversation to stay with you.
moving-agreed = Thank you, your “yes” has arrived. As soon as the new centre takes over, you will see it here.
# $centre (Text) - the centre's name
moving-handed-over = { $centre } has taken the conversation over. You go on writing with them, and the code stays the same.
# $centre (Text) - the centre's name
moving-emergency =
    The conversation is at { $centre } now. It was handed over without your consent, because it could not wait. We are
    sorry that there was no time to ask. You can go on writing with the same code as soon as the new centre opens it.
moving-closed = This centre cannot take the conversation over now. It stays where it is, and you can go on writing.
# $centre (Text) - the other centre's name
moving-note-question = Question: may { $centre } take over?
moving-note-yes = Your answer: yes
moving-note-no = Your answer: no
# $centre (Text) - the centre's name
moving-note-handover = Handed over, it is at { $centre }
message-centre-before = The centre before
notice-not-yet =
    The new centre has not opened the conversation yet, so nothing can be sent for now. What you wrote is still there. If
    it is urgent, call 116 006.
