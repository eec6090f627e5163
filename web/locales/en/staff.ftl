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

## The second step of signing in

second-title = Second step
second-passkey-lead = The password is right. Now confirm it is you with a security key, a phone or a fingerprint.
second-passkey = Use a passkey
second-otherwise = Or by a code from the app
second-no-passkeys = Your account has a passkey, but this browser cannot use it. Please use a code from the app.
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
account-passkeys = Passkeys
account-passkeys-lead = A security key, a phone or a fingerprint instead of copying a code. No fraudulent page can lure it out of you. The app with codes always works beside it.
account-passkeys-empty = There are none yet.
account-passkey-open = Add a passkey
account-passkey-name = What you will call it
account-passkey-name-hint = By its name you will know it when you want to remove it. “Key on the ring” or “work phone”, for example.
account-passkey-save = Continue on the device
account-sessions = Where I am signed in
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
