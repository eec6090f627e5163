# The handbook for centres: what staff do when something about an account or a key has happened. Czech is the source.

handbook-title = Handbook for centres
handbook-lead = What to do when you cannot sign in, when somebody comes or leaves, and when something is wrong.
handbook-why = Nobody can set or send you a password. The operator does not know it and reads no messages. So every way back needs one more person, who knows you by your voice.
handbook-contents = Contents

## A forgotten password

handbook-password-title = A forgotten password
handbook-password-call = Call the head of your centre. If you are the only head, call the operator.
handbook-password-link = Beside your name under “{ staff-colleagues }” they choose “{ colleague-renew }” and hand you a link. It is valid for three days and serves once.
handbook-password-steps = Open it on your own device and go through the four steps as you did the first time: a new password, recovery codes, the authenticator app.
handbook-password-approve = Call somebody who holds the centre's key and read out the six groups of digits. This approves you again.
handbook-password-kept = No conversation is lost: everybody else who holds the centre's key has them. Until you use the link your old password is valid; if you remember it, just sign in.

## A lost second factor

handbook-factor-title = A lost or new phone with the authenticator app
handbook-factor-code = Sign in with your name and password. Then choose “{ second-lost }” and type one recovery code from the paper.
handbook-factor-new = Under “{ staff-account }” set up the authenticator app and the recovery codes again. The lost phone then no longer counts.
handbook-factor-none = No codes either? Have your account renewed, as with a forgotten password. Nobody can switch off your second factor by telephone, even if they wanted to.

## A lost device

handbook-device-title = A lost or stolen computer
handbook-device-keys = The keys to the messages are not stored on it; only your password unlocks them. An open page locks by itself after a while.
handbook-device-end = From another device choose “{ account-sessions-end }” under “{ staff-account }”. Changing your password does the same.
handbook-device-passkey = Was there a passkey on it? Remove it in the same place. The authenticator app too? Set up a new one.
handbook-device-known = Could somebody know your password as well, for instance because the browser had stored it? Have your account renewed, then replace the centre's key.

## Everybody has lost the centre's key

handbook-lost-title = Nobody can get at the centre's key
handbook-lost-lead = This is what the recovery sheet is for, the paper in the sealed envelope.
handbook-lost-head = The operator renews the account of a head of the centre, or invites a new one.
handbook-lost-others = The head renews or closes the accounts of all who under “{ staff-colleagues }” are still marked “{ colleague-holds }”.
handbook-lost-sheet = Under “{ keys-title }” the head chooses “{ sheet-use }” and types its four lines, or scans the square code.
handbook-lost-approve = The head approves the others by telephone.
handbook-lost-new = The head makes a new recovery sheet and, if anybody may have seen the old one, a new key.
handbook-lost-none = If the sheet is missing too, nobody at the centre can open the conversations any more, nor can the operator. Those who wrote still read their own messages with their code.

## Somebody comes

handbook-join-title = Somebody joins
handbook-join-invite = The head chooses “{ colleagues-invite }” and hands over the link, best in person. Whoever has it becomes a member of the team.
handbook-join-register = Everybody then makes their own account, in about ten minutes. They see no messages yet.
handbook-join-call = Whoever holds the centre's key calls a number that they know, chooses “{ colleague-approve }”, and types the digits they hear.
handbook-join-differs = They differ? Do not approve. Have them read again, then call another number. If they still differ, tell the head and the operator: somebody may be between you.
handbook-join-mail = Everybody sets up notices of new messages in “{ staff-account }”: the address, when the portal is to write, and a test e-mail.

## Somebody leaves

handbook-leave-title = Somebody leaves
handbook-leave-only = Does only the person who leaves hold the centre's key? Approve somebody else first.
handbook-leave-end = The head chooses “{ colleague-leave }” beside the name. All sessions of that account end at once.
handbook-leave-rotate = Then replace the centre's key at once. What somebody has read or kept cannot be taken back, but a kept key does not open new messages.
handbook-leave-sheet = Check that the recovery sheet is in its place and the envelope sealed.

## Replacing the key

handbook-rotate-title = Replacing the centre's key
handbook-rotate-when = After every departure, and otherwise about once a month. The page will ask for it.
handbook-rotate-names = Under “{ keys-title }” choose “{ keys-rotate }” and go through the names of those who get it, one by one.
handbook-rotate-call = Call the operator and read out the digits of the new key. They compare them on a computer without network, and sign the key.
handbook-rotate-move = The new key is then in force. The browser of anybody at the centre moves the conversations to it. Reading and writing goes on all the while.

## Handing a thread over

handbook-transfer-title = Handing a conversation to another centre
handbook-transfer-ask = Open “{ transfer-title }” in the conversation, choose the centre, and ask.
handbook-transfer-wait = Wait for the answer. Without consent the conversation stays with you.
handbook-transfer-do = After a yes choose “{ transfer-hand-over }”. The new centre sees all of it, and nothing of it stays with you.
handbook-transfer-emergency = When waiting puts somebody in danger, a head can hand over without consent. The person who writes is told so, and the reason stays in the audit log.

## Before a reply goes out

handbook-reply-title = Before a reply goes out
handbook-reply-look = You see the reply once more as the writer will see it, with when it is safe to read and what not to mention beside it. Only the second press sends it.
handbook-reply-warn = You are told of phone numbers, e-mail, web and street addresses, birth numbers, bank accounts, and names of municipalities and their parts. Your browser looks for them; they are sent nowhere.
handbook-reply-public = Help lines and the contacts of your centre are only named: they are meant to be in a reply.
handbook-reply-misses = The check is a second pair of eyes, not a judgement: it does not know a place that is written in small letters or paraphrased.
handbook-reply-canned = The head of the centre writes ready-made texts under “{ canned-area }”. What differs each time stands in braces; until you fill it in, the reply cannot be sent.
handbook-reply-open = Ready-made texts are not encrypted. Nothing of any conversation belongs into them.

## Finding one's way in the conversations

handbook-find-title = Searching, and keys
handbook-find-search = Only conversations that you have taken are searched, and those that you have opened since unlocking, at most a hundred at a time. What you look for goes nowhere, and nothing is left of it after locking.
handbook-find-reads = The browser opens a conversation for the search just as if you read it. In the audit log it is therefore a reading, too.
handbook-find-keys = The question mark shows the keyboard shortcuts. You can switch them off there; only your browser remembers that.

## A lost code, and a code in other hands

handbook-phrase-title = When somebody loses the code
handbook-phrase-agree = Beforehand: agree in the conversation on a phrase that nobody would write by chance and that gives nothing away.
handbook-phrase-note = Note it at the conversation under “{ facts-title }”. Only the centre sees it.
handbook-phrase-link = Whoever has lost the code begins a new conversation and writes the phrase in it. Open “{ lost-code-title }” there, give the number of the old one and compare the phrases. If they agree, propose the link.
handbook-phrase-second = Somebody else at the centre reads both phrases and approves the link. Then nothing goes out in the old conversation any more: somebody else may have its code.
handbook-phrase-none = You have agreed on no phrase? Go on as with somebody new, and give nothing of the old conversation away.
handbook-taken-title = When somebody else may have the code
handbook-taken-mark = Mark the conversation under “{ taken-over-title }”. Everybody at the centre will see it, in the list too.
handbook-taken-neutral = Only short sentences that give nothing away can go out then.
handbook-taken-lift = When the agreed phrase is said, or when you recognise the person in another way, take the mark away. The reason stays among the notes.
handbook-contact-title = Witnesses and expulsions
handbook-contact-witness = A witness is writing? Before you contact the endangered person, note whether that is safe, who will do it, and when. The page itself writes to nobody.
handbook-contact-police = You have got the record of an expulsion? Start the clock under “{ police-title }”. It has nothing to do with the time for a reply, and you stop it with a reason once you have made contact.
handbook-contact-reminder = Twelve hours before the end a mail comes to whoever has the conversation, at the end to the head. It does not say what it is about.

## Something is wrong

handbook-wrong-title = When something is wrong
handbook-wrong-thread = A conversation says “Not accepted”: do not answer, and tell the operator. What you see is verified; what is missing could not be.
handbook-wrong-notes = A conversation says that its notes could not be verified: nothing can be written, since you do not know whether somebody else has the code. Tell the operator.
handbook-wrong-session = Under “{ staff-account }” there is a session that you do not recognise: end it, change your password, and tell the head.
handbook-wrong-link = Somebody has used the link of your invitation and it was not you: tell the head at once, so that the account is closed.

## Links to it

handbook-open = Handbook for centres
handbook-cannot = Cannot sign in? See the handbook.
handbook-back = To the page for centres

## Notes, danger, drafts

handbook-notes-title = Notes, danger and unfinished replies
handbook-notes-own = Write into “{ notebook-title }” what your colleagues should know. The person who writes never gets to it.
handbook-notes-danger = When somebody writes to be in danger right now, the conversation stands at the top. The browser of anybody at the centre finds it, but only while it is unlocked. When you have seen to it, choose “{ danger-handled }”.
handbook-notes-drafts = What you do not finish stays saved for you alone, also after locking and on another computer.
handbook-notes-transfer = When a conversation goes to another centre, the notes are deleted.
