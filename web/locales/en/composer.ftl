# What stands around a reply and around finding one's way: texts that are kept ready, the look before sending, keys, the search.

## The look before sending

confirm-look = The reply as it goes out
confirm-warned = Please check whether this really belongs into the reply. Somebody else may find it.
confirm-send = Send
confirm-back = Back to writing
confirm-keys = On the keyboard: Ctrl and Enter sends, Esc goes back to writing.

## Texts that are kept ready, over the reply

canned-insert = Insert a ready-made text
canned-filter = Find in names and texts

## The area in which a head writes them

canned-area = Ready-made texts
canned-title = Ready-made texts
canned-lead = Texts that come up again and again in replies. Everybody at the centre who replies can use them; the head writes and changes them.
canned-open = These texts are not encrypted, and the operator of the portal can read them. Please write nothing of any conversation into them.
canned-new = New text
canned-none = There is none yet.
canned-starting = Texts to begin with
canned-starting-lead = Something to start from. A text that you take over can be changed as you like. The Czech wording is offered when you switch the language of the page.
canned-back = Back to the list
canned-edit-title = Ready-made text
canned-name = Name
canned-name-hint = The text is found by its name. It is not part of the reply.
canned-language = Language of the text
canned-text = Text
canned-text-hint = Write what differs each time in braces, such as { "{" }day and time{ "}" }. Until it is filled in, the reply cannot be sent.
canned-save = Save the text
canned-remove = Delete the text
canned-remove-title = Delete this text?
canned-remove-lead = Nothing disappears from replies that have it in them already.
canned-remove-yes = Yes, delete it
canned-remove-no = Keep it

## Keys

keyboard-open-help = Keyboard shortcuts
keyboard-title = Keyboard shortcuts
keyboard-move = next and previous conversation in the list
keyboard-open = open the conversation
keyboard-take = take it
keyboard-reply = write the reply
keyboard-back = back to the list
keyboard-filter = which conversations are shown (the upper row of digits)
keyboard-search = search
keyboard-lock = lock
keyboard-send = check the reply; the second time, send it
keyboard-escape = back to writing
keyboard-help = this overview
keyboard-on = Single-key shortcuts are on
keyboard-hint = They never fire in a field for writing. Only this browser remembers the choice.
keyboard-close = Close

## The search

search-open = Search the conversations
search-label = What you are looking for
search-hint = Your own conversations are searched, and those that you have opened since unlocking. Capitals and diacritics do not matter.
search-start = Search
search-stop = Stop searching
