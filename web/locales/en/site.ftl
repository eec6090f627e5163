# Texts of the pages, as the server renders them. Czech is the source.
# Voice: warm, plain, calm.

brand = Ozvi se

## Every page

exit = Leave
exit-hint = Hides this page at once and opens another. On a keyboard, pressing Shift three times does the same.
exit-two = Press Shift two more times and the page is gone
exit-one = Press Shift one more time and the page is gone
exit-off = Leaving by the Shift key was cancelled
exit-leaving = Another page is opening
exit-note-title = What the button “Leave” can do
# $name (Text) - the language of the page by its own name
language-label = Language: { $name }
back = Back
continue = Continue
step = Step { $number } of 7
numbers-title = Are you in danger right now?
numbers-police = Police
numbers-emergency = Emergency
numbers-ambulance = Ambulance
numbers-victims = Victims’ line
numbers-free = All numbers are free and answer day and night.
link-contacts = Phone numbers and addresses
link-safety = Staying safe, and how we protect you
link-home = First page
data-source = Source: Czech Statistical Office; GeoNames (CC BY 4.0)

## The demonstration

demonstration-label = Demonstration
demonstration = This is a demonstration: nobody reads messages here.

## The first screen

welcome-title = You can speak up. Quietly, without a name.
welcome-lead =
    Is something happening at home that hurts you or scares you? Or do you see it happen to somebody else? Write to the
    people of an intervention centre. They help with this every day, and nobody else can read it.
welcome-write = Write
welcome-write-hint = No name, phone number or e‑mail.
welcome-return = I have a code
welcome-return-hint = An answer, or another message.
welcome-exit-title = Before you start
welcome-exit-note =
    The button “Leave” at the top hides this page at once and opens another. The Back arrow does not lead here any more
    then. It cannot remove from the browser’s history that somebody was here.

welcome-late = The page has not loaded completely. Please load it again with a better connection. You can call now.

## Without scripts

noscript-title = Writing does not work here now
noscript-text =
    We encrypt your message on your own device, so that nobody but the centre can read it. That needs JavaScript,
    which is switched off in this browser. You can call right away.

## Who it is about

role-title = Who is it about?
role-victim = It is about me
role-victim-hint = Somebody close hurts me, or I am afraid of them.
role-witness = It is about somebody else
role-witness-hint = A neighbour, a friend, a child, somebody in the family.
role-unsure = I do not know what to call it
role-unsure-hint = That is enough. You do not have to be sure.
role-error = Please choose one. If you are not sure, take the third.
role-young =
    Are you under 16? You can write here too. You can also call the children’s helpline.

## The place

place-title = Where is it happening?
place-lead =
    By the place we find the centre that helps right there. We mean where it happens, even if you are elsewhere now.
place-private = The place is sent only encrypted, inside your message. Only the centre reads it.
place-label = Municipality, part of a town, or postcode
place-hint = The beginning is enough, with or without diacritics. The search runs on your device; nothing of it is sent.
place-more = There are more places. If yours is not here, please type on.
place-question = In which district is it?
place-question-lead = More than one centre helps there. The district tells which one it should be.
place-question-error = Please choose one of the options. If you don’t know, choose “I don’t know, or I’d rather not say” below.
place-by-region = Choose by region and district
place-region = Region
place-region-choose = Choose a region
place-district = District
place-error-region = Please choose a region, or one of the options below it.
place-error-district = Please choose a district, or one of the options below it.
place-other = Neither fits?
place-unknown = I don’t know, or I’d rather not say
place-elsewhere = I don’t want the centre of my district

## A centre of one's own choice

choose-title = Choose a centre
choose-lead =
    It is fine not to name the place. You can write to any of these centres. If it helps, they will tell you who is
    nearer.
choose-none = No centre takes messages through this portal at the moment. You can call 116 006, in danger 158.
choose-error = Please choose one of the centres.

## Who will read it

centre-title = Who will read it
centre-continue = Continue
centre-witness =
    You are writing about somebody else. The centre may offer that person help, which need not be accepted. What could be
    dangerous for them has to be known first, so you will be asked about it with the message. They will not learn from us
    who is writing: we do not know it either.
centre-other = I want another centre
centre-operator = Run by { $operator }
centre-no-contact =
    We do not have a direct number of this centre yet. You can call the line 116 006, and in danger 158.
closed-title = You cannot write here yet
closed-lead =
    The centre that helps in this place does not take messages through this portal yet. Nothing was sent.
    You can call it, or write to another centre.
closed-fallback = Write to the centre that stands in
closed-others = Choose another centre

## Before writing

before-title = Before you write
before-reads = Only the people of the centre that you saw on the page before will read your message.
before-reads-not = Not the police, not the operator of this portal, and nobody on the way.
before-secrecy =
    The centre has to keep it confidential. The exception is a serious crime or a child in danger that the law says
    must be reported.
before-answer = The answer comes here on this page. The centre answers in its working hours, so not at once.
before-emergency = This is not an emergency line.
before-kept = The portal deletes no messages by itself. With the code you can delete them at any time.
before-code =
    Only the code that you will see now brings you back. A lost code is a lost conversation. Not even the centre can
    restore it.
before-continue = I understand, show the code

## Danger now

danger-start = Yes, now
danger-title = Please call first
danger-told =
    You can write all the same. The centre will see with your message that you are in danger right now. But it answers
    in its working hours, so please do not wait for it.
danger-continue = Go on writing
danger-none = I am not in danger now

## The code

code-title = Your code
code-loss = Whoever loses the code cannot get to the answer any more. Neither we nor the centre can restore it.
code-lead = There is no name and no password here; you come back with it alone. Please keep it safe before you write.
code-large = Show in large type
code-show = Show my code
large-title = The code, to be copied
large-paper = Copy it onto paper among other things. Capital or small letters do not matter.
large-done = I have copied it
code-groups = The code in five groups
code-words = The code in nine words
code-as-words = Show the code as Czech words
code-as-groups = Show the code as letters and digits
code-keep-title = How to keep the code
code-keep-memory = Remember it. As words it is easier, as a little story.
code-keep-paper = Write it on paper among other things, in a recipe or next to a contract number.
code-keep-person = Tell it to somebody you trust.
code-keep-photo = A photo or a screenshot may turn up on another device. Better not.
code-continue = I have kept the code
confirm-title = Let us see that you have it
confirm-show = Show the code again
confirm-why = We make sure that it brings you back. A lost code is a lost conversation.

## Writing

write-title = Write what is happening
write-title-again = Write another message
write-lead = A few sentences are enough, in any order. You may write in your own language.
write-lead-witness =
    The centre can offer help to the person you are worried about. Please say whether they know that you are writing,
    and what could be dangerous for them.
write-label = Your message
write-help-title = Not sure how to begin?
write-help-last = What happened last?
write-help-fear = What are you most afraid of now?
write-help-others = Is anybody else there, children perhaps?
write-help-wish = What would help you now?
write-names = You do not have to write names or addresses.
write-send = Send
write-to-messages = Back to the messages

## What may be told besides the message

notes-title = For a safer answer (optional)
notes-done = Done
notes-skip = I prefer not to say
safe-times-row = When you can look here undisturbed
safe-times-title = When can you look here undisturbed?
safe-times-lead = The centre sees it right at your message, and knows when you can read the answer safely.
safe-times-label = When it is safe
safe-times-example = For example: weekday mornings, Tuesday evening, only from work.
unmentioned-row = What the answer should not mention
unmentioned-title = What should the answer not mention?
unmentioned-lead = In case somebody else should see the answer. The centre will avoid it.
unmentioned-label = What to avoid
unmentioned-example = For example: the plan to leave, the children, a doctor, who knows about it.
danger-row = Are you in danger right now?

## Sending and sent

sending-title = Sending your message
sending-retry = Try now
sending-keep = Please keep the page open. The text is only here and nobody else sees it.
sent-title = Sent
sent-lead = Your message is with the centre, encrypted. It is good that somebody knows now.
sent-when = Look here tomorrow, and if there is no answer yet, again a day later.
sent-code-title = With this code you come back
sent-code-note = Once you leave we cannot show it again. Without it you cannot get to the answer.
sent-again = Add another message
sent-leave = Leave this page

## Coming back

return-title = Enter your code
return-lead = Five groups, or nine words. Capitals, spaces and accents do not matter.
return-label = Code
return-continue = Continue
status-title = Your conversation
status-alone-title = Are you on your own now?
status-alone = The messages show after one more tap. If somebody comes, use “Leave”.
status-show = Show the messages
messages-title = Messages
messages-again = Write another message
messages-check = See whether there is a new one
messages-newest = The newest is at the top.
delete-start = Delete the conversation
delete-title = Really delete it?
delete-lead =
    All messages disappear, here and at the centre, and the code stops working. It cannot be undone. What somebody at
    the centre has read we cannot delete from their memory or notes.
delete-yes = Yes, delete
delete-no = No, keep it
deleted-title = Deleted
deleted-lead = The messages are gone and the code no longer works. You can start again with a new code at any time.
deleted-remains =
    What somebody at the centre has read or written down in notes of their own we cannot delete.
deleted-home = To the first page

## The lock

lock-announced =
    After two minutes without a touch, or when you go elsewhere, the page locks. The text that you have begun stays.
locked-title = The page is locked
locked-lead = It has locked by itself, so that nobody else sees what is on it.
locked-hint = You may also type the whole code.
locked-open = Unlock
locked-words = I have the code in words
locked-groups = I have the code in letters and digits

## When writing is not safe

stop-title = This is not safe right now
stop-promise = Your text was not sent. We never send it unencrypted.
stop-call = You can call right away:
stop-retry = Try again
stop-back = Back to the text

## Contacts

contacts-title = Phone numbers and addresses
contacts-lead =
    Intervention centres help people who are hurt by somebody close, free of charge. Find the one that helps where it
    is happening.
contacts-lines = Lines for the whole country
contacts-regions = Centres by region
contacts-districts = Helps in the districts: { $districts }
contacts-whole-region = Helps in the whole region.
contacts-unverified = We read these in public sources. If nobody answers, try 116 006.
line-free = free
line-nonstop = day and night
line-112 = Emergency line
line-150 = Fire service
line-155 = Ambulance
line-158 = Police
line-116006 = Line for victims of crime and domestic violence
line-116111 = Helpline for children and young people

## Safety

safety-title = Staying safe, and how we protect you
safety-traces-title = What stays on your phone or computer
safety-traces-history =
    The browser’s history will show this page’s address. Delete just this one entry. An empty history may raise
    suspicion.
safety-traces-private = Next time open a private window. When it is closed no history remains.
safety-traces-device =
    If you fear that somebody watches your phone or has put a spying program on it, use another one: in a library, at
    work, at somebody’s you trust.
safety-traces-accounts =
    Somebody may know the password of your Google or Apple account. Then they can see your history and where you are.
safety-traces-calls = Calls show on the phone and may be on the bill. The line 116 006 is free of charge.
safety-traces-network = Whoever runs the wi-fi at home can see that this address was opened. They cannot see what you wrote.
safety-exit-title = What the button “Leave” can do
safety-exit-can =
    It hides the page at once, drops the text and the code and opens another page. Nobody comes back here by the Back
    button or by reopening a closed tab.
safety-exit-keys = On a keyboard, pressing Shift alone three times does the same.
safety-exit-cannot =
    It cannot clear the browser’s history, or what somebody has already seen. The history keeps this page’s address and
    the hour of your visit, but not what you wrote, nor your code, nor the centre.
safety-exit-early =
    While the page has not loaded completely yet, or when JavaScript is switched off, it opens another page too. But then
    the Back button can lead to the first page again.
safety-protect-title = How this page protects you
safety-protect-encryption =
    The message is encrypted on your device. Only the centre you write to can read it. Whoever runs the server cannot.
safety-protect-traces = It has no cookies, stores nothing on the device and counts no visitors. It tells other sites nothing.
safety-protect-address = We do not store the address of your connection.
safety-protect-code = The code stays with you. Without it nobody who stole the server could read the messages.
safety-limits-title = What we cannot promise
safety-limits-device = A spying program on the phone may see the screen before the text is encrypted.
safety-limits-time = That the answer comes at once. In danger call 158 or 112.

## Not found

missing-title = There is nothing here
missing-lead = Perhaps the address was mistyped. Please start at the first page.

## When a centre asks whether another one may take the conversation over

moving-lead = You decide, and both answers are all right.
moving-yes = Yes, they may take over
moving-yes-means = The new centre will see the whole conversation, and you go on writing with them. The code stays the same.
moving-no = No, I would rather stay here
moving-no-means = They hand it to nobody, and you go on writing with the same centre.

## What people think of the help

about-links = About the portal
link-questionnaire = How did the centre help you?
link-complaints = Where to complain
link-accessibility = Accessibility
questionnaire-title = How did the centre help you?
questionnaire-lead = Five short questions, less than a minute. You can leave out any of them.
questionnaire-private =
    It is anonymous. Your code, your messages, the day and the hour are not added to your answers, only the centre and
    the month. Each answer is counted by itself, and the centre will see sums only, when the quarter is over.
questionnaire-noscript =
    The questionnaire needs JavaScript, which is turned off in this browser. You can tell the centre by telephone what
    you think of its help. The line 116 006 is free, day and night.
questionnaire-centre = Which centre answered you?
questionnaire-centre-choose = Choose a centre
questionnaire-error-centre = Please choose a centre.
questionnaire-error-empty = Please choose an answer to at least one question.
questionnaire-unsent = It could not be sent now. Nothing bad has happened: please try again in a while, or leave it.
questionnaire-send = Send the answers
questionnaire-thanks-title = Thank you
questionnaire-thanks = Your answers are counted. They will help the centre to help better.
questionnaire-offer =
    Whenever it suits you, you can tell the centre anonymously how it helped. The code will open your messages again.
questionnaire-offer-deleted = If you like, you can say anonymously how the centre helped you.
question-easy = Was it easy to write here?
question-soon = Did the answer come soon enough?
question-clear = Was the answer easy to understand?
question-respect = Did the centre treat you with respect?
question-help = Did it help you?
answer-yes = Yes
answer-partly = In part
answer-no = No
answer-none = No answer

## Complaints

complaints-title = When something is wrong with the help
complaints-lead =
    You can complain without fear, you will not lose help by it. Choose whom you trust. None of these ways has to be
    taken before another one.
complaints-centre-title = The head of the centre and its operator
complaints-centre =
    Every centre must have rules for taking and answering complaints. Turn to the head of the centre, or straight to the
    organisation that runs it. A written complaint is answered within 30 days.
complaints-anonymous =
    Centres take an anonymous complaint as a suggestion. There may be no answer to it, but they can still put things right.
complaints-region-title = The regional authority and the ministry
complaints-region =
    The centres are social services under Act No. 108/2006. The regional authority (krajský úřad) registers them, and the
    inspection of the Ministry of Labour and Social Affairs watches over their quality. You can write to both without
    having complained to the centre before.
complaints-ombudsman-title = The Public Defender of Rights (ombudsman)
complaints-ombudsman =
    Examines whether an authority acted lawfully, for instance when the regional authority has put your complaint aside
    or has not answered. It is free and independent of the authorities.
complaints-data-title = The Office for Personal Data Protection
complaints-data =
    When your data have reached somebody who should not know them, or somebody handles them otherwise than allowed.
complaints-crime-title = The police and the public prosecutor
complaints-crime =
    When what a member of the centre’s staff did may be a crime. Every police station and every public prosecutor’s office
    takes a report, in writing or by word of mouth.
complaints-portal-title = This portal
complaints-portal = When the page itself does not work, turn to its operator:
complaints-code = Never write your code into a complaint. Whoever has it can read your conversation.
complaints-as-of = As of November 2026.
operator-untold = The operator has not told a contact yet. Please turn to any of the centres.

## Accessibility

accessibility-title = Accessibility statement
accessibility-lead =
    Everybody should be able to use these pages: by voice, by keyboard, with a magnifier, on a small or an older phone. They
    follow the Czech Act No. 99/2019 on the accessibility of websites and mobile applications.
accessibility-state-title = Where we are
accessibility-state =
    The pages partly comply with the standard EN 301 549 and with WCAG 2.2 at level AA. What does not comply, or has not
    been verified yet, stands below.
accessibility-gaps-title = What is not accessible yet
accessibility-gap-script =
    Messages cannot be written or read without JavaScript, or in a browser older than about four years. Without them a
    message could not be encrypted. The centres’ telephones work all the same.
accessibility-gap-code =
    The code for coming back has to be remembered or copied. We cannot offer another way back: it would mean knowing who
    you are. The form in words, large type and reading aloud group by group help.
accessibility-gap-sign = The texts are not translated into Czech Sign Language.
accessibility-gap-people =
    People who use a screen reader or another aid every day have not tried the pages yet.
accessibility-tested-title = How we found out
accessibility-tested =
    By our own assessment. With every change a program walks through all screens, light and dark, 320 pixels wide, enlarged
    to 400 % and with type twice as large, looks for faults with the tool axe, and goes the whole way by keyboard alone.
accessibility-time =
    The page locks by itself after two minutes without a touch. It says so beforehand, and a text that was begun is there
    again after unlocking.
accessibility-contact-title = When something stands in your way
accessibility-contact = Write to the operator, or call. You will get an answer, and the information in a form that you can use:
accessibility-enforcement-title = When that does not help
accessibility-enforcement =
    If the operator does not answer, or you disagree with the answer, turn to the Digital and Information Agency (Digitální
    a informační agentura), which supervises accessibility under the act.
accessibility-as-of = The statement was made in November 2026.
