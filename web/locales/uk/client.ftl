# Тексти, які каже сторінка сама. Джерело — чеська. Ніщо не визначає стать того, хто читає.

## Questions

district-choose = Виберіть район
# $number (Number) - which of the five groups
confirm-group = Введіть, будь ласка, групу коду під номером { $number }
# $number (Number) - which of the nine words
confirm-word = Введіть, будь ласка, слово коду під номером { $number }
confirm-wrong = Це не збігається з вашим кодом. Подивіться на нього, будь ласка, ще раз.

## The place and its centre

places-loading = Завантажуємо список місць…
places-failed = Список місць не вдалося завантажити. Виберіть, будь ласка, край і район нижче або відкрийте поле ще раз.
places-none = Такого місця ми не знаємо. Спробуйте, будь ласка, найближче більше місто, індекс (PSČ) або виберіть нижче край і район.
# $count (Number) - how many places are listed
places-count =
    { $count ->
        [one] Знайдено { $count } місце. Виберіть його стрілкою вниз.
        [few] Знайдено { $count } місця. Переходьте між ними стрілками.
        [many] Знайдено { $count } місць. Переходьте між ними стрілками.
       *[other] Знайдено { $count } місця. Переходьте між ними стрілками.
    }
# $count (Number) - how many places are listed, of more
places-count-more =
    { $count ->
        [one] Показано { $count } місце з багатьох. Пишіть, будь ласка, далі.
        [few] Показано { $count } місця з багатьох. Переходьте між ними стрілками або пишіть далі.
        [many] Показано { $count } місць із багатьох. Переходьте між ними стрілками або пишіть далі.
       *[other] Показано { $count } місця з багатьох. Переходьте між ними стрілками або пишіть далі.
    }
# $place (Text) - its name and what tells it from others
place-picked = Вибрано: { $place }
place-missing = Напишіть, будь ласка, місце або виберіть один із варіантів нижче.
place-which = Таких місць може бути кілька. Виберіть, будь ласка, своє зі списку.
# The words beside a place's name. $district, $region, $orp (Text) - names
place-municipality = район { $district }
place-municipality-orp = район { $district }, адміністративний округ { $orp }
place-capital = столиця
place-city-district = частина міста
place-in-capital = частина столиці
place-part = частина населеного пункту, район { $district }
place-whole-district = увесь район, { $region }
place-whole-region = увесь край
# $count (Number) - how many districts; $districts (Text) - their names
place-postcode =
    { $count ->
        [one] індекс, район { $districts }
        [few] індекс, райони { $districts }
        [many] індекс, райони { $districts }
       *[other] індекс, райони { $districts }
    }
# $place (Text) - where it happens, as the centre will read it
centre-place = У повідомленні центр побачить і місце: { $place }. Ніхто інший його не побачить.

## Writing and sending

message-empty = Напишіть, будь ласка, хоча б кілька слів.
message-too-long = Повідомлення задовге. Скоротіть його, будь ласка, або надішліть частинами.
# $left (Number) - bytes that are left, about the same as letters
message-left =
    { $left ->
        [0] Для тексту вже немає місця.
        [one] Залишився приблизно { $left } знак.
        [few] Залишилося приблизно { $left } знаки.
        [many] Залишилося приблизно { $left } знаків.
       *[other] Залишилося приблизно { $left } знака.
    }
sending-now = Надсилається…
sending-waiting =
    Зв’язок перервався, і ми не знаємо, чи дійшло повідомлення. Текст залишається тут, і ми пробуємо далі.
    Навіть якщо знадобиться кілька спроб, збережеться воно лише раз.

## What is told besides the message; its own names stand in the message too

note-danger = Небезпека
note-danger-now = загрожує просто зараз
note-safe-times = Коли безпечно читати
note-unmentioned = Про що не згадувати
note-untold = Не заповнено
note-danger-yes = Так, зараз

## The lock

# $number (Number) - which of the five groups
unlock-group = Введіть, будь ласка, групу коду під номером { $number }
# $first (Number) - which of the nine words; $second (Number) - the one after it
unlock-words = Введіть, будь ласка, слова коду під номерами { $first } і { $second }
# $left (Number) - how many attempts are left
unlock-wrong =
    { $left ->
        [one] Не збігається. Залишилася { $left } спроба, потім заради вашої безпеки ми відкинемо все, що тут є.
        [few] Не збігається. Залишилося { $left } спроби, потім заради вашої безпеки ми відкинемо все, що тут є.
        [many] Не збігається. Залишилося { $left } спроб, потім заради вашої безпеки ми відкинемо все, що тут є.
       *[other] Не збігається. Залишилося { $left } спроби, потім заради вашої безпеки ми відкинемо все, що тут є.
    }
lock-forgotten = Відімкнути не вдалося. Розпочатий текст ми видалили. Надіслані повідомлення можна відкрити повним кодом.
entry-cleared = За дві хвилини ми очистили поле, щоб коду ніхто не побачив. Напишіть його, будь ласка, ще раз.

## Coming back

code-empty = Введіть, будь ласка, код.
# $group (Number) - which group
code-group-incomplete = Група { $group } неповна, у ній має бути чотири знаки.
# $group (Number) - which group; $symbol (Text) - the character
code-unknown-symbol = У групі { $group } є знак «{ $symbol }», якого в коді не буває.
# $found (Number) - how many characters there are
code-length =
    { $found ->
        [one] Код має 20 знаків у п’яти групах, а тут { $found } знак.
        [few] Код має 20 знаків у п’яти групах, а тут { $found } знаки.
        [many] Код має 20 знаків у п’яти групах, а тут { $found } знаків.
       *[other] Код має 20 знаків у п’яти групах, а тут { $found } знака.
    }
# $count (Number) - how many groups are suspected; $groups (Text) - their numbers
code-suspects =
    { $count ->
        [one] Код не сходиться. Подивіться, будь ласка, ще раз на групу { $groups }.
        [few] Код не сходиться. Подивіться, будь ласка, ще раз на групи { $groups }.
        [many] Код не сходиться. Подивіться, будь ласка, ще раз на групи { $groups }.
       *[other] Код не сходиться. Подивіться, будь ласка, ще раз на групи { $groups }.
    }
code-checksum = Код не сходиться, мабуть, десь неправильний знак. Порівняйте його, будь ласка, ще раз, групу за групою.
# $position (Number) - which word
code-unknown-word = Слова під номером { $position } у списку слів немає. Перевірте його, будь ласка.
# $found (Number) - how many words there are
code-word-count =
    { $found ->
        [one] Код має дев’ять слів, а тут { $found } слово.
        [few] Код має дев’ять слів, а тут { $found } слова.
        [many] Код має дев’ять слів, а тут { $found } слів.
       *[other] Код має дев’ять слів, а тут { $found } слова.
    }
code-word-checksum = Слова не сходяться. Перевірте, будь ласка, чи всі вони правильні та в правильному порядку.
code-no-thread =
    За цим кодом нічого немає. Перевірте, будь ласка, чи його переписано точно і чи групи йдуть у правильному порядку.
    Могло також статися, що розмову хтось видалив.
code-no-connection = Зараз не вдалося з’єднатися. Спробуйте, будь ласка, за хвилину ще раз.

## The thread

state-received = Повідомлення дійшло й чекає, щоб його прочитали.
state-opened = Центр відкрив повідомлення. Відповіді поки немає.
state-answered = Тут є відповідь для вас.
state-closed = Розмову завершено. Написати можна все одно.
# $centre (Text) - the centre's name; $day (Text) - a day
state-since = { $centre }. Остання зміна: { $day }.
message-own = Ви
# $count (Number) - how many messages are older than the one that is shown
messages-older =
    { $count ->
        [one] Показати { $count } старіше повідомлення
        [few] Показати { $count } старіші повідомлення
        [many] Показати { $count } старіших повідомлень
       *[other] Показати { $count } старішого повідомлення
    }
notice-new = Прийшло нове повідомлення.
notice-nothing-new = Нового поки нічого не прийшло.
notice-newer = Перш ніж надіслався ваш текст, прийшло нове повідомлення. Прочитайте його, будь ласка. Ваш текст збережено, його можна надіслати потім.
fault-gap =
    Тут бракує якогось повідомлення. Сервер дав нам не все, що було в цій розмові. Напишіть, будь ласка, краще знову,
    з новим кодом, або зателефонуйте на 116 006.
fault-forged =
    Повідомлення не йдуть одне за одним, хтось міг у них утрутитися. Те, що нижче, гаразд, інших повідомлень не показуємо.
    Напишіть, будь ласка, краще знову, з новим кодом, або зателефонуйте на 116 006.
fault-unreadable =
    Повідомлення не можна відкрити вашим кодом, тому ми його не показуємо. Спробуйте, будь ласка, пізніше або зателефонуйте
    на 116 006.
delete-no-connection = Видалення не вдалося підтвердити. Спробуйте, будь ласка, ще раз, коли буде зв’язок.

## Stops

stop-network = Не вдалося з’єднатися. Спробуйте, будь ласка, ще раз, коли буде зв’язок.
stop-webassembly = Цей браузер не вміє зашифрувати повідомлення. Спробуйте, будь ласка, новіший браузер або інший пристрій.
stop-random = Цей браузер не вміє створити безпечний код. Спробуйте, будь ласка, інший браузер або інший пристрій.
stop-date =
    Термін дії списку центрів минув, або на цьому пристрої неправильна дата. Перевірте її, будь ласка.
stop-directory = Список центрів не має дійсного підпису, тому ми йому не довіряємо й нічого не надсилаємо.
stop-unknown = Щось пішло не так, і ми не хочемо ризикувати. Спробуйте, будь ласка, ще раз або зателефонуйте.

## When a centre asks whether another one may take the conversation over

# $centre (Text) - the other centre's name
moving-asked = Чи може розмову перебрати { $centre }?
moving-yes-words = Так, я не проти передання.
moving-no-words = Ні, будь ласка, не передавайте. Хочу, щоб розмова залишилася у вас.
moving-agreed = Дякуємо, ваше «так» дійшло. Щойно новий центр перебере розмову, ви побачите це тут.
# $centre (Text) - the centre's name
moving-handed-over = Розмова тепер тут: { $centre }. Далі ви пишете цьому центру, код залишається той самий.
# $centre (Text) - the centre's name
moving-emergency =
    Розмова тепер тут: { $centre }. Її передали без вашої згоди, бо зволікати було не можна. Шкода, що не вистачило часу
    запитати. Писати можна далі з тим самим кодом, щойно новий центр її відкриє.
moving-closed = Цей центр зараз не може перебрати розмову. Вона залишається там, де є, і писати можна далі.
# $centre (Text) - the other centre's name
moving-note-question = Запитання: чи може розмову перебрати { $centre }?
moving-note-yes = Ваша відповідь: так
moving-note-no = Ваша відповідь: ні
# $centre (Text) - the centre's name
moving-note-handover = Передано, тепер тут: { $centre }
message-centre-before = Попередній центр
notice-not-yet =
    Новий центр розмови ще не відкрив, тому поки нічого не можна надіслати. Ваш текст залишився. Якщо це терміново,
    зателефонуйте на 116 006.
