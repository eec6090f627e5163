# Những câu mà chính trang nói. Bản gốc là tiếng Séc.

## Questions

district-choose = Chọn huyện
# $number (Number) - which of the five groups
confirm-group = Hãy nhập nhóm { $number } của mã
# $number (Number) - which of the nine words
confirm-word = Hãy nhập từ thứ { $number } của mã
confirm-wrong = Không khớp với mã của bạn. Hãy xem lại mã.

## The place and its centre

places-loading = Đang tải danh sách địa điểm…
places-failed = Không tải được danh sách địa điểm. Hãy chọn vùng và huyện bên dưới, hoặc mở lại ô này.
places-none = Chúng tôi không biết nơi này. Hãy thử thành phố lớn gần nhất, mã bưu chính (PSČ), hoặc chọn vùng và huyện bên dưới.
# $count (Number) - how many places are listed
places-count =
    { $count ->
       *[other] Có { $count } địa điểm. Chọn bằng các phím mũi tên.
    }
# $count (Number) - how many places are listed, of more
places-count-more =
    { $count ->
       *[other] Hiện { $count } trong nhiều địa điểm. Chọn bằng các phím mũi tên, hoặc gõ tiếp.
    }
# $place (Text) - its name and what tells it from others
place-picked = Đã chọn: { $place }
place-missing = Hãy gõ địa điểm, hoặc chọn một trong các lựa chọn bên dưới.
place-which = Có thể có nhiều nơi như vậy. Hãy chọn nơi của bạn trong danh sách.
# The words beside a place's name. $district, $region, $orp (Text) - names
place-municipality = huyện { $district }
place-municipality-orp = huyện { $district }, khu vực hành chính { $orp }
place-capital = thủ đô
place-city-district = quận của thành phố
place-in-capital = một phần của thủ đô
place-part = một phần của xã, huyện { $district }
place-whole-district = cả huyện, { $region }
place-whole-region = cả vùng
# $count (Number) - how many districts; $districts (Text) - their names
place-postcode =
    { $count ->
       *[other] mã bưu chính, huyện { $districts }
    }
# $place (Text) - where it happens, as the centre will read it
centre-place = Trong tin nhắn, trung tâm cũng sẽ thấy địa điểm: { $place }. Không ai khác thấy.

## Writing and sending

message-empty = Hãy viết ít nhất vài từ.
message-too-long = Tin nhắn quá dài. Hãy viết ngắn lại, hoặc gửi thành nhiều phần.
# $left (Number) - bytes that are left, about the same as letters
message-left =
    { $left ->
        [0] Không còn chỗ để viết thêm.
       *[other] Còn khoảng { $left } ký tự.
    }
sending-now = Đang gửi…
sending-waiting =
    Kết nối bị mất và chúng tôi không biết tin nhắn đã đến chưa. Văn bản vẫn ở đây và chúng tôi tiếp tục thử.
    Dù phải thử nhiều lần, tin nhắn chỉ được lưu một lần.

## What is told besides the message; its own names stand in the message too

note-danger = Nguy hiểm
note-danger-now = ngay lúc này
note-safe-times = Khi nào đọc được an toàn
note-unmentioned = Không nhắc đến điều gì
note-untold = Chưa điền
note-danger-yes = Có, ngay lúc này

## The lock

# $number (Number) - which of the five groups
unlock-group = Hãy nhập nhóm { $number } của mã
# $first (Number) - which of the nine words; $second (Number) - the one after it
unlock-words = Hãy nhập từ thứ { $first } và từ thứ { $second } của mã
# $left (Number) - how many attempts are left
unlock-wrong =
    { $left ->
       *[other] Không khớp. Còn { $left } lần thử, sau đó vì an toàn của bạn chúng tôi sẽ bỏ những gì đang có ở đây.
    }
lock-forgotten = Không mở khóa được. Chúng tôi đã xóa văn bản viết dở. Tin nhắn đã gửi thì mở bằng toàn bộ mã.
entry-cleared = Sau hai phút, chúng tôi đã xóa trống ô này để không ai thấy mã. Hãy nhập lại.

## Coming back

code-empty = Hãy nhập mã.
# $group (Number) - which group
code-group-incomplete = Nhóm { $group } chưa đủ, phải có bốn ký tự.
# $group (Number) - which group; $symbol (Text) - the character
code-unknown-symbol = Trong nhóm { $group } có ký tự “{ $symbol }”, mã không bao giờ có ký tự này.
# $found (Number) - how many characters there are
code-length =
    { $found ->
       *[other] Mã có 20 ký tự trong năm nhóm, ở đây có { $found } ký tự.
    }
# $count (Number) - how many groups are suspected; $groups (Text) - their numbers
code-suspects =
    { $count ->
       *[other] Mã không khớp. Hãy xem lại nhóm { $groups }.
    }
code-checksum = Mã không khớp, có lẽ có một ký tự bị sai. Hãy so lại từng nhóm một.
# $position (Number) - which word
code-unknown-word = Từ thứ { $position } không có trong danh sách từ. Hãy kiểm tra lại.
# $found (Number) - how many words there are
code-word-count =
    { $found ->
       *[other] Mã có chín từ, ở đây có { $found } từ.
    }
code-word-checksum = Các từ không khớp với nhau. Hãy kiểm tra xem tất cả đã đúng và đúng thứ tự chưa.
code-no-thread =
    Với mã này không có gì. Hãy kiểm tra xem mã đã chép đúng và các nhóm đúng thứ tự chưa.
    Cũng có thể ai đó đã xóa cuộc trò chuyện.
code-no-connection = Hiện không kết nối được. Hãy thử lại sau ít phút.

## The thread

state-received = Tin nhắn đã đến và đang chờ được đọc.
state-opened = Trung tâm đã mở tin nhắn. Hiện chưa có câu trả lời.
state-answered = Bạn có câu trả lời.
state-closed = Cuộc trò chuyện đã kết thúc. Bạn vẫn viết được.
# $centre (Text) - the centre's name; $day (Text) - a day
state-since = { $centre }. Thay đổi gần nhất: { $day }.
message-own = Bạn
# $count (Number) - how many messages are older than the one that is shown
messages-older =
    { $count ->
       *[other] Hiện { $count } tin nhắn cũ hơn
    }
notice-new = Có tin nhắn mới.
notice-nothing-new = Chưa có gì mới.
notice-newer = Trước khi văn bản của bạn được gửi, có tin nhắn mới. Hãy đọc tin đó. Văn bản của bạn vẫn còn, bạn gửi sau cũng được.
fault-gap =
    Ở đây thiếu một tin nhắn. Máy chủ không đưa cho chúng tôi tất cả những gì có trong cuộc trò chuyện này. Tốt hơn là hãy
    viết lại với mã mới, hoặc gọi 116 006.
fault-forged =
    Các tin nhắn không nối tiếp nhau, có thể ai đó đã can thiệp. Những gì ở dưới là đúng, các tin khác chúng tôi không hiện.
    Tốt hơn là hãy viết lại với mã mới, hoặc gọi 116 006.
fault-unreadable =
    Không mở được tin nhắn bằng mã của bạn, nên chúng tôi không hiện. Hãy thử lại sau, hoặc gọi 116 006.
delete-no-connection = Chưa xác nhận được việc xóa. Hãy thử lại khi có kết nối.

## Stops

stop-network = Không kết nối được. Hãy thử lại khi có kết nối.
stop-webassembly = Trình duyệt này không mã hóa được tin nhắn. Hãy thử trình duyệt mới hơn hoặc thiết bị khác.
stop-random = Trình duyệt này không tạo được mã an toàn. Hãy thử trình duyệt khác hoặc thiết bị khác.
stop-date =
    Danh sách trung tâm đã hết hạn, hoặc ngày trên thiết bị này bị sai. Hãy kiểm tra ngày.
stop-directory = Danh sách trung tâm không có chữ ký hợp lệ, nên chúng tôi không tin và không gửi gì.
stop-unknown = Có điều gì đó không ổn và chúng tôi không muốn mạo hiểm. Hãy thử lại hoặc gọi điện.

## When a centre asks whether another one may take the conversation over

# $centre (Text) - the other centre's name
moving-asked = { $centre } có thể tiếp nhận cuộc trò chuyện không?
moving-yes-words = Có, tôi đồng ý chuyển giao.
moving-no-words = Không, xin đừng chuyển giao. Tôi muốn cuộc trò chuyện ở lại với trung tâm này.
moving-agreed = Cảm ơn bạn, câu trả lời “có” đã đến. Khi trung tâm mới tiếp nhận cuộc trò chuyện, bạn sẽ thấy ở đây.
# $centre (Text) - the centre's name
moving-handed-over = { $centre } đã tiếp nhận cuộc trò chuyện. Bạn viết tiếp với họ, mã vẫn như cũ.
# $centre (Text) - the centre's name
moving-emergency =
    Cuộc trò chuyện hiện ở { $centre }. Họ đã chuyển mà chưa hỏi ý bạn, vì không thể chờ được. Chúng tôi rất tiếc vì không
    kịp hỏi. Bạn có thể viết tiếp với mã như cũ, ngay khi trung tâm mới mở cuộc trò chuyện.
moving-closed = Trung tâm này hiện không tiếp nhận được. Cuộc trò chuyện vẫn ở chỗ cũ, và bạn có thể viết tiếp.
# $centre (Text) - the other centre's name
moving-note-question = Câu hỏi: { $centre } có thể tiếp nhận cuộc trò chuyện không?
moving-note-yes = Câu trả lời của bạn: có
moving-note-no = Câu trả lời của bạn: không
# $centre (Text) - the centre's name
moving-note-handover = Đã chuyển giao, hiện ở { $centre }
message-centre-before = Trung tâm trước
notice-not-yet =
    Trung tâm mới chưa mở cuộc trò chuyện, nên hiện chưa gửi được gì. Văn bản của bạn vẫn còn. Nếu gấp, hãy gọi 116 006.
