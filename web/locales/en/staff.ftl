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

## What people think of the help

staff-feedback = Feedback
staff-feedback-title = What people think of the help
staff-feedback-lead =
    Anonymous answers to five questions, summed up by quarter. The current quarter is not shown, nor are small counts or
    noughts, so that nobody can tell who answered. The counts are not verified: anybody can answer.
staff-feedback-empty = There is nothing here yet. The first sums appear when a quarter in which somebody answered is over.
