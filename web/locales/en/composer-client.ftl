# What scripts say around a reply: places to fill in, the look before sending, texts that are kept ready, the search.

## Before a reply goes out

# $place (String) - as it stands in the reply, with its braces
reply-unfilled = Please fill in or delete what stands in braces: { $place }
reply-checking = Checking the reply…
# $what (String) - what was found, parted by commas
warn-birth-number = There is a birth number in the reply: { $what }
warn-account = There is a bank account in the reply: { $what }
warn-phone = There is a phone number in the reply: { $what }
warn-email = There is an e-mail address in the reply: { $what }
warn-web = There is a web address in the reply: { $what }
warn-address = There is an address in the reply: { $what }
warn-place = There is a place in the reply: { $what }
# $told (String) - as it is written; $name (String) - the name of the place
warn-named = { $told } ({ $name })
# $what (String) - a number or an address; $name (String) - of the help line or of the centre
confirm-published = Public contact: { $what } ({ $name })
confirm-unchecked = The names of places could not be checked. Please look for them yourself.

## Texts that are kept ready

canned-empty-reader = The centre has no ready-made texts yet. Its head adds them.
canned-empty-head = The centre has no ready-made texts yet. You add them under “Ready-made texts”.
canned-not-found = No text fits that.
canned-saved = The text is saved.
canned-removed = The text is deleted.
canned-taken = The text is taken over.
canned-take = Take over
canned-change = Change
# $title (String) - of a text
canned-take-which = Take over the text “{ $title }”
canned-change-which = Change the text “{ $title }”
canned-all-taken = You have all of them among your texts.
canned-title-form = A name has one to eighty characters.
canned-text-form = A text has one to four thousand characters.
canned-brace = A brace stands alone, or there is nothing between braces. A place to fill in looks like this: { $example }
canned-example = { "{" }day and time{ "}" }
canned-changed-meanwhile = Your colleague’s wording: “{ $text }” If you save again, yours counts.

## Texts to begin with

canned-start-received-title = We have your message
canned-start-received-text =
    Hello,

    thank you for your message. We have read it and will answer in detail { "{" }when{ "}" }.

    If you are in danger before then, please call 158 or 112. The line 116 006 is free and open day and night.
canned-start-safety-title = How to answer you safely
canned-start-safety-text =
    Hello,

    thank you for trusting us. So that we can answer you safely, please tell us when it is safe for you to read messages, whether anybody else could get to them, and what we should not mention.

    A few words are enough. You need not tell us where you are.
canned-start-meeting-title = Invitation to a meeting
canned-start-meeting-text =
    Hello,

    we can meet in person { "{" }day and time{ "}" }, { "{" }where{ "}" }. A meeting takes about an hour, it is free, and you need not give your name.

    Would that suit you? If not, please tell us when would be better.
canned-start-later-title = The answer takes longer
canned-start-later-text =
    Hello,

    we want to answer your message with care and need more time than we promised. You will hear from us { "{" }when{ "}" }. We are sorry that you have to wait.

    If anything changes in the meantime, please write to us here.
canned-start-expulsion-title = What happens after an expulsion order
canned-start-expulsion-text =
    Hello,

    the police can ban a violent person from the shared home for 14 days. All that time the person must neither come back nor seek you out.

    The police send us a record of it, and we contact you within 48 hours of receiving it. We also help you to ask the court for longer protection.
canned-start-witness-title = To a witness
canned-start-witness-text =
    Hello,

    thank you for caring. Please tell us whether the person you are worried about knows of your message, and what could be dangerous for them. We will then think about how to offer help.

    If violence is happening right now, please call 158.
canned-start-closing-title = Closing the conversation
canned-start-closing-text =
    Hello,

    we are closing this conversation now. You can come back to it with the same code at any time and write to us again, until we delete it { "{" }when{ "}" }.

    We wish you strength.

## The search

search-short = Please type at least two letters.
# $done (Number) and $all (Number) - conversations
search-opening = Opening conversations: { $done } of { $all }
# $results (Number) - how often it was found
search-found =
    { $results ->
        [one] Found in one place.
       *[other] Found in { $results } places.
    }
# $threads (Number) - conversations that were looked through
search-searched =
    { $threads ->
        [one] { $threads } conversation was searched.
       *[other] { $threads } conversations were searched.
    }
# $shown (Number) - results
search-more = The { $shown } newest are shown.
# $most (Number) - conversations
search-left = At most { $most } of your conversations are opened at a time; older ones were not searched.
