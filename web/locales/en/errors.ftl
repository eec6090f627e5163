# Errors that the server answers with. Each says what happened and what to do next, in plain words.
# The identifier is "error-" and the error's code with hyphens; the server refuses to start when one is missing.

error-malformed-request = The page sent something that the portal does not understand. Please try once more. If that does not help, copy the text you have written and open the page again.

# $version (Text) - the version that was sent, in figures
error-unknown-version = The page speaks a version that the portal does not know (version { $version }). Please copy the text you have written and open the page again.

error-not-signed-in = You are no longer signed in. Please sign in again.

error-forbidden = Your role does not allow this step. If you need it, please ask the head of your centre.

error-wrong-origin = The request did not come from a page of this portal, so we refused it. Please open the portal at its own address.

error-thread-not-found = There is nothing under this code. Please check that it is copied exactly and that the groups are in the right order. If the conversation was deleted, you can start a new one at any time.

# The same answer in the staff's application, where there is no code.
error-thread-not-found-staff = Your centre has no such conversation. Its writer may have deleted it in the meantime. Please reload the list.

error-stale-sequence = A new message has arrived in the meantime. Please read it and then send yours. Your text is still here.

error-conflicting-message = There is already another message in this place. Please load the conversation again and send yours afterwards. Your text is still here.

error-conflicting-mark = Your centre has already opened this conversation with a different mark. Please do not reply in it and contact the operator of the portal.

error-conflicting-thread = There is already a conversation under this code. Please have a new code made and send the message again.

error-too-large = The message is too long. Please shorten it, or split it into several shorter ones.

error-unsupported-media-type = The page sent data in a form that the portal does not accept. Please copy the text you have written and open the page again.

error-unknown-centre = The portal does not know this centre. Please choose the place again, or call 116 006. The line is free and open day and night.

error-centre-not-accepting = This centre does not take messages through the portal at the moment. Please choose another centre, or call 116 006. The line is free and open day and night.

error-stale-key = The centre has changed its key in the meantime. Please send the message once more; the page will use the new key. Your text is still here.

error-wrong-direction = This message cannot be stored here. Please copy the text you have written and open the page again.

error-sign-in-failed = The name, the password or the verification code is not right. Please check them and try again. Each verification code works only once.

error-code-needed = Please enter the six-digit code from your authenticator app.

error-not-found = There is nothing at this address. Please start on the home page.

error-method-not-allowed = This step is not possible at this address. Please open the page again.

error-unavailable = The portal cannot answer right now. Please try again in a moment; your text stays on the page. If you are in danger, call 158 or 112.

error-internal = Something went wrong on our side; it is not your fault. Please try again in a moment. If you are in danger, call 158 or 112.

# Accounts of staff and keys of centres.

error-invitation-not-found = This invitation is no longer valid, or the link is incomplete. Each link works once and for three days. Please ask the person who invited you for a new one.

error-member-not-found = There is no such account here. Please reload the list.

error-enrolment-over = Setting up the second factor took too long or was begun anew. Please start it once more; the invitation is still valid.

error-name-taken = Somebody already uses this sign-in name. Please choose another one.

error-last-holder = Nobody else has the centre’s key. Without this account the conversations could only be opened with the printed recovery sheet. Please pass the key on to somebody first, or confirm this step expressly.

error-conflicting-key = The keys of the centre have changed in the meantime. Please reload the page and try again; nothing was lost.

error-key-still-needed = The old key is still needed: some conversations have not been moved to the new one. Please finish moving them first.

error-wrong-code = The verification code is not right. Please check that you added this account to the app and that the phone’s clock is right, and enter a new code.

error-not-a-holder = Your account does not have the centre’s key yet. Please ask a colleague who has it for approval.

error-too-many-tries = There were many tries in a short time, so we are waiting for a moment. Please try again a little later. The account is not blocked.

# Notices by mail.

error-address-code-wrong = The code is not right, or has expired. Please copy it from the latest message that has come, or ask for a new one.

error-mail-not-set-up = The portal cannot send e-mail yet. Please turn to its operator.
# Keys and transfers of threads.

error-key-pending = A new key of the centre is waiting for the operator’s signature. Colleagues can be approved as soon as it is in force.

error-not-opened = The conversation has to be opened again first. Please load it again and answer then. What you have written stays.

error-stale-epoch = The key of the conversation has changed meanwhile. Please load it again and try once more.

error-not-agreed = The writer has not agreed to this centre, or something has changed meanwhile. Please load the conversation again and ask once more.
# The own account.

error-account-changed = This account was changed meanwhile, in another window or on another computer. Please load the page again and try once more.

error-passkey-refused = The passkey could not be verified, or it took too long. Please try again.

error-too-many-passkeys = One account cannot have more than ten passkeys. Please remove one that you no longer use first.

# The queue.

error-in-other-hands = Somebody else has taken the conversation in the meantime, or it went back to the queue. Please look who has it now.

# Lost codes and reminders.

error-conflicting-link = The link has changed meanwhile: one of the conversations is proposed or linked otherwise. Please look how it is now.

error-second-member-needed = A link has to be approved by somebody else than who proposed it. Please ask a colleague.

error-superseded-thread = Nothing goes out in this conversation any more: its code was lost, and it goes on elsewhere. What you have written stays; please reply in the new conversation.

error-stale-reminder = Somebody else has set the reminder meanwhile. Please look how it is now, and try again.

# Notes, labels and drafts.

error-conflicting-notebook = Somebody else has begun the notes of this conversation in the meantime. Please open the conversation again and try once more.

error-conflicting-label = Somebody at the centre has just changed the same about this conversation. Please try once more.

error-conflicting-draft = You have begun this reply on another device as well. Please open the conversation again and choose with which one to go on.
# Texts that are kept ready.

error-canned-reply-changed = Somebody else has changed this text in the meantime. Please look at its new wording. What you have written stays.

error-too-many-canned-replies = A centre cannot have more than a hundred ready-made texts. Please remove one that you no longer use first.
