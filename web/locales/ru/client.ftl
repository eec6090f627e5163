# Тексты, которые говорит сама страница. Источник — чешский. Ничто не определяет пол того, кто читает.

## Questions

district-choose = Выберите район
# $number (Number) - which of the five groups
confirm-group = Введите, пожалуйста, группу кода под номером { $number }
# $number (Number) - which of the nine words
confirm-word = Введите, пожалуйста, слово кода под номером { $number }
confirm-wrong = Это не совпадает с вашим кодом. Посмотрите на него, пожалуйста, ещё раз.

## The place and its centre

places-loading = Загружаем список мест…
places-failed = Список мест не удалось загрузить. Выберите, пожалуйста, край и район ниже или откройте поле ещё раз.
places-none = Такого места мы не знаем. Попробуйте, пожалуйста, ближайший город побольше, индекс (PSČ) или выберите ниже край и район.
# $count (Number) - how many places are listed
places-count =
    { $count ->
        [one] Найдено { $count } место. Выберите его стрелкой вниз.
        [few] Найдено { $count } места. Переходите между ними стрелками.
        [many] Найдено { $count } мест. Переходите между ними стрелками.
       *[other] Найдено { $count } места. Переходите между ними стрелками.
    }
# $count (Number) - how many places are listed, of more
places-count-more =
    { $count ->
        [one] Показано { $count } место из многих. Пишите, пожалуйста, дальше.
        [few] Показано { $count } места из многих. Переходите между ними стрелками или пишите дальше.
        [many] Показано { $count } мест из многих. Переходите между ними стрелками или пишите дальше.
       *[other] Показано { $count } места из многих. Переходите между ними стрелками или пишите дальше.
    }
# $place (Text) - its name and what tells it from others
place-picked = Выбрано: { $place }
place-missing = Напишите, пожалуйста, место или выберите один из вариантов ниже.
place-which = Таких мест может быть несколько. Выберите, пожалуйста, своё из списка.
# The words beside a place's name. $district, $region, $orp (Text) - names
place-municipality = район { $district }
place-municipality-orp = район { $district }, административный округ { $orp }
place-capital = столица
place-city-district = часть города
place-in-capital = часть столицы
place-part = часть населённого пункта, район { $district }
place-whole-district = весь район, { $region }
place-whole-region = весь край
# $count (Number) - how many districts; $districts (Text) - their names
place-postcode =
    { $count ->
        [one] индекс, район { $districts }
        [few] индекс, районы { $districts }
        [many] индекс, районы { $districts }
       *[other] индекс, районы { $districts }
    }
# $place (Text) - where it happens, as the centre will read it
centre-place = В сообщении центр увидит и место: { $place }. Никто другой его не увидит.

## Writing and sending

message-empty = Напишите, пожалуйста, хотя бы несколько слов.
message-too-long = Сообщение слишком длинное. Сократите его, пожалуйста, или отправьте по частям.
# $left (Number) - bytes that are left, about the same as letters
message-left =
    { $left ->
        [0] Для текста уже нет места.
        [one] Остался примерно { $left } знак.
        [few] Осталось примерно { $left } знака.
        [many] Осталось примерно { $left } знаков.
       *[other] Осталось примерно { $left } знака.
    }
sending-now = Отправляется…
sending-waiting =
    Связь прервалась, и мы не знаем, дошло ли сообщение. Текст остаётся здесь, и мы пробуем дальше.
    Даже если понадобится несколько попыток, сохранится оно только один раз.

## What is told besides the message; its own names stand in the message too

note-danger = Опасность
note-danger-now = угрожает прямо сейчас
note-safe-times = Когда безопасно читать
note-unmentioned = О чём не упоминать
note-untold = Не заполнено
note-danger-yes = Да, сейчас

## The lock

# $number (Number) - which of the five groups
unlock-group = Введите, пожалуйста, группу кода под номером { $number }
# $first (Number) - which of the nine words; $second (Number) - the one after it
unlock-words = Введите, пожалуйста, слова кода под номерами { $first } и { $second }
# $left (Number) - how many attempts are left
unlock-wrong =
    { $left ->
        [one] Не совпадает. Осталась { $left } попытка, потом ради вашей безопасности мы отбросим всё, что здесь есть.
        [few] Не совпадает. Осталось { $left } попытки, потом ради вашей безопасности мы отбросим всё, что здесь есть.
        [many] Не совпадает. Осталось { $left } попыток, потом ради вашей безопасности мы отбросим всё, что здесь есть.
       *[other] Не совпадает. Осталось { $left } попытки, потом ради вашей безопасности мы отбросим всё, что здесь есть.
    }
lock-forgotten = Открыть не удалось. Начатый текст мы удалили. Отправленные сообщения можно открыть полным кодом.
entry-cleared = Через две минуты мы очистили поле, чтобы кода никто не увидел. Напишите его, пожалуйста, ещё раз.

## Coming back

code-empty = Введите, пожалуйста, код.
# $group (Number) - which group
code-group-incomplete = Группа { $group } неполная, в ней должно быть четыре знака.
# $group (Number) - which group; $symbol (Text) - the character
code-unknown-symbol = В группе { $group } есть знак «{ $symbol }», которого в коде не бывает.
# $found (Number) - how many characters there are
code-length =
    { $found ->
        [one] В коде 20 знаков в пяти группах, а здесь { $found } знак.
        [few] В коде 20 знаков в пяти группах, а здесь { $found } знака.
        [many] В коде 20 знаков в пяти группах, а здесь { $found } знаков.
       *[other] В коде 20 знаков в пяти группах, а здесь { $found } знака.
    }
# $count (Number) - how many groups are suspected; $groups (Text) - their numbers
code-suspects =
    { $count ->
        [one] Код не сходится. Посмотрите, пожалуйста, ещё раз на группу { $groups }.
        [few] Код не сходится. Посмотрите, пожалуйста, ещё раз на группы { $groups }.
        [many] Код не сходится. Посмотрите, пожалуйста, ещё раз на группы { $groups }.
       *[other] Код не сходится. Посмотрите, пожалуйста, ещё раз на группы { $groups }.
    }
code-checksum = Код не сходится, наверное, где-то неправильный знак. Сравните его, пожалуйста, ещё раз, группу за группой.
# $position (Number) - which word
code-unknown-word = Слова под номером { $position } в списке слов нет. Проверьте его, пожалуйста.
# $found (Number) - how many words there are
code-word-count =
    { $found ->
        [one] В коде девять слов, а здесь { $found } слово.
        [few] В коде девять слов, а здесь { $found } слова.
        [many] В коде девять слов, а здесь { $found } слов.
       *[other] В коде девять слов, а здесь { $found } слова.
    }
code-word-checksum = Слова не сходятся. Проверьте, пожалуйста, все ли они правильные и в правильном ли порядке.
code-no-thread =
    Под этим кодом ничего нет. Проверьте, пожалуйста, точно ли он переписан и в правильном ли порядке группы.
    Могло также случиться, что разговор кто-то удалил.
code-no-connection = Сейчас не удалось соединиться. Попробуйте, пожалуйста, через минуту ещё раз.

## The thread

state-received = Сообщение дошло и ждёт, когда его прочитают.
state-opened = Центр открыл сообщение. Ответа пока нет.
state-answered = Здесь есть ответ для вас.
state-closed = Разговор завершён. Написать можно всё равно.
# $centre (Text) - the centre's name; $day (Text) - a day
state-since = { $centre }. Последнее изменение: { $day }.
message-own = Вы
# $count (Number) - how many messages are older than the one that is shown
messages-older =
    { $count ->
        [one] Показать { $count } более старое сообщение
        [few] Показать { $count } более старых сообщения
        [many] Показать { $count } более старых сообщений
       *[other] Показать { $count } более старого сообщения
    }
notice-new = Пришло новое сообщение.
notice-nothing-new = Нового пока ничего не пришло.
notice-newer = Прежде чем ваш текст отправился, пришло новое сообщение. Прочитайте его, пожалуйста. Ваш текст сохранён, его можно отправить потом.
fault-gap =
    Здесь не хватает какого-то сообщения. Сервер дал нам не всё, что было в этом разговоре. Напишите, пожалуйста, лучше
    заново, с новым кодом, или позвоните на 116 006.
fault-forged =
    Сообщения не идут одно за другим, кто-то мог в них вмешаться. То, что ниже, в порядке, других сообщений не показываем.
    Напишите, пожалуйста, лучше заново, с новым кодом, или позвоните на 116 006.
fault-unreadable =
    Сообщение нельзя открыть вашим кодом, поэтому мы его не показываем. Попробуйте, пожалуйста, позже или позвоните
    на 116 006.
delete-no-connection = Удаление не удалось подтвердить. Попробуйте, пожалуйста, ещё раз, когда будет связь.

## Stops

stop-network = Не удалось соединиться. Попробуйте, пожалуйста, ещё раз, когда будет связь.
stop-webassembly = Этот браузер не умеет зашифровать сообщение. Попробуйте, пожалуйста, браузер поновее или другое устройство.
stop-random = Этот браузер не умеет создать безопасный код. Попробуйте, пожалуйста, другой браузер или другое устройство.
stop-date =
    Срок действия списка центров истёк, или на этом устройстве неправильная дата. Проверьте её, пожалуйста.
stop-directory = У списка центров нет действительной подписи, поэтому мы ему не доверяем и ничего не отправляем.
stop-unknown = Что-то пошло не так, и мы не хотим рисковать. Попробуйте, пожалуйста, ещё раз или позвоните.

## When a centre asks whether another one may take the conversation over

# $centre (Text) - the other centre's name
moving-asked = Может ли разговор взять на себя { $centre }?
moving-yes-words = Да, на передачу даю согласие.
moving-no-words = Нет, пожалуйста, не передавайте. Хочу, чтобы разговор остался у вас.
moving-agreed = Спасибо, ваше «да» дошло. Как только новый центр возьмёт разговор, вы увидите это здесь.
# $centre (Text) - the centre's name
moving-handed-over = Разговор теперь здесь: { $centre }. Дальше вы пишете этому центру, код остаётся прежним.
# $centre (Text) - the centre's name
moving-emergency =
    Разговор теперь здесь: { $centre }. Его передали без вашего согласия, потому что медлить было нельзя. Жаль, что
    не хватило времени спросить. Писать можно дальше с тем же кодом, как только новый центр его откроет.
moving-closed = Этот центр сейчас не может взять разговор. Он остаётся там, где есть, и писать можно дальше.
# $centre (Text) - the other centre's name
moving-note-question = Вопрос: может ли разговор взять на себя { $centre }?
moving-note-yes = Ваш ответ: да
moving-note-no = Ваш ответ: нет
# $centre (Text) - the centre's name
moving-note-handover = Передано, теперь здесь: { $centre }
message-centre-before = Прежний центр
notice-not-yet =
    Новый центр ещё не открыл разговор, поэтому пока ничего нельзя отправить. Ваш текст остался. Если это срочно,
    позвоните на 116 006.
