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
recover-working = Opening the key…
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
transfer-question-words = { $centre } may be able to help you better. May we hand this conversation over to them? They will see all of it, and you will write to them directly. If you would rather not, we stay with you.
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

## An invitation and a new second factor

role-counsellor = counsellor
role-head = head of the centre
role-coordinator = coordination
role-operator = operation of the portal
invitation-title-new = Invitation to the team
invitation-title-renewal = Renewal of your account
invitation-by-operator = The operator of the portal
# $who (Text) - a name
invitation-lead-new = { $who } invites you. Four short steps make your account.
invitation-lead-renewal = { $who } renews your account. There are four short steps, as the first time.
invitation-working = Preparing the keys on your device…
invitation-name-wrong = Please choose 3 to 60 letters or digits without spaces. The signs . - _ @ + may be in it too.
invitation-password-weak = Please choose a stronger password: at least 12 characters, best several words that have nothing to do with each other.
# $number (Number) - which code
factor-again = To be sure, type code number { $number }
factor-again-wrong = Code number { $number } is not right. Please look at what you have printed or copied.
factor-code-six = Please type the six digits that the app shows now.

## Colleagues

# $name (Text) - of a person
colleague-self = { $name } (you)
colleague-holds = Holds the centre’s key
colleague-works = Has access
colleague-waits = Waits for approval, reads nothing
colleague-closed = The account is closed
colleague-approve = Approve
colleague-renew = Renew the account
colleague-leave = End the access
invitation-is-new = new account
invitation-is-renewal = renewal of the account
# $until (Text) - a day and a time of day
invitation-open-until = Valid until { $until }
invitation-revoke = Take the invitation back
# $name (Text) - of a person
invitation-revoked = The invitation for { $name } is no longer valid.
invitation-revoke-late = The invitation for { $name } has run out meanwhile, or somebody has used it.
colleagues-key-pending = A new key of the centre waits for the operator’s signature. Approving works as soon as it is in force.
colleagues-self-waits = You are waiting for approval. Call somebody who holds the centre’s key and read out the digits from your account.
# $name (Text) - of a person; $role (Text)
approve-title = Approve: { $name }
approve-lead = Role: { $role }. Sign-in name: { $name }.
approve-incomplete = Please fill in all six groups of five digits.
approve-differs =
    They differ. Do not approve. Have the digits read to you once more; if they differ again, hang up and call another
    number that you know. If they still differ, tell the head of the centre and the operator.
# $name (Text) - of a person
approve-done = { $name } can now read the centre’s conversations.
invite-name-missing = Please write a name.
invite-role-missing = Please choose a role.
invite-centre-missing = Please choose the centre.
# $name (Text) - of a person
link-title = Link for: { $name }
# $until (Text) - a day and a time of day
link-until = Valid until { $until }. If a stranger may have seen it, take it back in the list and make a new one.
link-copied = Copied.
link-not-copied = It could not be copied. The link is selected; please copy it with Ctrl+C.
# $name (Text) - of a person
renew-title = Renew the account: { $name }
leave-title = End the access: { $name }
leave-confirm-title = Really end it: { $name }?
left-title = The access has ended: { $name }
# $name (Text) - a sign-in name
last-holder-name = All the same? Type the sign-in name { $name }
last-holder-asked = Please think it over first, type the name, and confirm again.
last-holder-wrong = The name is not right. Please type it exactly.
# $count (Number) - how many colleagues
notice-waiting =
    { $count ->
        [one] { $count } person of the team waits for approval.
       *[other] { $count } people of the team wait for approval.
    }
notice-to-colleagues = Have a look
notice-self-waiting = You are waiting for approval. Call somebody of the centre and read out the digits from your account.
notice-to-account = My account
notice-rotation-demanded = Somebody who held the centre’s key has left. It has to be replaced.
notice-rotation-due = It is time to replace the centre’s key.
notice-to-keys = To the keys
# $until (Text) - a day and a time of day
notice-directory-operator = The signed list of centres is valid until { $until }. Please sign it again, or nobody can write.
notice-directory-head = The signed list of centres is valid until { $until }. Please remind the operator to sign it again.

## The audit log

audit-command-line = Command at the server
audit-somebody = somebody of the centre
# $count (Number) - how many lines
audit-end = Lines in the whole log of the portal: { $count }. Hash of the last one:
# $member (Text) - a name; $key (Text) - the beginning of a key's id; $number, $old, $version (Text)
audit-invited = Invitation for: { $member }
audit-invitation-revoked = Invitation taken back for: { $member }
audit-registered = New account: { $member }
audit-renewed = Renewed account, with a new password, keys and second factor: { $member }
audit-approved = Approval after comparing the digits: { $member }
audit-refused = Not approved, account closed: { $member }
audit-closed = Closed account: { $member }
audit-signed-in = Sign-in
audit-recovery-code-used = Sign-in with a recovery code
audit-password-changed = Change of the password
audit-second-factor-changed = New second factor
audit-passkey-added = Passkey added
audit-passkey-removed = Passkey removed
audit-passkey-copied = Passkey refused: somebody may have a copy of it
audit-notice-address-changed = E-mail address for notices changed
audit-sessions-ended = Sessions elsewhere ended
audit-key-made = New key of the centre { $key }, waits for its signature
audit-key-activated = Key of the centre { $key } is in force
audit-key-withdrawn = New key { $key } of the centre was taken back before it was in force
audit-key-destroyed = Old key of the centre { $key } is destroyed
audit-recovery-sheet-made = New recovery sheet, older ones serve no longer
audit-thread-opened = Conversation no. { $number } opened
audit-thread-looked = The browser looked by itself in conversation no. { $number } whether somebody is in danger
audit-note-written = New note about conversation no. { $number }
audit-thread-resealed = Conversation no. { $number } moved to the new key
audit-thread-handed-over = Conversation no. { $number } handed over to another centre, with consent
audit-thread-handed-over-in-emergency = Conversation no. { $number } handed over to another centre in an emergency, without consent
audit-thread-received = Conversation no. { $number } taken over from another centre
audit-thread-claimed = Conversation no. { $number } taken
audit-thread-assigned = Conversation no. { $number } given to { $member }
audit-thread-released = Conversation no. { $number } returned to the queue
audit-thread-closed = Conversation no. { $number } closed
audit-canned-reply-made = New ready-made text
audit-canned-reply-changed = Ready-made text changed
audit-canned-reply-removed = Ready-made text removed
audit-link-proposed = Proposal: conversation no. { $old } goes on in no. { $number }
audit-link-withdrawn = Proposal withdrawn that conversation no. { $old } goes on in no. { $number }
audit-link-refused = Proposal refused that conversation no. { $old } goes on in no. { $number }
audit-link-approved = Approved: conversation no. { $old } goes on in no. { $number }
audit-thread-resumed = Replies go out again in conversation no. { $number }
audit-directory-stored = New signed list of centres, version { $version }

## The second step of signing in

second-code-form = The code has six digits. Please type all of it.
second-wrong-code = The code is not right, or was used already. Please wait for the next one and try again.
second-wrong-recovery = This recovery code is not right, or was used already. Please try another one.
passkey-none = There was no answer from a passkey. Please try again, or use a code from the app.
passkey-refused = The passkey was not accepted. Please try again, or use a code from the app.

## The own account

account-name = Name
account-sign-in-name = Sign-in name
account-role = Role
account-password-missing = Please type your present password.
account-password-wrong = The present password is not right. Please try again.
account-password-weak = This password could be guessed. Please add more words that have nothing to do with each other.
account-password-done = The password is changed. All other sessions have ended.
# $count (Number) - how many recovery codes
account-codes-left =
    { $count ->
        [0] You have no recovery codes left. Please set up new ones.
        [one] You have { $count } recovery code left.
       *[other] You have { $count } recovery codes left.
    }
account-app-done = The new app and the new recovery codes are valid. The old ones are not any more, and all other sessions have ended.
account-passkey-added = The passkey is added. The page will ask for it when you next sign in.
account-passkey-removed = The passkey is removed and signs in no longer.
passkeys-unavailable = Passkeys only work at an address with a name, not at the numeric one that this page is open at. Signing in with a code from the app works as before.
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
passkey-remove-no = Keep it
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
overview-hours =
    { $hours ->
        [0] less than an hour
        [one] { $hours } hour
       *[other] { $hours } hours
    }
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
        [0] nobody yet
        [one] { $count } reads messages
       *[other] { $count } read messages
    }
# $count (Number)
overview-waiting =
    { $count ->
        [one] { $count } waits for approval
       *[other] { $count } wait for approval
    }

## What staff note for everybody's safety, and a lost code

facts-doubted = The notes of this conversation could not be verified. So we do not know whether somebody else has its code, and nothing can be written for now. Please tell the operator of the portal.
facts-saving = Saving…
phrase-there = A phrase is agreed.
phrase-none = No phrase is agreed yet.
phrase-show = Show
phrase-hide = Hide
phrase-short = Please choose a longer phrase, so that it cannot come up by chance.
phrase-long = Please choose a shorter phrase that can be remembered.
taken-over-marked = The conversation is marked.
taken-over-unmarked = The conversation is not marked.
taken-over-mark-reason = Why (seen by the centre only)
taken-over-lift-reason = By what you recognised the person
taken-over-reason-missing = The agreed phrase was not said yet. Please write by what you recognised the person.
taken-over-banner = Somebody else may have the code. Write nothing that they must not read.
taken-over-no-phrase = No phrase is agreed here, so please write by what you recognised the person.
taken-over-phrase-said = The agreed phrase was said after the conversation was marked. Please look whether it really is the same person, and decide.
taken-over-phrase-missing = The agreed phrase was not said after the conversation was marked.
neutral-later = Hello. We have received the message and will get back to you.
neutral-busy = Hello. We are sorry, we cannot reply now. Please write another time.
neutral-again = Hello. We do not understand; could you please put it another way?
neutral-missing = Please choose one sentence.
witness-missing = Please choose one answer.
witness-open = Not answered yet: find out whether it is safe to make contact.
witness-unknown = We do not know whether it is safe to make contact.
witness-safe = It is safe to make contact.
witness-unsafe = It is not safe to make contact.
# $name (Text) - of a person; $moment (Text) - a day and a time of day
witness-noted = Noted: { $name }, { $moment }
# $words (Text) - how the checklist stands
witness-banner = A witness is writing. { $words }
# $count (Number) - whole hours
term-hours =
    { $count ->
        [one] { $count } hour left
       *[other] { $count } hours left
    }
# $count (Number) - whole minutes
term-minutes =
    { $count ->
        [one] { $count } minute left
       *[other] { $count } minutes left
    }
# $count (Number) - whole hours
term-over =
    { $count ->
        [one] over for { $count } hour
       *[other] over for { $count } hours
    }
term-just-over = just over
# $moment (Text) - a day and a time of day; $left (Text) - how much time is left
term-until = The time ends: { $moment } ({ $left }).
# $moment (Text) - a day and a time of day; $left (Text) - for how long it has been over
term-was-until = The time ended: { $moment } ({ $left }).
# $words (Text) - until when, and how much time is left
term-banner = 48 hours after an expulsion. { $words }
police-none = The clock is not running.
police-when-missing = Please fill in a date and a time that clocks really showed.
police-when-ahead = This time is still to come. Please check date and time.
police-when-old = This time is long past. Please check date and time.
police-reason-missing = Please write why you stop the clock.
thread-taken-over = Somebody else may have the code
# $left (Text) - how much time is left
thread-term = 48 hours: { $left }
lost-code-old-missing = Please write the number of an old conversation of your centre.
lost-code-comparing = Looking for the agreed phrase…
# $number (Text) - the centre's own number of the thread
lost-code-no-phrase = No phrase is agreed in conversation no. { $number }, so the two cannot be linked. Go on here as in a new conversation, give nothing of the old one away, and agree on a phrase.
# $number (Text) - the centre's own number of the thread
lost-code-agreed = Agreed in no. { $number }
# $moment (Text) - a day and a time of day
lost-code-said = Here in the message of { $moment }
lost-code-here = Here in the last message
lost-code-same = The phrases are the same. Please read them once more; you decide.
lost-code-other = The agreed phrase does not stand word for word in this conversation. If you are not certain, do not link it, and ask.
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
lost-code-proposed = { $proposer } proposes: conversation no. { $number } goes on here. Somebody else has to approve it.
lost-code-withdraw = Withdraw the proposal
lost-code-refuse = Refuse the proposal
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
link-superseded = Nothing goes out here any more: the code was lost, and it goes on in conversation no. { $number }. Whoever writes here may be somebody else.
link-superseded-alone = Nothing goes out here any more: the code was lost. The conversation in which it went on is not here any more. Whoever writes here may be somebody else.
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
link-continues = Conversation no. { $number } goes on here; its code was lost. Proposed by: { $proposer }. Approved by: { $approver }.
# $number (Text) - the other thread's number; $proposer, $approver (Text) - names of people
link-waiting = { $proposer } proposes: this conversation goes on in no. { $number }. Nobody has approved it yet.
# $number (Text) - a thread's number
link-open = Open no. { $number }
# $number (Text) - a thread's number
link-proposal = Conversation no. { $number }: somebody proposes a link and needs your approval.

## The queue

thread-assigned = Taken, no answer yet
thread-own = Yours
# $hour (Text) - a span of one hour
thread-waiting-since = Waiting since { $hour }
# $names (Text) - names of colleagues
thread-writing = Writing now: { $names }
hands-own = This conversation is yours.
# $name (Text) - a colleague's name
hands-other = { $name } has this conversation.
hands-nobody = Nobody has taken this conversation yet.

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

## Notices by mail, in the own account

# $address (Text) - an e-mail address
account-mail-to = E-mails go to { $address }.
# $address (Text) - an e-mail address
account-mail-paused = We send nothing to { $address } at present.
account-mail-nowhere = No e-mails come to you yet.
# $address (Text) - an e-mail address
account-mail-pending = We have sent a code to { $address }. Please type it here. Until then nothing else goes there.
account-mail-saved = The settings are saved.
account-mail-code-sent = The code is on its way and will be in your mailbox within a few minutes.
account-mail-confirmed = The address is confirmed.
account-mail-test-sent = The test e-mail is on its way. If it does not come within a quarter of an hour, look among the spam, or tell the operator.
account-mail-address-missing = Please write an address, or choose “Not at all”.
account-mail-address-form = An address looks like this: jana@example.org. One only, and no accents.
account-mail-code-form = The code has eight digits.
account-mail-quiet-same = The beginning and the end are the same. Please choose two different hours.

## Notes, danger and drafts in a conversation

# $count (Number) - how many notes
notes-count =
    { $count ->
        [0] none yet
        [one] { $count } note
       *[other] { $count } notes
    }
notes-empty = Please write something into the note.
notes-too-long = The note is too long. Please make two of it.
notes-saving = Saving…
notes-moving = The conversation is just being moved to the new key of the centre. Please try again in a moment; your text stays here.
notes-refused = The notes of this conversation cannot be verified; somebody may have meddled with them. Please contact the operator.
notes-phrase = A new agreed phrase
notes-phrase-none = The agreed phrase is no longer valid
notes-taken-over = Somebody else may have the code
notes-not-taken-over = The mark that somebody else may have the code was taken away
notes-contact-safe = It is safe to make contact.
notes-contact-unsafe = It is not safe to make contact.
notes-contact-unknown = We do not know whether it is safe to make contact.
# $moment (Text) - a day and a time of day
notes-clock-since = Police record of { $moment }, 48 hours are running
notes-clock-stopped = The 48 hours are not running any more
notes-danger-handled = The danger was seen to
# $count (Number) - how many conversations
danger-group =
    { $count ->
        [one] In danger now
       *[other] In danger now ({ $count })
    }
# $moment (Text) - a day and a time of day
danger-since = Written { $moment }: there is danger right now.
draft-saved = The unfinished reply is saved; only you can read it.
draft-waiting = The unfinished reply is not saved yet, there is no connection. We keep trying.
draft-too-long = The reply is too long to be saved or sent. Please shorten it.
