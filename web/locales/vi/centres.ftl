# Thông tin về một trung tâm, trên thẻ của nó và trong danh bạ. Bản gốc là tiếng Séc.

## The card

# $hours (Number) - working hours
centre-reply =
    { $hours ->
       *[other] Thường trả lời trong vòng { $hours } giờ làm việc.
    }
centre-reply-unknown = Trung tâm chưa cho chúng tôi biết họ thường trả lời nhanh đến đâu.
centre-nonstop = Ở đó có người cả ngày lẫn đêm.
centre-hours = Giờ có người ở đó:
centre-closed = Ngoài ngày lễ, trung tâm đóng cửa:
centre-languages = Trung tâm đọc và trả lời bằng:
centre-languages-unknown = Bạn luôn có thể viết bằng tiếng Séc. Trung tâm chưa cho chúng tôi biết về các ngôn ngữ khác, nên câu trả lời có thể bằng tiếng Séc.
centre-website = Trang web:
# $from, $to (Number) - years of age
centre-age-range = Giúp người từ { $from } đến { $to } tuổi.
# $age (Number) - years of age
centre-age-from = Giúp người từ { $age } tuổi.
# $age (Number) - years of age
centre-age-to = Giúp người đến { $age } tuổi.
# $age (Number) - years of age
centre-age-guardian = Người dưới { $age } tuổi thì cùng cha, mẹ hoặc người giám hộ.
centre-age-general = Các trung tâm thường giúp người từ 16 tuổi, người nhỏ tuổi hơn thì cùng cha, mẹ hoặc người giám hộ.
# A telephone number follows.
centre-age-young = Ở đây không ai bị từ chối. Trẻ em và thanh thiếu niên còn có đường dây Linka bezpečí:

## Dates and days

# $day, $month, $year (Text) - in figures
date = { $day }/{ $month }/{ $year }
day-mo = T2
day-tu = T3
day-we = T4
day-th = T5
day-fr = T6
day-sa = T7
day-su = CN

## Languages, as an answer to how one can write

language-ar = tiếng Ả Rập
language-cs = tiếng Séc
language-cse = ngôn ngữ ký hiệu Séc
language-de = tiếng Đức
language-en = tiếng Anh
language-es = tiếng Tây Ban Nha
language-fr = tiếng Pháp
language-it = tiếng Ý
language-mn = tiếng Mông Cổ
language-pl = tiếng Ba Lan
language-ro = tiếng Romania
language-rom = tiếng Roma
language-ru = tiếng Nga
language-sk = tiếng Slovakia
language-uk = tiếng Ukraina
language-vi = tiếng Việt

## The contacts by district

contacts-by-district = Trung tâm nào hỗ trợ ở huyện nào
# $municipalities (Text) - names
contacts-municipalities = Cũng hỗ trợ tại: { $municipalities }
# $municipality (Text) - a name; the name of a centre follows
contacts-exception = Tại { $municipality }:
