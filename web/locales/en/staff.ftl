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
staff-areas = Parts of the page
staff-areas-menu = Parts of the page:
staff-inbox = Conversations
staff-empty = There is nothing yet. A new message appears by itself.
staff-older = Older conversations
staff-choose = Choose a conversation from the list.
staff-back = Back to the list
staff-reply-label = Reply
staff-reply-hint = Whoever has the code sees the reply. Somebody else may have found it: write with that in mind.
staff-reply-send = Send the reply
staff-noscript = This part needs JavaScript, because messages are decrypted in your browser.
part-missing-title = This part of the page could not be loaded
part-missing-lead =
    It is fetched when you first open it, and that did not work just now. Most likely there is no connection. Nothing
    that you were writing is lost.
staff-stop-title = The inbox cannot be opened safely now

## An invitation

staff-colleagues = Colleagues
staff-audit = Audit log
invitation-for = For
invitation-centre = Centre
invitation-role = Role
invitation-until = Valid until
invitation-renewal = You will set a new password, new keys and a new second factor. Where you are signed in now, that ends. Until somebody of the centre approves you again, you will not see the conversations.
invitation-need = What you will need
invitation-need-time = about ten quiet minutes, at the computer you will work on
invitation-need-app = a phone with an authenticator app (for instance Aegis, Google Authenticator, or a password manager)
invitation-need-paper = a printer, or paper and a pencil
invitation-reload = Everything is stored at once, in the last step. If you close the page before, you can open the link again and start anew.
invitation-begin = Begin
# $number (Number) - which step
invitation-step = Step { $number } of 4
invitation-password-title = Name and password
invitation-name-hint = For instance jana.novakova. At least three letters or digits, no spaces.
invitation-password = New password
invitation-password-show = Show the password
invitation-password-hint = At least 12 characters. Best several words that have nothing to do with each other. The password never leaves your device, and nobody can send it to you.
factor-codes-title = Recovery codes
factor-codes-lead = If you lose your phone, you sign in with one of them. Each works once. Print them, or copy them by hand onto paper, and keep them where only you can get at them. We will not show them again.
factor-print = Print
factor-app-title = Second factor
factor-app-lead = At every sign-in you type six digits from the app on your phone, so that the password alone is of no use to anybody.
factor-scan = Scan this in the authenticator app.
factor-type = Cannot scan? Type this key into the app:
factor-code = Digits of the app
factor-code-hint = The app shows six digits, others every half minute.
invitation-finish = Finish
invitation-done-title = The account is ready
invitation-done-lead = You will not see any messages yet. Call a colleague of your centre and read these six groups of digits over the phone. Your colleague types them into the page, and that approves you.
invitation-done-call = Call a number that you know. Not one from an e-mail or a message.
invitation-done-voice = Read them aloud. Do not send them anywhere: on the phone your colleague hears that it is you.
invitation-done-later = It need not be now. You will find the digits in your account later, too.
invitation-done-plain = You can begin right away.
invitation-enter = Go to the inbox
invitation-over-title = This link is no longer valid
invitation-over-lead = An invitation works once, for three days. It may have been used, its time may have passed, somebody may have taken it back, or the link was not copied whole.
invitation-over-ask = Please ask whoever sent it for a new one. You have broken nothing.
invitation-over-account = If you have made your account already, just sign in. If you have not used the link and it is used all the same, tell your centre at once.
invitation-to-sign-in = Go to the sign-in
invitation-offline-title = No connection
invitation-offline-lead = The invitation could not be checked now. Nothing is lost.
invitation-again = Try again

## Colleagues

colleagues-title = Colleagues
colleagues-invite = Invite
colleagues-waiting = Waiting for approval
colleagues-waiting-lead = They have an account, but read nothing until somebody with the centre’s key approves them by phone.
colleagues-active = In the team
colleagues-closed = Closed accounts
colleagues-back = Back to the list
invitations-title = Open invitations
invitations-none = No invitation is waiting now.
approve-call = Call a number that you know. Not one from an e-mail or a message.
approve-listen = Ask for the six groups of digits from the page “The account is ready”, or from the account’s own page.
approve-type = Type what you hear.
approve-digits = The digits that you hear
# $number (Number) - which group
approve-group = Group { $number } of five digits
approve-why = We deliberately do not show you the digits beforehand. Only if you type them as you hear them is it certain that the key goes to the person on the phone, and not to somebody who has taken over the server.
approve-yes = Compare and approve
approve-no = Do not approve
approve-no-hint = You do not know this person, or something is odd? Do not approve, and tell the head of the centre, who can close the account.
invite-title = Invite to the team
invite-lead = This makes a link that works once, within three days.
invite-name = Name
invite-name-hint = As the others in the team will see it.
invite-role = Role
invite-counsellor = Counsellor
invite-counsellor-does = Reads the centre’s conversations and replies.
invite-head = Head of the centre
invite-head-does = Besides invites, closes accounts of the centre, and reads the audit log.
invite-coordinator = Coordination
invite-coordinator-does = Sees counts and deadlines of all centres. No messages, no keys.
invite-operator = Operation of the portal
invite-operator-does = Invites heads of centres, looks after the tables and the server. No messages.
invite-centre = Centre
invite-centre-none = Choose the centre
invite-yes = Make the invitation
link-lead = The link is shown now only. Whoever has it becomes a member of the team: hand it over so that nobody else reads it.
link-label = Link
link-copy = Copy the link
link-done = Done
link-how = How to hand it over
link-how-hand = best in person, or open it together at the computer that will be worked on
link-how-sealed = by a message in an app with end-to-end encryption (Signal, WhatsApp), to somebody you know
link-how-not = by e-mail only if nothing else works; never to a shared mailbox or a group
renew-lead = For a forgotten password, or when both the phone and the recovery codes are lost, or a device that somebody may have opened. It makes a link as for an invitation.
renew-until = Until the link is used, everything works on as it does now.
renew-then = Then there is a new password, new keys and a new second factor. All sessions end, and so does the access to the centre’s key.
renew-approve = In the end somebody of the centre approves the account again by phone, as the first time.
renew-code-first = Only the phone is lost? A recovery code is enough: sign in with it and set up a new second factor in the account.
renew-yes = Make the link for renewal
leave-ends = What ends at once
leave-ends-session = All sessions, the one that is open now included.
leave-ends-keys = The centre’s key is deleted for this account.
leave-ends-invited = Invitations that this account has sent are no longer valid.
leave-stays = What cannot be called back
leave-stays-read = What was read or copied.
leave-stays-key = The centre’s key, if somebody has kept it. That is why the centre then replaces its key and moves open conversations to the new one.
leave-cancel = Leave it
leave-confirm-lead = The account cannot be opened again. Should the person come back, you invite anew.
leave-yes = End the access
left-lead = The sessions have ended and the account is closed.
left-rotate = Please replace the centre’s key now. Until then a kept key would open new messages too, if somebody got at them.
left-keys = Replace the centre’s key
last-holder-lead = Nobody else holds the centre’s key. Without this account the running conversations can be opened only with the printed recovery sheet. Without the sheet never again.
last-holder-first = We strongly advise approving somebody else first.

## The audit log

audit-title = Audit log
audit-lead = Who did what to accounts, keys and conversations. Never any content. Lines once written cannot be changed or deleted.
audit-none = There is nothing yet.
audit-when = When
audit-who = Who
audit-what = What
audit-print = Print
audit-older = Older lines
audit-head-why = Once a month copy the count and the hash to somewhere else than the server. With them the operator can prove at any time that nothing is missing at the end of the log.

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
keys-withdraw = Take the new key back
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

## Taking back a key that waits for its signature

withdraw-title = Take the new key back?
withdraw-lead = The new key will never be in force, not even if the operator still signs it. The conversations are not touched by this, and you can make a new key again at any time.
withdraw-sheet = Was a new recovery sheet printed with the new key? It will be of no use: please destroy it and make another one.
withdraw-yes = Yes, take the new key back
withdraw-no = Let it wait

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
sheet-how = The head signs in on the page for centres, opens Centre’s key and chooses Use the recovery sheet. Then the four lines are typed, or the square code is scanned. Capital or small letters make no difference.
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

## The second step of signing in

second-title = Second step
second-passkey-lead = The password is right. Now confirm it is you with a security key, a phone or a fingerprint.
second-passkey = Use a passkey
second-otherwise = Or by a code from the app
second-no-passkeys = Your account has a passkey, but it cannot be used in this browser or at this address. Please use a code from the app.
second-continue = Continue
second-lost = I do not have my phone with me
second-recovery = Recovery code
second-recovery-hint = One of the ten codes that you copied on paper. Each works once.
second-recovery-use = Sign in with a recovery code
second-back = Back to name and password

## The own account

staff-account = My account
account-who = Who I am
account-fingerprint = Fingerprint of my keys
account-fingerprint-hint = Read these digits over the telephone to the colleague who approves your account. They are no secret, but they have to be heard from you.
account-mail = Notices by e-mail
account-mail-lead = We write to you when something in the portal is waiting for you. There are never any names, contents or links in these e-mails.
account-mail-off = The portal does not send e-mail yet. Its operator can switch it on.
account-mail-code = Code from the e-mail
account-mail-code-hint = Eight digits, valid for an hour. If you cannot see the e-mail, look among the spam as well. A new code comes when you save the settings below again.
account-mail-confirm = Confirm the address
account-mail-address = E-mail address
account-mail-address-hint = Best a mailbox at work that nobody else can read. If you leave this empty, we delete the address from the portal.
account-mail-when = When to write
account-mail-at-once = As things happen
account-mail-at-once-does = Once an hour at most, always at the full hour.
account-mail-digest = Once a day
account-mail-digest-does = Everything in one e-mail, at the hour that you choose.
account-mail-none = Not at all
account-mail-none-does = You see what is new when you sign in.
account-mail-digest-hour = At what hour
account-mail-quiet = There are hours when I want no e-mail
account-mail-quiet-from = Nothing from
account-mail-quiet-to = Nothing until
account-mail-late = When somebody waits for a reply for too long, we write to the head of the centre and the coordinator straight away, at any hour.
account-mail-language = Language of the e-mails
account-mail-save = Save the settings
account-mail-test = Send a test e-mail
account-password = Password
account-password-lead = The password unlocks your keys to the messages. Nobody else knows it, not even the operator.
account-password-open = Change the password
account-password-old = Present password
account-password-new = New password
account-password-hint = At least twelve characters. A sentence that makes sense to nobody else serves well.
account-password-show = Show the passwords
account-password-save = Save the new password
account-present-password = Present password
account-cancel = Cancel
account-app = Authenticator app and recovery codes
account-app-lead = A new phone, a lost sheet, or has somebody seen the codes? Set up new ones. The present ones work until you confirm the new ones.
account-app-open = Set up anew
account-app-scan = 1. Add the account to the app
account-app-codes = 2. Copy the recovery codes
account-app-codes-lead = When you do not have your phone with you, each of them stands in for a code of the app once. They are not shown again. Copy them on paper, or print them, and keep them somewhere else than the phone.
account-app-confirm = 3. Confirm with your password
account-app-save = Use the new app and the new codes
account-passkeys = Passkeys
account-passkeys-lead = A security key, a phone or a fingerprint instead of copying a code. No fraudulent page can lure it out of you. The app with codes always works beside it.
account-passkeys-empty = There are none yet.
account-passkey-open = Add a passkey
account-passkey-name = What you will call it
account-passkey-name-hint = By its name you will know it when you want to remove it. “Key on the ring” or “work phone”, for example.
account-passkey-save = Continue on the device
account-sessions = My sessions
account-sessions-lead = The portal does not remember where you sign in from. End what you do not recognise, and change your password.
account-sessions-end = End all other sessions

## How the centres stand

staff-overview = Centres at a glance
overview-lead = Counts and deadlines. Messages cannot be opened from here, and this account has no keys to them.
overview-centre = Centre
overview-unanswered = Waiting for an answer
overview-longest = Longest wait
overview-answered = Answered
overview-closed = Closed
overview-key = Key
overview-members = People

## What staff note for everybody's safety, and a lost code

safety-label = What to mind while writing
facts-title = Safety and agreements
facts-lead = For the centre only: neither the person who writes nor the server sees what you note here.
facts-save = Save
phrase-title = Agreed phrase
phrase-new = New agreed phrase
phrase-hint = A phrase that nobody would write by chance, such as “Grandma has a blue bucket”. By it you recognise that the same person is writing, even after the code was lost. It should tell nothing of what is happening.
phrase-forget = No longer valid
taken-over-title = Somebody else may have the code
taken-over-hint = Mark the conversation if it seems to you that somebody else is writing, or if the person who writes tells you so. Only short sentences that give nothing away will go out then.
taken-over-mark = Mark the conversation
taken-over-lift = Take the mark away
neutral-title = Somebody else may have the code. Only one of these sentences can go out:
neutral-send = Send the chosen sentence
witness-title = Before you contact the endangered person
witness-hint = A witness is writing. Nothing happens by itself: note what you know, and contact anybody only then.
witness-safe-question = Is it safe to contact the endangered person?
witness-yes = Yes
witness-no = No
witness-not-known = We do not know yet
witness-by = Who makes contact, and how
witness-when = When it is safe
police-title = The 48 hours after an expulsion
police-hint = They run from the moment when the centre got the police record of the expulsion, at night and on holidays too. They have nothing to do with the time in which you reply to messages.
police-when = When the centre got the record
police-when-hint = Date and time in the Czech Republic. The server does not learn them, only the hour in which it is to remind you that the time is running out.
police-start = Start the clock
police-reason = Why you stop the clock
police-stop = Stop the clock
lost-code-title = Lost code
lost-code-hint = Whoever has lost the code begins a new conversation and writes the agreed phrase in it. Find the old one and compare the two. One person at the centre proposes the link, and another one approves it. Then nothing goes out in the old conversation any more, and nothing of it gets into the new one by itself.
lost-code-old = Number of the old conversation
lost-code-compare = Compare
lost-code-look = Compare both phrases
lost-code-propose = Propose the link
lost-code-approve = Approve the link
lost-code-resume-hint = Was the link a mistake? You will undo it, and replies will go out here again. Everybody who has the code of this conversation will see them.
lost-code-resume = Reply here again

## The queue

staff-filters = Which conversations are shown
staff-filter-open = Open
staff-filter-waiting = Waiting for us
staff-filter-mine = Mine
staff-filter-unassigned = Not taken
staff-filter-answered = Answered
staff-filter-closed = Closed
hands-take = Take it
hands-return = Return to the queue
hands-close = Close the conversation
hands-giving = Give to a colleague
hands-to = To whom
hands-give = Give

## What people think of the help

staff-feedback = Feedback
staff-feedback-title = What people think of the help
staff-feedback-lead =
    Anonymous answers to five questions, summed up by quarter. The current quarter is not shown, nor are small counts or
    noughts, so that nobody can tell who answered. The counts are not verified: anybody can answer.
staff-feedback-empty = There is nothing here yet. The first sums appear when a quarter in which somebody answered is over.

## Notes, danger and drafts in a conversation

notebook-title = Notes
notes-badge = For the centre only
notes-hint = Everybody of your centre reads them and nobody else. The person who writes never gets to them, and they are deleted when the conversation goes to another centre.
notes-label = New note (stays in the centre)
notes-save = Save the note
danger-now-title = In danger now
danger-now-hint = When you have seen to it, say so here. The conversation then stops standing at the very top for your colleagues.
danger-handled = Done
draft-two = You have begun this reply on another device as well:
draft-take-other = Go on with the other one
draft-keep-here = Keep this one
transfer-notes = Notes of the centre are deleted when the conversation is handed over, and the other centre does not get them. What it should know belongs into the last message.
